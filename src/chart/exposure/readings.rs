//! What the exposure says at each tooth and at each incident.

use super::ExposureChart;
use super::draw::{BOTTOM, LEFT, RIGHT, RIGHT_WITH_LABEL, TOP, WIDE};
use crate::chart::{Reading, Theme, axis};
use crate::units::{Instant, Span, sorting};

/// The values in the order of time.
pub(super) fn readings(
    chart: &ExposureChart,
    (width, height): (i32, i32),
    theme: &Theme,
) -> Vec<Reading> {
    let css = |length: i32| f64::from(length) / theme.scale;
    let is_wide = css(width) >= WIDE && chart.objective.is_some();
    let (left, top) = (theme.px(LEFT), theme.px(TOP));
    let right = width - theme.px(if is_wide { RIGHT_WITH_LABEL } else { RIGHT });
    let base = height - theme.px(BOTTOM);
    if right - left < theme.px(40.0) || base - top < theme.px(20.0) {
        return Vec::new();
    }
    let worst = chart.worst().unwrap_or_default().max(chart.objective.unwrap_or_default());
    let highest = if worst > Span::ZERO { worst } else { Span::hours(1) };
    let levels = axis::lengths(highest, if css(height) < 160.0 { 2 } else { 4 });
    let ceiling = levels.last().copied().unwrap_or(highest).as_seconds().max(1) as f64;
    let whole = chart.to.since(chart.from).as_seconds().max(1) as f64;
    let x = |at: Instant| {
        let share = at.since(chart.from).as_seconds() as f64 / whole;
        left + along(share, right - left)
    };
    let y = |span: Span| base - along(span.as_seconds() as f64 / ceiling, base - top);

    let mut values: Vec<(Instant, i32, String)> = Vec::new();
    for (at, span) in &chart.corners {
        let says = match span {
            Some(span) => format!("{span} would be lost"),
            None => "no usable recovery point".to_owned(),
        };
        let height = span.map_or(base, y);
        match values.last_mut() {
            // Two corners at one moment are a drop: what would have been lost just before, and now.
            Some((last, top, text)) if last == at => {
                if !text.ends_with(&says) {
                    text.push_str(&format!(", then {says}"));
                }
                *top = (*top).min(height);
            }
            _ => values.push((*at, height, format!("{}: {says}", at.short()))),
        }
    }
    for loss in chart.losses.iter().filter(|it| (chart.from..=chart.to).contains(&it.at)) {
        let height = loss.span.map_or(base, |span| y(span.to.since(span.from)));
        let text = format!("{}, {}: {}", loss.at.short(), loss.incident, loss.label());
        values.push((loss.at, height, text));
    }
    sorting::sort_by_key(&mut values, |(at, ..)| *at);

    let places: Vec<i32> = values.iter().map(|(at, ..)| x(*at)).collect();
    values
        .into_iter()
        .enumerate()
        .map(|(index, (_, height, text))| {
            let at = places[index];
            let before = index.checked_sub(1).map_or(0, |before| i32::midpoint(places[before], at));
            let after = places.get(index + 1).map_or(width, |after| i32::midpoint(at, *after));
            Reading { at: (at, height), from: (before, 0), to: (after, base), text }
        })
        .collect()
}

fn along(share: f64, room: i32) -> i32 {
    // `as` saturates, and a share is between 0 and 1.
    libm::round(share.clamp(0.0, 1.0) * f64::from(room)) as i32
}
