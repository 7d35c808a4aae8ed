//! How long a step took, for people to read.

#![expect(
    clippy::disallowed_methods,
    reason = "the ban keeps clocks out of the engine; here the time of a build is the point"
)]

use std::fmt;
use std::time::{Duration, Instant};

/// Runs from its making.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(&self) -> Elapsed {
        Elapsed(self.0.elapsed())
    }
}

/// A duration that prints as `0.4 s`, `12 s` or `7 min 40 s`.
pub(crate) struct Elapsed(Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        match seconds {
            0..10 => write!(formatter, "{:.1} s", self.0.as_secs_f32()),
            10..60 => write!(formatter, "{seconds} s"),
            _ => write!(formatter, "{} min {} s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        for (milliseconds, text) in [(430, "0.4 s"), (12_900, "12 s"), (460_000, "7 min 40 s")] {
            assert_eq!(Elapsed(Duration::from_millis(milliseconds)).to_string(), text);
        }
    }
}
