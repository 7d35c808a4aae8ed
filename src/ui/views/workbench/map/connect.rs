//! Edits that begin on the map: what is chosen is connected, renamed, duplicated and removed.

use std::sync::Arc;

use leptos::prelude::*;

use super::tools::show;
use crate::chart::map::Toward;
use crate::document::build::{Build, ManyChange};
use crate::model::ComponentId;
use crate::show::workbench::canvas::{connected, removed};
use crate::ui::state::{Action, Editor, MapCanvas, MapTask, Notices, Said, Selection};

/// Makes one component need another one.
pub(super) fn connect(canvas: MapCanvas, editor: Editor, from: ComponentId, to: ComponentId) {
    canvas.task.set(MapTask::None);
    if from == to {
        return;
    }
    editor.build(&Build::Connect { from: from.clone(), to: to.clone() });
    canvas.said.set(editor.design.with_untracked(|design| connected(design, &from, &to)));
}

/// Points at a component to connect to: the one ahead of the one that is pointed at.
pub(super) fn aim(canvas: MapCanvas, toward: Toward) {
    let MapTask::Connect(from, to) = canvas.task.get_untracked() else { return };
    let next = canvas.map.with_untracked(|map| {
        let place = |id: &ComponentId| map.nodes.iter().position(|it| it.component == *id);
        let mut at = place(to.as_ref().unwrap_or(&from))?;
        loop {
            at = map.next_node(at, toward)?;
            let node = map.nodes.get(at)?;
            if node.component != from && node.members.is_empty() {
                return Some((node.component.clone(), node.rect));
            }
        }
    });
    if let Some((next, rect)) = next {
        canvas.task.set(MapTask::Connect(from, Some(next)));
        let view = untrack(|| canvas.shown());
        show(canvas, view.showing(rect, canvas.size.get_untracked()));
    }
}

/// Begins to connect what is chosen.
pub(super) fn begin(canvas: MapCanvas, from: ComponentId) {
    canvas.chosen.set(vec![from.clone()]);
    canvas.task.set(MapTask::Connect(from, None));
    // To whatever is ahead, as long as there is something.
    for toward in [Toward::Right, Toward::Down, Toward::Up, Toward::Left] {
        if canvas.task.with_untracked(|it| matches!(it, MapTask::Connect(_, None))) {
            aim(canvas, toward);
        }
    }
}

/// Removes components, and says what went with them.
pub(super) fn remove(canvas: MapCanvas, editor: Editor, notices: Notices, ids: Vec<ComponentId>) {
    if ids.is_empty() {
        return;
    }
    let before = editor.scenario.get_untracked();
    editor.build(&Build::Many { components: ids.clone(), change: ManyChange::Remove });
    let after = editor.scenario.get_untracked();
    canvas.chosen.set(Vec::new());
    canvas.task.set(MapTask::None);
    if after.components.len() < before.components.len() {
        let undo = Action { label: "Undo", act: Arc::new(move || editor.undo()) };
        let text = removed(&before, &after, &ids);
        notices.say_of_edit(Said { actions: vec![undo], ..Said::information(text) });
    }
    focus_frame(canvas);
}

/// Duplicates components, and chooses the copies.
pub(super) fn duplicate(
    canvas: MapCanvas,
    editor: Editor,
    selection: Selection,
    ids: Vec<ComponentId>,
) {
    if ids.is_empty() {
        return;
    }
    let before = editor.scenario.get_untracked();
    editor.build(&Build::Many { components: ids, change: ManyChange::Duplicate });
    let copies: Vec<ComponentId> = editor.scenario.with_untracked(|after| {
        let all = after.components.iter().map(|it| it.id.clone());
        all.filter(|id| before.component(id).is_none()).collect()
    });
    if let Some(first) = copies.first() {
        selection.pick_component(first.clone());
    }
    canvas.chosen.set(copies);
}

/// Brings the focus to the map, from what goes away.
pub(super) fn focus_frame(canvas: MapCanvas) {
    if let Some(frame) = canvas.frame.get_untracked() {
        // Focus fails only for elements that cannot have it.
        let _ = frame.focus();
    }
}
