//! Which prices apply to which kind of component: what its points, copies and restores cost, and what
//! it costs to run another one of it.

use crate::catalog::ComponentKind;
use crate::catalog::prices::{Deployment, PriceKey, price};
use crate::model::{Component, FileSystem};

/// What a GiB of points costs a month in warm storage; nothing for kinds that are not backed up.
/// EC2 instances and Storage Gateway volumes are kept as EBS snapshots, RDS and Aurora as snapshots
/// of their own (AWS Backup developer guide, `metering-and-billing`).
pub(super) fn warm(kind: ComponentKind, air_gapped: bool) -> Option<PriceKey> {
    use ComponentKind as K;
    Some(match (kind, air_gapped) {
        (K::Ec2Fleet | K::EbsVolume | K::StorageGatewayVolume, false) => PriceKey::EBS_SNAPSHOT,
        (K::Ec2Fleet | K::EbsVolume | K::StorageGatewayVolume, true) => PriceKey::LAG_EBS,
        (K::RdsInstance, _) => PriceKey::RDS_BACKUP,
        (K::AuroraCluster, false) => PriceKey::AURORA_BACKUP,
        (K::AuroraCluster, true) => PriceKey::LAG_AURORA,
        (K::DynamodbTable, false) => PriceKey::DYNAMODB_BACKUP,
        (K::DynamodbTable, true) => PriceKey::LAG_DYNAMODB,
        (K::S3Bucket, false) => PriceKey::S3_BACKUP,
        (K::S3Bucket, true) => PriceKey::LAG_S3,
        (K::EfsFileSystem, false) => PriceKey::EFS_BACKUP,
        (K::EfsFileSystem, true) => PriceKey::LAG_EFS,
        (K::FsxFileSystem, false) => PriceKey::FSX_BACKUP,
        (K::FsxFileSystem, true) => PriceKey::LAG_FSX,
        (K::VmwareVm, false) => PriceKey::VM_BACKUP,
        (K::VmwareVm, true) => PriceKey::LAG_VM,
        (K::RedshiftCluster, _) => PriceKey::REDSHIFT_BACKUP,
        (K::NeptuneCluster, false) => PriceKey::NEPTUNE_BACKUP,
        (K::NeptuneCluster, true) => PriceKey::LAG_NEPTUNE,
        (K::DocumentdbCluster, false) => PriceKey::DOCUMENTDB_BACKUP,
        (K::DocumentdbCluster, true) => PriceKey::LAG_DOCUMENTDB,
        (
            K::LambdaFunction
            | K::ApiGateway
            | K::LoadBalancer
            | K::CloudfrontDistribution
            | K::Route53Zone
            | K::OnPremServers,
            _,
        ) => return None,
    })
}

/// What a GiB of points costs a month in cold storage.
pub(super) fn cold(kind: ComponentKind) -> Option<PriceKey> {
    match kind {
        ComponentKind::Ec2Fleet | ComponentKind::EbsVolume => Some(PriceKey::EBS_ARCHIVE),
        ComponentKind::DynamodbTable => Some(PriceKey::DYNAMODB_COLD),
        ComponentKind::EfsFileSystem => Some(PriceKey::EFS_COLD),
        ComponentKind::VmwareVm => Some(PriceKey::VM_COLD),
        _ => None,
    }
}

/// Whether a price is one of cold storage.
pub(super) fn is_cold(key: &PriceKey) -> bool {
    [PriceKey::EBS_ARCHIVE, PriceKey::DYNAMODB_COLD, PriceKey::EFS_COLD, PriceKey::VM_COLD]
        .contains(key)
}

/// What a GiB copied to another Region costs.
pub(in crate::engine) fn copy(kind: ComponentKind, to: &str) -> Option<PriceKey> {
    use ComponentKind as K;
    Some(match kind {
        K::Ec2Fleet | K::EbsVolume | K::StorageGatewayVolume => PriceKey::EBS_COPY,
        K::AuroraCluster if to == "us-east-2" => PriceKey::AURORA_TO_OHIO,
        K::RdsInstance | K::AuroraCluster | K::NeptuneCluster | K::DocumentdbCluster => {
            PriceKey::DATABASE_COPY
        }
        K::DynamodbTable => PriceKey::DYNAMODB_COPY,
        K::S3Bucket => PriceKey::S3_COPY,
        K::EfsFileSystem => PriceKey::EFS_COPY,
        K::FsxFileSystem => PriceKey::FSX_COPY,
        K::VmwareVm if to == "us-east-2" => PriceKey::VM_TO_OHIO,
        K::VmwareVm => PriceKey::VM_COPY,
        _ => return None,
    })
}

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

/// What a GiB restored costs. The price lists of RDS and Aurora have no such item.
pub(in crate::engine) fn restore(kind: ComponentKind, from_cold: bool) -> Option<PriceKey> {
    use ComponentKind as K;
    Some(match (kind, from_cold) {
        (K::Ec2Fleet | K::EbsVolume, true) => PriceKey::EBS_ARCHIVE_RESTORE,
        (K::Ec2Fleet | K::EbsVolume | K::StorageGatewayVolume, _) => PriceKey::EBS_RESTORE,
        (K::DynamodbTable, false) => PriceKey::DYNAMODB_RESTORE,
        (K::DynamodbTable, true) => PriceKey::DYNAMODB_RESTORE_COLD,
        (K::S3Bucket, _) => PriceKey::S3_RESTORE,
        (K::EfsFileSystem, false) => PriceKey::EFS_RESTORE,
        (K::EfsFileSystem, true) => PriceKey::EFS_RESTORE_COLD,
        (K::FsxFileSystem, _) => PriceKey::FSX_RESTORE,
        (K::VmwareVm, false) => PriceKey::VM_RESTORE,
        (K::VmwareVm, true) => PriceKey::VM_RESTORE_COLD,
        (K::RedshiftCluster, _) => PriceKey::REDSHIFT_RESTORE,
        (K::NeptuneCluster, _) => PriceKey::NEPTUNE_RESTORE,
        (K::DocumentdbCluster, _) => PriceKey::DOCUMENTDB_RESTORE,
        _ => return None,
    })
}

/// How a running thing is charged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// So many of them by the hour.
    Hours(f64),
    /// So many GiB by the month.
    GibMonths(f64),
}

/// One price of a running component, and how much of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Running {
    pub(super) key: PriceKey,
    pub(super) measure: Measure,
}

/// How fully a second one of a component runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scale {
    /// As many machines and standbys as the component itself.
    Full,
    /// One database instance that takes changes in.
    Replica,
    /// A share of the machines.
    Share(f64),
}

/// What it costs to run a component in AWS: clusters whose instances a design does not name count as one of the
/// smallest with a published price, as the name of the price says; requests are left out, since the same ones are made
/// wherever it runs.
pub(super) fn running(component: &Component, scale: Scale) -> Vec<Running> {
    use ComponentKind as K;
    let size = component.size_gib;
    let hour = |key: PriceKey, count: f64| Running { key, measure: Measure::Hours(count) };
    let stored = |key: PriceKey, gib: f64| Running { key, measure: Measure::GibMonths(gib) };
    let share = match scale {
        Scale::Full | Scale::Replica => 1.0,
        Scale::Share(share) => share,
    };
    match component.kind {
        K::Ec2Fleet | K::OnPremServers => vec![
            hour(
                PriceKey::instance_type(component.instance_type()),
                f64::from(component.machines()) * share,
            ),
            stored(PriceKey::EBS_GP3, size * share),
        ],
        K::RdsInstance => {
            let deployment = deployment(component, scale);
            let storage = match deployment {
                Deployment::SingleAz => PriceKey::RDS_STORAGE,
                Deployment::MultiAz => PriceKey::RDS_STORAGE_MULTI_AZ,
                Deployment::MultiAzCluster => PriceKey::RDS_STORAGE_CLUSTER,
            };
            vec![
                hour(PriceKey::db_class(component.db_class(), deployment), 1.0),
                stored(storage, size),
            ]
        }
        K::AuroraCluster => {
            vec![hour(PriceKey::AURORA_HOUR, 1.0), stored(PriceKey::AURORA_STORAGE, size)]
        }
        K::DynamodbTable => vec![stored(PriceKey::DYNAMODB_STORAGE, size)],
        K::S3Bucket => vec![stored(PriceKey::S3_STORAGE, size)],
        K::EfsFileSystem => vec![stored(PriceKey::EFS_STORAGE, size)],
        K::FsxFileSystem => vec![stored(file_system(component, scale), size)],
        K::EbsVolume | K::VmwareVm => vec![stored(PriceKey::EBS_GP3, size)],
        K::StorageGatewayVolume => vec![stored(PriceKey::STORAGE_GATEWAY, size)],
        K::RedshiftCluster => vec![hour(PriceKey::REDSHIFT_HOUR, 1.0)],
        K::NeptuneCluster => vec![hour(PriceKey::NEPTUNE_HOUR, 1.0)],
        K::DocumentdbCluster => vec![hour(PriceKey::DOCUMENTDB_HOUR, 1.0)],
        K::LoadBalancer => vec![hour(PriceKey::ALB_HOUR, 1.0)],
        K::LambdaFunction | K::ApiGateway | K::CloudfrontDistribution | K::Route53Zone => {
            Vec::new()
        }
    }
}

/// What a GiB of a file system costs: each of the FSx file systems has a price of its own.
fn file_system(component: &Component, scale: Scale) -> PriceKey {
    let in_two_zones = scale == Scale::Full && component.multi_az.unwrap_or(false);
    match component.file_system {
        Some(FileSystem::Openzfs) if !in_two_zones => PriceKey::FSX_OPENZFS,
        Some(FileSystem::Windows) if in_two_zones => PriceKey::FSX_WINDOWS_MULTI_AZ,
        _ => PriceKey::FSX_STORAGE,
    }
}

fn deployment(component: &Component, scale: Scale) -> Deployment {
    let on = |setting: Option<bool>| setting.unwrap_or(false);
    match scale {
        Scale::Full if on(component.multi_az_cluster) => Deployment::MultiAzCluster,
        Scale::Full if on(component.multi_az) => Deployment::MultiAz,
        Scale::Full | Scale::Replica | Scale::Share(_) => Deployment::SingleAz,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_system_is_priced_by_what_it_is() {
        let key = |fields: &str, scale: Scale| {
            let text = format!(
                r#"{{"id": "files", "kind": "fsx_file_system", "site": "home", "size_gib": 10{fields}}}"#
            );
            let component: Component = serde_json::from_str(&text).unwrap();
            running(&component, scale)[0].key.clone()
        };
        let windows = r#", "file_system": "windows", "multi_az": true"#;
        assert_eq!(key(windows, Scale::Full), PriceKey::FSX_WINDOWS_MULTI_AZ);
        assert_eq!(key(windows, Scale::Replica), PriceKey::FSX_STORAGE);
        assert_eq!(key(r#", "file_system": "openzfs""#, Scale::Full), PriceKey::FSX_OPENZFS);
        for unknown in
            ["", r#", "file_system": "lustre""#, r#", "file_system": "ontap", "multi_az": true"#]
        {
            assert_eq!(key(unknown, Scale::Full), PriceKey::FSX_STORAGE, "{unknown}");
        }
    }
}
