//! A lifecycle as a picture: warm, cold, deleted, each as wide as it is long.

use leptos::prelude::*;

use crate::show::columns;
use crate::ui::forms::Sheet;
use crate::ui::widgets::{Line, Row, lines, rows, text};

columns! {
    /// The columns of a stage: which it is, what it says, how wide it is.
    struct StageRow {
        stage,
        says,
        width,
    }
}

/// How wide "for ever" is next to the days before it.
const FOR_EVER: f64 = 2.0;

/// The lifecycle of a record; a copy without one of its own takes that of its rule.
pub(super) fn lifecycle(sheet: Sheet, record: &str, inherits_from: Option<&str>) -> AnyView {
    let (record, inherits_from) = (record.to_owned(), inherits_from.map(str::to_owned));
    let stages = lines(move || {
        let days = |of: &str, name: &str| sheet.text(&format!("{of}/{name}")).parse::<u32>().ok();
        let both = |of: &str| (days(of, "cold_after_days"), days(of, "delete_after_days"));
        match (both(&record), &inherits_from) {
            ((None, None), Some(rule)) => {
                let (cold, delete) = both(rule);
                stages(cold, delete, " (as the rule)")
            }
            ((cold, delete), _) => stages(cold, delete, ""),
        }
    });
    let stage = |stage: Row| {
        view! {
            <li data-stage=stage.text(StageRow::AT.stage) style:flex-grow=text(move || stage.get(StageRow::AT.width))>
                {stage.text(StageRow::AT.says)}
            </li>
        }
    };
    view! { <ol class="lifecycle" aria-label="Lifecycle">{rows(stages, stage)}</ol> }.into_any()
}

fn stages(cold: Option<u32>, delete: Option<u32>, note: &str) -> Vec<Line> {
    let stage = |name: &str, says: String, width: f64| {
        // A day beside ten years has to stay readable.
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
        None => stage("warm", format!("Warm for ever{note}"), FOR_EVER),
    });
    if let Some(cold) = cold.filter(|cold| delete.is_none_or(|delete| delete > *cold)) {
        all.push(match delete {
            Some(delete) => {
                stage("cold", format!("Cold {} d", delete - cold), (delete - cold).into())
            }
            None => stage("cold", "Cold for ever".to_owned(), FOR_EVER),
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
