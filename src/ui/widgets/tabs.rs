//! Tabs after the ARIA pattern: one stop for the Tab key, arrow keys between them.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{flag, on, text};

/// A row of tabs.
#[component]
pub(in crate::ui) fn Tabs<T>(
    /// What the tabs are about.
    label: &'static str,
    /// Begins the ids of the tabs and of their panels.
    prefix: &'static str,
    /// The tabs with their labels.
    tabs: &'static [(T, &'static str)],
    /// The open tab.
    open: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let position = move || tabs.iter().position(|(tab, _)| *tab == open.get()).unwrap_or(0);
    let move_to = move |index: usize| {
        let Some((tab, _)) = tabs.get(index) else { return };
        open.set(*tab);
        let element = document().get_element_by_id(&format!("{prefix}-tab-{index}"));
        if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Focus fails only for elements that cannot have it.
            let _ = element.focus();
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let (now, last) = (position(), tabs.len().saturating_sub(1));
        match event.key().as_str() {
            "ArrowRight" => move_to(if now == last { 0 } else { now + 1 }),
            "ArrowLeft" => move_to(if now == 0 { last } else { now - 1 }),
            "Home" => move_to(0),
            "End" => move_to(last),
            _ => return,
        }
        event.prevent_default();
    };
    let buttons = tabs.iter().enumerate().map(|(index, (tab, name))| {
        let is_open = move || open.get() == *tab;
        view! {
            <button
                type="button"
                role="tab"
                id=format!("{prefix}-tab-{index}")
                aria-selected=flag(is_open)
                aria-controls=format!("{prefix}-panel")
                tabindex=text(move || if is_open() { "0" } else { "-1" }.to_owned())
                on:click=on(move |_| open.set(*tab))
            >
                {*name}
            </button>
        }
    });
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on(pressed)>
            {buttons.collect_view()}
        </div>
    }
}

/// What the open tab shows.
#[component]
pub(in crate::ui) fn TabPanel(
    /// The beginning of the ids, as given to the tabs.
    prefix: &'static str,
    /// The position of the open tab.
    #[prop(into)]
    index: Signal<usize>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class="tab-panel"
            role="tabpanel"
            tabindex="0"
            id=format!("{prefix}-panel")
            aria-labelledby=text(move || format!("{prefix}-tab-{}", index.get()))
        >
            {children()}
        </div>
    }
}
