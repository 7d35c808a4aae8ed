//! The address of what is open in the Build and Protect views: `#protect/vaults/isolated`.

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::focus::{field_id, focus_field};
use super::sheet::Sheet;
use crate::document::address::{Address, DesignNames};
use crate::ui::state::OpenParts;
use crate::ui::state::place::{Place, bind_address};

/// The parts whose entries each have a panel of their own.
const WITH_PANELS: [&str; 2] = ["/components", "/plans"];

/// What is open in a view, as data.
pub(in crate::ui) struct PartPlace {
    /// The key of the view.
    pub(in crate::ui) view: &'static str,
    /// The part that is open, as a pointer.
    pub(in crate::ui) open: Memo<String>,
    /// The part that is open first, and where the address names an entry that is not there.
    pub(in crate::ui) first: &'static str,
    /// The part that was asked for.
    pub(in crate::ui) state: RwSignal<String>,
}

/// Keeps the address and the open part the same, for as long as the view is there.
pub(in crate::ui) fn keep_part(sheet: Sheet, PartPlace { view, open, first, state }: PartPlace) {
    let OpenParts { entry, .. } = expect_context();
    let shown = move || {
        let (open, entry) = (open.get(), entry.get());
        let is_within = entry.strip_prefix(&open).is_some_and(|it| it.starts_with('/'));
        let pointer = if is_within { entry } else { open };
        let steps = names(sheet, |it| it.steps(&pointer));
        let path = std::iter::once(view.to_owned()).chain(steps).collect();
        Address { path, query: Vec::new() }
    };
    let show = move |asked: &Address, _: bool| {
        let Some(steps) = asked.path.get(1..).filter(|it| !it.is_empty()) else { return };
        let pointer = names(sheet, |it| it.pointer(steps));
        let (list, at) = pointer.rsplit_once('/').unwrap_or_default();
        let has_panel = WITH_PANELS.contains(&list) || WITH_PANELS.contains(&pointer.as_str());
        match (list.is_empty(), has_panel) {
            (false, false) => {
                let (list, pointer) = (list.to_owned(), format!("{list}/{at}"));
                state.set(list);
                entry.set(pointer.clone());
                focus_field(&pointer);
            }
            (true, true) => state.set(first.to_owned()),
            _ => {
                entry.set(String::new());
                state.set(pointer);
            }
        }
    };
    bind_address(Place {
        view,
        shown: Box::new(shown),
        panel: Box::new(move || open.get()),
        show: Box::new(show),
    });
}

fn names<T>(sheet: Sheet, of: impl FnOnce(DesignNames<'_>) -> T) -> T {
    let (text, count) = (|at: &str| sheet.text(at), |at: &str| sheet.count(at));
    of(DesignNames { text: &text, count: &count })
}

/// Notes the entry that has got the focus: the address names it.
pub(in crate::ui) fn note_entry(place: OpenParts, event: &FocusEvent) {
    let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let record = element.and_then(|it| it.closest(".record").ok().flatten());
    let Some(record) = record else { return };
    let id = record.id();
    // A record within another one belongs to the entry of the list.
    let Some(pointer) = id.strip_prefix(&field_id("")) else { return };
    let end = pointer.match_indices('/').nth(2).map_or(pointer.len(), |(at, _)| at);
    let entry = &pointer[..end];
    if place.entry.with_untracked(|it| it != entry) {
        place.entry.set(entry.to_owned());
    }
}
