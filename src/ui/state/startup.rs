//! The design to begin with: the one saved in the browser, the one in the link, or that of a first visit.

use super::designs::saved::{OPEN_KEY, SINGLE_KEY};
use super::linked_fragment;
use super::restored::Restored;
use super::tools::Tools;
use crate::platform::storage;
use crate::ui::lazy::Fetching;

/// The design to begin with; nothing when the part of the program that reads a saved design does not load.
/// It is loaded only where there is something to read.
pub(in crate::ui) async fn restored(tools: Fetching<Tools>) -> Option<Restored> {
    let is_saved = |key| matches!(storage::read(key), Ok(Some(_)));
    if linked_fragment().is_none() && !is_saved(OPEN_KEY) && !is_saved(SINGLE_KEY) {
        return Some(Restored::first_visit());
    }
    let tools = tools.await.ok()?;
    Some((tools.restore)().await)
}
