//! What the component is: its facts from the document, and what AWS says about its kind.

use leptos::prelude::*;

use super::NoComponent;
use crate::catalog::{Fact, Source};
use crate::model::{Component, ComponentId, Scenario};
use crate::ui::protect::capabilities;
use crate::ui::state::{Editor, Selection};
use crate::ui::widgets::{Line, Row, dynamic, lines, rows, text};
use crate::ui::words::{counted, gib};
use crate::units::Span;

/// The facts of the selected component.
#[component]
pub(in crate::ui) fn ComponentTab() -> impl IntoView {
    let selection = expect_context::<Selection>();
    dynamic(move || match selection.component.get() {
        None => view! { <NoComponent/> }.into_any(),
        Some(component) => view! { <Facts component/> }.into_any(),
    })
}

#[component]
fn Facts(component: ComponentId) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let component = editor.component(component);
    let label = text(move || {
        component.with(|it| it.as_ref().map(|it| it.label().to_owned())).unwrap_or_default()
    });
    let facts = lines(move || {
        component.with(|it| {
            it.as_ref()
                .map(|it| editor.scenario.with(|scenario| fact_lines(scenario, it)))
                .unwrap_or_default()
        })
    });
    let known = lines(move || {
        let facts = component.with(|it| it.as_ref().map(|it| it.kind.spec().facts));
        let line = |fact: &Fact| {
            let Fact { text, source } = fact;
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
        <div class="lead"><h3>{label}</h3></div>
        <dl class="facts">
            {rows(facts, |fact| view! { <div><dt>{fact.text(0)}</dt><dd>{fact.text(1)}</dd></div> })}
        </dl>
        <h4>"What AWS Backup can do with it"</h4>
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

fn fact_lines(scenario: &Scenario, component: &Component) -> Vec<Line> {
    let line = |(name, value): (&str, String)| vec![name.to_owned(), value];
    facts(scenario, component).into_iter().map(line).collect()
}

fn facts(scenario: &Scenario, component: &Component) -> Vec<(&'static str, String)> {
    let site = scenario.site(&component.site);
    let minutes = |minutes: Option<f64>| {
        minutes.map_or_else(|| "none".to_owned(), |it| Span::from_minutes_f64(it).to_string())
    };
    let names = |ids: &[ComponentId]| {
        let name =
            |id| scenario.component(id).map_or_else(|| "?".to_owned(), |it| it.label().to_owned());
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let yes_no = |it: bool| if it { "yes" } else { "no" }.to_owned();
    let mut facts = vec![
        ("Kind", component.kind.spec().name.to_owned()),
        ("Site", site.map_or_else(|| component.site.to_string(), |it| it.label().to_owned())),
        ("Data", gib(component.size_gib)),
        ("Change a day", gib(component.change_gib_per_day)),
        ("RPO", minutes(component.rpo_minutes)),
        ("RTO", minutes(component.rto_minutes)),
    ];
    if component.instances.is_some() || component.servers.is_some() {
        let what = if component.instances.is_some() { "instance" } else { "server" };
        facts.push(("Machines", counted(component.machines() as usize, what)));
    }
    facts.extend(component.zones.map(|zones| ("Zones", zones.to_string())));
    facts.extend(component.auto_scaling.map(|it| ("Auto Scaling", yes_no(it))));
    facts.extend(component.multi_az.map(|it| ("Multi-AZ", yes_no(it))));
    facts.extend(component.versioning.map(|it| ("Versioning", yes_no(it))));
    facts.extend(component.advanced_backup.map(|it| ("Advanced backup", yes_no(it))));
    facts.extend(component.native_pitr.map(|it| ("Point-in-time recovery", yes_no(it))));
    facts.extend(
        component
            .automated_backup_days
            .map(|days| ("Automated backups", counted(days as usize, "day"))),
    );
    if !component.needs.is_empty() {
        facts.push(("Needs", names(&component.needs)));
    }
    if !component.degraded_without.is_empty() {
        facts.push(("Degraded without", names(&component.degraded_without)));
    }
    let tags: Vec<_> = component.tags.iter().map(|(key, value)| format!("{key}={value}")).collect();
    if !tags.is_empty() {
        facts.push(("Tags", tags.join(", ")));
    }
    facts
}
