//! The tables: well-formed, and their ids join.

use std::collections::{HashMap, HashSet};

use crate::run::{Folder, articles, json_lines};

/// A table by the names of its columns, read as strictly as RFC 4180 writes it.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(csv: &str) -> Self {
        let mut rows = vec![];
        let mut rest = csv;
        while !rest.is_empty() {
            let mut row = vec![];
            loop {
                let (value, behind) = value(rest);
                row.push(value);
                if let Some(next) = behind.strip_prefix("\r\n") {
                    rest = next;
                    break;
                }
                rest = behind.strip_prefix(',').expect("a comma or a line end behind a value");
            }
            rows.push(row);
        }
        let columns = rows.remove(0);
        assert!(rows.iter().all(|row| row.len() == columns.len()), "a value in each column");
        Self { columns, rows }
    }

    fn column(&self, name: &str) -> impl Iterator<Item = &str> {
        let at = self.columns.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name}"));
        self.rows.iter().map(move |row| row[at].as_str())
    }

    /// The values of a column, which must all differ.
    fn key(&self, name: &str) -> HashSet<&str> {
        let key: HashSet<_> = self.column(name).collect();
        assert_eq!(key.len(), self.rows.len(), "{name} is no key");
        key
    }
}

fn value(csv: &str) -> (String, &str) {
    let Some(mut rest) = csv.strip_prefix('"') else {
        let end = csv.find([',', '\r', '\n', '"']).expect("a value ends");
        return (csv[..end].to_owned(), &csv[end..]);
    };
    let mut value = String::new();
    loop {
        let end = rest.find('"').expect("a quoted value ends");
        value.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(next) => (value.push('"'), rest = next).1,
            None => return (value, rest),
        }
    }
}

#[test]
fn ids_join_and_offsets_hold() {
    let folder = Folder::new("tables");
    let mut articles = articles(1);
    articles.push(("=odd, \"name\"\r\n".to_owned(), "“A \"quoted\", word,” said Ada Orr.".to_owned()));
    folder.write("lines.jsonl", json_lines(&articles));
    folder.exits(0, "-f csv -o out lines.jsonl");
    folder.exits(0, "-o records lines.jsonl");
    let [articles_table, speakers, statements, claims, errors] =
        ["articles", "speakers", "statements", "claims", "errors"]
            .map(|name| Table::read(&folder.read(&format!("out/{name}.csv"))));
    assert!(errors.rows.is_empty() && errors.columns[0] == "path");

    let names: Vec<_> = articles.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(articles_table.column("doc").collect::<Vec<_>>(), names);
    let article_ids = articles_table.key("article_id");
    let (speaker_ids, statement_ids) = (speakers.key("speaker_id"), statements.key("statement_id"));
    claims.key("claim_id");
    for (table, column, ids) in [
        (&speakers, "article_id", &article_ids),
        (&statements, "article_id", &article_ids),
        (&statements, "speaker_id", &speaker_ids),
        (&statements, "parent_id", &statement_ids),
        (&claims, "article_id", &article_ids),
        (&claims, "statement_id", &statement_ids),
    ] {
        let mut values = table.column(column).filter(|value| !value.is_empty()).peekable();
        assert!(values.peek().is_some(), "{column} is empty");
        assert!(values.all(|value| ids.contains(value)), "{column} does not join");
    }

    // The tables say what the records say.
    let texts: HashMap<_, _> =
        articles_table.column("article_id").zip(articles_table.column("text")).collect();
    let records = folder.records("records");
    let count = |field: &str| -> usize {
        records.iter().map(|record| record[field].as_array().expect("an array").len()).sum()
    };
    assert_eq!(statements.rows.len(), count("statements"));
    assert_eq!((speakers.rows.len(), claims.rows.len()), (count("speakers"), count("claims")));
    let mut checked = 0;
    for table in [&statements, &claims] {
        let [ids, text, start, end] =
            ["article_id", "text", "start", "end"].map(|name| table.column(name).collect::<Vec<_>>());
        for row in 0..ids.len() {
            let span = start[row].parse::<usize>().expect("a number")..end[row].parse().expect("a number");
            let extent = &texts[ids[row]][span];
            // What is interrupted leaves words of the extent out.
            if extent.len() == text[row].len() {
                assert_eq!(extent, text[row]);
                checked += 1;
            }
        }
    }
    assert!(checked > 100);
}
