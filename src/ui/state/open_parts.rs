//! Which parts of the document are open in the Build and Protect views.

use leptos::prelude::*;

/// What can be open besides a plan: where it is, its name, and where it has its list.
pub(in crate::ui) const PROTECTION_PARTS: &[(&str, &str)] = &[
    ("/vaults", "Vaults"),
    ("/on_demand_backups", "On-demand backups"),
    ("/restore_testing", "Restore testing"),
    ("/notifications", "Notifications"),
    ("/recovery", "Strategies"),
    ("/drills", "Drills"),
];

/// Which part of the Protect view, and of the Build view, is open, as pointers into the document; copy
/// it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct OpenParts {
    /// What is open in the Protect view.
    pub(in crate::ui) protection: RwSignal<String>,
    /// What is open in the Build view.
    pub(in crate::ui) workload: RwSignal<String>,
    /// The entry that the focus is in, or was in last, of those that are shown together; empty before.
    pub(in crate::ui) entry: RwSignal<String>,
}

impl OpenParts {
    /// The first plan, and the list of components.
    pub(in crate::ui) fn new() -> Self {
        let at = |pointer: &str| RwSignal::new(pointer.to_owned());
        Self { protection: at("/plans/0"), workload: at("/components"), entry: at("") }
    }

    /// Opens the part that a place of the document is in; says whether the Protect view has it.
    pub(in crate::ui) fn open_for(self, path: &str) -> bool {
        let mut steps = path.split('/').skip(1);
        let place = match (steps.next(), steps.next()) {
            (Some("plans"), Some(at)) => format!("/plans/{at}"),
            (Some(list), _) => format!("/{list}"),
            (None, _) => return false,
        };
        let is_known = has_protection(path);
        if is_known && self.protection.get_untracked() != place {
            self.protection.set(place);
        }
        is_known
    }
}

/// Whether the Protect view has a place of the document.
pub(in crate::ui) fn has_protection(path: &str) -> bool {
    let of_part =
        |part: &str| path == part || path.strip_prefix(part).is_some_and(|it| it.starts_with('/'));
    of_part("/plans") || PROTECTION_PARTS.iter().any(|(part, _)| of_part(part))
}
