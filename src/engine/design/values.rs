//! The assumptions of a run, looked up once.

use crate::catalog::Assumption;
use crate::model::Scenario;
use crate::units::Span;

/// The assumptions of the run, looked up once.
#[derive(Debug)]
pub(crate) struct Values(Vec<Option<f64>>);

impl Values {
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self(Assumption::ALL.iter().map(|it| scenario.assumption(*it)).collect())
    }

    fn get(&self, assumption: Assumption) -> Option<f64> {
        self.0.get(assumption as usize).copied().flatten()
    }

    /// A plain number; 0 where it is left to be worked out.
    pub(crate) fn number(&self, assumption: Assumption) -> f64 {
        self.get(assumption).unwrap_or(0.0)
    }

    /// A length given in minutes.
    pub(crate) fn minutes(&self, assumption: Assumption) -> Span {
        Span::from_minutes_f64(self.number(assumption))
    }

    /// A length given in seconds.
    pub(crate) fn seconds(&self, assumption: Assumption) -> Span {
        Span::from_seconds_f64(self.number(assumption))
    }

    /// How long moving data takes: what the document sets, else the overhead of a job and the
    /// amount over the throughput.
    pub(super) fn job(&self, fixed: Assumption, gib: f64, gib_per_hour: Assumption) -> Span {
        match self.get(fixed) {
            Some(minutes) => Span::from_minutes_f64(minutes),
            None => self.transfer(gib, gib_per_hour),
        }
    }

    /// How long a backup job takes whose data crosses a link for a given time: what the document sets, else
    /// the longer of both.
    pub(super) fn sent_job(&self, gib: f64, gib_per_hour: Assumption, link: Span) -> Span {
        let job = self.job(Assumption::BackupJobMinutes, gib, gib_per_hour);
        match self.get(Assumption::BackupJobMinutes) {
            Some(_) => job,
            None => job.max(link + self.minutes(Assumption::JobOverheadMinutes)),
        }
    }

    /// The overhead of a job and the amount over the throughput.
    pub(crate) fn transfer(&self, gib: f64, gib_per_hour: Assumption) -> Span {
        let hours = gib / self.number(gib_per_hour).max(f64::MIN_POSITIVE);
        self.minutes(Assumption::JobOverheadMinutes) + Span::from_minutes_f64(hours * 60.0)
    }
}
