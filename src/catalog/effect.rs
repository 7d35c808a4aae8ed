//! The vocabulary that the engine executes: incidents are lists of these effects.

/// What an incident does to what it hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// One machine is gone: one server of a fleet, or the machine of a database.
    MachineLost,
    /// The component serves no more until it is fixed, though its data is as it was.
    ServiceBroken,
    /// Live data is gone or useless at once, and nothing can be written any more.
    DataDestroyed,
    /// Live data is wrong from this moment on, and goes on being written to until somebody notices.
    DataCorrupted,
    /// Older versions of objects are destroyed with the live data.
    VersionsDestroyed,
    /// Recovery points are destroyed in every vault of the account that no lock holds.
    PointsDestroyed,
    /// The site is unavailable for the duration of the incident.
    SiteDown,
    /// One Availability Zone of the site is unavailable for the duration of the incident.
    ZoneDown,
    /// What is lost with the site stays lost: its data does not return.
    SiteDestroyed,
    /// Nothing can be launched, restored or scaled in the Region for the duration of the incident.
    ControlPlaneDown,
    /// What crosses the link of the data center does not, for the duration of the incident.
    LinkDown,
}

/// When an effect happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It always happens.
    Always,
    /// Only where the incident has this switch on.
    With(Switch),
}

/// One switch of an incident: a field of the document by the name of its row, off by default.
#[derive(Debug)]
pub struct SwitchSpec {
    /// What the form calls it.
    pub label: &'static str,
}

table! {
    /// A switch that makes an incident worse, for the kinds that have an effect which waits for it.
    pub enum Switch: SwitchSpec {
        /// Whoever did it holds credentials that reach the vaults of the account.
        StolenCredentials "stolen_credentials" => SwitchSpec {
            label: "With stolen credentials",
        },
        /// Nothing can be launched, restored or scaled in the Region either.
        ControlPlaneDown "control_plane_down" => SwitchSpec {
            label: "The control planes of the Region are down too",
        },
        /// The data does not return with the site.
        DestroysData "destroys_data" => SwitchSpec {
            label: "Fire or flood destroys the data",
        },
        /// The data is wrong as well.
        DamagesData "damages_data" => SwitchSpec {
            label: "It damages the data too",
        },
    }
}

/// What the target of an incident may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A component.
    Component,
    /// A component, a site, or an account: everything in it.
    Anything,
    /// An account, in every Region.
    Account,
    /// A site that is a Region.
    Region,
    /// A site that is a data center.
    DataCenter,
}
