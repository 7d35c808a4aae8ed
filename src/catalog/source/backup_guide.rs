//! The pages of the AWS Backup developer guide.

use super::Source;

const BACKUP_GUIDE: &str = "2026-09-24";

macro_rules! backup_pages {
    ($($(#[$doc:meta])* $name:ident = $title:literal, $page:literal;)*) => {$(
        $(#[$doc])*
        pub static $name: Source = Source::official(
            concat!("AWS Backup developer guide: ", $title),
            concat!("https://docs.aws.amazon.com/aws-backup/latest/devguide/", $page, ".html"),
            BACKUP_GUIDE,
        );
    )*};
}

backup_pages! {
    /// Which service supports what.
    FEATURE_AVAILABILITY = "Feature availability by resource", "backup-feature-availability";
    /// Schedules, windows, lifecycle.
    PLAN_OPTIONS = "Backup plan options and configuration", "plan-options-and-configuration";
    /// Lifecycle rules of the API.
    API_LIFECYCLE = "API reference, Lifecycle", "API_Lifecycle";
    /// Rule fields of the API.
    API_BACKUP_RULE_INPUT = "API reference, BackupRuleInput", "API_BackupRuleInput";
    /// Plan fields of the API.
    API_CREATE_BACKUP_PLAN = "API reference, CreateBackupPlan", "API_CreateBackupPlan";
    /// Continuous backup and point-in-time recovery.
    POINT_IN_TIME_RECOVERY = "Continuous backups and point-in-time recovery", "point-in-time-recovery";
    /// How long continuous backups reach back.
    PITR_RETENTION = "Point-in-time recovery, retention period", "point-in-time-recovery-retention-period";
    /// What copies of continuous backups are.
    PITR_COPYING = "Copying continuous backups", "point-in-time-recovery-copying";
    /// Amazon S3 backups.
    S3_BACKUPS = "Amazon S3 backups", "s3-backups";
    /// Amazon RDS backups.
    RDS_BACKUP = "Amazon RDS backups", "rds-backup";
    /// Advanced features for DynamoDB.
    ADVANCED_DYNAMODB = "Advanced DynamoDB backup", "advanced-ddb-backup";
    /// Amazon Redshift backups.
    REDSHIFT_BACKUPS = "Amazon Redshift backups", "redshift-backups";
    /// Virtual machines.
    VMWARE_BACKUPS = "Virtual machine backups", "backing-up-vms";
    /// Stacks, and what is not backed up.
    STACK_BACKUPS = "CloudFormation stack backups", "applicationstackbackups";
    /// Vault Lock.
    VAULT_LOCK = "AWS Backup Vault Lock", "vault-lock";
    /// Logically air-gapped vaults.
    AIR_GAPPED = "Logically air-gapped vaults", "logicallyairgappedvault";
    /// Logically air-gapped vaults as primary targets.
    AIR_GAPPED_PRIMARY = "Logically air-gapped vault as primary target", "lag-vault-primary-backup";
    /// Copies to other Regions.
    CROSS_REGION = "Creating backup copies across Regions", "cross-region-backup";
    /// Copies to other accounts.
    CROSS_ACCOUNT = "Creating backup copies across accounts", "create-cross-account-backup";
    /// What cannot be copied.
    CREATE_A_COPY = "Creating a copy of a backup", "recov-point-create-a-copy";
    /// Deletion and expiry.
    DELETING_BACKUPS = "Deleting backups", "deleting-backups";
    /// Selections.
    ASSIGNING_RESOURCES = "Assigning resources to a backup plan", "assigning-resources";
    /// Quotas.
    QUOTAS = "Quotas", "aws-backup-limits";
    /// Audit Manager's controls.
    AUDIT_CONTROLS = "AWS Backup Audit Manager controls and remediation", "controls-and-remediation";
    /// Restores, and what they take from cold storage.
    RESTORING = "Restoring a backup", "restoring-a-backup";
    /// Restores of EBS volumes.
    RESTORING_EBS = "Restore an Amazon EBS volume", "restoring-ebs";
    /// Restore testing.
    RESTORE_TESTING = "Restore testing", "restore-testing";
    /// Charges.
    METERING = "Metering, costs, and billing", "metering-and-billing";
    /// Changes of the guide.
    DOC_HISTORY = "Document history", "doc-history";
    /// What AWS Backup is.
    WHAT_IS_BACKUP = "What is AWS Backup?", "whatisbackup";
}
