//! Which file names what of which other file, read from the text of the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The path of a module within the crate: `["ui", "state", "editor"]`.
pub(super) type Module = Vec<String>;

/// An import: the path as it is written, the name that it gives, and whether it is handed on to others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Import {
    pub(super) path: Vec<String>,
    pub(super) name: String,
    pub(super) is_public: bool,
}

/// A source file.
pub(super) struct Source {
    pub(super) module: Module,
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) imports: Vec<Import>,
    /// Paths outside imports: `crate::engine::Run`, `text::counted`.
    paths: Vec<Vec<String>>,
}

/// All files of `src` but the two roots.
pub(super) struct Sources(BTreeMap<Module, Source>);

impl Sources {
    pub(super) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("src is there") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "rs") {
                    let text = fs::read_to_string(&path).expect("a source file");
                    let source = Source::new(module(&root, &path), path, text);
                    files.insert(source.module.clone(), source);
                }
            }
        }
        Self(files)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.values()
    }

    /// The items outside its own file that a file names: of which module, and which item.
    pub(super) fn named_by(&self, source: &Source) -> BTreeSet<(Module, String)> {
        let imports = source.imports.iter().filter(|it| !it.is_public).map(|it| &it.path);
        let absolute = imports.filter_map(|path| self.absolute(&source.module, path));
        let paths = source.paths.iter().filter_map(|path| self.absolute_or_imported(source, path));
        let found = absolute.chain(paths).filter_map(|path| self.resolved(&path, 0));
        found.filter(|(module, _)| *module != source.module).collect()
    }

    /// A path as it is written in a module, from the root of the crate; nothing if it leads elsewhere.
    pub(super) fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let mut from = module.to_vec();
        match first.as_str() {
            "crate" => return Some(rest.to_vec()),
            "self" => {}
            "super" => {
                let ups = path.iter().take_while(|it| *it == "super").count();
                from.truncate(module.len().checked_sub(ups)?);
                from.extend_from_slice(&path[ups..]);
                return Some(from);
            }
            _ => {
                from.push(first.clone());
                if !self.0.contains_key(&from) {
                    return None;
                }
            }
        }
        from.extend_from_slice(rest);
        Some(from)
    }

    fn absolute_or_imported(&self, source: &Source, path: &[String]) -> Option<Vec<String>> {
        self.absolute(&source.module, path).or_else(|| {
            let (first, rest) = path.split_first()?;
            let import = source.imports.iter().find(|it| it.name == *first)?;
            let mut found = self.absolute(&source.module, &import.path)?;
            found.extend_from_slice(rest);
            Some(found)
        })
    }

    /// The file and the item that a path from the root leads to, through what modules hand on; nothing if
    /// it leads to a module.
    fn resolved(&self, path: &[String], depth: usize) -> Option<(Module, String)> {
        let mut module = Vec::new();
        for (index, name) in path.iter().enumerate() {
            module.push(name.clone());
            if self.0.contains_key(&module) {
                continue;
            }
            module.pop();
            let Some(source) = self.0.get(&module).filter(|_| depth < 16) else { break };
            let rest = &path[index + 1..];
            let handed_on = source.imports.iter().find(|it| it.name == *name);
            if let Some(mut found) =
                handed_on.and_then(|it| self.absolute(&source.module, &it.path))
            {
                found.extend_from_slice(rest);
                return self.resolved(&found, depth + 1);
            }
            return Some((module, name.clone()));
        }
        None
    }
}

impl Source {
    fn new(module: Module, path: PathBuf, text: String) -> Self {
        let (imports, rest) = imports(&tests_as_part_of_the_file(&code(&text)));
        Self { module, path, text, imports, paths: paths(&rest) }
    }

    /// The layer, which is the first part of the module.
    pub(super) fn layer(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// All paths that are written in the file, those of imports taken apart.
    pub(super) fn written(&self) -> impl Iterator<Item = &Vec<String>> {
        self.imports.iter().map(|it| &it.path).chain(&self.paths)
    }
}

fn module(root: &Path, path: &Path) -> Module {
    let relative = path.strip_prefix(root).expect("below src").with_extension("");
    relative.components().map(|it| it.as_os_str().to_string_lossy().into_owned()).collect()
}

/// Code without comments, and without what is between quotation marks: a doc comment may point anywhere.
pub(super) fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(end) = raw_string(rest) {
            end
        } else if next == '"' {
            quoted(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("'/'") {
            3
        } else {
            code.push(next);
            rest = &rest[next.len_utf8()..];
            continue;
        };
        // What stands on two sides of it stays apart.
        code.push(' ');
        rest = &rest[end..];
    }
    code
}

/// Code whose tests at the end of the file name things as the file itself does: what is above them is the
/// file, and not the module above the file.
pub(super) fn tests_as_part_of_the_file(code: &str) -> String {
    let Some(at) = code.find("#[cfg(test)]\nmod tests {") else { return code.to_owned() };
    let (file, tests) = code.split_at(at);
    let above: Vec<String> =
        tests.split("super::super::").map(|it| it.replace("super::", "self::")).collect();
    format!("{file}{}", above.join("super::"))
}

/// The length of a text in quotation marks.
fn quoted(text: &str) -> usize {
    let mut is_escaped = false;
    for (index, it) in text.char_indices().skip(1) {
        match it {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a raw string, if one begins here.
fn raw_string(text: &str) -> Option<usize> {
    let fence = text.strip_prefix('r')?;
    let hashes = fence.chars().take_while(|it| *it == '#').count();
    let body = fence[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(text.len() - body.len() + body.find(&end).map_or(body.len(), |it| it + end.len()))
}

/// The imports of code, and the code without them.
pub(super) fn imports(code: &str) -> (Vec<Import>, String) {
    let (mut found, mut rest) = (Vec::new(), String::new());
    let mut statement: Option<(bool, String)> = None;
    for line in code.lines() {
        let trimmed = line.trim_start();
        if statement.is_none() {
            let (is_public, after) = visibility(trimmed);
            if let Some(tree) = after.strip_prefix("use ") {
                statement = Some((is_public, tree.to_owned()));
            }
        } else if let Some((_, tree)) = &mut statement {
            tree.push_str(line);
        }
        match &statement {
            None => {
                rest.push_str(line);
                rest.push('\n');
            }
            Some((is_public, tree)) => {
                if let Some(end) = tree.find(';') {
                    flatten(&tree[..end], &[], *is_public, &mut found);
                    rest.push_str(&tree[end + 1..]);
                    rest.push('\n');
                    statement = None;
                }
            }
        }
    }
    (found, rest)
}

/// Whether an item is public in any degree, and the item without that.
fn visibility(item: &str) -> (bool, &str) {
    let Some(rest) = item.strip_prefix("pub") else { return (false, item) };
    let rest = match rest.strip_prefix('(').and_then(|it| it.split_once(')')) {
        Some((_, rest)) => rest,
        None => rest,
    };
    (true, rest.trim_start())
}

/// Takes a tree of imports apart: `a::{b, c::{d, e}}` is `a::b`, `a::c::d` and `a::c::e`.
fn flatten(tree: &str, before: &[String], is_public: bool, found: &mut Vec<Import>) {
    let tree = tree.trim();
    let names = |path: &str| {
        let names = path.split("::").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
        before.iter().cloned().chain(names).collect::<Vec<_>>()
    };
    if let Some((path, group)) = tree.split_once('{') {
        let path = names(path);
        let group = group.trim_end().strip_suffix('}').unwrap_or(group);
        for part in parts(group) {
            flatten(part, &path, is_public, found);
        }
        return;
    }
    let (path, alias) = match tree.split_once(" as ") {
        Some((path, alias)) => (path, Some(alias.trim().to_owned())),
        None => (tree, None),
    };
    let mut path = names(path);
    if path.last().is_some_and(|it| it == "self") {
        path.pop();
    }
    if let Some(name) = alias.or_else(|| path.last().cloned()) {
        found.push(Import { path, name, is_public });
    }
}

/// What stands between the commas of a group, groups within it left whole.
fn parts(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (index, it) in group.char_indices() {
        match it {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&group[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts.into_iter().filter(|it| !it.trim().is_empty()).collect()
}

/// Paths of two names and more in code.
pub(super) fn paths(code: &str) -> Vec<Vec<String>> {
    let is_name = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
    code.split(|it| !is_name(it))
        .filter(|word| word.contains("::") && !word.starts_with("::"))
        .map(|word| {
            word.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|path| path.len() > 1)
        .collect()
}

/// The groups of nodes each of which leads to all others of its group, the largest first.
pub(super) fn circles<N: Ord + Clone>(edges: &BTreeMap<N, BTreeSet<N>>) -> Vec<Vec<N>> {
    let reach: BTreeMap<&N, BTreeSet<&N>> = edges
        .keys()
        .map(|node| {
            let mut reached = BTreeSet::new();
            let mut open = vec![node];
            while let Some(at) = open.pop() {
                for next in edges.get(at).into_iter().flatten() {
                    if reached.insert(next) {
                        open.push(next);
                    }
                }
            }
            (node, reached)
        })
        .collect();
    let leads = |from: &N, to: &N| reach.get(from).is_some_and(|it| it.contains(to));
    let mut circles: Vec<Vec<N>> = Vec::new();
    for node in edges.keys() {
        if leads(node, node) && !circles.iter().any(|it| it.contains(node)) {
            let circle = edges.keys().filter(|it| leads(node, it) && leads(it, node));
            circles.push(circle.cloned().collect());
        }
    }
    circles.sort_by_key(|it| std::cmp::Reverse(it.len()));
    circles
}
