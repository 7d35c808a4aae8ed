//! A lifecycle as a picture: warm, cold, deleted, each as wide as it is long.

use crate::show::{Line, columns};

columns! {
    /// A stage of a lifecycle.
    pub struct StageRow {
        /// The name that the style sheet knows it by.
        stage,
        /// What it says.
        says,
        /// How wide it is next to the others.
        width,
    }
}

/// How wide "forever" is next to the days before it.
const FOREVER: f64 = 2.0;

/// The stages of a lifecycle, given by the days after which recovery points move to cold storage and are
/// deleted. `is_inherited` where a copy has the lifecycle of its rule.
pub fn stages(cold: Option<u32>, delete: Option<u32>, is_inherited: bool) -> Vec<Line> {
    let note = if is_inherited { " (from the rule)" } else { "" };
    let stage = |name: &str, says: String, width: f64| {
        // A day next to ten years has to stay readable.
        Line::from(StageRow {
            stage: name.to_owned(),
            says,
            width: format!("{:.2}", width.max(1.0).sqrt()),
        })
    };
    let mut all = Vec::new();
    let warm_until = match (cold, delete) {
        (Some(cold), Some(delete)) => Some(cold.min(delete)),
        (cold, delete) => cold.or(delete),
    };
    all.push(match warm_until {
        Some(days) => stage("warm", format!("Warm {days} d{note}"), days.into()),
        None => stage("warm", format!("Warm forever{note}"), FOREVER),
    });
    if let Some(cold) = cold.filter(|cold| delete.is_none_or(|delete| delete > *cold)) {
        all.push(match delete {
            Some(delete) => {
                stage("cold", format!("Cold {} d", delete - cold), (delete - cold).into())
            }
            None => stage("cold", "Cold forever".to_owned(), FOREVER),
        });
    }
    if let Some(delete) = delete {
        all.push(Line::from(StageRow {
            stage: "deleted".to_owned(),
            says: format!("Deleted on day {delete}"),
            width: "0".to_owned(),
        }));
    }
    all
}
