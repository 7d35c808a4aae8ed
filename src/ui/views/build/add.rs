//! Adding a component: every component type with what protects it, and the site it is added to.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::catalog::ComponentKind;
use crate::document::build::{Build, Home, ListEntry, PartKind, home_for};
use crate::model::{SiteId, SiteKind};
use crate::show::build::add::{
    FITTING, NEW_DATA_CENTER, NEW_REGION, SEE_ALL, TypeRow, as_something_else, name_for, not_found,
    types,
};
use crate::ui::forms::{add_id, field_id, focus_soon};
use crate::ui::state::{Editor, OpenParts, Selection, Tab};
use crate::ui::widgets::{Line, Row, SelectField, choice, lines, on, rows, text, when};

/// The id of the dialog.
const DIALOG: &str = "new-component";
/// The first of the types that are shown in it.
const FIRST: &str = "#new-component li > button, #new-component .else";
/// The keys of what can be chosen as a site next to those of the design, whose ids never begin like this.
const AUTOMATIC: &str = "";
const REGION: &str = "+region";
const DATA_CENTER: &str = "+data_center";

/// A button that opens the component types, of which one is added.
#[component]
pub(super) fn AddComponent() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let place = expect_context::<OpenParts>();
    let wanted = RwSignal::new(String::new());
    let home = RwSignal::new(AUTOMATIC.to_owned());
    let types = lines(move || types(&wanted.get()));
    let homes = lines(move || {
        let sites = editor.scenario.with(|scenario| {
            let site = |it: &crate::model::Site| choice(it.id.as_str(), it.label());
            scenario.sites.iter().map(site).collect::<Vec<Line>>()
        });
        let mut homes = vec![choice(AUTOMATIC, FITTING)];
        homes.extend(sites);
        homes.push(choice(REGION, NEW_REGION));
        homes.push(choice(DATA_CENTER, NEW_DATA_CENTER));
        homes
    });
    let add = Callback::new(move |key: String| {
        let Some(kind) = ComponentKind::ALL.iter().copied().find(|it| it.key() == key) else {
            return;
        };
        let home = editor.scenario.with_untracked(|it| match home.get_untracked().as_str() {
            REGION => Home::New(SiteKind::Region),
            DATA_CENTER => Home::New(SiteKind::DataCenter),
            id if it.site(&SiteId::from(id)).is_some() => Home::Site(SiteId::from(id)),
            _ => home_for(it, kind),
        });
        let at = editor.scenario.with_untracked(|it| it.components.len());
        let name = name_for(kind, &wanted.get_untracked());
        editor.build(&Build::AddComponent { kind, home, name, needed_by: None });
        let added =
            editor.scenario.with_untracked(|it| it.components.get(at).map(|it| it.id.clone()));
        let Some(id) = added else { return };
        let pointer = ListEntry { kind: PartKind::Component, at }.pointer();
        selection.pick_component(id);
        selection.tab.set(Tab::Component);
        place.workload.set(pointer.clone());
        focus_soon(field_id(&format!("{pointer}/name")));
        wanted.set(String::new());
    });
    let item = move |kind: Row| {
        view! {
            <li>
                <button
                    type="button"
                    popovertarget=DIALOG
                    popovertargetaction="hide"
                    on:click=on(move |_| add.run(kind.get_untracked(TypeRow::AT.key)))
                >
                    <b>{kind.text(TypeRow::AT.name)}</b>
                    <span class="hint">{kind.text(TypeRow::AT.about)}</span>
                </button>
            </li>
        }
    };
    view! {
        <button type="button" class="button add" id=add_id("/components") popovertarget=DIALOG>
            "+ Add a component"
        </button>
        <div id=DIALOG class="presets" popover="auto" role="dialog" aria-label="Components to add">
            <div class="form-grid">
                <p class="form-field">
                    <label for="new-component-find">"Find"</label>
                    <input
                        id="new-component-find"
                        type="search"
                        placeholder="Database, S3, servers…"
                        autofocus
                        prop:value=move || wanted.get()
                        on:input:target=move |event| wanted.set(event.target().value())
                        on:keydown=on(take_first)
                    />
                </p>
                <SelectField
                    label="Site"
                    id="new-component-site"
                    choices=homes
                    chosen=text(move || home.get())
                    on_choose=move |key: String| home.set(key)
                />
            </div>
            <ul>{rows(types, item)}</ul>
            {when(
                move || types.with(Vec::is_empty),
                move || view! {
                    <p class="hint" role="status">{text(move || not_found(&wanted.get()))}</p>
                    <p class="button-row">
                        <button
                            type="button"
                            class="button else"
                            popovertarget=DIALOG
                            popovertargetaction="hide"
                            on:click=on(move |_| add.run(ComponentKind::Other.key().to_owned()))
                        >
                            {text(move || as_something_else(&wanted.get()))}
                        </button>
                        <button type="button" class="button" on:click=on(move |_| wanted.set(String::new()))>
                            {SEE_ALL}
                        </button>
                    </p>
                },
            )}
        </div>
    }
}

/// Enter adds the first of the types that are shown.
fn take_first(event: ev::KeyboardEvent) {
    if event.key() != "Enter" {
        return;
    }
    event.prevent_default();
    let first = document().query_selector(FIRST).ok().flatten();
    if let Some(button) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
