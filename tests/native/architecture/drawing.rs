//! The page only draws: what it says is made in `show`, where native tests read it.

use super::imports::{Source, Sources, code};

/// What makes a text of a number, a moment or a thing of the design.
const FORMATTERS: &[&str] = &[
    "count",
    "counted",
    "gib",
    "percent",
    "plain",
    "orders",
    "objectives",
    "verdict",
    "bytes",
    "thousands",
    "with_unit",
    "usd",
];

/// Methods that do the same.
const METHODS: &[&str] = &[".short()", ".date()", ".hour_and_minute()", ".day_and_month()"];

/// How a row is asked for one of its texts.
const READS: &[&str] = &[".text(", ".get(", ".get_untracked("];

/// Whether a file belongs to the page, which only draws.
fn draws(source: &Source) -> bool {
    source.module.first().is_some_and(|room| room == "ui")
}

/// Whether an argument is a number or a constant: a column by its position.
fn is_position(argument: &str) -> bool {
    let is_constant =
        |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || "_+ ".contains(it);
    !argument.is_empty() && argument.chars().all(is_constant)
}

/// The literals of all `format!` and `write!`, with whether each is more than an id or a path.
fn formatted(text: &str) -> impl Iterator<Item = &str> {
    let calls = ["format!(", "write!(", "push_str("].map(|call| text.split(call).skip(1));
    calls.into_iter().flatten().filter_map(|rest| rest.split('"').nth(1))
}

/// What a room that only draws does besides.
fn faults_of(text: &str) -> Vec<String> {
    let code = code(text);
    let mut faults = Vec::new();
    for read in READS {
        for rest in code.split(read).skip(1) {
            let argument = rest.split(')').next().unwrap_or_default().trim();
            if is_position(argument) {
                faults.push(format!("reads the column {argument} by its position"));
            }
        }
    }
    for method in METHODS.iter().filter(|it| code.contains(*it)) {
        faults.push(format!("writes a moment by {method}"));
    }
    for literal in formatted(text).filter(|it| it.contains(' ') || it.contains(":.")) {
        faults.push(format!("makes a text: {literal}"));
    }
    faults
}

#[test]
fn the_page_only_draws() {
    let sources = Sources::read();
    let (mut faults, mut seen) = (Vec::new(), 0_usize);
    for source in sources.all().filter(|it| draws(it)) {
        seen += 1;
        let path = source.path.display();
        faults.extend(faults_of(&source.text).iter().map(|fault| format!("{path} {fault}")));
        for (module, item) in sources.named_by(source) {
            let is_text = module.first().is_some_and(|it| it == "show" || it == "units");
            if is_text && FORMATTERS.contains(&item.as_str()) {
                faults.push(format!("{path} formats by `{item}`"));
            }
        }
    }
    assert!(seen > 100, "only {seen} files are seen");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn texts_and_positions_are_found() {
    for text in [
        "fn f() { row.text(0) }",
        "fn f() { row.get(LABEL) }",
        "fn f() { row.get_untracked(BOX + 1) }",
        "fn f() { at.short() }",
        "fn f() { format!(\"down for {down}\") }",
        "fn f() { format!(\"{x:.1}\") }",
    ] {
        assert_eq!(faults_of(text).len(), 1, "{text}");
    }
    for text in [
        "fn f() { row.text(OptionRow::AT.name) }",
        "fn f() { list.get(index) }",
        "fn f() { format!(\"{id}-title\") } // at.short()",
    ] {
        assert!(faults_of(text).is_empty(), "{text}");
    }
}
