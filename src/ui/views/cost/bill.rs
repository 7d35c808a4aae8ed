//! The bill: ledger lines of a month or of the whole clock, in groups with their sums.

mod csv;
mod lines;

use std::sync::Arc;

use leptos::prelude::*;

use super::money::{mark, total};
use super::prices::used_id;
use super::shared::{CostContext, PRICES, remark, source};
use crate::catalog::prices::label_of;
use crate::engine::ledger::{CostGroup, LedgerEntry, Total};
use crate::platform::files;
use crate::show::text::counted;
use crate::ui::state::Notices;
use crate::ui::widgets::{
    Line, Row, SelectField, choice, dynamic, flag, lines, linked, memo, rows, text, when,
};
use lines::{
    AMOUNT, Bill, BillRequest, By, DATE, ENTRY, FIRST, GROUP, PRICE, QUANTITY, REGION, SECOND,
    SOURCE, TONE, URL, WANTED, WORD, bill_lines,
};

/// How many lines are shown at once, and how many more at a time.
const ROOM: usize = 150;

/// The columns of a group: its place, its name, its sum, and the tone and the word that mark the sum.
const TITLE: usize = 1;
const SUM: usize = 2;
const SUM_TONE: usize = 3;
const SUM_WORD: usize = 4;

/// The bill, with what of it is shown.
pub(super) fn bill(cost: CostContext) -> AnyView {
    let notices = expect_context::<Notices>();
    let month = RwSignal::new(String::new());
    let by = RwSignal::new(By::Category.key().to_owned());
    let room = RwSignal::new(ROOM);
    let asked = move || BillRequest { month: month.get().parse().ok(), by: By::of(&by.get()) };
    let bill = memo(move || {
        let (asked, room) = (asked(), room.get());
        Arc::new(cost.costs.with(|it| bill_lines(it, asked, room)))
    });
    let download = move |_| {
        let asked = untrack(asked);
        let text = cost.costs.with_untracked(|it| csv::csv(it, asked));
        if !files::download("bill.csv", "text/csv", &text) {
            notices.problem("The browser did not take the file.");
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
            <p class="hint">
                "Months are calendar months in UTC. AWS’s GB are GiB. Amounts are rounded to the cent, sums are of exact amounts."
            </p>
            {table(cost, bill, by)}
            {rest(bill, room)}
        </section>
    }
    .into_any()
}

/// The whole clock, and each of its months.
fn months(cost: CostContext) -> Memo<Vec<Line>> {
    lines(move || {
        cost.costs.with(|it| {
            let months = it.ledger.months.iter().enumerate();
            let months = months.map(|(at, month)| choice(at.to_string(), month.label()));
            std::iter::once(choice("", "Whole horizon")).chain(months).collect()
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
            let place = group.get(GROUP);
            bill.with(|it| it.lines.iter().filter(|line| line[GROUP] == place).cloned().collect())
        });
        view! {
            <tbody>
                <tr class="group">
                    <th scope="rowgroup" colspan="6">{dynamic(move || title(by, &group.get(TITLE)))}</th>
                    <td class="amount">
                        {remark(group, SUM_TONE, SUM_WORD)}
                        <b>{group.text(SUM)}</b>
                    </td>
                </tr>
                {rows(here, move |line| bill_line(cost, line, open))}
            </tbody>
        }
    };
    let sum = |sum: Row| {
        view! {
            <tr>
                <th scope="row" colspan="6">{sum.text(TITLE)}</th>
                <td class="amount">
                    {remark(sum, SUM_TONE, SUM_WORD)}
                    <b>{sum.text(SUM)}</b>
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
        let entry = line.get(ENTRY);
        !entry.is_empty() && open.get() == entry
    };
    let toggle = move |_| {
        let entry = line.get_untracked(ENTRY);
        open.update(|it| *it = if *it == entry { String::new() } else { entry });
    };
    let reasons = move || {
        let reason = text(move || {
            let entry = line.get(ENTRY);
            cost.costs.with(|it| lines::reason(it, &entry))
        });
        view! { <p class="hint reason">{reason}</p> }
    };
    let wanted = move || {
        let name = text(move || {
            let wanted = line.get(WANTED);
            let (key, region) = wanted.split_once('|').unwrap_or_default();
            format!("Set the price of {} in {region}", label_of(key))
        });
        view! {
            " "
            <button
                type="button"
                class="text-button"
                aria-label=name
                on:click=move |_| cost.open(PRICES, used_id(&line.get_untracked(WANTED)))
            >
                "Set it"
            </button>
        }
    };
    let why = text(move || format!("Why: {}, {}", line.get(FIRST), line.get(SECOND)));
    view! {
        <tr>
            <th scope="row">{line.text(FIRST)}</th>
            <td class="what">
                {line.text(SECOND)}
                " "
                <button
                    type="button"
                    class="text-button"
                    aria-label=why
                    aria-expanded=flag(is_open)
                    on:click=toggle
                >
                    "Why"
                </button>
                {when(is_open, reasons)}
            </td>
            <td class="number">{line.text(QUANTITY)}</td>
            <td class="number">
                {line.text(PRICE)}
                {when(move || !line.get(WANTED).is_empty(), wanted)}
            </td>
            <td>{line.text(REGION)}</td>
            <td class="source">{source(line, DATE, SOURCE, URL)}</td>
            <td class="amount">
                {remark(line, TONE, WORD)}
                {line.text(AMOUNT)}
            </td>
        </tr>
    }
    .into_any()
}

/// That there are more lines, and the way to them.
fn rest(bill: Memo<Arc<Bill>>, room: RwSignal<usize>) -> AnyView {
    let says = text(move || {
        bill.with(|it| {
            format!(
                "{} of {} are shown; sums are of all of them.",
                it.lines.len(),
                counted(it.count, "line")
            )
        })
    });
    let none = || {
        view! { <p class="hint">"Nothing is paid for in this time, and nothing was lost."</p> }
    };
    let more = move || {
        view! {
            <p class="more">
                <span role="status">{says}</span>
                " "
                <button type="button" class="button" on:click=move |_| room.update(|it| *it += ROOM)>
                    {format!("Show {ROOM} more")}
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

/// The sum of a group, as a line.
fn sum_line(place: usize, title: String, sum: Total) -> Line {
    let (tone, word) = if sum.provisional {
        mark(crate::engine::ledger::AmountStatus::Provisional)
    } else {
        ("", "")
    };
    vec![place.to_string(), title, total(sum), tone.to_owned(), word.to_owned()]
}

/// What a group of categories is called where it is summed up.
const GROUPS: [(CostGroup, &str); 4] = [
    (CostGroup::Protection, "Protection"),
    (CostGroup::Recovery, "Recovery"),
    (CostGroup::Sales, "Lost sales"),
    (CostGroup::Data, "Lost data"),
];

/// The sums of the whole bill: of what it is part of, and in all.
fn totals(entries: &[&LedgerEntry]) -> Vec<Line> {
    let mut sums = Vec::new();
    let mut whole = Total::default();
    for (group, title) in GROUPS {
        let here = entries.iter().filter(|it| it.category.group() == group);
        let sum: Total = here.map(|it| Total::from(*it)).sum();
        if !sum.is_nothing() {
            sums.push(sum_line(sums.len(), title.to_owned(), sum));
        }
        whole += sum;
    }
    if sums.len() > 1 {
        sums.push(sum_line(sums.len(), "In all".to_owned(), whole));
    }
    sums
}
