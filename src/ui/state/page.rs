//! Which of the page's views is open; kept in the fragment of the address, so that links lead to it.

use leptos::leptos_dom::helpers::location_hash;
use leptos::prelude::*;

use crate::platform::address;

/// The view that the page opens with.
const WORKBENCH: &str = "workbench";

/// The views, by the fragment of their address, with what people call them.
pub const VIEWS: &[(&str, &str)] = &[
    (WORKBENCH, "Workbench"),
    ("build", "Build"),
    ("protect", "Protect"),
    ("assess", "Assess"),
    ("compare", "Compare"),
    ("compliance", "Compliance"),
    ("cost", "Cost"),
    ("learn", "Learn"),
];

/// Which view is open, and where in it; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    view: RwSignal<String>,
    /// What follows the view in the address: `glossary/rpo` of `#learn/glossary/rpo`.
    within: RwSignal<String>,
}

impl Page {
    /// The view that the address asks for, now and whenever it changes; else the workbench.
    pub fn of_address() -> Self {
        let page = Self { view: RwSignal::new(WORKBENCH.to_owned()), within: RwSignal::default() };
        page.follow();
        // The page lives as long as the app does, so nothing takes the listener away.
        let _ = window_event_listener_untyped("hashchange", move |_| page.follow());
        page
    }

    /// The fragment of the open view.
    pub fn view(self) -> String {
        self.view.get()
    }

    /// What the address says of the place within the view.
    pub fn within(self) -> String {
        self.within.get()
    }

    /// Any other fragment, and none, is that of the workbench: so the way back leads to the first page.
    fn follow(self) {
        let asked = location_hash().unwrap_or_default();
        // Links in the header are written as those of a router, so that nothing takes them for places of
        // this page; the address is the view's own.
        let asked = match asked.strip_prefix('/') {
            Some(view) => {
                address::replace_fragment(view);
                view.to_owned()
            }
            None => asked,
        };
        let (view, within) = asked.split_once('/').unwrap_or((&asked, ""));
        let is_view = VIEWS.iter().any(|(key, _)| *key == view);
        let (view, within) = if is_view { (view, within) } else { (WORKBENCH, "") };
        self.within.set(within.to_owned());
        if self.view.with_untracked(|it| it != view) {
            self.view.set(view.to_owned());
        }
    }
}
