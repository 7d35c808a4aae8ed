//! The scenario document: what the user edits, what is saved, and what is wrong with it.

pub mod check;
mod defaults;
mod direction;
mod edit;
pub mod file;
pub mod finding;
mod findings;
pub mod id;
pub mod incident_templates;
mod objective;
pub mod presets;
pub mod protection;
pub mod references;
pub mod scenario;
mod settings;
mod targets;
pub mod threat;
pub(crate) mod uplink;
pub mod workload;

pub use direction::{contained, isolated};
pub use edit::{Edit, NoSuchPlace};
pub use finding::{Finding, Fix, Severity};
pub(crate) use findings::Findings;
pub use id::{AccountId, ComponentId, IncidentId, JourneyId, SiteId, VaultId};
pub use objective::ObjectiveKind;
pub use protection::{
    BackupPlan, BackupRule, BackupSelection, CopyAction, LockMode, Notification, OnDemandBackup,
    Prices, RestoreTestingPlan, Tag, TagComparison, TagCondition, TestedPoint, Vault,
};
pub use scenario::{FORMAT, LONGEST_NAME, Scenario};
pub use threat::{Drill, Incident, Pin, RecoveryEntry};
pub use workload::{
    Clock, Component, Encryption, Endpoint, FileSystem, Journey, Objective, Site, SiteKind,
};
