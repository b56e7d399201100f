//! What a document is, without reading it.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The root element's local name, or `None` if no start tag comes before something that is no XML.
pub(crate) fn root_name(source: &str) -> Option<&str> {
    let mut reader = Reader::from_str(source);
    loop {
        match reader.read_event().ok()? {
            Event::Start(_) | Event::Empty(_) => {
                let end = reader.buffer_position() as usize;
                let start = source[..end].rfind('<')? + 1;
                let name = source[start..end].split([' ', '\t', '\r', '\n', '/', '>']).next()?;
                return Some(name.rsplit(':').next().unwrap_or(name));
            }
            Event::Text(text) if text.bytes().any(|byte| !byte.is_ascii_whitespace()) => return None,
            Event::Eof | Event::CData(_) | Event::End(_) | Event::GeneralRef(_) => return None,
            _ => {}
        }
    }
}
