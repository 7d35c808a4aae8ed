//! The e-commerce company: the design that the page opens with.
//!
//! It is written in Rust rather than as a document, so that a first visit does not wait for the part
//! of the program that reads documents.

use super::START;
use crate::catalog::{ComponentKind, IncidentKind, Strategy};
use crate::model::{
    AccountId, BackupPlan, BackupRule, BackupSelection, Component, ComponentId, CopyAction,
    Encryption, Incident, IncidentId, Journey, JourneyId, LockMode, RecoveryEntry, Scenario, Site,
    SiteId, SiteKind, Vault, VaultId,
};
use crate::units::{Schedule, Span};

/// An online shop in one Region, with an ERP in its own data center; its orders table is dropped.
pub(super) fn ecommerce() -> Scenario {
    let drop = Incident {
        name: Some("Orders table dropped".to_owned()),
        noticed_after_minutes: Some(10.0),
        ..Incident::new(
            IncidentId::from("drop"),
            IncidentKind::AccidentalDeletion,
            "orders".to_owned(),
            // Shortly before a run of every frequency from each hour to each six hours: a more frequent
            // schedule loses less.
            START + Span::hours(24 + 12) - Span::minutes(10),
        )
    };
    Scenario {
        name: "E-commerce company".to_owned(),
        sites: sites(),
        components: components(),
        journeys: journeys(),
        vaults: vaults(),
        plans: vec![
            plan("orders", "every-six-hours", "cron(0 0/6 * * ? *)", 30, true),
            plan("sessions", "weekly", "cron(0 4 ? * MON *)", 90, true),
            plan("images", "daily", "cron(0 3 * * ? *)", 2_555, true),
            plan("web", "daily", "cron(0 2 * * ? *)", 30, false),
        ],
        recovery: vec![
            recovery("web", Strategy::PilotLight),
            recovery("orders", Strategy::BackupAndRestore),
            recovery("sessions", Strategy::BackupAndRestore),
            recovery("images", Strategy::BackupAndRestore),
            RecoveryEntry {
                replication_lag_seconds: Some(4.0),
                ..recovery("erp", Strategy::ElasticDisasterRecovery)
            },
        ],
        incidents: vec![drop],
        ..Scenario::empty(START)
    }
}

fn sites() -> Vec<Site> {
    let region = |id: &str, region: &str| Site {
        region: Some(region.to_owned()),
        account: Some(AccountId::from("production")),
        ..Site::new(SiteId::from(id), SiteKind::Region)
    };
    vec![
        Site { primary: true, ..region("primary", "us-east-1") },
        region("recovery", "us-west-2"),
        Site {
            name: Some("Data center".to_owned()),
            link_mbps: Some(500.0),
            ..Site::new(SiteId::from("office"), SiteKind::DataCenter)
        },
    ]
}

/// A component with its size and its change a day in GiB, and its objectives in minutes.
struct Sized {
    id: &'static str,
    name: &'static str,
    kind: ComponentKind,
    site: &'static str,
    gib: (f64, f64),
    objectives: (Option<f64>, f64),
}

impl Sized {
    fn component(self) -> Component {
        Component {
            name: self.name.to_owned(),
            size_gib: self.gib.0,
            change_gib_per_day: self.gib.1,
            rpo_minutes: self.objectives.0,
            rto_minutes: Some(self.objectives.1),
            ..Component::new(ComponentId::from(self.id), self.kind, SiteId::from(self.site))
        }
    }
}

fn components() -> Vec<Component> {
    let web = Sized {
        id: "web",
        name: "Web front end",
        kind: ComponentKind::Ec2Fleet,
        site: "primary",
        gib: (120.0, 2.0),
        objectives: (None, 60.0),
    };
    let orders = Sized {
        id: "orders",
        name: "Orders DB",
        kind: ComponentKind::RdsInstance,
        site: "primary",
        gib: (200.0, 10.0),
        objectives: (Some(60.0), 120.0),
    };
    let sessions = Sized {
        id: "sessions",
        name: "Sessions",
        kind: ComponentKind::DynamodbTable,
        site: "primary",
        gib: (20.0, 4.0),
        objectives: (Some(10_080.0), 240.0),
    };
    let images = Sized {
        id: "images",
        name: "Product images",
        kind: ComponentKind::S3Bucket,
        site: "primary",
        gib: (500.0, 5.0),
        objectives: (Some(1_440.0), 480.0),
    };
    let erp = Sized {
        id: "erp",
        name: "ERP servers",
        kind: ComponentKind::OnPremServers,
        site: "office",
        gib: (400.0, 20.0),
        objectives: (Some(15.0), 60.0),
    };
    vec![
        Component {
            degraded_without: components_named(&["images", "sessions"]),
            instances: Some(4),
            zones: Some(2),
            auto_scaling: Some(true),
            holds_data: Some(false),
            ..web.component()
        },
        // Its backups are copied to another account, which an AWS managed key does not allow.
        Component {
            multi_az: Some(true),
            encryption: Some(Encryption::CustomerManaged),
            ..orders.component()
        },
        Component { advanced_backup: Some(true), ..sessions.component() },
        Component { versioning: Some(true), ..images.component() },
        Component { servers: Some(3), ..erp.component() },
    ]
}

fn journeys() -> Vec<Journey> {
    // Quiet at night, most orders in the evening.
    let hour_of_day = vec![
        0.4, 0.3, 0.2, 0.2, 0.2, 0.3, 0.5, 0.8, 1.0, 1.2, 1.3, 1.4, 1.5, 1.4, 1.3, 1.2, 1.2, 1.3,
        1.5, 1.7, 1.8, 1.6, 1.1, 0.6,
    ];
    let journey = |id: &str, name: &str, needs: &[&str], degraded_without: &[&str]| Journey {
        id: JourneyId::from(id),
        name: name.to_owned(),
        needs: components_named(needs),
        degraded_without: components_named(degraded_without),
        ..Journey::default()
    };
    vec![
        journey("browse", "Browse", &["web"], &["images", "sessions"]),
        Journey {
            orders_per_hour: 400.0,
            order_value_usd: 65.0,
            recorded_in: components_named(&["orders"]),
            hour_of_day,
            ..journey("checkout", "Checkout", &["web", "orders"], &["images", "sessions"])
        },
        journey("fulfilment", "Fulfilment", &["erp"], &["orders"]),
    ]
}

fn vaults() -> Vec<Vault> {
    let vault = |id: &str, site: &str, account: &str| Vault {
        account: Some(AccountId::from(account)),
        ..Vault::new(VaultId::from(id), SiteId::from(site))
    };
    vec![
        vault("main", "primary", "production"),
        Vault {
            lock: LockMode::Compliance,
            min_retention_days: Some(7),
            max_retention_days: Some(3_650),
            encryption: Some(Encryption::CustomerManaged),
            ..vault("far", "recovery", "backup")
        },
    ]
}

/// A plan of one rule for the component of the same name, kept for some days here and, where it is
/// copied, in the vault far away.
fn plan(component: &str, rule: &str, cron: &str, days: u32, copied: bool) -> BackupPlan {
    let copy = CopyAction {
        vault: VaultId::from("far"),
        cold_after_days: None,
        delete_after_days: Some(days),
    };
    let rule = BackupRule {
        schedule: Some(Schedule::new(cron)),
        delete_after_days: Some(days),
        copies: if copied { vec![copy] } else { Vec::new() },
        ..BackupRule::new(rule.to_owned(), VaultId::from("main"))
    };
    BackupPlan {
        name: component.to_owned(),
        rules: vec![rule],
        selection: BackupSelection {
            components: components_named(&[component]),
            ..BackupSelection::default()
        },
    }
}

fn recovery(component: &str, strategy: Strategy) -> RecoveryEntry {
    RecoveryEntry::new(ComponentId::from(component), strategy, SiteId::from("recovery"))
}

fn components_named(ids: &[&str]) -> Vec<ComponentId> {
    ids.iter().map(|id| ComponentId::from(*id)).collect()
}
