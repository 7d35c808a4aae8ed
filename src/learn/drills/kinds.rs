//! The table of kinds of questions.

mod cheapest;
mod data_lost;
mod downtime;
mod objective;
mod recovery_option;
mod recovery_point;
mod refused_plan;
mod strategy;
mod vault;

use super::draft::Draft;
use crate::learn::dice::Dice;

/// One kind of question.
#[derive(Debug)]
pub struct KindSpec {
    /// What people call it.
    pub name: &'static str,
    /// What it is about, as one sentence.
    pub about: &'static str,
    /// Makes a question; nothing where the random design does not lend itself to it.
    pub(super) draft: fn(&mut Dice) -> Option<Draft>,
}

table! {
    /// A kind of question that the engine answers.
    pub enum QuestionKind: KindSpec {
        /// How much data an incident costs.
        DataLost "data_lost" => KindSpec {
            name: "What is lost?",
            about: "How much data an incident costs, measured in time.",
            draft: data_lost::draft,
        },
        /// Which point is restored.
        RecoveryPoint "recovery_point" => KindSpec {
            name: "Which recovery point is used?",
            about: "To which moment a restore goes back.",
            draft: recovery_point::draft,
        },
        /// How long it is down.
        Downtime "downtime" => KindSpec {
            name: "How long is it down?",
            about: "From the incident until it serves again.",
            draft: downtime::draft,
        },
        /// Which recovery option is used.
        RecoveryOption "way_back" => KindSpec {
            name: "Which recovery option is used?",
            about: "Which of several recovery options loses the least data and is back soonest.",
            draft: recovery_option::draft,
        },
        /// Which vault survives.
        Vault "vault" => KindSpec {
            name: "Which vault helps?",
            about: "What an intruder with the account’s credentials cannot delete.",
            draft: vault::draft,
        },
        /// Whether objectives are kept.
        Objective "objective" => KindSpec {
            name: "Are the objectives met?",
            about: "Data lost and downtime against RPO and RTO.",
            draft: objective::draft,
        },
        /// What AWS refuses.
        RefusedPlan "refused_plan" => KindSpec {
            name: "Which plan does AWS refuse?",
            about: "What AWS refuses in a backup plan, and what it accepts and then fails.",
            draft: refused_plan::draft,
        },
        /// What a design amounts to.
        Strategy "strategy" => KindSpec {
            name: "Which strategy is this?",
            about: "What a design amounts to when its Region is lost.",
            draft: strategy::draft,
        },
        /// What is enough for the least money.
        Cheapest "cheapest" => KindSpec {
            name: "What is cheapest?",
            about: "The cheapest strategy that meets the objectives.",
            draft: cheapest::draft,
        },
    }
}
