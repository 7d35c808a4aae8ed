//! The sentence that each reason is.

use std::fmt;

use super::Because;

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingStops => f.write_str("The component keeps running, and no action is needed."),
            Self::OthersCarryOn { machines: 2 } => f.write_str("The other machine keeps running."),
            Self::OthersCarryOn { machines } => {
                write!(f, "The other {} of {machines} machines keep running.", machines.saturating_sub(1))
            }
            Self::SpreadOverZones => f.write_str("The component is spread over zones, and the other zones keep running."),
            Self::StandbyTakesOver => {
                f.write_str("The standby in another zone has every write and takes over automatically.")
            }
            Self::ReaderTakesOver => f.write_str(
                "A reader in another zone shares the storage of the cluster and takes over automatically.",
            ),
            Self::ServiceAbsorbs => {
                f.write_str("The service runs on several machines and absorbs the failure of one.")
            }
            Self::ServiceImpaired { down, zones } => write!(
                f,
                "The service tolerates the loss of one zone. {down} of {zones} zones are down, so the service is impaired."
            ),
            Self::ServiceRelocates => {
                f.write_str("The service moves the component to another zone. Every zone stores its data.")
            }
            Self::NodeIsReplaced => f.write_str(
                "The service replaces the failed node. A replica has the data, or there is none to keep.",
            ),
            Self::HostIsReplaced => f.write_str(
                "The service replaces the failed host. The data is on volumes, so nothing is lost.",
            ),
            Self::InstanceIsRecreated => f.write_str(
                "No reader can take over, so the service creates the instance again. The data is in the storage of the cluster.",
            ),
            Self::InstanceElsewhere => f.write_str(
                "The storage of the cluster is in other zones as well, so an instance created there has all the data.",
            ),
            Self::OthersCarryOnWithoutItsData { machines: 2 } => f.write_str(
                "The other server keeps running. The data on the disks of the failed server has to be restored, which the simulation does not count.",
            ),
            Self::OthersCarryOnWithoutItsData { machines } => write!(
                f,
                "The other {} of {machines} servers keep running. The data on the disks of the failed server has to be restored, which the simulation does not count.",
                machines.saturating_sub(1)
            ),
            Self::AutoScalingReplaces => f.write_str("Auto Scaling detects the failure and launches a new instance."),
            Self::VersionBefore { at } => {
                write!(f, "Versioning keeps every object in its state before {}.", at.short())
            }
            Self::SecondBefore { at } => {
                write!(f, "The continuous backup reaches the last good second, {}.", at.short())
            }
            Self::LagIsLost { lag } => {
                write!(f, "The continuous backup ends {lag} before the loss. Later writes are lost.")
            }
            Self::OwnSnapshot { captured } => {
                write!(f, "The newest usable automatic snapshot of the service is from {}.", captured.short())
            }
            Self::NewestPoint { captured } => {
                write!(f, "The newest clean recovery point in this vault is from {}.", captured.short())
            }
            Self::NewestPointFromCold { captured } => write!(
                f,
                "The newest clean recovery point in this vault is from {}. It has to be retrieved from cold storage first.",
                captured.short()
            ),
            Self::ReplicaBehind { lag } => write!(f, "The replica was {lag} behind."),
            Self::StoppedInTime { lag } => write!(
                f,
                "The damage would have reached the replica after {lag}. Replication was stopped before that."
            ),
            Self::DeletesDoNotReplicate => f.write_str(
                "S3 replication does not copy delete markers unless it is configured to, so the replica still has the objects.",
            ),
            Self::SnapshotBefore { at } => {
                write!(f, "Elastic Disaster Recovery has its own snapshot from {}.", at.short())
            }
            Self::NoDataOfItsOwn => f.write_str("The component holds no data of its own, so it is rebuilt from code."),
            Self::OldVersionStillThere => {
                f.write_str("The version before the release still exists, and the data is unchanged.")
            }
            Self::SiteReturns { at } => write!(f, "The site returns on {} with all its data.", at.short()),
            Self::SiteReturnedFirst { at, cancelled } => write!(
                f,
                "The site returned on {}, before “{}” was complete. The component resumes in place, and the recovery is canceled.",
                at.short(),
                cancelled.spec().name
            ),
            Self::ThenAgain { option, at } => write!(
                f,
                "No other option is left. When the site returns on {}, “{}” starts again.",
                at.short(),
                option.spec().name
            ),
            Self::OnceItReturns { place, at } => write!(
                f,
                "{place} is unavailable when the decision is made. The recovery begins when {place} returns on {}.",
                at.short()
            ),
            Self::OnceItLaunches { place, at } => write!(
                f,
                "The control plane of {place} is down when the decision is made. The recovery begins when the control plane is back on {}.",
                at.short()
            ),
            Self::OldHomeHasIt { at } => write!(
                f,
                "The site where the component ran before the failover still has everything written until {}.",
                at.short()
            ),
            Self::RunsThere => f.write_str("The component already runs at the other site and takes the traffic."),
            Self::AnotherIsPinned { pinned } => {
                write!(f, "This option works, but you pinned “{}”.", pinned.spec().name)
            }
            Self::OtherVaultIsPinned => {
                f.write_str("This option works, but you pinned the recovery point in another vault.")
            }
            Self::CostsMore { taken } => {
                write!(f, "This option works, but costs the business at least as much as “{}”.", taken.spec().name)
            }
            Self::OtherVault => {
                f.write_str("This option works, but costs the business at least as much as the recovery point used.")
            }
            Self::WaitingIsLast => f.write_str(
                "Nobody knows in advance how long an outage lasts, so waiting is used only when no other option works.",
            ),
            Self::NoNeed => f.write_str("This option works, but the component has already recovered automatically."),
            Self::NothingReplacesIt => {
                f.write_str("The component is a single machine, and nothing replaces it automatically.")
            }
            Self::NotYetBuilt => f.write_str(
                "The component is still being recovered. Until it is rebuilt, nothing can replace it automatically.",
            ),
            Self::StandbyIsOut => f.write_str("The standby cannot take over: its zone is down, or was down while writes continued."),
            Self::OneZoneOnly => f.write_str("The whole component is in the zone that is down."),
            Self::EveryZoneIsOut => {
                f.write_str("Every zone of the Region is down, so the service is down as well.")
            }
            Self::NoReaderElsewhere => f.write_str(
                "The cluster has no reader in another zone, so somebody has to create an instance there.",
            ),
            Self::MemoryIsLost => f.write_str(
                "The service replaces the failed node with an empty one. The data was in its memory, and no replica has it.",
            ),
            Self::ReplacedEmpty => f.write_str(
                "Auto Scaling replaces the failed server with an empty one. The data was on the disks of the failed server.",
            ),
            Self::EmptyServer => {
                f.write_str("A rebuild from code gives an empty server, because the code does not contain the data.")
            }
            Self::NoStandby => f.write_str("The component has no standby."),
            Self::NothingLeftOfIt => f.write_str("Nothing is left of the component that could recover automatically."),
            Self::DamageInEveryCopy => f.write_str(
                "The service keeps the data on several machines, and all of them have the damage.",
            ),
            Self::SameRegion => f.write_str("The standby is in the same Region, so it is down as well."),
            Self::GroupInSameRegion => {
                f.write_str("The Auto Scaling group is in the same Region, so it is down as well.")
            }
            Self::ServiceInSameRegion => {
                f.write_str("The service is spread over the zones of one Region, and that Region is down.")
            }
            Self::DamageIsCopied => {
                f.write_str("A standby copies every write at once, including the damage.")
            }
            Self::SameRelease => f.write_str("New instances start with the same bad release."),
            Self::NoRelease => f.write_str("No deployment caused this, so there is nothing to roll back."),
            Self::ReleaseDamagedData => {
                f.write_str("The release damaged the data as well, so the old version would work with wrong data.")
            }
            Self::OnlyS3KeepsVersions => f.write_str("Only S3 buckets keep versions of objects."),
            Self::NoVersioning => f.write_str("Versioning is off, so no older version exists."),
            Self::VersionsDestroyed => {
                f.write_str("The intruder held the credentials to the older versions as well and destroyed them.")
            }
            Self::NoOutage => f.write_str("All sites are up, so waiting would not bring anything back."),
            Self::SiteDestroyed => f.write_str("The data was destroyed with the site and does not return."),
            Self::DataGoneBefore => {
                f.write_str("The data was lost before the site became unavailable, so it does not return with the site.")
            }
            Self::NoPointInTime => {
                f.write_str("Not available: continuous backup and point-in-time recovery are off.")
            }
            Self::BucketNotReady => f.write_str(
                "Not available: a continuous backup of a bucket needs versioning and events sent to EventBridge.",
            ),
            Self::WindowIsOut { place } => {
                write!(f, "The continuous backup is in {place}, which is unavailable.")
            }
            Self::WindowElsewhere { place } => write!(
                f,
                "The continuous backup is in {place} and can be restored only there. Since the failover the component runs at another site."
            ),
            Self::WindowTooShort { reach } => {
                write!(f, "The continuous backup reaches back only {reach}, and the damage began before that.")
            }
            Self::WindowDestroyed => f.write_str("The continuous backup was destroyed with everything else in the account."),
            Self::WindowNotOpen => f.write_str("The continuous backup had not started before the damage."),
            Self::NoRuleHere => f.write_str("No rule creates recovery points of this component in this vault."),
            Self::NoRuleAtAll => f.write_str("Not available: no backup plan covers the component."),
            Self::OwnSnapshotsOff => f.write_str(
                "AWS Backup does not back up this resource type, and the automatic snapshots of the service are off.",
            ),
            Self::SnapshotsElsewhere { place } => write!(
                f,
                "The snapshots are in {place} and restore only there. Since the failover the component runs elsewhere."
            ),
            Self::SnapshotsAreOut { place } => {
                write!(f, "The snapshots are in {place}, which is down.")
            }
            Self::SnapshotsDestroyed => {
                f.write_str("The snapshots were destroyed with everything else in the account.")
            }
            Self::NotBackedUp => f.write_str("AWS Backup does not back up this resource type."),
            Self::NothingYet => f.write_str("No recovery point was captured before the damage."),
            Self::Unfinished => {
                f.write_str("The newest recovery point was not yet complete when it was needed, and was lost.")
            }
            Self::AllExpired => {
                f.write_str("Every clean recovery point has expired: the damage is older than the retention period.")
            }
            Self::AllDestroyed => {
                f.write_str("The recovery points were destroyed with the account, because the vault is neither locked in compliance mode nor air-gapped.")
            }
            Self::VaultIsOut { place } => write!(f, "The vault is in {place}, which is unavailable."),
            Self::PlaceIsOut { place } => write!(f, "The component would have to be rebuilt in {place}, which is unavailable."),
            Self::NothingLaunches { place } => write!(
                f,
                "The control plane of {place} is down: running resources keep running, but nothing new can be launched."
            ),
            Self::NoPlace => f.write_str("No recovery site is set for the component."),
            Self::ColdIsNotCopied => f.write_str(
                "The recovery point is in cold storage in another account or Region and cannot be copied from there.",
            ),
            Self::NoReplica => f.write_str("Not available: the component has no replica at another site."),
            Self::NoReplicaOfKind => f.write_str("This resource type has no replica in another Region."),
            Self::DamageReplicated { after } => {
                write!(f, "The damage was replicated {after} later, so the replica is damaged as well.")
            }
            Self::ReplicaIsOut { place } => write!(f, "The replica is in {place}, which is unavailable."),
            Self::ReplicaInSameAccount => {
                f.write_str("The replica is in the account whose contents were destroyed.")
            }
            Self::NoDrs => f.write_str("Not available: Elastic Disaster Recovery does not replicate the component."),
            Self::DrsTooOld { kept } => write!(
                f,
                "The damage is older than {kept}, the time for which Elastic Disaster Recovery keeps snapshots."
            ),
            Self::DrsAccountTaken => {
                f.write_str("The staging area is in the account whose contents were destroyed.")
            }
            Self::DataIsNotInCode => f.write_str("The code does not contain the data."),
            Self::SamePlaceIsOut => {
                f.write_str("The component would be rebuilt at its own site, which is unavailable. No recovery site is set.")
            }
            Self::AnswersByItself => f.write_str("The component answers requests at both sites without anyone acting."),
            Self::AnswersWhenTold => {
                f.write_str("The component runs at the recovery site and could answer requests there at once.")
            }
            Self::LaunchedWhenNeeded => f.write_str(
                "The data is live at the recovery site, but the component cannot answer requests there until somebody acts.",
            ),
            Self::SwitchedOff => f.write_str(
                "The component is prepared at the recovery site and switched off. It cannot answer requests there until somebody acts.",
            ),
            Self::OnlyCopiesElsewhere => {
                f.write_str("Only copies of recovery points are at another site, so the component has to be restored.")
            }
            Self::BuiltFromCode => f.write_str("Nothing of the component runs at another site, so it has to be rebuilt from code."),
            Self::NothingElsewhere => {
                f.write_str("Nothing of the component is at another site. If its site fails, the component is down until the site returns.")
            }
            Self::NoLiveCopyOfKind => {
                f.write_str("This resource type has no replica in another Region, whatever strategy the design names.")
            }
            Self::DrsIsForServers => f.write_str(
                "Elastic Disaster Recovery replicates servers, not managed services, so it has no effect here.",
            ),
            Self::OneWriter => f.write_str(
                "Only one Region accepts writes. Somebody has to promote the copy in the other Region first.",
            ),
            Self::NeedsWeaker { needed, amounts_to } => match amounts_to {
                Some(strategy) => write!(
                    f,
                    "The component needs {needed}, whose effective strategy is {}, so it cannot answer requests sooner.",
                    lower_first(strategy.spec().name)
                ),
                None => write!(f, "The component needs {needed}, and nothing of {needed} is at another site."),
            },
        }
    }
}

/// A text that goes on within a sentence.
fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
