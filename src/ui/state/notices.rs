//! What the user has to be told outside of the design itself.

use leptos::prelude::*;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something worth knowing.
    Information,
    /// Something did not work.
    Problem,
}

/// A file offered with a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The name of the file.
    pub file_name: String,
    /// What is in it.
    pub text: String,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells it from the other notices.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// A file that the user may want to save.
    pub offer: Option<Offer>,
}

/// The notices that have not been dismissed; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    count: StoredValue<u64>,
}

impl Notices {
    /// No notice.
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), count: StoredValue::new(0) }
    }

    /// The notices, oldest first.
    pub fn list(self) -> Vec<Notice> {
        self.list.get()
    }

    /// The notices as they are now, oldest first.
    pub fn list_untracked(self) -> Vec<Notice> {
        self.list.get_untracked()
    }

    /// Says that something did not work.
    pub fn problem(self, text: impl Into<String>) {
        self.add(Tone::Problem, text.into(), None);
    }

    /// Adds a notice; the same text is not said twice.
    pub fn add(self, tone: Tone, text: String, offer: Option<Offer>) {
        if self.list.with_untracked(|list| list.iter().any(|notice| notice.text == text)) {
            return;
        }
        let id = self.count.get_value();
        self.count.set_value(id + 1);
        self.list.update(|list| list.push(Notice { id, tone, text, offer }));
    }

    /// Takes a notice away.
    pub fn dismiss(self, id: u64) {
        self.list.update(|list| list.retain(|notice| notice.id != id));
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}
