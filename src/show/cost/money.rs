//! Amounts and quantities as the bill writes them.

use crate::catalog::prices::EVERYWHERE;
use crate::engine::ledger::{AmountStatus, Total};
use crate::show::TagTone;
use crate::show::text::count;
use crate::units::Usd;

/// "$ 1,204.50": to the cent; what is less than half a cent says so. No line breaks within it.
pub fn cents(usd: Usd) -> String {
    if usd.is_at_limit() {
        return usd.to_string();
    }
    let micros = usd.micros();
    let sign = if micros < 0 { "\u{2212}" } else { "" };
    let size = micros.unsigned_abs();
    if size != 0 && size < 5_000 {
        return format!("{sign}$\u{a0}0.00\u{2026}");
    }
    let cents = (size + 5_000) / 10_000;
    format!("{sign}$\u{a0}{}.{:02}", count((cents / 100) as f64), cents % 100)
}

/// "at least $ 41.20"; "unknown" where nothing of it is known.
pub fn total(total: Total) -> String {
    match (total.is_open(), total.usd) {
        (false, usd) => cents(usd),
        (true, Usd::ZERO) => "unknown".to_owned(),
        (true, usd) => format!("at least {}", cents(usd)),
    }
}

/// "at least $ 41" in whole dollars; "unknown" where nothing of it is known.
pub fn rough(total: Total) -> String {
    match (total.is_open(), total.usd) {
        (false, usd) => usd.to_string(),
        (true, Usd::ZERO) => "unknown".to_owned(),
        (true, usd) => format!("at least {usd}"),
    }
}

/// The word that marks an amount, with its tone; no word where the amount is certain.
pub fn mark(status: AmountStatus) -> (&'static str, &'static str) {
    match status {
        AmountStatus::Known => ("", ""),
        AmountStatus::Provisional => (TagTone::Warning.key(), PROVISIONAL),
        AmountStatus::Unknown => (TagTone::Bad.key(), "unknown"),
    }
}

/// What marks a total that rests on a price that is not AWS's own statement.
pub const PROVISIONAL: &str = "provisional";

/// "125.42", "1,734", "0.0004": with as many digits as say something.
pub fn quantity(number: f64) -> String {
    let size = number.abs();
    if size >= 1_000.0 {
        let sign = if number < 0.0 { "\u{2212}" } else { "" };
        return format!("{sign}{}", count(size));
    }
    let text = if size >= 1.0 { format!("{size:.2}") } else { format!("{size:.4}") };
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match (number < 0.0, text) {
        (_, "0") if size > 0.0 => "0.0000\u{2026}".to_owned(),
        (true, text) => format!("\u{2212}{text}"),
        (false, text) => text.to_owned(),
    }
}

/// A Region as people read it.
pub fn region(region: &str) -> &str {
    if region == EVERYWHERE { "everywhere" } else { region }
}
