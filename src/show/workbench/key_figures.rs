//! The key figures of a run, as text.

use crate::engine::{
    Impact, IncidentOutcome, JourneyOutcome, ObjectiveCounts, Outcome, Run, Verdict, objectives,
};
use crate::model::{Journey, Scenario};
use crate::show::text::{counted, css_percent, gib, labeled, orders, percent};
use crate::show::{Line, Term, columns};
use crate::units::{Span, Usd};

/// What a figure says when nothing can be recovered.
const PERMANENTLY_LOST: &str = "permanently lost";

/// The look of a figure that is an alarm itself.
pub const ALARMING: &str = "bad";
/// The look of a figure about which there is nothing to worry.
pub const GOOD: &str = "good";
/// The look of a figure that nobody knows yet.
pub const MUTED: &str = "muted";

columns! {
    /// A key figure; without a tone, its alarm is bad.
    pub struct KeyFigureRow {
        /// What it is.
        label,
        /// The figure.
        value,
        /// What it was before the newest edit: "was 2 h"; empty where it has not changed.
        was,
        /// What belongs to it.
        detail,
        /// What is wrong with it, if anything.
        alarm,
        /// The tone of the alarm.
        tone,
        /// The look of the figure: [`ALARMING`], [`GOOD`], [`MUTED`], or empty.
        look,
        /// The bar of the objectives as a style sheet paints it; empty without a bar.
        bar,
        /// What its link to the Assess view says; empty without one.
        link,
        /// By what the workbench is asked why it is so; empty where that cannot be asked.
        key,
        /// The entry of the glossary that explains it; empty without one.
        term,
    }
}

impl KeyFigureRow {
    /// A figure with nothing wrong.
    pub fn new(
        label: impl Into<String>,
        value: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        let (label, value, detail) = (label.into(), value.into(), detail.into());
        Self { label, value, detail, ..Self::default() }
    }
}

/// The key of the data lost.
pub const DATA_LOST: &str = "data_lost";
/// The key of the downtime.
pub const DOWNTIME: &str = "downtime";
/// The key of what was lost in money.
pub const LOSS: &str = "loss";
/// The key of what protection costs.
pub const PROTECTION: &str = "protection";
/// The key of what was recovered.
pub const RECOVERED: &str = "recovered";
/// The key of the objectives.
pub const OBJECTIVES: &str = "objectives";

/// The figures of a run, in the order in which they are shown.
const KINDS: [(&str, Term); 5] = [
    (DATA_LOST, Term("data-lost")),
    (DOWNTIME, Term("downtime")),
    (LOSS, Term("lost-sales")),
    (RECOVERED, Term("recovered-to")),
    (OBJECTIVES, Term("objective-met")),
];

/// The figures of a run, each with its key and its entry of the glossary.
pub(super) fn with_keys(mut figures: [KeyFigureRow; 5]) -> [KeyFigureRow; 5] {
    for (figure, (key, term)) in figures.iter_mut().zip(KINDS) {
        figure.key = key.to_owned();
        figure.term = term.0.to_owned();
    }
    figures
}

/// The key figures of a run, always as many and in the same order.
pub fn figures(run: &Run) -> [KeyFigureRow; 5] {
    let (scenario, outcome) = (&*run.scenario, &run.outcome);
    with_keys([
        data_lost(scenario, outcome),
        downtime(scenario, outcome),
        loss("Business impact", outcome),
        recovered_to(scenario, outcome),
        objectives_tested(scenario, outcome),
    ])
}

/// Says of each figure what it was in a former run, where it was another one.
pub fn with_former(figures: &mut [Line], former: &[Line]) {
    const AT: KeyFigureRow<usize> = KeyFigureRow::AT;
    for figure in figures {
        let before = former.iter().find(|it| it[AT.key] == figure[AT.key]);
        if let Some(before) = before.filter(|it| it[AT.value] != figure[AT.value]) {
            figure[AT.was] = format!("was {}", before[AT.value]);
        }
    }
}

/// Puts what protection costs next to what incidents cost.
pub fn with_protection(figures: &mut Vec<Line>, mut protection: Line) {
    protection[KeyFigureRow::AT.key] = PROTECTION.to_owned();
    protection[KeyFigureRow::AT.term] = Term("price-book").0.to_owned();
    let is_loss = |it: &Line| it[KeyFigureRow::AT.key] == LOSS;
    let after = figures.iter().position(is_loss).map_or(figures.len(), |at| at + 1);
    figures.insert(after, protection);
}

/// What protection costs, while that is not worked out yet.
pub fn protection_unknown_yet() -> Line {
    KeyFigureRow::new("Protection per month", "…", "being calculated").into()
}

/// Whether protection costs the same in two runs, whatever happens in them.
pub fn has_same_bill(a: &Run, b: &Run) -> bool {
    a.outcome.drills == b.outcome.drills && a.scenario.has_design_of(&b.scenario)
}

/// The outcome as one sentence.
pub fn sentence(run: &Run) -> String {
    let scenario = &run.scenario;
    let [lost, downtime, _, _, objectives] = figures(run);
    let said = [lost, downtime, objectives].map(|it| format!("{}.", labeled(&it.label, &it.value)));
    let result = said.join(" ");
    let when: Vec<_> = run
        .outcome
        .incidents
        .iter()
        .filter_map(|it| Some((scenario.incident(&it.id)?, it)))
        .map(|(incident, it)| format!("{}, {}", incident.label(scenario), it.at.short()))
        .collect();
    match when.as_slice() {
        [] => "No incidents in this design: nothing is lost.".to_owned(),
        [one] => format!("{one}. {result}"),
        many => format!("{} incidents. {result}", many.len()),
    }
}

/// The impact that loses most data.
pub fn worst(outcome: &Outcome) -> Option<(&IncidentOutcome, &Impact)> {
    let weight = |impact: &Impact| match impact.data_lost {
        _ if impact.lost_for_good => i64::MAX,
        lost => lost.unwrap_or_default().as_seconds(),
    };
    // Of equals the first one, as people read.
    outcome.impacts().reduce(|best, next| if weight(next.1) > weight(best.1) { next } else { best })
}

/// What people call the component of an impact.
pub fn name(scenario: &Scenario, impact: &Impact) -> String {
    scenario
        .component(&impact.component)
        .map_or_else(|| impact.component.to_string(), |it| it.label().to_owned())
}

/// The data lost by the worst impact.
pub fn data_lost(scenario: &Scenario, outcome: &Outcome) -> KeyFigureRow {
    let label = "Worst data loss";
    let Some((_, impact)) = worst(outcome) else {
        return KeyFigureRow::new(label, "nothing", nothing_happens(scenario));
    };
    let value = match impact.data_lost {
        _ if impact.lost_for_good => PERMANENTLY_LOST.to_owned(),
        Some(lost) if lost > Span::ZERO => lost.to_string(),
        Some(_) | None => "nothing".to_owned(),
    };
    let mut parts = vec![name(scenario, impact)];
    if impact.orders_lost_in_data >= 0.5 {
        parts.push(orders(impact.orders_lost_in_data));
    }
    parts.extend(impact.data_lost_gib.filter(|amount| *amount > 0.0).map(gib));
    let row = KeyFigureRow::new(label, value, parts.join(" · "));
    let look = if impact.lost_for_good { ALARMING } else { "" }.to_owned();
    KeyFigureRow { look, ..row }
}

fn downtime(scenario: &Scenario, outcome: &Outcome) -> KeyFigureRow {
    let days = counted(scenario.clock.days as usize, "day");
    match main_journey(scenario, outcome) {
        Some((journey, outcome)) => {
            let mut detail = format!("{} available over {days}", percent(outcome.availability));
            if outcome.degraded > Span::ZERO {
                detail = format!("{detail} · degraded {}", outcome.degraded);
            }
            KeyFigureRow::new(
                format!("{} downtime", journey.label()),
                outcome.down.to_string(),
                detail,
            )
        }
        None => {
            let longest = outcome.impacts().map(|(_, impact)| impact.down).max();
            let detail =
                if longest.is_some() { "of one component" } else { nothing_happens(scenario) };
            KeyFigureRow::new("Longest downtime", longest.unwrap_or_default().to_string(), detail)
        }
    }
}

/// The journey that earns most; the first one where none earns anything.
pub fn main_journey<'a>(
    scenario: &'a Scenario,
    outcome: &'a Outcome,
) -> Option<(&'a Journey, &'a JourneyOutcome)> {
    let earns = |journey: &Journey| journey.orders_per_hour * journey.order_value_usd;
    let journeys = scenario.journeys.iter();
    let main = journeys.reduce(|best, next| if earns(next) > earns(best) { next } else { best })?;
    Some((main, outcome.journeys.iter().find(|it| it.id == main.id)?))
}

/// Sales and data lost in money. What AWS charges for recoveries comes with the ledger, which is worked out
/// later: "Cost of the incidents" has it too.
pub fn loss(label: impl Into<String>, outcome: &Outcome) -> KeyFigureRow {
    let cost = &outcome.cost;
    let mut parts = vec![format!("{} sales", cost.sales), format!("{} data", cost.data)];
    if cost.downtime > Usd::ZERO {
        parts.push(format!("{} downtime", cost.downtime));
    }
    KeyFigureRow::new(label, worth(outcome), parts.join(" · "))
}

/// What was lost in money; at least that where something is lost whose worth nobody knows.
pub fn worth(outcome: &Outcome) -> String {
    let at_least = outcome.impacts().any(|(_, impact)| impact.lost_for_good);
    format!("{}{}", if at_least { "at least " } else { "" }, outcome.cost.incidents)
}

fn recovered_to(scenario: &Scenario, outcome: &Outcome) -> KeyFigureRow {
    let label = "Recovered to";
    let Some((_, impact)) = worst(outcome) else {
        return KeyFigureRow::new(label, "–", nothing_happens(scenario));
    };
    let Some(recovered_to) = impact.recovered_to else {
        return KeyFigureRow::new(
            label,
            "–",
            format!("{}: no recovery option left", name(scenario, impact)),
        );
    };
    let back = match impact.back_at {
        Some(at) => format!("back in service {}", at.short()),
        None => "not back before the end".to_owned(),
    };
    KeyFigureRow::new(label, recovered_to.short(), format!("{} · {back}", name(scenario, impact)))
}

/// How many objectives the incidents breach, and how many they do not test.
pub fn objectives_tested(scenario: &Scenario, outcome: &Outcome) -> KeyFigureRow {
    let results = objectives(scenario, outcome);
    let counts = ObjectiveCounts::of(&results);
    let ObjectiveCounts { met, breached, not_tested } = counts;
    let (value, look) = match (counts.all(), breached, met) {
        (0, ..) => ("none set".to_owned(), MUTED),
        (_, 0, 0) => ("Not tested".to_owned(), MUTED),
        (_, 0, 1) => ("The only tested objective met".to_owned(), GOOD),
        (_, 0, met) => (format!("All {met} tested objectives met"), GOOD),
        (_, breached, _) => (format!("{breached} breached"), ALARMING),
    };
    let which = results.iter().find(|it| it.verdict == Verdict::Breached);
    let detail = match (which, not_tested) {
        _ if counts.all() == 0 => "No component has an objective.".to_owned(),
        (Some(it), 0) => format!("{}: {}", it.component.label(), it.kind.label()),
        (None, 0) => "all of them tested".to_owned(),
        (_, _) => String::new(),
    };
    let link = match not_tested {
        0 => String::new(),
        number => format!("{number} not tested · test in Assess"),
    };
    KeyFigureRow {
        look: look.to_owned(),
        bar: bar(counts),
        link,
        ..KeyFigureRow::new("Objectives", value, detail)
    }
}

/// A bar of three parts: breached, met, and not tested.
fn bar(counts: ObjectiveCounts) -> String {
    if counts.all() == 0 {
        return String::new();
    }
    let until = |number: u32| css_percent(f64::from(number) / f64::from(counts.all()));
    format!(
        "linear-gradient(to right, var(--bad) {}, var(--ok) 0 {}, var(--line) 0)",
        until(counts.breached),
        until(counts.tested())
    )
}

fn nothing_happens(scenario: &Scenario) -> &'static str {
    if scenario.incidents.is_empty() {
        "no incidents in this design"
    } else {
        "no component is affected"
    }
}
