//! The key figures of the cost.

use super::Costs;
use super::money::{PROVISIONAL, rough};
use crate::engine::ledger::{
    AmountStatus, Category, CostGroup, LedgerEntry, Mechanism, Quote, Total,
};
use crate::engine::{Ledger, Run};
use crate::show::text::counted;
use crate::show::workbench::key_figures::KeyFigureRow;
use crate::show::{Line, TagTone};
use crate::units::Usd;

/// The key figures, always as many and in the same order.
pub fn figures(costs: &Costs) -> Vec<Line> {
    let ledger = &costs.ledger;
    let mut sums = [Total::default(); Category::ALL.len()];
    let mut downtime = Total::default();
    for entry in &ledger.entries {
        if entry.mechanism == Mechanism::DowntimeByTheHour {
            downtime += Total::from(entry);
        } else {
            sums[entry.category as usize] += Total::from(entry);
        }
    }
    let of = |category: Category| sums[category as usize];
    let recovery = of(Category::Restores) + of(Category::FailoverRunning) + of(Category::Failback);
    let (sales, data) = (of(Category::LostSales), of(Category::LostData));
    let days = counted(costs.run.scenario.clock.days as usize, "day");
    vec![
        per_month(ledger),
        figure("Protection, total", ledger.protection(), format!("over {days}")),
        figure(
            "Cost of incidents",
            sales + data + downtime + recovery,
            parts(
                &[(sales, "sales"), (data, "data"), (downtime, "downtime"), (recovery, "recovery")],
                "nothing was lost",
            ),
        ),
        figure(
            "Recovery",
            recovery,
            parts(
                &[
                    (of(Category::Restores), "restores"),
                    (of(Category::FailoverRunning), "running after failover"),
                    (of(Category::Failback), "failback"),
                ],
                "no charge",
            ),
        ),
        prices(costs),
    ]
}

/// What protection costs in a month, of a run whose cost nobody has worked out yet.
pub fn protection_per_month(run: &Run) -> Line {
    per_month(&run.protection_ledger())
}

fn per_month(ledger: &Ledger) -> Line {
    figure("Protection per month", ledger.protection_per_month(), most_expensive(&ledger.entries))
}

fn figure(label: &str, total: Total, detail: String) -> Line {
    let mark = if total.provisional { PROVISIONAL } else { "" };
    Line::from(KeyFigureRow {
        alarm: mark.to_owned(),
        tone: TagTone::Warning.key().to_owned(),
        ..KeyFigureRow::new(label, rough(total), detail)
    })
}

/// How many prices are used, and how many of them are not known.
fn prices(costs: &Costs) -> Line {
    let used: Vec<AmountStatus> = costs.ledger.used_quotes().map(Quote::status).collect();
    let count = |status: AmountStatus| used.iter().filter(|it| **it == status).count();
    let unknown = count(AmountStatus::Unknown);
    let value = if unknown == 0 { "all known".to_owned() } else { format!("{unknown} unknown") };
    let detail = format!(
        "{} used · {} provisional",
        counted(used.len(), "price"),
        count(AmountStatus::Provisional)
    );
    KeyFigureRow::new("Prices", value, detail).into()
}

/// What an amount is made of, without what is nothing: "$ 42,640 sales · $ 81,200 data".
fn parts(parts: &[(Total, &str)], none: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .filter(|(total, _)| !total.is_nothing())
        .map(|(total, name)| format!("{} {name}", rough(*total)))
        .collect();
    if parts.is_empty() { none.to_owned() } else { parts.join(" · ") }
}

/// The category of protection that costs most, with its share: "replication 58 %".
fn most_expensive(entries: &[LedgerEntry]) -> String {
    let mut sums = [Usd::ZERO; Category::ALL.len()];
    for entry in entries.iter().filter(|it| it.category.group() == CostGroup::Protection) {
        sums[entry.category as usize] += entry.usd;
    }
    let whole: Usd = sums.iter().copied().sum();
    let most = (0..sums.len()).reduce(|best, at| if sums[at] > sums[best] { at } else { best });
    match most.filter(|at| sums[*at] > Usd::ZERO) {
        Some(at) => {
            let percent = 100.0 * sums[at].as_f64() / whole.as_f64();
            format!("{} {percent:.0} %", Category::ALL[at].label().to_ascii_lowercase())
        }
        None => String::new(),
    }
}
