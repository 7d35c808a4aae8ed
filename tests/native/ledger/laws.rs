//! What holds for any bill.

use std::sync::Arc;

use proptest::prelude::*;
use tabletop::engine::Ledger;
use tabletop::engine::Run;
use tabletop::engine::ledger::{AmountStatus, Category, CostGroup, Mechanism, Total};
use tabletop::model::presets::preset;
use tabletop::model::{Scenario, file};
use tabletop::units::Usd;

use crate::generated;

#[test]
fn the_ledger_agrees_with_the_outcome_about_what_was_lost() {
    for preset in tabletop::model::presets::PRESETS {
        let run = Run::new(Arc::new(preset.scenario()));
        let ledger = run.ledger();
        let group = |group: CostGroup| ledger.total(|it| it.category.group() == group).usd;
        let cost = &run.outcome.cost;
        assert_eq!(group(CostGroup::Sales), cost.sales + cost.downtime, "{}", preset.key);
        assert_eq!(group(CostGroup::Data), run.outcome.cost.data, "{}", preset.key);
        for entry in &ledger.entries {
            let text = ledger.explain(entry);
            assert!(text.ends_with('.') && !ledger.mechanism(entry).is_empty(), "{text}");
            if entry.category.group() == CostGroup::Sales {
                assert!(entry.incident.is_some(), "{}: sales without an incident", preset.key);
            }
        }
    }
}

#[test]
fn prices_and_assumptions_change_what_they_should() {
    let base = preset("ecommerce").map(|it| it.scenario()).expect("the shipped design");
    let bill = |edit: &dyn Fn(&mut Scenario)| {
        let mut scenario = base.clone();
        edit(&mut scenario);
        Run::new(Arc::new(scenario)).ledger()
    };
    let as_is = bill(&|_| {});
    let set = |key: &'static str, region: &'static str, usd: Option<f64>| {
        move |scenario: &mut Scenario| {
            scenario.prices.entry(key.to_owned()).or_default().insert(region.to_owned(), usd);
        }
    };
    let by_component = |ledger: &Ledger, id: &str| -> Total {
        let all = ledger.by_component();
        let part = all.iter().find(|it| it.component.as_ref().is_some_and(|it| it.as_str() == id));
        part.expect("it is there").categories.iter().copied().sum()
    };

    let doubled = bill(&set("aws_backup.s3.warm.gb_month", "us-east-1", Some(0.1)));
    let more = doubled.protection().usd.micros() - as_is.protection().usd.micros();
    assert_eq!(more, 12_307_291, "24,614,583 instead of 12,307,292");
    assert_eq!(by_component(&doubled, "orders"), by_component(&as_is, "orders"));

    let known = bill(&set("aws_backup.s3.warm.gb_month", "us-west-2", Some(0.05)));
    assert!(known.protection().usd > as_is.protection().usd && known.protection().at_least);
    let hidden = bill(&set("aws_backup.s3.warm.gb_month", "us-east-1", None));
    assert_eq!(
        as_is.protection().usd.micros() - hidden.protection().usd.micros(),
        12_307_292,
        "null makes a price unknown"
    );

    let assume = |assumption: tabletop::catalog::Assumption, value: f64| {
        bill(&move |scenario: &mut Scenario| {
            scenario.assumptions.insert(assumption, value);
        })
    };
    use tabletop::catalog::Assumption as A;
    for (assumption, value, category) in [
        (A::S3VersionDays, 3.0, Category::ObjectVersions),
        (A::DrsSmallDiskPercent, 100.0, Category::Replication),
        (A::DrsDisksPerServer, 9.0, Category::Replication),
        (A::DrsDedicatedPercent, 50.0, Category::Replication),
        (A::DrsSnapshotDays, 1.0, Category::Replication),
        (A::DrillHoursPerMonth, 8.0, Category::RestoreTests),
        (A::HealthChecksPerJourney, 4.0, Category::HealthChecks),
        (A::AuditControls, 5.0, Category::AuditEvaluations),
        (A::StartDelayMinutes, 60.0, Category::WarmStorage),
    ] {
        let changed = assume(assumption, value);
        for other in Category::ALL.iter().filter(|it| it.group() == CostGroup::Protection) {
            let is = changed.total(|it| it.category == *other).usd;
            let was = as_is.total(|it| it.category == *other).usd;
            let may = *other == category
                || assumption == A::StartDelayMinutes && *other == Category::Copies;
            assert!(
                if *other == category { is != was } else { may || is == was },
                "{assumption:?} {other:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_equal_sums_and_hide_nothing(seed: u64) {
        let document = generated::document(seed).to_string();
        let scenario = file::read_leniently(&document).0.expect("a generated document can be read");
        let run = Run::new(Arc::new(scenario));
        let ledger = run.ledger();

        let seconds: i64 = ledger.months.iter().map(|month| month.seconds()).sum();
        let clock = &run.scenario.clock;
        prop_assert_eq!(seconds, clock.end().since(clock.start).as_seconds(), "months make up the clock");
        prop_assert!(ledger.months.windows(2).all(|pair| pair[0].to == pair[1].from));

        let all: Total = ledger.entries.iter().map(Total::from).sum();
        let by_month: Total = ledger.by_month().iter().flat_map(|it| it.categories.clone()).sum();
        let by_component: Total = ledger.by_component().iter().flat_map(|it| it.categories.clone()).sum();
        let incidents: Total =
            ledger.by_incident().iter().flat_map(|it| [it.sales, it.data, it.recovery]).sum();
        prop_assert_eq!(by_month, all);
        prop_assert_eq!(by_component, all);
        let outside = ledger.total(|it| it.incident.is_none() && it.category.group() != CostGroup::Protection);
        prop_assert_eq!(ledger.protection() + incidents + outside, all);
        prop_assert_eq!(all.at_least, ledger.entries.iter().any(|it| it.status == AmountStatus::Unknown));
        prop_assert_eq!(all.provisional, ledger.entries.iter().any(|it| it.status == AmountStatus::Provisional));

        for entry in &ledger.entries {
            prop_assert!(entry.quantity.is_finite());
            let credit = entry.mechanism == Mechanism::FreeAllowance;
            prop_assert!(credit || entry.quantity >= 0.0 && entry.usd >= Usd::ZERO, "{:?}", entry);
            prop_assert!(entry.status != AmountStatus::Unknown || entry.usd == Usd::ZERO);
        }
        for month in ledger.by_month() {
            prop_assert!(month.categories.iter().all(|it| it.usd.micros() >= -1), "credits stay within the use");
        }
        let alone = run.protection_ledger();
        prop_assert_eq!(alone.protection(), ledger.protection());
        prop_assert!(alone.entries.iter().all(|it| it.incident.is_none()));
        let group = |group: CostGroup| ledger.total(|it| it.category.group() == group).usd;
        let cost = &run.outcome.cost;
        prop_assert_eq!(group(CostGroup::Sales), cost.sales + cost.downtime);
        prop_assert_eq!(group(CostGroup::Data), run.outcome.cost.data);
        prop_assert_eq!(outside.usd, Usd::ZERO, "every loss has an incident");
    }

    #[test]
    fn the_order_of_entries_in_the_document_changes_no_total(seed: u64) {
        let document = generated::document(seed).to_string();
        let scenario = file::read_leniently(&document).0.expect("a generated document can be read");
        let mut turned = scenario.clone();
        turned.components.reverse();
        turned.plans.reverse();
        turned.plans.iter_mut().for_each(|plan| {
            plan.rules.reverse();
            plan.rules.iter_mut().for_each(|rule| rule.copies.reverse());
        });
        turned.vaults.reverse();
        turned.on_demand_backups.reverse();
        let total = |scenario: Scenario| Run::new(Arc::new(scenario)).ledger().protection();
        let (one, other) = (total(scenario), total(turned));
        prop_assert_eq!(one.at_least, other.at_least);
        // Shares of the allowance and of replication servers are rounded one by one.
        prop_assert!((one.usd.micros() - other.usd.micros()).abs() <= 50, "{one} {other}");
    }
}
