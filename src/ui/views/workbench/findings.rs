//! Findings: what is wrong with the design or with a file that could not be read, and how to fix it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::document::Command;
use crate::model::{Finding, Fix, IncidentId, Scenario};
use crate::platform::files;
use crate::show::forms::finding::summary;
use crate::show::text::file_name;
use crate::show::workbench::findings::{FindingRow, errors_first, not_opened, rows_of};
use crate::ui::forms::field_id;
use crate::ui::state::{Editor, Notices, OpenParts, Opened, Selection, Tab};
use crate::ui::widgets::{
    Row, Tag, Term, either, lines, memo, on, prose_of, rows, term, text, when,
};

/// So many frames are waited for the field of a place: its view may have to be loaded first.
const MOST_FRAMES: u32 = 180;

/// What is wrong with the design, or worth knowing.
#[component]
pub(in crate::ui) fn FindingsPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let findings = memo(move || errors_first(&editor.findings.get()));
    let summary = text(move || match editor.tools.ready() {
        Some(_) => editor.settled.with(|run| findings.with(|it| summary(&run.scenario, it))),
        None => "Checking the design…".to_owned(),
    });
    view! {
        <section class="panel findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{term(Term("finding"), "Findings")}</h2>
            <p class="hint">{summary}</p>
            <FindingList
                findings
                is_open=true
                on_fix=move |fix: Fix| editor.dispatch(Command::from(fix))
            />
        </section>
    }
}

/// A file that could not be read, with what is wrong with it.
#[component]
pub(in crate::ui) fn RefusedFile() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let notices = expect_context::<Notices>();
    let opened = expect_context::<Opened>();
    let findings =
        memo(move || opened.refused().map(|refused| refused.findings).unwrap_or_default());
    let title =
        text(move || not_opened(&opened.refused().map(|refused| refused.name).unwrap_or_default()));
    // What a link holds is in no file yet.
    let download = move |_| {
        let Some(refused) = opened.refused_untracked() else { return };
        let name = file_name(refused.name.trim_end_matches(".json"));
        if !files::download(&name, "application/json", &refused.text) {
            notices.problem(
                "The browser did not save the file. Allow downloads for this page and try again.",
            );
        }
    };
    view! {
        <section class="panel refused" role="alert" aria-labelledby="refused-title">
            <h2 id="refused-title">{title}</h2>
            <p class="hint">"This file is not a Tabletop design that can be read. Your open design is unchanged."</p>
            <FindingList
                findings
                is_open=false
                on_fix=move |fix: Fix| opened.fix(editor, notices, &fix)
            />
            <p class="button-row">
                <button type="button" class="button" on:click=on(download)>"Download the file"</button>
                <button type="button" class="button" on:click=on(move |_| opened.leave())>"Dismiss"</button>
            </p>
        </section>
    }
}

#[component]
fn FindingList(
    findings: Memo<Vec<Finding>>,
    /// Whether they are about the open design, in which their places can be gone to.
    is_open: bool,
    #[prop(into)] on_fix: Callback<Fix>,
) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let items = lines(move || {
        let all = |scenario: Option<&Scenario>| findings.with(|it| rows_of(it, scenario));
        // What the checks speak of, which follows once edits have paused.
        if is_open { editor.settled.with(|run| all(Some(&*run.scenario))) } else { all(None) }
    });
    let fix = Callback::new(move |index: usize| {
        let finding = findings.with_untracked(|it| it.get(index).cloned());
        if let Some(fix) = finding.and_then(|it| it.fix) {
            on_fix.run(fix);
        }
    });
    view! {
        <ul class="finding-list">
            {rows(items, move |finding| view! { <FindingRow finding fix/> })}
        </ul>
    }
}

#[component]
fn FindingRow(finding: Row, fix: Callback<usize>) -> impl IntoView {
    let pressed = move |_| {
        if let Ok(index) = finding.get_untracked(FindingRow::AT.index).parse() {
            fix.run(index);
        }
    };
    let source = move || {
        view! { " " <a href=finding.text(FindingRow::AT.source) rel="noreferrer" target="_blank">"Source"</a> }
    };
    let button = move || {
        view! { <button type="button" class="button" on:click=pressed>{prose_of(finding.text(FindingRow::AT.fix))}</button> }
    };
    let place = expect_context::<OpenParts>();
    let selection = expect_context::<Selection>();
    let editor = expect_context::<Editor>();
    let go =
        move |_| go_to(&finding.get_untracked(FindingRow::AT.pointer), place, selection, editor);
    let link = move || {
        view! {
            <a
                href=finding.text(FindingRow::AT.link)
                title=finding.text(FindingRow::AT.place)
                on:click=on(go)
            >
                {finding.text(FindingRow::AT.go_to)}
            </a>
        }
    };
    view! {
        <li class="finding">
            <Tag tone=finding.text(FindingRow::AT.tone) text=finding.text(FindingRow::AT.severity)/>
            <div>
                <p>
                    {prose_of(finding.text(FindingRow::AT.message))} " "
                    <span class="hint">{finding.text(FindingRow::AT.by)}</span>
                </p>
                <p class="hint">
                    {prose_of(finding.text(FindingRow::AT.hint))} {when(move || !finding.get(FindingRow::AT.source).is_empty(), source)}
                </p>
                <p class="place">
                    {either(
                        move || finding.get(FindingRow::AT.link).is_empty(),
                        move || view! { <code>{finding.text(FindingRow::AT.place)}</code> },
                        link,
                    )}
                </p>
            </div>
            {when(move || !finding.get(FindingRow::AT.fix).is_empty(), button)}
        </li>
    }
}

/// Opens the part of the view that a place of the document is in, to which a link leads, and gives its
/// field the focus.
fn go_to(pointer: &str, place: OpenParts, selection: Selection, editor: Editor) {
    let mut steps = pointer.split('/').skip(1);
    let list = steps.next().unwrap_or_default();
    let at = steps.next();
    match list {
        "incidents" => {
            let at = at.and_then(|it| it.parse::<usize>().ok());
            let id: Option<IncidentId> = editor
                .scenario
                .with_untracked(|scenario| Some(scenario.incidents.get(at?)?.id.clone()));
            if let Some(id) = id {
                selection.pick_incident(id);
                selection.tab.set(Tab::Incident);
                focus_soon("#incident-name", vec!["incident-name".to_owned()], 0);
            }
            return;
        }
        "clock" | "name" => place.workload.set("/clock".to_owned()),
        "components" => {
            let at = at.map_or_else(String::new, |at| format!("/{at}"));
            place.workload.set(format!("/components{at}"));
        }
        "sites" | "journeys" => place.workload.set(format!("/{list}")),
        _ => {
            place.open_for(pointer);
        }
    }
    // The field, else what holds it.
    let mut fields = Vec::new();
    let mut pointer = pointer;
    while !pointer.is_empty() {
        fields.push(field_id(pointer));
        pointer = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    }
    focus_soon(".protect-part", fields, 0);
}

/// Gives the focus to the first element there is of some ids, once what they are in is shown.
fn focus_soon(within: &'static str, ids: Vec<String>, waited: u32) {
    request_animation_frame(move || {
        let page = document();
        let is_there = page.query_selector(within).ok().flatten().is_some();
        let found = ids.iter().find_map(|id| page.get_element_by_id(id).filter(|_| is_there));
        match found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            Some(field) => {
                // Focus fails only for elements that cannot have it.
                let _ = field.focus();
            }
            None if waited < MOST_FRAMES => focus_soon(within, ids, waited + 1),
            None => {}
        }
    });
}
