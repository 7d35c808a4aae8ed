//! The style sheets of the page as one file: what is alike in them compresses away, and one request does.

use std::collections::BTreeMap;
use std::fs;

use crate::failure::Failure;
use crate::size::read_folder;
use crate::workspace::Workspace;

/// The sheet that fixes the order of layers, so that the order of the others does not matter.
const FIRST: &str = "layers.css";

/// Puts the sheets of `style/` where `index.html` has Trunk fetch them.
pub(crate) fn write_sheet(workspace: &Workspace) -> Result<(), Failure> {
    let cannot = |what: &str, cause: std::io::Error| {
        Failure::of_tool(&format!("To {what} ({cause})"), &cause.to_string())
    };
    let files = read_folder(&workspace.style(), "".as_ref())
        .map_err(|cause| cannot("read the style sheets", cause))?;
    fs::create_dir_all(workspace.app())
        .and_then(|()| fs::write(workspace.app().join("style.css"), sheet(&files)))
        .map_err(|cause| cannot("write the style sheet", cause))
}

/// All sheets in one, without what is written for people only.
fn sheet(files: &BTreeMap<String, Vec<u8>>) -> String {
    let sheets = || files.iter().filter(|(name, _)| name.ends_with(".css"));
    let first = sheets().filter(|(name, _)| *name == FIRST);
    let others = sheets().filter(|(name, _)| *name != FIRST);
    let whole: Vec<_> =
        first.chain(others).map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    without_comments(&whole.concat())
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layers_come_first_and_comments_are_left_out() {
        let files = [
            ("base.css", "/* Elements. */\n@layer base {\n  a { color: red } /* one */\n}\n"),
            ("icon.svg", "<svg/>"),
            ("layers.css", "@layer base, last;\n/* two\n   lines */\n"),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        assert_eq!(sheet(&files), "@layer base, last;\n@layer base {\n  a { color: red } \n}\n");
    }

    #[test]
    fn the_order_of_layers_names_every_layer_there_is() {
        let workspace = Workspace::locate();
        let files = read_folder(&workspace.style(), "".as_ref()).expect("the style sheets");
        let sheet = sheet(&files);
        let order = sheet.lines().next().unwrap_or_default();
        let order = order.strip_prefix("@layer ").and_then(|it| it.strip_suffix(';'));
        let order: Vec<_> = order.expect("the order comes first").split(", ").collect();
        let blocks =
            sheet.lines().filter_map(|line| line.strip_prefix("@layer ")?.strip_suffix(" {"));
        for layer in blocks {
            assert!(order.contains(&layer), "`{layer}` has no place in the order of layers.css");
        }
    }
}
