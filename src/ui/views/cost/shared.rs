//! What the parts of the Cost view share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::show::cost::Costs;
use crate::ui::forms::{Sheet, focus_soon};
use crate::ui::state::Editor;
use crate::ui::widgets::{Row, Tag, either, text, when};

/// A part of the view; it shows while its tab is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CostTab {
    Charts,
    Bill,
    Prices,
    Assumptions,
}

/// The parts with their labels.
pub(super) const TABS: &[(CostTab, &str)] = &[
    (CostTab::Charts, "Charts"),
    (CostTab::Bill, "Bill"),
    (CostTab::Prices, "Price book"),
    (CostTab::Assumptions, "Assumptions"),
];

/// The steps of the parts in addresses, in the same order; the first is that of the view itself.
pub(super) const STEPS: &[&str] = &["charts", "bill", "prices", "assumptions"];

/// What the parts of the view share; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct CostContext {
    pub(super) editor: Editor,
    pub(super) sheet: Sheet,
    pub(super) costs: Memo<Arc<Costs>>,
    /// The open tab.
    pub(super) tab: RwSignal<CostTab>,
    /// The key of what the bill is grouped by.
    pub(super) by: RwSignal<String>,
}

impl CostContext {
    /// Opens a tab with the focus on one of its elements, given by its id.
    pub(super) fn open(self, tab: CostTab, element: String) {
        self.tab.set(tab);
        focus_soon(element);
    }
}

/// A tag next to an amount or a price; none where there is nothing to say.
pub(super) fn remark(row: Row, tone: usize, word: usize) -> AnyView {
    when(
        move || !row.get(word).is_empty(),
        move || view! { " " <Tag tone=row.text(tone) text=row.text(word)/> " " },
    )
}

/// The date of a figure and whose page states it, and in small how it came from there: the address leads to the
/// latter, where there is one.
pub(super) fn source(
    row: Row,
    date: usize,
    (page, way): (usize, usize),
    address: usize,
) -> AnyView {
    let title = text(move || {
        let way = row.get(way);
        if way.is_empty() { row.get(page) } else { way }
    });
    view! {
        {row.text(date)}
        " "
        {when(
            move || !row.get(way).is_empty(),
            move || view! { {row.text(page)} <br/> },
        )}
        {either(
            move || !row.get(address).is_empty(),
            move || view! {
                <a class="way" href=row.text(address) rel="noreferrer" target="_blank">{title}</a>
            },
            move || view! { <span class="hint">{title}</span> },
        )}
    }
    .into_any()
}
