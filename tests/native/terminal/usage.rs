//! How commands are given, and what no name and no shape of a document can do to their answers.

use std::fs;

use serde_json::{Value, json};
use tabletop::model::file::LIMITS;

use super::run;
use crate::support;

#[test]
fn options_stand_in_any_order() {
    let example = run(&["example", "ecommerce"], "").out;
    for (command, orders) in [
        ("simulate", &[&["simulate", "--json", "-"], &["--json", "simulate", "-"]][..]),
        ("assess", &[&["assess", "--json", "-"], &["--json", "assess", "-"]]),
    ] {
        let usual = run(&[command, "-", "--json"], &example);
        assert_eq!(usual.code, 0, "{}", usual.err);
        for order in orders {
            assert!(run(*order, &example).out == usual.out, "{order:?}");
        }
    }
    let without = run(&["simulate", "-", "--json", "--no-entries"], &example);
    for order in [
        ["--no-entries", "simulate", "--json", "-"],
        ["simulate", "--no-entries", "-", "--json"],
        ["simulate", "--no-entries", "--json", "-"],
    ] {
        assert!(run(&order, &example).out == without.out, "{order:?}");
    }
    assert_eq!(run(&["check", "--help"], "").code, 0);
}

#[test]
fn an_unknown_option_is_named_with_those_that_the_command_has() {
    for (arguments, said) in [
        (
            &["simulate", "-", "--xml"][..],
            "`simulate` has no option `--xml`. Options of `simulate`: --json and --no-entries.",
        ),
        (&["--entries", "assess", "-"], "no option `--entries`. Options of `assess`: --json."),
        (&["check", "--json", "-"], "no option `--json`. Options of `check`: no options."),
        (&["fly", "-"], "there is no command `fly`"),
        (&["simulate", "-", "--no-entries"], "give both"),
    ] {
        let ran = run(arguments, "");
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn a_name_cannot_pose_as_a_line_of_its_own() {
    let mut document = support::base();
    let name = "Orders\nerror: /: everything is lost\tfor good";
    document["name"] = json!(name);
    document["components"][0]["name"] = json!(name);
    document["plans"] = json!([support::plan("cron(0 5 * * ? *)")]);
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:00:00Z")]);
    let numbered = document.to_string().replace("\\n", "\\u000A").replace("\\t", "\\u0009");
    for text in [document.to_string(), numbered] {
        for command in ["check", "simulate", "assess", "compare"] {
            let told = run(&[command, "-"], &text);
            assert_eq!(told.code, 0, "{command}: {}", told.err);
            let all = told.out + &told.err;
            assert!(!all.lines().any(|line| line.starts_with("error:")), "{command}: {all}");
            assert!(!all.contains('\t'), "{command}: {all}");
            let shown = "Orders\\nerror: /: everything is lost\\tfor good";
            assert!(all.contains(shown), "{command}: {all}");
        }
        let told = run(&["simulate", "-", "--json"], &text);
        serde_json::from_str::<Value>(&told.out).expect("JSON");
        assert!(told.out.contains("Orders\\nerror"), "data keeps the line break");
    }
    // A backslash that stands for itself is no line break.
    document["name"] = json!("C:\\new\\temp");
    let told = run(&["simulate", "-"], &document.to_string());
    assert!(told.out.starts_with("C:\\new\\temp\n"), "{}", told.out);
}

#[test]
fn a_number_that_is_too_large_is_quoted_with_its_place() {
    for number in ["1e400", "-1e999"] {
        let text = format!(
            "{{\"format\":1,\"clock\":{{\"start\":\"2026-11-02T00:00:00Z\",\n\"days\": {number} }}}}"
        );
        let told = run(&["check", "-"], &text);
        let said = format!("/clock/days: the number `{number}` is too large at line 2");
        assert!(told.err.contains(&said), "{}", told.err);
    }
}

#[test]
fn a_list_is_refused_where_an_object_is_expected() {
    let list = json!(["orders", "main", "2026-11-03T00:00:00Z"]);
    for path in [
        "/plans/0/selection",
        "/plans/0/rules/0/copies/0",
        "/plans/0/selection/tags/0",
        "/plans/0/selection/conditions/0",
        "/components/0/objectives/0",
        "/incidents/0/pins/0",
        "/on_demand_backups/0",
        "/clock",
    ] {
        for value in [json!([]), list.clone()] {
            let mut document = support::base();
            document["plans"] = json!([support::plan("cron(0 5 * * ? *)")]);
            document["plans"][0]["rules"][0]["copies"] = json!([{ "vault": "main" }]);
            document["plans"][0]["selection"]["tags"] = json!([{ "key": "a", "value": "b" }]);
            document["plans"][0]["selection"]["conditions"] =
                json!([{ "comparison": "string_equals", "key": "a", "value": "b" }]);
            document["components"][0]["objectives"] = json!([{ "disruption": "software" }]);
            document["incidents"] =
                json!([support::incident("accidental_deletion", "2026-11-04T14:00:00Z")]);
            document["incidents"][0]["pins"] =
                json!([{ "component": "orders", "option": "self_heal" }]);
            document["on_demand_backups"] = json!([{}]);
            *document.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = value.clone();
            let told = run(&["check", "-"], &document.to_string());
            let line = told.err.lines().find(|it| it.starts_with(&format!("error: {path}: ")));
            let line = line.unwrap_or_else(|| panic!("{path} = {value}: {}", told.err));
            assert!(line.contains("a list") && line.contains("object"), "{line}");
        }
    }
}

#[test]
fn each_error_of_a_comparison_names_its_file() {
    let folder = std::env::temp_dir().join(format!("tabletop-compare-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let (good, bad) = (folder.join("good.json"), folder.join("bad.json"));
    let mut document = support::base();
    fs::write(&good, document.to_string()).expect("a file");
    document["components"][0]["kind"] = json!("rds");
    document["components"][0]["size_gib"] = json!("big");
    fs::write(&bad, document.to_string()).expect("a file");
    let told = run(&["compare", &good.to_string_lossy(), &bad.to_string_lossy()], "");
    fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert_eq!(told.code, 1);
    let errors: Vec<&str> = told.err.lines().filter(|it| it.starts_with("error:")).collect();
    assert!(errors.len() >= 2, "{}", told.err);
    let own = format!("error: {}: /components/0/", bad.display());
    assert!(errors.iter().all(|it| it.starts_with(&own)), "{}", told.err);
}

#[test]
fn the_limits_are_listed_as_they_are_held() {
    let told = run(&["limits"], "");
    assert_eq!(told.code, 0);
    for limit in LIMITS {
        assert!(told.out.contains(limit.what) && told.out.contains(limit.why), "{}", limit.what);
    }
    assert!(told.out.contains("      5,000 components\n"), "{}", told.out);
}

#[test]
fn a_long_name_is_kept_and_can_be_shortened_and_one_longer_than_any_text_is_refused() {
    let paths = [
        "/name",
        "/sites/0/name",
        "/components/0/name",
        "/journeys/0/name",
        "/notifications/0/name",
        "/incidents/0/name",
    ];
    let mut document = support::base();
    document["journeys"] = json!([{ "id": "j", "needs": ["orders"] }]);
    document["notifications"] =
        json!([{ "name": "n", "components": ["orders"], "after_minutes": 5 }]);
    document["incidents"] =
        json!([support::incident("accidental_deletion", "2026-11-04T14:00:00Z")]);
    for path in paths {
        let (parent, field) = path.rsplit_once('/').expect("a pointer");
        for (length, code, says) in [
            (120, 0, None),
            (121, 0, Some("can be shown")),
            (4_096, 0, Some("can be shown")),
            (4_097, 1, Some("too long")),
        ] {
            let mut document = document.clone();
            document.pointer_mut(parent).expect("it is there")[field] = json!("å".repeat(length));
            let told = run(&["check", "-"], &document.to_string());
            assert_eq!(told.code, code, "{path} of {length}: {}", told.err);
            let line = told.err.lines().find(|it| it.contains(&format!(": {path}: ")));
            assert_eq!(line.is_some(), says.is_some(), "{path} of {length}: {}", told.err);
            assert!(says.is_none_or(|says| line.is_some_and(|it| it.contains(says))), "{line:?}");
        }
    }
    document["components"][0]["name"] = json!("å".repeat(200));
    let (scenario, findings) = tabletop::model::file::read_leniently(&document.to_string());
    let fix = findings.into_iter().find(|it| it.pointer == "/components/0/name");
    let fix = fix.and_then(|it| it.fix).expect("it can be shortened");
    let shorter = tabletop::model::file::edited(&scenario.expect("it is read"), &fix.edits);
    let shorter = shorter.expect("the shorter design is read");
    assert_eq!(shorter.components[0].name, "å".repeat(119) + "…");
}
