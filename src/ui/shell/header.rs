//! The header: the product, the views, the open design, and what can be done with the whole of it.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::design_name::DesignName;
use super::dialogs::{HELP, PALETTE, SHARE, dialog};
use crate::document::address::{PageView, VIEWS};
use crate::model::presets;
use crate::platform::browser::is_mac;
use crate::show::shell::palette::{TITLE, opening_keys};
use crate::show::shell::{action, history, history_hint};
use crate::ui::lazy::{Bench, Chunks};
use crate::ui::state::shortcuts::{DESIGNS_BUTTON, HELP_BUTTON, PALETTE_BUTTON, SHARE_BUTTON};
use crate::ui::state::{Editor, Page, Preferences, Session, ThemeChoice, designs};
use crate::ui::widgets::{
    Glyph, Icon, SelectField, choice, flag, lazy_view, lazy_view_on_show, lines, on, text,
};

/// The header of the page.
#[component]
pub(in crate::ui) fn Header() -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    let keys = opening_keys(is_mac());
    view! {
        <header class="page-header">
            <p class="logo"><span class="logo-mark" aria-hidden="true"></span>"Tabletop"</p>
            <Views/>
            <DesignName/>
            <div class="toolbar" role="group" aria-label="Design">
                <HistoryButtons/>
                {dialog("designs", DESIGNS_BUTTON, ("Designs", Glyph::Designs), "Designs saved in this browser", None, move || lazy_view_on_show(chunks.designs, |it| it))}
                <Presets/>
                <FileButtons/>
                {dialog(SHARE, SHARE_BUTTON, ("Share", Glyph::Share), "Share this design by a link", None, move || lazy_view_on_show(chunks.share, |it| it.view))}
                {dialog(PALETTE, PALETTE_BUTTON, ("Search", Glyph::Search), TITLE, Some(keys), move || lazy_view(chunks.details, |it| it.palette))}
                {dialog(HELP, HELP_BUTTON, ("Help", Glyph::Help), "Help and about", None, move || lazy_view(chunks.details, |it| it.help))}
            </div>
            <ThemeSwitch/>
        </header>
    }
}

/// Links to the views.
#[component]
fn Views() -> impl IntoView {
    let page = expect_context::<Page>();
    let strip = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        page.view();
        request_animation_frame(move || show_current(strip));
    });
    let link = move |PageView { key, name, .. }: &'static PageView| {
        let current = text(move || if page.view() == *key { "page" } else { "false" }.to_owned());
        view! { <a href=format!("#/{key}") aria-current=current>{*name}</a> }
    };
    view! {
        <nav class="views" aria-label="Views" node_ref=strip>
            {VIEWS.iter().map(link).collect::<Vec<_>>()}
        </nav>
    }
}

/// Brings the link to the open view into sight, where not all of them are.
fn show_current(strip: NodeRef<html::Nav>) {
    let Some(strip) = strip.get_untracked() else { return };
    if strip.scroll_width() <= strip.client_width() {
        return;
    }
    if let Ok(Some(link)) = strip.query_selector("[aria-current=page]") {
        let (link, all) = (link.get_bounding_client_rect(), strip.get_bounding_client_rect());
        let before = link.left() - all.left() - (all.width() - link.width()) / 2.0;
        // `as` saturates, and the browser keeps it within what there is.
        strip.set_scroll_left(strip.scroll_left() + before as i32);
    }
}

/// The designs to start from, behind a button.
#[component]
fn Presets() -> impl IntoView {
    let details = expect_context::<Chunks>().details;
    view! {
        <button type="button" class="button" popovertarget="presets">"Start from…"</button>
        <div
            id="presets"
            class="presets"
            popover="auto"
            role="dialog"
            aria-label="Designs to start from"
            tabindex="-1"
            autofocus
        >
            <p class="hint">"Opens a new design. Your current one stays under Designs."</p>
            {lazy_view(details, |it| it.presets)}
        </div>
    }
}

/// The designs to start from.
#[component]
pub(in crate::ui) fn PresetList() -> impl IntoView {
    let session = expect_context::<Session>();
    let start = Callback::new(move |preset: &'static presets::Preset| {
        let label = action("Start from", preset.name);
        designs::replace(session, Arc::new(preset.scenario()), label);
    });
    let item = move |preset: &'static presets::Preset| {
        view! {
            <li>
                <button
                    type="button"
                    popovertarget="presets"
                    popovertargetaction="hide"
                    on:click=on(move |_| start.run(preset))
                >
                    <b>{preset.name}</b>
                    <span class="hint">{preset.summary}</span>
                </button>
            </li>
        }
    };
    let start_empty = move |_| {
        designs::replace(session, Arc::new(presets::empty()), "Start empty".to_owned());
    };
    view! {
        <ul>
            <li>
                <button
                    type="button"
                    popovertarget="presets"
                    popovertargetaction="hide"
                    on:click=on(start_empty)
                >
                    <b>"Start empty"</b>
                    <span class="hint">"A blank design."</span>
                </button>
            </li>
            {presets::PRESETS.iter().map(item).collect::<Vec<_>>()}
        </ul>
    }
}

#[component]
fn HistoryButtons() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let (undo, redo) = (editor.undo_label(), editor.redo_label());
    view! {
        <HistoryButton verb="Undo" glyph=Glyph::Undo step=undo on_press=move || editor.undo()/>
        <HistoryButton verb="Redo" glyph=Glyph::Redo step=redo on_press=move || editor.redo()/>
    }
}

/// A button that stays in place, and keeps the focus, when there is nothing left to do.
#[component]
fn HistoryButton(
    /// What it does.
    verb: &'static str,
    /// Its picture.
    glyph: Glyph,
    /// The edit that it would undo or redo.
    step: Memo<Option<String>>,
    /// Does it.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let title = text(move || step.with(|it| history_hint(verb, it.as_deref())));
    let name = text(move || step.with(|it| history(verb, it.as_deref())));
    view! {
        <button
            type="button"
            class="button history"
            aria-label=name
            aria-disabled=flag(move || step.with(Option::is_none))
            title=title
            on:click=on(move |_| on_press())
        >
            <Icon glyph/>
            <span class="button-text">{verb}</span>
        </button>
    }
}

/// What opens and saves files, which lives in a later file.
#[component]
fn FileButtons() -> impl IntoView {
    let session = expect_context::<Session>();
    let bench = expect_context::<Chunks>().bench;
    let press = move |act: fn(Bench) -> fn(Session)| {
        on(move |_: MouseEvent| {
            spawn_local(async move {
                match bench.loaded().await {
                    Some(bench) => act(bench)(session),
                    None => session.notices.problem(
                        "A part of Tabletop that opens and saves files could not be loaded. Try again when you are online.",
                    ),
                }
            });
        })
    };
    view! {
        <button
            type="button"
            class="button"
            title="Open a design from a JSON file"
            on:click=press(|it| it.choose_file)
        >
            <Icon glyph=Glyph::Open/>
            <span class="button-text">"Open"</span>
        </button>
        <button
            type="button"
            class="button"
            title="Save the design as a JSON file"
            on:click=press(|it| it.save_file)
        >
            <Icon glyph=Glyph::Save/>
            <span class="button-text">"Save"</span>
        </button>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let choices = lines(|| ThemeChoice::ALL.map(|it| choice(it.key(), it.label())).to_vec());
    view! {
        <SelectField
            label="Theme"
            id="theme"
            choices=choices
            chosen=text(move || preferences.theme.get().key().to_owned())
            on_choose=move |key: String| preferences.theme.set(ThemeChoice::from_key(&key))
        />
    }
}
