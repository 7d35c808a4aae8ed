//! Which notifications watch which components, and with them their sites: found once, since every incident that is
//! asked about looks for its notifications.

use super::index::{ComponentIdx, NotificationIdx, SiteIdx};
use crate::units::sorting;

/// The notifications by what they watch: pairs of a place in a list and a notification, ascending.
#[derive(Debug, Default)]
pub(super) struct Alarms {
    components: Vec<(ComponentIdx, NotificationIdx)>,
    sites: Vec<(SiteIdx, NotificationIdx)>,
}

impl Alarms {
    /// Notes that a notification watches a component of a site.
    pub(super) fn add(
        &mut self,
        notification: NotificationIdx,
        component: ComponentIdx,
        site: SiteIdx,
    ) {
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
    pub(super) fn of_component(
        &self,
        component: ComponentIdx,
    ) -> impl Iterator<Item = NotificationIdx> + '_ {
        of(&self.components, component)
    }

    /// The notifications that watch any component of a site, ascending.
    pub(super) fn of_site(&self, site: SiteIdx) -> impl Iterator<Item = NotificationIdx> + '_ {
        of(&self.sites, site)
    }
}

fn of(
    watched: &[(usize, NotificationIdx)],
    place: usize,
) -> impl Iterator<Item = NotificationIdx> + '_ {
    let from = watched.partition_point(|(watched, _)| *watched < place);
    watched[from..].iter().take_while(move |it| it.0 == place).map(|it| it.1)
}
