//! The table of checks: every rule of AWS that a design can break, and what this product warns of, with how
//! much it weighs and who says so.

use serde::{Serialize, Serializer};

use crate::catalog::{Source, source};
use crate::model::{Finding, Severity};

/// Whose rule a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleOwner {
    /// AWS refuses the design, ignores a part of it, or does something else than one might think.
    Aws,
    /// AWS accepts the design. This product warns of it, or cannot read or simulate it.
    Tabletop,
}

impl RuleOwner {
    /// The name that people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::Tabletop => "Tabletop",
        }
    }
}

/// One check.
#[derive(Debug)]
pub struct CheckSpec {
    /// Whose rule it is.
    pub by: RuleOwner,
    /// How much a finding of the check weighs.
    pub severity: Severity,
    /// The rule, as one sentence for the reader.
    pub rule: &'static str,
    /// The page that states it, or that gives the advice behind it.
    pub source: &'static Source,
}

/// The names of restore testing plans (developer guide, `API_RestoreTestingPlanForCreate`).
static RESTORE_TESTING_PLAN: Source = Source::official(
    "AWS Backup developer guide: API reference, RestoreTestingPlanForCreate",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html",
    "2026-11-20",
);

/// What this product can hold; AWS has no such limit.
static OWN_LIMIT: Source =
    Source::unverified("Limit of this product: a run stays quick and fits in memory");

/// What the simulation can say; AWS has no such rule.
static SIMULATION: Source =
    Source::unverified("Rule of this product: no objective is met without a test");

macro_rules! checks {
    ($($name:ident $key:literal $severity:ident $by:ident $source:expr, $rule:literal;)*) => {
        /// A check of a design.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each row states its rule")]
        pub enum CheckKind {
            $($name,)*
        }

        impl CheckKind {
            /// Every check, in the order of the table.
            pub const ALL: &'static [CheckKind] = &[$(CheckKind::$name,)*];

            /// The row's data.
            pub fn spec(self) -> &'static CheckSpec {
                match self {
                    $(CheckKind::$name => {
                        static ROW: CheckSpec = CheckSpec {
                            by: RuleOwner::$by,
                            severity: Severity::$severity,
                            rule: $rule,
                            source: &$source,
                        };
                        &ROW
                    })*
                }
            }

            /// The name by which findings refer to the check.
            pub const fn key(self) -> &'static str {
                match self {
                    $(CheckKind::$name => $key,)*
                }
            }
        }
    };
}

checks! {
    // Schedules and windows.
    ScheduleMissing "schedule_missing" Note Aws source::API_BACKUP_RULE_INPUT,
        "A rule without a schedule runs at 05:00 UTC every day.";
    CronGrammar "cron_grammar" Error Aws source::EVENTBRIDGE_CRON,
        "A schedule is an AWS cron expression of six fields, with `?` in one of the two day fields.";
    TooOften "too_often" Error Aws source::PLAN_OPTIONS,
        "AWS Backup runs a rule at most once an hour.";
    StepNeverSteps "step_never_steps" Warning Aws source::PLAN_OPTIONS,
        "A step in the hours field counts from midnight to midnight and starts again the next day.";
    NeverFires "never_fires" Warning Aws source::EVENTBRIDGE_CRON,
        "A schedule that names no day of the simulated time creates no recovery points.";
    StartWindow "start_window" Error Aws source::API_BACKUP_RULE_INPUT,
        "A start window is 60 to 52,560,000 minutes long.";
    StartWindowMissed "start_window_missed" Warning Aws source::PLAN_OPTIONS,
        "A job that has not started when its start window ends expires and leaves no recovery point.";
    JobsOverlap "jobs_overlap" Warning Aws source::QUOTAS,
        "AWS Backup runs one backup job per resource at a time. If jobs take longer than their interval, the next job waits and expires when its start window ends.";
    CompletionTooShort "completion_too_short" Warning Aws source::API_BACKUP_RULE_INPUT,
        "A completion window counts from the start of the job. AWS Backup cancels a job that is not complete when the window ends. The job leaves no recovery point; for EFS, it leaves an incomplete one.";
    Overlap "overlap" Note Aws source::PLAN_OPTIONS,
        "If rules of one plan overlap, AWS Backup runs the rule with the longer retention during its whole start window.";
    OnDemandOutsideClock "on_demand_outside_clock" Warning Tabletop OWN_LIMIT,
        "A backup outside the simulated time leaves no recovery point in the simulation.";

    // Lifecycles.
    DeleteAfterCold "delete_after_cold" Error Aws source::API_LIFECYCLE,
        "Recovery points stay in cold storage for at least 90 days, so they are deleted 90 days or more after they move there.";
    CopyExpiresInCold "copy_expires_in_cold" Warning Aws source::API_LIFECYCLE,
        "A copy without a deletion date expires with its original. Recovery points in cold storage are charged for at least 90 days.";
    Retention "retention" Error Aws source::PLAN_OPTIONS,
        "A retention is 1 to 36,500 days, or forever.";
    RetentionBelowWeek "retention_below_week" Warning Aws source::METERING,
        "AWS recommends keeping backups for at least a week. A backup is a full copy if no earlier backup is left when its job ends.";
    ColdIgnored "cold_ignored" Warning Aws source::API_LIFECYCLE,
        "AWS Backup ignores the cold storage setting for resource types without cold storage. Their recovery points stay warm.";
    ColdTooSoon "cold_too_soon" Warning Aws source::API_LIFECYCLE,
        "AWS recommends keeping recovery points warm for at least 8 days before they move to cold storage.";
    ArchiveOptIn "archive_opt_in" Warning Aws source::PLAN_OPTIONS,
        "EBS snapshots move to the archive tier only when the rule opts in.";
    ArchiveMonthly "archive_monthly" Warning Aws source::PLAN_OPTIONS,
        "EBS snapshots move to the archive tier only by rules that run monthly or less often.";
    ArchiveWithoutUse "archive_without_use" Warning Aws source::PLAN_OPTIONS,
        "The archive opt-in applies only to EBS snapshots that move to cold storage.";

    // Continuous backup.
    ContinuousRetention "continuous_retention" Error Aws source::PITR_RETENTION,
        "A continuous backup is kept for 1 to 35 days.";
    ContinuousCold "continuous_cold" Error Aws source::PITR_RETENTION,
        "A continuous backup never moves to cold storage.";
    ContinuousSchedule "continuous_schedule" Note Aws source::PITR_RETENTION,
        "The schedule of a continuous rule is for maintenance and copies. AWS Backup keeps logs all the time.";
    ContinuousExpires "continuous_expires" Warning Aws source::PITR_RETENTION,
        "The continuous backup of an RDS instance or an Aurora cluster has to be kept for longer than the interval of its rule, or its recovery point expires.";
    ContinuousDailySnapshots "continuous_daily_snapshots" Note Aws source::POINT_IN_TIME_RECOVERY,
        "If a plan backs up an RDS instance both continuously and by snapshots, RDS takes snapshots once a day, whatever the schedule is.";
    OwnBackupDays "own_backup_days" Error Aws source::AURORA_BACKUPS,
        "The automated backups of Aurora, Neptune, DocumentDB and RDS Multi-AZ DB clusters cannot be turned off. They are kept for 1 to 35 days.";
    ContinuousTwice "continuous_twice" Warning Aws source::POINT_IN_TIME_RECOVERY,
        "A resource has one continuous backup. If two rules use one vault, the longer retention applies.";
    ContinuousElsewhere "continuous_elsewhere" Warning Aws source::POINT_IN_TIME_RECOVERY,
        "A resource has one continuous backup. A second rule into another vault takes snapshots.";
    ContinuousCopies "continuous_copies" Note Aws source::PITR_COPYING,
        "A copy of a continuous backup is a snapshot, which restores to one point in time only.";
    ContinuousUnsupported "continuous_unsupported" Warning Aws source::POINT_IN_TIME_RECOVERY,
        "AWS Backup has continuous backup for S3, RDS instances and Aurora. Other resource types get snapshots on the rule's schedule.";
    ContinuousRdsWindow "continuous_rds_window" Note Aws source::DOC_HISTORY,
        "The first continuous backup of an RDS instance begins in its next maintenance window. Until then, AWS Backup takes snapshots.";
    S3Versioning "s3_versioning" Error Aws source::S3_BACKUPS,
        "AWS Backup needs versioning on a bucket.";
    S3EventBridge "s3_event_bridge" Warning Aws source::S3_BACKUPS,
        "The continuous backup of a bucket stops silently if the bucket sends no events to EventBridge.";
    S3OneVault "s3_one_vault" Warning Aws source::S3_BACKUPS,
        "The continuous and the periodic recovery points of a bucket are in the same vault.";

    // Copies.
    CopyUnsupported "copy_unsupported" Error Aws source::FEATURE_AVAILABILITY,
        "A copy job needs a resource type that AWS Backup copies to that destination.";
    CopyUnverified "copy_unverified" Warning Aws source::FEATURE_AVAILABILITY,
        "AWS's pages disagree about copies of this resource type, or cannot be read, so the simulation makes no copy.";
    CopyNotInRegion "copy_not_in_region" Error Aws source::AVAILABILITY_BY_REGION,
        "AWS Backup does not copy every resource type into and out of every Region.";
    CopyKey "copy_key" Error Aws source::CROSS_ACCOUNT,
        "An AWS managed key cannot be shared with another account. Resource types that AWS Backup does not fully manage need a customer managed key.";
    CopyNotLetIn "copy_not_let_in" Error Aws source::CROSS_ACCOUNT,
        "The access policy of the destination vault has to let the source account copy into it.";
    CopyIntoSameVault "copy_into_same_vault" Error Aws source::CREATE_A_COPY,
        "A copy goes to a different vault than its original.";
    CopyIntoDefault "copy_into_default" Error Aws source::CROSS_ACCOUNT,
        "The default vault of an account does not accept copies from another account, because its key cannot be shared.";
    CopyDestinationKey "copy_destination_key" Error Aws source::CROSS_ACCOUNT,
        "A vault with an AWS managed key accepts copies from another account only for resource types that AWS Backup fully manages.";
    KeyUnsaid "key_unsaid" Note Aws source::BACKUP_ENCRYPTION,
        "Resource types that AWS Backup does not fully manage can be copied to another account or into a logically air-gapped vault only under a customer managed key or unencrypted.";

    // Vaults.
    VaultInDataCenter "vault_in_data_center" Error Aws source::WHAT_IS_BACKUP,
        "A backup vault is in an AWS Region.";
    VaultUnencrypted "vault_unencrypted" Warning Aws source::BACKUP_ENCRYPTION,
        "A backup vault always has a key.";
    AirGappedNotInRegion "air_gapped_not_in_region" Warning Aws source::AIR_GAPPED,
        "AWS's pages contradict each other on the Regions that have logically air-gapped vaults.";
    AirGappedKey "air_gapped_key" Error Aws source::AIR_GAPPED_PRIMARY,
        "Resource types that AWS Backup does not fully manage cannot enter a logically air-gapped vault under an AWS managed key, not even within an account.";
    AirGappedUnencrypted "air_gapped_unencrypted" Error Aws source::AIR_GAPPED,
        "Unencrypted Aurora, DocumentDB and Neptune clusters cannot enter a logically air-gapped vault.";
    AirGappedAlone "air_gapped_alone" Error Aws source::API_BACKUP_RULE_INPUT,
        "A rule always names a standard vault. It can name a logically air-gapped vault as well.";
    AirGappedTarget "air_gapped_target" Error Aws source::AIR_GAPPED_PRIMARY,
        "The air-gapped vault of a rule is in the Region and account of its standard vault.";
    AirGappedStays "air_gapped_stays" Warning Aws source::AIR_GAPPED_PRIMARY,
        "Recovery points that a logically air-gapped vault does not support stay in the rule's standard vault, and the job succeeds.";
    AirGappedContinuous "air_gapped_continuous" Warning Aws source::AIR_GAPPED_PRIMARY,
        "The continuous backup of a resource type that AWS Backup does not fully manage stays in the rule's standard vault.";
    AirGappedRefuses "air_gapped_refuses" Error Aws source::AIR_GAPPED,
        "Only some resource types support a logically air-gapped vault. RDS instances and Multi-AZ clusters do not.";
    AirGappedRetention "air_gapped_retention" Error Aws source::AIR_GAPPED,
        "A logically air-gapped vault has a minimum retention of 7 days or more and a maximum retention.";
    AirGappedGovernance "air_gapped_governance" Warning Aws source::AIR_GAPPED,
        "A logically air-gapped vault is always locked in compliance mode.";
    LockRetention "lock_retention" Error Aws source::VAULT_LOCK,
        "A job fails if its retention is outside the range of the vault's lock.";
    LockRange "lock_range" Error Aws source::VAULT_LOCK,
        "The minimum retention of a lock is at least 1 day, its maximum is at most 36,500 days, and the minimum is not above the maximum.";
    LockGovernance "lock_governance" Warning Aws source::VAULT_LOCK,
        "Anyone with the permission can remove a lock in governance mode. Only compliance mode stops an intruder.";
    LockCoolingOff "lock_cooling_off" Error Aws source::VAULT_LOCK,
        "A compliance lock can be changed for 3 to 36,500 days after its creation.";
    LockFieldUnused "lock_field_unused" Warning Aws source::VAULT_LOCK,
        "Retention limits and a cooling-off period need a lock. A cooling-off period needs compliance mode.";

    // Selections.
    SelectsNothing "selects_nothing" Warning Aws source::ASSIGNING_RESOURCES,
        "A plan protects what its resource assignment selects.";
    TagUnknown "tag_unknown" Warning Aws source::ASSIGNING_RESOURCES,
        "A tag selects the resources that have it.";
    KindNotBackedUp "kind_not_backed_up" Warning Aws source::STACK_BACKUPS,
        "AWS Backup does not back up every service. Rebuild the others from infrastructure as code.";
    VaultElsewhere "vault_elsewhere" Error Aws source::CROSS_ACCOUNT,
        "A plan backs up the resources of its own Region and account into a vault there. Copy actions reach other Regions and accounts.";
    TaggedElsewhere "tagged_elsewhere" Warning Aws source::ASSIGNING_RESOURCES,
        "A tag selects only the resources in the plan's own Region and account.";

    TagNotThere "tag_not_there" Note Aws source::API_CONDITIONS,
        "AWS says that a condition with `not` selects resources with a different tag value. AWS does not say that it selects resources without the tag.";

    // Where things can be.
    SiteCannotRun "site_cannot_run" Error Aws source::WHAT_IS_BACKUP,
        "An AWS service runs in a Region, and a company's own servers run in a data center.";
    RecoverySiteCannotRun "recovery_site_cannot_run" Error Aws source::DR_WHITEPAPER,
        "A component recovers at a site where it can run. Elastic Disaster Recovery launches servers in a Region.";
    ServiceNotInRegion "service_not_in_region" Error Aws source::SERVICE_ENDPOINTS,
        "A service runs only in Regions where AWS offers it.";
    BackupNotInRegion "backup_not_in_region" Warning Aws source::AVAILABILITY_BY_REGION,
        "AWS Backup does not back up every resource type in every Region.";

    // Quotas.
    RulesOfPlan "rules_of_plan" Error Aws source::QUOTAS, "A plan has at most 10 rules.";
    CopiesOfRule "copies_of_rule" Error Aws source::QUOTAS, "A rule has at most 5 copy actions.";
    PlansOfRegion "plans_of_region" Warning Aws source::QUOTAS,
        "By default, an account has at most 300 plans in a Region. AWS can raise the quota.";
    VaultsOfRegion "vaults_of_region" Warning Aws source::QUOTAS,
        "By default, an account has at most 300 vaults in a Region. AWS can raise the quota.";
    TagsOfSelection "tags_of_selection" Error Aws source::QUOTAS, "A selection has at most 30 tags.";
    ConditionsOfSelection "conditions_of_selection" Error Aws source::QUOTAS,
        "A selection has at most 30 conditions.";
    ResourcesOfSelection "resources_of_selection" Warning Aws source::QUOTAS,
        "A resource assignment names at most 500 resources, and a plan has at most 100 assignments.";
    RestoreTestingPlans "restore_testing_plans" Error Aws source::QUOTAS,
        "An account has at most 100 restore testing plans.";
    PointsOfVault "points_of_vault" Warning Aws source::QUOTAS,
        "By default, a vault holds at most 1,000,000 recovery points. AWS can raise the quota.";

    // Names.
    PlanName "plan_name" Error Aws source::API_CREATE_BACKUP_PLAN,
        "A plan's name is 1 to 50 letters, digits, `-`, `_` and `.`.";
    RuleName "rule_name" Error Aws source::API_BACKUP_RULE_INPUT,
        "A rule's name is 1 to 50 letters, digits, `-`, `_` and `.`.";
    VaultName "vault_name" Error Aws source::API_BACKUP_RULE_INPUT,
        "A vault's name is 2 to 50 letters, digits, `-` and `_`.";
    RestoreTestingName "restore_testing_name" Error Aws RESTORE_TESTING_PLAN,
        "A restore testing plan's name is 1 to 50 letters, digits and `_`.";

    // What holds data, and what protects it.
    FleetSaysNothing "fleet_says_nothing" Note Aws source::STACK_BACKUPS,
        "A fleet without data of its own is rebuilt from its launch template. Recovery points and replication are for a fleet that holds data.";
    AutoScalingStartsEmpty "auto_scaling_starts_empty" Warning Aws source::STACK_BACKUPS,
        "Auto Scaling terminates an instance that fails and launches a new one from the template, without the data that was on its disks.";
    LustreHasOneZone "lustre_has_one_zone" Warning Aws source::FSX_LUSTRE_DEPLOYMENT,
        "FSx has Multi-AZ deployments of Windows File Server, NetApp ONTAP and OpenZFS. A Lustre file system is in one zone.";
    SingleNodeHasOneZone "single_node_has_one_zone" Warning Aws source::REDSHIFT_MULTI_AZ,
        "Redshift has no Multi-AZ deployment of a cluster with a single node.";
    SettingRuledOut "setting_ruled_out" Warning Aws source::REDSHIFT_SERVERLESS,
        "Redshift Serverless has neither nodes nor Multi-AZ deployments to choose, a Multi-AZ DB cluster is in three zones by itself, and a fleet in several zones is not in one.";

    // Strategies and drills.
    LagWithoutReplication "lag_without_replication" Warning Aws source::DR_WHITEPAPER,
        "Backup and restore has only backups and their copies at the recovery site. Every other strategy replicates data.";
    StrategyAtHome "strategy_at_home" Warning Aws source::DR_WHITEPAPER,
        "A recovery site helps only if it is not the component's own site. Elastic Disaster Recovery also recovers EC2 instances into another zone of their Region.";
    DrsForServers "drs_for_servers" Warning Aws source::DRS_FAQ,
        "Elastic Disaster Recovery replicates servers. Managed services have their own replicas.";
    DrillWithoutDrs "drill_without_drs" Warning Aws source::DRS_FAQ,
        "A drill launches servers that Elastic Disaster Recovery replicates.";
    DrillOutsideClock "drill_outside_clock" Warning Tabletop OWN_LIMIT,
        "A drill outside the simulated time shows nothing.";

    // Restore testing.
    RestoreTestingKind "restore_testing_kind" Warning Aws source::RESTORE_TESTING,
        "Restore testing supports Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS and S3.";
    RestoreTestingWindow "restore_testing_window" Error Aws source::RESTORE_TESTING,
        "A restore test starts within 1 to 168 hours, uses recovery points of the last 1 to 365 days, and keeps the restored data for 1 to 168 hours.";
    RestoreTestingNothing "restore_testing_nothing" Warning Aws source::RESTORE_TESTING,
        "A restore test needs a recovery point to restore.";

    // What AWS accepts and this product warns of.
    NothingProtects "nothing_protects" Warning Tabletop source::WHAT_IS_BACKUP,
        "Only a recovery point restores data that is deleted, encrypted or corrupted. A standby or the durability of a service keeps no older state.";
    OnlyReplicated "only_replicated" Warning Tabletop source::DR_WHITEPAPER,
        "A replica follows its original within seconds, so it repeats what damages the data. Only a backup keeps an older state.";
    OneAccount "one_account" Warning Tabletop source::CROSS_ACCOUNT,
        "Whoever takes over an account can delete the workload and the backups in it. Backups in another account, in a vault with a compliance lock or in a logically air-gapped vault are out of reach.";
    NoIncident "no_incident" Note Tabletop SIMULATION,
        "An objective is tested only by an incident that affects its component.";
    SinglePoint "single_point" Note Tabletop source::AVAILABILITY_ZONES,
        "A component in a single zone or data center is down as long as that is down. A standby in another zone or a replica takes over.";
    CopiesInOneRegion "copies_in_one_region" Warning Tabletop source::CREATE_A_COPY,
        "Recovery points in the Region of the data cannot be restored while that Region is unavailable.";
    RecoverySameRegion "recovery_same_region" Warning Tabletop source::DR_WHITEPAPER,
        "An outage of a Region affects every account in it. A recovery site for a Region outage is in another Region.";
}

impl CheckKind {
    /// A finding of the check: where, what is wrong, and what is allowed.
    pub(super) fn at(
        self,
        pointer: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Finding {
        let spec = self.spec();
        let finding = Finding::error(pointer, message, hint).source(spec.source);
        Finding { severity: spec.severity, by: spec.by, check: Some(self), ..finding }
    }
}

impl Serialize for CheckKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
