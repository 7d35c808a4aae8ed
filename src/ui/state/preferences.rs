//! How the user wants the page to look; kept in the browser, no part of the design.

use leptos::prelude::*;

use crate::platform::{media, storage};

const THEME_KEY: &str = "tabletop.theme";
const ESTIMATES_KEY: &str = "tabletop.estimates";

/// Which theme the user wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// That of the system.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name by which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The theme kept by a name; the system's for any other.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.key() == key).unwrap_or(Self::System)
    }
}

/// What the user prefers; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Preferences {
    /// Which theme.
    pub theme: RwSignal<ThemeChoice>,
    /// Grows whenever the colours of the page become others.
    pub colors_changed: RwSignal<u64>,
    /// Whether amounts without a published price are estimated.
    pub uses_estimates: RwSignal<bool>,
}

impl Preferences {
    /// The preferences kept in the browser, or the defaults.
    pub fn restore() -> Self {
        let key = storage::read(THEME_KEY).ok().flatten().unwrap_or_default();
        let estimates = storage::read(ESTIMATES_KEY).ok().flatten();
        Self {
            theme: RwSignal::new(ThemeChoice::from_key(&key)),
            colors_changed: RwSignal::new(0),
            uses_estimates: RwSignal::new(estimates.is_some()),
        }
    }

    /// Estimates amounts without a published price from now on, or leaves them out; and keeps that.
    pub fn use_estimates(self, is_on: bool) {
        self.uses_estimates.set(is_on);
        // A choice that is forgotten with the page is no loss worth a notice.
        let _ = match is_on {
            true => storage::write(ESTIMATES_KEY, "on"),
            false => storage::remove(ESTIMATES_KEY),
        };
    }

    /// Shows and keeps the theme, now and whenever it changes.
    pub fn apply(self) {
        media::on_color_scheme_change(move || self.colors_changed.update(|count| *count += 1));
        Effect::new(move |before: Option<ThemeChoice>| {
            let theme = self.theme.get();
            let attribute = (theme != ThemeChoice::System).then(|| theme.key());
            media::set_root_attribute("data-theme", attribute);
            if before.is_some_and(|before| before != theme) {
                // A theme that is forgotten with the page is no loss worth a notice.
                let _ = storage::write(THEME_KEY, theme.key());
            }
            self.colors_changed.update(|count| *count += 1);
            theme
        });
    }
}
