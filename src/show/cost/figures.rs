//! The key figures of the cost.

use super::Costs;
use super::money::{mark_of_sum, rough_range};
use crate::engine::ledger::{
    AmountStatus, Category, CostGroup, EstimatedTotal, Estimates, LedgerEntry, Mechanism, Quote,
};
use crate::engine::{Ledger, Run};
use crate::show::change::per_month_change;
use crate::show::text::counted;
use crate::show::workbench::key_figures::KeyFigureRow;
use crate::show::{Line, TagTone};
use crate::units::Usd;

/// The key figures, always as many and in the same order.
pub fn figures(costs: &Costs) -> Vec<Line> {
    let ledger = &costs.ledger;
    let is_downtime = |it: &LedgerEntry| it.mechanism == Mechanism::DowntimeByTheHour;
    let of =
        |wanted: &[Category]| costs.sum(|it| wanted.contains(&it.category) && !is_downtime(it));
    let all = [Category::LostSales, Category::LostData];
    let [sales, data] = all.map(|it| of(&[it]));
    let downtime = costs.sum(is_downtime);
    let recovering = [Category::Restores, Category::FailoverRunning, Category::Failback];
    let recovery = of(&recovering);
    let incidents = costs.sum(|it| {
        is_downtime(it) || all.contains(&it.category) || recovering.contains(&it.category)
    });
    let days = counted(costs.run.scenario.clock.days as usize, "day");
    vec![
        per_month(ledger, costs.estimates),
        figure("Protection, total", costs.sum(is_protection), format!("over {days}")),
        figure(
            "Cost of incidents",
            incidents,
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
                    (of(&[Category::Restores]), "restores"),
                    (of(&[Category::FailoverRunning]), "running after failover"),
                    (of(&[Category::Failback]), "failback"),
                ],
                "no charge",
            ),
        ),
        prices(costs),
    ]
}

/// What protection costs in a month, of a run whose cost nobody has worked out yet; with what it costs more or less
/// than in a former run.
pub fn protection_per_month(run: &Run, former: Option<&Run>, estimates: Estimates) -> Line {
    let ledger = run.protection_ledger();
    let mut line = per_month(&ledger, estimates);
    let change = former.and_then(|former| per_month_change(former, &ledger));
    line[KeyFigureRow::AT.was] = change.unwrap_or_default();
    line
}

fn is_protection(entry: &LedgerEntry) -> bool {
    entry.category.group() == CostGroup::Protection
}

fn per_month(ledger: &Ledger, estimates: Estimates) -> Line {
    let whole = ledger.estimated(ledger.entries.iter().filter(|it| is_protection(it)), estimates);
    let month = whole.times(ledger.share_of_month());
    figure("Protection per month", month, most_expensive(&ledger.entries))
}

fn figure(label: &str, total: EstimatedTotal, detail: String) -> Line {
    let (tone, mark) = mark_of_sum(total);
    let tone = if tone.is_empty() { TagTone::Warning.key() } else { tone };
    Line::from(KeyFigureRow {
        alarm: mark.to_owned(),
        tone: tone.to_owned(),
        ..KeyFigureRow::new(label, rough_range(total), detail)
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
fn parts(parts: &[(EstimatedTotal, &str)], none: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .filter(|(total, _)| total.count > 0 || !total.known.is_nothing())
        .map(|(total, name)| format!("{} {name}", rough_range(*total)))
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
