//! The table of recovery options: every way to recover a component that the engine weighs.

/// One recovery option.
#[derive(Debug)]
pub struct OptionSpec {
    /// The name of the option, as an instruction: "Restore a recovery point".
    pub name: &'static str,
    /// What the option restores, as one sentence for the reader.
    pub brings_back: &'static str,
}

table! {
    /// A way to recover a component; ties between options go to the one listed first.
    pub enum RecoveryOption: OptionSpec {
        /// Auto Scaling or a Multi-AZ standby takes over automatically.
        SelfHeal "self_heal" => OptionSpec {
            name: "Automatic failover or replacement",
            brings_back: "Auto Scaling or a standby replaces a failed machine or zone.",
        },
        /// A release is rolled back.
        RollBack "roll_back" => OptionSpec {
            name: "Roll back the deployment",
            brings_back: "The version before the release, with the current data.",
        },
        /// S3 restores older versions of objects.
        ObjectVersions "object_versions" => OptionSpec {
            name: "Restore older object versions",
            brings_back: "Every object in its state before it was deleted or overwritten.",
        },
        /// Restore to a second.
        PointInTimeRestore "point_in_time_restore" => OptionSpec {
            name: "Restore to a point in time",
            brings_back: "Any second of the retention period of the continuous backup.",
        },
        /// Another copy becomes the primary, or what runs elsewhere takes the traffic.
        PromoteReplica "promote_replica" => OptionSpec {
            name: "Fail over to the other site",
            brings_back: "The current state minus the replication lag, including any damage.",
        },
        /// Elastic Disaster Recovery launches servers.
        LaunchFromDrs "launch_from_drs" => OptionSpec {
            name: "Launch from Elastic Disaster Recovery",
            brings_back: "The servers in their state seconds ago, or at a snapshot of Elastic Disaster Recovery.",
        },
        /// A recovery point from a vault.
        RestoreRecoveryPoint "restore_recovery_point" => OptionSpec {
            name: "Restore a recovery point",
            brings_back: "The state that a backup job captured.",
        },
        /// Infrastructure as code, launch templates.
        RebuildFromCode "rebuild_from_code" => OptionSpec {
            name: "Rebuild from code",
            brings_back: "Components that hold no data of their own.",
        },
        /// Do nothing.
        WaitForSite "wait_for_site" => OptionSpec {
            name: "Wait for the site to return",
            brings_back: "All data and service, when the outage ends.",
        },
    }
}
