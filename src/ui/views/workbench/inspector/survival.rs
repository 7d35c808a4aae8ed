//! How the component survives the loss of its site: the strategy chosen, the effective one, and the facts
//! behind it, each with its source.

use leptos::prelude::*;

use crate::model::ComponentId;
use crate::show::workbench::inspector::survival::{SurvivalRow, drill, facts, uses_drs};
use crate::ui::forms::Sheet;
use crate::ui::state::{Editor, OpenParts, Panel};
use crate::ui::widgets::{Row, lines, on, rows, when};

/// What is prepared for a component at another site.
#[component]
pub(super) fn Survival(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let sheet = Sheet::new(editor);
    let place = expect_context::<OpenParts>();
    let facts = {
        let id = component.clone();
        lines(move || editor.run_in(Panel::Inspector).with(|run| facts(run, &id)))
    };
    let uses_drs = {
        let id = component.clone();
        move || editor.design.with(|it| uses_drs(it, &id))
    };
    let add_drill = Callback::new(move |()| {
        let drill = editor.scenario.with_untracked(|it| drill(it, &component));
        sheet.edit("Add a drill".to_owned(), vec![sheet.appended("/drills", drill)], None);
    });
    let source = move |fact: Row| {
        view! {
            " "
            <a href=fact.text(SurvivalRow::AT.address) rel="noreferrer" target="_blank">
                {fact.text(SurvivalRow::AT.source)}
            </a>
        }
    };
    let item = move |fact: Row| {
        view! {
            <div>
                <dt>{fact.text(SurvivalRow::AT.name)}</dt>
                <dd>
                    {fact.text(SurvivalRow::AT.value)}
                    {when(move || !fact.get(SurvivalRow::AT.address).is_empty(), move || source(fact))}
                </dd>
            </div>
        }
    };
    view! {
        <h4>"If the site fails"</h4>
        <dl class="facts">{rows(facts, item)}</dl>
        <p class="button-row">
            <a
                class="button"
                href="#protect"
                on:click=on(move |_| { place.open_for("/recovery"); })
            >
                "Change the strategy"
            </a>
            {when(uses_drs, move || view! {
                <button type="button" class="button" on:click=on(move |_| add_drill.run(()))>
                    "Add a drill"
                </button>
            })}
        </p>
    }
}
