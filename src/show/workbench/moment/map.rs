//! The map at a moment: sites that are down, copies at that moment, lines that carry nothing.

use crate::chart::map::{LineKind, Map, MapLine, PlacedTwin, SecondCopy};
use crate::engine::{Moment, Run};
use crate::model::{ComponentId, SiteId};
use crate::show::workbench::moment::{MapAtMoment, NoteRow};
use crate::show::{Line, only};
use crate::units::{Instant, Span};

/// What sites, copies and lines of the map say at a moment, in its order.
pub fn map_at(run: &Run, at: Instant, map: &Map) -> MapAtMoment {
    let moment = run.moment(at);
    let it = AtMoment { run, moment: &moment };
    MapAtMoment {
        sites: map.sites.iter().map(|site| it.site(&site.site)).collect(),
        twins: map.twins.iter().map(|twin| it.twin(twin)).collect(),
        lines: map.lines.iter().map(|line| it.line(map, line)).collect(),
    }
}

const CUT: &str = "cut";
const OUT: &str = "out";

fn note(note: String, state: &str) -> Line {
    NoteRow { note, state: state.to_owned() }.into()
}

struct AtMoment<'a> {
    run: &'a Run,
    moment: &'a Moment,
}

impl AtMoment<'_> {
    /// What is wrong with a site, and whether it is out.
    fn site(&self, id: &SiteId) -> Line {
        let place = self.run.scenario.sites.iter().position(|site| site.id == *id);
        let Some(site) = place.and_then(|place| self.moment.sites.get(place)) else {
            return note(String::new(), "");
        };
        let (text, state) = match site.out_since {
            Some(since) if since == self.moment.at => ("down".to_owned(), OUT),
            Some(since) => (format!("down for {}", self.moment.at.since(since)), OUT),
            None if site.no_control_plane => ("nothing can be launched".to_owned(), "impaired"),
            None if site.no_link => ("link down".to_owned(), "impaired"),
            None => (String::new(), ""),
        };
        note(text, state)
    }

    fn is_out(&self, id: &SiteId) -> bool {
        let place = self.run.scenario.sites.iter().position(|site| site.id == *id);
        place
            .and_then(|place| self.moment.sites.get(place))
            .is_some_and(|site| site.out_since.is_some())
    }

    /// What a replica or a copy holds, and whether it is out of reach.
    fn twin(&self, placed: &PlacedTwin) -> Line {
        let twin = &placed.twin;
        if self.is_out(&twin.site) {
            return note(format!("{}: unavailable", twin.name), OUT);
        }
        let label = match &twin.copy {
            SecondCopy::Replica(..) => {
                self.replica(twin.components.first(), &twin.site, &twin.name)
            }
            SecondCopy::Copies(vault) => {
                let newest = twin
                    .components
                    .iter()
                    .filter_map(|id| self.run.newest_in(id, vault, self.moment.at));
                match newest.min() {
                    Some(captured) if twin.components.len() == 1 => {
                        format!("Vault {vault} · {}", self.captured(captured))
                    }
                    Some(captured) => format!("Vault {vault} · oldest {}", self.captured(captured)),
                    None => format!("Vault {vault} · no copy"),
                }
            }
        };
        note(label, "")
    }

    fn replica(&self, id: Option<&ComponentId>, site: &SiteId, name: &str) -> String {
        let Some(id) = id else { return name.to_owned() };
        let scenario = &self.run.scenario;
        let place = scenario.components.iter().position(|it| it.id == *id);
        let lives_at = place
            .and_then(|place| self.moment.components.get(place))
            .and_then(|it| scenario.sites.get(it.site));
        if lives_at.is_some_and(|it| it.id == *site) {
            return format!("{name} · in use");
        }
        match self.run.replica_behind(id, self.moment.at) {
            Some(behind) => format!("{name} · {behind} behind"),
            None => name.to_owned(),
        }
    }

    /// "09:40", "Mon 09:40", "2 Nov": as much of the moment of a point as tells it from others.
    fn captured(&self, at: Instant) -> String {
        match self.moment.at.since(at) {
            age if age < Span::days(1) => at.hour_and_minute(),
            age if age < Span::days(7) => format!("{} {}", at.weekday(), at.hour_and_minute()),
            _ => at.day_and_month(),
        }
    }

    /// Whether a line carries nothing.
    fn line(&self, map: &Map, line: &MapLine) -> Line {
        let is_down = |id: &ComponentId| {
            let place = self.run.scenario.components.iter().position(|it| it.id == *id);
            place
                .and_then(|place| self.moment.components.get(place))
                .is_some_and(|it| it.state.is_down())
        };
        let ends = [&line.from, &line.to];
        let twin = line.twin.and_then(|at| map.twins.get(at));
        let is_cut = ends.into_iter().flatten().any(is_down)
            || twin.is_some_and(|placed| self.is_out(&placed.twin.site))
            || (line.kind == LineKind::Copy
                && line.from.as_ref().is_some_and(|id| self.has_no_link(id)));
        only(if is_cut { CUT.to_owned() } else { String::new() })
    }

    fn has_no_link(&self, id: &ComponentId) -> bool {
        let scenario = &self.run.scenario;
        let site = scenario.component(id).map(|it| &it.site);
        let place = scenario.sites.iter().position(|it| Some(&it.id) == site);
        place.and_then(|place| self.moment.sites.get(place)).is_some_and(|it| it.no_link)
    }
}
