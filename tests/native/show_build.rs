//! What the Build view says: the table of components, types to add, and the orders of a day.

use std::sync::Arc;

use tabletop::catalog::ComponentKind;
use tabletop::engine::Run;
use tabletop::model::presets;
use tabletop::show::build::add::{
    TypeRow, as_something_else, kind_called, name_for, not_found, types,
};
use tabletop::show::build::hours::{
    CURVES, HOURS, choices, chosen, chosen_label, curve, field, hour_label, refused,
};
use tabletop::show::build::table::{Column, ComponentRow, Order, shown, summary, table};
use tabletop::show::build::{entry_of, part_of, parts};
use tabletop::show::forms::PartRow;

fn names(order: Option<Order>, wanted: &str) -> Vec<String> {
    let run = Run::unchecked(Arc::new(presets::first()));
    let rows = shown(table(&run), wanted, order);
    rows.into_iter().map(|line| line[ComponentRow::AT.name].clone()).collect()
}

#[test]
fn the_table_is_sorted_by_what_people_read_and_numbers_by_their_size() {
    let by = |column: Column, descends: bool| names(Some(Order { column, descends }), "");
    assert_eq!(names(None, "")[0], "Web front end");
    assert_eq!(by(Column::Name, false)[0], "ERP servers");
    assert_eq!(by(Column::Name, true)[0], "Web front end");
    assert_eq!(by(Column::Data, true)[0], "Product images");
    // A component without an objective comes after those with one.
    assert_eq!(by(Column::Rpo, false).last().map(String::as_str), Some("Web front end"));
    for column in Column::ALL {
        let mut up = by(column, false);
        up.sort();
        let mut down = by(column, true);
        down.sort();
        assert_eq!(up, down, "{column:?}");
    }
    assert_eq!(Order::of(None), ("none", ""));
    let order = Order { column: Column::Site, descends: true };
    assert_eq!(Order::of(Some(order)), ("descending", " ▼"));
}

#[test]
fn the_filter_looks_into_every_column_that_is_shown() {
    assert_eq!(names(None, "rds"), ["Orders DB"]);
    assert_eq!(names(None, "  Orders db "), ["Orders DB"]);
    assert!(names(None, "true").is_empty());
    for (all, shown, expected) in
        [(5, 5, "5 components"), (5, 1, "1 of 5 components"), (1, 1, "1 component")]
    {
        assert_eq!(summary(all, shown), expected);
    }
}

#[test]
fn every_component_type_can_be_found_and_says_what_protects_it() {
    assert_eq!(types("").len(), ComponentKind::ALL.len());
    let found = types("Amazon RDS");
    assert!(!found.is_empty());
    for row in types("") {
        assert!(row[TypeRow::AT.about].contains(". Protected by "), "{row:?}");
    }
    assert!(types("nothing like this").is_empty());
}

#[test]
fn a_type_is_found_by_the_words_people_use_for_it() {
    for (words, name) in [
        ("ALB", "Load balancer"),
        ("postgres", "RDS instance"),
        ("MySQL", "RDS instance"),
        ("redis", "ElastiCache cluster"),
        ("cache", "ElastiCache cluster"),
        ("Amazon ElastiCache", "ElastiCache cluster"),
        ("container", "Other component"),
        ("sqs", "Other component"),
        ("dns", "Route 53 hosted zone"),
        ("s3", "S3 bucket"),
    ] {
        let found = types(words);
        assert_eq!(found.first().map(|it| it[TypeRow::AT.name].as_str()), Some(name), "{words}");
        assert_eq!(kind_called(words).map(|it| it.spec().name), Some(name), "{words}");
        assert_eq!(not_found(words), "", "{words}");
    }
    assert_eq!(kind_called("rds_instance"), Some(ComponentKind::RdsInstance));
    assert_eq!(kind_called("ledger of quanta"), None);
    assert_eq!(kind_called(" "), None);
}

#[test]
fn what_has_no_type_can_be_added_as_something_else() {
    assert_eq!(
        not_found(" Quantum ledger "),
        "No component type matches “Quantum ledger”. Add it as something else, or see all types."
    );
    assert_eq!(as_something_else("Quantum ledger"), "Add something else “Quantum ledger”");
    let other = ComponentKind::Other;
    assert_eq!(name_for(other, " Quantum ledger "), Some("Quantum ledger".to_owned()));
    for (kind, wanted) in [(other, ""), (other, "Other"), (ComponentKind::S3Bucket, "bucket")] {
        assert_eq!(name_for(kind, wanted), None);
    }
}

#[test]
fn a_curve_is_recognized_by_its_shares() {
    for ready in CURVES {
        assert_eq!(chosen(&ready.shares), ready.key);
        assert_eq!(curve(ready.key).map(|it| it.name), Some(ready.name));
        assert!(ready.written().is_empty() || ready.written().len() == HOURS);
    }
    assert_eq!(chosen(&[7.0; HOURS]), chosen(&[1.0; HOURS]));
    let mut own = [1.0; HOURS];
    own[9] = 5.0;
    assert_eq!(chosen(&own), "own");
    assert_eq!(choices("own").len(), CURVES.len() + 1);
    assert_eq!(choices(chosen(&[1.0; HOURS])).len(), CURVES.len());
    let even = curve("even").expect("it is ready-made");
    assert_eq!(chosen_label(even), "Set the orders over the day to “Constant”");
    assert_eq!(hour_label(9), "Set the orders at 09:00");
    assert_eq!(refused(9), "09:00 needs a number, 0 or more.");
    assert_eq!(field(9), ("09".to_owned(), "Share of orders at 09:00".to_owned()));
}

#[test]
fn a_place_of_the_document_is_in_one_part() {
    for (path, part) in [
        ("/components", Some("/components")),
        ("/components/3/name", Some("/components/3")),
        ("/sites/0", Some("/sites")),
        ("/journeys/0/needs", Some("/journeys")),
        ("/clock/days", Some("/clock")),
        ("/name", Some("/clock")),
        ("/plans/0", None),
        ("", None),
    ] {
        assert_eq!(part_of(path).as_deref(), part, "{path}");
    }
    assert_eq!(entry_of("/components/3"), "/components");
    assert_eq!(entry_of("/sites"), "/sites");
    let counts: Vec<String> =
        parts(|_| 2).into_iter().map(|it| it[PartRow::AT.count].clone()).collect();
    assert_eq!(counts, ["2", "2", "2", ""]);
}
