//! What a session asks next: what is due, then new cards up to the day's limit.

use super::fsrs::{Stage, Studied};
use super::progress::{Progress, Today};
use crate::units::{Instant, Span, sorting};

/// With nothing else to ask, a card that is due this soon is asked before its time, so that a session
/// does not end with a wait of minutes.
const AHEAD: Span = Span::minutes(20);

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextCard {
    /// A card, as a place in the list of cards.
    Ask(usize),
    /// Nothing now; the moment at which the next card is due, if any was ever reviewed.
    Done(Option<Instant>),
}

/// How many cards a session has before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Cards that are being learned or learned again.
    pub learning: usize,
    /// Cards that are due after days.
    pub due: usize,
    /// New cards that today's limit lets in.
    pub new: usize,
}

impl Left {
    /// All of them.
    pub fn all(self) -> usize {
        self.learning + self.due + self.new
    }
}

/// The next card of a session over some cards, by their ids.
pub fn next(cards: &[&str], progress: &Progress, today: Today) -> NextCard {
    let mut known: Vec<(usize, Studied)> = studied(cards, progress).collect();
    sorting::sort_by_key(&mut known, |(at, it)| (it.due, *at));
    let is_due = |it: &Studied| it.due <= today.now;
    let first = |wanted: &dyn Fn(&Studied) -> bool| {
        known.iter().find(|(_, it)| wanted(it)).map(|(at, _)| *at)
    };
    let due = first(&|it| is_learning(it) && is_due(it)).or_else(|| first(&|it| is_due(it)));
    let new = || {
        let unknown = cards.iter().position(|id| !progress.cards.contains_key(*id));
        unknown.filter(|_| progress.new_left(today) > 0)
    };
    let soon = || first(&|it| is_learning(it) && it.due <= today.now + AHEAD);
    match due.or_else(new).or_else(soon) {
        Some(at) => NextCard::Ask(at),
        None => NextCard::Done(known.first().map(|(_, it)| it.due)),
    }
}

/// How many cards a session over some cards has before it.
pub fn left(cards: &[&str], progress: &Progress, today: Today) -> Left {
    let mut left = Left::default();
    for (_, it) in studied(cards, progress) {
        if is_learning(&it) && it.due <= today.now + AHEAD {
            left.learning += 1;
        } else if !is_learning(&it) && it.due <= today.now {
            left.due += 1;
        }
    }
    let new = cards.iter().filter(|id| !progress.cards.contains_key(**id)).count();
    left.new = new.min(progress.new_left(today) as usize);
    left
}

fn studied<'a>(
    cards: &'a [&str],
    progress: &'a Progress,
) -> impl Iterator<Item = (usize, Studied)> + 'a {
    cards.iter().enumerate().filter_map(|(at, id)| Some((at, *progress.cards.get(*id)?)))
}

fn is_learning(card: &Studied) -> bool {
    card.stage != Stage::Review
}
