//! The designs the product ships with.

mod ecommerce;

use super::Scenario;
use crate::units::Instant;

/// 2026-11-02T00:00:00Z, a Monday: the moment at which every preset's clock starts.
const START: Instant = Instant::from_unix_seconds(1_793_577_600);

/// A design to start from.
#[derive(Debug)]
pub struct Preset {
    /// The name by which links and scripts refer to it.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it shows, as one sentence.
    pub summary: &'static str,
    design: PresetDesign,
}

/// Where a preset's design stands.
#[derive(Debug)]
enum PresetDesign {
    /// In the program.
    Built(fn() -> Scenario),
    /// In a document like those that users save.
    Written(&'static str),
}

/// The presets, the default first.
pub static PRESETS: &[Preset] = &[
    Preset {
        key: "ecommerce",
        name: "E-commerce company",
        summary: "Backups for the long term and for audits, and replication for critical servers. An orders table is dropped.",
        design: PresetDesign::Built(ecommerce::ecommerce),
    },
    Preset {
        key: "single_plan",
        name: "One policy, three plans",
        summary: "Servers, database and table each have their own schedule, and everything is copied to a second Region. Every rule of a plan covers all that the plan selects, so three schedules take three plans.",
        design: PresetDesign::Written(include_str!("presets/single_plan.json")),
    },
    Preset {
        key: "saas",
        name: "SaaS, three accounts",
        summary: "Eighty-five components are selected by tag. Ransomware destroys an account and its vaults, and an isolated vault in another account restores it.",
        design: PresetDesign::Written(include_str!("presets/saas.json")),
    },
    Preset {
        key: "rds_efs",
        name: "RDS and EFS production",
        summary: "Daily backups move to cold storage after 30 days, are deleted after 120, and are locked and copied to another account. Only the file system supports cold storage.",
        design: PresetDesign::Written(include_str!("presets/rds_efs.json")),
    },
    Preset {
        key: "nine_in_the_evening",
        name: "Nine in the evening",
        summary: "One backup a day at 21:00 and a disaster at 14:00: seventeen hours of data are lost.",
        design: PresetDesign::Written(include_str!("presets/nine_in_the_evening.json")),
    },
    Preset {
        key: "free_tier",
        name: "Free-tier project",
        summary: "Automated backups, on-demand backups and an Auto Scaling group, tested against four different failures.",
        design: PresetDesign::Written(include_str!("presets/free_tier.json")),
    },
    Preset {
        key: "pilot_light",
        name: "Pilot light",
        summary: "The database is live in a second Region and the rest is switched off. A short outage, a dropped table and a long outage need three different recovery options.",
        design: PresetDesign::Written(include_str!("presets/pilot_light.json")),
    },
];

impl Preset {
    /// The preset's design; the tests see to it that every document loads.
    pub fn scenario(&self) -> Scenario {
        match self.design {
            PresetDesign::Built(build) => build(),
            PresetDesign::Written(text) => {
                let (scenario, _) = super::file::read_unchecked(text);
                scenario.unwrap_or_else(|| Scenario::empty(START))
            }
        }
    }
}

/// The design of a first visit, which is that of the first preset: without the reader of documents.
pub fn first() -> Scenario {
    ecommerce::ecommerce()
}

/// A design with nothing in it, over the same time as the presets.
pub fn empty() -> Scenario {
    Scenario::empty(START)
}

/// Finds a preset by its key.
pub fn preset(key: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.key == key)
}

#[cfg(test)]
mod tests {
    use super::super::{Severity, file};
    use super::*;

    const AS_WRITTEN: &str = include_str!("presets/b3_as_written.json");

    #[test]
    fn every_preset_loads_without_errors() {
        for preset in PRESETS {
            let text = match preset.design {
                PresetDesign::Built(build) => file::write(&build()),
                PresetDesign::Written(text) => text.to_owned(),
            };
            let loaded = file::read(&text)
                .unwrap_or_else(|findings| panic!("{}: {findings:#?}", preset.key));
            let errors: Vec<_> = loaded
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::Error)
                .collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", preset.key);
        }
    }

    #[test]
    fn presets_are_called_alike_and_start_together() {
        for preset in PRESETS {
            let scenario = preset.scenario();
            assert_eq!(scenario.name, preset.name, "{}", preset.key);
            assert_eq!(scenario.clock.start, START, "{}", preset.key);
        }
    }

    #[test]
    fn a_first_visit_opens_the_first_preset() {
        assert_eq!(first(), PRESETS[0].scenario());
    }

    #[test]
    fn keys_are_distinct() {
        for (index, preset) in PRESETS.iter().enumerate() {
            let first = PRESETS.iter().position(|other| other.key == preset.key);
            assert_eq!(first, Some(index), "{}", preset.key);
        }
    }

    #[test]
    fn the_lifecycle_as_written_is_refused() {
        let findings = match file::read(AS_WRITTEN) {
            Ok(loaded) => loaded.findings,
            Err(findings) => findings,
        };
        assert!(
            findings.iter().any(|finding| {
                finding.severity == Severity::Error
                    && finding.pointer == "/plans/0/rules/0/delete_after_days"
            }),
            "{findings:#?}"
        );
    }
}
