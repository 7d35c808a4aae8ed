//! What the user has to be told outside of the design itself.

use std::fmt;
use std::sync::Arc;

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

/// Something that can be done about a notice, which goes away with it.
#[derive(Clone)]
pub struct Action {
    /// What the button says.
    pub label: &'static str,
    /// What it does.
    pub act: Arc<dyn Fn() + Send + Sync>,
}

impl fmt::Debug for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.label)
    }
}

/// What is to be told.
#[derive(Clone, Debug)]
pub struct Said {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// A file that the user may want to save.
    pub offer: Option<Offer>,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

impl Said {
    /// Something worth knowing.
    pub fn information(text: String) -> Self {
        Self { tone: Tone::Information, text, offer: None, actions: Vec::new() }
    }

    /// That something did not work.
    pub fn problem(text: String) -> Self {
        Self { tone: Tone::Problem, text, offer: None, actions: Vec::new() }
    }
}

/// What a notice is about, where a newer one about the same takes the place of the older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTopic {
    /// A design that was opened, or was not.
    Opening,
    /// Where the open design comes from.
    Origin,
    /// That the open design cannot be kept.
    Saving,
    /// What another tab did to the open design.
    OtherTab,
}

/// One notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Tells it from the other notices.
    pub id: u64,
    /// What it says.
    pub said: Said,
    /// Whether it is about the newest edit.
    is_of_edit: bool,
    /// What it is about, where that can be over, or said anew.
    topic: Option<NoticeTopic>,
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
        self.say(Said::problem(text.into()));
    }

    /// Adds a notice; the same text is not said twice.
    pub fn say(self, said: Said) {
        self.add(said, false, None);
    }

    /// Adds a notice in the place of the others about the same.
    pub fn say_about(self, topic: NoticeTopic, said: Said) {
        self.drop_all(|it| it.topic == Some(topic) && it.said.text != said.text);
        self.add(said, false, Some(topic));
    }

    /// Takes away what was said about something that is over.
    pub fn settle(self, topic: NoticeTopic) {
        self.drop_all(|it| it.topic == Some(topic));
    }

    /// Adds a notice about an edit that was made, or was not: the next change of the design takes it away,
    /// after which it would not be true any more.
    pub fn say_of_edit(self, said: Said) {
        self.add(said, true, None);
    }

    fn add(self, said: Said, is_of_edit: bool, topic: Option<NoticeTopic>) {
        if self.list.with_untracked(|list| list.iter().any(|it| it.said.text == said.text)) {
            return;
        }
        let id = self.count.get_value();
        self.count.set_value(id + 1);
        self.list.update(|list| list.push(Notice { id, said, is_of_edit, topic }));
    }

    /// Takes away what was said of an edit: the design has changed since.
    pub(super) fn edited(self) {
        self.drop_all(|it| it.is_of_edit);
    }

    fn drop_all(self, is_over: impl Fn(&Notice) -> bool) {
        if self.list.with_untracked(|list| list.iter().any(&is_over)) {
            self.list.update(|list| list.retain(|it| !is_over(it)));
        }
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
