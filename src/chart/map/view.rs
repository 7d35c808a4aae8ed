//! Which part of the map is seen: how large, and from where.

use super::{Map, Rect};

/// How large the map is at most.
const LARGEST: f64 = 2.5;
/// How small it is at least: a map of thousands still fits.
const SMALLEST: f64 = 0.05;
/// How much room is left around what is brought into sight, in CSS pixels.
const MARGIN: f64 = 16.0;

/// Where a map is in its frame: what is at `x` on the map is at `left + zoom * x` in the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapView {
    /// How far the left edge of the map is from that of the frame, in CSS pixels.
    pub left: f64,
    /// How far the top edge of the map is from that of the frame, in CSS pixels.
    pub top: f64,
    /// How large the map is: 1 as it was laid out.
    pub zoom: f64,
}

impl MapView {
    /// The whole map in the middle of its frame, no larger than it was laid out.
    pub fn fit(map: &Map, frame: (f64, f64)) -> Self {
        let share = |room: f64, length: f64| if length > 0.0 { room / length } else { 1.0 };
        let zoom = share(frame.0, map.width).min(share(frame.1, map.height));
        Self::centered(map, frame, zoom.clamp(SMALLEST, 1.0))
    }

    /// The map as large as it was laid out.
    pub fn full_size(map: &Map, frame: (f64, f64)) -> Self {
        Self::centered(map, frame, 1.0).within(map, frame)
    }

    fn centered(map: &Map, frame: (f64, f64), zoom: f64) -> Self {
        let left = (frame.0 - map.width * zoom) / 2.0;
        Self { left, top: (frame.1 - map.height * zoom) / 2.0, zoom }
    }

    /// Larger or smaller by a factor; what is at a place of the frame stays there.
    pub fn zoomed(self, (x, y): (f64, f64), factor: f64) -> Self {
        let zoom = (self.zoom * factor).clamp(SMALLEST, LARGEST);
        let by = zoom / self.zoom;
        Self { left: x - (x - self.left) * by, top: y - (y - self.top) * by, zoom }
    }

    /// Moved by so many CSS pixels.
    pub fn moved(self, (x, y): (f64, f64)) -> Self {
        Self { left: self.left + x, top: self.top + y, zoom: self.zoom }
    }

    /// Moved as little as it takes for the map to stay in sight: where it is smaller than the frame it stays
    /// within it, where it is larger it covers it.
    pub fn within(self, map: &Map, frame: (f64, f64)) -> Self {
        let bound = |start: f64, length: f64, room: f64| {
            let spare = room - length;
            start.clamp(spare.min(0.0), spare.max(0.0))
        };
        Self {
            left: bound(self.left, map.width * self.zoom, frame.0),
            top: bound(self.top, map.height * self.zoom, frame.1),
            zoom: self.zoom,
        }
    }

    /// Moved as little as it takes to bring a place of the map into sight.
    pub fn showing(self, rect: Rect, frame: (f64, f64)) -> Self {
        let moved = |start: f64, from: f64, length: f64, room: f64| {
            let (low, high) = (start + from - MARGIN, start + from + length + MARGIN - room);
            if low < 0.0 { start - low } else { start - high.max(0.0).min(low) }
        };
        let (x, y) = (rect.x * self.zoom, rect.y * self.zoom);
        let (width, height) = (rect.width * self.zoom, rect.height * self.zoom);
        Self {
            left: moved(self.left, x, width, frame.0),
            top: moved(self.top, y, height, frame.1),
            zoom: self.zoom,
        }
    }

    /// A place of the frame as a place of the map.
    pub fn on_map(self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.left) / self.zoom, (y - self.top) / self.zoom)
    }

    /// A rectangle of the map as one of the frame.
    pub fn in_frame(self, rect: Rect) -> Rect {
        Rect {
            x: self.left + rect.x * self.zoom,
            y: self.top + rect.y * self.zoom,
            width: rect.width * self.zoom,
            height: rect.height * self.zoom,
        }
    }

    /// Whether all of the map is in sight.
    pub fn is_whole(self, map: &Map, frame: (f64, f64)) -> bool {
        let all = Rect { x: 0.0, y: 0.0, width: map.width, height: map.height };
        let all = self.in_frame(all);
        all.x > -1.0 && all.y > -1.0 && all.right() < frame.0 + 1.0 && all.bottom() < frame.1 + 1.0
    }

    /// The part of the map that is in sight.
    pub fn seen(self, map: &Map, frame: (f64, f64)) -> Rect {
        let (left, top) = self.on_map((0.0, 0.0));
        let (right, bottom) = self.on_map(frame);
        let (left, top) = (left.max(0.0), top.max(0.0));
        Rect {
            x: left,
            y: top,
            width: (right.min(map.width) - left).max(0.0),
            height: (bottom.min(map.height) - top).max(0.0),
        }
    }
}

/// Where one goes on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Map {
    /// The component under a place of the map, by its place in the list of nodes.
    pub fn node_at(&self, (x, y): (f64, f64)) -> Option<usize> {
        self.nodes.iter().position(|node| {
            let rect = node.rect;
            (rect.x..rect.right()).contains(&x) && (rect.y..rect.bottom()).contains(&y)
        })
    }

    /// The components that a rectangle touches, by their places in the list of nodes.
    pub fn nodes_in(&self, area: Rect) -> Vec<usize> {
        let touches = |rect: Rect| {
            rect.x < area.right()
                && area.x < rect.right()
                && rect.y < area.bottom()
                && area.y < rect.bottom()
        };
        let touched = self.nodes.iter().enumerate().filter(|(_, node)| touches(node.rect));
        touched.map(|(at, _)| at).collect()
    }

    /// The nearest component from another one in a direction, by its place in the list of nodes; nothing
    /// where there is none further on. What is straight ahead is nearer than what is aside.
    pub fn next_node(&self, from: usize, toward: Toward) -> Option<usize> {
        let (x, y) = self.nodes.get(from)?.rect.middle();
        let distance = |at: usize| {
            let to = self.nodes.get(at)?.rect.middle();
            let (across, down) = (to.0 - x, to.1 - y);
            let (ahead, aside) = match toward {
                Toward::Left => (-across, down),
                Toward::Right => (across, down),
                Toward::Up => (-down, across),
                Toward::Down => (down, across),
            };
            (ahead > 1.0).then(|| ahead + 2.0 * aside.abs())
        };
        let all = (0..self.nodes.len()).filter_map(|at| Some((distance(at)?, at)));
        all.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Node;
    use super::*;
    use crate::model::ComponentId;

    const FRAME: (f64, f64) = (400.0, 200.0);

    fn map(width: f64, height: f64) -> Map {
        Map { width, height, ..Map::default() }
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn a_map_fits_its_frame_and_is_never_larger_than_laid_out() {
        let small = MapView::fit(&map(100.0, 50.0), FRAME);
        assert_eq!(small, MapView { left: 150.0, top: 75.0, zoom: 1.0 });
        let large = map(1_600.0, 400.0);
        let fit = MapView::fit(&large, FRAME);
        assert_eq!(fit, MapView { left: 0.0, top: 50.0, zoom: 0.25 });
        assert!(fit.is_whole(&large, FRAME));
        assert!(!MapView::full_size(&large, FRAME).is_whole(&large, FRAME));
        assert_eq!(MapView::fit(&Map::default(), FRAME).zoom.to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn zooming_leaves_what_is_under_the_pointer() {
        let view = MapView { left: -40.0, top: 30.0, zoom: 0.8 };
        let pointer = (120.0, 90.0);
        let before = view.on_map(pointer);
        let after = view.zoomed(pointer, 1.7).on_map(pointer);
        assert!(near(before.0, after.0) && near(before.1, after.1));
        assert!(near(view.zoomed(pointer, 100.0).zoom, LARGEST));
        assert!(near(view.zoomed(pointer, 0.0).zoom, SMALLEST));
    }

    #[test]
    fn the_map_stays_in_sight() {
        let large = map(1_000.0, 150.0);
        let far = MapView { left: 500.0, top: -900.0, zoom: 1.0 }.within(&large, FRAME);
        assert_eq!(far, MapView { left: 0.0, top: 0.0, zoom: 1.0 });
        let seen = MapView { left: -900.0, top: 10.0, zoom: 1.0 }.within(&large, FRAME);
        assert_eq!(seen, MapView { left: -600.0, top: 10.0, zoom: 1.0 });
        let part = seen.seen(&large, FRAME);
        assert_eq!(part, Rect { x: 600.0, y: 0.0, width: 400.0, height: 150.0 });
    }

    #[test]
    fn what_is_asked_for_comes_into_sight() {
        let view = MapView { left: 0.0, top: 0.0, zoom: 1.0 };
        let rect = |x, y| Rect { x, y, width: 100.0, height: 40.0 };
        assert_eq!(view.showing(rect(50.0, 50.0), FRAME), view);
        let right = view.showing(rect(900.0, 50.0), FRAME);
        assert!(near(right.left, 400.0 - 16.0 - 1_000.0));
        let back = right.showing(rect(20.0, 50.0), FRAME);
        assert!(near(back.left, -4.0));
    }

    #[test]
    fn arrows_lead_to_the_next_component_ahead() {
        let node = |x: f64, y: f64| Node {
            component: ComponentId::from("it"),
            members: Vec::new(),
            rect: Rect { x, y, width: 100.0, height: 40.0 },
        };
        let nodes = vec![node(0.0, 0.0), node(0.0, 50.0), node(150.0, 55.0)];
        let map = Map { nodes, ..Map::default() };
        assert_eq!(map.next_node(0, Toward::Down), Some(1));
        assert_eq!(map.next_node(1, Toward::Right), Some(2));
        assert_eq!(map.next_node(2, Toward::Left), Some(1));
        assert_eq!(map.next_node(0, Toward::Up), None);
        assert_eq!(map.node_at((160.0, 60.0)), Some(2));
        assert_eq!(map.node_at((120.0, 60.0)), None);
        assert_eq!(map.nodes_in(Rect { x: -5.0, y: -5.0, width: 20.0, height: 80.0 }), [0, 1]);
    }
}
