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

/// The view that a fragment leads to, with or without `#`; nothing where there is no such view, or no such part of
/// it. An empty one leads to the workbench.
pub fn view_of(fragment: &str) -> Option<&'static PageView> {
    let path = bare(fragment).split('?').next().unwrap_or_default().trim_end_matches('/');
    let mut steps = path.split('/');
    let view = steps.next().filter(|_| !path.is_empty()).unwrap_or(WORKBENCH);
    known(view, steps.next())
}

fn known(view: &str, part: Option<&str>) -> Option<&'static PageView> {
    let view = VIEWS.iter().find(|it| it.key == view)?;
    part.is_none_or(|part| view.parts.contains(&part)).then_some(view)
}

/// A fragment without what it may begin with. Links of the navigation are written with a slash, so that nothing
/// takes them for ids of elements.
fn bare(fragment: &str) -> &str {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    fragment.strip_prefix('/').unwrap_or(fragment)
}

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
        let fragment = bare(fragment);
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
        known(self.step(0), self.path.get(1).map(String::as_str))
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
