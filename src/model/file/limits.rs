//! How much a document may hold: one row for each count that makes a run longer or larger.
//!
//! The reader walks the table before it reads a single entry, so that a design that would keep the
//! program busy for minutes is refused at once, from a file, from a link and in the page alike. At each
//! limit `check`, `simulate`, `assess` and `compare` take two seconds at most, natively on two processors.

mod selecting;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use self::selecting::Selecting;
use super::super::{Clock, Finding};
use crate::units::{Schedule, thousands};

/// One limit of a document.
#[derive(Debug)]
pub struct Limit {
    /// Where the counted things are, as a JSON pointer.
    pub pointer: &'static str,
    /// What is counted, as it follows a number: "components".
    pub what: &'static str,
    /// The most that are read.
    pub most: usize,
    /// Why there is a limit.
    pub why: &'static str,
    /// What to do when a design has more.
    pub fix: &'static str,
    count: fn(&Counts) -> usize,
}

/// The limits, in the order in which they are looked at: lists first, then what is counted over the
/// entries of lists that are short enough.
pub static LIMITS: &[Limit] = &[
    list("/sites", "sites", 200, |it| it.sites),
    list("/components", "components", 5_000, |it| it.components),
    list("/journeys", "journeys", 200, |it| it.journeys),
    list("/vaults", "vaults", 1_000, |it| it.vaults),
    list("/plans", "plans", 500, |it| it.plans),
    list("/on_demand_backups", "backups on demand", 5_000, |it| it.on_demand_backups),
    list("/restore_testing", "restore testing plans", 500, |it| it.restore_testing),
    list("/notifications", "notifications", 1_000, |it| it.notifications),
    list("/recovery", "recovery strategies", 4_000, |it| it.recovery),
    list("/drills", "recovery drills", 5_000, |it| it.drills),
    list("/incidents", "incidents", 1_000, |it| it.incidents),
    Limit {
        pointer: "/components",
        what: "references from components to components they need or are degraded without",
        most: 50_000,
        why: "Each incident follows every reference.",
        fix: "Name direct needs only: the needs of a need are followed anyway.",
        count: |it| it.needs,
    },
    Limit {
        pointer: "/components",
        what: "objectives of components by disruption",
        most: 40_000,
        why: "Each is compared with the others of its component.",
        fix: "State each disruption once, and use `rpo_minutes` and `rto_minutes` of the component for the rest.",
        count: |it| it.objectives,
    },
    Limit {
        pointer: "/journeys",
        what: "references from journeys to components",
        most: 50_000,
        why: "Each outage is looked up for every reference.",
        fix: "Name the first component of each chain only: what it needs is followed anyway.",
        count: |it| it.journey_references,
    },
    Limit {
        pointer: "/plans",
        what: "rules in one plan",
        most: 100,
        why: "The rules of a plan are compared with each other; AWS Backup takes 10.",
        fix: "Divide the plan into several.",
        count: |it| it.rules_of_a_plan,
    },
    Limit {
        pointer: "/plans",
        what: "backup rules in all plans",
        most: 5_000,
        why: "Each rule has jobs of its own.",
        fix: "Let one rule cover more components.",
        count: |it| it.rules,
    },
    Limit {
        pointer: "/plans",
        what: "copy actions of rules and of backups on demand",
        most: 25_000,
        why: "Each copy makes recovery points of its own.",
        fix: "Remove copies, or let one rule cover more components.",
        count: |it| it.copies,
    },
    Limit {
        pointer: "/plans",
        what: "rule-days (each rule and each of its copy actions, for each day of the clock)",
        most: 200_000,
        why: "A rule may run every hour, and the bill counts each of its jobs.",
        fix: "Simulate fewer days, or let one rule cover more components.",
        count: |it| it.rule_days,
    },
    Limit {
        pointer: "/plans",
        what: "lookups of names and tags (those of all selections, for each component)",
        most: 50_000_000,
        why: "Each component is looked for in each selection.",
        fix: "Select components by one tag instead of by many names or tags.",
        count: |it| it.lookups,
    },
    Limit {
        pointer: "/plans",
        what: "tests of conditions (the conditions of all selections, for each component)",
        most: 2_000_000,
        why: "Each condition is tested on each component.",
        fix: "Use fewer conditions, or select by tags.",
        count: |it| it.tests,
    },
    Limit {
        pointer: "/plans",
        what: "characters that conditions of selections compare",
        most: 100_000_000,
        why: "Each condition reads its tag of each component.",
        fix: "Use shorter values of tags and conditions.",
        count: |it| it.compared,
    },
    Limit {
        pointer: "/plans",
        what: "backup rules whose plans may select one component",
        most: 24,
        why: "The jobs of all rules of a component wait for one another, and an assessment tries changes of each rule.",
        fix: "Use fewer rules for the component: AWS Backup keeps one recovery point as long as its longest rule does.",
        count: |it| it.covering,
    },
    Limit {
        pointer: "/plans",
        what: "pairs of a rule and a component that its plan may select",
        most: 12_500,
        why: "Each pair has recovery points of its own, whose jobs may wait for those of other rules.",
        fix: "Use fewer rules, or name the components of each plan.",
        count: |it| it.pairs,
    },
    Limit {
        pointer: "/plans",
        what: "days of protection (each pair of a rule and a component that its plan may select, for each day of the clock)",
        // 1,000 components with four rules each over seven years.
        most: 10_500_000,
        why: "The bill holds what each pair stores in each month.",
        fix: "Simulate fewer days, use fewer rules, or name the components of each plan.",
        count: |it| it.pair_days,
    },
    Limit {
        pointer: "/plans",
        what: "competing runs (for each component the runs of its rules over the clock, without those of the rule that runs most often)",
        // Half again as many as 1,000 components have with an hourly, a daily, a weekly and a monthly rule over seven years.
        most: 12_000_000,
        why: "Jobs of one component wait for one another, and each may start at a time of its own.",
        fix: "Simulate fewer days, run the rules less often, or name the components of each plan.",
        count: |it| it.competing_runs,
    },
    Limit {
        pointer: "/restore_testing",
        what: "days of restore testing (each component of each plan, for each day of the clock)",
        most: 10_000_000,
        why: "A plan may test a component every hour, and the bill counts each test.",
        fix: "Simulate fewer days, or test fewer components.",
        count: |it| it.test_days,
    },
    Limit {
        pointer: "/notifications",
        what: "references from notifications to components",
        most: 10_000,
        why: "Each incident looks for the notifications that watch for it.",
        fix: "Watch the components that other components need.",
        count: |it| it.watched,
    },
    Limit {
        pointer: "/incidents",
        what: "pinned recovery options",
        most: 10_000,
        why: "Each component that an incident hits is looked for in its pins.",
        fix: "Pin only where the program would choose another option.",
        count: |it| it.pins,
    },
    Limit {
        pointer: "/incidents",
        what: "impacts that incidents can have (one for an incident of a component; one for each component for an incident of a site or an account)",
        most: 25_000,
        why: "Each impact has all its recovery options worked out.",
        fix: "Remove incidents of sites and accounts, or aim them at single components.",
        count: |it| it.impacts,
    },
    Limit {
        pointer: "/on_demand_backups",
        what: "pairs of an incident and a backup on demand or a copy of one",
        most: 300_000,
        why: "A recovery looks through all backups on demand of its component.",
        fix: "Use a backup plan, or remove incidents.",
        count: |it| it.incidents.saturating_mul(it.by_hand),
    },
    Limit {
        pointer: "/incidents",
        what: "pairs of an impact and a journey",
        most: 1_000_000,
        why: "Each impact is valued for each journey.",
        fix: "Remove incidents of sites and accounts, or journeys.",
        count: |it| it.impacts.saturating_mul(it.journeys),
    },
];

const fn list(
    pointer: &'static str,
    what: &'static str,
    most: usize,
    count: fn(&Counts) -> usize,
) -> Limit {
    let why = "Each takes its part of every simulation.";
    Limit { pointer, what, most, why, fix: "Divide the design into several designs.", count }
}

/// What a document has more of than is read.
pub(super) fn exceeded(document: &Map<String, Value>) -> Vec<Finding> {
    let counts = Counts::of(document);
    let too_many = |limit: &Limit| {
        let count = (limit.count)(&counts);
        (count > limit.most).then(|| {
            let most = thousands(limit.most as u64);
            let message = format!(
                "the design has {} {}; at most {most} are read",
                thousands(count as u64),
                limit.what
            );
            Finding::error(limit.pointer, message, format!("{} {}", limit.fix, limit.why))
        })
    };
    LIMITS.iter().filter_map(too_many).collect()
}

/// What the table counts in a document, whether or not its entries can be read.
#[derive(Default)]
struct Counts {
    sites: usize,
    components: usize,
    journeys: usize,
    vaults: usize,
    plans: usize,
    on_demand_backups: usize,
    restore_testing: usize,
    notifications: usize,
    recovery: usize,
    drills: usize,
    incidents: usize,
    needs: usize,
    objectives: usize,
    journey_references: usize,
    rules_of_a_plan: usize,
    rules: usize,
    copies: usize,
    rule_days: usize,
    lookups: usize,
    tests: usize,
    compared: usize,
    pairs: usize,
    /// The most rules whose plans may select one component.
    covering: usize,
    pair_days: usize,
    /// Runs of rules beside the one that runs most often, of each component.
    competing_runs: usize,
    /// Backups on demand and their copies.
    by_hand: usize,
    test_days: usize,
    watched: usize,
    pins: usize,
    impacts: usize,
}

impl Counts {
    fn of(document: &Map<String, Value>) -> Self {
        let all = |name: &str| document.get(name).map_or(&[][..], entries);
        let (components, plans) = (all("components"), all("plans"));
        let (tests, incidents) = (all("restore_testing"), all("incidents"));
        let mut counts = Self {
            sites: all("sites").len(),
            components: components.len(),
            journeys: all("journeys").len(),
            vaults: all("vaults").len(),
            plans: plans.len(),
            on_demand_backups: all("on_demand_backups").len(),
            restore_testing: tests.len(),
            notifications: all("notifications").len(),
            recovery: all("recovery").len(),
            drills: all("drills").len(),
            incidents: incidents.len(),
            needs: sum(components, &["needs", "degraded_without"]),
            objectives: sum(components, &["objectives"]),
            journey_references: sum(all("journeys"), &["needs", "degraded_without", "recorded_in"]),
            copies: sum(all("on_demand_backups"), &["copies"]),
            watched: sum(all("notifications"), &["components"]),
            pins: sum(incidents, &["pins"]),
            ..Self::default()
        };
        let days = document.get("clock").and_then(|clock| clock.get("days")?.as_u64());
        // A run ends after the longest clock, and the checks refuse a longer one.
        let days = days.unwrap_or_default().min(Clock::LONGEST_DAYS.into()) as usize;
        counts.test_days = sum(tests, &["components"]).saturating_mul(days);
        counts.impacts = impacts(components, incidents);
        counts.by_hand = counts.on_demand_backups + counts.copies;
        let mut selecting = Selecting::of(components);
        for plan in plans {
            counts.add_plan(plan, days, &mut selecting);
        }
        counts.covering = selecting.most_rules();
        counts.pair_days = counts.pairs.saturating_mul(days);
        counts.competing_runs = selecting.competing_runs_a_day().saturating_mul(days);
        counts
    }

    fn add_plan(&mut self, plan: &Value, days: usize, selecting: &mut Selecting<'_>) {
        let rules = list_in(plan, "rules");
        let copies = sum(rules, &["copies"]);
        self.rules_of_a_plan = self.rules_of_a_plan.max(rules.len());
        self.rules += rules.len();
        self.copies += copies;
        self.rule_days = self.rule_days.saturating_add((rules.len() + copies).saturating_mul(days));
        let Some(selection) = plan.get("selection") else { return };
        let conditions = list_in(selection, "conditions");
        let names = sum(std::slice::from_ref(selection), &["components", "tags", "except"]);
        self.lookups = self.lookups.saturating_add(names.saturating_mul(self.components));
        self.tests = self.tests.saturating_add(conditions.len().saturating_mul(self.components));
        for condition in conditions {
            self.compared = self.compared.saturating_add(selecting.compared(condition));
        }
        let runs_of_rules: Vec<usize> = rules.iter().map(runs_a_day).collect();
        let selected = selecting.cover(selection, &runs_of_rules);
        self.pairs = self.pairs.saturating_add(selected.saturating_mul(rules.len()));
    }
}

/// How often a rule runs on a day on which it runs; once where its schedule cannot be read.
fn runs_a_day(rule: &Value) -> usize {
    text(rule, "schedule").map_or(1, |it| Schedule::new(it).minutes_of_day().len().max(1))
}

/// How many impacts incidents can have: one at a component hits that one, all others may hit everything.
fn impacts(components: &[Value], incidents: &[Value]) -> usize {
    let ids: BTreeSet<&str> = components.iter().filter_map(|it| text(it, "id")).collect();
    let is_narrow = |it: &&Value| text(it, "target").is_some_and(|target| ids.contains(target));
    let narrow = incidents.iter().filter(is_narrow).count();
    narrow.saturating_add((incidents.len() - narrow).saturating_mul(components.len()))
}

/// How many entries some lists have, in all of some objects.
fn sum(objects: &[Value], lists: &[&str]) -> usize {
    objects.iter().flat_map(|it| lists.iter().map(|list| list_in(it, list).len())).sum()
}

fn list_in<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object.get(name).map_or(&[], entries)
}

fn entries(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}
