//! What a row of the table of component kinds holds.

use super::{Backup, Capabilities, Charges, OwnBackups, Restore, SourcedFact, Start};
use crate::catalog::{Assumption, PriceKey, source};

/// Which settings of a component AWS treats as something else than the plain kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComponentVariant {
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
pub(super) fn is_on(text: &str) -> bool {
    text == "true"
}

/// A way the service itself can keep a second copy in another Region.
#[derive(Debug)]
pub struct ServiceReplica {
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
    pub variant: ComponentVariant,
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
    /// Other words that people search it by, in lower case: "postgres". What AWS calls it is in its name,
    /// short name and service.
    pub synonyms: &'static [&'static str],
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
    pub replica: Option<ServiceReplica>,
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
    pub facts: &'static [SourcedFact],
}

impl ComponentSpec {
    /// What AWS Backup can do with a variant of the kind.
    pub fn capabilities(&self, variant: ComponentVariant) -> &Capabilities {
        self.variant(variant).map_or(&self.capabilities, |it| &it.capabilities)
    }

    /// What people call a variant of the kind.
    pub fn name_of(&self, variant: ComponentVariant) -> &'static str {
        self.variant(variant).map_or(self.name, |it| it.name)
    }

    fn variant(&self, variant: ComponentVariant) -> Option<&VariantSpec> {
        self.variants.iter().find(|it| it.variant == variant)
    }

    /// Whether a setting of the document applies to the kind.
    pub fn has(&self, setting: Setting) -> bool {
        self.settings.contains(&setting)
    }

    /// Which other setting keeps a setting of the type from doing anything, if one does, by the text of a
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

/// The sentence for a kind that AWS Backup does not back up.
pub(super) const FROM_CODE: SourcedFact = SourcedFact {
    text: "AWS Backup does not back up this resource type. Rebuild it from infrastructure as code.",
    source: &source::STACK_BACKUPS,
};
