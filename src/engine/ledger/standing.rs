//! What stands ready: standby compute, health checks, restore tests and audit evaluations.

use std::sync::Arc;

use super::category::{Category, Mechanism};
use super::rates::{self, RateMeasure, StandbyScale};
use super::writer::{Writer, place};
use crate::catalog::availability::is_audited;
use crate::catalog::prices::{EVERYWHERE, PriceKey};
use crate::catalog::{Assumption, Standby, Substance};
use crate::engine::design::{ComponentIdx, ResolvedComponent};
use crate::model::{RestoreTestingPlan, SiteKind};
use crate::units::{Span, Timetable, ZonedClock, time_zone};

const SECONDS_PER_DAY: f64 = 86_400.0;

impl Writer<'_> {
    pub(super) fn standing(&mut self) {
        self.health_checks();
        self.restore_tests();
        self.audit();
    }

    /// The share of a component's compute that runs at its recovery site all the time.
    pub(super) fn standby_share(&self, component: &ResolvedComponent) -> f64 {
        let compute = matches!(component.substance, Substance::Compute | Substance::Configuration);
        let Some(standby) = component.standby.filter(|it| it.site != component.site && compute)
        else {
            return 0.0;
        };
        match standby.strategy.spec().standby {
            Standby::Nothing | Standby::Off => 0.0,
            Standby::Fraction => self.number(Assumption::WarmStandbyPercent) / 100.0,
            Standby::Full | Standby::Serving => 1.0,
        }
    }

    pub(super) fn standby(&mut self, at: ComponentIdx) {
        let component = &self.design.components[at];
        let share = self.standby_share(component);
        let Some(region) = component.standby.and_then(|standby| self.region(standby.site)) else {
            return;
        };
        if share <= 0.0 {
            return;
        }
        self.post_all_running(
            (Category::StandbyCompute, Mechanism::Standby),
            (at, None),
            &region,
            rates::running(&self.scenario.components[at], StandbyScale::Share(share)),
            (self.design.start, self.design.end),
        );
    }

    /// Traffic is redirected by health checks, one for each site a journey can be served from.
    fn health_checks(&mut self) {
        let checks = self.number(Assumption::HealthChecksPerJourney);
        // Route 53 is one service for all Regions.
        let everywhere: Arc<str> = EVERYWHERE.into();
        for journey in 0..self.scenario.journeys.len() {
            let felt: Vec<ComponentIdx> = self.business.feels(journey).collect();
            let fails_over = |component: &ResolvedComponent| {
                component
                    .standby
                    .is_some_and(|it| it.site != component.site && it.strategy.spec().replicates())
            };
            if !felt.iter().any(|component| fails_over(&self.design.components[*component])) {
                continue;
            }
            let outside = felt.iter().any(|component| {
                let site = self.design.components[*component].site;
                self.design.sites.get(site).is_some_and(|it| it.kind == SiteKind::DataCenter)
            });
            // Of a journey through a data center half of the checks look at an endpoint outside AWS.
            let elsewhere = if outside { checks / 2.0 } else { 0.0 };
            let mechanism = Mechanism::HealthCheck { journey: place(journey) };
            for (key, count) in [
                (PriceKey::HEALTH_CHECK, checks - elsewhere),
                (PriceKey::HEALTH_CHECK_ELSEWHERE, elsewhere),
            ] {
                let line = self.line(Category::HealthChecks, mechanism, None, key, &everywhere);
                self.post_months(line, |month| count * month.share(month.seconds() as f64));
            }
        }
    }

    /// A fee for each point tested, what the restore costs, and what was restored until it is
    /// validated and deleted (AWS Backup pricing page; developer guide, `restore-testing`).
    fn restore_tests(&mut self) {
        for (at, plan) in self.scenario.restore_testing.iter().enumerate() {
            let Some(timetable) = self.timetable(plan) else { continue };
            let tests: Vec<f64> = self
                .months
                .iter()
                .map(|month| timetable.count(month.from, month.to - Span::seconds(1)) as f64)
                .collect();
            for id in &plan.components {
                let Some(component) = self.design.place_of(id) else { continue };
                self.restore_tests_of(at, plan, component, &tests);
            }
        }
    }

    fn restore_tests_of(
        &mut self,
        at: usize,
        plan: &RestoreTestingPlan,
        idx: ComponentIdx,
        tests: &[f64],
    ) {
        let component = &self.scenario.components[idx];
        let design = &self.design.components[idx];
        let Some(region) = self.region(design.site) else { return };
        let can = component.kind.spec().capabilities(component.variant()).restore_testing.is_yes();
        if !can || design.protections.is_empty() {
            return;
        }
        let category = Category::RestoreTests;
        let mechanism = Mechanism::RestoreTest { plan: place(at) };
        let fee = self.line(category, mechanism, Some(idx), PriceKey::RESTORE_TEST, &region);
        for (month, count) in tests.iter().enumerate() {
            self.post(month, fee, *count);
        }
        let mechanism = Mechanism::RestoredForTest { plan: place(at) };
        if let Some(key) = component.kind.spec().charges.restored(false) {
            let line = self.line(category, mechanism, Some(idx), key, &region);
            for (month, count) in tests.iter().enumerate() {
                self.post(month, line, count * component.size_gib);
            }
        }
        let seconds = f64::from(plan.validation_hours) * 3_600.0;
        for running in rates::running(component, StandbyScale::Replica) {
            let line = self.line(category, mechanism, Some(idx), running.key, &region);
            for (month, count) in tests.iter().enumerate() {
                let each = match running.measure {
                    RateMeasure::Hours(machines) => machines * seconds / 3_600.0,
                    RateMeasure::GibMonths(gib) => gib * self.months[month].share(seconds),
                };
                self.post(month, line, count * each);
            }
        }
    }

    fn timetable(&self, plan: &RestoreTestingPlan) -> Option<Timetable> {
        let zone = time_zone(&plan.schedule_time_zone)?;
        let (start, end) = (self.design.start, self.design.end);
        let clock = Arc::new(ZonedClock::new(zone, start, end));
        Timetable::new(&plan.schedule, clock, start, end).ok()
    }

    /// Each control is evaluated once a day for each component under a plan (AWS Backup developer guide,
    /// `choosing-controls`), of the kinds and in the Regions that Audit Manager evaluates.
    fn audit(&mut self) {
        let controls = self.number(Assumption::AuditControls);
        for (at, component) in self.design.components.iter().enumerate() {
            let Some(region) = self.region(component.site) else { continue };
            let is_audited =
                is_audited(component.kind, self.scenario.components[at].variant(), &region);
            if component.protections.is_empty() || controls <= 0.0 || !is_audited {
                continue;
            }
            let category = Category::AuditEvaluations;
            let key = PriceKey::AUDIT_EVALUATION;
            let line = self.line(category, Mechanism::Audit, Some(at), key, &region);
            self.post_months(line, |month| controls * month.seconds() as f64 / SECONDS_PER_DAY);
        }
    }
}
