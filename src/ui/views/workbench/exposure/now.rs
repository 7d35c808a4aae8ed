//! The moment that is looked at, on the picture of the exposure: what would be lost if it happened then.

use leptos::html;
use leptos::prelude::*;

use crate::chart::{ExposureChart, Theme};
use crate::show::workbench::exposure::risk_at;
use crate::ui::state::{Editor, Panel, Playhead, Selection};
use crate::ui::widgets::figure::read_theme;
use crate::ui::widgets::{flag, memo, pixels, size_of, text, when};

/// A line at the moment, with what would be lost then.
pub(super) fn now_mark(chart: Memo<Option<ExposureChart>>) -> AnyView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let selection = expect_context::<Selection>();
    let frame = NodeRef::<html::Div>::new();
    let size = size_of(frame);
    let theme = StoredValue::new(None::<Theme>);
    let place = memo(move || {
        let (at, (width, height)) = (playhead.at.get()?, size.get());
        theme.update_value(|theme| {
            theme.get_or_insert_with(|| read_theme(1.0));
        });
        chart.with(|chart| {
            // `as` saturates, and a picture is smaller than that.
            let size = (width as i32, height as i32);
            theme.with_value(|theme| chart.as_ref()?.place_of(at, size, theme.as_ref()?))
        })
    });
    let says = text(move || {
        let Some((at, component)) = playhead.at.get().zip(selection.component.get()) else {
            return String::new();
        };
        editor.run_in(Panel::Exposure).with(|run| {
            let risk =
                |it: &Option<ExposureChart>| Some(risk_at(run, &component, it.as_ref()?, at));
            chart.with(risk).unwrap_or_default()
        })
    });
    let of = move |part: fn((i32, i32, i32)) -> i32| {
        text(move || pixels(place.get().map(part).unwrap_or_default().into()))
    };
    let is_turned =
        flag(move || place.get().is_some_and(|(x, ..)| f64::from(x) > size.get().0 / 2.0));
    view! {
        <div class="now-frame" node_ref=frame>
            {when(move || place.get().is_some(), move || view! {
                <span
                    class="now"
                    data-turned=is_turned
                    style:left=of(|(x, ..)| x)
                    style:top=of(|(_, top, _)| top)
                    style:height=of(|(_, top, base)| base - top)
                >
                    <span>{says}</span>
                </span>
            })}
        </div>
    }
    .into_any()
}
