//! The release build of the page, into `dist/`.

use crate::app;
use crate::failure::Failure;
use crate::notices;
use crate::offline;
use crate::shell::{program, require, step};
use crate::style;
use crate::tools;
use crate::workspace::Workspace;

/// Builds the page, installing what that needs.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let shrinkers = tools::ensure_build_tools(workspace)?;
    tools::ensure_crates(workspace)?;
    app::build(workspace, &shrinkers)?;
    step("Building the page", || {
        style::write_sheet(workspace)?;
        if app::has(&shrinkers, tools::ESBUILD) {
            app::minify(workspace, &workspace.app().join("style.css"))?;
        }
        require("The build of the page", program(workspace, "trunk").args(["build", "--offline"]))?;
        notices::write_notices(workspace)?;
        offline::write_worker(workspace)
    })
}
