//! A lifecycle as a picture: warm, cold, deleted, each as wide as it is long.

use leptos::prelude::*;

use crate::show::protect::lifecycle::{StageRow, stages};
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Row, lines, rows};

/// The lifecycle of a record; a copy without one of its own takes that of its rule.
pub(super) fn lifecycle(sheet: Sheet, record: &str, inherits_from: Option<&str>) -> AnyView {
    let (record, inherits_from) = (record.to_owned(), inherits_from.map(str::to_owned));
    let stages = lines(move || {
        let days = |of: &str, name: &str| sheet.text(&format!("{of}/{name}")).parse::<u32>().ok();
        let both = |of: &str| (days(of, "cold_after_days"), days(of, "delete_after_days"));
        match (both(&record), &inherits_from) {
            ((None, None), Some(rule)) => {
                let (cold, delete) = both(rule);
                stages(cold, delete, true)
            }
            ((cold, delete), _) => stages(cold, delete, false),
        }
    });
    let stage = |stage: Row| {
        view! {
            <li data-stage=stage.text(StageRow::AT.stage) style:flex-grow=stage.text(StageRow::AT.width)>
                {stage.text(StageRow::AT.says)}
            </li>
        }
    };
    view! { <ol class="lifecycle" aria-label="Lifecycle">{rows(stages, stage)}</ol> }.into_any()
}
