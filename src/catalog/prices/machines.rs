//! Which instance type or database class with a known price is nearest to one without: a figure to name,
//! never to calculate with.
//!
//! Example: the nearest to `m6i.2xlarge` is `m6i.xlarge`, of the same family; the nearest to `m5d.large` is
//! `m5.large`, of the same letter.

use super::{PRICES, Price, nearest};

/// The sizes of instance types, each with its place on a scale on which one step doubles the price.
const SIZES: [(&str, i32); 12] = [
    ("nano", -4),
    ("micro", -3),
    ("small", -2),
    ("medium", -1),
    ("large", 0),
    ("xlarge", 1),
    ("2xlarge", 2),
    ("4xlarge", 3),
    ("8xlarge", 4),
    ("12xlarge", 5),
    ("16xlarge", 5),
    ("24xlarge", 6),
];
const OTHER_SIZE: i32 = 7;

/// The price of the machine nearest to one by its key, at a Region where it is known. Machines of another service
/// or deployment are no neighbors.
pub fn nearest_machine(key: &str, region: &str) -> Option<Price> {
    let wanted = Machine::read(key)?;
    let known = PRICES.iter().filter_map(|item| {
        let machine = Machine::read(item.key).filter(|it| it.service == wanted.service)?;
        let prices = item.prices().map(|price| {
            let is_there = price.region == region;
            let distance = nearest::distance(region, price.region).unwrap_or(f64::MAX);
            (if is_there { 0.0 } else { distance }, price)
        });
        let (far, price) = prices.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
        Some((wanted.unlike(&machine), far, price))
    });
    let nearest = known.min_by(|(a, far, one), (b, farther, other)| {
        a.cmp(b).then(far.total_cmp(farther)).then(one.key.cmp(other.key))
    });
    nearest.map(|(.., price)| price)
}

/// What a key says of a machine.
struct Machine<'a> {
    /// The service and, of a database, its deployment.
    service: (&'a str, &'a str),
    family: &'a str,
    size: i32,
}

impl<'a> Machine<'a> {
    fn read(key: &'a str) -> Option<Self> {
        let rest = key.strip_suffix(".hour")?;
        let (service, family, size, deployment) = match rest.strip_prefix("ec2.linux.") {
            Some(name) => {
                let (family, size) = name.split_once('.')?;
                ("ec2", family, size, "")
            }
            None => {
                let (name, deployment) = rest.strip_prefix("rds.mysql.db.")?.rsplit_once('.')?;
                let (family, size) = name.split_once('.')?;
                ("rds", family, size, deployment)
            }
        };
        let place = SIZES.iter().find(|(name, _)| *name == size).map_or(OTHER_SIZE, |it| it.1);
        Some(Self { service: (service, deployment), family, size: place })
    }

    /// The letters of the family, `m` of `m6gd`.
    fn letters(&self) -> &'a str {
        let end = self.family.find(|it: char| it.is_ascii_digit());
        self.family.get(..end.unwrap_or(self.family.len())).unwrap_or_default()
    }

    /// The generation of the family, 6 of `m6gd`.
    fn generation(&self) -> u32 {
        self.family.chars().find_map(|it| it.to_digit(10)).unwrap_or_default()
    }

    /// How unlike another machine is: by its family, then by its size.
    fn unlike(&self, other: &Self) -> (u32, i32) {
        const ANOTHER_LETTER: u32 = 100;
        let family = if self.family == other.family {
            0
        } else if self.letters() == other.letters() {
            1 + self.generation().abs_diff(other.generation())
        } else {
            ANOTHER_LETTER
        };
        (family, (self.size - other.size).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_machine_is_of_the_same_family_then_of_the_same_letter() {
        let nearest = |key: &str| nearest_machine(key, "us-east-1").map(|price| price.key);
        for (wanted, expected) in [
            ("ec2.linux.m6i.2xlarge.hour", "ec2.linux.m6i.xlarge.hour"),
            ("ec2.linux.t3.xlarge.hour", "ec2.linux.t3.large.hour"),
            ("ec2.linux.m5d.large.hour", "ec2.linux.m5.large.hour"),
            ("ec2.linux.c5.xlarge.hour", "ec2.linux.c4.xlarge.hour"),
            ("rds.mysql.db.r6g.4xlarge.multi_az.hour", "rds.mysql.db.r6g.xlarge.multi_az.hour"),
            ("rds.mysql.db.t2.micro.single_az.hour", "rds.mysql.db.t2.small.single_az.hour"),
        ] {
            assert_eq!(nearest(wanted), Some(expected), "{wanted}");
        }
        assert_eq!(nearest("ebs.gp3.gb_month"), None);
    }

    #[test]
    fn a_region_without_prices_takes_the_one_next_to_it() {
        let price = nearest_machine("ec2.linux.m6i.2xlarge.hour", "eu-central-1");
        assert_eq!(price.map(|it| it.region), Some("eu-west-1"));
    }
}
