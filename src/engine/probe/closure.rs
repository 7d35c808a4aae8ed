//! A component and all that it needs in turn.

use std::cell::Cell;
use std::rc::Rc;

use super::super::design::{ComponentIdx, ResolvedScenario};
use crate::units::sorting;

/// What components need, found when somebody asks: kept for the last one only, since all of them together
/// would be as many as the square of the components.
#[derive(Default)]
pub(super) struct Closures(Cell<Option<(ComponentIdx, Rc<[ComponentIdx]>)>>);

impl Closures {
    /// A component and all that it needs in turn, each once, ascending.
    pub(super) fn of(
        &self,
        design: &ResolvedScenario,
        component: ComponentIdx,
    ) -> Rc<[ComponentIdx]> {
        let closure = match self.0.take() {
            Some((last, closure)) if last == component => closure,
            _ => needed_by(design, component).into(),
        };
        self.0.set(Some((component, Rc::clone(&closure))));
        closure
    }
}

fn needed_by(design: &ResolvedScenario, component: ComponentIdx) -> Vec<ComponentIdx> {
    if design.components[component].needs.is_empty() {
        return vec![component];
    }
    let mut is_found = vec![false; design.components.len()];
    is_found[component] = true;
    let mut all = vec![component];
    let mut next = 0;
    while let Some(component) = all.get(next).copied() {
        for need in &design.components[component].needs {
            if !std::mem::replace(&mut is_found[*need], true) {
                all.push(*need);
            }
        }
        next += 1;
    }
    if all.len() > design.components.len() / 16 {
        return (0..is_found.len()).filter(|component| is_found[*component]).collect();
    }
    sorting::sort(&mut all);
    all
}
