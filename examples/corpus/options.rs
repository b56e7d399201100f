//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use lexopt::prelude::*;

use crate::format::Format;

pub(crate) const HELP: &str = include_str!("help.txt");

/// What the command line asks for.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) paths: Vec<OsString>,
    /// The folder for the output; none: JSON lines on standard output.
    pub(crate) out: Option<PathBuf>,
    pub(crate) format: Format,
    pub(crate) threads: usize,
    pub(crate) claims: bool,
    pub(crate) resume: bool,
    pub(crate) force: bool,
    pub(crate) quiet: bool,
    /// The longest document, in bytes.
    pub(crate) longest: usize,
    pub(crate) checkpoint: Duration,
}

/// `None` where help was asked for.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Options>, lexopt::Error> {
    let mut options = Options {
        paths: Vec::new(),
        out: None,
        format: Format::JsonLines,
        threads: thread::available_parallelism().map_or(1, usize::from),
        claims: true,
        resume: false,
        force: false,
        quiet: false,
        longest: 4 << 20,
        checkpoint: Duration::from_secs(10),
    };
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Short('o') | Long("out") => options.out = Some(parser.value()?.into()),
            Short('f') | Long("format") => options.format = parser.value()?.parse()?,
            Short('t') | Long("threads") => options.threads = parser.value()?.parse::<usize>()?.max(1),
            Long("no-claims") => options.claims = false,
            Long("resume") => options.resume = true,
            Long("force") => options.force = true,
            Short('q') | Long("quiet") => options.quiet = true,
            Long("max-document") => options.longest = parser.value()?.parse_with(bytes)?,
            Long("checkpoint") => {
                options.checkpoint = parser.value()?.parse_with(|seconds| {
                    seconds
                        .parse()
                        .ok()
                        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
                        .ok_or("no number of seconds")
                })?;
            }
            Value(path) => options.paths.push(path),
            other => return Err(other.unexpected()),
        }
    }
    let wrong = match (&options.paths[..], &options.out) {
        ([], _) => "no PATH is given",
        (_, None) if options.format == Format::Csv => "tables need a folder: -o DIR",
        (_, None) if options.resume => "only a run with -o DIR can be resumed",
        _ if options.resume && options.force => "--resume goes on, --force begins anew: choose one",
        _ => return Ok(Some(options)),
    };
    Err(wrong.into())
}

/// `64K`, `16M`, `1G`, or a plain number of bytes.
fn bytes(text: &str) -> Result<usize, &'static str> {
    let (digits, shift) = match text.as_bytes().last() {
        Some(b'K' | b'k') => (&text[..text.len() - 1], 10),
        Some(b'M' | b'm') => (&text[..text.len() - 1], 20),
        Some(b'G' | b'g') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number: usize = digits.parse().map_err(|_| "no size: give bytes, or a number with K, M or G")?;
    number.checked_shl(shift).filter(|bytes| bytes >> shift == number).ok_or("a size beyond all memory")
}
