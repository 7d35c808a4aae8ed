//! The objectives of the open cell's component: for all disruptions, and for the open one alone.

use leptos::prelude::*;

use super::Assess;
use crate::catalog::Disruption;
use crate::document::{Command, LONGEST_OBJECTIVE_MINUTES};
use crate::model::{ComponentId, ObjectiveKind};
use crate::show::assess::objectives::{empty, full_name, label, title};
use crate::ui::forms::findings_at;
use crate::ui::forms::number_entry::{NumberEntry, number_entry};
use crate::ui::widgets::{dynamic, text};

/// The objectives, to be edited.
pub(super) fn objectives(assess: Assess) -> AnyView {
    let open = assess.open();
    let fields = move || {
        let Some((component, disruption)) = open.get() else { return ().into_any() };
        let name = assess.editor.scenario.with_untracked(|it| {
            it.component(&component).map(|it| it.label().to_owned()).unwrap_or_default()
        });
        let one = Some(disruption);
        view! {
            <p class="hint"><bdi>{name}</bdi>", in minutes. An empty field removes the objective."</p>
            <h3>{title(None)}</h3>
            <div class="form-grid">
                {objective(assess, &component, None, ObjectiveKind::Rpo)}
                {objective(assess, &component, None, ObjectiveKind::Rto)}
            </div>
            <h3>{title(one)}</h3>
            <div class="form-grid">
                {objective(assess, &component, one, ObjectiveKind::Rpo)}
                {objective(assess, &component, one, ObjectiveKind::Rto)}
            </div>
            {findings(assess, &component)}
        }
        .into_any()
    };
    view! {
        <section class="panel objectives" aria-labelledby="objectives-title">
            <h2 id="objectives-title">"Objectives"</h2>
            {dynamic(fields)}
        </section>
    }
    .into_any()
}

fn objective(
    assess: Assess,
    id: &ComponentId,
    disruption: Option<Disruption>,
    target: ObjectiveKind,
) -> AnyView {
    let field = format!(
        "objective-{}-{}",
        target.label().to_lowercase(),
        disruption.map_or("all", |it| it.key())
    );
    let (shown_of, edited) = (id.clone(), id.clone());
    let shown = text(move || {
        let of = |it: &crate::model::Component| target.of(it, disruption);
        let minutes =
            assess.editor.scenario.with(|scenario| scenario.component(&shown_of).and_then(of));
        minutes.map(|it| it.to_string()).unwrap_or_default()
    });
    let name = full_name(target, disruption);
    let enter = Callback::new(move |minutes: Option<f64>| {
        let component = edited.clone();
        assess.picked.set(untrack(|| assess.open().get()));
        assess.editor.dispatch(Command::SetObjective { component, disruption, target, minutes });
    });
    let entry = NumberEntry {
        id: field.clone(),
        name: text(move || name.clone()),
        shown,
        empty: empty(disruption),
        range: (0.0, LONGEST_OBJECTIVE_MINUTES),
        unit: "minutes",
        on_enter: enter,
    };
    view! {
        <div class="form-field">
            <label for=field>{label(target)}</label>
            {number_entry(assess.editor, entry)}
        </div>
    }
    .into_any()
}

/// What is wrong with the objectives that the document holds.
fn findings(assess: Assess, id: &ComponentId) -> AnyView {
    let at = assess
        .editor
        .scenario
        .with_untracked(|it| it.components.iter().position(|component| component.id == *id));
    let Some(at) = at else { return ().into_any() };
    let all: Vec<_> = ["rpo_minutes", "rto_minutes", "objectives"]
        .into_iter()
        .map(|field| findings_at(assess.sheet, &format!("/components/{at}/{field}"), true))
        .collect();
    view! { {all} }.into_any()
}
