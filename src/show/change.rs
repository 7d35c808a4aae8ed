//! What the newest edit changed: the cost of protection against the former run, and jumps that nobody may have meant.

use crate::chart::ExposureChart;
use crate::engine::ledger::{ByComponent, Category, CostGroup, Total};
use crate::engine::{Impact, Ledger, Run};
use crate::model::check::selection::covers;
use crate::model::{Component, ComponentId, Incident, Scenario};
use crate::show::text::count;
use crate::show::workbench::key_figures::has_same_bill;
use crate::units::{Span, Usd, with_unit};

/// A figure that grows to more than so many times what it was is named.
const JUMP: f64 = 5.0;
/// Protection that costs less than this in US dollars a month is named in no case.
const LEAST_PER_MONTH: f64 = 50.0;
/// The same for what incidents cost.
const LEAST_LOST: f64 = 1_000.0;

/// What protection costs more or less a month than in the former run: "+$ 6,096 a month"; nothing where it costs the
/// same to the dollar.
/// A ledger of protection alone will do.
pub fn per_month_change(former: &Run, now: &Ledger) -> Option<String> {
    let [before, now] = [&former.protection_ledger(), now].map(|it| it.protection_per_month().usd);
    if before.to_string() == now.to_string() {
        return None;
    }
    let by = now.as_f64() - before.as_f64();
    let (sign, size) = (if by > 0.0 { "+" } else { "\u{2212}" }, Usd::from_f64(by.abs()));
    Some(format!("{sign}{size} a month"))
}

/// That the cost of protection, or what incidents cost, is more than five times what it was, with the component
/// behind it and what has changed for that; nothing where neither is.
pub fn jump(former: &Run, run: &Run) -> Option<String> {
    protection_jump(former, run).or_else(|| loss_jump(former, run))
}

fn protection_jump(former: &Run, run: &Run) -> Option<String> {
    // While an incident is dragged, nobody works out what stays.
    if has_same_bill(former, run) {
        return None;
    }
    let ledgers = [former, run].map(Run::protection_ledger);
    let [before, now] = ledgers.each_ref().map(|it| it.protection_per_month().usd);
    let times = times(before, now, LEAST_PER_MONTH)?;
    let mut text = format!("Protection now costs about {now} a month, {times}.");
    if let Some((component, category, usd)) = largest_increase(&ledgers[0], &ledgers[1]) {
        let name = name_of(&run.scenario, component.as_ref());
        let what = category.label().to_ascii_lowercase();
        text.push_str(&format!(" Most of the increase is {what} for {name}, about {usd} a month"));
        let cause = component.and_then(|it| more_jobs(former, run, &it));
        text.push_str(&cause.map_or_else(|| ".".to_owned(), |it| format!(": {it}.")));
    }
    Some(text)
}

fn loss_jump(former: &Run, run: &Run) -> Option<String> {
    let [before, now] = [former, run].map(|it| it.outcome.cost.incidents);
    let times = times(before, now, LEAST_LOST)?;
    // Who adds an incident, or drags one along the timeline, looks at what it costs already.
    if is_meant(former, run) {
        return None;
    }
    let mut text = format!("Incidents now cost {now}, {times}.");
    if let Some((impact, what)) = worse(former, run) {
        let name = name_of(&run.scenario, Some(&impact.component));
        text.push_str(&format!(" {name} {what}."));
    }
    Some(text)
}

/// Whether an incident was added, or incidents were moved and nothing else.
fn is_meant(former: &Run, run: &Run) -> bool {
    let (before, now) = (&former.scenario.incidents, &run.scenario.incidents);
    let is_moved =
        |(before, now): (&Incident, &Incident)| *now == Incident { at: now.at, ..before.clone() };
    now.len() > before.len()
        || now.len() == before.len()
            && former.scenario.has_design_of(&run.scenario)
            && before.iter().zip(now).all(is_moved)
}

/// "30 times as much as before ($ 209)"; nothing where it is no jump.
fn times(before: Usd, now: Usd, least: f64) -> Option<String> {
    let [from, to] = [before, now].map(Usd::as_f64);
    if to < least || to <= from * JUMP {
        return None;
    }
    Some(if from < 1.0 {
        "where it cost nothing before".to_owned()
    } else {
        format!("{} times as much as before ({before})", count(to / from))
    })
}

/// The component and the category whose cost a month has grown most, with what it is now.
fn largest_increase(before: &Ledger, now: &Ledger) -> Option<(Option<ComponentId>, Category, Usd)> {
    let (before_of, now_of) = (before.by_component(), now.by_component());
    let former = |component: &Option<ComponentId>, at: usize| {
        let same = before_of.iter().find(|it| it.component == *component);
        same.and_then(|it| it.categories.get(at)).map_or(Usd::ZERO, |it| before.per_month(*it).usd)
    };
    let of = |it: &ByComponent| {
        let costs = Category::ALL.iter().zip(&it.categories).enumerate();
        let costs = costs.filter(|(_, (category, _))| category.group() == CostGroup::Protection);
        let grown = |(at, (category, total)): (usize, (&Category, &Total))| {
            let usd = now.per_month(*total).usd;
            let by = usd.as_f64() - former(&it.component, at).as_f64();
            (by, (it.component.clone(), *category, usd))
        };
        costs.map(grown).collect::<Vec<_>>()
    };
    let all = now_of.iter().flat_map(of);
    let most = all.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (most.0 > 0.0).then_some(most.1)
}

/// How many more backups of a component there are: "24 backups a day instead of 4"; nothing where there are as many.
fn more_jobs(former: &Run, run: &Run, component: &ComponentId) -> Option<String> {
    former.scenario.component(component)?;
    let [before, now] = [former, run].map(|run| {
        let clock = &run.scenario.clock;
        // Counted, and not listed one by one.
        let lane = run.lane(component, clock.start, clock.end(), 1);
        let jobs = lane.gathered.iter().map(|it| it.jobs).sum::<u64>() + lane.points.len() as u64;
        jobs as f64 / f64::from(clock.days.max(1))
    });
    (now > before * 1.2).then(|| {
        let [now, before] = [now, before].map(rounded);
        format!("{} a day instead of {before}", with_unit(&now, "backup"))
    })
}

/// A number with a digit behind its point only where it is small.
fn rounded(number: f64) -> String {
    let text = if number < 10.0 { format!("{number:.1}") } else { format!("{number:.0}") };
    text.trim_end_matches(".0").to_owned()
}

fn lost(impact: &Impact) -> Span {
    impact.data_lost.unwrap_or_default()
}

fn down(impact: &Impact) -> Span {
    impact.down
}

/// The impact that has become worse most, and in what.
fn worse<'a>(former: &Run, run: &'a Run) -> Option<(&'a Impact, String)> {
    let before = |impact: &Impact| {
        former.outcome.impacts().map(|(_, it)| it).find(|it| it.component == impact.component)
    };
    let grown = |now: &'a Impact| {
        let before = before(now);
        if now.lost_for_good && !before.is_some_and(|it| it.lost_for_good) {
            return Some((Span::days(3_650), now, "loses all of its data".to_owned()));
        }
        let [data, time] = [lost as fn(&Impact) -> Span, down].map(|of| {
            let (now, before) = (of(now), before.map(of).unwrap_or_default());
            (now - before, now, before)
        });
        let (by, what) = if data.0 >= time.0 {
            (data.0, format!("loses {} of data instead of {}", data.1, data.2))
        } else {
            (time.0, format!("is down {} instead of {}", time.1, time.2))
        };
        (by > Span::ZERO).then_some((by, now, what))
    };
    let all = run.outcome.impacts().filter_map(|(_, it)| grown(it));
    all.max_by_key(|(by, ..)| *by).map(|(_, impact, what)| (impact, what))
}

fn name_of(scenario: &Scenario, component: Option<&ComponentId>) -> String {
    let component = component.and_then(|id| scenario.component(id));
    component.map_or_else(|| "the design".to_owned(), |it| it.label().to_owned())
}

/// That protection costs more or less a month than before the newest edit; no text where it does not.
pub fn since_last_edit(former: Option<&Run>, now: &Ledger) -> String {
    let change = former.and_then(|former| per_month_change(former, now));
    change.map(|it| format!("Protection: {it} since the last edit.")).unwrap_or_default()
}

/// The component that an edit in the Build or the Protect view is about: that of the place that is open, else the one
/// that is selected, where the open plan covers it.
pub fn edited(
    scenario: &Scenario,
    pointer: &str,
    selected: Option<&ComponentId>,
) -> Option<ComponentId> {
    let mut steps = pointer.split('/').skip(1);
    let (list, at) = (steps.next(), steps.next().and_then(|it| it.parse::<usize>().ok()));
    let chosen = || selected.and_then(|id| scenario.component(id));
    let holds_data = |it: &&Component| it.holds_any_data();
    let found = match (list, at) {
        (Some("components"), Some(at)) => scenario.components.get(at),
        (Some("plans"), Some(at)) => {
            let plan = scenario.plans.get(at)?;
            let covered = |it: &&Component| covers(&plan.selection, it);
            let all = || scenario.components.iter().filter(covered);
            chosen().filter(covered).or_else(|| all().find(holds_data)).or_else(|| all().next())
        }
        _ => None,
    };
    let first = || scenario.components.iter().find(holds_data);
    found.or_else(chosen).or_else(first).map(|it| it.id.clone())
}

/// The exposure of a component in one line: "Orders DB: at worst 1 h of data lost (before the last edit: 6 h)".
pub fn exposure_line(chart: &ExposureChart) -> String {
    let name = &chart.component;
    let worst = match chart.worst() {
        _ if chart.is_rebuilt => return format!("{name}: stateless, no data at risk"),
        None => "no usable recovery point".to_owned(),
        Some(worst) => format!("at worst {worst} of data lost"),
    };
    let before = chart.former_worst().filter(|it| chart.worst() != Some(*it));
    let before = before.map(|it| format!(" (before the last edit: {it})")).unwrap_or_default();
    format!("{name}: {worst}{before}")
}
