//! Designs opened one in the place of the other: each is saved under an id of its own, to which undo and
//! redo lead back, so that none is saved over another.

use std::sync::Arc;

use leptos::prelude::*;

use super::autosave::{name, rescue, save, settle, tools};
use super::change::has_room;
use super::{Designs, HistoryDesign, Session, saved};
use crate::document::Command;
use crate::model::Scenario;
use crate::show::designs::not_saved;
use crate::show::text::file_name;
use crate::ui::state::notices::{NoticeTopic, Offer, Said, Tone};

/// Opens a design in the place of the open one, which stays saved and is what undo leads back to. Says
/// whether it is open.
pub fn replace(session: Session, scenario: Arc<Scenario>, label: String) -> bool {
    let Session { editor, designs, notices, .. } = session;
    let Some(tools) = tools(session) else {
        editor.tools.load();
        notices.say_about(
            NoticeTopic::Opening,
            Said::problem(
                "Nothing was opened, because a part of Tabletop is still loading. Try again in a moment."
                    .to_owned(),
            ),
        );
        return false;
    };
    let is_saved = rescue(session);
    let left = (!is_saved).then(|| {
        let text = (tools.write)(&editor.scenario.get_untracked());
        unsaved(&name(session), text)
    });
    let text = (tools.write)(&scenario);
    // What is saved already, as it is, is not saved once more.
    let saved = saved::all().unwrap_or_default();
    let twin = saved.into_iter().find(|it| it.text == text && !designs.holds(&it.id));
    if twin.is_none() && !has_room(session) {
        return false;
    }
    let before = editor.design_number();
    editor.apply(tools, &Command::OpenDesign { scenario, label });
    if editor.design_number() == before {
        // It is the open one, as it is.
        return true;
    }
    switch_to_current(session);
    match twin {
        Some(twin) => settle(session, twin.id, twin.text),
        None => {
            // Where that fails, it says so.
            save(session);
        }
    }
    if let Some(said) = left {
        notices.say(said);
    }
    true
}

/// Follows the document to the design that undo or redo has led to: it is saved where it was.
pub(super) fn switch_to_current(session: Session) {
    let Session { editor, designs, notices, .. } = session;
    let (before, now) = (designs.number.get_value(), editor.design_number());
    if before == now {
        return;
    }
    let mut places = designs.others.get_value();
    places.push(HistoryDesign {
        number: before,
        id: designs.id.get_untracked(),
        known: designs.known.get_value(),
    });
    let at = places.iter().position(|it| it.number == now);
    let place = at.map(|at| places.swap_remove(at));
    let (id, known) = place.map_or((None, None), |it| (it.id, it.known));
    designs.others.set_value(places);
    designs.number.set_value(now);
    designs.known.set_value(known);
    // Saved once more, it is the one to begin with the next time; another tab may have changed it, too.
    designs.saved.set_value(None);
    notices.settle(NoticeTopic::OtherTab);
    notices.settle(NoticeTopic::Origin);
    designs.id.set(id);
    designs.changed();
}

/// Opens a design without a past: nothing leads back to the others.
pub(super) fn start_over(session: Session, scenario: Scenario) {
    let Session { editor, designs, opened, notices } = session;
    opened.leave();
    editor.reopen(Arc::new(scenario));
    designs.number.set_value(editor.design_number());
    designs.others.set_value(Vec::new());
    for topic in [NoticeTopic::OtherTab, NoticeTopic::Origin, NoticeTopic::Opening] {
        notices.settle(topic);
    }
}

/// What is saved under an id goes its own way: what undo brings back of it is a design of its own.
pub(super) fn part_with(designs: Designs, id: &str) {
    designs.others.update_value(|places| {
        for place in places.iter_mut().filter(|it| it.id.as_deref() == Some(id)) {
            place.id = None;
            place.known = None;
        }
    });
}

impl Designs {
    /// Whether a saved design is the open one, or one that undo or redo leads to.
    fn holds(self, id: &str) -> bool {
        self.id.with_untracked(|it| it.as_deref() == Some(id))
            || self.others.with_value(|places| places.iter().any(|it| it.id.as_deref() == Some(id)))
    }
}

/// That the design which has been replaced could not be saved.
fn unsaved(name: &str, text: String) -> Said {
    Said {
        tone: Tone::Problem,
        text: not_saved(name),
        offer: Some(Offer { file_name: file_name(name), text }),
        actions: Vec::new(),
    }
}
