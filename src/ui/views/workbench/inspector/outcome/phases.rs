//! The phases of the recovery as bars below each other, each from where the one before ended.

use leptos::prelude::*;

use crate::engine::Impact;
use crate::show::workbench::inspector::phases::{PhaseRow, any_has_time, bars};
use crate::ui::widgets::{Row, lines, rows, term_of, when};

/// The phases of the recovery.
#[component]
pub(super) fn Phases(
    impact: Memo<Option<Impact>>,
    /// What people call the component that was waited for, if one was.
    waited_for: Signal<String>,
) -> impl IntoView {
    let items = lines(move || {
        let waited_for = waited_for.get();
        impact.with(|it| it.as_ref().map(|it| bars(it, &waited_for))).unwrap_or_default()
    });
    when(
        move || items.with(|it| !it.is_empty()),
        move || {
            view! {
                <ol class="phases" aria-label="Phases of the recovery">
                    {rows(items, |bar| view! { <PhaseRow bar/> })}
                </ol>
                {when(
                    move || items.with(|it| any_has_time(it)),
                    || view! {
                        <p class="hint">"Gray phases did not delay the recovery."</p>
                    },
                )}
            }
        },
    )
}

#[component]
fn PhaseRow(bar: Row) -> impl IntoView {
    view! {
        <li data-critical=bar.text(PhaseRow::AT.is_critical)>
            <span>
                {term_of(move || bar.get(PhaseRow::AT.term), bar.text(PhaseRow::AT.label))}
                {when(
                    move || bar.get(PhaseRow::AT.is_critical) == "true",
                    || view! { <span class="visually-hidden">", on the critical path"</span> },
                )}
            </span>
            <span class="track" aria-hidden="true">
                <span class="bar" style:left=bar.text(PhaseRow::AT.start) style:width=bar.text(PhaseRow::AT.width)></span>
            </span>
            <span class="length">{bar.text(PhaseRow::AT.length)}</span>
        </li>
    }
}
