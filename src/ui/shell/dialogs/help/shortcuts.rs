//! The list of keys.

use leptos::prelude::*;

use crate::ui::state::shortcuts::{SHORTCUTS, Shortcut};

/// The keys of the page, by place.
pub(super) fn shortcuts() -> AnyView {
    let groups = SHORTCUTS.chunk_by(|a, b| a.place == b.place).map(group).collect::<Vec<_>>();
    view! {
        {groups}
        <p class="hint">
            "On a Mac, use Command for Ctrl. While you type in a field, the keys of the field take precedence."
        </p>
    }
    .into_any()
}

fn group(shortcuts: &'static [Shortcut]) -> AnyView {
    let place = shortcuts.first().map_or("", |it| it.place);
    let rows = shortcuts.iter().map(row).collect::<Vec<_>>();
    view! {
        <h3>{place}</h3>
        <dl class="shortcuts">{rows}</dl>
    }
    .into_any()
}

fn row(shortcut: &'static Shortcut) -> AnyView {
    let combination = |(index, keys): (usize, &&'static [&'static str])| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect::<Vec<_>>();
        view! { {if index > 0 { " or " } else { "" }} <span class="keys">{keys}</span> }.into_any()
    };
    let combinations = shortcut.keys.iter().enumerate().map(combination).collect::<Vec<_>>();
    view! {
        <div>
            <dt>{combinations}</dt>
            <dd>{shortcut.what}</dd>
        </div>
    }
    .into_any()
}
