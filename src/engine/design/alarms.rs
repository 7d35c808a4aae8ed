//! Which notifications watch which components, and with them their sites: found once, since every incident that is
//! asked about looks for its notifications.

use super::index::Index;
use crate::units::sorting;

/// The notifications by what they watch: pairs of a place in a list and a notification, ascending.
#[derive(Debug, Default)]
pub(super) struct Alarms {
    components: Vec<(Index, Index)>,
    sites: Vec<(Index, Index)>,
}

impl Alarms {
    /// Notes that a notification watches a component of a site.
    pub(super) fn add(&mut self, notification: Index, component: Index, site: Index) {
        self.components.push((component, notification));
        self.sites.push((site, notification));
    }

    /// The same, once all are added.
    pub(super) fn sorted(mut self) -> Self {
        for watched in [&mut self.components, &mut self.sites] {
            sorting::sort(watched);
            watched.dedup();
        }
        self
    }

    /// The notifications that watch a component, ascending.
    pub(super) fn of_component(&self, component: Index) -> impl Iterator<Item = Index> + '_ {
        of(&self.components, component)
    }

    /// The notifications that watch any component of a site, ascending.
    pub(super) fn of_site(&self, site: Index) -> impl Iterator<Item = Index> + '_ {
        of(&self.sites, site)
    }
}

fn of(watched: &[(Index, Index)], place: Index) -> impl Iterator<Item = Index> + '_ {
    let from = watched.partition_point(|(watched, _)| *watched < place);
    watched[from..].iter().take_while(move |it| it.0 == place).map(|it| it.1)
}
