//! The backups that a service takes of a component itself, next to the recovery points of rules.

use crate::catalog::OwnPoints;
use crate::engine::Run;
use crate::model::ComponentId;
use crate::units::{Instant, Span, counted};

/// What the service's own backups of a component hold at a moment: "any second of the last 7 days, up to 5 min
/// ago". Nothing where it takes none.
pub fn own_backups(run: &Run, id: &ComponentId, at: Instant) -> Option<String> {
    let component = run.scenario.component(id)?;
    let own = component.kind.spec().own_backups.as_ref()?;
    let days = Some(component.own_backup_days()).filter(|days| *days > 0)?;
    let kept = counted(days.into(), "day");
    Some(match own.points {
        OwnPoints::EverySecond { lag_minutes } => {
            let lag = run.scenario.assumption(lag_minutes).unwrap_or(0.0);
            format!("Any second of the last {kept}, up to {} ago", Span::from_minutes_f64(lag))
        }
        OwnPoints::Daily => {
            let from = at - Span::days(days.into());
            // One more than a day each: both ends of the span may hold one.
            let limit = usize::try_from(days).unwrap_or(usize::MAX).saturating_add(1);
            let newest = run.lane(id, from, at, limit).own_snapshots.last().copied();
            let newest =
                newest.map_or("none yet".to_owned(), |it| format!("newest {}", it.short()));
            format!("One snapshot a day, kept for {kept}: {newest}")
        }
    })
}
