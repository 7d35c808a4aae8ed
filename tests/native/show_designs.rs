//! What is said of saved designs, of files that are opened, and of other tabs.

use tabletop::document::read_for_editing;
use tabletop::show::designs::{
    changed_elsewhere, deleted, deleted_elsewhere, left_out, not_loaded, not_saved, rename_label,
    too_large, too_many, too_many_files, unreadable, unreadable_design, use_other_label,
};
use tabletop::show::shell::{
    action, history, history_hint, link_holds, saved, saved_ago, too_large as link_too_large,
};
use tabletop::show::text::design_name;

#[test]
fn notices_name_the_design_and_what_to_do() {
    for (says, expected) in [
        (
            too_many_files(3),
            "3 files were dropped, and none was opened. Drop one design at a time.",
        ),
        (
            too_large("a.json", 5e6, 4e6),
            "“a.json” was not opened: it has 5 MB, and a design has at most 4 MB.",
        ),
        (
            unreadable("a.json"),
            "“a.json” was not opened, because the browser cannot read it. Choose it again.",
        ),
        (deleted("a"), "“a” was deleted."),
        (rename_label("a"), "Rename the design to “a”"),
        (use_other_label("a"), "Use the other tab's “a”"),
        (design_name("").to_owned(), "Untitled design"),
        (design_name("a").to_owned(), "a"),
        (saved_ago(0.5), "saved just now"),
        (saved_ago(59.9), "saved 59 min ago"),
        (saved_ago(60.0 * 47.0), "saved 47 h ago"),
        (saved_ago(1_440.0 * 3.0), "saved 3 days ago"),
        (saved("saved just now".to_owned(), true), "open · saved just now"),
        (saved("saved just now".to_owned(), false), "saved just now"),
        (saved(String::new(), true), "open"),
        (action("Delete", "a"), "Delete “a”"),
        (history("Undo", Some("Add a plan")), "Undo: Add a plan"),
        (history("Undo", None), "Undo"),
        (history_hint("Undo", None), "Nothing to undo"),
        (history_hint("Redo", Some("Add a plan")), "Redo: Add a plan"),
    ] {
        assert_eq!(says, expected);
    }
    for says in [
        changed_elsewhere("a"),
        deleted_elsewhere("a"),
        not_saved("a"),
        not_loaded("a"),
        unreadable_design("it is cut off"),
        too_many(50),
        link_holds(1_234),
        link_too_large(99_999),
    ] {
        assert!(says.ends_with('.') && says.contains(['a', '5', '1', '9']), "{says}");
    }
}

#[test]
fn fields_that_were_left_out_are_named_up_to_a_number() {
    let fields = |text: &str| read_for_editing(text).expect("it is read").findings;
    let start = r#"{"format":1,"clock":{"start":"2026-11-02T00:00:00Z","days":7}"#;
    assert_eq!(left_out("“a”", &fields(&format!("{start}}}"))), None);
    let one = fields(&format!(r#"{start},"extra":1}}"#));
    let says = left_out("“a”", &one);
    assert_eq!(says.as_deref(), Some("1 field of “a” is unknown and was left out: `/extra`."));
    let five = fields(&format!(r#"{start},"a":1,"b":1,"c":1,"d":1,"e":1}}"#));
    let says = left_out("“a”", &five).expect("some were left out");
    assert!(says.starts_with("5 fields of “a” are unknown and were left out: "), "{says}");
    assert!(says.ends_with(", and 2 more."), "{says}");
}
