//! The objectives of the open cell's component: for all disruptions, and for the open one alone.

use leptos::prelude::*;

use super::Assess;
use crate::catalog::Disruption;
use crate::document::{Command, LONGEST_OBJECTIVE_MINUTES, ObjectiveKind};
use crate::model::ComponentId;
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
        let all = "no objective";
        let one = "as for all";
        view! {
            <p class="hint"><bdi>{name}</bdi>", in minutes; an empty field takes the objective away."</p>
            <h3>"Against all disruptions"</h3>
            <div class="form-grid">
                {objective(assess, &component, None, ObjectiveKind::Rpo, all)}
                {objective(assess, &component, None, ObjectiveKind::Rto, all)}
            </div>
            <h3>{format!("Against {} alone", disruption.spec().name)}</h3>
            <div class="form-grid">
                {objective(assess, &component, Some(disruption), ObjectiveKind::Rpo, one)}
                {objective(assess, &component, Some(disruption), ObjectiveKind::Rto, one)}
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
    empty: &'static str,
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
    let against = disruption.map_or("all disruptions", |it| it.spec().name);
    let name = format!("{} against {against} (minutes)", target.label());
    let enter = Callback::new(move |minutes: Option<f64>| {
        let component = edited.clone();
        assess.picked.set(untrack(|| assess.open().get()));
        assess.editor.dispatch(Command::SetObjective { component, disruption, target, minutes });
    });
    let entry = NumberEntry {
        id: field.clone(),
        name: text(move || name.clone()),
        shown,
        empty,
        range: (0.0, LONGEST_OBJECTIVE_MINUTES),
        unit: "minutes",
        on_enter: enter,
    };
    view! {
        <div class="form-field">
            <label for=field>{format!("{} (minutes)", target.label())}</label>
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
