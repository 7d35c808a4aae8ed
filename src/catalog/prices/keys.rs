//! The names of the prices that the ledger asks for.

use std::borrow::Cow;
use std::fmt;

/// The name of a price: one of the book, or that of an instance type or a database class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PriceKey(Cow<'static, str>);

impl PriceKey {
    /// The name as documents write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A price by the name that a document or the book gives it.
    pub fn named(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }

    /// An EC2 instance type, running Linux on demand: `ec2.linux.m6i.large.hour`.
    pub fn instance_type(name: &str) -> Self {
        Self(Cow::Owned(format!("{EC2}{name}{HOUR}")))
    }

    /// An RDS database class, for MySQL: `rds.mysql.db.m6g.large.multi_az.hour`.
    pub fn db_class(name: &str, deployment: Deployment) -> Self {
        Self(Cow::Owned(format!("{RDS}{name}.{}{HOUR}", deployment.key())))
    }
}

impl fmt::Display for PriceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

const EC2: &str = "ec2.linux.";
const RDS: &str = "rds.mysql.";
const HOUR: &str = ".hour";

/// How an RDS database stands, by which its class is priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deployment {
    /// One instance.
    SingleAz,
    /// An instance and its standby.
    MultiAz,
    /// A cluster with two readable standbys.
    MultiAzCluster,
}

impl Deployment {
    const ALL: [Self; 3] = [Self::SingleAz, Self::MultiAz, Self::MultiAzCluster];

    const fn key(self) -> &'static str {
        match self {
            Self::SingleAz => "single_az",
            Self::MultiAz => "multi_az",
            Self::MultiAzCluster => "multi_az_cluster",
        }
    }

    /// What people call it.
    const fn label(self) -> &'static str {
        match self {
            Self::SingleAz => "Single-AZ",
            Self::MultiAz => "Multi-AZ",
            Self::MultiAzCluster => "Multi-AZ cluster",
        }
    }
}

/// What people call the thing that a key prices; the key itself where nothing is known by it.
pub(super) fn label(key: &str) -> String {
    if let Some(at) = KEYS.iter().position(|it| *it == key) {
        return LABELS[at].to_owned();
    }
    let machine = key.strip_suffix(HOUR).unwrap_or_default();
    if let Some(name) = machine.strip_prefix(EC2) {
        return format!("EC2 {name}, Linux");
    }
    match machine.strip_prefix(RDS).and_then(|rest| rest.rsplit_once('.')) {
        Some((class, deployment)) => {
            let known = Deployment::ALL.iter().find(|it| it.key() == deployment);
            format!("RDS {class}, MySQL, {}", known.map_or(deployment, |it| it.label()))
        }
        None => key.to_owned(),
    }
}

/// Whether a key names the hour of an instance type or of a database class, in the book or not.
pub(super) fn is_machine(key: &str) -> bool {
    let Some(rest) = key.strip_suffix(HOUR) else { return false };
    let named = |name: &str| name.contains('.') && !name.starts_with('.') && !name.ends_with('.');
    let of_class = |rest: &str| {
        Deployment::ALL.iter().any(|deployment| {
            rest.strip_suffix(deployment.key())
                .and_then(|rest| rest.strip_suffix('.'))
                .is_some_and(named)
        })
    };
    rest.strip_prefix(EC2).is_some_and(named)
        || rest.strip_prefix(RDS).is_some_and(|rest| rest.starts_with("db.") && of_class(rest))
}

macro_rules! keys {
    ($($name:ident = $key:literal $label:literal;)+) => {
        #[expect(missing_docs, reason = "the names say it, and the book has the rest")]
        impl PriceKey {
            $(pub const $name: PriceKey = PriceKey(Cow::Borrowed($key));)+
        }

        /// Every key by name that the ledger asks for, next to instance types and database classes.
        pub static KEYS: &[&str] = &[$($key,)+];

        /// What people call what each of the [`KEYS`] prices, in their order.
        static LABELS: &[&str] = &[$($label,)+];
    };
}

keys! {
    ALB_HOUR = "alb.hour" "Application Load Balancer";
    AUDIT_EVALUATION = "aws_backup.audit_manager.evaluation" "AWS Backup Audit Manager, evaluation of a control";
    AURORA_BACKUP = "aurora.backup.gb_month" "Aurora backup storage";
    AURORA_HOUR = "aurora.instance.hour" "Aurora instance";
    AURORA_STORAGE = "aurora.storage.gb_month" "Aurora storage";
    AURORA_TO_OHIO = "aws_backup.aurora.cross_region_gb.to_us-east-2" "Aurora backups copied to us-east-2";
    DATABASE_COPY = "aws_backup.database_class.cross_region_gb.to_other" "Database backups copied to another Region";
    DOCUMENTDB_BACKUP = "aws_backup.documentdb.warm.gb_month" "DocumentDB backup storage";
    DOCUMENTDB_HOUR = "documentdb.instance.hour" "DocumentDB instance, db.t3.medium";
    DOCUMENTDB_RESTORE = "aws_backup.documentdb.restore_gb" "DocumentDB restore";
    DOCUMENTDB_STORAGE = "documentdb.storage.gb_month" "DocumentDB storage";
    DRS_SERVER = "drs.server_hour" "Elastic Disaster Recovery, source server";
    DYNAMODB_BACKUP = "dynamodb.backup.warm.gb_month" "DynamoDB backup storage, warm";
    DYNAMODB_COLD = "dynamodb.backup.cold.gb_month" "DynamoDB backup storage, cold";
    DYNAMODB_COPY = "aws_backup.dynamodb.cross_region_gb" "DynamoDB backups copied to another Region";
    DYNAMODB_PITR = "dynamodb.pitr.gb_month" "DynamoDB point-in-time recovery";
    DYNAMODB_RESTORE = "dynamodb.restore_gb" "DynamoDB restore from warm storage";
    DYNAMODB_RESTORE_COLD = "dynamodb.restore.cold_gb" "DynamoDB restore from cold storage";
    DYNAMODB_STORAGE = "dynamodb.storage.gb_month" "DynamoDB table storage";
    DYNAMODB_WRITES = "dynamodb.rwru_million" "DynamoDB replicated writes";
    EBS_ARCHIVE = "ebs.snapshot.archive.gb_month" "EBS snapshots, archive";
    EBS_ARCHIVE_RESTORE = "ebs.snapshot.archive.retrieval_gb" "EBS snapshots, retrieval from archive";
    EBS_COPY = "aws_backup.ebs.cross_region_gb" "EBS snapshots copied to another Region";
    EBS_GP3 = "ebs.gp3.gb_month" "EBS volume, gp3";
    EBS_MAGNETIC = "ebs.magnetic.gb_month" "EBS volume, magnetic";
    EBS_RESTORE = "aws_backup.ebs.restore_gb" "EBS restore";
    EBS_SNAPSHOT = "ebs.snapshot.standard.gb_month" "EBS snapshots";
    EBS_ST1 = "ebs.st1.gb_month" "EBS volume, st1";
    EFS_BACKUP = "aws_backup.efs.warm.gb_month" "EFS backup storage, warm";
    EFS_COLD = "aws_backup.efs.cold.gb_month" "EFS backup storage, cold";
    EFS_COPY = "aws_backup.efs.cross_region_gb" "EFS backups copied to another Region";
    EFS_RESTORE = "aws_backup.efs.restore.warm_gb" "EFS restore from warm storage";
    EFS_RESTORE_COLD = "aws_backup.efs.restore.cold_gb" "EFS restore from cold storage";
    EFS_STORAGE = "efs.standard.gb_month" "EFS storage, Standard";
    ELASTICACHE_BACKUP = "elasticache.backup.gb_month" "ElastiCache snapshots";
    ELASTICACHE_NODE = "elasticache.node.hour" "ElastiCache node";
    FSX_BACKUP = "aws_backup.fsx.warm.gb_month" "FSx backup storage";
    FSX_COPY = "aws_backup.fsx.cross_region_gb" "FSx backups copied to another Region";
    FSX_OPENZFS = "fsx.openzfs.ssd.gb_month" "FSx for OpenZFS, SSD storage";
    FSX_RESTORE = "aws_backup.fsx.restore_gb" "FSx restore";
    FSX_STORAGE = "fsx.storage.gb_month" "FSx storage";
    FSX_WINDOWS_MULTI_AZ = "fsx.windows.ssd.multi_az.gb_month" "FSx for Windows, SSD storage, Multi-AZ";
    HEALTH_CHECK = "route53.health_check.aws_month" "Route 53 health check of an AWS endpoint";
    HEALTH_CHECK_ELSEWHERE = "route53.health_check.non_aws_month" "Route 53 health check of another endpoint";
    INTERNET_OUT = "transfer.internet_out.first10tb_gb" "Transfer out to the internet, first 10 TB";
    INTER_REGION = "transfer.inter_region_out_gb" "Transfer to another Region";
    INTER_REGION_TO_LONDON = "transfer.inter_region_out_gb.to_eu-west-2" "Transfer to eu-west-2";
    INTER_REGION_TO_OHIO = "transfer.inter_region_out_gb.to_us-east-2" "Transfer to us-east-2";
    INTER_REGION_TO_VIRGINIA = "transfer.inter_region_out_gb.to_us-east-1" "Transfer to us-east-1";
    LAG_AURORA = "aws_backup.lag.aurora.warm.gb_month" "Air-gapped vault, Aurora";
    LAG_DOCUMENTDB = "aws_backup.lag.documentdb.warm.gb_month" "Air-gapped vault, DocumentDB";
    LAG_DYNAMODB = "aws_backup.lag.dynamodb.warm.gb_month" "Air-gapped vault, DynamoDB";
    LAG_EBS = "aws_backup.lag.ebs.warm.gb_month" "Air-gapped vault, EBS";
    LAG_EFS = "aws_backup.lag.efs.warm.gb_month" "Air-gapped vault, EFS";
    LAG_FSX = "aws_backup.lag.fsx.warm.gb_month" "Air-gapped vault, FSx";
    LAG_NEPTUNE = "aws_backup.lag.neptune.warm.gb_month" "Air-gapped vault, Neptune";
    LAG_S3 = "aws_backup.lag.s3.warm.gb_month" "Air-gapped vault, S3";
    LAG_VM = "aws_backup.lag.vm.warm.gb_month" "Air-gapped vault, virtual machines";
    NEPTUNE_BACKUP = "aws_backup.neptune.warm.gb_month" "Neptune backup storage";
    NEPTUNE_HOUR = "neptune.instance.hour" "Neptune instance, db.t3.medium";
    NEPTUNE_RESTORE = "aws_backup.neptune.restore_gb" "Neptune restore";
    NEPTUNE_STORAGE = "neptune.storage.gb_month" "Neptune storage";
    RDS_BACKUP = "rds.backup.gb_month" "RDS backup storage";
    RDS_STORAGE = "rds.mysql.gp3.single_az.gb_month" "RDS storage, gp3, Single-AZ";
    RDS_STORAGE_CLUSTER = "rds.mysql.gp3.multi_az_cluster.gb_month" "RDS storage, gp3, Multi-AZ cluster";
    RDS_STORAGE_MULTI_AZ = "rds.mysql.gp3.multi_az.gb_month" "RDS storage, gp3, Multi-AZ";
    REDSHIFT_BACKUP = "aws_backup.redshift.warm.gb_month" "Redshift backup storage";
    REDSHIFT_HOUR = "redshift.node.hour" "Redshift node, dc2.large";
    REDSHIFT_RESTORE = "aws_backup.redshift.restore_gb" "Redshift restore";
    RESTORE_TEST = "aws_backup.restore_test.recovery_point" "Restore test of a recovery point";
    S3_BACKUP = "aws_backup.s3.warm.gb_month" "S3 backup storage";
    S3_COPY = "aws_backup.s3.cross_region_gb" "S3 backups copied to another Region";
    S3_PUT = "s3.put_1k" "S3 PUT requests";
    S3_RESTORE = "aws_backup.s3.restore_gb" "S3 restore";
    S3_STORAGE = "s3.standard.gb_month" "S3 storage, Standard";
    STORAGE_GATEWAY = "storage_gateway.volume.gb_month" "Storage Gateway volume";
    VM_BACKUP = "aws_backup.vm.warm.gb_month" "Virtual machine backup storage, warm";
    VM_COLD = "aws_backup.vm.cold.gb_month" "Virtual machine backup storage, cold";
    VM_COPY = "aws_backup.vm.cross_region_gb" "Virtual machine backups copied to another Region";
    VM_RESTORE = "aws_backup.vm.restore_gb" "Virtual machine restore from warm storage";
    VM_RESTORE_COLD = "aws_backup.vm.restore.cold_gb" "Virtual machine restore from cold storage";
    VM_TO_OHIO = "aws_backup.vm.cross_region_gb.to_us-east-2" "Virtual machine backups copied to us-east-2";
}
