//! The later files of the program, few instead of many, and the module that loads them.
//!
//! The splitter gives every set of parts a file for what only they share, so there are more the more
//! parts there are. What is shared with a part that is loaded at the start belongs into that part's file:
//! it is there before anything else asks for it. All other shared things are one file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The parts that every visit loads, in this order: what one shares with later ones is in its file.
const AT_START: &[&str] = &["workbench", "details"];

/// The file with what the other parts share.
const SHARED: &str = "shared";

/// Parts by name, and the files that each needs, as the splitter wrote them.
pub(crate) type Needs = BTreeMap<String, BTreeSet<String>>;

/// What a part's own file is called; without `.wasm`, as everywhere here.
pub(crate) fn file_of(part: &str) -> String {
    format!("split_{part}")
}

/// Whether a file of this name is one that the module loads.
pub(crate) fn is_loaded_later(file: &str) -> bool {
    file == SHARED || file.starts_with(&file_of(""))
}

/// How the statement begins that loads a part.
fn loading(part: &str) -> String {
    format!("export const __wasm_split_load_{part} = wrapAsyncCb(() => Promise.all([")
}

/// The files to load, each of one or more files of the splitter, by name.
pub(crate) fn files(needs: &Needs) -> BTreeMap<String, BTreeSet<String>> {
    let mut files: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for file in needs.values().flatten() {
        files.entry(holder(needs, file)).or_default().insert(file.clone());
    }
    files
}

/// The file to load that holds a file of the splitter.
fn holder(needs: &Needs, file: &str) -> String {
    let needing = |part: &str| needs.get(part).is_some_and(|files| files.contains(file));
    if let Some(part) = AT_START.iter().find(|part| needing(part)) {
        return file_of(part);
    }
    let mut parts = needs.keys().filter(|part| needing(part));
    match (parts.next(), parts.next()) {
        (Some(part), None) => file_of(part),
        _ => SHARED.to_owned(),
    }
}

/// The module that loads the files: the splitter's, with other files.
///
/// # Errors
///
/// If the splitter's module is not what its version of now writes.
pub(crate) fn module(by_splitter: &str, needs: &Needs) -> Result<String, String> {
    // First what loads and links any file, then a statement for each file.
    let statements = ["/* ", "const __chunk_", "export const __wasm_split_load_"];
    let first = statements.iter().filter_map(|it| by_splitter.find(&format!("\n{it}"))).min();
    let (Some(first), true) = (first, by_splitter.contains("function makeLoad(fetcher, deps)"))
    else {
        return Err("it has no function that loads a file".to_owned());
    };
    let mut module = by_splitter[..=first].to_owned();
    for file in files(needs).keys() {
        let _ = writeln!(
            module,
            "const {file} = makeLoad(() => {{\n    \
             const src = fetch(new URL(\"./{file}.wasm\", import.meta.url));\n    \
             src.catch(() => {{}});\n    \
             return (imports) => WebAssembly.instantiateStreaming(src, imports);\n\
             }}, []);"
        );
    }
    for (part, files) in needs {
        let holders: BTreeSet<_> = files.iter().map(|file| holder(needs, file)).collect();
        let holders: Vec<_> = holders.into_iter().collect();
        let (loading, holders) = (loading(part), holders.join(", "));
        let _ = writeln!(module, "{loading}{holders}].map((load) => load())));");
    }
    Ok(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files that the module loads for a part.
    fn loaded_for(module: &str, part: &str) -> Vec<String> {
        let files = module.split_once(&loading(part)).and_then(|(_, rest)| rest.split_once(']'));
        let files = files.map(|(files, _)| files).unwrap_or_default();
        files.split(", ").filter(|file| !file.is_empty()).map(str::to_owned).collect()
    }

    fn needs() -> Needs {
        let parts: &[(&str, &[&str])] = &[
            ("workbench", &["split_workbench", "chunk_1", "chunk_2"]),
            ("details", &["split_details", "chunk_2", "chunk_3"]),
            ("cost", &["split_cost", "chunk_1", "chunk_3", "chunk_4"]),
            ("learn", &["split_learn", "chunk_4"]),
        ];
        let set = |files: &[&str]| files.iter().map(|it| (*it).to_owned()).collect();
        parts.iter().map(|(part, files)| ((*part).to_owned(), set(files))).collect()
    }

    #[test]
    fn what_is_shared_with_a_part_of_the_start_is_in_its_file() {
        let files = files(&needs());
        let holds = |file: &str| files[file].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(holds("split_workbench"), ["chunk_1", "chunk_2", "split_workbench"]);
        assert_eq!(holds("split_details"), ["chunk_3", "split_details"]);
        assert_eq!(holds("shared"), ["chunk_4"]);
        assert_eq!(holds("split_cost"), ["split_cost"]);
    }

    #[test]
    fn a_part_comes_with_the_files_that_hold_what_it_shares() {
        let by_splitter = "import {};\nfunction makeLoad(fetcher, deps) {}\n/* cost, learn */\n\
                           const __chunk_4 = makeLoad(() => 4, []);\n";
        let module = module(by_splitter, &needs()).expect("it is what the splitter writes");
        assert!(!module.contains("chunk_4"), "{module}");
        let loaded = |part: &str| loaded_for(&module, part);
        assert_eq!(loaded("workbench"), ["split_workbench"]);
        assert_eq!(loaded("details"), ["split_details", "split_workbench"]);
        assert_eq!(loaded("cost"), ["shared", "split_cost", "split_details", "split_workbench"]);
        assert_eq!(loaded("learn"), ["shared", "split_learn"]);
        assert!(loaded("elsewhere").is_empty());
    }

    #[test]
    fn a_module_of_another_form_is_refused() {
        assert!(module("export const load = 1;\n", &needs()).is_err());
    }
}
