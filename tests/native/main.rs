//! The native tests, in one binary: on two cores linking dominates.
#![cfg(not(target_family = "wasm"))]
#![expect(clippy::expect_used, reason = "a test may fail")]

mod addresses;
mod air_gap;
mod architecture;
mod assess;
mod availability;
mod build;
mod cases;
mod catalog;
mod charts;
mod checks;
mod choices;
mod compare_charts;
mod compliance;
mod cost_charts;
mod determinism;
mod direction;
mod document;
mod drills;
mod durations;
mod elastic;
mod exposure;
mod fares;
mod gone_for_good;
mod hostile;
mod interaction;
mod interview;
mod laws;
mod laws_of_fields;
mod laws_of_more;
mod laws_of_protection;
mod learn;
mod ledger;
mod links;
mod map;
mod meeting;
mod memory;
mod moments;
mod objectives;
mod outage_charts;
mod pairs;
mod pasted;
mod portions;
mod recovery_points;
mod references;
mod review;
mod schedule;
mod shared_cases;
mod show;
mod show_assess;
mod show_build;
mod show_change;
mod show_compare;
mod show_compliance;
mod show_cost;
mod show_designs;
mod show_estimates;
mod show_forms;
mod show_help;
mod show_inspector;
mod show_learn;
mod show_palette;
mod show_protect;
mod show_report;
mod show_timeline;
mod show_workbench;
mod story;
mod support;
mod terminal;
mod timeline;
mod voice;
mod what_if;

#[path = "../digest.rs"]
mod digest;
#[path = "../expectation.rs"]
mod expectation;
#[path = "../generated.rs"]
mod generated;
