//! Interview cards: a question, a short answer and a fuller one, by topic.

use std::sync::LazyLock;

use serde::Deserialize;

/// Cards about one subject.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The name of its file.
    #[serde(skip)]
    pub id: &'static str,
    /// What people call it.
    pub title: String,
    /// Its cards, in the order in which they are best learned.
    pub cards: Vec<Card>,
}

/// A question with its answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The name by which progress is kept; it is never given to another card.
    pub id: String,
    /// The question, as an interviewer asks it.
    pub question: String,
    /// What to say first: one to three sentences.
    pub short: String,
    /// What to say when asked for more: figures, limits, the trap.
    pub full: String,
    /// The keys of its sources ([`super::sources`]).
    pub sources: Vec<String>,
}

macro_rules! topics {
    ($($id:literal)*) => {
        &[$(($id, include_str!(concat!("cards/", $id, ".json")))),*]
    };
}

/// The topics, in the order in which they are listed; each is a file in `cards/`.
static FILES: &[(&str, &str)] = topics![
    "backup-basics"
    "rpo-rto"
    "plans"
    "lifecycle"
    "continuous"
    "copies"
    "vault-lock"
    "restore"
    "replicas"
    "elastic-dr"
    "backup-or-drs"
    "strategies"
    "compute"
    "api-gateway"
    "operations"
    "compliance"
    "cost"
    "worked-scenarios"
    "interview"
];

static TOPICS: LazyLock<Vec<Topic>> =
    LazyLock::new(|| FILES.iter().map(|(id, text)| Topic { id, ..super::read(text) }).collect());

/// All topics with their cards.
pub fn topics() -> &'static [Topic] {
    &TOPICS
}

/// All cards, in the order of the topics.
pub fn cards() -> impl Iterator<Item = &'static Card> {
    topics().iter().flat_map(|topic| &topic.cards)
}

/// The card with an id.
pub fn card(id: &str) -> Option<&'static Card> {
    cards().find(|card| card.id == id)
}
