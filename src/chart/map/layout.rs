//! Where everything on the map is: side by side where there is room, below each other on a phone.

use std::collections::BTreeMap;

use super::flow::Flow;
use super::path::{corner, curve, flow_path};
use super::{LineKind, Map, MapLine, MapView, Node, PlacedTwin, Rect, Role, SiteBox, Twin};
use crate::model::{ComponentId, Scenario, Site};
use crate::units::sorting;

/// Below this width sites stand below each other.
const NARROW: f64 = 560.0;
const EDGE: f64 = 4.0;
const PAD: f64 = 12.0;
const TITLE: f64 = 27.0;
const NODE_HEIGHT: f64 = 40.0;
const NODE_GAP: f64 = 8.0;
const NODE_WIDTHS: (f64, f64) = (104.0, 150.0);
const COLUMN_GAP: f64 = 30.0;
const TWIN_HEIGHT: f64 = 30.0;
const NAMED_TWIN_HEIGHT: f64 = 44.0;
const TWIN_GAP: f64 = 8.0;
const SITE_GAP: f64 = 10.0;
const USERS: f64 = 52.0;
/// With more than this many, the twins at a site are gathered by what they are.
const MANY_TWINS: usize = 8;
/// With more than this many rows, a column of components is folded, unless the frame is higher.
const MANY_ROWS: usize = 6;
/// The same on a phone.
const NARROW_ROWS: usize = 24;
/// The other numbers of rows that are tried.
const TRIED_ROWS: [usize; 4] = [8, 11, 15, 20];
/// With more components than this, no other number of rows is tried: laying out takes a while then.
const MOST_TRIED: usize = 400;

/// Lays a design out for a width; what does not fit makes the map wider.
pub fn layout(scenario: &Scenario, twins: &[Twin], width: f64) -> Map {
    laid_out(scenario, twins, width, MANY_ROWS)
}

/// Lays a design out for a frame: with many components, in as many rows as let the map be largest there.
pub fn layout_in(scenario: &Scenario, twins: &[Twin], frame: (f64, f64)) -> Map {
    let map = layout(scenario, twins, frame.0);
    let is_tried = (MANY_ROWS + 1..=MOST_TRIED).contains(&scenario.components.len());
    if !is_tried || frame.0 < NARROW || MapView::fit(&map, frame).zoom >= 1.0 {
        return map;
    }
    let zoom = |map: &Map| MapView::fit(map, frame).zoom;
    TRIED_ROWS
        .iter()
        .map(|rows| laid_out(scenario, twins, frame.0, *rows))
        .fold(map, |best, other| if zoom(&other) > zoom(&best) + 1e-6 { other } else { best })
}

fn laid_out(scenario: &Scenario, twins: &[Twin], width: f64, most_rows: usize) -> Map {
    let flow = Flow::of(scenario);
    let depths = flow.columns(scenario);
    let (map, places) = (Map::default(), BTreeMap::new());
    let mut plan = Plan { scenario, flow: &flow, depths, most_rows, map, places };
    let is_narrow = width < NARROW;
    // Side by side there is no room on a phone, which scrolls.
    plan.most_rows = if is_narrow { NARROW_ROWS } else { most_rows };
    let width = (width - 2.0 * EDGE).max(240.0);
    if is_narrow {
        plan.stack(twins, width)
    } else {
        plan.spread(twins, width)
    }
    plan.flows(is_narrow);
    plan.map
}

struct Plan<'it> {
    scenario: &'it Scenario,
    flow: &'it Flow<'it>,
    /// How many steps each component is away from the users.
    depths: BTreeMap<&'it ComponentId, usize>,
    /// With more than this many rows, a column of components is folded.
    most_rows: usize,
    map: Map,
    places: BTreeMap<&'it ComponentId, Rect>,
}

impl<'it> Plan<'it> {
    /// Users, primary site with data centers below, recovery sites, from left to right.
    fn spread(&mut self, twins: &[Twin], width: f64) {
        let (recovery, home): (Vec<_>, Vec<_>) = self.sites(twins).partition_by_role();
        let left = if self.scenario.journeys.is_empty() { EDGE } else { EDGE + USERS + 36.0 };
        let aside = if recovery.is_empty() { 0.0 } else { (width * 0.25).clamp(168.0, 230.0) };
        let gap = if recovery.is_empty() { 0.0 } else { 36.0 };
        let room = (width + EDGE - left - aside - gap).max(200.0);

        let mut top = EDGE;
        let mut right = left + room;
        for site in &home {
            let rect = self.site_box(site, left, top, room);
            top = rect.bottom() + SITE_GAP;
            right = right.max(rect.right());
        }
        let bottom = (top - SITE_GAP).max(EDGE + TITLE + NODE_HEIGHT + PAD);
        for site in self.map.sites.iter_mut() {
            site.rect.width = right - left;
        }

        let mut top = EDGE;
        let share = (bottom - EDGE) / recovery.len().max(1) as f64;
        let mut lowest = bottom;
        for site in &recovery {
            let inner = self.site_box(site, right + gap, top, aside);
            let start = if self.has_components(site) {
                inner.bottom() - PAD + NODE_GAP
            } else {
                top + TITLE
            };
            let end = self.twins_beside(site, twins, right + gap + PAD, start, aside - 2.0 * PAD);
            let height =
                (end + PAD - top).max(share - SITE_GAP * f64::from(u8::from(recovery.len() > 1)));
            if let Some(placed) = self.map.sites.last_mut() {
                placed.rect.height = height.max(inner.height);
            }
            top += height + SITE_GAP;
            lowest = lowest.max(top - SITE_GAP);
        }

        if !self.scenario.journeys.is_empty() {
            let entry = self.flow.entries.iter().find_map(|id| self.places.get(*id));
            let y = entry.map_or(EDGE + TITLE, |rect| rect.middle().1 - USERS / 2.0);
            self.map.users = Some(Rect { x: EDGE, y, width: USERS, height: USERS });
        }
        self.map.width = if recovery.is_empty() { right } else { right + gap + aside } + EDGE;
        self.map.height = lowest + EDGE;
    }

    /// Users, home sites, recovery sites, from top to bottom.
    fn stack(&mut self, twins: &[Twin], width: f64) {
        let (recovery, home): (Vec<_>, Vec<_>) = self.sites(twins).partition_by_role();
        let mut top = EDGE;
        if !self.scenario.journeys.is_empty() {
            self.map.users = Some(Rect { x: EDGE + PAD, y: top, width: 96.0, height: 32.0 });
            top += 32.0 + 26.0;
        }
        let mut right = EDGE + width;
        for site in home.iter().chain(&recovery) {
            let rect = self.site_box(site, EDGE, top, width);
            right = right.max(rect.right());
            let here: Vec<_> = twins.iter().filter(|twin| twin.site == site.id).collect();
            let mut bottom = rect.bottom();
            if !here.is_empty() {
                let mut y =
                    if self.has_components(site) { bottom - PAD + NODE_GAP } else { top + TITLE };
                for twin in gathered(&here) {
                    let rect = Rect {
                        x: EDGE + PAD,
                        y,
                        width: width - 2.0 * PAD,
                        height: NAMED_TWIN_HEIGHT,
                    };
                    self.map.twins.push(PlacedTwin { twin, rect, named: true });
                    y += NAMED_TWIN_HEIGHT + TWIN_GAP;
                }
                bottom = y - TWIN_GAP + PAD;
            }
            if let Some(placed) = self.map.sites.last_mut() {
                placed.rect.height = bottom - top;
            }
            top = bottom + SITE_GAP;
        }
        self.map.width = right + EDGE;
        self.map.height = top - SITE_GAP + EDGE;
    }

    /// The sites with something in them, the primary one first.
    fn sites(&self, twins: &[Twin]) -> Sites<'it> {
        let mut sites: Vec<_> = self
            .scenario
            .sites
            .iter()
            .filter(|site| {
                self.has_components(site)
                    || twins.iter().any(|twin| twin.site == site.id)
                    || self.scenario.vaults.iter().any(|vault| vault.site == site.id)
            })
            .map(|site| (Role::of(self.scenario, site), site))
            .collect();
        sorting::sort_by_key(&mut sites, |(role, _)| *role != Role::Primary);
        Sites(sites)
    }

    fn has_components(&self, site: &Site) -> bool {
        self.scenario.components.iter().any(|component| component.site == site.id)
    }

    /// Places a site's box and its components; gives the box.
    fn site_box(&mut self, site: &'it Site, x: f64, y: f64, width: f64) -> Rect {
        let role = Role::of(self.scenario, site);
        let mut columns: Vec<Vec<&ComponentId>> = Vec::new();
        for component in self.scenario.components.iter().filter(|it| it.site == site.id) {
            let column = match role {
                // Few components with little to do with each other: a row saves height.
                Role::DataCenter => columns.len().min(2),
                Role::Primary | Role::Recovery => {
                    self.depths.get(&component.id).copied().unwrap_or(0)
                }
            };
            if columns.len() <= column {
                columns.resize(column + 1, Vec::new());
            }
            columns[column].push(&component.id);
        }
        columns.retain(|column| !column.is_empty());
        let mut folded: Vec<&[&ComponentId]> = Vec::new();
        for column in &columns {
            folded.extend(column.chunks(self.most_rows));
        }

        let rows = folded.iter().map(|column| column.len()).max().unwrap_or(0);
        let count = folded.len().max(1) as f64;
        let room = width - 2.0 * PAD;
        let node =
            ((room - (count - 1.0) * COLUMN_GAP) / count).clamp(NODE_WIDTHS.0, NODE_WIDTHS.1);
        let spare = (room - count * node).max((count - 1.0) * COLUMN_GAP);
        let step = if folded.len() > 1 { node + (spare / (count - 1.0)).min(160.0) } else { node };
        let inner = rows as f64 * (NODE_HEIGHT + NODE_GAP) - if rows > 0 { NODE_GAP } else { 0.0 };
        let used = node + (count - 1.0) * step;
        let start =
            x + PAD + if role == Role::DataCenter { 0.0 } else { ((room - used) / 2.0).max(0.0) };

        for (index, column) in folded.iter().enumerate() {
            let height = column.len() as f64 * (NODE_HEIGHT + NODE_GAP) - NODE_GAP;
            for (row, id) in column.iter().enumerate() {
                let rect = Rect {
                    x: start + index as f64 * step,
                    y: y + TITLE + (inner - height) / 2.0 + row as f64 * (NODE_HEIGHT + NODE_GAP),
                    width: node,
                    height: NODE_HEIGHT,
                };
                let members = Vec::new();
                self.map.nodes.push(Node { component: (*id).clone(), members, rect });
                self.places.insert(id, rect);
            }
        }
        let height = TITLE + inner + PAD;
        let rect = Rect { x, y, width: width.max(used + 2.0 * PAD), height };
        let title = match role {
            Role::DataCenter => site.label().to_owned(),
            Role::Primary | Role::Recovery => format!("{} · {}", site.label(), role.label()),
        };
        self.map.sites.push(SiteBox { site: site.id.clone(), role, title, rect });
        rect
    }

    /// Places a site's twins level with what they are twins of; gives where they end.
    fn twins_beside(&mut self, site: &Site, twins: &[Twin], x: f64, top: f64, width: f64) -> f64 {
        let here: Vec<_> = twins.iter().filter(|twin| twin.site == site.id).collect();
        let level = |twin: &Twin| {
            let first = twin.components.first().and_then(|id| self.places.get(id));
            first.map_or(top, |rect| rect.middle().1 - TWIN_HEIGHT / 2.0)
        };
        let mut wanted: Vec<_> =
            gathered(&here).into_iter().map(|twin| (level(&twin), twin)).collect();
        sorting::sort_by(&mut wanted, |(a, _), (b, _)| a.total_cmp(b));
        let mut next = top;
        for (level, twin) in wanted {
            let rect = Rect { x, y: level.max(next), width, height: TWIN_HEIGHT };
            next = rect.bottom() + TWIN_GAP;
            for id in &twin.components {
                if let Some(path) = self.places.get(id).map(|from| self.copy_path(*from, rect)) {
                    let (from, twin) = (Some(id.clone()), Some(self.map.twins.len()));
                    self.map.lines.push(MapLine {
                        kind: LineKind::Copy,
                        path,
                        from,
                        to: None,
                        twin,
                    });
                }
            }
            self.map.twins.push(PlacedTwin { twin, rect, named: false });
        }
        next - TWIN_GAP
    }

    /// From a component to its twin; around what stands between them.
    fn copy_path(&self, from: Rect, to: Rect) -> String {
        let (x1, y1) = (from.right(), from.middle().1);
        let (x2, y2) = (to.x, to.middle().1);
        let blocked = self.map.nodes.iter().any(|node| {
            let rect = node.rect;
            rect.x >= from.right()
                && rect.y < y1 + 4.0
                && rect.bottom() > y1 - 4.0
                && rect.right() < x2
        });
        let bend = ((x2 - x1) / 2.0).min(60.0);
        if blocked {
            let home = self.map.nodes.iter().filter(|node| node.rect.x > from.right());
            let clear = home.clone().map(|node| node.rect.y).fold(from.y, f64::min) - 5.0;
            let far = home.map(|node| node.rect.right()).fold(x1, f64::max);
            let x = from.middle().0;
            format!(
                "M{x:.1} {:.1}V{:.1}Q{x:.1} {clear:.1} {:.1} {clear:.1}H{far:.1}C{:.1} {clear:.1} {:.1} {y2:.1} {x2:.1} {y2:.1}",
                from.y,
                clear + 8.0,
                x + 8.0,
                far + bend,
                x2 - bend,
            )
        } else {
            curve((x1, y1), (x2, y2), bend)
        }
    }

    fn flows(&mut self, is_narrow: bool) {
        let mut lines = Vec::new();
        let first = self.map.sites.first().map_or(0.0, |site| site.rect.bottom());
        if let Some(users) = self.map.users {
            for id in &self.flow.entries {
                let Some(to) = self.places.get(*id) else { continue };
                let path = if is_narrow && to.y > first {
                    // Along the edge, past the components of the sites above.
                    let (y, edge) = (users.middle().1, users.x - PAD / 2.0);
                    let end = to.middle().1;
                    format!(
                        "M{:.1} {y:.1}Q{edge:.1} {y:.1} {edge:.1} {:.1}V{:.1}Q{edge:.1} {end:.1} {:.1} {end:.1}",
                        users.x,
                        y + 6.0,
                        end - 6.0,
                        to.x
                    )
                } else if is_narrow {
                    let (x, y) = (users.x + users.width / 2.0, users.bottom());
                    let end = to.middle().0.clamp(to.x + 8.0, to.right() - 8.0);
                    format!(
                        "M{x:.1} {y:.1}C{x:.1} {:.1} {end:.1} {:.1} {end:.1} {:.1}",
                        y + 30.0,
                        to.y - 30.0,
                        to.y
                    )
                } else if (users.middle().1 - to.middle().1).abs() < users.height {
                    curve((users.right(), users.middle().1), (to.x, to.middle().1), 24.0)
                } else {
                    corner(users, *to)
                };
                let to = Some((*id).clone());
                lines.push(MapLine { kind: LineKind::Journey, path, from: None, to, twin: None });
            }
        }
        for (from, to, kind) in &self.flow.edges {
            if let (Some(start), Some(end)) = (self.places.get(from), self.places.get(to)) {
                let path = flow_path(*start, *end);
                let (from, to) = (Some((*from).clone()), Some((*to).clone()));
                lines.push(MapLine { kind: *kind, path, from, to, twin: None });
            }
        }
        lines.append(&mut self.map.lines);
        self.map.lines = lines;
    }
}

struct Sites<'it>(Vec<(Role, &'it Site)>);

impl<'it> Sites<'it> {
    fn partition_by_role(self) -> (Vec<&'it Site>, Vec<&'it Site>) {
        let (recovery, home): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|(role, _)| *role == Role::Recovery);
        let sites = |list: Vec<(Role, &'it Site)>| list.into_iter().map(|(_, site)| site).collect();
        (sites(recovery), sites(home))
    }
}

/// Twins as they are, or gathered by what they are called where there are many.
fn gathered(twins: &[&Twin]) -> Vec<Twin> {
    if twins.len() <= MANY_TWINS {
        return twins.iter().map(|twin| (*twin).clone()).collect();
    }
    let mut groups: Vec<Twin> = Vec::new();
    for twin in twins {
        match groups.iter_mut().find(|group| group.label == twin.label) {
            Some(group) => group.components.extend_from_slice(&twin.components),
            None => groups.push((*twin).clone()),
        }
    }
    for group in groups.iter_mut().filter(|group| group.components.len() > 1) {
        group.label = format!("{} × {}", group.components.len(), group.label);
    }
    groups
}
