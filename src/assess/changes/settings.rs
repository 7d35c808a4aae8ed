//! Changes of the component itself: a second zone, Auto Scaling, versions, its own point-in-time restore.

use serde_json::json;

use super::{Ground, fix};
use crate::catalog::Setting;
use crate::model::{Edit, Fix};

/// How long RDS's own automated backups are kept when they are switched on, in days.
const AUTOMATED_DAYS: u32 = 7;

/// Whether a setting can help: one that another setting rules out does nothing.
fn has(ground: &Ground<'_>, setting: Setting) -> bool {
    ground.component().acts(setting)
}

pub(super) fn multi_az(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    let is_on = component.multi_az.unwrap_or(false) || component.multi_az_cluster.unwrap_or(false);
    if has(ground, Setting::MultiAz) && !is_on {
        let label = format!("Add a standby of {} in a second zone (Multi-AZ)", component.label());
        fixes.push(fix(label, [ground.set("multi_az", true)]));
    }
}

pub(super) fn reader(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    if has(ground, Setting::Readers) && component.readers.unwrap_or(0) == 0 {
        let label = format!("Add a reader of {} in a second zone", component.label());
        fixes.push(fix(label, [ground.set("readers", 1)]));
    }
}

pub(super) fn more_zones(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    if has(ground, Setting::Zones) && component.zones.unwrap_or(1) < 2 {
        let instances = component.machines().max(2);
        let label = format!("Spread {instances} instances of {} over two zones", component.label());
        fixes.push(fix(label, [ground.set("instances", instances), ground.set("zones", 2)]));
    }
    let counted = if has(ground, Setting::Servers) { "servers" } else { "instances" };
    let can_have_more = has(ground, Setting::Instances) || has(ground, Setting::Servers);
    if can_have_more && component.machines() < 2 {
        let label = format!("Run {} on two machines", component.label());
        fixes.push(fix(label, [ground.set(counted, 2)]));
    }
}

pub(super) fn auto_scaling(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    if has(ground, Setting::AutoScaling) && !component.auto_scaling.unwrap_or(false) {
        let label = format!("Run {} in an Auto Scaling group", component.label());
        fixes.push(fix(label, [ground.set("auto_scaling", true)]));
    }
}

pub(super) fn versioning(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    if has(ground, Setting::Versioning) && !component.versioning.unwrap_or(false) {
        let label = format!("Turn on versioning of {}", component.label());
        fixes.push(fix(label, [ground.set("versioning", true)]));
    }
}

pub(super) fn own_point_in_time(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    if has(ground, Setting::NativePitr) && !component.native_pitr.unwrap_or(false) {
        let label = format!("Turn on point-in-time recovery of {}", component.label());
        fixes.push(fix(label, [ground.set("native_pitr", true)]));
    }
    let days = component.own_backup_days();
    if has(ground, Setting::AutomatedBackupDays) && days < AUTOMATED_DAYS {
        let label = if days == 0 {
            format!(
                "Turn on automated backups of {}, kept {AUTOMATED_DAYS} days",
                component.label()
            )
        } else {
            format!("Keep automated backups of {} for {AUTOMATED_DAYS} days", component.label())
        };
        fixes.push(fix(label, [ground.set("automated_backup_days", AUTOMATED_DAYS)]));
    }
}

pub(super) fn alarm(ground: &Ground<'_>, fixes: &mut Vec<Fix>) {
    let component = ground.component();
    let scenario = ground.scenario();
    let watched = scenario.notifications.iter().any(|it| {
        it.components.contains(&component.id) && it.incidents.is_empty() && it.after_minutes <= 1.0
    });
    if watched {
        return;
    }
    let alarm = json!({
        "name": format!("Alarm for {}", component.label()),
        "components": [component.id], "after_minutes": 1
    });
    let edit = if scenario.notifications.is_empty() {
        // An empty list is not written, so there is nothing to append to.
        Edit::set("/notifications", json!([alarm]))
    } else {
        Edit::set("/notifications/-", alarm)
    };
    fixes.push(fix(
        format!("Add an alarm for {} that fires within a minute", component.label()),
        [edit],
    ));
}
