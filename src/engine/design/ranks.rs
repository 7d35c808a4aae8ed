//! The order in which everything comes after what it needs.

use super::ComponentIdx;

/// The place of each component in an order in which everything comes after what it needs.
pub(super) fn ranks(needs: &[Vec<ComponentIdx>]) -> Vec<usize> {
    let mut ranks: Vec<Option<usize>> = vec![None; needs.len()];
    let mut next = 0;
    let mut opened = vec![false; needs.len()];
    let mut stack: Vec<(ComponentIdx, bool)> = Vec::new();
    for start in 0..needs.len() {
        stack.push((start, false));
        while let Some((component, needs_done)) = stack.pop() {
            if needs_done {
                ranks[component] = Some(next);
                next += 1;
            } else if !std::mem::replace(&mut opened[component], true) {
                stack.push((component, true));
                stack.extend(needs[component].iter().map(|need| (*need, false)));
            }
        }
    }
    ranks.into_iter().map(Option::unwrap_or_default).collect()
}
