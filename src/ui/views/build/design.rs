//! The design as a whole: its name, and the time that is simulated.

use leptos::prelude::*;

use crate::ui::forms::{Field, FieldKind, Sheet, choices, field_id, fields, findings_at};
use crate::ui::widgets::{Term, term};

/// The name of the design and its clock.
pub(super) fn design(sheet: Sheet) -> AnyView {
    view! {
        <section class="panel" aria-labelledby="design-title">
            <h2 id="design-title">"Design"</h2>
            {fields(sheet, vec![
                Field::new("Design name", "", "name", FieldKind::Text)
                    .hint("For example: “Web shop, Region outage”."),
            ])}
        </section>
        <section class="panel" aria-labelledby="clock-title" id=field_id("/clock") tabindex="-1">
            <h2 id="clock-title">{term(Term("clock"), "Clock")}</h2>
            {findings_at(sheet, "/clock", false)}
            {fields(sheet, vec![
                Field::new("Starts at (UTC)", "/clock", "start", FieldKind::Moment)
                    .hint("The simulation starts here: no recovery point is older."),
                Field::new("Days", "/clock", "days", FieldKind::Whole)
                    .needs("1 to 3,653")
                    .hint("1 to 3,653 (10 years)."),
                Field::new("Time zone", "/clock", "time_zone", FieldKind::Choice(choices::zones()))
                    .hint("Journeys count the hours of the day in it."),
            ])}
        </section>
    }
    .into_any()
}
