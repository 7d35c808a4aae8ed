//! What AWS charges for a kind of component: its recovery points, their copies and restores, and
//! running another one of it.

use crate::catalog::PriceKey;

/// What AWS charges for one thing that it does with a component.
#[derive(Clone, Debug, PartialEq)]
pub enum Charge {
    /// This price. Where the price book has no figure for a Region, the bill says that it is unknown.
    At(PriceKey),
    /// Nothing, because the price list has no such item; the reason as one sentence.
    NoItem(&'static str),
    /// Nothing, because AWS does not do this with the kind: copies of what is never copied.
    Never,
}

impl Charge {
    /// The price that applies, if there is one.
    pub fn price(&self) -> Option<PriceKey> {
        match self {
            Self::At(key) => Some(key.clone()),
            Self::NoItem(_) | Self::Never => None,
        }
    }
}

/// What AWS charges for a kind of component. A row states every one of them, so that a new kind is
/// never free by omission.
#[derive(Debug)]
pub struct Charges {
    /// A GiB of recovery points for a month in warm storage.
    pub warm: Charge,
    /// A GiB of recovery points for a month in a logically air-gapped vault.
    pub air_gapped: Charge,
    /// A GiB of recovery points for a month in cold storage.
    pub cold: Charge,
    /// A GiB of a recovery point copied to another Region.
    pub copy: Charge,
    /// Regions into which a copy has a price of its own.
    pub copy_into: &'static [(&'static str, PriceKey)],
    /// A GiB restored from warm storage.
    pub restore: Charge,
    /// A GiB restored from cold storage.
    pub restore_cold: Charge,
    /// Whether backup storage is free up to the size of all such components of an account in a Region.
    pub free_up_to_size: bool,
    /// A second one that runs.
    pub running: RunningCharge,
}

impl Charges {
    /// Of a kind that AWS Backup does not back up.
    pub(super) const fn not_backed_up(running: RunningCharge) -> Self {
        Self {
            warm: Charge::Never,
            air_gapped: Charge::Never,
            cold: Charge::Never,
            copy: Charge::Never,
            copy_into: &[],
            restore: Charge::Never,
            restore_cold: Charge::Never,
            free_up_to_size: false,
            running,
        }
    }

    /// The price of a GiB copied into a Region.
    pub fn copy_to(&self, region: &str) -> Option<PriceKey> {
        let own = self.copy_into.iter().find(|(into, _)| *into == region);
        own.map_or_else(|| self.copy.price(), |(_, key)| Some(key.clone()))
    }

    /// The price of a GiB of recovery points for a month in a vault.
    pub fn stored(&self, in_air_gapped_vault: bool) -> Option<PriceKey> {
        if in_air_gapped_vault { self.air_gapped.price() } else { self.warm.price() }
    }

    /// The price of a GiB restored.
    pub fn restored(&self, from_cold: bool) -> Option<PriceKey> {
        if from_cold { self.restore_cold.price() } else { self.restore.price() }
    }
}

/// What running a component in AWS costs. Requests are left out, because the same ones are made wherever
/// the component runs.
#[derive(Debug)]
pub enum RunningCharge {
    /// Each of these.
    Items(&'static [RunningItem]),
    /// Nothing, because the price list has no item for it; the reason as one sentence.
    NoItem(&'static str),
}

impl RunningCharge {
    /// The reason of kinds that are charged for by request alone.
    pub(super) const BY_REQUEST: Self = Self::NoItem(
        "The service is charged for by request, and the same requests are made anywhere.",
    );

    /// What a component of the kind is charged for while it runs.
    pub fn items(&self) -> &'static [RunningItem] {
        match self {
            Self::Items(items) => items,
            Self::NoItem(_) => &[],
        }
    }
}

/// One thing that a running component is charged for. Clusters whose instances a design does not name
/// count as one of the smallest with a published price, as the name of the price says.
#[derive(Clone, Debug, PartialEq)]
pub enum RunningItem {
    /// Every machine by the hour, at the price of its EC2 instance type.
    Machines,
    /// The disks of the machines that run, by the GiB and month.
    Disks(PriceKey),
    /// One database instance by the hour, at the price of its class and deployment.
    DatabaseClass,
    /// Every node by the hour: those of all shards and, at full scale, their replicas.
    Nodes(PriceKey),
    /// One instance, node or balancer by the hour.
    Hour(PriceKey),
    /// The data by the GiB and month.
    Stored(PriceKey),
    /// The data of a database by the GiB and month, at the price of its deployment.
    DatabaseStorage {
        /// In one zone.
        single_az: PriceKey,
        /// With a standby.
        multi_az: PriceKey,
        /// With two readable standbys.
        multi_az_cluster: PriceKey,
    },
    /// The data of a file system by the GiB and month, at the price of its type.
    FileSystem {
        /// FSx for OpenZFS in one zone.
        openzfs: PriceKey,
        /// FSx for Windows File Server in two zones.
        windows_multi_az: PriceKey,
        /// Every other type.
        other: PriceKey,
    },
}

/// The data and the changes that a new component has to begin with, until somebody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// Its size in GiB.
    pub size_gib: f64,
    /// Its changes a day in GiB.
    pub change_gib_per_day: f64,
}

impl Start {
    /// A store of data.
    pub(super) const DATA: Self = Self { size_gib: 100.0, change_gib_per_day: 5.0 };
    /// Servers with disks.
    pub(super) const SERVERS: Self = Self { size_gib: 200.0, change_gib_per_day: 10.0 };
    /// A fleet that comes back from its launch template.
    pub(super) const FLEET: Self = Self { size_gib: 50.0, change_gib_per_day: 1.0 };
    /// What is held in memory and can be filled again.
    pub(super) const CACHE: Self = Self { size_gib: 10.0, change_gib_per_day: 1.0 };
    /// Configuration.
    pub(super) const NOTHING: Self = Self { size_gib: 0.0, change_gib_per_day: 0.0 };
}
