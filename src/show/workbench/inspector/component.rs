//! What AWS says about the type of a component.

use crate::catalog::{Source, SourcedFact};
use crate::model::Component;
use crate::show::{Line, columns};

columns! {
    /// A fact about a type of component, with the page that says so.
    pub struct KnownRow {
        /// The fact, with a blank behind it.
        text,
        /// The address of the page that says so.
        address,
        /// What the link to that page says.
        source,
    }
}

/// What to know about the type of a component.
pub fn known(component: &Component) -> Vec<Line> {
    let line = |fact: &SourcedFact| row(format!("{} ", fact.text), fact.source);
    component.kind.spec().facts.iter().map(line).collect()
}

/// The page that says what AWS Backup supports for a component, as a row without a text.
pub fn matrix(component: &Component) -> Vec<Line> {
    let spec = component.kind.spec();
    vec![row(String::new(), spec.capabilities(component.variant()).source)]
}

fn row(text: String, source: &Source) -> Line {
    KnownRow { text, address: source.url.to_owned(), source: dated(source.checked_on) }.into()
}

/// What a link to a source says: "Source (2026-11-28)".
pub fn dated(checked_on: &str) -> String {
    format!("Source ({checked_on})")
}
