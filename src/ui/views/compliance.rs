//! The Compliance view: the controls of AWS Backup Audit Manager, asked of the open run.

mod answer;
mod matrix;
mod parameters;

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::{CompliantShare, Report, compliance};
use crate::model::IncidentId;
use crate::ui::state::Editor;
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::widgets::{SelectField, Term, choice, lines, memo, term, text};
use crate::units::Span;
use answer::AnswerPanel;
use matrix::Matrix;
use parameters::ParametersPanel;

/// What the controls say of the open run.
#[component]
pub(in crate::ui) fn ComplianceView() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let asked = expect_context::<ComplianceRequest>();
    let report = memo(move || {
        let (moment, parameters) = (asked.moment.get(), asked.parameters.get());
        editor.run.with(|run| {
            let incident = run.scenario.incident(&IncidentId::from(moment.as_str()));
            // The end of the clock lies behind the last moment that was run.
            let last = run.scenario.clock.end() - Span::seconds(1);
            Arc::new(compliance(run, incident.map_or(last, |it| it.at), &parameters))
        })
    });
    view! {
        <Summary report/>
        <div class="compliance">
            <Matrix report/>
            <div class="compliance-side">
                <AnswerPanel report/>
                <ParametersPanel/>
            </div>
        </div>
    }
}

/// The whole in one number, and for which moment.
#[component]
fn Summary(report: Memo<Arc<Report>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let asked = expect_context::<ComplianceRequest>();
    let moments = lines(move || {
        editor.scenario.with(|scenario| {
            let end = std::iter::once(choice("", "At the end of the clock"));
            let incidents = scenario
                .incidents
                .iter()
                .map(|it| choice(it.id.as_str(), format!("When: {}", it.label(scenario))));
            end.chain(incidents).collect()
        })
    });
    let total = text(move || percent(report.with(|it| it.total)));
    let detail = text(move || {
        report.with(|it| {
            format!(
                "{} of {} answers compliant, {}",
                it.total.compliant,
                it.total.applicable,
                it.at.short()
            )
        })
    });
    view! {
        <section class="panel compliance-head" aria-labelledby="compliance-title">
            <div>
                <h2 id="compliance-title">{term(Term("compliance"), "Compliance")}</h2>
                <p class="total" role="status"><b>{total}</b>" "<span class="hint">{detail}</span></p>
            </div>
            <SelectField
                label="Recovery points as they are"
                id="compliance-moment"
                choices=moments
                chosen=text(move || asked.moment.get())
                on_choose=move |key: String| asked.moment.set(key)
            />
        </section>
    }
}

/// A share in whole percent, never rounded up to the whole.
fn percent(share: CompliantShare) -> String {
    share.percent().map_or_else(|| "n.a.".to_owned(), |percent| format!("{:.0} %", percent.floor()))
}
