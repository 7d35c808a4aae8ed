//! The table of component kinds: what each is, what AWS Backup can do with it, and who says so.
//!
//! A new kind is one file with its `SPEC`, one `mod` line and one row here.

mod api_gateway;
mod aurora_cluster;
mod capabilities;
mod charges;
mod cloudfront_distribution;
mod documentdb_cluster;
mod dynamodb_table;
mod ebs_volume;
mod ec2_fleet;
mod efs_file_system;
mod elasticache_cluster;
mod fsx_file_system;
mod lambda_function;
mod load_balancer;
mod neptune_cluster;
mod on_prem_servers;
mod other;
mod protection;
mod rds_instance;
mod redshift_cluster;
mod route53_zone;
mod s3_bucket;
mod spec;
mod storage_gateway_volume;
mod vmware_vm;

pub use capabilities::{Capabilities, Cold, Incremental, SourcedFact, Support};
pub use charges::{Charge, Charges, RunningCharge, RunningItem, Start};
pub use protection::{Backup, OwnBackups, OwnCharge, OwnPoints, Restore};
pub use spec::{
    ComponentSpec, ComponentVariant, Footprint, MachineFailure, ReplicaWrites, Resilience,
    RuledOut, Runs, ServiceReplica, Setting, SettingSpec, Substance, VariantSpec,
};
use spec::{FROM_CODE, is_on};

table! {
    /// A kind of component.
    pub enum ComponentKind: ComponentSpec {
        /// Amazon EC2 instances behind one role.
        Ec2Fleet "ec2_fleet" => ec2_fleet::SPEC,
        /// Amazon RDS DB instance, or Multi-AZ DB cluster.
        RdsInstance "rds_instance" => rds_instance::SPEC,
        /// Amazon Aurora DB cluster.
        AuroraCluster "aurora_cluster" => aurora_cluster::SPEC,
        /// Amazon DynamoDB table.
        DynamodbTable "dynamodb_table" => dynamodb_table::SPEC,
        /// Amazon S3 bucket.
        S3Bucket "s3_bucket" => s3_bucket::SPEC,
        /// Amazon EFS file system.
        EfsFileSystem "efs_file_system" => efs_file_system::SPEC,
        /// Amazon FSx file system.
        FsxFileSystem "fsx_file_system" => fsx_file_system::SPEC,
        /// Amazon EBS volume.
        EbsVolume "ebs_volume" => ebs_volume::SPEC,
        /// AWS Storage Gateway volume.
        StorageGatewayVolume "storage_gateway_volume" => storage_gateway_volume::SPEC,
        /// VMware virtual machine.
        VmwareVm "vmware_vm" => vmware_vm::SPEC,
        /// Amazon Redshift data warehouse.
        RedshiftCluster "redshift_cluster" => redshift_cluster::SPEC,
        /// Amazon Neptune DB cluster.
        NeptuneCluster "neptune_cluster" => neptune_cluster::SPEC,
        /// Amazon DocumentDB cluster.
        DocumentdbCluster "documentdb_cluster" => documentdb_cluster::SPEC,
        /// Amazon ElastiCache cluster of Valkey or Redis OSS.
        ElasticacheCluster "elasticache_cluster" => elasticache_cluster::SPEC,
        /// AWS Lambda function.
        LambdaFunction "lambda_function" => lambda_function::SPEC,
        /// Amazon API Gateway API.
        ApiGateway "api_gateway" => api_gateway::SPEC,
        /// Elastic Load Balancing load balancer.
        LoadBalancer "load_balancer" => load_balancer::SPEC,
        /// Amazon CloudFront distribution.
        CloudfrontDistribution "cloudfront_distribution" => cloudfront_distribution::SPEC,
        /// Amazon Route 53 hosted zone.
        Route53Zone "route53_zone" => route53_zone::SPEC,
        /// Servers in the company's own data center.
        OnPremServers "on_prem_servers" => on_prem_servers::SPEC,
        /// What no other kind stands for: its user says how it comes back.
        Other "other" => other::SPEC,
    }
}
