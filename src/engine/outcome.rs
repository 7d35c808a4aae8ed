//! What a run of the engine says: data lost, downtime and the reason for each, ready to be shown.

use serde::Serialize;

pub use super::objectives::Verdict;
pub use super::phase::{Phase, PhaseKind};
use super::reason::Because;
use super::story::Story;
use crate::catalog::{RecoveryOption, Strategy};
use crate::model::{ComponentId, Finding, IncidentId, JourneyId, SiteId, VaultId};
use crate::units::{Instant, Span, Usd};

/// The result of one run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The format of this result: 1.
    pub format: u32,
    /// What each incident did, in the order of time.
    pub incidents: Vec<IncidentOutcome>,
    /// What it meant for the users' journeys, in the order of the document.
    pub journeys: Vec<JourneyOutcome>,
    /// What each drill of Elastic Disaster Recovery showed, in the order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drills: Vec<DrillOutcome>,
    /// What it cost.
    pub cost: Cost,
    /// What each component's strategy really amounts to, in the order of the document.
    pub strategies: Vec<StrategyReading>,
    /// What is wrong with the design, or worth knowing.
    pub findings: Vec<Finding>,
    /// The run as a story, in the order of time.
    pub events: Vec<Event>,
}

/// What one incident did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentOutcome {
    /// Which incident.
    pub id: IncidentId,
    /// When it happened.
    pub at: Instant,
    /// When somebody noticed.
    pub noticed_at: Instant,
    /// What it did to each component it hit, in the order of the document.
    pub impacts: Vec<Impact>,
    /// The components whose recoveries made up the time until the last one hit served again, in that
    /// order: each waited for the one before it (M11).
    pub critical_path: Vec<ComponentId>,
}

/// What an incident did to one component, and how it came back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Impact {
    /// Which component.
    pub component: ComponentId,
    /// The moment whose state it has again; nothing where data is permanently lost.
    pub recovered_to: Option<Instant>,
    /// The span of business time whose writes are missing afterwards; nothing where all are.
    #[serde(rename = "data_lost_seconds")]
    pub data_lost: Option<Span>,
    /// Whether the data is gone and no recovery option is left.
    pub lost_for_good: bool,
    /// The first and the last moment of the writes that are missing.
    pub lost_span: Option<LostSpan>,
    /// What of that time counts in GiB, orders and money: not what no longer was written since the
    /// component was down, and not what an earlier incident has lost already.
    pub counted_spans: Vec<LostSpan>,
    /// Data lost in GiB, by the component's change rate.
    pub data_lost_gib: Option<f64>,
    /// Orders lost with the data, by the journeys recorded in the component.
    pub orders_lost_in_data: f64,
    /// How long the component did not serve; up to the end of the clock where it never came back.
    #[serde(rename = "down_seconds")]
    pub down: Span,
    /// When it stopped serving.
    pub down_from: Instant,
    /// When it served again; nothing where it did not before the end of the clock.
    pub back_at: Option<Instant>,
    /// Whether the data lost is within the objective.
    pub rpo: Verdict,
    /// Whether the time down is within the objective.
    pub rto: Verdict,
    /// The recovery option that was taken; nothing where data is permanently lost.
    pub taken: Option<Taken>,
    /// The way that the user pinned, and why it does not help where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin: Option<PinOutcome>,
    /// The failback, where the component failed over to another site.
    pub failback: Option<Failback>,
    /// What waiting for the site would have given, where another option was taken and the site returned
    /// later with its data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hindsight: Option<Hindsight>,
    /// Other ways that would have worked, with what they would have given.
    pub usable: Vec<Alternative>,
    /// The ways that do not help, each with the reason.
    pub refused: Vec<RefusedOption>,
}

/// What became of a way that the user pinned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PinOutcome {
    /// Which way.
    pub option: RecoveryOption,
    /// For a recovery point: the vault it is to come from, if the user named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vault: Option<VaultId>,
    /// Why it does not help, so that another way was taken; nothing where it was taken.
    pub because: Option<Because>,
}

/// What a recovery option costs the business (M13).
///
/// Sales are those of all journeys that need the component, as if nothing else were down: what is
/// compared between the recovery options of one component, not added up over several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OptionCost {
    /// Sales lost while the component is down, or a flat rate where no journey needs it.
    #[serde(rename = "sales_usd")]
    pub sales: Usd,
    /// Data lost: orders with the effort to enter them again, or a flat rate.
    #[serde(rename = "data_usd")]
    pub data: Usd,
    /// What AWS charges for the restore, and for the copy before it, as far as prices are known.
    #[serde(rename = "charges_usd")]
    pub charges: Usd,
}

impl LostSpan {
    /// How long it is.
    pub fn length(self) -> Span {
        self.to.since(self.from).at_least_zero()
    }
}

impl OptionCost {
    /// All of it.
    pub fn total(self) -> Usd {
        self.sales + self.data + self.charges
    }
}

/// How far a failback came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FailbackState {
    /// It is not over before the end of the clock.
    Planned,
    /// The component lives at its own site again.
    Done,
    /// Another incident came first.
    Cancelled,
    /// The original site does not return, or the user stays at the recovery site.
    Stays,
}

/// The return of a component to its own site, with the data written since (M14).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Failback {
    /// How far it came.
    pub state: FailbackState,
    /// When the reverse replication begins.
    pub starts: Option<Instant>,
    /// When the planned switch begins, during which the component is down.
    pub switches: Option<Instant>,
    /// When the component serves at its own site again.
    pub done: Option<Instant>,
    /// Writes that were stranded at the original site: they count as lost, and come back with it to be
    /// reconciled by hand.
    pub stranded: Option<LostSpan>,
}

/// What waiting for the site would have given, known only afterwards: nobody knows beforehand how long an
/// outage lasts (M12).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hindsight {
    /// The site that returned, or one of whose zones did.
    pub site: SiteId,
    /// When it returned, with its data as it was.
    pub returned_at: Instant,
    /// When the component would have been back in service.
    pub back_at: Instant,
    /// The span of business time whose writes would be missing.
    #[serde(rename = "data_lost_seconds")]
    pub data_lost: Span,
    /// The writes that count as lost and came back with the site: they can be reconciled by hand (M14).
    pub stranded: Option<LostSpan>,
    /// All of that as a sentence.
    pub text: Story,
}

/// A span of business time whose writes are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LostSpan {
    /// The state that was recovered.
    pub from: Instant,
    /// The end of the writes that are missing.
    pub to: Instant,
}

/// The recovery option that was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Taken {
    /// Which way.
    pub option: RecoveryOption,
    /// For a recovery point: the vault it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vault: Option<VaultId>,
    /// Where the component serves afterwards.
    pub site: SiteId,
    /// Why this way, and what it recovered to.
    pub because: Because,
    /// The phases of the recovery, in the order of time.
    pub phases: Vec<Phase>,
    /// What it cost the business.
    pub cost: OptionCost,
    /// The component that it needs and that served last, so that it could not be checked before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waited_for: Option<ComponentId>,
}

/// A way that would have worked and was not taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alternative {
    /// Which way.
    pub option: RecoveryOption,
    /// For a recovery point: the vault it would come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vault: Option<VaultId>,
    /// The moment whose state it would have brought back.
    pub recovered_to: Instant,
    /// The span of business time whose writes would be missing.
    #[serde(rename = "data_lost_seconds")]
    pub data_lost: Span,
    /// When the component would have served again.
    pub back_at: Instant,
    /// The phases that the recovery would have had.
    pub phases: Vec<Phase>,
    /// What it would have cost the business.
    pub cost: OptionCost,
    /// Why it was not taken.
    pub because: Because,
}

/// A way that does not help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefusedOption {
    /// Which way.
    pub option: RecoveryOption,
    /// For a recovery point: the vault looked into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vault: Option<VaultId>,
    /// Why it does not help, for a reader who learns.
    pub because: Because,
}

/// What the run meant for one journey.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JourneyOutcome {
    /// Which journey.
    pub id: JourneyId,
    /// How long it was down.
    #[serde(rename = "down_seconds")]
    pub down: Span,
    /// How long it was degraded and not down.
    #[serde(rename = "degraded_seconds")]
    pub degraded: Span,
    /// The share of the clock during which it was not down, 0 to 1.
    pub availability: f64,
    /// Orders not taken while it was down or degraded.
    pub orders_lost: f64,
    /// What those orders were worth.
    #[serde(rename = "sales_lost_usd")]
    pub sales_lost: Usd,
    /// When it was down, in the order of time, without overlaps.
    pub outages: Vec<Outage>,
    /// When it was degraded and not down, in the order of time, without overlaps.
    pub degradations: Vec<Outage>,
}

/// A span of time out of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Outage {
    /// Its first moment.
    pub from: Instant,
    /// The moment it was over; the end of the clock at the latest.
    pub to: Instant,
}

/// What a drill of Elastic Disaster Recovery showed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrillOutcome {
    /// Which component.
    pub component: ComponentId,
    /// When the drill began.
    pub at: Instant,
    /// The moment whose state the drill instances had; nothing where none was launched.
    pub recovered_to: Option<Instant>,
    /// How long launching and checking them took; nothing where none was launched.
    #[serde(rename = "took_seconds")]
    pub took: Option<Span>,
    /// Why none was launched.
    pub because: Option<Because>,
}

/// What a component's strategy really amounts to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StrategyReading {
    /// Which component.
    pub component: ComponentId,
    /// The strategy the user chose, if any.
    pub chosen: Option<Strategy>,
    /// The strategy it amounts to; nothing where the loss of its site leaves nothing.
    pub amounts_to: Option<Strategy>,
    /// Why.
    pub because: Because,
}

/// What the incidents cost the business. What protection and recovery cost is in the ledger
/// ([`crate::engine::Ledger`]), which is worked out only when somebody asks for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cost {
    /// What the incidents cost: sales lost while down, time down that no journey feels, and data lost.
    #[serde(rename = "incidents_usd")]
    pub incidents: Usd,
    /// The part of it that is sales lost while journeys were down.
    #[serde(rename = "sales_usd")]
    pub sales: Usd,
    /// The part of it that is a flat rate for the time in which components were down that no journey feels.
    #[serde(rename = "downtime_usd")]
    pub downtime: Usd,
    /// The part of it that is data to be entered again.
    #[serde(rename = "data_usd")]
    pub data: Usd,
}

/// One sentence of the story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// When it happened.
    pub at: Instant,
    /// The component it happened to, if to one.
    pub component: Option<ComponentId>,
    /// What happened.
    pub text: Story,
}

impl Outcome {
    /// The impacts of all incidents, each with its incident.
    pub fn impacts(&self) -> impl Iterator<Item = (&IncidentOutcome, &Impact)> {
        self.incidents
            .iter()
            .flat_map(|incident| incident.impacts.iter().map(move |impact| (incident, impact)))
    }
}
