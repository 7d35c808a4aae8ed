//! What a view shows of a design in which there is nothing yet.

use leptos::prelude::*;

use crate::show::text::nothing_to;

/// A view without anything to work on: its title, and what it would do with a design, as a verb.
pub(in crate::ui) fn no_components(title: &'static str, verb: &'static str) -> AnyView {
    view! {
        <section class="panel compare-head" aria-labelledby="empty-title">
            <h2 id="empty-title">{title}</h2>
            <p>
                {nothing_to(verb)}
                <a href="#build">"Build view"</a>
                ", or start from one of the designs that come with Tabletop."
            </p>
        </section>
    }
    .into_any()
}
