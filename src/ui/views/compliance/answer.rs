//! One answer: what the control asks, why the component is compliant or not, what to change.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::Report;
use crate::document::Command;
use crate::model::Scenario;
use crate::show::Line;
use crate::show::compliance::answer::{AnswerRow, answer as answer_at, fix};
use crate::ui::forms::focus_soon;
use crate::ui::state::Editor;
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::widgets::{Tag, dynamic, lines, prose_of, text, when};

/// The id of the panel's title, which has the focus after a change.
const TITLE: &str = "answer-title";

/// The open answer.
#[component]
pub(super) fn AnswerPanel(report: Memo<Arc<Report>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let asked = expect_context::<ComplianceRequest>();
    let open = asked.open(report);
    let answer = lines(move || {
        let line = |scenario: &Arc<Scenario>| report.with(|it| answer_at(it, open.get(), scenario));
        editor.scenario.with(line).map(Line::from).into_iter().collect()
    });
    let get = move |column: usize| {
        answer.with(|it| it.first().and_then(|it| it.get(column).cloned())).unwrap_or_default()
    };
    let part = move |column: usize| text(move || get(column));
    let make = Callback::new(move |()| {
        let (row, control) = open.get_untracked();
        // The answer stays open when it is compliant after the fix.
        asked.pick(row, control);
        let fix = report.with_untracked(|report| {
            let (_, status) = report.rows.get(row)?.answers.get(control)?;
            fix(status)
        });
        if let Some(fix) = fix {
            editor.dispatch(Command::from(fix));
            focus_soon(TITLE.to_owned());
        }
    });
    let button = move || {
        view! {
            <button type="button" class="button" data-look="primary" on:click=move |_| make.run(())>
                {prose_of(part(AnswerRow::AT.fix))}
            </button>
        }
    };
    let body = move || {
        view! {
            <h3>{part(AnswerRow::AT.control)}</h3>
            <p class="hint">{part(AnswerRow::AT.asks)}</p>
            <p><Tag tone=part(AnswerRow::AT.tone) text=part(AnswerRow::AT.answer)/>" "{prose_of(part(AnswerRow::AT.why))}</p>
            {when(move || !get(AnswerRow::AT.fix).is_empty(), button)}
            {when(
                move || !get(AnswerRow::AT.advice).is_empty(),
                move || view! { <p class="hint">{part(AnswerRow::AT.advice)}</p> },
            )}
            <p class="hint">
                <a href=part(AnswerRow::AT.source) rel="noreferrer" target="_blank">{part(AnswerRow::AT.source_title)}</a>
            </p>
        }
    };
    view! {
        <section class="panel answer-panel" aria-labelledby=TITLE aria-live="polite">
            <h2 id=TITLE tabindex="-1">{part(AnswerRow::AT.component)}</h2>
            {dynamic(body)}
        </section>
    }
}
