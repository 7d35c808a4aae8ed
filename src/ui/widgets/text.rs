//! What views show, in few types: whatever takes a closure would be compiled anew for each of them.

use std::sync::Arc;

use leptos::prelude::*;

type Views = dyn Fn() -> AnyView + Send + Sync;

/// A value that is worked out anew only when what it reads changes, and tells only of other values.
pub(in crate::ui) fn memo<T: PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed(Box::new(of))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(of: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| of())
}

/// A value that wakes its readers only once it differs, for what seldom changes while what it is made from
/// does: a memo wakes all who read it to ask, and those who read them in turn.
pub(in crate::ui) fn steady<T: Default + PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> RwSignal<T> {
    steady_while(|| true, of)
}

/// A steady value that stays as it is while a condition does not hold.
pub(in crate::ui) fn steady_while<T: Default + PartialEq + Send + Sync + 'static>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    of: impl Fn() -> T + Send + Sync + 'static,
) -> RwSignal<T> {
    let value = RwSignal::new(T::default());
    follow(Box::new(move || {
        if condition() {
            let now = of();
            // Fails once its owner goes.
            if value.try_with_untracked(|before| *before != now) == Some(true) {
                value.set(now);
            }
        }
    }));
    value
}

/// Does something now, and whenever what it reads changes, for as long as its owner is there.
pub(super) fn follow(of: Box<dyn Fn() + Send + Sync>) {
    StoredValue::new(RenderEffect::new(move |_| of()));
}

/// A text that follows what it is made from.
pub(in crate::ui) fn text(of: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    derived(Arc::new(of))
}

fn derived(of: Arc<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(move || of())
}

/// "true" or "false", as attributes have it.
pub(in crate::ui) fn flag(of: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    text(move || if of() { "true" } else { "false" }.to_owned())
}

/// What is done about an event: attributes of one type for each kind of event, not for each closure.
pub(in crate::ui) fn on<E: 'static>(listener: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(listener)
}

/// A length in CSS pixels.
pub(in crate::ui) fn px(of: impl Fn() -> f64 + Send + Sync + 'static) -> Signal<String> {
    text(move || pixels(of()))
}

/// A length in CSS pixels, as style sheets write it.
pub(in crate::ui) fn pixels(length: f64) -> String {
    format!("{length:.1}px")
}

/// A view that is made anew whenever what it reads changes.
pub(in crate::ui) fn dynamic<V: IntoView + 'static>(
    view: impl Fn() -> V + Send + Sync + 'static,
) -> AnyView {
    shared(Arc::new(move || view().into_any()))
}

/// A view while a condition holds; none while it does not.
pub(in crate::ui) fn when<V: IntoView + 'static>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + Sync + 'static,
) -> AnyView {
    choice(memo(condition), Arc::new(move || view().into_any()), Arc::new(|| ().into_any()))
}

/// A view while a condition holds, and another one while it does not.
pub(in crate::ui) fn either<V: IntoView + 'static, E: IntoView + 'static>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + Sync + 'static,
    otherwise: impl Fn() -> E + Send + Sync + 'static,
) -> AnyView {
    choice(
        memo(condition),
        Arc::new(move || view().into_any()),
        Arc::new(move || otherwise().into_any()),
    )
}

fn choice(condition: Memo<bool>, view: Arc<Views>, otherwise: Arc<Views>) -> AnyView {
    shared(Arc::new(move || if condition.get() { view() } else { otherwise() }))
}

fn shared(view: Arc<Views>) -> AnyView {
    (move || view()).into_any()
}
