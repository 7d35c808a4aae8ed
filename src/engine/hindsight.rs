//! Hindsight: what waiting for the site would have given where another option was taken (M12).

use std::sync::Arc;

use super::choice::WaitForSite;
use super::design::{ComponentIdx, IncidentIdx, ResolvedScenario};
use super::outcome::{Hindsight, Impact, LostSpan};
use super::simulation::Simulation;
use super::story::Story;
use super::world::World;
use crate::model::Scenario;
use crate::units::{Instant, Span};

/// An impact in which an option was taken instead of waiting.
pub(super) struct NotWaited {
    pub(super) incident: IncidentIdx,
    pub(super) impact: usize,
    pub(super) component: ComponentIdx,
    pub(super) waiting: WaitForSite,
}

impl Simulation<'_> {
    /// Says of each option taken what waiting would have given, now that all outages are known. Where the
    /// site did not return with its data before the end of the clock, there is nothing to say.
    pub(super) fn look_back(&mut self) {
        for it in std::mem::take(&mut self.not_waited) {
            let impact =
                self.incidents.get_mut(it.incident).and_then(|at| at.impacts.get_mut(it.impact));
            let Some(impact) = impact.filter(|impact| impact.hindsight.is_some()) else { continue };
            let returned = returned(&self.world, &it.waiting).filter(|at| *at < self.design.end);
            impact.hindsight = returned.map(|returned| {
                let later = returned.since(it.waiting.returns);
                let waiting = WaitForSite {
                    returns: returned,
                    back_at: it.waiting.back_at + later,
                    ..it.waiting
                };
                hindsight(self.scenario, self.design, &waiting, impact)
            });
            if let Some((at, text)) =
                impact.hindsight.as_ref().map(|it| (it.returned_at, it.text.clone()))
            {
                self.event(at, Some(it.component), text);
            }
        }
    }
}

/// When a site, or the zone of it, has returned, with the outages that came later; nothing where it was
/// destroyed.
fn returned(world: &World, waiting: &WaitForSite) -> Option<Instant> {
    let site = world.sites.get(waiting.site)?;
    let mut returned = waiting.returns;
    loop {
        let at = world.site_returns(waiting.site, returned)?;
        let zone = site
            .zones_out
            .iter()
            .find(|(zone, gap)| Some(*zone) == waiting.zone && gap.contains(at));
        match zone {
            Some((_, gap)) => returned = gap.to?,
            None if at == returned => return Some(at),
            None => returned = at,
        }
    }
}

/// What waiting would have given, compared with an impact.
pub(super) fn hindsight(
    scenario: &Scenario,
    design: &ResolvedScenario,
    waiting: &WaitForSite,
    impact: &Impact,
) -> Hindsight {
    let label = design.place_of(&impact.component).map(|at| &design.components[at].label);
    let site = design.sites.get(waiting.site).map_or("its site", |it| &it.label);
    let place: Arc<str> = match waiting.zone {
        Some(zone) => format!("Zone {zone} of {site}").into(),
        None => site.into(),
    };
    let written_until = impact.lost_span.map_or(waiting.recovered_to, |it| it.to);
    let data_lost = written_until.since(waiting.recovered_to).at_least_zero();
    Hindsight {
        site: scenario.sites.get(waiting.site).map(|it| it.id.clone()).unwrap_or_default(),
        returned_at: waiting.returns,
        back_at: waiting.back_at,
        data_lost,
        stranded: impact.lost_span.map(|it| LostSpan { from: it.from, to: it.to }),
        text: Story::Hindsight {
            component: label.map_or_else(|| "the component".into(), Arc::clone),
            place,
            returned_at: waiting.returns,
            lost: data_lost,
            longer: impact.back_at.map(|back| waiting.back_at.since(back)),
            stranded: impact.lost_span.map_or(Span::ZERO, LostSpan::length),
        },
    }
}
