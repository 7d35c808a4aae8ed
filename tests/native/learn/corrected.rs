//! Claims that are easily made wrongly: what each text has to say, and the source it has to name for it.

use serde_json::Value;
use tabletop::learn::{Lesson, SourceBasis, cards, cited, glossary, lessons, statements};

/// Where a claim is made.
#[derive(Clone, Copy, Debug)]
enum Text {
    Card(&'static str),
    Entry(&'static str),
    Statement(&'static str),
    Lesson(&'static str),
}

use Text::{Card, Entry, Lesson as Lecture, Statement};

/// A text, words of the claim as it has to be made there, and the keys of the sources it rests on.
type Claim = (Text, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const CLAIMS: &[Claim] = &[
    // Copies and keys.
    (Card("keys-in-copies"), "later copies to the same vault with the same key are incremental", &["EBS_COPY", "CROSS_REGION"]),
    (Card("keys-in-copies"), "encrypts it with the key of the destination vault, for both groups", &["BACKUP_ENCRYPTION"]),
    (Card("first-copy-is-full"), "EBS under a new key does so once", &["EBS_COPY"]),
    (Card("rds-copy-details"), "the copy job fails unless the destination Region has the same option group", &["CROSS_REGION"]),
    (Card("cross-account-prerequisites"), "only a logically air-gapped vault can be", &["AIR_GAPPED", "CROSS_ACCOUNT"]),
    (Card("uncertain-copy-support"), "DocumentDB has no restriction in opt-in Regions since August 2026", &["DOC_HISTORY", "FEATURE_AVAILABILITY"]),
    (Card("uncertain-copy-support"), "FSx for ONTAP is copied across Regions and accounts", &["DOC_HISTORY", "FEATURE_AVAILABILITY"]),
    (Entry("opt-in-region"), "AWS Backup copies most resource types into and out of such Regions", &["DOC_HISTORY", "FEATURE_AVAILABILITY"]),
    (Entry("full-management"), "takes the key of the destination vault", &["BACKUP_ENCRYPTION"]),
    (Entry("cross-account-copy"), "encrypted with the key of the destination vault", &["BACKUP_ENCRYPTION"]),
    (Statement("copy-takes-destination-key"), "key of the destination vault", &["BACKUP_ENCRYPTION"]),
    (Statement("ebs-copy-incremental-after-first"), "are incremental", &["EBS_COPY", "CROSS_REGION"]),
    (Statement("share-vault-for-copies"), "access policy has to allow backup:CopyIntoBackupVault", &["CROSS_ACCOUNT", "AIR_GAPPED"]),
    // Automated backups of RDS in another Region.
    (Card("copied-continuous-backup"), "RDS itself can replicate its automated backups to another Region", &["RDS_REPLICATED_BACKUPS"]),
    (Card("pitr-and-lost-site"), "restore there to a point in time", &["RDS_REPLICATED_BACKUPS"]),
    (Card("pitr-grain-and-lag"), "replication of automated backups to another Region keeps the point-in-time restore", &["RDS_REPLICATED_BACKUPS"]),
    (Card("choose-for-thirty-minutes"), "RDS automated backups replicated to the other Region", &["RDS_REPLICATED_BACKUPS"]),
    (Card("choose-for-thirty-minutes"), "fails over in minutes", &["AURORA_GLOBAL_DR"]),
    (Lecture("compliance-for-seven-years"), "The lock does not cover the KMS key", &["KMS_DELETION"]),
    (Lecture("the-copy-that-was-not-finished"), "RDS takes snapshots once a day", &["POINT_IN_TIME_RECOVERY"]),
    (Card("drs-for-rds"), "automated backups that RDS replicates to another Region", &["RDS_REPLICATED_BACKUPS"]),
    (Entry("cross-region-copy"), "RDS can replicate its own automated backups", &["RDS_REPLICATED_BACKUPS"]),
    (Entry("automated-backups"), "RDS can replicate its automated backups to another Region", &["RDS_REPLICATED_BACKUPS"]),
    (Lecture("the-copy-that-was-not-finished"), "RDS can replicate its own automated backups with their logs", &["RDS_REPLICATED_BACKUPS"]),
    (Statement("rds-backups-to-another-region"), "restore there to a point in time", &["RDS_REPLICATED_BACKUPS"]),
    (Statement("copied-pitr-keeps-pitr"), "A copy that AWS Backup makes", &["RDS_REPLICATED_BACKUPS", "PITR_COPYING"]),
    // Automated backups and their defaults.
    (Card("rds-default-retention"), "none at all with Terraform, whose default is 0", &["TERRAFORM_DB_INSTANCE"]),
    (Card("rds-default-retention"), "for Aurora, Neptune and DocumentDB, the range is 1 to 35", &["AURORA_BACKUPS", "NEPTUNE_BACKUPS", "DOCUMENTDB_BACKUPS"]),
    (Entry("automated-backups"), "keep 1 to 35 days and cannot switch them off", &["AURORA_BACKUPS", "NEPTUNE_BACKUPS", "DOCUMENTDB_BACKUPS"]),
    (Entry("automated-backups"), "deleting the instance deletes them unless you keep them", &["RDS_DELETE"]),
    (Entry("point-in-time-recovery"), "Neptune and DocumentDB also have it of their own", &["NEPTUNE_BACKUPS", "DOCUMENTDB_BACKUPS"]),
    (Statement("pitr-only-rds"), "Neptune and DocumentDB have point-in-time recovery of their own", &["NEPTUNE_BACKUPS", "DOCUMENTDB_BACKUPS"]),
    (Statement("aurora-backups-always-on"), "cannot be switched off", &["AURORA_BACKUPS"]),
    (Statement("terraform-no-automated-backups"), "Terraform’s default for the retention is 0", &["TERRAFORM_DB_INSTANCE"]),
    // Continuous backup.
    (Card("continuous-has-no-schedule"), "If the retention is not longer than this frequency, the recovery point expires", &["PITR_RETENTION", "PITR_COPYING", "API_BACKUP_RULE_INPUT"]),
    (Card("thirty-five-days-limit"), "RDS takes snapshots once a day", &["POINT_IN_TIME_RECOVERY"]),
    (Card("cheap-ways-to-improve-rpo"), "snapshots then taken once a day", &["POINT_IN_TIME_RECOVERY"]),
    (Lecture("continuous-backup"), "RDS takes snapshots once a day", &["POINT_IN_TIME_RECOVERY"]),
    (Lecture("continuous-backup"), "its own automated backups would be deleted with it", &["RDS_DELETE"]),
    (Entry("continuous-backup"), "the retention has to be longer than that", &["PITR_RETENTION"]),
    (Statement("continuous-needs-schedule"), "the retention has to be longer than it", &["PITR_RETENTION"]),
    // What a backup holds, and how restores work.
    (Card("recovery-point-definition"), "EFS is different", &["EBS_SNAPSHOT", "EFS_BACKUP"]),
    (Card("recovery-point-definition"), "A periodic backup of S3 counts from the end of its scan", &["S3_BACKUPS"]),
    (Card("worst-case-loss-of-a-schedule"), "A snapshot holds the state at the start of its job", &["EBS_SNAPSHOT", "EFS_BACKUP"]),
    (Card("six-hour-schedule-drop"), "holds the state at its start", &["EBS_SNAPSHOT"]),
    (Entry("recovery-point"), "An EFS backup has no such moment", &["EBS_SNAPSHOT", "EFS_BACKUP"]),
    (Card("in-place-or-new"), "AWS Backup never overwrites files in EFS", &["BACKUP_RESTORING_EFS"]),
    (Card("restore-makes-new-resource"), "none of them can be restored in place", &["BACKUP_RESTORING_EFS", "RDS_PITR"]),
    (Statement("rds-in-place"), "A restore makes a new instance", &["RDS_PITR", "BACKUP_RESTORING_EFS"]),
    (Card("recovery-of-what-first"), "does not limit restores", &["QUOTAS", "EBS_INITIALIZE"]),
    (Card("automatic-restore"), "read through backup access points without a restore", &["BACKUP_ACCESS_POINTS", "RESTORE_TESTING"]),
    (Card("incremental-needs-retention"), "three days stay incremental", &["METERING", "BACKUP_INCREMENTAL"]),
    (Entry("incremental-backup"), "full when no earlier one exists by the time its job ends", &["METERING", "BACKUP_INCREMENTAL"]),
    (Statement("three-day-retention-incremental"), "stay incremental", &["METERING", "BACKUP_INCREMENTAL"]),
    (Entry("cold-storage"), "typically take 4 hours longer, up to 72 hours from the EBS archive", &["BACKUP_RESTORING", "BACKUP_RESTORING_EBS"]),
    (Entry("completion-window"), "counts it from the start of the job", &["API_BACKUP_RULE_INPUT", "EFS_BACKUP"]),
    // Locks, keys and intruders.
    (Card("vault-lock-purpose"), "a minimum that is too high", &["VAULT_LOCK"]),
    (Card("ransomware-design"), "not those of RDS, Aurora or DynamoDB", &["GUARDDUTY_BACKUPS"]),
    (Card("finding-the-clean-point"), "backups of EBS, EC2 and S3 only", &["GUARDDUTY_BACKUPS"]),
    (Card("governance-or-compliance-mode"), "The lock does not cover the KMS key", &["KMS_DELETION"]),
    (Card("what-survives-account-compromise"), "it does not protect the KMS key", &["KMS_DELETION"]),
    (Card("ransomware-same-account"), "The lock does not protect the KMS key", &["KMS_DELETION"]),
    (Lecture("ransomware-and-the-vault"), "restore in a clean account", &["KMS_DELETION"]),
    (Entry("compliance-mode"), "Closing the account is the one exception", &["VAULT_LOCK", "KMS_DELETION"]),
    (Statement("compliance-nobody"), "after 90 days of suspension", &["VAULT_LOCK"]),
    (Statement("guardduty-not-databases"), "It scans backups of EBS, EC2 and S3", &["GUARDDUTY_BACKUPS"]),
    (Statement("lock-does-not-cover-key"), "The lock does not cover the KMS key", &["KMS_DELETION"]),
    (Card("air-gapped-vault"), "The rule still names a standard vault", &["AIR_GAPPED_PRIMARY"]),
    (Card("copy-without-lifecycle"), "still takes the deletion date of its source", &["PLAN_OPTIONS", "CREATE_A_COPY"]),
    // Databases, replicas and strategies.
    (Card("aurora-global-database"), "called switchover and needs a healthy primary", &["AURORA_GLOBAL_DR"]),
    (Card("aurora-global-database"), "usually recovers in under 60 seconds", &["AURORA_AVAILABILITY"]),
    (Card("failback-plan"), "a planned switchover brings the writer home", &["AURORA_GLOBAL_DR"]),
    (Entry("aurora-global-database"), "takes minutes and loses what had not been replicated", &["AURORA_GLOBAL_DR"]),
    (Statement("aurora-cross-region-seconds"), "A failover for an outage takes minutes", &["AURORA_GLOBAL_DR"]),
    (Card("global-tables-modes"), "three replicas, or two and a witness", &["GLOBAL_TABLES"]),
    (Card("rpo-of-zero"), "one of which may hold only a witness", &["GLOBAL_TABLES"]),
    (Entry("global-table"), "one of which may hold only a witness", &["GLOBAL_TABLES"]),
    (Card("cloudfront-origin-failover"), "the response timeout counts, 30 seconds by default", &["CLOUDFRONT_FAILOVER"]),
    (Card("control-plane-in-recovery"), "makes one control-plane call", &["FAULT_ISOLATION_PLANES", "ARC_PROMOTE_BLOCK"]),
    (Card("warm-hot-active"), "One control-plane call is left where the database is a replica", &["FAULT_ISOLATION_PLANES"]),
    (Card("multi-az-is-not-a-backup"), "SQL Server and Db2 still pause", &["RDS_MANAGING_BACKUPS"]),
    (Entry("control-plane"), "is a control-plane call too", &["FAULT_ISOLATION_PLANES", "ARC_PROMOTE_BLOCK"]),
    (Entry("static-stability"), "except for promoting a replica", &["FAULT_ISOLATION_PLANES"]),
    (Lecture("control-plane-down"), "promoting the replica changes a resource", &["FAULT_ISOLATION_PLANES", "ARC_PROMOTE_BLOCK"]),
    (Entry("active-active"), "Tabletop calls a design with one writer a hot standby", &["DR_WHITEPAPER", "TABLETOP_MODEL"]),
    (Card("single-az-io-pause"), "a few seconds to a few minutes", &["RDS_SNAPSHOT", "RDS_MANAGING_BACKUPS"]),
    (Card("maintenance-window-conflict"), "the daily backup window of RDS", &["BACKUP_TROUBLESHOOTING"]),
    (Card("free-tier-strategy"), "reported to refuse this retention period", &["FREE_PLAN_REPORT"]),
    (Lecture("compute-comes-back-from-a-template"), "EC2 recovers an instance by itself from a fault of the hardware", &["EC2_RECOVERY"]),
    (Card("notifications-and-monitoring"), "through EventBridge", &["BACKUP_EVENTBRIDGE"]),
    (Card("audit-manager-controls"), "Audit Manager does not evaluate DocumentDB, Neptune", &["FEATURE_AVAILABILITY"]),
    // Elastic Disaster Recovery.
    (Card("drs-rpo-rto"), "Windows in about 20", &["DRS_CONCEPTS"]),
    (Card("drs-points-in-time"), "every 10 minutes for an hour", &["DRS_CONCEPTS"]),
    (Card("can-drs-replace-backup"), "a point every 10 minutes for 1 hour", &["DRS_CONCEPTS"]),
    (Card("seven-years-and-minutes"), "typically 5 to 20 minutes", &["DRS_CONCEPTS"]),
    (Card("backup-versus-drs"), "typically 5 to 20 minutes", &["DRS_CONCEPTS"]),
    (Card("can-backup-replace-drs"), "typically 5 to 20 minutes", &["DRS_CONCEPTS"]),
    (Card("how-drs-works"), "recommends it for the pilot light strategy", &["DRS_CONCEPTS", "DR_WHITEPAPER"]),
    (Card("drs-as-strategy"), "recommends it for the pilot light strategy", &["DRS_CONCEPTS", "DR_WHITEPAPER"]),
    (Card("data-center-lost-with-drs"), "Windows in about 20", &["DRS_CONCEPTS"]),
    (Card("drs-limits"), "a job launches at most 100", &["DRS_QUOTAS"]),
    (Entry("drs-snapshots"), "every 10 minutes for an hour", &["DRS_CONCEPTS"]),
    (Entry("elastic-disaster-recovery"), "typically 5 to 20 minutes", &["DRS_CONCEPTS"]),
    (Statement("drs-own-snapshots"), "Every 10 minutes for 1 hour", &["DRS_CONCEPTS"]),
    // What is Well-Architected's and not the whitepaper's.
    (Card("backup-recovery-dr-difference"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("what-aws-backup-does-not-protect"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("multi-az-plus-backup"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("free-tier-strategy"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("which-questions-back"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("four-strategies"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("drs-failback"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("stay-or-fail-back"), "Well-Architected Framework", &["WA_REL13"]),
    (Card("drill-kinds"), "Well-Architected Framework", &["WA_REL13"]),
    // What the whitepaper says, and no more.
    (Card("untested-backup-is-hope"), "warns of drift and of quotas", &["DR_WHITEPAPER"]),
    (Card("drift-and-quotas"), "warns of both", &["DR_WHITEPAPER"]),
    (Card("human-decision"), "often used", &["DR_WHITEPAPER"]),
    (Card("short-outage-and-pilot-light"), "often started by hand", &["DR_WHITEPAPER"]),
    (Entry("declaration"), "often started by hand", &["DR_WHITEPAPER"]),
    (Card("data-disaster"), "some point before the disaster was discovered", &["DR_WHITEPAPER"]),
    (Card("corruption-loss-is-counted-from-discovery"), "Tabletop’s own rule", &["NIST_800_34", "TABLETOP_MODEL"]),
    (Entry("data-lost"), "NIST counts to the disruption", &["NIST_800_34", "TABLETOP_MODEL"]),
    (Entry("objective-met"), "In Resilience Hub an objective of zero", &["RESILIENCE_ZERO"]),
    (Entry("mtd"), "have to fit in as well", &["DR_WHITEPAPER"]),
    // API Gateway.
    (Card("api-throttling"), "10,000 requests a second in a Region with a burst of 5,000", &["API_GATEWAY_QUOTAS", "API_THROTTLING"]),
    (Card("authorizer-caching"), "300 seconds, at most 3,600", &["API_AUTHORIZER_REFERENCE"]),
    (Card("payload-limits"), "Both an HTTP API and a REST API take 10 MB", &["API_REST_QUOTAS"]),
    (Card("payload-limits"), "Lambda up to 200 MB", &["LAMBDA_STREAMING", "API_RESPONSE_STREAMING"]),
    (Card("long-requests"), "a REST API after 29 by default", &["API_REST_QUOTAS"]),
    (Card("vpc-link"), "V1 links reach an NLB only and are legacy", &["API_PRIVATE_INTEGRATION"]),
    (Card("usage-plans-and-keys"), "HTTP APIs have neither", &["API_REST_OR_HTTP"]),
    (Card("request-validation"), "HTTP APIs do not have it", &["API_REST_OR_HTTP"]),
    (Card("mapping-templates"), "HTTP APIs do not have them", &["API_REST_OR_HTTP"]),
    (Card("unauthorized-or-forbidden"), "A missing or wrong API key is 403 too", &["API_RESPONSE_TYPES"]),
    (Card("private-access-without-gateway"), "it carries HTTP like any TCP traffic", &["PRIVATELINK_SERVICE"]),
    (Card("private-access-without-gateway"), "A NAT gateway is no way in", &["NAT_GATEWAY"]),
    (Entry("payload-limit"), "10 MB for an HTTP or a REST API", &["API_REST_QUOTAS"]),
];

/// What the texts of a lesson say, in one piece.
fn words_of(lesson: &Lesson) -> String {
    let mut words = vec![
        lesson.intro.as_str(),
        &lesson.setup,
        &lesson.reason,
        &lesson.worked_out,
        &lesson.solution,
        &lesson.takeaway,
    ];
    for mistake in &lesson.mistakes {
        words.extend([mistake.what.as_str(), &mistake.fails_because]);
    }
    words.join("\n")
}

/// The words of a text and the keys of its sources.
fn found(text: Text) -> Option<(String, &'static [String])> {
    Some(match text {
        Card(id) => {
            let card = cards::cards().find(|it| it.id == id)?;
            (format!("{}\n{}\n{}", card.question, card.short, card.full), &card.sources)
        }
        Entry(id) => {
            let entry = glossary().iter().find(|it| it.id == id)?;
            (entry.definition.clone(), &entry.sources)
        }
        Statement(id) => {
            let it = statements().iter().find(|it| it.id == id)?;
            (format!("{}\n{}", it.statement, it.why), &it.sources)
        }
        Lecture(id) => {
            let lesson = lessons().iter().find(|it| it.id == id)?;
            (words_of(lesson), &lesson.sources)
        }
    })
}

#[test]
fn claims_that_are_easily_wrong_are_made_as_their_sources_say() {
    let mut faults = Vec::new();
    for (text, says, keys) in CLAIMS {
        let Some((words, sources)) = found(*text) else {
            faults.push(format!("{text:?} is gone"));
            continue;
        };
        if !words.contains(says) {
            faults.push(format!("{text:?} does not say “{says}”"));
        }
        for key in *keys {
            if !sources.iter().any(|it| it == key) {
                faults.push(format!("{text:?} does not name {key} for “{says}”"));
            }
            match cited(key) {
                Some(it)
                    if it.basis == SourceBasis::Own || it.source.url.starts_with("https://") => {}
                it => faults.push(format!("{key} has no address: {it:?}")),
            }
        }
    }
    super::assert_none(&faults);
}

/// Claims that are false, in the words in which they are usually made.
const FALSE: &[&str] = &[
    "EBS under a different key",
    "copy under a different key is a full copy rather",
    "does not copy DocumentDB",
    "DocumentDB has no copies in opt-in Regions",
    "exactly three Regions",
    "exactly 3 Regions",
    "promotion in under a minute",
    "promoted in under a minute",
    "promotes in under 1 minute",
    "managed planned failover",
    "a wrong maximum",
    "a retention of a week at least to stay incremental",
    "lives within the free tier",
    "whitepaper gives up to 24 hours",
    "whitepaper puts backup and restore at up to 24 hours",
    "as the usual failures",
    "the last clean point before discovery",
    "only hot standby and active/active need none",
    "hold no checked",
    "DNS was the slowest part",
    "0 unless set.",
];

#[test]
fn no_text_makes_a_claim_that_is_known_to_be_false() {
    let files = [
        include_str!("../../../src/learn/glossary.json"),
        include_str!("../../../src/learn/statements.json"),
    ];
    let cards = cards::cards().map(|it| format!("{} {} {}", it.question, it.short, it.full));
    let lessons = lessons().iter().map(words_of);
    let texts: Vec<String> =
        files.iter().map(|it| (*it).to_owned()).chain(cards).chain(lessons).collect();
    let faults: Vec<String> = FALSE
        .iter()
        .filter(|claim| texts.iter().any(|text| text.contains(**claim)))
        .map(|claim| format!("a text says “{claim}”"))
        .collect();
    super::assert_none(&faults);
}

/// A database with automated backups can be restored to nearly any second, and a deleted instance is
/// something else than a dropped table: a lesson whose figures depend on either has to say so.
#[test]
fn lessons_with_rds_say_whether_automated_backups_are_on_and_what_is_deleted() {
    let mut faults = Vec::new();
    let mut with_rds = 0;
    for lesson in lessons() {
        let list = |name: &str| lesson.scenario[name].as_array().cloned().unwrap_or_default();
        let of_kind = |kind: &'static str| move |it: &Value| it["kind"] == kind;
        let has_rds = list("components").iter().any(of_kind("rds_instance"));
        if has_rds {
            with_rds += 1;
            let setup = &lesson.setup;
            if !(setup.contains("automated backups") && setup.contains("off (retention 0)")) {
                faults.push(format!("{}: automated backups", lesson.id));
            }
        }
        let deletes = list("incidents").iter().any(of_kind("accidental_deletion"));
        if has_rds && deletes && !lesson.setup.contains("a table is dropped in") {
            faults.push(format!("{}: what is deleted", lesson.id));
        }
    }
    assert!(with_rds >= 13, "{with_rds} lessons have a database of RDS");
    super::assert_none(&faults);
}
