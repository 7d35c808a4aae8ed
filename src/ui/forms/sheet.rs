//! The document as fields read and edit it: by JSON pointer, with the findings of each place.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::document::Command;
use crate::document::build::{Build, ListEntry, taken_along};
use crate::model::references::Named;
use crate::model::{Edit, SiteId, file};
use crate::show::forms::field::holder;
use crate::show::forms::finding::{in_order, is_at};
use crate::show::forms::record::removed;
use crate::ui::state::{Action, Editor, Notices, Said};
use crate::ui::widgets::{Line, lines, memo};

/// The document as JSON, with its findings; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Sheet {
    /// The open document.
    pub(in crate::ui) editor: Editor,
    document: Memo<Arc<Value>>,
    /// All findings, most severe first.
    pub(in crate::ui) findings: Memo<Vec<Line>>,
}

impl Sheet {
    /// The open document as a sheet; worked out only while something reads it.
    pub(in crate::ui) fn new(editor: Editor) -> Self {
        let document = memo(move || {
            // By way of the text: another serializer would be compiled for every type.
            let text = editor.scenario.with(|scenario| file::write(scenario));
            Arc::new(serde_json::from_str(&text).unwrap_or_default())
        });
        let findings = lines(move || editor.findings.with(|findings| in_order(findings)));
        Self { editor, document, findings }
    }

    /// The value at a pointer.
    pub(in crate::ui) fn value(self, pointer: &str) -> Option<Value> {
        self.document.with(|it| it.pointer(pointer).cloned())
    }

    /// The value at a pointer as a field shows it; nothing and null are no text.
    pub(in crate::ui) fn text(self, pointer: &str) -> String {
        self.document.with(|it| match it.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        })
    }

    /// How many entries the list at a pointer has.
    pub(in crate::ui) fn count(self, pointer: &str) -> usize {
        self.document.with(|it| it.pointer(pointer).and_then(Value::as_array).map_or(0, Vec::len))
    }

    /// The pointers of the entries of a list.
    pub(in crate::ui) fn entries(self, pointer: &str) -> Memo<Vec<Arc<str>>> {
        let pointer = pointer.to_owned();
        memo(move || (0..self.count(&pointer)).map(|at| format!("{pointer}/{at}").into()).collect())
    }

    /// Whether the list at a pointer has a text among its entries.
    pub(in crate::ui) fn holds(self, pointer: &str, text: &str) -> bool {
        self.document.with(|it| {
            let list = it.pointer(pointer).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|it| it.as_str() == Some(text)))
        })
    }

    /// Sets the value at a pointer; edits of one field, one after the other, are one step.
    pub(in crate::ui) fn set(self, label: String, pointer: &str, value: Value) {
        let mut edits = vec![Edit::set(pointer, value.clone())];
        let old = untrack(|| self.text(pointer));
        let is_vault = pointer.starts_with("/vaults/") && pointer.ends_with("/id");
        // Where another vault has the old name too, what refers to it stays with that one.
        if is_vault && self.holder_of(pointer, &old).is_none() {
            // What refers to it follows its new name: otherwise renaming it would cut it off.
            let places =
                self.editor.scenario.with_untracked(|it| it.references_to(Named::Vault, &old));
            edits.extend(places.into_iter().map(|place| Edit::set(place, value.clone())));
        }
        self.edit(label, edits, Some(pointer.to_owned()));
    }

    /// The record that has an id already which another one is to get; nothing where none has it, or where
    /// the place is no id.
    pub(super) fn holder_of(self, pointer: &str, id: &str) -> Option<String> {
        let (record, field) = pointer.rsplit_once('/')?;
        let (list, own) = record.rsplit_once('/')?;
        if field != "id" {
            return None;
        }
        let own: usize = own.parse().ok()?;
        untrack(|| {
            let has_it = |at: &usize| *at != own && self.text(&format!("{list}/{at}/id")) == id;
            let at = (0..self.count(list)).find(has_it)?;
            let site = SiteId::from(self.text(&format!("{list}/{at}/site")).as_str());
            let place =
                self.editor.design.with(|it| it.site(&site).map(|it| it.label().to_owned()));
            Some(holder(list, place, at))
        })
    }

    /// Adds, duplicates or removes a part of the workload, or a vault.
    pub(in crate::ui) fn build(self, build: Build) {
        self.editor.build(&build);
    }

    /// Removes the entry at a pointer; a part that is referred to goes with what cannot be without it,
    /// and a notice says what that was.
    pub(in crate::ui) fn remove(self, label: String, pointer: &str) {
        match ListEntry::of_pointer(pointer) {
            Some(part) => remove_part(self.editor, expect_context::<Notices>(), part),
            None => self.edit(label, vec![Edit::remove(pointer)], None),
        }
    }

    /// Makes some edits as one step.
    pub(in crate::ui) fn edit(self, label: String, edits: Vec<Edit>, step: Option<String>) {
        self.editor.dispatch(Command::Edit { label, edits, step });
    }

    /// The edit that appends to a list, also to one that is not written because it is empty.
    pub(in crate::ui) fn appended(self, list: &str, entry: Value) -> Edit {
        if untrack(|| self.count(list)) == 0 {
            Edit::set(list, Value::Array(vec![entry]))
        } else {
            Edit::set(format!("{list}/-"), entry)
        }
    }

    /// The findings of a place and, if asked for, of what lies within it.
    pub(in crate::ui) fn findings_of(self, pointer: &str, within: bool) -> Memo<Vec<Line>> {
        let pointer = pointer.to_owned();
        lines(move || {
            let is_here = |it: &&Line| is_at(it, &pointer, within);
            self.findings.with(|findings| findings.iter().filter(is_here).cloned().collect())
        })
    }

    /// Makes the change that removes a finding, given by its place among the run's findings.
    pub(in crate::ui) fn fix(self, index: &str) {
        let Ok(index) = index.parse::<usize>() else { return };
        let fix = self
            .editor
            .findings
            .with_untracked(|findings| findings.get(index).and_then(|finding| finding.fix.clone()));
        if let Some(fix) = fix {
            self.editor.dispatch(Command::from(fix));
        }
    }
}

/// Removes a part, and says what went with it.
fn remove_part(editor: Editor, notices: Notices, part: ListEntry) {
    let before = editor.scenario.get_untracked();
    editor.build(&Build::Remove(part));
    let after = editor.scenario.get_untracked();
    if let (Some(name), Some(taken)) = (part.label(&before), taken_along(&before, &after, part)) {
        let text = removed(name, &taken);
        let undo = Action { label: "Undo", act: Arc::new(move || editor.undo()) };
        notices.say_of_edit(Said { actions: vec![undo], ..Said::information(text) });
    }
}
