//! An earlier commit of the project, built beside this one so that both are measured in one run.

use crate::failure::Failure;
use crate::shell::{cargo, program, require, require_quietly};
use crate::workspace::Workspace;

/// Checks `commit` out below the build folder and builds its page with its own commands.
///
/// The folder stays, so that a second run against the same commit builds nothing.
pub(super) fn prepare(workspace: &Workspace, commit: &str) -> Result<Workspace, Failure> {
    let mut git = program(workspace, "git");
    let revision = format!("{commit}^{{commit}}");
    let named = git.args(["rev-parse", "--verify", "--quiet", &revision]).output();
    let hash = named.ok().filter(|it| it.status.success()).map(|it| it.stdout);
    let hash = String::from_utf8(hash.unwrap_or_default()).unwrap_or_default();
    let hash = hash.trim();
    if hash.is_empty() {
        return Err(Failure::new(format!(
            "`--against {commit}`: git knows no commit of that name. `git log --oneline` lists them."
        )));
    }
    let folder = workspace.target.join("former").join(hash);
    if !folder.join(".git").is_dir() {
        let clone = ["clone", "--quiet", "--shared", "--no-checkout", "."];
        require_quietly(
            "Copying the repository",
            program(workspace, "git").args(clone).arg(&folder),
        )?;
    }
    let former = Workspace {
        target: workspace.target.join("former").join("target"),
        tools: workspace.tools.clone(),
        root: folder,
    };
    let checkout = ["checkout", "--quiet", "--detach", hash];
    require_quietly("Checking the commit out", program(&former, "git").args(checkout))?;
    require(
        "Building the former page",
        with_folders(&mut cargo(&former), &former).args(["xtask", "build"]),
    )?;
    Ok(former)
}

/// The command, told where the folders of `former` are: its own programs read them there.
pub(super) fn with_folders<'a>(
    command: &'a mut std::process::Command,
    former: &Workspace,
) -> &'a mut std::process::Command {
    command
        .env("CARGO_TARGET_DIR", &former.target)
        .env("TABLETOP_TOOLS", &former.tools)
        .env_remove("CARGO_MANIFEST_DIR")
}
