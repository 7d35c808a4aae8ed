//! Texts saved in the browser: for good and for every tab (localStorage), or for one tab (sessionStorage).

use wasm_bindgen::JsValue;
use web_sys::Storage;

/// Why a text could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser has no storage for this page, or the user forbids it.
    Unavailable,
    /// The storage is full.
    Full,
}

/// The text under a key, if there is one.
///
/// # Errors
/// Fails where there is no storage.
pub fn read(key: &str) -> Result<Option<String>, StorageError> {
    storage()?.get_item(key).map_err(|_| StorageError::Unavailable)
}

/// Keeps a text under a key, in place of what was there.
///
/// # Errors
/// Fails where there is no storage, or too little; what was there then stays.
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    storage()?.set_item(key, text).map_err(|error| reason(&error))
}

/// Removes the text under a key, if there is one.
///
/// # Errors
/// Fails where there is no storage.
pub fn remove(key: &str) -> Result<(), StorageError> {
    storage()?.remove_item(key).map_err(|_| StorageError::Unavailable)
}

/// The keys that begin in a way, without that beginning, in no order.
///
/// # Errors
/// Fails where there is no storage.
pub fn keys(beginning: &str) -> Result<Vec<String>, StorageError> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| StorageError::Unavailable)?;
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    Ok(keys.filter_map(|key| key.strip_prefix(beginning).map(str::to_owned)).collect())
}

/// What this tab alone keeps under a key, also when the page is loaded anew.
pub fn of_tab(key: &str) -> Option<String> {
    tab()?.get_item(key).ok().flatten()
}

/// Keeps a text for this tab alone. Where that cannot be, a new load of the page does without.
pub fn save_for_tab(key: &str, text: &str) {
    if let Some(tab) = tab() {
        let _ = tab.set_item(key, text);
    }
}

fn storage() -> Result<Storage, StorageError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(StorageError::Unavailable)
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn reason(error: &JsValue) -> StorageError {
    let name = web_sys::js_sys::Reflect::get(error, &JsValue::from_str("name"));
    match name.ok().and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        _ => StorageError::Unavailable,
    }
}
