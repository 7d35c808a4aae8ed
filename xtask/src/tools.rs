//! Makes sure of what the commands need, each of what it needs alone: the wasm target, wasm-opt, Trunk, wasm-bindgen.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::lockfile;
use crate::shell::{ask, cargo, program, require, step, watch};
use crate::workspace::Workspace;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Later versions of Trunk need a newer Rust than this project asks for.
const TRUNK_VERSION: &str = "0.21.14";

/// What makes the page smaller: it works without.
#[derive(Clone, Copy)]
pub(crate) struct Shrinker {
    pub(crate) program: &'static str,
    /// The npm package that brings it.
    package: &'static str,
    pub(crate) version: &'static str,
    /// What it makes smaller.
    what: &'static str,
}

/// Optimises WebAssembly. The package of the same version has it.
pub(crate) const WASM_OPT: Shrinker =
    Shrinker { program: "wasm-opt", package: "binaryen", version: "132", what: "WebAssembly" };

/// Minifies the JavaScript of wasm-bindgen and of the page, and the style sheet.
pub(crate) const ESBUILD: Shrinker = Shrinker {
    program: "esbuild",
    package: "esbuild",
    version: "0.25.12",
    what: "JavaScript and style sheet",
};

/// A command-line tool that `cargo install` brings.
struct Tool<'a> {
    title: &'a str,
    package: &'a str,
    version: &'a str,
    /// Its programs; each has to be there in the right version.
    programs: &'a [&'a str],
    arguments: &'a [&'a str],
    minutes: &'a str,
}

/// Everything that a release build needs; what is there already costs no time. Of what makes the page
/// smaller, that which is there.
pub(crate) fn ensure_build_tools(workspace: &Workspace) -> Result<Vec<Shrinker>, Failure> {
    ensure_wasm_target(workspace)?;
    ensure_shrinkers(workspace)
}

/// What builds and serves the page for those who edit it.
pub(crate) fn ensure_dev_tools(workspace: &Workspace) -> Result<(), Failure> {
    ensure_wasm_target(workspace)?;
    ensure_wasm_bindgen(workspace)?;
    ensure_installed(
        workspace,
        &Tool {
            title: "Trunk",
            package: "trunk",
            version: TRUNK_VERSION,
            programs: &["trunk"],
            // The lock file holds the versions that fit this Trunk. It is started offline, so
            // it needs none of its default features, which are all for the network.
            arguments: &["--locked", "--no-default-features"],
            minutes: "about 4 minutes",
        },
    )
}

/// The command line of the wasm-bindgen that Cargo.lock names: Trunk starts it, and it brings the runner of
/// the tests in a browser.
pub(crate) fn ensure_wasm_bindgen(workspace: &Workspace) -> Result<(), Failure> {
    let version = lockfile::locked_version(workspace, "wasm-bindgen")?;
    ensure_installed(
        workspace,
        &Tool {
            title: "the wasm-bindgen command line",
            package: "wasm-bindgen-cli",
            version: &version,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            // Without `--locked`: its lock file pins versions that a registry need not hold.
            arguments: &[],
            minutes: "about 2 minutes",
        },
    )
}

/// The standard library for WebAssembly.
pub(crate) fn ensure_wasm_target(workspace: &Workspace) -> Result<(), Failure> {
    let sysroot = ask(program(workspace, "rustc").args(["--print", "sysroot"]));
    let is_there = |sysroot: &String| {
        let libraries = Path::new(sysroot).join("lib").join("rustlib").join(WASM_TARGET);
        libraries.join("lib").is_dir()
    };
    if sysroot.as_ref().is_some_and(is_there) {
        return Ok(());
    }
    with_rustup(
        workspace,
        &format!("the Rust target {WASM_TARGET}"),
        &["target", "add", WASM_TARGET],
    )
}

/// rustfmt and clippy, which a minimal toolchain leaves out.
pub(crate) fn ensure_linters(workspace: &Workspace) -> Result<(), Failure> {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if ask(cargo(workspace).args([probe, "--version"])).is_none() {
            with_rustup(
                workspace,
                &format!("the Rust component {component}"),
                &["component", "add", component],
            )?;
        }
    }
    Ok(())
}

/// The crates that Cargo.lock names, so that the build itself needs no network.
pub(crate) fn ensure_crates(workspace: &Workspace) -> Result<(), Failure> {
    step("Fetching the crates that Cargo.lock names", || {
        require("Fetching the crates", cargo(workspace).args(["fetch", "--locked", "--quiet"]))
    })
}

fn with_rustup(workspace: &Workspace, title: &str, arguments: &[&str]) -> Result<(), Failure> {
    if workspace.find_program(&["rustup"]).is_none() {
        return Err(Failure::new(format!(
            "This Rust lacks {title}, and there is no rustup to add it. \
             Install Rust by rustup, or that part by the package manager Rust came from."
        )));
    }
    step(&format!("Adding {title} by rustup: seconds, once"), || {
        require(&format!("Adding {title}"), program(workspace, "rustup").args(arguments))
    })
}

fn ensure_installed(workspace: &Workspace, tool: &Tool<'_>) -> Result<(), Failure> {
    let answers = |name: &&str| has_version(workspace, name, tool.version);
    if tool.programs.iter().all(answers) {
        return Ok(());
    }
    let Tool { title, package, version, minutes, .. } = tool;
    create_tools_folder(workspace)?;
    let build = workspace.tools.join("build");
    step(&format!("Installing {title} {version} from crates.io: {minutes}, once"), || {
        require(
            &format!("Installing {title} {version}"),
            cargo(workspace)
                .args(["install", &format!("{package}@{version}"), "--force"])
                .args(tool.arguments)
                .arg("--root")
                .arg(&workspace.tools)
                // Beside the tools rather than in the system's temporary folder, which may
                // be small; an interrupted installation goes on from here.
                .env("CARGO_TARGET_DIR", &build)
                // A tool that is built once and runs for seconds: half the time to build.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        )
    })?;
    // A gigabyte that nothing needs any more; if it stays, it only takes room.
    let _ = fs::remove_dir_all(&build);
    match tool.programs.iter().find(|name| !answers(name)) {
        None => Ok(()),
        Some(name) => Err(Failure::new(format!(
            "{title} {version} was installed in {}, but `{name} --version` does not answer with it. \
             Delete that folder and start again.",
            workspace.tools.display()
        ))),
    }
}

fn ensure_shrinkers(workspace: &Workspace) -> Result<Vec<Shrinker>, Failure> {
    let is_there = |it: &Shrinker| has_version(workspace, it.program, it.version);
    let missing: Vec<Shrinker> =
        [WASM_OPT, ESBUILD].into_iter().filter(|it| !is_there(it)).collect();
    if !missing.is_empty() {
        let reason = install_by_npm(workspace, &missing)?;
        for it in missing.iter().filter(|it| !is_there(it)) {
            println!("    {reason}: the build works, but its {} is larger.", it.what);
        }
    }
    Ok([WASM_OPT, ESBUILD].into_iter().filter(is_there).collect())
}

/// Installs what is missing, if that can be; else says why what is still missing then is.
fn install_by_npm(workspace: &Workspace, missing: &[Shrinker]) -> Result<String, Failure> {
    let names: Vec<_> = missing.iter().map(|it| format!("{} {}", it.program, it.version)).collect();
    let names = names.join(" and ");
    if workspace.find_program(&["node"]).is_none() {
        return Ok("Node is not on this machine".to_owned());
    }
    let Some(npm) = workspace.find_program(&["npm"]) else {
        return Ok("npm is not on this machine".to_owned());
    };
    create_tools_folder(workspace)?;
    let installed = step(&format!("Installing {names} from npm: seconds, once"), || {
        watch(
            program(workspace, npm)
                .args(["install", "--no-audit", "--no-fund", "--no-package-lock", "--prefix"])
                .arg(&workspace.tools)
                .args(missing.iter().map(|it| format!("{}@{}", it.package, it.version))),
        )
    })?;
    if installed.succeeded {
        return Ok(format!("{names}: installed, but does not run with this version of Node"));
    }
    println!("    {}", Failure::of_tool(&format!("Installing {names}"), &installed.output));
    Ok(format!("{names} could not be installed"))
}

fn create_tools_folder(workspace: &Workspace) -> Result<(), Failure> {
    fs::create_dir_all(&workspace.tools).map_err(|cause| {
        Failure::new(format!(
            "The folder for tools, {}, cannot be made: {cause}. Name another one in TABLETOP_TOOLS.",
            workspace.tools.display()
        ))
    })
}

fn has_version(workspace: &Workspace, name: &str, version: &str) -> bool {
    let Some(path) = workspace.find_program(&[name]) else {
        return false;
    };
    ask(program(workspace, path).arg("--version")).is_some_and(|answer| states(&answer, version))
}

fn states(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_counts_only_as_a_whole_word() {
        assert!(states("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(states("wasm-opt version 132 (version_132)", "132"));
        assert!(!states("wasm-bindgen 0.2.130", "0.2.13"));
        assert!(!states("trunk 0.21.14-beta.1", "0.21.14"));
    }
}
