//! The address of what is open in the Learn view.

use leptos::prelude::*;

use crate::ui::state::Page;
use crate::ui::state::signals::memo;

/// A part of the address within the Learn view: first the section, then what it shows.
pub(super) fn part(index: usize) -> Memo<String> {
    let page = expect_context::<Page>();
    // Behind the step of the view.
    memo(move || page.address().step(index + 1).to_owned())
}
