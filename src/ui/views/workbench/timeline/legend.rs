//! What is below the lanes: where in the clock one is, what the marks mean, when the incident happens.

use leptos::prelude::*;

use super::lane::Mark;
use super::overview::Overview;
use super::{Lanes, MomentField};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{Line, Term, dynamic, lines, rows, steady, term_of};

/// What the marks mean, in the order in which they are explained.
const MARKS: [(Mark, &str, Term); 11] = [
    (Mark::Point, "recovery point", Term("recovery-point")),
    (Mark::Copy, "with a copy", Term("copy-action")),
    (Mark::Gathered, "jobs, gathered, with their number", Term("backup-job")),
    (Mark::Job, "backup job", Term("backup-job")),
    (Mark::Copying, "copy job", Term("copy-job")),
    (Mark::Failed, "no point", Term("job-expired")),
    (Mark::Continuous, "continuous backup", Term("continuous-backup")),
    (Mark::Replica, "live copy", Term("replica")),
    (Mark::Loss, "data lost", Term("data-lost")),
    (Mark::Outage, "down", Term("downtime")),
    (Mark::Phase, "phase of the recovery", Term("recovery-phases")),
];

/// What is below the lanes.
#[component]
pub(in crate::ui) fn Foot() -> impl IntoView {
    let selection = expect_context::<Selection>();
    view! {
        <Overview/>
        <div class="timeline-foot">
            <Legend/>
            {dynamic(move || selection.incident.get().map(|id| view! {
                <MomentField id field_id="timeline-moment" label="Incident at (UTC)"/>
            }))}
        </div>
    }
}

/// Only of what is there.
#[component]
fn Legend() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let lanes = expect_context::<Lanes>();
    let lasts = steady(move || {
        let scale = lanes.scale.get();
        editor.scenario.with(|scenario| {
            scenario
                .incidents
                .iter()
                .any(|it| it.at < scale.to && it.over_at().is_some_and(|over| over > scale.from))
        })
    });
    let items = lines(move || {
        let shown = lanes.shown.get();
        // A lane may be on its way out.
        let shown = shown.iter().filter_map(Memo::try_get).fold(0, |all, marks| all | marks);
        let there = MARKS.iter().filter(|(mark, ..)| shown & mark.bit() != 0);
        let mut items: Vec<_> =
            there.map(|(mark, text, term)| line(mark.key(), text, *term)).collect();
        if lasts.get() {
            items.push(line("span", "while an incident lasts", Term("incident")));
        }
        items
    });
    view! {
        <ul class="legend" aria-label="Legend">
            {rows(items, |item| view! {
                <li>
                    <span class="swatch" data-kind=item.text(0) aria-hidden="true"></span>
                    {term_of(move || item.get(2), item.text(1))}
                </li>
            })}
        </ul>
    }
}

/// A mark with what it means, and the word for that.
fn line(mark: &str, text: &str, term: Term) -> Line {
    [mark, text, term.0].map(str::to_owned).to_vec()
}
