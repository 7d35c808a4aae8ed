//! The bill: ledger lines of a month or of the whole clock, in groups with their sums.

use std::sync::Arc;

use leptos::prelude::*;

use super::prices::used_id;
use super::shared::{CostContext, CostTab, remark, source};
use crate::platform::files;
use crate::show::change::since_last_edit;
use crate::show::cost::bill::{
    ALL_MONTHS, Bill, BillLine, BillQuery, By, GroupRow, NOTE, NOTHING, ROOM, bill_lines,
    more as show_more, reason, shown, why,
};
use crate::show::cost::csv::csv;
use crate::show::cost::prices::PriceAt;
use crate::ui::state::{Editor, Notices};
use crate::ui::widgets::{
    Line, Row, SelectField, choice, dynamic, flag, lines, linked, memo, rows, text, when,
};

/// The bill, with what of it is shown.
pub(super) fn bill(cost: CostContext) -> AnyView {
    let notices = expect_context::<Notices>();
    let month = RwSignal::new(String::new());
    let by = cost.by;
    let room = RwSignal::new(ROOM);
    let query = move || BillQuery { month: month.get().parse().ok(), by: By::of(&by.get()) };
    let bill = memo(move || {
        let (query, room) = (query(), room.get());
        Arc::new(cost.costs.with(|it| bill_lines(it, query, room)))
    });
    let editor = expect_context::<Editor>();
    let change = text(move || {
        let former = editor.former.get();
        cost.costs.with(|it| since_last_edit(former.as_deref(), &it.ledger))
    });
    let download = move |_| {
        let query = untrack(query);
        let text = cost.costs.with_untracked(|it| csv(it, query));
        if !files::download("bill.csv", "text/csv", &text) {
            notices.problem("The browser could not save the file.");
        }
    };
    view! {
        <section class="panel bill" aria-labelledby="bill-title">
            <div class="panel-head">
                <h2 id="bill-title">"Bill"</h2>
                <SelectField
                    label="Month"
                    id="bill-month"
                    choices=months(cost)
                    chosen=text(move || month.get())
                    on_choose=move |key: String| month.set(key)
                />
                <SelectField
                    label="By"
                    id="bill-by"
                    choices=lines(|| By::ALL.iter().map(|it| choice(it.key(), it.label())).collect())
                    chosen=text(move || by.get())
                    on_choose=move |key: String| by.set(key)
                />
                <button type="button" class="button" on:click=download>"Download as CSV"</button>
            </div>
            <p class="hint">{change}</p>
            <p class="hint">
                {NOTE}
            </p>
            {table(cost, bill, by)}
            {rest(bill, room)}
        </section>
    }
    .into_any()
}

/// All months, and each of them.
fn months(cost: CostContext) -> Memo<Vec<Line>> {
    lines(move || {
        cost.costs.with(|it| {
            let months = it.ledger.months.iter().enumerate();
            let months = months.map(|(at, month)| choice(at.to_string(), month.label()));
            std::iter::once(choice("", ALL_MONTHS)).chain(months).collect()
        })
    })
}

fn table(cost: CostContext, bill: Memo<Arc<Bill>>, by: RwSignal<String>) -> AnyView {
    let groups = lines(move || bill.with(|it| it.groups.clone()));
    let totals = lines(move || bill.with(|it| it.totals.clone()));
    let open = RwSignal::new(String::new());
    // Lines that have changed places are explained anew only when asked for.
    Effect::new(move |_| {
        bill.track();
        open.set(String::new());
    });
    let first = text(move || By::of(&by.get()).first().to_owned());
    let second = text(move || By::of(&by.get()).second().to_owned());
    let group = move |group: Row| {
        let here = lines(move || {
            let place = group.get(GroupRow::AT.place);
            let is_here = |line: &&Line| line.get(BillLine::AT.group) == Some(&place);
            bill.with(|it| it.lines.iter().filter(is_here).cloned().collect())
        });
        view! {
            <tbody>
                <tr class="group">
                    <th scope="rowgroup" colspan="6">{dynamic(move || title(by, &group.get(GroupRow::AT.title)))}</th>
                    <td class="amount">
                        {remark(group, GroupRow::AT.tone, GroupRow::AT.word)}
                        <b>{group.text(GroupRow::AT.sum)}</b>
                    </td>
                </tr>
                {rows(here, move |line| bill_line(cost, line, open))}
            </tbody>
        }
    };
    let sum = |sum: Row| {
        view! {
            <tr>
                <th scope="row" colspan="6">{sum.text(GroupRow::AT.title)}</th>
                <td class="amount">
                    {remark(sum, GroupRow::AT.tone, GroupRow::AT.word)}
                    <b>{sum.text(GroupRow::AT.sum)}</b>
                </td>
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Bill, a table">
            <table class="cost-table bill-table">
                <thead>
                    <tr>
                        <th scope="col">{dynamic(move || linked(&first.get()))}</th>
                        <th scope="col">{dynamic(move || linked(&second.get()))}</th>
                        <th scope="col" class="number">"Quantity"</th>
                        <th scope="col" class="number">"Price"</th>
                        <th scope="col">{linked("Region")}</th>
                        <th scope="col">"Date and source"</th>
                        <th scope="col" class="amount">"Amount"</th>
                    </tr>
                </thead>
                {rows(groups, group)}
                <tfoot>{rows(totals, sum)}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// The title of a group; its words open their entries where nobody has named it.
fn title(by: RwSignal<String>, title: &str) -> AnyView {
    match By::of(&by.get()) {
        By::Category => linked(title),
        By::Component | By::Mechanism => title.to_owned().into_any(),
    }
}

fn bill_line(cost: CostContext, line: Row, open: RwSignal<String>) -> AnyView {
    let is_open = move || {
        let entry = line.get(BillLine::AT.entry);
        !entry.is_empty() && open.get() == entry
    };
    let toggle = move |_| {
        let entry = line.get_untracked(BillLine::AT.entry);
        open.update(|it| *it = if *it == entry { String::new() } else { entry });
    };
    let reasons = move || {
        let reason = text(move || {
            let entry = line.get(BillLine::AT.entry);
            cost.costs.with(|it| reason(it, &entry))
        });
        view! { <p class="hint reason">{reason}</p> }
    };
    let wanted = move || {
        let name = text(move || PriceAt::of_id(&line.get(BillLine::AT.wanted)).set_button());
        view! {
            " "
            <button
                type="button"
                class="text-button"
                aria-label=name
                on:click=move |_| cost.open(CostTab::Prices, used_id(&line.get_untracked(BillLine::AT.wanted)))
            >
                "Set the price"
            </button>
        }
    };
    let asks = text(move || why(&line.get(BillLine::AT.first), &line.get(BillLine::AT.second)));
    view! {
        <tr>
            <th scope="row">{line.text(BillLine::AT.first)}</th>
            <td class="what">
                {line.text(BillLine::AT.second)}
                " "
                <button
                    type="button"
                    class="text-button"
                    aria-label=asks
                    aria-expanded=flag(is_open)
                    on:click=toggle
                >
                    "Why"
                </button>
                {when(is_open, reasons)}
            </td>
            <td class="number">{line.text(BillLine::AT.quantity)}</td>
            <td class="number">
                {line.text(BillLine::AT.price)}
                {when(move || !line.get(BillLine::AT.wanted).is_empty(), wanted)}
            </td>
            <td>{line.text(BillLine::AT.region)}</td>
            <td class="source">{source(line, BillLine::AT.date, (BillLine::AT.source, BillLine::AT.way), BillLine::AT.url)}</td>
            <td class="amount">
                {remark(line, BillLine::AT.tone, BillLine::AT.word)}
                {line.text(BillLine::AT.amount)}
            </td>
        </tr>
    }
    .into_any()
}

/// That there are more lines, with buttons that show them.
fn rest(bill: Memo<Arc<Bill>>, room: RwSignal<usize>) -> AnyView {
    let says = text(move || bill.with(|it| shown(it.lines.len(), it.count)));
    let none = || {
        view! { <p class="hint">{NOTHING}</p> }
    };
    let more = move || {
        view! {
            <p class="more">
                <span role="status">{says}</span>
                " "
                <button type="button" class="button" on:click=move |_| room.update(|it| *it += ROOM)>
                    {show_more()}
                </button>
                <button type="button" class="button" on:click=move |_| room.set(usize::MAX)>
                    "Show all"
                </button>
            </p>
        }
    };
    view! {
        {when(move || bill.with(|it| it.count == 0), none)}
        {when(move || bill.with(|it| it.lines.len() < it.count), more)}
    }
    .into_any()
}
