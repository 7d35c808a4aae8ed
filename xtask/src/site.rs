//! The release build of the page, into `dist/`.

use crate::failure::Failure;
use crate::shell::{program, require, step};
use crate::tools::{self, WasmOpt};
use crate::workspace::Workspace;

/// Builds the page, installing what that needs.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let wasm_opt = tools::ensure_build_tools(workspace)?;
    tools::ensure_crates(workspace)?;
    let (title, profile): (_, &[&str]) = match wasm_opt {
        WasmOpt::Present => {
            ("Building the page for release (the first time takes minutes)", &["--release"])
        }
        // In release mode Trunk insists on the wasm-opt that index.html asks for; the same
        // profile chosen by name does without.
        WasmOpt::Missing => (
            "Building the page for release, without wasm-opt (the first time takes minutes)",
            &["--cargo-profile", "release"],
        ),
    };
    step(title, || {
        require(
            "The release build",
            program(workspace, "trunk").args(["build", "--offline"]).args(profile),
        )
    })
}
