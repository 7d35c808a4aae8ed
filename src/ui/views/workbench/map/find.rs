//! Finding a component on the map.

use leptos::prelude::*;

use super::keys::focus_node;
use super::sheet::sheet_field;
use super::tools::show;
use crate::model::ComponentId;
use crate::show::ChoiceRow;
use crate::show::workbench::canvas::{NONE_FOUND, find};
use crate::ui::forms::focus_soon;
use crate::ui::state::{Editor, MapCanvas, MapTask, Selection};
use crate::ui::widgets::{Row, lines, on, rows, when};

const FIELD: &str = "map-find";

/// A field for words to look for, and the components that have them.
pub(super) fn find_sheet(canvas: MapCanvas) -> AnyView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let wanted = RwSignal::new(String::new());
    let found = lines(move || editor.design.with(|design| find(design, &wanted.get())));
    focus_soon(FIELD.to_owned());
    let go = Callback::new(move |id: String| {
        let id = ComponentId::from(id.as_str());
        selection.pick_component(id.clone());
        canvas.chosen.set(vec![id.clone()]);
        canvas.task.set(MapTask::None);
        // A component of a group is seen once that is open.
        let group = canvas.map.with_untracked(|map| {
            let group = map.nodes.iter().find(|it| it.members.contains(&id));
            group.map(|it| it.component.clone())
        });
        if let Some(group) = group {
            canvas.open.update(|open| {
                open.push(group);
            });
        }
        request_animation_frame(move || {
            let rect = canvas.map.with_untracked(|map| {
                map.nodes.iter().find(|it| it.component == id).map(|it| it.rect)
            });
            if let Some(rect) = rect {
                let view = untrack(|| canvas.shown());
                show(canvas, view.showing(rect, canvas.size.get_untracked()));
                focus_node(canvas, &id);
            }
        });
    });
    let enter = move |_| {
        let first = found
            .with_untracked(|all| all.first().and_then(|it| it.get(ChoiceRow::AT.key).cloned()));
        if let Some(id) = first {
            go.run(id);
        }
    };
    let item = move |line: Row| {
        view! {
            <li>
                <button type="button" on:click=on(move |_| go.run(line.get_untracked(ChoiceRow::AT.key)))>
                    {line.text(ChoiceRow::AT.label)}
                </button>
            </li>
        }
    };
    view! {
        <div class="map-sheet" role="dialog" aria-label="Find on the map">
            {sheet_field(canvas, (FIELD, "Find", "Name or type"), wanted, enter)}
            <ul>{rows(found, item)}</ul>
            {when(
                move || !wanted.with(|it| it.trim().is_empty()) && found.with(Vec::is_empty),
                || view! { <p class="hint" role="status">{NONE_FOUND}</p> },
            )}
        </div>
    }
    .into_any()
}
