//! Installs packages of the operating system where that is possible, and names them where not.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::Failure;
use crate::shell::{ask, program, require, step};
use crate::workspace::Workspace;

/// Makes sure that each of `programs` (names for the same thing) is there; `packages` are the
/// Debian packages that bring it.
pub(crate) fn ensure(
    workspace: &Workspace,
    title: &str,
    programs: &[&str],
    packages: &[&str],
) -> Result<(), Failure> {
    if workspace.find_program(programs).is_some() {
        return Ok(());
    }
    let wanted = packages.join(" ");
    if !may_install(workspace) {
        return Err(Failure::new(format!(
            "{title} is not on PATH, and only root on Debian can have it installed from here. \
             Install it (Debian: apt-get install {wanted}) and start again."
        )));
    }
    step(&format!("Installing {title} by apt-get: about a minute, once"), || {
        let what = format!("Installing {title} (apt-get install {wanted})");
        update_lists(workspace)?;
        require(
            &what,
            program(workspace, "apt-get")
                .args(["install", "-y", "--no-install-recommends"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })?;
    match workspace.find_program(programs) {
        Some(_) => Ok(()),
        None => Err(Failure::new(format!(
            "The packages {wanted} are installed, but none of {} is on PATH. Add its folder to PATH.",
            programs.join(", ")
        ))),
    }
}

fn may_install(workspace: &Workspace) -> bool {
    workspace.find_program(&["apt-get"]).is_some()
        && ask(program(workspace, "id").arg("-u")).as_deref() == Some("0")
}

/// Package lists age by the day, not by the minute: once per start is enough.
fn update_lists(workspace: &Workspace) -> Result<(), Failure> {
    static DONE: AtomicBool = AtomicBool::new(false);
    if DONE.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    require(
        "Updating the package lists (apt-get update)",
        program(workspace, "apt-get").arg("update"),
    )
}
