//! Sorting by one piece of code for all types.
//!
//! The standard library's sort is compiled anew for every type, some four kilobytes each time, and the
//! page would carry all of them. There positions are sorted, which is one type, and the values follow. Natively,
//! where nobody waits for a download, the standard library's sort does it in half the time.

use std::cmp::Ordering;

/// Sorts a list by a comparison; equal values keep their order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut pairs = list.windows(2);
    if pairs.all(|pair| compare(&pair[0], &pair[1]) != Ordering::Greater) {
        return;
    }
    #[cfg(not(target_family = "wasm"))]
    list.sort_by(compare);
    #[cfg(target_family = "wasm")]
    sort_by_positions(list, compare);
}

/// Sorts a list by a key; equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list; equal values keep their order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

#[cfg(any(target_family = "wasm", test))]
fn sort_by_positions<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = positions(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    for start in 0..order.len() {
        // Round by round each place gets its value; the one that was at the start goes along to the end.
        let mut at = start;
        while order[at] != start {
            let from = std::mem::replace(&mut order[at], at);
            list.swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}

/// The positions of a list in the order of a comparison of two positions.
#[cfg(any(target_family = "wasm", test))]
#[inline(never)]
fn positions(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..len).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut list, |(key, _)| *key);
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        let mut words = vec!["copy", "vault", "", "point"];
        sort(&mut words);
        assert_eq!(words, ["", "copy", "point", "vault"]);
    }

    #[test]
    fn the_page_sorts_as_the_terminal_does() {
        let mut seed = 1_u32;
        for length in 0..60 {
            let mut list: Vec<(u32, usize)> = (0..length)
                .map(|at| {
                    seed = seed.wrapping_mul(48_271) % 2_147_483_647;
                    (seed % 7, at)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_positions(&mut list, |a, b| a.0.cmp(&b.0));
            assert_eq!(list, expected);
        }
    }
}
