//! Cost against data lost and against downtime, with the designs that nothing beats joined.

use leptos::prelude::*;

use super::Compare;
use crate::chart::frontier::{self, Against};
use crate::show::report::compared_under;
use crate::ui::widgets::figure::{Figure, FigureAbout, beside, over};
use crate::ui::widgets::{linked, memo, text};

/// The charts.
pub(super) fn charts(compare: Compare) -> AnyView {
    let editor = compare.session.editor;
    let about = text(move || {
        editor.settled.with(|run| compare.what_if.with(|key| compared_under(&run.scenario, key)))
    });
    provide_context(FigureAbout(about));
    view! {
        <div class="charts">
            {chart(compare, "frontier-data", "Cost against data lost", Against::DataLost)}
            {chart(compare, "frontier-downtime", "Cost against downtime", Against::Downtime)}
        </div>
    }
    .into_any()
}

fn chart(compare: Compare, id: &'static str, title: &'static str, against: Against) -> AnyView {
    let chart = memo(move || {
        compare
            .shown
            .with(|shown| shown.as_ref().map(|shown| frontier::data(&shown.comparison, against)))
    });
    view! {
        <section class="panel run-chart frontier" aria-labelledby=id>
            <h2 id=id>{linked(title)}</h2>
            <Figure chart over=over(chart, title) beside=beside(chart, title)/>
        </section>
    }
    .into_any()
}
