//! A component at a moment, in words.

use crate::catalog::RecoveryOption;
use crate::engine::{ComponentState, Impact, Moment, PhaseKind, Recovery, Run};
use crate::show::workbench::moment::StateRow;
use crate::show::{Line, TagTone};

/// The row of a component.
pub(super) fn line(run: &Run, moment: &Moment, place: usize) -> Line {
    let id = run.scenario.components.get(place).map(|it| it.id.to_string()).unwrap_or_default();
    let component = &moment.components[place];
    let (tone, word) = match component.state {
        ComponentState::Up => (TagTone::Good, "up".to_owned()),
        ComponentState::Wrong { .. } => (TagTone::Bad, "wrong data".to_owned()),
        ComponentState::Degraded { .. } => (TagTone::Warning, "degraded".to_owned()),
        ComponentState::Blocked { .. } => (TagTone::Bad, "blocked".to_owned()),
        ComponentState::Recovering { progress, .. } => (TagTone::Bad, percent(progress)),
        ComponentState::Returning { .. } => (TagTone::Warning, "failback".to_owned()),
        ComponentState::Lost { .. } => (TagTone::Bad, "lost".to_owned()),
    };
    let progress = match component.state {
        ComponentState::Recovering { progress, .. } | ComponentState::Returning { progress } => {
            format!("{:.1}%", progress * 100.0)
        }
        ComponentState::Up
        | ComponentState::Wrong { .. }
        | ComponentState::Degraded { .. }
        | ComponentState::Blocked { .. }
        | ComponentState::Lost { .. } => String::new(),
    };
    Line::from(StateRow {
        id,
        tone: tone.key().to_owned(),
        word,
        state: state(run, moment, place),
        spoken: spoken(run, moment, place),
        progress,
    })
}

/// Whether every component is fully up.
pub(super) fn all_well(moment: &Moment) -> bool {
    (0..moment.components.len()).all(|place| is_well(moment, place))
}

/// Whether a component is fully up.
pub(super) fn is_well(moment: &Moment, place: usize) -> bool {
    moment.components[place].state == ComponentState::Up
}

/// The state as the box on the map says it: a few words.
fn state(run: &Run, moment: &Moment, place: usize) -> String {
    let component = &moment.components[place];
    match component.state {
        ComponentState::Up => {
            match (away(run, moment, place), component.data.and_then(|it| impact(run, it))) {
                (Some(site), _) => format!("in {site}"),
                (None, Some(impact)) => match impact.recovered_to {
                    Some(to) => format!("data of {}", to.hour_and_minute()),
                    None => kind(run, place),
                },
                (None, None) => kind(run, place),
            }
        }
        ComponentState::Wrong { .. } => "wrong data".to_owned(),
        ComponentState::Degraded { .. } => "degraded".to_owned(),
        ComponentState::Blocked { by } => format!("requires {}", name(run, by)),
        ComponentState::Recovering { recovery, phase, progress, .. } => match phase {
            PhaseKind::Detect => "down, not detected".to_owned(),
            PhaseKind::Notify => "down, alarmed".to_owned(),
            PhaseKind::Decide => "down, deciding".to_owned(),
            _ => format!("{} {}", doing(run, recovery, phase), percent(progress)),
        },
        ComponentState::Returning { progress } => format!("failing back {}", percent(progress)),
        ComponentState::Lost { .. } => "permanently lost".to_owned(),
    }
}

/// The state as a phrase with all that is known, beginning with the component's name.
pub(super) fn spoken(run: &Run, moment: &Moment, place: usize) -> String {
    let component = &moment.components[place];
    let what = match component.state {
        ComponentState::Up => "is up".to_owned(),
        ComponentState::Wrong { since } => {
            format!("has wrong data since {}, not detected yet", since.short())
        }
        ComponentState::Degraded { without: Some(without) } => {
            format!("is degraded without {}", name(run, without))
        }
        ComponentState::Degraded { without: None } => {
            "is degraded, not at full strength".to_owned()
        }
        ComponentState::Blocked { by } => format!("is down without {}", name(run, by)),
        ComponentState::Recovering { recovery, phase, progress, .. } => {
            recovering(run, recovery, phase, progress)
        }
        ComponentState::Returning { progress } => {
            format!("is down for the planned switch of its failback, {} done", percent(progress))
        }
        ComponentState::Lost { since } => {
            format!("is permanently lost since {}: no recovery option is left", since.short())
        }
    };
    let site = match away(run, moment, place) {
        Some(site) if !component.state.is_down() => format!(" in {site}"),
        _ => String::new(),
    };
    let data = match component.data.and_then(|it| impact(run, it)).and_then(|it| it.recovered_to) {
        Some(to) if !component.state.is_down() => format!(", with the data of {}", to.short()),
        _ => String::new(),
    };
    format!("{} {what}{site}{data}", name(run, place))
}

fn recovering(run: &Run, recovery: Recovery, phase: PhaseKind, progress: f64) -> String {
    let Some(taken) = impact(run, recovery).and_then(|it| it.taken.as_ref()) else {
        return "is down".to_owned();
    };
    let phase = match phase {
        PhaseKind::Detect => "not detected yet".to_owned(),
        phase => format!("{}: {}", taken.option.spec().name, phase.label_of(taken.option)),
    };
    let back = taken.phases.last().map(|it| it.to().short());
    let back = back.map(|at| format!(", back in service {at}")).unwrap_or_default();
    format!("is down, {phase}, {} of the time passed{back}", percent(progress))
}

/// What is being done, in a word.
fn doing(run: &Run, recovery: Recovery, phase: PhaseKind) -> &'static str {
    let option = impact(run, recovery).and_then(|it| it.taken.as_ref()).map(|it| it.option);
    match (phase, option) {
        (PhaseKind::Provision, _) => "preparing",
        (PhaseKind::Wait | PhaseKind::WaitForNeeds, _) => "waiting",
        (PhaseKind::Restore, Some(RecoveryOption::SelfHeal)) => "taking over",
        (PhaseKind::Restore, Some(RecoveryOption::RollBack)) => "rolling back",
        (PhaseKind::Restore, Some(RecoveryOption::PromoteReplica)) => "promoting",
        (PhaseKind::Restore, Some(RecoveryOption::LaunchFromDrs)) => "launching",
        (PhaseKind::Restore, Some(RecoveryOption::RebuildFromCode)) => "building",
        (PhaseKind::Restore, _) => "restoring",
        (PhaseKind::Replay, _) => "replaying",
        (PhaseKind::Validate, _) => "checking",
        (PhaseKind::Redirect, _) => "redirecting",
        (PhaseKind::Detect | PhaseKind::Notify | PhaseKind::Decide, _) => "down",
    }
}

fn impact(run: &Run, recovery: Recovery) -> Option<&Impact> {
    run.outcome.incidents.get(recovery.incident)?.impacts.get(recovery.impact)
}

/// The site at which a component lives, where that is not its own.
fn away(run: &Run, moment: &Moment, place: usize) -> Option<String> {
    let scenario = &run.scenario;
    let site = scenario.sites.get(moment.components[place].site)?;
    (scenario.components.get(place)?.site != site.id).then(|| site.in_sentence().into_owned())
}

fn kind(run: &Run, place: usize) -> String {
    let component = run.scenario.components.get(place);
    component.map(|it| it.kind.spec().short.to_owned()).unwrap_or_default()
}

/// What people call a component.
pub(super) fn name(run: &Run, place: usize) -> String {
    run.scenario.components.get(place).map(|it| it.in_sentence().into_owned()).unwrap_or_default()
}

/// A share without digits behind the point.
fn percent(share: f64) -> String {
    format!("{:.0} %", (share * 100.0).floor())
}
