//! What the boxes and lines of the map mean.

use leptos::prelude::*;

use crate::ui::widgets::{Term, term};

/// The lines and boxes, by the name that the style sheet knows them by, with their meaning and its word.
const KEYS: [(&str, &str, Term); 7] = [
    ("journey", "path of a journey", Term("journey")),
    ("needs", "required", Term("dependency")),
    ("degrades", "degraded without it", Term("degraded")),
    ("copy", "replicated or copied to", Term("replication")),
    ("copies", "copies of recovery points", Term("copy-action")),
    ("live", "live copy", Term("replica")),
    ("recovery", "recovery site", Term("recovery-site")),
];

/// What opens the legend, and the legend over the map: it takes no room from that.
pub(in crate::ui) fn map_legend() -> AnyView {
    let keys = KEYS.map(|(key, text, of)| {
        view! {
            <li>
                <span class="map-key" data-kind=key aria-hidden="true"></span>
                {term(of, text)}
            </li>
        }
    });
    view! {
        <details class="map-legend">
            <summary>"Legend"</summary>
            <ul class="legend" aria-label="Legend of the map">{keys.collect_view()}</ul>
        </details>
    }
    .into_any()
}
