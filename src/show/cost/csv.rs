//! The bill as a file for spreadsheets (RFC 4180).

use super::Costs;
use super::bill::{BillQuery, By, incident, items, name};
use crate::engine::ledger::{AmountStatus, QuoteSource};

const HEAD: &str = "month,category,component,incident,mechanism,quantity,unit,price_key,region,unit_price_usd,price_date,price_source,usd,status\r\n";

/// All lines of the bill, with amounts to the micro-dollar; what is not known is left empty.
pub fn csv(costs: &Costs, query: BillQuery) -> String {
    let ledger = &costs.ledger;
    let month = query.month.and_then(|at| ledger.months.get(at));
    let month = month.map_or_else(|| "all".to_owned(), crate::engine::ledger::Month::label);
    let mut text = HEAD.to_owned();
    for item in items(ledger, query) {
        let entry = &item.entry;
        let line = ledger.line(entry);
        let (date, source) = match ledger.quote(entry).map(|it| it.source) {
            Some(QuoteSource::Book(price)) => (price.as_of, price.source),
            Some(QuoteSource::Scenario) => ("", "this design"),
            _ => ("", ""),
        };
        let (usd, status) = match entry.status {
            AmountStatus::Known => (dollars(entry.usd.micros()), "known"),
            AmountStatus::Provisional => (dollars(entry.usd.micros()), "provisional"),
            AmountStatus::Unknown => (String::new(), "unknown"),
        };
        let cells = [
            month.clone(),
            entry.category.label().to_owned(),
            name(costs, By::Component, entry),
            incident(costs, entry).unwrap_or_default(),
            line.mechanism,
            entry.quantity.to_string(),
            line.unit.to_owned(),
            line.price_key.unwrap_or_default(),
            line.region.map(|it| it.to_string()).unwrap_or_default(),
            line.unit_price.map(|it| it.as_f64().to_string()).unwrap_or_default(),
            date.to_owned(),
            source.to_owned(),
            usd,
            status.to_owned(),
        ];
        let cells: Vec<String> = cells.iter().map(|it| cell(it)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// An amount with six digits behind the point.
fn dollars(micros: i64) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let size = micros.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

/// A cell in quotes where it needs them. What begins like a formula is text to a spreadsheet only with an
/// apostrophe before it; numbers stay numbers.
fn cell(text: &str) -> String {
    let is_number = || text.chars().skip(1).all(|it| it.is_ascii_digit() || it == '.');
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number();
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
