//! The smallest change that meets an objective.

use super::*;

fn protection(scenario: &Scenario) -> i64 {
    let alone = Scenario { incidents: Vec::new(), drills: Vec::new(), ..scenario.clone() };
    let run = Run::unchecked(Arc::new(alone));
    run.protection_ledger().protection_per_month().usd.micros()
}

#[test]
fn the_smallest_change_meets_its_cell_costs_what_the_ledger_says_and_breaks_no_rule() {
    let scenario = shipped("nine_in_the_evening");
    let orders = ComponentId::from("orders");
    let before = assess(&scenario);
    let breached: Vec<Disruption> = before.rows[0]
        .cells
        .iter()
        .filter(|cell| cell.verdict() == Verdict::Breached)
        .map(Cell::disruption)
        .collect();
    assert_eq!(breached, [Disruption::Software, Disruption::Region, Disruption::DataLoss]);
    for disruption in breached {
        let found = smallest(&scenario, &orders, disruption);
        let Smallest::Found(remedy) = found else { panic!("{disruption:?}: {found:?}") };
        let after = file::edited(&scenario, &remedy.fix.edits).expect("the edits fit");
        let findings = check::check(&after);
        assert!(!check::has_errors(&findings), "{disruption:?}: {findings:#?}");
        let met = assess(&after).cell(&orders, disruption).map(Cell::verdict);
        assert_eq!(met, Some(Verdict::Met), "{disruption:?}: {}", remedy.fix.label);
        let more = protection(&after) - protection(&scenario);
        assert_eq!(remedy.per_month.usd.micros(), more, "{disruption:?}");
        assert!(!remedy.fix.label.is_empty());
    }
}

#[test]
fn what_nothing_helps_says_what_comes_nearest_and_what_is_left() {
    let mut document = document("cron(0 0/6 * * ? *)");
    // A database of fifty terabytes is not restored in a minute.
    document["components"][0]["size_gib"] = json!(50_000);
    document["components"][0]["rto_minutes"] = json!(1);
    let scenario = support::scenario(&document);
    match smallest(&scenario, &ComponentId::from("orders"), Disruption::DataLoss) {
        Smallest::NotFound { why, tried, .. } => {
            assert!(tried > 10, "{tried}");
            assert!(why.contains("Restore"), "{why}");
        }
        other => panic!("{other:?}"),
    }
    let met = smallest(&scenario, &ComponentId::from("orders"), Disruption::DataCenter);
    assert!(matches!(met, Smallest::NothingToDo));
}
