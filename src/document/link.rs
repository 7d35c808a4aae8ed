//! A design as the end of a link: compressed, with the number of the form it is written in.
//!
//! `design=2.` is followed by the document, compressed with a checksum (zlib, RFC 1950) and in base64 with the
//! letters of addresses (RFC 4648, section 5) and without padding. Form 1, which is still read, has no checksum
//! (RFC 1951): a letter of it that was changed on its way may show another design. Behind the document may follow
//! `&view=` with the address at which the page opens. Nothing of a fragment is sent to a server.

use std::fmt;

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{
    TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};
use serde_json::Value;

use super::address::{Address, percent};
use crate::model::file::LARGEST_DOCUMENT;

/// What the fragment of a link with a design begins with.
pub const PREFIX: &str = "design=";

/// What is between the document and the address at which the page opens.
const VIEW: &str = "&view=";

/// What people and programs put behind a link: the end of a sentence, a bracket, a blank.
const PASTED: &[char] = &['.', ',', ';', '!', '?', ')', ']', '>', '"', '\'', '=', '\u{2026}'];

/// The form that is written, and the newest that is read.
pub const VERSION: u32 = 2;

/// The form without a checksum.
const UNCHECKED: u32 = 1;

/// The longest fragment that is offered, in characters. Browsers take more (Safari, the strictest of
/// them, 80,000), but what carries links does not: a message of Teams ends at 28 KB, and mail programs
/// break or cut what is longer. A design of a hundred components takes about a third of it.
pub const LONGEST_OFFERED: usize = 24_000;

/// The longest fragment that is read, in characters: whoever got one through may open it.
const LONGEST_READ: usize = 400_000;

/// How hard it is compressed: above this level it takes longer and saves nothing.
const LEVEL: u8 = 9;

/// The letters of base64 in addresses.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a link holds no design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The fragment does not begin like one with a design.
    NoDesign,
    /// It was written by a newer version.
    Newer(u32),
    /// It is longer than any design.
    TooLong,
    /// What is behind the number was cut off or changed on its way.
    Damaged,
    /// What it unpacks to is larger than any design.
    TooLarge,
}

impl fmt::Display for LinkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDesign => formatter.write_str(
                "The link contains no design: the part after “design=” is not in Tabletop's format. Ask for the link again.",
            ),
            Self::Newer(version) => write!(
                formatter,
                "The link was made by a newer version of Tabletop (format {version}; this version reads up to {VERSION}). Reload the page to get the newer version."
            ),
            Self::TooLong => write!(
                formatter,
                "The link is too long: Tabletop reads at most {LONGEST_READ} characters. Ask for the design as a file."
            ),
            Self::Damaged => formatter.write_str(
                "The design in the link is damaged, because part of the link was cut off or changed. Ask for the link again, or for the design as a file.",
            ),
            Self::TooLarge => write!(
                formatter,
                "The link was not opened, because its contents unpack to more than {} MiB, the largest design that Tabletop reads.",
                LARGEST_DOCUMENT >> 20
            ),
        }
    }
}

impl std::error::Error for LinkError {}

/// The document that a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedDesign {
    /// The document, as it was written.
    pub document: String,
    /// Whether the link has a checksum, so that the document is the one that was written. Links of the first
    /// form have none.
    pub is_checked: bool,
}

/// The fragment, without `#`, of a link with a document.
pub fn write(document: &str) -> String {
    // Indents are for people; the reader does without.
    let dense = serde_json::from_str::<Value>(document).map(|value| value.to_string());
    let packed = compress_to_vec_zlib(dense.as_deref().unwrap_or(document).as_bytes(), LEVEL);
    format!("{PREFIX}{VERSION}.{}", letters(&packed))
}

/// The fragment of a link with a document that opens the page at a place.
pub fn write_at(document: &str, place: &Address) -> String {
    // A slash ends nothing here, and people can read it.
    let place = percent::encode(&place.fragment()).replace("%2F", "/");
    // What ends like a sentence gets an end of its own.
    let end = if place.ends_with(PASTED) { "&" } else { "" };
    format!("{}{VIEW}{place}{end}", write(document))
}

/// The place at which a link opens the page; nothing where it names none.
pub fn place(fragment: &str) -> Option<Address> {
    let (_, place) = fragment.split_once(VIEW)?;
    let place = match place.split_once('&') {
        Some((place, _)) => place,
        None => {
            let place = place.trim_end_matches(PASTED);
            place.trim_end_matches("%20").trim_end_matches("%E2%80%A6")
        }
    };
    Some(Address::read(&percent::decode(place)))
}

/// The document in the fragment of a link, with or without `#`.
///
/// # Errors
/// Says why there is none. Whether the document can be read is not looked at.
pub fn read(fragment: &str) -> Result<LinkedDesign, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let design = fragment.strip_prefix(PREFIX).ok_or(LinkError::NoDesign)?;
    let (version, packed) = design.split_once('.').ok_or(LinkError::NoDesign)?;
    // What follows the last letter was not written here: a full stop of the sentence around the link, a
    // bracket, a blank as `%20`. Where a letter was lost instead, what is before it does not unpack.
    let packed = packed.split(|it: char| !is_letter(it)).next().unwrap_or_default();
    let is_checked = match version.parse::<u32>() {
        Ok(VERSION) => true,
        Ok(UNCHECKED) => false,
        Ok(newer) if newer > VERSION => return Err(LinkError::Newer(newer)),
        Ok(_) | Err(_) => return Err(LinkError::NoDesign),
    };
    if packed.len() > LONGEST_READ {
        return Err(LinkError::TooLong);
    }
    let packed = bytes(packed).ok_or(LinkError::Damaged)?;
    let unpack =
        if is_checked { decompress_to_vec_zlib_with_limit } else { decompress_to_vec_with_limit };
    let bytes = unpack(&packed, LARGEST_DOCUMENT).map_err(|error| {
        if error.status == TINFLStatus::HasMoreOutput {
            LinkError::TooLarge
        } else {
            LinkError::Damaged
        }
    })?;
    let document = String::from_utf8(bytes).map_err(|_| LinkError::Damaged)?;
    Ok(LinkedDesign { document, is_checked })
}

/// Bytes in base64: three of them are four letters.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(*group.get(at).unwrap_or(&0)));
        for at in 0..=group.len() {
            let letter = bits >> (18 - 6 * at) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The bytes of a text in base64; none where a letter is none, or a group has one letter only.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in group {
            bits = bits << 6 | u32::from(value(*letter)?);
        }
        bits <<= 6 * (4 - group.len());
        let [_, first, second, third] = bits.to_be_bytes();
        match group.len() {
            4 => bytes.extend([first, second, third]),
            3 => bytes.extend([first, second]),
            2 => bytes.push(first),
            _ => return None,
        }
    }
    Some(bytes)
}

fn is_letter(it: char) -> bool {
    u8::try_from(it).is_ok_and(|it| value(it).is_some())
}

fn value(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}
