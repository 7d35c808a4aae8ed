//! What is shown where the address leads to no page.

use leptos::prelude::*;

use crate::show::shell::help::no_page as says;
use crate::ui::state::Page;
use crate::ui::widgets::text;

/// That there is no such page, with a link to the workbench.
pub(in crate::ui) fn no_page() -> AnyView {
    let page = expect_context::<Page>();
    let says = text(move || says(&page.address().path.join("/")));
    view! {
        <section class="panel no-page" aria-labelledby="no-page-title">
            <h2 id="no-page-title"><bdi>{says}</bdi></h2>
            <p><a href="#/workbench">"Go to the workbench"</a></p>
        </section>
    }
    .into_any()
}
