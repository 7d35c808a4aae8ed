//! Look-ups agree with asking every component.

use super::super::selection::covers;
use super::*;
use crate::model::presets::PRESETS;

#[test]
fn look_ups_agree_with_asking_every_component() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let finder = Finder::new(&scenario);
        for plan in &scenario.plans {
            let asked: Vec<usize> = (0..scenario.components.len())
                .filter(|at| covers(&plan.selection, &scenario.components[*at]))
                .collect();
            assert_eq!(*finder.covered(&plan.selection), *asked, "{} {}", preset.key, plan.name);
        }
    }
}
