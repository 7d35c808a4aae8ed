//! What amounts are for: the categories of the bill (M16), and the mechanisms that bring them about.

use serde::Serialize;

use super::ListIndex;

/// Whether an amount is paid for protection or because of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CostGroup {
    /// It is paid whether or not anything happens.
    Protection,
    /// It is what coming back cost.
    Recovery,
    /// It is what was not sold.
    Sales,
    /// It is what has to be entered again.
    Data,
}

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident $key:literal $label:literal $group:ident;)+) => {
        /// What an amount was paid for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Category {
            $($(#[$doc])* #[serde(rename = $key)] $name,)+
        }

        impl Category {
            /// Every category, in the order of the bill.
            pub const ALL: &'static [Category] = &[$(Category::$name,)+];

            /// Its name in JSON.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// What people call it.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }

            /// What it is part of.
            pub const fn group(self) -> CostGroup {
                match self { $(Self::$name => CostGroup::$group,)+ }
            }
        }
    };
}

categories! {
    /// Points in the vault of their rule.
    WarmStorage "warm_storage" "Warm storage" Protection;
    /// Points moved to cold storage.
    ColdStorage "cold_storage" "Cold storage" Protection;
    /// Points in vaults they were copied to.
    Copies "copies" "Copies" Protection;
    /// Copies on their way to another Region.
    Transfer "transfer" "Transfer of copies" Protection;
    /// Continuous backups, and the services' own point-in-time restore.
    ContinuousBackup "continuous_backup" "Continuous backup" Protection;
    /// Older versions of objects.
    ObjectVersions "object_versions" "Object versions" Protection;
    /// Live copies: Elastic Disaster Recovery, replicas, global tables.
    Replication "replication" "Replication" Protection;
    /// Compute that runs at the recovery site.
    StandbyCompute "standby_compute" "Standby compute" Protection;
    /// Health checks that redirect traffic.
    HealthChecks "health_checks" "Health checks" Protection;
    /// Scheduled proofs that restores work, and drills.
    RestoreTests "restore_tests" "Restore tests and drills" Protection;
    /// Controls of AWS Backup Audit Manager.
    AuditEvaluations "audit_evaluations" "Audit evaluations" Protection;
    /// Restores after incidents.
    Restores "restores" "Restores" Recovery;
    /// Running at the recovery site.
    FailoverRunning "failover_running" "Running at the recovery site" Recovery;
    /// The way home.
    Failback "failback" "Failback" Recovery;
    /// Orders not taken.
    LostSales "lost_sales" "Lost sales" Sales;
    /// Writes that are missing.
    LostData "lost_data" "Lost data" Data;
}

/// What brought an amount about. Places are those of the plans' rules counted over all plans, with
/// on-demand backups after them, of journeys, and of restore testing plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mechanism {
    /// The points of a rule in its own vault.
    Rule {
        /// The rule.
        rule: ListIndex,
    },
    /// The points of a rule in a vault they are copied to.
    Copy {
        /// The rule.
        rule: ListIndex,
        /// Which of its copy actions.
        copy: ListIndex,
    },
    /// Points that left cold storage before 90 days.
    EarlyDeletion {
        /// The rule.
        rule: ListIndex,
    },
    /// Backup storage up to the size of the databases of a Region, which RDS does not charge for.
    FreeAllowance,
    /// A rule's continuous backup.
    Continuous {
        /// The rule.
        rule: ListIndex,
    },
    /// The service's own point-in-time restore.
    OwnBackups,
    /// Daily snapshots that the service takes itself.
    OwnSnapshots,
    /// Older versions of objects.
    Versions,
    /// Elastic Disaster Recovery: the fee for each server.
    DrsFee,
    /// Elastic Disaster Recovery: staging disks.
    DrsStaging,
    /// Elastic Disaster Recovery: replication servers.
    DrsServers,
    /// Elastic Disaster Recovery: points in time.
    DrsSnapshots,
    /// Drill instances.
    Drill,
    /// A replica at the recovery site.
    Replica,
    /// Writes replicated to it.
    ReplicaWrites,
    /// What is sent to it.
    ReplicaTransfer,
    /// Compute at the recovery site.
    Standby,
    /// Health checks of a journey.
    HealthCheck {
        /// The journey.
        journey: ListIndex,
    },
    /// The fee for a point tested.
    RestoreTest {
        /// The restore testing plan.
        plan: ListIndex,
    },
    /// What a restore test restores, and runs until it is validated.
    RestoredForTest {
        /// The restore testing plan.
        plan: ListIndex,
    },
    /// Evaluations of controls.
    Audit,
    /// A restore.
    Restore,
    /// A copy made before a restore.
    CopyToRestore,
    /// Running at the recovery site until failback.
    Away,
    /// Writes sent home.
    SentHome,
    /// A journey that was down or degraded.
    Sales {
        /// The journey.
        journey: ListIndex,
    },
    /// Hours in which a component was down that no journey feels.
    DowntimeByTheHour,
    /// Orders whose writes are missing.
    Data,
    /// Hours whose writes are missing, of a component that records no orders.
    DataByTheHour,
    /// Data that no recovery option is left for; its value is not known.
    LostForGood,
}

impl Mechanism {
    /// What quantities without a price list count.
    pub(super) const fn unit(self) -> &'static str {
        match self {
            Self::DowntimeByTheHour | Self::DataByTheHour => "hour",
            _ => "order",
        }
    }
}
