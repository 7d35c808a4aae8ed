//! What protection costs in a month, worked out anew only when the design is another one.

use leptos::prelude::*;

use crate::engine::ledger::Estimates;
use crate::show::workbench::key_figures::{has_same_bill, protection_unknown_yet};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, Preferences};
use crate::ui::widgets::{Line, memo};

/// The key figure, as one line. Protection is paid for whatever happens: while an incident is dragged,
/// the figure stands still and costs no more than comparing two designs.
pub(super) fn protection(editor: Editor) -> Memo<Line> {
    let run = Memo::new_with_compare(
        move |_| editor.settled.get(),
        |before, now| !matches!((before, now), (Some(a), Some(b)) if has_same_bill(a, b)),
    );
    let details = expect_context::<Chunks>().details;
    let preferences = expect_context::<Preferences>();
    memo(move || match details.ready() {
        Some(it) => run.with(|run| {
            let former = editor.former.get();
            let former = former.filter(|former| !has_same_bill(former, run));
            (it.protection_per_month)(run, former.as_deref(), estimates_of(preferences))
        }),
        None => protection_unknown_yet(),
    })
}

/// What the user wants of amounts without a published price.
pub(super) fn estimates_of(preferences: Preferences) -> Estimates {
    if preferences.uses_estimates.get() { Estimates::On } else { Estimates::Off }
}
