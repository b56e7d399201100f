#!/bin/sh
# Claims, quantities and times of the crate's own articles and of presidents.txt against the floors in claim_floors.txt.
# Needs ../shared (the scorer and the article) and a release build of the example `records`.
set -eu
cd "$(dirname "$0")/.."
shared=../shared
[ -d "$shared/eval" ] || { echo "no scorer here: skipped"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$shared/eval/annotated.py" tests/annotated/*.xml >"$work/own.jsonl"
target/release/examples/records "$work/own.jsonl" >"$work/own.records"
python3 "$shared/eval/score.py" "$work/own.jsonl" "$work/own.records" | sed 's/^/own /' >"$work/scores"
target/release/examples/records "$shared/corpora/attribution/presidents.txt" >"$work/presidents.records"
python3 "$shared/eval/score.py" "$shared/corpora/attribution/presidents.jsonl" "$work/presidents.records" |
    sed 's/^/presidents /' >>"$work/scores"

# A line is “own claim gold 628, system 649, P 0.730 R 0.755 F 0.742, right 0.947”.
awk '
    NR == FNR { for (at = 3; at < NF; at++) if ($at == "F" || $at == "right") { sub(",", "", $(at + 1)); found[$1, $2, $at] = $(at + 1) } next }
    /^#/ { next }
    { figure = found[$1, $2, $3]; print $1, $2, $3, figure, "(floor " $4 ")"; if (figure == "" || figure < $4) failed = 1 }
    END { exit failed }
' "$work/scores" tests/claim_floors.txt
