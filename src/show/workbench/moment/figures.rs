//! The key figures up to a moment.

use crate::engine::{Outcome, Run};
use crate::model::Scenario;
use crate::show::Line;
use crate::show::text::percent;
use crate::show::workbench::key_figures::{
    KeyFigureRow, data_lost, loss, main_journey, name, objectives_tested, with_keys, worst,
};
use crate::show::workbench::moment::until;
use crate::units::{Instant, Span};

/// The key figures up to a moment, as many as of the whole run and in the same order.
pub(super) fn figures_at(run: &Run, at: Instant) -> Vec<Line> {
    let (scenario, so_far) = (&run.scenario, run.so_far(at));
    let until = until(Some(at));
    let label = |what: &str| format!("{what} {until}");
    let mut lost = KeyFigureRow { label: label("Data loss"), ..data_lost(scenario, &so_far) };
    if so_far.incidents.is_empty() {
        lost.detail = "no incident yet".to_owned();
    }
    let objectives = objectives_tested(scenario, &so_far);
    let figures = with_keys([
        lost,
        downtime(scenario, &so_far, label("Downtime")),
        loss(label("Impact"), &so_far),
        recovery(scenario, &so_far, at),
        KeyFigureRow { label: label("Objectives"), ..objectives },
    ]);
    figures.map(Line::from).to_vec()
}

fn downtime(scenario: &Scenario, so_far: &Outcome, label: String) -> KeyFigureRow {
    match main_journey(scenario, so_far) {
        Some((journey, outcome)) => {
            let mut detail =
                format!("{} · {} available", journey.label(), percent(outcome.availability));
            if outcome.degraded > Span::ZERO {
                detail = format!("{detail} · degraded {}", outcome.degraded);
            }
            KeyFigureRow::new(label, outcome.down.to_string(), detail)
        }
        None => {
            let longest = so_far.impacts().map(|(_, impact)| impact.down).max();
            KeyFigureRow::new(
                label,
                longest.unwrap_or_default().to_string(),
                "longest of all components",
            )
        }
    }
}

/// What the worst incident so far is recovered to, and whether it is.
fn recovery(scenario: &Scenario, so_far: &Outcome, at: Instant) -> KeyFigureRow {
    let Some((_, impact)) = worst(so_far) else {
        return KeyFigureRow::new("Recovered to", "–", "nothing to recover");
    };
    let component = name(scenario, impact);
    let planned = impact.taken.as_ref().and_then(|it| it.phases.last()).map(|it| it.to());
    match (impact.recovered_to, impact.back_at) {
        (Some(to), Some(back)) => KeyFigureRow::new(
            "Recovered to",
            to.short(),
            format!("{component} · back in service {}", back.short()),
        ),
        (Some(to), None) if at < impact.down_from => KeyFigureRow::new(
            "Recovering to",
            "–",
            format!("{component} · not detected yet; {} is clean", to.short()),
        ),
        (Some(to), None) => {
            let left =
                planned.filter(|it| *it > at).map(|it| format!(" · back in {}", it.since(at)));
            KeyFigureRow::new(
                "Recovering to",
                to.short(),
                format!("{component}{}", left.unwrap_or_default()),
            )
        }
        (None, _) => {
            KeyFigureRow::new("Recovered to", "–", format!("{component}: no recovery option left"))
        }
    }
}
