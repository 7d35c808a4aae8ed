//! One component's protection between two moments, as its lane on the timeline shows it.

use super::super::design::{Index, Times};
use super::marks::PointMark;
use super::points::Points;
use crate::model::Scenario;
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

    /// The jobs around a moment: at most so many due up to it, and at most so many after it.
    pub(crate) fn near(
        self,
        scenario: &Scenario,
        part: Index,
        at: Instant,
        each_side: usize,
    ) -> Lane {
        let mut lane = Lane::default();
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for protection in &self.design.components[part].protections {
            let rule = self.rule(protection);
            lane.rules
                .push(LaneRule { plan: rule.plan_name.to_string(), rule: rule.name.to_string() });
            let index = lane.rules.len() - 1;
            let (mut first, mut last) = (None, None);
            for _ in 0..each_side {
                let up_to = first.map_or(at, |first: Instant| first - Span::seconds(1));
                first = rule.times.at_or_before(up_to).or(first);
                let from = last.unwrap_or(at) + Span::seconds(1);
                last = rule.times.at_or_after(from).or(last);
            }
            if let Some(first) = first {
                self.marks(scenario, part, protection, index, (first, at), &mut before);
            }
            if let Some(last) = last {
                let from = at + Span::seconds(1);
                self.marks(scenario, part, protection, index, (from, last), &mut after);
            }
        }
        for marks in [&mut before, &mut after] {
            sorting::sort_by_key(marks, |mark| (mark.scheduled, mark.rule));
        }
        let earliest = before.len().saturating_sub(each_side);
        lane.points = before.split_off(earliest);
        lane.points.extend(after.into_iter().take(each_side));
        lane
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
