//! The page as people get it: `dist/` with everything that `index.html` names.
//!
//! Trunk builds the same `index.html` for those who edit the page (`Trunk.toml`). Here all style sheets become
//! two files, that of the first view and that of the rest, the names of files change with what is in them, and
//! the program comes divided.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::app;
use crate::failure::Failure;
use crate::notices::{self, NOTICES};
use crate::offline;
use crate::tools::Shrinker;
use crate::workspace::Workspace;

/// Files by name, with `/` between folders.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What stands before the attributes of an element that stands for files.
const LINK: &str = "<link data-trunk ";

/// What marks, first of all attributes, a style sheet that the first view does without.
const LATER: &str = "data-later ";

/// What the name of the style of all but the first view begins with.
pub(crate) const LATER_STYLE: &str = "rest";

/// What the policy allows for the script by which Trunk reloads the page, and for nothing else.
const NONCE: &str = " 'nonce-only-for-trunk'";

/// Writes the page around the finished files of the program.
pub(crate) fn write(
    workspace: &Workspace,
    program: &Files,
    shrinkers: &[Shrinker],
) -> Result<(), Failure> {
    let source = read(workspace, "index.html")?;
    let source = String::from_utf8_lossy(&source);
    let (mut sheet, mut later) = (String::new(), String::new());
    let mut icon = Vec::new();
    for link in links(&source) {
        match link.rel {
            "css" => {
                let sheet = if link.is_later { &mut later } else { &mut sheet };
                *sheet += &String::from_utf8_lossy(&read(workspace, link.href)?);
            }
            "icon" => icon = read(workspace, link.href)?,
            _ => {}
        }
    }
    let sheet = minified(workspace, &without_comments(&sheet), shrinkers)?;
    let later = minified(workspace, &without_comments(&later), shrinkers)?;
    let mut files = Files::new();
    let mut add = |name: &str, ending: &str, bytes: Vec<u8>| {
        let name = format!("{name}-{}.{ending}", version(&bytes));
        files.insert(name.clone(), bytes);
        name
    };
    let names = Names {
        style: add("style", "css", sheet),
        later_style: add(LATER_STYLE, "css", later),
        icon: add("icon", "svg", icon),
        program: format!("app/{}", version(program)),
    };
    for (name, bytes) in program {
        files.insert(format!("{}/{name}", names.program), bytes.clone());
    }
    files.insert("index.html".to_owned(), built(&source, &names).into_bytes());
    files.insert(NOTICES.to_owned(), notices::notices(workspace)?.into_bytes());
    offline::add_worker(workspace, &mut files)?;
    let dist = workspace.dist();
    // Nothing of an earlier page may be kept by the service worker of this one.
    let _ = fs::remove_dir_all(&dist);
    for (name, bytes) in &files {
        write_file(&dist.join(name), bytes)?;
    }
    Ok(())
}

/// Where the files of the built page are, from the page.
struct Names {
    style: String,
    later_style: String,
    icon: String,
    program: String,
}

/// An element of `index.html` that stands for files.
struct Link<'a> {
    rel: &'a str,
    href: &'a str,
    /// Whether the first view does without it.
    is_later: bool,
}

fn links(source: &str) -> impl Iterator<Item = Link<'_>> {
    source.lines().filter_map(link)
}

fn link(line: &str) -> Option<Link<'_>> {
    let attributes = line.trim().strip_prefix(LINK)?;
    let attribute = |name: &str| {
        let (_, value) = attributes.split_once(&format!("{name}=\""))?;
        value.split_once('"').map(|(value, _)| value)
    };
    Some(Link {
        rel: attribute("rel")?,
        href: attribute("href").unwrap_or_default(),
        is_later: attributes.starts_with(LATER),
    })
}

/// `index.html` with the files themselves in the places of what stands for them.
fn built(source: &str, names: &Names) -> String {
    let Names { style, later_style, icon, program } = names;
    let mut page = String::new();
    let mut is_styled = false;
    for line in source.lines() {
        let written = match link(line).map(|it| it.rel) {
            None => line.replace(NONCE, ""),
            Some("icon") => {
                format!(r#"  <link rel="icon" href="./{icon}" type="image/svg+xml">"#)
            }
            Some("css") if !is_styled => {
                is_styled = true;
                format!(
                    r#"  <link rel="stylesheet" href="./{style}">
  <meta name="style-of-the-rest" content="./{later_style}">"#
                )
            }
            Some("rust") => app::start_lines(program),
            Some(_) => continue,
        };
        page += &written;
        page.push('\n');
    }
    page
}

/// A word that changes with what it is made from.
fn version(of: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A sheet without what is written for people only.
fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once("*/").map_or("", |(_, behind)| behind));
    }
    rest.lines()
        .filter(|line| !line.trim().is_empty())
        .fold(String::new(), |text, line| text + line + "\n")
}

fn minified(
    workspace: &Workspace,
    sheet: &str,
    shrinkers: &[Shrinker],
) -> Result<Vec<u8>, Failure> {
    let file = workspace.app().join("style.css");
    write_file(&file, sheet.as_bytes())?;
    app::minify(workspace, &file, shrinkers)?;
    fs::read(&file).map_err(|cause| Failure::of_file("read", &file, &cause))
}

fn read(workspace: &Workspace, name: &str) -> Result<Vec<u8>, Failure> {
    let file = workspace.root.join(name);
    fs::read(&file).map_err(|cause| Failure::of_file("read", &file, &cause))
}

/// Writes a file, and the folders that it lies in.
pub(crate) fn write_file(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, bytes))
        .map_err(|cause| Failure::of_file("write", file, &cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> String {
        let source = read(&Workspace::locate(), "index.html").expect("the page");
        String::from_utf8(source).expect("text")
    }

    #[test]
    fn the_built_page_names_each_file_once_and_nothing_of_trunk() {
        let names = Names {
            style: "style-1.css".to_owned(),
            later_style: "rest-4.css".to_owned(),
            icon: "icon-2.svg".to_owned(),
            program: "app/3".to_owned(),
        };
        let page = built(&source(), &names);
        for once in [
            "\"./style-1.css\"",
            "\"./rest-4.css\"",
            "\"./icon-2.svg\"",
            "\"./app/3/start.js\"",
            "script-src 'self' '",
        ] {
            assert_eq!(page.matches(once).count(), 1, "{once}");
        }
        assert!(!page.contains("trunk"), "{page}");
        assert!(!page.contains("nonce"), "{page}");
    }

    #[test]
    fn the_page_names_every_style_sheet_and_the_order_of_layers_first() {
        let workspace = Workspace::locate();
        let source = source();
        let named: Vec<_> =
            links(&source).filter(|it| it.rel == "css").map(|it| it.href.to_owned()).collect();
        assert_eq!(named.first().map(String::as_str), Some("style/layers.css"));
        let there = fs::read_dir(workspace.root.join("style")).expect("the style sheets");
        for sheet in there {
            let name = sheet.expect("an entry").file_name().to_string_lossy().into_owned();
            let is_named = named.contains(&format!("style/{name}"));
            assert_eq!(is_named, name.ends_with(".css"), "{name}");
        }
    }

    #[test]
    fn the_order_of_layers_names_every_layer_there_is() {
        let workspace = Workspace::locate();
        let source = source();
        let sheets = links(&source).filter(|it| it.rel == "css");
        let sheet: Vec<_> = sheets.map(|it| read(&workspace, it.href).expect("a sheet")).collect();
        let sheet = without_comments(&String::from_utf8_lossy(&sheet.concat()));
        let order = sheet.lines().next().unwrap_or_default();
        let order = order.strip_prefix("@layer ").and_then(|it| it.strip_suffix(';'));
        let order: Vec<_> = order.expect("the order comes first").split(", ").collect();
        let blocks =
            sheet.lines().filter_map(|line| line.strip_prefix("@layer ")?.strip_suffix(" {"));
        for layer in blocks {
            assert!(order.contains(&layer), "`{layer}` has no place in the order of layers.css");
        }
    }

    #[test]
    fn comments_are_left_out() {
        let sheet = "/* two\n   lines */\n@layer base {\n  a { color: red } /* one */\n}\n";
        assert_eq!(without_comments(sheet), "@layer base {\n  a { color: red } \n}\n");
    }
}
