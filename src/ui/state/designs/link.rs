//! A design that comes by a link: kept as a design of its own, beside those that are there.

use crate::document::read_for_editing;
use crate::model::Scenario;
use crate::model::file;
use crate::platform::address;
use crate::ui::parts;
use crate::ui::state::Refused;
use crate::ui::state::notices::{Said, Tone};

use super::shelf::{self, Kept};
use super::{Session, create, open};

/// The name of what a link holds, where it cannot be read.
const NAME: &str = "The design in the link";

/// What a link amounts to.
pub(super) enum Linked {
    /// A design that is kept already, as it is in the link.
    Kept(Kept),
    /// A design that is not.
    New(Box<Scenario>),
    /// A document that cannot be read.
    Refused(Refused),
    /// No document, and why.
    None(String),
}

/// Opens the design of a link that was followed while the page is open.
pub async fn open_link(session: Session, fragment: String) {
    match linked_design(&fragment).await {
        Linked::Kept(kept) => {
            open(session, &kept.id);
        }
        Linked::New(scenario) => {
            if create(session, *scenario) {
                session.notices.say(came_by_link());
            }
        }
        Linked::Refused(refused) => {
            session.opened.refuse(refused.name, refused.text, refused.findings);
        }
        Linked::None(reason) => session.notices.problem(reason),
    }
}

/// Reads the design of a link. One that was read leaves the address: loading the page anew goes on with
/// what became of it.
pub(super) async fn linked_design(fragment: &str) -> Linked {
    let Some(share) = parts::share_file().await else {
        return Linked::None(
            "The link was not opened: what reads it could not be loaded. Reload the page when there is a connection."
                .to_owned(),
        );
    };
    let text = match (share.read)(fragment) {
        Ok(text) => text,
        Err(error) => return Linked::None(error.to_string()),
    };
    address::replace_fragment("workbench");
    match read_for_editing(&text) {
        Ok(scenario) => {
            let written = file::write(&scenario);
            let kept = shelf::all().unwrap_or_default();
            match kept.into_iter().find(|kept| kept.text == written) {
                Some(kept) => Linked::Kept(kept),
                None => Linked::New(Box::new(scenario)),
            }
        }
        Err(findings) => Linked::Refused(Refused { name: NAME.to_owned(), text, findings }),
    }
}

/// That a design came by a link.
pub(super) fn came_by_link() -> Said {
    Said {
        tone: Tone::Information,
        text: "This design came by a link. It is kept in this browser as one of its own; those you had are under Designs."
            .to_owned(),
        offer: None,
        actions: Vec::new(),
    }
}
