//! What came of the prediction: both values side by side, the reason, and how the number comes about.

use leptos::prelude::*;

use super::LessonPlay;
use super::prediction::RESULT;
use crate::engine::why::{FormulaLine, Why};
use crate::learn::{Amount, Asks};
use crate::model::ComponentId;
use crate::ui::widgets::formula::{formula, line};
use crate::ui::widgets::{Line, lines, prose};

/// Predicted and actual, with the reason.
pub(super) fn result(play: LessonPlay) -> AnyView {
    let lesson = play.lesson;
    let asked = &lesson.prediction;
    let predicted = untrack(|| play.predicted()).unwrap_or_default();
    let Some(actual) = play.actual() else { return ().into_any() };
    let reason = lesson.reason(predicted, actual);
    let steps = steps(play);
    let formula = (!steps.is_empty()).then(|| formula(lines(move || steps.clone())));
    view! {
        <section class="panel" aria-labelledby=RESULT>
            <h3 id=RESULT tabindex="-1">"What happened"</h3>
            <dl class="compared">
                <div>
                    <dt>"You expected"</dt>
                    <dd>{Amount::Of(predicted, asked.unit).to_string()}</dd>
                </div>
                <div>
                    <dt>"It was"</dt>
                    <dd data-kind="actual">{actual.to_string()}</dd>
                </div>
                <div>
                    <dt>"Difference"</dt>
                    <dd data-kind="said">{asked.compared(predicted, actual)}</dd>
                </div>
            </dl>
            <p>{prose(&reason)}</p>
            <details class="why">
                <summary>"Why this number"</summary>
                <p>{prose(&lesson.worked_out)}</p>
                {formula}
            </details>
        </section>
    }
    .into_any()
}

/// The engine's own formula of the figure, where it is one of a component.
fn steps(play: LessonPlay) -> Vec<Line> {
    let asked = &play.lesson.prediction;
    let part: fn(&Why) -> &[FormulaLine] = match asked.asks {
        Asks::DataLost => |why| &why.lost,
        Asks::Downtime => |why| &why.down,
        Asks::Cost => return Vec::new(),
    };
    let Some(incident) = &asked.incident else { return Vec::new() };
    play.run.with_value(|run| {
        let why = run.why(incident, &ComponentId::from(asked.of.as_str()));
        why.map(|why| part(&why).iter().map(line).collect()).unwrap_or_default()
    })
}
