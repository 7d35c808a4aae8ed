//! The table of beliefs: what people take for true who give a certain wrong answer.

use crate::catalog::{Source, source};

/// One belief.
#[derive(Debug)]
pub struct BeliefSpec {
    /// What who holds it does, as people say it: "Counts from the incident to the next backup".
    pub name: &'static str,
    /// What is so instead, as one or two sentences.
    pub truth: &'static str,
    /// The page.
    pub source: &'static Source,
}

table! {
    /// What somebody takes for true who gives a certain wrong answer.
    pub enum Belief: BeliefSpec {
        /// The loss lies behind the incident.
        NextBackup "next_backup" => BeliefSpec {
            name: "Counts to the next backup",
            truth: "A backup that has not run yet brings nothing back. What counts is the last good recovery point before the damage.",
            source: &source::DR_WHITEPAPER,
        },
        /// The interval is the loss.
        IntervalIsLoss "interval_is_loss" => BeliefSpec {
            name: "Takes the interval for the loss",
            truth: "The interval only bounds the loss from above. How much is lost depends on the moment of the incident within it.",
            source: &source::PLAN_OPTIONS,
        },
        /// A point holds the state of the end of its job.
        JobCapturesAtEnd "job_captures_at_end" => BeliefSpec {
            name: "Takes the end of the job for the state it holds",
            truth: "A snapshot of a volume or a database holds the state at the start of its job. What was written while the job ran is not in it.",
            source: &source::EBS_SNAPSHOT,
        },
        /// A copy is there as soon as its original is.
        CopyIsInstant "copy_is_instant" => BeliefSpec {
            name: "Counts on a copy that was not finished",
            truth: "A copy begins when the backup job is complete and takes time of its own. One that was still on its way when its Region went out is lost.",
            source: &source::CROSS_REGION,
        },
        /// The vault at home is always there.
        VaultOutlivesRegion "vault_outlives_region" => BeliefSpec {
            name: "Counts on a vault that is out with its Region",
            truth: "A vault lies in one Region. While the Region is out, only copies elsewhere can be restored.",
            source: &source::CROSS_REGION,
        },
        /// A replica can be gone back to.
        ReplicationIsBackup "replication_is_backup" => BeliefSpec {
            name: "Takes a replica for a backup",
            truth: "A replica repeats a deletion or a corruption within seconds. Only a state from before the damage helps.",
            source: &source::DR_WHITEPAPER,
        },
        /// A standby can be gone back to.
        StandbyIsBackup "standby_is_backup" => BeliefSpec {
            name: "Takes a standby for a backup",
            truth: "A Multi-AZ standby copies every write at once, the damage included. It helps against the loss of a machine or a zone, not of data.",
            source: &source::RDS_FAILOVER,
        },
        /// Writes go on being lost until somebody notices.
        DetectionIsLost "detection_is_lost" => BeliefSpec {
            name: "Adds the time until somebody noticed to the data lost",
            truth: "Data that is gone at once takes no more writes. The time until somebody notices is downtime, not data lost.",
            source: &source::DR_WHITEPAPER,
        },
        /// Wrong data costs only what was there when it went wrong.
        CorruptionEndsAtOnce "corruption_ends_at_once" => BeliefSpec {
            name: "Stops counting when the corruption began",
            truth: "Until somebody notices, people go on writing onto wrong data. Going back to a clean state loses all of that too, and the question counts it.",
            source: &source::DR_WHITEPAPER,
        },
        /// The newest point is the best.
        NewestIsBest "newest_is_best" => BeliefSpec {
            name: "Takes the newest point, though it holds the damage",
            truth: "A point that was captured after the damage began holds the damage. The newest clean one is needed.",
            source: &source::DR_WHITEPAPER,
        },
        /// One goes back further than one must.
        OlderIsSafer "older_is_safer" => BeliefSpec {
            name: "Goes back further than needed",
            truth: "Every interval further back is data lost for nothing: the newest clean point that can be reached is the one to take.",
            source: &source::DR_WHITEPAPER,
        },
        /// An objective happens by itself.
        ObjectiveIsResult "objective_is_result" => BeliefSpec {
            name: "Takes the objective for the result",
            truth: "An objective is what the business wants. What an incident costs follows from the design.",
            source: &source::DR_WHITEPAPER,
        },
        /// RPO and RTO are one.
        LossIsDowntime "loss_is_downtime" => BeliefSpec {
            name: "Mixes up data lost and downtime",
            truth: "Data lost reaches back from the incident to the state recovered; downtime reaches forward until it serves again.",
            source: &source::DR_WHITEPAPER,
        },
        /// The clock starts when somebody looks at it.
        DetectionForgotten "detection_forgotten" => BeliefSpec {
            name: "Starts the clock when somebody noticed",
            truth: "Downtime begins with the disruption. Until somebody notices it runs already.",
            source: &source::DR_WHITEPAPER,
        },
        /// Nobody has to decide.
        DecisionForgotten "decision_forgotten" => BeliefSpec {
            name: "Leaves out telling people and deciding",
            truth: "Somebody has to be told and to decide before anything is restored, and that is part of the downtime.",
            source: &source::DR_WHITEPAPER,
        },
        /// The restore is the downtime.
        RestoreIsDowntime "restore_is_downtime" => BeliefSpec {
            name: "Takes the restore for the whole downtime",
            truth: "Noticing, telling, deciding, preparing, checking and redirecting are part of the downtime too.",
            source: &source::DR_WHITEPAPER,
        },
        /// What is restored is right, and found.
        CheckForgotten "check_forgotten" => BeliefSpec {
            name: "Leaves out checking and redirecting",
            truth: "What was restored is checked before users are let in, and traffic has to find it.",
            source: &source::DR_WHITEPAPER,
        },
        /// Waiting is a plan.
        WaitingIsRecovery "waiting_is_recovery" => BeliefSpec {
            name: "Waits for the site, as if that were a recovery",
            truth: "Nobody knows beforehand how long an outage lasts, and what is deleted does not return with a site. Waiting is taken only when nothing else helps.",
            source: &source::DR_WHITEPAPER,
        },
        /// Machines that heal heal data.
        RestartIsRepair "restart_is_repair" => BeliefSpec {
            name: "Expects data to heal by itself",
            truth: "Auto Scaling and standbys replace machines. They bring no data back that was deleted or went wrong.",
            source: &source::DR_WHITEPAPER,
        },
        /// Code brings data back.
        CodeHoldsData "code_holds_data" => BeliefSpec {
            name: "Expects data from code",
            truth: "Infrastructure as code brings back what holds no data of its own. Data comes from recovery points, logs or replicas.",
            source: &source::STACK_BACKUPS,
        },
        /// A release can always be taken back.
        RollBackBringsData "roll_back_brings_data" => BeliefSpec {
            name: "Rolls back, as if that brought data back",
            truth: "Rolling back brings the old version of a program, with the data as it is. It helps only against a bad release that left the data alone.",
            source: &source::DR_WHITEPAPER,
        },
        /// Every service keeps versions.
        VersionsEverywhere "versions_everywhere" => BeliefSpec {
            name: "Expects older versions where none are kept",
            truth: "Only S3 keeps versions of objects, only where versioning is on, and not against an intruder who may delete versions.",
            source: &source::S3_BACKUPS,
        },
        /// Every resource has logs to replay.
        PointInTimeEverywhere "point_in_time_everywhere" => BeliefSpec {
            name: "Expects point-in-time restore where there is none",
            truth: "A restore to any second needs a continuous backup or the service’s own point-in-time recovery, switched on before and out of the damage’s reach.",
            source: &source::POINT_IN_TIME_RECOVERY,
        },
        /// Elastic Disaster Recovery takes everything.
        DrsForEverything "drs_for_everything" => BeliefSpec {
            name: "Expects Elastic Disaster Recovery for everything",
            truth: "Elastic Disaster Recovery replicates servers for which it was set up. Managed services have replicas of their own.",
            source: &source::DRS_FAQ,
        },
        /// Any backup will do, whatever it costs the business.
        BackupComesFirst "backup_comes_first" => BeliefSpec {
            name: "Restores from a vault though something better is there",
            truth: "A recovery point costs the writes since it was captured and the time of a restore. Where another option loses less and is quicker, that one is taken.",
            source: &source::DR_WHITEPAPER,
        },
        /// What works is taken.
        WorksIsBest "works_is_best" => BeliefSpec {
            name: "Takes an option that works, not the best one",
            truth: "Several recovery options may work. The one to take loses the least data and is back soonest.",
            source: &source::DR_WHITEPAPER,
        },
        /// The intruder leaves backups alone.
        SameAccountSurvives "same_account_survives" => BeliefSpec {
            name: "Believes that a vault of the same account survives",
            truth: "Who holds the account may delete what lies in its vaults, unless a compliance lock or an air gap holds them.",
            source: &source::VAULT_LOCK,
        },
        /// Any lock holds.
        GovernanceHolds "governance_holds" => BeliefSpec {
            name: "Believes that governance mode stops an intruder",
            truth: "A lock in governance mode can be removed by whoever holds the permission; only compliance mode cannot.",
            source: &source::VAULT_LOCK,
        },
        /// Everything is lost.
        EverythingIsLost "everything_is_lost" => BeliefSpec {
            name: "Gives everything up for lost",
            truth: "Points in another account, under a compliance lock or behind an air gap survive an intruder.",
            source: &source::VAULT_LOCK,
        },
        /// What it is called is what it is.
        LabelIsStrategy "label_is_strategy" => BeliefSpec {
            name: "Takes the label for what it amounts to",
            truth: "A component can answer no sooner than what it needs: the weakest of them decides what it amounts to.",
            source: &source::DR_WHITEPAPER,
        },
        /// Live data is a running site.
        LiveDataIsRunning "live_data_is_running" => BeliefSpec {
            name: "Takes live data for a running site",
            truth: "A pilot light keeps data live and compute switched off: it cannot answer a request before somebody acts. A warm standby can.",
            source: &source::DR_WHITEPAPER,
        },
        /// A running site serves.
        RunningIsServing "running_is_serving" => BeliefSpec {
            name: "Takes a running site for one that serves",
            truth: "Active/active means that both sites take requests all the time. A standby runs and waits, at a part of the capacity (warm) or at all of it (hot).",
            source: &source::DR_WHITEPAPER,
        },
        /// A standby is a standby.
        FractionIsWhole "fraction_is_whole" => BeliefSpec {
            name: "Mixes up a fraction of the capacity with all of it",
            truth: "A warm standby runs at a fraction of the capacity and has to grow before it carries all users; a hot standby runs at all of it.",
            source: &source::DR_WHITEPAPER,
        },
        /// Copies are a site.
        CopiesAreASite "copies_are_a_site" => BeliefSpec {
            name: "Takes copies of recovery points for something that runs",
            truth: "With copies alone nothing is live at the recovery site: that is backup and restore, and everything has to be built and restored first.",
            source: &source::DR_WHITEPAPER,
        },
        /// Replication is only copies.
        LiveIsOnlyCopies "live_is_only_copies" => BeliefSpec {
            name: "Takes live replication for copies of backups",
            truth: "Where data is replicated all the time and the rest is prepared, recovery begins with switching on, not with a restore.",
            source: &source::DR_WHITEPAPER,
        },
        /// Servers or services are all the same to it.
        DrsIsAStrategyForAll "drs_is_a_strategy_for_all" => BeliefSpec {
            name: "Mixes up Elastic Disaster Recovery with the services’ own replicas",
            truth: "Elastic Disaster Recovery replicates servers block by block and launches them when needed. Databases and buckets replicate by themselves.",
            source: &source::DRS_FAQ,
        },
        /// It is refused because it looks strange.
        LooksRefused "looks_refused" => BeliefSpec {
            name: "Takes what is unusual for what is refused or fails",
            truth: "AWS Backup refuses only what breaks one of its rules, and a vault lock fails only jobs outside its limits. This plan does neither.",
            source: &source::PLAN_OPTIONS,
        },
        /// The objective judges the schedule.
        IntervalIsJudged "interval_is_judged" => BeliefSpec {
            name: "Judges the data lost by the schedule",
            truth: "An objective is held against what this incident lost: from the state recovered to the last write, whatever the interval is.",
            source: &source::DR_WHITEPAPER,
        },
        /// The objective judges the restore.
        RestoreIsJudged "restore_is_judged" => BeliefSpec {
            name: "Judges the downtime by a part of it",
            truth: "The recovery time counts from the disruption until it serves again, with noticing, deciding and checking.",
            source: &source::DR_WHITEPAPER,
        },
        /// Both judgements at once.
        BothMisjudged "both_misjudged" => BeliefSpec {
            name: "Misjudges both objectives",
            truth: "The RPO is compared with the data this incident lost, the RTO with the whole downtime.",
            source: &source::DR_WHITEPAPER,
        },
        /// The cheapest is good enough.
        CheapestIsEnough "cheapest_is_enough" => BeliefSpec {
            name: "Takes the cheapest, though it misses an objective",
            truth: "A strategy that misses an objective is not cheap: its price is paid in the incident.",
            source: &source::DR_WHITEPAPER,
        },
        /// The dearest is best.
        MoreIsBetter "more_is_better" => BeliefSpec {
            name: "Pays for more than the objectives ask",
            truth: "Once the objectives are met, a dearer strategy buys what nobody asked for.",
            source: &source::DR_WHITEPAPER,
        },
    }
}
