//! Which page of the "?" menu is open.

use leptos::prelude::*;

/// A page of the "?" menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPage {
    /// The menu itself.
    Menu,
    /// The list of keys.
    Shortcuts,
    /// The report of a problem.
    Report,
}

/// The pages with their titles.
const TITLES: [(HelpPage, &str); 3] = [
    (HelpPage::Menu, "Help and about"),
    (HelpPage::Shortcuts, "Keyboard shortcuts"),
    (HelpPage::Report, "Report a problem"),
];

/// Which page of the "?" menu is open; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct HelpMenu(RwSignal<u64>);

impl HelpMenu {
    /// The menu itself.
    pub fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// The open page.
    pub fn page(self) -> HelpPage {
        self.entry().0
    }

    /// What the open page is called.
    pub fn title(self) -> &'static str {
        self.entry().1
    }

    /// Opens a page.
    pub fn open(self, page: HelpPage) {
        self.0.set(page as u64);
    }

    fn entry(self) -> (HelpPage, &'static str) {
        let open = self.0.get();
        let [menu, others @ ..] = TITLES;
        others.into_iter().find(|(page, _)| *page as u64 == open).unwrap_or(menu)
    }
}
