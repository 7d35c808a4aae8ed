//! The lines of the map as paths of SVG.

use super::Rect;

/// From one point to another, leaving and arriving sideways.
pub(super) fn curve((x1, y1): (f64, f64), (x2, y2): (f64, f64), bend: f64) -> String {
    format!("M{x1:.1} {y1:.1}C{:.1} {y1:.1} {:.1} {y2:.1} {x2:.1} {y2:.1}", x1 + bend, x2 - bend)
}

/// Straight down from one, then straight into the side of the other.
pub(super) fn corner(from: Rect, to: Rect) -> String {
    let (x, y) = (from.middle().0, to.middle().1);
    let (start, turn) =
        if y > from.bottom() { (from.bottom(), y - 10.0) } else { (from.y, y + 10.0) };
    format!("M{x:.1} {start:.1}V{turn:.1}Q{x:.1} {y:.1} {:.1} {y:.1}H{:.1}", x + 10.0, to.x)
}

/// From one box to another: sideways where the other is to the right, else up or down.
pub(super) fn flow_path(from: Rect, to: Rect) -> String {
    if to.x > from.right() {
        let bend = ((to.x - from.right()) / 2.0).min(60.0);
        return curve((from.right(), from.middle().1), (to.x, to.middle().1), bend);
    }
    let x1 = from.middle().0;
    let x2 = x1.clamp(to.x + 10.0, (to.right() - 10.0).max(to.x + 10.0));
    let (y1, y2) = if to.y > from.bottom() { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    let middle = f64::midpoint(y1, y2);
    format!("M{x1:.1} {y1:.1}C{x1:.1} {middle:.1} {x2:.1} {middle:.1} {x2:.1} {y2:.1}")
}
