//! The rows of lists: one type for all of them, so that a list is compiled once, with named columns.

/// The texts of one row, by column.
pub type Line = Vec<String>;

/// Declares a row by the names of its columns.
///
/// A row is written as a value with fields and becomes a [`Line`]. `AT` has the same fields and says which
/// column each of them is, so that a view reads `row.text(OptionRow::AT.name)`. `COUNT` is the number of
/// columns: a line may go on with further ones behind them.
macro_rules! columns {
    ($(#[$doc:meta])* $vis:vis struct $name:ident { $($(#[$of:meta])* $field:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        $vis struct $name<T = String> {
            $($(#[$of])* $vis $field: T,)+
        }

        impl $name<usize> {
            /// Which column each field is.
            $vis const AT: Self = {
                let mut next = 0;
                $(
                    let $field = next;
                    next += 1;
                )+
                assert!(next == Self::COUNT);
                Self { $($field),+ }
            };

            /// How many columns there are.
            $vis const COUNT: usize = [$(stringify!($field)),+].len();
        }

        impl From<$name> for $crate::show::Line {
            fn from(row: $name) -> Self {
                vec![$(row.$field),+]
            }
        }
    };
}

pub(crate) use columns;

columns! {
    /// A text, and nothing else.
    pub struct TextRow {
        /// The text.
        text,
    }
}

columns! {
    /// A value that can be chosen from a list.
    pub struct ChoiceRow {
        /// How the document or the page writes it.
        key,
        /// What people call it.
        label,
    }
}

columns! {
    /// A fact about something: "Due", "Tue 3 Nov, 12:00".
    pub struct FactRow {
        /// What the fact is about.
        name,
        /// What is the case.
        value,
    }
}

/// A row of one text.
pub fn only(text: String) -> Line {
    vec![text]
}

/// A value that can be chosen, with what people call it.
pub fn choice(key: impl Into<String>, label: impl Into<String>) -> Line {
    vec![key.into(), label.into()]
}

/// A fact, with what is the case.
pub fn fact(name: impl Into<String>, value: String) -> Line {
    vec![name.into(), value]
}
