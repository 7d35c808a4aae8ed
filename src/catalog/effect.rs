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

/// Which switch of the incident an effect waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It always happens.
    Always,
    /// Only with `stolen_credentials`.
    StolenCredentials,
    /// Only with `control_plane_down`.
    ControlPlaneDown,
    /// Only with `destroys_data`.
    DestroysData,
    /// Only with `damages_data`.
    DamagesData,
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
