//! The recovery options of a component: the one taken and why, those that would have worked, and those that
//! do not help.

use crate::catalog::RecoveryOption;
use crate::engine::{Impact, OptionCost, Phase, PinOutcome};
use crate::model::VaultId;
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
    let because = format!("It does not help, so another way was taken. {}", pin.because.as_ref()?);
    let name = name(pin.option, pin.vault.as_ref());
    Some(way(name, String::new(), because, &[], pin.option, pin.vault.as_ref(), UNPIN))
}

/// The option taken.
pub fn taken(impact: &Impact, is_felt: bool) -> Vec<Line> {
    let Some(taken) = &impact.taken else { return Vec::new() };
    let lost = match impact.data_lost {
        Some(lost) if lost > Span::ZERO => format!("loses {lost}"),
        _ => "loses nothing".to_owned(),
    };
    let is_pinned = impact.pin.as_ref().is_some_and(|pin| pin.because.is_none());
    let (because, action) = match is_pinned {
        true => (format!("You pinned this way. {}", taken.because), UNPIN),
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
            if it.data_lost > Span::ZERO { it.data_lost.to_string() } else { "nothing".to_owned() };
        let costs = costs(it.cost, is_felt);
        let gives = format!("would lose {lost}, back {}{costs}", it.back_at.short());
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
        PIN => "Use this way",
        UNPIN => "Back to automatic",
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

/// What a way costs, with what that is made of.
fn costs(cost: OptionCost, is_felt: bool) -> String {
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
