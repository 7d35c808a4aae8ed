//! What the Cost view says: key figures, the bill, prices and assumptions.

use std::sync::Arc;

use tabletop::catalog::Assumption;
use tabletop::catalog::prices::{EVERYWHERE, PRICES, UnitPrice};
use tabletop::engine::Run;
use tabletop::engine::ledger::{AmountStatus, Estimates, Total};
use tabletop::model::{Scenario, presets};
use tabletop::show::cost::Costs;
use tabletop::show::cost::assumptions::{
    AssumptionRow, GROUP_COUNT, group_rows, group_title, says as assumptions_say, set_label,
};
use tabletop::show::cost::bill::{
    BillLine, BillQuery, By, GroupRow, bill_lines, reason, shown, why,
};
use tabletop::show::cost::csv::csv;
use tabletop::show::cost::figures::figures;
use tabletop::show::cost::money::{cents, mark, quantity, rough, total};
use tabletop::show::cost::prices::{PriceAt, PriceRow, book, home, says, used};
use tabletop::show::workbench::key_figures::KeyFigureRow;
use tabletop::units::Usd;

fn costs(scenario: Scenario) -> Costs {
    let run = Arc::new(Run::unchecked(Arc::new(scenario)));
    let ledger = run.ledger();
    Costs { run, ledger, estimates: Estimates::Off }
}

fn first() -> Costs {
    costs(presets::first())
}

const ALL: BillQuery = BillQuery { month: None, by: By::Category };

#[test]
fn amounts_are_written_to_the_cent_and_say_what_is_unknown() {
    let of = |usd: f64, at_least: bool| Total {
        usd: Usd::from_micros((usd * 1e6) as i64),
        at_least,
        provisional: false,
    };
    for (amount, expected) in [
        (of(1_204.5, false), "$\u{a0}1,204.50"),
        (of(0.001, false), "$\u{a0}0.00…"),
        (of(-3.0, false), "\u{2212}$\u{a0}3.00"),
        (of(41.2, true), "at least $\u{a0}41.20"),
        (of(0.0, true), "unknown"),
    ] {
        assert_eq!(total(amount), expected);
    }
    assert_eq!(cents(Usd::ZERO), "$\u{a0}0.00");
    assert_eq!(rough(of(41.2, true)), "at least $ 41");
    assert_eq!(rough(of(0.0, true)), "unknown");
    for (status, word) in [
        (AmountStatus::Known, ""),
        (AmountStatus::Provisional, "provisional"),
        (AmountStatus::Unknown, "unknown"),
    ] {
        assert_eq!(mark(status).1, word);
    }
    for (number, expected) in [
        (125.42, "125.42"),
        (1_734.2, "1,734"),
        (0.0004, "0.0004"),
        (0.00001, "0.0000…"),
        (0.0, "0"),
    ] {
        assert_eq!(quantity(number), expected);
    }
}

#[test]
fn the_key_figures_name_what_costs_most_and_what_is_not_known() {
    let figures = figures(&first());
    let labels: Vec<&str> = figures.iter().map(|it| it[KeyFigureRow::AT.label].as_str()).collect();
    assert_eq!(
        labels,
        ["Protection per month", "Protection, total", "Cost of incidents", "Recovery", "Prices"]
    );
    let text = |at: usize, of: usize| figures[at][of].as_str();
    assert!(text(0, KeyFigureRow::AT.value).starts_with("at least $ "));
    assert!(text(0, KeyFigureRow::AT.detail).starts_with("replication "));
    assert_eq!(text(1, KeyFigureRow::AT.detail), "over 14 days");
    assert_eq!(text(4, KeyFigureRow::AT.value), "4 unknown");
}

#[test]
fn the_bill_has_the_same_total_however_it_is_grouped() {
    let costs = first();
    let by = |by: By| bill_lines(&costs, BillQuery { by, ..ALL }, usize::MAX);
    let total = |by_what: By| by(by_what).totals.last().cloned().expect("a total");
    let whole = total(By::Category);
    assert_eq!(whole[GroupRow::AT.title], "Total");
    assert!(whole[GroupRow::AT.sum].starts_with("at least $"));
    for other in [By::Component, By::Mechanism] {
        assert_eq!(total(other), whole);
    }
    let bill = by(By::Category);
    assert_eq!(bill.count, bill.lines.len());
    for group in &bill.groups {
        let place = &group[GroupRow::AT.place];
        assert!(bill.lines.iter().any(|it| it[BillLine::AT.group] == *place));
    }
    let part = bill_lines(&costs, ALL, 3);
    assert_eq!((part.lines.len(), part.count), (3, bill.count));
    assert_eq!(part.totals, bill.totals);
    assert_eq!(shown(3, 12), "3 of 12 lines are shown; sums include all lines.");
}

#[test]
fn a_line_explains_itself_and_names_the_price_that_is_missing() {
    let costs = first();
    let bill = bill_lines(&costs, ALL, usize::MAX);
    for line in &bill.lines {
        let reason = reason(&costs, &line[BillLine::AT.entry]);
        assert!(!reason.is_empty(), "{line:?}");
        let is_unknown = line[BillLine::AT.word] == "unknown";
        assert_eq!(line[BillLine::AT.amount].is_empty(), is_unknown, "{line:?}");
    }
    let wanted: Vec<PriceAt> = bill
        .lines
        .iter()
        .filter(|it| !it[BillLine::AT.wanted].is_empty())
        .map(|it| PriceAt::of_id(&it[BillLine::AT.wanted]))
        .collect();
    let names: Vec<String> = wanted.iter().map(PriceAt::name).collect();
    assert!(names.contains(&"S3 backup storage in us-west-2".to_owned()), "{names:?}");
    assert_eq!(reason(&costs, "none"), "");
    assert_eq!(why("Orders DB", "Copies"), "Why: Orders DB, Copies");
}

#[test]
fn a_price_is_of_the_book_of_the_design_or_unknown() {
    let mut scenario = presets::first();
    let price = |id: &str| PriceAt::of_id(id);
    let unknown = used(&costs(scenario.clone()).ledger, &scenario)
        .into_iter()
        .find(|it| price(it).name() == "S3 backup storage in us-west-2")
        .expect("it is used");
    let row = price(&unknown).row(&scenario);
    assert_eq!(row[PriceRow::AT.usd], "");
    assert_eq!(row[PriceRow::AT.nearest], "$0.05");
    assert_eq!(row[PriceRow::AT.nearest_region], "us-east-1");
    assert_eq!(row[PriceRow::AT.word], "unknown");

    let known = used(&costs(scenario.clone()).ledger, &scenario)
        .into_iter()
        .find(|it| price(it).name() == "RDS backup storage in us-east-1")
        .expect("it is used");
    let row = price(&known).row(&scenario);
    assert_eq!(row[PriceRow::AT.usd], "0.095");
    assert_eq!(
        (row[PriceRow::AT.is_own].as_str(), row[PriceRow::AT.instead_of].as_str()),
        ("", "")
    );

    let at = price(&known);
    let mut document = serde_json::to_value(&scenario).expect("it is written");
    document["prices"] = serde_json::json!({ &*at.key: { &*at.region: 0.19 } });
    scenario = serde_json::from_value(document).expect("it is read");
    let row = at.row(&scenario);
    assert_eq!(row[PriceRow::AT.usd], "0.19");
    assert_eq!(row[PriceRow::AT.confidence], "set by you");
    assert_eq!(row[PriceRow::AT.instead_of], "Price book: $0.095");
    assert_eq!(PriceAt::of_id(&at.id()), at);
    assert_eq!(at.field(), "Price of RDS backup storage in us-east-1 in USD");
    assert_eq!(at.set_label(0.19), "Set the price of RDS backup storage in us-east-1 to 0.19");
    assert_eq!(UnitPrice::from_f64(0.1).digits(), "0.10");
}

#[test]
fn prices_are_found_by_their_words() {
    let scenario = presets::first();
    assert_eq!(home(&scenario), "us-east-1");
    assert_eq!(book(&scenario, "eu-central-1", "").len(), PRICES.len());
    let found = book(&scenario, "eu-central-1", "gp3 EBS");
    let names: Vec<String> = found.iter().map(|it| PriceAt::of_id(it).name()).collect();
    assert_eq!(names, ["EBS volume, gp3 in eu-central-1"]);
    assert!(book(&scenario, "eu-central-1", "no such price").is_empty());
    let everywhere = PriceAt::new("x", &EVERYWHERE.into());
    assert!(!everywhere.name().contains(" in "), "{}", everywhere.name());
    for (used, own, expected) in [
        (12, 0, "12 prices, all from the price book."),
        (1, 1, "1 price. This design sets 1 price."),
        (12, 3, "12 prices. This design sets 3 prices."),
    ] {
        assert_eq!(says(used, own), expected);
    }
}

#[test]
fn every_assumption_is_in_one_group() {
    let mut scenario = presets::first();
    scenario.assumptions.clear();
    let rows: Vec<_> = (0..GROUP_COUNT).flat_map(|at| group_rows(&scenario, at)).collect();
    let keys: Vec<&str> = rows.iter().map(|it| it[AssumptionRow::AT.key].as_str()).collect();
    let all: Vec<&str> = Assumption::ALL.iter().map(|it| it.key()).collect();
    assert_eq!(keys, all);
    assert!(rows.iter().all(|it| it[AssumptionRow::AT.is_own].is_empty()));
    assert!((0..GROUP_COUNT).all(|at| !group_title(at).is_empty()));
    for (own, expected) in [
        (0, "All assumptions have their defaults."),
        (1, "This design sets 1 assumption."),
        (4, "This design sets 4 assumptions."),
    ] {
        assert_eq!(assumptions_say(own), expected);
    }
    assert_eq!(set_label("Time to decide", 10_080.0), "Set “Time to decide” to 10,080");
}

#[test]
fn the_bill_as_a_file_has_a_line_for_each_of_its_lines() {
    let costs = first();
    let text = csv(&costs, ALL);
    let lines = text.lines().count();
    assert_eq!(lines, bill_lines(&costs, ALL, usize::MAX).count + 1);
    assert!(text.contains(",unknown\r\n"));
}
