//! New parts: ids and names that nothing has yet, and settings that are good for a start.

use std::collections::BTreeSet;

use super::Home;
use crate::catalog::{ComponentKind, Footprint, REGIONS, Setting, TargetKind};
use crate::model::{
    Component, ComponentId, Journey, JourneyId, Scenario, Site, SiteId, SiteKind, contained,
};

/// The Regions that new sites get first: the primary one and where most recover to.
const FIRST_REGIONS: [&str; 2] = ["us-east-1", "us-west-2"];
/// The longest beginning of an id that is taken over from a name.
const LONGEST_STEM: usize = 40;
/// What a data center's link carries in Mbit/s, to begin with: a gigabit.
const FIRST_LINK_MBPS: f64 = 1_000.0;

/// Where a new component of a kind stands unless somebody chooses: at the primary site, or where its kind
/// can be; at a site of its own where there is none.
pub fn home_for(scenario: &Scenario, kind: ComponentKind) -> Home {
    let wanted = match kind.spec().footprint {
        Footprint::OnPremises => SiteKind::DataCenter,
        Footprint::Zonal | Footprint::Regional | Footprint::SharedStorage | Footprint::Global => {
            SiteKind::Region
        }
    };
    let primary = scenario.primary_site().filter(|it| it.kind == wanted);
    let site = primary.or_else(|| scenario.sites.iter().find(|it| it.kind == wanted));
    site.map_or(Home::New(wanted), |it| Home::Site(it.id.clone()))
}

/// The scenario with one more component, called by a name or by its kind; nothing where its site is not
/// there.
pub(super) fn with_component(
    scenario: &Scenario,
    kind: ComponentKind,
    home: &Home,
    name: Option<&str>,
) -> Option<Scenario> {
    let (mut next, site) = match home {
        Home::Site(id) => (scenario.clone(), scenario.site(id)?.id.clone()),
        Home::New(kind) => {
            let next = with_site(scenario, *kind);
            let site = next.sites.last()?.id.clone();
            (next, site)
        }
    };
    let spec = kind.spec();
    let id = ComponentId::from(free_id(&next, name.unwrap_or(spec.short)).as_str());
    let name = name.map_or_else(|| spec.name.to_owned(), contained);
    let has = |setting: Setting| spec.has(setting);
    let is_fleet = has(Setting::Instances);
    next.components.push(Component {
        name: free_name(&next, &name),
        size_gib: spec.start.size_gib,
        change_gib_per_day: spec.start.change_gib_per_day,
        instances: is_fleet.then_some(2),
        zones: has(Setting::Zones).then_some(2),
        // A new fleet is what most are: it comes back from its template.
        holds_data: has(Setting::HoldsData).then_some(false),
        auto_scaling: has(Setting::AutoScaling).then_some(true),
        // Without it AWS Backup refuses the bucket.
        versioning: has(Setting::Versioning).then_some(true),
        servers: has(Setting::Servers).then_some(2),
        ..Component::new(id, kind, site)
    });
    Some(next)
}

/// The scenario with one more site.
pub(super) fn with_site(scenario: &Scenario, kind: SiteKind) -> Scenario {
    let mut next = scenario.clone();
    let site = match kind {
        SiteKind::Region => {
            let code = free_region(scenario);
            let id = SiteId::from(free_id(scenario, code).as_str());
            Site { region: Some(code.to_owned()), ..Site::new(id, kind) }
        }
        SiteKind::DataCenter => {
            let id = SiteId::from(free_id(scenario, "data-center").as_str());
            let name = Some(free_name(scenario, "Data center"));
            Site { name, link_mbps: Some(FIRST_LINK_MBPS), ..Site::new(id, kind) }
        }
    };
    next.sites.push(site);
    next
}

/// The first Region that no site is yet; the first of all where every one is taken.
fn free_region(scenario: &Scenario) -> &'static str {
    let is_free = |code: &&str| scenario.sites.iter().all(|it| it.region.as_deref() != Some(*code));
    let all = FIRST_REGIONS.into_iter().chain(REGIONS.iter().map(|it| it.code));
    all.clone().find(is_free).unwrap_or(FIRST_REGIONS[0])
}

/// The scenario with one more journey, which needs the first component that no other needs: that is where
/// users come in.
pub(super) fn with_journey(scenario: &Scenario) -> Scenario {
    let mut next = scenario.clone();
    let needed: BTreeSet<&ComponentId> = scenario
        .components
        .iter()
        .flat_map(|it| it.needs.iter().chain(&it.degraded_without))
        .collect();
    let entry = scenario.components.iter().find(|it| !needed.contains(&it.id));
    next.journeys.push(Journey {
        id: JourneyId::from(free_id(scenario, "journey").as_str()),
        name: free_name(scenario, "Journey"),
        needs: entry.map(|it| it.id.clone()).into_iter().collect(),
        ..Journey::default()
    });
    next
}

/// An id like the one wished for that nothing has yet: no part, and no account, for incidents name them
/// all alike.
pub(super) fn free_id(scenario: &Scenario, wish: &str) -> String {
    let lower = wish.to_ascii_lowercase();
    let parts: Vec<&str> =
        lower.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let stem: String = parts.join("-").chars().take(LONGEST_STEM).collect();
    let stem = if stem.is_empty() { "part".to_owned() } else { stem };
    let mut taken: BTreeSet<String> = scenario.targets(TargetKind::Anything).into_iter().collect();
    taken.extend(scenario.vaults.iter().map(|it| it.id.to_string()));
    taken.extend(scenario.journeys.iter().map(|it| it.id.to_string()));
    free(&taken, &stem, '-')
}

/// A name like the one wished for that nothing in the workload has yet.
pub(super) fn free_name(scenario: &Scenario, wish: &str) -> String {
    let mut taken: BTreeSet<String> =
        scenario.components.iter().map(|it| it.label().to_owned()).collect();
    taken.extend(scenario.sites.iter().map(|it| it.label().to_owned()));
    taken.extend(scenario.journeys.iter().map(|it| it.label().to_owned()));
    free(&taken, wish, ' ')
}

/// The wish itself, or with the first number from 2 on that makes it free: "Web 2" after "Web".
fn free(taken: &BTreeSet<String>, wish: &str, mark: char) -> String {
    if !taken.contains(wish) {
        return wish.to_owned();
    }
    let stem = match wish.rsplit_once(mark) {
        Some((stem, number)) if !stem.is_empty() && number.parse::<u32>().is_ok() => stem,
        _ => wish,
    };
    let mut number = 2_u32;
    loop {
        let name = format!("{stem}{mark}{number}");
        if !taken.contains(&name) {
            return name;
        }
        number += 1;
    }
}
