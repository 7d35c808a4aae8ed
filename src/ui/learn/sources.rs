//! Where a text is from: its sources with their dates, and whether somebody has checked all of it.

use leptos::prelude::*;

use crate::catalog::source::Confidence;
use crate::learn::sources::{Basis, Cited, of, partly_unverified};

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

fn item(cited: &'static Cited) -> AnyView {
    let source = &cited.source;
    let title = match source.url {
        "" => view! { <span>{source.title}</span> }.into_any(),
        url => view! { <a href=url rel="noreferrer" target="_blank">{source.title}</a> }.into_any(),
    };
    view! { <li>{title} " " <small>{note(cited)}</small></li> }.into_any()
}

/// When the page was as stated, and how sure that is.
fn note(cited: &Cited) -> String {
    let date = cited.source.checked_on;
    match (cited.basis, cited.source.confidence) {
        (Basis::Own, _) => String::new(),
        (Basis::Unchecked, _) => "unverified".to_owned(),
        (_, Confidence::Official) => date.to_owned(),
        (_, Confidence::Secondary) => format!("{date}, from a secondary source"),
        (_, Confidence::Unverified) => format!("{date}, unverified"),
    }
}
