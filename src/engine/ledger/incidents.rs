//! What incidents cost: restores, running elsewhere, the way home, sales and data.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::category::{Category, Mechanism};
use super::rates::{self, StandbyScale};
use super::writer::{Posting, Writer, place};
use crate::catalog::prices::PriceKey;
use crate::catalog::{Effect, RecoveryOption};
use crate::engine::charges::is_charged;
use crate::engine::design::{ComponentIdx, IncidentIdx, IncidentTarget};
use crate::engine::outcome::{Failback, FailbackState, Impact, Outage, Taken};
use crate::engine::reason::Because;
use crate::engine::work::Pace;
use crate::units::{Instant, Usd, sorting};

/// A time in which an incident kept something from serving.
#[derive(Clone, Copy)]
struct Cause {
    incident: IncidentIdx,
    /// The component; nothing for a link.
    component: Option<ComponentIdx>,
    from: Instant,
    to: Instant,
}

/// A part of what was lost: the month, the incident, and how many orders or hours.
type Piece = (usize, Option<ComponentIdx>, f64);

impl Writer<'_> {
    pub(super) async fn incidents(&mut self, pace: &Pace) {
        let run = self.run;
        let hits = self.hits();
        for (at, incident) in run.outcome.incidents.iter().enumerate() {
            for impact in &incident.impacts {
                pace.step().await;
                let Some(component) = self.design.place_of(&impact.component) else { continue };
                self.lost_data(at, incident.at, component, impact);
                let Some(taken) = &impact.taken else { continue };
                self.restore(at, incident.at, component, taken);
                if let Some(failback) = &impact.failback {
                    self.away(at, component, impact, (taken, failback), &hits[component]);
                }
            }
        }
        pace.step().await;
        self.lost_sales();
    }

    fn lost_data(
        &mut self,
        incident: IncidentIdx,
        at: Instant,
        component: ComponentIdx,
        impact: &Impact,
    ) {
        let month = self.month_of(at);
        if impact.lost_for_good {
            let kind = (Category::LostData, Mechanism::LostForGood);
            self.post_loss(month, kind, Some(component), Some(incident), (0.0, None));
        } else if impact.lost_span.is_some() {
            let usd = self.business.data_cost_in(component, &impact.counted_spans);
            let hours = impact.counted_spans.iter().map(|span| span.length().as_hours_f64());
            let orders = impact.orders_lost_in_data;
            // Where no journey records its orders, the hours count.
            let (mechanism, quantity) = if orders > 0.0 {
                (Mechanism::Data, orders)
            } else {
                (Mechanism::DataByTheHour, hours.fold(0.0, |sum, hours| sum + hours))
            };
            let kind = (Category::LostData, mechanism);
            self.post_loss(month, kind, Some(component), Some(incident), (quantity, Some(usd)));
        }
    }

    fn restore(&mut self, incident: IncidentIdx, at: Instant, idx: ComponentIdx, taken: &Taken) {
        let component = &self.scenario.components[idx];
        let month = self.month_of(at);
        let site = self.scenario.sites.iter().position(|site| site.id == taken.site);
        let Some(region) = site.and_then(|site| self.region(site)) else { return };
        let from_cold = matches!(taken.because, Because::NewestPointFromCold { .. });
        if !is_charged(taken.option) {
            return;
        }
        let gib = component.size_gib;
        if let Some(key) = component.kind.spec().charges.restored(from_cold) {
            let category = Category::Restores;
            let line = self.line(category, Mechanism::Restore, Some(idx), key, &region);
            self.post(month, Posting { incident: Some(incident), ..line }, gib);
        }
        let vault = taken.vault.as_ref();
        let vault = vault.and_then(|id| self.scenario.vaults.iter().position(|it| it.id == *id));
        let Some(from) = vault.and_then(|vault| self.region_of_vault(vault)) else { return };
        if from == region {
            return;
        }
        if let Some(key) = component.kind.spec().charges.copy_to(&region) {
            let mechanism = Mechanism::CopyToRestore;
            let line = self.line(Category::Restores, mechanism, Some(idx), key, &from);
            self.post(month, Posting { incident: Some(incident), ..line }, gib);
        }
    }

    /// Running at the recovery site, on top of what runs there anyway, and the failback.
    fn away(
        &mut self,
        incident: IncidentIdx,
        component: ComponentIdx,
        impact: &Impact,
        (taken, failback): (&Taken, &Failback),
        hits: &[ComponentIdx],
    ) {
        let site = self.scenario.sites.iter().position(|site| site.id == taken.site);
        let (Some(region), Some(since)) = (site.and_then(|site| self.region(site)), impact.back_at)
        else {
            return;
        };
        let until = match failback.state {
            FailbackState::Done => failback.done.unwrap_or(self.design.end),
            FailbackState::Planned | FailbackState::Stays => self.design.end,
            FailbackState::Cancelled => self.next_hit(incident, hits),
        };
        let design = &self.design.components[component];
        let runs_already = taken.option == RecoveryOption::PromoteReplica && design.holds_data();
        let missing = 1.0 - self.standby_share(design);
        if !runs_already && missing > 0.0 {
            let scale =
                if missing < 1.0 { StandbyScale::Share(missing) } else { StandbyScale::Full };
            self.post_all_running(
                (Category::FailoverRunning, Mechanism::Away),
                (component, Some(incident)),
                &region,
                rates::running(&self.scenario.components[component], scale),
                (since, until.max(since)),
            );
        }
        if matches!(failback.state, FailbackState::Done | FailbackState::Planned) {
            self.sent_home(incident, component, impact, failback, &region);
        }
    }

    /// The incidents that hit each component, in the order of time.
    fn hits(&self) -> Vec<Vec<IncidentIdx>> {
        let mut hits = vec![Vec::new(); self.design.components.len()];
        for (at, incident) in self.run.outcome.incidents.iter().enumerate() {
            for component in
                incident.impacts.iter().filter_map(|it| self.design.place_of(&it.component))
            {
                hits[component].push(at);
            }
        }
        hits
    }

    /// The moment of the next incident that hits a component, or the end of the clock.
    fn next_hit(&self, incident: IncidentIdx, hits: &[ComponentIdx]) -> Instant {
        let next = hits.iter().find(|hit| **hit > incident);
        next.and_then(|hit| self.run.outcome.incidents.get(*hit))
            .map_or(self.design.end, |next| next.at)
    }

    /// What was written since the failover is sent home; everything where home has nothing left.
    fn sent_home(
        &mut self,
        incident: IncidentIdx,
        component: ComponentIdx,
        impact: &Impact,
        failback: &Failback,
        region: &Arc<str>,
    ) {
        let design = &self.design.components[component];
        let (Some(starts), Some(recovered_to)) = (failback.starts, impact.recovered_to) else {
            return;
        };
        if starts >= self.design.end || !design.holds_data() {
            return;
        }
        let home_has_data = failback.stranded.is_some() || impact.lost_span.is_none();
        let days = starts.since(recovered_to).at_least_zero().as_days_f64();
        let written = (days * design.change_gib_per_day).min(design.size_gib);
        let gib = if home_has_data { written } else { design.size_gib };
        let key = match self.region(design.site) {
            Some(home) if home == *region => return,
            Some(home) => rates::transfer(region, &home),
            None => PriceKey::INTERNET_OUT,
        };
        let line = self.line(Category::Failback, Mechanism::SentHome, Some(component), key, region);
        let month = self.month_of(starts);
        self.post(month, Posting { incident: Some(incident), ..line }, gib);
    }

    /// Orders that journeys did not take, by the incident that kept them from it. The amounts of a
    /// journey sum up to what the outcome says it lost.
    fn lost_sales(&mut self) {
        let causes = self.causes();
        let run = self.run;
        for (journey, outcome) in run.outcome.journeys.iter().enumerate() {
            let mut felt = vec![false; self.design.components.len()];
            self.business.feels(journey).for_each(|component| felt[component] = true);
            let concerns = |cause: &&Cause| cause.component.is_none_or(|component| felt[component]);
            let causes: Vec<Cause> = causes.iter().filter(concerns).copied().collect();
            let mut pieces: Vec<Piece> = Vec::new();
            for (span, share) in self.business.losing(journey, self.design, self.world) {
                let orders = |from, to| self.business.orders_taken(journey, from, to) * share;
                self.attribute(span, &causes, orders, &mut pieces);
            }
            let kind = (Category::LostSales, Mechanism::Sales { journey: place(journey) });
            self.post_pieces(kind, None, outcome.sales_lost, &merged(pieces));
        }
        // Each component asks its own causes only: of thousands, few are.
        let mut own_causes = vec![Vec::new(); self.design.components.len()];
        for cause in causes {
            if let Some(component) = cause.component {
                own_causes[component].push(cause);
            }
        }
        for (component, causes) in own_causes.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let outages = self.business.unfelt(component, self.design, self.world, self.design.end);
            let mut pieces: Vec<Piece> = Vec::new();
            for span in &outages {
                let hours = |from: Instant, to: Instant| to.since(from).as_hours_f64();
                self.attribute(*span, causes, hours, &mut pieces);
            }
            let cost = |span: &Outage| self.business.downtime_cost(component, span.from, span.to);
            let total = outages.iter().map(cost).sum();
            let kind = (Category::LostSales, Mechanism::DowntimeByTheHour);
            self.post_pieces(kind, Some(component), total, &merged(pieces));
        }
    }

    /// Rounds each piece down to where the running sum stands, so that the pieces make up the total.
    fn post_pieces(
        &mut self,
        kind: (Category, Mechanism),
        component: Option<ComponentIdx>,
        total: Usd,
        pieces: &[Piece],
    ) {
        let whole: f64 = pieces.iter().map(|(.., amount)| amount).sum();
        if whole <= 0.0 {
            return;
        }
        let (mut so_far, mut posted) = (0.0, 0_i64);
        for (at, (month, incident, lost)) in pieces.iter().enumerate() {
            so_far += lost;
            let up_to = if at + 1 == pieces.len() {
                total.micros()
            } else {
                // `as` saturates; amounts are far below.
                libm::round(total.micros() as f64 * (so_far / whole)) as i64
            };
            let usd = Usd::from_micros(up_to - posted);
            posted = up_to;
            self.post_loss(*month, kind, component, *incident, (*lost, Some(usd)));
        }
    }

    /// Cuts a span at the ends of months and of causes, and gives each piece to the earliest incident
    /// that kept something of what is felt from serving at that time.
    fn attribute(
        &self,
        span: Outage,
        causes: &[Cause],
        amount: impl Fn(Instant, Instant) -> f64,
        pieces: &mut Vec<Piece>,
    ) {
        let meets = |cause: &&Cause| cause.from <= span.to && span.from <= cause.to;
        let mut causes: Vec<Cause> = causes.iter().filter(meets).copied().collect();
        sorting::sort_by_key(&mut causes, |cause| cause.from);
        let mut cuts = vec![span.from, span.to];
        cuts.extend(self.months.iter().map(|month| month.from));
        cuts.extend(causes.iter().flat_map(|cause| [cause.from, cause.to]));
        cuts.retain(|cut| (span.from..=span.to).contains(cut));
        sorting::sort(&mut cuts);
        cuts.dedup();
        // Of the causes that have begun: until when each incident lasts. Pieces come in the order of time,
        // so that an incident that has ended is dropped unless another cause of it begins.
        let mut lasting: BTreeMap<ComponentIdx, Instant> = BTreeMap::new();
        let mut begun = causes.iter().peekable();
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            while let Some(cause) = begun.next_if(|cause| cause.from <= from) {
                let until = lasting.entry(cause.incident).or_insert(cause.to);
                *until = cause.to.max(*until);
            }
            while lasting.first_key_value().is_some_and(|(_, until)| *until < to) {
                lasting.pop_first();
            }
            let incident = lasting.first_key_value().map(|(incident, _)| *incident);
            let lost = amount(from, to);
            if lost > 0.0 {
                pieces.push((self.month_of(from), incident, lost));
            }
        }
    }

    /// When incidents kept components from serving, or from serving fully, and links from carrying.
    fn causes(&self) -> Vec<Cause> {
        let end = self.design.end;
        let mut causes = Vec::new();
        for (at, incident) in self.run.outcome.incidents.iter().enumerate() {
            let resolved = self.design.incidents.iter().find(|it| it.id == incident.id);
            let no_link = resolved.filter(|it| it.effects.contains(&Effect::LinkDown));
            if let Some(IncidentTarget::Site(site)) = no_link.map(|it| &it.target) {
                let gaps = self.world.sites.get(*site);
                for gap in gaps.into_iter().flat_map(|it| &it.no_link) {
                    if gap.from == incident.at {
                        let to = gap.to.unwrap_or(end);
                        causes.push(Cause { incident: at, component: None, from: gap.from, to });
                    }
                }
            }
            for impact in &incident.impacts {
                let Some(component) = self.design.place_of(&impact.component) else { continue };
                // A component that carries on may serve in part until it is whole again.
                let degraded = self.world.components[component]
                    .degraded
                    .iter()
                    .find(|gap| gap.from == incident.at || Some(gap.from) == impact.back_at)
                    .map(|gap| gap.to.unwrap_or(end));
                let back = impact.back_at.unwrap_or(end);
                let to = back.max(degraded.unwrap_or(back));
                let from = incident.at.min(impact.down_from);
                causes.push(Cause { incident: at, component: Some(component), from, to });
                let switch = impact.failback.as_ref().and_then(|it| Some((it.switches?, it.done?)));
                if let Some((from, to)) = switch {
                    causes.push(Cause { incident: at, component: Some(component), from, to });
                }
            }
        }
        causes
    }
}

/// Pieces of one month and incident, added up in the order of both.
fn merged(mut pieces: Vec<Piece>) -> Vec<Piece> {
    sorting::sort_by_key(&mut pieces, |(month, incident, _)| (*month, *incident));
    let mut merged: Vec<Piece> = Vec::new();
    for (month, incident, orders) in pieces {
        match merged.last_mut() {
            Some(last) if (last.0, last.1) == (month, incident) => last.2 += orders,
            _ => merged.push((month, incident, orders)),
        }
    }
    merged
}
