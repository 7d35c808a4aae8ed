//! The open cell: what the disruption would cost, against the objectives, and why.

use super::words::{average, target, values, worst};
use super::{CellVerdict, Picked};
use crate::assess::{Cell, Estimate, JudgedDisruption};
use crate::engine::Verdict;
use crate::show::{Line, columns};
use crate::units::Span;

/// How many of the longest phases are named.
const MOST_PHASES: usize = 3;

columns! {
    /// What is said of a cell as a whole.
    pub struct CellRow {
        /// What people call the component.
        component,
        /// The name of the disruption.
        disruption,
        /// What the disruption means, or why it does not apply.
        means,
        /// The tone of the verdict.
        tone,
        /// The verdict with a sign.
        verdict,
        /// For which moments the values are computed.
        basis,
        /// Why an objective of zero is hard; empty without one.
        zero,
        /// The address of the source of that.
        zero_url,
        /// Its title and the date.
        zero_source,
    }
}

columns! {
    /// A value of a cell against its objective.
    pub struct ValueRow {
        /// What people call the value.
        name,
        /// At the worst moment.
        worst,
        /// On average.
        average,
        /// The objective with its verdict.
        objective,
    }
}

columns! {
    /// A reason for a value.
    pub struct ReasonRow {
        /// What the reason is about.
        about,
        /// The reason.
        because,
    }
}

/// What is said of a cell as a whole.
pub fn about(picked: Picked<'_>) -> CellRow {
    let spec = picked.disruption.spec();
    let verdict = CellVerdict::of(picked.cell);
    let (means, basis, zero) = match picked.cell {
        Cell::NotApplicable { why, .. } => (*why, "", None),
        Cell::Judged(judged) => (spec.means, judged.basis.sentence(), judged.zero_explained()),
    };
    let (zero, source) = zero.map_or(("", None), |(why, source)| (why, Some(source)));
    CellRow {
        component: picked.component.label().to_owned(),
        disruption: spec.name.to_owned(),
        means: means.to_owned(),
        tone: verdict.tone.key().to_owned(),
        verdict: verdict.signed(),
        basis: basis.to_owned(),
        zero: zero.to_owned(),
        zero_url: source.map(|it| it.url.to_owned()).unwrap_or_default(),
        zero_source: source
            .map(|it| format!("{} ({})", it.title, it.checked_on))
            .unwrap_or_default(),
    }
}

/// A line for data lost and one for downtime.
pub fn value_rows(judged: &JudgedDisruption) -> Vec<Line> {
    let row = |(value, it): (super::EstimateValue, &Estimate)| {
        let sign = match it.verdict {
            Verdict::Met => "✓ met: ",
            Verdict::Breached => "✕ breached: ",
            Verdict::NotTested => "– not tested: ",
            Verdict::NoObjective => "",
        };
        let objective = match it.target {
            Some(_) => format!("{sign}{} {}", value.objective(), target(it)),
            None => "none".to_owned(),
        };
        Line::from(ValueRow {
            name: value.name().to_owned(),
            worst: worst(value, it),
            average: average(value, it),
            objective,
        })
    };
    values(judged).into_iter().map(row).collect()
}

/// Why the values are what they are, each with what it is about.
pub fn reasons(judged: &JudgedDisruption) -> Vec<Line> {
    let reason = |about: String, because: String| Line::from(ReasonRow { about, because });
    let [rpo, rto] = judged.estimates();
    let moment = |it: &Estimate| {
        let at = it.incident.at;
        format!("{}, {} {} UTC", it.incident.kind.spec().name, at.weekday(), at.hour_and_minute())
    };
    let (first, second) = (rpo.reason().to_string(), rto.reason().to_string());
    let (when_lost, when_down) = (moment(rpo), moment(rto));
    let mut rows = if first == second && when_lost == when_down {
        vec![reason(format!("Worst case ({when_lost})"), first)]
    } else {
        vec![
            reason(format!("Worst data loss ({when_lost})"), first),
            reason(format!("Longest downtime ({when_down})"), second),
        ]
    };
    let option = rto.impact.as_ref().and_then(|it| Some(it.taken.as_ref()?.option));
    let phases = rto.longest_phases(MOST_PHASES).into_iter().filter(|it| it.length > Span::ZERO);
    let phases: Vec<String> = phases
        .filter_map(|it| Some(format!("{} {}", it.phase.label_of(option?), it.length)))
        .collect();
    if !phases.is_empty() {
        rows.push(reason("Longest phases".to_owned(), phases.join(", ")));
    }
    rows
}
