//! One answer: what the control asks, why the component is compliant or not, what to change.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::{ControlStatus, Report};
use crate::document::Command;
use crate::model::Mend;
use crate::show::{Line, columns};
use crate::ui::forms::focus_soon;
use crate::ui::state::Editor;
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::widgets::{Tag, TagTone, dynamic, lines, prose_of, text, when};

/// The id of the panel's title, which has the focus after a change.
const TITLE: &str = "answer-title";

columns! {
    /// The columns of the open answer.
    struct AnswerRow {
        component,
        control,
        asks,
        tone,
        answer,
        why,
        change,
        source,
        source_title,
    }
}

/// The open answer.
#[component]
pub(super) fn AnswerPanel(report: Memo<Arc<Report>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let asked = expect_context::<ComplianceRequest>();
    let open = asked.open(report);
    let answer = lines(move || {
        let (row, control) = open.get();
        report.with(|report| {
            let line = report.rows.get(row).and_then(|row| {
                let (control, status) = row.answers.get(control)?;
                let name = editor.scenario.with(|scenario| {
                    scenario.component(&row.component).map(|it| it.label().to_owned())
                });
                let (tone, answer, why) = match status {
                    ControlStatus::Compliant => {
                        (TagTone::Good, "compliant", "What the control asks is so.")
                    }
                    ControlStatus::NonCompliant { why, .. } => {
                        (TagTone::Bad, "not compliant", why.as_str())
                    }
                    ControlStatus::NotApplicable { why } => {
                        (TagTone::Neutral, "not applicable", why.as_str())
                    }
                };
                let spec = control.spec();
                Some(Line::from(AnswerRow {
                    component: name.unwrap_or_default(),
                    control: spec.name.to_owned(),
                    asks: spec.asks.to_owned(),
                    tone: tone.key().to_owned(),
                    answer: answer.to_owned(),
                    why: why.to_owned(),
                    change: change_of(status).map(|it| it.label).unwrap_or_default(),
                    source: spec.source.url.to_owned(),
                    source_title: format!(
                        "Source: {} ({})",
                        spec.source.title, spec.source.checked_on
                    ),
                }))
            });
            line.into_iter().collect()
        })
    });
    let get = move |column: usize| {
        answer.with(|it| it.first().and_then(|it| it.get(column).cloned())).unwrap_or_default()
    };
    let part = move |column: usize| text(move || get(column));
    let make = Callback::new(move |()| {
        let (row, control) = open.get_untracked();
        // What was shown stays shown, also when it asks for nothing any more.
        asked.pick(row, control);
        let mend = report.with_untracked(|report| {
            let (_, status) = report.rows.get(row)?.answers.get(control)?;
            change_of(status)
        });
        if let Some(mend) = mend {
            editor.dispatch(Command::Mend(mend));
            focus_soon(TITLE.to_owned());
        }
    });
    let button = move || {
        view! {
            <button type="button" class="button" data-look="primary" on:click=move |_| make.run(())>
                {prose_of(part(AnswerRow::AT.change))}
            </button>
        }
    };
    let body = move || {
        view! {
            <h3>{part(AnswerRow::AT.control)}</h3>
            <p class="hint">{part(AnswerRow::AT.asks)}</p>
            <p><Tag tone=part(AnswerRow::AT.tone) text=part(AnswerRow::AT.answer)/>" "{prose_of(part(AnswerRow::AT.why))}</p>
            {when(move || !get(AnswerRow::AT.change).is_empty(), button)}
            {when(
                move || get(AnswerRow::AT.tone) == "bad" && get(AnswerRow::AT.change).is_empty(),
                || view! { <p class="hint">"No single change would do it; the Protect view has the fields."</p> },
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

fn change_of(status: &ControlStatus) -> Option<Mend> {
    match status {
        ControlStatus::NonCompliant { change, .. } => change.clone(),
        ControlStatus::Compliant | ControlStatus::NotApplicable { .. } => None,
    }
}
