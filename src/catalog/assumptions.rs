//! The table of assumptions: every timing, throughput and percentage that AWS does not promise.
//!
//! Each row has a value, a unit, the range in which it may be edited, and its source. A scenario may
//! set its own value; a row without a value means "worked out from sizes and throughputs".

use super::Source;
use super::source;

/// One assumption.
#[derive(Debug)]
pub struct AssumptionSpec {
    /// What it is, as the label of its field.
    pub label: &'static str,
    /// The value unless the scenario sets one; `None` is worked out from sizes and throughputs.
    pub value: Option<f64>,
    /// The unit, as shown behind the number.
    pub unit: &'static str,
    /// The smallest value that may be set.
    pub low: f64,
    /// The largest value that may be set.
    pub high: f64,
    /// Where the value comes from.
    pub source: &'static Source,
}

const fn row(
    label: &'static str,
    value: f64,
    unit: &'static str,
    (low, high): (f64, f64),
    source: &'static Source,
) -> AssumptionSpec {
    AssumptionSpec { label, value: Some(value), unit, low, high, source }
}

const fn worked_out(label: &'static str, unit: &'static str, high: f64) -> AssumptionSpec {
    AssumptionSpec { label, value: None, unit, low: 0.0, high, source: &source::ASSUMED }
}

const WEEK_MINUTES: f64 = 10_080.0;
const LAG_SECONDS: (f64, f64) = (0.0, 86_400.0);
const PERCENT: (f64, f64) = (0.0, 100.0);
const DAYS: (f64, f64) = (0.0, 3_653.0);
const MINUTES: (f64, f64) = (0.0, WEEK_MINUTES);
const RATE: (f64, f64) = (0.1, 100_000.0);
const MONEY: (f64, f64) = (0.0, 1_000_000_000.0);

table! {
    /// A timing, throughput or percentage that AWS does not promise.
    pub enum Assumption: AssumptionSpec {
        /// How long after the scheduled time a backup job starts.
        StartDelayMinutes "start_delay_minutes" => row(
            "Delay before a backup job starts", 0.0, "min", MINUTES, &source::ASSUMED),
        /// How long a backup job takes, whatever the size.
        BackupJobMinutes "backup_job_minutes" => worked_out("Duration of a backup job", "min", WEEK_MINUTES),
        /// How long a copy job takes, whatever the size.
        CopyJobMinutes "copy_job_minutes" => worked_out("Duration of a copy job", "min", WEEK_MINUTES),
        /// What every job takes next to reading data.
        JobOverheadMinutes "job_overhead_minutes" => row(
            "Overhead of each backup, copy or restore job", 5.0, "min", MINUTES, &source::ASSUMED),
        /// Snapshots of volumes and databases.
        SnapshotGibPerHour "snapshot_gib_per_hour" => row(
            "Snapshot rate", 400.0, "GiB/h", RATE, &source::ASSUMED),
        /// EFS backups: 400 MB/s, which is 1,341 GiB an hour.
        EfsBackupGibPerHour "efs_backup_gib_per_hour" => row(
            "EFS backup rate", 1_341.0, "GiB/h", RATE, &source::EFS_BACKUP),
        /// EFS restores: 200 MB/s, which is 670 GiB an hour.
        EfsRestoreGibPerHour "efs_restore_gib_per_hour" => row(
            "EFS restore rate", 670.0, "GiB/h", RATE, &source::EFS_BACKUP),
        /// S3 backups.
        S3BackupGibPerHour "s3_backup_gib_per_hour" => row(
            "S3 backup rate", 500.0, "GiB/h", RATE, &source::ASSUMED),
        /// S3 restores: no rate is published.
        S3RestoreGibPerHour "s3_restore_gib_per_hour" => row(
            "S3 restore rate", 250.0, "GiB/h", RATE, &source::ASSUMED),
        /// DynamoDB backups.
        DynamodbBackupGibPerHour "dynamodb_backup_gib_per_hour" => row(
            "DynamoDB backup rate", 1_000.0, "GiB/h", RATE, &source::ASSUMED),
        /// DynamoDB restores.
        DynamodbRestoreGibPerHour "dynamodb_restore_gib_per_hour" => row(
            "DynamoDB restore rate", 300.0, "GiB/h", RATE, &source::ASSUMED),
        /// The shortest restore of a table.
        DynamodbRestoreLeastMinutes "dynamodb_restore_least_minutes" => row(
            "Minimum time to restore a DynamoDB table", 20.0, "min", MINUTES, &source::DYNAMODB_RESTORE_TIME),
        /// Databases restored from snapshots.
        DatabaseRestoreGibPerHour "database_restore_gib_per_hour" => row(
            "Restore rate of databases from snapshots", 500.0, "GiB/h", RATE, &source::ASSUMED),
        /// Volumes restored from snapshots: 50 MiB/s each, which is 176 GiB an hour.
        VolumeRestoreGibPerHour "volume_restore_gib_per_hour" => row(
            "Initialization rate of volumes from snapshots", 176.0, "GiB/h", RATE, &source::VOLUME_RATE),
        /// File systems and virtual machines restored.
        FileRestoreGibPerHour "file_restore_gib_per_hour" => row(
            "Restore rate of file systems and virtual machines", 400.0, "GiB/h", RATE, &source::ASSUMED),
        /// Copies between vaults.
        CopyGibPerHour "copy_gib_per_hour" => row(
            "Copy rate between Regions and accounts", 300.0, "GiB/h", RATE, &source::ASSUMED),
        /// Points in cold storage.
        ColdRetrievalMinutes "cold_retrieval_minutes" => row(
            "Time to retrieve a recovery point from cold storage", 240.0, "min", MINUTES, &source::RESTORING),
        /// Archived EBS snapshots: up to 72 hours.
        EbsArchiveRetrievalMinutes "ebs_archive_retrieval_minutes" => row(
            "Time to retrieve an archived EBS snapshot", 4_320.0, "min", MINUTES, &source::RESTORING_EBS),
        /// Continuous backups of RDS and of clusters: logs reach S3 every five minutes.
        RdsContinuousLagMinutes "rds_continuous_lag_minutes" => row(
            "Lag of point-in-time restore for RDS, Aurora, Neptune and DocumentDB", 5.0, "min", MINUTES, &source::POINT_IN_TIME_RECOVERY),
        /// S3 continuous backups.
        S3ContinuousLagMinutes "s3_continuous_lag_minutes" => row(
            "Lag of point-in-time restore for S3", 15.0, "min", MINUTES, &source::POINT_IN_TIME_RECOVERY),
        /// DynamoDB's own point-in-time recovery.
        DynamodbPitrLagMinutes "dynamodb_pitr_lag_minutes" => row(
            "Lag of point-in-time recovery for DynamoDB", 5.0, "min", MINUTES, &source::DYNAMODB_PITR),
        /// RDS cross-Region read replicas: asynchronous and unbounded.
        RdsReplicaLagSeconds "rds_replica_lag_seconds" => row(
            "Replication lag of RDS cross-Region replicas", 5.0, "s", LAG_SECONDS, &source::ASSUMED),
        /// Aurora Global Database.
        AuroraReplicaLagSeconds "aurora_replica_lag_seconds" => row(
            "Replication lag of Aurora Global Database", 1.0, "s", LAG_SECONDS, &source::AURORA_GLOBAL_FAILOVER),
        /// DynamoDB global tables.
        GlobalTableLagSeconds "global_table_lag_seconds" => row(
            "Replication lag of DynamoDB global tables", 1.0, "s", LAG_SECONDS, &source::GLOBAL_TABLES),
        /// S3 replication: most objects within 15 minutes.
        S3ReplicaLagSeconds "s3_replica_lag_seconds" => row(
            "Replication lag of S3 Cross-Region Replication", 900.0, "s", LAG_SECONDS, &source::S3_REPLICATION),
        /// Elastic Disaster Recovery: seconds.
        DrsLagSeconds "drs_lag_seconds" => row(
            "Replication lag of Elastic Disaster Recovery", 4.0, "s", LAG_SECONDS, &source::ASSUMED),
        /// EFS replication: 15 minutes.
        EfsReplicaLagSeconds "efs_replica_lag_seconds" => row(
            "Replication lag of EFS replication", 900.0, "s", LAG_SECONDS, &source::EFS_REPLICATION),
        /// Neptune Global Database: under a second.
        NeptuneReplicaLagSeconds "neptune_replica_lag_seconds" => row(
            "Replication lag of Neptune Global Database", 1.0, "s", LAG_SECONDS, &source::NEPTUNE_GLOBAL),
        /// DocumentDB global clusters: under a second.
        DocumentdbReplicaLagSeconds "documentdb_replica_lag_seconds" => row(
            "Replication lag of DocumentDB global clusters", 1.0, "s", LAG_SECONDS, &source::DOCUMENTDB_GLOBAL),
        /// Global datastores: typically under a second.
        ElasticacheReplicaLagSeconds "elasticache_replica_lag_seconds" => row(
            "Replication lag of ElastiCache global datastores", 1.0, "s", LAG_SECONDS, &source::ELASTICACHE_FAQ),
        /// Global datastores: typically under a minute.
        ElasticachePromoteMinutes "elasticache_promote_minutes" => row(
            "Time to promote the secondary cluster of a global datastore", 1.0, "min", MINUTES, &source::ELASTICACHE_FAQ),
        /// RDS promotion: several minutes or longer.
        RdsPromoteMinutes "rds_promote_minutes" => row(
            "Time to promote an RDS replica", 10.0, "min", MINUTES, &source::RDS_PROMOTE),
        /// Aurora failover to a secondary cluster: a few minutes.
        AuroraPromoteMinutes "aurora_promote_minutes" => row(
            "Time to promote an Aurora secondary cluster", 3.0, "min", MINUTES, &source::AURORA_GLOBAL_FAILOVER),
        /// Replicas that are written to already.
        ServingPromoteMinutes "serving_promote_minutes" => row(
            "Time to switch to a replica that already accepts writes", 0.0, "min", MINUTES, &source::GLOBAL_TABLES),
        /// Elastic Disaster Recovery: 5 to 20 minutes.
        DrsLaunchMinutes "drs_launch_minutes" => row(
            "Time for Elastic Disaster Recovery to launch a server", 12.0, "min", MINUTES, &source::DRS_CONCEPTS),
        /// The wait for a newer point when the source server is gone: up to 10 minutes.
        DrsLatestPointWaitMinutes "drs_latest_point_wait_minutes" => row(
            "Time that Elastic Disaster Recovery waits for a newer point when the source servers are gone", 10.0, "min", MINUTES, &source::DRS_CONCEPTS),
        /// RDS Multi-AZ failover: 60 to 120 seconds.
        MultiAzFailoverSeconds "multi_az_failover_seconds" => row(
            "Time of a Multi-AZ failover", 90.0, "s", LAG_SECONDS, &source::RDS_FAILOVER),
        /// RDS Multi-AZ DB cluster failover: typically under 35 seconds.
        MultiAzClusterFailoverSeconds "multi_az_cluster_failover_seconds" => row(
            "Time of a Multi-AZ DB cluster failover", 35.0, "s", LAG_SECONDS, &source::RDS_CLUSTER_FAILOVER),
        /// Aurora failover with a reader: under 60 seconds, often under 30.
        AuroraFailoverSeconds "aurora_failover_seconds" => row(
            "Time of an Aurora failover to a reader", 60.0, "s", LAG_SECONDS, &source::AURORA_HA),
        /// Neptune failover with a reader: under 120 seconds, often under 60.
        NeptuneFailoverSeconds "neptune_failover_seconds" => row(
            "Time of a Neptune failover to a reader", 120.0, "s", LAG_SECONDS, &source::NEPTUNE_FAULTS),
        /// DocumentDB failover with a replica: typically under 30 seconds.
        DocumentdbFailoverSeconds "documentdb_failover_seconds" => row(
            "Time of a DocumentDB failover to a replica", 30.0, "s", LAG_SECONDS, &source::DOCUMENTDB_FAULTS),
        /// ElastiCache failover to a replica.
        ElasticacheFailoverSeconds "elasticache_failover_seconds" => row(
            "Time of an ElastiCache failover to a replica", 60.0, "s", LAG_SECONDS, &source::ASSUMED),
        /// A new node of ElastiCache: within six minutes.
        ElasticacheReplacementMinutes "elasticache_replacement_minutes" => row(
            "Time to replace a failed ElastiCache node", 6.0, "min", MINUTES, &source::ELASTICACHE_FAQ),
        /// A cluster instance that is created again: typically under 10 minutes for Aurora.
        ClusterRebuildMinutes "cluster_rebuild_minutes" => row(
            "Time to create the instance of an Aurora, Neptune or DocumentDB cluster again", 10.0, "min", MINUTES, &source::AURORA_HA),
        /// FSx Multi-AZ: typically under 30 seconds.
        FsxFailoverSeconds "fsx_failover_seconds" => row(
            "Time of an FSx Multi-AZ failover", 30.0, "s", LAG_SECONDS, &source::FSX_AVAILABILITY),
        /// FSx Single-AZ: typically less than 20 minutes, for Windows File Server and OpenZFS alike.
        FsxReplacementMinutes "fsx_replacement_minutes" => row(
            "Time for FSx to replace a failed file server of a Single-AZ file system", 20.0, "min", MINUTES, &source::FSX_AVAILABILITY),
        /// Redshift Multi-AZ: no figure is published.
        RedshiftFailoverSeconds "redshift_failover_seconds" => row(
            "Time of a Redshift Multi-AZ failover", 60.0, "s", LAG_SECONDS, &source::ASSUMED),
        /// Redshift relocation: on by default for RA3 nodes, no figure is published.
        RedshiftRelocationMinutes "redshift_relocation_minutes" => row(
            "Time for Redshift to move a data warehouse to another zone", 15.0, "min", MINUTES, &source::ASSUMED),
        /// RDS host replacement, EC2 automatic recovery, Redshift node replacement: no figure is published.
        HostReplacementMinutes "host_replacement_minutes" => row(
            "Time for EC2, RDS and Redshift to replace a failed host", 10.0, "min", MINUTES, &source::ASSUMED),
        /// A failed instance.
        InstanceDetectMinutes "instance_detect_minutes" => row(
            "Time for Auto Scaling to detect a failed instance", 2.0, "min", MINUTES, &source::ASSUMED),
        /// A new instance.
        InstanceLaunchMinutes "instance_launch_minutes" => row(
            "Time until a new instance is in service", 5.0, "min", MINUTES, &source::ASSUMED),
        /// Telling people.
        NotifyMinutes "notify_minutes" => row(
            "Time to notify the people who decide", 5.0, "min", MINUTES, &source::ASSUMED),
        /// Deciding.
        DecideMinutes "decide_minutes" => row(
            "Time to decide what to do", 10.0, "min", MINUTES, &source::ASSUMED),
        /// Preparing a place to restore into.
        ProvisionMinutes "provision_minutes" => row(
            "Time to provision what a restore needs", 10.0, "min", MINUTES, &source::ASSUMED),
        /// Building from code.
        RebuildMinutes "rebuild_minutes" => row(
            "Time to build from code", 20.0, "min", MINUTES, &source::ASSUMED),
        /// Rolling a deployment back.
        RollBackMinutes "roll_back_minutes" => row(
            "Time to roll back a deployment", 10.0, "min", MINUTES, &source::ASSUMED),
        /// Replaying logs.
        ReplayMinutes "replay_minutes" => row(
            "Time to replay the logs", 10.0, "min", MINUTES, &source::ASSUMED),
        /// Checking.
        ValidateMinutes "validate_minutes" => row(
            "Time to validate the recovery", 10.0, "min", MINUTES, &source::ASSUMED),
        /// Redirecting traffic: a DNS time to live of a minute and a health check of 90 seconds.
        RedirectMinutes "redirect_minutes" => row(
            "Time to redirect traffic", 3.0, "min", MINUTES, &source::ROUTE53_HEALTH),
        /// Adding capacity at the recovery site.
        ScaleOutMinutes "scale_out_minutes" => row(
            "Time to scale a standby out to full capacity", 10.0, "min", MINUTES, &source::ASSUMED),
        /// How long people stay at the recovery site after the original one has returned.
        FailbackDelayMinutes "failback_delay_minutes" => row(
            "Wait before failback after the original site has returned", 1_440.0, "min", MINUTES, &source::ASSUMED),
        /// The planned switch of a failback.
        FailbackSwitchMinutes "failback_switch_minutes" => row(
            "Downtime of the planned switch of a failback", 15.0, "min", MINUTES, &source::ASSUMED),
        /// Promoting other replicas.
        OtherReplicaPromoteMinutes "other_replica_promote_minutes" => row(
            "Time to promote other replicas", 10.0, "min", MINUTES, &source::ASSUMED),
        /// Copies of other components: their users know how far behind these are.
        OtherReplicaLagSeconds "other_component_lag_seconds" => row(
            "Replication lag of components of no listed type", 60.0, "s", LAG_SECONDS, &source::ASSUMED),
        /// Failovers of other components: their users know how long these take.
        OtherFailoverSeconds "other_component_failover_seconds" => row(
            "Time of a failover of components of no listed type to a second zone", 60.0, "s", LAG_SECONDS, &source::ASSUMED),
        /// Restoring older versions of objects.
        ObjectVersionsMinutes "object_versions_minutes" => row(
            "Time to restore older object versions", 30.0, "min", MINUTES, &source::ASSUMED),
        /// When services take the daily snapshots that are their own: AWS assigns a window unless one is chosen.
        OwnSnapshotHour "own_snapshot_hour" => row(
            "Hour of the services' own daily snapshots, in UTC", 5.0, "h", (0.0, 23.99), &source::ASSUMED),
        /// What an hour of lost writes costs where no journey says.
        LostDataUsdPerHour "lost_data_usd_per_hour" => row(
            "Cost of an hour of lost writes if no journey sets it", 100.0, "USD", MONEY, &source::ASSUMED),
        /// What an hour of downtime costs where no journey says.
        DowntimeUsdPerHour "downtime_usd_per_hour" => row(
            "Cost of an hour of downtime if no journey sets it", 100.0, "USD", MONEY, &source::ASSUMED),
        /// What a lost order costs on top of its value.
        ReentryUsdPerOrder "reentry_usd_per_order" => row(
            "Cost to enter a lost order again", 5.0, "USD", MONEY, &source::ASSUMED),
        /// The size of a warm standby.
        WarmStandbyPercent "warm_standby_percent" => row(
            "Share of a component's instances that a warm standby runs", 25.0, "%", PERCENT, &source::ASSUMED),
        /// Older versions of objects.
        S3VersionDays "s3_version_days" => row(
            "Retention of older object versions", 30.0, "days", DAYS, &source::ASSUMED),
        /// Objects, by whose number requests are charged.
        S3ObjectMib "s3_object_mib" => row(
            "Size of an object that S3 replicates", 1.0, "MiB", RATE, &source::ASSUMED),
        /// Items, by whose size replicated writes are charged: one unit for each begun KiB.
        DynamodbItemKib "dynamodb_item_kib" => row(
            "Size of an item that a global table replicates", 1.0, "KiB", (0.001, 400.0), &source::ASSUMED),
        /// Disks of servers: a replication server takes 15 of them.
        DrsDisksPerServer "drs_disks_per_server" => row(
            "Disks per server that Elastic Disaster Recovery replicates", 2.0, "", (1.0, 60.0), &source::ASSUMED),
        /// Disks under 125 GiB are staged on magnetic volumes, larger ones on st1. Half of the data is
        /// what AWS's worked month of 30 TB on staging disks for 1,425 USD comes to.
        DrsSmallDiskPercent "drs_small_disk_percent" => row(
            "Share of replicated data on disks under 125 GiB", 50.0, "%", PERCENT, &source::ASSUMED),
        /// Servers that write so much that they need a replication server of their own.
        DrsDedicatedPercent "drs_dedicated_percent" => row(
            "Share of replicated servers that need their own replication server", 0.0, "%", PERCENT, &source::ASSUMED),
        /// Elastic Disaster Recovery's daily points in time: seven days by default, 1 to 365.
        DrsSnapshotDays "drs_snapshot_days" => row(
            "Retention of daily points in time in Elastic Disaster Recovery", 7.0, "days", (1.0, 365.0), &source::DRS_CONCEPTS),
        /// Drills, and drill instances that nobody terminated.
        DrillHoursPerMonth "drill_hours_per_month" => row(
            "Drill hours per month of each replicated server", 0.0, "h", (0.0, 744.0), &source::ASSUMED),
        /// Health checks that redirect traffic: one for each of two sites.
        HealthChecksPerJourney "health_checks_per_journey" => row(
            "Health checks per journey that can fail over", 2.0, "", (0.0, 1_000.0), &source::ASSUMED),
        /// AWS Backup Audit Manager: each control is evaluated once a day for each resource covered.
        AuditControls "audit_controls" => row(
            "AWS Backup Audit Manager controls switched on", 0.0, "", (0.0, 50.0), &source::AUDIT_CONTROLS),
    }
}
