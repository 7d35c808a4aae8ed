//! Lists whose rows stay: by position for lines of text that change, by key for things that come and go.
//!
//! Rows read texts and not values of their own types: each type, and each kind of list, would be
//! compiled anew, at several kilobytes of the first load.

use std::sync::Arc;

use leptos::prelude::*;

use super::text;

/// The texts of one row, by column.
pub(in crate::ui) type Line = Vec<String>;

/// A row; it reads its line, which is empty while the row is taken away.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Row(Memo<Line>);

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

    /// All texts of the row, as lines of one column.
    pub(in crate::ui) fn cells(self) -> Memo<Vec<Line>> {
        lines(move || self.0.with(|line| line.iter().map(|cell| vec![cell.clone()]).collect()))
    }
}

/// Lines that follow what they are made from.
pub(in crate::ui) fn lines(of: impl Fn() -> Vec<Line> + Send + Sync + 'static) -> Memo<Vec<Line>> {
    super::memo(of)
}

/// One row for each line.
pub(in crate::ui) fn rows<V: IntoView + 'static>(
    lines: Memo<Vec<Line>>,
    row: impl Fn(Row) -> V + Send + Sync + 'static,
) -> AnyView {
    positions(lines, Arc::new(move |line| row(line).into_any()))
}

/// One row for each key.
pub(in crate::ui) fn keyed<V: IntoView + 'static>(
    keys: Memo<Vec<Arc<str>>>,
    row: impl Fn(Arc<str>) -> V + Send + Sync + 'static,
) -> AnyView {
    list(keys, Arc::new(move |key| row(key).into_any()))
}

fn positions(lines: Memo<Vec<Line>>, row: Arc<dyn Fn(Row) -> AnyView + Send + Sync>) -> AnyView {
    let keys = super::memo(move || {
        (0..lines.with(Vec::len)).map(|index| index.to_string().into()).collect()
    });
    let row = move |key: Arc<str>| {
        let index = key.parse::<usize>().unwrap_or(usize::MAX);
        let line = move || lines.with(|it| it.get(index).cloned()).unwrap_or_default();
        row(Row(super::memo(line)))
    };
    list(keys, Arc::new(row))
}

fn list(keys: Memo<Vec<Arc<str>>>, row: Arc<dyn Fn(Arc<str>) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || keys.get() key=Clone::clone children=move |key| row(key)/> }
        .into_any()
}
