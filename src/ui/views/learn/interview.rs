//! The interview with oneself: topics and time, one question after the other, and the transcript.

mod ask;
mod form;
mod open_interview;
mod result;

use leptos::prelude::*;

use crate::ui::widgets::{dynamic, memo};
use open_interview::{InterviewScreen, OpenInterview};

/// The section of the interview: what this tab has under way, else what begins one.
pub(super) fn view() -> AnyView {
    let interview = OpenInterview::restore();
    let place = memo(move || interview.place());
    dynamic(move || match place.get() {
        InterviewScreen::Form => form::view(interview),
        InterviewScreen::Asked { at, is_rated } => ask::view(interview, at, is_rated),
        InterviewScreen::Over => result::view(interview),
    })
}
