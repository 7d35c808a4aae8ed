//! The sources that lessons, cards, statements and the glossary name, by key.
//!
//! A page that the catalog knows too is the catalog's; `sources.json` has the others.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::catalog::{Source, source};

/// What a source is worth here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceBasis {
    /// One of the checked facts about AWS.
    Facts,
    /// A work that defines words of the field.
    Field,
    /// Tabletop's own rule.
    Own,
    /// Nobody has checked the statement against the page: shown as unverified.
    Unchecked,
}

/// A source with its key.
#[derive(Debug)]
pub struct Cited {
    /// The key by which texts name it.
    pub key: &'static str,
    /// What it is.
    pub source: Source,
    /// What it is worth here.
    pub basis: SourceBasis,
}

/// `sources.json`; its texts are those of the file itself.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Further {
    facts: BTreeMap<&'static str, Source>,
    field: BTreeMap<&'static str, Source>,
    own: BTreeMap<&'static str, Source>,
    unchecked: BTreeMap<&'static str, Source>,
}

macro_rules! of_the_catalog {
    ($($name:ident)*) => {
        &[$((stringify!($name), &source::$name)),*]
    };
}

/// Sources of the catalog that are facts about AWS.
static SHARED: &[(&str, &Source)] = of_the_catalog![
    ADVANCED_DYNAMODB AIR_GAPPED AIR_GAPPED_PRIMARY API_BACKUP_RULE_INPUT API_CREATE_BACKUP_PLAN
    API_LIFECYCLE ASSIGNING_RESOURCES AUDIT_CONTROLS CLOUDFRONT_FAILOVER CREATE_A_COPY CROSS_ACCOUNT
    CROSS_REGION DELETING_BACKUPS DOC_HISTORY DRS_FAQ DR_WHITEPAPER DYNAMODB_PITR
    EBS_INITIALIZE EBS_SNAPSHOT EC2_RECOVERY EFS_BACKUP EVENTBRIDGE_CRON FEATURE_AVAILABILITY GLOBAL_TABLES HEALTH_CHECK_GRACE
    HTTP_API_QUOTAS LAMBDA_QUOTAS METERING PITR_COPYING PITR_RETENTION PLAN_OPTIONS
    POINT_IN_TIME_RECOVERY QUOTAS RDS_AUTOMATED_BACKUPS RDS_BACKUP RDS_CLUSTER_FAILOVER RDS_FAILOVER
    RDS_PITR RDS_PROMOTE REDSHIFT_BACKUPS RESILIENCE_SCORE RESILIENCE_ZERO RESTORE_TESTING
    ROUTE53_HEALTH S3_BACKUPS S3_NOT_REPLICATED S3_REPLICATION STACK_BACKUPS VAULT_LOCK VMWARE_BACKUPS
    WHAT_IS_BACKUP
];

/// The product's own assumptions.
static ASSUMED: &[(&str, &Source)] = of_the_catalog![ASSUMED];

/// All sources, in the order of their keys.
static ALL: LazyLock<BTreeMap<&'static str, Cited>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    let mut add = |key, source, basis| {
        all.insert(key, Cited { key, source, basis });
    };
    for (key, source) in SHARED {
        add(key, (*source).clone(), SourceBasis::Facts);
    }
    for (key, source) in ASSUMED {
        add(key, (*source).clone(), SourceBasis::Own);
    }
    if let Ok(further) = serde_json::from_str::<Further>(include_str!("sources.json")) {
        for (sources, basis) in [
            (further.facts, SourceBasis::Facts),
            (further.field, SourceBasis::Field),
            (further.own, SourceBasis::Own),
            (further.unchecked, SourceBasis::Unchecked),
        ] {
            for (key, source) in sources {
                add(key, source, basis);
            }
        }
    }
    all
});

/// The source with a key.
pub fn cited(key: &str) -> Option<&'static Cited> {
    ALL.get(key)
}

/// All sources, in the order of their keys.
pub fn all() -> impl Iterator<Item = &'static Cited> {
    ALL.values()
}

/// The sources with these keys, in their order.
pub fn of(keys: &[String]) -> Vec<&'static Cited> {
    keys.iter().filter_map(|key| cited(key)).collect()
}

/// Whether a text with these sources rests in part on something nobody has checked.
pub fn partly_unverified(keys: &[String]) -> bool {
    of(keys).iter().any(|it| it.basis == SourceBasis::Unchecked)
}
