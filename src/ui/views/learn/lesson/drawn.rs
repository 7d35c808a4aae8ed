//! The prediction drawn: on the exposure of the component up to the day before, or on a plain line where
//! there is none. After the run the exposure is whole, with both values on it.

use std::sync::Arc;

use leptos::ev::{Event, Targeted};
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{LessonPlay, calm_run, predicted};
use crate::chart::{ExposureChart, Theme, exposure};
use crate::engine::Run;
use crate::learn::{Amount, Asks, Drawing};
use crate::show::learn::lessons::{actual as came_out, back_to, until, yours};
use crate::ui::widgets::figure::{Figure, read_theme};
use crate::ui::widgets::{dynamic, either, flag, memo, pixels, size_of, text, when};
use crate::units::Instant;

/// The most corners drawn; a picture has fewer pixels than that.
const CORNERS: usize = 1_200;

/// The picture with the slider on it, or the slider alone.
pub(super) fn drawn(play: LessonPlay) -> AnyView {
    let drawing = play.run.with_value(|run| play.lesson.drawing(run));
    let Some(drawing) = drawing.map(Arc::new) else { return rail(play, None) };
    let calm = calm_run(play.lesson);
    let known = known(&calm, &drawing);
    if known.worst().is_none() {
        return rail(play, Some(drawing));
    }
    let whole = play.run.with_value(|run| {
        exposure::data(run, &drawing.component, drawing.threat, drawing.shown, CORNERS)
    });
    let chart = memo(move || Some(if play.is_run.get() { whole.clone() } else { known.clone() }));
    let says = match drawing.is_back {
        true => {
            "The picture ends before the incident. Enter your estimate, or drag the handle on its base \
            line back to the moment whose data you expect to recover."
        }
        false => {
            "The picture ends before the incident. Enter your estimate, or drag the handle on its base \
            line to when you expect service back."
        }
    };
    view! {
        {when(move || !play.is_run.get(), move || view! { <p class="hint">{says}</p> })}
        <Figure chart over=over(play, chart, drawing) beside=().into_any()/>
    }
    .into_any()
}

/// The exposure as it is known before the run.
fn known(calm: &Run, drawing: &Drawing) -> ExposureChart {
    let chart = exposure::data(calm, &drawing.component, drawing.threat, drawing.shown, CORNERS);
    ExposureChart { corners: drawing.known(&chart.corners), ..chart }
}

/// A slider of its own, where there is no exposure to draw on.
fn rail(play: LessonPlay, drawing: Option<Arc<Drawing>>) -> AnyView {
    when(
        move || !play.is_run.get(),
        move || {
            let most = most(play, drawing.as_deref());
            let unit = play.lesson.prediction.unit;
            view! {
                <div class="rail">
                    {slider(play, drawing.clone())}
                    <span>"0"</span>
                    <span>{Amount::Of(most, unit).to_string()}</span>
                </div>
            }
        },
    )
}

/// The largest value that can be drawn.
fn most(play: LessonPlay, drawing: Option<&Drawing>) -> f64 {
    drawing.map_or_else(|| play.lesson.prediction.unit.reach(), |it| it.most)
}

/// The value as a slider, which the arrow keys move and the pointer drags.
fn slider(play: LessonPlay, drawing: Option<Arc<Drawing>>) -> AnyView {
    let asked = &play.lesson.prediction;
    let most = most(play, drawing.as_deref());
    let is_back = drawing.as_ref().is_some_and(|it| it.is_back);
    let value = predicted(play);
    let drag = move |event: Targeted<Event, HtmlInputElement>| {
        play.typed.set(event.target().value());
    };
    let says = text(move || match value.get() {
        None => "nothing predicted yet".to_owned(),
        Some(value) => {
            let amount = Amount::Of(value, asked.unit);
            match (drawing.as_deref(), asked.asks) {
                (Some(drawing), Asks::DataLost) => {
                    back_to(amount, drawing.moment(value, asked.unit))
                }
                (Some(drawing), Asks::Downtime) => until(amount, drawing.moment(value, asked.unit)),
                _ => amount.to_string(),
            }
        }
    });
    view! {
        <input
            type="range"
            class="draw"
            // Lost data is counted back from the incident, so its values grow to the left.
            dir=if is_back { "rtl" } else { "ltr" }
            min="0"
            max=most.to_string()
            step=asked.unit.step().to_string()
            aria-label="Your prediction, drawn"
            aria-valuetext=says
            title=says
            prop:value=move || value.get().unwrap_or_default().to_string()
            on:input:target=crate::ui::widgets::on(drag)
        />
    }
    .into_any()
}

/// What lies over the picture: the incident, the prediction, the slider or what came out.
fn over(play: LessonPlay, chart: Memo<Option<ExposureChart>>, drawing: Arc<Drawing>) -> AnyView {
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    let theme = StoredValue::new(None::<Theme>);
    // Where a moment lies, how far down the plot begins and where it ends.
    let place = move |at: Instant| {
        let (width, height) = size.get();
        theme.update_value(|theme| {
            theme.get_or_insert_with(|| read_theme(1.0));
        });
        chart.with(|chart| {
            // `as` saturates, and a picture is smaller than that.
            let size = (width as i32, height as i32);
            theme.with_value(|theme| chart.as_ref()?.place_of(at, size, theme.as_ref()?))
        })
    };
    let asked = &play.lesson.prediction;
    let value = predicted(play);
    let mark = {
        let drawing = Arc::clone(&drawing);
        move |value: Option<f64>| {
            let value = value.filter(|it| *it <= drawing.most)?;
            place(drawing.moment(value, asked.unit))
        }
    };
    let mine = {
        let mark = mark.clone();
        memo(move || mark(value.get()))
    };
    let actual = memo(move || match play.actual() {
        Some(Amount::Of(value, _)) if play.is_run.get() => mark(Some(value)),
        _ => None,
    });
    let zero = {
        let at = drawing.zero;
        // The whole picture shows the incident itself.
        memo(move || if play.is_run.get() { None } else { place(at) })
    };
    let says_mine =
        text(move || value.get().map(|it| yours(Amount::Of(it, asked.unit))).unwrap_or_default());
    let says_actual = text(move || play.actual().map(came_out).unwrap_or_default());
    let says_zero = text(|| "Incident".to_owned());
    let ends = {
        let drawing = Arc::clone(&drawing);
        memo(move || {
            let zero = place(drawing.zero)?;
            let end = place(drawing.moment(drawing.most, asked.unit))?;
            Some((zero.0.min(end.0), zero.0.max(end.0), zero.2))
        })
    };
    let handle = move || {
        let drawing = Arc::clone(&drawing);
        either(
            move || ends.get().is_some(),
            move || {
                let end = move |of: fn((i32, i32, i32)) -> i32| {
                    text(move || pixels(f64::from(ends.get().map(of).unwrap_or_default())))
                };
                view! {
                    <div
                        class="draw-on"
                        style:left=end(|(from, ..)| from)
                        style:width=end(|(from, to, _)| to - from)
                        style:top=end(|(.., base)| base)
                    >
                        {slider(play, Some(Arc::clone(&drawing)))}
                    </div>
                }
            },
            || (),
        )
    };
    view! {
        <div class="now-frame drawn" node_ref=frame>
            {line(zero, "incident", says_zero, size)}
            {line(mine, "mine", says_mine, size)}
            {line(actual, "actual", says_actual, size)}
            {dynamic(move || if play.is_run.get() { ().into_any() } else { handle() })}
        </div>
    }
    .into_any()
}

/// A line at a place, with what it stands for.
fn line(
    place: Memo<Option<(i32, i32, i32)>>,
    kind: &'static str,
    says: Signal<String>,
    size: Signal<(f64, f64)>,
) -> AnyView {
    let of = move |part: fn((i32, i32, i32)) -> i32| {
        text(move || pixels(place.get().map(part).unwrap_or_default().into()))
    };
    let is_turned =
        flag(move || place.get().is_some_and(|(x, ..)| f64::from(x) > size.get().0 / 2.0));
    when(
        move || place.get().is_some(),
        move || {
            view! {
                <span
                    class="now"
                    data-kind=kind
                    data-turned=is_turned
                    style:left=of(|(x, ..)| x)
                    style:top=of(|(_, top, _)| top)
                    style:height=of(|(_, top, base)| base - top)
                >
                    <span>{says}</span>
                </span>
            }
        },
    )
}
