//! Edits of a document as JSON, for fixes: also a text that cannot be read can be fixed by them.

use std::fmt;

use serde_json::Value;

use crate::model::{Edit, file};

/// Why the edits do not fit the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatchError {
    /// The text is no JSON.
    NotJson,
    /// The document has nothing at this JSON pointer.
    NoSuchPlace(String),
}

impl fmt::Display for PatchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => formatter.write_str("The design is not valid JSON."),
            Self::NoSuchPlace(path) => {
                write!(
                    formatter,
                    "The design has nothing at `{path}`. That part may have been removed."
                )
            }
        }
    }
}

impl std::error::Error for PatchError {}

/// Makes edits in a document given as JSON text, in their order; all of them or none.
///
/// # Errors
/// Says which edit does not fit the document.
pub fn patch(text: &str, edits: &[Edit]) -> Result<String, PatchError> {
    let mut document: Value = serde_json::from_str(text).map_err(|_| PatchError::NotJson)?;
    for edit in edits {
        make(&mut document, edit)?;
    }
    Ok(file::to_text(&document))
}

fn make(document: &mut Value, edit: &Edit) -> Result<(), PatchError> {
    let (Edit::Set { path, .. } | Edit::Remove { path }) = edit;
    let nowhere = || PatchError::NoSuchPlace(path.clone());
    let Some((parent, step)) = path.rsplit_once('/') else {
        return match edit {
            Edit::Set { value, .. } if path.is_empty() => {
                *document = value.clone();
                Ok(())
            }
            Edit::Set { .. } | Edit::Remove { .. } => Err(nowhere()),
        };
    };
    let step = step.replace("~1", "/").replace("~0", "~");
    match (document.pointer_mut(parent).ok_or_else(nowhere)?, edit) {
        (Value::Object(fields), Edit::Set { value, .. }) => {
            fields.insert(step, value.clone());
        }
        (Value::Object(fields), Edit::Remove { .. }) => {
            fields.remove(&step).ok_or_else(nowhere)?;
        }
        (Value::Array(items), Edit::Set { value, .. }) => {
            let index =
                if step == "-" { items.len() } else { step.parse().map_err(|_| nowhere())? };
            if index == items.len() {
                items.push(value.clone());
            } else {
                *items.get_mut(index).ok_or_else(nowhere)? = value.clone();
            }
        }
        (Value::Array(items), Edit::Remove { .. }) => {
            let index = step.parse().ok().filter(|index| *index < items.len());
            items.remove(index.ok_or_else(nowhere)?);
        }
        _ => return Err(nowhere()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
    }

    #[test]
    fn an_edit_of_nothing_is_refused() {
        for edit in [
            Edit::set("/vaults/0", 1),
            Edit::set("/plans/5", 1),
            Edit::set("/plans/x", 1),
            Edit::remove("/plans/1"),
            Edit::remove("/plans/-"),
            Edit::remove("/name"),
            Edit::remove(""),
        ] {
            let (Edit::Set { path, .. } | Edit::Remove { path }) = &edit;
            check(std::slice::from_ref(&edit), &Err(PatchError::NoSuchPlace(path.clone())));
        }
        assert_eq!(patch("{", &[]), Err(PatchError::NotJson));
    }
}
