//! What keeps the address and what a view shows the same.

use leptos::prelude::*;

use super::timer::ViewTimer;
use super::{Page, linked_fragment};
use crate::document::address::Address;
use crate::platform::address;

/// Browsers take few changes of the address in a second, and a playhead makes many: it follows once there was
/// none for so many milliseconds.
const FOLLOWS_AFTER_MS: u32 = 250;

/// Shows what an address asks for; the flag says that the address names all.
type ShowPlace = Box<dyn Fn(&Address, bool)>;

/// What a view shows, as its address.
pub(in crate::ui) struct Place {
    /// The key of the view.
    pub(in crate::ui) view: &'static str,
    /// The address of what is shown.
    pub(in crate::ui) shown: Box<dyn Fn() -> Address>,
    /// What is another text wherever one is elsewhere, so that "Back" has to lead to where one was. A part that is
    /// renamed, or a playhead that moves, leaves one where one is.
    pub(in crate::ui) panel: Box<dyn Fn() -> String>,
    /// Shows what an address asks for. What it does not name stays, unless the flag says that the address names
    /// all: then it is one that was written here.
    pub(in crate::ui) show: ShowPlace,
}

/// Shows what the address asks for, now and whenever it changes; and brings the address to what is shown, for as
/// long as the view is there.
pub(in crate::ui) fn bind_address(Place { view, shown, panel, show }: Place) {
    let page = expect_context::<Page>();
    let pause = ViewTimer::new();
    // The address that was shown or written last: another one is an arrival.
    let seen = StoredValue::new(untrack(|| page.address()));
    untrack(|| seen.with_value(|it| show(it, address::is_own_entry())));
    let mut is_arrival = true;
    let mut seen_panel = String::new();
    Effect::new(move |_| {
        let asked = page.address();
        let mut now = shown();
        let is_elsewhere = panel() != seen_panel;
        if asked.step(0) != view || linked_fragment().is_some() {
            return;
        }
        if seen.with_value(|it| *it != asked) {
            is_arrival = true;
            untrack(|| show(&asked, address::is_own_entry()));
            now = untrack(&shown);
        }
        seen_panel = untrack(&panel);
        if is_arrival {
            is_arrival = false;
            pause.stop();
            seen.set_value(now.clone());
            // An entry of the history that is as it was left says all.
            if now != asked {
                address::replace_entry(Some(&now.fragment()));
                page.set(&now);
            } else if !address::is_own_entry() {
                address::replace_entry(None);
            }
        } else if now == asked {
            pause.stop();
        } else if is_elsewhere {
            pause.stop();
            seen.set_value(now.clone());
            address::push_entry(&now.fragment());
            page.set(&now);
        } else {
            pause.after(FOLLOWS_AFTER_MS, move || {
                if linked_fragment().is_some() {
                    return;
                }
                address::replace_entry(Some(&now.fragment()));
                page.set(&now);
                seen.set_value(now);
            });
        }
    });
}

/// The address of a tab of a view; the first tab is that of the view itself.
pub(in crate::ui) fn tab_address(view: &str, steps: &[&str], tab: usize) -> Address {
    match steps.get(tab) {
        Some(step) if tab > 0 => Address::new(&[view, step]),
        _ => Address::new(&[view]),
    }
}
