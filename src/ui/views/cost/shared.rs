//! What the parts of the Cost view share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::show::cost::Costs;
use crate::ui::forms::{Sheet, focus_soon};
use crate::ui::state::Editor;
use crate::ui::widgets::{Row, Tag, either, text, when};

/// The parts of the view; each shows while its tab is open.
pub(super) const TABS: &[(usize, &str)] =
    &[(CHARTS, "Charts"), (BILL, "Bill"), (PRICES, "Price book"), (ASSUMPTIONS, "Assumptions")];
pub(super) const CHARTS: usize = 0;
pub(super) const BILL: usize = 1;
pub(super) const PRICES: usize = 2;
pub(super) const ASSUMPTIONS: usize = 3;

/// What the parts of the view share; copy it freely.
#[derive(Clone, Copy)]
pub(super) struct CostContext {
    pub(super) editor: Editor,
    pub(super) sheet: Sheet,
    pub(super) costs: Memo<Arc<Costs>>,
    /// The open tab.
    pub(super) tab: RwSignal<usize>,
}

impl CostContext {
    /// Opens a tab with the focus on one of its elements, given by its id.
    pub(super) fn open(self, tab: usize, element: String) {
        self.tab.set(tab);
        focus_soon(element);
    }
}

/// A tag beside an amount or a price; none where there is nothing to say.
pub(super) fn remark(row: Row, tone: usize, word: usize) -> AnyView {
    when(
        move || !row.get(word).is_empty(),
        move || view! { " " <Tag tone=row.text(tone) text=row.text(word)/> " " },
    )
}

/// The date of a figure, and who says so: a link where the source has an address.
pub(super) fn source(row: Row, date: usize, who: usize, address: usize) -> AnyView {
    let title = text(move || row.get(who));
    view! {
        {row.text(date)}
        " "
        {either(
            move || !row.get(address).is_empty(),
            move || view! {
                <a href=row.text(address) rel="noreferrer" target="_blank">{title}</a>
            },
            move || view! { <span class="hint">{title}</span> },
        )}
    }
    .into_any()
}
