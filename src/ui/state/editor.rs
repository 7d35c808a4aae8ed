//! The open document as signals: slices that wake only those who read what has changed.
//!
//! They are signals that are set where they differ, and not memos of each other: a memo wakes whoever reads
//! it to ask whether it has changed, and those who read them in turn, along every path there is.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::frame_scheduler::{FrameScheduler, Panel};
use super::tools::{self, Check, Tools};
use super::{Notices, Said};
use crate::document::build::Build;
use crate::document::{Command, Document};
use crate::engine::{Impact, Run};
use crate::model::{Component, ComponentId, Finding, Incident, IncidentId, Scenario, SiteId};
use crate::ui::lazy::Chunk;
use crate::ui::state::signals::{distinct, memo};
use crate::ui::state::timer::ViewTimer;
use crate::units::Instant;

/// After the last edit it takes so many milliseconds until what nobody looks at during a drag follows.
const SETTLED_AFTER_MS: u32 = 120;

/// Handle to the open document; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    document: RwSignal<Document>,
    notices: Notices,
    /// The scenario as it is now.
    pub scenario: RwSignal<Arc<Scenario>>,
    /// The same for those who read nothing of its incidents: it stays while only these change.
    pub design: RwSignal<Arc<Scenario>>,
    incident_ids: RwSignal<Vec<Arc<str>>>,
    /// What happens in it; without findings, which are those of the checks.
    pub run: RwSignal<Arc<Run>>,
    /// The run before the newest step, to be compared with; nothing where there is none to compare with.
    pub former: RwSignal<Option<Arc<Run>>>,
    panels: FrameScheduler,
    /// The run once edits have paused, for what need not follow a drag move by move.
    pub settled: RwSignal<Arc<Run>>,
    /// Whether edits have paused.
    pub is_settled: RwSignal<bool>,
    /// What changes, judges and writes the design, which is loaded later.
    pub tools: Chunk<Tools>,
    /// What judges the design, which is loaded later still.
    pub checks: Chunk<Check>,
    /// What the checks say of the settled run; nothing until they are there.
    pub findings: Memo<Arc<Vec<Finding>>>,
}

impl Editor {
    /// Opens a scenario without a past; what edits and judges it is loaded later.
    pub(in crate::ui) fn new(
        scenario: Arc<Scenario>,
        notices: Notices,
        tools: Chunk<Tools>,
        checks: Chunk<Check>,
    ) -> Self {
        let document = RwSignal::new(Document::new(Arc::clone(&scenario)));
        let run = Arc::new(Run::unchecked(Arc::clone(&scenario)));
        let panels = FrameScheduler::new(&run);
        let run = RwSignal::new(run);
        let is_settled = RwSignal::new(true);
        let settled = settled(run, is_settled);
        let findings = tools::findings(checks, settled);
        let incident_ids = RwSignal::new(incident_ids(&scenario));
        let design = RwSignal::new(Arc::clone(&scenario));
        let scenario = RwSignal::new(scenario);
        Self {
            document,
            notices,
            scenario,
            design,
            incident_ids,
            run,
            former: RwSignal::new(None),
            panels,
            settled,
            is_settled,
            tools,
            checks,
            findings,
        }
    }

    /// Another scenario beside this one, also without a past.
    pub fn another(self, scenario: Arc<Scenario>) -> Self {
        Self::new(scenario, self.notices, self.tools, self.checks)
    }

    /// The run, for a panel that follows a drag in its turn.
    pub fn run_in(self, panel: Panel) -> RwSignal<Arc<Run>> {
        self.panels.run(panel)
    }

    /// Which of the designs that were opened, one in the place of the other, is the open one now.
    pub fn design_number(self) -> u64 {
        self.document.with_untracked(Document::design)
    }

    /// The scenario of the document, also while the signals are still being brought to it.
    pub fn newest(self) -> Arc<Scenario> {
        self.document.with_untracked(|document| Arc::clone(document.scenario()))
    }

    /// Which design is open, for those who follow it.
    pub fn shown_design(self) -> Memo<u64> {
        memo(move || self.document.with(Document::design))
    }

    /// A number that grows with every change.
    pub fn revision(self) -> Memo<u64> {
        memo(move || self.document.with(Document::revision))
    }

    /// What the next undo takes back.
    pub fn undo_label(self) -> Memo<Option<String>> {
        memo(move || self.document.with(|document| document.undo_label().map(str::to_owned)))
    }

    /// What the next redo brings back.
    pub fn redo_label(self) -> Memo<Option<String>> {
        memo(move || self.document.with(|document| document.redo_label().map(str::to_owned)))
    }

    /// The ids of all components, in the order of the document.
    pub fn component_ids(self) -> Memo<Vec<Arc<str>>> {
        self.keys(|design| design.components.iter().map(|it| it.id.as_str().into()).collect())
    }

    /// The ids of the components at a site.
    pub fn components_at(self, site: SiteId) -> Memo<Vec<Arc<str>>> {
        self.keys(move |design| {
            let here = design.components.iter().filter(|it| it.site == site);
            here.map(|it| it.id.as_str().into()).collect()
        })
    }

    /// The ids of all sites, in the order of the document.
    pub fn site_ids(self) -> Memo<Vec<Arc<str>>> {
        self.keys(|design| design.sites.iter().map(|it| it.id.as_str().into()).collect())
    }

    /// The ids of all incidents, in the order of the document.
    pub fn incident_ids(self) -> Memo<Vec<Arc<str>>> {
        memo(move || self.incident_ids.get())
    }

    /// One component; nothing once it is removed.
    pub fn component(self, id: ComponentId) -> Memo<Option<Component>> {
        memo(move || self.design.with(|design| design.component(&id).cloned()))
    }

    /// One incident; nothing once it is removed.
    pub fn incident(self, id: IncidentId) -> Memo<Option<Incident>> {
        memo(move || self.scenario.with(|scenario| scenario.incident(&id).cloned()))
    }

    /// What people call an incident.
    pub fn incident_label(self, id: IncidentId) -> Signal<String> {
        let label = distinct(move || {
            self.scenario.with(|scenario| {
                scenario.incident(&id).map(|it| it.label(scenario)).unwrap_or_default()
            })
        });
        label.into()
    }

    /// When an incident happens, for a panel that follows a drag in its turn; nothing once it is removed.
    pub fn moment_in(self, panel: Panel, id: IncidentId) -> Memo<Option<Instant>> {
        memo(move || self.run_in(panel).with(|run| run.scenario.incident(&id).map(|it| it.at)))
    }

    /// What an incident did to a component, for a panel that follows a drag in its turn; nothing where it
    /// did not hit it.
    pub fn impact_in(
        self,
        panel: Panel,
        incident: IncidentId,
        component: ComponentId,
    ) -> Memo<Option<Impact>> {
        memo(move || {
            self.run_in(panel).with(|run| {
                run.outcome
                    .impacts()
                    .find(|(by, impact)| by.id == incident && impact.component == component)
                    .map(|(_, impact)| impact.clone())
            })
        })
    }

    /// Makes an edit, as soon as the tools are there; one that is rejected becomes a notice.
    pub fn dispatch(self, command: Command) {
        if let Some(tools) = self.tools.ready_untracked() {
            self.apply(tools, &command);
            return;
        }
        spawn_local(async move {
            match self.tools.loaded().await {
                Some(tools) => self.apply(tools, &command),
                None => self.notices.problem(
                    "The edit was not made, because a part of Tabletop could not be loaded. Try again when you are online.",
                ),
            }
        });
    }

    /// Makes a change of the workload that is more than one field, as one edit.
    pub fn build(self, build: &Build) {
        match self.scenario.with_untracked(|it| build.command(it)) {
            Some(command) => self.dispatch(command),
            None => {
                self.notices
                    .problem("The edit was not made, because its place in the design is gone.");
            }
        }
    }

    /// Makes an edit with the tools at hand; one that is rejected becomes a notice.
    pub(super) fn apply(self, tools: Tools, command: &Command) {
        let result = self.document.try_update(|document| (tools.apply)(document, command));
        self.publish();
        if let Some(Err(error)) = result {
            self.notices.say_of_edit(Said::problem(error.to_string()));
        }
    }

    /// Puts another design in the place of this one: nothing of it can be undone.
    pub fn reopen(self, scenario: Arc<Scenario>) {
        self.document.update(|document| document.reopen(scenario));
        self.publish();
    }

    /// Ends a drag or a burst of edits in one field.
    pub fn close_step(self) {
        self.document.update_untracked(Document::close_step);
    }

    /// What ends a burst of edits later, unless something else is edited until then: that may be a drag.
    pub fn step_closer(self) -> impl Fn() + 'static {
        let revision = self.document.with_untracked(Document::revision);
        move || {
            // Fails once the page goes.
            let now = self.document.try_with_untracked(Document::revision);
            if now == Some(revision) {
                self.close_step();
            }
        }
    }

    /// Takes back the newest step.
    pub fn undo(self) {
        self.document.maybe_update(Document::undo);
        self.publish();
    }

    /// Brings back the step undone last.
    pub fn redo(self) {
        self.document.maybe_update(Document::redo);
        self.publish();
    }

    /// Brings the slices to where the document is.
    fn publish(self) {
        let now = self.document.with_untracked(|document| Arc::clone(document.scenario()));
        let before = self.scenario.get_untracked();
        if Arc::ptr_eq(&now, &before) {
            return;
        }
        self.notices.edited();
        let run = Arc::new(Run::unchecked(Arc::clone(&now)));
        self.remember_former();
        self.run.set(Arc::clone(&run));
        let incidents = incident_ids(&now);
        if self.incident_ids.with_untracked(|before| *before != incidents) {
            self.incident_ids.set(incidents);
        }
        if now.has_design_of(&before) {
            self.panels.follow(&run);
        } else {
            // No drag changes the design, and a panel must not be asked for what its run does not have.
            self.panels.bring(&run);
            self.design.set(Arc::clone(&now));
        }
        self.scenario.set(now);
    }

    /// Keeps the run that the newest step began with: during a drag it stays. After an undo none is compared
    /// with, since what was before is what one has come from.
    fn remember_former(self) {
        let before = self.document.with_untracked(|document| document.before_step().cloned());
        let is = |run: &Arc<Run>| before.as_ref().is_some_and(|it| Arc::ptr_eq(&run.scenario, it));
        if self.former.with_untracked(|former| former.as_ref().is_some_and(is)) {
            return;
        }
        let run = self.run.get_untracked();
        self.former.set(Some(run).filter(is));
    }

    /// Ids as the keys of a list.
    fn keys(
        self,
        of: impl Fn(&Scenario) -> Vec<Arc<str>> + Send + Sync + 'static,
    ) -> Memo<Vec<Arc<str>>> {
        memo(move || self.design.with(|design| of(design)))
    }
}

fn incident_ids(scenario: &Scenario) -> Vec<Arc<str>> {
    scenario.incidents.iter().map(|it| it.id.as_str().into()).collect()
}

/// A run that follows another one once that has stood still for a moment, and whether it has.
fn settled(run: RwSignal<Arc<Run>>, is_settled: RwSignal<bool>) -> RwSignal<Arc<Run>> {
    let settled = RwSignal::new(run.get_untracked());
    let pause = ViewTimer::new();
    let follow = move || {
        settled.set(run.get_untracked());
        is_settled.set(true);
    };
    Effect::new(move |is_first: Option<()>| {
        run.track();
        if is_first.is_some() {
            if is_settled.get_untracked() {
                is_settled.set(false);
            }
            pause.after(SETTLED_AFTER_MS, follow);
        }
    });
    settled
}
