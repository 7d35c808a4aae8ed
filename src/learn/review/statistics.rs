//! What the progress comes to, in numbers.

use super::fsrs::Stage;
use super::progress::{Day, Progress, Today};
use crate::units::Span;

/// A card whose memory lasts this many days counts as mature.
const MATURE_DAYS: f64 = 21.0;

/// For how many days ahead what is due is counted.
const AHEAD_DAYS: usize = 7;

/// The progress over some cards, in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// How many cards there are.
    pub cards: usize,
    /// How many were never reviewed.
    pub unseen: usize,
    /// How many are being learned or learned again.
    pub learning: usize,
    /// How many are known, for less than three weeks.
    pub young: usize,
    /// How many are known for three weeks or longer.
    pub mature: usize,
    /// How many reviews there were on the days kept.
    pub reviews: u64,
    /// The share of them that was known, 0 to 1; nothing where there was none.
    pub known: Option<f64>,
    /// On how many days in a row there were reviews, today or yesterday the last.
    pub streak: u32,
    /// How many cards fall due today and on each of the next days; what is overdue counts as today.
    pub due: Vec<usize>,
}

/// Counts the progress over some cards, by their ids.
pub fn statistics(cards: &[&str], progress: &Progress, today: Today) -> Statistics {
    let mut counts = Statistics {
        cards: cards.len(),
        unseen: 0,
        learning: 0,
        young: 0,
        mature: 0,
        reviews: 0,
        known: None,
        streak: streak(progress, today),
        due: vec![0; AHEAD_DAYS],
    };
    for id in cards {
        let Some(card) = progress.cards.get(*id) else {
            counts.unseen += 1;
            continue;
        };
        match card.stage {
            Stage::Learning | Stage::Relearning => counts.learning += 1,
            Stage::Review if card.stability < MATURE_DAYS => counts.young += 1,
            Stage::Review => counts.mature += 1,
        }
        let ahead = card.due.since(today.midnight());
        let day = if ahead < Span::ZERO { 0 } else { ahead.as_seconds() / 86_400 + 1 };
        if let Some(due) = usize::try_from(day).ok().and_then(|day| counts.due.get_mut(day)) {
            *due += 1;
        }
    }
    let sum =
        |of: fn(&Day) -> u32| progress.days.values().map(|day| u64::from(of(day))).sum::<u64>();
    let again = sum(|day| day.again);
    counts.reviews = sum(Day::reviews);
    counts.known = (counts.reviews > 0).then(|| 1.0 - again as f64 / counts.reviews as f64);
    counts
}

fn streak(progress: &Progress, today: Today) -> u32 {
    let any = |ago: i64| progress.days.get(&today.days_ago(ago)).is_some_and(|it| it.reviews() > 0);
    let from = i64::from(!any(0));
    let days = (from..).take_while(|ago| any(*ago)).count();
    u32::try_from(days).unwrap_or(u32::MAX)
}
