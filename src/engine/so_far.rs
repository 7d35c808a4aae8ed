//! What has come of a run up to a moment: data lost, time down, cost and verdicts so far.

use super::business::Business;
use super::impact::verdict;
use super::outcome::{Impact, IncidentOutcome, LostSpan, Outcome, Verdict};
use super::run::{Run, cost};
use crate::model::IncidentId;
use crate::units::{Instant, Span};

impl Run {
    /// The outcome as if the clock ended at a moment: incidents that have begun by then, writes that
    /// are missing by then, time that has passed without service, and verdicts on that. What is not
    /// counted is left out: ways not taken, drills, readings, findings and events.
    pub fn so_far(&self, at: Instant) -> Outcome {
        let business = &self.business;
        let incidents: Vec<IncidentOutcome> = self
            .outcome
            .incidents
            .iter()
            .take_while(|it| it.at <= at)
            .map(|it| IncidentOutcome {
                id: it.id.clone(),
                at: it.at,
                noticed_at: it.noticed_at,
                impacts: it
                    .impacts
                    .iter()
                    .map(|impact| self.impact_so_far(business, &it.id, impact, at))
                    .collect(),
                critical_path: it.critical_path.clone(),
            })
            .collect();
        let journeys = business.journeys(&self.scenario, &self.design, &self.world, at);
        let cost = cost((&self.design, business, &self.world), &incidents, &journeys, at);
        Outcome {
            format: self.outcome.format,
            incidents,
            journeys,
            drills: Vec::new(),
            cost,
            strategies: Vec::new(),
            findings: Vec::new(),
            events: Vec::new(),
        }
    }

    fn impact_so_far(
        &self,
        business: &Business,
        incident: &IncidentId,
        it: &Impact,
        at: Instant,
    ) -> Impact {
        let lost_span = it
            .lost_span
            .map(|span| LostSpan { from: span.from, to: span.to.min(at) })
            .filter(|span| span.from < span.to);
        let counted: Vec<LostSpan> = it
            .counted_spans
            .iter()
            .map(|span| LostSpan { from: span.from, to: span.to.min(at) })
            .filter(|span| span.from < span.to)
            .collect();
        let counted_days = counted.iter().map(|span| span.length()).sum::<Span>().as_days_f64();
        let lost = lost_span.map_or(Span::ZERO, |span| span.to.since(span.from));
        let stops = it.down_from.min(at);
        let back_at = it.back_at.filter(|back| *back <= at);
        // Only when it goes down can anybody know that no recovery option is left.
        let lost_for_good = it.lost_for_good && it.down_from <= at;
        let data_lost = (!lost_for_good).then_some(lost);
        let down = back_at.unwrap_or(at.min(self.design.end)).since(stops).at_least_zero();
        let component = self.component(&it.component);
        let design = component.and_then(|component| self.design.components.get(component));
        let (rpo, rto) =
            component.map_or((None, None), |component| self.objectives(incident, component));
        let is_over = back_at.is_some() || at >= self.design.end;
        // What is still in progress can breach an objective, and has not met it yet.
        let so_far = |verdict: Verdict| match verdict {
            Verdict::Met if !is_over => Verdict::NotTested,
            verdict => verdict,
        };
        let gib_per_day = design.map_or(0.0, |design| design.change_gib_per_day);
        Impact {
            component: it.component.clone(),
            recovered_to: it.recovered_to,
            data_lost,
            lost_for_good,
            lost_span,
            data_lost_gib: it.data_lost_gib.map(|_| gib_per_day * counted_days),
            orders_lost_in_data: if lost_for_good {
                it.orders_lost_in_data
            } else {
                component.map_or(0.0, |component| business.orders_in(component, &counted))
            },
            counted_spans: counted,
            down,
            down_from: it.down_from,
            back_at,
            rpo: so_far(verdict(rpo, data_lost)),
            rto: match back_at {
                Some(_) => it.rto,
                None if lost_for_good => it.rto,
                None => so_far(verdict(rto, Some(down))),
            },
            taken: it.taken.clone(),
            pin: it.pin.clone(),
            failback: it.failback,
            hindsight: it.hindsight.clone().filter(|it| it.returned_at <= at),
            usable: Vec::new(),
            refused: Vec::new(),
        }
    }
}
