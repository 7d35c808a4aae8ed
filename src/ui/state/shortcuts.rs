//! The keys of the page: what they do, where, and what the page itself does about them.
//!
//! A row without an action describes keys that a part of the page listens to by itself. One with an
//! action works wherever the focus is; in a text being written, which has keys of its own, only where it says so.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, HtmlInputElement};

use super::help::{HelpMenu, HelpPage};
use super::{Session, files};

/// The button that opens help, of which the list of the keys is a page.
pub const HELP_BUTTON: &str = "help-button";
/// The button that opens the command palette.
pub const PALETTE_BUTTON: &str = "palette-button";
/// The button that shows the saved designs.
pub const DESIGNS_BUTTON: &str = "designs-button";
/// The button that shows the link to the design.
pub const SHARE_BUTTON: &str = "share-button";

/// Keys with what they do.
#[derive(Debug)]
pub struct Shortcut {
    /// The keys, each way to press them; those of a way are held together.
    pub keys: &'static [&'static [&'static str]],
    /// What they do.
    pub what: &'static str,
    /// Where they do it.
    pub place: &'static str,
    /// What the page does when they are pressed anywhere.
    pub act: Option<Act>,
}

/// What is done about a key pressed anywhere on the page.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// Whether a press is meant.
    pub is_meant: fn(&ev::KeyboardEvent) -> bool,
    /// Does it.
    pub run: fn(Session, HelpMenu),
    /// Whether it works while a text is written as well.
    pub also_in_text: bool,
}

/// Where keys work that are bound to no part of the page.
pub const EVERYWHERE: &str = "Everywhere";

/// Where keys move over the timeline.
const ON_TIMELINE: &str = "In the timeline";

/// Where a pointer adds an incident.
const ON_INCIDENTS: &str = "In the row of incidents";

/// Where keys pan.
const ON_LANES: &str = "On the lanes of the timeline";

/// Where keys move the moment that is looked at.
const ON_PLAYHEAD: &str = "On the playhead";

/// Where keys work on the map.
const ON_MAP: &str = "On the map";

/// Where keys read values off a chart.
const ON_CHART: &str = "On the values of a chart";

/// Where keys answer questions.
const ON_LEARN: &str = "In drills and reviews";

/// Where keys move an incident.
const ON_INCIDENT: &str = "On an incident of the timeline";

/// All keys of the page; those of a place stand together.
pub const SHORTCUTS: &[Shortcut] = &[
    Shortcut {
        keys: &[&["Ctrl", "Z"]],
        what: "Undo the last edit",
        place: EVERYWHERE,
        act: Some(Act {
            is_meant: |it| is_command(it) && !it.shift_key() && is_letter(it, "z"),
            run: |session, _| session.editor.undo(),
            also_in_text: false,
        }),
    },
    Shortcut {
        keys: &[&["Ctrl", "Shift", "Z"], &["Ctrl", "Y"]],
        what: "Redo what was undone",
        place: EVERYWHERE,
        act: Some(Act {
            is_meant: |it| {
                is_command(it)
                    && (it.shift_key() && is_letter(it, "z")
                        || !it.shift_key() && is_letter(it, "y"))
            },
            run: |session, _| session.editor.redo(),
            also_in_text: false,
        }),
    },
    Shortcut {
        keys: &[&["Ctrl", "S"]],
        what: "Save the design as a file",
        place: EVERYWHERE,
        act: Some(Act {
            is_meant: |it| is_command(it) && !it.shift_key() && is_letter(it, "s"),
            run: |session, _| files::save(session),
            also_in_text: false,
        }),
    },
    Shortcut {
        keys: &[&["Ctrl", "K"]],
        what: "Search, go somewhere or do something",
        place: EVERYWHERE,
        act: Some(Act {
            is_meant: |it| is_command(it) && !it.shift_key() && is_letter(it, "k"),
            run: |_, _| press(PALETTE_BUTTON),
            also_in_text: true,
        }),
    },
    Shortcut {
        keys: &[&["?"]],
        what: "Show this list",
        place: EVERYWHERE,
        act: Some(Act {
            is_meant: |it| is_plain(it) && it.key() == "?",
            run: |_, help| {
                help.open(HelpPage::Shortcuts);
                press(HELP_BUTTON);
            },
            also_in_text: false,
        }),
    },
    Shortcut { keys: &[&["Esc"]], what: "Close a list or a menu", place: EVERYWHERE, act: None },
    Shortcut {
        keys: &[&["←"], &["→"]],
        what: "Go to the next or previous tab",
        place: "On a tab",
        act: None,
    },
    Shortcut {
        keys: &[&["Home"], &["End"]],
        what: "Go to the first or last tab",
        place: "On a tab",
        act: None,
    },
    Shortcut {
        keys: &[&["↑"], &["↓"]],
        what: "Go to the previous or next component",
        place: "In the workload",
        act: None,
    },
    Shortcut {
        keys: &[&["←"], &["→"]],
        what: "Move the incident by a minute; with Shift by an hour",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut {
        keys: &[&["Page up"], &["Page down"]],
        what: "Move the incident by a day",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut {
        keys: &[&["Home"], &["End"]],
        what: "Move the incident to the start or the end",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut {
        keys: &[&["Enter"], &["Space"]],
        what: "Open the incident to edit it",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut {
        keys: &[&["Esc"]],
        what: "In the Incident tab: go back to the incident on the timeline",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut {
        keys: &[&["Alt"]],
        what: "While dragging: move to the minute",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut { keys: &[&["Esc"]], what: "Cancel the drag", place: ON_INCIDENT, act: None },
    Shortcut {
        keys: &[&["["], &["]"]],
        what: "Make the incident shorter or longer by a minute; with Shift by an hour",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut {
        keys: &[&["Ctrl", "D"]],
        what: "Duplicate the incident",
        place: ON_INCIDENT,
        act: None,
    },
    Shortcut { keys: &[&["Delete"]], what: "Remove the incident", place: ON_INCIDENT, act: None },
    Shortcut {
        keys: &[&["W"], &["S"]],
        what: "Zoom in or out; + and − do too",
        place: ON_TIMELINE,
        act: None,
    },
    Shortcut { keys: &[&["A"], &["D"]], what: "Pan left or right", place: ON_TIMELINE, act: None },
    Shortcut { keys: &[&["0"]], what: "Show the whole clock", place: ON_TIMELINE, act: None },
    Shortcut {
        keys: &[&["I"]],
        what: "Zoom to the selected incident",
        place: ON_TIMELINE,
        act: None,
    },
    Shortcut { keys: &[&["N"]], what: "Add an incident", place: ON_TIMELINE, act: None },
    Shortcut { keys: &[&["K"]], what: "Play or pause", place: ON_TIMELINE, act: None },
    Shortcut {
        keys: &[&[","], &["."]],
        what: "Go to the previous or next event; J and L do too",
        place: ON_TIMELINE,
        act: None,
    },
    Shortcut { keys: &[&["R"]], what: "Show the whole run again", place: ON_TIMELINE, act: None },
    Shortcut {
        keys: &[&["M"], &["Shift", "M"]],
        what: "Read the next or previous mark of the selected component",
        place: ON_TIMELINE,
        act: None,
    },
    Shortcut {
        keys: &[&["Ctrl", "wheel"]],
        what: "Zoom around the pointer",
        place: ON_TIMELINE,
        act: None,
    },
    Shortcut { keys: &[&["Shift", "wheel"]], what: "Pan", place: ON_TIMELINE, act: None },
    Shortcut {
        keys: &[&["click"]],
        what: "On an empty place: add an incident at that time",
        place: ON_INCIDENTS,
        act: None,
    },
    Shortcut { keys: &[&["Space"]], what: "Play or pause", place: ON_LANES, act: None },
    Shortcut {
        keys: &[&["←"], &["→"]],
        what: "Pan; with Shift by a page",
        place: ON_LANES,
        act: None,
    },
    Shortcut {
        keys: &[&["Home"], &["End"]],
        what: "Pan to the start or the end",
        place: ON_LANES,
        act: None,
    },
    Shortcut {
        keys: &[&["double click"]],
        what: "Add an incident at that time",
        place: ON_LANES,
        act: None,
    },
    Shortcut {
        keys: &[&["←"], &["→"]],
        what: "Move the playhead by a minute; with Shift by an hour",
        place: ON_PLAYHEAD,
        act: None,
    },
    Shortcut {
        keys: &[&["Page up"], &["Page down"]],
        what: "Move the playhead by a day",
        place: ON_PLAYHEAD,
        act: None,
    },
    Shortcut {
        keys: &[&["Home"], &["End"]],
        what: "Move the playhead to the start or the end",
        place: ON_PLAYHEAD,
        act: None,
    },
    Shortcut { keys: &[&["A"]], what: "Add components", place: ON_MAP, act: None },
    Shortcut { keys: &[&["/"]], what: "Find a component", place: ON_MAP, act: None },
    Shortcut { keys: &[&["F"]], what: "Show the whole map", place: ON_MAP, act: None },
    Shortcut { keys: &[&["0"]], what: "Show the map at 100 %", place: ON_MAP, act: None },
    Shortcut { keys: &[&["+"], &["−"]], what: "Zoom in or out", place: ON_MAP, act: None },
    Shortcut {
        keys: &[&["Ctrl", "wheel"]],
        what: "Zoom around the pointer",
        place: ON_MAP,
        act: None,
    },
    Shortcut {
        keys: &[&["←"], &["→"], &["↑"], &["↓"]],
        what: "Pan; on a component: go to the next one",
        place: ON_MAP,
        act: None,
    },
    Shortcut {
        keys: &[&["C"]],
        what: "Connect the component: arrow keys choose, Enter connects",
        place: ON_MAP,
        act: None,
    },
    Shortcut {
        keys: &[&["F2"], &["double click"]],
        what: "Rename the component",
        place: ON_MAP,
        act: None,
    },
    Shortcut {
        keys: &[&["Ctrl", "D"]],
        what: "Duplicate what is selected",
        place: ON_MAP,
        act: None,
    },
    Shortcut { keys: &[&["Delete"]], what: "Remove what is selected", place: ON_MAP, act: None },
    Shortcut {
        keys: &[&["Shift", "click"], &["Shift", "Space"]],
        what: "Select several components",
        place: ON_MAP,
        act: None,
    },
    Shortcut {
        keys: &[&["Shift", "drag"]],
        what: "Select the components in an area",
        place: ON_MAP,
        act: None,
    },
    Shortcut { keys: &[&["Ctrl", "A"]], what: "Select all components", place: ON_MAP, act: None },
    Shortcut {
        keys: &[&["←"], &["→"]],
        what: "Go to the previous or next value",
        place: ON_CHART,
        act: None,
    },
    Shortcut {
        keys: &[&["Page up"], &["Page down"]],
        what: "Jump ahead by several values",
        place: ON_CHART,
        act: None,
    },
    Shortcut { keys: &[&["Esc"]], what: "Close the value", place: ON_CHART, act: None },
    Shortcut {
        keys: &[&["1"], &["4"]],
        what: "Choose an answer, or grade a card",
        place: ON_LEARN,
        act: None,
    },
    Shortcut { keys: &[&["Space"]], what: "Show the answer of a card", place: ON_LEARN, act: None },
    Shortcut { keys: &[&["U"]], what: "Undo the last grade", place: ON_LEARN, act: None },
    Shortcut { keys: &[&["T"], &["F"]], what: "True or false", place: ON_LEARN, act: None },
    Shortcut { keys: &[&["Enter"]], what: "Go to the next question", place: ON_LEARN, act: None },
];

/// Listens for the keys that work everywhere, as long as the page lives.
pub fn listen(session: Session) {
    let help = expect_context::<HelpMenu>();
    let _ = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() {
            return;
        }
        let in_text = event.target().is_some_and(|it| is_text_field(&it));
        let acts = SHORTCUTS.iter().filter_map(|it| it.act);
        let mut acts = acts.filter(|it| it.also_in_text || !in_text);
        if let Some(act) = acts.find(|it| (it.is_meant)(&event)) {
            event.prevent_default();
            (act.run)(session, help);
        }
    });
}

/// Whether the key for commands is held: Ctrl, on a Mac Command.
pub fn is_command(event: &ev::KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.alt_key()
}

/// Whether no key for commands is held; Shift may be, since some characters need it.
pub fn is_plain(event: &ev::KeyboardEvent) -> bool {
    !event.ctrl_key() && !event.meta_key() && !event.alt_key()
}

/// Whether the key of a letter is pressed, whatever Shift and caps lock make of it.
pub fn is_letter(event: &ev::KeyboardEvent, letter: &str) -> bool {
    event.key().eq_ignore_ascii_case(letter)
}

/// Presses the button with an id, as a click would.
pub(in crate::ui) fn press(id: &str) {
    let button = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        button.click();
    }
}

fn is_text_field(target: &EventTarget) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(|field| {
        !matches!(field.type_().as_str(), "button" | "file" | "checkbox" | "radio" | "range")
    })
}
