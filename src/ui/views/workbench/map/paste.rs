//! Pasting rows of a spreadsheet onto the map.

use leptos::prelude::*;

use super::sheet::{close_button, leave};
use crate::document::build::Build;
use crate::show::build::paste::{COLUMNS, EXAMPLE, PastedRow, add_button, pasted};
use crate::show::only;
use crate::ui::forms::focus_soon;
use crate::ui::state::{Editor, MapCanvas};
use crate::ui::widgets::{Row, lines, memo, on, rows, text, when};

const FIELD: &str = "map-rows";

/// A field for rows, and what they would add.
pub(super) fn paste_sheet(canvas: MapCanvas) -> AnyView {
    let editor = expect_context::<Editor>();
    let typed = RwSignal::new(String::new());
    let result = memo(move || editor.design.with(|it| typed.with(|typed| pasted(it, typed))));
    let found = lines(move || result.with(|it| it.rows.clone()));
    let faults = lines(move || result.with(|it| it.faults.iter().cloned().map(only).collect()));
    let add = move |_| {
        let components = result.with_untracked(|it| it.components.clone());
        let first = editor.scenario.with_untracked(|it| it.components.len());
        editor.build(&Build::AddComponents(components));
        canvas.chosen.set(editor.scenario.with_untracked(|it| {
            it.components.iter().skip(first).map(|it| it.id.clone()).collect()
        }));
        leave(canvas);
    };
    focus_soon(FIELD.to_owned());
    let row = |line: Row| {
        let PastedRow { name, of_type, data, rpo, rto, needs } = PastedRow::AT;
        let cells: Vec<AnyView> = [of_type, data, rpo, rto, needs]
            .into_iter()
            .map(|column| view! { <td>{line.text(column)}</td> }.into_any())
            .collect();
        view! { <tr><th scope="row">{line.text(name)}</th>{cells}</tr> }
    };
    view! {
        <div class="map-sheet wide" role="dialog" aria-label="Paste rows of a spreadsheet">
            <p class="map-field">
                <label for=FIELD>"Rows of a spreadsheet"</label>
                {close_button(canvas)}
            </p>
            <textarea
                id=FIELD
                rows="5"
                placeholder=EXAMPLE
                spellcheck="false"
                aria-describedby="map-rows-hint"
                on:input:target=move |event| typed.set(event.target().value())
                on:keydown=on(move |event: leptos::ev::KeyboardEvent| {
                    if event.key() == "Escape" {
                        event.prevent_default();
                        event.stop_propagation();
                        leave(canvas);
                    }
                })
            ></textarea>
            <p class="hint" id="map-rows-hint">{COLUMNS}</p>
            {when(move || faults.with(|it| !it.is_empty()), move || view! {
                <ul class="faults" role="status">
                    {rows(faults, |line| view! { <li>{line.text(crate::show::TextRow::AT.text)}</li> })}
                </ul>
            })}
            {when(move || found.with(|it| !it.is_empty()), move || view! {
                <div class="scroll" tabindex="0" role="region" aria-label="Components to add">
                    <table class="grid-table">
                        <thead>
                            <tr>
                                <th scope="col">"Component"</th>
                                <th scope="col">"Type"</th>
                                <th scope="col">"Data"</th>
                                <th scope="col">"RPO"</th>
                                <th scope="col">"RTO"</th>
                                <th scope="col">"Needs"</th>
                            </tr>
                        </thead>
                        <tbody>{rows(found, row)}</tbody>
                    </table>
                </div>
                <p>
                    <button type="button" class="button" on:click=on(add)>
                        {text(move || result.with(add_button))}
                    </button>
                </p>
            })}
        </div>
    }
    .into_any()
}
