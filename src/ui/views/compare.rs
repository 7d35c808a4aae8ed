//! The Compare view: up to eight designs against the same incidents, in a sentence, a table and two charts.

mod charts;
mod choices;
mod phases;
mod table;
mod what_if;
mod work;

use std::sync::Arc;

use leptos::prelude::*;

use crate::document::address::Address;
use crate::platform::{address, storage};
use crate::show::compare::what_if::TIMELINE;
use crate::show::compare::{
    COMPARING, ComparedDesigns, VariantKey, against, choice_of, choice_text,
};
use crate::show::shell::action;
use crate::ui::forms::focus_soon;
use crate::ui::state::place::{Place, bind_address};
use crate::ui::state::{Designs, Session, Slices, designs};
use crate::ui::widgets::{either, flag, no_components, text, when};

/// Where the chosen variants are kept, as lines.
const CHOSEN_KEY: &str = "tabletop.compared.v1";
/// What the parts of the view share; copy it freely.
#[derive(Clone, Copy)]
struct Compare {
    session: Session,
    /// The keys of the variants that are compared with the open design.
    chosen: RwSignal<Vec<String>>,
    /// What the designs are compared under, by its key.
    what_if: RwSignal<String>,
    /// The newest comparison; nothing until there is one.
    shown: RwSignal<Option<Arc<ComparedDesigns>>>,
    /// Whether something has changed since.
    is_behind: RwSignal<bool>,
}

impl Compare {
    /// Chooses other variants, and remembers them: what is compared is no part of a design.
    fn choose(self, chosen: Vec<String>) {
        // A choice that is forgotten with the page is no loss worth a notice.
        let _ = storage::write(CHOSEN_KEY, &chosen.join("\n"));
        self.chosen.set(chosen);
    }

    /// Opens a variant in the workbench. What was made becomes a design of its own, and can be undone; a saved
    /// design opens in its own place. So nothing is written over the open one.
    fn open(self, key: &str) {
        let Some(shown) = self.shown.get_untracked() else { return };
        let Some(key) = VariantKey::of_text(key) else { return };
        let Some(at) = shown.keys.iter().position(|it| *it == key) else { return };
        let is_open = match &key {
            VariantKey::Saved(id) => designs::open(self.session, id),
            VariantKey::Open | VariantKey::Made(_) => {
                let label = action("Open", &shown.comparison.variants[at].name);
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

/// The variants chosen last, else the strategies.
fn chosen() -> Vec<String> {
    match storage::read(CHOSEN_KEY) {
        Ok(Some(saved)) => saved.lines().map(str::to_owned).collect(),
        _ => VariantKey::made().map(|it| it.text()).collect(),
    }
}

/// Designs side by side.
pub(in crate::ui) fn compare_view() -> AnyView {
    let session = expect_context::<Session>();
    let compare = Compare {
        session,
        chosen: RwSignal::new(chosen()),
        what_if: RwSignal::new(TIMELINE.to_owned()),
        shown: RwSignal::new(None),
        is_behind: RwSignal::new(true),
    };
    keep_compare(compare);
    let slices = Slices::new();
    Effect::new(move |_| {
        let open = session.editor.settled.with(|run| Arc::clone(&run.scenario));
        let chosen = compare.chosen.get();
        let is_saved = |it: &String| matches!(VariantKey::of_text(it), Some(VariantKey::Saved(_)));
        if chosen.iter().any(is_saved) {
            Designs::changes(session.designs);
        }
        // What AWS would refuse is reported once the checks are loaded.
        let check = session.editor.checks.ready();
        compare.is_behind.set(true);
        let work = work::comparing(compare, open, compare.what_if.get(), chosen, check);
        slices.begin(work);
    });
    let has_parts = move || session.editor.scenario.with(|it| !it.components.is_empty());
    either(
        has_parts,
        move || {
            view! {
                {what_if::what_if(compare)}
                {head(compare)}
                {choices::choices(compare)}
                {when(move || compare.shown.with(Option::is_some), move || view! {
                    {phases::phases(compare)}
                    {table::table(compare)}
                    {charts::charts(compare)}
                })}
            }
        },
        || no_components("Compare", "compare"),
    )
}

/// Keeps the address, the chosen variants and what happens the same:
/// `#compare?with=pilot_light,warm_standby&what=region_outage`.
fn keep_compare(compare: Compare) {
    let shown = move || {
        let with = compare.chosen.with(|it| choice_text(it));
        let what = compare.what_if.get();
        let what = (what != TIMELINE).then_some(what);
        Address::new(&["compare"]).with("with", with).with("what", what)
    };
    let show = move |asked: &Address, is_whole: bool| {
        let with = asked.value("with");
        if with.is_some() || is_whole {
            compare.chosen.set(choice_of(with));
        }
        let what = asked.value("what");
        if what.is_some() || is_whole {
            compare.what_if.set(what.unwrap_or(TIMELINE).to_owned());
        }
    };
    bind_address(Place {
        view: "compare",
        shown: Box::new(shown),
        panel: Box::new(String::new),
        show: Box::new(show),
    });
}

/// The comparison in a sentence.
fn head(compare: Compare) -> AnyView {
    let sentence = text(move || {
        compare.shown.with(|shown| match shown {
            Some(shown) => shown.comparison.sentence.clone(),
            None => COMPARING.to_owned(),
        })
    });
    let against = text(move || {
        let of = |it: &ComparedDesigns| against(it.keys.len(), it.incidents);
        compare.shown.with(|shown| shown.as_deref().map(of).unwrap_or_default())
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
