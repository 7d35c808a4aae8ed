//! The table of recovery options: every way back that the engine weighs.

/// One way back.
#[derive(Debug)]
pub struct OptionSpec {
    /// What people call it, as an order: "Restore a recovery point".
    pub name: &'static str,
    /// What it brings back, as one sentence for the reader.
    pub brings_back: &'static str,
}

table! {
    /// A way back; ties between options go to the one listed first.
    pub enum RecoveryOption: OptionSpec {
        /// Auto Scaling or a Multi-AZ standby takes over by itself.
        SelfHeal "self_heal" => OptionSpec {
            name: "Let it heal itself",
            brings_back: "A machine or zone that failed is replaced by Auto Scaling or a standby.",
        },
        /// A release is taken back.
        RollBack "roll_back" => OptionSpec {
            name: "Roll the deployment back",
            brings_back: "The version before the release, with the data as it is.",
        },
        /// S3 brings back older versions of objects.
        ObjectVersions "object_versions" => OptionSpec {
            name: "Bring back older object versions",
            brings_back: "Every object as it was before it was deleted or overwritten.",
        },
        /// Restore to a second.
        PointInTimeRestore "point_in_time_restore" => OptionSpec {
            name: "Restore to a point in time",
            brings_back: "Any second within the window of the continuous backup.",
        },
        /// Another copy becomes the one that serves.
        PromoteReplica "promote_replica" => OptionSpec {
            name: "Promote the replica",
            brings_back: "The state of now less the replication lag, damage included.",
        },
        /// Elastic Disaster Recovery launches servers.
        LaunchFromDrs "launch_from_drs" => OptionSpec {
            name: "Launch from Elastic Disaster Recovery",
            brings_back: "The servers as they were seconds ago, or at one of its own snapshots.",
        },
        /// A recovery point from a vault.
        RestoreRecoveryPoint "restore_recovery_point" => OptionSpec {
            name: "Restore a recovery point",
            brings_back: "The state that a backup job captured.",
        },
        /// Infrastructure as code, launch templates.
        RebuildFromCode "rebuild_from_code" => OptionSpec {
            name: "Rebuild from code",
            brings_back: "What holds no data of its own.",
        },
        /// Do nothing.
        WaitForSite "wait_for_site" => OptionSpec {
            name: "Wait for the site to return",
            brings_back: "Everything as it was, when the outage ends.",
        },
    }
}
