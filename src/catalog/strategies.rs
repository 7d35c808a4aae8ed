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

/// One strategy.
#[derive(Debug)]
pub struct StrategySpec {
    /// What people call it.
    pub name: &'static str,
    /// Whether data is replicated live, not only copied as recovery points.
    pub replicates: bool,
    /// How much compute stands ready.
    pub standby: Standby,
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
            replicates: false,
            standby: Standby::Nothing,
            means: "Only copies of recovery points are at the recovery site.",
            source: &source::DR_WHITEPAPER,
        },
        /// Data live, compute off.
        PilotLight "pilot_light" => StrategySpec {
            name: "Pilot light",
            replicates: true,
            standby: Standby::Off,
            means: "Data is live at the recovery site; compute is prepared and switched off.",
            source: &source::DR_WHITEPAPER,
        },
        /// Everything at a fraction of its capacity.
        WarmStandby "warm_standby" => StrategySpec {
            name: "Warm standby",
            replicates: true,
            standby: Standby::Fraction,
            means: "Everything runs at the recovery site at a fraction of its capacity.",
            source: &source::DR_WHITEPAPER,
        },
        /// Everything at full size, idle.
        HotStandby "hot_standby" => StrategySpec {
            name: "Hot standby",
            replicates: true,
            standby: Standby::Full,
            means: "Everything runs at the recovery site at full capacity, without traffic.",
            source: &source::DR_WHITEPAPER,
        },
        /// Both sites take traffic.
        ActiveActive "active_active" => StrategySpec {
            name: "Active/active",
            replicates: true,
            standby: Standby::Serving,
            means: "Both sites handle traffic all the time.",
            source: &source::DR_WHITEPAPER,
        },
        /// AWS Elastic Disaster Recovery for servers.
        ElasticDisasterRecovery "elastic_disaster_recovery" => StrategySpec {
            name: "Elastic Disaster Recovery",
            replicates: true,
            standby: Standby::Off,
            means: "Servers are replicated block by block to a staging area and launched when needed.",
            source: &source::DRS_FAQ,
        },
    }
}
