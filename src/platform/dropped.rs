//! Files dragged over the page and dropped on it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, DragEvent, Event, File};

/// What a drag event carries, if that is files and not a text or a link of the page.
fn files_of(event: &Event) -> Option<DataTransfer> {
    let carried = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    carried.types().includes(&JsValue::from_str("Files"), 0).then_some(carried)
}

/// Says to the browser that the page takes what is dragged over it; whether that is files.
pub fn accept(event: &Event) -> bool {
    let is_files = files_of(event).is_some();
    if is_files {
        event.prevent_default();
    }
    is_files
}

/// Whether what is dragged has left the page with this event, and not one of its elements for another.
pub fn has_left(event: &Event) -> bool {
    event.dyn_ref::<DragEvent>().is_some_and(|it| it.related_target().is_none())
}

/// The files that were dropped, taken from the browser, which would leave the page for them.
pub fn take(event: &Event) -> Vec<File> {
    let Some(carried) = files_of(event) else { return Vec::new() };
    event.prevent_default();
    let files = carried.files();
    (0..files.as_ref().map_or(0, |it| it.length()))
        .filter_map(|index| files.as_ref()?.get(index))
        .collect()
}
