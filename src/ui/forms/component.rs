//! One component: what it is, its objectives, the settings of its type, and what it depends on.

use leptos::prelude::*;

use super::connections::connections;
use crate::catalog::{ComponentKind, RunningItem, Setting};
use crate::ui::forms::choices::{KEY_NOT_STATED, KEYS, fixed};
use crate::ui::forms::{Field, FieldKind, Sheet, choices, fields, findings_at};
use crate::ui::widgets::{Line, choice, dynamic, lines, memo};

const FILE_SYSTEMS: &[(&str, &str)] = &[
    ("windows", "Windows File Server"),
    ("lustre", "Lustre"),
    ("ontap", "NetApp ONTAP"),
    ("openzfs", "OpenZFS"),
];
const ENDPOINTS: &[(&str, &str)] =
    &[("regional", "Regional"), ("edge_optimized", "Edge-optimized"), ("private", "Private")];

const ANSWERS: &[(&str, &str)] = &[("true", "Yes"), ("false", "No")];

/// All that a component says of itself, to be edited.
pub(in crate::ui) fn component_form(sheet: Sheet, component: &str) -> AnyView {
    let kinds = lines(|| {
        ComponentKind::ALL.iter().map(|it| choice(it.key(), it.spec().name)).collect::<Vec<Line>>()
    });
    let about = vec![
        Field::name("Name", component, "name"),
        Field::new("Type", component, "kind", FieldKind::Choice(kinds)),
        Field::new(
            "Site",
            component,
            "site",
            FieldKind::Choice(choices::component_sites(sheet, component)),
        ),
        Field::new("Data (GiB)", component, "size_gib", FieldKind::Number),
        Field::new("Daily change (GiB)", component, "change_gib_per_day", FieldKind::Number),
        Field::new("RPO (minutes)", component, "rpo_minutes", FieldKind::Number).or("no objective"),
        Field::new("RTO (minutes)", component, "rto_minutes", FieldKind::Number).or("no objective"),
    ];
    let tags = Field::new("Tags", component, "tags", FieldKind::Pairs)
        .hint("key=value, separated by commas. Backup plans can select by tag.");
    let pointer = component.to_owned();
    let shown = memo(move || shown(sheet, &pointer));
    let of_kind = component.to_owned();
    view! {
        {findings_at(sheet, component, false)}
        {fields(sheet, about)}
        {dynamic(move || {
            let (numbers, switches) = settings(&of_kind, &shown.get());
            view! { {fields(sheet, numbers)} {fields(sheet, switches)} }
        })}
        {fields(sheet, vec![tags])}
        {connections(sheet, component)}
    }
    .into_any()
}

/// The fields that apply to the component's type, and those that are set though they do not.
fn shown(sheet: Sheet, component: &str) -> Vec<&'static str> {
    let kind = sheet.text(&format!("{component}/kind"));
    let kind = ComponentKind::ALL.iter().find(|it| it.key() == kind);
    let is_set = |field: &str| !sheet.text(&format!("{component}/{field}")).is_empty();
    let mut text_of = |it: Setting| sheet.text(&format!("{component}/{}", it.key()));
    let mut applies = |it: &Setting| {
        kind.map(|kind| kind.spec())
            .is_some_and(|spec| spec.has(*it) && spec.ruled_out_by(*it, &mut text_of).is_none())
    };
    let shown = Setting::ALL.iter().filter(|it| applies(it) || is_set(it.key()));
    let mut fields: Vec<&'static str> = shown.map(|it| it.key()).collect();
    let is_priced_by = |item: RunningItem| {
        kind.is_some_and(|kind| kind.spec().charges.running.items().contains(&item))
    };
    for (field, item) in
        [("instance_type", RunningItem::Machines), ("db_class", RunningItem::DatabaseClass)]
    {
        if is_priced_by(item) || is_set(field) {
            fields.push(field);
        }
    }
    fields
}

/// The fields of settings: those with a value, and those that are a yes or no.
fn settings(component: &str, shown: &[&str]) -> (Vec<Field>, Vec<Field>) {
    let (mut values, mut switches) = (Vec::new(), Vec::new());
    for it in Setting::ALL.iter().copied().filter(|it| shown.contains(&it.key())) {
        let list = if it.spec().is_switch { &mut switches } else { &mut values };
        list.push(setting(component, it));
    }
    for (field, label, default) in [
        ("instance_type", "Instance type (for pricing)", "m6i.large"),
        ("db_class", "Database class (for pricing)", "db.m6g.large"),
    ] {
        if shown.contains(&field) {
            let it = Field::new(label, component, field, FieldKind::Text).or(default);
            values.push(it);
        }
    }
    (values, switches)
}

fn setting(component: &str, setting: Setting) -> Field {
    let new =
        |label: &'static str, kind: FieldKind| Field::new(label, component, setting.key(), kind);
    match setting {
        Setting::HoldsData => new("Holds data of its own", FieldKind::Answer(fixed(ANSWERS)))
            .or("Not stated")
            .hint("Counts as yes if it has an RPO or changes."),
        Setting::Readers => new("Readers in other zones", FieldKind::Whole).needs("0 to 15").or("0"),
        Setting::Nodes => new("Nodes", FieldKind::Whole)
            .needs("1 or more")
            .or("default")
            .hint("2 by default. For ElastiCache these are shards, 1 by default."),
        Setting::Zone => new("In zone", FieldKind::Whole).needs("1 to 6").or("1"),
        Setting::Instances => new("Instances", FieldKind::Whole).needs("1 or more").or("1"),
        Setting::Zones => new("Spread over zones", FieldKind::Whole).needs("1 to 6").or("1"),
        Setting::Servers => new("Servers", FieldKind::Whole).needs("1 or more").or("1"),
        Setting::AutomatedBackupDays => new("Automated backups (days)", FieldKind::Whole)
            .needs("0 to 35; 1 or more for Aurora, Neptune and DocumentDB")
            .or("default")
            .hint("The service’s own: off by default, and 1 day for Aurora, Neptune and DocumentDB, whose backups are always on."),
        Setting::FileSystem => {
            new("File system", FieldKind::Choice(fixed(FILE_SYSTEMS))).or("Default (Windows)")
        }
        Setting::Endpoint => {
            new("Endpoint", FieldKind::Choice(fixed(ENDPOINTS))).or("Default (regional)")
        }
        Setting::Encryption => {
            new("Encryption", FieldKind::Choice(fixed(KEYS))).or("Not stated").hint(KEY_NOT_STATED)
        }
        Setting::AutoScaling => new("Auto Scaling replaces instances", FieldKind::OnOff),
        Setting::MultiAz => new("Multi-AZ deployment", FieldKind::OnOff),
        Setting::MultiAzCluster => new("Multi-AZ cluster", FieldKind::OnOff),
        Setting::AdvancedBackup => new("Advanced features of AWS Backup", FieldKind::OnOff),
        Setting::NativePitr => new("Point-in-time recovery of the service", FieldKind::OnOff),
        Setting::Versioning => new("Keeps older versions", FieldKind::OnOff),
        Setting::EventBridge => new("Sends events to EventBridge", FieldKind::OnOff).on_unless_said(),
        Setting::Serverless => new("Serverless", FieldKind::OnOff),
    }
}
