//! The map as rows: where everything is, how it looks, what it says.

use crate::chart::map::{LineKind, Map, MapView, Node, Rect, Role, SecondCopy};
use crate::engine::{Impact, Run};
use crate::model::{ComponentId, IncidentId, Scenario};
use crate::show::text::{counted, pixels};
use crate::show::workbench::moment::{MapAtMoment, NoteRow, StateRow};
use crate::show::workbench::status::Status;
use crate::show::{Line, TagTone, TextRow, columns};
use crate::units::Span;

columns! {
    /// A box: a site, a component, a replica or copy, or the users.
    pub struct BoxRow {
        /// How far from the left.
        left,
        /// How far from the top.
        top,
        /// How wide it is.
        width,
        /// How high it is.
        height,
        /// Its word, or the id of its component.
        label,
        /// Its look, as the style sheet knows it.
        look,
        /// What is written above the word.
        owner,
        /// How that is written.
        owner_look,
        /// What is to be noted at the moment that is looked at.
        note,
        /// Its state at that moment, as the style sheet knows it.
        state,
    }
}

columns! {
    /// A line between two boxes.
    pub struct FlowRow {
        /// The line, as an SVG path.
        path,
        /// What it means, as the style sheet knows it.
        kind,
        /// Its state at the moment that is looked at.
        state,
    }
}

/// The title of the map, which names the moment that is looked at.
pub fn title(moment: &str) -> String {
    if moment.is_empty() { "Map".to_owned() } else { format!("Map at {moment}") }
}

/// An incident with its moment; no text without one.
pub fn named(run: &Run, incident: Option<&IncidentId>) -> String {
    let scenario = &run.scenario;
    let incident = incident.and_then(|id| scenario.incident(id));
    incident.map(|it| format!("{}, {}", it.label(scenario), it.at.short())).unwrap_or_default()
}

/// A length of the picture in whole CSS pixels.
pub fn whole(length: f64) -> String {
    format!("{length:.0}")
}

impl BoxRow {
    /// A box of nothing but its place, in numbers of CSS pixels.
    pub fn of(rect: Rect) -> Self {
        let [left, top, width, height] = [rect.x, rect.y, rect.width, rect.height].map(whole);
        Self { left, top, width, height, ..Self::default() }
    }
}

/// The boxes of a small map: where each component is, in numbers of CSS pixels.
pub fn dots(map: &Map) -> Vec<Line> {
    map.nodes.iter().map(|it| BoxRow::of(it.rect).into()).collect()
}

/// What of a picture is seen, as SVG writes it.
pub fn view_box(rect: Rect) -> String {
    format!("{:.0} {:.0} {:.0} {:.0}", rect.x, rect.y, rect.width.max(1.0), rect.height.max(1.0))
}

/// A line from the right side of a box to a place.
pub fn line_between(from: Rect, (x, y): (f64, f64)) -> String {
    let (x1, y1) = (from.x + from.width, from.y + from.height / 2.0);
    format!("M{x1:.1} {y1:.1}L{x:.1} {y:.1}")
}

fn place(rect: Rect, label: &str, look: &str) -> BoxRow {
    let [left, top, width, height] = [rect.x, rect.y, rect.width, rect.height].map(pixels);
    let (label, look) = (label.to_owned(), look.to_owned());
    BoxRow { left, top, width, height, label, look, ..BoxRow::default() }
}

/// A text of a note; no text without a note.
fn noted(note: Option<&Line>, column: usize) -> String {
    note.and_then(|it| it.get(column).cloned()).unwrap_or_default()
}

/// Where the map is in its frame, as the style sheet writes it.
pub fn transform(view: MapView) -> String {
    format!("translate({:.1}px,{:.1}px) scale({:.4})", view.left, view.top, view.zoom)
}

/// The boxes of the sites, with what is to be noted of them, and that of the users.
pub fn sites(map: &Map, moment: &MapAtMoment) -> Vec<Line> {
    let users = map.users.map(|rect| place(rect, "Users", "map-users").into());
    let sites = map.sites.iter().enumerate().map(|(at, site)| {
        let look = match site.role {
            Role::Recovery => "map-site recovery",
            Role::Primary | Role::DataCenter => "map-site",
        };
        let note = moment.sites.get(at);
        Line::from(BoxRow {
            note: noted(note, NoteRow::AT.note),
            state: noted(note, NoteRow::AT.state),
            ..place(site.rect, &site.title, look)
        })
    });
    sites.chain(users).collect()
}

/// The boxes of the components, with their ids and names; `scenario` is the design as it is laid out.
pub fn nodes(scenario: &Scenario, map: &Map) -> Vec<Line> {
    let row = |node: &Node| {
        let id = node.component.as_str();
        let look = if node.members.is_empty() { "map-node" } else { "map-node group" };
        let owner = name(scenario, &node.component);
        Line::from(BoxRow { owner, ..place(node.rect, id, look) })
    };
    map.nodes.iter().map(row).collect()
}

/// What is said of a group, by what is said of its components as [`StateRow`]s: what is said of the worst,
/// and of the first of those.
pub fn group_line(name: &str, all: &[Line]) -> Line {
    let rank = |line: &Line| {
        let tone = line.get(StateRow::AT.tone).map(String::as_str);
        let tones = [TagTone::Bad, TagTone::Warning, TagTone::Neutral, TagTone::Good];
        tones.iter().position(|it| tone == Some(it.key())).unwrap_or(tones.len())
    };
    let Some(worst) = all.iter().min_by_key(|line| rank(line)) else { return Line::new() };
    let mut line = worst.clone();
    let is_calm = rank(worst) > 1;
    // What a calm component says is its type, which the others need not share.
    if let Some(word) = worst.get(StateRow::AT.word).filter(|_| is_calm) {
        line[StateRow::AT.state].clone_from(word);
    }
    if let Some(spoken) = line.get_mut(StateRow::AT.spoken) {
        let count = counted(all.len(), "component");
        *spoken = match is_calm {
            true => format!("{name}, {count}, {}", worst[StateRow::AT.word]),
            false => format!("{name}, {count}, worst: {}", worst[StateRow::AT.spoken]),
        };
    }
    line
}

/// The boxes of replicas and copies: what they are, or what they hold at a moment.
pub fn twins(scenario: &Scenario, map: &Map, moment: &MapAtMoment) -> Vec<Line> {
    map.twins
        .iter()
        .enumerate()
        .map(|(at, placed)| {
            let look = match placed.twin.copy {
                SecondCopy::Replica(..) => "map-twin live",
                SecondCopy::Copies(_) => "map-twin",
            };
            let owner = match placed.twin.components.as_slice() {
                [one] => name(scenario, one),
                many => counted(many.len(), "component"),
            };
            let holds = moment.twins.get(at);
            let label = match holds {
                Some(_) => noted(holds, NoteRow::AT.note),
                None => placed.twin.label.clone(),
            };
            Line::from(BoxRow {
                owner: format!("{owner}: "),
                owner_look: if placed.named { "owner" } else { "visually-hidden" }.to_owned(),
                state: noted(holds, NoteRow::AT.state),
                ..place(placed.rect, &label, look)
            })
        })
        .collect()
}

/// The lines between the boxes.
pub fn flows(map: &Map, moment: &MapAtMoment) -> Vec<Line> {
    map.lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let kind = match line.kind {
                LineKind::Needs => "needs",
                LineKind::Degrades => "degrades",
                LineKind::Journey => "journey",
                LineKind::Copy => "copy",
            };
            let state = noted(moment.lines.get(at), TextRow::AT.text);
            FlowRow { path: line.path.clone(), kind: kind.to_owned(), state }.into()
        })
        .collect()
}

/// What is said of a component under the incident that the map names, as [`StateRow`]; over the whole run
/// where it names none.
pub fn whole_line(run: &Run, id: &ComponentId, named: Option<&IncidentId>) -> Line {
    let is_meant = |incident: &IncidentId| named.is_none_or(|named| named == incident);
    let all = run.outcome.impacts().filter(|(_, impact)| impact.component == *id);
    let all: Vec<_> = all.collect();
    let impacts = all.iter().filter(|(incident, _)| is_meant(&incident.id));
    let impacts: Vec<&Impact> = impacts.map(|(_, impact)| *impact).collect();
    let status = match impacts.is_empty() && !all.is_empty() {
        // Another incident tests it.
        true => Status::NotHit,
        false => Status::of_impacts(&run.scenario, id, &impacts),
    };
    let state = match status {
        Status::NotHit | Status::NotTested => kind(&run.scenario, id),
        _ => what_it_did(&impacts, status),
    };
    let all: Vec<&Impact> = all.iter().map(|(_, impact)| *impact).collect();
    let in_all = if all.len() > impacts.len() {
        format!(
            ", in the whole run {}",
            what_it_did(&all, Status::of_impacts(&run.scenario, id, &all))
        )
    } else {
        String::new()
    };
    let says = match (status, named) {
        (Status::NotHit, Some(_)) => "unaffected by this incident".to_owned(),
        (Status::NotTested, Some(_)) => "not tested, unaffected by this incident".to_owned(),
        (Status::NotHit | Status::NotTested, None) => status.spoken().to_owned(),
        _ => state.clone(),
    };
    let spoken = spoken(&run.scenario, id, &format!("{says}{in_all}"));
    let [tone, word] = [status.tone().key(), status.label()].map(str::to_owned);
    StateRow { id: id.to_string(), tone, word, state, spoken, progress: String::new() }.into()
}

/// The name of a box for those who do not see the map: what is written in it, so that it can be said.
pub fn shown_name(owner: &str, state: &str) -> String {
    if state.is_empty() { owner.to_owned() } else { format!("{owner}, {state}") }
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
        list("requires", &component.needs),
        list("degraded without", &component.degraded_without),
    )
}

fn kind(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map(|it| it.kind.spec().short.to_owned()).unwrap_or_default()
}

fn name(scenario: &Scenario, id: &ComponentId) -> String {
    scenario.component(id).map_or_else(|| id.to_string(), |it| it.label().to_owned())
}
