//! Prices: every key and every Region is one that the ledger can ask for.

use super::coverage::Coverage;
use super::one_of;
use crate::catalog::prices::{
    EVERYWHERE, PRICES, PriceKey, is_price_key, label_of, nearest_machine, price_item,
};
use crate::catalog::{REGIONS, region};
use crate::model::{Component, Edit, Finding, Findings, Scenario};

pub(super) fn check(coverage: &Coverage<'_>, findings: &mut Findings) {
    let scenario = coverage.scenario;
    for (key, regions) in &scenario.prices {
        let pointer = format!("/prices/{}", escaped(key));
        if !is_price_key(key) {
            findings.push(unknown_key(&pointer, key));
            continue;
        }
        for code in regions.keys().filter(|it| *it != EVERYWHERE && region(it).is_none()) {
            let pointer = format!("{pointer}/{}", escaped(code));
            findings.push(
                Finding::error(
                    pointer.clone(),
                    format!("`{code}` is not a known AWS Region"),
                    format!(
                        "Allowed: {EVERYWHERE}, {}.",
                        one_of(REGIONS.iter().map(|region| region.code))
                    ),
                )
                .fix(format!("Remove the price for `{code}`"), [Edit::remove(pointer)]),
            );
        }
    }
    for (at, component) in scenario.components.iter().enumerate() {
        if component.instance_type.is_some() || component.db_class.is_some() {
            machines(scenario, &format!("/components/{at}"), component, findings);
        }
    }
}

fn unknown_key(pointer: &str, key: &str) -> Finding {
    let family = key.split('.').next().unwrap_or_default();
    let alike =
        PRICES.iter().map(|item| item.key).filter(|known| known.split('.').next() == Some(family));
    let hint = if alike.clone().next().is_some() {
        format!("The keys for that service are {}.", one_of(alike))
    } else {
        "Use a key of the price book, such as ebs.gp3.gb_month, or ec2.linux.m7i.large.hour for an instance type.".to_owned()
    };
    Finding::error(pointer, format!("there is no price `{key}`"), hint)
        .fix(format!("Remove `{key}`"), [Edit::remove(pointer)])
}

/// An instance type or a database class without a price is allowed, and its cost is unknown.
fn machines(scenario: &Scenario, pointer: &str, component: &Component, findings: &mut Findings) {
    use crate::catalog::prices::Deployment;
    let named = [
        (
            "instance_type",
            &component.instance_type,
            PriceKey::instance_type(component.instance_type()),
        ),
        (
            "db_class",
            &component.db_class,
            PriceKey::db_class(component.db_class(), Deployment::SingleAz),
        ),
    ];
    for (field, name, key) in named {
        let Some(name) = name else { continue };
        let known = price_item(key.as_str()).is_some()
            || scenario
                .prices
                .keys()
                .any(|own| own.starts_with(key.as_str().trim_end_matches("single_az.hour")));
        if !known {
            let code = scenario.site(&component.site).and_then(|site| site.region.as_deref());
            let nearest = nearest_machine(key.as_str(), code.unwrap_or("us-east-1"));
            let nearest = nearest.map_or_else(String::new, |price| {
                let (known, usd, there) = (label_of(price.key), price.usd, price.region);
                format!(" The nearest known price is {usd} USD an hour for {known} in {there}.")
            });
            findings.push(Finding::warning(
                format!("{pointer}/{field}"),
                format!("the price of `{name}` is unknown"),
                format!("The cost is shown as unknown. Enter a price for `{key}`.{nearest}"),
            ));
        }
    }
}

/// A name as a step of a JSON pointer (RFC 6901).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
