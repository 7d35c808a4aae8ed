//! The command palette: a field, and below it what can be gone to or done, chosen by keys or by pointer.

use std::sync::Arc;

use leptos::ev::{self, Event, Targeted};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{PALETTE, run_report};
use crate::document::address::{WORKBENCH, WorkbenchPlace};
use crate::model::{IncidentId, presets};
use crate::platform::{address, paper, storage};
use crate::show::shell::action;
use crate::show::shell::palette::{
    PLACEHOLDER, PageAction, PaletteChoice, PaletteRow, TITLE, entries, focus_of_place, found,
    headings, of_heading, remembered, said, what_if_fragment,
};
use crate::show::{Line, TextRow};
use crate::ui::forms::{focus_soon, focus_when_there};
use crate::ui::lazy::Chunks;
use crate::ui::state::help::{HelpMenu, HelpPage};
use crate::ui::state::shortcuts::{DESIGNS_BUTTON, HELP_BUTTON, SHARE_BUTTON, press};
use crate::ui::state::{
    Editor, Page, Playhead, Preferences, Selection, Session, Tab, ThemeChoice, Viewport, designs,
    files,
};
use crate::ui::widgets::{Row, flag, lines, memo, on, rows, text};

/// Where the choices that were made last are kept in the browser, one a line.
const RECENT_KEY: &str = "tabletop.recent";
/// The field, and the list that it controls.
const FIELD: &str = "palette-field";
const LIST: &str = "palette-list";
/// What shows what was picked: the tab of the inspector.
const INSPECTOR: &str = "inspector-panel";
/// A page of the list.
const PAGE: usize = 5;

/// What a choice is done with; copy it freely.
#[derive(Clone, Copy)]
struct Doer {
    session: Session,
    editor: Editor,
    selection: Selection,
    playhead: Playhead,
    viewport: Viewport,
    page: Page,
    help: HelpMenu,
    preferences: Preferences,
    chunks: Chunks,
}

/// The field and what is found.
pub(in crate::ui) fn palette() -> AnyView {
    let doer = Doer {
        session: expect_context(),
        editor: expect_context(),
        selection: expect_context(),
        playhead: expect_context(),
        viewport: expect_context(),
        page: expect_context(),
        help: expect_context(),
        preferences: expect_context(),
        chunks: expect_context(),
    };
    let terms = doer.chunks.terms;
    terms.load();
    let recent = recent();
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let results = lines(move || {
        let terms = terms.ready().map(|terms| terms()).unwrap_or_default();
        let all = doer.editor.scenario.with(|it| entries(it, &terms));
        typed.with(|typed| found(&all, &recent, typed))
    });
    let count = move || results.with(Vec::len);
    let place = memo(move || chosen.get().min(count().saturating_sub(1)));
    let run = Callback::new(move |at: usize| {
        let key = results.with_untracked(|it| it.get(at).map(|it| it[PaletteRow::AT.key].clone()));
        if let Some(choice) = key.and_then(|key| PaletteChoice::of_key(&key)) {
            doer.choose(&choice);
        }
    });
    let pressed = move |event: ev::KeyboardEvent| {
        let last = untrack(count).saturating_sub(1);
        let at = place.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            "ArrowUp" => {
                if at == 0 {
                    last
                } else {
                    at - 1
                }
            }
            "PageDown" => (at + PAGE).min(last),
            "PageUp" => at.saturating_sub(PAGE),
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                run.run(at);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        chosen.set(to);
        request_animation_frame(move || reveal(to));
    };
    let search = move |event: Targeted<Event, HtmlInputElement>| {
        typed.set(event.target().value());
        chosen.set(0);
    };
    let groups = lines(move || results.with(|it| headings(it)));
    let active = text(move || if count() == 0 { String::new() } else { option_id(place.get()) });
    focus_soon(FIELD.to_owned());
    view! {
        <h2 class="visually-hidden">{TITLE}</h2>
        <input
            id=FIELD
            class="palette-field"
            type="text"
            role="combobox"
            aria-label=TITLE
            aria-expanded=flag(move || count() > 0)
            aria-controls=LIST
            aria-autocomplete="list"
            aria-activedescendant=active
            autocomplete="off"
            spellcheck="false"
            placeholder=PLACEHOLDER
            on:input:target=on(search)
            on:keydown=on(pressed)
        />
        <div id=LIST class="palette-list" role="listbox" aria-label="Results" tabindex="-1">
            {rows(groups, move |group| group_view(group, results, place, run))}
        </div>
        <p class="hint" role="status">{text(move || said(count()))}</p>
    }
    .into_any()
}

/// The results under a heading.
fn group_view(
    group: Row,
    results: Memo<Vec<Line>>,
    place: Memo<usize>,
    run: Callback<usize>,
) -> AnyView {
    let heading = group.text(TextRow::AT.text);
    let within = lines(move || results.with(|all| heading.with(|it| of_heading(all, it))));
    let option = move |row: Row| {
        let at = move || row.get(PaletteRow::AT.place).parse::<usize>().unwrap_or_default();
        view! {
            <div
                role="option"
                class="palette-option"
                id=text(move || option_id(at()))
                aria-selected=flag(move || place.get() == at())
                on:click=on(move |_: ev::MouseEvent| run.run(untrack(at)))
            >
                <span class="name">{row.text(PaletteRow::AT.name)}</span>
                <span class="detail">{row.text(PaletteRow::AT.detail)}</span>
            </div>
        }
    };
    view! {
        <div role="group" aria-label=heading>
            <p class="palette-heading" aria-hidden="true">{heading}</p>
            {rows(within, option)}
        </div>
    }
    .into_any()
}

fn option_id(at: usize) -> String {
    format!("palette-option-{at}")
}

/// Scrolls the list as far as an option is in sight.
fn reveal(at: usize) {
    let option = document().get_element_by_id(&option_id(at));
    let list = document().get_element_by_id(LIST);
    if let (Some(option), Some(list)) = (option, list) {
        let (option, frame) = (option.get_bounding_client_rect(), list.get_bounding_client_rect());
        let by = if option.top() < frame.top() {
            option.top() - frame.top()
        } else {
            (option.bottom() - frame.bottom()).max(0.0)
        };
        // `as` saturates, and the browser keeps it within what there is.
        list.set_scroll_top(list.scroll_top() + by.ceil() as i32);
    }
}

/// The choices that were made last, the newest first; none where the browser keeps nothing.
fn recent() -> Vec<String> {
    let saved = storage::read(RECENT_KEY).ok().flatten().unwrap_or_default();
    saved.lines().map(str::to_owned).collect()
}

impl Doer {
    /// Closes the palette and does what was chosen. The focus is where it was before, unless something else opens.
    fn choose(self, choice: &PaletteChoice) {
        // What is forgotten with the page is no loss worth a notice.
        let _ = storage::write(RECENT_KEY, &remembered(&recent(), choice).join("\n"));
        let palette = document().get_element_by_id(PALETTE);
        if let Some(palette) = palette.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Fails only where it is closed already.
            let _ = palette.hide_popover();
        }
        match choice {
            PaletteChoice::Place(fragment) => {
                address::go_to(fragment);
                focus_when_there(focus_of_place(fragment));
            }
            PaletteChoice::Component(id) => {
                self.selection.pick_component(id.clone());
                if self.selection.tab.get_untracked() == Tab::Incident {
                    self.selection.tab.set(Tab::Outcome);
                }
                let component = Some(id.to_string());
                self.show(WorkbenchPlace { component, ..WorkbenchPlace::default() });
            }
            PaletteChoice::Incident(id) => self.show_incident(id.clone()),
            PaletteChoice::Template(key) => {
                if let Some(details) = self.chunks.details.ready_untracked() {
                    let Self { editor, selection, playhead, .. } = self;
                    (details.place_template)(editor, selection, playhead, key);
                    if let Some(added) = selection.incident.get_untracked() {
                        self.show_incident(added);
                    }
                }
            }
            PaletteChoice::WhatIf(key) => {
                let fragment = what_if_fragment(key);
                address::go_to(&fragment);
                focus_when_there(focus_of_place(&fragment));
            }
            PaletteChoice::Preset(key) => {
                if let Some(preset) = presets::PRESETS.iter().find(|it| it.key == key) {
                    let label = action("Start from", preset.name);
                    designs::replace(self.session, Arc::new(preset.scenario()), label);
                }
            }
            PaletteChoice::Action(action) => self.act(*action),
        }
    }

    fn act(self, action: PageAction) {
        match action {
            PageAction::Undo => self.editor.undo(),
            PageAction::Redo => self.editor.redo(),
            PageAction::Save => files::save(self.session),
            PageAction::Open => {
                if let Some(bench) = self.chunks.bench.ready_untracked() {
                    (bench.choose_file)(self.session);
                }
            }
            PageAction::Designs => press(DESIGNS_BUTTON),
            PageAction::Share => press(SHARE_BUTTON),
            PageAction::CopyReport => run_report::copy(self.session),
            PageAction::PrintReport => paper::print(),
            PageAction::StartEmpty => {
                let empty = Arc::new(presets::empty());
                designs::replace(self.session, empty, "Start empty".to_owned());
            }
            PageAction::Help => press(HELP_BUTTON),
            PageAction::Shortcuts => {
                self.help.open(HelpPage::Shortcuts);
                press(HELP_BUTTON);
            }
            PageAction::LightTheme => self.preferences.theme.set(ThemeChoice::Light),
            PageAction::DarkTheme => self.preferences.theme.set(ThemeChoice::Dark),
            PageAction::SystemTheme => self.preferences.theme.set(ThemeChoice::System),
        }
    }

    fn show_incident(self, id: IncidentId) {
        self.selection.pick_incident(id.clone());
        self.selection.tab.set(Tab::Incident);
        let at = self.editor.scenario.with_untracked(|it| it.incident(&id).map(|it| it.at));
        if let Some(at) = at {
            self.viewport.reveal(at);
        }
        let incident = Some(id.to_string());
        self.show(WorkbenchPlace { incident, ..WorkbenchPlace::default() });
    }

    /// Goes to the workbench, where something else is open, and gives the focus to what shows the selection.
    fn show(self, place: WorkbenchPlace) {
        if untrack(|| self.page.view()) != WORKBENCH {
            address::go_to(&place.address().fragment());
        }
        focus_when_there(INSPECTOR.to_owned());
    }
}
