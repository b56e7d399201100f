//! What a run that was interrupted goes on from.
//!
//! A checkpoint says how far the inputs are done and how long the output files are by then. It is written only after
//! these are on disk, and replaces the one before in one step. So whatever ends a run, be it `kill -9` or a power cut,
//! cutting the files to those lengths and going on from there neither loses a record nor writes one twice.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::documents::Cursor;
use crate::work::Tally;

/// The file in the output folder.
const NAME: &str = "checkpoint.json";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checkpoint {
    /// The arguments and options that results depend on.
    pub(crate) run: Vec<String>,
    /// Whether all was read.
    pub(crate) complete: bool,
    pub(crate) cursor: Cursor,
    pub(crate) tally: Tally,
    /// The lengths of the output files.
    pub(crate) lengths: Vec<u64>,
}

impl Checkpoint {
    /// The checkpoint of a folder, if it has one.
    pub(crate) fn read(folder: &Path) -> io::Result<Option<Self>> {
        match fs::read(folder.join(NAME)) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        let new = folder.join("checkpoint.new");
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(new, folder.join(NAME))
    }
}

/// A number for the files that a run has begun, in their order (FNV-1a over paths and lengths).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fingerprint(pub(crate) u64);

impl Fingerprint {
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn add(&mut self, path: &str, len: u64) {
        for byte in path.bytes().chain([0]).chain(len.to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
