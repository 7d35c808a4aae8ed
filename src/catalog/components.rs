//! The table of component kinds: what each is, what AWS Backup can do with it, and who says so.
//!
//! A new kind is one file with its `SPEC`, one `mod` line and one row here.

mod api_gateway;
mod aurora_cluster;
mod capabilities;
mod charges;
mod cloudfront_distribution;
mod documentdb_cluster;
mod dynamodb_table;
mod ebs_volume;
mod ec2_fleet;
mod efs_file_system;
mod elasticache_cluster;
mod fsx_file_system;
mod lambda_function;
mod load_balancer;
mod neptune_cluster;
mod on_prem_servers;
mod protection;
mod rds_instance;
mod redshift_cluster;
mod route53_zone;
mod s3_bucket;
mod storage_gateway_volume;
mod vmware_vm;

pub use capabilities::{Capabilities, Cold, Fact, Incremental, Support};
pub use charges::{Charge, Charges, Running, RunningItem, Start};
pub use protection::{Backup, OwnBackups, OwnCharge, OwnPoints, Restore};

use super::{Assumption, PriceKey};

/// Which settings of a component AWS treats as something else than the plain kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// The plain kind.
    Standard,
    /// RDS: Multi-AZ DB cluster with two readable standbys.
    MultiAzCluster,
    /// DynamoDB with AWS Backup's advanced features.
    AdvancedBackup,
    /// Redshift Serverless.
    Serverless,
    /// FSx for NetApp ONTAP.
    Ontap,
    /// FSx for OpenZFS.
    OpenZfs,
}

/// What is lost when the component is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Substance {
    /// Data that only a recovery point, a replica or an older version can bring back.
    Data,
    /// Servers with disks: data and what computes on it.
    Servers,
    /// Nothing of its own: it comes back from launch templates.
    Compute,
    /// Nothing of its own: it comes back from infrastructure as code.
    Configuration,
}

/// How far one component of the kind reaches by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footprint {
    /// It stands in one Availability Zone unless its settings spread it.
    Zonal,
    /// The service spreads it over the Region's zones.
    Regional,
    /// The service spreads its storage over zones; the instances that serve are each in one zone.
    SharedStorage,
    /// It serves from many places and needs no single Region to serve.
    Global,
    /// It stands in a data center.
    OnPremises,
}

/// At which sites a kind can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// In AWS Regions.
    InRegions,
    /// In data centers.
    InDataCenters,
    /// In both: a gateway or a VMware host can stand in either.
    Anywhere,
}

/// What the failure of one machine means for a component, as long as nothing else helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MachineFailure {
    /// Nothing replaces the machine, and the data on its disks is gone with it.
    LosesData,
    /// The service replaces the machine with an empty one within so many minutes: the data was in its
    /// memory. Where a replica has the data, the new machine copies it.
    ReplacedEmpty(Assumption),
    /// The service replaces the machine within so many minutes, and nothing that counts is gone with it.
    NodeReplaced(Assumption),
    /// The service has the component on several machines: nobody notices.
    Absorbed,
    /// The service replaces the host within so many minutes; the data is on volumes that outlive it.
    HostReplaced(Assumption),
    /// The service creates the failed instance again within so many minutes; the data is in the
    /// cluster's storage.
    InstanceRecreated(Assumption),
}

/// How a kind fares when a machine or a zone fails.
#[derive(Clone, Copy, Debug)]
pub struct Resilience {
    /// What the failure of one machine means.
    pub machine: MachineFailure,
    /// How long the standby or reader in another zone takes to take over, in seconds, where the kind
    /// can have one.
    pub failover_seconds: Option<Assumption>,
    /// How long the service takes to move it out of a zone that is down, in minutes, where it does.
    pub relocation_minutes: Option<Assumption>,
    /// Whether the service repairs a cluster of one node too.
    pub repairs_single_node: bool,
}

impl Resilience {
    /// Of a service that keeps everything on many machines.
    pub(crate) const ABSORBED: Self = Self::of(MachineFailure::Absorbed);
    /// Of machines that nobody but their owner replaces.
    pub(crate) const OWN_MACHINES: Self = Self::of(MachineFailure::LosesData);

    const fn of(machine: MachineFailure) -> Self {
        Self {
            machine,
            failover_seconds: None,
            relocation_minutes: None,
            repairs_single_node: true,
        }
    }
}

/// What a setting is to the form.
#[derive(Debug)]
pub struct SettingSpec {
    /// Whether it is a yes or no.
    pub is_switch: bool,
}

table! {
    /// A setting of the document that applies to some kinds only: the field of a component with the name of
    /// the row. In the order of the form.
    pub enum Setting: SettingSpec {
        /// How many instances a fleet has.
        Instances "instances" => SettingSpec { is_switch: false },
        /// How many servers of one's own there are.
        Servers "servers" => SettingSpec { is_switch: false },
        /// Over how many zones a fleet is spread.
        Zones "zones" => SettingSpec { is_switch: false },
        /// Which zone it is in.
        Zone "zone" => SettingSpec { is_switch: false },
        /// How many readers or replicas a cluster has.
        Readers "readers" => SettingSpec { is_switch: false },
        /// How many nodes or shards a cluster has.
        Nodes "nodes" => SettingSpec { is_switch: false },
        /// Which file system of FSx it is.
        FileSystem "file_system" => SettingSpec { is_switch: false },
        /// Which endpoint an API has.
        Endpoint "endpoint" => SettingSpec { is_switch: false },
        /// For how long the service keeps its own backups.
        AutomatedBackupDays "automated_backup_days" => SettingSpec { is_switch: false },
        /// Which key encrypts it.
        Encryption "encryption" => SettingSpec { is_switch: false },
        /// Whether it holds data that is nowhere else.
        HoldsData "holds_data" => SettingSpec { is_switch: false },
        /// Whether Auto Scaling replaces instances.
        AutoScaling "auto_scaling" => SettingSpec { is_switch: true },
        /// Whether something in a second zone takes over.
        MultiAz "multi_az" => SettingSpec { is_switch: true },
        /// Whether it is a Multi-AZ DB cluster.
        MultiAzCluster "multi_az_cluster" => SettingSpec { is_switch: true },
        /// Whether the account has AWS Backup's advanced features.
        AdvancedBackup "advanced_backup" => SettingSpec { is_switch: true },
        /// Whether the table's own point-in-time recovery is on.
        NativePitr "native_pitr" => SettingSpec { is_switch: true },
        /// Whether a bucket keeps older versions.
        Versioning "versioning" => SettingSpec { is_switch: true },
        /// Whether a bucket sends events to EventBridge.
        EventBridge "event_bridge" => SettingSpec { is_switch: true },
        /// Whether it is serverless.
        Serverless "serverless" => SettingSpec { is_switch: true },
    }
}

/// A setting that does nothing while another one has a certain value.
#[derive(Debug)]
pub struct RuledOut {
    /// The setting that does nothing.
    pub setting: Setting,
    /// The other setting.
    pub by: Setting,
    /// Whether the other setting has such a value, by the text of it: "lustre", "1", "true"; empty where
    /// the document says nothing.
    pub at: fn(&str) -> bool,
}

/// The value of a switch that is on, for [`RuledOut::at`].
fn is_on(text: &str) -> bool {
    text == "true"
}

/// A way the service itself can keep a second copy in another Region.
#[derive(Debug)]
pub struct Replica {
    /// What the service calls it: "Cross-Region read replica".
    pub name: &'static str,
    /// How far it lags behind, in seconds.
    pub lag_seconds: Assumption,
    /// How long it takes to make it the one that is written to, in minutes.
    pub promote_minutes: Assumption,
    /// Whether every copy can be written to, and not only the first: then nobody has to promote one.
    pub written_everywhere: bool,
    /// Whether the service passes on that something was deleted.
    pub passes_on_deletions: bool,
    /// What writing to the copy costs.
    pub writes: ReplicaWrites,
}

/// What a write to a replica costs.
#[derive(Clone, Debug, PartialEq)]
pub enum ReplicaWrites {
    /// Nothing: the price list has no item for it.
    NoItem,
    /// A write unit for each begun KiB of an item (DynamoDB pricing page).
    Units(PriceKey),
    /// A request for each object (S3 pricing page).
    Puts(PriceKey),
}

/// A variant of a kind, which AWS Backup treats as something else.
#[derive(Debug)]
pub struct VariantSpec {
    /// Which.
    pub variant: Variant,
    /// What people call one of them: "Redshift Serverless".
    pub name: &'static str,
    /// What AWS Backup can do with it.
    pub capabilities: Capabilities,
}

/// One kind of component.
#[derive(Debug)]
pub struct ComponentSpec {
    /// What people call one of them: "RDS instance".
    pub name: &'static str,
    /// A short name for maps and lanes: "RDS".
    pub short: &'static str,
    /// The service: "Amazon RDS".
    pub service: &'static str,
    /// At which sites it can run.
    pub runs: Runs,
    /// What is lost with it; a component of the kind may say that it is a server with data
    /// ([`Component::substance`](crate::model::Component::substance)).
    pub substance: Substance,
    /// What is lost with one of which somebody says that it holds data that is nowhere else, where that
    /// can be said ([`Setting::HoldsData`]).
    pub with_data: Option<Substance>,
    /// How far it reaches by itself.
    pub footprint: Footprint,
    /// How it fares when a machine or a zone fails.
    pub resilience: Resilience,
    /// The settings of the document that apply to it.
    pub settings: &'static [Setting],
    /// Which of them do nothing while another one has a certain value.
    pub ruled_out: &'static [RuledOut],
    /// Whether Elastic Disaster Recovery can replicate it: servers, on EC2 or in a data center, and no
    /// managed services (user guide, `what-is-drs`).
    pub replicated_by_drs: bool,
    /// What AWS Backup can do with the plain kind.
    pub capabilities: Capabilities,
    /// Whether its snapshots have to be encrypted to enter a logically air-gapped vault: snapshots of
    /// clusters cannot be encrypted on the way (AWS Backup developer guide, `logicallyairgappedvault`).
    pub air_gapped_needs_encryption: bool,
    /// Its variants.
    pub variants: &'static [VariantSpec],
    /// How a second copy in another Region is kept, where the service has a way.
    pub replica: Option<Replica>,
    /// How AWS Backup reads it.
    pub backup: Backup,
    /// How it is restored.
    pub restore: Restore,
    /// The automated backups that the service takes itself.
    pub own_backups: Option<OwnBackups>,
    /// How far behind now the newest second is that a continuous backup can restore, in minutes.
    pub continuous_lag_minutes: Option<Assumption>,
    /// What AWS charges for it.
    pub charges: Charges,
    /// What a new one begins with.
    pub start: Start,
    /// What a student has to know about it, each with its source.
    pub facts: &'static [Fact],
}

impl ComponentSpec {
    /// What AWS Backup can do with a variant of the kind.
    pub fn capabilities(&self, variant: Variant) -> &Capabilities {
        self.variant(variant).map_or(&self.capabilities, |it| &it.capabilities)
    }

    /// What people call a variant of the kind.
    pub fn name_of(&self, variant: Variant) -> &'static str {
        self.variant(variant).map_or(self.name, |it| it.name)
    }

    fn variant(&self, variant: Variant) -> Option<&VariantSpec> {
        self.variants.iter().find(|it| it.variant == variant)
    }

    /// Whether a setting of the document applies to the kind.
    pub fn has(&self, setting: Setting) -> bool {
        self.settings.contains(&setting)
    }

    /// Which other setting keeps a setting of the kind from doing anything, if one does, by the text of a
    /// setting's value.
    pub fn ruled_out_by(
        &self,
        setting: Setting,
        text_of: &mut dyn FnMut(Setting) -> String,
    ) -> Option<Setting> {
        let mut rows = self.ruled_out.iter().filter(|row| row.setting == setting);
        rows.find(|row| (row.at)(&text_of(row.by))).map(|row| row.by)
    }

    /// Whether every copy of the kind in another Region can be written to.
    pub fn is_written_everywhere(&self) -> bool {
        self.replica.as_ref().is_some_and(|it| it.written_everywhere)
    }

    /// Whether Elastic Disaster Recovery can replicate it.
    pub fn can_use_drs(&self) -> bool {
        self.replicated_by_drs
    }
}

table! {
    /// A kind of component.
    pub enum ComponentKind: ComponentSpec {
        /// Amazon EC2 instances behind one role.
        Ec2Fleet "ec2_fleet" => ec2_fleet::SPEC,
        /// Amazon RDS DB instance, or Multi-AZ DB cluster.
        RdsInstance "rds_instance" => rds_instance::SPEC,
        /// Amazon Aurora DB cluster.
        AuroraCluster "aurora_cluster" => aurora_cluster::SPEC,
        /// Amazon DynamoDB table.
        DynamodbTable "dynamodb_table" => dynamodb_table::SPEC,
        /// Amazon S3 bucket.
        S3Bucket "s3_bucket" => s3_bucket::SPEC,
        /// Amazon EFS file system.
        EfsFileSystem "efs_file_system" => efs_file_system::SPEC,
        /// Amazon FSx file system.
        FsxFileSystem "fsx_file_system" => fsx_file_system::SPEC,
        /// Amazon EBS volume.
        EbsVolume "ebs_volume" => ebs_volume::SPEC,
        /// AWS Storage Gateway volume.
        StorageGatewayVolume "storage_gateway_volume" => storage_gateway_volume::SPEC,
        /// VMware virtual machine.
        VmwareVm "vmware_vm" => vmware_vm::SPEC,
        /// Amazon Redshift data warehouse.
        RedshiftCluster "redshift_cluster" => redshift_cluster::SPEC,
        /// Amazon Neptune DB cluster.
        NeptuneCluster "neptune_cluster" => neptune_cluster::SPEC,
        /// Amazon DocumentDB cluster.
        DocumentdbCluster "documentdb_cluster" => documentdb_cluster::SPEC,
        /// Amazon ElastiCache cluster of Valkey or Redis OSS.
        ElasticacheCluster "elasticache_cluster" => elasticache_cluster::SPEC,
        /// AWS Lambda function.
        LambdaFunction "lambda_function" => lambda_function::SPEC,
        /// Amazon API Gateway API.
        ApiGateway "api_gateway" => api_gateway::SPEC,
        /// Elastic Load Balancing load balancer.
        LoadBalancer "load_balancer" => load_balancer::SPEC,
        /// Amazon CloudFront distribution.
        CloudfrontDistribution "cloudfront_distribution" => cloudfront_distribution::SPEC,
        /// Amazon Route 53 hosted zone.
        Route53Zone "route53_zone" => route53_zone::SPEC,
        /// Servers in the company's own data center.
        OnPremServers "on_prem_servers" => on_prem_servers::SPEC,
    }
}

/// The sentence for a kind that AWS Backup does not back up.
const FROM_CODE: Fact = Fact {
    text: "AWS Backup does not back up this resource type. Rebuild it from infrastructure as code.",
    source: &super::source::STACK_BACKUPS,
};
