//! The report of a run: what stands alone once it has left the page.

use std::sync::Arc;

use tabletop::chart::svg;
use tabletop::engine::Run;
use tabletop::model::{Scenario, check, presets};
use tabletop::show::cost::prices::page_of;
use tabletop::show::report::{
    about, compared_under, exhibit, happens, imprint, markdown, price_pages, printed,
};
use tabletop::show::shell::help::VERSION;
use tabletop::show::text::report_name;

use crate::charts::theme;

fn run(scenario: Scenario) -> Run {
    Run::unchecked(Arc::new(scenario))
}

#[test]
fn the_report_of_a_design_says_all_that_it_rests_on() {
    let run = run(presets::first());
    let text = markdown(&run, &check::check(&run.scenario));
    for expected in [
        "# E-commerce company\n",
        "Simulated 2 Nov 2026 to 15 Nov 2026 · Tabletop ",
        "Orders table dropped, Tue 3 Nov, 11:50. Worst data loss: 5 h 50 min.",
        "| Orders DB | RPO 1 h | 5 h 50 min | breached |",
        "## Incidents\n",
        "## Objectives\n",
        "## Recoveries\n",
        "Restore a recovery point | Detect 10 min, Notify 5 min,",
        "## Findings\n",
        "## Sources\n",
    ] {
        assert!(text.contains(expected), "“{expected}” in\n{text}");
    }
    assert!(!text.contains("## Changed assumptions"), "none is changed");
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
}

#[test]
fn a_changed_assumption_and_an_own_price_are_named() {
    let document = serde_json::json!({
        "format": 1,
        "name": "Own",
        "clock": {"start": "2026-11-02T00:00:00Z", "days": 7},
        "sites": [{"id": "home", "kind": "region", "region": "us-east-1", "account": "a"}],
        "components": [{"id": "db", "kind": "rds_instance", "site": "home", "size_gib": 10}],
        "assumptions": {"start_delay_minutes": 7},
    });
    let (scenario, _) = tabletop::model::file::read_unchecked(&document.to_string());
    let run = run(scenario.expect("it can be read"));
    let text = markdown(&run, &[]);
    assert!(text.contains("## Changed assumptions"), "{text}");
    assert!(text.contains("| 7 min | "), "{text}");
    assert!(text.contains("No incidents in this design"), "{text}");
    assert!(text.contains("## Findings\n\nNo findings.\n"), "{text}");
    for section in ["## Incidents", "## Recoveries"] {
        assert!(!text.contains(section), "{section} is empty");
    }
}

#[test]
fn no_name_becomes_markdown() {
    let mut scenario = presets::first();
    scenario.name = "# <b>*Shop* | [x](y)\n- z".to_owned();
    scenario.components[0].name = "a|b\nc".to_owned();
    let text = markdown(&run(scenario), &[]);
    let title = text.lines().next().expect("a title");
    assert_eq!(title, r"# \# \<b\>\*Shop\* \| \[x\](y) - z");
    for line in text.lines().filter(|it| it.starts_with("| a")) {
        assert!(line.contains(r"a\|b c"), "{line}");
    }
}

#[test]
fn every_shipped_design_has_a_report_whose_tables_are_whole() {
    for preset in presets::PRESETS {
        let run = run(preset.scenario());
        let text = markdown(&run, &check::check(&run.scenario));
        let mut columns = None;
        for line in text.lines() {
            let cells = line.starts_with('|').then(|| line.replace(r"\|", "").matches('|').count());
            if let (Some(before), Some(now)) = (columns, cells) {
                assert_eq!(before, now, "{}: {line}", preset.name);
            }
            columns = cells;
        }
    }
}

#[test]
fn a_picture_says_what_it_is_of() {
    let run = run(presets::first());
    let around = exhibit(&run, "Downtime");
    assert_eq!(around.title, "Downtime");
    assert_eq!(around.about, "E-commerce company · Orders table dropped, Tue 3 Nov, 11:50 UTC");
    assert!(around.imprint.starts_with("Simulated 2 Nov 2026 to 15 Nov 2026 · Tabletop "));
    assert!(around.imprint.contains(VERSION) && around.imprint.contains(" · prices: AWS "));
    assert!(printed(&run).ends_with(&imprint(&run)));
    let chart = tabletop::chart::downtime::data(&run);
    let picture = svg::document(&chart, &around, (640.0, 240.0), &theme()).expect("it is drawn");
    for text in ["Downtime", "Orders table dropped", "Tabletop "] {
        assert!(picture.matches(text).count() >= 2, "“{text}” is written and described");
    }
    let none = presets::empty();
    assert_eq!(happens(&none), "no incidents");
    assert_eq!(about(&none, "no incidents"), "Untitled design · no incidents");
    let first = presets::first();
    assert!(compared_under(&first, "region_outage").contains("us-east-1"));
    assert_eq!(compared_under(&first, "timeline"), "");
    assert_eq!(report_name("Web shop"), "web-shop-report.md");
}

#[test]
fn prices_are_grouped_by_the_page_that_states_them() {
    assert_eq!(
        page_of("AWS Price List API, via github.com/someone/else, prices.yaml"),
        ("AWS Price List API", "via github.com/someone/else, prices.yaml")
    );
    assert_eq!(page_of("A pricing page, quoted by a third party").0, "A pricing page");
    assert_eq!(page_of("AWS Backup pricing page"), ("AWS Backup pricing page", ""));
    assert_eq!(page_of("Expected output of a test").0, "AWS prices as tested by a third party");
    for preset in presets::PRESETS {
        let pages = price_pages(&run(preset.scenario()));
        for page in &pages {
            assert!(!page.page.contains("github"), "{}", page.page);
            assert!(page.count > 0);
        }
    }
}
