//! How data is protected: vaults, backup plans, on-demand backups and restore testing, as AWS Backup has them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults::{completion_window_minutes, is_false, start_window_minutes, utc};
use super::id::{AccountId, ComponentId, SiteId, VaultId};
use super::workload::Encryption;
use crate::units::{Instant, Schedule};

/// Whether and how AWS Backup Vault Lock holds a vault (developer guide, `vault-lock`).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum LockMode {
    /// Points can be deleted by whoever has the permission.
    #[default]
    None,
    /// The lock can be removed by whoever has the permission; it stops mistakes, not intruders.
    Governance,
    /// After the cooling-off nobody, root user and AWS included, can delete points early.
    Compliance,
}

/// A container of recovery points, with its key and its policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vault {
    /// The name by which other parts refer to the vault: 2 to 50 letters, digits, `-` and `_`.
    pub id: VaultId,
    /// Where the vault is.
    pub site: SiteId,
    /// The account the vault belongs to; by default that of its site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The vault lock: `none`, `governance` or `compliance`.
    #[serde(default)]
    pub lock: LockMode,
    /// The shortest retention the lock lets in, in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_retention_days: Option<u32>,
    /// The longest retention the lock lets in, in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_retention_days: Option<u32>,
    /// When a compliance lock was put on; without it the cooling-off was over before the clock starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked_at: Option<Instant>,
    /// The cooling-off of a compliance lock in days, at least 3; by default 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changeable_for_days: Option<u32>,
    /// Whether the vault is logically air-gapped: always locked in compliance mode, kept by the
    /// service itself, and shareable with other accounts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub air_gapped: bool,
    /// The key that encrypts the points of fully managed kinds, and copies of all kinds from another
    /// Region or account; by default `customer_managed`. A vault always has a key: `none` is read as
    /// `aws_managed`, with a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encryption: Option<Encryption>,
    /// Whether the vault's access policy denies the deletion of points by hand; by default no.
    #[serde(default, skip_serializing_if = "is_false")]
    pub denies_deletion: bool,
    /// The accounts whose copies the vault's access policy lets in; without it, those of the whole
    /// organization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies_from: Option<Vec<AccountId>>,
}

impl Vault {
    /// The fields of a vault lock that act on a vault with such a lock. An air-gapped vault is locked from the
    /// beginning, always in compliance mode, so only its limits of retention are to be chosen.
    pub const fn lock_fields(air_gapped: bool, lock: LockMode) -> &'static [&'static str] {
        match (air_gapped, lock) {
            (true, _) => &["min_retention_days", "max_retention_days"],
            (false, LockMode::None) => &["lock"],
            (false, LockMode::Governance) => &["lock", "min_retention_days", "max_retention_days"],
            (false, LockMode::Compliance) => &[
                "lock",
                "min_retention_days",
                "max_retention_days",
                "locked_at",
                "changeable_for_days",
            ],
        }
    }

    /// An unlocked vault in the account of its site.
    pub fn new(id: VaultId, site: SiteId) -> Self {
        Self {
            id,
            site,
            account: None,
            lock: LockMode::None,
            min_retention_days: None,
            max_retention_days: None,
            locked_at: None,
            changeable_for_days: None,
            air_gapped: false,
            encryption: None,
            denies_deletion: false,
            copies_from: None,
        }
    }
}

/// Where a rule's points go next to the rule's own vault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyAction {
    /// The vault that receives the copy.
    pub vault: VaultId,
    /// After how many days the copy moves to cold storage; without any lifecycle of its own, the
    /// copy inherits the rule's.
    #[serde(default)]
    pub cold_after_days: Option<u32>,
    /// After how many days the copy is deleted; without it, the copy is deleted with its original.
    #[serde(default)]
    pub delete_after_days: Option<u32>,
}

/// AWS Backup's own schedule where a rule has none (`API_BackupRuleInput`).
pub(crate) const DEFAULT_SCHEDULE: &str = "cron(0 5 ? * * *)";

static BY_DEFAULT: LazyLock<Schedule> = LazyLock::new(|| Schedule::new(DEFAULT_SCHEDULE));

/// One schedule of a plan, with vault, windows, lifecycle and copy actions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupRule {
    /// The rule's name: 1 to 50 letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// The standard vault of the rule, which AWS always asks for. It receives the recovery points, but
    /// for those that go into `air_gapped_vault`. A document whose `vault` is air-gapped itself is read
    /// as written and gets an error with the fix: AWS refuses such a rule.
    pub vault: VaultId,
    /// A logically air-gapped vault in the Region and account of `vault` that receives the recovery
    /// points of the kinds it takes: directly where AWS Backup fully manages the kind, otherwise by a
    /// temporary snapshot in `vault` and a copy. What it does not take stays in `vault`, and so does the
    /// continuous backup of Aurora. By default none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air_gapped_vault: Option<VaultId>,
    /// When jobs are due, as an AWS cron expression; without one AWS Backup runs the rule at 05:00 UTC
    /// every day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// The zone in which the schedule is read; an IANA name, by default UTC.
    #[serde(default = "utc")]
    pub schedule_time_zone: String,
    /// How long after the scheduled time a job may start, at least 60 minutes; by default 480.
    #[serde(default = "start_window_minutes")]
    pub start_window_minutes: u32,
    /// How long a job may take once it has started; by default 10,080 minutes (seven days).
    #[serde(default = "completion_window_minutes")]
    pub completion_window_minutes: u32,
    /// Whether the kinds that can be are backed up continuously instead of on schedule.
    #[serde(default)]
    pub continuous: bool,
    /// After how many days points move to cold storage; without it they never do.
    #[serde(default)]
    pub cold_after_days: Option<u32>,
    /// After how many days points are deleted; without it they are kept forever.
    #[serde(default)]
    pub delete_after_days: Option<u32>,
    /// Whether EBS snapshots may move to the archive tier; by default no.
    #[serde(default, skip_serializing_if = "is_false")]
    pub archive_ebs: bool,
    /// Vaults to which completed points are copied, at most five.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<CopyAction>,
}

impl BackupRule {
    /// A rule without a schedule, with the windows of AWS Backup's own defaults; its points are kept
    /// forever.
    pub fn new(name: String, vault: VaultId) -> Self {
        Self {
            name,
            vault,
            air_gapped_vault: None,
            schedule: None,
            schedule_time_zone: utc(),
            start_window_minutes: start_window_minutes(),
            completion_window_minutes: completion_window_minutes(),
            continuous: false,
            cold_after_days: None,
            delete_after_days: None,
            archive_ebs: false,
            copies: Vec::new(),
        }
    }

    /// When the rule runs, and in which zone: without a schedule at AWS Backup's own time, in UTC
    /// (`API_BackupRuleInput`).
    pub fn runs(&self) -> (&Schedule, &str) {
        match &self.schedule {
            Some(schedule) => (schedule, &self.schedule_time_zone),
            None => (&BY_DEFAULT, "UTC"),
        }
    }
}

/// A tag and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The tag's key.
    pub key: String,
    /// The tag's value.
    pub value: String,
}

/// How a condition compares a tag's value (developer guide, `API_Conditions`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TagComparison {
    /// The value is this one.
    #[default]
    StringEquals,
    /// The value is another one, or the tag is missing. Of the latter AWS says nothing.
    StringNotEquals,
    /// The value matches a pattern in which `*` stands for any text.
    StringLike,
    /// The value does not match the pattern, or the tag is missing. Of the latter AWS says nothing.
    StringNotLike,
}

/// A condition on a tag; a selection's conditions must all hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TagCondition {
    /// How values are compared; by default `string_equals`.
    #[serde(default)]
    pub comparison: TagComparison,
    /// The tag's key.
    pub key: String,
    /// The value or pattern.
    pub value: String,
}

/// Which components a plan covers (the console says *resource assignment*).
///
/// A component is covered when it is named or has one of the tags, fulfils every condition, and is
/// not left out. A selection with nothing in it covers nothing here; AWS would take every supported
/// resource of the account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupSelection {
    /// Components by id.
    #[serde(default)]
    pub components: Vec<ComponentId>,
    /// Tags of which one is enough (`ListOfTags`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Conditions that must all hold (`Conditions`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<TagCondition>,
    /// Components left out (`NotResources`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<ComponentId>,
}

/// Rules, and the components they apply to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupPlan {
    /// The plan's name: 1 to 50 letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// At most ten rules.
    #[serde(default)]
    pub rules: Vec<BackupRule>,
    /// The components covered.
    #[serde(default)]
    pub selection: BackupSelection,
}

/// One backup made by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnDemandBackup {
    /// What is backed up.
    pub component: ComponentId,
    /// The standard vault, which receives the point unless it goes into `air_gapped_vault`.
    pub vault: VaultId,
    /// A logically air-gapped vault in the same Region and account that receives the point if it takes
    /// the kind, as with a rule. By default none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air_gapped_vault: Option<VaultId>,
    /// When the job starts.
    pub at: Instant,
    /// After how many days the point moves to cold storage; without it it never does.
    #[serde(default)]
    pub cold_after_days: Option<u32>,
    /// After how many days the point is deleted; without it it is kept forever.
    #[serde(default)]
    pub delete_after_days: Option<u32>,
    /// Vaults to which the completed point is copied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<CopyAction>,
}

/// Which recovery point a restore test takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TestedPoint {
    /// The newest one in the selection window.
    #[default]
    Latest,
    /// A random one in the selection window.
    Random,
}

/// A scheduled proof that restores work (developer guide, `restore-testing`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreTestingPlan {
    /// The plan's name.
    pub name: String,
    /// When tests are due, as an AWS cron expression.
    pub schedule: Schedule,
    /// The zone in which the schedule is read; an IANA name, by default UTC.
    #[serde(default = "utc")]
    pub schedule_time_zone: String,
    /// How many hours after the scheduled time a test may start, 1 to 168; by default 8.
    #[serde(default = "eight")]
    pub start_window_hours: u32,
    /// How many days back points are taken from, 1 to 365; by default 30.
    #[serde(default = "thirty")]
    pub selection_window_days: u32,
    /// The newest point or a random one.
    #[serde(default)]
    pub point: TestedPoint,
    /// How many hours a restored resource is kept for validation, 1 to 168; by default 1.
    #[serde(default = "super::defaults::one")]
    pub validation_hours: u32,
    /// The components tested.
    #[serde(default)]
    pub components: Vec<ComponentId>,
}

impl RestoreTestingPlan {
    /// How many hours after the scheduled time a test may start, unless the plan says so.
    pub const USUAL_START_WINDOW_HOURS: u32 = 8;
}

fn eight() -> u32 {
    RestoreTestingPlan::USUAL_START_WINDOW_HOURS
}

fn thirty() -> u32 {
    30
}

/// An alarm or event notification that tells people of an incident sooner than they would notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notification {
    /// What people call it.
    pub name: String,
    /// The components it watches.
    #[serde(default)]
    pub components: Vec<ComponentId>,
    /// The kinds of incident it recognises; none listed means all but silent corruption, which no
    /// alarm on availability can see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incidents: Vec<crate::catalog::IncidentKind>,
    /// How many minutes after the incident it tells.
    pub after_minutes: f64,
}

/// Prices of the user's own, by price key and Region; `null` says that the price is unknown.
pub type Prices = BTreeMap<String, BTreeMap<String, Option<f64>>>;
