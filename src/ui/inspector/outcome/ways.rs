//! The ways back: the one taken and why, those that would have worked, those that do not help.

use leptos::prelude::*;

use crate::catalog::RecoveryOption;
use crate::engine::Impact;
use crate::model::VaultId;
use crate::ui::widgets::{Line, Row, lines, rows, when};

/// The columns of a way: what it is called, what it gives, why it was taken or not.
const NAME: usize = 0;
const GIVES: usize = 1;
const BECAUSE: usize = 2;

/// The way taken.
#[component]
pub(super) fn TakenWay(impact: Memo<Option<Impact>>) -> impl IntoView {
    let items = ways(impact, |impact| {
        let taken = impact.taken.as_ref();
        let gives = |lost: Option<crate::units::Span>| match lost {
            Some(lost) if lost.as_seconds() > 0 => format!("loses {lost}"),
            _ => "loses nothing".to_owned(),
        };
        taken
            .map(|taken| {
                vec![
                    name(taken.option, taken.vault.as_ref()),
                    gives(impact.data_lost),
                    taken.because.to_string(),
                ]
            })
            .into_iter()
            .collect()
    });
    view! { <WayList title="The way taken" kind="taken" items/> }
}

/// The ways that would have worked.
#[component]
pub(super) fn UsableWays(impact: Memo<Option<Impact>>) -> impl IntoView {
    let items = ways(impact, |impact| {
        impact
            .usable
            .iter()
            .map(|way| {
                vec![
                    name(way.option, way.vault.as_ref()),
                    format!("would lose {}, back {}", way.data_lost, way.back_at.short()),
                    way.because.to_string(),
                ]
            })
            .collect()
    });
    view! { <WayList title="Would work too" kind="usable" items/> }
}

/// The ways that do not help.
#[component]
pub(super) fn RefusedWays(impact: Memo<Option<Impact>>) -> impl IntoView {
    let items = ways(impact, |impact| {
        impact
            .refused
            .iter()
            .map(|way| {
                vec![name(way.option, way.vault.as_ref()), String::new(), way.because.to_string()]
            })
            .collect()
    });
    view! { <WayList title="Does not help" kind="refused" items/> }
}

#[component]
fn WayList(title: &'static str, kind: &'static str, items: Memo<Vec<Line>>) -> impl IntoView {
    when(
        move || items.with(|it| !it.is_empty()),
        move || {
            view! {
                <h4>{title}</h4>
                <ul class="ways" data-kind=kind>{rows(items, |way| view! { <WayCard way/> })}</ul>
            }
        },
    )
}

#[component]
fn WayCard(way: Row) -> impl IntoView {
    view! {
        <li class="way">
            <p><b>{way.text(NAME)}</b><span>{way.text(GIVES)}</span></p>
            <p class="hint">{way.text(BECAUSE)}</p>
        </li>
    }
}

fn ways(impact: Memo<Option<Impact>>, of: fn(&Impact) -> Vec<Line>) -> Memo<Vec<Line>> {
    lines(move || impact.with(|it| it.as_ref().map(of)).unwrap_or_default())
}

fn name(option: RecoveryOption, vault: Option<&VaultId>) -> String {
    match vault {
        Some(vault) => format!("{} from vault {vault}", option.spec().name),
        None => option.spec().name.to_owned(),
    }
}
