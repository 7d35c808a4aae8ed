//! The saved designs: to open, name, copy and delete them, and to begin new ones.

use std::sync::Arc;

use leptos::prelude::*;

use super::saved_design::{DesignList, LIST_TITLE, design_row};
use crate::model::{Scenario, presets};
use crate::platform::time;
use crate::show::shell::saved_ago;
use crate::ui::state::Session;
use crate::ui::state::designs::saved::{self, SavedDesign};
use crate::ui::state::designs::{create, name_of, save_now};
use crate::ui::widgets::{SelectField, choice, keyed, lines, memo, on, text, when};

/// What a design that starts with nothing is called in the list to choose from.
const EMPTY: &str = "empty";

/// The saved designs, those that cannot be read, and what begins a new one.
pub(in crate::ui) fn designs() -> AnyView {
    let session = expect_context::<Session>();
    // The open design belongs in the list, also as long as nobody has edited it.
    let is_saved = save_now(session);
    let all = memo(move || {
        session.designs.changes();
        session.designs.id();
        let all = untrack(|| saved::all().unwrap_or_default());
        let read = session.editor.tools.ready_untracked().map(|it| it.read);
        let is_readable = |saved: &SavedDesign| read.is_some_and(|read| read(&saved.text).is_ok());
        all.into_iter().map(|saved| (is_readable(&saved), saved)).collect::<Vec<_>>()
    });
    let ids = move |readable: bool| {
        memo(move || {
            all.with(|all| {
                let those = all.iter().filter(|(is_readable, _)| *is_readable == readable);
                those.map(|(_, saved)| saved.id.as_str().into()).collect()
            })
        })
    };
    let saved_design = move |id: &str| {
        all.with(|all| all.iter().find(|(_, saved)| saved.id == id).map(|(_, saved)| saved.clone()))
    };
    let aside = ids(false);
    let row = move |place: DesignList| {
        move |id: Arc<str>| {
            let (key, other) = (Arc::clone(&id), Arc::clone(&id));
            let name =
                text(move || saved_design(&key).map(|it| name_of(&it.text)).unwrap_or_default());
            let saved =
                text(move || saved_design(&other).map(|it| saved(it.saved_at)).unwrap_or_default());
            design_row(session, id.to_string(), name, saved, place)
        }
    };
    view! {
        <h2 id=LIST_TITLE tabindex="-1">"Designs"</h2>
        {(!is_saved).then(|| view! {
            <p role="alert">"The open design is not saved in this browser. Save it as a file."</p>
        })}
        <p class="hint">"Saved automatically in this browser after every edit."</p>
        <ul class="designs" aria-label="Saved designs">{keyed(ids(true), row(DesignList::Designs))}</ul>
        {when(move || !aside.with(Vec::is_empty), move || view! {
            <h3>"Unreadable designs"</h3>
            <p class="hint">
                "This version of Tabletop cannot read these designs. They are not changed until you delete them."
            </p>
            <ul class="designs" aria-label="Unreadable designs">{keyed(aside, row(DesignList::Aside))}</ul>
        })}
        {new_design(session)}
    }
    .into_any()
}

/// Begins a design, empty or like one of those that come with the product.
fn new_design(session: Session) -> AnyView {
    let chosen = RwSignal::new(EMPTY.to_owned());
    let choices = lines(|| {
        let empty = choice(EMPTY, "Empty");
        let presets = presets::PRESETS.iter().map(|it| choice(it.key, it.name));
        std::iter::once(empty).chain(presets).collect()
    });
    let begin = move |_| {
        let preset = presets::preset(&chosen.get_untracked());
        let scenario = preset.map_or_else(empty, presets::Preset::scenario);
        create(session, scenario);
    };
    view! {
        <div class="new-design">
            <SelectField
                label="New design from"
                id="new-design"
                choices
                chosen=text(move || chosen.get())
                on_choose=move |key: String| chosen.set(key)
            />
            <button
                type="button"
                class="button"
                data-look="primary"
                popovertarget="designs"
                popovertargetaction="hide"
                on:click=on(begin)
            >
                "New design"
            </button>
        </div>
    }
    .into_any()
}

fn empty() -> Scenario {
    let mut scenario = Scenario::empty(presets::first().clock.start);
    scenario.name = "New design".to_owned();
    scenario
}

/// When a design was saved; nothing where that is not known.
fn saved(saved_at: f64) -> String {
    if saved_at.abs() < 1.0 {
        return String::new();
    }
    saved_ago((time::now() - saved_at) / 60_000.0)
}
