//! What an edit in the Build or the Protect view changes, shown where it is made: the exposure of the component that is
//! edited, with what it was before.

use leptos::prelude::*;

use crate::chart::exposure::ExposureChart;
use crate::platform::media;
use crate::show::change::{edited, exposure_line};
use crate::show::workbench::exposure::{EXTENT_AT_FIRST, chart_of, threat_of};
use crate::ui::state::{Editor, OpenParts, Page, Selection};
use crate::ui::widgets::figure::{Figure, over};
use crate::ui::widgets::{memo, text, when};

/// What the picture is called.
const TITLE: &str = "Exposure of the edited component";
/// Where the page is so narrow, the picture is closed until somebody opens it.
const NARROW: &str = "(max-width: 52rem), (max-height: 44rem)";

/// The bar at the lower edge of the page, with a picture that can be closed.
pub(in crate::ui) fn change_bar() -> AnyView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let place = expect_context::<OpenParts>();
    let page = expect_context::<Page>();
    let component = memo(move || {
        let open = if page.view() == "protect" { place.protection } else { place.workload };
        let entry = place.entry.get();
        // The entry that is worked on is of more than the list that it is in.
        let pointer =
            open.with(|open| if entry.starts_with(open.as_str()) { entry } else { open.clone() });
        let selected = selection.component.get();
        editor.design.with(|it| edited(it, &pointer, selected.as_ref()))
    });
    let chart = memo(move || -> Option<ExposureChart> {
        let component = component.get()?;
        let incident = selection.incident.get();
        let former = editor.former.get();
        editor.settled.with(|run| {
            run.scenario.component(&component)?;
            let threat = threat_of(&run.scenario, incident.as_ref());
            let former = former.as_deref();
            Some(chart_of(run, &component, incident.as_ref(), &threat, EXTENT_AT_FIRST, former))
        })
    });
    let says = text(move || chart.with(|it| it.as_ref().map(exposure_line)).unwrap_or_default());
    when(
        move || chart.with(Option::is_some),
        move || {
            view! {
                <details class="panel change-bar" open=!media::matches(NARROW)>
                    <summary>{says}</summary>
                    <Figure chart over=over(chart, TITLE) beside=().into_any()/>
                </details>
            }
        },
    )
}
