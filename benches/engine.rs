//! How long runs of the engine take and how much memory they need, natively.
//!
//! Prints `bench NAME NANOSECONDS ns` for each, and `memory NAME BYTES bytes` for the peaks; `cargo
//! xtask bench` puts them beside the same runs in the browser.

#[cfg(not(target_family = "wasm"))]
mod workload;

#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static PEAK: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

#[cfg(not(target_family = "wasm"))]
#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn main() {
    use std::hint::black_box;
    use tabletop::engine::simulate;

    let small = [
        ("simulate_ecommerce", workload::ecommerce()),
        ("simulate_ecommerce_20_incidents", workload::ecommerce_with_twenty_incidents()),
    ];
    for (name, scenario) in &small {
        let nanoseconds = median(2_000, || {
            black_box(simulate(black_box(scenario)));
        });
        println!("bench {name} {nanoseconds} ns");
    }
    let saas = workload::saas();
    println!(
        "bench assess_saas {} ns",
        median(15, || {
            black_box(tabletop::assess::assess(black_box(&saas)));
        })
    );
    let competing = workload::competing(
        85,
        &[
            ("cron(0 * * * ? *)", "UTC", 7),
            ("cron(0 0/6 * * ? *)", "UTC", 14),
            ("cron(0 5 * * ? *)", "UTC", 35),
            ("cron(0 3 ? * SUN *)", "UTC", 365),
        ],
    );
    println!(
        "bench assess_85_with_four_competing_rules {} ns",
        median(5, || {
            black_box(tabletop::assess::assess(black_box(&competing)));
        })
    );
    let chain = workload::chain(1_000, 100);
    println!(
        "bench assess_chain_of_a_thousand {} ns",
        median(3, || {
            black_box(tabletop::assess::assess(black_box(&chain)));
        })
    );
    println!(
        "bench simulate_chain_of_a_thousand_100_outages {} ns",
        median(3, || {
            black_box(simulate(black_box(&chain)));
        })
    );
    let thousand = workload::thousand(7);
    println!(
        "bench assess_thousand_7_years {} ns",
        median(3, || {
            black_box(tabletop::assess::assess(black_box(&thousand)));
        })
    );
    let hourly = workload::competing(
        1,
        &[("cron(31 * * * ? *)", "Europe/Berlin", 400), ("cron(30 * * * ? *)", "UTC", 2_555)],
    );
    println!(
        "bench smallest_change_two_hourly_rules {} ns",
        median(5, || {
            let id = tabletop::model::ComponentId::from("db-0");
            let disruption = tabletop::catalog::Disruption::DataLoss;
            black_box(tabletop::assess::smallest(black_box(&hourly), &id, disruption));
        })
    );
    let accounts = tabletop::model::ComponentId::from("prod-accounts");
    println!(
        "bench smallest_change_saas {} ns",
        median(5, || {
            let disruption = tabletop::catalog::Disruption::Region;
            black_box(tabletop::assess::smallest(black_box(&saas), &accounts, disruption));
        })
    );
    let open = workload::ecommerce_with_twenty_incidents();
    println!(
        "bench sensitivity_ecommerce_20_incidents {} ns",
        median(15, || {
            black_box(tabletop::assess::sensitivity(black_box(&open)));
        })
    );
    let variants = workload::eight_variants(&open);
    println!(
        "bench compare_eight_ecommerce_20_incidents {} ns",
        median(200, || {
            black_box(tabletop::assess::compare(black_box(&open), black_box(&variants)));
        })
    );
    let mut seed = 0;
    println!(
        "bench drill_of_each_kind {} ns",
        median(50, || {
            seed += 1;
            let kinds = tabletop::learn::drills::QuestionKind::ALL.len();
            let quiz = tabletop::learn::drills::Quiz::of_all(seed, kinds);
            black_box((0..kinds).filter_map(|at| quiz.question(at)).count());
        })
    );
    for years in [1, 3, 7] {
        let scenario = workload::thousand(years);
        let name = format!("simulate_thousand_{years}_years");
        println!(
            "bench {name} {} ns",
            median(15, || {
                black_box(simulate(black_box(&scenario)));
            })
        );
        PEAK.reset_peak_usage();
        let before = PEAK.current_usage();
        let outcome = simulate(&scenario);
        println!("memory {name} {} bytes", PEAK.peak_usage().saturating_sub(before));
        drop(outcome);
    }
    longest_steps();
    let run = tabletop::engine::Run::new(std::sync::Arc::new(workload::thousand(7)));
    println!(
        "bench ledger_thousand_7_years {} ns",
        median(15, || {
            black_box(black_box(&run).ledger());
        })
    );
    let middle = run.scenario.clock.start + tabletop::units::Span::days(1_000);
    println!(
        "bench moment_thousand_7_years {} ns",
        median(500, || {
            black_box(black_box(&run).moment(black_box(middle)));
        })
    );
    PEAK.reset_peak_usage();
    let before = PEAK.current_usage();
    let ledger = run.ledger();
    println!("memory ledger_thousand_7_years {} bytes", PEAK.peak_usage().saturating_sub(before));
    drop(ledger);
    history();
}

/// The longest steps of work that the page does in portions, for a thousand components: between two of them it
/// answers.
#[cfg(not(target_family = "wasm"))]
#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn longest_steps() {
    use std::sync::Arc;
    use tabletop::assess::{
        DesignVariant, assess_in_portions, compared_in_portions, sensitivity_in_portions,
    };

    let open = Arc::new(workload::thousand(1));
    let variant = DesignVariant::new("open", Arc::clone(&open));
    let mut comparing = compared_in_portions(Arc::clone(&open), variant);
    let compared = longest(usize::MAX, || comparing.advance(1).is_some());
    println!("bench longest_step_of_comparing_a_thousand {compared} ns");
    let mut assessing = assess_in_portions(Arc::clone(&open));
    let assessed = longest(usize::MAX, || assessing.advance(1).is_some());
    println!("bench longest_step_of_assessing_a_thousand {assessed} ns");
    // Every assumption is worked out as the first ones are.
    let mut sweeping = sensitivity_in_portions(open);
    let swept = longest(30_000, || sweeping.advance(1).is_some());
    println!("bench longest_step_of_sweeping_a_thousand {swept} ns");
}

/// The longest of the first steps of a piece of work, in nanoseconds.
#[cfg(not(target_family = "wasm"))]
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time; the engine has no clock")]
fn longest(steps: usize, mut step_is_last: impl FnMut() -> bool) -> u128 {
    let mut longest = 0;
    for step in 0..steps {
        let start = std::time::Instant::now();
        let is_done = step_is_last();
        let took = start.elapsed().as_nanos();
        if took > 2_000_000 && std::env::var("STEPS").is_ok() {
            eprintln!("step {step} {took} ns");
        }
        longest = longest.max(took);
        if is_done {
            break;
        }
    }
    longest
}

/// How much memory the history holds after some hundred edits and undos, and after two thousand: a history
/// that keeps what nobody can bring back would grow between them.
#[cfg(not(target_family = "wasm"))]
#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn history() {
    use std::sync::Arc;
    use tabletop::document::{Command, Document, UNDO_DEPTH};
    use tabletop::units::Span;

    let scenario = Arc::new(workload::ecommerce());
    let (start, id) = (scenario.clock.start, scenario.incidents[0].id.clone());
    let mut document = Document::new(scenario);
    let before = PEAK.current_usage();
    for edit in 1..=2_000 {
        let at = start + Span::minutes(edit % 1_000);
        // An incident of the design, and a moment of its clock.
        let _ = document.apply(&Command::MoveIncident { id: id.clone(), at });
        document.close_step();
        if edit % 7 == 0 {
            document.undo();
        }
        if edit == 2 * UNDO_DEPTH as i64 || edit == 2_000 {
            let held = PEAK.current_usage().saturating_sub(before);
            println!("memory history_after_{edit}_edits {held} bytes");
        }
    }
}

/// The median of some timings, in nanoseconds: half of a noisy machine's runs are slower.
#[cfg(not(target_family = "wasm"))]
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time; the engine has no clock")]
fn median(rounds: usize, mut run: impl FnMut()) -> u128 {
    let mut timings: Vec<u128> = (0..rounds)
        .map(|_| {
            let start = std::time::Instant::now();
            run();
            start.elapsed().as_nanos()
        })
        .collect();
    timings.sort_unstable();
    timings[rounds / 2]
}

#[cfg(target_family = "wasm")]
fn main() {}
