//! An address: where on the page one is, as the fragment of its URL, such as `#protect/vaults/isolated`.
//!
//! The path names a view, a part of it and an entry of the part; the query names what is picked there. Reading
//! takes any text, and what was written comes back as it was.

mod design_names;
pub(super) mod percent;
mod workbench_place;

use std::fmt::Write as _;

pub use design_names::DesignNames;
pub use workbench_place::WorkbenchPlace;

/// A view of the page.
#[derive(Debug)]
pub struct PageView {
    /// The first step of its addresses.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What the second step may be; none where the view has no parts.
    pub parts: &'static [&'static str],
}

/// The view that the page opens with.
pub const WORKBENCH: &str = "workbench";

/// The views, in the order of the navigation.
pub const VIEWS: &[PageView] = &[
    PageView { key: WORKBENCH, name: "Workbench", parts: &[] },
    PageView { key: "build", name: "Build", parts: &["components", "sites", "journeys", "clock"] },
    PageView {
        key: "protect",
        name: "Protect",
        parts: &[
            "plans",
            "vaults",
            "on_demand_backups",
            "restore_testing",
            "notifications",
            "recovery",
            "drills",
        ],
    },
    PageView { key: "assess", name: "Assess", parts: &["assessment", "sensitivity"] },
    PageView { key: "compare", name: "Compare", parts: &[] },
    PageView { key: "compliance", name: "Compliance", parts: &[] },
    PageView { key: "cost", name: "Cost", parts: &["charts", "bill", "prices", "assumptions"] },
    PageView {
        key: "learn",
        name: "Learn",
        parts: &["lessons", "drills", "cards", "interview", "statements", "glossary"],
    },
];

/// Where on the page one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The view, its part and the entry, as far as they are named.
    pub path: Vec<String>,
    /// What is picked there, as pairs of a name and a value.
    pub query: Vec<(String, String)>,
}

impl Address {
    /// The address of a view, or of what is within it.
    pub fn new(path: &[&str]) -> Self {
        Self { path: path.iter().map(|it| (*it).to_owned()).collect(), query: Vec::new() }
    }

    /// The address of a fragment, with or without `#`. An empty one is that of the workbench.
    pub fn read(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        // Links of the navigation are written with a slash, so that nothing takes them for ids of elements.
        let fragment = fragment.strip_prefix('/').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut path: Vec<String> = path.split('/').map(percent::decode).collect();
        while path.last().is_some_and(String::is_empty) {
            path.pop();
        }
        if path.is_empty() {
            path.push(WORKBENCH.to_owned());
        }
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent::decode(name), percent::decode(value))
        };
        let pairs = query.split('&').filter(|it| !it.is_empty());
        Self { path, query: pairs.map(pair).collect() }
    }

    /// The fragment of the address, without `#`.
    pub fn fragment(&self) -> String {
        let steps: Vec<String> = self.path.iter().map(|it| percent::encode(it)).collect();
        let mut fragment = steps.join("/");
        for (at, (name, value)) in self.query.iter().enumerate() {
            let mark = if at == 0 { '?' } else { '&' };
            // Writing to a text does not fail.
            let _ = write!(fragment, "{mark}{}={}", percent::encode(name), percent::encode(value));
        }
        fragment
    }

    /// The view that the address leads to; nothing where there is no such view, or no such part of it.
    pub fn view(&self) -> Option<&'static PageView> {
        let view = VIEWS.iter().find(|it| it.key == self.step(0))?;
        let part = self.step(1);
        (self.path.len() < 2 || view.parts.contains(&part)).then_some(view)
    }

    /// A step of the path; empty where it is not that long.
    pub fn step(&self, at: usize) -> &str {
        self.path.get(at).map_or("", String::as_str)
    }

    /// What the query says of a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The same address with one more thing picked, where there is one.
    #[must_use]
    pub fn with(mut self, name: &str, value: Option<String>) -> Self {
        self.query.extend(value.map(|value| (name.to_owned(), value)));
        self
    }
}
