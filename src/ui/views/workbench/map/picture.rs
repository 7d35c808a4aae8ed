//! The map as lines of text: where everything is, how it looks, what it says.

use crate::chart::map::{LineKind, Map, Rect, Role, SecondCopy};
use crate::engine::{Impact, Run};
use crate::model::{ComponentId, IncidentId, Scenario};
use crate::show::text::counted;
use crate::show::workbench::status::Status;
use crate::ui::widgets::{Line, pixels};
use crate::units::Span;

/// The columns of a box: left, top, width and height; its word, or the id of its component; its
/// look; what is written above the word, and how; at a moment what is to be noted, and its state.
pub(super) const BOX: usize = 0;
pub(super) const LABEL: usize = 4;
pub(super) const LOOK: usize = 5;
pub(super) const OWNER: usize = 6;
pub(super) const OWNER_LOOK: usize = 7;
pub(super) const NOTE: usize = 8;
pub(super) const STATE: usize = 9;

/// The columns of a line: its path, its kind, and its state at a moment.
pub(super) const PATH: usize = 0;
pub(super) const KIND: usize = 1;
pub(super) const FLOW: usize = 2;

/// Lines with what is said of a moment behind them.
pub(super) fn at_moment(mut lines: Vec<Line>, columns: usize, then: &[Line]) -> Vec<Line> {
    for (line, then) in lines.iter_mut().zip(then) {
        line.resize(columns, String::new());
        line.extend_from_slice(then);
    }
    lines
}

fn place(rect: Rect, label: &str, look: &str) -> Line {
    let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(pixels);
    vec![x, y, width, height, label.to_owned(), look.to_owned()]
}

/// The boxes of the sites, and of the users.
pub(super) fn site_lines(map: &Map) -> Vec<Line> {
    let users = map.users.map(|rect| place(rect, "Users", "map-users"));
    let sites = map.sites.iter().map(|site| {
        let look = match site.role {
            Role::Recovery => "map-site recovery",
            Role::Primary | Role::DataCenter => "map-site",
        };
        place(site.rect, &site.title, look)
    });
    sites.chain(users).collect()
}

/// The boxes of the components, with their ids.
pub(super) fn node_lines(map: &Map) -> Vec<Line> {
    map.nodes.iter().map(|node| place(node.rect, node.component.as_str(), "")).collect()
}

/// The boxes of replicas and copies.
pub(super) fn twin_lines(scenario: &Scenario, map: &Map) -> Vec<Line> {
    map.twins
        .iter()
        .map(|placed| {
            let look = match placed.twin.copy {
                SecondCopy::Replica(..) => "map-twin live",
                SecondCopy::Copies(_) => "map-twin",
            };
            let owner = match placed.twin.components.as_slice() {
                [one] => name(scenario, one),
                many => counted(many.len(), "component"),
            };
            let mut line = place(placed.rect, &placed.twin.label, look);
            line.push(format!("{owner}: "));
            line.push(if placed.named { "owner" } else { "visually-hidden" }.to_owned());
            line
        })
        .collect()
}

/// The lines between them: path and kind.
pub(super) fn flow_lines(map: &Map) -> Vec<Line> {
    map.lines
        .iter()
        .map(|line| {
            let kind = match line.kind {
                LineKind::Needs => "needs",
                LineKind::Degrades => "degrades",
                LineKind::Copy => "copy",
            };
            vec![line.path.clone(), kind.to_owned()]
        })
        .collect()
}

/// What is said of a component under the incident that the map names, in the columns of what is said of
/// it at a moment; over the whole run where it names none.
pub(super) fn whole_line(run: &Run, id: &ComponentId, named: Option<&IncidentId>) -> Line {
    let is_meant = |incident: &IncidentId| named.is_none_or(|named| named == incident);
    let all = run.outcome.impacts().filter(|(_, impact)| impact.component == *id);
    let all: Vec<_> = all.collect();
    let impacts = all.iter().filter(|(incident, _)| is_meant(&incident.id));
    let impacts: Vec<&Impact> = impacts.map(|(_, impact)| *impact).collect();
    let status = Status::of_impacts(&impacts);
    let state = match status {
        Status::NotHit => kind(&run.scenario, id),
        _ => what_it_did(&impacts, status),
    };
    let all: Vec<&Impact> = all.iter().map(|(_, impact)| *impact).collect();
    let in_all = if all.len() > impacts.len() {
        format!(", in the whole run {}", what_it_did(&all, Status::of_impacts(&all)))
    } else {
        String::new()
    };
    let says = match (status, named) {
        (Status::NotHit, Some(_)) => "not hit by this incident".to_owned(),
        (Status::NotHit, None) => status.spoken().to_owned(),
        _ => state.clone(),
    };
    let spoken = spoken(&run.scenario, id, &format!("{says}{in_all}"));
    let [tone, word] = [status.tone().key(), status.label()].map(str::to_owned);
    vec![id.to_string(), tone, word, state, spoken]
}

/// What incidents did to a component.
fn what_it_did(impacts: &[&Impact], status: Status) -> String {
    let down: Span = impacts.iter().map(|impact| impact.down).sum();
    match status {
        Status::LostForGood => status.label().to_owned(),
        _ if down > Span::ZERO && impacts.len() > 1 => {
            format!("down {down} in {}", counted(impacts.len(), "incident"))
        }
        _ if down > Span::ZERO => format!("down {down}"),
        _ => "stays up".to_owned(),
    }
}

/// A component with its kind, its state and its flows, for those who do not see the lines.
fn spoken(scenario: &Scenario, id: &ComponentId, state: &str) -> String {
    let Some(component) = scenario.component(id) else { return String::new() };
    let list = |verb: &str, ids: &[ComponentId]| {
        let names: Vec<_> = ids.iter().map(|id| name(scenario, id)).collect();
        if names.is_empty() { String::new() } else { format!(", {verb} {}", names.join(" and ")) }
    };
    format!(
        "{}, {}, {state}{}{}",
        component.label(),
        kind(scenario, id),
        list("needs", &component.needs),
        list("degraded without", &component.degraded_without),
    )
}

fn kind(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map(|it| it.kind.spec().short.to_owned()).unwrap_or_default()
}

fn name(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map_or_else(|| id.to_string(), |it| it.label().to_owned())
}
