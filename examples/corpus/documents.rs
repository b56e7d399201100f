//! Files → documents: lines, items of feeds, members of archives, each as soon as it is read.
//!
//! What is in memory at any time is one document, however large the file is.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor as Bytes, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memchr;
use onrecord::{Article, Limits};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use crate::input::{Kind, is_hidden};
use crate::place::{Place, Problem};

/// A document, not yet analysed.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its place in the run, from 1.
    pub(crate) number: u64,
    pub(crate) place: Place,
    pub(crate) content: Content,
    /// Where the run is when it is done.
    pub(crate) cursor: Cursor,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// A JSON object.
    Line(Vec<u8>),
    /// A text, or a short XML document, with one item or more.
    Whole(Vec<u8>),
    /// An item of a long feed.
    Item(Box<Article>),
    Unreadable(Problem),
}

impl Document {
    /// About what it takes in memory.
    pub(crate) fn bytes(&self) -> usize {
        1024 + match &self.content {
            Content::Line(bytes) | Content::Whole(bytes) => bytes.len(),
            Content::Item(article) => 2 * article.text.len(),
            Content::Unreadable(_) => 0,
        }
    }
}

/// How far a run has come: everything before, and this itself, is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cursor {
    /// Inputs begun.
    pub(crate) input: u64,
    /// What these are, so that others are not taken for them.
    pub(crate) fingerprint: u64,
    /// The member of an archive; [`ALL`] where the file could not be read at all.
    pub(crate) member: u64,
    /// Lines or items of the file or member; [`ALL`] where it could not be read on.
    pub(crate) units: u64,
    /// Bytes of the lines.
    pub(crate) bytes: u64,
}

/// More than there can be.
const ALL: u64 = u64::MAX;

/// Markup that is longer is cut into its items; what is shorter goes to a thread as a whole.
const SHORT: u64 = 1 << 18;

/// Bytes that are read at once: from an archive fewer, since each jump in it empties the buffer.
const BUFFER: usize = 1 << 17;
const ARCHIVE_BUFFER: usize = 1 << 13;

/// What is to be done with the documents.
pub(crate) trait Take {
    /// Takes the next; breaks where none is wanted any more.
    fn take(&mut self, place: Place, content: Content, cursor: Cursor) -> ControlFlow<()>;
    /// Is told of a file that was passed over for its kind.
    fn pass_over(&mut self, path: &Path);
}

/// Reads the documents of one file.
pub(crate) struct Reader<'a> {
    pub(crate) taker: &'a mut dyn Take,
    pub(crate) meter: &'a Meter,
    /// The longest document.
    pub(crate) longest: usize,
    /// Where it stands, and at first where it is to begin.
    pub(crate) cursor: Cursor,
}

impl Reader<'_> {
    pub(crate) fn file(&mut self, path: &Path) -> ControlFlow<()> {
        let place = Place::of(path);
        let kind = Kind::of(path);
        // Of an archive it is one member that could not be read on.
        if self.cursor.member == ALL || kind != Kind::Archive && self.cursor.units == ALL {
            return ControlFlow::Continue(());
        }
        let open = File::open(path).and_then(|mut file| {
            if kind == Kind::Lines && self.cursor.bytes > 0 {
                file.seek(SeekFrom::Start(self.cursor.bytes))?;
                self.meter.skip(self.cursor.bytes);
            }
            Ok(file)
        });
        let file = match open {
            Ok(file) if kind == Kind::Archive => BufReader::with_capacity(ARCHIVE_BUFFER, file),
            Ok(file) => BufReader::with_capacity(BUFFER, file),
            Err(error) => return self.missing(Problem::io(place, &error)),
        };
        // Counted behind the buffer, so that what is read twice for a jump counts once.
        let file = Metered { inner: file, meter: self.meter };
        match kind {
            Kind::Lines => self.lines(file, &place),
            Kind::Archive => self.archive(file, &place),
            Kind::Document => self.document(file, &place),
        }
    }

    fn give(&mut self, place: Place, content: Content) -> ControlFlow<()> {
        self.taker.take(place, content, self.cursor)
    }

    fn unreadable(&mut self, problem: Problem) -> ControlFlow<()> {
        self.give(problem.place.clone(), Content::Unreadable(problem))
    }

    /// What makes the rest of a file or member unreadable.
    fn broken(&mut self, problem: Problem) -> ControlFlow<()> {
        self.cursor.units = ALL;
        self.unreadable(problem)
    }

    /// What makes a whole file unreadable.
    pub(crate) fn missing(&mut self, problem: Problem) -> ControlFlow<()> {
        if self.cursor.member == ALL {
            return ControlFlow::Continue(());
        }
        self.cursor.member = ALL;
        self.unreadable(problem)
    }

    fn archive(&mut self, file: impl Read + Seek, place: &Place) -> ControlFlow<()> {
        let mut archive = match ZipArchive::new(file) {
            Ok(archive) => archive,
            Err(error) => return self.missing(Problem::new(place.clone(), "archive", error)),
        };
        for index in usize::try_from(self.cursor.member).unwrap_or(usize::MAX)..archive.len() {
            // The first may be one that was begun before.
            if index as u64 != self.cursor.member {
                self.cursor = Cursor { member: index as u64, units: 0, bytes: 0, ..self.cursor };
            }
            if self.cursor.units == ALL {
                continue;
            }
            let name = archive.name_for_index(index).and_then(Result::ok);
            let name = name.map_or_else(|| format!("member {index}"), |name| name.into_owned());
            let path = Path::new(&name);
            if name.ends_with('/') || name.split('/').any(is_hidden) {
                continue;
            }
            let Some(kind) = Kind::known(path) else {
                self.taker.pass_over(path);
                continue;
            };
            let place = place.member(&name);
            match archive.by_index(index) {
                Err(error) => self.broken(Problem::new(place, "archive", error))?,
                Ok(mut member) => match kind {
                    Kind::Archive => {
                        let message = "an archive within an archive is not read: unpack it";
                        self.broken(Problem::new(place, "archive", message))?;
                    }
                    Kind::Document => self.document(member, &place)?,
                    Kind::Lines => {
                        let done = io::copy(&mut (&mut member).take(self.cursor.bytes), &mut io::sink());
                        match done {
                            Ok(_) => self.lines(BufReader::new(member), &place)?,
                            Err(error) => self.broken(Problem::io(place, &error))?,
                        }
                    }
                },
            }
        }
        ControlFlow::Continue(())
    }

    fn lines(&mut self, mut reader: impl BufRead, place: &Place) -> ControlFlow<()> {
        loop {
            let mut line = Vec::new();
            let read = read_line(&mut reader, &mut line, self.longest);
            self.cursor.units += 1;
            let place = place.line(self.cursor.units);
            match read {
                Ok(0) => return ControlFlow::Continue(()),
                Ok(read) => self.cursor.bytes += read,
                Err(error) => return self.broken(Problem::io(place, &error)),
            }
            if line.len() > self.longest {
                self.unreadable(Problem::too_large(place, self.longest))?;
            } else if !line.trim_ascii().is_empty() {
                self.give(place, Content::Line(line))?;
            }
        }
    }

    fn document(&mut self, mut reader: impl Read, place: &Place) -> ControlFlow<()> {
        let mut start = Vec::new();
        if let Err(error) = reader.by_ref().take(SHORT + 1).read_to_end(&mut start) {
            return self.broken(Problem::io(place.clone(), &error));
        }
        let is_short = start.len() as u64 <= SHORT;
        if !is_short && is_markup(&start) {
            return self.items(Bytes::new(start).chain(reader), place);
        }
        if self.cursor.units > 0 {
            return ControlFlow::Continue(());
        }
        self.cursor.units = 1;
        // One byte more than is allowed shows that it is too long.
        let rest = (self.longest as u64 + 1).saturating_sub(start.len() as u64);
        if let Err(error) = reader.take(rest).read_to_end(&mut start) {
            return self.broken(Problem::io(place.clone(), &error));
        }
        if start.len() > self.longest {
            return self.unreadable(Problem::too_large(place.clone(), self.longest));
        }
        self.give(place.clone(), Content::Whole(start))
    }

    fn items(&mut self, reader: impl Read, place: &Place) -> ControlFlow<()> {
        let limits = Limits::default().with_bytes(self.longest);
        let done = self.cursor.units;
        for (number, item) in (1..).zip(onrecord::read::items_with(reader, limits)) {
            if number <= done {
                continue;
            }
            self.cursor.units = number;
            let place = place.item(number);
            match item {
                Ok(article) => self.give(place, Content::Item(Box::new(article)))?,
                Err(error) => self.unreadable(Problem::unreadable(place, &error))?,
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether bytes begin like XML, in whatever encoding.
pub(crate) fn is_markup(start: &[u8]) -> bool {
    let is_before =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    start.iter().find(|&&byte| !is_before(byte)) == Some(&b'<')
}

/// Reads up to the end of a line, and says how many bytes that were. Of a line that is longer than `most` only so much
/// is kept as shows it.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>, most: usize) -> io::Result<u64> {
    let mut read = 0;
    loop {
        let bytes = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            filled => filled?,
        };
        let end = memchr(b'\n', bytes);
        let len = end.map_or(bytes.len(), |end| end + 1);
        let kept = (end.unwrap_or(len)).min((most + 1).saturating_sub(line.len()));
        line.extend_from_slice(&bytes[..kept]);
        read += len as u64;
        reader.consume(len);
        if end.is_some() || len == 0 {
            return Ok(read);
        }
    }
}

/// Bytes of the files that are done with.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    read: AtomicU64,
    /// What an earlier run has read.
    skipped: AtomicU64,
}

impl Meter {
    pub(crate) fn read(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(crate) fn skip(&self, bytes: u64) {
        self.skipped.fetch_add(bytes, Ordering::Relaxed);
    }

    /// What was read, and what was skipped.
    pub(crate) fn both(&self) -> (u64, u64) {
        (self.read.load(Ordering::Relaxed), self.skipped.load(Ordering::Relaxed))
    }
}

/// Counts what is read.
struct Metered<'a, R> {
    inner: R,
    meter: &'a Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.read(read as u64);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Metered<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, len: usize) {
        self.inner.consume(len);
        self.meter.read(len as u64);
    }
}

impl<R: Seek> Seek for Metered<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
