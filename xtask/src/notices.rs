//! The notices of third-party code: which crates are compiled into the page, and under which licenses.
//!
//! MIT, BSD, Zlib, Unicode and Apache licenses ask that their text and the copyright lines go with the
//! program. Macros and build scripts run on the builder's machine and leave nothing of theirs in the page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;
use crate::shell::{ask, cargo, program};
use crate::tools::WASM_TARGET;
use crate::workspace::Workspace;

/// What the file in `dist/` is called.
pub(crate) const NOTICES: &str = "notices.txt";

/// Where the permission of the MIT license begins; what is before it are its title and copyright lines.
const MIT_BEGINS: &str = "Permission is hereby granted, free of charge";

/// The text of the MIT license, for crates that name the license and bring no file.
const MIT: &str = include_str!("notices/mit.txt");

/// What the names of files with a license, or with what it asks to be repeated, begin with.
const BEGINNINGS: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// One crate that is compiled into the page.
struct Crate {
    name: String,
    version: String,
    license: String,
    repository: String,
    /// The texts it is to be given with.
    texts: Vec<String>,
}

/// The notices of all crates that are compiled into the page.
pub(crate) fn notices(workspace: &Workspace) -> Result<String, Failure> {
    let metadata = ask(cargo(workspace)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", WASM_TARGET]))
    .ok_or_else(|| Failure::new("`cargo metadata` does not say what the page is made of."))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|cause| {
        Failure::new(format!("What `cargo metadata` says cannot be read: {cause}."))
    })?;
    let mut crates = vec![standard_library(workspace)];
    for package in compiled_in(&metadata, "tabletop") {
        crates.push(of_package(package)?);
    }
    Ok(told(&crates))
}

/// The packages whose code is in a program, by name: its own dependencies and theirs, without macros and what
/// only those or build scripts and tests need.
fn compiled_in<'a>(metadata: &'a Value, program: &str) -> Vec<&'a Value> {
    let list = |value: &'a Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
    let by_id = |list: &'a [Value]| -> BTreeMap<&str, &Value> {
        list.iter().filter_map(|it| Some((it["id"].as_str()?, it))).collect()
    };
    let packages = by_id(list(&metadata["packages"]));
    let nodes = by_id(list(&metadata["resolve"]["nodes"]));
    let is_macro = |package: &Value| {
        let mut kinds = list_of(&package["targets"]).iter().flat_map(|it| list_of(&it["kind"]));
        kinds.any(|it| it == "proc-macro")
    };
    let own = packages.iter().find(|(_, it)| it["name"] == program).map(|(id, _)| *id);
    let mut open: Vec<&str> = own.into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if packages.get(id).is_none_or(|it| is_macro(it)) || !found.insert(id) {
            continue;
        }
        for need in nodes.get(id).map(|it| list(&it["deps"])).unwrap_or_default() {
            // The kind of an ordinary dependency is null.
            if list(&need["dep_kinds"]).iter().any(|it| it["kind"].is_null()) {
                open.extend(need["pkg"].as_str());
            }
        }
    }
    let others = found.iter().filter(|id| Some(**id) != own);
    let mut others: Vec<&Value> = others.filter_map(|id| packages.get(id).copied()).collect();
    others.sort_by_key(|it| (it["name"].to_string(), it["version"].to_string()));
    others
}

fn list_of(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What Rust itself brings into every program.
fn standard_library(workspace: &Workspace) -> Crate {
    let version = ask(program(workspace, "rustc").arg("--version")).unwrap_or_default();
    let version = version.split_whitespace().nth(1).unwrap_or_default().to_owned();
    Crate {
        name: "the Rust standard library".to_owned(),
        version,
        license: "MIT OR Apache-2.0".to_owned(),
        repository: "https://github.com/rust-lang/rust".to_owned(),
        texts: vec![mit("The Rust Project contributors")],
    }
}

fn of_package(package: &Value) -> Result<Crate, Failure> {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let folder = Path::new(package["manifest_path"].as_str().unwrap_or_default()).parent();
    let files = folder.map(license_files).unwrap_or_default();
    let authors: Vec<&str> =
        list_of(&package["authors"]).iter().filter_map(Value::as_str).collect();
    let authors = match authors[..] {
        [] => format!("the authors of {}", text("name")),
        _ => authors.join(", "),
    };
    let texts = texts_of(&text("license"), files, &authors).ok_or_else(|| {
        Failure::new(format!(
            "The crate {} {} ({}) brings no text of its license, which the page has to be given with. \
             Add that text to xtask/src/notices.rs.",
            text("name"),
            text("version"),
            text("license")
        ))
    })?;
    let (name, version) = (text("name"), text("version"));
    Ok(Crate { name, version, license: text("license"), repository: text("repository"), texts })
}

/// The files of a crate that hold a license, by name.
fn license_files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let named = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().to_ascii_uppercase();
        let is_license = BEGINNINGS.iter().any(|beginning| name.starts_with(beginning));
        let text = is_license.then(|| fs::read_to_string(entry.path()).ok()).flatten()?;
        Some((name, text))
    });
    named.collect()
}

/// The texts that a crate is to be given with. Of licenses to choose from, MIT is taken: it is the shortest.
fn texts_of(license: &str, files: BTreeMap<String, String>, authors: &str) -> Option<Vec<String>> {
    let has_choice = !license.contains("AND");
    let mut alternatives = license.split(['/', ' ']).filter(|word| !word.is_empty());
    if has_choice && alternatives.any(|word| word == "MIT") {
        let notices = files.iter().filter(|(name, _)| name.starts_with("NOTICE"));
        let notices: Vec<String> = notices.map(|(_, text)| text.clone()).collect();
        let is_mit = |text: &&String| text.contains(MIT_BEGINS);
        let own = files.values().filter(is_mit).min_by_key(|text| text.len());
        let own = own.cloned().unwrap_or_else(|| mit(authors));
        return Some([vec![own], notices].concat());
    }
    (!files.is_empty()).then(|| files.into_values().collect())
}

fn mit(holder: &str) -> String {
    format!("Copyright (c) {holder}\n\n{MIT}")
}

/// The file: the list of crates, then each license with the copyright lines of those that it is for.
fn told(crates: &[Crate]) -> String {
    let mut file = "Tabletop is made with the following software of others. The texts of the licenses are below \
                    the list.\n\n"
        .to_owned();
    for it in crates {
        file.push_str(&format!("{} {} ({}) {}\n", it.name, it.version, it.license, it.repository));
    }
    for (license, holders) in by_license(crates) {
        file.push_str(&format!("\n{}\n\n", "-".repeat(72)));
        for (lines, names) in holders {
            file.push_str(&format!("{}:\n", names.join(", ")));
            for line in lines.lines() {
                file.push_str(&format!("  {line}\n"));
            }
        }
        file.push_str(&format!("\n{license}\n"));
    }
    file
}

/// The crates that have the same copyright lines, by those.
type Holders = BTreeMap<String, Vec<String>>;

/// The licenses, each once, with the copyright lines before them and the crates that those are of. Texts that
/// differ only in their white space are one.
fn by_license(crates: &[Crate]) -> Vec<(String, Holders)> {
    let mut all: BTreeMap<String, (String, Holders)> = BTreeMap::new();
    for it in crates {
        for text in &it.texts {
            let begins = text.find(MIT_BEGINS).unwrap_or(0);
            let (lines, license) = text.split_at(begins);
            let key = license.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, holders) =
                all.entry(key).or_insert_with(|| (license.trim().to_owned(), Holders::new()));
            let lines: Vec<&str> =
                lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            holders
                .entry(lines.join("\n"))
                .or_default()
                .push(format!("{} {}", it.name, it.version));
        }
    }
    all.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn named(name: &str, texts: &[&str]) -> Crate {
        Crate {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: "MIT".to_owned(),
            repository: String::new(),
            texts: texts.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn what_only_macros_build_scripts_and_tests_need_is_not_in_the_page() {
        let package = |name: &str, kind: &str| json!({ "id": name, "name": name, "version": "1.0.0", "targets": [{ "kind": [kind] }] });
        let need =
            |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("tabletop", "lib"), package("view", "lib"), package("deep", "lib"),
                package("derive", "proc-macro"), package("syntax", "lib"), package("test", "lib"),
                package("script", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "tabletop", "deps": [
                    need("view", Value::Null), need("derive", Value::Null), need("test", json!("dev")),
                ] },
                { "id": "view", "deps": [need("deep", Value::Null), need("script", json!("build"))] },
                { "id": "derive", "deps": [need("syntax", Value::Null)] },
            ] },
        });
        let names: Vec<_> =
            compiled_in(&metadata, "tabletop").iter().map(|it| &it["name"]).collect();
        assert_eq!(names, ["deep", "view"]);
    }

    #[test]
    fn of_licenses_to_choose_from_the_shortest_is_taken_and_otherwise_all_texts_are() {
        let own = format!("Copyright Ann\n\n{MIT}");
        let both =
            files(&[("LICENSE-APACHE", "Apache"), ("LICENSE-MIT", &own), ("NOTICE", "By Ann")]);
        let taken = |license: &str| texts_of(license, both.clone(), "Bob");
        assert_eq!(taken("MIT OR Apache-2.0"), Some(vec![own.clone(), "By Ann".to_owned()]));
        assert_eq!(taken("Apache-2.0/MIT"), Some(vec![own.clone(), "By Ann".to_owned()]));
        assert_eq!(taken("(MIT OR Apache-2.0) AND Unicode-3.0").map(|it| it.len()), Some(3));
        assert_eq!(
            texts_of("Zlib", files(&[("LICENSE.MD", "zlib")]), "Bob"),
            Some(vec!["zlib".to_owned()])
        );
    }

    #[test]
    fn a_crate_without_a_file_has_the_text_of_its_license_or_is_refused() {
        let text = texts_of("MIT", BTreeMap::new(), "Bob").unwrap_or_default().concat();
        assert!(text.starts_with("Copyright (c) Bob\n"), "{text}");
        assert!(
            text.contains(MIT_BEGINS) && text.contains("WITHOUT WARRANTY OF ANY KIND"),
            "{text}"
        );
        assert_eq!(texts_of("BSD-3-Clause", BTreeMap::new(), "Bob"), None);
    }

    #[test]
    fn a_license_stands_once_with_everybody_it_is_for() {
        let other_lines = MIT.replace('\n', " ");
        let text = told(&[
            named("one", &[&format!("MIT License\n\nCopyright Ann\n\n{MIT}")]),
            named("two", &[&format!("Copyright Bob\n{other_lines}")]),
            named("three", &[&format!("Copyright Bob\n\n{MIT}")]),
            named("four", &["zlib"]),
        ]);
        assert_eq!(text.matches(MIT_BEGINS).count(), 1, "{text}");
        assert!(text.contains("one 1.0.0:\n  MIT License\n  Copyright Ann\n"), "{text}");
        assert!(text.contains("two 1.0.0, three 1.0.0:\n  Copyright Bob\n"), "{text}");
        assert!(text.contains("\nfour 1.0.0:\n\nzlib\n"), "{text}");
    }
}
