//! Every field that the format offers does something: walked by the schema, so that a field added later is
//! covered without a word here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};
use tabletop::catalog::Assumption;
use tabletop::compliance::{Parameters, compliance};
use tabletop::engine::Run;
use tabletop::model::incident_templates::INCIDENT_TEMPLATES;
use tabletop::model::{Finding, Scenario, file};

use crate::generated::{self, Dice};

/// A field of a type of the format: ("Component", "multi_az").
type Field = (String, String);

/// A field in a document: which it is, where it is, and what the schema says of it.
struct Place<'a> {
    field: Field,
    pointer: String,
    schema: &'a Value,
}

/// Designs that are tried at most.
const SEEDS: u64 = 400;
/// Values that are tried of one field in one design.
const TRIES: usize = 6;

/// Fields that are not tried: names, which only break what refers to them; the lists of the document itself,
/// whose entries are tried; and the kind of a site, without which its other fields have no meaning.
fn is_left_out((of, field): &Field) -> bool {
    field == "id" || of == "Scenario" || (of == "Site" && field == "kind")
}

struct Walker {
    schema: Value,
}

impl Walker {
    fn new() -> Self {
        Self { schema: serde_json::to_value(schemars::schema_for!(Scenario)).expect("JSON") }
    }

    /// The type that a schema names, itself or as what may be there.
    fn named<'a>(&'a self, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
        let named = schema["$ref"]
            .as_str()
            .or_else(|| schema["anyOf"].as_array()?.iter().find_map(|it| it["$ref"].as_str()))?;
        let name = named.rsplit('/').next()?;
        Some((name, &self.schema["$defs"][name]))
    }

    fn walk<'a>(
        &'a self,
        of: &'a str,
        schema: &'a Value,
        value: &Value,
        pointer: &str,
        places: &mut Vec<Place<'a>>,
    ) {
        for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
            let pointer = format!("{pointer}/{field}");
            places.push(Place {
                field: (of.to_owned(), field.clone()),
                pointer: pointer.clone(),
                schema,
            });
            let items = &schema["items"];
            let (schema, values): (&Value, Vec<(String, &Value)>) = match &value[field] {
                Value::Array(list) => {
                    let at = |(at, it)| (format!("{pointer}/{at}"), it);
                    (items, list.iter().enumerate().map(at).collect())
                }
                Value::Object(_) => (schema, vec![(pointer.clone(), &value[field])]),
                _ => continue,
            };
            if let Some((name, schema)) = self.named(schema) {
                for (pointer, value) in values {
                    self.walk(name, schema, value, &pointer, places);
                }
            }
        }
    }

    /// Other values for a field; nothing stands for none.
    fn proposals(&self, place: &Place, document: &Value) -> Vec<Option<Value>> {
        let now = document.pointer(&place.pointer);
        let mut values: Vec<Option<Value>> =
            self.values(place.schema, document).into_iter().map(Some).collect();
        values.push(None);
        values.retain(|it| it.as_ref() != now);
        values
    }

    fn values(&self, schema: &Value, document: &Value) -> Vec<Value> {
        let ids = |list: &str, key: &str| -> Vec<Value> {
            let all = document[list].as_array().into_iter().flatten();
            all.filter_map(|it| it.get(key).cloned()).collect()
        };
        if let Some((name, named)) = self.named(schema) {
            let enumerated = generated::choices(named);
            return match name {
                "SiteId" => ids("sites", "id"),
                "VaultId" => ids("vaults", "id"),
                "ComponentId" => ids("components", "id"),
                "AccountId" => vec![json!("production"), json!("backup"), json!("third")],
                "Instant" => [3, 9, 15, 19]
                    .map(|it| json!(format!("2026-10-{:02}T11:00:00Z", it + 5)))
                    .to_vec(),
                "Schedule" => vec![json!("cron(0 * * * ? *)"), json!("cron(45 2 * * ? *)")],
                _ if !enumerated.is_empty() => enumerated,
                _ => self.object(named, document),
            };
        }
        let is = |name: &str| schema["type"] == name || schema["type"][0] == name;
        let numbers = [0, 1, 2, 3, 7, 20, 30, 35, 60, 90, 121, 365, 1_000, 20_000];
        match () {
            () if is("boolean") => vec![json!(true), json!(false)],
            () if is("integer") => numbers.map(|it| json!(it)).to_vec(),
            () if is("number") => {
                numbers.map(|it| json!(it)).into_iter().chain([json!(0.5)]).collect()
            }
            () if is("array") => {
                let items = self.values(&schema["items"], document);
                let hours = vec![json!(0); 12].into_iter().chain(vec![json!(3); 12]).collect();
                let one = items.into_iter().map(|it| Value::Array(vec![it]));
                one.chain([json!([]), Value::Array(hours)]).collect()
            }
            () if is("object") => vec![json!({}), json!({ "Backup": "Daily" })],
            () if is("string") => {
                let other = [
                    "other",
                    "us-west-2",
                    "eu-south-1",
                    "Europe/Berlin",
                    "UTC",
                    "c6i.large",
                    "db.r6g.large",
                    "Daily",
                    "Backup",
                    "production",
                ];
                let named = ["components", "sites", "vaults"].map(|list| ids(list, "id"));
                other.map(|it| json!(it)).into_iter().chain(named.concat()).collect()
            }
            () => Vec::new(),
        }
    }

    /// An entry with what the schema requires of it, and with all of it.
    fn object(&self, schema: &Value, document: &Value) -> Vec<Value> {
        let Some(properties) = schema["properties"].as_object() else { return Vec::new() };
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let with = |all: bool| -> Value {
            let wanted =
                properties.iter().filter(|(name, _)| all || required.contains(&json!(name)));
            let filled = wanted.filter_map(|(name, schema)| {
                let value = match name.as_str() {
                    "id" | "name" => json!("added"),
                    _ => self.values(schema, document).into_iter().next()?,
                };
                Some((name.clone(), value))
            });
            Value::Object(filled.collect())
        };
        vec![with(false), with(true)]
    }
}

/// A generated design; in one of three the first plan has a second rule, which competes with the first.
fn design(seed: u64) -> Value {
    let mut document = generated::document(seed);
    if let Some(rules) = document.pointer_mut("/plans/0/rules").and_then(Value::as_array_mut)
        && seed.is_multiple_of(3)
    {
        let mut second = rules[0].clone();
        second["name"] = json!("second");
        second["schedule"] = json!("cron(30 0/4 * * ? *)");
        second["delete_after_days"] = json!(200);
        second["copies"] = json!([]);
        second["continuous"] = json!(false);
        rules.push(second);
    }
    document
}

/// A run as far as anybody can see it, without what the checks say.
struct Seen {
    outcome: String,
    findings: Vec<Finding>,
}

fn seen(document: &Value) -> Option<Seen> {
    let loaded = file::read(&document.to_string()).ok()?;
    let run = Run::new(Arc::new(loaded.scenario));
    let mut outcome = run.outcome.clone();
    let findings = std::mem::take(&mut outcome.findings);
    let clock = &run.scenario.clock;
    let tests = run.restore_tests(clock.start, clock.end(), 50);
    let report = compliance(&run, clock.end(), &Parameters::default());
    let ledger = run.ledger();
    let cost = ledger.cost(&outcome.cost);
    let outcome = serde_json::to_string(&json!({ "outcome": outcome, "cost": cost })).ok()?;
    // What the page offers to do next depends on the design as well.
    let placed: Vec<_> = INCIDENT_TEMPLATES
        .iter()
        .map(|template| template.incident(&run.scenario, clock.start, None))
        .collect();
    Some(Seen { outcome: format!("{outcome} {tests:?} {report:?} {placed:?}"), findings })
}

/// A document with another value in one place.
fn with(document: &Value, pointer: &str, value: Option<Value>) -> Option<Value> {
    let mut document = document.clone();
    let (parent, field) = pointer.rsplit_once('/')?;
    let parent = document.pointer_mut(parent)?.as_object_mut()?;
    match value {
        Some(value) => parent.insert(field.to_owned(), value),
        None => parent.remove(field),
    };
    Some(document)
}

/// Whether another value in one place changes the run, or a check says of it that it does nothing.
fn does_something(before: &Seen, document: &Value, pointer: &str) -> bool {
    let Some(after) = seen(document) else { return false };
    let says = |findings: &[Finding]| -> Vec<String> {
        let about = findings.iter().filter(|it| it.pointer.starts_with(pointer));
        about.map(|it| it.message.clone()).collect()
    };
    after.outcome != before.outcome || says(&after.findings) != says(&before.findings)
}

#[test]
fn every_field_of_the_format_does_something_in_some_design() {
    let walker = Walker::new();
    let mut dead: BTreeMap<Field, u64> = BTreeMap::new();
    let mut alive: BTreeSet<Field> = BTreeSet::new();
    for seed in 0..SEEDS {
        let document = design(seed);
        let Some(before) = seen(&document) else { continue };
        let dice = &mut Dice::new(seed);
        let mut places = Vec::new();
        walker.walk("Scenario", &walker.schema, &document, "", &mut places);
        for place in places {
            if alive.contains(&place.field) || is_left_out(&place.field) {
                continue;
            }
            let mut proposals = walker.proposals(&place, &document);
            for _ in 0..TRIES.min(proposals.len()) {
                let proposal = proposals.swap_remove(dice.below(proposals.len() as u32) as usize);
                let Some(changed) = with(&document, &place.pointer, proposal) else { continue };
                if does_something(&before, &changed, &place.pointer) {
                    alive.insert(place.field.clone());
                    break;
                }
            }
            if !alive.contains(&place.field) {
                *dead.entry(place.field.clone()).or_default() += 1;
            }
        }
        dead.retain(|field, _| !alive.contains(field));
        if seed > 20 && dead.is_empty() {
            break;
        }
    }
    assert!(alive.len() > 100, "only {} fields were found", alive.len());
    assert!(dead.is_empty(), "these fields change nothing, and no check says so: {dead:#?}");
}

#[test]
fn every_assumption_moves_something_in_some_design() {
    let mut dead: BTreeSet<&str> = Assumption::ALL.iter().map(|it| it.key()).collect();
    // A few of them count only where several rare things meet.
    for seed in 0..SEEDS * 8 {
        let document = generated::document(seed);
        let Some(before) = seen(&document) else { continue };
        dead.retain(|key| {
            let spec = Assumption::ALL.iter().find(|it| it.key() == *key).expect("listed").spec();
            ![spec.low, spec.high].into_iter().any(|value| {
                let changed = with(&document, "/assumptions", Some(json!({ *key: value })));
                let after = changed.and_then(|it| seen(&it));
                after.is_some_and(|after| after.outcome != before.outcome)
            })
        });
        if dead.is_empty() {
            return;
        }
    }
    panic!("these assumptions move nothing: {dead:?}");
}
