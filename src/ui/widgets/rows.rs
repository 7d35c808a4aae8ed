//! Lists whose rows stay: by position for lines of text that change, by key for things that come and go.
//!
//! Rows read texts and not values of their own types: each type, and each kind of list, would be
//! compiled anew, at several kilobytes of the first load.

use std::sync::Arc;

use leptos::prelude::*;

use super::text;
use crate::show::{Line, only};
use crate::ui::state::signals::{follow, memo};
use crate::ui::state::timer::ViewTimer;

/// A row; it reads its line, and wakes nobody while only other rows change.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Row(RwSignal<Line>);

impl Row {
    /// The text in a column; no text where there is no such column.
    pub(in crate::ui) fn text(self, column: usize) -> Signal<String> {
        text(move || self.get(column))
    }

    /// The text in a column as it is now.
    pub(in crate::ui) fn get(self, column: usize) -> String {
        self.0.with(|line| line.get(column).cloned()).unwrap_or_default()
    }

    /// The text in a column as it is now, without following it.
    pub(in crate::ui) fn get_untracked(self, column: usize) -> String {
        untrack(|| self.get(column))
    }

    /// All texts of the row, each as a row of its own.
    pub(in crate::ui) fn cells(self) -> Memo<Vec<Line>> {
        lines(move || self.0.with(|line| line.iter().cloned().map(only).collect()))
    }
}

/// Lines that follow what they are made from.
pub(in crate::ui) fn lines(of: impl Fn() -> Vec<Line> + Send + Sync + 'static) -> Memo<Vec<Line>> {
    memo(of)
}

/// One row for each line.
pub(in crate::ui) fn rows<V: IntoView + 'static>(
    lines: Memo<Vec<Line>>,
    row: impl Fn(Row) -> V + Send + Sync + 'static,
) -> AnyView {
    positions(lines, usize::MAX, Arc::new(move |line| row(line).into_any()))
}

/// One row for each line, so many with each task of the browser: drawn at once, a long table would hold up
/// the page.
pub(in crate::ui) fn rows_in_portions<V: IntoView + 'static>(
    lines: Memo<Vec<Line>>,
    portion: usize,
    row: impl Fn(Row) -> V + Send + Sync + 'static,
) -> AnyView {
    positions(lines, portion, Arc::new(move |line| row(line).into_any()))
}

/// One row for each key.
pub(in crate::ui) fn keyed<V: IntoView + 'static>(
    keys: Memo<Vec<Arc<str>>>,
    row: impl Fn(Arc<str>) -> V + Send + Sync + 'static,
) -> AnyView {
    list(keys.into(), Arc::new(move |key| row(key).into_any()))
}

fn positions(
    lines: Memo<Vec<Line>>,
    portion: usize,
    row: Arc<dyn Fn(Row) -> AnyView + Send + Sync>,
) -> AnyView {
    // One for each row that there ever was: those that are taken away may come back.
    let shown = StoredValue::new(Vec::<ArcRwSignal<Line>>::new());
    let growing = Growing { keys: RwSignal::new(Vec::new()), portion, timer: ViewTimer::new() };
    follow(Box::new(move || {
        let now = lines.get();
        let count = now.len();
        shown.update_value(|shown| bring(shown, now));
        growing.to(count);
    }));
    let row = move |key: Arc<str>| {
        let index = key.parse::<usize>().unwrap_or(usize::MAX);
        let line = shown.with_value(|shown| shown.get(index).cloned()).unwrap_or_default();
        row(Row(line.into()))
    };
    list(growing.keys.into(), Arc::new(row))
}

/// The keys of rows that are added in portions.
#[derive(Clone, Copy)]
struct Growing {
    keys: RwSignal<Vec<Arc<str>>>,
    portion: usize,
    timer: ViewTimer,
}

impl Growing {
    /// Adds the next portion of so many rows, and plans the one after it; those that are too many go at once.
    fn to(self, count: usize) {
        self.timer.stop();
        let before = self.keys.with_untracked(Vec::len);
        let next = count.min(before.saturating_add(self.portion));
        if next != before {
            self.keys.set((0..next).map(|index| index.to_string().into()).collect());
        }
        if next < count {
            self.timer.after(0, move || self.to(count));
        }
    }
}

/// Brings lines to their rows, of which only those are woken whose line differs.
fn bring(rows: &mut Vec<ArcRwSignal<Line>>, lines: Vec<Line>) {
    for (index, line) in lines.into_iter().enumerate() {
        match rows.get(index) {
            None => rows.push(ArcRwSignal::new(line)),
            Some(row) if row.with_untracked(|before| *before != line) => row.set(line),
            Some(_) => {}
        }
    }
}

fn list(
    keys: Signal<Vec<Arc<str>>>,
    row: Arc<dyn Fn(Arc<str>) -> AnyView + Send + Sync>,
) -> AnyView {
    view! { <For each=move || keys.get() key=Clone::clone children=move |key| row(key)/> }
        .into_any()
}
