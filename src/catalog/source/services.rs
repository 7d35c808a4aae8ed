//! Pages of the services themselves: what they keep, copy and recover without AWS Backup.

use super::Source;

/// DynamoDB's own point-in-time recovery.
pub static DYNAMODB_PITR: Source = Source::official(
    "Amazon DynamoDB developer guide: Point-in-time recovery, how it works",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
    "2026-11-20",
);

/// How long a restore of a table takes.
pub static DYNAMODB_RESTORE_TIME: Source = Source::official(
    "AWS re:Post Knowledge Center: Why does my Amazon DynamoDB table restoration take a long time?",
    "https://repost.aws/knowledge-center/dynamodb-restore-taking-long",
    "2026-11-30",
);

/// Aurora's automated backups.
pub static AURORA_BACKUPS: Source = Source::official(
    "Amazon Aurora user guide: Overview of backing up and restoring an Aurora DB cluster",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html",
    "2026-11-30",
);

/// Failover of an Aurora Global Database.
pub static AURORA_GLOBAL_FAILOVER: Source = Source::official(
    "Amazon Aurora user guide: Using switchover or failover in Aurora Global Database",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html",
    "2026-11-30",
);

/// Neptune's automated backups.
pub static NEPTUNE_BACKUPS: Source = Source::official(
    "Amazon Neptune user guide: Backing up and restoring an Amazon Neptune DB cluster",
    "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore.html",
    "2026-11-30",
);

/// Neptune Global Database.
pub static NEPTUNE_GLOBAL: Source = Source::official(
    "Amazon Neptune user guide: Using Neptune global databases",
    "https://docs.aws.amazon.com/neptune/latest/userguide/neptune-global-database.html",
    "2026-11-30",
);

/// DocumentDB's automated backups.
pub static DOCUMENTDB_BACKUPS: Source = Source::official(
    "Amazon DocumentDB developer guide: Backup and restore, concepts",
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore-nouns_verbs.html",
    "2026-11-30",
);

/// DocumentDB global clusters.
pub static DOCUMENTDB_GLOBAL: Source = Source::official(
    "Amazon DocumentDB developer guide: API reference, CreateGlobalCluster",
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateGlobalCluster.html",
    "2026-11-30",
);

/// EFS replication.
pub static EFS_REPLICATION: Source = Source::official(
    "Amazon EFS user guide: Replicating EFS file systems",
    "https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html",
    "2026-11-30",
);

/// FSx's own backups.
pub static FSX_BACKUPS: Source = Source::official(
    "Amazon FSx for Windows File Server user guide: Working with backups",
    "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html",
    "2026-11-30",
);

/// Redshift's own snapshots.
pub static REDSHIFT_SNAPSHOTS: Source = Source::official(
    "Amazon Redshift management guide: Amazon Redshift snapshots and backups",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
    "2026-11-30",
);

/// RDS's point-in-time restore.
pub static RDS_PITR: Source = Source::official(
    "Amazon RDS user guide: Restoring a DB instance to a specified time",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html",
    "2026-11-20",
);

/// RDS's automated backups.
pub static RDS_AUTOMATED_BACKUPS: Source = Source::official(
    "Amazon RDS user guide: Backup retention period",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
    "2026-11-20",
);

/// How long an RDS failover takes.
pub static RDS_FAILOVER: Source = Source::official(
    "Amazon RDS user guide: Failing over a Multi-AZ DB instance",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html",
    "2026-11-20",
);

/// How long the failover of a Multi-AZ DB cluster takes.
pub static RDS_CLUSTER_FAILOVER: Source = Source::official(
    "Amazon RDS user guide: Failing over a Multi-AZ DB cluster",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts-failover.html",
    "2026-11-20",
);

/// Promotion of RDS read replicas.
pub static RDS_PROMOTE: Source = Source::official(
    "Amazon RDS user guide: Promoting a read replica",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html",
    "2026-11-20",
);

/// The whitepaper on the four strategies.
pub static DR_WHITEPAPER: Source = Source::official(
    "AWS whitepaper: Disaster Recovery of Workloads on AWS",
    "https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
    "2022-04-01",
);

/// Elastic Disaster Recovery's questions and answers.
pub static DRS_FAQ: Source = Source::official(
    "AWS Elastic Disaster Recovery user guide: FAQ",
    "https://docs.aws.amazon.com/drs/latest/userguide/FAQ.html",
    "2026-11-20",
);

/// What Elastic Disaster Recovery does, and in what time.
pub static DRS_CONCEPTS: Source = Source::official(
    "AWS Elastic Disaster Recovery user guide: Concepts",
    "https://docs.aws.amazon.com/drs/latest/userguide/CloudEndure-Concepts.html",
    "2026-11-30",
);

/// DynamoDB's global tables.
pub static GLOBAL_TABLES: Source = Source::official(
    "Amazon DynamoDB developer guide: Global tables, how it works",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
    "2026-11-20",
);

/// S3 replication.
pub static S3_REPLICATION: Source = Source::official(
    "Amazon S3 user guide: Replicating objects",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
    "2026-11-20",
);

/// Auto Scaling health checks.
pub static HEALTH_CHECK_GRACE: Source = Source::official(
    "Amazon EC2 Auto Scaling user guide: Health check grace period",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html",
    "2026-11-20",
);

/// EFS backups.
pub static EFS_BACKUP: Source = Source::official(
    "Amazon EFS user guide: Backing up with AWS Backup",
    "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
    "2026-11-20",
);

/// Route 53 health checks.
pub static ROUTE53_HEALTH: Source = Source::official(
    "Amazon Route 53 developer guide: How Route 53 determines whether an endpoint is healthy",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
    "2026-11-20",
);

/// Restores from EBS snapshots.
pub static EBS_INITIALIZE: Source = Source::official(
    "Amazon EBS user guide: Initialize Amazon EBS volumes",
    "https://docs.aws.amazon.com/ebs/latest/userguide/initalize-volume.html",
    "2026-11-20",
);

/// What a snapshot of a volume holds.
pub static EBS_SNAPSHOT: Source = Source::official(
    "Amazon EBS user guide: Create Amazon EBS snapshots",
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-creating-snapshot.html",
    "2026-11-30",
);

/// The quotas of HTTP APIs.
pub static HTTP_API_QUOTAS: Source = Source::official(
    "Amazon API Gateway developer guide: Quotas for HTTP APIs",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
    "2026-11-20",
);

/// The quotas of functions.
pub static LAMBDA_QUOTAS: Source = Source::official(
    "AWS Lambda developer guide: Lambda quotas",
    "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    "2026-11-20",
);

/// CloudFront's origin failover.
pub static CLOUDFRONT_FAILOVER: Source = Source::official(
    "Amazon CloudFront developer guide: Optimize high availability with CloudFront origin failover",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
    "2026-11-20",
);

/// What S3 replication leaves out.
pub static S3_NOT_REPLICATED: Source = Source::official(
    "Amazon S3 user guide: What does Amazon S3 replicate?",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html",
    "2026-11-20",
);

/// Failover and re-creation of Aurora instances.
pub static AURORA_HA: Source = Source::official(
    "Amazon Aurora user guide: High availability for Amazon Aurora",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
    "2026-11-30",
);

/// Failover of Neptune clusters.
pub static NEPTUNE_FAULTS: Source = Source::official(
    "Amazon Neptune user guide: Fault tolerance for a Neptune DB cluster",
    "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html",
    "2026-11-30",
);

/// Failover of DocumentDB clusters.
pub static DOCUMENTDB_FAULTS: Source = Source::official(
    "Amazon DocumentDB developer guide: Fault tolerance for a DocumentDB cluster",
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-fault-tolerance.html",
    "2026-11-30",
);

/// Single-AZ and Multi-AZ file systems of FSx.
pub static FSX_AVAILABILITY: Source = Source::official(
    "Amazon FSx for Windows File Server user guide: Availability and durability",
    "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html",
    "2026-11-30",
);

/// How ElastiCache answers failures of nodes, with Multi-AZ and without.
pub static ELASTICACHE_FAILURES: Source = Source::official(
    "Amazon ElastiCache user guide: Resilience in Amazon ElastiCache",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/disaster-recovery-resiliency.html",
    "2026-11-30",
);

/// What is lost with a node of ElastiCache, and what its replicas are.
pub static ELASTICACHE_REPLICATION: Source = Source::official(
    "Amazon ElastiCache user guide: High availability using replication groups",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html",
    "2026-11-30",
);

/// For how long ElastiCache keeps its automatic snapshots: 0, off, by default.
pub static ELASTICACHE_RETENTION: Source = Source::official(
    "Amazon ElastiCache API reference: CreateReplicationGroup, SnapshotRetentionLimit",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    "2026-11-30",
);

/// Times and prices of ElastiCache; read in a copy of the page.
pub static ELASTICACHE_FAQ: Source = Source::official(
    "Amazon ElastiCache FAQs",
    "https://aws.amazon.com/elasticache/faqs/",
    "2026-11-30",
);

/// Relocation of Redshift clusters to another zone.
pub static REDSHIFT_RELOCATION: Source = Source::official(
    "Amazon Redshift management guide: Relocating your cluster",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-recovery.html",
    "2026-11-30",
);

/// Multi-AZ deployments of Redshift, and what they are not for.
pub static REDSHIFT_MULTI_AZ: Source = Source::official(
    "Amazon Redshift management guide: Setting up Multi-AZ deployment",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/overview-multi-az.html",
    "2026-11-30",
);

/// The pair of servers of an ONTAP file system.
pub static FSX_ONTAP_AVAILABILITY: Source = Source::official(
    "Amazon FSx for NetApp ONTAP user guide: Availability, durability, and deployment options",
    "https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html",
    "2026-11-30",
);

/// Persistent and scratch file systems of Lustre, each in one zone.
pub static FSX_LUSTRE_DEPLOYMENT: Source = Source::official(
    "Amazon FSx for Lustre user guide: Deployment options for FSx for Lustre file systems",
    "https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html",
    "2026-11-30",
);

/// What a workgroup of Redshift Serverless is made of.
pub static REDSHIFT_SERVERLESS: Source = Source::official(
    "Amazon Redshift management guide: Considerations when using Amazon Redshift Serverless",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html",
    "2026-11-30",
);
