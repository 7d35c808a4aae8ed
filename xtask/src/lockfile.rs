//! Reads from Cargo.lock which version of a package the build uses.

use std::fs;

use crate::failure::Failure;
use crate::workspace::Workspace;

/// The locked version of `package`, which its command-line tool has to match exactly.
pub(crate) fn locked_version(workspace: &Workspace, package: &str) -> Result<String, Failure> {
    let path = workspace.root.join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(|cause| {
        Failure::new(format!(
            "{} cannot be read: {cause}. It is part of the project: restore it from Git.",
            path.display()
        ))
    })?;
    version_in(&text, package).ok_or_else(|| {
        Failure::new(format!(
            "Cargo.lock names no single version of `{package}`, so its tool cannot be chosen. \
             Depend on exactly one version of it in Cargo.toml."
        ))
    })
}

fn version_in(lockfile: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut versions = lockfile
        .split("[[package]]")
        .filter(|entry| entry.lines().any(|line| line == name))
        .filter_map(|entry| {
            entry.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        });
    match (versions.next(), versions.next()) {
        (Some(version), None) => Some(version.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKFILE: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.131\"

[[package]]
name = \"syn\"
version = \"1.0.0\"

[[package]]
name = \"syn\"
version = \"2.0.0\"
";

    #[test]
    fn the_version_is_that_of_the_package_of_exactly_this_name() {
        assert_eq!(version_in(LOCKFILE, "wasm-bindgen").as_deref(), Some("0.2.130"));
    }

    #[test]
    fn none_or_several_versions_are_no_answer() {
        assert_eq!(version_in(LOCKFILE, "leptos"), None);
        assert_eq!(version_in(LOCKFILE, "syn"), None);
    }
}
