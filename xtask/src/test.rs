//! Every check of the project, one after the other, and the count of what passed.

use std::fs;
use std::process::ExitCode;

use crate::browser;
use crate::clock::Stopwatch;
use crate::failure::Failure;
use crate::serve::Site;
use crate::shell::{Finished, cargo, step, watch};
use crate::site;
use crate::size;
use crate::summary::{self, Tally};
use crate::tools::{self, WASM_TARGET};
use crate::workspace::Workspace;

/// A part of the checks that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Lint,
    Native,
    Browser,
    E2e,
    Size,
}

impl Part {
    pub(crate) const ALL: [Self; 5] =
        [Self::Lint, Self::Native, Self::Browser, Self::E2e, Self::Size];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::E2e => "e2e",
            Self::Size => "size",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// Runs the parts in their fixed order; a failing one does not keep the later ones from running.
pub(crate) fn run(workspace: &Workspace, parts: &[Part]) -> Result<ExitCode, Failure> {
    let stopwatch = Stopwatch::start();
    let mut checks = Checks { workspace, total: Tally::default(), failures: Vec::new() };
    let wanted = |part| parts.contains(&part);
    if wanted(Part::Lint) {
        checks.lint();
    }
    if wanted(Part::Native) {
        checks.native();
    }
    if wanted(Part::Browser) {
        checks.browser();
    }
    if wanted(Part::E2e) || wanted(Part::Size) {
        checks.page(wanted(Part::E2e), wanted(Part::Size));
    }
    checks.report(&stopwatch, parts)
}

struct Checks<'a> {
    workspace: &'a Workspace,
    total: Tally,
    /// One line for each step that failed, followed by those for what failed in it.
    failures: Vec<String>,
}

impl Checks<'_> {
    fn lint(&mut self) {
        let workspace = self.workspace;
        if !self.prepared("Preparing the lints", || {
            tools::ensure_linters(workspace)?;
            tools::ensure_wasm_target(workspace)
        }) {
            return;
        }
        self.cargo("Formatting", &["fmt", "--all", "--check"]);
        self.cargo(
            "Clippy, native",
            &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
        );
        self.cargo(
            "Clippy, WebAssembly",
            &[
                "clippy",
                "--package",
                "tabletop",
                "--target",
                WASM_TARGET,
                "--all-targets",
                "--features",
                "chunks",
                "--locked",
                "--",
                "-D",
                "warnings",
            ],
        );
        let documentation =
            ["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"];
        self.check("Documentation", || {
            watch(cargo(workspace).args(documentation).env("RUSTDOCFLAGS", "-D warnings"))
                .map(succeeded)
        });
    }

    fn native(&mut self) {
        let workspace = self.workspace;
        self.check("Tests, native", || {
            let arguments = ["test", "--package", "tabletop", "--locked", "--no-fail-fast"];
            watch(cargo(workspace).args(arguments)).map(|finished| counted(&finished))
        });
        // In the profile that this program was compiled in: what it depends on is compiled once.
        self.check("Tests, xtask", || {
            let arguments =
                ["test", "--package", "xtask", "--profile", "dev", "--locked", "--no-fail-fast"];
            watch(cargo(workspace).args(arguments)).map(|finished| counted(&finished))
        });
    }

    fn browser(&mut self) {
        let workspace = self.workspace;
        self.check("Tests in Chromium, WebAssembly", || {
            let mut command = browser::wasm_test(workspace)?;
            // What is asked here is whether the results are the same, not how fast they come.
            watch(command.args(["--test", "browser", "--profile", "dev", "--locked"]))
                .map(|finished| counted(&finished))
        });
    }

    /// What needs the built page.
    fn page(&mut self, e2e: bool, size: bool) {
        let workspace = self.workspace;
        let built = self.check("Release build", || {
            // Unoptimised, the page would be another one than people get, and over its budget.
            browser::ensure_node(workspace)?;
            site::build(workspace).map(|()| Tally::PASSED)
        });
        if e2e && built {
            self.check("Journeys in Chromium, Playwright", || journeys(workspace));
        } else if e2e {
            self.not_run("Journeys in Chromium, Playwright", "there is no release build");
        }
        if size && built {
            self.check("Size of the first load", || {
                let sizes = size::measure(workspace)?;
                size::print(&sizes);
                Ok(if sizes.fit() { Tally::PASSED } else { Tally::FAILED })
            });
        } else if size {
            self.not_run("Size of the first load", "there is no release build");
        }
    }

    fn cargo(&mut self, title: &str, arguments: &[&str]) {
        let workspace = self.workspace;
        self.check(title, || watch(cargo(workspace).args(arguments)).map(succeeded));
    }

    /// Does one step and adds its tally; says whether nothing in it failed.
    fn check(&mut self, title: &str, work: impl FnOnce() -> Result<Tally, Failure>) -> bool {
        let tally = step(title, work).unwrap_or_else(|failure| Tally {
            failures: vec![failure.to_string()],
            ..Tally::FAILED
        });
        let passed = tally.failed == 0;
        if !passed {
            self.failures.push(format!("{title}: {} failed", tally.failed));
            self.failures.extend(tally.failures.iter().map(|name| format!("  {name}")));
        }
        self.total += tally;
        passed
    }

    /// Like a check, but not counted when it goes well.
    fn prepared(&mut self, title: &str, work: impl FnOnce() -> Result<(), Failure>) -> bool {
        match work() {
            Ok(()) => true,
            Err(failure) => self.check(title, || Err(failure)),
        }
    }

    fn not_run(&mut self, title: &str, reason: &str) {
        self.check(title, || Err(Failure::new(format!("not run, because {reason}."))));
    }

    fn report(self, stopwatch: &Stopwatch, parts: &[Part]) -> Result<ExitCode, Failure> {
        println!("\nAll checks: {}", stopwatch.elapsed());
        for failure in &self.failures {
            println!("FAILED  {failure}");
        }
        let Tally { passed, failed, .. } = self.total;
        let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
        let only = if parts.len() < Part::ALL.len() {
            format!(" (only {})", names.join(", "))
        } else {
            String::new()
        };
        println!("{passed} passed, {failed} failed{only}");
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn journeys(workspace: &Workspace) -> Result<Tally, Failure> {
    let page = Site::on_free_port(workspace.dist())?;
    let mut command = browser::playwright(workspace, &page.address)?;
    let report = workspace.target.join("playwright.json");
    // An old report must not speak for a run that never wrote one.
    let _ = fs::remove_file(&report);
    let finished =
        watch(command.args(["--project", "journeys"]).env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report))?;
    let tally = fs::read_to_string(&report)
        .ok()
        .and_then(|text| summary::of_playwright(&text))
        .unwrap_or_default();
    Ok(tally.checked(finished.succeeded))
}

fn succeeded(finished: Finished) -> Tally {
    if finished.succeeded { Tally::PASSED } else { Tally::FAILED }
}

fn counted(finished: &Finished) -> Tally {
    summary::of_cargo_test(&finished.output).checked(finished.succeeded)
}
