//! What one hit comes to: data lost, time down, verdicts.

use super::choice::ChosenRecovery;
use super::hindsight::hindsight;
use super::outcome::{Impact, LostSpan, Taken, Verdict};
use super::simulation::Simulation;
use crate::units::Span;

impl Simulation<'_> {
    pub(super) fn impact(&self, answer: ChosenRecovery) -> Impact {
        let ChosenRecovery { hit, chosen, usable, refused, pin, waits_for, waiting } = answer;
        let chosen = chosen.as_ref();
        let component = &self.design.components[hit.component];
        let written_until = hit.written_until();
        let down_from = hit.stops_at();
        let serves = chosen.map(|it| hit.at + it.steps.total());
        let back_at = serves.filter(|at| *at <= self.design.end);
        let down = back_at.unwrap_or(self.design.end).since(down_from).at_least_zero();
        let recovered_to = chosen.map(|it| it.recovered_to.min(written_until));
        let data_lost = recovered_to.map(|to| written_until.since(to));
        let state = &self.world.components[hit.component];
        let counted = state.counted(recovered_to.unwrap_or(self.design.start), written_until);
        let (rpo, rto) = component.objectives(hit.disruption);
        let days = counted.iter().map(|span| span.length()).sum::<Span>().as_days_f64();
        let mut impact = Impact {
            component: self.scenario.components[hit.component].id.clone(),
            recovered_to,
            data_lost,
            lost_for_good: chosen.is_none(),
            lost_span: recovered_to
                .filter(|to| *to < written_until)
                .map(|from| LostSpan { from, to: written_until }),
            data_lost_gib: recovered_to.map(|_| component.change_gib_per_day * days),
            orders_lost_in_data: self.business.orders_in(hit.component, &counted),
            counted_spans: if recovered_to.is_some() { counted } else { Vec::new() },
            down,
            down_from,
            back_at,
            rpo: verdict(rpo, data_lost),
            rto: verdict(rto, serves.map(|at| at.since(down_from).at_least_zero())),
            taken: chosen.map(|it| Taken {
                option: it.option,
                vault: self.vault_id(it.vault),
                site: self
                    .scenario
                    .sites
                    .get(it.site)
                    .map(|site| site.id.clone())
                    .unwrap_or_default(),
                because: it.because.clone(),
                phases: it.steps.phases(hit.at),
                cost: self.cost(&hit, it),
                waited_for: waits_for
                    .and_then(|component| self.scenario.components.get(component))
                    .map(|component| component.id.clone()),
            }),
            pin,
            failback: None,
            hindsight: None,
            usable,
            refused,
        };
        impact.hindsight = waiting.map(|it| hindsight(self.scenario, self.design, &it, &impact));
        impact
    }
}

/// Whether an objective was kept; what never comes back breaches any.
pub(super) fn verdict(objective: Option<Span>, actual: Option<Span>) -> Verdict {
    match (objective, actual) {
        (None, _) => Verdict::NoObjective,
        (Some(objective), Some(actual)) if actual <= objective => Verdict::Met,
        _ => Verdict::Breached,
    }
}
