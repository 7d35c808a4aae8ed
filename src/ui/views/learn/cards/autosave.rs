//! The progress with the cards, kept in the browser for all tabs.
//!
//! Each change reads what is kept anew, so that what another tab did meanwhile is not lost. What cannot be
//! read is put aside and never overwritten.

use leptos::prelude::*;

use crate::learn::review::{self, Progress};
use crate::platform::storage::{self, StorageError};
use crate::platform::time;
use crate::show::learn::cards::{NOT_PUT_ASIDE, PUT_ASIDE, not_saved};
use crate::ui::state::{Notices, Offer, Said, Tone};

/// Where the progress is kept.
const KEY: &str = "tabletop.learn.cards";

/// The progress as it is kept; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct StoredProgress {
    pub(super) progress: RwSignal<Progress>,
    notices: Notices,
}

impl StoredProgress {
    /// The progress of this browser.
    pub(super) fn open() -> Self {
        let saved = Self { progress: RwSignal::default(), notices: expect_context() };
        saved.refresh();
        saved
    }

    /// Takes over what another tab has changed.
    fn refresh(self) {
        if let Ok(Some(text)) = storage::read(KEY) {
            match review::read(&text) {
                Ok(progress) => self.progress.set(progress),
                Err(_) => self.put_aside(text),
            }
        }
    }

    /// Changes the progress and keeps it.
    pub(super) fn change(self, edit: impl FnOnce(&mut Progress)) {
        self.refresh();
        self.progress.update(edit);
        let text = self.progress.with_untracked(review::write);
        let reason = match storage::write(KEY, &text) {
            Ok(()) => return,
            Err(StorageError::Full) => {
                "the browser’s storage is full. Delete designs that you no longer need"
            }
            Err(StorageError::Unavailable) => "the browser does not let the page keep anything",
        };
        self.notices.problem(not_saved(reason));
    }

    /// Puts another progress in the place of this one; gives what was there.
    pub(super) fn replace(self, progress: Progress) -> Progress {
        self.refresh();
        let before = self.progress.get_untracked();
        self.change(|it| *it = progress);
        before
    }

    fn put_aside(self, text: String) {
        let place = format!("{KEY}.aside.{}", time::now());
        let is_safe = storage::write(&place, &text).is_ok() && storage::remove(KEY).is_ok();
        let said = if is_safe { PUT_ASIDE } else { NOT_PUT_ASIDE };
        let offer = Offer { file_name: "tabletop-cards-aside.json".to_owned(), text };
        self.notices.say(Said {
            tone: Tone::Problem,
            text: said.to_owned(),
            offer: Some(offer),
            actions: Vec::new(),
        });
    }
}
