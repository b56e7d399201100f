#!/usr/bin/env python3
"""Is every character of every text body in the articles? An independent count, with ElementTree.

usage: body_text.py FOLDER-OF-DOCUMENTS ARTICLES.jsonl

ARTICLES.jsonl has one JSON object a line with "doc" (the file's name below the folder) and "article" {"text": …}, as
the example `records` prints. A body's characters, white space aside, must stand in the texts of its document's
articles in one piece. Prints the share that does, and each body that does not; exits with 1 if there is one.
"""

import json
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from html.parser import HTMLParser

HIDDEN = {"head", "script", "style", "tobject", "docdata"}
VOCABULARIES = {"inlineXML", "inlineData", "DataContent"}


def local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def visible(element):
    """The text of an element without what is never shown."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and local(child).lower() not in HIDDEN:
            parts.append(visible(child))
        parts.append(child.tail or "")
    return "".join(parts)


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []

    def handle_data(self, data):
        self.words.append(data)


def text_of_markup(text):
    if not text.lstrip().lower().startswith(("<p", "<div", "<html", "<h1", "<br", "<ul", "<table")):
        return text
    parser = Words()
    parser.feed(text)
    parser.close()
    return "".join(parser.words)


def is_text(element, parents):
    """Whether inline content is text and not a style sheet or encoded data."""
    kind = element.get("contenttype", "")
    if local(element) == "inlineData":
        return (kind.startswith("text/") or "html" in kind or not kind) and "encoding" not in element.attrib
    if local(element) == "DataContent":
        item = parents.get(element)
        kinds = [child.get("FormalName", "").lower() for child in item if local(child) in ("MimeType", "Format")]
        return "text/css" not in kinds and "css" not in kinds and not any(local(child) == "Encoding" for child in item)
    return True


def bodies(root):
    """The text bodies of a document."""
    parents = {child: parent for parent in root.iter() for child in parent}
    if local(root) == "nitf":
        return [visible(body) for body in root if local(body) == "body"]
    found = []
    for element in root.iter():
        if local(element) in VOCABULARIES and is_text(element, parents):
            markup = text_of_markup(visible(element)) if len(element) == 0 else visible(element)
            found.append(markup)
    return found


def characters(text):
    return "".join(text.split())


def main():
    folder, articles = sys.argv[1:]
    texts = defaultdict(str)
    with open(articles, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            texts[record["doc"]] += characters(record["article"]["text"])
    total = kept = count = 0
    for path, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            doc = os.path.relpath(os.path.join(path, name), folder)
            try:
                with open(os.path.join(path, name), "rb") as file:
                    source = file.read()
                root = ElementTree.fromstring(without_wrong_declaration(source))
            except ElementTree.ParseError:
                continue
            for body in map(characters, bodies(root)):
                count += 1
                total += len(body)
                if body in texts[doc]:
                    kept += len(body)
                else:
                    print(f"{doc}: {len(body)} characters are not kept in one piece: {missing(body, texts[doc])}")
    share = 100 * kept / total if total else 100
    print(f"{count} bodies, {kept} of {total} characters kept: {share:.4f} %")
    sys.exit(kept != total)


def without_wrong_declaration(source):
    """Bytes that are UTF-8 are parsed as UTF-8, whatever they declare."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source
    if text.lstrip().startswith("<?xml"):
        text = text.lstrip().split("?>", 1)[1]
    return text.encode("utf-8")


def missing(body, text):
    """The first characters that are missing."""
    low, high = 0, len(body)
    while low < high:
        middle = (low + high + 1) // 2
        if body[:middle] in text:
            low = middle
        else:
            high = middle - 1
    return repr(body[max(0, low - 20):low + 30])


if __name__ == "__main__":
    main()
