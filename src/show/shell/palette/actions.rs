//! What the page does when it is asked to.

use super::{PaletteChoice, PaletteEntry, PaletteGroup};

/// Something that the page does, whatever is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageAction {
    /// Takes back the last edit.
    Undo,
    /// Makes the edit again that was taken back.
    Redo,
    /// Saves the design as a file.
    Save,
    /// Opens a design from a file.
    Open,
    /// Shows the saved designs.
    Designs,
    /// Shows a link to the design.
    Share,
    /// Copies the report of the run as Markdown.
    CopyReport,
    /// Prints the report of the run.
    PrintReport,
    /// Opens a blank design.
    StartEmpty,
    /// Shows help.
    Help,
    /// Shows the list of the keys.
    Shortcuts,
    /// Shows the page in light colors.
    LightTheme,
    /// Shows the page in dark colors.
    DarkTheme,
    /// Shows the page in the colors of the system.
    SystemTheme,
}

/// An action with its key, its name, what it does, and other words for it.
struct PageActionRow(PageAction, &'static str, &'static str, &'static str, &'static str);

/// All of them, what is asked for most first.
const ACTIONS: &[PageActionRow] = &[
    PageActionRow(PageAction::Undo, "undo", "Undo", "Undo the last edit.", "back revert"),
    PageActionRow(PageAction::Redo, "redo", "Redo", "Redo what was undone.", "again"),
    PageActionRow(
        PageAction::Share,
        "share",
        "Share this design",
        "Get a link to it.",
        "copy link url send",
    ),
    PageActionRow(
        PageAction::CopyReport,
        "copy_report",
        "Copy the report as Markdown",
        "Verdict, objectives, recoveries, findings and sources.",
        "export text summary",
    ),
    PageActionRow(
        PageAction::PrintReport,
        "print_report",
        "Print the report",
        "On paper, or save it as PDF.",
        "export pdf paper",
    ),
    PageActionRow(
        PageAction::Save,
        "save",
        "Save the design as a file",
        "Download it as JSON.",
        "export download json",
    ),
    PageActionRow(
        PageAction::Open,
        "open",
        "Open a design from a file",
        "Choose a JSON file.",
        "import upload json",
    ),
    PageActionRow(
        PageAction::Designs,
        "designs",
        "Saved designs",
        "Open, rename, duplicate or delete a design.",
        "manage list versions",
    ),
    PageActionRow(
        PageAction::StartEmpty,
        "start_empty",
        "Start empty",
        "Open a blank design.",
        "new",
    ),
    PageActionRow(
        PageAction::Help,
        "help",
        "Help and about",
        "Version, license, prices and privacy.",
        "faq version",
    ),
    PageActionRow(
        PageAction::Shortcuts,
        "shortcuts",
        "Keyboard shortcuts",
        "The keys of the page, by place.",
        "keys hotkeys",
    ),
    PageActionRow(
        PageAction::LightTheme,
        "theme_light",
        "Theme: light",
        "Show the page in light colors.",
        "appearance mode colors",
    ),
    PageActionRow(
        PageAction::DarkTheme,
        "theme_dark",
        "Theme: dark",
        "Show the page in dark colors.",
        "appearance mode colors night",
    ),
    PageActionRow(
        PageAction::SystemTheme,
        "theme_system",
        "Theme: system",
        "Follow the colors of the system.",
        "appearance mode colors",
    ),
];

impl PageAction {
    /// The name by which it is remembered.
    pub fn key(self) -> &'static str {
        ACTIONS.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }

    /// The action with a key.
    pub fn of_key(key: &str) -> Option<Self> {
        ACTIONS.iter().find(|it| it.1 == key).map(|it| it.0)
    }
}

/// All actions as entries.
pub(super) fn actions() -> Vec<PaletteEntry> {
    let entry = |PageActionRow(action, _, name, detail, also): &PageActionRow| {
        let choice = PaletteChoice::Action(*action);
        let [name, detail] = [*name, *detail].map(str::to_owned);
        let mut entry = PaletteEntry::new(PaletteGroup::Actions, choice, name, detail);
        entry.also = (*also).to_owned();
        entry
    };
    ACTIONS.iter().map(entry).collect()
}
