//! Compliance: the controls of AWS Backup Audit Manager asked of a run, with what to change.
//!
//! AWS runs its controls on an account through AWS Config; here they are asked of the design and of
//! what the run had stored at a moment. The answer for each component and control is compliant, not
//! compliant with the reason and a change, or not applicable with the reason.

pub mod controls;
mod evidence;
pub mod parameters;
mod plans;
mod points;
mod remedies;

use serde::Serialize;

pub use self::controls::{Control, ControlSpec};
use self::evidence::Evidence;
pub use self::parameters::Parameters;
use crate::engine::Run;
use crate::model::{ComponentId, Fix};
use crate::units::Instant;

/// What one control says of one component.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum ControlStatus {
    /// What the control asks is so.
    Compliant,
    /// It is not.
    NonCompliant {
        /// What is missing.
        why: String,
        /// A change that provides it, where one click can.
        #[serde(skip_serializing_if = "Option::is_none")]
        change: Option<Fix>,
    },
    /// The control has nothing to ask of the component.
    NotApplicable {
        /// Why not.
        why: String,
    },
}

impl ControlStatus {
    fn not_applicable(why: impl Into<String>) -> Self {
        Self::NotApplicable { why: why.into() }
    }

    fn lacks(why: impl Into<String>, change: Option<Fix>) -> Self {
        Self::NonCompliant { why: why.into(), change }
    }
}

/// How many of the answers that apply are "compliant".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CompliantShare {
    /// Answers that are compliant.
    pub compliant: u32,
    /// Answers that are compliant or not; what does not apply is not counted.
    pub applicable: u32,
}

impl CompliantShare {
    /// In percent; nothing where nothing applies.
    pub fn percent(self) -> Option<f64> {
        (self.applicable > 0)
            .then(|| f64::from(self.compliant) * 100.0 / f64::from(self.applicable))
    }

    fn count(&mut self, status: &ControlStatus) {
        match status {
            ControlStatus::Compliant => {
                self.compliant += 1;
                self.applicable += 1;
            }
            ControlStatus::NonCompliant { .. } => self.applicable += 1,
            ControlStatus::NotApplicable { .. } => {}
        }
    }
}

/// What the controls say of one component.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComponentControls {
    /// The component.
    pub component: ComponentId,
    /// The answer to each control, in the order of [`Control::ALL`].
    pub answers: Vec<(Control, ControlStatus)>,
    /// How many of them are compliant.
    pub share: CompliantShare,
}

/// What the controls say of a whole design.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The moment for which points were looked up.
    pub at: Instant,
    /// One row for each component, in the order of the document.
    pub rows: Vec<ComponentControls>,
    /// How many components are compliant with each control.
    pub controls: Vec<(Control, CompliantShare)>,
    /// How many answers are compliant in total.
    pub total: CompliantShare,
}

/// Asks every control of every component, at a moment of a run.
pub fn compliance(run: &Run, at: Instant, parameters: &Parameters) -> Report {
    let evidence = Evidence::new(run, at, parameters);
    let mut controls: Vec<(Control, CompliantShare)> =
        Control::ALL.iter().map(|control| (*control, CompliantShare::default())).collect();
    let mut total = CompliantShare::default();
    let rows = (0..run.scenario.components.len())
        .map(|component| {
            let mut share = CompliantShare::default();
            let mut answers = Vec::with_capacity(controls.len());
            for (control, of_control) in &mut controls {
                let status = answer(&evidence, *control, component);
                for counted in [&mut share, of_control, &mut total] {
                    counted.count(&status);
                }
                answers.push((*control, status));
            }
            ComponentControls {
                component: run.scenario.components[component].id.clone(),
                answers,
                share,
            }
        })
        .collect();
    Report { at, rows, controls, total }
}

/// The changes that would make one component comply with the controls that it does not, at a moment of a
/// run; the component is named by its place in the document.
pub fn changes_for(run: &Run, at: Instant, parameters: &Parameters, component: usize) -> Vec<Fix> {
    let evidence = Evidence::new(run, at, parameters);
    let change = |control: &Control| match answer(&evidence, *control, component) {
        ControlStatus::NonCompliant { change, .. } => change,
        ControlStatus::Compliant | ControlStatus::NotApplicable { .. } => None,
    };
    Control::ALL.iter().filter_map(change).collect()
}

const NOT_AUDITED: &str =
    "AWS Backup Audit Manager does not evaluate this resource type in this Region.";

fn answer(evidence: &Evidence<'_>, control: Control, component: usize) -> ControlStatus {
    if !evidence.coverage.capabilities(component).backup.is_yes() {
        return ControlStatus::not_applicable("AWS Backup does not back up this resource type.");
    }
    if !evidence.is_audited(component) {
        return ControlStatus::not_applicable(NOT_AUDITED);
    }
    match control {
        Control::InAPlan => plans::in_a_plan(evidence, component),
        Control::FrequencyAndRetention => plans::frequency_and_retention(evidence, component),
        Control::CrossRegionCopy => plans::copy(evidence, component, plans::Far::Region),
        Control::CrossAccountCopy => plans::copy(evidence, component, plans::Far::Account),
        Control::NoManualDeletion => points::no_manual_deletion(evidence, component),
        Control::Encrypted => points::encrypted(evidence, component),
        Control::PointRetention => points::point_retention(evidence, component),
        Control::VaultLock => points::vault_lock(evidence, component),
        Control::LastPoint => points::last_point(evidence, component),
        Control::RestoreTime => points::restore_time(evidence, component),
        Control::AirGapped => points::air_gapped(evidence, component),
    }
}
