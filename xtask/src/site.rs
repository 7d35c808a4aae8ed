//! The release build of the page, into `dist/`.

use crate::app;
use crate::failure::Failure;
use crate::page;
use crate::shell::step;
use crate::tools;
use crate::workspace::Workspace;

/// Builds the page, installing what that needs.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let shrinkers = tools::ensure_build_tools(workspace)?;
    tools::ensure_crates(workspace)?;
    let program = app::build(workspace, &shrinkers)?;
    step("Writing the page into dist", || page::write(workspace, &program, &shrinkers))
}
