//! The Assess view: every component against every disruption, the score, what would help, and which
//! assumption moves the outcome.

mod cell;
mod change;
mod matrix;
mod objectives;
mod score;
mod sensitivity;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::assess::{Assessment, Cell, assess_in_portions};
use crate::catalog::Disruption;
use crate::engine::Verdict;
use crate::model::{Component, ComponentId, Scenario};
use crate::show::text::counted;
use crate::ui::forms::{Sheet, focus_soon};
use crate::ui::state::{Editor, Slices};
use crate::ui::widgets::{TabPanel, Tabs, dynamic, either, flag, memo, no_components, text};

/// The parts of the view; each shows while its tab is open.
const TABS: &[(usize, &str)] = &[(ASSESSMENT, "Assessment"), (SENSITIVITY, "Sensitivity")];
const ASSESSMENT: usize = 0;
const SENSITIVITY: usize = 1;

/// What the parts of the view share; copy it freely.
#[derive(Clone, Copy)]
struct Assess {
    editor: Editor,
    sheet: Sheet,
    /// The newest assessment; nothing until there is one.
    assessed: RwSignal<Option<Arc<Assessed>>>,
    /// How many components are assessed of those there are, while an assessment is under way.
    progress: RwSignal<Option<(usize, usize)>>,
    /// The cell that was picked: the id of its component, and its disruption.
    picked: RwSignal<Option<(ComponentId, Disruption)>>,
    /// The change that was made last from here, by what it is called.
    applied: RwSignal<String>,
}

/// An assessment with the design that it is of.
struct Assessed {
    scenario: Arc<Scenario>,
    assessment: Assessment,
}

/// One cell with what it is about.
#[derive(Clone, Copy)]
struct Picked<'a> {
    component: &'a Component,
    disruption: Disruption,
    cell: &'a Cell,
}

impl Assessed {
    fn cell(&self, component: &ComponentId, disruption: Disruption) -> Option<Picked<'_>> {
        let components = &self.scenario.components;
        let at = components.iter().position(|it| it.id == *component)?;
        let cell = self.assessment.rows.get(at)?.cells.get(disruption as usize)?;
        Some(Picked { component: &components[at], disruption, cell })
    }
}

impl Assess {
    /// Reads something of the newest assessment; a default while there is none.
    fn with<T: Default>(self, of: impl FnOnce(&Assessed) -> T) -> T {
        self.assessed.with(|it| it.as_deref().map(of).unwrap_or_default())
    }

    /// Picks a cell, and leads to what is said about it.
    fn pick(self, component: ComponentId, disruption: Disruption) {
        self.picked.set(Some((component, disruption)));
    }

    /// The cell that is open: the one picked, else what takes most from the score, else the first.
    fn open(self) -> Memo<Option<(ComponentId, Disruption)>> {
        memo(move || {
            let picked = self.picked.get();
            self.with(|it| {
                let is_there = |(id, disruption): &(ComponentId, Disruption)| {
                    it.cell(id, *disruption).is_some()
                };
                let lever = it.assessment.score.as_ref().and_then(|score| score.levers.first());
                let lever = lever.map(|it| (it.component.clone(), it.disruption));
                let first = it.scenario.components.first();
                let first = first.map(|it| (it.id.clone(), Disruption::Software));
                picked.filter(is_there).or(lever).or(first)
            })
        })
    }

    /// Whether the newest assessment is of the design as it is now.
    fn is_current(self) -> bool {
        self.assessed.with(|assessed| {
            assessed
                .as_ref()
                .is_some_and(|it| self.editor.scenario.with(|now| Arc::ptr_eq(now, &it.scenario)))
        })
    }
}

/// Is it good enough, and what does that rest on.
pub(in crate::ui) fn assess_view() -> AnyView {
    let editor = expect_context::<Editor>();
    let sheet = Sheet::new(editor);
    provide_context(sheet);
    let assess = Assess {
        editor,
        sheet,
        assessed: RwSignal::new(None),
        progress: RwSignal::new(None),
        picked: RwSignal::new(None),
        applied: RwSignal::new(String::new()),
    };
    let slices = Slices::new();
    Effect::new(move |_| {
        let scenario = editor.settled.with(|run| Arc::clone(&run.scenario));
        let work = assess_in_portions(Arc::clone(&scenario));
        let done = move |assessment| {
            assess.progress.set(None);
            let scenario = Arc::clone(&scenario);
            assess.assessed.set(Some(Arc::new(Assessed { scenario, assessment })));
        };
        slices.work(work, move |it| assess.progress.set(Some(it)), done);
    });
    let tab = RwSignal::new(ASSESSMENT);
    let part = move || match tab.get() {
        SENSITIVITY => sensitivity::sensitivity(assess),
        _ => assessment(assess),
    };
    let has_parts = move || editor.scenario.with(|it| !it.components.is_empty());
    either(
        has_parts,
        move || {
            view! {
                <section class="cost" aria-label="Assess">
                    <Tabs label="Parts of the assessment" prefix="assess" tabs=TABS open=tab/>
                    <TabPanel prefix="assess" index=tab>{dynamic(part)}</TabPanel>
                </section>
            }
        },
        || no_components("Assess", "assess"),
    )
}

fn assessment(assess: Assess) -> AnyView {
    let is_there = move || assess.assessed.with(Option::is_some);
    let waiting = move || {
        let says = text(move || match assess.progress.get() {
            Some((done, all)) => format!("Assessing… {done} of {}.", counted(all, "component")),
            None => "Assessing…".to_owned(),
        });
        view! { <p class="panel hint">{says}</p> }
    };
    let parts = move || {
        view! {
            {score::score(assess)}
            <div class="compliance assess">
                {matrix::matrix(assess)}
                <div class="compliance-side">
                    {cell::cell(assess)}
                    {objectives::objectives(assess)}
                </div>
            </div>
        }
    };
    view! {
        <div
            class="cost-part"
            aria-busy=flag(move || assess.progress.with(Option::is_some) || !is_there())
        >
            {either(is_there, parts, waiting)}
        </div>
    }
    .into_any()
}

/// The id of the title of what is said about the open cell, which has the focus after a change.
const CELL_TITLE: &str = "cell-title";

/// Leads to what is said about the open cell.
fn focus_cell() {
    focus_soon(CELL_TITLE.to_owned());
}

/// What a verdict is to the style sheet and in words, with a sign before it.
fn verdict(cell: &Cell) -> (&'static str, &'static str) {
    match (cell.judged(), cell.verdict()) {
        (None, _) => ("neutral", "– does not apply"),
        (_, Verdict::Met) => ("good", "✓ met"),
        (_, Verdict::Breached) => ("bad", "✕ breached"),
        (_, Verdict::NoObjective) => ("neutral", "– no objective"),
    }
}
