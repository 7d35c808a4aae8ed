//! The formula behind an amount of the bill with its actual values, as sentences.

use super::category::{Category, Mechanism};
use super::sheet::{Quote, QuoteSource};
use super::{Ledger, LedgerEntry};
use crate::catalog::prices::{EVERYWHERE, Price, label_of, nearest_machine};
use crate::catalog::{Cold, Incremental};
use crate::model::Component;
use crate::units::{Span, Usd, counted, with_unit};

impl Ledger {
    /// What caused an entry, in a few words.
    pub fn mechanism(&self, entry: &LedgerEntry) -> String {
        let rule = |at: u32| self.rules.get(at as usize);
        let journey =
            |at: u32| self.scenario.journeys.get(at as usize).map_or("a journey", |it| it.label());
        let plan = |at: u32| {
            self.scenario.restore_testing.get(at as usize).map_or("", |it| it.name.as_str())
        };
        match entry.mechanism {
            Mechanism::Rule { rule: at } => {
                rule(at).map_or_else(String::new, |it| format!("{} in {}", it.name, it.vault))
            }
            Mechanism::Copy { rule: at, copy } => rule(at).map_or_else(String::new, |it| {
                let to = it.copies.get(copy as usize).map_or("", |(vault, _)| vault);
                format!("{} copied to {to}", it.name)
            }),
            Mechanism::EarlyDeletion { rule: at } => rule(at).map_or_else(String::new, |it| {
                format!("{} deleted before 90 days in cold storage", it.name)
            }),
            Mechanism::FreeAllowance => "backup storage that RDS gives free of charge".to_owned(),
            Mechanism::Continuous { rule: at } => {
                rule(at).map_or_else(String::new, |it| format!("{}, continuous backup", it.name))
            }
            Mechanism::OwnBackups => "the service's own point-in-time restore".to_owned(),
            Mechanism::OwnSnapshots => "the service's own daily snapshots".to_owned(),
            Mechanism::Versions => "older versions of objects".to_owned(),
            Mechanism::DrsFee => "Elastic Disaster Recovery".to_owned(),
            Mechanism::DrsStaging => "staging disks".to_owned(),
            Mechanism::DrsServers => "replication servers".to_owned(),
            Mechanism::DrsSnapshots => "points in time of Elastic Disaster Recovery".to_owned(),
            Mechanism::Drill => "drill instances".to_owned(),
            Mechanism::Replica => "replica".to_owned(),
            Mechanism::ReplicaWrites => "replicated writes".to_owned(),
            Mechanism::ReplicaTransfer => "transfer to the replica".to_owned(),
            Mechanism::Standby => "standby".to_owned(),
            Mechanism::HealthCheck { journey: at } => format!("health checks of {}", journey(at)),
            Mechanism::RestoreTest { plan: at } => format!("restore tests of {}", plan(at)),
            Mechanism::RestoredForTest { plan: at } => format!("restored by {}", plan(at)),
            Mechanism::Audit => "AWS Backup Audit Manager".to_owned(),
            Mechanism::Restore => "restore".to_owned(),
            Mechanism::CopyToRestore => "copy before the restore".to_owned(),
            Mechanism::Away => "running at the recovery site".to_owned(),
            Mechanism::SentHome => "transfer back for the failback".to_owned(),
            Mechanism::Sales { journey: at } => format!("orders of {} not taken", journey(at)),
            Mechanism::DowntimeByTheHour => "downtime".to_owned(),
            Mechanism::Data | Mechanism::DataByTheHour => "lost writes".to_owned(),
            Mechanism::LostForGood => "permanently lost data".to_owned(),
        }
    }

    /// The formula of an entry: how its quantity is computed, and the price it is multiplied by.
    pub fn explain(&self, entry: &LedgerEntry) -> String {
        let how = self.quantity(entry);
        let amount = match self.quote(entry) {
            Some(quote) => priced(entry, quote),
            None if entry.mechanism == Mechanism::LostForGood => {
                "The value of the data is unknown, so totals say \"at least\".".to_owned()
            }
            None => {
                let many = with_unit(&number(entry.quantity), entry.mechanism.unit());
                format!("{many}, {}.", exact(entry.usd))
            }
        };
        if how.is_empty() { amount } else { format!("{how} {amount}") }
    }

    fn quantity(&self, entry: &LedgerEntry) -> String {
        let Some(month) = self.months.get(entry.month as usize) else { return String::new() };
        let average = || {
            let gib = entry.quantity * month.whole.as_seconds() as f64 / month.seconds() as f64;
            format!(
                "On average {} GiB over {} of the {} of {}.",
                number(gib),
                Span::seconds(month.seconds()),
                month.whole,
                month.label()
            )
        };
        let Some(component) = self.component(entry) else {
            return match entry.mechanism {
                Mechanism::HealthCheck { .. } => {
                    "Health checks redirect traffic, one for each site.".to_owned()
                }
                Mechanism::Sales { .. } => {
                    "The orders of the hours in which the journey was down or degraded.".to_owned()
                }
                _ => String::new(),
            };
        };
        let size = number(component.size_gib);
        let change = number(component.change_gib_per_day);
        match entry.mechanism {
            Mechanism::Rule { .. } | Mechanism::Copy { .. }
                if entry.category == Category::Transfer =>
            {
                let points = self.points(entry, component);
                format!("{points} A copy transfers all that its recovery point holds.")
            }
            Mechanism::Rule { .. } | Mechanism::Copy { .. } => {
                format!("{} {}", self.points(entry, component), average())
            }
            Mechanism::EarlyDeletion { .. } => {
                "Cold storage is charged for at least 90 days, even if a recovery point is deleted earlier.".to_owned()
            }
            Mechanism::FreeAllowance => "RDS does not charge for backup storage up to the provisioned size of the account's DB instances in the Region. Each component gets a share in proportion to its use.".to_owned(),
            Mechanism::Continuous { .. } | Mechanism::OwnBackups => format!(
                "{size} GiB while no snapshot in the same place holds them, plus the changes of the retention window at {change} GiB a day. {}",
                average()
            ),
            Mechanism::OwnSnapshots => {
                format!("Every daily snapshot holds {size} GiB; one of them is free. {}", average())
            }
            Mechanism::Versions => format!(
                "{change} GiB a day are overwritten, and the older versions are kept for some days. {}",
                average()
            ),
            Mechanism::DrsFee => {
                format!("{}, charged by the hour.", counted(component.machines().into(), "server"))
            }
            Mechanism::DrsStaging => format!("One staging disk for each source disk, {size} GiB in total."),
            Mechanism::DrsServers => "Fifteen disks share a replication server, and its hours are split by disk.".to_owned(),
            Mechanism::DrsSnapshots => format!(
                "{size} GiB, plus the changes of the days kept at {change} GiB a day. {}",
                average()
            ),
            Mechanism::ReplicaWrites | Mechanism::ReplicaTransfer => {
                format!("{size} GiB at first, then {change} GiB a day.")
            }
            Mechanism::Restore | Mechanism::CopyToRestore => {
                format!("All {size} GiB are restored.")
            }
            Mechanism::SentHome => format!("The data written since the failover at {change} GiB a day, at most {size} GiB."),
            _ => String::new(),
        }
    }

    fn points(&self, entry: &LedgerEntry, component: &Component) -> String {
        let (rule, kept) = match entry.mechanism {
            Mechanism::Rule { rule } => {
                let rule = self.rules.get(rule as usize);
                (rule, rule.and_then(|it| it.kept))
            }
            Mechanism::Copy { rule, copy } => {
                let rule = self.rules.get(rule as usize);
                (rule, rule.and_then(|it| it.copies.get(copy as usize)?.1))
            }
            _ => (None, None),
        };
        let Some(rule) = rule else { return String::new() };
        let kept = kept.map_or_else(|| "forever".to_owned(), |kept| format!("for {kept}"));
        let capabilities = component.kind.spec().capabilities(component.variant());
        let incremental = capabilities.incremental == Incremental::Yes;
        let (size, change) = (number(component.size_gib), number(component.change_gib_per_day));
        let has = |remark: &[(super::ListIndex, Mechanism)]| {
            entry.component.is_some_and(|it| remark.binary_search(&(it, entry.mechanism)).is_ok())
        };
        let cold = component.kind.spec().charges.cold.price();
        let is_cold = match entry.mechanism {
            Mechanism::Copy { .. } => {
                self.quote(entry).is_some_and(|it| Some(&it.key) == cold.as_ref())
            }
            _ => entry.category == Category::ColdStorage,
        };
        let holds = if is_cold && capabilities.cold == Cold::Incremental {
            "cold storage holds only the data that no warm recovery point of the vault refers to"
                .to_owned()
        } else if is_cold || !incremental {
            format!("every recovery point holds {size} GiB")
        } else if has(&self.remarks.starts_anew) {
            format!(
                "a recovery point holds all {size} GiB if no earlier warm one is left when its job ends; every other one holds the changes since the one before, at {change} GiB a day"
            )
        } else if has(&self.remarks.shares_base) {
            format!(
                "the rule shares a base of {size} GiB with the other rules whose recovery points are in the same place; each later recovery point holds the changes since the one before, whichever rule made it, at {change} GiB a day"
            )
        } else {
            format!(
                "the oldest recovery point kept holds {size} GiB; each later one holds the changes since the one before, at {change} GiB a day"
            )
        };
        format!("{}, kept {kept}: {holds}.", rule.name)
    }
}

fn priced(entry: &LedgerEntry, quote: &Quote) -> String {
    let (quantity, unit) = (number(entry.quantity), quote.unit);
    let Some(price) = quote.usd else {
        let nearest = match quote.source {
            QuoteSource::Nobody { nearest: Some(Price { region, usd, .. }) } => {
                format!(" The nearest Region with a price is {region}, at {usd}.")
            }
            _ => match nearest_machine(quote.key.as_str(), &quote.region) {
                Some(price) => format!(
                    " The nearest one known is {}, at {} in {}.",
                    label_of(price.key),
                    price.usd,
                    price.region
                ),
                None => String::new(),
            },
        };
        return format!(
            "{quantity} {unit}; the price of {} in {} is unknown, so totals say \"at least\".{nearest}",
            quote.key, quote.region
        );
    };
    let place = match &*quote.region {
        EVERYWHERE => String::new(),
        region => format!(" in {region}"),
    };
    let who = match quote.source {
        QuoteSource::Scenario => "your own price".to_owned(),
        QuoteSource::Book(book) => format!("{}, {}", book.source, book.as_of),
        QuoteSource::Nobody { .. } => String::new(),
    };
    format!(
        "{quantity} {unit} \u{d7} {price} = {} ({}{place}; {who}).",
        exact(entry.usd),
        quote.key
    )
}

/// Up to four digits behind the point, and no trailing zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `$11.914583`: to the micro-dollar, at least two digits behind the point.
fn exact(usd: Usd) -> String {
    let micros = usd.micros().unsigned_abs();
    let sign = if usd.micros() < 0 { "\u{2212}" } else { "" };
    let digits = format!("{:06}", micros % 1_000_000);
    let digits = digits.trim_end_matches('0');
    format!("{sign}${}.{digits:0<2}", micros / 1_000_000)
}
