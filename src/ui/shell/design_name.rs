//! The name of a design where it stands, and the field that it becomes.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::show::shell::action;
use crate::show::text::design_name;
use crate::ui::forms::{focus_soon, focus_when_there};
use crate::ui::lazy::Chunks;
use crate::ui::state::{Session, designs};
use crate::ui::widgets::{either, on, ready, text};

const FIELD: &str = "design-name-field";
const BUTTON: &str = "design-name";

/// The ids of a field for a name, and of the button that it comes in the place of.
pub(super) struct NameIds {
    pub(super) field: String,
    pub(super) button: String,
}

/// Whether the name of the open design is being written.
#[derive(Clone, Copy)]
struct Renaming(RwSignal<bool>);

/// The name of the open design in the header; it is renamed where it stands.
#[component]
pub(super) fn DesignName() -> impl IntoView {
    let Session { editor, .. } = expect_context();
    let details = expect_context::<Chunks>().details;
    let name = text(move || editor.design.with(|it| design_name(&it.name).to_owned()));
    let is_renamed = RwSignal::new(false);
    provide_context(Renaming(is_renamed));
    let rename = move |_| {
        details.load();
        is_renamed.set(true);
        focus_when_there(FIELD.to_owned());
    };
    view! {
        <h1>
            {either(
                move || is_renamed.get() && details.ready().is_some(),
                move || ready(details, |it| it.rename),
                move || view! {
                    <button
                        type="button"
                        id=BUTTON
                        title=text(move || action("Rename", &name.get()))
                        on:click=on(rename)
                    >
                        <bdi>{name}</bdi>
                    </button>
                },
            )}
        </h1>
    }
}

/// The field that the name in the header becomes; it is loaded with the details.
pub(in crate::ui) fn rename_field() -> AnyView {
    let session = expect_context::<Session>();
    let Renaming(is_renamed) = expect_context();
    let name = text(move || session.editor.design.with(|it| it.name.clone()));
    let ids = NameIds { field: FIELD.to_owned(), button: BUTTON.to_owned() };
    name_field(ids, name, is_renamed, move |name| designs::rename_open(session, &name))
}

/// The name of a design to be written: taken with Enter or by going elsewhere, left alone with Escape.
pub(super) fn name_field(
    ids: NameIds,
    name: Signal<String>,
    is_renamed: RwSignal<bool>,
    take: impl Fn(String) + 'static,
) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let NameIds { field: field_id, button } = ids;
    let finish = move |is_taken: bool| {
        // Taking the field away makes it lose the focus, which would be a second end.
        if !is_renamed.get_untracked() {
            return;
        }
        is_renamed.set(false);
        if let Some(field) = field.get_untracked().filter(|_| is_taken) {
            take(field.value());
        }
    };
    let finish = StoredValue::new_local(finish);
    let end = move |is_taken| {
        finish.try_with_value(|finish| finish(is_taken));
    };
    let pressed = move |event: KeyboardEvent| {
        let key = event.key();
        if key == "Enter" || key == "Escape" {
            // A dialog that it is in stays open.
            event.prevent_default();
            end(key == "Enter");
            focus_soon(button.clone());
        }
    };
    view! {
        <label class="visually-hidden" for=field_id.clone()>"Design name"</label>
        <input
            node_ref=field
            id=field_id
            type="text"
            maxlength=designs::LONGEST_NAME.to_string()
            prop:value=name.get_untracked()
            on:focus:target=move |event| event.target().select()
            on:blur=on(move |_| end(true))
            on:keydown=on(pressed)
        />
    }
    .into_any()
}
