//! Why a key figure is what it is: what it is taken from or added up of, with the actual values.

use leptos::ev;
use leptos::prelude::*;

use super::protection::estimates_of;
use super::shown_lines;
use crate::show::workbench::key_figures::PROTECTION;
use crate::show::workbench::why::{explain, protection, title};
use crate::ui::lazy::Chunks;
use crate::ui::state::playhead_text::PlayheadText;
use crate::ui::state::{Editor, Playhead, Preferences};
use crate::ui::widgets::formula::formula;
use crate::ui::widgets::key_figure::WhyAsked;
use crate::ui::widgets::{Glyph, Icon, lines, memo, on, text, when};

/// The formula of the key figure that was asked about.
#[component]
pub(in crate::ui) fn WhyFigure() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let playhead = expect_context::<Playhead>();
    let playhead_text = expect_context::<PlayheadText>();
    let details = expect_context::<Chunks>().details;
    let WhyAsked(asked) = expect_context::<WhyAsked>();
    let figures = shown_lines(editor, playhead_text, super::protection::protection(editor));
    let preferences = expect_context::<Preferences>();
    let title = text(move || figures.with(|it| title(it, &asked.get())));
    let steps = lines(move || {
        let (key, at) = (asked.get(), playhead.at.get());
        if key == PROTECTION {
            let Some(details) = details.ready() else { return Vec::new() };
            let estimates = estimates_of(preferences);
            return editor.run.with(|run| {
                protection(run, &(details.protection_per_month)(run, None, estimates))
            });
        }
        editor.run.with(|run| explain(run, at, &key))
    });
    let is_bill = memo(move || asked.with(|it| it == PROTECTION));
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            asked.set(String::new());
        }
    };
    view! {
        <section class="panel why-figure" aria-labelledby="why-figure-title" on:keydown=on(key_down)>
            <div class="panel-head">
                <h2 id="why-figure-title">"Why: "{title}</h2>
                {when(move || is_bill.get(), || view! { <a href="#cost/bill">"Open the bill"</a> })}
                <button
                    type="button"
                    class="button"
                    aria-label="Close the explanation"
                    on:click=on(move |_| asked.set(String::new()))
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            </div>
            {formula(steps)}
        </section>
    }
}
