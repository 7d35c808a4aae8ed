//! What the exposure says at each tooth and at each incident.

use super::ExposureChart;
use super::draw::{BOTTOM, LEFT, RIGHT, RIGHT_WITH_LABEL, TOP, WIDE};
use crate::chart::{Reading, Theme, axis};
use crate::units::{Instant, Span, sorting};

/// Where the plot lies, in device pixels, and what it spans.
struct ExposureFrame {
    left: i32,
    right: i32,
    top: i32,
    base: i32,
    from: Instant,
    length: Span,
}

impl ExposureFrame {
    /// The frame of a picture; nothing where there is no room for one.
    fn of(chart: &ExposureChart, (width, height): (i32, i32), theme: &Theme) -> Option<Self> {
        let is_wide = f64::from(width) / theme.scale >= WIDE && chart.objective.is_some();
        let frame = Self {
            left: theme.px(LEFT),
            right: width - theme.px(if is_wide { RIGHT_WITH_LABEL } else { RIGHT }),
            top: theme.px(TOP),
            base: height - theme.px(BOTTOM),
            from: chart.from,
            length: chart.to.since(chart.from),
        };
        let has_room =
            frame.right - frame.left >= theme.px(40.0) && frame.base - frame.top >= theme.px(20.0);
        has_room.then_some(frame)
    }

    fn x(&self, at: Instant) -> i32 {
        let whole = self.length.as_seconds().max(1) as f64;
        let share = at.since(self.from).as_seconds() as f64 / whole;
        self.left + along(share, self.right - self.left)
    }
}

/// Where a moment lies in a picture: how far from the left, from where down and to where; nothing where
/// it is not shown.
pub(super) fn place_of(
    chart: &ExposureChart,
    at: Instant,
    size: (i32, i32),
    theme: &Theme,
) -> Option<(i32, i32, i32)> {
    let frame = ExposureFrame::of(chart, size, theme)?;
    (chart.from..=chart.to).contains(&at).then(|| (frame.x(at), frame.top, frame.base))
}

/// The values in the order of time.
pub(super) fn readings(chart: &ExposureChart, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
    let Some(frame) = ExposureFrame::of(chart, size, theme) else { return Vec::new() };
    let (width, top, base) = (size.0, frame.top, frame.base);
    let worst = chart.worst().unwrap_or_default().max(chart.objective.unwrap_or_default());
    let highest = if worst > Span::ZERO { worst } else { Span::hours(1) };
    let is_low = f64::from(size.1) / theme.scale < 160.0;
    let levels = axis::lengths(highest, if is_low { 2 } else { 4 });
    let ceiling = levels.last().copied().unwrap_or(highest).as_seconds().max(1) as f64;
    let x = |at: Instant| frame.x(at);
    let y = |span: Span| base - along(span.as_seconds() as f64 / ceiling, base - top);

    let mut values: Vec<(Instant, i32, String)> = Vec::new();
    for (at, span) in &chart.corners {
        let height = span.map_or(base, y);
        match values.last_mut() {
            // Two corners at one moment are a drop: what would have been lost just before, and now.
            Some((last, top, text)) if last == at => {
                if let Some(span) = span {
                    text.push_str(&format!(", then {span}"));
                }
                *top = (*top).min(height);
            }
            _ => {
                let says = match span {
                    Some(_) if chart.is_rebuilt => {
                        "no data would be lost: rebuilt from code".to_owned()
                    }
                    Some(span) => format!("{span} would be lost"),
                    None => "no usable recovery point".to_owned(),
                };
                values.push((*at, height, format!("{}: {says}", at.short())));
            }
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
