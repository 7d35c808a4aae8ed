//! Which functions are in which file of the program: the only file that names views.
//!
//! What a later file holds must not be named by what comes first, or it moves into the first load.

use leptos::prelude::*;

use super::chunk::{Chunk, Fetching, View, chunk};
use super::handles::{Bench, Chunks, Details, Share, TimelineParts};
use crate::chart::map;
use crate::document::{Document, link, read_for_editing};
use crate::model::{check, file};
use crate::show::Line;
use crate::show::cost::figures::protection_per_month;
use crate::show::learn::term_rows;
use crate::show::workbench::moment::{map_at, shown_at};
use crate::show::workbench::timeline::lane::nearest_point;
use crate::ui::shell::dialogs::{designs, help, palette, share};
use crate::ui::shell::{
    PresetList, choose_file, first_steps, jumps, no_page, outside, rename_field,
};
use crate::ui::state::designs::{ReadLink, restore};
use crate::ui::state::{Check, Tools, files};
use crate::ui::views::assess::assess_view;
use crate::ui::views::build::{BuildView, WorkloadTools};
use crate::ui::views::change_bar::change_bar;
use crate::ui::views::compare::compare_view;
use crate::ui::views::compliance::ComplianceView;
use crate::ui::views::cost::cost_view;
use crate::ui::views::learn::{asked_entry, learn_view, lesson_bar};
use crate::ui::views::protect::ProtectView;
use crate::ui::views::workbench::charts::ChartsPanel;
use crate::ui::views::workbench::exposure::{
    ExposureChart, exposure_beside, exposure_over, frequency,
};
use crate::ui::views::workbench::findings::{FindingsPanel, RefusedFile};
use crate::ui::views::workbench::imprint::Imprint;
use crate::ui::views::workbench::inspector::{
    ComponentTab, IncidentTab, NotHit, OutcomeTab, ProtectionTab, WhyOutcome,
};
use crate::ui::views::workbench::journeys::JourneysPanel;
use crate::ui::views::workbench::key_figures::{KeyFigures, WhyFigure};
use crate::ui::views::workbench::map::{MapPanel, map_legend, map_over, map_tools};
use crate::ui::views::workbench::moment::OutcomeSoFar;
use crate::ui::views::workbench::place::keep_workbench;
use crate::ui::views::workbench::story::StoryPanel;
use crate::ui::views::workbench::templates::place_template;
use crate::ui::views::workbench::timeline::{
    Controls, Foot, IncidentLines, IncidentTrack, PlayheadKnob,
};
use crate::ui::views::workbench::workbench_view;

chunk! {
    in workbench;
    /// What the workbench is worked with, in the file of the tools.
    fn bench() -> Bench {
        Bench {
            exposure: || view! { <ExposureChart/> }.into_any(),
            incidents: || view! { <IncidentTrack/> }.into_any(),
            front: || view! { <IncidentLines/> }.into_any(),
            outside,
            choose_file,
            save_file: files::save,
        }
    }
}

chunk! {
    in details;
    /// What the workbench does not show at first.
    fn details() -> Details {
        Details {
            shown_at,
            map_at,
            gathered: map::gathered,
            map_legend,
            map_tools,
            map_over,
            outcome: || view! { <OutcomeTab/> }.into_any(),
            first_steps,
            frequency,
            exposure_over,
            exposure_beside,
            why_outcome: || view! { <WhyOutcome/> }.into_any(),
            not_hit: |incident| view! { <NotHit incident/> }.into_any(),
            why_figure: || view! { <WhyFigure/> }.into_any(),
            below: || {
                provide_context(OutcomeSoFar::new());
                keep_workbench();
                view! { <ChartsPanel/> <JourneysPanel/> <FindingsPanel/> <StoryPanel/> <Imprint/> }
                    .into_any()
            },
            protection_per_month,
            jumps,
            refused: || view! { <RefusedFile/> }.into_any(),
            presets: || view! { <PresetList/> }.into_any(),
            rename: rename_field,
            workload_tools: || view! { <WorkloadTools/> }.into_any(),
            timeline: TimelineParts {
                controls: || view! { <Controls/> }.into_any(),
                playhead: || view! { <PlayheadKnob/> }.into_any(),
                foot: || view! { <Foot/> }.into_any(),
                nearest_point,
            },
            protection: || view! { <ProtectionTab/> }.into_any(),
            component: || view! { <ComponentTab/> }.into_any(),
            incident: || view! { <IncidentTab/> }.into_any(),
            help,
            palette,
            place_template,
            no_page,
        }
    }
}

chunk! {
    in views;
    /// The Build view.
    fn build() -> View {
        || view! { <KeyFigures/> <BuildView/> {change_bar()} }.into_any()
    }
}

chunk! {
    in views;
    /// The Protect view.
    fn protect() -> View {
        || view! { <KeyFigures/> <ProtectView/> {change_bar()} }.into_any()
    }
}

chunk! {
    in views;
    /// The Assess view with the disruptions, the score and the search for changes.
    fn assess() -> View {
        assess_view
    }
}

chunk! {
    in views;
    /// The Compare view with the designs that strategies make.
    fn compare() -> View {
        compare_view
    }
}

chunk! {
    in views;
    /// The Compliance view with the controls.
    fn compliance() -> View {
        || view! { <ComplianceView/> }.into_any()
    }
}

chunk! {
    in views;
    /// The Cost view with the bill, the prices and the assumptions.
    fn cost() -> View {
        cost_view
    }
}

chunk! {
    in views;
    /// The Learn view with all its texts.
    fn learn() -> View {
        learn_view
    }
}

chunk! {
    in views;
    /// The entry of the glossary that was asked for.
    fn term() -> View {
        asked_entry
    }
}

chunk! {
    in views;
    /// The terms of the glossary, for those who search all of the page.
    fn glossary_terms() -> fn() -> Vec<Line> {
        term_rows
    }
}

chunk! {
    in views;
    /// What guides through a lesson above the open design.
    fn lesson() -> View {
        lesson_bar
    }
}

chunk! {
    in details;
    /// The list of the saved designs.
    fn saved_designs() -> View {
        designs
    }
}

chunk! {
    in details;
    /// What makes and reads links, with the compression that takes.
    fn sharing() -> Share {
        Share { view: share, read: link::read }
    }
}

/// Views that nobody has asked for.
pub(in crate::ui) fn chunks() -> Chunks {
    Chunks {
        bench: Chunk::new(|| Box::pin(bench())),
        details: Chunk::new(|| Box::pin(details())),
        build: Chunk::new(|| Box::pin(build())),
        protect: Chunk::new(|| Box::pin(protect())),
        assess: Chunk::new(|| Box::pin(assess())),
        compare: Chunk::new(|| Box::pin(compare())),
        compliance: Chunk::new(|| Box::pin(compliance())),
        cost: Chunk::new(|| Box::pin(cost())),
        learn: Chunk::new(|| Box::pin(learn())),
        lesson: Chunk::new(|| Box::pin(lesson())),
        term: Chunk::new(|| Box::pin(term())),
        terms: Chunk::new(|| Box::pin(glossary_terms())),
        designs: Chunk::new(|| Box::pin(saved_designs())),
        share: Chunk::new(|| Box::pin(sharing())),
        map: || view! { <MapPanel/> }.into_any(),
    }
}

chunk! {
    in workbench;
    /// The tools.
    fn editing() -> Tools {
        Tools {
            read: read_for_editing,
            write: file::write,
            restore: || restore(read_links),
            apply: Document::apply,
        }
    }
}

/// The tools, for what comes before the page.
pub(in crate::ui) fn tools_file() -> Fetching<Tools> {
    Box::pin(editing())
}

/// The tools, to be loaded.
pub(in crate::ui) fn tools() -> Chunk<Tools> {
    Chunk::new(tools_file)
}

/// What reads links, for what comes before the page.
fn read_links() -> Fetching<ReadLink> {
    Box::pin(async { sharing().await.map(|it| it.read) })
}

chunk! {
    in details;
    /// All checks.
    fn checking() -> Check {
        check::check
    }
}

/// The checks, to be loaded.
pub(in crate::ui) fn checks() -> Chunk<Check> {
    Chunk::new(|| Box::pin(checking()))
}

/// The workbench, which the page opens with.
pub(in crate::ui) fn workbench() -> AnyView {
    workbench_view()
}
