//! What the page says of the moment that is looked at.

use crate::show::Line;

/// The column of a component's id.
pub const ID: usize = 0;
/// The column of the tone of its state.
pub const TONE: usize = 1;
/// The column of its state in a word.
pub const WORD: usize = 2;
/// The column of its state as its box on the map says it.
pub const STATE: usize = 3;
/// The column of the same for those who only hear it.
pub const SPOKEN: usize = 4;
/// The column of how far its recovery is, in percent.
pub const PROGRESS: usize = 5;

/// What is said of a moment; nothing of it while the whole run is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The moment: "Tue 3 Nov, 14:25".
    pub moment: String,
    /// What happened last and how long ago.
    pub happened: String,
    /// The tone of that.
    pub tone: String,
    /// All of it as a sentence.
    pub sentence: String,
    /// The components.
    pub components: Vec<Line>,
    /// The key figures up to the moment.
    pub figures: Vec<Line>,
}

/// What the map says of a moment, each list in the order of the map's: of sites what is to be noted and
/// their state, of replicas and copies the same, of lines whether they carry nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapThen {
    /// Of each site.
    pub sites: Vec<Line>,
    /// Of each replica or copy.
    pub twins: Vec<Line>,
    /// Of each line.
    pub lines: Vec<Line>,
}
