//! The Assess view: every component against every disruption, the score, what would help, and which
//! assumption moves the outcome.

mod cell;
mod change;
mod matrix;
mod objectives;
mod score;
mod sensitivity;

use std::sync::Arc;

use leptos::prelude::*;

use crate::assess::assess_in_portions;
use crate::catalog::Disruption;
use crate::document::address::Address;
use crate::model::ComponentId;
use crate::show::assess::{Assessed, progress};
use crate::ui::forms::{Sheet, focus_soon};
use crate::ui::state::place::{Place, bind_address, tab_address};
use crate::ui::state::{Editor, Slices};
use crate::ui::widgets::{TabPanel, Tabs, dynamic, either, flag, memo, no_components, text};

/// A part of the view; it shows while its tab is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AssessTab {
    Assessment,
    Sensitivity,
}

/// The parts with their labels.
const TABS: &[(AssessTab, &str)] =
    &[(AssessTab::Assessment, "Assessment"), (AssessTab::Sensitivity, "Sensitivity")];

/// The steps of the parts in addresses, in the same order.
const STEPS: &[&str] = &["assessment", "sensitivity"];

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

impl Assess {
    /// Reads something of the newest assessment; a default while there is none.
    fn with<T: Default>(self, of: impl FnOnce(&Assessed) -> T) -> T {
        self.assessed.with(|it| it.as_deref().map(of).unwrap_or_default())
    }

    /// Picks a cell, and leads to what is said about it.
    fn pick(self, component: ComponentId, disruption: Disruption) {
        self.picked.set(Some((component, disruption)));
    }

    /// The cell that is open: the one picked, else the one that the assessment opens at.
    fn open(self) -> Memo<Option<(ComponentId, Disruption)>> {
        memo(move || {
            let picked = self.picked.get();
            self.with(|it| {
                let is_there = |(id, disruption): &(ComponentId, Disruption)| {
                    it.cell(id, *disruption).is_some()
                };
                picked.filter(is_there).or_else(|| it.opens_at())
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

/// Whether the design is good enough, and what that depends on.
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
    let open = RwSignal::new(AssessTab::Assessment);
    keep_assess(assess, open);
    let index = Signal::derive(move || open.get() as usize);
    let part = move || match open.get() {
        AssessTab::Assessment => assessment(assess),
        AssessTab::Sensitivity => sensitivity::sensitivity(assess),
    };
    let has_parts = move || editor.scenario.with(|it| !it.components.is_empty());
    either(
        has_parts,
        move || {
            view! {
                <section class="cost" aria-label="Assess">
                    <Tabs label="Parts of the assessment" prefix="assess" tabs=TABS open/>
                    <TabPanel prefix="assess" index>{dynamic(part)}</TabPanel>
                </section>
            }
        },
        || no_components("Assess", "assess"),
    )
}

/// Keeps the address, the open part and the picked cell the same: `#assess?c=orders&d=region`.
fn keep_assess(assess: Assess, open: RwSignal<AssessTab>) {
    let shown = move || {
        let (component, disruption) = assess.picked.get().unzip();
        tab_address("assess", STEPS, open.get() as usize)
            .with("c", component.map(|it| it.to_string()))
            .with("d", disruption.map(|it| it.key().to_owned()))
    };
    let show = move |asked: &Address, is_whole: bool| {
        let tab = STEPS.iter().position(|it| *it == asked.step(1)).or(is_whole.then_some(0));
        if let Some((tab, _)) = tab.and_then(|at| TABS.get(at)) {
            open.set(*tab);
        }
        let disruption = asked.value("d");
        let disruption = Disruption::ALL.iter().find(|it| disruption == Some(it.key()));
        let picked = asked.value("c").map(ComponentId::from).zip(disruption.copied());
        if picked.is_some() || is_whole {
            assess.picked.set(picked);
        }
    };
    bind_address(Place {
        view: "assess",
        shown: Box::new(shown),
        panel: Box::new(move || (open.get() as usize).to_string()),
        show: Box::new(show),
    });
}

fn assessment(assess: Assess) -> AnyView {
    let is_there = move || assess.assessed.with(Option::is_some);
    let waiting = move || {
        let says = text(move || progress(assess.progress.get()));
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
