//! Texts kept in the browser (localStorage): read, written, moved aside.

use wasm_bindgen::JsValue;
use web_sys::Storage;

/// Why a text could not be kept.
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
/// Fails where there is no storage, or too little.
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    storage()?.set_item(key, text).map_err(|error| reason(&error))
}

/// Moves the text under a key to the first free key with a number behind it; says which.
///
/// # Errors
/// Fails where there is no storage, or too little; the text then stays where it is.
pub fn move_aside(key: &str) -> Result<Option<String>, StorageError> {
    let storage = storage()?;
    let Some(text) = read(key)? else { return Ok(None) };
    for number in 1_u32.. {
        let aside = format!("{key}.aside.{number}");
        match read(&aside)? {
            Some(other) if other != text => {}
            Some(_) => {
                storage.remove_item(key).map_err(|_| StorageError::Unavailable)?;
                return Ok(Some(aside));
            }
            None => {
                // There may be no room for the text twice, so it leaves its old place first; it goes
                // back there if it does not fit after all.
                storage.remove_item(key).map_err(|_| StorageError::Unavailable)?;
                return match storage.set_item(&aside, &text) {
                    Ok(()) => Ok(Some(aside)),
                    Err(error) => {
                        storage.set_item(key, &text).map_err(|error| reason(&error))?;
                        Err(reason(&error))
                    }
                };
            }
        }
    }
    Ok(None)
}

fn storage() -> Result<Storage, StorageError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(StorageError::Unavailable)
}

fn reason(error: &JsValue) -> StorageError {
    let name = web_sys::js_sys::Reflect::get(error, &JsValue::from_str("name"));
    match name.ok().and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        _ => StorageError::Unavailable,
    }
}
