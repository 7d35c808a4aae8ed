//! The table of strategies: what already runs at the recovery site before anything happens.

use super::Source;
use super::source;

/// How much compute stands ready at the recovery site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standby {
    /// Nothing: it has to be built.
    Nothing,
    /// Everything is prepared and switched off: it has to be launched.
    Off,
    /// Everything runs at a fraction of its capacity.
    Fraction,
    /// Everything runs at full capacity, idle.
    Full,
    /// Everything serves.
    Serving,
}

/// How data gets to the recovery site before anything happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replication {
    /// It does not: only recovery points are copied.
    None,
    /// The service replicates it, where the component's kind has a replica.
    Service,
    /// AWS Elastic Disaster Recovery replicates the disks of servers.
    Drs,
}

/// One strategy.
#[derive(Debug)]
pub struct StrategySpec {
    /// What people call it.
    pub name: &'static str,
    /// How data gets to the recovery site before anything happens.
    pub replication: Replication,
    /// How much compute stands ready.
    pub standby: Standby,
    /// Its place among the strategies by how little is left to do after a disaster; what launches servers
    /// is like a pilot light (whitepaper, "Pilot light").
    pub rank: u8,
    /// What it means, as one sentence for the reader.
    pub means: &'static str,
    /// The page.
    pub source: &'static Source,
}

table! {
    /// How a component is to survive the loss of its site.
    pub enum Strategy: StrategySpec {
        /// Copies of recovery points, nothing else.
        BackupAndRestore "backup_and_restore" => StrategySpec {
            name: "Backup and restore",
            replication: Replication::None,
            standby: Standby::Nothing,
            rank: 1,
            means: "Only copies of recovery points are at the recovery site.",
            source: &source::DR_WHITEPAPER,
        },
        /// Data live, compute off.
        PilotLight "pilot_light" => StrategySpec {
            name: "Pilot light",
            replication: Replication::Service,
            standby: Standby::Off,
            rank: 2,
            means: "Data is live at the recovery site; compute is prepared and switched off.",
            source: &source::DR_WHITEPAPER,
        },
        /// Everything at a fraction of its capacity.
        WarmStandby "warm_standby" => StrategySpec {
            name: "Warm standby",
            replication: Replication::Service,
            standby: Standby::Fraction,
            rank: 3,
            means: "Everything runs at the recovery site at a fraction of its capacity.",
            source: &source::DR_WHITEPAPER,
        },
        /// Everything at full size, idle.
        HotStandby "hot_standby" => StrategySpec {
            name: "Hot standby",
            replication: Replication::Service,
            standby: Standby::Full,
            rank: 4,
            means: "Everything runs at the recovery site at full capacity, without traffic.",
            source: &source::DR_WHITEPAPER,
        },
        /// Both sites take traffic.
        ActiveActive "active_active" => StrategySpec {
            name: "Active/active",
            replication: Replication::Service,
            standby: Standby::Serving,
            rank: 5,
            means: "Both sites handle traffic all the time.",
            source: &source::DR_WHITEPAPER,
        },
        /// AWS Elastic Disaster Recovery for servers.
        ElasticDisasterRecovery "elastic_disaster_recovery" => StrategySpec {
            name: "Elastic Disaster Recovery",
            replication: Replication::Drs,
            standby: Standby::Off,
            rank: 2,
            means: "Servers are replicated block by block to a staging area and launched when needed.",
            source: &source::DRS_FAQ,
        },
    }
}

impl StrategySpec {
    /// Whether data is replicated live, and not only copied as recovery points.
    pub const fn replicates(&self) -> bool {
        !matches!(self.replication, Replication::None)
    }

    /// Whether AWS Elastic Disaster Recovery replicates servers.
    pub const fn uses_drs(&self) -> bool {
        matches!(self.replication, Replication::Drs)
    }
}
