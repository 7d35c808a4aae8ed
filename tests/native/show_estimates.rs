//! Prices without a published source: left out, or estimated where that is asked for.

use std::sync::Arc;

use tabletop::engine::Run;
use tabletop::engine::ledger::{Estimates, Total};
use tabletop::model::presets;
use tabletop::show::cost::Costs;
use tabletop::show::cost::bill::{BillLine, BillQuery, By, bill_lines};
use tabletop::show::cost::figures::{figures, protection_per_month};
use tabletop::show::workbench::key_figures::KeyFigureRow;
use tabletop::units::Usd;

fn costs(estimates: Estimates) -> Costs {
    let run = Arc::new(Run::unchecked(Arc::new(presets::first())));
    let ledger = run.ledger();
    Costs { run, ledger, estimates }
}

#[test]
fn a_headline_is_a_range_only_where_that_is_asked_for() {
    const AT: KeyFigureRow<usize> = KeyFigureRow::AT;
    let [off, on] = [Estimates::Off, Estimates::On].map(|it| figures(&costs(it)));
    assert!(off[0][AT.value].starts_with("at least $"), "{:?}", off[0]);
    assert!(!on[0][AT.value].contains("at least"), "{:?}", on[0]);
    assert!(on[0][AT.value].contains('–') || on[0][AT.value].starts_with("about"), "{:?}", on[0]);
    assert_eq!(on[0][AT.alarm], "estimated");
    let run = &costs(Estimates::On).run;
    assert_eq!(protection_per_month(run, None, Estimates::On)[AT.value], on[0][AT.value]);
    assert_eq!(protection_per_month(run, None, Estimates::Off)[AT.value], off[0][AT.value]);
}

#[test]
fn each_estimated_line_says_what_it_rests_on() {
    let query = BillQuery { month: None, by: By::Category };
    let [off, on] = [Estimates::Off, Estimates::On].map(|it| bill_lines(&costs(it), query, 500));
    let unknown = |lines: &[Vec<String>]| {
        lines.iter().filter(|it| it[BillLine::AT.amount].is_empty()).count()
    };
    assert!(unknown(&off.lines) > 0);
    assert_eq!(unknown(&on.lines), 0, "all of them have a neighbor");
    for (before, now) in off.lines.iter().zip(&on.lines) {
        if before[BillLine::AT.amount].is_empty() {
            assert_eq!(now[BillLine::AT.word], "estimated");
            assert!(now[BillLine::AT.source].starts_with("estimated from "), "{now:?}");
        } else {
            assert_eq!(before, now, "what is known stays as it is");
        }
    }
}

#[test]
fn an_estimated_sum_holds_the_known_one() {
    for preset in presets::PRESETS {
        let run = Run::unchecked(Arc::new(preset.scenario()));
        let ledger = run.ledger();
        let known: Total = ledger.entries.iter().map(Total::from).sum();
        let off = ledger.estimated(&ledger.entries, Estimates::Off);
        assert_eq!((off.known, off.count, off.range()), (known, 0, (known.usd, known.usd)));
        let on = ledger.estimated(&ledger.entries, Estimates::On);
        let (low, high) = on.range();
        assert!(known.usd <= low && low <= high, "{}", preset.name);
        assert_eq!(on.known.usd, known.usd);
        assert!(on.count == 0 || high > Usd::ZERO, "{}", preset.name);
    }
}
