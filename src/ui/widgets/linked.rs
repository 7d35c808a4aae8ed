//! Headings whose words of the field open their entries in the glossary.

use std::cmp::Reverse;
use std::ops::Range;

use leptos::prelude::*;

use crate::ui::widgets::{Term, term};

/// The words that open an entry, in small letters; with an "s" they are the same.
const WORDS: &[(&str, Term)] = &[
    ("account", Term("account")),
    ("air-gapped", Term("air-gapped-vault")),
    ("assumption", Term("assumption")),
    ("audit evaluation", Term("audit-manager")),
    ("availability zone", Term("availability-zone")),
    ("backup", Term("backup")),
    ("backup plan", Term("backup-plan")),
    ("cold storage", Term("cold-storage")),
    ("component", Term("component")),
    ("confidence", Term("confidence")),
    ("continuous", Term("continuous-backup")),
    ("continuous backup", Term("continuous-backup")),
    ("copies", Term("copy-action")),
    ("copy", Term("copy-action")),
    ("data lost", Term("data-lost")),
    ("data transfer", Term("transfer")),
    ("degraded", Term("degraded")),
    ("detection", Term("detection")),
    ("disruption", Term("disruption")),
    ("downtime", Term("downtime")),
    ("drill", Term("drill")),
    ("early deletion", Term("early-deletion")),
    ("elastic disaster recovery", Term("elastic-disaster-recovery")),
    ("failback", Term("failback")),
    ("failover", Term("failover")),
    ("finding", Term("finding")),
    ("free allowance", Term("free-allowance")),
    ("health check", Term("health-check")),
    ("incident", Term("incident")),
    ("incremental", Term("incremental-backup")),
    ("journey", Term("journey")),
    ("logically air-gapped vault", Term("air-gapped-vault")),
    ("lost data", Term("lost-data-cost")),
    ("lost sales", Term("lost-sales")),
    ("objective", Term("objective-met")),
    ("recovery point", Term("recovery-point")),
    ("recovery site", Term("recovery-site")),
    ("region", Term("region")),
    ("replica", Term("replica")),
    ("replication", Term("replication")),
    ("restore", Term("restore")),
    ("restore job", Term("restore-job")),
    ("restore test", Term("restore-testing")),
    ("restore testing", Term("restore-testing")),
    ("retention", Term("retention")),
    ("rpo", Term("rpo")),
    ("rto", Term("rto")),
    ("standby", Term("standby")),
    ("strategy", Term("strategy")),
    ("transfer", Term("transfer")),
    ("vault", Term("backup-vault")),
    ("vault lock", Term("vault-lock")),
    ("versions", Term("versioning")),
    ("warm storage", Term("warm-storage")),
    ("workload", Term("workload")),
];

/// A text in which each word of the field opens its entry.
pub(in crate::ui) fn linked(text: &str) -> AnyView {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((place, of)) = first_word(rest) {
        parts.push(rest[..place.start].to_owned().into_any());
        parts.push(term(of, rest[place.clone()].to_owned()));
        rest = &rest[place.end..];
    }
    parts.push(rest.to_owned().into_any());
    parts.into_any()
}

/// Where the first word stands, and its entry; of words that begin at the same place the longest.
fn first_word(text: &str) -> Option<(Range<usize>, Term)> {
    // Keeps the places of all characters.
    let small = text.to_ascii_lowercase();
    let places = WORDS.iter().flat_map(|(word, of)| {
        let places = small.match_indices(word).map(|(start, _)| (start, start + word.len()));
        places.filter_map(|(start, end)| Some((start..whole(&small, start, end)?, *of)))
    });
    places.min_by_key(|(place, _)| (place.start, Reverse(place.end)))
}

/// Where a word that was found ends, its plural included; nothing where it is a part of another word.
fn whole(text: &str, start: usize, end: usize) -> Option<usize> {
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let after = &text[end..];
    let end = if after.starts_with('s') { end + 1 } else { end };
    let is_whole =
        !is_letter(text[..start].chars().next_back()) && !is_letter(text[end..].chars().next());
    is_whole.then_some(end)
}
