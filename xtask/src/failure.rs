//! Why a command could not go on: what, the cause, and the way out, in one sentence or two.

use std::fmt;
use std::io;
use std::path::Path;

/// A message complete enough to act on.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A file or folder that cannot be read or written.
    pub(crate) fn of_file(what: &str, path: &Path, cause: &io::Error) -> Self {
        // In the words that tell a full disk from other causes.
        Self::of_tool(&format!("To {what} {} ({cause})", path.display()), &cause.to_string())
    }

    /// Names the two causes that a person can do something about, wherever a tool meets them;
    /// anything else is in the tool's own output, which stands above.
    pub(crate) fn of_tool(what: &str, output: &str) -> Self {
        let says = |signs: &[&str]| signs.iter().any(|sign| output.contains(sign));
        if says(NO_SPACE) {
            Self(format!(
                "{what} failed: the disk is full. Free about 3 GB and start again; what is finished is kept."
            ))
        } else if says(NO_NETWORK) {
            Self(format!(
                "{what} failed: the package registry cannot be reached. Connect to the network and start again; \
                 what is finished is kept, and later starts need no network."
            ))
        } else {
            Self(format!(
                "{what} failed: the cause is in the output above. Fix it and start again."
            ))
        }
    }
}

const NO_SPACE: &[&str] = &[
    "No space left on device",
    "os error 28",
    "ENOSPC",
    "os error 112",
    "terminated with signal 7",
];

const NO_NETWORK: &[&str] = &[
    "Could not resolve",
    "Couldn't resolve",
    "Could not connect",
    "Couldn't connect",
    "Failed to connect",
    "Connection refused",
    "Network is unreachable",
    "network failure",
    "Timeout was reached",
    "failed to download",
    "download of config.json failed",
    "Temporary failure resolving",
    "could not download file",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
];

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_missing_network_are_told_apart() {
        let cause = |output| Failure::of_tool("Installing Trunk", output).to_string();
        assert!(cause("error: No space left on device (os error 28)").contains("the disk is full"));
        assert!(cause("[6] Couldn't resolve host name").contains("cannot be reached"));
        assert!(cause("error[E0308]: mismatched types").contains("output above"));
    }
}
