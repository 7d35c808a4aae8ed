//! Texts kept in the browser: read back, listed, removed, never overwritten by what does not fit.

use tabletop::platform::storage;
use tabletop::ui::state::designs::saved::{self, SavedDesign};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_text_is_read_back() {
    let key = "test.read_back";
    assert_eq!(storage::read(key), Ok(None));
    assert_eq!(storage::write(key, "Bücher & \u{202e}names"), Ok(()));
    assert_eq!(storage::read(key), Ok(Some("Bücher & \u{202e}names".to_owned())));
}

#[wasm_bindgen_test]
fn keys_are_listed_and_removed() {
    for key in ["test.list.b", "test.list.a", "test.other"] {
        assert_eq!(storage::write(key, "text"), Ok(()));
    }
    let listed = || {
        let mut keys = storage::keys("test.list.").unwrap_or_default();
        keys.sort_unstable();
        keys
    };
    assert_eq!(listed(), ["a", "b"]);
    assert_eq!(storage::remove("test.list.a"), Ok(()));
    assert_eq!(storage::remove("test.list.a"), Ok(()));
    assert_eq!(listed(), ["b"]);
    assert_eq!(storage::read("test.list.a"), Ok(None));
}

#[wasm_bindgen_test]
fn a_tab_keeps_a_text_of_its_own() {
    storage::save_for_tab("test.tab", "mine");
    assert_eq!(storage::of_tab("test.tab").as_deref(), Some("mine"));
    assert_eq!(storage::read("test.tab"), Ok(None));
}

#[wasm_bindgen_test]
fn what_does_not_fit_is_said_and_loses_nothing() {
    let key = "test.full";
    assert_eq!(storage::write(key, "small"), Ok(()));
    let large = "x".repeat(20_000_000);
    assert_eq!(storage::write(key, &large), Err(storage::StorageError::Full));
    assert_eq!(storage::read(key), Ok(Some("small".to_owned())));
}

#[wasm_bindgen_test]
fn a_design_is_read_back_with_the_moment_it_was_saved() {
    // The clock of a computer may be wrong, also by more than half a century.
    for saved_at in [0.0, 1_793_000_000_000.0, -86_400_000.0] {
        let kept = SavedDesign { id: "test".to_owned(), saved_at, text: "{\n}".to_owned() };
        assert_eq!(saved::put(&kept), Ok(()));
        assert_eq!(saved::read("test"), Ok(Some(kept)));
    }
    assert_eq!(saved::remove("test"), Ok(()));
}
