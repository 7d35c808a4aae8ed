//! A component of the Build view.

use leptos::prelude::*;

use crate::document::build::{Build, ListEntry};
use crate::ui::forms::component::component_form;
use crate::ui::forms::{Sheet, add_id, field_id, focus_first, focus_soon};
use crate::ui::state::OpenParts;
use crate::ui::widgets::{on, text};

const LIST: &str = "/components";

/// A component as a panel of the view.
pub(in crate::ui) fn panel(sheet: Sheet, component: &str) -> AnyView {
    let place = expect_context::<OpenParts>();
    let title = {
        let component = component.to_owned();
        text(move || match sheet.text(&format!("{component}/name")) {
            name if name.is_empty() => sheet.text(&format!("{component}/id")),
            name => name,
        })
    };
    let part = ListEntry::of_pointer(component);
    let leave = move || {
        place.workload.set(LIST.to_owned());
        focus_soon(add_id(LIST));
    };
    let duplicate = move |_| {
        if let Some(part) = part {
            sheet.build(Build::Duplicate(part));
            let copy = ListEntry { at: part.at + 1, ..part }.pointer();
            place.workload.set(copy.clone());
            focus_first(copy);
        }
    };
    let removed = component.to_owned();
    let remove = move |_| {
        leave();
        sheet.remove(String::new(), &removed);
    };
    view! {
        <section
            class="panel"
            aria-labelledby="component-title"
            id=field_id(component)
            tabindex="-1"
        >
            <div class="panel-head">
                <h2 id="component-title">{title}</h2>
                <button type="button" class="button" on:click=on(move |_| leave())>"All components"</button>
                <button type="button" class="button" on:click=on(duplicate)>"Duplicate"</button>
                <button type="button" class="button" on:click=on(remove)>"Remove"</button>
            </div>
            {component_form(sheet, component)}
        </section>
    }
    .into_any()
}
