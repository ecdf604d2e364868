# SPDX-License-Identifier: ISC
#
# Proves: where one byte of a source's text is another than when the database
# was made, nothing of that text is shown as a quote, and that is told: on a
# card, in rows, in citations, in the browser; the other source's quotes are
# not touched by it.  A place of a quote that is another is found too, and so is
# an event that is not there.  Of a text of a megabyte it makes no difference
# how far from the quote the byte is.
. "$srcdir/tests/lib.sh"

db=$TMPDIR/x.db
"$STRIFE" seed "$srcdir/tests/data/mini" -o "$db" 2>/dev/null

# The text stands in one place of the file, apart from the index of words.
words='seven of its men were killed'
at=$(LC_ALL=C grep -abo "$words" "$db" | sed 's/:.*//')
is "the text stands there once" "$(echo "$at" | wc -l)" 1
claim=$("$STRIFE" list claims -d "$db" --format tsv |
    sed -n '/seven of its men/s/.*\(claim\/[^	]*\).*/\1/p' | head -n 1)
event=${claim#claim/}
event=event/${event%/*}
run "$STRIFE" show "$claim" -d "$db"
out_like "whole: the quote is shown" '»?seven of its men'
run "$STRIFE" list claims -d "$db" --format json
cp "$TMPDIR/out" "$TMPDIR/whole.json"

# Seven, or eleven?
printf eleven | dd of="$db" bs=1 seek="$at" conv=notrunc 2>/dev/null
run "$STRIFE" show "$claim" -d "$db"
status_is 0 "the card is shown"
out_like "it is told that the text is damaged" \
    'THE TEXT OF THIS SOURCE IS DAMAGED: no quote can be shown'
empty "and nothing of it stands there" "$(grep -E 'its men|»' "$TMPDIR/out")"
run "$STRIFE" cite "$claim" -d "$db"
status_is 3 "it is not cited"
err_is "and told why" <<END
strife: cite: $claim: the text of its source is damaged, and with it the quote
END
run "$STRIFE" list claims -d "$db" --format json
status_is 0 "claims are listed"
is "rows of this source have no quote, the others theirs" \
    "$(grep -c '"quote":null' "$TMPDIR/out") $(grep -c '"quote":"' "$TMPDIR/out")" \
    "$(grep -c '"source":"gazette"' "$TMPDIR/whole.json") $(grep -c '"source":"observer"' "$TMPDIR/whole.json")"
cp "$srcdir/tests/data/mini/sources/gazette.txt" "$TMPDIR/copy"
run "$STRIFE" verify gazette "$TMPDIR/copy" -d "$db"
status_is 3 "a copy is not compared with it"
err_like "and told why" 'the text in the database is damaged: its SHA-256 is another'
run "$STRIFE" show source/gazette -d "$db"
out_like "the source's card tells it" 'THE TEXT HAS CHANGED'

echo "screen" >"$TMPDIR/script"
run "$STRIFE" -d "$db" "$claim" --script "$TMPDIR/script"
out_like "the browser tells it" 'the text of this source is damaged'
empty "and calls nothing exact" "$(grep -F 'exact' "$TMPDIR/out")"
printf 'key Enter\nscreen\ncopy-quote\nscreen\n' >"$TMPDIR/script"
run "$STRIFE" -d "$db" "$claim" --script "$TMPDIR/script"
out_like "the source's page tells it" 'its SHA-256 differs'

# ---- a long text ----

mkdir -p "$TMPDIR/long/sources"
cat >"$TMPDIR/long/dataset.yaml" <<END
id: long
title: A long text
version: "1"
licence: CC0-1.0
language: en
files: {sources: [sources/book.yaml], factions: factions.yaml, events: [events.yaml]}
END
cat >"$TMPDIR/long/sources/book.yaml" <<END
id: book
title: A book
published: 1905
language: en
extent: full
END
cat >"$TMPDIR/long/factions.yaml" <<END
- {id: mill, name: The Mill, kind: armed-group}
END
cat >"$TMPDIR/long/events.yaml" <<END
- id: day
  title: The Mill closes
  kind: other
  claims:
    - id: first
      says: The mill closed.
      source: book
      quote: >-
        On line 20 the mill was closed.
      with: [On line 39999 the mill was open.]
      mentions: [mill]
END
awk 'BEGIN { for (i = 1; i <= 40000; i++) printf "On line %d the mill was %s.\n\n",
    i, i % 20 == 0 ? "closed" : "open" }' >"$TMPDIR/long/sources/book.txt"
claim=claim/day/first

# sown WORDS BYTE: the database anew; the first byte of WORDS becomes BYTE.
sown() {
	"$STRIFE" seed "$TMPDIR/long" -o "$db" 2>/dev/null
	at=$(LC_ALL=C grep -abo "$1" "$db" | head -n 1 | sed 's/:.*//')
	printf %s "$2" | dd of="$db" bs=1 seek="$at" conv=notrunc 2>/dev/null
}

sown 'On line 20 the' O
run "$STRIFE" show "$claim" -d "$db"
out_like "the same byte: the quote is shown" '»?On line 20 the mill was closed'
for words in 'On line 20 the' 'On line 39999 the' 'On line 15000 the'; do
	sown "$words" A
	run "$STRIFE" show "$claim" -d "$db"
	out_like "$words … changed: it is told" 'THE TEXT OF THIS SOURCE IS DAMAGED'
	empty "and no quote shown" "$(grep 'line' "$TMPDIR/out")"
	echo "screen" >"$TMPDIR/script"
	run "$STRIFE" -d "$db" "$claim" --script "$TMPDIR/script"
	empty "nor called exact" "$(grep -F 'exact' "$TMPDIR/out")"
done

# An event that the timeline knows and its table does not: found by the long
# run of tests/faults/damage.
if command -v sqlite3 >/dev/null 2>&1; then
	"$STRIFE" seed "$srcdir/tests/data/mini" -o "$TMPDIR/gap.db" 2>/dev/null
	sqlite3 "$TMPDIR/gap.db" "PRAGMA foreign_keys = off;
	    DELETE FROM event WHERE id = 'mill-1905-05-04'"
	printf 'screen\nkey End Enter\nscreen\nkey g m\nscreen\n' \
	    >"$TMPDIR/script"
	run "$STRIFE" -d "$TMPDIR/gap.db" --script "$TMPDIR/script"
	status_is 0 "an event is missing: the browser lives"
	out_like "and tells it in its row" '[(]missing: the data'
	out_like "the others are shown" 'The River Guard takes Pont'
	run_with "$TMPDIR/script" "$STRIFE" -d "$TMPDIR/gap.db" --linear
	out_like "line by line too" '[(]missing: the data'
else
	skip "sqlite3 is missing"
fi
done_testing
