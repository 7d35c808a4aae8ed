//! Statements that are true or false: misconceptions about backup and recovery, and truths beside them.

use std::sync::LazyLock;

use serde::Deserialize;

/// A statement to be judged.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The name by which progress is kept and other texts refer to it.
    pub id: String,
    /// What is claimed.
    pub statement: String,
    /// Whether it is so.
    pub is_true: bool,
    /// Why it is or is not.
    pub why: String,
    /// The keys of its sources ([`super::sources`]).
    pub sources: Vec<String>,
}

static STATEMENTS: LazyLock<Vec<Statement>> =
    LazyLock::new(|| super::read(include_str!("statements.json")));

/// All statements; first those that are false, which is no order to ask them in.
pub fn statements() -> &'static [Statement] {
    &STATEMENTS
}
