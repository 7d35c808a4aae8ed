//! The recovery options of a component: the one used and why, those that would have worked, and those that
//! are no option; and what choosing one edits.

use serde_json::json;

use crate::catalog::RecoveryOption;
use crate::engine::{Impact, OptionCost, Phase, PinOutcome};
use crate::model::{ComponentId, Edit, IncidentId, Scenario, VaultId};
use crate::show::{Line, columns};
use crate::units::{Span, Usd};

columns! {
    /// A recovery option of a component.
    pub struct OptionRow {
        /// What it is called.
        name,
        /// What it gives.
        gives,
        /// Why it was taken or not.
        because,
        /// Its phases with their lengths.
        phases,
        /// Its key in the document.
        key,
        /// The vault it takes its recovery point from; empty without one.
        vault,
        /// What its button says; empty without a button.
        button,
        /// What its button does: [`PIN`], [`UNPIN`], or nothing.
        action,
    }
}

/// Take this option in the place of the one that the engine would take.
pub const PIN: &str = "pin";
/// Leave it to the engine.
pub const UNPIN: &str = "unpin";

/// The option that the user pinned, where it does not help.
pub fn refused_pin(pin: &PinOutcome) -> Option<Line> {
    let because =
        format!("Not possible here, so another option was used. {}", pin.because.as_ref()?);
    let name = name(pin.option, pin.vault.as_ref());
    Some(way(name, String::new(), because, &[], pin.option, pin.vault.as_ref(), UNPIN))
}

/// The option taken.
pub fn taken(impact: &Impact, is_felt: bool) -> Vec<Line> {
    let Some(taken) = &impact.taken else { return Vec::new() };
    let lost = match impact.data_lost {
        Some(lost) if lost > Span::ZERO => format!("loses {lost}"),
        _ => "loses no data".to_owned(),
    };
    let is_pinned = impact.pin.as_ref().is_some_and(|pin| pin.because.is_none());
    let (because, action) = match is_pinned {
        true => (format!("You chose this option. {}", taken.because), UNPIN),
        false => (taken.because.to_string(), ""),
    };
    let gives = format!("{lost}{}", costs(taken.cost, is_felt));
    let name = name(taken.option, taken.vault.as_ref());
    // Its phases are shown as bars above.
    vec![way(name, gives, because, &[], taken.option, taken.vault.as_ref(), action)]
}

/// The other options that would have worked.
pub fn usable(impact: &Impact, is_felt: bool) -> Vec<Line> {
    let line = |it: &crate::engine::Alternative| {
        let lost =
            if it.data_lost > Span::ZERO { it.data_lost.to_string() } else { "no data".to_owned() };
        let costs = costs(it.cost, is_felt);
        let gives = format!("would lose {lost}, back in service {}{costs}", it.back_at.short());
        let name = name(it.option, it.vault.as_ref());
        let because = it.because.to_string();
        way(name, gives, because, &it.phases, it.option, it.vault.as_ref(), PIN)
    };
    impact.usable.iter().map(line).collect()
}

/// The options that do not help.
pub fn refused(impact: &Impact) -> Vec<Line> {
    let line = |it: &crate::engine::RefusedOption| {
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
    action: &str,
) -> Line {
    let phases: Vec<String> =
        phases.iter().map(|it| format!("{} {}", it.phase.label_of(option), it.length)).collect();
    let button = match action {
        PIN => "Use this option",
        UNPIN => "Choose automatically",
        _ => "",
    };
    let vault = vault.map(ToString::to_string).unwrap_or_default();
    Line::from(OptionRow {
        name,
        gives,
        because,
        phases: phases.join(" · "),
        key: option.key().to_owned(),
        vault,
        button: button.to_owned(),
        action: action.to_owned(),
    })
}

/// What an option costs, with what that is made of.
fn costs(cost: OptionCost, is_felt: bool) -> String {
    let sales = if is_felt { "in sales" } else { "at the flat downtime rate" };
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

/// What has a component take a recovery option from an incident, given by its key and its vault, or, without
/// one, leaves the choice to the engine: the label of the edit and the edit.
pub fn edit_of_pin(
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
            format!("Use “{}” for {label}", option.spec().name)
        }
        None => format!("Choose automatically for {label}"),
    };
    let edit = if pins.is_empty() { Edit::remove(path) } else { Edit::set(path, pins) };
    Some((label, edit))
}
