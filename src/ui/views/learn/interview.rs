//! The interview with oneself: topics and time, one question after the other, and the transcript.

mod ask;
mod form;
mod held;
mod result;

use leptos::prelude::*;

use crate::ui::widgets::{dynamic, memo};
use held::{Held, Place};

/// The section of the interview: what this tab has under way, else what begins one.
pub(super) fn view() -> AnyView {
    let held = Held::restore();
    let place = memo(move || held.place());
    dynamic(move || match place.get() {
        Place::Form => form::view(held),
        Place::Asked { at, is_rated } => ask::view(held, at, is_rated),
        Place::Over => result::view(held),
    })
}
