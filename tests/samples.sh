#!/bin/sh
# Checks the readers and writers on the sample documents of ../shared, where it is: see tests/xml_samples.rs. Needs
# Python 3 and, for the schemas, xmllint (Debian: libxml2-utils).
set -eu
cd "$(dirname "$0")/.."
formats=../shared/corpora/formats
if [ ! -d "$formats" ]; then
    echo "samples: no $formats, nothing to check"
    exit 0
fi
cargo test --quiet --test xml_samples -- --ignored
samples=${CARGO_TARGET_DIR:-target}/tmp/samples
python3 tests/body_text.py "$formats" "$samples/articles.jsonl"
python3 tests/facts.py "$formats/facts.json" "$samples/articles.jsonl"
if ! command -v xmllint >/dev/null; then
    echo "samples: no xmllint, what was written is not validated"
    exit 0
fi
find "$samples" -name '*.xml' -print0 | sort -z >"$samples/written"
xargs -0 xmllint --nonet --noout --schema ../shared/schema/multi.xsd <"$samples/written" 2>"$samples/xmllint" || {
    grep -v ' validates$' "$samples/xmllint" | head -40
    exit 1
}
echo "samples: $(grep -c ' validates$' "$samples/xmllint") written documents are valid"
