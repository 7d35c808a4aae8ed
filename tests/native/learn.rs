//! What there is to learn: every text can be read, names its sources, and is what it refers to.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tabletop::learn::{SourceBasis, cards, cited, glossary, lessons, sources, statements, topics};

mod corrected;
mod course;
mod search;

/// Every text that has to name its sources: what it is, and their keys.
fn texts() -> Vec<(String, &'static [String])> {
    let mut texts: Vec<(String, &'static [String])> = Vec::new();
    texts.extend(cards::cards().map(|it| (format!("card {}", it.id), it.sources.as_slice())));
    texts.extend(glossary().iter().map(|it| (format!("entry {}", it.id), it.sources.as_slice())));
    texts.extend(
        statements().iter().map(|it| (format!("statement {}", it.id), it.sources.as_slice())),
    );
    texts.extend(lessons().iter().map(|it| (format!("lesson {}", it.id), it.sources.as_slice())));
    texts
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn folder(name: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/learn").join(name);
    fs::read_dir(path)
        .expect("the folder is there")
        .map(|it| it.expect("an entry").path().file_stem().expect("a name").display().to_string())
        .collect()
}

#[test]
fn every_text_names_a_checked_source() {
    let without: Vec<String> = texts()
        .into_iter()
        .filter(|(_, keys)| {
            !keys.iter().filter_map(|key| cited(key)).any(|it| it.basis == SourceBasis::Facts)
        })
        .map(|(name, _)| name)
        .collect();
    assert!(without.is_empty(), "without a source among the facts: {}", without.join(", "));
}

#[test]
fn every_source_that_is_named_is_there_and_every_source_is_named() {
    let mut named = BTreeSet::new();
    let mut faults = Vec::new();
    for (name, keys) in texts() {
        for key in keys {
            named.insert(key.as_str());
            if cited(key).is_none() {
                faults.push(format!("{name}: there is no source {key}"));
            }
        }
    }
    let unused = sources::all().filter(|it| !named.contains(it.key));
    faults.extend(unused.map(|it| format!("nothing names the source {}", it.key)));
    assert_none(&faults);
}

#[test]
fn sources_have_a_title_a_date_and_an_address_or_the_reason_for_none() {
    let day = |text: &str| {
        text.len() == 10
            && text.bytes().enumerate().all(|(at, it)| match at {
                4 | 7 => it == b'-',
                _ => it.is_ascii_digit(),
            })
    };
    let mut faults = Vec::new();
    for it in sources::all() {
        let source = &it.source;
        let address = source.url.starts_with("https://")
            || source.url.is_empty() && it.basis != SourceBasis::Facts
            || source.url.is_empty() && source.title.contains("third-part")
            || source.title.contains("third part");
        if source.title.is_empty() || !day(source.checked_on) || !address {
            faults.push(format!("{}: {source:?}", it.key));
        }
    }
    assert_none(&faults);
}

#[test]
fn names_are_given_once() {
    let mut faults = Vec::new();
    let mut once = |what: &str, ids: Vec<&str>| {
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        let plain = |id: &&str| {
            !id.is_empty()
                && id.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
        };
        if distinct.len() != ids.len() || !ids.iter().all(plain) {
            faults.push(format!("{what}: {ids:?}"));
        }
    };
    once("cards", cards::cards().map(|it| it.id.as_str()).collect());
    once("topics", topics().iter().map(|it| it.id).collect());
    once("entries", glossary().iter().map(|it| it.id.as_str()).collect());
    once("statements", statements().iter().map(|it| it.id.as_str()).collect());
    once("lessons", lessons().iter().map(|it| it.id.as_str()).collect());
    assert_none(&faults);
}

#[test]
fn every_file_is_registered() {
    let topics: BTreeSet<String> = topics().iter().map(|it| it.id.to_owned()).collect();
    assert_eq!(topics, folder("cards"));
    let lessons: BTreeSet<String> = lessons().iter().map(|it| it.id.clone()).collect();
    assert_eq!(lessons, folder("lessons"));
}

#[test]
fn entries_refer_to_entries() {
    let mut faults = Vec::new();
    for entry in glossary() {
        for id in &entry.see {
            if glossary::entry(id).is_none() || *id == entry.id {
                faults.push(format!("{} says: see {id}", entry.id));
            }
        }
        if entry.term.is_empty() || !entry.definition.ends_with('.') {
            faults.push(format!("{} defines nothing", entry.id));
        }
    }
    assert!(glossary().len() >= 150, "{} entries", glossary().len());
    assert_none(&faults);
}

#[test]
fn cards_cover_the_whole_subject() {
    let wanted = [
        "api-gateway",
        "backup-basics",
        "backup-or-drs",
        "compliance",
        "compute",
        "continuous",
        "copies",
        "cost",
        "elastic-dr",
        "interview",
        "lifecycle",
        "operations",
        "plans",
        "replicas",
        "restore",
        "rpo-rto",
        "strategies",
        "vault-lock",
        "worked-scenarios",
    ];
    let mut faults = Vec::new();
    for id in wanted {
        let cards = topics().iter().find(|it| it.id == id).map_or(0, |it| it.cards.len());
        if cards < 5 {
            faults.push(format!("{id} has {cards} cards"));
        }
    }
    let all = cards::cards().count();
    assert!(all >= 120, "{all} cards");
    for card in cards::cards() {
        let sentence = |text: &str| text.ends_with(['.', '?', '!', '”']) && text.len() > 10;
        if ![&card.question, &card.short, &card.full].iter().all(|it| sentence(it)) {
            faults.push(format!("{} is not written out", card.id));
        }
        if card.short.len() >= card.full.len() {
            faults.push(format!("{}: the short answer is the longer one", card.id));
        }
    }
    assert_none(&faults);
}

#[test]
fn misconceptions_stand_beside_truths() {
    let (truths, errors): (Vec<_>, Vec<_>) = statements().iter().partition(|it| it.is_true);
    assert!(errors.len() >= 24, "{} misconceptions", errors.len());
    assert!(truths.len() >= 12, "{} truths: guessing “false” would do", truths.len());
    for it in statements() {
        assert!(it.statement.ends_with('.') && it.why.ends_with('.'), "{}", it.id);
    }
}

/// The ids in `Term("…")` of a text.
fn terms_in(text: &str) -> impl Iterator<Item = &str> {
    text.split("Term(\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn words_of_the_interface_have_an_entry() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.join("ui"), src.join("show")];
    let (mut asked, mut faults) = (BTreeSet::new(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a source file");
            for id in terms_in(&text) {
                asked.insert(id.to_owned());
                if glossary::entry(id).is_none() {
                    faults.push(format!("{}: the glossary has no entry {id}", path.display()));
                }
            }
        }
    }
    assert!(asked.len() >= 60, "only {} words open an entry", asked.len());
    assert_none(&faults);
}

/// The texts speak to learners; notes to those who wrote them have no place in them.
#[test]
fn texts_have_no_notes_to_authors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/learn");
    let mut faults = Vec::new();
    for folder in ["", "cards", "lessons"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|it| it != "json") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a text");
            serde_json::from_str::<Value>(&text).expect("it is JSON");
            for note in ["_generator", "TODO", "FIXME", "source-material", "aws-facts", "model.md"]
            {
                if text.contains(note) {
                    faults.push(format!("{} has {note}", path.display()));
                }
            }
        }
    }
    assert_none(&faults);
}
