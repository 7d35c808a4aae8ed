//! The order in which everything comes after what it needs.

use super::Index;

/// The place of each component in an order in which everything comes after what it needs.
pub(super) fn ranks(needs: &[Vec<Index>]) -> Vec<usize> {
    let mut ranks: Vec<Option<usize>> = vec![None; needs.len()];
    let mut next = 0;
    let mut opened = vec![false; needs.len()];
    let mut stack: Vec<(Index, bool)> = Vec::new();
    for start in 0..needs.len() {
        stack.push((start, false));
        while let Some((part, needs_done)) = stack.pop() {
            if needs_done {
                ranks[part] = Some(next);
                next += 1;
            } else if !std::mem::replace(&mut opened[part], true) {
                stack.push((part, true));
                stack.extend(needs[part].iter().map(|need| (*need, false)));
            }
        }
    }
    ranks.into_iter().map(Option::unwrap_or_default).collect()
}
