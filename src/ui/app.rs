//! The app: its contexts, its start, and which view is open.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen_futures::spawn_local;

use crate::document::address::{VIEWS, WORKBENCH};
use crate::platform::timer;
use crate::ui::forms::focus_incident;
use crate::ui::lazy::load;
use crate::ui::shell::{Announcer, Header, Notices, term_dialog};
use crate::ui::state::compliance::ComplianceRequest;
use crate::ui::state::help::HelpMenu;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::{
    Designs, Editor, FirstSteps, Notices as NoticeState, OpenLesson, OpenParts, Opened, Page,
    Playhead, Preferences, Restored, Selection, Session, Viewport, startup,
};
use crate::ui::widgets::{AskedTerm, dynamic, lazy_view, lazy_view_on_show, on, ready, when};

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
        let Some(kept) = startup::restored(load::tools_file()).await else {
            // Nothing may take the place of a design that is kept and cannot be shown.
            if let Some(loading) = loading {
                loading.set_text_content(Some(NOT_RESTORED));
            }
            return;
        };
        kept.note_drawing();
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
    kept: Restored,
) -> impl IntoView {
    let notices = NoticeState::new();
    let designs = Designs::new(&kept);
    let editor = Editor::new(kept.scenario, notices, load::tools(), load::checks());
    for (topic, said) in kept.said {
        notices.say_about(topic, said);
    }
    let preferences = Preferences::restore();
    provide_context(notices);
    provide_context(editor);
    provide_context(Selection::new(editor));
    provide_context(Playhead::new(editor));
    provide_context(Viewport::new(editor));
    let first_steps = FirstSteps::new(editor);
    provide_context(first_steps);
    let opened = Opened::new(kept.refused, designs);
    provide_context(opened);
    provide_context(Session { editor, designs, opened, notices });
    let lesson = OpenLesson::new(designs);
    provide_context(lesson);
    provide_context(preferences);
    provide_context(OpenParts::new());
    provide_context(HelpMenu::new());
    provide_context(ComplianceRequest::new());
    let page = Page::of_address();
    provide_context(page);

    provide_context(AskedTerm::new());
    let chunks = load::chunks();
    provide_context(chunks);
    provide_context(PlayheadText::new(editor, expect_context(), chunks.details));

    preferences.apply();
    // A frame later, when the page has been drawn.
    let load = move || {
        spawn_local(async move {
            // First what the workbench is worked with, then what there is more.
            editor.tools.loaded().await;
            chunks.bench.loaded().await;
            editor.checks.load();
            chunks.details.load();
        });
    };
    request_animation_frame(move || timer::detached(0, load));
    Effect::new(move |_| {
        let name = editor.scenario.with(|scenario| scenario.name.clone());
        let view = page.view();
        // The workbench is what the page opens with, and goes without saying.
        let view = VIEWS.iter().skip(1).find(|it| it.key == view).map(|it| it.name);
        let parts = [view.unwrap_or_default(), name.as_str(), "Tabletop"];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        document().set_title(&parts.join(" · "));
    });
    let content = NodeRef::<html::Main>::new();
    // The fragment is the open view's.
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        if let Some(content) = content.get_untracked() {
            // Focus fails only for elements that cannot have it.
            let _ = content.focus();
        }
    };

    let skip_to_timeline = |event: ev::MouseEvent| {
        event.prevent_default();
        focus_incident();
    };

    view! {
        <a class="skip-link" href="#main" on:click=on(skip)>"Skip to the content"</a>
        {when(
            move || page.view() == WORKBENCH,
            move || view! {
                <a class="skip-link" href="#lanes" on:click=on(skip_to_timeline)>"Skip to the timeline"</a>
            },
        )}
        <Header/>
        <main id="main" tabindex="-1" node_ref=content>
            <Notices/>
            {when(move || opened.refused().is_some(), move || lazy_view(chunks.details, |it| it.refused))}
            {when(
                move || lesson.id().is_some() && page.view() != "learn",
                move || lazy_view_on_show(chunks.lesson, |it| it),
            )}
            // Its place is kept free, so that nothing moves when it comes.
            {when(
                move || first_steps.is_shown.get() && page.view() == "workbench" && lesson.id().is_none(),
                move || view! {
                    <section class="first-steps" aria-label="First steps">
                        {ready(chunks.details, |it| it.first_steps)}
                    </section>
                },
            )}
            {dynamic(move || match page.view().as_str() {
                "build" => lazy_view_on_show(chunks.build, |it| it),
                "protect" => lazy_view_on_show(chunks.protect, |it| it),
                "assess" => lazy_view_on_show(chunks.assess, |it| it),
                "compare" => lazy_view_on_show(chunks.compare, |it| it),
                "compliance" => lazy_view_on_show(chunks.compliance, |it| it),
                "cost" => lazy_view_on_show(chunks.cost, |it| it),
                "learn" => lazy_view_on_show(chunks.learn, |it| it),
                "workbench" => load::workbench(),
                _ => lazy_view(chunks.details, |it| it.no_page),
            })}
        </main>
        {term_dialog()}
        <Announcer/>
        {ready(chunks.bench, |it| it.outside)}
        {ready(chunks.details, |it| it.jumps)}
    }
}
