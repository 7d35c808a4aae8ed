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
        path: String,
        /// The new value.
        value: Value,
    },
    /// Removes the value at a JSON pointer, if the document has it.
    Remove {
        /// Where.
        path: String,
    },
}

impl Edit {
    /// Sets the value at a JSON pointer.
    pub fn set(path: impl Into<String>, value: impl Into<Value>) -> Self {
        Self::Set { path: path.into(), value: value.into() }
    }

    /// Removes the value at a JSON pointer.
    pub fn remove(path: impl Into<String>) -> Self {
        Self::Remove { path: path.into() }
    }

    /// Where it is made: a JSON pointer.
    pub fn path(&self) -> &str {
        match self {
            Self::Set { path, .. } | Self::Remove { path } => path,
        }
    }

    /// Makes the edit in a document.
    ///
    /// # Errors
    /// The document has nothing that the pointer leads through, or no such entry of a list.
    pub fn apply(&self, document: &mut Value) -> Result<(), NoSuchPlace> {
        let path = self.path();
        let nowhere = || NoSuchPlace(path.to_owned());
        let Some((parent, step)) = path.rsplit_once('/') else {
            return match self {
                Self::Set { value, .. } if path.is_empty() => {
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
        let Self(path) = self;
        write!(formatter, "The design has nothing at `{path}`. That part may have been removed.")
    }
}

impl std::error::Error for NoSuchPlace {}
