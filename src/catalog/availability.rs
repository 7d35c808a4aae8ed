//! What AWS does not offer everywhere: services, and features of AWS Backup, by Region.
//!
//! The table holds the exceptions only: what no row names is offered in every Region of
//! [`REGIONS`](super::region::REGIONS). Elastic Disaster Recovery has no row because it has an
//! endpoint in each of them, and so has FSx (AWS general reference, `drs`, `fsxn`). Of services that no
//! row of [`Feature::Service`] names, nobody has compared the Regions: the checks leave them alone.

use super::source::{self, Source};
use super::{ComponentKind, ComponentVariant, Support, region};

/// What AWS offers in some Regions and not in others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// The service itself.
    Service,
    /// Backups by AWS Backup.
    Backup,
    /// Copies of recovery points to another Region, at either end.
    CrossRegionCopy,
    /// Copies of recovery points to another account, at either end.
    CrossAccountCopy,
    /// Recovery points in a logically air-gapped vault.
    AirGappedVault,
    /// Copies from another Region or account into a logically air-gapped vault.
    CopyIntoAirGappedVault,
    /// Controls of AWS Backup Audit Manager.
    AuditManager,
}

/// Which resources a gap concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every kind.
    Everything,
    /// All variants of a kind.
    Kind(ComponentKind),
    /// One variant of a kind.
    Variant(ComponentKind, ComponentVariant),
}

/// The Regions of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regions {
    /// The Regions with these codes.
    These(&'static [&'static str]),
    /// All Regions that accounts opt in to, but for those with these codes.
    OptInExcept(&'static [&'static str]),
}

/// Something that is not offered in some Regions.
#[derive(Debug)]
pub struct RegionGap {
    /// What is not offered.
    pub feature: Feature,
    /// For which resources.
    pub scope: Scope,
    /// Where.
    pub regions: Regions,
    /// `No`, or `Unverified` where AWS's pages contradict each other.
    pub support: Support,
    /// The page that says so.
    pub source: &'static Source,
}

/// Regions into whose air-gapped vaults nothing is copied (`backup-feature-availability`, footnote 1).
const NO_COPIES_INTO_AIR_GAPPED: Regions = Regions::These(&[
    "ap-southeast-5",
    "ca-west-1",
    "mx-central-1",
    "ap-southeast-7",
    "ap-east-2",
    "ap-southeast-6",
]);

/// Regions in which AWS Backup does not back up RDS Multi-AZ DB clusters; Audit Manager's support for
/// them follows the same column (`rds-backup`).
const NO_MULTI_AZ_CLUSTERS: Regions =
    Regions::These(&["us-west-1", "ap-east-2", "ap-southeast-7", "mx-central-1", "ap-southeast-6"]);

const MULTI_AZ_CLUSTER: Scope =
    Scope::Variant(ComponentKind::RdsInstance, ComponentVariant::MultiAzCluster);
const NEPTUNE: Scope = Scope::Kind(ComponentKind::NeptuneCluster);
const SERVERLESS: Scope =
    Scope::Variant(ComponentKind::RedshiftCluster, ComponentVariant::Serverless);
const FSX: Scope = Scope::Kind(ComponentKind::FsxFileSystem);

const fn no(feature: Feature, scope: Scope, regions: Regions) -> RegionGap {
    RegionGap {
        feature,
        scope,
        regions,
        support: Support::No,
        source: &source::AVAILABILITY_BY_REGION,
    }
}

/// Every gap.
pub static GAPS: &[RegionGap] = &[
    RegionGap {
        source: &source::NEPTUNE_ENDPOINTS,
        ..no(
            Feature::Service,
            NEPTUNE,
            Regions::These(&[
                "ap-east-2",
                "ap-southeast-6",
                "ap-southeast-7",
                "eu-south-1",
                "mx-central-1",
            ]),
        )
    },
    RegionGap {
        source: &source::REDSHIFT_ENDPOINTS,
        ..no(Feature::Service, SERVERLESS, Regions::These(&["me-south-1"]))
    },
    RegionGap {
        source: &source::RDS_CLUSTER_REGIONS,
        ..no(
            Feature::Service,
            MULTI_AZ_CLUSTER,
            Regions::These(&["us-west-1", "ap-southeast-6", "ap-east-2", "ap-southeast-7"]),
        )
    },
    no(
        Feature::Backup,
        NEPTUNE,
        Regions::These(&[
            "ap-south-2",
            "ap-southeast-6",
            "ap-east-2",
            "ap-southeast-7",
            "eu-south-1",
            "mx-central-1",
        ]),
    ),
    no(
        Feature::Backup,
        Scope::Kind(ComponentKind::DocumentdbCluster),
        Regions::These(&["us-west-1", "ap-east-2", "ca-west-1", "me-south-1"]),
    ),
    no(
        Feature::Backup,
        Scope::Kind(ComponentKind::VmwareVm),
        Regions::These(&[
            "ap-south-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ap-east-2",
            "ca-west-1",
            "eu-south-2",
            "eu-central-2",
            "il-central-1",
            "mx-central-1",
            "me-central-1",
        ]),
    ),
    no(Feature::Backup, FSX, Regions::These(&["ap-southeast-6"])),
    no(
        Feature::Backup,
        Scope::Variant(ComponentKind::FsxFileSystem, ComponentVariant::OpenZfs),
        Regions::These(&["ap-southeast-4"]),
    ),
    no(Feature::Backup, MULTI_AZ_CLUSTER, NO_MULTI_AZ_CLUSTERS),
    no(Feature::Backup, SERVERLESS, Regions::These(&["ca-west-1", "me-south-1"])),
    no(
        Feature::CrossRegionCopy,
        NEPTUNE,
        Regions::OptInExcept(&[
            "af-south-1",
            "ap-east-1",
            "ap-southeast-3",
            "il-central-1",
            "me-south-1",
            "me-central-1",
        ]),
    ),
    no(Feature::CrossAccountCopy, NEPTUNE, Regions::OptInExcept(&[])),
    no(Feature::CrossRegionCopy, FSX, Regions::These(&["me-south-1", "me-central-1"])),
    no(
        Feature::CrossRegionCopy,
        Scope::Variant(ComponentKind::FsxFileSystem, ComponentVariant::Ontap),
        Regions::These(&["ap-southeast-6"]),
    ),
    no(
        Feature::CrossAccountCopy,
        Scope::Variant(ComponentKind::FsxFileSystem, ComponentVariant::Ontap),
        Regions::These(&["ap-southeast-6"]),
    ),
    no(Feature::AirGappedVault, NEPTUNE, Regions::These(&["ap-southeast-3"])),
    // The table of features ticks the vaults in these Regions, and the page on the vaults leaves them out.
    RegionGap {
        support: Support::Unverified,
        source: &source::AIR_GAPPED,
        ..no(Feature::AirGappedVault, Scope::Everything, NO_COPIES_INTO_AIR_GAPPED)
    },
    no(Feature::CopyIntoAirGappedVault, Scope::Everything, NO_COPIES_INTO_AIR_GAPPED),
    no(
        Feature::AuditManager,
        Scope::Everything,
        Regions::These(&[
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ap-east-2",
            "ca-west-1",
            "il-central-1",
            "mx-central-1",
        ]),
    ),
    no(Feature::AuditManager, MULTI_AZ_CLUSTER, NO_MULTI_AZ_CLUSTERS),
];

impl Scope {
    fn concerns(self, kind: ComponentKind, variant: ComponentVariant) -> bool {
        match self {
            Self::Everything => true,
            Self::Kind(it) => it == kind,
            Self::Variant(it, of) => it == kind && of == variant,
        }
    }
}

impl Regions {
    /// Whether the Region with a code is one of them.
    pub fn contain(self, code: &str) -> bool {
        match self {
            Self::These(codes) => codes.contains(&code),
            Self::OptInExcept(codes) => {
                region(code).is_some_and(|it| it.is_opt_in) && !codes.contains(&code)
            }
        }
    }

    /// The codes that the row names.
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::These(codes) | Self::OptInExcept(codes) => codes,
        }
    }
}

/// Why something is not offered for a kind in the Region with a code; nothing where it is offered. Of
/// two rows one that says no comes first.
pub fn gap(
    feature: Feature,
    kind: ComponentKind,
    variant: ComponentVariant,
    code: &str,
) -> Option<&'static RegionGap> {
    let rows = GAPS.iter().filter(|row| {
        row.feature == feature && row.scope.concerns(kind, variant) && row.regions.contain(code)
    });
    rows.min_by_key(|row| row.support != Support::No)
}

/// Whether AWS Backup Audit Manager evaluates a kind in the Region with a code.
pub fn is_audited(kind: ComponentKind, variant: ComponentVariant, code: &str) -> bool {
    kind.spec().capabilities(variant).audit_manager.is_yes()
        && gap(Feature::AuditManager, kind, variant, code).is_none()
}

/// Where a copy of a recovery point begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route<'a> {
    /// The code of the Region it begins in.
    pub from: &'a str,
    /// The code of the Region it ends in.
    pub to: &'a str,
    /// Whether it ends in another account.
    pub to_another_account: bool,
    /// Whether it ends in a logically air-gapped vault.
    pub into_air_gapped: bool,
}

impl Route<'_> {
    /// Why AWS Backup does not copy a kind along the route, if a Region is the reason.
    pub fn gap(self, kind: ComponentKind, variant: ComponentVariant) -> Option<&'static RegionGap> {
        let at = |feature, code| gap(feature, kind, variant, code);
        let either = |feature| at(feature, self.from).or_else(|| at(feature, self.to));
        let crosses_regions = self.from != self.to;
        let leaves = crosses_regions || self.to_another_account;
        let across_regions = crosses_regions.then(|| either(Feature::CrossRegionCopy)).flatten();
        let across_accounts =
            self.to_another_account.then(|| either(Feature::CrossAccountCopy)).flatten();
        let into_air_gapped = || at(Feature::CopyIntoAirGappedVault, self.to);
        across_regions
            .or(across_accounts)
            .or_else(|| (self.into_air_gapped && leaves).then(into_air_gapped).flatten())
    }
}
