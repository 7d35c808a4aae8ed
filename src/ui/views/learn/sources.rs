//! Where a text is from: its sources with their dates, and whether somebody has checked all of it.

use leptos::prelude::*;

use crate::catalog::Source;
use crate::learn::sources::{Cited, SourceBasis, of, partly_unverified};
use crate::show::learn::sureness;

/// The sources with these keys; what nobody has checked is marked.
pub(super) fn source_list(keys: &[String]) -> AnyView {
    let items = of(keys).into_iter().map(item).collect::<Vec<_>>();
    view! {
        <div class="sources">
            {unverified_mark(keys)}
            <ul aria-label="Sources">{items}</ul>
        </div>
    }
    .into_any()
}

/// A mark on a text that rests in part on something nobody has checked; nothing on others.
pub(super) fn unverified_mark(keys: &[String]) -> AnyView {
    if !partly_unverified(keys) {
        return ().into_any();
    }
    view! { <span class="tag" data-tone="warning">"Partly unverified"</span> }.into_any()
}

/// Sources of the catalog, such as those of the rules behind an answer of the engine.
pub(super) fn of_catalog(sources: &[&'static Source]) -> AnyView {
    let items = sources.iter().map(|it| line(it, sureness(it))).collect::<Vec<_>>();
    view! { <div class="sources"><ul aria-label="Sources">{items}</ul></div> }.into_any()
}

fn item(cited: &'static Cited) -> AnyView {
    line(&cited.source, note(cited))
}

fn line(source: &'static Source, note: String) -> AnyView {
    let title = match source.url {
        "" => view! { <span>{source.title}</span> }.into_any(),
        url => view! { <a href=url rel="noreferrer" target="_blank">{source.title}</a> }.into_any(),
    };
    view! { <li>{title} " " <small>{note}</small></li> }.into_any()
}

/// When the page was as stated, and how sure that is.
fn note(cited: &Cited) -> String {
    match cited.basis {
        SourceBasis::Own => String::new(),
        SourceBasis::Unchecked => "unverified".to_owned(),
        SourceBasis::Facts | SourceBasis::Field => sureness(&cited.source),
    }
}
