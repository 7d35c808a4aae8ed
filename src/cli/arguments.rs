//! What is on the command line: a command, its files, and its options in any order.

use std::io::{Result, Write};

/// The options of each command.
const COMMANDS: &[(&str, &[&str])] = &[
    ("example", &[]),
    ("check", &[]),
    ("simulate", &[JSON, NO_ENTRIES]),
    ("assess", &[JSON]),
    ("compare", &[JSON]),
    ("limits", &[]),
    ("schema", &[]),
    ("help", &[]),
];

/// Prints data instead of text.
pub(super) const JSON: &str = "--json";

/// Leaves out the entries of the ledger.
pub(super) const NO_ENTRIES: &str = "--no-entries";

/// A command line, divided.
#[derive(Debug)]
pub(super) struct Arguments<'a> {
    /// The command; empty where there is none.
    pub(super) command: &'a str,
    /// What follows it and is no option: files, or the name of an example.
    pub(super) operands: Vec<&'a str>,
    options: Vec<&'a str>,
}

impl<'a> Arguments<'a> {
    /// Divides what is on the command line. A single hyphen is a file: standard input.
    pub(super) fn new(all: &[&'a str]) -> Self {
        let (options, mut operands): (Vec<&str>, Vec<&str>) =
            all.iter().partition(|it| it.len() > 1 && it.starts_with('-'));
        let asks = options.iter().any(|it| matches!(*it, "--help" | "-h"));
        let command = match (asks, operands.is_empty()) {
            (true, _) => "help",
            (false, true) => "",
            (false, false) => operands.remove(0),
        };
        Self { command, operands, options }
    }

    /// Whether an option is given.
    pub(super) fn has(&self, option: &str) -> bool {
        self.options.contains(&option)
    }

    /// Whether the result is data, in which names are escaped by its own rules.
    pub(super) fn is_data(&self) -> bool {
        self.has(JSON)
            || self.command == "schema"
            || self.command == "example" && !self.operands.is_empty()
    }

    /// Says what is wrong with the command or its options; whether anything is.
    pub(super) fn complain(&self, err: &mut dyn Write) -> Result<bool> {
        if self.command == "help" {
            return Ok(false);
        }
        let Some((command, known)) = COMMANDS.iter().find(|(name, _)| *name == self.command) else {
            if !self.command.is_empty() {
                writeln!(err, "tabletop: there is no command `{}`\n", self.command)?;
            }
            return Ok(!self.command.is_empty());
        };
        if let Some(unknown) = self.options.iter().find(|it| !known.contains(it)) {
            let has = if known.is_empty() { "no options".to_owned() } else { known.join(" and ") };
            writeln!(
                err,
                "tabletop: `{command}` has no option `{unknown}`. Options of `{command}`: {has}."
            )?;
            return Ok(true);
        }
        if self.has(NO_ENTRIES) && !self.has(JSON) {
            writeln!(err, "tabletop: {NO_ENTRIES} leaves the ledger out of {JSON}: give both.")?;
            return Ok(true);
        }
        Ok(false)
    }
}
