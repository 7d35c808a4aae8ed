//! What holds of every assessment.

use super::*;

#[test]
fn every_assessment_keeps_its_laws() {
    for seed in 0..8 {
        let document = generated::document(seed);
        let (Some(scenario), _) = file::read_leniently(&document.to_string()) else {
            panic!("seed {seed} cannot be read");
        };
        let assessment = assess(&scenario);
        keeps_laws(&assessment, seed);
        let mut turned = scenario.clone();
        turned.components.reverse();
        let turned = assess(&turned);
        assert_eq!(assessment.score, turned.score, "seed {seed}");
        for row in &assessment.rows {
            for cell in &row.cells {
                let other = turned.cell(&row.component, cell.disruption()).expect("a cell");
                assert_eq!(
                    format!("{:?}", cell.judged().map(|it| (&it.rpo, &it.rto))),
                    format!("{:?}", other.judged().map(|it| (&it.rpo, &it.rto))),
                    "seed {seed}, {}",
                    row.component
                );
            }
        }
    }
}

#[test]
fn no_moment_is_worse_than_the_worst() {
    for seed in 0..12 {
        let document = generated::document(seed);
        let (Some(scenario), _) = file::read_leniently(&document.to_string()) else {
            panic!("seed {seed} cannot be read");
        };
        let assessment = assess(&scenario);
        let mut long = scenario.clone();
        long.clock.days = 900;
        long.incidents.clear();
        let from = long.clock.start + Span::days(400);
        let run = Run::unchecked(Arc::new(long));
        let probe = run.probe();
        let dice = &mut generated::Dice::new(seed);
        for row in &assessment.rows {
            for judged in row.cells.iter().filter_map(Cell::judged) {
                if judged.basis != SampleBasis::Period {
                    continue;
                }
                for (which, estimate) in judged.estimates().into_iter().enumerate() {
                    for _ in 0..20 {
                        let at = from + Span::seconds(i64::from(dice.below(365 * 86_400)));
                        let incident = Incident { at, ..estimate.incident.clone() };
                        let value = values(probe.impact(&incident, &row.component))[which];
                        let worst = estimate.worst.map(Span::as_seconds);
                        assert!(
                            worst.is_none() || value.is_some_and(|it| Some(it) <= worst),
                            "seed {seed}, {}, {:?}: {value:?} at {at}, worst {worst:?}",
                            row.component,
                            judged.disruption
                        );
                    }
                }
            }
        }
    }
}

fn keeps_laws(assessment: &Assessment, seed: u64) {
    for judged in assessment.rows.iter().flat_map(|row| &row.cells).filter_map(|it| it.judged()) {
        for estimate in judged.estimates() {
            match (estimate.worst, estimate.average) {
                (Some(worst), Some(average)) => {
                    assert!(worst >= average && average >= Span::ZERO, "seed {seed}: {judged:?}");
                }
                (None, None) => assert!(estimate.lost_for_good > 0.0, "seed {seed}: {judged:?}"),
                (worst, average) => panic!("seed {seed}: {worst:?} and {average:?}"),
            }
            assert!((0.0..=1.0).contains(&estimate.lost_for_good), "seed {seed}");
            // The incident at the worst moment really costs that.
            let at_worst = values(estimate.impact.clone());
            let worst = estimate.worst.map(Span::as_seconds);
            assert!(at_worst.contains(&worst), "seed {seed}: {at_worst:?} and {worst:?}");
        }
    }
    let Some(score) = &assessment.score else { return };
    assert!(score.points <= 100, "seed {seed}");
    assert!((score.sum() - f64::from(score.points)).abs() <= 0.5, "seed {seed}");
    let weights: f64 = score.parts.iter().map(|part| part.weight).sum();
    assert!((weights - 100.0).abs() < 1e-9, "seed {seed}: {weights}");
    let missing: f64 = score.levers.iter().map(|lever| lever.points).sum();
    assert!((score.sum() + missing - 100.0).abs() < 1e-9, "seed {seed}: {missing}");
}
