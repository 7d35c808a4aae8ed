//! One number for the outcomes of a thousand generated scenarios: equal natively and in the browser
//! only if every bit of every outcome is.

use serde_json::{Value, json};
use tabletop::engine;
use tabletop::model::file;

use crate::generated;

/// What the digest is, on every machine.
pub(crate) const EXPECTED: u64 = 15_148_739_912_251_067_748;

/// A generated scenario; one of three with a drill, and with ways back that are pinned, and one of five
/// with an air-gapped vault next to the standard one.
fn document(seed: u64) -> Value {
    let mut document = generated::document(seed);
    if seed.is_multiple_of(3) {
        document["drills"] = json!([{ "component": "part-0", "at": "2026-10-12T09:30:00Z" }]);
        let pin =
            ["restore_recovery_point", "wait_for_site", "launch_from_drs"][seed as usize / 3 % 3];
        for incident in document["incidents"].as_array_mut().into_iter().flatten() {
            incident["pins"] = json!([{ "component": "part-0", "option": pin }]);
        }
    }
    if seed % 5 == 1 {
        document["vaults"].as_array_mut().into_iter().for_each(|vaults| {
            vaults.push(json!({
                "id": "gapped", "site": "primary", "air_gapped": true, "min_retention_days": 7,
                "max_retention_days": 365
            }));
        });
        for plan in document["plans"].as_array_mut().into_iter().flatten() {
            plan["rules"][0]["air_gapped_vault"] = json!("gapped");
        }
    }
    document
}

/// The digest (FNV-1a, 64 bits) of the outcomes' JSON.
pub(crate) fn digest() -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = START;
    for seed in 0..1_000 {
        // A scenario that AWS's rules refuse is run all the same: the engine takes any.
        let (scenario, _) = file::read_leniently(&document(seed).to_string());
        let mut outcome = engine::simulate(&scenario.expect("a generated document can be read"));
        // What the checks say is wording, and not the engine's.
        outcome.findings.clear();
        for byte in serde_json::to_vec(&outcome).expect("an outcome is JSON") {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    hash
}
