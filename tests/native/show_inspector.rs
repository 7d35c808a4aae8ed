//! What the inspector says of a component under an incident: outcome, options, recovery points, protection.

use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::catalog::IncidentKind;
use tabletop::engine::{Impact, Run};
use tabletop::model::{Edit, Incident, IncidentId, Scenario, presets};
use tabletop::show::workbench::inspector::incident::{incidents, noticed, noticed_source};
use tabletop::show::workbench::inspector::not_hit::{hit_by, hits_nothing, spared};
use tabletop::show::workbench::inspector::outcome::{
    ResultRow, critical_path, failback, hindsight, lead, objective, result,
};
use tabletop::show::workbench::inspector::phases::{PhaseRow, any_has_time, bars};
use tabletop::show::workbench::inspector::points::{
    EACH_SIDE, PointRow, detailed, listed, looked_at, neighbor,
};
use tabletop::show::workbench::inspector::protection::{RuleRow, rule_lines};
use tabletop::show::workbench::inspector::survival::{SurvivalRow, drill, facts, uses_drs};
use tabletop::show::workbench::inspector::{component, label_of};
use tabletop::show::workbench::options::{
    OptionRow, edit_of_pin, refused, refused_pin, taken, usable,
};
use tabletop::show::{ChoiceRow, FactRow};
use tabletop::units::Instant;

use crate::support::{assert_sentences, bare, texts};

fn at(text: &str) -> Instant {
    Instant::parse(&format!("2026-11-{text}Z")).expect("a moment")
}

fn run(scenario: &Scenario) -> Run {
    Run::unchecked(Arc::new(scenario.clone()))
}

/// The shipped design under one incident of a kind, on the first thing that it can hit.
fn under(kind: IncidentKind) -> Scenario {
    let mut scenario = presets::first();
    let target = scenario.targets(kind.spec().target).first().cloned().unwrap_or_default();
    let id = IncidentId::from("it");
    scenario.incidents = vec![Incident::new(id, kind, target, at("05T09:00:00"))];
    scenario
}

#[test]
fn outcomes_of_every_kind_of_incident() {
    let mut said = Vec::new();
    let designs = IncidentKind::ALL.iter().map(|kind| under(*kind));
    for scenario in designs.chain([presets::first(), bare()]) {
        let run = run(&scenario);
        for (incident, impact) in run.outcome.impacts() {
            let label = scenario.incident(&incident.id).expect("it is there").label(&scenario);
            said.push(format!(
                "# {}: {}",
                label_of(&scenario, &impact.component),
                lead(&label, Some(incident.at), false)
            ));
            let cells = result(impact, run.is_felt(&impact.component));
            said.push(
                cells.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" | "),
            );
            assert_eq!(cells.len(), ResultRow::AT.sentence + 1);
            let sentences = [
                critical_path(&run, &incident.id, &impact.component),
                failback(impact),
                hindsight(impact),
            ];
            said.extend(sentences.into_iter().filter(|it| !it.is_empty()));
        }
    }
    assert_sentences("outcomes", &said);
}

#[test]
fn recovery_options_say_what_they_give_and_why() {
    const AT: OptionRow<usize> = OptionRow::AT;
    let columns = [AT.name, AT.gives, AT.because, AT.phases, AT.button];
    let mut said = Vec::new();
    for kind in [IncidentKind::AccidentalDeletion, IncidentKind::RegionOutage] {
        let run = run(&under(kind));
        for (_, impact) in run.outcome.impacts() {
            let is_felt = run.is_felt(&impact.component);
            said.push(format!("# {}", label_of(&run.scenario, &impact.component)));
            for lines in [taken(impact, is_felt), usable(impact, is_felt), refused(impact)] {
                said.extend(texts(&lines, &columns));
            }
        }
    }
    assert_sentences("options", &said);
}

#[test]
fn a_pinned_option_is_used_or_said_to_be_impossible() {
    let mut scenario = under(IncidentKind::RegionOutage);
    let run_before = run(&scenario);
    let choice = |impact: &Impact| {
        let usable = impact.usable.iter().find(|it| it.vault.is_none())?.option;
        Some((usable, impact.refused.iter().find(|it| it.vault.is_none())?.option))
    };
    let found = run_before.outcome.impacts().find_map(|(incident, impact)| {
        choice(impact).map(|(usable, refused)| (incident, impact, usable, refused))
    });
    let (incident, impact, option, impossible) = found.expect("a component with a choice");
    let pin = |scenario: &Scenario, option: &str| {
        edit_of_pin(scenario, &incident.id, &impact.component, Some((option, ""))).expect("a pin")
    };
    let (label, edit) = pin(&scenario, option.key());
    let name = label_of(&scenario, &impact.component);
    assert_eq!(label, format!("Use “{}” for {name}", option.spec().name));
    assert!(matches!(edit, Edit::Set { pointer, .. } if pointer == "/incidents/0/pins"));
    let apply = |scenario: &mut Scenario, pins: Value| {
        scenario.incidents[0].pins = serde_json::from_value(pins).expect("pins");
    };
    let pins = |key: &str| json!([{ "component": impact.component.as_str(), "option": key }]);
    apply(&mut scenario, pins(option.key()));
    let chosen = run(&scenario);
    let line = chosen.outcome.impacts().find(|(_, it)| it.component == impact.component);
    let line = taken(line.expect("it is hit").1, true);
    assert!(line[0][OptionRow::AT.because].starts_with("You chose this option. "), "{line:?}");
    assert_eq!(line[0][OptionRow::AT.button], "Choose automatically");

    apply(&mut scenario, pins(impossible.key()));
    let other = run(&scenario);
    let (_, refused) =
        other.outcome.impacts().find(|(_, it)| it.component == impact.component).expect("hit");
    let line = refused_pin(refused.pin.as_ref().expect("a pin")).expect("it is impossible");
    let because = &line[OptionRow::AT.because];
    assert!(because.starts_with("Not possible here, so another option was used. "), "{because}");

    let (label, _) =
        edit_of_pin(&scenario, &incident.id, &impact.component, None).expect("it is pinned");
    assert_eq!(label, format!("Choose automatically for {name}"));
}

#[test]
fn an_incident_that_does_not_affect_a_component_says_whom_it_does() {
    let mut said = Vec::new();
    for kind in IncidentKind::ALL {
        let scenario = under(*kind);
        let run = run(&scenario);
        let id = &scenario.incidents[0].id;
        let hit = texts(&hit_by(&run, id), &[ChoiceRow::AT.label]);
        said.push(format!("{}: {} {}", kind.spec().name, spared(&scenario, id), hit.join(", ")));
    }
    let mut late = presets::first();
    late.incidents[0].at = late.clock.end() + tabletop::units::Span::days(1);
    let mut missing = presets::first();
    missing.incidents[0].target = "nothing".to_owned();
    let mut empty = under(IncidentKind::RegionOutage);
    empty.components.clear();
    let mut link = under(IncidentKind::LinkLoss);
    link.components.truncate(1);
    let mut stateless = presets::first();
    let web = stateless.components.iter().find(|it| !it.holds_any_data()).expect("one");
    stateless.incidents[0].target = web.id.to_string();
    for scenario in [late, missing, empty, link, stateless] {
        said.push(hits_nothing(&run(&scenario), &scenario.incidents[0].id));
    }
    assert_sentences("not_hit", &said);
}

#[test]
fn recovery_points_around_a_moment() {
    let scenario = presets::first();
    let run = run(&scenario);
    let mut said = Vec::new();
    for component in &scenario.components {
        let moment = looked_at(&scenario, None, Some(&scenario.incidents[0].id));
        assert_eq!(moment, scenario.incidents[0].at);
        let lane = run.points_near(&component.id, moment, EACH_SIDE);
        let list = listed(&run, &lane, moment);
        said.push(format!("# {}", component.label()));
        const AT: PointRow<usize> = PointRow::AT;
        said.extend(texts(&list, &[AT.captured, AT.rule, AT.state, AT.is_chosen]));
        said.extend(texts(&detailed(&run, &lane, moment), &[FactRow::AT.name, FactRow::AT.value]));
        if let Some(earlier) = neighbor(&list, true) {
            let chosen = list.iter().find(|it| it[AT.is_chosen] == "true").expect("one is chosen");
            assert!(earlier < chosen[AT.moment], "{earlier}");
        }
    }
    assert_eq!(looked_at(&scenario, None, None), scenario.clock.end());
    assert_sentences("points", &said);
}

#[test]
fn protection_and_survival_of_every_component() {
    let scenario = presets::first();
    let run = run(&scenario);
    let mut said = Vec::new();
    for it in &scenario.components {
        said.push(format!("# {}. {}", it.label(), objective(it)));
        const AT: RuleRow<usize> = RuleRow::AT;
        let rules = rule_lines(&run, &it.id);
        said.extend(texts(&rules, &[AT.title, AT.schedule, AT.lifecycle, AT.copies]));
        const FACT: SurvivalRow<usize> = SurvivalRow::AT;
        said.extend(texts(&facts(&run, &it.id), &[FACT.name, FACT.value, FACT.source]));
        let has_staging = facts(&run, &it.id).iter().any(|fact| fact[FACT.name] == "Staging area");
        assert_eq!(uses_drs(&scenario, &it.id), has_staging, "{}", it.label());
        assert!(!component::known(it).is_empty() && component::matrix(it).len() == 1);
    }
    let first = &scenario.components[0].id;
    assert_eq!(drill(&scenario, first)["at"], "2026-11-03T00:00:00Z");
    assert_sentences("protection", &said);
}

#[test]
fn phases_follow_each_other_and_fill_the_whole() {
    let run = run(&under(IncidentKind::RegionOutage));
    let mut said = Vec::new();
    for (_, impact) in run.outcome.impacts() {
        let bars = bars(impact, "Orders DB");
        assert_eq!(bars.first().map(|it| it[PhaseRow::AT.start].as_str()), Some("0.00%"));
        let has_time = bars.iter().any(|it| it[PhaseRow::AT.is_critical] == "false");
        assert_eq!(any_has_time(&bars), has_time);
        said.push(format!("# {}", label_of(&run.scenario, &impact.component)));
        said.extend(texts(&bars, &[PhaseRow::AT.label, PhaseRow::AT.length, PhaseRow::AT.term]));
    }
    assert_sentences("phases", &said);
}

#[test]
fn fields_of_an_incident_say_where_their_number_is_from() {
    let mut scenario = presets::first();
    assert_eq!(texts(&incidents(&scenario), &[ChoiceRow::AT.label]), ["Orders table dropped"]);
    let incident = &mut scenario.incidents[0];
    incident.noticed_after_minutes = None;
    assert!(noticed_source(incident).starts_with("Assumption of this product"));
    incident.noticed_after_minutes = Some(2.5);
    assert_eq!((noticed(incident).as_str(), noticed_source(incident).as_str()), ("2.5", ""));
}
