//! Starts other programs: with their output shown and kept, or asked for one answer.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use crate::clock::Stopwatch;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// How a watched program ended, with all it printed.
pub(crate) struct Finished {
    pub(crate) succeeded: bool,
    pub(crate) output: String,
}

/// `program`, to be started in the project's root with the installed tools on its `PATH`.
pub(crate) fn program(workspace: &Workspace, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(&workspace.root)
        .env("PATH", workspace.search_path())
        // Trunk stops at `NO_COLOR=1`: it reads the value as a boolean word.
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    if io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        // The output goes through a pipe here, which turns Cargo's colours off.
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// The Cargo that runs this program, so that all work is done by one toolchain.
pub(crate) fn cargo(workspace: &Workspace) -> Command {
    program(workspace, std::env::var_os("CARGO").unwrap_or("cargo".into()))
}

/// Runs the command with its output shown as it comes.
pub(crate) fn watch(command: &mut Command) -> Result<Finished, Failure> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| cannot_start(&cause, command))?;
    let output = Mutex::new(String::new());
    thread::scope(|scope| {
        if let Some(stdout) = child.stdout.take() {
            scope.spawn(|| show_and_keep(stdout, io::stdout(), &output));
        }
        if let Some(stderr) = child.stderr.take() {
            scope.spawn(|| show_and_keep(stderr, io::stderr(), &output));
        }
    });
    let status = child.wait().map_err(|cause| cannot_start(&cause, command))?;
    Ok(Finished { succeeded: status.success(), output: output.into_inner().unwrap_or_default() })
}

fn cannot_start(cause: &io::Error, command: &Command) -> Failure {
    Failure::new(format!(
        "`{}` cannot be started: {cause}. Install it, or put it on PATH.",
        command.get_program().display()
    ))
}

/// Runs the command and turns an unsuccessful end into a failure that names `what`.
pub(crate) fn require(what: &str, command: &mut Command) -> Result<(), Failure> {
    let finished = watch(command)?;
    if finished.succeeded { Ok(()) } else { Err(Failure::of_tool(what, &finished.output)) }
}

/// Runs the command and shows its output only when it ends unsuccessfully, as a failure that names `what`.
pub(crate) fn require_quietly(what: &str, command: &mut Command) -> Result<(), Failure> {
    let output = command.output().map_err(|cause| cannot_start(&cause, command))?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    eprintln!("{text}");
    Err(Failure::of_tool(what, &text))
}

/// Runs a command that talks to the person itself, until it ends or is stopped.
pub(crate) fn attend(what: &str, command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|cause| cannot_start(&cause, command))?;
    if status.success() { Ok(()) } else { Err(Failure::of_tool(what, "")) }
}

/// What the command prints to standard output, or nothing if it cannot be run.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Announces a step, does it and says how long it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> T) -> T {
    println!("==> {title}");
    let stopwatch = Stopwatch::start();
    let result = work();
    println!("    {} ({title})", stopwatch.elapsed());
    result
}

fn show_and_keep(from: impl Read, mut to: impl Write, kept: &Mutex<String>) {
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned() + "\n";
        // A closed terminal is no reason to lose the output.
        let _ = to.write_all(line.as_bytes()).and_then(|()| to.flush());
        if let Ok(mut kept) = kept.lock() {
            kept.push_str(&line);
        }
    }
}
