//! The sites: Regions as accounts see them, and data centers with their links to AWS.

use leptos::prelude::*;

use crate::document::build::Build;
use crate::model::{Edit, SiteKind};
use crate::show::build::sites::{NONE, PRIMARY, regions as all_regions};
use crate::ui::forms::{
    Entries, Field, FieldKind, Sheet, add_id, choices, entries, field_id, fields, findings_at,
    focus_first,
};
use crate::ui::widgets::{Term, choice, dynamic, either, lines, memo, term};

const LIST: &str = "/sites";
const KINDS: &[(&str, &str)] = &[("region", "AWS Region"), ("data_center", "Data center")];

/// All sites.
pub(super) fn sites(sheet: Sheet) -> AnyView {
    let add = move |kind: SiteKind| {
        let at = untrack(|| sheet.count(LIST));
        sheet.build(Build::AddSite(kind));
        focus_first(format!("{LIST}/{at}"));
    };
    let list = Entries {
        list: LIST.to_owned(),
        noun: "site",
        none: NONE,
        name: "name",
        duplicates: true,
        body: Box::new(move |pointer| site(sheet, pointer)),
    };
    view! {
        <section class="panel" aria-labelledby="sites-title" id=field_id(LIST) tabindex="-1">
            <h2 id="sites-title">{term(Term("site"), "Sites")}</h2>
            {findings_at(sheet, LIST, false)}
            {entries(sheet, list)}
            <p class="button-row">
                <button
                    type="button"
                    class="button"
                    id=add_id(LIST)
                    on:click=move |_| add(SiteKind::Region)
                >
                    "+ Add a Region"
                </button>
                <button type="button" class="button" on:click=move |_| add(SiteKind::DataCenter)>
                    "+ Add a data center"
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn site(sheet: Sheet, site: &str) -> AnyView {
    let site = site.to_owned();
    let shown = {
        let site = site.clone();
        memo(move || {
            let has = |name: &str| !sheet.text(&format!("{site}/{name}")).is_empty();
            let is_region = sheet.text(&format!("{site}/kind")) == "region";
            // What a change of the type has left behind can be removed as long as it is there.
            (is_region || has("region") || has("account"), !is_region || has("link_mbps"))
        })
    };
    let own = site.clone();
    view! {
        {fields(sheet, vec![
            Field::name("Site name", &site, "name").or("none"),
            Field::new("Site type", &site, "kind", FieldKind::Choice(choices::fixed(KINDS))),
        ])}
        {dynamic(move || {
            let (in_aws, with_link) = shown.get();
            let mut all = Vec::new();
            if in_aws {
                all.push(Field::new("Region", &own, "region", FieldKind::Choice(regions())).or("none"));
                all.push(Field::new("Account", &own, "account", FieldKind::Text).or("production"));
            }
            if with_link {
                all.push(
                    Field::new("Link to AWS (Mbit/s)", &own, "link_mbps", FieldKind::Number)
                        .or("1,000")
                        .hint("Replication and restores share it."),
                );
            }
            fields(sheet, all)
        })}
        {primary(sheet, site)}
    }
    .into_any()
}

fn regions() -> Memo<Vec<crate::ui::widgets::Line>> {
    lines(|| all_regions().map(|(code, label)| choice(code, label)).collect())
}

/// Whether it is the primary site, with a button that makes it that: only one is.
fn primary(sheet: Sheet, site: String) -> AnyView {
    let at = site.rsplit('/').next().and_then(|it| it.parse::<usize>().ok());
    let is_primary = memo(move || {
        sheet.editor.scenario.with(|scenario| {
            let of_site = at.and_then(|at| scenario.sites.get(at)).map(|it| &it.id);
            of_site.is_some() && of_site == scenario.primary_site().map(|it| &it.id)
        })
    });
    let make = move || {
        let marked = |at: &usize| sheet.text(&format!("{LIST}/{at}/primary")) == "true";
        let others: Vec<usize> = untrack(|| (0..sheet.count(LIST)).filter(marked).collect());
        let mut edits: Vec<Edit> =
            others.iter().map(|at| Edit::remove(format!("{LIST}/{at}/primary"))).collect();
        edits.push(Edit::set(format!("{site}/primary"), true));
        sheet.edit("Change the primary site".to_owned(), edits, None);
        crate::ui::forms::focus_soon(field_id(&site));
    };
    let make = Callback::new(move |()| make());
    either(
        move || is_primary.get(),
        || view! { <p class="hint">{PRIMARY}</p> },
        move || {
            view! {
                <p>
                    <button type="button" class="button" on:click=move |_| make.run(())>
                        "Make this the primary site"
                    </button>
                </p>
            }
        },
    )
}
