//! A component and all that it needs in turn.

use std::cell::Cell;
use std::rc::Rc;

use super::super::design::{Index, ResolvedScenario};
use crate::units::sorting;

/// What components need, found when somebody asks: kept for the last one only, since all of them together
/// would be as many as the square of the components.
#[derive(Default)]
pub(super) struct Closures(Cell<Option<(Index, Rc<[Index]>)>>);

impl Closures {
    /// A component and all that it needs in turn, each once, ascending.
    pub(super) fn of(&self, design: &ResolvedScenario, part: Index) -> Rc<[Index]> {
        let closure = match self.0.take() {
            Some((last, closure)) if last == part => closure,
            _ => needed_by(design, part).into(),
        };
        self.0.set(Some((part, Rc::clone(&closure))));
        closure
    }
}

fn needed_by(design: &ResolvedScenario, part: Index) -> Vec<Index> {
    if design.components[part].needs.is_empty() {
        return vec![part];
    }
    let mut is_found = vec![false; design.components.len()];
    is_found[part] = true;
    let mut all = vec![part];
    let mut next = 0;
    while let Some(part) = all.get(next).copied() {
        for need in &design.components[part].needs {
            if !std::mem::replace(&mut is_found[*need], true) {
                all.push(*need);
            }
        }
        next += 1;
    }
    if all.len() > design.components.len() / 16 {
        return (0..is_found.len()).filter(|part| is_found[*part]).collect();
    }
    sorting::sort(&mut all);
    all
}
