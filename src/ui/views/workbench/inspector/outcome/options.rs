//! The recovery options: the one used and why, those that would have worked, those that are no option; and
//! pins, by which the user chooses another one than the engine would.

use leptos::prelude::*;

use crate::document::Command;
use crate::engine::Impact;
use crate::model::{ComponentId, IncidentId};
use crate::show::text::labeled;
use crate::show::workbench::options::{
    OptionRow, PIN, edit_of_pin, refused, refused_pin, taken, usable,
};
use crate::ui::state::{Editor, Panel};
use crate::ui::widgets::{Line, Row, Term, lines, on, rows, term, text, when};

/// All recovery options of a component from an incident.
#[component]
pub(super) fn RecoveryOptions(
    incident: IncidentId,
    component: ComponentId,
    /// Whether some journey feels it when the component is down.
    is_felt: Memo<bool>,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let impact = editor.impact_in(Panel::Options, incident.clone(), component.clone());
    let press = Callback::new(move |(key, vault, action): (String, String, String)| {
        let option = (action == PIN).then_some((key.as_str(), vault.as_str()));
        pin(editor, &incident, &component, option);
    });
    let of = move |make: fn(&Impact, bool) -> Vec<Line>| {
        lines(move || {
            let is_felt = is_felt.get();
            impact.with(|it| it.as_ref().map(|it| make(it, is_felt))).unwrap_or_default()
        })
    };
    let refused_pin = of(|impact, _| impact.pin.iter().filter_map(refused_pin).collect());
    view! {
        <OptionList title="Your choice" kind="refused" items=refused_pin press/>
        <OptionList title="Recovery option used" kind="taken" items=of(taken) press/>
        <OptionList title="Alternatives" kind="usable" items=of(usable) press/>
        <OptionList title="Not an option" kind="refused" items=of(|impact, _| refused(impact)) press/>
    }
}

#[component]
fn OptionList(
    title: &'static str,
    kind: &'static str,
    items: Memo<Vec<Line>>,
    press: Callback<(String, String, String)>,
) -> impl IntoView {
    when(
        move || items.with(|it| !it.is_empty()),
        move || {
            view! {
                <h4>{term(Term("way-back"), title)}</h4>
                <ul class="recovery-options" data-kind=kind>{rows(items, move |option| view! { <OptionCard option press/> })}</ul>
            }
        },
    )
}

#[component]
fn OptionCard(option: Row, press: Callback<(String, String, String)>) -> impl IntoView {
    let pressed = move |_| {
        let of = |column| option.get_untracked(column);
        press.run((of(OptionRow::AT.key), of(OptionRow::AT.vault), of(OptionRow::AT.action)));
    };
    let button = move || {
        let name = text(move || {
            labeled(&option.get(OptionRow::AT.button), &option.get(OptionRow::AT.name))
        });
        view! {
            <button type="button" class="button" aria-label=name on:click=on(pressed)>
                {option.text(OptionRow::AT.button)}
            </button>
        }
    };
    let phases = move || {
        view! {
            <details><summary>"Phases"</summary><p class="hint">{option.text(OptionRow::AT.phases)}</p></details>
        }
    };
    view! {
        <li class="recovery-option">
            <p><b>{option.text(OptionRow::AT.name)}</b><span>{option.text(OptionRow::AT.gives)}</span></p>
            <p class="hint">{option.text(OptionRow::AT.because)}</p>
            {when(move || !option.get(OptionRow::AT.phases).is_empty(), phases)}
            {when(move || !option.get(OptionRow::AT.button).is_empty(), button)}
        </li>
    }
}

/// Has a component take a recovery option from an incident, or leaves the choice to the engine.
fn pin(
    editor: Editor,
    incident: &IncidentId,
    component: &ComponentId,
    option: Option<(&str, &str)>,
) {
    let edit = editor.scenario.with_untracked(|it| edit_of_pin(it, incident, component, option));
    if let Some((label, edit)) = edit {
        editor.dispatch(Command::Edit { label, edits: vec![edit], step: None });
    }
}
