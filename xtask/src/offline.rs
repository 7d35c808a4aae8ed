//! The service worker of the built page: it knows every file, so that the page opens without a connection.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::failure::Failure;
use crate::page::Files;
use crate::workspace::Workspace;

/// What the service worker is called. Its address must not change, so it has no hash.
pub(crate) const WORKER: &str = "worker.js";
/// The page itself, which the worker keeps under the address of its folder.
const PAGE: &str = "index.html";

/// Adds the service worker to the files of the page, all of which it keeps.
pub(crate) fn add_worker(workspace: &Workspace, files: &mut Files) -> Result<(), Failure> {
    let source = workspace.page().join(WORKER);
    let program =
        fs::read_to_string(&source).map_err(|cause| Failure::of_file("read", &source, &cause))?;
    let worker = worker(&program, files);
    files.insert(WORKER.to_owned(), worker.into_bytes());
    Ok(())
}

/// The worker's program with the files it keeps, and a version that changes with any of them.
fn worker(program: &str, files: &Files) -> String {
    let mut hasher = DefaultHasher::new();
    (program, files).hash(&mut hasher);
    let names: Vec<_> = files.keys().filter(|name| **name != PAGE).collect();
    // Names are plain (the server holds that), so Rust quotes them as JavaScript does.
    format!("const VERSION = \"{:016x}\";\nconst FILES = {names:?};\n{program}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "install(FILES);";

    fn files(entries: &[(&str, &str)]) -> Files {
        entries.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn the_worker_keeps_every_file() {
        let page = files(&[
            ("index.html", "page"),
            ("app/1a/split_cost.wasm", "later"),
            ("base-2b.css", "style"),
        ]);
        let worker = worker(PROGRAM, &page);
        assert!(
            worker.contains(r#"FILES = ["app/1a/split_cost.wasm", "base-2b.css"];"#),
            "{worker}"
        );
        assert!(worker.ends_with(PROGRAM), "{worker}");
    }

    #[test]
    fn the_version_changes_with_any_file_and_with_nothing_else() {
        let version = |program, page: &[(&str, &str)]| {
            let worker = worker(program, &files(page));
            worker.lines().next().unwrap_or_default().to_owned()
        };
        let one = version(PROGRAM, &[("index.html", "one")]);
        assert_eq!(one, version(PROGRAM, &[("index.html", "one")]));
        assert_ne!(one, version(PROGRAM, &[("index.html", "two")]));
        assert_ne!(one, version(PROGRAM, &[("index.html", "one"), ("a.css", "")]));
        assert_ne!(one, version("other", &[("index.html", "one")]));
    }
}
