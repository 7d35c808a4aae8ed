//! WebAssembly files made smaller by wasm-opt, for what a browser loads: the compressed file.

use std::cmp::Reverse;
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use super::likeness::named_by_likeness;
use super::{files_in, read};
use crate::failure::Failure;
use crate::page::write_file;
use crate::shell::{program, require_quietly};
use crate::tools::WASM_OPT;
use crate::workspace::Workspace;

/// What wasm-opt may take for granted and need not keep, whatever it does.
const ALWAYS: &[&str] = &[
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    // What rustc emits for this target by default, which browsers have had since 2023.
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How the code becomes small once it is compressed, for which -Oz is the worse choice. Each step is there since
/// leaving it out makes the compressed program larger.
const SHRINKING: &[&str] = &[
    // Rust's memory begins with the stack, and the last kilobyte of that is never used.
    "--low-memory-unused",
    // A function this short is always smaller where it is called.
    "--always-inline-max-function-size=4",
    // Control flow as binaryen would write it compresses better than as rustc does.
    "--flatten",
    "--rereloop",
    "-O2",
    // What the first round has inlined leaves something for a second one; a third would save three in a thousand
    // and take as long again.
    "-Os",
    // Browsers take no notice of how memory is said to be aligned; alike instructions are then the same bytes.
    "--dealign",
];

/// Puts the functions in the order of their names.
const ORDERING: &[&str] = &["--reorder-functions-by-name"];

/// Makes every WebAssembly file of a folder smaller; as many at a time as there are processors, for wasm-opt
/// uses one.
pub(super) fn shrink_programs(workspace: &Workspace, folder: &Path) -> Result<(), Failure> {
    let mut programs: Vec<_> =
        files_in(folder)?.into_iter().filter(|(name, _)| name.ends_with(".wasm")).collect();
    // The largest first: one that is left for the end would keep a single processor at work.
    programs.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
    let waiting = Mutex::new(programs.into_iter().map(|(name, _)| name));
    // The lock is held for the name alone, and not while the file is shrunk.
    let next = || waiting.lock().ok()?.next();
    let work = || {
        while let Some(name) = next() {
            shrink_program(workspace, &folder.join(&name))?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        started.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(Failure::new("A worker of wasm-opt broke down.")))
        })
    })
}

fn shrink_program(workspace: &Workspace, file: &Path) -> Result<(), Failure> {
    wasm_opt(workspace, file, SHRINKING)?;
    let named = named_by_likeness(&read(file)?).map_err(|cause| {
        Failure::new(format!("The functions of {} cannot be ordered: {cause}.", file.display()))
    })?;
    write_file(file, &named)?;
    wasm_opt(workspace, file, ORDERING)
}

fn wasm_opt(workspace: &Workspace, file: &Path, passes: &[&str]) -> Result<(), Failure> {
    let wasm_opt = workspace.find_program(&[WASM_OPT.program]).unwrap_or(WASM_OPT.program.into());
    // It warns of a kind of names that it does not know, and throws all names away afterwards.
    require_quietly(
        &format!("wasm-opt on {}", file.display()),
        program(workspace, &wasm_opt).args(passes).args(ALWAYS).arg(file).arg("-o").arg(file),
    )
}
