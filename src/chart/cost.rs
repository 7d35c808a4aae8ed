//! What the charts of money share: colors of categories and round amounts.

use plotters::style::RGBAColor;

use super::Theme;
use super::bars::{Bar, BarSegment};
use crate::engine::ledger::{Category, Total};
use crate::units::Usd;

/// The color of a category: one hue for what is stored, one for what stands ready, one for what
/// incidents cost, each from strong to faint.
pub(super) fn shade(theme: &Theme, category: Category) -> RGBAColor {
    let (color, share) = match category {
        Category::WarmStorage => (theme.exposure, 1.0),
        Category::Copies => (theme.exposure, 0.68),
        Category::ColdStorage => (theme.exposure, 0.46),
        Category::Transfer => (theme.exposure, 0.3),
        Category::ContinuousBackup => (theme.exposure, 0.2),
        Category::ObjectVersions => (theme.exposure, 0.12),
        Category::Replication => (theme.objective, 1.0),
        Category::StandbyCompute => (theme.objective, 0.66),
        Category::HealthChecks => (theme.objective, 0.44),
        Category::RestoreTests => (theme.objective, 0.28),
        Category::AuditEvaluations => (theme.objective, 0.16),
        Category::Restores => (theme.soft_ink, 1.0),
        Category::FailoverRunning => (theme.soft_ink, 0.66),
        Category::Failback => (theme.soft_ink, 0.36),
        Category::LostSales => (theme.loss, 1.0),
        Category::LostData => (theme.loss, 0.5),
    };
    on_paper(theme, color, share)
}

/// A color thinned with paper, opaque: parts of a stack must not show what lies below them.
fn on_paper(theme: &Theme, color: RGBAColor, share: f64) -> RGBAColor {
    let mix = |ink: u8, paper: u8| {
        // `as` saturates, and both ends are bytes.
        libm::round(f64::from(paper) + (f64::from(ink) - f64::from(paper)) * share) as u8
    };
    let paper = theme.paper;
    RGBAColor(mix(color.0, paper.0), mix(color.1, paper.1), mix(color.2, paper.2), 1.0)
}

/// Round amounts from nothing up to the first that is not below the highest, about `limit` of them.
pub(super) fn amounts(highest: Usd, limit: i64) -> Vec<Usd> {
    let highest = highest.micros().max(1);
    let limit = limit.max(1);
    let mut unit = 10_000_i64;
    let step = loop {
        let fits = [1, 2, 5].map(|times| unit.saturating_mul(times));
        if let Some(step) = fits.into_iter().find(|step| (highest - 1) / step < limit) {
            break step;
        }
        unit = unit.saturating_mul(10);
    };
    let levels = 0..=(highest - 1) / step + 1;
    levels.map(|times| Usd::from_micros(times.saturating_mul(step))).collect()
}

/// How far an amount reaches on a scale, in device pixels.
pub(super) fn reach(usd: Usd, highest: Usd, length: i32) -> i32 {
    let share = usd.micros() as f64 / highest.micros().max(1) as f64;
    // `as` saturates, and a share is between 0 and 1.
    libm::round(share.clamp(0.0, 1.0) * f64::from(length)) as i32
}

/// `≥ $ 41`, short for "at least"; "unknown" where nothing of it is known.
pub(super) fn amount(total: Total) -> String {
    match (total.is_open(), total.usd) {
        (false, usd) => usd.to_string(),
        (true, Usd::ZERO) => "unknown".to_owned(),
        (true, usd) => format!("\u{2265} {usd}"),
    }
}

/// A bar of money: its parts by color and meaning.
pub(super) fn money_bar(label: &str, total: Total, parts: &[(RGBAColor, &str, Total)]) -> Bar {
    let named = parts.iter().filter(|(_, _, part)| !part.is_nothing());
    let named: Vec<String> =
        named.map(|(_, name, part)| format!("{name} {}", amount(*part))).collect();
    let of = if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) };
    Bar {
        label: label.to_owned(),
        parts: parts
            .iter()
            .map(|(color, _, part)| BarSegment { color: *color, length: part.usd.micros() as f64 })
            .collect(),
        total: amount(total),
        mark: None,
        says: format!("{label}, {}{of}", spoken(total)),
    }
}

/// "$ 41", "at least $ 41 (provisional)".
pub(super) fn spoken(total: Total) -> String {
    total.to_string()
}

/// The remark of a total in a table.
pub(super) fn remark(total: Total) -> String {
    match (total.at_least, total.provisional) {
        (true, true) => "at least; some prices are provisional",
        (true, false) => "at least; a price is unknown",
        (false, true) => "some prices are provisional",
        (false, false) => "",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_round_and_cover_the_highest() {
        let micros = |usd: f64, limit| -> Vec<f64> {
            amounts(Usd::from_f64(usd), limit).into_iter().map(Usd::as_f64).collect()
        };
        assert_eq!(micros(41.2, 4), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(micros(0.0, 4), [0.0, 0.01]);
        assert_eq!(micros(1_000.0, 5), [0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0]);
        let most = Usd::from_f64(f64::MAX).as_f64();
        for usd in [0.013, 7.0, 99.9, 123_456.0, 9e11, most] {
            let levels = micros(usd, 4);
            assert!(
                levels.last().is_some_and(|last| *last >= usd) && levels.len() <= 5,
                "{levels:?}"
            );
        }
    }
}
