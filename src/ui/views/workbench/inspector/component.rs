//! What the component is, in fields, and what AWS says about its kind.

use leptos::prelude::*;

use super::NoComponent;
use crate::catalog::{Source, SourcedFact};
use crate::document::build::{Build, ListEntry, PartKind};
use crate::model::ComponentId;
use crate::show::coverage::capabilities;
use crate::ui::forms::component::component_form;
use crate::ui::forms::{Sheet, field_id, focus_soon};
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{Row, Term, dynamic, lines, memo, on, rows, term, text};

/// The selected component, to be edited.
#[component]
pub(in crate::ui) fn ComponentTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    provide_context(Sheet::new(expect_context::<Editor>()));
    dynamic(move || match selection.component.get() {
        None => view! { <NoComponent/> }.into_any(),
        Some(component) => view! {
            <Fields component=component.clone()/>
            <Facts component/>
        }
        .into_any(),
    })
}

/// The component in fields, with what can be done with the whole of it.
#[component]
fn Fields(component: ComponentId) -> impl IntoView {
    let sheet = expect_context::<Sheet>();
    let selection = expect_context::<Selection>();
    let label = {
        let it = sheet.editor.component(component.clone());
        text(move || it.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default())
    };
    let part = memo(move || {
        let at = sheet
            .editor
            .scenario
            .with(|scenario| scenario.components.iter().position(|it| it.id == component));
        at.map(|at| ListEntry { kind: PartKind::Component, at })
    });
    let duplicate = move |_| {
        let Some(part) = part.get_untracked() else { return };
        sheet.build(Build::Duplicate(part));
        let copy = ListEntry { at: part.at + 1, ..part };
        let id = sheet
            .editor
            .scenario
            .with_untracked(|scenario| scenario.components.get(copy.at).map(|it| it.id.clone()));
        if let Some(id) = id {
            selection.pick_component(id);
            focus_soon(field_id(&format!("{}/name", copy.pointer())));
        }
    };
    let remove = move |_| {
        if let Some(part) = part.get_untracked() {
            sheet.remove(String::new(), &part.pointer());
            focus_soon("inspector-panel".to_owned());
        }
    };
    view! {
        <div class="lead component-head">
            <h3>{label}</h3>
            <button type="button" class="button" on:click=on(duplicate)>"Duplicate"</button>
            <button type="button" class="button" on:click=on(remove)>"Remove"</button>
        </div>
        {dynamic(move || part.get().map(|part| component_form(sheet, &part.pointer())))}
    }
}

/// What AWS says about the component's kind.
#[component]
fn Facts(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let component = editor.component(component);
    let known = lines(move || {
        let facts = component.with(|it| it.as_ref().map(|it| it.kind.spec().facts));
        let line = |fact: &SourcedFact| {
            let SourcedFact { text, source } = fact;
            vec![format!("{text} "), source.url.to_owned(), dated(source.checked_on)]
        };
        facts.unwrap_or_default().iter().map(line).collect()
    });
    let able =
        lines(move || component.with(|it| it.as_ref().map(capabilities).unwrap_or_default()));
    let matrix = lines(move || {
        let source = component
            .with(|it| it.as_ref().map(|it| it.kind.spec().capabilities(it.variant()).source));
        let line = |source: &Source| vec![source.url.to_owned(), dated(source.checked_on)];
        source.into_iter().map(line).collect()
    });
    let known_fact = |fact: Row| {
        view! {
            <li>
                {fact.text(0)}
                <a href=fact.text(1) rel="noreferrer" target="_blank">{fact.text(2)}</a>
            </li>
        }
    };
    view! {
        <h4>{term(Term("feature-matrix"), "What AWS Backup can do with it")}</h4>
        <dl class="facts">
            {rows(able, |it| view! { <div><dt>{it.text(0)}</dt><dd>{it.text(1)}</dd></div> })}
        </dl>
        <p class="hint">
            {rows(matrix, |it| view! {
                <a href=it.text(0) rel="noreferrer" target="_blank">{it.text(1)}</a>
            })}
        </p>
        <h4>"Good to know"</h4>
        <ul class="known">{rows(known, known_fact)}</ul>
    }
}

fn dated(checked_on: &str) -> String {
    format!("Source ({checked_on})")
}
