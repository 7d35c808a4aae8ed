//! Amounts and quantities as the bill writes them.

use crate::catalog::prices::EVERYWHERE;
use crate::engine::ledger::{AmountStatus, EstimatedTotal, Total};
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

/// "$ 209–231" in whole dollars, where something of it is estimated; else as [`rough`] has it.
pub fn rough_range(total: EstimatedTotal) -> String {
    if total.count == 0 {
        return rough(total.known);
    }
    let (low, high) = total.range();
    ranged(total, low.to_string(), &high.to_string())
}

/// "$ 209.10–231.40" to the cent, where something of it is estimated; else as [`total`] has it.
pub fn total_range(sum: EstimatedTotal) -> String {
    if sum.count == 0 {
        return total(sum.known);
    }
    let (low, high) = sum.range();
    ranged(sum, cents(low), &cents(high))
}

fn ranged(total: EstimatedTotal, low: String, high: &str) -> String {
    let least = if total.known.is_open() { "at least " } else { "" };
    if low == *high {
        return format!("{least}about {low}");
    }
    // The sign of the currency is said once.
    let high = without_sign(high);
    format!("{least}{low}–{high}")
}

/// An amount without the sign of the currency and the space behind it.
pub(super) fn without_sign(amount: &str) -> &str {
    amount.strip_prefix('$').map_or(amount, str::trim_start)
}

/// What marks a sum that is estimated, provisional, or neither, with its tone.
pub fn mark_of_sum(total: EstimatedTotal) -> (&'static str, &'static str) {
    match (total.count, total.known.provisional) {
        (0, false) => ("", ""),
        (0, true) => mark(AmountStatus::Provisional),
        _ => (TagTone::Warning.key(), ESTIMATED),
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
/// What marks an amount that rests on the price of another Region or of another machine.
pub const ESTIMATED: &str = "estimated";

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
