//! The folder that is served: its files, compressed where a browser takes that.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use hyper::body::Bytes;

/// Half a second for all files of the page, and a tenth larger than the slowest quality.
const QUALITY: u32 = 5;
/// The window of brotli, as a power of two: four MiB.
const WINDOW: u32 = 22;

/// A folder being served.
#[derive(Debug)]
pub(super) struct Folder {
    /// Absolute, and without links.
    path: PathBuf,
    /// Files as they were when they were compressed.
    compressed: Mutex<HashMap<PathBuf, (SystemTime, Bytes)>>,
}

impl Folder {
    /// The folder at a path.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        // Links inside the folder are resolved per file, so the folder has to be resolved too.
        Ok(Self { path: path.canonicalize()?, compressed: Mutex::default() })
    }

    /// A regular file of the folder; nothing where a link leads out of the folder.
    pub(super) fn read(&self, file: &Path) -> Option<Bytes> {
        Some(fs::read(self.inside(file)?).ok()?.into())
    }

    /// The same compressed with brotli, from memory where the file has not changed.
    pub(super) fn read_compressed(&self, file: &Path) -> Option<Bytes> {
        let path = self.inside(file)?;
        let changed = path.metadata().and_then(|it| it.modified()).ok()?;
        // Whoever has panicked with the lock has left a whole entry or none.
        let kept = || self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, bytes)) = kept().get(&path)
            && *of == changed
        {
            return Some(bytes.clone());
        }
        let bytes = Bytes::from(compressed(&fs::read(&path).ok()?).ok()?);
        kept().insert(path, (changed, bytes.clone()));
        Some(bytes)
    }

    fn inside(&self, file: &Path) -> Option<PathBuf> {
        let path = self.path.join(file).canonicalize().ok()?;
        (path.starts_with(&self.path) && path.is_file()).then_some(path)
    }
}

fn compressed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 64 * 1024, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::fs::File;
    use std::process;
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_compressed_is_the_file_as_it_is_now() {
        let path = env::temp_dir().join(format!("tabletop-folder-{}", process::id()));
        fs::create_dir_all(&path).expect("the system has a folder for temporary files");
        let folder = Folder::at(&path).expect("it is there");
        let file = Path::new("page.txt");
        for (second, text) in ["the page", "another page"].iter().enumerate() {
            fs::write(path.join(file), text).expect("the folder can be written to");
            let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(second as u64 + 1);
            let handle = File::options().write(true).open(path.join(file)).expect("it is there");
            handle.set_modified(changed).expect("the time of a file can be set");
            for _ in 0..2 {
                let sent = folder.read_compressed(file).expect("it is there");
                let mut unpacked = Vec::new();
                brotli::BrotliDecompress(&mut &*sent, &mut unpacked).expect("it is brotli");
                assert_eq!(unpacked, text.as_bytes());
            }
        }
        assert_eq!(folder.read(Path::new("../page.txt")), None);
        fs::remove_dir_all(&path).expect("it can be removed");
    }
}
