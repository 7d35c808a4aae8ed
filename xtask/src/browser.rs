//! The Chromium, ChromeDriver and Node that the tests in a browser use.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::packages;
use crate::shell::{cargo, program, require, step};
use crate::tools::{self, WASM_TARGET};
use crate::workspace::Workspace;

const CHROMIUM: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMEDRIVER: &[&str] = &["chromedriver"];

/// Generous: a busy machine with two cores is slow to start a browser, and the default of 20 s
/// per test binary is short for a benchmark.
const SECONDS_PER_TEST_BINARY: &str = "300";

/// `cargo test` for WebAssembly in headless Chromium; the caller adds which test.
pub(crate) fn wasm_test(workspace: &Workspace) -> Result<Command, Failure> {
    let chromedriver = chromedriver(workspace)?;
    tools::ensure_wasm_target(workspace)?;
    tools::ensure_wasm_bindgen(workspace)?;
    let mut command = cargo(workspace);
    command
        .args(["test", "--package", "tabletop", "--target", WASM_TARGET])
        .env("CHROMEDRIVER", chromedriver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", SECONDS_PER_TEST_BINARY)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(command)
}

/// Playwright with the system's Chromium on the page at `address`; the caller adds the project.
pub(crate) fn playwright(workspace: &Workspace, address: &str) -> Result<Command, Failure> {
    let chromium = chromium(workspace)?;
    ensure_node(workspace)?;
    let folder = workspace.e2e();
    let npm = workspace.find_program(&["npm"]).unwrap_or("npm".into());
    step("Installing Playwright from npm, as package-lock.json names it", || {
        require(
            "Installing Playwright",
            program(workspace, npm)
                .args(["ci", "--prefer-offline"])
                .current_dir(&folder)
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        )
    })?;
    let npx = workspace.find_program(&["npx"]).unwrap_or("npx".into());
    let mut command = program(workspace, npx);
    command
        .args(["--no-install", "playwright", "test"])
        .current_dir(&folder)
        .env("TABLETOP_URL", address)
        .env("TABLETOP_CHROMIUM", chromium);
    Ok(command)
}

/// Node with npm, which brings wasm-opt as well as Playwright.
pub(crate) fn ensure_node(workspace: &Workspace) -> Result<(), Failure> {
    packages::ensure(workspace, "Node", &["node"], &["nodejs", "npm"])?;
    packages::ensure(workspace, "npm", &["npm"], &["npm"])
}

fn chromium(workspace: &Workspace) -> Result<PathBuf, Failure> {
    if let Some(chosen) = env::var_os("TABLETOP_CHROMIUM") {
        return Ok(chosen.into());
    }
    packages::ensure(workspace, "Chromium", CHROMIUM, &["chromium", "chromium-driver"])?;
    Ok(workspace.find_program(CHROMIUM).unwrap_or_default())
}

fn chromedriver(workspace: &Workspace) -> Result<PathBuf, Failure> {
    chromium(workspace)?;
    if let Some(chosen) = env::var_os("CHROMEDRIVER") {
        return Ok(chosen.into());
    }
    packages::ensure(workspace, "ChromeDriver", CHROMEDRIVER, &["chromium-driver"])?;
    Ok(workspace.find_program(CHROMEDRIVER).unwrap_or_default())
}
