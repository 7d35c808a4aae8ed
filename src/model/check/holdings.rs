//! What holds data, and what its settings cannot do for it.

use super::coverage::Coverage;
use super::kinds::CheckKind;
use super::risks::{backed_up, is_replicated};
use crate::catalog::Setting;
use crate::model::{Component, Edit, Findings};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let covered = backed_up(coverage);
    for (at, component) in coverage.scenario.components.iter().enumerate() {
        let pointer = format!("/components/{at}");
        let is_replicated = is_replicated(coverage, component);
        let is_protected = covered.get(at).copied().unwrap_or(false) || is_replicated;
        if component.has(Setting::HoldsData) {
            fleet(component, &pointer, is_protected, findings);
        }
        ruled_out(component, &pointer, findings);
    }
}

fn fleet(component: &Component, pointer: &str, is_protected: bool, findings: &mut Findings) {
    let holds_data = component.holds_any_data();
    if is_protected && !holds_data && component.holds_data.is_none() {
        findings.push(
            CheckKind::FleetSaysNothing
                .at(
                    pointer,
                    format!(
                        "{} is protected, but the design does not say that it holds data, so it comes back empty",
                        component.in_sentence()
                    ),
                    "Set whether it holds data that is nowhere else.",
                )
                .fix("Set that it holds data", [Edit::set(format!("{pointer}/holds_data"), true)]),
        );
    }
    if holds_data && component.has(Setting::AutoScaling) && component.auto_scaling == Some(true) {
        findings.push(
            CheckKind::AutoScalingStartsEmpty
                .at(
                    format!("{pointer}/auto_scaling"),
                    format!(
                        "Auto Scaling replaces a failed instance of {} with an empty one",
                        component.in_sentence()
                    ),
                    "Remove the fleet from the Auto Scaling group, or set that it holds no data of its own.",
                )
                .fix(
                    "Turn off Auto Scaling",
                    [Edit::set(format!("{pointer}/auto_scaling"), false)],
                ),
        );
    }
}

/// Settings that do nothing beside another one: the service does not offer both.
fn ruled_out(component: &Component, pointer: &str, findings: &mut Findings) {
    let spec = component.kind.spec();
    for setting in spec.settings.iter().copied().filter(|it| component.asks_for(*it)) {
        let Some(by) = component.ruled_out_by(setting) else { continue };
        let (field, of) = (setting.key(), by.key());
        let pointer = format!("{pointer}/{field}");
        let one_zone =
            format!("{} cannot have a standby in a second zone", component.in_sentence());
        let hint = "The setting has no effect. Remove it.";
        let finding = match by {
            Setting::FileSystem => CheckKind::LustreHasOneZone.at(&pointer, one_zone, hint),
            Setting::Nodes => CheckKind::SingleNodeHasOneZone.at(&pointer, one_zone, hint),
            _ => CheckKind::SettingRuledOut.at(
                &pointer,
                format!(
                    "`{field}` of {} has no effect, because of its `{of}`",
                    component.in_sentence()
                ),
                "Remove the field.",
            ),
        };
        findings.push(finding.fix(format!("Remove `{field}`"), [Edit::remove(pointer.clone())]));
    }
}
