//! The designs side by side: what each loses, what it costs, and how it differs.

use super::{ComparedDesigns, VariantKey};
use crate::assess::{Compared, ComparedFigures};
use crate::engine::ledger::Total;
use crate::show::text::counted;
use crate::show::{Line, TagTone, columns};
use crate::units::{Span, Usd};

/// More journeys than this share one column.
const MOST_JOURNEYS: usize = 3;

/// What the best design is called.
const CHEAPEST: &str = "cheapest that meets all tested objectives";

columns! {
    /// A design; its downtimes follow, one for each of [`downtimes`].
    pub struct DesignRow {
        /// The text of its key.
        key,
        /// What people call it.
        name,
        /// Whether it is the open design: "true" or "false".
        is_open,
        /// Whether it is the cheapest that meets all tested objectives: "true" or "false".
        is_best,
        /// What is said next to the name; empty without anything.
        remark,
        /// Data lost in the worst incident.
        lost,
        /// What the incidents cost.
        incidents,
        /// What protection costs in a month.
        protection,
        /// The objectives that are breached or met, and how many are not tested.
        objectives,
        /// How that is meant.
        tone,
        /// How many differences and notes there are; empty without any.
        summary,
        /// How it differs from the open design, a line each.
        differs,
        /// What else there is to know, a line each.
        notes,
    }
}

/// The column of a downtime, given by its place among [`downtimes`].
pub const fn downtime(at: usize) -> usize {
    DesignRow::COUNT + at
}

/// The heads of the columns of downtime.
pub fn downtimes(shown: &ComparedDesigns) -> Vec<String> {
    match shown.journeys.len() {
        0 => vec!["Component downtime".to_owned()],
        count if count > MOST_JOURNEYS => vec!["Journey downtime".to_owned()],
        _ => shown.journeys.iter().map(|(_, label)| format!("{label} downtime")).collect(),
    }
}

/// The designs, in the order in which they were compared.
pub fn body(shown: &ComparedDesigns) -> Vec<Line> {
    let comparison = &shown.comparison;
    let variants = comparison.variants.iter().zip(&shown.keys).enumerate();
    variants
        .map(|(at, (variant, key))| line(shown, variant, key, comparison.is_cheapest(at)))
        .collect()
}

/// What the button that opens a design is called.
pub fn open(name: &str) -> String {
    format!("Open in the workbench: {name}")
}

fn line(shown: &ComparedDesigns, variant: &Compared, key: &VariantKey, is_best: bool) -> Line {
    let figures = &variant.figures;
    let tone = match (figures.met, figures.breached) {
        (0, 0) => TagTone::Neutral,
        (_, 0) => TagTone::Good,
        _ => TagTone::Bad,
    };
    let down = |id: &str| {
        let journey = figures.journeys.iter().find(|(it, _)| it.as_str() == id);
        journey.map_or_else(|| "not included".to_owned(), |(_, down)| time(*down))
    };
    let (downs, each) = match shown.journeys.len() {
        0 => (vec![time(figures.down)], Vec::new()),
        count if count > MOST_JOURNEYS => {
            let each =
                shown.journeys.iter().map(|(id, label)| format!("{label} downtime: {}.", down(id)));
            (vec![time(figures.down)], each.collect())
        }
        _ => (shown.journeys.iter().map(|(id, _)| down(id)).collect(), Vec::new()),
    };
    let notes: Vec<String> = variant.notes.iter().cloned().chain(each).collect();
    let counts = [(variant.differs.len(), "difference"), (notes.len(), "note")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, one)| counted(count, one)).collect();
    let mut line = Line::from(DesignRow {
        key: key.text(),
        name: variant.name.clone(),
        is_open: (*key == VariantKey::Open).to_string(),
        is_best: is_best.to_string(),
        remark: if is_best { CHEAPEST } else { "" }.to_owned(),
        lost: figures.data_lost.map_or_else(|| "permanent loss".to_owned(), time),
        incidents: money(figures.incidents),
        protection: money(figures.protection),
        objectives: objectives(figures),
        tone: tone.key().to_owned(),
        summary: counts.join(" · "),
        differs: variant.differs.join("\n"),
        notes: notes.join("\n"),
    });
    line.extend(downs);
    line
}

/// "1 breached, 1 met, 7 not tested".
pub fn objectives(figures: &ComparedFigures) -> String {
    let counts =
        [(figures.breached, "breached"), (figures.met, "met"), (figures.not_tested, "not tested")];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = counts.map(|(number, word)| format!("{number} {word}")).collect();
    if parts.is_empty() { "no objectives".to_owned() } else { parts.join(", ") }
}

fn time(span: Span) -> String {
    if span == Span::ZERO { "0".to_owned() } else { span.to_string() }
}

/// An amount without a line break behind its sign.
fn money(total: Total) -> String {
    let text = match (total.at_least, total.usd) {
        (false, usd) => usd.to_string(),
        (true, Usd::ZERO) => "unknown".to_owned(),
        (true, usd) => format!("at least {usd}"),
    };
    text.replace("$ ", "$\u{a0}")
}
