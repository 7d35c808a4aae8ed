//! Random but valid scenarios from a seed, for tests that must hold for any.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};

/// Numbers from a seed; the same everywhere.
pub(crate) struct Dice(Pcg64Mcg);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// A number from 0 to one below the limit.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        self.0.next_u32() % limit.max(1)
    }

    pub(crate) fn yes(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(crate) fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u32) as usize]
    }
}

const KINDS: &[&str] = &[
    "ec2_fleet",
    "rds_instance",
    "aurora_cluster",
    "dynamodb_table",
    "s3_bucket",
    "efs_file_system",
    "ebs_volume",
    "vmware_vm",
    "documentdb_cluster",
    "lambda_function",
    "api_gateway",
    "route53_zone",
];
const SCHEDULES: &[&str] = &[
    "cron(0 * * * ? *)",
    "cron(0 0/6 * * ? *)",
    "cron(30 21 * * ? *)",
    "cron(0 5 ? * SUN *)",
    "cron(15 3 1 * ? *)",
    "cron(0 12 ? * 3#1 *)",
];
const STRATEGIES: &[&str] =
    &["backup_and_restore", "pilot_light", "warm_standby", "hot_standby", "active_active"];
const ZONES: &[&str] = &["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata"];

/// A scenario of up to eight components, three plans and six incidents.
pub(crate) fn document(seed: u64) -> Value {
    let dice = &mut Dice::new(seed);
    let count = 1 + dice.below(8);
    let components: Vec<Value> = (0..count).map(|at| component(dice, at)).collect();
    let plans: Vec<Value> = (0..dice.below(4)).map(|at| plan(dice, at, count)).collect();
    let incidents: Vec<Value> = (0..dice.below(7)).map(|at| incident(dice, at, count)).collect();
    let mut recovery = Vec::new();
    for at in 0..count {
        if dice.yes() {
            let strategy = dice.pick(STRATEGIES);
            recovery.push(json!({
                "component": format!("part-{at}"), "strategy": strategy, "site": "recovery"
            }));
        }
    }
    json!({
        "format": 1,
        "clock": { "start": "2026-10-05T00:00:00Z", "days": 20 + dice.below(60) },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1", "account": "production" },
            { "id": "recovery", "kind": "region", "region": "eu-west-1", "account": "production" },
            { "id": "office", "kind": "data_center" }
        ],
        "components": components,
        "journeys": [{
            "id": "checkout", "needs": ["part-0"], "orders_per_hour": dice.below(900), "order_value_usd": 40,
            "recorded_in": ["part-0"]
        }],
        "vaults": [
            { "id": "main", "site": "primary", "lock": dice.pick(&["none", "governance"]) },
            { "id": "far", "site": "recovery", "account": "backup", "lock": "compliance" }
        ],
        "plans": plans,
        "recovery": recovery,
        "incidents": incidents
    })
}

fn component(dice: &mut Dice, at: u32) -> Value {
    let kind = dice.pick(KINDS);
    let mut component = json!({
        "id": format!("part-{at}"), "kind": kind, "site": "primary",
        "size_gib": 1 + dice.below(2_000), "change_gib_per_day": dice.below(60),
        "rpo_minutes": dice.below(2_880), "rto_minutes": dice.below(1_440)
    });
    match kind {
        "ec2_fleet" => {
            component["instances"] = json!(1 + dice.below(6));
            component["zones"] = json!(1 + dice.below(3));
            component["auto_scaling"] = json!(dice.yes());
        }
        "rds_instance" => {
            component["multi_az"] = json!(dice.yes());
            component["automated_backup_days"] = json!(dice.below(2) * 7);
        }
        "dynamodb_table" => {
            component["advanced_backup"] = json!(true);
            component["native_pitr"] = json!(dice.yes());
        }
        "s3_bucket" => component["versioning"] = json!(dice.yes()),
        _ => {}
    }
    if at > 0 && dice.below(3) == 0 {
        component["needs"] = json!([format!("part-{}", dice.below(at))]);
    }
    component
}

fn plan(dice: &mut Dice, at: u32, components: u32) -> Value {
    let keep = 7 + dice.below(60);
    let copies =
        if dice.yes() { json!([{ "vault": "far", "delete_after_days": keep }]) } else { json!([]) };
    let covered: Vec<String> =
        (0..components).filter(|_| dice.yes()).map(|at| format!("part-{at}")).collect();
    json!({
        "name": format!("plan-{at}"),
        "rules": [{
            "name": "rule", "vault": "main", "schedule": dice.pick(SCHEDULES),
            "schedule_time_zone": dice.pick(ZONES), "start_window_minutes": 60 + dice.below(300),
            "delete_after_days": keep, "copies": copies
        }],
        "selection": { "components": covered }
    })
}

fn incident(dice: &mut Dice, at: u32, components: u32) -> Value {
    let kind = dice.pick(&[
        "instance_failure",
        "bad_deployment",
        "accidental_deletion",
        "silent_corruption",
        "ransomware",
        "account_compromise",
        "zone_outage",
        "region_outage",
    ]);
    let target = match kind {
        "account_compromise" => "production".to_owned(),
        "zone_outage" | "region_outage" => "primary".to_owned(),
        _ => format!("part-{}", dice.below(components)),
    };
    let start = tabletop::units::Instant::parse("2026-10-05T00:00:00Z").expect("a time");
    let moment = start + tabletop::units::Span::minutes((dice.below(20 * 1_440)).into());
    json!({
        "id": format!("incident-{at}"), "kind": kind, "target": target, "at": moment.to_string(),
        "noticed_after_minutes": dice.below(600), "lasts_minutes": 5 + dice.below(2_000),
        "stolen_credentials": kind == "ransomware" && dice.yes(),
        "damages_data": kind == "bad_deployment" && dice.yes(),
        "control_plane_down": kind == "region_outage" && dice.yes()
    })
}
