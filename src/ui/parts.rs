//! The parts of the page that are loaded later, and what stands in a view's place until it is there.

use leptos::prelude::*;

use super::compliance::ComplianceView;
use super::key_figures::KeyFigures;
use super::later::{Later, Part, chunk};
use super::protect::ProtectView;
use super::widgets::dynamic;

/// Makes a view.
type View = fn() -> AnyView;

chunk! {
    /// The Protect view with its forms.
    fn protect() -> View {
        || view! { <KeyFigures/> <ProtectView/> }.into_any()
    }
}

chunk! {
    /// The Compliance view with the controls.
    fn compliance() -> View {
        || view! { <ComplianceView/> }.into_any()
    }
}

/// The views that are loaded later; copy it freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Views {
    /// How data is protected, to be edited.
    pub(super) protect: Later<View>,
    /// What the controls say of the open run.
    pub(super) compliance: Later<View>,
}

impl Views {
    /// Views that nobody has asked for.
    pub(super) fn new() -> Self {
        Self {
            protect: Later::new(|| Box::pin(protect())),
            compliance: Later::new(|| Box::pin(compliance())),
        }
    }
}

/// A view once it is there; until then that it is on its way, or that it did not come.
pub(super) fn later(view: Later<View>) -> AnyView {
    view.load();
    dynamic(move || match view.part() {
        Part::Ready(view) => view(),
        Part::Awaited => view! { <p class="panel hint" role="status">"Loading…"</p> }.into_any(),
        Part::Failed => view! {
            <section class="panel" role="alert" aria-label="This view is not there">
                <p>
                    "This view could not be loaded: there is no connection, or Tabletop has been \
                    replaced by a newer version. Try again, or reload the page; the design is kept."
                </p>
                <p>
                    <button type="button" class="button" on:click=move |_| view.retry()>
                        "Try again"
                    </button>
                </p>
            </section>
        }
        .into_any(),
    })
}
