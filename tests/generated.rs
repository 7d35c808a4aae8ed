//! Random but valid scenarios from a seed, for tests that must hold for any.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use tabletop::catalog::{
    ComponentKind, Effect, Footprint, IncidentKind, Strategy, Switch, TargetKind,
};
use tabletop::model::Component;

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

const SCHEDULES: &[&str] = &[
    "cron(0 * * * ? *)",
    "cron(0 0/6 * * ? *)",
    "cron(30 21 * * ? *)",
    "cron(0 5 ? * SUN *)",
    "cron(15 3 1 * ? *)",
    "cron(0 12 ? * 3#1 *)",
];
const ZONES: &[&str] = &["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata"];
const START: &str = "2026-10-05T00:00:00Z";

/// A scenario of up to eight components, three plans and six incidents. Every kind of component with each of
/// its settings, and every kind of incident with each of its switches, occurs in some of them.
pub(crate) fn document(seed: u64) -> Value {
    let dice = &mut Dice::new(seed);
    let count = 1 + dice.below(8);
    let components: Vec<Value> = (0..count).map(|at| component(dice, at)).collect();
    let plans: Vec<Value> = (0..dice.below(4)).map(|at| plan(dice, at, count)).collect();
    let incidents: Vec<Value> =
        (0..dice.below(7)).map(|at| incident(dice, at, &components)).collect();
    let recovery: Vec<Value> =
        components.iter().filter_map(|component| recovery(dice, component)).collect();
    let mut document = json!({
        "format": 1,
        "clock": { "start": START, "days": 20 + dice.below(60), "time_zone": dice.pick(ZONES) },
        "sites": [
            { "id": "primary", "kind": "region", "region": "us-east-1", "account": "production" },
            { "id": "recovery", "kind": "region", "region": "eu-west-1", "account": "production" },
            { "id": "office", "kind": "data_center", "link_mbps": 10 + dice.below(990) }
        ],
        "components": components,
        "journeys": [journey(dice, count)],
        "vaults": [
            { "id": "main", "site": "primary", "lock": dice.pick(&["none", "governance"]) },
            {
                "id": "far", "site": "recovery", "account": "backup", "lock": "compliance",
                "encryption": "customer_managed", "copies_from": ["production"]
            },
            { "id": "near", "site": "primary", "account": "backup", "encryption": "customer_managed" },
            {
                "id": "gap", "site": "primary", "account": "backup", "air_gapped": true,
                "lock": "compliance", "min_retention_days": 7, "max_retention_days": 400,
                "copies_from": ["production"]
            },
            {
                "id": "beside", "site": "primary", "air_gapped": true, "lock": "compliance",
                "min_retention_days": 7, "max_retention_days": 400
            }
        ],
        "plans": plans,
        "recovery": recovery,
        "incidents": incidents
    });
    if dice.below(3) == 0 {
        document["notifications"] = json!([{
            "name": "Pager", "components": ["part-0"], "after_minutes": dice.below(60)
        }]);
    }
    if dice.below(4) == 0 {
        let mut backup = json!({
            "component": "part-0", "vault": "main", "at": moment(dice), "delete_after_days": 20,
            "copies": [{ "vault": "near", "delete_after_days": 20 }]
        });
        if dice.yes() {
            backup["cold_after_days"] = json!(1);
            backup["delete_after_days"] = json!(130);
        }
        document["on_demand_backups"] = json!([backup]);
    }
    if dice.below(4) == 0 {
        document["restore_testing"] = json!([{
            "name": "proof", "schedule": "cron(0 9 ? * 2 *)", "components": ["part-0"],
            "point": dice.pick(&["latest", "random"])
        }]);
    }
    document
}

/// A value for a setting, by what the schema says of its field.
fn setting(dice: &mut Dice, schema: &Value, field: &str) -> Value {
    match field {
        "automated_backup_days" => return json!(1 + dice.below(20)),
        "zone" => return json!(1 + dice.below(2)),
        // Without a key of one's own most copies are refused.
        "encryption" => return json!(dice.pick(&["aws_managed", "customer_managed"])),
        _ => {}
    }
    let of = &schema["properties"][field];
    let named = of["anyOf"][0]["$ref"].as_str().or(of["$ref"].as_str());
    if let Some(name) = named.and_then(|it| it.rsplit('/').next()) {
        let choices = choices(&schema["$defs"][name]);
        return choices[dice.below(choices.len() as u32) as usize].clone();
    }
    let is = |name: &str| of["type"] == name || of["type"][0] == name;
    match () {
        () if is("boolean") => json!(dice.yes()),
        () if is("integer") => json!(1 + dice.below(4)),
        () if is("number") => json!(dice.below(1_000)),
        () => Value::Null,
    }
}

/// The values of an enumeration, as a schema lists them.
pub(crate) fn choices(schema: &Value) -> Vec<Value> {
    let listed = schema["enum"].as_array().cloned().unwrap_or_default();
    let single = schema["oneOf"].as_array().into_iter().flatten().flat_map(|one| {
        let constant = one.get("const").cloned();
        constant.into_iter().chain(one["enum"].as_array().cloned().unwrap_or_default())
    });
    listed.into_iter().chain(single).collect()
}

fn component(dice: &mut Dice, at: u32) -> Value {
    thread_local! {
        static SCHEMA: Value = serde_json::to_value(schemars::schema_for!(Component)).unwrap_or_default();
    }
    let kinds = ComponentKind::ALL.iter().filter(|it| **it != ComponentKind::Other);
    let kinds: Vec<ComponentKind> = kinds.copied().collect();
    let kind = kinds[dice.below(kinds.len() as u32) as usize];
    let spec = kind.spec();
    let site = if spec.footprint == Footprint::OnPremises { "office" } else { "primary" };
    let mut component = json!({
        "id": format!("part-{at}"), "kind": kind.key(), "site": site,
        "size_gib": 1 + dice.below(2_000), "change_gib_per_day": dice.below(60),
        "rpo_minutes": dice.below(2_880), "rto_minutes": dice.below(1_440)
    });
    for it in spec.settings {
        if dice.below(3) > 0 {
            let field = it.key();
            let value = SCHEMA.with(|schema| setting(dice, schema, field));
            if !value.is_null() {
                component[field] = value;
            }
        }
    }
    if kind == ComponentKind::S3Bucket && dice.yes() {
        // A continuous backup needs both.
        component["versioning"] = json!(true);
        component["event_bridge"] = json!(true);
    }
    // What comes back from code alone is now and then what has no type of its own, with data and all that its
    // user can say of it.
    if spec.settings.is_empty() && spec.footprint == Footprint::Regional && at % 2 == 1 {
        component["kind"] = json!(ComponentKind::Other.key());
        component["multi_az"] = json!(at % 4 == 1);
        component["automated_backup_days"] = json!(at % 3);
    }
    if dice.below(4) == 0 {
        component["tags"] = json!({ "Backup": dice.pick(&["Daily", "Weekly"]) });
    }
    if at > 0 && dice.below(3) == 0 {
        component["needs"] = json!([format!("part-{}", dice.below(at))]);
    }
    if at > 1 && dice.below(5) == 0 {
        component["degraded_without"] = json!([format!("part-{}", dice.below(at))]);
    }
    component
}

fn journey(dice: &mut Dice, components: u32) -> Value {
    let mut journey = json!({
        "id": "checkout", "needs": ["part-0"], "orders_per_hour": dice.below(900), "order_value_usd": 40,
        "recorded_in": ["part-0"]
    });
    if dice.yes() {
        let hours: Vec<u32> = (0..24).map(|_| dice.below(4)).collect();
        journey["hour_of_day"] = json!(hours);
    }
    if components > 1 && dice.yes() {
        journey["degraded_without"] = json!([format!("part-{}", 1 + dice.below(components - 1))]);
        journey["lost_while_degraded"] = json!(0.25);
    }
    journey
}

fn plan(dice: &mut Dice, at: u32, components: u32) -> Value {
    let keep = 7 + dice.below(60);
    let turns_cold = dice.below(4) == 0;
    let lifecycle = |dice: &mut Dice| match turns_cold {
        true => {
            let cold = 1 + dice.below(20);
            json!({ "cold_after_days": cold, "delete_after_days": cold + 90 + dice.below(30) })
        }
        false => json!({ "delete_after_days": keep }),
    };
    let mut copies = Vec::new();
    if dice.yes() {
        let mut copy = lifecycle(dice);
        copy["vault"] = json!(dice.pick(&["far", "far", "near", "gap"]));
        copies.push(copy);
    }
    let covered: Vec<String> =
        (0..components).filter(|_| dice.yes()).map(|at| format!("part-{at}")).collect();
    let mut selection = json!({ "components": covered });
    if dice.below(4) == 0 {
        selection["tags"] = json!([{ "key": "Backup", "value": "Daily" }]);
    }
    let mut rule = lifecycle(dice);
    rule["name"] = json!("rule");
    if turns_cold && dice.yes() {
        rule["archive_ebs"] = json!(true);
    }
    rule["vault"] = json!("main");
    rule["schedule"] = json!(dice.pick(SCHEDULES));
    rule["schedule_time_zone"] = json!(dice.pick(ZONES));
    rule["start_window_minutes"] = json!(60 + dice.below(300));
    rule["copies"] = json!(copies);
    if at == 0 && !turns_cold && keep <= 35 && dice.yes() {
        rule["continuous"] = json!(true);
    }
    json!({ "name": format!("plan-{at}"), "rules": [rule], "selection": selection })
}

fn recovery(dice: &mut Dice, component: &Value) -> Option<Value> {
    if !dice.yes() {
        return None;
    }
    let strategy = Strategy::ALL[dice.below(Strategy::ALL.len() as u32) as usize];
    let mut entry =
        json!({ "component": component["id"], "strategy": strategy.key(), "site": "recovery" });
    if dice.below(4) == 0 {
        entry["replication_lag_seconds"] = json!(dice.below(600));
    }
    if dice.below(6) == 0 {
        entry["stays_after_failover"] = json!(true);
    }
    Some(entry)
}

fn moment(dice: &mut Dice) -> String {
    let start = tabletop::units::Instant::parse(START).expect("a time");
    (start + tabletop::units::Span::minutes((dice.below(20 * 1_440)).into())).to_string()
}

fn incident(dice: &mut Dice, at: u32, components: &[Value]) -> Value {
    let kind = IncidentKind::ALL[dice.below(IncidentKind::ALL.len() as u32) as usize];
    let spec = kind.spec();
    let part = format!("part-{}", dice.below(components.len() as u32));
    let target = match spec.target {
        TargetKind::Component => part,
        TargetKind::Region => "primary".to_owned(),
        TargetKind::DataCenter => "office".to_owned(),
        TargetKind::Account => "production".to_owned(),
        TargetKind::Anything if dice.below(4) == 0 => "primary".to_owned(),
        TargetKind::Anything => part,
    };
    let mut incident = json!({
        "id": format!("incident-{at}"), "kind": kind.key(), "target": target, "at": moment(dice),
        "noticed_after_minutes": dice.below(600)
    });
    if spec.lasts_minutes.is_some() {
        incident["lasts_minutes"] = json!(5 + dice.below(2_000));
    }
    if spec.can(Effect::ZoneDown) {
        incident["zone"] = json!(1 + dice.below(2));
    }
    for switch in Switch::ALL.iter().copied() {
        if spec.has(switch) && dice.yes() {
            incident[switch.key()] = json!(true);
        }
    }
    incident
}
