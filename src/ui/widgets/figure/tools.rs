//! Values read off a picture by pointer and by keys, and the picture as a file.

use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::{export, read_theme};
use crate::chart::{Chart, Reading, Theme, nearest};
use crate::show::report::exhibit;
use crate::show::text::with_title;
use crate::ui::state::Editor;
use crate::ui::widgets::{flag, memo, on, pixels, size_of, text, when};

/// How many values the keys for a page pass over.
const PAGE: usize = 10;

type ReadingsAt = Arc<dyn Fn((i32, i32), &Theme) -> Vec<Reading> + Send + Sync>;

/// What lies over a picture: it shows the value under the pointer, and the arrow keys walk over them.
pub(in crate::ui) fn over<C: Chart + Send + Sync + 'static>(
    chart: Memo<Option<C>>,
    title: &'static str,
) -> AnyView {
    let readings = move |size: (i32, i32), theme: &Theme| {
        chart.with(|chart| chart.as_ref().map(|it| it.readings(size, theme)).unwrap_or_default())
    };
    overlay(Arc::new(readings), title)
}

fn overlay(read: ReadingsAt, title: &'static str) -> AnyView {
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    // Only then are values worked out: a picture may change with every frame of a drag.
    let is_active = RwSignal::new(false);
    let chosen = RwSignal::new(0_usize);
    let theme = StoredValue::new(None::<Theme>);
    let readings = memo(move || {
        if !is_active.get() {
            return Vec::new();
        }
        let (width, height) = size.get();
        theme.update_value(|theme| {
            theme.get_or_insert_with(|| read_theme(1.0));
        });
        // `as` saturates, and a picture is smaller than that.
        let size = (width as i32, height as i32);
        theme.with_value(|theme| theme.as_ref().map(|it| read(size, it))).unwrap_or_default()
    });
    let count = move || readings.with(Vec::len);
    let place = move || chosen.get().min(count().saturating_sub(1));
    let now = memo(move || readings.with(|it| it.get(place()).cloned()));
    let says = text(move || match now.with(|it| it.as_ref().map(|it| it.text.clone())) {
        Some(says) => says,
        None => "Arrow keys read the values".to_owned(),
    });

    let pressed = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let was_active = is_active.get_untracked();
        if event.key() == "Escape" {
            is_active.set(false);
            return;
        }
        is_active.set(true);
        let last = untrack(count).saturating_sub(1);
        let at = untrack(place);
        // The first key shows where one is.
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" if !was_active => at,
            "ArrowLeft" | "ArrowUp" if !was_active => at,
            "ArrowRight" | "ArrowDown" => (at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + PAGE).min(last),
            "PageUp" => at.saturating_sub(PAGE),
            "Home" => 0,
            "End" => last,
            _ => {
                is_active.set(was_active);
                return;
            }
        };
        chosen.set(to);
        event.prevent_default();
    };
    let moved = move |event: ev::PointerEvent| {
        is_active.set(true);
        let at = (event.offset_x(), event.offset_y());
        if let Some(found) = readings.with_untracked(|it| nearest(it, at)) {
            chosen.set(found);
        }
    };
    let of = move |part: fn(&Reading) -> i32| {
        text(move || now.with(|it| pixels(it.as_ref().map(part).unwrap_or_default().into())))
    };
    let is_turned = flag(move || {
        now.with(|it| it.as_ref().is_some_and(|it| f64::from(it.at.0) > size.get().0 / 2.0))
    });
    let is_low = flag(move || {
        now.with(|it| it.as_ref().is_some_and(|it| f64::from(it.at.1) > size.get().1 / 2.0))
    });
    view! {
        <div
            class="readings"
            node_ref=frame
            role="slider"
            tabindex="0"
            aria-label=with_title("Values of", title)
            aria-readonly="true"
            aria-valuemin="0"
            aria-valuemax=text(move || count().saturating_sub(1).to_string())
            aria-valuenow=text(move || place().to_string())
            aria-valuetext=says
            on:keydown=on(pressed)
            on:pointermove=on(moved)
            on:pointerdown=on(moved)
            on:pointerleave=on(move |_| is_active.set(false))
            on:blur=on(move |_| is_active.set(false))
        >
            {when(move || now.with(Option::is_some), move || view! {
                <span class="reading-mark" style:left=of(|it| it.at.0) style:top=of(|it| it.at.1)></span>
                <span
                    class="tooltip"
                    aria-hidden="true"
                    data-turned=is_turned
                    data-low=is_low
                    style:left=of(|it| it.at.0)
                    style:top=of(|it| it.at.1)
                >
                    {says}
                </span>
            })}
        </div>
    }
    .into_any()
}

/// What stands beside the table of a picture: the picture as a file.
pub(in crate::ui) fn beside<C: Chart + Send + Sync + 'static>(
    chart: Memo<Option<C>>,
    title: &'static str,
) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let editor = expect_context::<Editor>();
    let about = use_context::<FigureAbout>();
    let around = move || {
        let mut exhibit = editor.settled.with_untracked(|run| exhibit(run, title));
        if let Some(FigureAbout(about)) = about.filter(|it| !it.0.with_untracked(String::is_empty))
        {
            exhibit.about = about.get_untracked();
        }
        exhibit
    };
    let as_png = move |_| {
        chart.with_untracked(|chart| {
            if let (Some(chart), Some(size)) = (chart, export::size_beside(place)) {
                export::png(chart, &around(), size);
            }
        });
    };
    let as_svg = move |_| {
        chart.with_untracked(|chart| {
            if let (Some(chart), Some(size)) = (chart, export::size_beside(place)) {
                export::svg(chart, &around(), size);
            }
        });
    };
    buttons(place, title, Box::new(as_png), Box::new(as_svg))
}

/// What the pictures of a view are of, where that is not the open run as it is; no text where it is. Copy it freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct FigureAbout(pub(in crate::ui) Signal<String>);

type Pressed = Box<dyn FnMut(ev::MouseEvent)>;

fn buttons(
    place: NodeRef<html::Div>,
    title: &'static str,
    as_png: Pressed,
    as_svg: Pressed,
) -> AnyView {
    view! {
        <div class="downloads" node_ref=place role="group" aria-label=with_title("Download", title)>
            <button
                type="button"
                class="text-button"
                aria-label=with_title("PNG of", title)
                on:click=as_png
            >
                "PNG"
            </button>
            <button
                type="button"
                class="text-button"
                aria-label=with_title("SVG of", title)
                on:click=as_svg
            >
                "SVG"
            </button>
        </div>
    }
    .into_any()
}
