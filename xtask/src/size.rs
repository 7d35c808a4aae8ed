//! What a first visit downloads, and what comes later, compressed as a web host would compress it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::app;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// What all first-load files together may come to, brotli at quality 11, in bytes: what a slow
/// mobile connection (1.6 Mbit/s) brings in less than two seconds, so that the page is there while a
/// person still waits for it.
pub(crate) const FIRST_LOAD_LIMIT: usize = 330_000;

/// What all files together may come to until the workbench can be worked with, likewise.
pub(crate) const WORKBENCH_LIMIT: usize = 480_000;

const BROTLI_QUALITY: u32 = 11;
/// The largest window that every browser accepts (log2 of bytes).
const BROTLI_WINDOW: u32 = 22;

/// One file of the site.
pub(crate) struct FileSize {
    pub(crate) name: String,
    pub(crate) raw: usize,
    pub(crate) brotli: usize,
}

/// The files of the built page.
pub(crate) struct Sizes {
    /// What the browser asks for before the workbench shows its result, `index.html` first.
    pub(crate) first_load: Vec<FileSize>,
    /// What it asks for once that is drawn, so that the workbench can be worked with.
    pub(crate) workbench: Vec<FileSize>,
    /// What it asks for after that, or when a view is opened.
    pub(crate) later: Vec<FileSize>,
}

impl Sizes {
    /// Whether every sum is below its limit.
    pub(crate) fn fit(&self) -> bool {
        let first = sum(&self.first_load);
        first < FIRST_LOAD_LIMIT && first + sum(&self.workbench) < WORKBENCH_LIMIT
    }
}

/// The files that `index.html` brings with it, and those that come later.
pub(crate) fn measure(workspace: &Workspace) -> Result<Sizes, Failure> {
    let dist = workspace.dist();
    let unreadable = |cause: std::io::Error| {
        Failure::new(format!(
            "The built page in {} cannot be read: {cause}. Build it with: cargo xtask build",
            dist.display()
        ))
    };
    let files = read_folder(&dist, Path::new("")).map_err(unreadable)?;
    let sizes = |names: Vec<&str>| {
        names
            .into_iter()
            .map(|name| {
                let bytes = &files[name];
                Ok(FileSize {
                    name: name.to_owned(),
                    raw: bytes.len(),
                    brotli: compressed_size(bytes).map_err(unreadable)?,
                })
            })
            .collect::<Result<Vec<_>, Failure>>()
    };
    let (later, first_load): (Vec<_>, Vec<_>) =
        named_from("index.html", &files).into_iter().partition(|name| app::is_later(name));
    let needed = app::files_of_workbench(workspace)?;
    let (workbench, later): (Vec<_>, Vec<_>) = later.into_iter().partition(|name| {
        let file = name.rsplit('/').next();
        file.is_some_and(|file| needed.iter().any(|it| it == file))
    });
    if workbench.is_empty() || workbench.len() != needed.len() {
        return Err(Failure::new(format!(
            "The page in {} does not name the files of the workbench, {}: build it anew with: cargo xtask build",
            dist.display(),
            needed.join(", ")
        )));
    }
    Ok(Sizes { first_load: sizes(first_load)?, workbench: sizes(workbench)?, later: sizes(later)? })
}

fn sum(files: &[FileSize]) -> usize {
    files.iter().map(|file| file.brotli).sum()
}

/// A table of the files, the sum of the first load against the limit, and the later files.
pub(crate) fn print(sizes: &Sizes) {
    println!("    {:>12} {:>12}  first-load file", "bytes", "brotli");
    print_files(&sizes.first_load);
    let raw: usize = sizes.first_load.iter().map(|file| file.raw).sum();
    println!("    {raw:>12} {:>12}  together (limit {FIRST_LOAD_LIMIT})", sum(&sizes.first_load));
    println!("    {:>12} {:>12}  file to work with the workbench", "bytes", "brotli");
    print_files(&sizes.workbench);
    let workable = sum(&sizes.first_load) + sum(&sizes.workbench);
    println!("    {:>12} {workable:>12}  with the first load (limit {WORKBENCH_LIMIT})", "");
    println!("    {:>12} {:>12}  later file", "bytes", "brotli");
    print_files(&sizes.later);
}

fn print_files(files: &[FileSize]) {
    for file in files {
        println!("    {:>12} {:>12}  {}", file.raw, file.brotli, file.name);
    }
}

/// `start` and every file whose name it, or a file found so far, mentions. Names carry hashes,
/// so a mention is no accident.
fn named_from<'a>(start: &'a str, files: &'a BTreeMap<String, Vec<u8>>) -> Vec<&'a str> {
    let mut found: Vec<&str> = files.contains_key(start).then_some(start).into_iter().collect();
    let mut next = 0;
    while let Some(name) = found.get(next) {
        next += 1;
        if name.ends_with(".wasm") {
            continue;
        }
        let text = String::from_utf8_lossy(&files[*name]);
        for candidate in files.keys() {
            let file_name = candidate.rsplit('/').next().unwrap_or(candidate);
            if text.contains(file_name) && !found.contains(&candidate.as_str()) {
                found.push(candidate);
            }
        }
    }
    found
}

/// All files below a folder by their names from there, with `/` between the parts.
pub(crate) fn read_folder(
    root: &Path,
    inside: &Path,
) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(root.join(inside))? {
        let entry = entry?;
        let path: PathBuf = inside.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            files.append(&mut read_folder(root, &path)?);
        } else {
            let name: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(name.join("/"), fs::read(entry.path())?);
        }
    }
    Ok(files)
}

fn compressed_size(bytes: &[u8]) -> std::io::Result<usize> {
    let mut compressed = Vec::new();
    let mut writer =
        brotli::CompressorWriter::new(&mut compressed, 64 * 1024, BROTLI_QUALITY, BROTLI_WINDOW);
    writer.write_all(bytes)?;
    // Dropping it writes the end of the stream.
    drop(writer);
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_what_the_page_names_directly_or_not() {
        let files: BTreeMap<String, Vec<u8>> = [
            ("index.html", "<script>import './app-1.js'</script><link href='a-2.css'>"),
            ("app-1.js", "new URL('app-1_bg.wasm'); import './snippets/x/inline0.js'"),
            ("app-1_bg.wasm", "worker-9.js"),
            ("a-2.css", "src: url(font-3.woff2)"),
            ("font-3.woff2", ""),
            ("snippets/x/inline0.js", ""),
            ("worker-9.js", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into();
        let mut found = named_from("index.html", &files);
        found.sort_unstable();
        assert_eq!(
            found,
            [
                "a-2.css",
                "app-1.js",
                "app-1_bg.wasm",
                "font-3.woff2",
                "index.html",
                "snippets/x/inline0.js"
            ]
        );
    }

    #[test]
    fn repetition_compresses_away() {
        let size = compressed_size(&[7; 100_000]).expect("memory does not fail");
        assert!((1..100).contains(&size), "{size}");
    }
}
