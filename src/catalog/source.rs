//! Where a fact or a number comes from.

mod backup_guide;
mod services;

use serde::{Deserialize, Serialize};

pub use backup_guide::*;
pub use services::*;

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// AWS's own documentation or price file says so.
    Official,
    /// One statement by somebody else; shown as provisional.
    Secondary,
    /// No source was found: the product's own assumption; shown as unverified.
    Unverified,
}

/// Where a fact or a number comes from, and when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What people call the page.
    pub title: &'static str,
    /// Its address; empty where there is no page.
    pub url: &'static str,
    /// When the page was as stated, `2026-09-24`.
    pub checked_on: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Source {
    /// A page of AWS's documentation.
    pub const fn official(
        title: &'static str,
        url: &'static str,
        checked_on: &'static str,
    ) -> Self {
        Self { title, url, checked_on, confidence: Confidence::Official }
    }

    /// A statement by somebody else than AWS.
    pub const fn secondary(
        title: &'static str,
        url: &'static str,
        checked_on: &'static str,
    ) -> Self {
        Self { title, url, checked_on, confidence: Confidence::Secondary }
    }

    /// An assumption of the product's own.
    pub const fn unverified(title: &'static str) -> Self {
        Self { title, url: "", checked_on: "2026-11-20", confidence: Confidence::Unverified }
    }
}

/// Which resource types and features AWS Backup has in which Region.
pub static AVAILABILITY_BY_REGION: Source = Source::official(
    "AWS Backup developer guide: Feature availability by AWS Region and supported services by AWS Region",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html",
    "2026-11-30",
);

/// Where each service is.
pub static SERVICE_ENDPOINTS: Source = Source::official(
    "AWS general reference: Service endpoints and quotas",
    "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
    "2026-11-30",
);

/// Where Redshift Serverless is.
pub static REDSHIFT_ENDPOINTS: Source = Source::official(
    "AWS general reference: Amazon Redshift endpoints and quotas",
    "https://docs.aws.amazon.com/general/latest/gr/redshift-service.html",
    "2026-11-30",
);

/// Where Multi-AZ DB clusters are.
pub static RDS_CLUSTER_REGIONS: Source = Source::official(
    "Amazon RDS user guide: Supported Regions and DB engines for Multi-AZ DB clusters",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.MultiAZDBClusters.html",
    "2026-11-30",
);

/// Where Neptune is.
pub static NEPTUNE_ENDPOINTS: Source = Source::official(
    "AWS general reference: Amazon Neptune endpoints and quotas",
    "https://docs.aws.amazon.com/general/latest/gr/neptune.html",
    "2026-11-30",
);

/// Which key encrypts what.
pub static BACKUP_ENCRYPTION: Source = Source::official(
    "AWS Backup developer guide: Encryption for backups",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
    "2026-11-30",
);

/// How conditions select resources.
pub static API_CONDITIONS: Source = Source::official(
    "AWS Backup developer guide: API reference, Conditions",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Conditions.html",
    "2026-11-30",
);

/// AWS's cron grammar.
pub static EVENTBRIDGE_CRON: Source = Source::official(
    "Amazon EventBridge user guide: Cron expressions",
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    "2026-11-20",
);

/// Automatic recovery of EC2 instances.
pub static EC2_RECOVERY: Source = Source::official(
    "Amazon EC2 user guide: Automatic instance recovery",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html",
    "2026-11-30",
);

/// How many zones each Region has.
pub static AVAILABILITY_ZONES: Source = Source::official(
    "AWS Regions and Availability Zones: AWS Availability Zones",
    "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
    "2026-11-30",
);

/// The weights of Resilience Hub's score.
pub static RESILIENCE_SCORE: Source = Source::official(
    "AWS Resilience Hub user guide: Calculating the resiliency score",
    "https://docs.aws.amazon.com/resilience-hub/latest/userguide/calculate-score.html",
    "2026-11-20",
);

/// What Resilience Hub does with an objective of zero; read in a copy of the page elsewhere.
pub static RESILIENCE_ZERO: Source = Source::secondary(
    "AWS Resilience Hub user guide: Resiliency checks",
    "https://docs.aws.amazon.com/resilience-hub/latest/userguide/resil-checks.html",
    "2026-11-20",
);

/// Weights of disruptions that Resilience Hub does not ask.
pub static ASSUMED_WEIGHT: Source = Source::unverified(
    "Assumption of this product: lost data weighs as much as software, a data center as much as a Region",
);

/// The rate of volumes that nobody has ordered a rate for.
pub static VOLUME_RATE: Source = Source::unverified(
    "Assumption of this product: by default the rate fluctuates; 100 to 300 MiB/s (352 to 1,055 GiB per hour) can be ordered and paid for, up to 5,000 MiB/s in a Region",
);

/// A round number of the product's own that its users are to replace by theirs.
pub static ASSUMED: Source =
    Source::unverified("Assumption of this product: AWS publishes no figure; enter your own");
