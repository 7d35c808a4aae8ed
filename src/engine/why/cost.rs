//! Why an impact cost so much: lost sales, data to be entered again, and the charges of AWS.

use std::sync::Arc;

use super::{FormulaLine, Of, ValueOrigin, number, whole};
use crate::catalog::Assumption;
use crate::catalog::prices::PriceKey;
use crate::engine::business::Business;
use crate::engine::charges::is_charged;
use crate::engine::ledger::{Quote, QuoteSource};
use crate::engine::outcome::Taken;
use crate::engine::reason::Because;
use crate::units::{Span, Usd, counted};

impl Of<'_> {
    pub(super) fn cost(&self) -> Vec<FormulaLine> {
        let Some(taken) = &self.impact.taken else {
            let text =
                "The data is permanently lost. Its value is unknown, so totals say “at least”.";
            return vec![FormulaLine::computed(text, "unknown")];
        };
        let business = &self.run.business;
        let mut steps = Vec::new();
        self.sales(business, taken, &mut steps);
        self.data(business, taken, &mut steps);
        self.charges(taken, &mut steps);
        if steps.is_empty() {
            return vec![FormulaLine::computed(
                "Nothing was down, and no data is lost.",
                Usd::ZERO,
            )];
        }
        steps.push(FormulaLine::computed("Total.", taken.cost.total()));
        steps
    }

    fn sales(&self, business: &Business, taken: &Taken, steps: &mut Vec<FormulaLine>) {
        if taken.cost.sales == Usd::ZERO {
            return;
        }
        // The option is weighed by the time that it would take, whatever came between.
        let back = taken.phases.last().map_or(self.impact.down_from, |phase| phase.to());
        let span = (self.impact.down_from, back.max(self.impact.down_from));
        let carried = business.carries(self.component);
        if !business.is_felt(self.component) {
            let length = span.1.since(span.0);
            steps.push(self.by_the_hour(Assumption::DowntimeUsdPerHour, length, taken.cost.sales));
        }
        let whole_journeys = carried.iter().map(|journey| (*journey, 1.0, "down"));
        let partly = business.carries_partly(self.component);
        let partly = partly.map(|(journey, share)| (journey, share, "degraded"));
        for (journey, share, state) in whole_journeys.chain(partly) {
            let Some(it) = self.run.scenario.journeys.get(journey) else { continue };
            let orders = business.orders_taken(journey, span.0, span.1) * share;
            if orders <= 0.0 {
                continue;
            }
            let text = format!(
                "{}: {} not taken while the journey was {state}, at $ {} each.",
                it.in_sentence(),
                counted(whole(orders), "order"),
                number(it.order_value_usd)
            );
            steps.push(FormulaLine::designed(text, Usd::from_f64(orders * it.order_value_usd)));
        }
    }

    fn data(&self, business: &Business, taken: &Taken, steps: &mut Vec<FormulaLine>) {
        if taken.cost.data == Usd::ZERO {
            return;
        }
        let spans = &self.impact.counted_spans;
        let recorded = business.records(self.component);
        if recorded.is_empty() {
            let of = Assumption::LostDataUsdPerHour;
            let length = spans.iter().map(|span| span.length()).sum();
            steps.push(self.by_the_hour(of, length, taken.cost.data));
        }
        let scenario = &self.run.scenario;
        let again = scenario.assumption(Assumption::ReentryUsdPerOrder).unwrap_or_default();
        for journey in recorded {
            let Some(it) = scenario.journeys.get(*journey) else { continue };
            let taken = spans.iter().map(|it| business.orders_taken(*journey, it.from, it.to));
            let orders = taken.fold(0.0, |sum, orders| sum + orders);
            if orders <= 0.0 {
                continue;
            }
            let text = format!(
                "{}: {} lost with the data, at $ {} each plus $ {} to enter each order again.",
                it.in_sentence(),
                counted(whole(orders), "order"),
                number(it.order_value_usd),
                number(again)
            );
            let usd = Usd::from_f64(orders * (it.order_value_usd + again));
            let from = ValueOrigin::assumption(scenario, Assumption::ReentryUsdPerOrder);
            steps.push(FormulaLine::new(text, usd, from));
        }
    }

    fn by_the_hour(&self, rate: Assumption, length: Span, usd: Usd) -> FormulaLine {
        let scenario = &self.run.scenario;
        let per_hour = scenario.assumption(rate).unwrap_or_default();
        let text = format!(
            "No journey sets a value, so the flat rate applies: {} at $ {} an hour.",
            length.at_least_zero(),
            number(per_hour)
        );
        FormulaLine::new(text, usd, ValueOrigin::assumption(scenario, rate))
    }

    /// What AWS charges for the restore, and for the copy before it.
    fn charges(&self, taken: &Taken, steps: &mut Vec<FormulaLine>) {
        if !is_charged(taken.option) {
            return;
        }
        let (scenario, design) = (&self.run.scenario, &self.run.design);
        let component = &design.components[self.component];
        let region_of = |site: usize| design.sites.get(site).and_then(|it| it.region.clone());
        let site = scenario.sites.iter().position(|it| it.id == taken.site);
        let Some(region) = site.and_then(region_of) else { return };
        let from_cold = matches!(taken.because, Because::NewestPointFromCold { .. });
        let mut charged = |what: &str, key: Option<PriceKey>, region: &Arc<str>| {
            let Some(key) = key else { return };
            let quote = Quote::of(&scenario.prices, key, region);
            let gib = number(component.size_gib);
            let from = match &quote.source {
                QuoteSource::Book(price) => ValueOrigin::Cited {
                    title: price.source.to_owned(),
                    url: price.url.to_owned(),
                    checked_on: price.as_of.to_owned(),
                },
                QuoteSource::Scenario | QuoteSource::Nobody { .. } => ValueOrigin::Design,
            };
            let step = match quote.usd {
                Some(price) => FormulaLine::new(
                    format!("{what}: {gib} GiB at {price} per GiB in {region}."),
                    Usd::from_f64(price.as_f64() * component.size_gib),
                    from,
                ),
                None => FormulaLine::new(
                    format!("{what}: {gib} GiB; the price in {region} is unknown."),
                    "counted as zero",
                    ValueOrigin::Computed,
                ),
            };
            steps.push(step);
        };
        charged(
            "AWS charges for the restore",
            component.spec().charges.restored(from_cold),
            &region,
        );
        let vault = taken.vault.as_ref();
        let vault = vault.and_then(|id| scenario.vaults.iter().position(|it| it.id == *id));
        let copied_from = vault
            .and_then(|vault| region_of(design.vaults[vault].site))
            .filter(|from| *from != region);
        if let Some(from) = copied_from {
            charged(
                "AWS charges for the copy before the restore",
                component.spec().charges.copy_to(&region),
                &from,
            );
        }
    }
}
