//! The page's program: built as WebAssembly, and divided into what the first view needs and what is
//! loaded later.
//!
//! The linked file has to be divided before wasm-bindgen reads it, by the relocations that the linker
//! keeps on demand; wasm-opt shrinks each file in the end.

mod likeness;
mod shrink;

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use self::shrink::shrink_programs;
use crate::failure::Failure;
use crate::notices::NOTICES;
use crate::offline;
use crate::page::{Files, LATER_STYLE, write_file};
use crate::shell::{cargo, program, require, require_quietly, step};
use crate::size::read_folder;
use crate::tools::{ESBUILD, Shrinker, WASM_OPT, WASM_TARGET};
use crate::workspace::Workspace;

/// What the files of the program are named after.
const NAME: &str = "tabletop";

/// The module that loads the later files; wasm-bindgen's module imports it under this name.
pub(crate) const LOADER: &str = "__wasm_split.js";

/// The module that starts the program, and speaks for the page where the program cannot.
const START: &str = "start.js";

/// The part of the program with what the workbench is worked with (`src/ui/lazy/load.rs`).
const WORKBENCH: &str = "workbench";

/// Whether a file of the built page is loaded later, when what it holds is needed.
pub(crate) fn is_later(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let is_part =
        file.ends_with(".wasm") && ["split_", "chunk_"].iter().any(|it| file.starts_with(it));
    let is_style = file.starts_with(LATER_STYLE) && file.ends_with(".css");
    // The service worker is asked for once the page is drawn, and only it asks for the notices.
    is_part || is_style || [offline::WORKER, NOTICES].contains(&file)
}

/// The files, of those loaded later, without which the workbench cannot be worked with.
pub(crate) fn files_of_workbench(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let list = read(&workspace.app().join(WORKBENCH))?;
    Ok(String::from_utf8_lossy(&list).lines().map(str::to_owned).collect())
}

/// Builds the program; its finished files by name.
pub(crate) fn build(workspace: &Workspace, shrinkers: &[Shrinker]) -> Result<Files, Failure> {
    step("Building the program for WebAssembly (the first time takes minutes)", || {
        require(
            "The build for WebAssembly",
            cargo(workspace)
                .args(["rustc", "--package", NAME, "--bin", NAME, "--features", "chunks"])
                .args(["--release", "--target", WASM_TARGET, "--locked", "--offline"])
                .args(["--", "-C", "link-arg=--emit-relocs"]),
        )
    })?;
    let linked = workspace.target.join(WASM_TARGET).join("release").join(format!("{NAME}.wasm"));
    let linked = read(&linked)?;
    let start = read(&workspace.page().join(START))?;
    let stamp = stamp(&linked, &start, shrinkers)?;
    let stamp_file = workspace.app().join("stamp");
    let finished = workspace.app().join("finished");
    if !fs::read_to_string(&stamp_file).is_ok_and(|it| it == stamp) {
        step("Dividing the program into what the first view needs and what comes later", || {
            // An interrupted start must not look like a finished one.
            let _ = fs::remove_dir_all(workspace.app());
            let parts = divided(workspace, &linked)?;
            bind(&parts, &finished)?;
            write_file(&finished.join(START), &start)?;
            shrink(workspace, &finished, shrinkers)?;
            write_file(&stamp_file, stamp.as_bytes())
        })?;
    }
    files_in(&finished)
}

/// What the finished files depend on: the program, and this one with the libraries and settings in it.
fn stamp(linked: &[u8], start: &[u8], shrinkers: &[Shrinker]) -> Result<String, Failure> {
    let own = env::current_exe()
        .map_err(|cause| Failure::new(format!("This program does not find itself: {cause}.")))?;
    let mut hasher = DefaultHasher::new();
    (linked, start, read(&own)?).hash(&mut hasher);
    let shrunk: Vec<_> =
        shrinkers.iter().map(|it| format!("{} {}", it.program, it.version)).collect();
    Ok(format!("{:016x}, made smaller by {}\n", hasher.finish(), shrunk.join(", ")))
}

/// The linked file as a main file, a few later files, and the module that loads those.
fn divided(workspace: &Workspace, linked: &[u8]) -> Result<PathBuf, Failure> {
    let folder = workspace.app().join("divided");
    make_folder(&folder)?;
    let main = folder.join(format!("{NAME}.wasm"));
    let main_module = format!("./{NAME}.js");
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = &main_module;
    let split = wasm_split_cli_support::transform(options).map_err(|cause| {
        Failure::new(format!(
            "The program cannot be divided: {cause:#}. \
             Start `cargo clean --release --target {WASM_TARGET}` and build it once more."
        ))
    })?;
    let needed = split.prefetch_map.get(WORKBENCH).into_iter().flatten();
    let needed: String = needed.map(|stem| with_suffix(stem) + "\n").collect();
    write_file(&workspace.app().join(WORKBENCH), needed.as_bytes())?;
    Ok(folder)
}

fn with_suffix(stem: &str) -> String {
    format!("{stem}.wasm")
}

/// The files that a browser loads: the later ones as they are, the main one with its JavaScript.
fn bind(divided: &Path, folder: &Path) -> Result<(), Failure> {
    make_folder(folder)?;
    let bind = || {
        wasm_bindgen_cli_support::Bindgen::new()
            .input_path(divided.join(with_suffix(NAME)))
            .web(true)?
            .typescript(false)
            // The JavaScript finds the main file beside itself.
            .omit_default_module_path(false)
            // The later files share the memory and the table of functions, which lld exports.
            .keep_lld_exports(true)
            .out_name(NAME)
            .generate(folder)
    };
    bind().map_err(|cause| {
        Failure::new(format!(
            "The program cannot be bound to JavaScript: {cause:#}. \
             Start `cargo clean --release --target {WASM_TARGET}` and build it once more."
        ))
    })?;
    for (name, bytes) in files_in(divided)? {
        if is_later(&name) || name == LOADER {
            write_file(&folder.join(name), &bytes)?;
        }
    }
    Ok(())
}

fn has(shrinkers: &[Shrinker], shrinker: Shrinker) -> bool {
    shrinkers.iter().any(|it| it.program == shrinker.program)
}

/// Makes a file of JavaScript, or a style sheet, smaller where it stands, if there is what does it.
pub(crate) fn minify(
    workspace: &Workspace,
    file: &Path,
    shrinkers: &[Shrinker],
) -> Result<(), Failure> {
    if !has(shrinkers, ESBUILD) {
        return Ok(());
    }
    let esbuild = workspace.find_program(&[ESBUILD.program]).unwrap_or(ESBUILD.program.into());
    require_quietly(
        &format!("{} on {}", ESBUILD.program, file.display()),
        program(workspace, &esbuild)
            .arg(file)
            .args(["--minify", "--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outfile={}", file.display())),
    )
}

/// Makes the files smaller with what there is for it.
fn shrink(workspace: &Workspace, folder: &Path, shrinkers: &[Shrinker]) -> Result<(), Failure> {
    for name in files_in(folder)?.keys().filter(|name| name.ends_with(".js")) {
        minify(workspace, &folder.join(name), shrinkers)?;
    }
    if has(shrinkers, WASM_OPT) { shrink_programs(workspace, folder) } else { Ok(()) }
}

/// What starts the program: all files of the first load are asked for at once, and nothing is written
/// into the page itself, which its Content-Security-Policy would refuse.
pub(crate) fn start_lines(folder: &str) -> String {
    let at = format!("./{folder}");
    format!(
        r#"  <link rel="modulepreload" href="{at}/{NAME}.js">
  <link rel="modulepreload" href="{at}/{LOADER}">
  <link rel="preload" href="{at}/{NAME}_bg.wasm" as="fetch" type="application/wasm" crossorigin>
  <script type="module" src="{at}/{START}"></script>"#
    )
}

fn files_in(folder: &Path) -> Result<Files, Failure> {
    read_folder(folder, Path::new("")).map_err(|cause| Failure::of_file("read", folder, &cause))
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|cause| Failure::of_file("read", file, &cause))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|cause| Failure::of_file("make", folder, &cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loaded_later_is_told_by_its_name() {
        assert!(is_later("app/1a2b/split_protect.wasm"));
        assert!(is_later("app/1a2b/chunk_4.wasm"));
        assert!(!is_later("app/1a2b/tabletop_bg.wasm"));
        assert!(!is_later("app/1a2b/__wasm_split.js"));
        assert!(!is_later("app/1a2b/start.js"));
        assert!(is_later("worker.js"));
        assert!(is_later("notices.txt"));
    }

    #[test]
    fn the_page_names_every_file_of_the_first_load() {
        let start = start_lines("app/1a2b");
        for file in ["tabletop.js", LOADER, "tabletop_bg.wasm", START] {
            assert!(start.contains(&format!("\"./app/1a2b/{file}\"")), "{file}");
        }
        assert!(start.ends_with("></script>"), "a script in the page would be refused");
    }
}
