//! Lessons: a prepared design with an incident, something to predict, a goal, and what reaches it.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::model::{ComponentId, Edit, IncidentId, JourneyId};

/// A lesson, as its file has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Lesson {
    /// The name of its file, by which progress is kept.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// What is to be reached.
    pub goal: String,
    /// How long it takes, about.
    pub minutes: u32,
    /// What it is about.
    pub intro: String,
    /// The prepared design in words, without what comes of it.
    pub setup: String,
    /// What to predict before the run.
    pub prediction: Prediction,
    /// Why it came so; `{predicted}` and `{actual}` stand for the two values.
    pub reason: String,
    /// How the number is worked out by hand.
    pub worked_out: String,
    /// What to change: the hint.
    pub change: String,
    /// What the solution does, and what comes of it.
    pub solution: String,
    /// The one thing to remember.
    pub takeaway: String,
    /// The keys of its sources ([`super::sources`]).
    pub sources: Vec<String>,
    /// The prepared design: a document.
    pub scenario: Value,
    /// What is to be true of the run for the goal to be reached.
    pub goal_check: Vec<Want>,
    /// The edits of the prepared design that reach the goal.
    pub solution_edits: Vec<Edit>,
    /// What learners try that does not.
    pub mistakes: Vec<Mistake>,
}

/// What is to be predicted.
#[derive(Debug, Default, Deserialize)]
pub struct Prediction {
    /// Which figure.
    pub asks: Asks,
    /// The component or the journey that it is asked of.
    pub of: String,
    /// The incident, for a component's data lost or downtime.
    #[serde(default)]
    pub incident: Option<IncidentId>,
    /// The question.
    pub question: String,
    /// The unit of the answer.
    pub unit: Unit,
}

/// A figure that can be predicted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// The data lost in an incident.
    #[default]
    DataLost,
    /// How long a component or a journey is down.
    Downtime,
    /// What protection costs in a month.
    Cost,
}

/// The unit in which a prediction is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// Minutes.
    #[default]
    #[serde(rename = "minutes")]
    Minutes,
    /// Hours.
    #[serde(rename = "hours")]
    Hours,
    /// Days of 24 hours.
    #[serde(rename = "days")]
    Days,
    /// US dollars in a month.
    #[serde(rename = "USD a month")]
    UsdPerMonth,
}

/// One condition of a goal.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Want {
    /// Of what an incident does to a component; nothing may be lost for good in any case.
    Impact {
        /// Which incident.
        incident: IncidentId,
        /// Which component.
        component: ComponentId,
        /// The data lost at most.
        #[serde(default)]
        data_lost_seconds_at_most: Option<i64>,
        /// The downtime at most.
        #[serde(default)]
        down_seconds_at_most: Option<i64>,
    },
    /// Of how long a journey is down over the whole clock.
    Journey {
        /// Which journey.
        journey: JourneyId,
        /// The downtime at most.
        down_seconds_at_most: i64,
    },
    /// Of what protection costs.
    Protection {
        /// US dollars a month at most.
        protection_usd_per_month_at_most: f64,
    },
}

/// Something that learners try and that does not reach the goal.
#[derive(Debug, Deserialize)]
pub struct Mistake {
    /// What people call it.
    pub name: String,
    /// What is done.
    pub what: String,
    /// Why it does not reach the goal.
    pub fails_because: String,
    /// What it does to the prepared design.
    pub edits: Vec<Edit>,
}

macro_rules! lessons {
    ($($id:literal)*) => {
        &[$(include_str!(concat!("lessons/", $id, ".json"))),*]
    };
}

/// The lessons, in the order of the course; each is a file in `lessons/`.
static FILES: &[&str] = lessons![
    "rpo-and-rto-on-one-timeline"
    "nine-in-the-evening"
    "every-six-hours"
    "continuous-backup"
    "replication-is-not-backup"
    "the-copy-that-was-not-finished"
    "cold-too-early"
    "noticed-after-forty-days"
    "ransomware-and-the-vault"
    "the-zone-and-the-standby"
    "compute-comes-back-from-a-template"
    "the-region-and-the-four-strategies"
    "the-table-that-could-not-be-copied"
    "control-plane-down"
    "two-faults-in-one-afternoon"
    "the-erp-and-its-link"
    "failing-back"
    "the-bill"
    "compliance-for-seven-years"
    "the-saas-company"
];

static LESSONS: LazyLock<Vec<Lesson>> =
    LazyLock::new(|| FILES.iter().map(|text| super::read(text)).collect());

/// All lessons, in the order of the course.
pub fn lessons() -> &'static [Lesson] {
    &LESSONS
}

/// The lesson with an id.
pub fn lesson(id: &str) -> Option<&'static Lesson> {
    lessons().iter().find(|lesson| lesson.id == id)
}
