//! What the marks on the lanes mean; only those that are in sight are explained.

use crate::model::Scenario;
use crate::show::workbench::scale::Scale;
use crate::show::workbench::timeline::lane::Mark;
use crate::show::{Line, Term, columns};

columns! {
    /// A mark with its meaning.
    pub struct LegendRow {
        /// The mark, as the style sheet knows it.
        mark,
        /// What it means.
        meaning,
        /// The entry of the glossary that explains it.
        term,
    }
}

/// What the marks mean, in the order in which they are explained.
const MARKS: [(Mark, &str, Term); 11] = [
    (Mark::Point, "recovery point", Term("recovery-point")),
    (Mark::Copy, "with a copy", Term("copy-action")),
    (Mark::Gathered, "backup jobs (count)", Term("backup-job")),
    (Mark::Job, "backup job", Term("backup-job")),
    (Mark::Copying, "copy job", Term("copy-job")),
    (Mark::Failed, "job without a recovery point", Term("job-expired")),
    (Mark::Continuous, "continuous backup", Term("continuous-backup")),
    (Mark::Replica, "live copy", Term("replica")),
    (Mark::Loss, "data lost", Term("data-lost")),
    (Mark::Outage, "down", Term("downtime")),
    (Mark::Phase, "phase of the recovery", Term("recovery-phases")),
];

/// What the marks that are shown mean, and the band of an incident where one that lasts is in sight.
pub fn legend(shown: u32, lasts: bool) -> Vec<Line> {
    let there = MARKS.iter().filter(|(mark, ..)| shown & mark.bit() != 0);
    let mut items: Vec<Line> =
        there.map(|(mark, meaning, term)| row(mark.key(), meaning, *term)).collect();
    if lasts {
        items.push(row("span", "while an incident lasts", Term("incident")));
    }
    items
}

fn row(mark: &str, meaning: &str, term: Term) -> Line {
    let [mark, meaning, term] = [mark, meaning, term.0].map(str::to_owned);
    LegendRow { mark, meaning, term }.into()
}

/// Whether an incident that lasts is in sight.
pub fn any_lasts(scenario: &Scenario, scale: Scale) -> bool {
    scenario
        .incidents
        .iter()
        .any(|it| it.at < scale.to && it.over_at().is_some_and(|over| over > scale.from))
}
