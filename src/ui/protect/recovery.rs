//! The strategy of each component, and drills of Elastic Disaster Recovery.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::choices;
use super::others::part;
use super::strategies::{costs, worth};
use crate::catalog::Strategy;
use crate::ui::forms::{Field, Kind, Records, Sheet, fields};
use crate::ui::term::Term;
use crate::ui::widgets::{Line, choice, lines};

/// The strategies.
pub(super) fn strategies(sheet: Sheet) -> AnyView {
    let costs = costs(sheet);
    let list = Records {
        list: "/recovery".to_owned(),
        noun: "strategy",
        none: "No component has a strategy: what is lost with its site returns with it, or by a copy.",
        name: "component",
        duplicates: false,
        new: Box::new(move || untrack(|| new_strategy(sheet))),
        body: Box::new(move |entry| strategy(sheet, costs, entry)),
    };
    part(sheet, (Term("strategy"), "Strategies"), "strategies-title", list)
}

fn strategy(sheet: Sheet, costs: Memo<Vec<Line>>, entry: &str) -> AnyView {
    let strategies =
        lines(|| Strategy::ALL.iter().map(|it| choice(it.key(), it.spec().name)).collect());
    let all = vec![
        Field::new("Component", entry, "component", Kind::Choice(choices::components(sheet))),
        Field::new("Strategy", entry, "strategy", Kind::Choice(strategies)),
        Field::new("Recovery site", entry, "site", Kind::Choice(choices::sites(sheet))),
        Field::new("Live copy behind by (seconds)", entry, "replication_lag_seconds", Kind::Number)
            .or("as assumed for the kind"),
        Field::new("Stays there after a failover", entry, "stays_after_failover", Kind::OnOff),
    ];
    view! {
        {fields(sheet, all)}
        {worth(sheet, costs, entry)}
    }
    .into_any()
}

/// For the first component without a strategy, at the first site that is not its own.
fn new_strategy(sheet: Sheet) -> Value {
    let all = |list: &str| -> Vec<String> {
        (0..sheet.count(list)).map(|at| sheet.text(&format!("{list}/{at}/id"))).collect()
    };
    let has_one = |id: &String| {
        (0..sheet.count("/recovery"))
            .any(|at| sheet.text(&format!("/recovery/{at}/component")) == *id)
    };
    let components = all("/components");
    let at = components.iter().position(|id| !has_one(id)).unwrap_or(0);
    let home = sheet.text(&format!("/components/{at}/site"));
    let site = all("/sites").into_iter().find(|it| *it != home).unwrap_or(home);
    json!({
        "component": components.get(at),
        "strategy": Strategy::BackupAndRestore.key(),
        "site": site,
    })
}

/// The drills of Elastic Disaster Recovery.
pub(super) fn drills(sheet: Sheet) -> AnyView {
    let list = Records {
        list: "/drills".to_owned(),
        noun: "drill",
        none: "No drill: nobody has seen a failover work.",
        name: "component",
        duplicates: false,
        new: Box::new(move || untrack(|| new_drill(sheet))),
        body: Box::new(move |drill| {
            let all = vec![
                Field::new(
                    "Component",
                    drill,
                    "component",
                    Kind::Choice(choices::components(sheet)),
                ),
                Field::new("Begins at (UTC)", drill, "at", Kind::Moment),
                Field::new("Instances run for (hours)", drill, "hours", Kind::Number)
                    .hint("They are charged until somebody terminates them."),
            ];
            fields(sheet, all)
        }),
    };
    part(sheet, (Term("drill"), "Drills"), "drills-title", list)
}

/// For the first component that Elastic Disaster Recovery replicates.
fn new_drill(sheet: Sheet) -> Value {
    let drs = Strategy::ElasticDisasterRecovery.key();
    let replicated = (0..sheet.count("/recovery"))
        .map(|at| format!("/recovery/{at}"))
        .find(|entry| sheet.text(&format!("{entry}/strategy")) == drs)
        .map(|entry| sheet.text(&format!("{entry}/component")));
    let component = replicated.unwrap_or_else(|| sheet.text("/components/0/id"));
    json!({ "component": component, "at": sheet.text("/clock/start") })
}
