//! Bytes of a stream → characters, as they come.

use std::io::Read;

use encoding_rs::Decoder;

use crate::error::{Diagnostic, DiagnosticCode, Error};
use crate::read::encoding;
use crate::read::stream::unreadable;

/// The characters of a stream that are not done with.
pub(super) struct Chars<R> {
    reader: R,
    text: String,
    decoder: Option<Decoder>,
    bytes: Vec<u8>,
    ended: bool,
    malformed: bool,
    /// What is odd about the encoding, until an article takes it.
    odd: Vec<Diagnostic>,
}

impl<R> std::fmt::Debug for Chars<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chars")
            .field("len", &self.text.len())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

/// At least so many bytes are read at once, and before an encoding is chosen.
const CHUNK: usize = 1 << 16;

impl<R: Read> Chars<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            text: String::new(),
            decoder: None,
            bytes: Vec::new(),
            ended: false,
            malformed: false,
            odd: Vec::new(),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text goes to the end of the stream.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// What was odd about the bytes since this was last asked.
    pub(super) fn take_odd(&mut self) -> Vec<Diagnostic> {
        let mut odd = std::mem::take(&mut self.odd);
        if std::mem::take(&mut self.malformed) {
            let message = "bytes that are invalid in the stream's encoding were read as U+FFFD";
            odd.push(Diagnostic::new(DiagnosticCode::InvalidBytes, message, None));
        }
        odd
    }

    /// Reads on, by at least so many bytes where the stream has them.
    pub(super) fn read_more(&mut self, bytes: usize) -> Result<(), Error> {
        let wanted = bytes.max(CHUNK);
        self.bytes.clear();
        let read = self.reader.by_ref().take(wanted as u64).read_to_end(&mut self.bytes);
        read.map_err(|error| unreadable(&error))?;
        self.ended = self.bytes.len() < wanted;
        let (bytes, odd) = (&self.bytes, &mut self.odd);
        let decoder = self.decoder.get_or_insert_with(|| {
            let (encoding, found) = encoding::of_stream(bytes);
            odd.extend(found);
            encoding.new_decoder()
        });
        let most = decoder.max_utf8_buffer_length(self.bytes.len()).unwrap_or(self.bytes.len() * 3 + 16);
        self.text.reserve(most);
        let (_, _, malformed) = decoder.decode_to_string(&self.bytes, &mut self.text, self.ended);
        self.malformed |= malformed;
        Ok(())
    }

    /// Forgets the text before `at`.
    pub(super) fn cut(&mut self, at: usize) {
        self.text.drain(..at);
        // What one large item needed is not kept for all that follow.
        if self.text.capacity() > 64 * CHUNK && self.text.len() < CHUNK {
            self.text.shrink_to(4 * CHUNK);
        }
    }
}
