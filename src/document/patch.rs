//! Edits of a document as JSON text: also a text that cannot be read as a design can be fixed by them.

use std::fmt;

use crate::model::{Edit, NoSuchPlace, file};

/// Why the edits do not fit the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatchError {
    /// The text is no JSON.
    NotJson,
    /// The document has nothing at this JSON pointer.
    NoSuchPlace(NoSuchPlace),
}

impl fmt::Display for PatchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => formatter.write_str("The design is not valid JSON."),
            Self::NoSuchPlace(place) => place.fmt(formatter),
        }
    }
}

impl std::error::Error for PatchError {}

/// Makes edits in a document given as JSON text, in their order; all of them or none.
///
/// # Errors
/// Says which edit does not fit the document.
pub fn patch(text: &str, edits: &[Edit]) -> Result<String, PatchError> {
    let mut document = file::as_json(text).ok_or(PatchError::NotJson)?;
    for edit in edits {
        edit.apply(&mut document).map_err(PatchError::NoSuchPlace)?;
    }
    Ok(file::to_text(&document))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn check(edits: &[Edit], expected: &Result<Value, PatchError>) {
        let document = json!({ "plans": [{ "days": 90 }], "a/b": 1 });
        let result = patch(&document.to_string(), edits)
            .map(|text| serde_json::from_str::<Value>(&text).unwrap());
        assert_eq!(&result, expected, "{edits:?}");
    }

    #[test]
    fn edits_reach_fields_items_and_the_end_of_lists() {
        check(
            &[Edit::set("/plans/0/days", 120)],
            &Ok(json!({ "plans": [{ "days": 120 }], "a/b": 1 })),
        );
        check(
            &[Edit::set("/plans/-", 7), Edit::remove("/plans/0")],
            &Ok(json!({ "plans": [7], "a/b": 1 })),
        );
        check(&[Edit::remove("/a~1b")], &Ok(json!({ "plans": [{ "days": 90 }] })));
        check(&[Edit::set("", 1)], &Ok(json!(1)));
        // What is not there is removed already.
        check(&[Edit::remove("/name")], &Ok(json!({ "plans": [{ "days": 90 }], "a/b": 1 })));
    }

    #[test]
    fn an_edit_of_nothing_is_refused() {
        for edit in [
            Edit::set("/vaults/0", 1),
            Edit::set("/plans/5", 1),
            Edit::set("/plans/x", 1),
            Edit::remove("/plans/1"),
            Edit::remove("/plans/-"),
            Edit::remove(""),
        ] {
            let nowhere = NoSuchPlace(edit.pointer().to_owned());
            check(std::slice::from_ref(&edit), &Err(PatchError::NoSuchPlace(nowhere)));
        }
        assert_eq!(patch("{", &[]), Err(PatchError::NotJson));
    }
}
