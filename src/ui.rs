//! The page: what it holds, how it is arranged, and the effects by which it reaches outside.

#![expect(
    unreachable_pub,
    reason = "the component macro makes items public that follow the module's visibility"
)]

mod adding;
mod assess;
mod build;
mod charts;
mod compare;
mod compliance;
mod cost;
mod deck;
mod empty;
mod exposure;
mod figure;
mod findings;
mod forms;
mod incidents;
mod inspector;
mod journeys;
mod key_figures;
mod later;
mod learn;
mod linked;
mod map;
mod moment;
mod parts;
mod protect;
mod shell;
mod slices;
pub mod state;
mod status;
mod story;
mod term;
mod then;
mod timeline;
mod why;
mod widgets;
mod words;
mod workload;

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use exposure::ExposurePanel;
use inspector::Inspector;
use key_figures::KeyFigures;
use later::{later, later_loaded, ready};
use map::MapPanel;
use parts::Parts;
use protect::Place;
use shell::{Announcer, Header, Notices};
use state::{
    Designs, Editor, Notices as NoticeState, OpenLesson, Opened, Page, Playhead, Preferences,
    Selection, Session, keep,
};
use term::{AskedTerm, term_dialog};
use timeline::{Timeline, Viewport};
use widgets::{dynamic, when};
use workload::WorkloadPanel;

/// The element of `index.html` that is there until the page is.
const LOADING_ELEMENT: &str = "loading";
/// What that element says when the kept design waits for a file that does not come.
const NOT_RESTORED: &str = "The design kept in this browser could not be opened: a part of Tabletop \
    did not load. Reload the page when there is a connection; the design stays kept.";

/// Starts the app in the page.
pub fn start() {
    // What the page says of it is the business of `page/start.js`, which lives on.
    console_error_panic_hook::set_once();
    spawn_local(async {
        let loading = document().get_element_by_id(LOADING_ELEMENT);
        let Some(kept) = keep::restored().await else {
            // Nothing may take the place of a design that is kept and cannot be shown.
            if let Some(loading) = loading {
                loading.set_text_content(Some(NOT_RESTORED));
            }
            return;
        };
        mount_to_body(move || view! { <App kept/> });
        if let Some(loading) = loading {
            loading.remove();
        }
    });
}

/// The whole page.
#[component]
pub fn App(
    /// The design to open, and what has to be said of it.
    kept: keep::Restored,
) -> impl IntoView {
    let notices = NoticeState::new();
    let designs = Designs::new(&kept);
    let editor = Editor::new(kept.scenario, notices);
    if let Some(said) = kept.said {
        notices.say(said);
    }
    let preferences = Preferences::restore();
    provide_context(notices);
    provide_context(editor);
    provide_context(Selection::new(editor));
    provide_context(Playhead::new(editor));
    provide_context(Viewport::new(editor));
    let opened = Opened::new(kept.refused);
    provide_context(opened);
    provide_context(Session { editor, designs, opened, notices });
    let lesson = OpenLesson::new(designs);
    provide_context(lesson);
    provide_context(preferences);
    provide_context(Place::new());
    provide_context(compliance::Asked::new());
    let page = Page::of_address();
    provide_context(page);

    provide_context(AskedTerm::new());
    let parts = Parts::new();
    provide_context(parts);
    provide_context(then::Then::new(editor, expect_context(), parts.details));

    preferences.apply();
    // A frame later, when the page has been drawn.
    let load = move || {
        spawn_local(async move {
            // First what the workbench is worked with, then what there is more.
            editor.tools.loaded().await;
            parts.bench.loaded().await;
            editor.checks.load();
            parts.details.load();
        });
    };
    request_animation_frame(move || set_timeout(load, Duration::ZERO));
    Effect::new(move |_| {
        let name = editor.scenario.with(|scenario| scenario.name.clone());
        document().set_title(&match name.as_str() {
            "" => "Tabletop".to_owned(),
            name => format!("{name} · Tabletop"),
        });
    });

    view! {
        <a class="skip-link" href="#main">"Skip to the workbench"</a>
        <Header/>
        <main id="main" tabindex="-1">
            <Notices/>
            {when(move || opened.refused().is_some(), move || later(parts.details, |it| it.refused))}
            {when(
                move || lesson.id().is_some() && page.view() != "learn",
                move || later_loaded(parts.lesson, |it| it),
            )}
            {dynamic(move || match page.view().as_str() {
                "build" => later_loaded(parts.build, |it| it),
                "protect" => later_loaded(parts.protect, |it| it),
                "assess" => later_loaded(parts.assess, |it| it),
                "compare" => later_loaded(parts.compare, |it| it),
                "compliance" => later_loaded(parts.compliance, |it| it),
                "cost" => later_loaded(parts.cost, |it| it),
                "learn" => later_loaded(parts.learn, |it| it),
                _ => view! { <WorkbenchView/> }.into_any(),
            })}
        </main>
        {term_dialog()}
        <Announcer/>
        {ready(parts.bench, |it| it.outside)}
    }
}

/// The workload, what happens to it, and when.
#[component]
fn WorkbenchView() -> impl IntoView {
    view! {
        <KeyFigures/>
        <div class="workbench">
            <WorkloadPanel/>
            <MapPanel/>
            <ExposurePanel/>
            <Inspector/>
            <Timeline/>
        </div>
        {later(expect_context::<Parts>().details, |it| it.below)}
    }
}
