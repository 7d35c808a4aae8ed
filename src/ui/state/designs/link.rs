//! A design that comes by a link: saved as a design of its own, beside those that are there.

use crate::document::address::WORKBENCH;
use crate::document::link::{self, LinkError};
use crate::document::read_for_editing;
use crate::model::Scenario;
use crate::model::file::{self, Loaded};
use crate::platform::address;
use crate::ui::state::UnreadableFile;
use crate::ui::state::notices::{NoticeTopic, Said, Tone};
use crate::ui::state::opened::left_out;

use super::saved::{self, SavedDesign};
use super::{Session, create, open};

/// Takes the document out of the fragment of a link.
pub(in crate::ui) type ReadLink = fn(&str) -> Result<link::LinkedDesign, LinkError>;

/// The name of what a link holds, where it cannot be read.
const NAME: &str = "The design in the link";

/// What a link amounts to.
pub(super) enum LinkContent {
    /// A design that is saved already, as it is in the link; and what of that was left out.
    Saved(SavedDesign, Option<Said>),
    /// A design that is not; and what of it was left out.
    New { scenario: Box<Scenario>, left_out: Option<Said>, is_checked: bool },
    /// A document that cannot be read.
    Refused(UnreadableFile),
    /// No document, and why.
    None(String),
}

/// Opens the design of a link that was followed while the page is open; what reads links is nothing where
/// it could not be loaded.
pub(in crate::ui) fn open_link(session: Session, reader: Option<ReadLink>, fragment: &str) {
    let said = match linked_design(reader, fragment) {
        LinkContent::Saved(saved, left_out) => {
            let is_open = open(session, &saved.id);
            left_out.filter(|_| is_open)
        }
        LinkContent::New { scenario, left_out, is_checked } => {
            let is_saved = create(session, *scenario);
            if is_saved {
                session.notices.say_about(NoticeTopic::Origin, came_by_link(is_checked));
            }
            left_out.filter(|_| is_saved)
        }
        LinkContent::Refused(refused) => {
            session.notices.settle(NoticeTopic::Opening);
            session.opened.refuse(refused.name, refused.text, refused.findings);
            None
        }
        LinkContent::None(reason) => Some(Said::problem(reason)),
    };
    if let Some(said) = said {
        session.notices.say_about(NoticeTopic::Opening, said);
    }
}

/// Reads the design of a link. One that was read leaves the address to the place at which it opens: loading the
/// page anew goes on with what became of it. So does one that will never be read.
pub(super) fn linked_design(reader: Option<ReadLink>, fragment: &str) -> LinkContent {
    let Some(read) = reader else {
        return LinkContent::None(
            "The link was not opened, because a part of Tabletop could not be loaded. Reload the page when you are online."
                .to_owned(),
        );
    };
    let link::LinkedDesign { document: text, is_checked } = match read(fragment) {
        Ok(linked) => linked,
        Err(error) => {
            // A newer version may read it, and loading the page anew is the way to that.
            if !matches!(error, LinkError::Newer(_)) {
                address::replace_fragment(WORKBENCH);
            }
            return LinkContent::None(error.to_string());
        }
    };
    let place = link::place(fragment).map_or_else(|| WORKBENCH.to_owned(), |it| it.fragment());
    address::replace_fragment(&place);
    match read_for_editing(&text) {
        Ok(Loaded { scenario, findings }) => {
            let left_out = left_out("the design in the link", NAME, &text, &findings);
            let written = file::write(&scenario);
            let saved = saved::all().unwrap_or_default();
            match saved.into_iter().find(|saved| saved.text == written) {
                Some(saved) => LinkContent::Saved(saved, left_out),
                None => LinkContent::New { scenario: Box::new(scenario), left_out, is_checked },
            }
        }
        Err(findings) => {
            LinkContent::Refused(UnreadableFile { name: NAME.to_owned(), text, findings })
        }
    }
}

/// That a design came by a link, and whether the link could tell that a letter of it was changed.
pub(super) fn came_by_link(is_checked: bool) -> Said {
    let mut text =
        "Opened from a link and saved as a new design. Your other designs are under Designs."
            .to_owned();
    if !is_checked {
        text += " The link has an older format without a checksum: compare the figures with the sender's.";
    }
    Said { tone: Tone::Information, text, offer: None, actions: Vec::new() }
}
