//! The smallest fix for the open cell: searched by trying, in portions.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Assess, focus_cell};
use crate::assess::{Remedy, Smallest, smallest_in_portions};
use crate::document::Command;
use crate::engine::Verdict;
use crate::model::Fix;
use crate::show::assess::fix;
use crate::ui::state::Slices;
use crate::ui::widgets::{dynamic, flag, on, prose, text, when};

/// How far the search is.
#[derive(Clone)]
enum Sought {
    /// Nothing has to be sought: the cell is met, has no objective or does not apply.
    Nothing,
    /// So many were tried, and so many are still to be.
    UnderWay(usize, usize),
    /// What it has come to.
    Done(Arc<Smallest>),
}

/// The smallest fix for the open cell, with a button that applies it.
pub(super) fn change(assess: Assess) -> AnyView {
    let sought = RwSignal::new(Sought::Nothing);
    let slices = Slices::new();
    let open = assess.open();
    Effect::new(move |_| {
        slices.stop();
        let asked = open.get().and_then(|(component, disruption)| {
            assess.assessed.with(|it| {
                let it = it.as_ref()?;
                let cell = it.cell(&component, disruption)?.cell;
                let is_breached = cell.verdict() == Verdict::Breached;
                is_breached.then(|| (Arc::clone(&it.scenario), component.clone(), disruption))
            })
        });
        let Some((scenario, component, disruption)) = asked else {
            sought.set(Sought::Nothing);
            return;
        };
        sought.set(Sought::UnderWay(0, 0));
        slices.work(
            smallest_in_portions(scenario, component, disruption),
            move |(tried, left)| sought.set(Sought::UnderWay(tried, left)),
            move |smallest| sought.set(Sought::Done(Arc::new(smallest))),
        );
    });
    let applied = text(move || {
        let applied = assess.applied.get();
        let is_last = !applied.is_empty()
            && assess.editor.undo_label().get().as_deref() == Some(applied.as_str());
        if is_last { fix::applied(&applied) } else { String::new() }
    });
    view! {
        {when(
            move || !applied.with(String::is_empty),
            move || view! { <p role="status">{applied}</p> },
        )}
        {dynamic(move || match sought.get() {
            Sought::Nothing => ().into_any(),
            Sought::UnderWay(tried, left) => view! {
                <h3>{fix::TITLE}</h3>
                <p class="hint">{fix::searching(tried, left)}</p>
            }
            .into_any(),
            Sought::Done(smallest) => view! {
                <h3>{fix::TITLE}</h3>
                {outcome(assess, &smallest)}
            }
            .into_any(),
        })}
    }
    .into_any()
}

fn outcome(assess: Assess, smallest: &Smallest) -> AnyView {
    match smallest {
        Smallest::NothingToDo => view! { <p class="hint">{fix::NOTHING_TO_DO}</p> }.into_any(),
        Smallest::Found(remedy) => remedied(assess, remedy),
        Smallest::NotFound { why, tried, nearest } => {
            let tried = fix::tried(*tried).map(|said| view! { <p class="hint">{said}</p> });
            let nearest = nearest.as_deref().map(|it| {
                view! {
                    <h3>{fix::NEAREST}</h3>
                    {remedied(assess, it)}
                }
            });
            view! { <p>{why.clone()}</p> {tried} {nearest} }.into_any()
        }
    }
}

fn remedied(assess: Assess, remedy: &Remedy) -> AnyView {
    let fix: Fix = remedy.fix.clone();
    let make = move |_| {
        // A fix names places in the design that it was found for.
        if untrack(|| assess.is_current()) {
            assess.applied.set(fix.label.clone());
            // What was picked by itself stays picked, also when something else weighs more now.
            assess.picked.set(untrack(|| assess.open().get()));
            assess.editor.dispatch(Command::from(fix.clone()));
            focus_cell();
        }
    };
    view! {
        <p><b>{prose(&remedy.fix.label)}</b></p>
        <p>{fix::costs_and_gives(remedy)}</p>
        <button
            type="button"
            class="button"
            data-look="primary"
            aria-disabled=flag(move || !assess.is_current())
            on:click=on(make)
        >
            {fix::APPLY}
        </button>
    }
    .into_any()
}
