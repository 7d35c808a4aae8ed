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
    ($($name:ident = $key:literal;)+) => {
        #[expect(missing_docs, reason = "the names say it, and the book has the rest")]
        impl PriceKey {
            $(pub const $name: PriceKey = PriceKey(Cow::Borrowed($key));)+
        }

        /// Every key by name that the ledger asks for, besides instance types and database classes.
        pub static KEYS: &[&str] = &[$($key,)+];
    };
}

keys! {
    ALB_HOUR = "alb.hour";
    AUDIT_EVALUATION = "aws_backup.audit_manager.evaluation";
    AURORA_BACKUP = "aurora.backup.gb_month";
    AURORA_HOUR = "aurora.instance.hour";
    AURORA_STORAGE = "aurora.storage.gb_month";
    AURORA_TO_OHIO = "aws_backup.aurora.cross_region_gb.to_us-east-2";
    DATABASE_COPY = "aws_backup.database_class.cross_region_gb.to_other";
    DOCUMENTDB_BACKUP = "aws_backup.documentdb.warm.gb_month";
    DOCUMENTDB_HOUR = "documentdb.instance.hour";
    DOCUMENTDB_RESTORE = "aws_backup.documentdb.restore_gb";
    DRS_SERVER = "drs.server_hour";
    DYNAMODB_BACKUP = "dynamodb.backup.warm.gb_month";
    DYNAMODB_COLD = "dynamodb.backup.cold.gb_month";
    DYNAMODB_COPY = "aws_backup.dynamodb.cross_region_gb";
    DYNAMODB_PITR = "dynamodb.pitr.gb_month";
    DYNAMODB_RESTORE = "dynamodb.restore_gb";
    DYNAMODB_RESTORE_COLD = "dynamodb.restore.cold_gb";
    DYNAMODB_STORAGE = "dynamodb.storage.gb_month";
    DYNAMODB_WRITES = "dynamodb.rwru_million";
    EBS_ARCHIVE = "ebs.snapshot.archive.gb_month";
    EBS_ARCHIVE_RESTORE = "ebs.snapshot.archive.retrieval_gb";
    EBS_COPY = "aws_backup.ebs.cross_region_gb";
    EBS_GP3 = "ebs.gp3.gb_month";
    EBS_MAGNETIC = "ebs.magnetic.gb_month";
    EBS_RESTORE = "aws_backup.ebs.restore_gb";
    EBS_SNAPSHOT = "ebs.snapshot.standard.gb_month";
    EBS_ST1 = "ebs.st1.gb_month";
    EFS_BACKUP = "aws_backup.efs.warm.gb_month";
    EFS_COLD = "aws_backup.efs.cold.gb_month";
    EFS_COPY = "aws_backup.efs.cross_region_gb";
    EFS_RESTORE = "aws_backup.efs.restore.warm_gb";
    EFS_RESTORE_COLD = "aws_backup.efs.restore.cold_gb";
    EFS_STORAGE = "efs.standard.gb_month";
    FSX_BACKUP = "aws_backup.fsx.warm.gb_month";
    FSX_COPY = "aws_backup.fsx.cross_region_gb";
    FSX_RESTORE = "aws_backup.fsx.restore_gb";
    FSX_STORAGE = "fsx.storage.gb_month";
    HEALTH_CHECK = "route53.health_check.aws_month";
    HEALTH_CHECK_ELSEWHERE = "route53.health_check.non_aws_month";
    INTERNET_OUT = "transfer.internet_out.first10tb_gb";
    INTER_REGION = "transfer.inter_region_out_gb";
    INTER_REGION_TO_LONDON = "transfer.inter_region_out_gb.to_eu-west-2";
    INTER_REGION_TO_OHIO = "transfer.inter_region_out_gb.to_us-east-2";
    LAG_AURORA = "aws_backup.lag.aurora.warm.gb_month";
    LAG_DOCUMENTDB = "aws_backup.lag.documentdb.warm.gb_month";
    LAG_DYNAMODB = "aws_backup.lag.dynamodb.warm.gb_month";
    LAG_EBS = "aws_backup.lag.ebs.warm.gb_month";
    LAG_EFS = "aws_backup.lag.efs.warm.gb_month";
    LAG_FSX = "aws_backup.lag.fsx.warm.gb_month";
    LAG_NEPTUNE = "aws_backup.lag.neptune.warm.gb_month";
    LAG_S3 = "aws_backup.lag.s3.warm.gb_month";
    LAG_VM = "aws_backup.lag.vm.warm.gb_month";
    NEPTUNE_BACKUP = "aws_backup.neptune.warm.gb_month";
    NEPTUNE_HOUR = "neptune.instance.hour";
    NEPTUNE_RESTORE = "aws_backup.neptune.restore_gb";
    RDS_BACKUP = "rds.backup.gb_month";
    RDS_STORAGE = "rds.mysql.gp3.single_az.gb_month";
    RDS_STORAGE_CLUSTER = "rds.mysql.gp3.multi_az_cluster.gb_month";
    RDS_STORAGE_MULTI_AZ = "rds.mysql.gp3.multi_az.gb_month";
    REDSHIFT_BACKUP = "aws_backup.redshift.warm.gb_month";
    REDSHIFT_HOUR = "redshift.node.hour";
    REDSHIFT_RESTORE = "aws_backup.redshift.restore_gb";
    RESTORE_TEST = "aws_backup.restore_test.recovery_point";
    S3_BACKUP = "aws_backup.s3.warm.gb_month";
    S3_COPY = "aws_backup.s3.cross_region_gb";
    S3_PUT = "s3.put_1k";
    S3_RESTORE = "aws_backup.s3.restore_gb";
    S3_STORAGE = "s3.standard.gb_month";
    STORAGE_GATEWAY = "storage_gateway.volume.gb_month";
    VM_BACKUP = "aws_backup.vm.warm.gb_month";
    VM_COLD = "aws_backup.vm.cold.gb_month";
    VM_COPY = "aws_backup.vm.cross_region_gb";
    VM_RESTORE = "aws_backup.vm.restore_gb";
    VM_RESTORE_COLD = "aws_backup.vm.restore.cold_gb";
    VM_TO_OHIO = "aws_backup.vm.cross_region_gb.to_us-east-2";
}
