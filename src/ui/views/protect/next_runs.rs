//! The next runs of a schedule, on the wall clock of its zone and across changes of the clocks.

use leptos::prelude::*;

use crate::show::protect::next_runs::{NextRunRow, next_runs as runs, schedule_of, title};
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Row, flag, lines, rows, text};

/// The next runs of a rule, or of a restore testing plan, on the wall clock of its zone.
pub(super) fn next_runs(sheet: Sheet, record: &str) -> AnyView {
    let of = record.to_owned();
    let title = text(move || title(&when(sheet, &of).1));
    let record = record.to_owned();
    let runs = lines(move || {
        let (schedule, zone) = when(sheet, &record);
        runs(sheet.editor.scenario.with(|it| it.clock.start), &schedule, &zone)
    });
    let item = |run: Row| {
        let is_later = flag(move || !run.get(NextRunRow::AT.remark).is_empty());
        view! {
            <li data-later=is_later>{run.text(NextRunRow::AT.when)}<span class="note-text">{run.text(NextRunRow::AT.remark)}</span></li>
        }
    };
    view! {
        <div class="next-runs">
            <span class="label">{title}</span>
            <ol>{rows(runs, item)}</ol>
        </div>
    }
    .into_any()
}

/// When a record runs, and in which zone.
fn when(sheet: Sheet, record: &str) -> (String, String) {
    let zone = sheet.text(&format!("{record}/schedule_time_zone"));
    schedule_of(sheet.text(&format!("{record}/schedule")), zone)
}
