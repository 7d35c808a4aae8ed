//! The engine in the browser answers as it does natively: reference cases, and a digest of a thousand runs.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::digest;

#[path = "../expectation.rs"]
mod expectation;

macro_rules! cases {
    ($($name:literal,)*) => {
        &[$((
            $name,
            include_str!(concat!("../scenarios/", $name, "/scenario.json")),
            include_str!(concat!("../scenarios/", $name, "/expect.json")),
        ),)*]
    };
}

/// Every directory of `tests/scenarios`; a native test compares the list with the directories.
const CASES: &[(&str, &str, &str)] = cases![
    "air_gapped_by_a_temporary_snapshot",
    "air_gapped_directly",
    "air_gapped_not_supported",
    "air_gapped_under_an_aws_key",
    "archived_snapshot_takes_three_days",
    "aurora_fails_over_in_minutes",
    "both_zones_of_an_auto_scaling_group",
    "both_zones_of_an_auto_scaling_group_of_one",
    "both_zones_of_multi_az",
    "both_zones_of_multi_az_standby_first",
    "cold_copy_in_another_account",
    "cold_copy_in_another_region",
    "cold_restore_takes_four_hours_more",
    "continuous_in_two_vaults_longest_first",
    "continuous_in_two_vaults_longest_last",
    "copy_back_needs_both_control_planes",
    "copy_expires_with_its_original",
    "copy_source_destroyed",
    "deleted_objects_while_every_zone_is_down",
    "drill_before_a_failover",
    "drs_waits_for_the_latest_point",
    "dynamodb_backup_takes_20_minutes",
    "dynamodb_point_in_time_takes_20_minutes",
    "every_zone_of_a_region",
    "failback_waits_for_every_zone",
    "failback_waits_for_the_zone",
    "failed_cache_stops_what_needs_it",
    "failed_host_of_rds",
    "failed_instance_of_aurora",
    "failed_instance_of_aurora_with_a_reader",
    "failed_node_of_elasticache_alone",
    "failed_node_of_elasticache_multi_az",
    "failed_node_of_elasticache_that_only_caches",
    "failed_node_of_elasticache_with_a_replica",
    "failed_node_of_redshift_single_node",
    "failed_server_of_fsx",
    "jobs_of_two_plans_wait",
    "link_and_a_gateway_volume",
    "link_of_ten_megabits",
    "link_shared_by_two_restores",
    "link_that_backups_outgrow",
    "m12_hindsight_of_a_restore",
    "m12_standby_waits_for_its_database",
    "m12_three_tiers_return_together",
    "m20_backup_jobs_do_not_start",
    "m20_control_plane_down_with_a_zone",
    "m20_copy_jobs_do_not_start",
    "no_launch_without_a_control_plane",
    "one_job_at_a_time",
    "own_backups_of_an_rds_cluster",
    "own_backups_of_another_component",
    "own_backups_of_aurora",
    "own_backups_of_documentdb",
    "own_backups_of_neptune",
    "own_backups_of_rds_are_off",
    "own_backups_off_where_they_cannot_be",
    "own_snapshots_of_elasticache",
    "pin_that_does_not_help",
    "point_behind_a_year_of_stronger_rules",
    "r10_kept_35_days",
    "r10_kept_45_days",
    "r11_back_after_10_minutes",
    "r11_out_for_12_hours",
    "r12_advanced_backup_with_a_copy",
    "r12_basic_backup_with_a_copy",
    "r1_daily_at_21",
    "r2_continuous",
    "r3_dropped_at_11",
    "r3_dropped_at_14",
    "r4_copy_finished",
    "r4_copy_unfinished",
    "r5_air_gapped",
    "r5_compliance_lock",
    "r5_governance_lock",
    "r5_other_account",
    "r5_same_account",
    "r5_without_credentials",
    "r6_destroyed_without_drs",
    "r6_with_drs",
    "r6_without_drs",
    "r7_multi_az",
    "r7_single_az_restored",
    "r7_single_az_without_backup",
    "r7_single_az_zone_returns_first",
    "r8_fleet_of_four",
    "r8_fleet_of_one",
    "r9_delete_after_120",
    "r9_delete_after_90",
    "r9_delete_after_90_in_a_copy",
    "replica_of_documentdb",
    "replica_of_efs",
    "replica_of_elasticache",
    "replica_of_neptune",
    "rule_without_a_schedule",
    "s3_backup_holds_the_end_of_its_job",
    "s3_point_in_time_replays_nothing",
    "server_restored",
    "server_without_backup",
    "server_without_data",
    "two_zones_of_three",
    "vault_region_returns_later",
    "zone_of_a_server_replicated_at_home",
    "zone_of_a_virtual_machine_in_a_region",
    "zone_of_aurora_with_a_reader",
    "zone_of_aurora_without_a_reader",
    "zone_of_elasticache_multi_az",
    "zone_of_fsx_multi_az",
    "zone_of_fsx_single_az",
    "zone_of_redshift",
];

#[wasm_bindgen_test]
fn every_reference_case_holds_in_the_browser() {
    for (name, document, expected) in CASES {
        let expected = serde_json::from_str(expected).expect("an expectation is JSON");
        let failures = expectation::check(document, &expected);
        assert!(failures.is_empty(), "{name}: {}", failures.join("; "));
    }
}

#[wasm_bindgen_test]
fn a_thousand_outcomes_have_the_digest_they_have_natively() {
    assert_eq!(digest::digest(), digest::EXPECTED);
}
