//! Findings as they are collected: however much is wrong with a design, the list stays short.

use super::{Finding, Severity};
use crate::units::{counted, sorting};

/// Collects what is wrong with a design. Past [`Findings::MOST`] of one severity findings are only counted, so
/// that a design with a million faults needs no more memory than one with a few hundred.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    held: Vec<Finding>,
    /// How many errors, warnings and notes there are, held or not.
    counts: [usize; 3],
}

impl Findings {
    /// How many findings a design gets: nobody reads more at once.
    pub(crate) const MOST: usize = 200;

    /// Adds a finding, or counts it where there are enough of its severity.
    pub(crate) fn push(&mut self, finding: Finding) {
        if self.takes(finding.severity) {
            self.counts[finding.severity as usize] += 1;
            self.held.push(finding);
        } else {
            self.count(finding.severity);
        }
    }

    /// Whether a finding of a severity would be held. Where it costs something to word a finding, it is
    /// worded only then, and [counted](Self::count) otherwise.
    pub(crate) fn takes(&self, severity: Severity) -> bool {
        self.counts[severity as usize] < Self::MOST
    }

    /// Counts a finding that nobody will read.
    pub(crate) fn count(&mut self, severity: Severity) {
        self.counts[severity as usize] += 1;
    }

    /// Whether there is no finding at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The findings in the order in which they came. Of too many, the errors come first, since no error may
    /// hide behind warnings, and the last one says how many are left out.
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        let all: usize = self.counts.iter().sum();
        let mut held = self.held;
        if all > Self::MOST {
            sorting::sort_by_key(&mut held, |finding| finding.severity);
            held.truncate(Self::MOST - 1);
            let more = counted((all - held.len()) as u64, "more finding");
            held.push(Finding::note("", format!("{more} left out"), "Fix those listed first."));
        }
        held
    }
}
