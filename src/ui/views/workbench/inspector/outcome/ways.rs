//! The ways back: the one taken and why, those that would have worked, those that do not help; and pins,
//! by which the user takes another one than the engine would.

use leptos::prelude::*;
use serde_json::json;

use crate::catalog::RecoveryOption;
use crate::document::Command;
use crate::engine::Impact;
use crate::model::{ComponentId, Edit, IncidentId, Scenario};
use crate::show::workbench::options::{OptionRow, PIN, refused, refused_pin, taken, usable};
use crate::ui::state::{Editor, Panel};
use crate::ui::widgets::{Line, Row, Term, lines, on, rows, term, text, when};

/// All ways back of a component from an incident.
#[component]
pub(super) fn Ways(
    incident: IncidentId,
    component: ComponentId,
    /// Whether some journey feels it when the component is down.
    is_felt: Memo<bool>,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let impact = editor.impact_in(Panel::Options, incident.clone(), component.clone());
    let press = Callback::new(move |(key, vault, action): (String, String, String)| {
        let way = (action == PIN).then_some((key.as_str(), vault.as_str()));
        pin(editor, &incident, &component, way);
    });
    let of = move |make: fn(&Impact, bool) -> Vec<Line>| {
        lines(move || {
            let is_felt = is_felt.get();
            impact.with(|it| it.as_ref().map(|it| make(it, is_felt))).unwrap_or_default()
        })
    };
    let refused_pin = of(|impact, _| impact.pin.iter().filter_map(refused_pin).collect());
    view! {
        <WayList title="The way you pinned" kind="refused" items=refused_pin press/>
        <WayList title="The way taken" kind="taken" items=of(taken) press/>
        <WayList title="Would work too" kind="usable" items=of(usable) press/>
        <WayList title="Does not help" kind="refused" items=of(|impact, _| refused(impact)) press/>
    }
}

#[component]
fn WayList(
    title: &'static str,
    kind: &'static str,
    items: Memo<Vec<Line>>,
    press: Callback<(String, String, String)>,
) -> impl IntoView {
    when(
        move || items.with(|it| !it.is_empty()),
        move || {
            view! {
                <h4>{term(Term("way-back"), title)}</h4>
                <ul class="ways" data-kind=kind>{rows(items, move |way| view! { <WayCard way press/> })}</ul>
            }
        },
    )
}

#[component]
fn WayCard(way: Row, press: Callback<(String, String, String)>) -> impl IntoView {
    let pressed = move |_| {
        let of = |column| way.get_untracked(column);
        press.run((of(OptionRow::AT.key), of(OptionRow::AT.vault), of(OptionRow::AT.action)));
    };
    let button = move || {
        let name = text(move || {
            format!("{}: {}", way.get(OptionRow::AT.button), way.get(OptionRow::AT.name))
        });
        view! {
            <button type="button" class="button" aria-label=name on:click=on(pressed)>
                {way.text(OptionRow::AT.button)}
            </button>
        }
    };
    let phases = move || {
        view! {
            <details><summary>"Phases"</summary><p class="hint">{way.text(OptionRow::AT.phases)}</p></details>
        }
    };
    view! {
        <li class="way">
            <p><b>{way.text(OptionRow::AT.name)}</b><span>{way.text(OptionRow::AT.gives)}</span></p>
            <p class="hint">{way.text(OptionRow::AT.because)}</p>
            {when(move || !way.get(OptionRow::AT.phases).is_empty(), phases)}
            {when(move || !way.get(OptionRow::AT.button).is_empty(), button)}
        </li>
    }
}

/// Pins a way back of a component from an incident, or takes the pin out.
fn pin(editor: Editor, incident: &IncidentId, component: &ComponentId, way: Option<(&str, &str)>) {
    let edit = editor.scenario.with_untracked(|scenario| edit(scenario, incident, component, way));
    if let Some((label, edit)) = edit {
        editor.dispatch(Command::Edit { label, edits: vec![edit], step: None });
    }
}

fn edit(
    scenario: &Scenario,
    incident: &IncidentId,
    component: &ComponentId,
    way: Option<(&str, &str)>,
) -> Option<(String, Edit)> {
    let at = scenario.incidents.iter().position(|it| it.id == *incident)?;
    let label = scenario.component(component)?.label();
    let others = scenario.incidents[at].pins.iter().filter(|pin| pin.component != *component);
    let entry = |component: &str, option: &str, vault: &str| {
        if vault.is_empty() {
            json!({ "component": component, "option": option })
        } else {
            json!({ "component": component, "option": option, "vault": vault })
        }
    };
    let mut pins: Vec<_> = others
        .map(|pin| {
            let vault = pin.vault.as_ref().map_or("", |it| it.as_str());
            entry(pin.component.as_str(), pin.option.key(), vault)
        })
        .collect();
    let path = format!("/incidents/{at}/pins");
    let label = match way {
        Some((option, vault)) => {
            pins.push(entry(component.as_str(), option, vault));
            let option = RecoveryOption::ALL.iter().find(|it| it.key() == option)?;
            format!("Pin “{}” for {label}", option.spec().name)
        }
        None => format!("Back to automatic for {label}"),
    };
    let edit = if pins.is_empty() { Edit::remove(path) } else { Edit::set(path, pins) };
    Some((label, edit))
}
