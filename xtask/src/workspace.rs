//! Where things are: the project's root, its build folder, the folder of installed tools.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folders every command works in.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) tools: PathBuf,
}

impl Workspace {
    pub(crate) fn locate() -> Self {
        // Cargo sets the variable for `cargo xtask`; the value from the build serves a binary
        // that was started by hand.
        let own =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&own).parent().unwrap_or(Path::new(".")).to_owned();
        let target = folder_from("CARGO_TARGET_DIR").unwrap_or_else(|| root.join("target"));
        let tools = folder_from("TABLETOP_TOOLS").unwrap_or_else(|| target.join("tools"));
        Self { root, target, tools }
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the files of the program are put together.
    pub(crate) fn app(&self) -> PathBuf {
        self.target.join("app")
    }

    /// The JavaScript of the page that is written by hand.
    pub(crate) fn page(&self) -> PathBuf {
        self.root.join("page")
    }

    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// `PATH` with the installed tools before what the machine has.
    pub(crate) fn search_path(&self) -> OsString {
        let installed = [self.tools.join("bin"), self.tools.join("node_modules").join(".bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = installed.into_iter().chain(env::split_paths(&inherited));
        // Joining fails only for a folder with the separator in its name: then the machine's
        // own PATH is the better half.
        env::join_paths(folders).unwrap_or(inherited)
    }

    /// The first of `names` that is a program on the search path.
    pub(crate) fn find_program(&self, names: &[&str]) -> Option<PathBuf> {
        let search_path = self.search_path();
        names.iter().find_map(|name| {
            env::split_paths(&search_path)
                .flat_map(|folder| executable_names(name).map(move |name| folder.join(name)))
                .find(|candidate| candidate.is_file())
        })
    }
}

fn folder_from(variable: &str) -> Option<PathBuf> {
    let value = env::var_os(variable).filter(|value| !value.is_empty())?;
    std::path::absolute(value).ok()
}

fn executable_names(name: &str) -> impl Iterator<Item = String> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    endings.iter().map(move |ending| format!("{name}{ending}"))
}
