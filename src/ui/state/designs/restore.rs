//! What the page begins with when something is saved, or a link holds a design.

use std::sync::Arc;

use super::change::name_of;
use super::link::{LinkContent, ReadLink, came_by_link, linked_design};
use super::saved::{self, NEW, OPEN_KEY, SINGLE_KEY, SavedDesign};
use crate::document::read_for_editing;
use crate::model::file::Loaded;
use crate::model::{Finding, Scenario};
use crate::platform::storage::{self, StorageError};
use crate::show::designs::unreadable_design;
use crate::show::text::file_name;
use crate::ui::lazy::Fetching;
use crate::ui::state::linked_fragment;
use crate::ui::state::notices::{NoticeTopic, Offer, Said, Tone};
use crate::ui::state::opened::left_out_of_saved;
use crate::ui::state::restored::{Restored, Restoring};
use crate::units::sorting;

/// The design of the link, else the one that this tab had open, else the one opened last.
pub(in crate::ui) fn restore(reader: fn() -> Fetching<ReadLink>) -> Restoring {
    Box::pin(async move {
        carry_over();
        let Some(fragment) = linked_fragment() else { return opened_last() };
        match linked_design(reader().await.ok(), &fragment) {
            LinkContent::Saved(saved, left_out) => {
                let mut restored = of_saved(saved).unwrap_or_else(|(it, _)| unreadable(&it));
                restored.said.extend(left_out.map(opening));
                restored
            }
            LinkContent::New { scenario, left_out, is_checked } => {
                let origin = (NoticeTopic::Origin, came_by_link(is_checked));
                let said = std::iter::once(origin).chain(left_out.map(opening)).collect();
                Restored { is_new: true, said, ..Restored::unsaved(*scenario) }
            }
            LinkContent::Refused(refused) => Restored { refused: Some(refused), ..opened_last() },
            LinkContent::None(reason) => {
                let mut before = opened_last();
                before.said.push(opening(Said::problem(reason)));
                before
            }
        }
    })
}

/// The design that this tab had open, else the one opened last in any tab, else the one saved last.
fn opened_last() -> Restored {
    let of_tab = storage::of_tab(OPEN_KEY);
    if of_tab.as_deref() == Some(NEW) {
        return Restored::first_visit();
    }
    let of_all = storage::read(OPEN_KEY).ok().flatten();
    let by_id = |id: String| saved::read(&id).ok().flatten();
    let newest = || saved::all().ok()?.into_iter().next();
    match of_tab.and_then(by_id).or_else(|| of_all.and_then(by_id)).or_else(newest) {
        Some(saved) => of_saved(saved).unwrap_or_else(|(saved, _)| unreadable(&saved)),
        None => Restored::first_visit(),
    }
}

fn opening(said: Said) -> (NoticeTopic, Said) {
    (NoticeTopic::Opening, said)
}

fn of_saved(saved: SavedDesign) -> Result<Restored, (SavedDesign, Vec<Finding>)> {
    match read_for_editing(&saved.text) {
        Ok(Loaded { scenario, findings }) => {
            storage::save_for_tab(OPEN_KEY, &saved.id);
            let said = left_out_of_saved(&saved.text, &findings).map(opening).into_iter().collect();
            Ok(Restored { said, ..restored(scenario, saved) })
        }
        Err(findings) => Err((saved, findings)),
    }
}

fn restored(scenario: Scenario, saved: SavedDesign) -> Restored {
    let unsaved = Restored::unsaved(scenario);
    Restored {
        scenario: Arc::clone(&unsaved.scenario),
        saved: Some((saved.id, saved.text)),
        ..unsaved
    }
}

/// A new design, since the saved one cannot be read. That stays where it is.
fn unreadable(saved: &SavedDesign) -> Restored {
    let findings = read_for_editing(&saved.text).err().unwrap_or_default();
    let reason = findings.first().map(|it| it.message.clone()).unwrap_or_default();
    let said = Said {
        tone: Tone::Problem,
        text: unreadable_design(&reason),
        offer: Some(Offer {
            file_name: file_name(&name_of(&saved.text)),
            text: saved.text.clone(),
        }),
        actions: Vec::new(),
    };
    Restored { said: vec![(NoticeTopic::Origin, said)], ..Restored::first_visit() }
}

/// Brings what was saved when there was one design only to where several are saved: the design, and those
/// put aside because they could not be read.
fn carry_over() {
    let aside = format!("{SINGLE_KEY}.aside.");
    let numbers = storage::keys(&aside).unwrap_or_default();
    let mut asides: Vec<_> = numbers.iter().map(|number| format!("{aside}{number}")).collect();
    sorting::sort(&mut asides);
    for key in asides {
        let _ = moved(&key);
    }
    if let Ok(Some(id)) = moved(SINGLE_KEY) {
        let _ = storage::write(OPEN_KEY, &id);
        storage::save_for_tab(OPEN_KEY, &id);
    }
}

/// Moves a text to a place among the designs; says under which id. It stays where it is if that fails.
fn moved(key: &str) -> Result<Option<String>, StorageError> {
    let Some(text) = storage::read(key)? else { return Ok(None) };
    let id = saved::fresh_id();
    // There may be no room for the text twice.
    storage::remove(key)?;
    if let Err(error) = saved::write(&id, &text) {
        storage::write(key, &text)?;
        return Err(error);
    }
    Ok(Some(id))
}
