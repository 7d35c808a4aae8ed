//! Small designs from random numbers: a company with a component or two, a plan, a vault, and what happens.

use crate::catalog::{Assumption, ComponentKind, IncidentKind, Strategy};
use crate::learn::dice::Dice;
use crate::model::{
    AccountId, BackupPlan, BackupRule, BackupSelection, Component, ComponentId, CopyAction,
    Incident, IncidentId, LockMode, RecoveryEntry, Scenario, Site, SiteId, SiteKind, Vault,
    VaultId,
};
use crate::units::{Every, Instant, Rhythm, Schedule, Span};

/// 2026-11-02T00:00:00Z, a Monday.
pub(super) const START: Instant = Instant::from_unix_seconds(1_793_577_600);

/// The sites of every design.
pub(super) const PRIMARY: &str = "primary";
pub(super) const RECOVERY: &str = "recovery";
/// The vault in the Region and account of the workload.
pub(super) const MAIN: &str = "main";
/// The account of the workload.
pub(super) const PRODUCTION: &str = "production";

const COMPANIES: [&str; 10] = [
    "Online shop",
    "Ticket office",
    "Clinic",
    "Travel agency",
    "Bookkeeping service",
    "Parcel service",
    "Library",
    "Music school",
    "Car rental",
    "Newspaper",
];

/// Regions of which prices are known, as pairs.
const REGIONS: [(&str, &str); 4] = [
    ("us-east-1", "us-west-2"),
    ("us-west-2", "us-east-1"),
    ("us-east-1", "eu-west-1"),
    ("eu-central-1", "eu-west-1"),
];

/// A part that a company may have.
pub(super) struct DesignPart {
    id: &'static str,
    name: &'static str,
    kind: ComponentKind,
}

const fn part(id: &'static str, name: &'static str, kind: ComponentKind) -> DesignPart {
    DesignPart { id, name, kind }
}

/// Parts that hold data.
pub(super) const DATA: [DesignPart; 8] = [
    part("orders", "Orders DB", ComponentKind::RdsInstance),
    part("customers", "Customer DB", ComponentKind::RdsInstance),
    part("ledger", "Ledger DB", ComponentKind::AuroraCluster),
    part("bookings", "Bookings table", ComponentKind::DynamodbTable),
    part("files", "Shared files", ComponentKind::EfsFileSystem),
    part("reports", "Report volume", ComponentKind::EbsVolume),
    part("documents", "Document store", ComponentKind::DocumentdbCluster),
    part("stock", "Stock DB", ComponentKind::RdsInstance),
];

/// The bucket, which has recovery options of its own.
pub(super) const BUCKET: [DesignPart; 1] =
    [part("images", "Product images", ComponentKind::S3Bucket)];

/// Databases of which there are replicas in other Regions.
pub(super) const REPLICATED: [DesignPart; 3] = [
    part("orders", "Orders DB", ComponentKind::RdsInstance),
    part("ledger", "Ledger DB", ComponentKind::AuroraCluster),
    part("bookings", "Bookings table", ComponentKind::DynamodbTable),
];

/// A company in one Region with another one to recover in, and nothing in either.
pub(super) fn company(dice: &mut Dice) -> Scenario {
    let (home, away) = *dice.pick(&REGIONS);
    let site = |id: &str, region: &str| Site {
        region: Some(region.to_owned()),
        account: Some(AccountId::from(PRODUCTION)),
        ..Site::new(SiteId::from(id), SiteKind::Region)
    };
    let mut scenario = Scenario {
        name: (*dice.pick(&COMPANIES)).to_owned(),
        sites: vec![Site { primary: true, ..site(PRIMARY, home) }, site(RECOVERY, away)],
        ..Scenario::empty(START)
    };
    scenario.clock.days = 21;
    // Round lengths, so that answers can be worked out by head.
    let minutes = |dice: &mut Dice, low, high, step| f64::from(dice.between(low, high, step));
    scenario.assumptions.insert(Assumption::BackupJobMinutes, minutes(dice, 20, 60, 10));
    scenario.assumptions.insert(Assumption::CopyJobMinutes, minutes(dice, 60, 240, 30));
    scenario
}

/// Adds a component with data and objectives, as one of some parts.
pub(super) fn add_part(
    dice: &mut Dice,
    scenario: &mut Scenario,
    among: &[DesignPart],
) -> ComponentId {
    let part = dice.pick(among);
    let size = dice.between(40, 900, 20);
    let is = |kind: ComponentKind| part.kind == kind;
    let multi_az = matches!(part.kind, ComponentKind::RdsInstance) && dice.once_in(2);
    let component = Component {
        name: part.name.to_owned(),
        size_gib: size.into(),
        change_gib_per_day: f64::from((size / 40).max(1)),
        rpo_minutes: Some(f64::from(*dice.pick(&[60, 240, 480, 720, 1_440]))),
        rto_minutes: Some(f64::from(*dice.pick(&[60, 90, 120, 240, 480]))),
        multi_az: multi_az.then_some(true),
        // The shortest that Aurora keeps; it cannot be switched off.
        automated_backup_days: is(ComponentKind::AuroraCluster).then_some(1),
        advanced_backup: is(ComponentKind::DynamodbTable).then_some(true),
        versioning: is(ComponentKind::S3Bucket).then_some(true),
        ..Component::new(ComponentId::from(part.id), part.kind, SiteId::from(PRIMARY))
    };
    let id = component.id.clone();
    scenario.components.push(component);
    id
}

/// Adds web servers, which need another component.
pub(super) fn add_servers(
    dice: &mut Dice,
    scenario: &mut Scenario,
    needs: &ComponentId,
) -> ComponentId {
    let id = ComponentId::from("web");
    let fleet = Component {
        name: "Web servers".to_owned(),
        size_gib: 40.0,
        instances: Some(dice.between(2, 6, 1)),
        zones: Some(2),
        auto_scaling: Some(true),
        needs: vec![needs.clone()],
        rto_minutes: Some(f64::from(*dice.pick(&[30, 60, 120, 240]))),
        ..Component::new(id.clone(), ComponentKind::Ec2Fleet, SiteId::from(PRIMARY))
    };
    scenario.components.push(fleet);
    id
}

/// Adds a vault at a site; of another account where one is named.
pub(super) fn add_vault(
    scenario: &mut Scenario,
    id: &str,
    site: &str,
    account: &str,
    lock: LockMode,
) {
    let locked = lock != LockMode::None;
    scenario.vaults.push(Vault {
        account: Some(AccountId::from(account)),
        lock,
        min_retention_days: locked.then_some(7),
        max_retention_days: locked.then_some(3_650),
        ..Vault::new(VaultId::from(id), SiteId::from(site))
    });
}

/// A rhythm in which backups run: every few hours or daily, now and then weekly.
pub(super) fn rhythm(dice: &mut Dice) -> Rhythm {
    let every = match dice.below(8) {
        0 => Every::Hours(4),
        1 => Every::Hours(6),
        2 => Every::Hours(8),
        3 => Every::Hours(12),
        4 => Every::Week,
        _ => Every::Day,
    };
    let hour = match every {
        Every::Hours(step) => dice.below(usize::from(step)),
        _ => dice.below(24),
    };
    let minute = *dice.pick(&[0, 0, 15, 30]);
    Rhythm { every, hour: u8::try_from(hour).unwrap_or(0), minute, ..Rhythm::default() }
}

/// The longest time between two runs.
pub(super) fn interval(rhythm: Rhythm) -> Span {
    match rhythm.every {
        Every::Hour => Span::hours(1),
        Every::Hours(step) => Span::hours(step.into()),
        Every::Day => Span::days(1),
        Every::Week => Span::days(7),
        Every::Month => Span::days(31),
    }
}

/// Adds a plan of one rule for a component, into a vault; gives the rule.
pub(super) fn add_plan<'a>(
    scenario: &'a mut Scenario,
    component: &ComponentId,
    rhythm: Rhythm,
    vault: &str,
    keep_days: u32,
) -> Option<&'a mut BackupRule> {
    let rule = BackupRule {
        schedule: Some(Schedule::new(&rhythm.to_string())),
        delete_after_days: Some(keep_days),
        ..BackupRule::new("rule".to_owned(), VaultId::from(vault))
    };
    scenario.plans.push(BackupPlan {
        name: component.as_str().to_owned(),
        rules: vec![rule],
        selection: BackupSelection {
            components: vec![component.clone()],
            ..BackupSelection::default()
        },
    });
    scenario.plans.last_mut()?.rules.last_mut()
}

/// A copy action that keeps what it copies for some days.
pub(super) fn copy_to(vault: &str, keep_days: u32) -> CopyAction {
    CopyAction {
        vault: VaultId::from(vault),
        cold_after_days: None,
        delete_after_days: Some(keep_days),
    }
}

/// Says how a component survives the loss of its site.
pub(super) fn add_recovery(scenario: &mut Scenario, component: &ComponentId, strategy: Strategy) {
    scenario.recovery.push(RecoveryEntry::new(component.clone(), strategy, SiteId::from(RECOVERY)));
}

/// Adds what happens, at a round moment of the second week, and when somebody notices; gives it.
pub(super) fn strike<'a>(
    dice: &mut Dice,
    scenario: &'a mut Scenario,
    kind: IncidentKind,
    target: &str,
) -> Option<&'a mut Incident> {
    let at = START + Span::days(8) + Span::minutes(dice.between(0, 5 * 1_440, 5).into());
    let incident = Incident::new(IncidentId::from("incident"), kind, target.to_owned(), at);
    scenario.incidents.push(Incident {
        noticed_after_minutes: Some(f64::from(*dice.pick(&[5, 10, 15, 20, 30, 45]))),
        ..incident
    });
    scenario.incidents.last_mut()
}
