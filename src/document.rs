//! The scenario being edited, with its past and its undone future: the only way to change it.

pub mod build;
pub mod command;
pub mod link;
mod patch;

use std::collections::VecDeque;
use std::mem;
use std::sync::Arc;

pub use command::{Command, CommandError, LONGEST_OBJECTIVE_MINUTES, StepKey, read_for_editing};
pub use patch::{PatchError, patch};

use crate::model::Scenario;

/// How many steps can be undone.
pub const UNDO_DEPTH: usize = 100;

/// The scenario being edited, with its past and its undone future.
#[derive(Clone, Debug)]
pub struct Document {
    current: Arc<Scenario>,
    /// Which of the designs that were opened, one in the place of the other, it is.
    design: u64,
    /// The number of the newest of them: none is given twice.
    newest: u64,
    /// Newest last. No two neighbours, nor the newest and `current`, are equal.
    past: VecDeque<UndoStep>,
    /// What the next redo brings back is last. Emptied by the next edit.
    future: Vec<UndoStep>,
    /// The drag, or the burst of edits in one field, that the next edit of its kind joins.
    open_step: Option<StepKey>,
    /// Grows with every change, also with undo and redo.
    revision: u64,
}

/// A state beside the current one, and the edit that lies between them.
#[derive(Clone, Debug)]
struct UndoStep {
    scenario: Arc<Scenario>,
    /// Which design the state is one of.
    design: u64,
    label: String,
}

/// Whether a command changed anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandEffect {
    /// The document is another one now.
    Some,
    /// The document already was as the command wanted it.
    None,
}

impl Document {
    /// A document without a past.
    pub fn new(scenario: Arc<Scenario>) -> Self {
        Self {
            current: scenario,
            design: 0,
            newest: 0,
            past: VecDeque::new(),
            future: Vec::new(),
            open_step: None,
            revision: 0,
        }
    }

    /// Puts another scenario in the place of this one, without a past: another design was opened.
    pub fn reopen(&mut self, scenario: Arc<Scenario>) {
        let design = self.newest + 1;
        let revision = self.revision + 1;
        *self = Self { design, newest: design, revision, ..Self::new(scenario) };
    }

    /// The scenario as it is now.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.current
    }

    /// Which design it is: [`Command::OpenDesign`] leads to another one, and undo leads back.
    pub fn design(&self) -> u64 {
        self.design
    }

    /// A number that grows with every change; 0 while nothing has changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What the next undo takes back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| step.label.as_str())
    }

    /// What the next redo brings back.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// Applies an edit. A rejected command leaves the document as it was.
    ///
    /// # Errors
    /// Says why the command was rejected.
    pub fn apply(&mut self, command: &Command) -> Result<CommandEffect, CommandError> {
        let next = command.apply(&self.current)?;
        if *next == *self.current {
            return Ok(CommandEffect::None);
        }
        let label = command.label(&self.current);
        let mut key = command.step_key();
        let joins_step = key.is_some() && key == self.open_step;
        let previous = mem::replace(&mut self.current, next);
        if !joins_step {
            self.past.push_back(UndoStep { scenario: previous, design: self.design, label });
            if self.past.len() > UNDO_DEPTH {
                self.past.pop_front();
            }
        } else if self.past.back().is_some_and(|step| *step.scenario == *self.current) {
            // Dragged back to where it began: no empty step stays, and the next drag starts its own.
            if let Some(step) = self.past.pop_back() {
                self.current = step.scenario;
            }
            key = None;
        }
        if matches!(command, Command::OpenDesign { .. }) {
            self.newest += 1;
            self.design = self.newest;
        }
        self.future.clear();
        self.open_step = key;
        self.revision += 1;
        Ok(CommandEffect::Some)
    }

    /// Ends a drag or a burst of edits in one field: the next edit is a step of its own.
    pub fn close_step(&mut self) {
        self.open_step = None;
    }

    /// Takes back the newest step; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.past.pop_back() else { return false };
        let step = self.exchange(step);
        self.future.push(step);
        true
    }

    /// Brings back the step undone last; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.future.pop() else { return false };
        let step = self.exchange(step);
        self.past.push_back(step);
        true
    }

    /// Goes over a step, to the state beside this one; gives the step back with the state that was left.
    fn exchange(&mut self, step: UndoStep) -> UndoStep {
        self.open_step = None;
        self.revision += 1;
        UndoStep {
            scenario: mem::replace(&mut self.current, step.scenario),
            design: mem::replace(&mut self.design, step.design),
            label: step.label,
        }
    }
}
