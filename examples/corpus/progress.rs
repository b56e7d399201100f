//! What is said on standard error while documents are read, and at the end.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::documents::Meter;
use crate::place::Problem;
use crate::work::Tally;

/// A bar where a person looks at it; a line for each problem always.
pub(crate) struct Progress<'m> {
    meter: &'m Meter,
    /// The bytes to read, where a bar is drawn.
    total: Option<u64>,
    start: Instant,
    drawn: Option<Instant>,
}

const WIDTH: usize = 24;

impl<'m> Progress<'m> {
    /// Whether a bar would be seen.
    pub(crate) fn is_seen(quiet: bool) -> bool {
        !quiet && io::stderr().is_terminal()
    }

    pub(crate) fn new(meter: &'m Meter, total: Option<u64>) -> Self {
        Self { meter, total, start: Instant::now(), drawn: None }
    }

    pub(crate) fn problem(&mut self, problem: &Problem) {
        self.clear();
        eprintln!("{problem}");
    }

    pub(crate) fn draw(&mut self, tally: &Tally) {
        let Some(total) = self.total else { return };
        if self.drawn.is_some_and(|drawn| drawn.elapsed() < Duration::from_millis(100)) {
            return;
        }
        self.drawn = Some(Instant::now());
        let (read, skipped) = self.meter.both();
        // Archives are read at both ends, so that more may be read than there is.
        let done = (read + skipped).min(total);
        let share = if total == 0 { 1.0 } else { done as f64 / total as f64 };
        let filled = (share * WIDTH as f64) as usize;
        let speed = read as f64 / self.start.elapsed().as_secs_f64().max(0.001);
        let left = if read > 0 { (total - done) as f64 / speed } else { 0.0 };
        let bar = format!("{}{}", "█".repeat(filled), "░".repeat(WIDTH - filled));
        let line = format!(
            "{bar} {:3.0} % of {}, {}/s, {} articles, {} left",
            share * 100.0,
            Size(total as f64),
            Size(speed),
            tally.articles,
            Clock(left as u64),
        );
        // Not to be seen is better than to stop the run.
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }

    fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    pub(crate) fn end(&mut self, tally: &Tally) {
        self.clear();
        let (seconds, read) = (self.start.elapsed().as_secs_f64(), self.meter.both().0 as f64);
        let Tally { documents, articles, speakers, statements, claims, problems } = tally;
        eprintln!(
            "{articles} articles of {documents} documents: {statements} statements, {speakers} speakers, {claims} claims"
        );
        eprintln!("{} read in {seconds:.1} s, {}/s", Size(read), Size(read / seconds.max(0.001)));
        if *problems > 0 {
            eprintln!("{problems} problems: what could not be read is listed above and with the output");
        }
    }
}

/// Bytes for people.
struct Size(f64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(1e9, "GB"), (1e6, "MB"), (1e3, "kB")];
        match units.iter().find(|(unit, _)| self.0 >= *unit) {
            Some((unit, name)) => write!(f, "{:.1} {name}", self.0 / unit),
            None => write!(f, "{:.0} B", self.0),
        }
    }
}

/// Seconds as minutes or hours.
struct Clock(u64);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(seconds) = *self;
        if seconds >= 3600 {
            write!(f, "{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        } else {
            write!(f, "{}:{:02}", seconds / 60, seconds % 60)
        }
    }
}
