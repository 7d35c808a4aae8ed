//! The orders of a day: ready-made curves, and a number for each hour.

use crate::show::text::plain;
use crate::show::{Line, choice};

/// The hours of a day.
pub const HOURS: usize = 24;

/// What the curve is called.
pub const TITLE: &str = "Orders over the day";
/// What opens the numbers of the hours.
pub const BY_HOUR: &str = "Hour by hour";

/// The same orders in every hour.
const EVEN: OrderCurve = OrderCurve { key: "even", name: "Constant", shares: [1.0; HOURS] };
/// The key of a curve that is none of the ready-made ones.
const OWN: &str = "own";

/// A ready-made curve.
#[derive(Clone, Copy, Debug)]
pub struct OrderCurve {
    /// Tells it from the others.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// The shares of the hours from midnight on.
    pub shares: [f64; HOURS],
}

impl OrderCurve {
    /// The shares as the document has them: none for the same orders in every hour.
    pub fn written(&self) -> &[f64] {
        if self.key == EVEN.key { &[] } else { &self.shares }
    }
}

/// The ready-made curves.
pub const CURVES: &[OrderCurve] = &[
    EVEN,
    OrderCurve {
        key: "office",
        name: "Office hours",
        shares: [
            0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.6, 1.2, 2.0, 2.2, 2.2, 2.0, 1.6, 2.0, 2.2, 2.0, 1.8,
            1.2, 0.6, 0.4, 0.3, 0.2, 0.2, 0.2,
        ],
    },
    OrderCurve {
        key: "evening",
        name: "Evening peak",
        shares: [
            0.4, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.1, 1.0, 1.0, 1.2,
            1.5, 1.9, 2.3, 2.4, 2.0, 1.5, 1.0,
        ],
    },
];

/// The key of the curve that shares are; of no ready-made one, its own.
pub fn chosen(shares: &[f64]) -> &'static str {
    let alike = |a: &[f64]| {
        a.len() == shares.len() && a.iter().zip(shares).all(|(a, b)| (a - b).abs() < f64::EPSILON)
    };
    let even = shares.first().is_some_and(|first| alike(&[*first; HOURS]));
    if even {
        return EVEN.key;
    }
    CURVES.iter().find(|it| alike(&it.shares)).map_or(OWN, |it| it.key)
}

/// The curves to choose from, with one that is none of the ready-made ones while it is chosen.
pub fn choices(chosen: &str) -> Vec<Line> {
    let mut all: Vec<Line> = CURVES.iter().map(|it| choice(it.key, it.name)).collect();
    if chosen == OWN {
        all.push(choice(OWN, "Custom"));
    }
    all
}

/// The ready-made curve with a key.
pub fn curve(key: &str) -> Option<&'static OrderCurve> {
    CURVES.iter().find(|it| it.key == key)
}

/// The label of choosing a curve, in undo.
pub fn chosen_label(curve: &OrderCurve) -> String {
    format!("Set the orders over the day to “{}”", curve.name)
}

/// The label of setting one hour, in undo.
pub fn hour_label(hour: usize) -> String {
    format!("Set the orders at {hour:02}:00")
}

/// The share of an hour as its field shows it.
pub fn shown(shares: &[f64], hour: usize) -> String {
    shares.get(hour).copied().map(plain).unwrap_or_default()
}

/// Why the number of an hour is refused.
pub fn refused(hour: usize) -> String {
    format!("{hour:02}:00 needs a number, 0 or more.")
}

/// What the field of an hour is called: in the row of hours, and by itself.
pub fn field(hour: usize) -> (String, String) {
    (format!("{hour:02}"), format!("Share of orders at {hour:02}:00"))
}
