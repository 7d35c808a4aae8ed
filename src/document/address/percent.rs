//! Percent-encoding (RFC 3986, section 2.1): any text in the letters that addresses have.

use std::fmt::Write as _;

/// What stays as it is, next to letters and digits: no mark of an address, and nothing that what carries links
/// changes.
const PLAIN: &[u8] = b"-_.~:,";

/// A text with everything else in it as its bytes.
pub(in crate::document) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The text that was encoded. A percent sign without two digits stays; bytes that are no text become the sign
/// for that.
pub(in crate::document) fn decode(encoded: &str) -> String {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digit = |at: usize| char::from(*behind.get(at)?).to_digit(16);
        rest = behind;
        match (*first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                // Two digits are one byte.
                bytes.push((high << 4 | low) as u8);
                rest = behind.get(2..).unwrap_or_default();
            }
            (byte, ..) => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
