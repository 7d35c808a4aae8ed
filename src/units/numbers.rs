//! Numbers within a sentence: thousands set apart, and what is counted behind them.

/// From here on nobody counts: such a number comes of values at their limits, and its digits are not exact.
const COUNTLESS: u64 = 1_000_000_000_000_000;

/// A whole number with thousands set apart: "36,500"; what nobody counts as "more than 1,000 trillion".
pub fn thousands(number: u64) -> String {
    if number >= COUNTLESS {
        return "more than 1,000 trillion".to_owned();
    }
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number as it is written, with what it counts: "1 hour", "1.5 hours".
pub fn with_unit(number: &str, one: &str) -> String {
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {one}{plural}")
}

/// A whole number of something: "1 day", "36,500 days".
pub fn counted(number: u64, one: &str) -> String {
    with_unit(&thousands(number), one)
}

/// How often something comes: "every hour", "every 6 hours".
pub fn every(number: u64, one: &str) -> String {
    if number == 1 { format!("every {one}") } else { format!("every {}", counted(number, one)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_like_people_write_them() {
        for (number, text) in [
            (0, "0 days"),
            (1, "1 day"),
            (2, "2 days"),
            (999, "999 days"),
            (1_000, "1,000 days"),
            (36_500, "36,500 days"),
            (52_560_000, "52,560,000 days"),
            (999_999_999_999_999, "999,999,999,999,999 days"),
            (u64::MAX, "more than 1,000 trillion days"),
        ] {
            assert_eq!(counted(number, "day"), text);
        }
        assert_eq!(with_unit("1", "hour"), "1 hour");
        assert_eq!(with_unit("1.5", "hour"), "1.5 hours");
        assert_eq!(every(1, "hour"), "every hour");
        assert_eq!(every(6, "hour"), "every 6 hours");
    }
}
