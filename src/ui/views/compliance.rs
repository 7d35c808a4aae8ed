//! The Compliance view: the controls of AWS Backup Audit Manager, asked of the open run.

mod answer;
mod matrix;
mod parameters;

use std::sync::Arc;

use leptos::prelude::*;

use crate::compliance::{Control, Report, compliance};
use crate::document::address::Address;
use crate::model::IncidentId;
use crate::show::compliance::{END, MOMENT, at_incident, detail, in_percent};
use crate::ui::state::Editor;
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::state::place::{Place, bind_address};
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
            // The end of the clock is one second after the last moment that was run.
            let last = run.scenario.clock.end() - Span::seconds(1);
            Arc::new(compliance(run, incident.map_or(last, |it| it.at), &parameters))
        })
    });
    keep_compliance(editor, asked);
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

/// Keeps the address, the moment and the picked answer the same: `#compliance?i=drop&c=orders&control=…`.
fn keep_compliance(editor: Editor, request: ComplianceRequest) {
    let (ids, incidents) = (editor.component_ids(), editor.incident_ids());
    let shown = move || {
        let moment = Some(request.moment.get()).filter(|it| !it.is_empty());
        let picked = request.picked().and_then(|(component, control)| {
            let component = ids.with(|it| it.get(component).map(|it| it.to_string()))?;
            Some((component, Control::ALL.get(control)?.key().to_owned()))
        });
        let (component, control) = picked.unzip();
        Address::new(&["compliance"])
            .with("i", moment)
            .with("c", component)
            .with("control", control)
    };
    let show = move |address: &Address, is_whole: bool| {
        if let Some(moment) = address.value("i").or(is_whole.then_some("")) {
            // The end of the clock, where there is no such incident.
            let is_there = incidents.with(|it| it.iter().any(|it| **it == *moment));
            request.moment.set(if is_there { moment.to_owned() } else { String::new() });
        }
        let component = address.value("c");
        let component = ids.with(|it| it.iter().position(|it| component == Some(&**it)));
        let control = address.value("control");
        let control = Control::ALL.iter().position(|it| control == Some(it.key()));
        match component.zip(control) {
            Some((component, control)) => request.pick(component, control),
            None if is_whole => request.pick_none(),
            None => {}
        }
    };
    bind_address(Place {
        view: "compliance",
        shown: Box::new(shown),
        panel: Box::new(String::new),
        show: Box::new(show),
    });
}

/// The whole in one number, and for which moment.
#[component]
fn Summary(report: Memo<Arc<Report>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let asked = expect_context::<ComplianceRequest>();
    let moments = lines(move || {
        editor.scenario.with(|scenario| {
            let end = std::iter::once(choice("", END));
            let incidents = scenario
                .incidents
                .iter()
                .map(|it| choice(it.id.as_str(), at_incident(it, scenario)));
            end.chain(incidents).collect()
        })
    });
    let total = text(move || in_percent(report.with(|it| it.total)));
    let detail = text(move || report.with(|it| detail(it)));
    view! {
        <section class="panel compliance-head" aria-labelledby="compliance-title">
            <div>
                <h2 id="compliance-title">{term(Term("compliance"), "Compliance")}</h2>
                <p class="total" role="status"><b>{total}</b>" "<span class="hint">{detail}</span></p>
            </div>
            <SelectField
                label=MOMENT
                id="compliance-moment"
                choices=moments
                chosen=text(move || asked.moment.get())
                on_choose=move |key: String| asked.moment.set(key)
            />
        </section>
    }
}
