//! Why: every reason the engine gives, kept as data and written out only when it is read.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::catalog::{RecoveryOption, Strategy};
use crate::units::{Instant, Span};

/// Why a way back helps, does not help, or was not taken.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the sentence that `Display` writes")]
pub enum Because {
    // Why a way works.
    NothingStops,
    OthersCarryOn { machines: u32 },
    SpreadOverZones,
    StandbyTakesOver,
    ReaderTakesOver,
    ServiceAbsorbs,
    ServiceImpaired { down: u32, zones: u32 },
    ServiceRelocates,
    HostIsReplaced,
    InstanceIsRecreated,
    InstanceElsewhere,
    OthersCarryOnWithoutItsData { machines: u32 },
    AutoScalingReplaces,
    VersionBefore { at: Instant },
    SecondBefore { at: Instant },
    LagIsLost { lag: Span },
    NewestPoint { captured: Instant },
    NewestPointFromCold { captured: Instant },
    ReplicaBehind { lag: Span },
    StoppedInTime { lag: Span },
    DeletesDoNotReplicate,
    SnapshotBefore { at: Instant },
    NoDataOfItsOwn,
    OldVersionStillThere,
    SiteReturns { at: Instant },
    SiteReturnedFirst { at: Instant, cancelled: RecoveryOption },
    ThenAgain { option: RecoveryOption, at: Instant },
    OnceItReturns { at: Instant },
    OnceItLaunches { at: Instant },
    OldHomeHasIt { at: Instant },
    RunsThere,
    // Why a way that works was not taken.
    AnotherIsPinned { pinned: RecoveryOption },
    OtherVaultIsPinned,
    CostsMore { taken: RecoveryOption },
    OtherVault,
    WaitingIsLast,
    NoNeed,
    // Why a way does not help.
    NothingReplacesIt,
    NotYetBuilt,
    StandbyIsOut,
    OneZoneOnly,
    EveryZoneIsOut,
    NoReaderElsewhere,
    ReplacedEmpty,
    EmptyServer,
    NoStandby,
    NothingLeftOfIt,
    DamageInEveryCopy,
    SameRegion,
    GroupInSameRegion,
    ServiceInSameRegion,
    DamageIsCopied,
    SameRelease,
    NoRelease,
    ReleaseDamagedData,
    OnlyS3KeepsVersions,
    NoVersioning,
    VersionsDestroyed,
    NoOutage,
    SiteDestroyed,
    DataGoneBefore,
    NoPointInTime,
    BucketNotReady,
    WindowIsOut { place: Arc<str> },
    WindowElsewhere { place: Arc<str> },
    WindowTooShort { reach: Span },
    WindowDestroyed,
    WindowNotOpen,
    NoRuleHere,
    NoRuleAtAll,
    NotBackedUp,
    NothingYet,
    Unfinished,
    AllExpired,
    AllDestroyed,
    VaultIsOut { place: Arc<str> },
    PlaceIsOut { place: Arc<str> },
    NothingLaunches { place: Arc<str> },
    NoPlace,
    ColdIsNotCopied,
    NoReplica,
    NoReplicaOfKind,
    DamageReplicated { after: Span },
    ReplicaIsOut { place: Arc<str> },
    ReplicaInSameAccount,
    NoDrs,
    DrsTooOld { kept: Span },
    DrsAccountTaken,
    DataIsNotInCode,
    SamePlaceIsOut,
    // What a strategy amounts to.
    AnswersByItself,
    AnswersWhenTold,
    LaunchedWhenNeeded,
    SwitchedOff,
    OnlyCopiesElsewhere,
    BuiltFromCode,
    NothingElsewhere,
    NoLiveCopyOfKind,
    DrsIsForServers,
    OneWriter,
    NeedsWeaker { needed: Arc<str>, amounts_to: Option<Strategy> },
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingStops => f.write_str("It goes on serving; nothing has to be done."),
            Self::OthersCarryOn { machines: 2 } => f.write_str("The other machine carries on."),
            Self::OthersCarryOn { machines } => {
                write!(f, "The other {} of {machines} machines carry on.", machines.saturating_sub(1))
            }
            Self::SpreadOverZones => f.write_str("It is spread over zones, and the others carry on."),
            Self::StandbyTakesOver => {
                f.write_str("The standby in another zone has every write and takes over by itself.")
            }
            Self::ReaderTakesOver => f.write_str(
                "A reader in another zone shares the storage of the cluster and takes over by itself.",
            ),
            Self::ServiceAbsorbs => {
                f.write_str("The service keeps it on several machines and absorbs the failure itself.")
            }
            Self::ServiceImpaired { down, zones } => write!(
                f,
                "The service tolerates the loss of one zone; {down} of {zones} are down, so it is impaired."
            ),
            Self::ServiceRelocates => {
                f.write_str("The service moves it to another zone; its data is stored in all of them.")
            }
            Self::HostIsReplaced => f.write_str(
                "The service replaces the failed host; the data is on volumes and nothing is lost.",
            ),
            Self::InstanceIsRecreated => f.write_str(
                "No reader can take over, so the service creates the instance again; the data is in the storage of the cluster.",
            ),
            Self::InstanceElsewhere => f.write_str(
                "The storage of the cluster is in other zones too: an instance created there has all the data.",
            ),
            Self::OthersCarryOnWithoutItsData { machines: 2 } => f.write_str(
                "The other server carries on. What was on the disks of the failed one has to be restored; it is not counted here.",
            ),
            Self::OthersCarryOnWithoutItsData { machines } => write!(
                f,
                "The other {} of {machines} servers carry on. What was on the disks of the failed one has to be restored; it is not counted here.",
                machines.saturating_sub(1)
            ),
            Self::AutoScalingReplaces => f.write_str("Auto Scaling notices and launches a new one."),
            Self::VersionBefore { at } => {
                write!(f, "Versioning keeps every object as it was before {}.", at.short())
            }
            Self::SecondBefore { at } => {
                write!(f, "The logs reach up to the last good second, {}.", at.short())
            }
            Self::LagIsLost { lag } => {
                write!(f, "The logs reach up to {lag} before the loss; that last stretch is lost.")
            }
            Self::NewestPoint { captured } => {
                write!(f, "The newest clean recovery point in this vault captured {}.", captured.short())
            }
            Self::NewestPointFromCold { captured } => write!(
                f,
                "The newest clean recovery point in this vault captured {}; it has to come out of cold storage first.",
                captured.short()
            ),
            Self::ReplicaBehind { lag } => write!(f, "The replica was {lag} behind."),
            Self::StoppedInTime { lag } => write!(
                f,
                "The damage would have reached the replica after {lag}; replication was stopped before."
            ),
            Self::DeletesDoNotReplicate => f.write_str(
                "S3 replication does not pass on delete markers unless told to: the replica still has the objects.",
            ),
            Self::SnapshotBefore { at } => {
                write!(f, "Elastic Disaster Recovery has its own snapshot of {}.", at.short())
            }
            Self::NoDataOfItsOwn => f.write_str("It holds no data of its own: code brings it back."),
            Self::OldVersionStillThere => {
                f.write_str("The version before the release is still there, and the data is as it was.")
            }
            Self::SiteReturns { at } => write!(f, "It returns on {} with everything as it was.", at.short()),
            Self::SiteReturnedFirst { at, cancelled } => write!(
                f,
                "It returned on {}, before “{}” was done: it resumes in place and the recovery is cancelled.",
                at.short(),
                cancelled.spec().name
            ),
            Self::ThenAgain { option, at } => write!(
                f,
                "Nothing else is left: when the site returns on {}, “{}” starts over.",
                at.short(),
                option.spec().name
            ),
            Self::OnceItReturns { at } => write!(
                f,
                "Its site is out when it is decided; the recovery begins when that returns on {}.",
                at.short()
            ),
            Self::OnceItLaunches { at } => write!(
                f,
                "The control plane of its Region is down when it is decided; the recovery begins when that is back on {}.",
                at.short()
            ),
            Self::OldHomeHasIt { at } => write!(
                f,
                "Where it lived before the failover, everything written until {} is still there.",
                at.short()
            ),
            Self::RunsThere => f.write_str("It runs there already and takes the traffic."),
            Self::AnotherIsPinned { pinned } => {
                write!(f, "It works, but you pinned “{}”.", pinned.spec().name)
            }
            Self::OtherVaultIsPinned => {
                f.write_str("It works, but you pinned the point of another vault.")
            }
            Self::CostsMore { taken } => {
                write!(f, "It works, but costs the business more than “{}”.", taken.spec().name)
            }
            Self::OtherVault => {
                f.write_str("It works, but costs the business more than the point of the vault taken.")
            }
            Self::WaitingIsLast => f.write_str(
                "Nobody knows beforehand how long an outage lasts, so waiting is taken only when nothing else helps.",
            ),
            Self::NoNeed => f.write_str("It works, but it has healed itself already."),
            Self::NothingReplacesIt => {
                f.write_str("It is a single machine that nothing replaces by itself.")
            }
            Self::NotYetBuilt => f.write_str(
                "It is still being recovered: what is not yet built does not come back by itself.",
            ),
            Self::StandbyIsOut => f.write_str("Its standby cannot take over: the zone of the standby is down, or was when writes went on."),
            Self::OneZoneOnly => f.write_str("All of it stands in the zone that is out."),
            Self::EveryZoneIsOut => {
                f.write_str("Every zone of the Region is down, and the service with them.")
            }
            Self::NoReaderElsewhere => f.write_str(
                "The cluster has no reader in another zone: somebody has to create an instance there.",
            ),
            Self::ReplacedEmpty => f.write_str(
                "Auto Scaling replaces the failed server with an empty one: its data was on the disks.",
            ),
            Self::EmptyServer => {
                f.write_str("Code brings back an empty server: its data is not in the code.")
            }
            Self::NoStandby => f.write_str("It has no standby."),
            Self::NothingLeftOfIt => f.write_str("Nothing of it is left that could heal itself."),
            Self::DamageInEveryCopy => f.write_str(
                "The service keeps its data on several machines, and the damage is on all of them.",
            ),
            Self::SameRegion => f.write_str("Its standby is in the same Region and is down with it."),
            Self::GroupInSameRegion => {
                f.write_str("Its Auto Scaling group is in the same Region and is down with it.")
            }
            Self::ServiceInSameRegion => {
                f.write_str("The service is spread over the zones of one Region, and that is down.")
            }
            Self::DamageIsCopied => {
                f.write_str("A standby copies every write at once, the damage included.")
            }
            Self::SameRelease => f.write_str("New instances start with the same bad release."),
            Self::NoRelease => f.write_str("No release is to blame, so there is none to take back."),
            Self::ReleaseDamagedData => {
                f.write_str("The release damaged the data too: the old version would serve wrong data.")
            }
            Self::OnlyS3KeepsVersions => f.write_str("Only S3 buckets keep versions of objects."),
            Self::NoVersioning => f.write_str("Versioning is off: no older version exists."),
            Self::VersionsDestroyed => {
                f.write_str("Whoever holds the credentials reaches the older versions too, and destroyed them.")
            }
            Self::NoOutage => f.write_str("No site is out: waiting brings nothing back."),
            Self::SiteDestroyed => f.write_str("What was destroyed with the site does not return."),
            Self::DataGoneBefore => {
                f.write_str("Its data was gone before the site went out, and does not return with it.")
            }
            Self::NoPointInTime => {
                f.write_str("Not available: no continuous backup or point-in-time recovery is on.")
            }
            Self::BucketNotReady => f.write_str(
                "Not available: a continuous backup of a bucket needs versioning and events to EventBridge.",
            ),
            Self::WindowIsOut { place } => {
                write!(f, "Its logs are kept in {place}, which is out.")
            }
            Self::WindowElsewhere { place } => write!(
                f,
                "Its logs are kept in {place} and restore only there; since the failover it lives elsewhere."
            ),
            Self::WindowTooShort { reach } => {
                write!(f, "It reaches back {reach} only, and the damage began before that.")
            }
            Self::WindowDestroyed => f.write_str("Its logs were destroyed with everything else in the account."),
            Self::WindowNotOpen => f.write_str("It had not begun before the damage."),
            Self::NoRuleHere => f.write_str("No rule puts recovery points of it into this vault."),
            Self::NoRuleAtAll => f.write_str("Not available: no backup plan covers it."),
            Self::NotBackedUp => f.write_str("AWS Backup does not back up this kind of resource."),
            Self::NothingYet => f.write_str("No recovery point was captured before the damage."),
            Self::Unfinished => {
                f.write_str("The newest one was still on its way when it was needed, and was lost.")
            }
            Self::AllExpired => {
                f.write_str("Every clean point has expired: the damage is older than the retention.")
            }
            Self::AllDestroyed => {
                f.write_str("The recovery points were destroyed with the account: no lock protected the vault.")
            }
            Self::VaultIsOut { place } => write!(f, "The vault is in {place}, which is out."),
            Self::PlaceIsOut { place } => write!(f, "It would have to be built in {place}, which is out."),
            Self::NothingLaunches { place } => write!(
                f,
                "The control plane of {place} is down: what runs goes on, but nothing new can be launched."
            ),
            Self::NoPlace => f.write_str("No recovery site is chosen for it."),
            Self::ColdIsNotCopied => f.write_str(
                "The point is in cold storage in another account or Region, and cold points cannot be copied.",
            ),
            Self::NoReplica => f.write_str("Not available: no live copy of it exists at another site."),
            Self::NoReplicaOfKind => f.write_str("This kind has no replica in another Region."),
            Self::DamageReplicated { after } => {
                write!(f, "Does not help: the damage was replicated {after} later.")
            }
            Self::ReplicaIsOut { place } => write!(f, "The replica is in {place}, which is out."),
            Self::ReplicaInSameAccount => {
                f.write_str("The replica is in the account whose contents were destroyed.")
            }
            Self::NoDrs => f.write_str("Not available: Elastic Disaster Recovery does not replicate it."),
            Self::DrsTooOld { kept } => write!(
                f,
                "The damage is older than the {kept} for which Elastic Disaster Recovery keeps snapshots."
            ),
            Self::DrsAccountTaken => {
                f.write_str("The staging area is in the account whose contents were destroyed.")
            }
            Self::DataIsNotInCode => f.write_str("Its data is not in the code."),
            Self::SamePlaceIsOut => {
                f.write_str("It would be built where it stood, and that is out; no recovery site is chosen.")
            }
            Self::AnswersByItself => f.write_str("It answers requests at both sites without anyone acting."),
            Self::AnswersWhenTold => {
                f.write_str("It runs at the recovery site and could answer a request there at once.")
            }
            Self::LaunchedWhenNeeded => f.write_str(
                "Its data is live at the recovery site, but it cannot answer a request there before somebody acts.",
            ),
            Self::SwitchedOff => f.write_str(
                "It is prepared at the recovery site and switched off: it cannot answer a request there before somebody acts.",
            ),
            Self::OnlyCopiesElsewhere => {
                f.write_str("Only copies of recovery points are elsewhere: it has to be restored.")
            }
            Self::BuiltFromCode => f.write_str("Nothing of it runs elsewhere: it has to be built from code."),
            Self::NothingElsewhere => {
                f.write_str("Nothing of it is at another site: with its site, it is gone until that returns.")
            }
            Self::NoLiveCopyOfKind => {
                f.write_str("This kind keeps no live copy in another Region, whatever the label says.")
            }
            Self::DrsIsForServers => f.write_str(
                "Elastic Disaster Recovery replicates servers, not managed services: it does nothing here.",
            ),
            Self::OneWriter => f.write_str(
                "Only one Region takes writes: the copy in the other has to be promoted by somebody first.",
            ),
            Self::NeedsWeaker { needed, amounts_to } => match amounts_to {
                Some(strategy) => write!(
                    f,
                    "It needs {needed}, which amounts to {}: it can answer no sooner than that.",
                    lower_first(strategy.spec().name)
                ),
                None => write!(f, "It needs {needed}, of which nothing is at another site."),
            },
        }
    }
}

impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that goes on within a sentence.
pub(super) fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
