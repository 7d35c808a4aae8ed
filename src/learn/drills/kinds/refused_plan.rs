//! "Which plan does AWS refuse?": four plans, one of which breaks a rule of AWS, or is accepted and has a
//! job that fails every time.

use super::super::beliefs::Belief;
use super::super::design::{MAIN, PRIMARY, PRODUCTION, RECOVERY, add_vault, company};
use super::super::draft::{Draft, DraftAnswer};
use super::super::facts::{self, capital};
use crate::catalog::ComponentKind;
use crate::learn::dice::Dice;
use crate::model::{
    BackupPlan, BackupRule, BackupSelection, Component, ComponentId, CopyAction, Finding, LockMode,
    Scenario, Severity, SiteId, VaultId, check,
};
use crate::units::Schedule;

/// Changes an ordinary daily rule into one that breaks a rule of AWS, or only looks like it.
type RuleChange = fn(&mut BackupRule);

/// Rules that AWS refuses to create for a file system; the checks say why.
const REFUSED: [RuleChange; 6] = [
    |it| lifecycle(it, Some(30), Some(90)),
    |it| lifecycle(it, Some(60), Some(120)),
    |it| lifecycle(it, Some(8), Some(97)),
    |it| run(it, "cron(0/30 * * * ? *)"),
    |it| run(it, "cron(0 3 * * * *)"),
    |it| it.start_window_minutes = 30,
];

/// Rules that AWS creates and whose copies a locked vault does not let in, as their retention is outside
/// its limits.
const FAILING: [RuleChange; 4] = [
    |it| copy(it, LOCKED, Some(14)),
    |it| copy(it, LOCKED, Some(29)),
    |it| copy(it, LOCKED, Some(4_000)),
    // A copy without a lifecycle takes that of its source.
    |it| {
        lifecycle(it, None, Some(14));
        copy(it, LOCKED, None);
    },
];

/// The vault of another account that has a lock in compliance mode.
const LOCKED: &str = "locked";

/// The retention that its lock lets in at least, in days.
const LOCKED_LEAST: u32 = 30;

/// Rules that AWS takes, though one might doubt it.
const TAKEN: [RuleChange; 12] = [
    |it| lifecycle(it, Some(30), Some(120)),
    |it| lifecycle(it, Some(8), Some(98)),
    |it| lifecycle(it, Some(30), None),
    |it| lifecycle(it, None, Some(1)),
    |it| lifecycle(it, None, None),
    |it| lifecycle(it, None, Some(3_650)),
    |it| run(it, "cron(0 * * * ? *)"),
    |it| run(it, "cron(0 3 L * ? *)"),
    |it| it.start_window_minutes = 60,
    |it| copy(it, "far", Some(90)),
    |it| copy(it, LOCKED, Some(60)),
    |it| copy(it, LOCKED, None),
];

fn lifecycle(rule: &mut BackupRule, cold: Option<u32>, delete: Option<u32>) {
    (rule.cold_after_days, rule.delete_after_days) = (cold, delete);
}

fn run(rule: &mut BackupRule, cron: &str) {
    rule.schedule = Some(Schedule::new(cron));
}

fn copy(rule: &mut BackupRule, vault: &str, delete: Option<u32>) {
    rule.copies.push(CopyAction {
        vault: VaultId::from(vault),
        cold_after_days: None,
        delete_after_days: delete,
    });
}

pub(super) fn draft(dice: &mut Dice) -> Option<Draft> {
    let mut scenario = company(dice);
    let files = ComponentId::from("files");
    scenario.components.push(Component {
        name: "Shared files".to_owned(),
        size_gib: f64::from(dice.between(100, 900, 50)),
        ..Component::new(files, ComponentKind::EfsFileSystem, SiteId::from(PRIMARY))
    });
    add_vault(&mut scenario, MAIN, PRIMARY, PRODUCTION, LockMode::None);
    add_vault(&mut scenario, "far", RECOVERY, PRODUCTION, LockMode::None);
    add_vault(&mut scenario, LOCKED, PRIMARY, "backup", LockMode::Compliance);
    for vault in scenario.vaults.iter_mut().filter(|it| it.lock == LockMode::Compliance) {
        vault.min_retention_days = Some(LOCKED_LEAST);
    }
    let is_refused = dice.once_in(2);
    let odd = if is_refused { *dice.pick(&REFUSED) } else { *dice.pick(&FAILING) };
    let mut shapes = TAKEN;
    dice.shuffle(&mut shapes);
    let mut shapes: Vec<RuleChange> = shapes.into_iter().take(3).collect();
    let at = dice.below(shapes.len() + 1);
    shapes.insert(at, odd);
    for (shape, name) in shapes.iter().zip(["nightly", "weekday", "archive", "audit"]) {
        scenario.plans.push(plan(dice, name, *shape));
    }
    question(scenario, at, is_refused)
}

fn plan(dice: &mut Dice, name: &str, shape: RuleChange) -> BackupPlan {
    let hour = dice.below(24);
    let mut rule = BackupRule {
        schedule: Some(Schedule::new(&format!("cron(0 {hour} * * ? *)"))),
        delete_after_days: Some(35),
        ..BackupRule::new("rule".to_owned(), VaultId::from(MAIN))
    };
    shape(&mut rule);
    BackupPlan {
        name: name.to_owned(),
        rules: vec![rule],
        selection: BackupSelection {
            components: vec![ComponentId::from("files")],
            ..BackupSelection::default()
        },
    }
}

/// The plan at a place, which is refused or fails, against those that work; nothing unless the checks say
/// so of exactly this one.
fn question(scenario: Scenario, odd: usize, is_refused: bool) -> Option<Draft> {
    let findings = check::check(&scenario);
    let place =
        |pointer: &str| pointer.strip_prefix("/plans/")?.split('/').next()?.parse::<usize>().ok();
    let is_odd = |finding: &Finding| place(&finding.pointer) == Some(odd);
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if findings.iter().any(|it| is_error(it) && !is_odd(it)) {
        return None;
    }
    let at_worst = findings.iter().filter(|it| is_odd(it)).map(|it| it.severity).min()?;
    if is_refused && at_worst != Severity::Error {
        return None;
    }
    let objections: Vec<&Finding> =
        findings.iter().filter(|it| is_odd(it) && it.severity == at_worst).collect();
    let told: Vec<String> = scenario
        .plans
        .iter()
        .flat_map(|plan| plan.rules.first())
        .map(|rule| facts::rule(rule, true))
        .collect();
    let mut design = scenario.clone();
    design.name = format!("{}: four plans", scenario.name);
    let asks = if is_refused {
        "Which of these rules does AWS refuse?"
    } else {
        "AWS accepts all four rules. Which of them has a job that fails every time?"
    };
    let mut draft = Draft::new(design, asks, DraftAnswer::text(told.get(odd)?));
    for finding in &objections {
        let message = format!("{}. {}", capital(&finding.message), finding.hint);
        if draft.why.is_empty() {
            draft.why = message;
        } else {
            draft.because(message);
        }
        if let Some(check) = finding.check {
            draft.because(check.spec().rule);
        }
        draft.sources.extend(finding.source);
    }
    for (at, text) in told.iter().enumerate().filter(|(at, _)| *at != odd) {
        // What the checks only warn of is neither refused nor fails.
        let about = findings.iter().find(|it| place(&it.pointer) == Some(at));
        let why = match about {
            Some(finding) => {
                format!("AWS takes it, and its jobs run. {}.", capital(&finding.message))
            }
            None => "AWS takes it, and its jobs run.".to_owned(),
        };
        draft.wrong_because(Belief::LooksRefused, DraftAnswer::text(text), why);
    }
    draft.tells_plans = false;
    Some(draft)
}
