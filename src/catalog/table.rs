//! One macro for every table: an enum with its JSON name, the list of all rows, and each row's data.

/// Declares an enum whose variants are rows of a table.
///
/// `table! { /// doc  pub enum Kind: Spec { /// doc  Name => expression of type Spec, } }` gives the
/// enum (snake_case in JSON, ordered as listed), `Kind::ALL`, `spec(self) -> &'static Spec` and
/// `key(self) -> &'static str`, the name in JSON.
macro_rules! table {
    (
        $(#[$doc:meta])*
        pub enum $kind:ident: $spec:ty {
            $($(#[$row_doc:meta])* $name:ident $key:literal => $row:expr,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $kind {
            $($(#[$row_doc])* #[serde(rename = $key)] $name,)+
        }

        impl $kind {
            /// Every row, in the order of the table.
            pub const ALL: &'static [$kind] = &[$($kind::$name,)+];

            /// The row's data.
            pub fn spec(self) -> &'static $spec {
                match self {
                    $($kind::$name => {
                        static ROW: $spec = $row;
                        &ROW
                    })+
                }
            }

            /// The row's name in documents.
            pub const fn key(self) -> &'static str {
                match self {
                    $($kind::$name => $key,)+
                }
            }
        }
    };
}
