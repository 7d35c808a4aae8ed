//! One component's protection between two moments, as its lane on the timeline shows it.

use super::super::design::{Index, Protection, Times};
use super::points::{Captured, Job, JobLoss, Points};
use crate::model::{Scenario, VaultId};
use crate::units::{Instant, Span, sorting};

/// What protects one component between two moments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// The rules that cover the component.
    pub rules: Vec<LaneRule>,
    /// When any second can be restored.
    pub continuous: Vec<(Instant, Instant)>,
    /// The scheduled jobs, in the order of time; empty where there are too many.
    pub points: Vec<PointMark>,
    /// Whether there are more jobs than asked for, so that they are to be shown as a band.
    pub too_many: bool,
    /// How far a live copy at the recovery site is behind, where there is one.
    pub replication: Option<Span>,
}

/// A rule that covers the component.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneRule {
    /// The plan's name.
    pub plan: String,
    /// The rule's name.
    pub rule: String,
}

/// One scheduled job and the recovery point it made.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMark {
    /// The rule, as an index into the lane's rules.
    pub rule: usize,
    /// When the job was due.
    pub scheduled: Instant,
    /// The moment whose state it captured; the due time where it never started.
    pub captured: Instant,
    /// When the point was complete; nothing where there is none.
    pub complete: Option<Instant>,
    /// The vaults it was copied to, and when each copy was usable.
    pub copies: Vec<(VaultId, Instant)>,
    /// When it moves to cold storage.
    pub cold: Option<Instant>,
    /// When it expires.
    pub expires: Option<Instant>,
    /// Why there is no point.
    pub failed: Option<String>,
}

impl Points<'_> {
    pub(crate) fn lane(
        self,
        scenario: &Scenario,
        part: Index,
        from: Instant,
        to: Instant,
        limit: usize,
    ) -> Lane {
        let component = &self.design.components[part];
        let mut lane = Lane {
            replication: component.standby.and_then(|standby| standby.lag),
            ..Lane::default()
        };
        let whole = (self.design.start.max(from), self.design.end.min(to));
        let any_second = component.own_window.is_some()
            || component.protections.iter().any(|it| it.continuous.is_some());
        if any_second {
            lane.continuous = self.serving_spans(part, whole.0, whole.1);
        }
        let due: u64 = component
            .protections
            .iter()
            .map(|protection| match &self.rule(protection).times {
                Times::Never => 0,
                Times::Once(_) => 1,
                Times::Timetable(timetable) => timetable.count(from, to),
            })
            .sum();
        lane.too_many = due > limit as u64;
        for protection in &component.protections {
            let rule = self.rule(protection);
            lane.rules
                .push(LaneRule { plan: rule.plan_name.to_string(), rule: rule.name.to_string() });
            if !lane.too_many {
                self.marks(
                    scenario,
                    part,
                    protection,
                    lane.rules.len() - 1,
                    (from, to),
                    &mut lane.points,
                );
            }
        }
        sorting::sort_by_key(&mut lane.points, |mark| (mark.captured, mark.rule));
        lane
    }

    fn marks(
        self,
        scenario: &Scenario,
        part: Index,
        protection: &Protection,
        rule_index: usize,
        (from, to): (Instant, Instant),
        marks: &mut Vec<PointMark>,
    ) {
        let rule = self.rule(protection);
        let mut next = rule.times.at_or_after(from);
        while let Some(scheduled) = next.filter(|at| *at <= to) {
            next = rule.times.at_or_after(scheduled + Span::seconds(1));
            if protection.continuous.is_some() && rule.copies.is_empty() {
                continue;
            }
            let empty = PointMark {
                rule: rule_index,
                scheduled,
                captured: scheduled,
                complete: None,
                copies: Vec::new(),
                cold: None,
                expires: None,
                failed: None,
            };
            marks.push(match self.job(part, protection, scheduled) {
                Job::GivesWay(_) => PointMark {
                    failed: Some("A rule of the same plan with a longer retention has its start window open.".to_owned()),
                    ..empty
                },
                Job::NotStarted(since) => PointMark {
                    failed: Some(format!("It could not start: the component has been down since {}.", since.short())),
                    ..empty
                },
                Job::Lost(job, loss) => PointMark {
                    captured: job.captured,
                    failed: Some(loss_sentence(loss).to_owned()),
                    ..empty
                },
                Job::Done(job) => self.done(scenario, protection, &job, empty),
            });
        }
    }

    fn done(
        self,
        scenario: &Scenario,
        protection: &Protection,
        job: &Captured,
        mark: PointMark,
    ) -> PointMark {
        let rule = self.rule(protection);
        let copies = rule
            .copies
            .iter()
            .filter_map(|copy| {
                let usable = self.copied(protection, job, copy)?;
                Some((scenario.vaults.get(copy.vault)?.id.clone(), usable))
            })
            .collect();
        PointMark {
            captured: job.captured,
            complete: Some(job.complete),
            copies,
            cold: rule
                .keep
                .cold_after
                .filter(|_| protection.turns_cold)
                .map(|after| job.captured + after),
            expires: rule.keep.expires(job.captured),
            ..mark
        }
    }

    /// The spans in which the component serves, and its logs go on being kept.
    fn serving_spans(self, part: Index, from: Instant, to: Instant) -> Vec<(Instant, Instant)> {
        let mut spans = Vec::new();
        let mut open = from;
        for gap in &self.world.parts[part].down {
            if gap.from > open && gap.from < to {
                spans.push((open, gap.from));
            }
            open = open.max(gap.to.unwrap_or(to));
        }
        if open < to {
            spans.push((open, to));
        }
        spans
    }
}

fn loss_sentence(loss: JobLoss) -> &'static str {
    match loss {
        JobLoss::SourceLost => "The job was lost with what it was reading from.",
        JobLoss::VaultSiteLost => "The job was lost with the site of its vault.",
        JobLoss::WindowOver => "The job takes longer than the rule's completion window.",
    }
}
