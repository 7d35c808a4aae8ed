//! What it costs to run another one of a component, and to send data to another Region.

use crate::catalog::RunningItem;
use crate::catalog::prices::{Deployment, PriceKey, price};
use crate::model::{Component, FileSystem};

/// What a GiB costs that a service itself sends from one Region to another.
pub(super) fn transfer(from: &str, to: &str) -> PriceKey {
    let known = |key: &PriceKey| price(key.as_str(), from).is_some();
    match to {
        "us-east-2" if known(&PriceKey::INTER_REGION_TO_OHIO) => PriceKey::INTER_REGION_TO_OHIO,
        "us-east-1" if known(&PriceKey::INTER_REGION_TO_VIRGINIA) => {
            PriceKey::INTER_REGION_TO_VIRGINIA
        }
        "eu-west-2" if known(&PriceKey::INTER_REGION_TO_LONDON) => PriceKey::INTER_REGION_TO_LONDON,
        _ => PriceKey::INTER_REGION,
    }
}

/// How a running thing is charged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum RateMeasure {
    /// So many of them by the hour.
    Hours(f64),
    /// So many GiB by the month.
    GibMonths(f64),
}

/// One price of a running component, and how much of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RunningRate {
    pub(super) key: PriceKey,
    pub(super) measure: RateMeasure,
}

/// How fully a second one of a component runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum StandbyScale {
    /// As many machines and standbys as the component itself.
    Full,
    /// One database instance that takes changes in.
    Replica,
    /// A share of the machines.
    Share(f64),
}

/// What it costs to run a component in AWS, by the items of its kind.
pub(super) fn running(component: &Component, scale: StandbyScale) -> Vec<RunningRate> {
    component
        .kind
        .spec()
        .charges
        .running
        .items()
        .iter()
        .map(|it| of(it, component, scale))
        .collect()
}

fn of(item: &RunningItem, component: &Component, scale: StandbyScale) -> RunningRate {
    let size = component.size_gib;
    let hours = |key: PriceKey, count: f64| RunningRate { key, measure: RateMeasure::Hours(count) };
    let stored =
        |key: PriceKey, gib: f64| RunningRate { key, measure: RateMeasure::GibMonths(gib) };
    let share = match scale {
        StandbyScale::Full | StandbyScale::Replica => 1.0,
        StandbyScale::Share(share) => share,
    };
    match item {
        RunningItem::Machines => hours(
            PriceKey::instance_type(component.instance_type()),
            f64::from(component.machines()) * share,
        ),
        RunningItem::Disks(key) => stored(key.clone(), size * share),
        RunningItem::DatabaseClass => {
            hours(PriceKey::db_class(component.db_class(), deployment(component, scale)), 1.0)
        }
        RunningItem::Nodes(key) => {
            let copies = if scale == StandbyScale::Full { component.replicas() + 1 } else { 1 };
            hours(key.clone(), f64::from(component.nodes.unwrap_or(1)) * f64::from(copies))
        }
        RunningItem::Hour(key) => hours(key.clone(), 1.0),
        RunningItem::Stored(key) => stored(key.clone(), size),
        RunningItem::DatabaseStorage { single_az, multi_az, multi_az_cluster } => {
            let key = match deployment(component, scale) {
                Deployment::SingleAz => single_az,
                Deployment::MultiAz => multi_az,
                Deployment::MultiAzCluster => multi_az_cluster,
            };
            stored(key.clone(), size)
        }
        RunningItem::FileSystem { openzfs, windows_multi_az, other } => {
            let in_two_zones = scale == StandbyScale::Full && component.multi_az.unwrap_or(false);
            let key = match component.file_system {
                Some(FileSystem::Openzfs) if !in_two_zones => openzfs,
                Some(FileSystem::Windows) if in_two_zones => windows_multi_az,
                Some(
                    FileSystem::Lustre
                    | FileSystem::Windows
                    | FileSystem::Ontap
                    | FileSystem::Openzfs,
                )
                | None => other,
            };
            stored(key.clone(), size)
        }
    }
}

fn deployment(component: &Component, scale: StandbyScale) -> Deployment {
    let on = |setting: Option<bool>| setting.unwrap_or(false);
    match scale {
        StandbyScale::Full if on(component.multi_az_cluster) => Deployment::MultiAzCluster,
        StandbyScale::Full if on(component.multi_az) => Deployment::MultiAz,
        StandbyScale::Full | StandbyScale::Replica | StandbyScale::Share(_) => Deployment::SingleAz,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_system_is_priced_by_what_it_is() {
        let key = |fields: &str, scale: StandbyScale| {
            let text = format!(
                r#"{{"id": "files", "kind": "fsx_file_system", "site": "home", "size_gib": 10{fields}}}"#
            );
            let component: Component = serde_json::from_str(&text).unwrap();
            running(&component, scale)[0].key.clone()
        };
        let windows = r#", "file_system": "windows", "multi_az": true"#;
        assert_eq!(key(windows, StandbyScale::Full), PriceKey::FSX_WINDOWS_MULTI_AZ);
        assert_eq!(key(windows, StandbyScale::Replica), PriceKey::FSX_STORAGE);
        assert_eq!(key(r#", "file_system": "openzfs""#, StandbyScale::Full), PriceKey::FSX_OPENZFS);
        for unknown in
            ["", r#", "file_system": "lustre""#, r#", "file_system": "ontap", "multi_az": true"#]
        {
            assert_eq!(key(unknown, StandbyScale::Full), PriceKey::FSX_STORAGE, "{unknown}");
        }
    }
}
