//! The formula of a number: its lines, each with its value and where that is from.

use crate::engine::why::{FormulaLine, ValueOrigin};
use crate::show::{Line, columns};

columns! {
    /// A line of a formula.
    pub struct StepRow {
        /// What it is.
        text,
        /// Its value.
        value,
        /// Where the value is from; empty where it follows from other lines.
        basis,
        /// The address of the page that says so; empty without one.
        address,
    }
}

/// What a value is from that the design says.
pub const THIS_DESIGN: &str = "this design";

/// A step of the engine's as a line.
pub fn line(step: &FormulaLine) -> Line {
    let (basis, address) = match &step.from {
        ValueOrigin::Computed => (String::new(), ""),
        ValueOrigin::Design => (THIS_DESIGN.to_owned(), ""),
        ValueOrigin::Cited { title, url, checked_on } => {
            (format!("{title} ({checked_on})"), url.as_str())
        }
    };
    let (text, value, address) = (step.text.clone(), step.value.clone(), address.to_owned());
    StepRow { text, value, basis, address }.into()
}

/// A line that follows from others.
pub fn said(text: impl Into<String>, value: impl ToString) -> Line {
    StepRow { text: text.into(), value: value.to_string(), ..StepRow::default() }.into()
}
