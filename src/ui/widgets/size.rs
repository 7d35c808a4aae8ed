//! The size of an element as a signal.

use leptos::html;
use leptos::prelude::*;

use crate::platform::observe::SizeWatch;

/// The inner width and height of an element in CSS pixels; nothing by nothing until it is there.
pub(in crate::ui) fn size_of(element: NodeRef<html::Div>) -> Signal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let watch = SizeWatch::new(&element, move |width, height| {
            let now = (width, height);
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
        // Kept as long as the effect, which lives as long as the element.
        StoredValue::new_local(watch);
    });
    size.into()
}
