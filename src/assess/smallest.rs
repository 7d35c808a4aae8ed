//! The smallest change that would meet a breached cell, found by trying: each candidate is applied,
//! checked against AWS's rules, priced by the ledger and assessed by the engine.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Serialize;

use super::assessor::{self, Assessor, CellLimit, MET, Rank};
use super::changes::candidates;
use super::{Cell, JudgedDisruption};
use crate::catalog::Disruption;
use crate::engine::ledger::Total;
use crate::engine::work::{Pace, Work, at_once};
use crate::engine::{Run, Verdict};
use crate::model::{Component, ComponentId, Finding, Fix, Scenario, Severity, check, file};
use crate::units::{Instant, Span, Usd, sorting};

/// How many of the changes that help a little are tried together with a second one.
const MOST_FIRST_STEPS: usize = 4;

/// A change with what it costs and what it gives.
#[derive(Clone, Debug, Serialize)]
pub struct Remedy {
    /// What to do, as the workbench can apply it.
    #[serde(rename = "mend")]
    pub fix: Fix,
    /// What protection costs more in a month; less where it is negative.
    pub per_month: Total,
    /// Data lost at the worst moment with it; nothing where all is permanently lost.
    #[serde(rename = "rpo_seconds")]
    pub rpo: Option<Span>,
    /// Time down at the worst moment with it; nothing where nothing comes back.
    #[serde(rename = "rto_seconds")]
    pub rto: Option<Span>,
}

/// What a search comes to.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum Smallest {
    /// Nothing has to be changed: the cell is met, has no objective or does not apply.
    NothingToDo,
    /// The cheapest change that meets it.
    Found(Box<Remedy>),
    /// None of those tried does.
    NotFound {
        /// Why, as sentences.
        why: String,
        /// How many were tried.
        tried: usize,
        /// The one that comes nearest, where any helps at all.
        nearest: Option<Box<Remedy>>,
    },
}

/// One candidate that was tried and helped.
struct Tried {
    fix: Fix,
    scenario: Arc<Scenario>,
    cell: JudgedDisruption,
}

/// A search under way.
struct Search {
    scenario: Arc<Scenario>,
    component: ComponentId,
    disruption: Disruption,
    before: Option<Baseline>,
    open: VecDeque<Fix>,
    best: Option<Remedy>,
    /// Those that help without being enough.
    partly: Vec<Tried>,
    second_steps: bool,
    tried: usize,
}

/// The design as it is.
struct Baseline {
    row: Vec<Cell>,
    cell: JudgedDisruption,
    errors: usize,
    protection: Total,
}

/// Tries all changes for one cell, and gives the cheapest that meets it.
pub fn smallest(scenario: &Scenario, component: &ComponentId, disruption: Disruption) -> Smallest {
    at_once(sought(scenario, component, disruption, &Pace::AT_ONCE))
}

/// The same in portions. Its progress: how many changes were tried, and how many are still to be.
pub fn smallest_in_portions(
    scenario: Arc<Scenario>,
    component: ComponentId,
    disruption: Disruption,
) -> Work<Smallest> {
    Work::new(async move |pace| sought(&scenario, &component, disruption, &pace).await)
}

async fn sought(
    scenario: &Scenario,
    component: &ComponentId,
    disruption: Disruption,
    pace: &Pace,
) -> Smallest {
    let mut search = Search::new(scenario, component, disruption, pace).await;
    while search.step(pace).await {
        pace.report((search.tried, search.open.len()));
    }
    search.finish(pace).await
}

impl Search {
    /// Begins a search for one cell.
    async fn new(
        scenario: &Scenario,
        component: &ComponentId,
        disruption: Disruption,
        pace: &Pace,
    ) -> Self {
        let mut scenario = alone(scenario);
        let assessor = Assessor::around(&mut scenario, component, pace).await;
        let scenario = Arc::new(scenario);
        let mut search = Self {
            component: component.clone(),
            disruption,
            before: None,
            open: VecDeque::new(),
            best: None,
            partly: Vec::new(),
            second_steps: false,
            tried: 0,
            scenario,
        };
        let Some(row) = assessor.cells(component, pace).await else { return search };
        drop(assessor);
        let judged = row.get(disruption as usize).and_then(Cell::judged).cloned();
        let Some(cell) = judged.filter(|it| it.verdict == Verdict::Breached) else { return search };
        pace.step().await;
        let findings = check::check(&search.scenario);
        pace.step().await;
        let run = Run::paced(Arc::clone(&search.scenario), pace).await;
        let errors = errors(&findings);
        let protection = run.protection_ledger_paced(pace).await.protection_per_month();
        pace.step().await;
        if cell.zero_explained().is_none() {
            search.open = search.candidates(&run, &findings);
        }
        search.before = Some(Baseline { row, cell, errors, protection });
        search
    }

    /// Tries the next candidate; says whether there are more.
    async fn step(&mut self, pace: &Pace) -> bool {
        if let Some(fix) = self.open.pop_front() {
            self.tried += 1;
            self.attempt(fix, pace).await;
        }
        if self.open.is_empty() && self.best.is_none() && !self.second_steps {
            self.second_steps = true;
            self.combine(pace).await;
        }
        !self.open.is_empty()
    }

    /// What the search has come to.
    async fn finish(self, pace: &Pace) -> Smallest {
        let Some(before) = &self.before else { return Smallest::NothingToDo };
        if let Some(best) = self.best {
            return Smallest::Found(Box::new(best));
        }
        if let Some((why, _)) = before.cell.zero_explained() {
            return Smallest::NotFound { why: why.to_owned(), tried: 0, nearest: None };
        }
        let nearest = match self.partly.iter().min_by_key(|it| rank(&it.cell)) {
            None => None,
            Some(it) => {
                let fix = it.fix.clone();
                Some(Box::new(self.remedy(before, fix, &it.scenario, &it.cell, pace).await))
            }
        };
        let why = self.why(before, nearest.as_deref());
        Smallest::NotFound { why, tried: self.tried, nearest }
    }

    fn why(&self, before: &Baseline, nearest: Option<&Remedy>) -> String {
        let told = |value: Option<Span>| {
            value.map_or_else(|| "all data permanently".to_owned(), |it| it.to_string())
        };
        let cell = match self.partly.iter().min_by_key(|it| rank(&it.cell)) {
            Some(partly) => &partly.cell,
            None => &before.cell,
        };
        let mut text = match nearest {
            Some(remedy) => format!(
                "No change meets the objective. The closest is “{}”, with {} lost and {}.",
                remedy.fix.label,
                told(remedy.rpo),
                remedy
                    .rto
                    .map_or_else(|| "no recovery".to_owned(), |it| format!("{it} of downtime"))
            ),
            None => "No change brings the objective closer.".to_owned(),
        };
        if cell.rpo.verdict == Verdict::Breached {
            text.push_str(&format!(" Remaining data loss: {}", cell.rpo.reason()));
        }
        if cell.rto.verdict == Verdict::Breached {
            let option = cell.rto.impact.as_ref().and_then(|it| Some(it.taken.as_ref()?.option));
            let phases: Vec<String> = cell
                .rto
                .longest_phases(3)
                .iter()
                .filter_map(|it| Some(format!("{} {}", it.phase.label_of(option?), it.length)))
                .collect();
            if phases.is_empty() {
                text.push_str(&format!(" The component does not recover: {}", cell.rto.reason()));
            } else {
                text.push_str(&format!(" Remaining downtime: {}.", phases.join(", ")));
            }
        }
        text
    }

    fn component<'a>(&self, scenario: &'a Scenario) -> Option<(usize, &'a Component)> {
        scenario.components.iter().enumerate().find(|(_, it)| it.id == self.component)
    }

    fn candidates(&self, run: &Run, findings: &[Finding]) -> VecDeque<Fix> {
        let at = self.component(&run.scenario).map(|(at, _)| at);
        at.map(|at| candidates(run, findings, at).into()).unwrap_or_default()
    }

    async fn attempt(&mut self, fix: Fix, pace: &Pace) {
        pace.step().await;
        let Some(before) = &self.before else { return };
        let Ok(mut next) = file::edited(&self.scenario, &fix.edits) else { return };
        let assessor = Assessor::around(&mut next, &self.component, pace).await;
        let limit = CellLimit { below: self.limit(before), first: worst_moments(&before.cell) };
        let cell = assessor.cell_within(&self.component, self.disruption, &limit, pace).await;
        let Some(Cell::Judged(cell)) = cell else { return };
        let meets = cell.verdict == Verdict::Met;
        pace.step().await;
        if errors(&check::check(&next)) > before.errors {
            return;
        }
        let next = Arc::new(next);
        if !meets {
            self.partly.push(Tried { fix, scenario: next, cell: *cell });
            return;
        }
        pace.step().await;
        let remedy = self.remedy(before, fix, &next, &cell, pace).await;
        let price = |it: &Remedy| (it.per_month.at_least, it.per_month.usd, it.fix.edits.len());
        if self.best.as_ref().is_some_and(|best| price(&remedy) >= price(best)) {
            return;
        }
        if !self.is_worse_elsewhere(before, &assessor, pace).await {
            self.best = Some(remedy);
        }
    }

    /// The rank below which a candidate matters: it meets the cell where another one does; it comes nearer
    /// than the design as it is; as a second change, nearer than any before.
    fn limit(&self, before: &Baseline) -> Rank {
        if self.best.is_some() {
            return (MET.0, MET.1, MET.2 + 1);
        }
        let nearest = self.partly.iter().map(|it| rank(&it.cell)).min();
        nearest.filter(|_| self.second_steps).unwrap_or_else(|| rank(&before.cell))
    }

    /// Whether any other cell of the component was not breached before and is with a candidate.
    async fn is_worse_elsewhere(
        &self,
        before: &Baseline,
        assessor: &Assessor,
        pace: &Pace,
    ) -> bool {
        let below = (MET.0, MET.1, MET.2 + 1);
        for cell in &before.row {
            let is_open = match cell.judged() {
                // Without an objective nothing is breached.
                Some(judged) => judged.verdict == Verdict::Met,
                None => true,
            };
            if !is_open || cell.disruption() == self.disruption {
                continue;
            }
            let first = cell.judged().map(worst_moments).unwrap_or_default();
            let limit = CellLimit { below, first };
            let disruption = cell.disruption();
            if assessor.cell_within(&self.component, disruption, &limit, pace).await.is_none() {
                return true;
            }
        }
        false
    }

    async fn remedy(
        &self,
        before: &Baseline,
        fix: Fix,
        next: &Arc<Scenario>,
        cell: &JudgedDisruption,
        pace: &Pace,
    ) -> Remedy {
        let run = Run::paced(Arc::clone(next), pace).await;
        let after = run.protection_ledger_paced(pace).await.protection_per_month();
        let usd = after.usd.micros().saturating_sub(before.protection.usd.micros());
        Remedy {
            fix,
            per_month: Total { usd: Usd::from_micros(usd), ..after },
            rpo: cell.rpo.worst,
            rto: cell.rto.worst,
        }
    }

    /// Puts a second change behind each of those that helped most.
    async fn combine(&mut self, pace: &Pace) {
        let mut order: Vec<usize> = (0..self.partly.len()).collect();
        sorting::sort_by_key(&mut order, |at| rank(&self.partly[*at].cell));
        order.truncate(MOST_FIRST_STEPS - 1);
        // What helps most with the other half of the objectives may be what is missing.
        let time = |at: &usize| seconds(self.partly[*at].cell.rto.worst);
        let data = |at: &usize| seconds(self.partly[*at].cell.rpo.worst);
        let all = || 0..self.partly.len();
        order.extend(all().min_by_key(time));
        order.extend(all().min_by_key(data));
        sorting::sort(&mut order);
        order.dedup();
        let mut open = VecDeque::new();
        for at in order {
            pace.step().await;
            let first = &self.partly[at];
            let run = Run::paced(Arc::clone(&first.scenario), pace).await;
            for second in self.candidates(&run, &[]) {
                let edits = first.fix.edits.iter().chain(&second.edits).cloned().collect();
                let label = format!("{}; {}", first.fix.label, lower_first(&second.label));
                open.push_back(Fix { label, edits });
            }
        }
        self.open = open;
    }
}

/// A design with nothing that happens to it: what protection costs is the same, and less is read.
fn alone(scenario: &Scenario) -> Scenario {
    Scenario { incidents: Vec::new(), drills: Vec::new(), ..scenario.clone() }
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn seconds(span: Option<Span>) -> i64 {
    span.map_or(i64::MAX, Span::as_seconds)
}

/// How far a cell is from being met.
fn rank(cell: &JudgedDisruption) -> Rank {
    let estimates = cell.estimates();
    assessor::rank(estimates.map(|it| it.worst), estimates.map(|it| it.target))
}

/// The moments at which a cell was at its worst.
fn worst_moments(cell: &JudgedDisruption) -> Vec<Instant> {
    cell.estimates().map(|it| it.incident.at).into()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        // A name in capitals stays one.
        Some(first) if letters.as_str().starts_with(char::is_lowercase) => {
            format!("{}{}", first.to_lowercase(), letters.as_str())
        }
        _ => text.to_owned(),
    }
}
