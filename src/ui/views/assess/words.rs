//! Estimates in words: what people read in a cell, and what it is called where nobody sees the table.

use crate::assess::{Cell, Estimate, JudgedDisruption};
use crate::engine::Verdict;
use crate::units::Span;

/// The two values, each with what it is called, and what is said where nothing comes back.
pub(super) const VALUES: [(&str, &str, &str); 2] =
    [("Data lost", "RPO", "gone for good"), ("Time down", "RTO", "never back")];

/// The worst moment: "7 h", "just over 1 h", "gone for good".
pub(super) fn worst(estimate: &Estimate, which: usize) -> String {
    estimate.worst_text().map_or_else(|| VALUES[which].2.to_owned(), |it| brief(&it))
}

/// The average over all moments; the share of moments where at some of them all is lost for good.
pub(super) fn average(estimate: &Estimate) -> String {
    match estimate.average {
        Some(average) => brief(&average.to_string()),
        None if estimate.lost_for_good < 1.0 => {
            format!("for good in {:.1} %", estimate.lost_for_good * 100.0)
        }
        None => "at every moment".to_owned(),
    }
}

/// The objective; a dash where there is none.
pub(super) fn target(estimate: &Estimate) -> String {
    estimate.target.map_or_else(|| "–".to_owned(), |it| it.to_string())
}

fn brief(text: &str) -> String {
    if text == Span::ZERO.to_string() { "0".to_owned() } else { text.to_owned() }
}

/// Data lost and time down at the worst moment, on the average, and the objectives.
pub(super) fn brief_lines(judged: &JudgedDisruption) -> [String; 3] {
    let [rpo, rto] = judged.estimates();
    [
        format!("{} · {}", worst(rpo, 0), worst(rto, 1)),
        match (average(rpo), average(rto)) {
            (rpo, rto) if rpo == rto && rpo != "0" => format!("⌀ {rpo}"),
            (rpo, rto) => format!("⌀ {rpo} · {rto}"),
        },
        format!("of {} · {}", target(rpo), target(rto)),
    ]
}

/// A cell in one sentence, for those who do not see the table around it.
pub(super) fn spoken(component: &str, cell: &Cell) -> String {
    let name = cell.disruption().spec().name;
    let Some(judged) = cell.judged() else {
        return format!("{component}, {name}: does not apply");
    };
    let verdict = super::verdict(cell).1;
    let verdict = verdict.trim_start_matches(['✓', '✕', '–', ' ']);
    let values = judged.estimates().into_iter().enumerate().map(|(which, it)| {
        let objective = match (it.target, it.verdict) {
            (None, _) => "no objective".to_owned(),
            (Some(target), Verdict::Met) => format!("objective {target} met"),
            (Some(target), _) => format!("objective {target} breached"),
        };
        format!(
            "{} {} at worst, {} on average, {objective}",
            VALUES[which].0.to_lowercase(),
            worst(it, which),
            average(it)
        )
    });
    let values: Vec<String> = values.collect();
    format!("{component}, {name}: {verdict}; {}", values.join("; "))
}

/// Points of a score: "13.3".
pub(super) fn points(points: f64) -> String {
    format!("{points:.1}")
}
