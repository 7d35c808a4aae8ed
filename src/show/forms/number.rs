//! Numbers of fields: how they are written, and why one is refused.

use crate::show::text::count;

/// A number as people write it: "10,080", "0.001".
pub fn grouped(number: f64) -> String {
    if number >= 1_000.0 && (number - libm::trunc(number)).abs() < f64::EPSILON {
        count(number)
    } else {
        number.to_string()
    }
}

/// "0 to 10,080 min".
pub fn range((low, high): (f64, f64), unit: &str) -> String {
    let behind = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    format!("{} to {}{behind}", grouped(low), grouped(high))
}

/// The number that a field holds, nothing for an empty field, or why it is refused. `number` is what `raw`
/// is as a number.
pub fn read(
    raw: &str,
    number: Option<f64>,
    (low, high): (f64, f64),
    unit: &str,
) -> Result<Option<f64>, String> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let Some(number) = number else {
        return Err(format!(
            "“{raw}” is not a number. Enter a number from {}, with “.” before decimals.",
            range((low, high), unit)
        ));
    };
    if (low..=high).contains(&number) {
        // Adding nothing turns a negative zero into zero.
        Ok(Some(number + 0.0))
    } else {
        Err(format!("{raw} is out of range. Enter a number from {}.", range((low, high), unit)))
    }
}
