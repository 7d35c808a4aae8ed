//! What is below the lanes: where in the clock one is, what the marks mean, when the incident happens.

use leptos::prelude::*;

use super::lane::Mark;
use super::overview::Overview;
use super::{Lanes, MomentField};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{choice, dynamic, lines, rows};

/// What the marks mean, in the order in which they are explained.
const MARKS: [(Mark, &str); 11] = [
    (Mark::Point, "recovery point"),
    (Mark::Copy, "with a copy"),
    (Mark::Gathered, "jobs, gathered, with their number"),
    (Mark::Job, "backup job"),
    (Mark::Copying, "copy job"),
    (Mark::Failed, "no point"),
    (Mark::Continuous, "continuous backup"),
    (Mark::Replica, "live copy"),
    (Mark::Loss, "data lost"),
    (Mark::Outage, "down"),
    (Mark::Phase, "phase of the recovery"),
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
    let items = lines(move || {
        let shown = lanes.shown.get();
        // A lane may be on its way out.
        let shown = shown.iter().filter_map(Memo::try_get).fold(0, |all, marks| all | marks);
        let there = MARKS.iter().filter(|(mark, _)| shown & mark.bit() != 0);
        let mut items: Vec<_> = there.map(|(mark, text)| choice(mark.key(), *text)).collect();
        let scale = lanes.scale.get();
        let lasts = editor.scenario.with(|scenario| {
            scenario
                .incidents
                .iter()
                .any(|it| it.at < scale.to && it.over_at().is_some_and(|over| over > scale.from))
        });
        if lasts {
            items.push(choice("span", "while an incident lasts"));
        }
        items
    });
    view! {
        <ul class="legend" aria-label="Legend">
            {rows(items, |item| view! {
                <li>
                    <span class="swatch" data-kind=item.text(0) aria-hidden="true"></span>
                    {item.text(1)}
                </li>
            })}
        </ul>
    }
}
