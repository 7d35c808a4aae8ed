//! The Learn view: its sections, each with an address of its own below `#learn`.

mod address;
mod bar;
mod cards;
mod drills;
mod glossary;
mod interview;
mod keys;
mod lesson;
mod lessons;
mod progress;
mod sources;
mod statements;
mod workbench;

use leptos::prelude::*;

pub(in crate::ui) use bar::lesson_bar;
pub(in crate::ui) use glossary::asked_entry;

use address::part;

use crate::ui::lazy::View;
use crate::ui::widgets::{dynamic, memo, text};

/// The sections, by the second part of their address, with what people call them; the first is that of
/// the view itself.
static SECTIONS: &[(&str, &str, View)] = &[
    ("lessons", "Lessons", lessons::view),
    ("drills", "Drills", drills::view),
    ("cards", "Cards", cards::view),
    ("interview", "Interview", interview::view),
    ("statements", "True or false", statements::view),
    ("glossary", "Glossary", glossary::view),
];

/// The Learn view.
pub(in crate::ui) fn learn_view() -> AnyView {
    let open = part(0);
    let place = memo(move || {
        let open = open.get();
        SECTIONS.iter().position(|(key, ..)| *key == open).unwrap_or(0)
    });
    let link =
        move |(index, (key, name, _)): (usize, &'static (&'static str, &'static str, View))| {
            let current =
                text(move || if place.get() == index { "page" } else { "false" }.to_owned());
            view! { <a href=format!("#learn/{key}") aria-current=current>{*name}</a> }
        };
    let section = move || SECTIONS.get(place.get()).map(|(_, _, section)| section());
    view! {
        <div class="learn">
            <nav class="learn-sections" aria-label="Learn">
                {SECTIONS.iter().enumerate().map(link).collect::<Vec<_>>()}
            </nav>
            {dynamic(section)}
        </div>
    }
    .into_any()
}
