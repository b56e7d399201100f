//! The typed views of NewsML-G2: reading, and changing one thing at a time.

use onrecord::newsml_g2::{Content, ItemKind, ItemMut, Message};
use onrecord::xml::Document;
use onrecord::{Concept, ConceptKind, PublishingStatus};

const MESSAGE: &str = include_str!("formats/g2-message.xml");

fn parse(source: &str) -> Document<'_> {
    Document::parse(source).expect("well-formed")
}

/// The message after a change of its first item, as the lines that are new and those that are gone.
fn changed(change: impl FnOnce(&mut ItemMut<'_, '_>)) -> (Vec<String>, Vec<String>) {
    let mut document = parse(MESSAGE);
    let id = Message::of(&document).and_then(|message| message.items().next()).expect("an item").id();
    change(&mut ItemMut::new(&mut document, id));
    let written = document.to_string();
    Document::parse(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
    let missing = |from: &str, other: &str| {
        let lines = from.lines().filter(|line| !other.lines().any(|known| known == *line));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    (missing(&written, MESSAGE), missing(MESSAGE, &written))
}

#[test]
fn a_message_and_its_items() {
    let document = parse(MESSAGE);
    let message = Message::of(&document).expect("NewsML-G2");
    let header = message.header().expect("a header");
    assert_eq!(header.sent().expect("a date").to_string(), "2026-03-02T09:15:42+01:00");
    assert_eq!(
        (header.sender().as_deref(), header.transmit_id().as_deref()),
        (Some("coastwire.example"), Some("4711"))
    );
    assert_eq!(
        (header.priority(), header.channels().collect::<Vec<_>>()),
        (Some(4), vec!["domestic".into()])
    );
    let items: Vec<_> = message.items().collect();
    assert_eq!(items.iter().map(|item| item.kind()).collect::<Vec<_>>(), [ItemKind::News, ItemKind::News]);
    assert_eq!(items[1].version(), Some(4_294_967_301));
    assert!(Message::of(&parse("<nitf/>")).is_none());
}

#[test]
fn what_an_item_says() {
    let document = parse(MESSAGE);
    let item = Message::of(&document).and_then(|message| message.items().next()).expect("an item");
    assert_eq!(item.guid().as_deref(), Some("urn:newsml:coastwire.example:20260302:harbour"));
    assert_eq!(
        (item.version(), item.standard_version().as_deref(), item.language().as_deref()),
        (Some(3), Some("2.35"), Some("en"))
    );
    assert_eq!(item.headline().as_deref(), Some("Harbour of Port Ellen closed after storm"));
    assert_eq!(
        (item.slugline().as_deref(), item.urgency(), item.status()),
        (Some("harbour-pier"), Some(4), Some(PublishingStatus::Usable))
    );
    let dates = [item.version_created(), item.first_created(), item.embargoed()]
        .map(|date| date.expect("a date").to_string());
    assert_eq!(dates, ["2026-03-02T08:14:00Z", "2026-03-02T07:30:00Z", "2026-03-02T12:00:00Z"]);
    let provider = item.provider().expect("a provider");
    assert_eq!(
        (provider.qcode().as_deref(), provider.name().as_deref()),
        (Some("cw:provider/coastwire"), Some("Coastwire"))
    );
    assert_eq!(
        item.resolve(&provider.qcode().expect("a code")).as_deref(),
        Some("http://coastwire.example/codes/provider/coastwire")
    );
    let subjects: Vec<_> =
        item.subjects().map(|subject| (subject.name().unwrap_or_default(), subject.kind())).collect();
    assert_eq!(
        subjects,
        [
            ("port".to_owned(), Some(ConceptKind::Abstract)),
            ("Ada Quill".to_owned(), Some(ConceptKind::Person))
        ]
    );
    let creator = item.content_meta("creator").next().expect("a creator");
    assert_eq!(creator.name().as_deref(), Some("Jane Dorn"));
    assert_eq!(
        creator.names().map(|name| name.role().unwrap_or_default().into_owned()).collect::<Vec<_>>(),
        ["nrol:mnemonic", "nrol:display"]
    );
    let link = item.links().next().expect("a link");
    assert_eq!(link.uri().as_deref(), Some("http://coastwire.example/archive/2025/pier"));
    assert_eq!(
        item.signals().filter_map(|signal| signal.qcode().map(|code| code.into_owned())).collect::<Vec<_>>(),
        ["sig:update"]
    );
    let hop = item.hops().next().expect("a hop");
    assert_eq!(
        (hop.sequence(), hop.date().expect("a date").to_string().as_str()),
        (Some(1), "2026-03-02T08:10:00Z")
    );
    assert_eq!(
        hop.party().and_then(|party| party.literal().map(|literal| literal.into_owned())).as_deref(),
        Some("North Desk")
    );
    assert_eq!(hop.actions().count(), 1);
    let content = item.contents().next().expect("content");
    assert!(matches!(content, Content::InlineXml(_)) && content.is_text());
    assert_eq!(content.content_type().as_deref(), Some("application/xhtml+xml"));
}

#[test]
fn parts_groups_concepts_and_coverages() {
    let film = parse(
        "<newsItem><partMeta partid='p1'><description>A wall</description></partMeta><contentSet><remoteContent href='a.mp4'/></contentSet></newsItem>",
    );
    let item = Message::of(&film).and_then(|message| message.items().next()).expect("an item");
    let part = item.parts().next().expect("a part");
    assert_eq!(part.part_id().as_deref(), Some("p1"));
    assert_eq!(
        part.properties("description").next().and_then(|found| found.text()).as_deref(),
        Some("A wall")
    );
    assert_eq!(
        item.contents().next().and_then(|content| content.href().map(|href| href.into_owned())).as_deref(),
        Some("a.mp4")
    );

    let catalog = parse(
        "<catalogItem><catalogContainer><catalog><scheme alias='a' uri='u'/></catalog></catalogContainer></catalogItem>",
    );
    let item = Message::of(&catalog).and_then(|message| message.items().next()).expect("an item");
    assert_eq!(
        item.schemes().next().and_then(|scheme| scheme.uri().map(|uri| uri.into_owned())).as_deref(),
        Some("u")
    );

    let package = parse(include_str!("formats/g2-package.xml"));
    let item = Message::of(&package).and_then(|message| message.items().next()).expect("an item");
    assert_eq!((item.kind(), item.groups().count(), item.item_refs().count()), (ItemKind::Package, 1, 2));

    let people = parse(include_str!("formats/g2-knowledge.xml"));
    let item = Message::of(&people).and_then(|message| message.items().next()).expect("an item");
    assert_eq!(
        item.concepts().filter_map(|concept| concept.name()).collect::<Vec<_>>(),
        ["Ada Quill", "Port Ellen"]
    );

    let plan = parse(include_str!("formats/g2-planning.xml"));
    let item = Message::of(&plan).and_then(|message| message.items().next()).expect("an item");
    assert_eq!((item.kind(), item.coverages().count()), (ItemKind::Planning, 1));
}

#[test]
fn each_setter_changes_its_property_and_nothing_else() {
    let is = |(new, old): (Vec<String>, Vec<String>), expected: [&[&str]; 2]| {
        assert_eq!(
            [new, old],
            expected.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
        );
    };
    is(
        changed(|item| _ = item.set_urgency(1).set_slugline("storm")),
        [
            &["<urgency>1</urgency>", "<slugline separator=\"-\">storm</slugline>"],
            &["<urgency>4</urgency>", "<slugline separator=\"-\">harbour-pier</slugline>"],
        ],
    );
    is(
        changed(|item| _ = item.set_status(PublishingStatus::Canceled)),
        [&["<pubStatus qcode=\"stat:canceled\"/>"], &["<pubStatus qcode=\"stat:usable\"/>"]],
    );
    is(changed(|item| _ = item.set_embargoed(None)), [&[], &["<embargoed>2026-03-02T12:00:00Z</embargoed>"]]);
    is(
        changed(|item| _ = item.set_embargoed("2026-03-03T00:00:00Z".parse().ok())),
        [&["<embargoed>2026-03-03T00:00:00Z</embargoed>"], &["<embargoed>2026-03-02T12:00:00Z</embargoed>"]],
    );
    let mut concept = Concept::named("storms & floods");
    concept.code = Some("medtop:20000150".to_owned());
    is(
        changed(|item| _ = item.add_subject(&concept)),
        [&["<subject qcode=\"medtop:20000150\"><name>storms &amp; floods</name></subject>"], &[]],
    );
    is(
        changed(|item| assert_eq!(item.remove_subject("cw:person/88"), 1)),
        [&[], &["<subject type=\"cpnat:person\" qcode=\"cw:person/88\">", "<name>Ada Quill</name>"]],
    );
}

#[test]
fn what_is_missing_is_made_at_its_place() {
    let mut document = parse(
        "<n:newsItem xmlns:n='http://iptc.org/std/nar/2006-10-01/'>\n  <n:itemMeta>\n    <n:provider/>\n    <n:role/>\n  </n:itemMeta>\n  <n:contentSet/>\n</n:newsItem>",
    );
    let id = document.root().id();
    ItemMut::new(&mut document, id)
        .set_headline("New")
        .set_version_created("2026-03-02".parse().expect("a date"))
        .set_version(2);
    assert_eq!(
        document.to_string(),
        "<n:newsItem xmlns:n='http://iptc.org/std/nar/2006-10-01/' version=\"2\">\n  <n:itemMeta>\n    <n:provider/>\n    <n:versionCreated>2026-03-02</n:versionCreated>\n    <n:role/>\n  </n:itemMeta>\n  <n:contentMeta><n:headline>New</n:headline></n:contentMeta>\n  <n:contentSet/>\n</n:newsItem>"
    );
}

#[test]
fn a_body_is_put_in_the_place_of_another() {
    let mut document = parse(MESSAGE);
    let id = Message::of(&document).and_then(|message| message.items().next()).expect("an item").id();
    assert!(ItemMut::new(&mut document, id).set_body(["One & all.", "Two."]));
    let article = onrecord::read(document.to_string().as_bytes()).expect("read").remove(0);
    assert!(article.text.ends_with("One & all.\n\nTwo."), "{}", article.text);
}
