//! The ways back: the one taken and why, those that would have worked, those that do not help; and pins,
//! by which the user takes another one than the engine would.

use leptos::prelude::*;
use serde_json::json;

use crate::catalog::RecoveryOption;
use crate::document::Command;
use crate::engine::{Impact, Phase, PinOutcome, WayCost};
use crate::model::{ComponentId, Edit, IncidentId, Scenario, VaultId};
use crate::ui::state::{Editor, Turn};
use crate::ui::widgets::{Line, Row, Term, lines, on, rows, term, text, when};
use crate::units::{Span, Usd};

/// The columns of a way: what it is called, what it gives, why it was taken or not, its phases, its key
/// and its vault, and what its button says; a way without a button says nothing.
const NAME: usize = 0;
const GIVES: usize = 1;
const BECAUSE: usize = 2;
const PHASES: usize = 3;
const KEY: usize = 4;
const VAULT: usize = 5;
const BUTTON: usize = 6;

const USE: &str = "Use this way";
const AUTOMATIC: &str = "Back to automatic";

/// All ways back of a component from an incident.
#[component]
pub(super) fn Ways(
    incident: IncidentId,
    component: ComponentId,
    /// Whether some journey feels it when the component is down.
    is_felt: Memo<bool>,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let impact = editor.impact_in(Turn::Ways, incident.clone(), component.clone());
    let press = Callback::new(move |(key, vault, button): (String, String, String)| {
        let way = (button == USE).then_some((key.as_str(), vault.as_str()));
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
        press.run((of(KEY), of(VAULT), of(BUTTON)));
    };
    let button = move || {
        let name = text(move || format!("{}: {}", way.get(BUTTON), way.get(NAME)));
        view! {
            <button type="button" class="button" aria-label=name on:click=on(pressed)>
                {way.text(BUTTON)}
            </button>
        }
    };
    let phases = move || {
        view! {
            <details><summary>"Phases"</summary><p class="hint">{way.text(PHASES)}</p></details>
        }
    };
    view! {
        <li class="way">
            <p><b>{way.text(NAME)}</b><span>{way.text(GIVES)}</span></p>
            <p class="hint">{way.text(BECAUSE)}</p>
            {when(move || !way.get(PHASES).is_empty(), phases)}
            {when(move || !way.get(BUTTON).is_empty(), button)}
        </li>
    }
}

fn refused_pin(pin: &PinOutcome) -> Option<Line> {
    let because = format!("It does not help, so another way was taken. {}", pin.because.as_ref()?);
    let name = name(pin.option, pin.vault.as_ref());
    Some(way(name, String::new(), because, &[], pin.option, pin.vault.as_ref(), AUTOMATIC))
}

fn taken(impact: &Impact, is_felt: bool) -> Vec<Line> {
    let Some(taken) = &impact.taken else { return Vec::new() };
    let lost = match impact.data_lost {
        Some(lost) if lost > Span::ZERO => format!("loses {lost}"),
        _ => "loses nothing".to_owned(),
    };
    let is_pinned = impact.pin.as_ref().is_some_and(|pin| pin.because.is_none());
    let (because, button) = match is_pinned {
        true => (format!("You pinned this way. {}", taken.because), AUTOMATIC),
        false => (taken.because.to_string(), ""),
    };
    let gives = format!("{lost}{}", costs(taken.cost, is_felt));
    let name = name(taken.option, taken.vault.as_ref());
    // Its phases are shown as bars above.
    vec![way(name, gives, because, &[], taken.option, taken.vault.as_ref(), button)]
}

fn usable(impact: &Impact, is_felt: bool) -> Vec<Line> {
    let line = |it: &crate::engine::Alternative| {
        let lost =
            if it.data_lost > Span::ZERO { it.data_lost.to_string() } else { "nothing".to_owned() };
        let costs = costs(it.cost, is_felt);
        let gives = format!("would lose {lost}, back {}{costs}", it.back_at.short());
        let name = name(it.option, it.vault.as_ref());
        let because = it.because.to_string();
        way(name, gives, because, &it.phases, it.option, it.vault.as_ref(), USE)
    };
    impact.usable.iter().map(line).collect()
}

fn refused(impact: &Impact) -> Vec<Line> {
    let line = |it: &crate::engine::Refused| {
        let name = name(it.option, it.vault.as_ref());
        way(name, String::new(), it.because.to_string(), &[], it.option, it.vault.as_ref(), "")
    };
    impact.refused.iter().map(line).collect()
}

fn way(
    name: String,
    gives: String,
    because: String,
    phases: &[Phase],
    option: RecoveryOption,
    vault: Option<&VaultId>,
    button: &str,
) -> Line {
    let phases: Vec<String> =
        phases.iter().map(|it| format!("{} {}", it.phase.label_of(option), it.length)).collect();
    let vault = vault.map(ToString::to_string).unwrap_or_default();
    vec![
        name,
        gives,
        because,
        phases.join(" · "),
        option.key().to_owned(),
        vault,
        button.to_owned(),
    ]
}

/// What a way costs, with what that is made of.
fn costs(cost: WayCost, is_felt: bool) -> String {
    let sales = if is_felt { "in sales" } else { "at the flat rate for downtime" };
    let parts: Vec<String> =
        [(sales, cost.sales), ("in data", cost.data), ("in charges", cost.charges)]
            .into_iter()
            .filter(|(_, usd)| *usd > Usd::ZERO)
            .map(|(of, usd)| format!("{usd} {of}"))
            .collect();
    match parts.len() {
        0 => String::new(),
        1 => format!(", costs {}", parts[0]),
        _ => format!(", costs {}: {}", cost.total(), parts.join(", ")),
    }
}

fn name(option: RecoveryOption, vault: Option<&VaultId>) -> String {
    match vault {
        Some(vault) => format!("{} from vault {vault}", option.spec().name),
        None => option.spec().name.to_owned(),
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
