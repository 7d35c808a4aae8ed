//! Numbers and lists as the page writes them.

use crate::engine::Verdict;
use crate::model::{Component, Site, SiteKind};
use crate::units::{Instant, Span, thousands, with_unit};

/// A whole number with thousands set apart: "1,734".
pub fn count(number: f64) -> String {
    // `as` saturates and turns what is not a number into 0; counts here are never negative.
    thousands(number.round() as u64)
}

/// An amount of data: "2.1 GiB", "500 GiB", "1.5 TiB".
pub fn gib(amount: f64) -> String {
    if amount >= 1_024.0 {
        format!("{} TiB", short(amount / 1_024.0))
    } else if amount >= 0.1 || amount <= 0.0 {
        format!("{} GiB", short(amount))
    } else {
        format!("{} MiB", short(amount * 1_024.0))
    }
}

/// A number as fields have it: whole, or with two digits behind the point.
pub fn plain(number: f64) -> String {
    short_of(format!("{number:.2}"))
}

/// A share: "99.90 %", never rounded up to the whole.
pub fn percent(share: f64) -> String {
    if share >= 1.0 {
        return "100 %".to_owned();
    }
    format!("{:.2} %", (share * 10_000.0).floor() / 100.0)
}

fn short(number: f64) -> String {
    short_of(if number >= 100.0 { format!("{number:.0}") } else { format!("{number:.1}") })
}

/// The name of the file with the report of a design.
pub fn report_name(name: &str) -> String {
    let design = file_name(name);
    format!("{}-report.md", design.trim_end_matches(".json"))
}

/// A number without zeros at the end of what is behind its point.
fn short_of(text: String) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A length in CSS pixels, as style sheets write it.
pub fn pixels(length: f64) -> String {
    format!("{length:.1}px")
}

/// A share of a whole, as style sheets write it: "12.50%".
pub fn css_percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// A moment with its time zone: "Tue 3 Nov, 14:00 UTC".
pub fn utc(at: Instant) -> String {
    format!("{} UTC", at.short())
}

/// What is done with something that has a title: "PNG of “Downtime”".
pub fn with_title(what: &str, title: &str) -> String {
    format!("{what} “{title}”")
}

/// That a design has nothing that a view could work on; the link to the Build view follows.
pub fn nothing_to(verb: &str) -> String {
    format!("There is nothing to {verb}: this design has no components. Add some in the ")
}

/// A name between quotation marks: “Cable cut”.
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// What something is called, before what is said about it: "Why: Downtime".
pub fn labeled(label: &str, text: &str) -> String {
    format!("{label}: {text}")
}

/// "1 component", "2 components".
pub fn counted(number: usize, one: &str) -> String {
    crate::units::counted(number as u64, one)
}

/// "1 order", "1,734 orders": of a number that was worked out and need not be whole.
pub fn orders(number: f64) -> String {
    with_unit(&count(number), "order")
}

/// "RPO 1 h, RTO 2 h", or that there is no objective.
pub fn objectives(component: &Component) -> String {
    let part = |name: &str, minutes: Option<f64>| {
        minutes.map(|minutes| format!("{name} {}", Span::from_minutes_f64(minutes)))
    };
    let parts: Vec<_> = [part("RPO", component.rpo_minutes), part("RTO", component.rto_minutes)]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() { "no objective".to_owned() } else { parts.join(", ") }
}

/// What a verdict is called next to its objective.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Breached => "breached",
        Verdict::NotTested => "not tested",
        Verdict::NoObjective => "no objective",
    }
}

/// Which kind of site it is, for the reader.
pub fn site_kind(site: &Site) -> &'static str {
    match site.kind {
        SiteKind::Region => "Region",
        SiteKind::DataCenter => "data center",
    }
}

/// What a design is called, given by its own name, which may be empty.
pub fn design_name(name: &str) -> &str {
    if name.is_empty() { "Untitled design" } else { name }
}

/// A design's name as the name of a file. Marks that turn the direction of writing would hide what the
/// file is, and are left out.
pub fn file_name(name: &str) -> String {
    let is_hidden = |it| matches!(it, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let dashed: String = name
        .chars()
        .map(|it| match it {
            it if it.is_ascii_alphanumeric() => it.to_ascii_lowercase(),
            it if it > '\u{9f}' && !is_hidden(it) => it,
            _ => '-',
        })
        .collect();
    let parts: Vec<_> = dashed.split('-').filter(|part| !part.is_empty()).collect();
    let stem: String = parts.join("-").chars().take(80).collect();
    format!("{}.json", if stem.is_empty() { "design" } else { &stem })
}

/// A number of bytes: "12 KB", "1.5 MB".
pub fn bytes(number: f64) -> String {
    if number < 999_500.0 {
        format!("{} KB", (number / 1_000.0).ceil())
    } else {
        format!("{} MB", short(number / 1_000_000.0))
    }
}
