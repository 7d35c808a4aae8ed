//! "Which plan does AWS refuse?": four plans, one of which breaks a rule.

use super::super::beliefs::Belief;
use super::super::design::{MAIN, PRIMARY, PRODUCTION, RECOVERY, add_vault, company};
use super::super::draft::{Answer, Draft};
use super::super::facts;
use crate::catalog::ComponentKind;
use crate::learn::dice::Dice;
use crate::model::{
    BackupPlan, BackupRule, BackupSelection, Component, ComponentId, CopyAction, LockMode,
    Scenario, Severity, SiteId, VaultId, check,
};
use crate::units::Schedule;

/// Changes an ordinary daily rule into one that breaks a rule of AWS, or only looks like it.
type Shape = fn(&mut BackupRule);

/// Rules that AWS refuses for a file system; the checks say why.
const REFUSED: [Shape; 9] = [
    |it| lifecycle(it, Some(30), Some(90)),
    |it| lifecycle(it, Some(60), Some(120)),
    |it| lifecycle(it, Some(8), Some(97)),
    |it| run(it, "cron(0/30 * * * ? *)"),
    |it| run(it, "cron(0 3 * * * *)"),
    |it| it.start_window_minutes = 30,
    |it| it.vault = VaultId::from("far"),
    |it| copy(it, MAIN, Some(35)),
    |it| copy(it, "locked", Some(14)),
];

/// Rules that AWS takes, though one might doubt it.
const TAKEN: [Shape; 11] = [
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
    |it| copy(it, "locked", Some(60)),
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
    add_vault(&mut scenario, "locked", PRIMARY, "backup", LockMode::Compliance);
    for vault in scenario.vaults.iter_mut().filter(|it| it.lock == LockMode::Compliance) {
        vault.min_retention_days = Some(30);
    }
    let mut taken = TAKEN;
    dice.shuffle(&mut taken);
    let mut shapes: Vec<Shape> = taken.into_iter().take(3).chain([*dice.pick(&REFUSED)]).collect();
    dice.shuffle(&mut shapes);
    for (shape, name) in shapes.iter().zip(["nightly", "weekday", "archive", "audit"]) {
        scenario.plans.push(plan(dice, name, *shape));
    }
    question(scenario)
}

fn plan(dice: &mut Dice, name: &str, shape: Shape) -> BackupPlan {
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

/// The plan that the checks refuse against those that they do not; nothing unless it is exactly one.
fn question(scenario: Scenario) -> Option<Draft> {
    let findings = check::check(&scenario);
    let errors: Vec<_> = findings.iter().filter(|it| it.severity == Severity::Error).collect();
    let place = |path: &str| path.strip_prefix("/plans/")?.split('/').next()?.parse::<usize>().ok();
    let refused = place(&errors.first()?.path)?;
    if errors.iter().any(|it| place(&it.path) != Some(refused)) {
        return None;
    }
    let told: Vec<String> = scenario
        .plans
        .iter()
        .flat_map(|plan| plan.rules.first())
        .map(|rule| facts::rule(rule, true))
        .collect();
    let mut design = scenario.clone();
    design.name = format!("{}: four plans", scenario.name);
    let mut draft = Draft::new(
        design,
        "Which of these rules does AWS refuse?",
        Answer::text(told.get(refused)?),
    );
    for finding in &errors {
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
    for (at, text) in told.iter().enumerate().filter(|(at, _)| *at != refused) {
        // What the checks only warn of is not refused.
        let about = findings.iter().find(|it| place(&it.path) == Some(at));
        let why = match about {
            Some(finding) => format!("AWS takes it. {}.", capital(&finding.message)),
            None => "AWS takes it.".to_owned(),
        };
        draft.wrong_because(Belief::LooksRefused, Answer::text(text), why);
    }
    draft.tells_plans = false;
    Some(draft)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
