//! Functions that are alike, beside each other: Brotli says briefly what stands nearby.
//!
//! What a function has in common with others is told by the short runs of bytes that occur in it, a sketch of which is
//! kept (A. Broder, "On the resemblance and containment of documents", 1997). The order is a walk from each function
//! to the one most like it that has not been visited.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

/// How many bytes make a run: an instruction or two.
const RUN: usize = 4;
/// How many runs of a function are kept, those with the smallest hashes.
const SKETCH: usize = 256;
/// A run that so many functions have tells nothing of any.
const COMMON: usize = 1_000;

/// The same WebAssembly file with a name for each function; in the order of the names, functions that are alike are
/// neighbors.
///
/// The file must have no names yet.
///
/// # Errors
///
/// When the bytes are not a WebAssembly file.
pub(super) fn named_by_likeness(file: &[u8]) -> Result<Vec<u8>, BinaryReaderError> {
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(file) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut names = NameMap::new();
    for index in 0..imported {
        names.append(index, &format!("import{index:06}"));
    }
    let mut places: Vec<_> =
        walk(&bodies).into_iter().enumerate().map(|(at, it)| (it, at)).collect();
    places.sort_unstable();
    for (index, (_, place)) in (imported..).zip(places) {
        names.append(index, &format!("function{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = file.to_vec();
    section.append_to(&mut named);
    Ok(named)
}

/// All texts, each followed by the one most like it of those that are left.
fn walk(texts: &[&[u8]]) -> Vec<usize> {
    let sketches: Vec<BTreeSet<u32>> = texts.iter().map(|text| sketch(text)).collect();
    let mut with_run: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (text, runs) in sketches.iter().enumerate() {
        for run in runs {
            with_run.entry(*run).or_default().push(text);
        }
    }
    with_run.retain(|_, texts| texts.len() < COMMON);
    let mut left: BTreeSet<usize> = (0..texts.len()).collect();
    let mut order = Vec::with_capacity(texts.len());
    let mut next = left.pop_first();
    while let Some(text) = next {
        left.remove(&text);
        order.push(text);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in sketches.get(text).into_iter().flatten() {
            for other in with_run.get(run).into_iter().flatten().filter(|it| left.contains(it)) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let size = |text: usize| sketches.get(text).map_or(0, BTreeSet::len);
        // Shares are compared without dividing.
        let most_alike = shared.into_iter().max_by(|(one, of_one), (other, of_other)| {
            let all = |it: usize, common: usize| size(text) + size(it) - common;
            (of_one * all(*other, *of_other)).cmp(&(of_other * all(*one, *of_one)))
        });
        next = most_alike.map(|(it, _)| it).or_else(|| left.first().copied());
    }
    order
}

/// The smallest hashes of the runs of bytes in a text (FNV-1a, so that each build of the program is the same).
fn sketch(text: &[u8]) -> BTreeSet<u32> {
    let hash = |run: &[u8]| {
        run.iter()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
    };
    let all: BTreeSet<u32> = text.windows(RUN).map(hash).collect();
    all.into_iter().take(SKETCH).collect()
}

#[cfg(test)]
mod tests {
    use super::walk;

    #[test]
    fn what_is_alike_becomes_neighbors() {
        let texts: [&[u8]; 4] =
            [b"down for an hour", b"0123456789", b"down for a day", b"0123456_89"];
        assert_eq!(walk(&texts), [0, 2, 1, 3]);
        assert_eq!(walk(&[]), [0_usize; 0]);
    }
}
