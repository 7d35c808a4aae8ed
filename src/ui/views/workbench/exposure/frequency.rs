//! How often the selected component is backed up, changed where one sees what it does.

use leptos::prelude::*;

use crate::document::Command;
use crate::model::Edit;
use crate::platform::address;
use crate::show::ChoiceRow;
use crate::show::workbench::frequency::{BackupFrequency, offered};
use crate::ui::state::{Editor, OpenParts, Selection};
use crate::ui::widgets::{Row, flag, lines, memo, on, rows, when};

/// The frequencies of the first rule that covers the selected component, where it has one.
pub(in crate::ui) fn frequency() -> AnyView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let open = expect_context::<OpenParts>();
    let now = memo(move || {
        let component = selection.component.get()?;
        editor.design.with(|it| BackupFrequency::of(it, &component))
    });
    let choose = Callback::new(move |key: String| {
        let Some(now) = now.get_untracked() else { return };
        if let Some((label, schedule)) = now.changed(&key) {
            let edits = vec![Edit::set(now.pointer, schedule)];
            editor.dispatch(Command::Edit { label, edits, step: None });
        }
    });
    let choices = lines(offered);
    let item = move |choice: Row| {
        let key = choice.text(ChoiceRow::AT.key);
        let is_chosen =
            flag(move || now.with(|it| it.as_ref().is_some_and(|it| it.key() == key.get())));
        view! {
            <button type="button" aria-pressed=is_chosen on:click=on(move |_| choose.run(key.get_untracked()))>
                {choice.text(ChoiceRow::AT.label)}
            </button>
        }
    };
    let more = move |_| {
        if let Some(now) = now.get_untracked() {
            open.protection.set(now.plan);
            address::go_to("protect");
        }
    };
    when(
        move || now.with(Option::is_some),
        move || {
            view! {
                <span class="segmented" role="group" aria-label="Back up every">
                    <span aria-hidden="true">"Back up every"</span>
                    <span class="segments">
                        {rows(choices, item)}
                        <button type="button" on:click=on(more)>"More…"</button>
                    </span>
                </span>
            }
        },
    )
    .into_any()
}
