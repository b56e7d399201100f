//! Reads a NewsML-G2 message, changes the headline of its first item, and writes the message back: all but the
//! headline, the version and its date stays as it came.
//!
//! ```sh
//! cargo run --example change_headline                          # a message that ships with the crate
//! cargo run --example change_headline -- FILE "New headline"   # your own
//! ```

use std::error::Error;
use std::io::{self, Write};
use std::{env, fs};

use onrecord::newsml_g2::{ItemMut, Message};
use onrecord::read::decode;
use onrecord::xml::Document;

const SAMPLE: &[u8] = include_bytes!("message.xml");

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let bytes = arguments.next().map_or_else(|| Ok(SAMPLE.to_vec()), fs::read)?;
    let headline = arguments
        .next()
        .map_or_else(|| "Storm closes harbour".into(), |text| text.to_string_lossy().into_owned());

    // What the bytes are, whatever they say that they are.
    let decoded = decode(&bytes)?;
    for diagnostic in &decoded.diagnostics {
        eprintln!("{}: {}", diagnostic.code.name(), diagnostic.message);
    }
    let mut document = Document::parse(&decoded.text)?;

    let message = Message::of(&document).ok_or("not NewsML-G2")?;
    let item = message.items().next().ok_or("a message without items")?;
    eprintln!("old headline: {}", item.headline().unwrap_or_default());
    let (id, version) = (item.id(), item.version().unwrap_or(1));

    ItemMut::new(&mut document, id)
        .set_headline(&headline)
        .set_version(version + 1)
        .set_version_created("2026-03-02T10:00:00Z".parse()?);
    // Rust's strings are UTF-8, and so is what is written now.
    document.declare_utf8();

    io::stdout().write_all(document.to_string().as_bytes())?;
    Ok(())
}
