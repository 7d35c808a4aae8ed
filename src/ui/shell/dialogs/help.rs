//! The "?" menu: help, what Tabletop assumes, where its prices are from, its version, and the report of a problem.

mod report;
mod shortcuts;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{HELP, HELP_TITLE};
use crate::show::shell::help::{NOT_AFFILIATED, PRIVACY, assumptions, prices, version};
use crate::ui::forms::focus_soon;
use crate::ui::state::Editor;
use crate::ui::state::help::{HelpMenu, HelpPage};
use crate::ui::widgets::{Glyph, Icon, dynamic, on, text, when};

/// The open page of the menu, with its title and what leaves it.
pub(in crate::ui) fn help() -> AnyView {
    let menu = expect_context::<HelpMenu>();
    // The title of the open page names the whole, while there is one.
    if let Some(whole) = document().get_element_by_id(HELP) {
        // Fails only for names of attributes that cannot be.
        let _ = whole.set_attribute("aria-labelledby", HELP_TITLE);
    }
    // It opens with the menu the next time.
    on_cleanup(move || menu.open(HelpPage::Menu));
    Effect::new(move |before: Option<HelpPage>| {
        let page = menu.page();
        if before.is_some_and(|before| before != page) {
            focus_soon(HELP_TITLE.to_owned());
        }
        page
    });
    let is_within = move || menu.page() != HelpPage::Menu;
    let page = move || match menu.page() {
        HelpPage::Menu => entries(menu),
        HelpPage::Shortcuts => shortcuts::shortcuts(),
        HelpPage::Report => report::report(),
    };
    view! {
        <div class="dialog-head">
            <h2 id=HELP_TITLE tabindex="-1">{text(move || menu.title().to_owned())}</h2>
            {when(is_within, move || view! {
                <button type="button" class="button" on:click=on(move |_| menu.open(HelpPage::Menu))>
                    "All of help"
                </button>
            })}
            <button
                type="button"
                class="button"
                data-look="plain"
                aria-label="Close"
                popovertarget=HELP
                popovertargetaction="hide"
            >
                <Icon glyph=Glyph::Close/>
            </button>
        </div>
        {dynamic(page)}
    }
    .into_any()
}

/// What there is to choose, and what is said of Tabletop.
fn entries(menu: HelpMenu) -> AnyView {
    let editor = expect_context::<Editor>();
    let prices = text(move || editor.settled.with(|run| prices(run)));
    view! {
        <ul class="help-list">
            <li>{page_button(menu, HelpPage::Shortcuts, "Keyboard shortcuts", "The keys of the page, by place.")}</li>
            <li>{place_link("#learn/glossary", "Glossary", "The terms, each with its source.".to_owned().into())}</li>
            <li>{place_link("#cost/assumptions", "What Tabletop assumes", assumptions().into())}</li>
            <li>{place_link("#cost/prices", "Prices", prices)}</li>
            <li>{page_button(menu, HelpPage::Report, "Report a problem", "A text to copy, with the version and the place.")}</li>
        </ul>
        <div class="about">
            <p>{PRIVACY}</p>
            <p>
                {version()}
                ". "
                <a href="notices.txt" target="_blank">"Third-party notices"</a>
            </p>
            <p>{NOT_AFFILIATED}</p>
        </div>
    }
    .into_any()
}

fn page_button(menu: HelpMenu, page: HelpPage, name: &'static str, says: &'static str) -> AnyView {
    view! {
        <button type="button" on:click=on(move |_| menu.open(page))>
            <b>{name}</b>
            <span class="hint">{says}</span>
        </button>
    }
    .into_any()
}

/// A link to another place of the page, which closes the menu.
fn place_link(address: &'static str, name: &'static str, says: Signal<String>) -> AnyView {
    let close = |_| {
        let menu = document().get_element_by_id(HELP);
        if let Some(menu) = menu.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Fails only where it is closed already.
            let _ = menu.hide_popover();
        }
    };
    view! {
        <a href=address on:click=on(close)>
            <b>{name}</b>
            <span class="hint">{says}</span>
        </a>
    }
    .into_any()
}
