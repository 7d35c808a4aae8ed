//! The table of disruptions against which a design is assessed, after AWS Resilience Hub
//! (its first generation: the one of 2026 has policies of another form).
//!
//! Resilience Hub asks four: software, hardware, Availability Zone, Region. Two are added that it
//! does not ask: data that somebody deletes or encrypts, and the loss of a data center.

use super::Source;
use super::source;

/// One disruption.
#[derive(Debug)]
pub struct DisruptionSpec {
    /// What people call it: "Availability Zone".
    pub name: &'static str,
    /// What it means, as one sentence for the reader.
    pub means: &'static str,
    /// What it weighs in the score against the other disruptions that apply.
    pub weight: u32,
    /// Where the weight comes from.
    pub weight_source: &'static Source,
}

table! {
    /// What a design is assessed against.
    pub enum Disruption: DisruptionSpec {
        /// A release breaks the service, and the data where there is any.
        Software "software" => DisruptionSpec {
            name: "Software",
            means: "A bad release breaks the service, and the data if the component holds any.",
            weight: 40,
            weight_source: &source::RESILIENCE_SCORE,
        },
        /// A machine fails.
        Hardware "hardware" => DisruptionSpec {
            name: "Hardware",
            means: "One machine of the component fails.",
            weight: 30,
            weight_source: &source::RESILIENCE_SCORE,
        },
        /// An Availability Zone is unavailable.
        Zone "zone" => DisruptionSpec {
            name: "Availability Zone",
            means: "The component's Availability Zone is unavailable.",
            weight: 20,
            weight_source: &source::RESILIENCE_SCORE,
        },
        /// A Region is unavailable.
        Region "region" => DisruptionSpec {
            name: "Region",
            means: "The component's Region is unavailable.",
            weight: 10,
            weight_source: &source::RESILIENCE_SCORE,
        },
        /// Data is deleted or encrypted.
        DataLoss "data_loss" => DisruptionSpec {
            name: "Data loss",
            means: "Somebody deletes the component's data, or ransomware encrypts it with stolen credentials.",
            weight: 40,
            weight_source: &source::ASSUMED_WEIGHT,
        },
        /// A data center is unavailable.
        DataCenter "data_center" => DisruptionSpec {
            name: "Data center",
            means: "The component's data center is unavailable or burns down.",
            weight: 10,
            weight_source: &source::ASSUMED_WEIGHT,
        },
    }
}
