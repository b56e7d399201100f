//! Runs of the example, in folders of their own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The example's program, which `cargo test` builds beside the tests.
pub(crate) fn corpus() -> Command {
    let tests = std::env::current_exe().expect("a path");
    let profile = tests.ancestors().nth(2).expect("deps/ in a profile's folder");
    let program = profile.join("examples").join(format!("corpus{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "no {}: cargo build --example corpus", program.display());
    Command::new(program)
}

/// An empty folder to run in.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus").join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("a folder of an earlier test");
        }
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The command, with these arguments.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = corpus();
        command.current_dir(&self.0).args(arguments.split(' '));
        command
    }

    pub(crate) fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// Runs, and expects this exit status.
    #[track_caller]
    pub(crate) fn exits(&self, status: i32, arguments: &str) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(status), "{arguments}: {stderr}");
        stderr
    }

    pub(crate) fn records(&self, out: &str) -> Vec<Value> {
        let lines = self.read(&format!("{out}/records.jsonl"));
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The files of an output folder with their content.
    pub(crate) fn files(&self, out: &str) -> Vec<(String, String)> {
        let entries = fs::read_dir(self.path(out)).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
        names.sort();
        names.into_iter().map(|name| (name.clone(), self.read(&format!("{out}/{name}")))).collect()
    }
}

/// The crate's own articles, so many times, by name.
pub(crate) fn articles(times: usize) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("tests/articles")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(files.len() > 20);
    let text = |path: &PathBuf| fs::read_to_string(path).expect("UTF-8");
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    (0..times)
        .flat_map(|time| files.iter().map(move |path| (format!("{}-{time}", name(path)), text(path))))
        .collect()
}

pub(crate) fn json_lines(articles: &[(String, String)]) -> String {
    articles
        .iter()
        .map(|(doc, text)| serde_json::json!({"doc": doc, "text": text}).to_string() + "\n")
        .collect()
}

/// An archive of these members; those whose content is spoilt later are stored, the others deflated.
pub(crate) fn archive(members: &[(String, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        let is_stored = name.starts_with("spoilt");
        let method = if is_stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(name.as_str(), options).expect("a member");
        archive.write_all(content.as_bytes()).expect("memory takes every byte");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A newsMessage of one item for each article.
pub(crate) fn feed(articles: &[(String, String)]) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs = |text: &str| -> String {
        let lines = text.split("\n\n").filter(|line| !line.trim().is_empty());
        lines.map(|line| format!("<p>{}</p>\n", escape(line))).collect()
    };
    let item = |(name, text): &(String, String)| {
        format!(
            "<newsItem guid=\"{name}\"><contentSet><inlineXML><nitf><body><body.content>{}</body.content></body></nitf></inlineXML></contentSet></newsItem>\n",
            paragraphs(text)
        )
    };
    let items: String = articles.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>\n{items}</itemSet></newsMessage>\n"
    )
}
