//! The map as a canvas: lines of the design only, groups, and what is said while one works on it.

use std::sync::Arc;

use serde_json::json;
use tabletop::chart::map::{
    GatheredDesign, Grouping, LineKind, Map, MapView, layout, layout_in, twins,
};
use tabletop::engine::Run;
use tabletop::model::{ComponentId, Scenario, presets};
use tabletop::show::Line;
use tabletop::show::workbench::canvas;
use tabletop::show::workbench::map::{group_line, whole_line};
use tabletop::show::workbench::moment::StateRow;

use crate::support;

const BENCH: (f64, f64) = (820.0, 292.0);

/// So many components in three tiers, each of which needs one of the next.
fn many(count: usize) -> Scenario {
    let tiers = ["load_balancer", "ec2_fleet", "rds_instance"];
    let components: Vec<_> = (0..count)
        .map(|at| {
            let needs =
                if at % 3 < 2 && at + 1 < count { vec![format!("c{}", at + 1)] } else { vec![] };
            json!({
                "id": format!("c{at}"), "kind": tiers[at % 3], "site": "p", "needs": needs,
                "tags": { "app": format!("app-{}", at % 9) }
            })
        })
        .collect();
    support::scenario(&json!({
        "format": 1,
        "clock": { "start": "2026-11-02T00:00:00Z", "days": 7 },
        "sites": [{ "id": "p", "kind": "region", "region": "us-east-1" }],
        "components": components,
        "journeys": [{ "id": "shop", "needs": ["c0"] }]
    }))
}

fn picture(scenario: &Scenario) -> Map {
    let run = Run::unchecked(Arc::new(scenario.clone()));
    let by = Grouping::of(scenario);
    GatheredDesign::of(scenario, &by, &[]).laid_out(&twins(&run), BENCH)
}

#[test]
fn every_line_of_the_map_is_one_of_the_design() {
    for preset in presets::PRESETS {
        let scenario = preset.scenario();
        let run = Run::unchecked(Arc::new(scenario.clone()));
        for line in layout(&scenario, &twins(&run), 1_000.0).lines {
            let from = line.from.as_ref().and_then(|id| scenario.component(id));
            match (line.kind, from, &line.to) {
                (LineKind::Needs, Some(from), Some(to)) => assert!(from.needs.contains(to)),
                (LineKind::Degrades, Some(from), Some(to)) => {
                    assert!(from.degraded_without.contains(to));
                }
                (LineKind::Journey, None, Some(to)) => assert!(
                    scenario
                        .journeys
                        .iter()
                        .any(|it| it.needs.contains(to) || it.degraded_without.contains(to))
                ),
                (LineKind::Copy, Some(_), None) => assert!(line.twin.is_some()),
                other => panic!("{}: {other:?}", scenario.name),
            }
        }
    }
}

#[test]
fn users_reach_every_journey() {
    for preset in presets::PRESETS {
        let scenario = preset.scenario();
        let map = layout(&scenario, &[], 1_000.0);
        let entries: Vec<&ComponentId> = map
            .lines
            .iter()
            .filter(|it| it.from.is_none())
            .filter_map(|it| it.to.as_ref())
            .collect();
        for journey in &scenario.journeys {
            let named = journey.needs.iter().chain(&journey.degraded_without);
            assert!(named.clone().any(|it| entries.contains(&it)), "{}", journey.label());
        }
    }
    // Two that need each other are reached all the same.
    let mut scenario = many(3);
    scenario.components[2].needs = vec!["c0".into()];
    let map = layout(&scenario, &[], 1_000.0);
    assert_eq!(map.lines.iter().filter(|it| it.from.is_none()).count(), 1);
}

#[test]
fn a_design_of_many_components_is_legible_at_fit() {
    for count in [6, 25, 26, 100, 400] {
        let map = picture(&many(count));
        let fit = MapView::fit(&map, BENCH);
        // Names are 13 CSS pixels high: at three quarters they are as small as text may be.
        assert!(fit.zoom > 0.75, "{count}: {}", fit.zoom);
        let members: usize = map.nodes.iter().map(|it| it.components().len()).sum();
        assert_eq!(members, count, "none is left out");
    }
}

#[test]
fn a_higher_frame_gets_more_rows() {
    let scenario = many(100);
    let zoom = |frame| MapView::fit(&layout_in(&scenario, &[], frame), frame).zoom;
    let low = MapView::fit(&layout(&scenario, &[], 1_000.0), (1_000.0, 600.0)).zoom;
    assert!(zoom((1_000.0, 600.0)) > low * 1.2);
}

#[test]
fn components_are_gathered_by_tier_or_tag_and_apart_where_a_group_is_open() {
    let scenario = many(30);
    assert_eq!(
        Grouping::all(&scenario),
        [Grouping::Nothing, Grouping::Tier, Grouping::Tag("app".to_owned())]
    );
    let by_tier = GatheredDesign::of(&scenario, &Grouping::Tier, &[]);
    let names: Vec<&str> = by_tier.scenario.components.iter().map(|it| it.label()).collect();
    assert_eq!(names, ["entry ×10", "compute ×10", "data ×10"]);
    let entry = by_tier.scenario.components[0].clone();
    assert_eq!(entry.needs, [by_tier.scenario.components[1].id.clone()]);
    assert_eq!(by_tier.scenario.journeys[0].needs, std::slice::from_ref(&entry.id));
    let open = [entry.id.clone()];
    let opened = GatheredDesign::of(&scenario, &Grouping::Tier, &open);
    assert_eq!(opened.scenario.components.len(), 10 + 2);
    let by_tag = GatheredDesign::of(&scenario, &Grouping::Tag("app".to_owned()), &[]);
    assert_eq!(by_tag.scenario.components.len(), 9);
    let apart = GatheredDesign::of(&scenario, &Grouping::Tag("team".to_owned()), &[]);
    assert_eq!(apart.scenario.components.len(), 30);
    for by in Grouping::all(&scenario) {
        assert_eq!(canvas::grouping_of(&canvas::key_of(&by)), by);
    }
}

#[test]
fn a_group_says_what_its_worst_component_says() {
    let scenario = presets::first();
    let run = Run::unchecked(Arc::new(scenario.clone()));
    let lines: Vec<Line> =
        scenario.components.iter().map(|it| whole_line(&run, &it.id, None)).collect();
    let group = group_line("shop ×5", &lines);
    assert_eq!(group[StateRow::AT.tone], "bad");
    assert!(group[StateRow::AT.state].starts_with("down "), "{group:?}");
    assert!(group[StateRow::AT.spoken].starts_with("shop ×5, 5 components, worst: Orders DB, "));
    let calm: Vec<Line> =
        lines.into_iter().filter(|it| it[StateRow::AT.tone] == "neutral").collect();
    let group = group_line("calm ×4", &calm);
    assert_eq!(group[StateRow::AT.state], group[StateRow::AT.word]);
    assert_eq!(group_line("none", &[]), Line::new());
}

#[test]
fn what_is_done_on_the_map_is_said() {
    let scenario = presets::first();
    let [web, orders] = ["web", "orders"].map(ComponentId::from);
    assert_eq!(canvas::chosen(&scenario, std::slice::from_ref(&web)), "Web front end");
    assert_eq!(canvas::chosen(&scenario, &[web.clone(), orders.clone()]), "2 selected");
    assert_eq!(
        canvas::connected(&scenario, &web, &orders),
        "“Web front end” requires “Orders DB”."
    );
    assert_eq!(
        canvas::connecting(&scenario, &web, None),
        "Choose the component that “Web front end” requires."
    );
    let found = canvas::find(&scenario, "postgres");
    assert_eq!(found.len(), 1);
    assert_eq!(canvas::find(&scenario, " "), Vec::<Line>::new());
    assert_eq!(canvas::tag(" app = shop "), Some(("app".to_owned(), "shop".to_owned())));
    for typed in ["app", "=shop", "app="] {
        assert_eq!(canvas::tag(typed), None);
    }
}
