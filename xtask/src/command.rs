//! What the person asked for: the command line, parsed.

use crate::test::Part;

pub(crate) const USAGE: &str = "\
Usage: cargo xtask COMMAND

Commands:
  run [--port PORT] [--no-open]   build for release, serve on 127.0.0.1 (port 8080) and open a browser
  dev [--port PORT] [--no-open]   serve a debug build (port 8090) that follows each change of the code
  test [--only PART,PART]         every check; parts: lint, native, browser, e2e, size
  build                           only the release build, into dist/
  bench [--against COMMIT]        engine natively and in WebAssembly, drag to repaint, sizes; against a
                                  commit: engine and page of both in turn, as ratios
  help                            this text

Environment:
  TABLETOP_TOOLS      folder for the tools that are installed (default: target/tools)
  TABLETOP_CHROMIUM   the Chromium or Chrome to test with (default: the first on PATH)
  CHROMEDRIVER        the ChromeDriver to test with (default: the one on PATH)";

const DEFAULT_PORT: u16 = 8080;
/// Another port than that of `run`, whose service worker would answer for this page.
const DEV_PORT: u16 = 8090;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Run { port: u16, open: bool },
    Dev { port: u16, open: bool },
    Build,
    Bench { against: Option<String> },
    Test { parts: Vec<Part> },
}

/// Reads the arguments after `cargo xtask`; the error is one sentence on what is wrong.
pub(crate) fn parse(arguments: &[String]) -> Result<Command, String> {
    let mut arguments = arguments.iter().map(String::as_str);
    let Some(name) = arguments.next() else {
        return Ok(Command::Help);
    };
    let rest: Vec<&str> = arguments.collect();
    match name {
        "help" | "--help" | "-h" => Ok(Command::Help),
        _ if rest.contains(&"--help") || rest.contains(&"-h") => Ok(Command::Help),
        "run" => {
            parse_serve(name, DEFAULT_PORT, &rest).map(|(port, open)| Command::Run { port, open })
        }
        "dev" => parse_serve(name, DEV_PORT, &rest).map(|(port, open)| Command::Dev { port, open }),
        "test" => parse_test(&rest),
        "build" => nothing_more(name, &rest).map(|()| Command::Build),
        "bench" => parse_bench(&rest).map(|against| Command::Bench { against }),
        _ => Err(format!("There is no command `{name}`.")),
    }
}

/// The port, and whether to open a browser.
fn parse_serve(name: &str, default: u16, arguments: &[&str]) -> Result<(u16, bool), String> {
    let mut port = default;
    let mut open = true;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match value_of("--port", argument, &mut arguments)? {
            Some(text) => {
                port = text
                    .parse()
                    .ok()
                    .filter(|port| *port > 0)
                    .ok_or(format!("`--port {text}`: a port is a number from 1 to 65535."))?;
            }
            None if *argument == "--no-open" => open = false,
            None => return Err(format!("`{name}` does not know `{argument}`.")),
        }
    }
    Ok((port, open))
}

/// The commit to measure against.
fn parse_bench(arguments: &[&str]) -> Result<Option<String>, String> {
    let mut against = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let commit = value_of("--against", argument, &mut arguments)?
            .ok_or(format!("`bench` does not know `{argument}`."))?;
        against = Some(commit.to_owned());
    }
    Ok(against)
}

fn parse_test(arguments: &[&str]) -> Result<Command, String> {
    let mut parts = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let list = value_of("--only", argument, &mut arguments)?
            .ok_or(format!("`test` does not know `{argument}`."))?;
        for name in list.split(',') {
            let part = Part::named(name).ok_or(format!(
                "`--only {name}`: the parts are {}.",
                Part::ALL.map(Part::name).join(", ")
            ))?;
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    if parts.is_empty() {
        parts.extend(Part::ALL);
    }
    Ok(Command::Test { parts })
}

/// The value of `option`, written `--option value` or `--option=value`; `None` if `argument` is
/// something else.
fn value_of<'a>(
    option: &str,
    argument: &'a str,
    following: &mut std::slice::Iter<'_, &'a str>,
) -> Result<Option<&'a str>, String> {
    match argument.strip_prefix(option) {
        Some("") => match following.next() {
            Some(value) => Ok(Some(value)),
            None => Err(format!("`{option}` needs a value.")),
        },
        Some(rest) => Ok(rest.strip_prefix('=')),
        None => Ok(None),
    }
}

fn nothing_more(name: &str, arguments: &[&str]) -> Result<(), String> {
    match arguments.first() {
        Some(argument) => Err(format!("`{name}` does not know `{argument}`.")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&arguments)
    }

    #[test]
    fn nothing_or_help_asks_for_the_usage() {
        for line in ["", "help", "--help", "-h", "run --help"] {
            assert_eq!(parsed(line), Ok(Command::Help), "{line}");
        }
    }

    #[test]
    fn run_serves_on_8080_and_opens_a_browser_unless_told_otherwise() {
        let run = |port, open| Ok(Command::Run { port, open });
        assert_eq!(parsed("run"), run(8080, true));
        assert_eq!(parsed("run --port 9000 --no-open"), run(9000, false));
        assert_eq!(parsed("run --port=9000"), run(9000, true));
    }

    #[test]
    fn dev_serves_on_another_port_than_run() {
        assert_eq!(parsed("dev"), Ok(Command::Dev { port: 8090, open: true }));
        assert_eq!(parsed("dev --port 9 --no-open"), Ok(Command::Dev { port: 9, open: false }));
    }

    #[test]
    fn test_runs_every_part_or_those_named_once_each() {
        let test = |parts: &[Part]| Ok(Command::Test { parts: parts.to_vec() });
        assert_eq!(parsed("test"), test(&Part::ALL));
        assert_eq!(parsed("test --only size,native,size"), test(&[Part::Size, Part::Native]));
    }

    #[test]
    fn bench_may_name_a_commit() {
        let bench =
            |against: Option<&str>| Ok(Command::Bench { against: against.map(str::to_owned) });
        assert_eq!(parsed("bench"), bench(None));
        assert_eq!(parsed("bench --against HEAD~3"), bench(Some("HEAD~3")));
    }

    #[test]
    fn wrong_usage_is_named() {
        for (line, word) in [
            ("fly", "`fly`"),
            ("run --port", "needs a value"),
            ("run --port 0", "1 to 65535"),
            ("run --port 70000", "1 to 65535"),
            ("run --ports 1", "`--ports`"),
            ("run now", "`run` does not know `now`"),
            ("dev now", "`dev` does not know `now`"),
            ("build now", "`now`"),
            ("bench now", "`bench` does not know `now`"),
            ("test --only nothing", "lint, native, browser, e2e, size"),
        ] {
            let reason = parsed(line).err().unwrap_or_default();
            assert!(reason.contains(word), "{line}: {reason}");
        }
    }
}
