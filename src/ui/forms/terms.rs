//! The words that fields are about, by the name that a field has in the document.

use leptos::prelude::*;

use crate::ui::widgets::{Term, term};

/// Each field whose label is a word of the field, or stands for one.
const TERMS: &[(&str, Term)] = &[
    ("rpo_minutes", Term("rpo")),
    ("rto_minutes", Term("rto")),
    ("change_gib_per_day", Term("change-rate")),
    ("tags", Term("tag")),
    ("multi_az", Term("multi-az")),
    ("multi_az_cluster", Term("multi-az-cluster")),
    ("auto_scaling", Term("auto-scaling-group")),
    ("automated_backup_days", Term("automated-backups")),
    ("native_pitr", Term("point-in-time-recovery")),
    ("advanced_backup", Term("advanced-dynamodb-backup")),
    ("versioning", Term("versioning")),
    ("event_bridge", Term("eventbridge-events")),
    ("encryption", Term("customer-managed-key")),
    ("endpoint", Term("api-endpoint-type")),
    ("region", Term("region")),
    ("account", Term("account")),
    ("link_mbps", Term("link")),
    ("vault", Term("backup-vault")),
    ("lock", Term("vault-lock")),
    ("min_retention_days", Term("retention-limits")),
    ("max_retention_days", Term("retention-limits")),
    ("changeable_for_days", Term("cooling-off")),
    ("copies_from", Term("vault-policy")),
    ("denies_deletion", Term("vault-policy")),
    ("air_gapped", Term("air-gapped-vault")),
    ("air_gapped_vault", Term("air-gapped-vault")),
    ("continuous", Term("continuous-backup")),
    ("schedule", Term("cron")),
    ("start_window_minutes", Term("start-window")),
    ("completion_window_minutes", Term("completion-window")),
    ("cold_after_days", Term("cold-storage")),
    ("delete_after_days", Term("retention")),
    ("archive_ebs", Term("ebs-archive")),
    ("strategy", Term("strategy")),
    ("replication_lag_seconds", Term("replication-lag")),
    ("stays_after_failover", Term("failback")),
    ("validation_hours", Term("validation")),
    ("lost_while_degraded", Term("degraded")),
];

/// A small button beside the label of a field that opens the entry of its word; nothing for other fields.
pub(super) fn term_beside(pointer: &str, label: &'static str) -> AnyView {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    match TERMS.iter().find(|(field, _)| *field == name) {
        Some((_, of)) => term(
            *of,
            view! {
                <span aria-hidden="true">"?"</span>
                <span class="visually-hidden">"From the glossary: "{label}</span>
            },
        ),
        None => ().into_any(),
    }
}
