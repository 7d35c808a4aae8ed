//! The picture of the exposure: saw-tooth, objective, and the tooth that became a loss.

use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::types::RangedCoordf64;
use plotters::coord::{Shift, cartesian::Cartesian2d};
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBAColor, ShapeStyle};

use super::{ExposureChart, Loss, REBUILT};
use crate::chart::label::{LabelAnchor, Labels, Look};
use crate::chart::{DrawError, Theme, axis};
use crate::units::{Instant, Span};

/// Room around the plot in CSS pixels.
pub(super) const LEFT: f64 = 58.0;
pub(super) const RIGHT: f64 = 14.0;
/// Room on the right where the objective is written next to its line; only on wide pictures.
pub(super) const RIGHT_WITH_LABEL: f64 = 104.0;
pub(super) const WIDE: f64 = 520.0;
pub(super) const TOP: f64 = 24.0;
pub(super) const BOTTOM: f64 = 38.0;
/// The bar of what is lost lies between the plot and the labels below it.
const BAR: f64 = 6.0;

type Plot<'area, DB> = ChartContext<'area, DB, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

pub(super) fn draw<DB: DrawingBackend>(
    chart: &ExposureChart,
    area: &DrawingArea<DB, Shift>,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let (width, height) = area.dim_in_pixel();
    if f64::from(width) < theme.scale * (LEFT + RIGHT + 40.0)
        || f64::from(height) < theme.scale * (TOP + BOTTOM + 20.0)
    {
        return Ok(());
    }
    let css_height = f64::from(height) / theme.scale;
    let is_wide = f64::from(width) >= theme.scale * WIDE;
    let right = if is_wide && chart.objective.is_some() { RIGHT_WITH_LABEL } else { RIGHT };
    let worst = [chart.worst(), chart.former_worst(), chart.objective];
    let worst = worst.into_iter().flatten().max().unwrap_or_default();
    let highest = if worst > Span::ZERO { worst } else { Span::hours(1) };
    let levels = axis::lengths(highest, if css_height < 160.0 { 2 } else { 4 });
    let top = levels.last().copied().unwrap_or(highest);
    let end = chart.to.max(chart.from + Span::seconds(1));

    let mut plot = ChartBuilder::on(area)
        .set_label_area_size(LabelAreaPosition::Left, theme.px(LEFT))
        .set_label_area_size(LabelAreaPosition::Right, theme.px(right))
        .set_label_area_size(LabelAreaPosition::Top, theme.px(TOP))
        .set_label_area_size(LabelAreaPosition::Bottom, theme.px(BOTTOM))
        .build_cartesian_2d(x(chart.from)..x(end), 0.0..y(top))?;
    let mut labels = Labels::new(area, theme);

    grid(&mut plot, &levels, theme)?;
    former_tooth(&mut plot, chart, theme)?;
    saw_tooth(&mut plot, chart, theme)?;
    for loss in &chart.losses {
        mark(area, &mut plot, chart, loss, theme)?;
    }
    objective(&mut plot, chart, theme)?;

    // Labels last: they lie above every line. The more a label says, the earlier it takes its place.
    for loss in &chart.losses {
        loss_labels(&plot, &mut labels, chart, loss, theme)?;
    }
    objective_label(&plot, &mut labels, chart, theme)?;
    if chart.is_rebuilt {
        let short = "Rebuilt from code";
        middle_label(&plot, &mut labels, &format!("This component {REBUILT}"), short, theme)?;
    } else if chart.worst().is_none() {
        let full = format!("No recovery point is usable {}", chart.threatened_by());
        middle_label(&plot, &mut labels, &full, "No recovery point", theme)?;
    }
    axis_labels(&plot, &mut labels, chart, &levels, theme)
}

fn x(at: Instant) -> f64 {
    at.unix_seconds() as f64
}

fn y(span: Span) -> f64 {
    span.as_seconds() as f64
}

fn line(color: RGBAColor, width: u32) -> ShapeStyle {
    ShapeStyle { color, filled: false, stroke_width: width }
}

fn grid<DB: DrawingBackend>(
    plot: &mut Plot<'_, DB>,
    levels: &[Span],
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let style = line(theme.grid, theme.stroke(1.0));
    let ends = plot.x_range();
    let lines = levels
        .iter()
        .map(|level| PathElement::new(vec![(ends.start, y(*level)), (ends.end, y(*level))], style));
    plot.draw_series(lines)?;
    Ok(())
}

/// The saw-tooth before the newest edit, as a dashed line.
fn former_tooth<DB: DrawingBackend>(
    plot: &mut Plot<'_, DB>,
    chart: &ExposureChart,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    for part in segments(&chart.former) {
        plot.draw_series(DashedLineSeries::new(
            part,
            theme.px(4.0),
            theme.px(3.0),
            line(theme.soft_ink, theme.stroke(1.25)),
        ))?;
    }
    Ok(())
}

/// The parts of a saw-tooth during which there is a usable point.
fn segments(corners: &[(Instant, Option<Span>)]) -> Vec<Vec<(f64, f64)>> {
    corners
        .split(|(_, span)| span.is_none())
        .map(|part| part.iter().filter_map(|(at, span)| Some((x(*at), y((*span)?)))).collect())
        .filter(|part: &Vec<_>| part.len() > 1)
        .collect()
}

fn saw_tooth<DB: DrawingBackend>(
    plot: &mut Plot<'_, DB>,
    chart: &ExposureChart,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    for part in segments(&chart.corners) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
        let mut outline = vec![(first.0, 0.0)];
        outline.extend(&part);
        outline.push((last.0, 0.0));
        plot.draw_series([Polygon::new(outline, theme.exposure_area.filled())])?;
        plot.draw_series(LineSeries::new(part, line(theme.exposure, theme.stroke(1.75))))?;
    }
    Ok(())
}

/// The tooth up to the incident, the bar of what is lost, and the incident itself.
fn mark<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    plot: &mut Plot<'_, DB>,
    chart: &ExposureChart,
    loss: &Loss,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let ceiling = plot.y_range().end;
    if let Some((from, to)) = lost_within(chart, loss) {
        match height_at(chart, loss.at).filter(|_| !loss.for_good && loss.at <= chart.to) {
            Some(height) => {
                let tooth = vec![(x(from), 0.0), (x(loss.at), height), (x(loss.at), 0.0)];
                plot.draw_series([Polygon::new(tooth, theme.loss_area.filled())])?;
            }
            None => {
                let band = [(x(from), ceiling), (x(to), 0.0)];
                plot.draw_series([Rectangle::new(band, theme.loss_area.filled())])?;
            }
        }
        let (left, base) = plot.backend_coord(&(x(from), 0.0));
        let right = plot.backend_coord(&(x(to), 0.0)).0.max(left + theme.px(2.0));
        let bar = [(left, base + theme.px(2.0)), (right, base + theme.px(2.0 + BAR))];
        area.draw(&Rectangle::new(bar, theme.loss.filled()))?;
    }
    if (chart.from..=chart.to).contains(&loss.at) {
        let at = x(loss.at);
        plot.draw_series(DashedLineSeries::new(
            [(at, 0.0), (at, ceiling)],
            theme.px(4.0),
            theme.px(3.0),
            line(theme.loss, theme.stroke(1.5)),
        ))?;
        if let Some(height) = height_at(chart, loss.at) {
            plot.draw_series([Circle::new((at, height), theme.px(4.0), theme.loss.filled())])?;
        }
    }
    Ok(())
}

/// The part of the lost writes that lies within the time shown.
fn lost_within(chart: &ExposureChart, loss: &Loss) -> Option<(Instant, Instant)> {
    let (from, to) = match loss.span {
        Some(span) => (span.from, span.to),
        None if loss.for_good => (chart.from, loss.at),
        None => return None,
    };
    let (from, to) = (from.max(chart.from), to.min(chart.to));
    (from < to).then_some((from, to))
}

/// How high the saw-tooth stands just before a moment.
fn height_at(chart: &ExposureChart, at: Instant) -> Option<f64> {
    chart.corners.windows(2).find_map(|pair| match pair {
        [(from, Some(low)), (to, Some(high))] if (*from..=*to).contains(&at) && from < to => {
            let share = (x(at) - x(*from)) / (x(*to) - x(*from));
            Some(y(*low) + share * (y(*high) - y(*low)))
        }
        _ => None,
    })
}

fn objective<DB: DrawingBackend>(
    plot: &mut Plot<'_, DB>,
    chart: &ExposureChart,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let Some(objective) = chart.objective else { return Ok(()) };
    let ends = plot.x_range();
    plot.draw_series(DashedLineSeries::new(
        [(ends.start, y(objective)), (ends.end, y(objective))],
        theme.px(6.0),
        theme.px(4.0),
        line(theme.objective, theme.stroke(1.5)),
    ))?;
    Ok(())
}

fn objective_label<DB: DrawingBackend>(
    plot: &Plot<'_, DB>,
    labels: &mut Labels<'_, DB>,
    chart: &ExposureChart,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let Some(objective) = chart.objective else { return Ok(()) };
    let ends = plot.x_range();
    let look = Look { color: theme.objective, bold: true, backed: true };
    let gap = theme.px(4.0);
    let (right, level) = plot.backend_coord(&(ends.end, y(objective)));
    let (left, _) = plot.backend_coord(&(ends.start, y(objective)));
    let above =
        |x, horizontal| LabelAnchor { x, y: level - gap, horizontal, vertical: VPos::Bottom };
    let below = |x, horizontal| LabelAnchor { x, y: level + gap, horizontal, vertical: VPos::Top };
    let beside =
        LabelAnchor { x: right + gap, y: level, horizontal: HPos::Left, vertical: VPos::Center };
    let places = [
        beside,
        above(right - gap, HPos::Right),
        above(left + gap, HPos::Left),
        below(right - gap, HPos::Right),
        below(left + gap, HPos::Left),
    ];
    labels.write(&format!("objective {objective}"), look, places)?;
    Ok(())
}

/// What happened, above the plot; what it cost, below it.
fn loss_labels<DB: DrawingBackend>(
    plot: &Plot<'_, DB>,
    labels: &mut Labels<'_, DB>,
    chart: &ExposureChart,
    loss: &Loss,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let look = Look { color: theme.loss, bold: true, backed: false };
    let gap = theme.px(4.0);
    if (chart.from..=chart.to).contains(&loss.at) {
        let (at, ceiling) = plot.backend_coord(&(x(loss.at), plot.y_range().end));
        let around =
            |x, horizontal| LabelAnchor { x, y: ceiling - gap, horizontal, vertical: VPos::Bottom };
        let places = || {
            [around(at, HPos::Center), around(at - gap, HPos::Left), around(at + gap, HPos::Right)]
        };
        let text = format!("{}, {}", loss.incident, loss.at.hour_and_minute());
        if !labels.write(&text, look, places())? {
            labels.write(&loss.at.hour_and_minute(), look, places())?;
        }
    }
    let (from, to) = lost_within(chart, loss).unwrap_or((loss.at, loss.at));
    if to < chart.from || from > chart.to {
        return Ok(());
    }
    let (left, base) = plot.backend_coord(&(x(from), 0.0));
    let (right, _) = plot.backend_coord(&(x(to), 0.0));
    let beside = |x, horizontal| LabelAnchor {
        x,
        y: base + theme.px(2.0 + BAR + 3.0),
        horizontal,
        vertical: VPos::Top,
    };
    let places = [
        beside(i32::midpoint(left, right), HPos::Center),
        beside(left, HPos::Left),
        beside(right, HPos::Right),
    ];
    labels.write(&loss.label(), look, places)?;
    Ok(())
}

/// What stands in the middle where there is no saw-tooth to be seen; what is shorter where all of it
/// finds no room.
fn middle_label<DB: DrawingBackend>(
    plot: &Plot<'_, DB>,
    labels: &mut Labels<'_, DB>,
    full: &str,
    short: &str,
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let look = Look { color: theme.ink, bold: true, backed: true };
    let (ends, top) = (plot.x_range(), plot.y_range().end);
    let (x, y) = plot.backend_coord(&(f64::midpoint(ends.start, ends.end), top / 2.0));
    let at = |y| LabelAnchor { x, y, horizontal: HPos::Center, vertical: VPos::Center };
    let rows = [0, 24, -24].map(|row| at(y + theme.px(f64::from(row))));
    if !labels.write(full, look, rows)? {
        labels.write(short, look, rows)?;
    }
    Ok(())
}

fn axis_labels<DB: DrawingBackend>(
    plot: &Plot<'_, DB>,
    labels: &mut Labels<'_, DB>,
    chart: &ExposureChart,
    levels: &[Span],
    theme: &Theme,
) -> Result<(), DrawError<DB>> {
    let look = Look { color: theme.soft_ink, bold: false, backed: false };
    let gap = theme.px(8.0);
    for level in levels {
        let (x, y) = plot.backend_coord(&(plot.x_range().start, y(*level)));
        let text = if *level == Span::ZERO { "0".to_owned() } else { level.to_string() };
        let place = LabelAnchor { x: x - gap, y, horizontal: HPos::Right, vertical: VPos::Center };
        labels.write(&text, look, [place])?;
    }
    let ends = plot.x_range();
    let width = plot.backend_coord(&(ends.end, 0.0)).0 - plot.backend_coord(&(ends.start, 0.0)).0;
    let room = f64::from(width) / (theme.scale * 64.0);
    // `as` saturates, and the width is positive.
    for tick in axis::moments(chart.from, chart.to, (room as usize).max(2)) {
        let (x, y) = plot.backend_coord(&(x(tick.at), 0.0));
        let look = if tick.major { Look { color: theme.ink, ..look } } else { look };
        let y = y + theme.px(2.0 + BAR + 3.0);
        let place = LabelAnchor { x, y, horizontal: HPos::Center, vertical: VPos::Top };
        let at_start = LabelAnchor { horizontal: HPos::Left, ..place };
        let at_end = LabelAnchor { horizontal: HPos::Right, ..place };
        labels.write(&tick.label, look, [place, at_start, at_end])?;
    }
    Ok(())
}
