//! One chart on one canvas, with its caption and its table; drawn at most once a frame.

mod export;
mod tools;

use leptos::html;
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBAColor;
use plotters_canvas::CanvasBackend;

use crate::chart::{Chart, Theme};
use crate::platform::{canvas, media, number};
use crate::ui::state::Preferences;
use crate::ui::widgets::{DataTable, size_of, text};

pub(in crate::ui) use tools::{FigureAbout, beside, over};

/// The size of labels in CSS pixels, where the style sheet does not say.
const FONT_SIZE: f64 = 12.0;

/// Which theme the page is to have, as the style sheet reads it.
const THEME_ATTRIBUTE: &str = "data-theme";

/// A chart as picture, sentence and table.
#[component]
pub(in crate::ui) fn Figure<C>(
    /// What is drawn; nothing while there is nothing to draw.
    chart: Memo<Option<C>>,
    /// What lies over the picture.
    over: AnyView,
    /// What stands beside the table.
    beside: AnyView,
) -> impl IntoView
where
    C: Chart + Clone + PartialEq + Send + Sync + 'static,
{
    let preferences = expect_context::<Preferences>();
    let frame = NodeRef::<html::Div>::new();
    let picture = NodeRef::<html::Canvas>::new();
    let size = size_of(frame);
    let is_due = StoredValue::new(false);
    let is_printed = StoredValue::new(false);
    let theme = StoredValue::new(None::<(u64, Theme)>);

    let draw = move || {
        if is_due.try_set_value(false).is_some() {
            return;
        }
        let Some(element) = picture.get_untracked() else { return };
        let scale = media::device_pixel_ratio();
        let colors = preferences.colors_changed.get_untracked();
        let is_fresh = theme.with_value(|theme| {
            theme
                .as_ref()
                .is_some_and(|(of, theme)| *of == colors && theme.scale.total_cmp(&scale).is_eq())
        });
        if !is_fresh {
            let read = if is_printed.get_value() { read_light_theme } else { read_theme };
            theme.set_value(Some((colors, read(scale))));
        }
        canvas::prepare(&element, size.get_untracked(), scale);
        let Some(backend) = CanvasBackend::with_canvas_object(element) else { return };
        let area = backend.into_drawing_area();
        theme.with_value(|theme| {
            chart.with_untracked(|chart| {
                if let (Some(chart), Some((_, theme))) = (chart, theme) {
                    // A canvas fails only once it is lost, and then there is nothing to draw on.
                    let _ = chart.draw(&area, theme).and_then(|()| area.present());
                }
            });
        });
    };
    // A canvas is what was drawn: on paper it is to be light, and at once.
    for (event, is_for_paper) in [("beforeprint", true), ("afterprint", false)] {
        let listener = window_event_listener_untyped(event, move |_| {
            is_printed.set_value(is_for_paper);
            theme.set_value(None);
            draw();
        });
        on_cleanup(move || listener.remove());
    }
    Effect::new(move |_| {
        chart.track();
        preferences.colors_changed.track();
        let (width, height) = size.get();
        if width < 1.0 || height < 1.0 || is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        request_animation_frame(draw);
    });

    let summary = Memo::new(move |_| {
        chart.with(|chart| chart.as_ref().map(Chart::summary)).unwrap_or_default()
    });
    let summary = text(move || summary.get());
    let table = Signal::derive(move || {
        chart.with(|chart| chart.as_ref().map(Chart::table)).unwrap_or_default()
    });
    view! {
        <figure class="figure">
            <div class="canvas-frame" node_ref=frame>
                <canvas node_ref=picture role="img" aria-label=summary></canvas>
                {over}
            </div>
            <figcaption title=summary>{summary}</figcaption>
            {beside}
            <DataTable table/>
        </figure>
    }
}

/// The theme as the style sheet has it on a light page, whatever the page is: for paper and for what is taken along.
pub(in crate::ui) fn read_light_theme(scale: f64) -> Theme {
    // Read in one go, so that nobody sees the page like this.
    let own = media::root_attribute(THEME_ATTRIBUTE);
    media::set_root_attribute(THEME_ATTRIBUTE, Some("light"));
    let theme = read_theme(scale);
    media::set_root_attribute(THEME_ATTRIBUTE, own.as_deref());
    theme
}

/// The theme as the style sheet has it.
pub(in crate::ui) fn read_theme(scale: f64) -> Theme {
    let properties = media::Properties::read();
    let color = |name| {
        let (red, green, blue, opacity) =
            properties.as_ref().and_then(|it| it.color(name)).unwrap_or_default();
        RGBAColor(red, green, blue, opacity)
    };
    let word = |name| properties.as_ref().and_then(|it| it.text(name));
    Theme {
        ink: color("--chart-ink"),
        soft_ink: color("--chart-soft-ink"),
        grid: color("--chart-grid"),
        paper: color("--chart-paper"),
        exposure: color("--chart-exposure"),
        exposure_area: color("--chart-exposure-area"),
        objective: color("--chart-objective"),
        degraded: color("--chart-degraded"),
        loss: color("--chart-loss"),
        loss_area: color("--chart-loss-area"),
        font: word("--font-ui").unwrap_or_else(|| "sans-serif".to_owned()),
        font_size: word("--chart-font-size").and_then(|size| number(&size)).unwrap_or(FONT_SIZE),
        scale,
    }
}
