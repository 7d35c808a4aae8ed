//! Adding components from the map: the search stays open, so that several are added one after the other.

use leptos::prelude::*;

use super::sheet::sheet_field;
use super::tools::toggle;
use crate::catalog::ComponentKind;
use crate::document::build::{Build, home_for};
use crate::model::ComponentId;
use crate::show::build::add::{SEE_ALL, TypeRow, as_something_else, name_for, not_found, types};
use crate::show::workbench::canvas::{add_and_connect, added, connect_new};
use crate::ui::forms::focus_soon;
use crate::ui::state::{Editor, MapCanvas, MapTask, Selection};
use crate::ui::widgets::{Row, lines, memo, on, rows, text, when};

const FIELD: &str = "map-add";

/// A field for the type of a component, and the types that fit.
pub(super) fn add_sheet(canvas: MapCanvas) -> AnyView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let wanted = RwSignal::new(String::new());
    let types = lines(move || types(&wanted.get()));
    // What requires a new component if it is connected: the one chosen on the map, else the selected one.
    let from = memo(move || match canvas.chosen.get().as_slice() {
        [one] => Some(one.clone()),
        [] => selection.component.get(),
        _ => None,
    });
    focus_soon(FIELD.to_owned());
    let add = Callback::new(move |(key, connects): (String, bool)| {
        let Some(kind) = ComponentKind::ALL.iter().copied().find(|it| it.key() == key) else {
            return;
        };
        let needed_by = from.get_untracked().filter(|_| connects);
        let home = editor.scenario.with_untracked(|it| home_for(it, kind));
        let name = name_for(kind, &wanted.get_untracked());
        let at = editor.scenario.with_untracked(|it| it.components.len());
        let build = Build::AddComponent { kind, home, name, needed_by: needed_by.clone() };
        editor.build(&build);
        let new: Option<ComponentId> =
            editor.scenario.with_untracked(|it| it.components.get(at).map(|it| it.id.clone()));
        let Some(new) = new else { return };
        let said = editor.scenario.with_untracked(|it| added(it, &new, needed_by.as_ref()));
        canvas.said.set(said);
        selection.pick_component(new.clone());
        canvas.chosen.set(vec![new]);
        wanted.set(String::new());
        focus_soon(FIELD.to_owned());
    });
    let first = move || {
        let first =
            types.with_untracked(|all| all.first().and_then(|it| it.get(TypeRow::AT.key).cloned()));
        first.unwrap_or_else(|| ComponentKind::Other.key().to_owned())
    };
    let enter = move |connects: bool| {
        if !wanted.with_untracked(|it| it.trim().is_empty()) {
            add.run((first(), connects));
        }
    };
    let item = move |line: Row| {
        let key = move || line.get_untracked(TypeRow::AT.key);
        view! {
            <li>
                <button type="button" title=line.text(TypeRow::AT.about) on:click=on(move |_| add.run((key(), false)))>
                    {line.text(TypeRow::AT.name)}
                </button>
                {when(move || from.with(Option::is_some), move || view! {
                    <button
                        type="button"
                        class="and-connect"
                        aria-label=text(move || add_and_connect(&line.get(TypeRow::AT.name)))
                        on:click=on(move |_| add.run((key(), true)))
                    >
                        "and connect"
                    </button>
                })}
            </li>
        }
    };
    let hint = text(move || editor.design.with(|it| connect_new(it, from.get().as_ref())));
    view! {
        <div class="map-sheet" role="dialog" aria-label="Add components to the map">
            {sheet_field(canvas, (FIELD, "Add", "ALB, Postgres, Redis…"), wanted, enter)}
            <p class="hint">{hint}</p>
            <ul>{rows(types, item)}</ul>
            {when(
                move || types.with(Vec::is_empty),
                move || view! {
                    <p class="hint" role="status">{text(move || not_found(&wanted.get()))}</p>
                    <p class="button-row">
                        <button
                            type="button"
                            class="button"
                            on:click=on(move |_| add.run((ComponentKind::Other.key().to_owned(), false)))
                        >
                            {text(move || as_something_else(&wanted.get()))}
                        </button>
                        <button type="button" class="button" on:click=on(move |_| wanted.set(String::new()))>
                            {SEE_ALL}
                        </button>
                    </p>
                },
            )}
            <p>
                <button
                    type="button"
                    class="text-button"
                    on:click=on(move |_| toggle(canvas, MapTask::Paste))
                >
                    "Paste rows of a spreadsheet…"
                </button>
            </p>
        </div>
    }
    .into_any()
}
