//! The files that are written, and how far they are written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Stdout, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::checkpoint::Checkpoint;
use crate::csv::Table;
use crate::documents::Cursor;
use crate::format::{FileSpec, Format};
use crate::options::Options;
use crate::work::{Output, Tally};

/// Where output goes.
pub(crate) struct Sink {
    to: To,
    /// What is done.
    pub(crate) state: Checkpoint,
}

enum To {
    /// Records to standard output; what could not be read is on standard error anyway.
    Stdout(BufWriter<Stdout>),
    Folder {
        path: PathBuf,
        files: Vec<BufWriter<File>>,
        every: Duration,
        last: Instant,
    },
}

/// Bytes that wait for the disk, of each file.
const BUFFER: usize = 1 << 18;

impl Sink {
    /// Opens the output, to begin or to go on.
    pub(crate) fn open(options: &Options) -> io::Result<Self> {
        let specs = options.format.files();
        let mut state = Checkpoint {
            run: run(options),
            complete: false,
            cursor: Cursor::default(),
            tally: Tally::default(),
            lengths: vec![0; specs.len()],
        };
        let Some(folder) = &options.out else {
            return Ok(Self { to: To::Stdout(BufWriter::with_capacity(BUFFER, io::stdout())), state });
        };
        fs::create_dir_all(folder)?;
        let before = if options.force { None } else { Checkpoint::read(folder)? };
        match before {
            Some(before) if options.resume => {
                let changed = "the run in this folder had other paths or options; --force begins anew";
                check(before.run == state.run && before.lengths.len() == specs.len(), changed)?;
                state = before;
            }
            before => {
                let is_taken = before.is_some() || specs.iter().any(|spec| folder.join(spec.name).exists());
                let taken = "this folder holds a run already: --resume goes on with it, --force begins anew";
                check(options.force || !is_taken, taken)?;
                // Before the files, so that from here on they are known to be this run's.
                state.write(folder)?;
            }
        }
        let files = specs.iter().zip(&state.lengths).map(|(spec, &len)| open(folder, spec, len));
        let files = files.collect::<Result<_, _>>()?;
        let to = To::Folder { path: folder.clone(), files, every: options.checkpoint, last: Instant::now() };
        let mut sink = Self { to, state };
        if sink.state.lengths.iter().all(|&len| len == 0) {
            sink.headers(options.format)?;
        }
        Ok(sink)
    }

    fn headers(&mut self, format: Format) -> io::Result<()> {
        let mut headers = vec![Vec::new(); format.files().len()];
        for (spec, header) in format.files().iter().zip(&mut headers) {
            if !spec.columns.is_empty() {
                Table(header).header(spec.columns);
            }
        }
        self.append(&headers)
    }

    /// Writes what a document gave.
    pub(crate) fn write(&mut self, output: &Output) -> io::Result<()> {
        self.append(&output.files)?;
        self.state.tally += output.tally;
        self.state.cursor = output.cursor;
        match &self.to {
            To::Folder { every, last, .. } if last.elapsed() >= *every => self.checkpoint(),
            _ => Ok(()),
        }
    }

    fn append(&mut self, output: &[Vec<u8>]) -> io::Result<()> {
        match &mut self.to {
            To::Stdout(stdout) => stdout.write_all(&output[0])?,
            To::Folder { files, .. } => {
                for (file, bytes) in files.iter_mut().zip(output) {
                    file.write_all(bytes)?;
                }
            }
        }
        for (len, bytes) in self.state.lengths.iter_mut().zip(output) {
            *len += bytes.len() as u64;
        }
        Ok(())
    }

    /// Everything is read.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.state.complete = true;
        self.checkpoint()
    }

    fn checkpoint(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Stdout(stdout) => stdout.flush(),
            To::Folder { path, files, last, .. } => {
                for file in files {
                    file.flush()?;
                    file.get_ref().sync_data()?;
                }
                self.state.write(path)?;
                *last = Instant::now();
                Ok(())
            }
        }
    }
}

/// What results depend on.
fn run(options: &Options) -> Vec<String> {
    let mut run = vec![
        format!("--format={}", options.format.name()),
        format!("--max-document={}", options.longest),
        format!("--claims={}", options.claims),
    ];
    run.extend(options.paths.iter().map(|path| path.to_string_lossy().into_owned()));
    run
}

/// Opens a file of the output, without what was written to it after the checkpoint.
fn open(folder: &Path, spec: &FileSpec, len: u64) -> io::Result<BufWriter<File>> {
    let path = folder.join(spec.name);
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    let shorter = format!("{} is shorter than its checkpoint says; --force begins anew", spec.name);
    check(file.metadata()?.len() >= len, &shorter)?;
    file.set_len(len)?;
    file.seek(SeekFrom::End(0))?;
    Ok(BufWriter::with_capacity(BUFFER, file))
}

fn check(holds: bool, message: &str) -> io::Result<()> {
    if holds { Ok(()) } else { Err(io::Error::other(message)) }
}
