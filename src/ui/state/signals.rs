//! Values that follow what they are made from.

use leptos::prelude::*;

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
pub(in crate::ui) fn distinct<T: Default + PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> RwSignal<T> {
    distinct_while(|| true, of)
}

/// A steady value that stays as it is while a condition does not hold.
pub(in crate::ui) fn distinct_while<T: Default + PartialEq + Send + Sync + 'static>(
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
pub(in crate::ui) fn follow(of: Box<dyn Fn() + Send + Sync>) {
    StoredValue::new(RenderEffect::new(move |_| of()));
}
