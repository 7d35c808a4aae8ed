//! The buttons of the timeline, and with them its keys and gestures.

use leptos::prelude::*;

use super::hover::{Hover, LaneNote};
use super::keys::Actors;
use super::transport::{Transport, TransportBar};
use super::zoom::{Zoom, ZoomBar};
use super::{Lanes, gestures, hover, keys};
use crate::ui::views::workbench::adding::AddIncident;
use crate::ui::views::workbench::templates::Templates;

/// The buttons of the timeline.
#[component]
pub(in crate::ui) fn Controls() -> impl IntoView {
    let lanes = expect_context::<Lanes>();
    let transport = Transport::new();
    let zoom = Zoom::new();
    let hover = Hover::new();
    hover::obey(hover);
    keys::obey(lanes, Actors { transport, zoom, hover });
    gestures::obey(lanes, expect_context());
    view! {
        <TransportBar transport/>
        <div class="adding">
            <AddIncident/>
            <Templates/>
        </div>
        <ZoomBar zoom/>
        <LaneNote hover/>
    }
}
