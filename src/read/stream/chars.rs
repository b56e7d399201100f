//! Bytes of a stream → characters, as they come.

use std::io::Read;

use encoding_rs::Decoder;

use crate::error::Error;
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
}

impl<R> std::fmt::Debug for Chars<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chars").field("len", &self.text.len()).field("ended", &self.ended).finish_non_exhaustive()
    }
}

/// At least so many bytes are read at once, and before an encoding is chosen.
const CHUNK: usize = 1 << 16;

impl<R: Read> Chars<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, text: String::new(), decoder: None, bytes: Vec::new(), ended: false, malformed: false }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text goes to the end of the stream.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Whether something was no character since this was last asked.
    pub(super) fn take_malformed(&mut self) -> bool {
        std::mem::take(&mut self.malformed)
    }

    /// Reads on, by at least so many bytes where the stream has them.
    pub(super) fn read_more(&mut self, bytes: usize) -> Result<(), Error> {
        let wanted = bytes.max(CHUNK);
        self.bytes.clear();
        let read = self.reader.by_ref().take(wanted as u64).read_to_end(&mut self.bytes);
        read.map_err(|error| unreadable(&error))?;
        self.ended = self.bytes.len() < wanted;
        let decoder = self.decoder.get_or_insert_with(|| encoding::of_stream(&self.bytes).new_decoder());
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
