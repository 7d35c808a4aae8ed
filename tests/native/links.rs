//! Links: what goes in comes out, and what others put in is refused with its reason.

use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use tabletop::document::link::{self, LONGEST_OFFERED, LinkError};
use tabletop::model::{file, presets};

/// A design of the size that the workbench must stay quick with.
const LARGE: &str = "saas";

#[test]
fn every_preset_travels_by_link() {
    for preset in presets::PRESETS {
        let text = file::write(&preset.scenario());
        let fragment = link::write(&text);
        assert!(fragment.starts_with("design=2."), "{fragment}");
        let plain = |it: char| it.is_ascii_alphanumeric() || "-_.=".contains(it);
        assert!(fragment.chars().all(plain), "{fragment} would be changed by what carries it");
        assert!(fragment.len() < LONGEST_OFFERED, "{}: {}", preset.key, fragment.len());
        let back = link::read(&format!("#{fragment}")).expect("a whole link");
        assert!(back.is_checked);
        let (scenario, _) = file::read_leniently(&back.document);
        assert_eq!(scenario, Some(preset.scenario()), "{}", preset.key);
    }
}

#[test]
fn a_large_design_is_short_as_a_link() {
    let preset = presets::preset(LARGE).expect("the preset");
    let text = file::write(&preset.scenario());
    let length = link::write(&text).len();
    assert!(length * 4 < text.len(), "{length} characters for {} bytes", text.len());
}

#[test]
fn what_is_no_link_of_this_version_is_named() {
    let cases = [
        ("workbench", LinkError::NoDesign),
        ("design=", LinkError::NoDesign),
        ("design=1", LinkError::NoDesign),
        ("design=0.AAAA", LinkError::NoDesign),
        ("design=-1.AAAA", LinkError::NoDesign),
        ("design=3.AAAA", LinkError::Newer(3)),
        ("design=2.AAAA", LinkError::Damaged),
        ("design=1.", LinkError::Damaged),
        ("design=1.A", LinkError::Damaged),
        ("design=1.<script>", LinkError::Damaged),
        ("design=1.AAAAAAAA", LinkError::Damaged),
    ];
    for (fragment, error) in cases {
        assert_eq!(link::read(fragment), Err(error), "{fragment}");
    }
    let long = format!("design=1.{}", "A".repeat(500_000));
    assert_eq!(link::read(&long), Err(LinkError::TooLong));
}

#[test]
fn a_link_that_was_cut_off_is_damaged() {
    let whole = link::write(&file::write(&presets::first()));
    for end in [whole.len() - 1, whole.len() / 2, "design=2.".len() + 3] {
        assert_eq!(link::read(&whole[..end]), Err(LinkError::Damaged), "cut at {end}");
    }
}

#[test]
fn what_is_pasted_behind_a_link_does_no_harm() {
    let text = file::write(&presets::first());
    let whole = link::write(&text);
    let plain = link::read(&whole).expect("a whole link");
    for behind in ["=", "==", ".", "…", "%20", ")", ">", "\n", " and more", "%3D", "&utm=1"] {
        assert_eq!(link::read(&format!("{whole}{behind}")), Ok(plain.clone()), "{behind:?}");
    }
    let (before, after) = whole.split_at(whole.len() / 2);
    for within in ["=", "%20", "\n", "…"] {
        let broken = format!("{before}{within}{after}");
        assert_eq!(link::read(&broken), Err(LinkError::Damaged), "{within:?}");
    }
}

#[test]
fn a_small_link_does_not_unpack_to_gigabytes() {
    // 64 MiB of blanks are 64 KiB: unpacking stops where no design goes on.
    let bomb = compress_to_vec(&vec![b' '; 64 << 20], 9);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let fragment = format!("design=1.{}", base64(&bomb));
    assert_eq!(link::read(&fragment), Err(LinkError::TooLarge));
    assert!(LinkError::TooLarge.to_string().contains("4 MiB"));
}

#[test]
fn a_link_with_a_letter_changed_opens_no_other_design() {
    let whole = link::write(&file::write(&presets::first()));
    let plain = link::read(&whole).expect("a whole link");
    let letters: Vec<char> = whole.chars().collect();
    for at in "design=2.".len()..letters.len() {
        for other in ['A', 'Q', '-'] {
            let changed: String = letters
                .iter()
                .enumerate()
                .map(|(place, it)| if place == at { other } else { *it })
                .collect();
            let read = link::read(&changed);
            // Bits of the last letter may stand for nothing.
            let is_same = read.as_ref() == Ok(&plain);
            assert!(
                is_same || read == Err(LinkError::Damaged) || read == Err(LinkError::TooLarge),
                "{at} {other}"
            );
        }
    }
}

#[test]
fn a_link_of_the_first_form_is_read_and_known_to_have_no_checksum() {
    let text = file::write(&presets::first());
    let fragment = format!("design=1.{}", base64(&compress_to_vec(text.as_bytes(), 9)));
    let linked = link::read(&fragment).expect("a whole link");
    assert_eq!((linked.document, linked.is_checked), (text, false));
}

/// An encoder that shares no line with the one tested.
fn base64(bytes: &[u8]) -> String {
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let letters: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let value = |group: &str| usize::from_str_radix(&format!("{group:0<6}"), 2).expect("bits");
    (0..bits.len()).step_by(6).map(|at| letters[value(&bits[at..bits.len().min(at + 6)])]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_text_comes_back(text in "\\PC{0,200}") {
        let back = link::read(&link::write(&text)).expect("a whole link").document;
        let same = back == text
            || serde_json::from_str::<serde_json::Value>(&back).ok() == serde_json::from_str(&text).ok();
        prop_assert!(same, "{} instead of {}", back, text);
    }

    #[test]
    fn nothing_in_a_link_makes_it_panic(fragment in "(#?design=[12]\\.)?[A-Za-z0-9_.=%-]{0,300}") {
        let _ = link::read(&fragment);
    }
}
