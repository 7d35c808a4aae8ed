//! What is to be protected: sites, components and the journeys that need them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults::{is_false, is_zero};
use super::direction::isolated;
use super::id::{AccountId, ComponentId, JourneyId, SiteId};
use crate::catalog::{ComponentKind, Disruption};
use crate::units::{Instant, Span, ZonedClock, time_zone};

/// The span of time that is simulated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The first moment simulated, RFC 3339 in UTC. Protection begins here: no recovery point is older.
    pub start: Instant,
    /// How many days are simulated, 1 to 3,653 (ten years).
    pub days: u32,
    /// The zone in which times are shown and hour-of-day curves are read; an IANA name, by default UTC.
    #[serde(default = "super::defaults::utc")]
    pub time_zone: String,
}

impl Clock {
    /// The longest time that is simulated: ten years. A longer clock, which the check refuses, is cut.
    pub const LONGEST_DAYS: u32 = 3_653;

    /// The moment after the last one simulated.
    pub fn end(&self) -> Instant {
        self.start + Span::days(self.days.min(Self::LONGEST_DAYS).into())
    }

    /// How far the clock that is shown is ahead of UTC at the start: nothing for an unknown zone.
    pub fn offset(&self) -> Span {
        time_zone(&self.time_zone).map_or(Span::ZERO, |zone| {
            ZonedClock::new(zone, self.start, self.start).to_wall(self.start).since(self.start)
        })
    }
}

/// What kind of place a site is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SiteKind {
    /// An AWS Region, seen from one account.
    Region,
    /// A data center of the company's own.
    DataCenter,
}

/// A place where components and vaults are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The name by which other parts refer to the site.
    pub id: SiteId,
    /// What people call it; by default the Region's code or the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Region or data center.
    pub kind: SiteKind,
    /// The Region's code, such as `us-east-1`; for a Region only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The account through which the Region is used; by default `production`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Whether this is the primary site; without any, the first site is.
    #[serde(default, skip_serializing_if = "is_false")]
    pub primary: bool,
    /// The bandwidth of a data center's link to AWS in megabit per second; by default 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_mbps: Option<f64>,
}

/// The link of a data center that does not say its own: a gigabit.
const DEFAULT_LINK_MBPS: f64 = 1_000.0;

impl Site {
    /// A site that says nothing of itself but its id and what it is.
    pub fn new(id: SiteId, kind: SiteKind) -> Self {
        let (name, region, account, link_mbps) = (None, None, None, None);
        Self { id, name, kind, region, account, primary: false, link_mbps }
    }

    /// What people call the site.
    pub fn label(&self) -> &str {
        self.name.as_deref().or(self.region.as_deref()).unwrap_or(self.id.as_str())
    }

    /// The same as it stands in a sentence: a name that is read from right to left is isolated.
    pub fn in_sentence(&self) -> Cow<'_, str> {
        isolated(self.label())
    }

    /// How much the link of a data center carries in a day, in GiB of 2^30 bytes.
    pub fn link_gib_per_day(&self) -> f64 {
        let bits = self.link_mbps.unwrap_or(DEFAULT_LINK_MBPS) * 1e6;
        bits / 8.0 * 86_400.0 / (1024.0 * 1024.0 * 1024.0)
    }

    /// The account of the site; data centers have none of their own.
    pub fn account(&self) -> AccountId {
        self.account.clone().unwrap_or_else(|| AccountId::from("production"))
    }
}

/// A part of the workload that works and fails as a unit.
///
/// Settings that belong to some kinds only are ignored by the others, with a warning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// The name by which other parts refer to the component.
    pub id: ComponentId,
    /// What people call it; by default the id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Which service it is.
    pub kind: ComponentKind,
    /// Where it stands.
    pub site: SiteId,
    /// How much data it holds, in GiB; by default 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub size_gib: f64,
    /// How much of it changes in a day, in GiB; by default 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub change_gib_per_day: f64,
    /// The most data, in minutes of business time, that may be lost; without it there is no objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpo_minutes: Option<f64>,
    /// The longest time in minutes that the component may be down; without it there is no objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rto_minutes: Option<f64>,
    /// Objectives of its own for single disruptions; by default those above hold for all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
    /// Tags, by which selections find the component.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
    /// Components it cannot work without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<ComponentId>,
    /// Components without which it works, but not fully.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub degraded_without: Vec<ComponentId>,
    /// Which of the site's Availability Zones it stands in when it stands in one only; by default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<u32>,

    /// EC2 fleet, ElastiCache: whether it holds data that is nowhere else. By default it does when it has
    /// an RPO or a change rate; a fleet without data comes back from its launch template, and a cache fills
    /// itself again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds_data: Option<bool>,
    /// EC2 fleet: how many instances; by default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instances: Option<u32>,
    /// EC2 fleet, on-premises servers: the EC2 instance type one runs on in AWS, by which it is priced;
    /// by default `m6i.large`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// RDS: the database class by which it is priced; by default `db.m6g.large`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub db_class: Option<String>,
    /// EC2 fleet: over how many Availability Zones they are spread; by default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zones: Option<u32>,
    /// EC2 fleet: whether an Auto Scaling group replaces failed instances; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_scaling: Option<bool>,
    /// Aurora, Neptune, DocumentDB, ElastiCache: how many readers or replicas the cluster has next to the
    /// instance that writes, each in the next Availability Zone; by default 0. Those of ElastiCache take
    /// over by themselves only with `multi_az`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readers: Option<u32>,
    /// Redshift: how many nodes the cluster has; by default 2. A cluster of one node is not repaired.
    /// ElastiCache: how many shards; by default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nodes: Option<u32>,
    /// RDS, FSx, Redshift: whether a synchronous standby is in a second Availability Zone; by default no.
    /// ElastiCache: whether a replica takes over by itself; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multi_az: Option<bool>,
    /// RDS: whether it is a Multi-AZ DB cluster with two readable standbys; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multi_az_cluster: Option<bool>,
    /// RDS, Aurora, Neptune, DocumentDB, ElastiCache: days of the service's own automated backups and point-in-time
    /// restore. RDS instances: 0 to 35, by default 0, so that nothing protects unseen. Clusters, whose
    /// automated backups are always on: 1 to 35, by default 1. ElastiCache: days for which its daily
    /// snapshots are kept, 0 to 35, by default 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated_backup_days: Option<u32>,
    /// DynamoDB: whether the account has AWS Backup's advanced features for DynamoDB; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advanced_backup: Option<bool>,
    /// DynamoDB: whether the table's own point-in-time recovery is on; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub native_pitr: Option<bool>,
    /// S3: whether the bucket keeps older versions of objects; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versioning: Option<bool>,
    /// S3: whether the bucket sends events to EventBridge, without which continuous backup silently
    /// stops; by default yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_bridge: Option<bool>,
    /// FSx: `lustre`, `windows`, `ontap` or `openzfs`; by default `windows`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_system: Option<FileSystem>,
    /// Redshift: whether it is Redshift Serverless; by default no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serverless: Option<bool>,
    /// API Gateway: `edge_optimized`, `regional` or `private`; by default `regional`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// On-premises servers: how many; by default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub servers: Option<u32>,
    /// Which key encrypts it; resources that AWS Backup does not fully manage can be copied to another
    /// account, and into a logically air-gapped vault, only with a customer managed key or without one.
    /// By default `customer_managed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encryption: Option<Encryption>,
}

impl Component {
    /// A component without data, objectives and settings: what a document gets that leaves them out.
    pub fn new(id: ComponentId, kind: ComponentKind, site: SiteId) -> Self {
        Self {
            id,
            name: String::new(),
            kind,
            site,
            size_gib: 0.0,
            change_gib_per_day: 0.0,
            rpo_minutes: None,
            rto_minutes: None,
            objectives: Vec::new(),
            tags: BTreeMap::new(),
            needs: Vec::new(),
            degraded_without: Vec::new(),
            zone: None,
            holds_data: None,
            instances: None,
            instance_type: None,
            db_class: None,
            zones: None,
            auto_scaling: None,
            readers: None,
            nodes: None,
            multi_az: None,
            multi_az_cluster: None,
            automated_backup_days: None,
            advanced_backup: None,
            native_pitr: None,
            versioning: None,
            event_bridge: None,
            file_system: None,
            serverless: None,
            endpoint: None,
            servers: None,
            encryption: None,
        }
    }

    /// What people call the component.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }

    /// The same as it stands in a sentence: a name that is read from right to left is isolated.
    pub fn in_sentence(&self) -> Cow<'_, str> {
        isolated(self.label())
    }

    /// Whether it has an objective, for all disruptions or for one.
    pub fn has_objective(&self) -> bool {
        let has_own = |it: &Objective| it.rpo_minutes.or(it.rto_minutes).is_some();
        self.rpo_minutes.or(self.rto_minutes).is_some() || self.objectives.iter().any(has_own)
    }

    /// What a disruption may cost it at most, in minutes: data lost, and time down.
    pub fn objective(&self, disruption: Disruption) -> (Option<f64>, Option<f64>) {
        let own = self.objectives.iter().find(|it| it.disruption == disruption);
        (
            own.and_then(|it| it.rpo_minutes).or(self.rpo_minutes),
            own.and_then(|it| it.rto_minutes).or(self.rto_minutes),
        )
    }
}

/// What one disruption may cost a component at most, where that differs from its other objectives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Which disruption; of two entries for one the first counts.
    pub disruption: Disruption,
    /// The most data, in minutes of business time, that it may lose; by default the component's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpo_minutes: Option<f64>,
    /// The longest time in minutes that it may be down; by default the component's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rto_minutes: Option<f64>,
}

/// The file systems that Amazon FSx offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum FileSystem {
    Lustre,
    Windows,
    Ontap,
    Openzfs,
}

impl FileSystem {
    /// The name in documents.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lustre => "lustre",
            Self::Windows => "windows",
            Self::Ontap => "ontap",
            Self::Openzfs => "openzfs",
        }
    }
}

/// The endpoint types of an API in API Gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Endpoint {
    EdgeOptimized,
    Regional,
    Private,
}

/// Which key encrypts data at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Encryption {
    /// No encryption at rest.
    None,
    /// A key that AWS manages; it cannot be shared with another account.
    AwsManaged,
    /// A key of the customer's own in AWS KMS.
    CustomerManaged,
}

/// A way users take through the workload, and what it earns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// The name by which other parts refer to the journey.
    pub id: JourneyId,
    /// What people call it; by default the id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Components without which the journey is down.
    pub needs: Vec<ComponentId>,
    /// Components without which it is degraded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub degraded_without: Vec<ComponentId>,
    /// Orders or requests an hour on the average of a day; by default 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub orders_per_hour: f64,
    /// What one of them is worth in US dollars; by default 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub order_value_usd: f64,
    /// Components in which the orders are recorded: what is lost there is lost in orders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded_in: Vec<ComponentId>,
    /// The share of each hour of the day, 24 numbers whose mean counts as 1; by default equal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hour_of_day: Vec<f64>,
    /// The share of orders lost while the journey is only degraded, 0 to 1; by default 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lost_while_degraded: f64,
}

impl Journey {
    /// What people call the journey.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }

    /// The same as it stands in a sentence: a name that is read from right to left is isolated.
    pub fn in_sentence(&self) -> Cow<'_, str> {
        isolated(self.label())
    }
}
