//! Ready-made incidents, and what a design lacks for them.

use crate::model::Scenario;
use crate::model::incident_templates::{INCIDENT_TEMPLATES, IncidentTemplate};
use crate::show::{Line, columns};

columns! {
    /// A ready-made incident.
    pub struct TemplateRow {
        /// Its key.
        key,
        /// What it is called.
        name,
        /// What happens.
        sentence,
        /// Its icon, as an SVG path.
        icon,
        /// What the design lacks for it; empty where it can be added.
        misfit,
    }
}

/// All ready-made incidents.
pub fn templates(scenario: &Scenario) -> Vec<Line> {
    let line = |template: &IncidentTemplate| {
        let misfit = template.incident(scenario, scenario.clock.start, None).err();
        let [key, name, sentence] =
            [template.key, template.name, template.sentence].map(str::to_owned);
        let icon = template.kind.spec().icon.to_owned();
        let misfit = misfit.unwrap_or_default();
        Line::from(TemplateRow { key, name, sentence, icon, misfit })
    };
    INCIDENT_TEMPLATES.iter().map(line).collect()
}
