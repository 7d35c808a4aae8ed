//! What the workbench says of the shipped design under incidents: every sentence of its panels, as tables.

use std::sync::Arc;

use tabletop::catalog::IncidentKind;
use tabletop::chart::map as layout;
use tabletop::engine::Run;
use tabletop::model::incident_templates::INCIDENT_TEMPLATES;
use tabletop::model::{ComponentId, Edit, Incident, IncidentId, Scenario, presets};
use tabletop::show::first_steps;
use tabletop::show::workbench::adding::{
    IncidentKindRow, fits_none, kinds, longer, once_more, question, when_to_add,
};
use tabletop::show::workbench::findings::{FindingRow, errors_first, rows_of};
use tabletop::show::workbench::frequency::{self, BackupFrequency};
use tabletop::show::workbench::incident_fields::{edits_of_kind, minutes_of, targets};
use tabletop::show::workbench::journeys::{JourneyRow, days_of, journeys};
use tabletop::show::workbench::key_figures::{
    self, KeyFigureRow, PROTECTION, figures, protection_unknown_yet, with_protection,
};
use tabletop::show::workbench::moment::{StateRow, map_at, shown_at};
use tabletop::show::workbench::status::Status;
use tabletop::show::workbench::story::{EventRow, event_lines};
use tabletop::show::workbench::templates::{TemplateRow, templates};
use tabletop::show::workbench::{exposure, map, why, workload};
use tabletop::show::{ChoiceRow, Line};
use tabletop::units::{Instant, Schedule, Span};

use crate::support::{assert_sentences, texts};

fn at(text: &str) -> Instant {
    Instant::parse(&format!("2026-11-{text}Z")).expect("a moment")
}

fn run(scenario: &Scenario) -> Run {
    Run::unchecked(Arc::new(scenario.clone()))
}

/// The shipped design with an outage of its first Region as well.
fn with_outage() -> Scenario {
    let mut scenario = presets::first();
    let mut outage = Incident::new(
        IncidentId::from("outage"),
        IncidentKind::RegionOutage,
        "primary".to_owned(),
        at("05T09:00:00"),
    );
    let kind = IncidentKind::RegionOutage.spec();
    outage.target = scenario.targets(kind.target).first().expect("a Region").clone();
    scenario.incidents.push(outage);
    scenario
}

#[test]
fn key_figures_of_the_run_and_of_moments() {
    const AT: KeyFigureRow<usize> = KeyFigureRow::AT;
    let columns = [AT.label, AT.value, AT.look, AT.detail, AT.alarm, AT.bar, AT.link];
    let run = run(&with_outage());
    let whole: Vec<Line> = figures(&run).map(Line::from).to_vec();
    let mut said = texts(&whole, &columns);
    for moment in ["02T12:00:00", "03T11:55:00", "03T12:20:00", "05T10:00:00"] {
        let shown = shown_at(&run, at(moment));
        said.push(String::new());
        said.push(shown.sentence.clone());
        said.extend(texts(&shown.figures, &columns));
        let keys = |lines: &[Line]| texts(lines, &[AT.key, AT.term]);
        assert_eq!(keys(&shown.figures), keys(&whole), "the same figures in the same order");
    }
    said.push(String::new());
    said.push(key_figures::sentence(&run));
    assert_sentences("key_figures", &said);

    let mut figures = whole;
    with_protection(&mut figures, protection_unknown_yet());
    let place = figures.iter().position(|it| it[AT.key] == PROTECTION);
    assert_eq!(place, Some(3), "next to what incidents cost");
}

#[test]
fn why_a_key_figure_is_what_it_is() {
    let run = run(&with_outage());
    let rows: Vec<Line> = figures(&run).map(Line::from).to_vec();
    let mut said = Vec::new();
    for row in &rows {
        let key = &row[KeyFigureRow::AT.key];
        for until in [None, Some(at("05T10:00:00"))] {
            said.push(format!("# {}", why::title(&rows, key)));
            said.extend(texts(&why::explain(&run, until, key), &[0, 1, 2]));
        }
    }
    assert!(why::explain(&run, None, "no such figure").is_empty());
    assert_sentences("why", &said);
}

#[test]
fn the_story_says_what_has_happened_and_what_is_next() {
    const AT: EventRow<usize> = EventRow::AT;
    let columns = [AT.moment, AT.state, AT.sentence, AT.remark];
    let run = run(&with_outage());
    let mut said = texts(&event_lines(&run, None), &columns);
    said.push(String::new());
    said.extend(texts(&event_lines(&run, Some(at("03T12:20:00"))), &columns));
    assert_sentences("story", &said);
}

#[test]
fn journeys_say_how_long_they_were_down_and_what_that_cost() {
    const AT: JourneyRow<usize> = JourneyRow::AT;
    let columns = [AT.name, AT.state, AT.lost, AT.rhythm];
    let run = run(&presets::first());
    let incident = run.scenario.incidents[0].id.clone();
    let mut said = texts(&journeys(&run, &run.outcome, None, Some(&incident)), &columns);
    for moment in ["02T12:00:00", "03T14:10:00"] {
        let at = at(moment);
        said.push(String::new());
        said.extend(texts(&journeys(&run, &run.so_far(at), Some(at), None), &columns));
    }
    let mut free = presets::first();
    free.journeys[0].orders_per_hour = 0.0;
    free.incidents.clear();
    let run = self::run(&free);
    said.push(String::new());
    said.extend(texts(&journeys(&run, &run.outcome, None, None), &columns));
    assert_sentences("journeys", &said);
    assert_eq!(days_of(&free.clock), "2 Nov 2026 – 15 Nov 2026");
}

#[test]
fn the_exposure_says_what_is_at_risk_at_a_moment() {
    let run = run(&presets::first());
    let incident = run.scenario.incidents[0].id.clone();
    assert_eq!(exposure::threat_of(&run.scenario, Some(&incident)), "damage");
    let outage = with_outage();
    assert_eq!(exposure::threat_of(&outage, Some(&outage.incidents[1].id)), "site_loss");
    let mut said = Vec::new();
    for component in &run.scenario.components {
        for threat in ["damage", "site_loss"] {
            let chart =
                exposure::chart_of(&run, &component.id, Some(&incident), threat, "days", None);
            for moment in ["02T00:30:00", "03T14:00:00", "03T12:20:00", "04T12:00:00"] {
                let risk = exposure::risk_at(&run, &component.id, &chart, at(moment));
                said.push(format!("{}, {threat}: {risk}", component.label()));
            }
        }
    }
    assert_sentences("exposure", &said);
}

#[test]
fn components_of_the_same_name_are_told_apart() {
    let mut scenario = presets::first();
    for (name, id) in [("Shop", "a"), ("Shop", "b"), ("Shop", "c")] {
        let mut component = scenario.components[0].clone();
        component.id = ComponentId::from(id);
        component.name = name.to_owned();
        scenario.components.push(component);
    }
    let other = scenario.sites.iter().find(|it| it.id != scenario.components[0].site);
    let other = other.expect("a second site").id.clone();
    scenario.components.last_mut().expect("some").site = other;
    let shown = texts(&exposure::components(&scenario), &[ChoiceRow::AT.label]);
    assert_sentences("same_names", &shown);
}

#[test]
fn the_map_says_what_incidents_did_and_what_is_so_at_a_moment() {
    let scenario = with_outage();
    let run = run(&scenario);
    let twins = layout::twins(&run);
    let picture = layout::layout(&scenario, &twins, 1_200.0);
    let columns = [StateRow::AT.tone, StateRow::AT.word, StateRow::AT.state, StateRow::AT.spoken];
    let mut said = Vec::new();
    for named in [None, Some(&scenario.incidents[0].id), Some(&scenario.incidents[1].id)] {
        said.push(format!("# {}", map::named(&run, named)));
        let lines: Vec<Line> =
            scenario.components.iter().map(|it| map::whole_line(&run, &it.id, named)).collect();
        said.extend(texts(&lines, &columns));
    }
    for moment in ["03T12:20:00", "05T09:00:00", "05T10:00:00", "06T09:00:00"] {
        let at = at(moment);
        let shown = shown_at(&run, at);
        let then = map_at(&run, at, &picture);
        said.push(format!("# {}, {}", map::title(&shown.moment), shown.happened));
        said.extend(texts(&shown.components, &columns));
        let boxes = [
            map::BoxRow::AT.owner,
            map::BoxRow::AT.label,
            map::BoxRow::AT.note,
            map::BoxRow::AT.state,
        ];
        said.extend(texts(&map::sites(&picture, &then), &boxes));
        said.extend(texts(&map::twins(&scenario, &picture, &then), &boxes));
    }
    let whole = map_at(&run, scenario.clock.start, &layout::Map::default());
    said.push("# The whole run".to_owned());
    let boxes = [map::BoxRow::AT.owner, map::BoxRow::AT.label];
    said.extend(texts(&map::twins(&scenario, &picture, &whole), &boxes));
    said.extend(scenario.sites.iter().map(|it| workload::title_of(&scenario, &it.id)));
    assert_sentences("map", &said);
    assert_eq!(map::title(""), "Map");
}

#[test]
fn a_verdict_is_said_in_a_word_and_as_a_sentence_that_holds_it() {
    let all = [
        Status::NotHit,
        Status::NotTested,
        Status::Met,
        Status::NoObjective,
        Status::Breached { rpo: true, rto: true },
        Status::Breached { rpo: true, rto: false },
        Status::Breached { rpo: false, rto: true },
        Status::LostForGood,
    ];
    for status in all {
        let (label, spoken) = (status.label(), status.spoken_of("Orders DB"));
        assert!(spoken.contains(label), "who says “{label}” means “{spoken}”");
    }
    assert_eq!(Status::LostForGood.spoken_of("Orders DB"), "Orders DB, data permanently lost");
}

#[test]
fn findings_say_how_many_they_are_and_lead_to_their_places() {
    let mut scenario = presets::first();
    scenario.components[1].rpo_minutes = Some(-1.0);
    scenario.plans[0].rules[0].delete_after_days = Some(1);
    scenario.plans[0].rules[0].cold_after_days = Some(30);
    let found = errors_first(&tabletop::model::check::check(&scenario));
    assert!(!found.is_empty());
    const AT: FindingRow<usize> = FindingRow::AT;
    let rows = rows_of(&found, Some(&scenario));
    assert_sentences(
        "findings",
        &texts(&rows, &[AT.severity, AT.by, AT.place, AT.link, AT.go_to, AT.fix]),
    );
    let refused = rows_of(&found, None);
    assert!(refused.iter().all(|it| it[AT.link].is_empty()), "a refused file leads nowhere");
}

#[test]
fn what_can_be_added_says_what_the_design_lacks() {
    let mut said = Vec::new();
    let mut empty = presets::first();
    for scenario in [presets::first(), {
        empty.components.clear();
        empty.sites.clear();
        empty
    }] {
        let kinds = kinds(&scenario);
        said.extend(texts(
            &kinds,
            &[IncidentKindRow::AT.name, IncidentKindRow::AT.spares, IncidentKindRow::AT.misfit],
        ));
        said.push(question(fits_none(&kinds), None));
        said.push(question(fits_none(&kinds), Some(at("09T00:00:00"))));
        let templates = templates(&scenario);
        assert_eq!(templates.len(), INCIDENT_TEMPLATES.len());
        said.extend(texts(&templates, &[TemplateRow::AT.name, TemplateRow::AT.misfit]));
    }
    assert_sentences("adding", &said);
}

#[test]
fn an_incident_is_added_where_it_is_looked_for() {
    let scenario = presets::first();
    let first = &scenario.incidents[0];
    let middle = scenario.clock.start + Span::days(7);
    assert_eq!(when_to_add(&scenario, Some(at("05T00:00:00")), None), at("05T00:00:00"));
    assert_eq!(when_to_add(&scenario, None, Some(&first.id)), first.at + Span::days(1));
    assert_eq!(when_to_add(&scenario, None, None), middle);
    assert_eq!(when_to_add(&scenario, Some(scenario.clock.end()), None), middle);

    let (again, label) = once_more(&scenario, &first.id).expect("it is there");
    assert_eq!(
        (again.at, label.as_str()),
        (first.at + Span::hours(1), "Duplicate “Orders table dropped”")
    );
    assert_ne!(again.id, first.id);

    let outage = with_outage();
    let id = &outage.incidents[1].id;
    let lasts = longer(&outage, id, Span::ZERO).expect("an outage lasts");
    assert_eq!(longer(&outage, id, Span::hours(1)), Some(lasts + 60.0));
    assert_eq!(longer(&outage, id, Span::days(-900)), Some(1.0));
    assert_eq!(longer(&outage, &first.id, Span::hours(1)), None);
}

#[test]
fn another_kind_of_incident_takes_out_what_does_not_fit() {
    let scenario = with_outage();
    let id = &scenario.incidents[1].id;
    let (label, edits) = edits_of_kind(&scenario, id, "accidental_deletion").expect("a kind");
    assert_eq!(label, "Change the type to Accidental deletion of data");
    let pointers: Vec<&str> = edits.iter().map(Edit::pointer).collect();
    assert_eq!(pointers, ["/incidents/1/kind", "/incidents/1/target"]);
    assert!(edits_of_kind(&scenario, id, "no_such_kind").is_none());
    // A name that the product gave for the former kind goes, the user's own stays.
    let mut named = scenario.clone();
    let dropped = named.incidents[0].id.clone();
    let paths = |scenario: &Scenario| -> Vec<String> {
        let (_, edits) = edits_of_kind(scenario, &dropped, "region_outage").expect("a kind");
        edits.iter().map(|it| it.pointer().to_owned()).collect()
    };
    assert!(paths(&named).contains(&"/incidents/0/name".to_owned()));
    named.incidents[0].name = Some("The day of the sale".to_owned());
    assert!(!paths(&named).contains(&"/incidents/0/name".to_owned()));
    let targets = targets(&scenario, IncidentKind::RegionOutage);
    assert_eq!(texts(&targets, &[ChoiceRow::AT.label]), ["us-east-1", "us-west-2"]);
}

#[test]
fn minutes_in_a_field_are_taken_or_refused_with_what_may_be_there() {
    assert_eq!(minutes_of(Some(90.0)), Ok(90.0));
    for wrong in [None, Some(-1.0), Some(6_000_000.0)] {
        let said = minutes_of(wrong).expect_err("it is refused");
        assert!(said.starts_with("Enter a number from 0 to 5,260,320 (ten years)"), "{said}");
    }
}

#[test]
fn the_schedule_is_changed_beside_what_it_does() {
    let mut scenario = presets::first();
    let of = |scenario: &Scenario, id: &str| BackupFrequency::of(scenario, &ComponentId::from(id));
    let orders = of(&scenario, "orders").expect("a rule covers it");
    assert_eq!((orders.key(), orders.plan.as_str()), ("6h", "/plans/0"));
    let expected = ("Back up every 2 h".to_owned(), "cron(0 0/2 * * ? *)".to_owned());
    assert_eq!(orders.changed("2h"), Some(expected));
    assert_eq!(orders.changed("7h"), None);
    assert!(of(&scenario, "erp").is_none(), "no plan covers it");
    assert_eq!(
        of(&scenario, "sessions").map(|it| it.key()),
        Some(""),
        "once a week is not offered"
    );
    // Each step loses less than the one before.
    let mut before = Span::days(2);
    for choice in frequency::offered() {
        let key = &choice[ChoiceRow::AT.key];
        let (_, schedule) = orders.changed(key).expect("it is offered");
        scenario.plans[0].rules[0].schedule = Some(Schedule::new(&schedule));
        let lost =
            run(&scenario).outcome.incidents[0].impacts[0].data_lost.expect("not everything");
        assert!(lost < before, "{key}: {lost} and before {before}");
        before = lost;
    }
}

#[test]
fn the_first_steps_are_done_one_by_one() {
    let before = presets::first();
    let mut now = before.clone();
    assert!(
        !first_steps::has_moved(&before, &now) && !first_steps::has_other_schedule(&before, &now)
    );
    now.incidents[0].at += Span::hours(1);
    now.plans[0].rules[0].schedule = Some(Schedule::new("cron(0 * * * ? *)"));
    assert!(
        first_steps::has_moved(&before, &now) && first_steps::has_other_schedule(&before, &now)
    );
    now.incidents.clear();
    assert!(!first_steps::has_moved(&before, &now), "it is gone, and not moved");
    let states = |done: [bool; 3]| [0, 1, 2].map(|step| first_steps::state_of(done, step));
    assert_eq!(states([false; 3]), ["now", "later", "later"]);
    assert_eq!(states([true, false, true]), ["done", "now", "done"]);
    assert_eq!(states([true; 3]), ["done"; 3]);
}

#[test]
fn a_figure_says_what_it_was_before_the_newest_edit() {
    let before: Vec<Line> = figures(&run(&presets::first())).map(Line::from).to_vec();
    let mut moved = presets::first();
    moved.incidents[0].at = at("03T08:00:00");
    let mut after: Vec<Line> = figures(&run(&moved)).map(Line::from).to_vec();
    key_figures::with_former(&mut after, &before);
    let was = texts(&after, &[KeyFigureRow::AT.was]);
    assert_eq!(was[0], "was 5 h 50 min");
    assert_eq!(was[1], "", "it is down as long");
}
