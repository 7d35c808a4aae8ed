//! `cargo xtask`: the project's commands, on nothing but Rust and what they install themselves.

mod app;
mod bench;
mod browser;
mod clock;
mod command;
mod dev;
mod failure;
mod lockfile;
mod notices;
mod offline;
mod packages;
mod page;
mod serve;
mod shell;
mod site;
mod size;
mod summary;
mod test;
mod tools;
mod workspace;

use std::io::{self, Write};
use std::process::ExitCode;

use command::{Command, USAGE};
use failure::Failure;
use workspace::Workspace;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = match command::parse(&arguments) {
        Ok(command) => command,
        Err(reason) => {
            eprintln!("{reason}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match perform(&command) {
        Ok(exit) => exit,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: &Command) -> Result<ExitCode, Failure> {
    let workspace = Workspace::locate();
    match command {
        // A reader that closes the pipe early has seen what it wanted.
        Command::Help => writeln!(io::stdout(), "{USAGE}").unwrap_or_default(),
        Command::Run { port, open } => serve::run(&workspace, *port, *open)?,
        Command::Dev { port, open } => dev::run(&workspace, *port, *open)?,
        Command::Build => site::build(&workspace)?,
        Command::Bench { against } => bench::run(&workspace, against.as_deref())?,
        Command::Test { parts } => return test::run(&workspace, parts),
    }
    Ok(ExitCode::SUCCESS)
}
