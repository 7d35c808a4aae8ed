//! The Build view: components, sites, journeys and the clock as lists and forms.

mod add;
mod component;
mod design;
mod hours;
mod journeys;
mod sites;
mod table;
mod tools;

use leptos::prelude::*;

use crate::show::build::{entry_of, part_of, parts};
use crate::show::forms::PartRow;
use crate::ui::forms::Sheet;
use crate::ui::forms::part_place::{PartPlace, keep_part, note_entry};
use crate::ui::forms::side::FindingsPanel;
use crate::ui::lazy::Chunks;
use crate::ui::state::{Editor, OpenParts};
use crate::ui::widgets::{Row, dynamic, flag, lines, linked, memo, on, rows};

pub(in crate::ui) use tools::WorkloadTools;

fn has_place(pointer: &str) -> bool {
    part_of(pointer).is_some()
}

/// Opens the part that a place of the document is in; says whether this view has it.
fn open_for(place: OpenParts, pointer: &str) -> bool {
    let part = part_of(pointer);
    let is_known = part.is_some();
    if let Some(part) = part.filter(|it| place.workload.with_untracked(|now| now != it)) {
        place.workload.set(part);
    }
    is_known
}

/// The workload, to be edited.
#[component]
pub(in crate::ui) fn BuildView() -> impl IntoView {
    let sheet = Sheet::new(expect_context::<Editor>());
    provide_context(sheet);
    let place = expect_context::<OpenParts>();
    let chunks = expect_context::<Chunks>();
    let open = memo(move || {
        let open = place.workload.get();
        // A component that is gone leaves its list.
        let at = open.strip_prefix("/components/").map(str::parse::<usize>);
        match at {
            Some(Ok(at)) if at < sheet.count("/components") => open,
            Some(_) => "/components".to_owned(),
            None => open,
        }
    });
    keep_part(
        sheet,
        PartPlace { view: "build", open, first: "/components", state: place.workload },
    );
    view! {
        <div class="protect">
            <PartList open/>
            <section
                class="protect-part"
                aria-label="Workload to edit"
                on:focusin=on(move |event| note_entry(place, &event))
            >
                {dynamic(move || {
                    let at = open.get();
                    match at.as_str() {
                        "/components" => view! {
                            {(chunks.map)()}
                            {table::components(sheet)}
                        }
                        .into_any(),
                        "/sites" => sites::sites(sheet),
                        "/journeys" => journeys::journeys(sheet),
                        "/clock" => design::design(sheet),
                        component => component::panel(sheet, component),
                    }
                })}
            </section>
            <FindingsPanel has=has_place open=open_for/>
        </div>
    }
}

/// The parts of the workload, with how many there are of each.
#[component]
fn PartList(open: Memo<String>) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let place = expect_context::<OpenParts>();
    let parts = lines(move || parts(|pointer| sheet.count(pointer)));
    let button = move |line: Row| {
        let current = flag(move || entry_of(&open.get()) == line.get(PartRow::AT.pointer));
        view! {
            <li>
                <button
                    type="button"
                    class="part-button"
                    aria-current=current
                    on:click=on(move |_| place.workload.set(line.get_untracked(PartRow::AT.pointer)))
                >
                    <span class="name">{line.text(PartRow::AT.name)}</span>
                    <span class="detail">{line.text(PartRow::AT.count)}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav class="panel part-list" aria-label="Parts of the workload">
            <h2>{linked("Workload")}</h2>
            <ul>{rows(parts, button)}</ul>
            <p class="hint">
                "Plans, vaults and strategies are under "<a href="#protect">"Protect"</a>"."
            </p>
        </nav>
    }
}
