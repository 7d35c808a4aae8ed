//! Edits of a document as JSON: the one program that makes them.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One edit of a document as JSON (after JSON Patch, RFC 6902).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Edit {
    /// Sets the value at a JSON pointer; the last step may be new, and `-` appends to a list.
    Set {
        /// Where.
        #[serde(rename = "path")]
        pointer: String,
        /// The new value.
        value: Value,
    },
    /// Removes the value at a JSON pointer, if the document has it.
    Remove {
        /// Where.
        #[serde(rename = "path")]
        pointer: String,
    },
}

impl Edit {
    /// Sets the value at a JSON pointer.
    pub fn set(pointer: impl Into<String>, value: impl Into<Value>) -> Self {
        Self::Set { pointer: pointer.into(), value: value.into() }
    }

    /// Removes the value at a JSON pointer.
    pub fn remove(pointer: impl Into<String>) -> Self {
        Self::Remove { pointer: pointer.into() }
    }

    /// Where it is made: a JSON pointer.
    pub fn pointer(&self) -> &str {
        match self {
            Self::Set { pointer, .. } | Self::Remove { pointer } => pointer,
        }
    }

    /// Makes the edit in a document.
    ///
    /// # Errors
    /// The document has nothing that the pointer leads through, or no such entry of a list.
    pub fn apply(&self, document: &mut Value) -> Result<(), NoSuchPlace> {
        let pointer = self.pointer();
        let nowhere = || NoSuchPlace(pointer.to_owned());
        let Some((parent, step)) = pointer.rsplit_once('/') else {
            return match self {
                Self::Set { value, .. } if pointer.is_empty() => {
                    *document = value.clone();
                    Ok(())
                }
                Self::Set { .. } | Self::Remove { .. } => Err(nowhere()),
            };
        };
        let step = step.replace("~1", "/").replace("~0", "~");
        match (document.pointer_mut(parent).ok_or_else(nowhere)?, self) {
            (Value::Object(fields), Self::Set { value, .. }) => {
                fields.insert(step, value.clone());
            }
            (Value::Object(fields), Self::Remove { .. }) => {
                // A field that is not there is removed already.
                fields.remove(&step);
            }
            (Value::Array(items), Self::Set { value, .. }) => {
                let index =
                    if step == "-" { items.len() } else { step.parse().map_err(|_| nowhere())? };
                if index == items.len() {
                    items.push(value.clone());
                } else {
                    *items.get_mut(index).ok_or_else(nowhere)? = value.clone();
                }
            }
            (Value::Array(items), Self::Remove { .. }) => {
                let index = step.parse().ok().filter(|index| *index < items.len());
                items.remove(index.ok_or_else(nowhere)?);
            }
            _ => return Err(nowhere()),
        }
        Ok(())
    }
}

/// An edit of a place that the document does not have; the place as a JSON pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchPlace(pub String);

impl fmt::Display for NoSuchPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(pointer) = self;
        write!(formatter, "The design has nothing at `{pointer}`. That part may have been removed.")
    }
}

impl std::error::Error for NoSuchPlace {}
