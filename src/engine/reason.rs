//! Why: every reason the engine gives, kept as data and written out only when it is read.

mod text;

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::catalog::{RecoveryOption, Strategy};
use crate::units::{Instant, Span};

/// Why a recovery option works, does not work, or was not used.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the sentence that `Display` writes")]
pub enum Because {
    // Why an option works.
    NothingStops,
    OthersCarryOn { machines: u32 },
    SpreadOverZones,
    StandbyTakesOver,
    ReaderTakesOver,
    ServiceAbsorbs,
    ServiceImpaired { down: u32, zones: u32 },
    ServiceRelocates,
    HostIsReplaced,
    NodeIsReplaced,
    InstanceIsRecreated,
    InstanceElsewhere,
    OthersCarryOnWithoutItsData { machines: u32 },
    AutoScalingReplaces,
    VersionBefore { at: Instant },
    SecondBefore { at: Instant },
    LagIsLost { lag: Span },
    NewestPoint { captured: Instant },
    OwnSnapshot { captured: Instant },
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
    OnceItReturns { place: Arc<str>, at: Instant },
    OnceItLaunches { place: Arc<str>, at: Instant },
    OldHomeHasIt { at: Instant },
    RunsThere,
    // Why an option that works was not used.
    AnotherIsPinned { pinned: RecoveryOption },
    OtherVaultIsPinned,
    CostsMore { taken: RecoveryOption },
    OtherVault,
    WaitingIsLast,
    NoNeed,
    // Why an option does not work.
    NothingReplacesIt,
    NotYetBuilt,
    StandbyIsOut,
    OneZoneOnly,
    EveryZoneIsOut,
    NoReaderElsewhere,
    ReplacedEmpty,
    MemoryIsLost,
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
    OwnSnapshotsOff,
    SnapshotsElsewhere { place: Arc<str> },
    SnapshotsAreOut { place: Arc<str> },
    SnapshotsDestroyed,
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
    // Why a strategy is in effect another one.
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

impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
