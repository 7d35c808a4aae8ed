//! The strategy of each component, and drills of Elastic Disaster Recovery.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::others::part;
use super::strategies::{costs, worth};
use crate::catalog::{Replication, Strategy};
use crate::show::protect::recovery::{new_strategy, without_strategy};
use crate::ui::forms::{
    Entries, Field, FieldKind, Records, Sheet, add_id, append, choices, entries, field_id, fields,
};
use crate::ui::widgets::{Line, Term, choice, flag, lines, memo, term, text, when};

/// Where the strategies are.
const STRATEGIES: &str = "/recovery";
/// How far a live copy is behind; a strategy without one has no use for it.
const LAG: &str = "replication_lag_seconds";
/// The id of what says why no strategy can be added.
const ALL_HAVE_ONE: &str = "strategies-all-have-one";

/// The strategies.
pub(super) fn strategies(sheet: Sheet) -> AnyView {
    let costs = costs(sheet);
    let list = Entries {
        list: STRATEGIES.to_owned(),
        noun: "strategy",
        none: "No strategy yet: a component whose site fails waits for the site, or is restored from a copy.",
        name: "component",
        duplicates: false,
        body: Box::new(move |entry| strategy(sheet, costs, entry)),
    };
    let has_room = move || sheet.editor.design.with(|it| without_strategy(it).is_some());
    let all_have_one = text(move || {
        let why = match (has_room(), sheet.count("/components")) {
            (true, _) => "",
            (false, 0) => "No component yet. Add one under Build.",
            (false, _) => "Every component has a strategy.",
        };
        why.to_owned()
    });
    let add = move |_| {
        let entry = sheet.editor.design.with_untracked(|it| new_strategy(it));
        if let Some(entry) = entry.and_then(|it| serde_json::to_value(it).ok()) {
            append(sheet, STRATEGIES, entry, "Add a strategy".to_owned());
        }
    };
    view! {
        <section
            class="panel"
            aria-labelledby="strategies-title"
            id=field_id(STRATEGIES)
            tabindex="-1"
        >
            <h2 id="strategies-title">{term(Term("strategy"), "Strategies")}</h2>
            {entries(sheet, list)}
            <div class="button-row">
                <button
                    type="button"
                    class="button add"
                    id=add_id(STRATEGIES)
                    aria-disabled=flag(move || !has_room())
                    aria-describedby=ALL_HAVE_ONE
                    on:click=add
                >
                    "+ Add a strategy"
                </button>
                <span class="hint" id=ALL_HAVE_ONE>{all_have_one}</span>
            </div>
        </section>
    }
    .into_any()
}

fn strategy(sheet: Sheet, costs: Memo<Vec<Line>>, entry: &str) -> AnyView {
    let strategies =
        lines(|| Strategy::ALL.iter().map(|it| choice(it.key(), it.spec().name)).collect());
    let what = vec![
        Field::new("Component", entry, "component", FieldKind::Choice(choices::components(sheet))),
        Field::new("Strategy", entry, "strategy", FieldKind::Choice(strategies)),
        Field::new(
            "Recovery site",
            entry,
            "site",
            FieldKind::Choice(choices::recovery_sites(sheet, entry)),
        ),
    ];
    let stays = Field::new("Do not fail back", entry, "stays_after_failover", FieldKind::OnOff);
    let own = entry.to_owned();
    let has_live_copy = memo(move || {
        let key = sheet.text(&format!("{own}/strategy"));
        let strategy = Strategy::ALL.iter().find(|it| it.key() == key);
        strategy.is_some_and(|it| it.spec().replication != Replication::None)
            || !sheet.text(&format!("{own}/{LAG}")).is_empty()
    });
    let own = entry.to_owned();
    let lag = move || {
        let lag = Field::new("Replication lag (seconds)", &own, LAG, FieldKind::Number);
        fields(sheet, vec![lag.or("service default")])
    };
    view! {
        {fields(sheet, what)}
        {when(move || has_live_copy.get(), lag)}
        {fields(sheet, vec![stays])}
        {worth(sheet, costs, entry)}
    }
    .into_any()
}

/// The drills of Elastic Disaster Recovery.
pub(super) fn drills(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/drills".to_owned(),
        noun: "drill",
        none: "No drill yet: no failover has been tested.",
        name: "component",
        duplicates: false,
        new: Box::new(move || untrack(|| new_drill(sheet))),
        body: Box::new(move |drill| {
            let all = vec![
                Field::new(
                    "Component",
                    drill,
                    "component",
                    FieldKind::Choice(choices::components(sheet)),
                ),
                Field::new("Starts at (UTC)", drill, "at", FieldKind::Moment),
                Field::new("Instances run for (hours)", drill, "hours", FieldKind::Number)
                    .hint("They are charged until they are terminated."),
            ];
            fields(sheet, all)
        }),
    };
    part(sheet, (Term("drill"), "Drills"), "drills-title", list)
}

/// For the first component that Elastic Disaster Recovery replicates.
fn new_drill(sheet: Sheet) -> Value {
    let uses_drs =
        |key: &str| Strategy::ALL.iter().any(|it| it.key() == key && it.spec().uses_drs());
    let replicated = (0..sheet.count("/recovery"))
        .map(|at| format!("/recovery/{at}"))
        .find(|entry| uses_drs(&sheet.text(&format!("{entry}/strategy"))))
        .map(|entry| sheet.text(&format!("{entry}/component")));
    let component = replicated.unwrap_or_else(|| sheet.text("/components/0/id"));
    json!({ "component": component, "at": sheet.text("/clock/start") })
}
