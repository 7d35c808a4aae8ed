//! The size of an element, and whether it is in sight, as signals.

use leptos::html;
use leptos::prelude::*;

use crate::platform::observe::{SightWatch, SizeWatch};

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

/// Whether an element is in sight of the one that it scrolls in; as is taken for granted until that is known.
pub(in crate::ui) fn in_sight(
    element: NodeRef<html::Div>,
    frame: NodeRef<html::Div>,
    at_first: bool,
) -> Signal<bool> {
    let is_seen = RwSignal::new(at_first);
    Effect::new(move |_| {
        let (Some(element), Some(frame)) = (element.get(), frame.get()) else { return };
        let watch = SightWatch::new(&element, &frame, move |now| {
            if is_seen.try_get_untracked().is_some_and(|before| before != now) {
                is_seen.set(now);
            }
        });
        StoredValue::new_local(watch);
    });
    is_seen.into()
}
