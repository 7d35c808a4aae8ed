//! The page for those who edit it: Trunk builds it undivided and unoptimized, and again after each change.

use crate::failure::Failure;
use crate::shell::{attend, program};
use crate::tools;
use crate::workspace::Workspace;

/// Serves the page on `port` until it is stopped, installing what that needs.
pub(crate) fn run(workspace: &Workspace, port: u16, open: bool) -> Result<(), Failure> {
    tools::ensure_dev_tools(workspace)?;
    tools::ensure_crates(workspace)?;
    let mut trunk = program(workspace, "trunk");
    trunk.args(["serve", "--offline", "--port", &port.to_string()]);
    if open {
        trunk.arg("--open");
    }
    attend("Trunk", &mut trunk)
}
