//! Texts kept in the browser: read back, moved aside, never overwritten.

use tabletop::platform::storage;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_text_is_read_back() {
    let key = "test.read_back";
    assert_eq!(storage::read(key), Ok(None));
    assert_eq!(storage::write(key, "Bücher & \u{202e}names"), Ok(()));
    assert_eq!(storage::read(key), Ok(Some("Bücher & \u{202e}names".to_owned())));
}

#[wasm_bindgen_test]
fn texts_moved_aside_are_all_kept() {
    let key = "test.aside";
    assert_eq!(storage::move_aside(key), Ok(None));
    for (text, aside) in [("first", "test.aside.aside.1"), ("second", "test.aside.aside.2")] {
        assert_eq!(storage::write(key, text), Ok(()));
        assert_eq!(storage::move_aside(key), Ok(Some(aside.to_owned())));
        assert_eq!(storage::read(key), Ok(None));
    }
    // What is kept aside already takes no place of its own.
    assert_eq!(storage::write(key, "first"), Ok(()));
    assert_eq!(storage::move_aside(key), Ok(Some("test.aside.aside.1".to_owned())));
    assert_eq!(storage::read("test.aside.aside.1"), Ok(Some("first".to_owned())));
    assert_eq!(storage::read("test.aside.aside.2"), Ok(Some("second".to_owned())));
}

#[wasm_bindgen_test]
fn what_does_not_fit_is_said_and_loses_nothing() {
    let key = "test.full";
    assert_eq!(storage::write(key, "small"), Ok(()));
    let large = "x".repeat(20_000_000);
    assert_eq!(storage::write(key, &large), Err(storage::StorageError::Full));
    assert_eq!(storage::read(key), Ok(Some("small".to_owned())));
}
