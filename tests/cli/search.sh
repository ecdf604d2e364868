# SPDX-License-Identifier: ISC
#
# Proves: strife search gives hits in the order of the timeline, each with
# the passage that holds most of the words, their places marked; --rank puts
# the best first; every spelling finds.
. "$srcdir/tests/lib.sh"

data=$srcdir/tests/data/mini
search() {
	run "$STRIFE" search "$@" -d "$data"
}

search river
status_is 0 "a word"
silent "without a word of its own"
out_is "in the order of the timeline" <<'END'
link	date	title	claim	source	snippet
event/pont-elan-1905-05-03	1905-05-03	The River Guard takes Pont-Élan	claim/pont-elan-1905-05-03/attack	gazette	On 3 May 1905 the «River» Guard attacked Pont-Élan
event/mill-1905-05-04	1905-05-04	The River Guard takes the mill	claim/mill-1905-05-04/mill	gazette	The next day the «River» Guard captured the mill
END

search mill dead --format jsonl
out_is "the claim that holds both words" <<'END'
{"link": "event/mill-1905-05-04", "date": "1905-05-04", "title": "The River Guard takes the mill", "claim": "claim/mill-1905-05-04/count", "source": "observer", "snippet": "The Valley Watch counted five «dead», two of them at the «mill»."}
END

search '"pont elan"' kind:capture --format table
out_is "a phrase in another spelling, and a field, as a table" <<'END'
date        title                            snippet
1905-05-03  The River Guard takes Pont-Élan  …Guard attacked «Pont-Élan»
1905-05-04  The River Guard takes the mill   «Pont-Élan»
END

links() {
	"$STRIFE" search "$@" -d "$data" | cut -f 1 | tail -n +2 | tr '\n' ' '
}
is "an Arabic name finds the faction's events" "$(links شركه)" \
    "event/pont-elan-1905-05-03 event/mill-1905-05-04 "
is "a star makes a beginning of a word" "$(links 'prison*')" \
    "event/mill-1905-05-04 "
is "without it only whole words count" "$(links prison)" ""
is "what is excluded is left out" "$(links river not:mill)" \
    "event/pont-elan-1905-05-03 "
is "OR is a word like another" "$(links mill OR guard)" ""
is "a title is found too" "$(links 'fight*')" \
    "event/valley-campaign "

search --rank mill --format tsv
status_is 0 "ranked"
cut -f 1 "$TMPDIR/out" >"$TMPDIR/links"
mv "$TMPDIR/links" "$TMPDIR/out"
out_is "the best first" <<'END'
link
event/mill-1905-05-04
END

search nowhereatall
status_is 1 "nothing found"
search
status_is 2 "no words"
search '"half a phrase'
status_is 2 "a quotation mark that is never closed"
err_is "says so" <<'END'
strife: search: query, column 1: this quotation mark is never closed
END
# ---- quotes and claims without number ----

many=$TMPDIR/many
mkdir "$many"
cat >"$many/dataset.yaml" <<'END'
id: many
title: Many
files: {sources: s.yaml, events: e.yaml}
END
echo '{id: s, title: S, extent: full}' >"$many/s.yaml"
echo 'Alpha met beta. Gamma went.' >"$many/s.txt"
{
	cat <<'END'
- id: quotes
  title: Beta
  kind: other
  claims:
  - {id: c, source: s, says: Alpha, quote: Gamma went, with: Alpha met beta}
- id: claims
  title: E
  kind: other
  claims:
END
	awk 'BEGIN { for (i = 1; i <= 5000; i++) print "  - {id: c" i \
	    ", source: s, says: word" i ", quote: Gamma went}" }'
} >"$many/e.yaml"
run "$STRIFE" search alpha beta -d "$many"
out_is "the quote that shows most, though it stands first in the text" <<'END'
link	date	title	claim	source	snippet
event/quotes		Beta	claim/quotes/c	s	«Alpha» met «beta»
END
run "$STRIFE" search word5000 -d "$many"
out_is "no claim is one too many for the index" <<'END'
link	date	title	claim	source	snippet
event/claims		E	claim/claims/c5000	s	«word5000»
END

done_testing
