//! Which of the page's views is open, and where in it: kept in the fragment of the address, so that links lead
//! there, and so do "Back" and "Forward".

use leptos::leptos_dom::helpers::location_hash;
use leptos::prelude::*;

use crate::document::address::{Address, WORKBENCH, view_of};
use crate::document::link;
use crate::platform::address;

/// Which view is open, and where in it; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The key of the view; empty where the address leads to none.
    view: RwSignal<String>,
    /// The address as a fragment: the first view does without reading it.
    fragment: RwSignal<String>,
}

impl Page {
    /// The view that the address asks for, now and whenever it changes.
    pub fn of_address() -> Self {
        let fragment = RwSignal::new(String::new());
        let page = Self { view: RwSignal::new(WORKBENCH.to_owned()), fragment };
        page.follow();
        // The page lives as long as the app does, so nothing takes the listener away.
        let _ = window_event_listener_untyped("hashchange", move |_| page.follow());
        page
    }

    /// The key of the open view; empty where the address leads to none.
    pub fn view(self) -> String {
        self.view.get()
    }

    /// Where in the page one is.
    pub fn address(self) -> Address {
        self.fragment.with(|it| Address::read(it))
    }

    /// Goes to the place that the address of the browser names.
    pub(in crate::ui) fn follow(self) {
        // A link with a design leads nowhere until it is read.
        if linked_fragment().is_some() {
            return;
        }
        let fragment = location_hash().unwrap_or_default();
        // The slash is that of the navigation's links; the address is the view's own.
        if let Some(view) = fragment.strip_prefix('/') {
            address::replace_fragment(view);
        }
        let view = view_of(&fragment).map_or("", |it| it.key);
        self.fragment.set(fragment);
        if self.view.with_untracked(|it| it != view) {
            self.view.set(view.to_owned());
        }
    }

    /// Notes that the open view is at a place.
    pub(super) fn set(self, place: &Address) {
        self.fragment.set(place.fragment());
    }
}

/// The fragment of the address where it is a link with a design that has not been opened: to write over it would
/// lose the design.
pub(in crate::ui) fn linked_fragment() -> Option<String> {
    location_hash().filter(|it| it.starts_with(link::PREFIX))
}
