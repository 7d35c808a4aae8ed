//! Drills: what to ask, the questions one after the other, and the score.

mod form;
mod play;
mod question;
mod score;

use leptos::prelude::*;

use super::address::part;
use crate::learn::drills::Quiz;
use crate::ui::widgets::dynamic;

/// The address of the section.
const ADDRESS: &str = "learn/drills";

/// The section of the drills: the quiz in the address, else what makes one.
pub(super) fn view() -> AnyView {
    let asked = part(1);
    dynamic(move || match asked.get().as_str() {
        "" => form::view(),
        address => match Quiz::read(address) {
            Ok(quiz) => play::view(quiz),
            Err(error) => {
                let reason = error.to_string();
                view! {
                    <section class="panel" aria-labelledby="drills-title">
                        <h2 id="drills-title">"Drill"</h2>
                        <p role="alert">{reason}</p>
                        <p class="button-row">
                            <a class="button" href=format!("#{ADDRESS}")>"Choose another drill"</a>
                        </p>
                    </section>
                }
                .into_any()
            }
        },
    })
}
