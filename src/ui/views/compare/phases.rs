//! Where the time goes, as one bar for each design on one axis.

use leptos::prelude::*;

use super::Compare;
use crate::show::Line;
use crate::show::compare::phases::{BottleneckRow, PhaseBar, PhaseBarRow, phase_bars};
use crate::ui::widgets::dynamic;

/// The longest recovery of each design.
pub(super) fn phases(compare: Compare) -> AnyView {
    let bars: Memo<Vec<PhaseBar>> = Memo::new(move |_| {
        compare.shown.with(|it| it.as_deref().map(phase_bars).unwrap_or_default())
    });
    view! {
        <section class="panel" aria-labelledby="phases-title">
            <h2 id="phases-title">"Where the time goes"</h2>
            {dynamic(move || {
                let bars = bars.get().into_iter().map(bar).collect::<Vec<_>>();
                view! { <ol class="phase-bars">{bars}</ol> }.into_any()
            })}
        </section>
    }
    .into_any()
}

fn bar(bar: PhaseBar) -> AnyView {
    const AT: BottleneckRow<usize> = BottleneckRow::AT;
    let phases = bar.phases.into_iter().map(segment).collect::<Vec<_>>();
    let of = |column: usize| bar.row[column].clone();
    let objective = of(AT.objective);
    let line = (!objective.is_empty())
        .then(|| view! { <span class="objective" style:inset-inline-start=objective></span> });
    view! {
        <li>
            <b>{of(AT.name)}</b>
            <span class="down">{of(AT.down)}</span>
            // Said by the sentence below.
            <div class="phase-bar" aria-hidden="true">{phases}{line}</div>
            <p class="hint">{of(AT.says)}</p>
        </li>
    }
    .into_any()
}

fn segment(line: Line) -> AnyView {
    const AT: PhaseBarRow<usize> = PhaseBarRow::AT;
    let of = |column: usize| line[column].clone();
    view! {
        <span data-look=of(AT.look) style:inline-size=of(AT.width) title=of(AT.says)>
            {of(AT.label)}
        </span>
    }
    .into_any()
}
