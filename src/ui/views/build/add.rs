//! Adding a component: every kind with what it is and what protects it, and where it is to stand.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::catalog::{ComponentKind, ComponentSpec};
use crate::document::build::{Build, Home, ListEntry, PartKind, home_for};
use crate::model::{SiteId, SiteKind};
use crate::show::columns;
use crate::ui::forms::{add_id, field_id, focus_soon};
use crate::ui::state::{Editor, OpenParts, Selection, Tab};
use crate::ui::widgets::{Line, Row, SelectField, choice, lines, on, rows, text, when};

/// The id of the dialog.
const DIALOG: &str = "new-component";
/// What can be chosen as a home besides the sites, whose ids never begin like this.
const FITTING: &str = "";
const NEW_REGION: &str = "+region";
const NEW_DATA_CENTER: &str = "+data_center";

columns! {
    /// The columns of a kind: its key, its name, and what there is to know.
    struct ComponentKindRow {
        key,
        name,
        about,
    }
}

/// A button that opens the kinds of components, of which one is added.
#[component]
pub(super) fn AddComponent() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let place = expect_context::<OpenParts>();
    let wanted = RwSignal::new(String::new());
    let home = RwSignal::new(FITTING.to_owned());
    let kinds = lines(move || kinds(&wanted.get()));
    let homes = lines(move || {
        let sites = editor.scenario.with(|scenario| {
            let site = |it: &crate::model::Site| choice(it.id.as_str(), it.label());
            scenario.sites.iter().map(site).collect::<Vec<Line>>()
        });
        let mut homes = vec![choice(FITTING, "Where its kind belongs")];
        homes.extend(sites);
        homes.push(choice(NEW_REGION, "A new Region"));
        homes.push(choice(NEW_DATA_CENTER, "A new data center"));
        homes
    });
    let add = Callback::new(move |key: String| {
        let Some(kind) = ComponentKind::ALL.iter().copied().find(|it| it.key() == key) else {
            return;
        };
        let home = editor.scenario.with_untracked(|it| match home.get_untracked().as_str() {
            NEW_REGION => Home::New(SiteKind::Region),
            NEW_DATA_CENTER => Home::New(SiteKind::DataCenter),
            id if it.site(&SiteId::from(id)).is_some() => Home::Site(SiteId::from(id)),
            _ => home_for(it, kind),
        });
        let at = editor.scenario.with_untracked(|it| it.components.len());
        editor.build(&Build::AddComponent { kind, home });
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
                    on:click=on(move |_| add.run(kind.get_untracked(ComponentKindRow::AT.key)))
                >
                    <b>{kind.text(ComponentKindRow::AT.name)}</b>
                    <span class="hint">{kind.text(ComponentKindRow::AT.about)}</span>
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
                    label="Stands at"
                    id="new-component-site"
                    choices=homes
                    chosen=text(move || home.get())
                    on_choose=move |key: String| home.set(key)
                />
            </div>
            <ul>{rows(kinds, item)}</ul>
            {when(
                move || kinds.with(Vec::is_empty),
                || view! { <p class="hint">"No kind is called like that."</p> },
            )}
        </div>
    }
}

/// Enter takes the first kind of those that are shown.
fn take_first(event: ev::KeyboardEvent) {
    if event.key() != "Enter" {
        return;
    }
    event.prevent_default();
    let first = document().query_selector(&format!("#{DIALOG} li > button")).ok().flatten();
    if let Some(button) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// The kinds in whose words something is found.
fn kinds(wanted: &str) -> Vec<Line> {
    let wanted = wanted.trim().to_lowercase();
    let line = |kind: &ComponentKind| {
        let spec = kind.spec();
        Line::from(ComponentKindRow {
            key: kind.key().to_owned(),
            name: spec.name.to_owned(),
            about: about(spec),
        })
    };
    let mut kinds: Vec<Line> = ComponentKind::ALL.iter().map(line).collect();
    kinds.retain(|line| line.iter().any(|it| it.to_lowercase().contains(&wanted)));
    kinds
}

/// What a kind is, and what protects it.
fn about(spec: &ComponentSpec) -> String {
    let can = &spec.capabilities;
    let mut ways = Vec::new();
    if can.backup.is_yes() {
        ways.push("AWS Backup");
        if can.continuous.is_yes() {
            ways.push("continuous backup");
        }
    }
    ways.extend(spec.replica.as_ref().map(|it| it.name));
    if spec.can_use_drs() {
        ways.push("Elastic Disaster Recovery");
    }
    if ways.is_empty() {
        ways.push("infrastructure as code");
    }
    format!("{}. Protected by {}.", spec.service, ways.join(", "))
}
