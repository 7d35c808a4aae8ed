//! The figures that the README states: speed of the engine, of a drag, and sizes.

mod former;

use std::process::Command;

use crate::browser;
use crate::failure::Failure;
use crate::serve::Site;
use crate::shell::{cargo, step, watch};
use crate::site;
use crate::size;
use crate::workspace::Workspace;

/// One frame at 60 Hz.
const FRAME: Goal = Goal { name: "16.7 ms frame", nanoseconds: 1e9 / 60.0 };
/// Until the page answers.
const SECOND: Goal = Goal { name: "second", nanoseconds: 1e9 };
/// What the names of measured starts begin with; all others are answers to an input.
const START: &str = "start_";

/// What a time is compared with.
struct Goal {
    name: &'static str,
    nanoseconds: f64,
}

/// Names of what was measured, in the order it was, and nanoseconds.
type Times = Vec<(String, f64)>;

/// How often both commits are measured in turn; of each figure the least counts, since whatever else the
/// machine does only adds to it.
const ROUNDS: usize = 3;

/// Measures everything, then prints it together.
///
/// With `against`, a commit, everything is measured in turn for that commit and for this tree, and printed
/// as ratios.
pub(crate) fn run(workspace: &Workspace, against: Option<&str>) -> Result<(), Failure> {
    browser::ensure_node(workspace)?;
    site::build(workspace)?;
    if let Some(commit) = against {
        return compared(workspace, commit);
    }
    let native = native(workspace)?;
    let wasm = wasm(workspace)?;
    let in_page = in_page(workspace, workspace)?;
    let sizes = size::measure(workspace)?;

    println!("\nEngine: time per run");
    print!("{}", engine_table(&native, &wasm));
    let (starts, answers): (Times, Times) =
        in_page.into_iter().partition(|(name, _)| name.starts_with(START));
    println!("\nFirst visit: from the navigation to the first result, and to the first edit made");
    print!("{}", share_table(&starts, &SECOND));
    println!("\nInput to repaint: work on the main thread for one step");
    print!("{}", share_table(&answers, &FRAME));
    println!("\nFirst load: bytes as built and as served (brotli, quality 11)");
    size::print(&sizes);
    Ok(())
}

fn compared(workspace: &Workspace, commit: &str) -> Result<(), Failure> {
    let former =
        step("Building the commit to compare with", || former::prepare(workspace, commit))?;
    let (mut before, mut now) = (Times::new(), Times::new());
    for _ in 0..ROUNDS {
        keep_least(&mut before, native(&former)?);
        keep_least(&mut now, native(workspace)?);
    }
    for _ in 0..ROUNDS {
        // The benchmarks of this tree in both pages.
        keep_least(&mut before, in_page(workspace, &former)?);
        keep_least(&mut now, in_page(workspace, workspace)?);
    }
    println!("\nTimes against {commit}, the least of {ROUNDS} rounds each");
    print!("{}", ratio_table(&before, &now));
    Ok(())
}

fn native(workspace: &Workspace) -> Result<Times, Failure> {
    let arguments = ["bench", "--package", "tabletop", "--bench", "engine", "--locked"];
    let mut command = cargo(workspace);
    measure("Engine, native", former::with_folders(&mut command, workspace).args(arguments))
}

fn wasm(workspace: &Workspace) -> Result<Times, Failure> {
    measure(
        "Engine, WebAssembly in Chromium",
        browser::wasm_test(workspace)?
            .args(["--release", "--locked", "--test", "browser_bench"])
            .args(["--", "--nocapture"]),
    )
}

/// The page that was built in `site`, measured by the benchmarks of `workspace`.
fn in_page(workspace: &Workspace, site: &Workspace) -> Result<Times, Failure> {
    let page = Site::on_free_port(site.dist())?;
    measure(
        "The page in Chromium",
        // One after the other: two pages at once would share the processors.
        browser::playwright(workspace, &page.address)?.args([
            "--project",
            "bench",
            "--workers",
            "1",
        ]),
    )
}

/// Adds the times to those of former rounds, of each name the lesser one.
fn keep_least(kept: &mut Times, round: Times) {
    for (name, time) in round {
        match kept.iter_mut().find(|(other, _)| *other == name) {
            Some((_, least)) => *least = least.min(time),
            None => kept.push((name, time)),
        }
    }
}

fn measure(title: &str, command: &mut Command) -> Result<Times, Failure> {
    let finished = step(title, || watch(command))?;
    let times = times_in(&finished.output);
    if !finished.succeeded {
        Err(Failure::of_tool(title, &finished.output))
    } else if times.is_empty() {
        Err(Failure::new(format!(
            "{title}: it printed no line `bench NAME NUMBER ns`. Print one for each thing measured."
        )))
    } else {
        Ok(times)
    }
}

/// The lines `bench NAME NUMBER ns`, whatever stands around them.
fn times_in(output: &str) -> Times {
    let time = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|word| *word != "bench").skip(1);
        let name = words.next()?;
        let nanoseconds: f64 = words.next()?.parse().ok()?;
        (words.next() == Some("ns")).then(|| (name.to_owned(), nanoseconds))
    };
    output.lines().filter_map(time).collect()
}

fn engine_table(native: &Times, wasm: &Times) -> String {
    let mut table = format!("    {:>12} {:>12} {:>13}\n", "native", "WebAssembly", "WASM/native");
    let time_of = |times: &Times, name: &String| {
        let found = times.iter().find(|(other, _)| other == name);
        found.map(|(_, time)| *time)
    };
    let shown = |time: Option<f64>| time.map_or("not measured".to_owned(), duration);
    let only_wasm = |(name, _): &&(String, f64)| time_of(native, name).is_none();
    for (name, _) in native.iter().chain(wasm.iter().filter(only_wasm)) {
        let (native, wasm) = (time_of(native, name), time_of(wasm, name));
        let ratio = match (native, wasm) {
            (Some(native), Some(wasm)) => format!("{:.2}", wasm / native),
            _ => "-".to_owned(),
        };
        table += &format!("    {:>12} {:>12} {ratio:>13}  {name}\n", shown(native), shown(wasm));
    }
    table
}

fn ratio_table(before: &Times, now: &Times) -> String {
    let mut table = format!("    {:>12} {:>12} {:>8}\n", "before", "now", "ratio");
    for (name, time) in now {
        let former = before.iter().find(|(other, _)| other == name).map(|(_, time)| *time);
        let ratio = former.map_or("-".to_owned(), |former| format!("{:.2}", time / former));
        let former = former.map_or("not measured".to_owned(), duration);
        table += &format!("    {former:>12} {:>12} {ratio:>8}  {name}\n", duration(*time));
    }
    table
}

fn share_table(times: &Times, goal: &Goal) -> String {
    let mut table = format!("    {:>12} {:>22}\n", "time", format!("share of a {}", goal.name));
    for (name, time) in times {
        let share = 100.0 * time / goal.nanoseconds;
        table += &format!("    {:>12} {share:>20.0} %  {name}\n", duration(*time));
    }
    table
}

fn duration(nanoseconds: f64) -> String {
    if nanoseconds < 1e3 {
        format!("{nanoseconds:.0} ns")
    } else if nanoseconds < 1e6 {
        format!("{:.1} µs", nanoseconds / 1e3)
    } else {
        format!("{:.2} ms", nanoseconds / 1e6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(times: &[(&str, f64)]) -> Times {
        times.iter().map(|(name, time)| ((*name).to_owned(), *time)).collect()
    }

    #[test]
    fn bench_lines_are_found_between_others() {
        let output = "running 1 test\nbench simulate 81250.5 ns\n    bench check 900 ns\nbench broken ns\nbench it 5 ms\n";
        assert_eq!(times_in(output), times(&[("simulate", 81_250.5), ("check", 900.0)]));
    }

    #[test]
    fn the_engine_table_divides_wasm_by_native_and_hides_no_gap() {
        let table = engine_table(
            &times(&[("simulate", 50_000.0), ("native_only", 1.0)]),
            &times(&[("simulate", 125_000.0), ("wasm_only", 2.0)]),
        );
        let row = |name: &str| table.lines().find(|line| line.ends_with(name)).unwrap_or_default();
        assert!(row("simulate").contains("50.0 µs"), "{table}");
        assert!(row("simulate").contains("2.50"), "{table}");
        assert!(row("native_only").contains("not measured"), "{table}");
        assert!(row("wasm_only").contains("not measured"), "{table}");
    }

    #[test]
    fn of_several_rounds_the_least_time_is_divided_by_the_former_one() {
        let mut now = times(&[("simulate", 300.0)]);
        keep_least(&mut now, times(&[("simulate", 150.0), ("check", 7.0)]));
        keep_least(&mut now, times(&[("simulate", 200.0)]));
        let table = ratio_table(&times(&[("simulate", 100.0)]), &now);
        let row = |name: &str| table.lines().find(|line| line.ends_with(name)).unwrap_or_default();
        assert!(row("simulate").contains("1.50"), "{table}");
        assert!(row("check").contains("not measured"), "{table}");
    }

    #[test]
    fn times_are_compared_with_their_goal() {
        let table = share_table(&times(&[("drag_p95", 8_333_333.0)]), &FRAME);
        assert!(table.contains("8.33 ms") && table.contains("50 %"), "{table}");
    }
}
