//! The open document as signals: slices that wake only those who read what has changed.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Notices;
use super::tools::{self, Check, Tools};
use crate::document::build::Build;
use crate::document::{Command, Document};
use crate::engine::{Impact, Run};
use crate::model::{Component, ComponentId, Finding, Incident, IncidentId, Scenario, SiteId};
use crate::ui::later::Later;
use crate::ui::widgets::{memo, text};

/// After the last edit it takes this long until what nobody looks at during a drag follows.
const SETTLED_AFTER: Duration = Duration::from_millis(120);

/// Handle to the open document; copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    document: RwSignal<Document>,
    notices: Notices,
    /// The scenario as it is now.
    pub scenario: Memo<Arc<Scenario>>,
    /// What happens in it; without findings, which are those of the checks.
    pub run: Memo<Arc<Run>>,
    /// The run once edits have paused, for what need not follow a drag move by move.
    pub settled: RwSignal<Arc<Run>>,
    /// What changes, judges and writes the design, which is loaded later.
    pub tools: Later<Tools>,
    /// What judges the design, which is loaded later still.
    pub checks: Later<Check>,
    /// What the checks say of the settled run; nothing until they are there.
    pub findings: Memo<Arc<Vec<Finding>>>,
}

impl Editor {
    /// Opens a scenario without a past.
    pub fn new(scenario: Arc<Scenario>, notices: Notices) -> Self {
        let document = RwSignal::new(Document::new(scenario));
        let scenario = Memo::new_with_compare(
            move |_| document.with(|document| Arc::clone(document.scenario())),
            |before, now| !matches!((before, now), (Some(a), Some(b)) if Arc::ptr_eq(a, b)),
        );
        let run = Memo::new_with_compare(
            move |_| Arc::new(Run::unchecked(scenario.get())),
            |before, now| !matches!((before, now), (Some(a), Some(b)) if Arc::ptr_eq(a, b)),
        );
        let settled = settled(run);
        let tools = tools::later();
        let checks = tools::later_checks();
        let findings = tools::findings(checks, settled);
        Self { document, notices, scenario, run, settled, tools, checks, findings }
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
        self.keys(|scenario| scenario.components.iter().map(|it| it.id.as_str().into()).collect())
    }

    /// The ids of the components at a site.
    pub fn components_at(self, site: SiteId) -> Memo<Vec<Arc<str>>> {
        self.keys(move |scenario| {
            let here = scenario.components.iter().filter(|it| it.site == site);
            here.map(|it| it.id.as_str().into()).collect()
        })
    }

    /// The ids of all sites, in the order of the document.
    pub fn site_ids(self) -> Memo<Vec<Arc<str>>> {
        self.keys(|scenario| scenario.sites.iter().map(|it| it.id.as_str().into()).collect())
    }

    /// The ids of all incidents, in the order of the document.
    pub fn incident_ids(self) -> Memo<Vec<Arc<str>>> {
        self.keys(|scenario| scenario.incidents.iter().map(|it| it.id.as_str().into()).collect())
    }

    /// One component; nothing once it is removed.
    pub fn component(self, id: ComponentId) -> Memo<Option<Component>> {
        memo(move || self.scenario.with(|scenario| scenario.component(&id).cloned()))
    }

    /// One incident; nothing once it is removed.
    pub fn incident(self, id: IncidentId) -> Memo<Option<Incident>> {
        memo(move || self.scenario.with(|scenario| scenario.incident(&id).cloned()))
    }

    /// What people call an incident.
    pub fn incident_label(self, id: IncidentId) -> Signal<String> {
        text(move || {
            self.scenario.with(|scenario| {
                scenario.incident(&id).map(|it| it.label(scenario)).unwrap_or_default()
            })
        })
    }

    /// What an incident did to a component; nothing where it did not hit it.
    pub fn impact(self, incident: IncidentId, component: ComponentId) -> Memo<Option<Impact>> {
        memo(move || {
            self.run.with(|run| {
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
                    "The change was not made: what makes changes could not be loaded. Try again when there is a connection.",
                ),
            }
        });
    }

    /// Makes a change of the workload that is more than one field, as one edit.
    pub fn build(self, build: &Build) {
        match self.scenario.with_untracked(|it| build.command(it)) {
            Some(command) => self.dispatch(command),
            None => {
                self.notices.problem("What this was to change is not in the design any more.");
            }
        }
    }

    /// Makes an edit with the tools at hand; one that is rejected becomes a notice.
    pub(super) fn apply(self, tools: Tools, command: &Command) {
        let result = self.document.try_update(|document| (tools.apply)(document, command));
        if let Some(Err(error)) = result {
            self.notices.problem(error.to_string());
        }
    }

    /// Puts another design in the place of this one: nothing of it can be undone.
    pub fn reopen(self, scenario: Arc<Scenario>) {
        self.document.update(|document| document.reopen(scenario));
    }

    /// Ends a drag or a burst of edits in one field.
    pub fn close_step(self) {
        self.document.update_untracked(Document::close_step);
    }

    /// Takes back the newest step.
    pub fn undo(self) {
        self.document.maybe_update(Document::undo);
    }

    /// Brings back the step undone last.
    pub fn redo(self) {
        self.document.maybe_update(Document::redo);
    }

    /// Ids as the keys of a list.
    fn keys(
        self,
        of: impl Fn(&Scenario) -> Vec<Arc<str>> + Send + Sync + 'static,
    ) -> Memo<Vec<Arc<str>>> {
        memo(move || self.scenario.with(|scenario| of(scenario)))
    }
}

/// A run that follows another one once that has stood still for a moment.
fn settled(run: Memo<Arc<Run>>) -> RwSignal<Arc<Run>> {
    let settled = RwSignal::new(run.get_untracked());
    let mut follow = debounce(SETTLED_AFTER, move |()| settled.set(run.get_untracked()));
    Effect::new(move |is_first: Option<()>| {
        run.track();
        if is_first.is_some() {
            follow(());
        }
    });
    settled
}
