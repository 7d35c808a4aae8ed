//! Findings: what is wrong with the design or with a file that could not be read, and how to mend it.

use leptos::prelude::*;

use super::state::{Editor, Notices, Opened};
use super::widgets::{Line, Row, Tag, TagTone, lines, memo, on, prose_of, rows, text, when};
use super::words::{counted, file_name};
use crate::document::Command;
use crate::model::{Finding, Mend, Severity};
use crate::platform::files;
use crate::ui::term::{Term, term};

/// The columns of a finding: how it is meant, how much it weighs, message, hint, source, place, and
/// the label of its mend, if it has one.
const TONE: usize = 0;
const SEVERITY: usize = 1;
const MESSAGE: usize = 2;
const HINT: usize = 3;
const SOURCE: usize = 4;
const PLACE: usize = 5;
const MEND: usize = 6;
/// Where it is among the findings.
const INDEX: usize = 7;

/// What is wrong with the design, or worth knowing.
#[component]
pub(super) fn FindingsPanel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let findings = memo(move || {
        let found = editor.findings.get();
        let of = |severity| found.iter().filter(move |it| it.severity == severity);
        let errors_first =
            of(Severity::Error).chain(of(Severity::Warning)).chain(of(Severity::Note));
        errors_first.cloned().collect::<Vec<_>>()
    });
    let summary = text(move || match editor.tools.ready() {
        Some(_) => findings.with(|it| summary(it)),
        None => "Checking the design…".to_owned(),
    });
    view! {
        <section class="panel findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{term(Term("finding"), "Findings")}</h2>
            <p class="hint">{summary}</p>
            <FindingList
                findings
                on_mend=move |mend: Mend| editor.dispatch(Command::Mend(mend))
            />
        </section>
    }
}

/// A file that could not be read, with what is wrong with it.
#[component]
pub(super) fn RefusedFile() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let notices = expect_context::<Notices>();
    let opened = expect_context::<Opened>();
    let findings =
        memo(move || opened.refused().map(|refused| refused.findings).unwrap_or_default());
    let title = text(move || {
        let name = opened.refused().map(|refused| refused.name).unwrap_or_default();
        format!("“{name}” was not opened")
    });
    // What a link holds is in no file yet.
    let download = move |_| {
        let Some(refused) = opened.refused_untracked() else { return };
        let name = file_name(refused.name.trim_end_matches(".json"));
        if !files::download(&name, "application/json", &refused.text) {
            notices.problem("The browser did not take the file.");
        }
    };
    view! {
        <section class="panel refused" role="alert" aria-labelledby="refused-title">
            <h2 id="refused-title">{title}</h2>
            <p class="hint">"It is no design that can be read. The open design is as it was."</p>
            <FindingList
                findings
                on_mend=move |mend: Mend| opened.mend(editor, notices, &mend)
            />
            <p class="button-row">
                <button type="button" class="button" on:click=on(download)>"Download it"</button>
                <button type="button" class="button" on:click=on(move |_| opened.leave())>"Leave it"</button>
            </p>
        </section>
    }
}

#[component]
fn FindingList(
    findings: Memo<Vec<Finding>>,
    #[prop(into)] on_mend: Callback<Mend>,
) -> impl IntoView {
    let items = lines(move || findings.with(|it| it.iter().enumerate().map(line).collect()));
    let mend = Callback::new(move |index: usize| {
        let finding = findings.with_untracked(|it| it.get(index).cloned());
        if let Some(mend) = finding.and_then(|it| it.mend) {
            on_mend.run(mend);
        }
    });
    view! {
        <ul class="finding-list">
            {rows(items, move |finding| view! { <FindingRow finding mend/> })}
        </ul>
    }
}

#[component]
fn FindingRow(finding: Row, mend: Callback<usize>) -> impl IntoView {
    let pressed = move |_| {
        if let Ok(index) = finding.get_untracked(INDEX).parse() {
            mend.run(index);
        }
    };
    let source = move || {
        view! { " " <a href=finding.text(SOURCE) rel="noreferrer" target="_blank">"Source"</a> }
    };
    let button = move || {
        view! { <button type="button" class="button" on:click=pressed>{prose_of(finding.text(MEND))}</button> }
    };
    view! {
        <li class="finding">
            <Tag tone=finding.text(TONE) text=finding.text(SEVERITY)/>
            <div>
                <p>{prose_of(finding.text(MESSAGE))}</p>
                <p class="hint">
                    {prose_of(finding.text(HINT))} {when(move || !finding.get(SOURCE).is_empty(), source)}
                </p>
                <p class="place"><code>{finding.text(PLACE)}</code></p>
            </div>
            {when(move || !finding.get(MEND).is_empty(), button)}
        </li>
    }
}

fn line((index, finding): (usize, &Finding)) -> Line {
    let (tone, severity) = match finding.severity {
        Severity::Error => (TagTone::Bad, "error"),
        Severity::Warning => (TagTone::Warning, "warning"),
        Severity::Note => (TagTone::Neutral, "note"),
    };
    let place = if finding.path.is_empty() { "the whole file" } else { &finding.path };
    vec![
        tone.key().to_owned(),
        severity.to_owned(),
        finding.message.clone(),
        finding.hint.clone(),
        finding.source.map(|it| it.url.to_owned()).unwrap_or_default(),
        place.to_owned(),
        finding.mend.as_ref().map(|it| it.label.clone()).unwrap_or_default(),
        index.to_string(),
    ]
}

fn summary(findings: &[Finding]) -> String {
    let of = |severity, name| {
        let number = findings.iter().filter(|finding| finding.severity == severity).count();
        (number > 0).then(|| counted(number, name))
    };
    let parts: Vec<_> = [
        of(Severity::Error, "error"),
        of(Severity::Warning, "warning"),
        of(Severity::Note, "note"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        "Nothing is wrong with this design.".to_owned()
    } else {
        parts.join(", ")
    }
}
