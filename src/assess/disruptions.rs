//! What each disruption does to a component: the incidents of the engine that it stands for, or why
//! it does not apply.

use crate::catalog::{ComponentSpec, Disruption, Footprint, IncidentKind, Substance};
use crate::model::{Component, Incident, IncidentId, Site, SiteKind};
use crate::units::Instant;

/// Who can be hit by one disruption.
struct Applies {
    /// Why it does not apply to a kind; nothing where it does.
    refuses: fn(&ComponentSpec) -> Option<&'static str>,
    /// At which kind of site; nothing where at any.
    at: Option<SiteKind>,
    /// What is said of a component at another kind of site.
    elsewhere: &'static str,
}

const NO_MACHINE: &str =
    "AWS runs this service on many machines in several zones, so no machine of yours can fail.";
const SERVES_ANYWHERE: &str =
    "This service runs in many places and does not depend on one zone or Region.";
const IN_A_DATA_CENTER: &str = "The component is in a data center, not in a Region.";
const IN_AWS: &str = "The component is in AWS. The loss of its Region is assessed instead.";
const HOLDS_NO_DATA: &str =
    "The component holds no data of its own that could be lost. It is rebuilt from code.";
const NO_SITE: &str = "The component's site is not in the design.";

fn applies(disruption: Disruption) -> Applies {
    match disruption {
        Disruption::Software => Applies { refuses: |_| None, at: None, elsewhere: "" },
        Disruption::Hardware => Applies {
            refuses: |spec| (spec.substance == Substance::Configuration).then_some(NO_MACHINE),
            at: None,
            elsewhere: "",
        },
        Disruption::Zone | Disruption::Region => Applies {
            refuses: |spec| (spec.footprint == Footprint::Global).then_some(SERVES_ANYWHERE),
            at: Some(SiteKind::Region),
            elsewhere: IN_A_DATA_CENTER,
        },
        Disruption::DataLoss => Applies {
            refuses: |spec| (spec.substance == Substance::Configuration).then_some(HOLDS_NO_DATA),
            at: None,
            elsewhere: "",
        },
        Disruption::DataCenter => {
            Applies { refuses: |_| None, at: Some(SiteKind::DataCenter), elsewhere: IN_AWS }
        }
    }
}

/// The incidents that a disruption stands for: of several the worst counts.
///
/// # Errors
/// Why the disruption does not apply to the component.
pub(super) fn incidents(
    disruption: Disruption,
    component: &Component,
    site: Option<&Site>,
) -> Result<Vec<Incident>, &'static str> {
    let spec = component.kind.spec();
    let applies = applies(disruption);
    if let Some(why) = (applies.refuses)(spec) {
        return Err(why);
    }
    let site = site.ok_or(NO_SITE)?;
    if applies.at.is_some_and(|kind| kind != site.kind) {
        return Err(applies.elsewhere);
    }
    let incident = |kind: IncidentKind, target: &str| {
        let id = IncidentId::from(disruption.key());
        Incident::new(id, kind, target.to_owned(), Instant::EARLIEST)
    };
    let (own, place) = (component.id.as_str(), site.id.as_str());
    Ok(match disruption {
        Disruption::Software => vec![Incident {
            damages_data: component.holds_any_data(),
            ..incident(IncidentKind::BadDeployment, own)
        }],
        Disruption::Hardware => vec![incident(IncidentKind::InstanceFailure, own)],
        Disruption::Zone => {
            vec![Incident { zone: component.zone, ..incident(IncidentKind::ZoneOutage, place) }]
        }
        Disruption::Region => vec![incident(IncidentKind::RegionOutage, place)],
        Disruption::DataLoss => vec![
            incident(IncidentKind::AccidentalDeletion, own),
            Incident { stolen_credentials: true, ..incident(IncidentKind::Ransomware, own) },
        ],
        Disruption::DataCenter => vec![
            incident(IncidentKind::DataCenterOutage, place),
            Incident { destroys_data: true, ..incident(IncidentKind::DataCenterOutage, place) },
        ],
    })
}
