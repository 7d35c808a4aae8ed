//! What views show, in few types: whatever takes a closure would be compiled anew for each of them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::show::text::pixels;
use crate::ui::state::signals::memo;

type Views = dyn Fn() -> AnyView + Send + Sync;

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
