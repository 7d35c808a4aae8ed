//! What the product knows about AWS and about disasters, as tables of data with their sources.

#[macro_use]
mod table;

pub mod assumptions;
pub mod availability;
pub mod components;
pub mod disruptions;
pub mod effect;
pub mod incidents;
pub mod options;
pub mod prices;
pub mod region;
pub mod source;
pub mod strategies;

pub use assumptions::{Assumption, AssumptionSpec};
pub use components::{
    Backup, Capabilities, Charge, Charges, Cold, ComponentKind, ComponentSpec, ComponentVariant,
    Footprint, Incremental, MachineFailure, OwnBackups, OwnCharge, OwnPoints, ReplicaWrites,
    Resilience, Restore, RuledOut, RunningCharge, RunningItem, Runs, Setting, SettingSpec,
    SourcedFact, Start, Substance, Support, VariantSpec,
};
pub use disruptions::{Disruption, DisruptionSpec};
pub use effect::{Effect, Switch, SwitchSpec, TargetKind};
pub use incidents::{IncidentKind, IncidentSpec};
pub use options::{OptionSpec, RecoveryOption};
pub use prices::{Price, PriceKey, UnitPrice};
pub use region::{REGIONS, Region, region, zones_of};
pub use source::Source;
pub use strategies::{Replication, Standby, Strategy, StrategySpec};
