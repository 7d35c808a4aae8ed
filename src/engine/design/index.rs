//! How the resolved scenario names its entries.

/// The place of a component, site, vault or rule in its list of the resolved scenario.
pub(crate) type Index = usize;
