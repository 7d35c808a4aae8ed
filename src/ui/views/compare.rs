//! The Compare view: up to eight designs against the same incidents, in a sentence, a table and two charts.

mod charts;
mod choices;
mod table;
mod work;

use std::sync::Arc;

use leptos::prelude::*;

use crate::assess::{DesignComparison, STRATEGIES};
use crate::model::Scenario;
use crate::platform::{address, storage};
use crate::show::text::counted;
use crate::ui::forms::focus_soon;
use crate::ui::state::{Designs, Session, Slices, designs};
use crate::ui::widgets::{either, flag, no_components, text, when};

/// Where the chosen variants are kept, as lines.
const CHOSEN_KEY: &str = "tabletop.compared.v1";
/// What begins the key of a kept design; what follows is its id.
const KEPT: &str = "kept:";
/// What begins the key of a design made with a strategy; what follows is that.
const MADE: &str = "made:";
/// The key of the open design.
const OPEN: &str = "open";

/// What the parts of the view share; copy it freely.
#[derive(Clone, Copy)]
struct Compare {
    session: Session,
    /// The keys of the variants that are compared with the open design.
    chosen: RwSignal<Vec<String>>,
    /// What they come to; nothing until it is worked out for the first time.
    shown: RwSignal<Option<Arc<ShownComparison>>>,
    /// Whether something has changed since.
    is_behind: RwSignal<bool>,
}

/// A comparison with what it was made of.
struct ShownComparison {
    comparison: DesignComparison,
    /// The key of each variant.
    keys: Vec<String>,
    /// The design of each variant as it is by itself.
    designs: Vec<Arc<Scenario>>,
    /// What people call the journeys of the open design, by their ids.
    journeys: Vec<(String, String)>,
    /// How many incidents they were run against.
    incidents: usize,
    /// Kept designs that could not be compared, each with the reason, as sentences.
    refused: Vec<String>,
}

impl Compare {
    /// Chooses other variants, and remembers them: what is compared is no part of a design.
    fn choose(self, chosen: Vec<String>) {
        // A choice that is forgotten with the page is no loss worth a notice.
        let _ = storage::write(CHOSEN_KEY, &chosen.join("\n"));
        self.chosen.set(chosen);
    }

    /// Opens a variant in the workbench. What was made becomes a design of its own, and can be undone; a kept
    /// design opens in its own place. So nothing is written over the open one.
    fn open(self, key: &str) {
        let Some(shown) = self.shown.get_untracked() else { return };
        let Some(at) = shown.keys.iter().position(|it| it == key) else { return };
        let is_open = match key.strip_prefix(KEPT) {
            Some(id) => designs::open(self.session, id),
            None => {
                let label = format!("Open “{}”", shown.comparison.variants[at].name);
                let scenario = Arc::clone(&shown.designs[at]);
                designs::replace(self.session, scenario, label)
            }
        };
        if is_open {
            address::go_to("workbench");
            focus_soon("main".to_owned());
        }
    }
}

/// The variants chosen last, else the five strategies.
fn chosen() -> Vec<String> {
    match storage::read(CHOSEN_KEY) {
        Ok(Some(kept)) => kept.lines().map(str::to_owned).collect(),
        _ => STRATEGIES.iter().map(|it| format!("{MADE}{}", it.key())).collect(),
    }
}

/// Designs side by side.
pub(in crate::ui) fn compare_view() -> AnyView {
    let session = expect_context::<Session>();
    let compare = Compare {
        session,
        chosen: RwSignal::new(chosen()),
        shown: RwSignal::new(None),
        is_behind: RwSignal::new(true),
    };
    let slices = Slices::new();
    Effect::new(move |_| {
        let open = session.editor.settled.with(|run| Arc::clone(&run.scenario));
        let chosen = compare.chosen.get();
        if chosen.iter().any(|it| it.starts_with(KEPT)) {
            Designs::changes(session.designs);
        }
        // What AWS would refuse is said once the checks are there.
        let check = session.editor.checks.ready();
        compare.is_behind.set(true);
        slices.begin(work::comparing(compare, open, chosen, check));
    });
    let has_parts = move || session.editor.scenario.with(|it| !it.components.is_empty());
    either(
        has_parts,
        move || {
            view! {
                {head(compare)}
                {choices::choices(compare)}
                {when(move || compare.shown.with(Option::is_some), move || view! {
                    {table::table(compare)}
                    {charts::charts(compare)}
                })}
            }
        },
        || no_components("Compare", "compare"),
    )
}

/// The comparison in a sentence.
fn head(compare: Compare) -> AnyView {
    let sentence = text(move || {
        compare.shown.with(|shown| match shown {
            Some(shown) => shown.comparison.sentence.clone(),
            None => "Comparing…".to_owned(),
        })
    });
    let against = text(move || {
        compare.shown.with(|shown| match shown.as_deref().map(|it| (it, it.keys.len())) {
            None => String::new(),
            Some((ShownComparison { incidents: 0, .. }, designs)) => format!(
                "{}, and no incident: nothing is lost by any of them. Put incidents on the timeline of the workbench.",
                counted(designs, "design")
            ),
            Some((ShownComparison { incidents, .. }, designs)) => {
                let incidents = match incidents {
                    1 => "incident".to_owned(),
                    more => format!("{more} incidents"),
                };
                format!(
                    "{}, the same {incidents}, assumptions and prices.",
                    counted(designs, "design")
                )
            }
        })
    });
    let refused = text(move || {
        compare.shown.with(|it| it.as_ref().map(|it| it.refused.join(" ")).unwrap_or_default())
    });
    view! {
        <section
            class="panel compare-head"
            aria-labelledby="compare-title"
            aria-busy=flag(move || compare.is_behind.get())
        >
            <h2 id="compare-title">"Compare"</h2>
            <p class="lead" role="status">{sentence}</p>
            <p class="hint">{against}</p>
            {when(
                move || !refused.with(String::is_empty),
                move || view! { <p role="alert">{refused}</p> },
            )}
        </section>
    }
    .into_any()
}
