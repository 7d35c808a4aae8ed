//! A small design in words: what somebody has to know who answers a question about it.

use crate::catalog::{Assumption, ComponentKind, IncidentKind, Standby};
use crate::model::{
    BackupPlan, BackupRule, Component, ComponentId, CopyAction, Encryption, Incident, LockMode,
    RecoveryEntry, Scenario, SiteId, Vault,
};
use crate::units::{Every, Rhythm, Span, WEEKDAYS, counted, thousands};

/// One thing that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFact {
    /// What it is about: the name of a component, a plan, a vault.
    pub about: String,
    /// What is so, as sentences.
    pub text: String,
}

impl StatedFact {
    pub(super) fn new(about: impl Into<String>, text: impl Into<String>) -> Self {
        Self { about: about.into(), text: text.into() }
    }
}

/// The windows that AWS Backup gives a rule that says nothing of them, in minutes.
const DEFAULT_WINDOWS: (u32, u32) = (480, 10_080);

/// What is so in a design, with or without its plans. Names of strategies are left out: they may be what
/// is asked.
pub(super) fn facts(scenario: &Scenario, tells_plans: bool) -> Vec<StatedFact> {
    let mut facts: Vec<StatedFact> = scenario
        .components
        .iter()
        .map(|it| StatedFact::new(it.label(), component(scenario, it)))
        .collect();
    if tells_plans {
        let plans = scenario.plans.iter();
        facts.extend(
            plans.map(|it| StatedFact::new(format!("Plan {}", it.name), plan(scenario, it))),
        );
        facts.extend(jobs(scenario));
    }
    facts.extend(
        scenario
            .vaults
            .iter()
            .map(|it| StatedFact::new(format!("Vault {}", it.id), vault(scenario, it))),
    );
    facts.extend(scenario.recovery.iter().map(|it| {
        let about = format!("{} elsewhere", name_of(scenario, &it.component));
        StatedFact::new(about, recovery(scenario, it))
    }));
    facts.extend(
        scenario.incidents.iter().map(|it| StatedFact::new("What happens", incident(scenario, it))),
    );
    facts
}

fn component(scenario: &Scenario, component: &Component) -> String {
    let spec = component.kind.spec();
    let mut parts = vec![format!("{} in {}", spec.name, place(scenario, &component.site))];
    if let Some(instances) = component.instances {
        let zones = component.zones.unwrap_or(1);
        parts.push(format!(
            "{} in {}",
            counted(instances.into(), "instance"),
            counted(zones.into(), "zone")
        ));
    } else if component.size_gib > 0.0 {
        parts.push(format!("{} GiB", component.size_gib));
    }
    let settings = [
        (component.auto_scaling, "Auto Scaling"),
        (component.multi_az, "a standby in a second zone (Multi-AZ)"),
        (component.versioning, "versioning on"),
        (component.native_pitr, "its own point-in-time recovery on"),
        (component.advanced_backup, "advanced features of AWS Backup on"),
    ];
    parts.extend(
        settings.iter().filter(|(on, _)| *on == Some(true)).map(|(_, it)| (*it).to_owned()),
    );
    let own = Some(component.own_backup_days()).filter(|days| *days > 0);
    match own.filter(|_| component.kind != ComponentKind::DynamodbTable) {
        Some(days) => {
            let days = counted(days.into(), "day");
            parts.push(format!("automated backups with point-in-time restore for {days}"));
        }
        None if component.kind == ComponentKind::RdsInstance => {
            parts.push("automated backups off (retention 0)".to_owned());
        }
        None => {}
    }
    if component.kind == ComponentKind::DynamodbTable && component.native_pitr != Some(true) {
        parts.push("its own point-in-time recovery off".to_owned());
    }
    if component.encryption == Some(Encryption::AwsManaged) {
        parts.push("encrypted with an AWS managed key".to_owned());
    }
    let mut text = parts.join(", ") + ".";
    let objective = |minutes: Option<f64>| minutes.map(Span::from_minutes_f64);
    match (objective(component.rpo_minutes), objective(component.rto_minutes)) {
        (Some(rpo), Some(rto)) => text += &format!(" RPO {rpo}, RTO {rto}."),
        (Some(rpo), None) => text += &format!(" RPO {rpo}."),
        (None, Some(rto)) => text += &format!(" RTO {rto}."),
        (None, None) => {}
    }
    if !component.needs.is_empty() {
        let needs: Vec<&str> = component.needs.iter().map(|id| name_of(scenario, id)).collect();
        text += &format!(" Cannot work without {}.", needs.join(" and "));
    }
    text
}

fn plan(scenario: &Scenario, plan: &BackupPlan) -> String {
    let covered: Vec<&str> =
        plan.selection.components.iter().map(|id| name_of(scenario, id)).collect();
    let rules = plan.rules.iter().map(|it| rule(it, false)).collect::<Vec<_>>().join(" ");
    match covered.as_slice() {
        [] => rules,
        covered => format!("Covers {}. {rules}", covered.join(" and ")),
    }
}

/// A rule in words; with its expression where that may be what is wrong with it.
pub(super) fn rule(rule: &BackupRule, as_expression: bool) -> String {
    let cron = rule.schedule.as_ref().map(|it| it.text());
    let when = match cron {
        _ if rule.continuous => "Continuously".to_owned(),
        None => "Without a schedule, so every day at 05:00 UTC,".to_owned(),
        Some(cron) if as_expression => cron.to_owned(),
        Some(cron) => Rhythm::read(cron).map_or_else(|| cron.to_owned(), words),
    };
    let mut text = format!("{when} into vault {}", rule.vault);
    text += &kept(rule.cold_after_days, rule.delete_after_days);
    if rule.archive_ebs {
        text += ", EBS snapshots by opt-in to the archive";
    }
    if (rule.start_window_minutes, rule.completion_window_minutes) != DEFAULT_WINDOWS {
        let window = |minutes: u32| Span::minutes(minutes.into());
        text += &format!(
            "; jobs start within {} and complete within {}",
            window(rule.start_window_minutes),
            window(rule.completion_window_minutes)
        );
    }
    for copy in &rule.copies {
        text += &copied(copy, rule);
    }
    text + "."
}

/// A copy in words: without a deletion date it is deleted with its original.
fn copied(copy: &CopyAction, rule: &BackupRule) -> String {
    let own = copy.cold_after_days.is_some() || copy.delete_after_days.is_some();
    let cold = if own { copy.cold_after_days } else { rule.cold_after_days };
    let delete = copy.delete_after_days.or(rule.delete_after_days);
    format!("; copied to {}{}", copy.vault, kept(cold, delete))
}

fn kept(cold: Option<u32>, delete: Option<u32>) -> String {
    match (cold, delete) {
        (None, Some(1)) => ", kept for a day".to_owned(),
        (None, None) => ", kept for ever".to_owned(),
        (None, Some(delete)) => format!(", kept for {}", counted(delete.into(), "day")),
        (Some(cold), None) => {
            format!(", cold after {}, kept for ever", counted(cold.into(), "day"))
        }
        (Some(cold), Some(delete)) => format!(
            ", cold after {}, deleted after {}",
            counted(cold.into(), "day"),
            thousands(delete.into())
        ),
    }
}

/// A rhythm as people say it: "Daily at 21:00".
pub(super) fn words(rhythm: Rhythm) -> String {
    let Rhythm { every, hour, minute, weekdays, day } = rhythm;
    let time = format!("{hour:02}:{minute:02}");
    match every {
        Every::Hour => format!("Every hour at minute {minute}"),
        Every::Hours(step) => format!("Every {step} hours, from {time} on"),
        Every::Day => format!("Daily at {time}"),
        Every::Week => {
            let names = WEEKDAYS.iter().zip(weekdays).filter(|(_, on)| *on);
            let names: Vec<&str> = names.map(|((_, name), _)| *name).collect();
            format!("Every {} at {time}", names.join(" and "))
        }
        Every::Month if day == 0 => format!("On the last day of the month at {time}"),
        Every::Month => format!("On day {day} of the month at {time}"),
    }
}

/// How long jobs take, where the design says so.
fn jobs(scenario: &Scenario) -> Option<StatedFact> {
    if scenario.plans.is_empty() {
        return None;
    }
    let length =
        |it: Assumption| scenario.assumptions.get(&it).copied().map(Span::from_minutes_f64);
    let backup = length(Assumption::BackupJobMinutes)?;
    let mut text = format!("A backup job starts on time and takes {backup}.");
    let copies = scenario.plans.iter().flat_map(|it| &it.rules).any(|it| !it.copies.is_empty());
    if copies && let Some(copy) = length(Assumption::CopyJobMinutes) {
        text += &format!(" A copy begins when it is complete and takes {copy}.");
    }
    Some(StatedFact::new("Jobs", text))
}

fn vault(scenario: &Scenario, vault: &Vault) -> String {
    let mut text = format!("In {}", place(scenario, &vault.site));
    if let Some(account) = &vault.account {
        text += &format!(", account {account}");
    }
    text += match (vault.air_gapped, vault.lock) {
        (true, _) => ", logically air-gapped",
        (false, LockMode::None) => ", without a lock",
        (false, LockMode::Governance) => ", locked in governance mode",
        (false, LockMode::Compliance) => ", locked in compliance mode",
    };
    if let (Some(low), Some(high)) = (vault.min_retention_days, vault.max_retention_days) {
        let high = counted(high.into(), "day");
        text += &format!(", retention {} to {high}", thousands(low.into()));
    }
    text + "."
}

/// What is at the recovery site, without the name of the strategy.
fn recovery(scenario: &Scenario, entry: &RecoveryEntry) -> String {
    let spec = entry.strategy.spec();
    let site = place(scenario, &entry.site);
    let component = scenario.component(&entry.component);
    let replica =
        component.and_then(|it| it.kind.spec().replica.as_ref()).filter(|_| spec.replicates());
    let lag = replica.and_then(|it| {
        let assumed = scenario.assumption(it.lag_seconds);
        entry.replication_lag_seconds.or(assumed).map(Span::from_seconds_f64)
    });
    match (replica, lag) {
        // A replica is live whatever runs next to it.
        (Some(replica), Some(lag)) => {
            format!("Live replica in {site}: {}, {lag} behind.", replica.name)
        }
        _ if component.is_some_and(|it| !it.holds_any_data()) => servers(spec.standby, site),
        _ => spec.means.replace("the recovery site", site),
    }
}

/// What stands ready of servers, which says nothing of the data they need.
fn servers(standby: Standby, site: &str) -> String {
    match standby {
        Standby::Nothing => format!("Nothing runs in {site}: servers are built there from code."),
        Standby::Off => format!("Servers are prepared in {site} and switched off."),
        Standby::Fraction => format!("Servers run in {site} at a fraction of the capacity."),
        Standby::Full => format!("Servers run in {site} at full capacity, without traffic."),
        Standby::Serving => format!("Servers here and in {site} take requests all the time."),
    }
}

fn incident(scenario: &Scenario, incident: &Incident) -> String {
    let mut text = format!("{}: {}.", incident.at.short(), incident.label(scenario));
    if incident.stolen_credentials || incident.kind == IncidentKind::AccountCompromise {
        text += " The intruder may do whatever the account may, its vaults included.";
    }
    if incident.control_plane_down {
        text += " Nothing new can be launched in that Region.";
    }
    if incident.damages_data {
        text += " The release damages the data too.";
    }
    if let Some(lasts) = incident.lasts() {
        text +=
            &format!(" It lasts {}, which nobody knows beforehand.", Span::from_minutes_f64(lasts));
    }
    if let Some(minutes) = incident.noticed_after_minutes {
        text += &format!(" Somebody notices after {}.", Span::from_minutes_f64(minutes));
    }
    text
}

fn place<'a>(scenario: &'a Scenario, site: &'a SiteId) -> &'a str {
    scenario.site(site).map_or(site.as_str(), |it| it.label())
}

fn name_of<'a>(scenario: &'a Scenario, component: &'a ComponentId) -> &'a str {
    scenario.component(component).map_or(component.as_str(), Component::label)
}

/// A text with a capital letter in front.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
