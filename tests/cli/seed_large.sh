# SPDX-License-Identifier: ISC
#
# Proves: texts of sources that are together more than the reader holds are
# let go and read again, and every quote is found all the same; one that is
# not there is told.
. "$srcdir/tests/lib.sh"

dir=$TMPDIR/large
mkdir "$dir"
cat >"$dir/dataset.yaml" <<'END'
id: large
title: Two long sources
coverage: partial
files: {sources: sources.yaml, factions: factions.yaml, events: events.yaml}
END
for s in one two; do
	cat <<-END
	- {id: $s, title: Source $s, extent: full}
	END
	{
		echo "The first sentence of $s."
		echo
		# 9 MB each: the reader holds 16 MB of texts and what it makes of them.
		head -c 9000000 /dev/zero | tr '\0' x | fold -w 70
		echo
		echo
		echo "The last sentence of $s."
	} >"$dir/$s.txt"
done >"$dir/sources.yaml"
echo '- {id: a, name: A, kind: armed-group}' >"$dir/factions.yaml"

# event ID SOURCE QUOTE
event() {
	cat <<-END
	- id: $1
	  title: An event
	  kind: clash
	  claims:
	    - id: c
	      says: It is said.
	      source: $2
	      quote: $3
	      mentions: [a]
	END
}
{
	event e1 one "The first sentence of one."
	event e2 two "The first sentence of two."
	event e3 one "The last sentence of one."
	event e4 two "The last sentence of two."
	event e5 one "The first sentence of one."
} >"$dir/events.yaml"
run "$STRIFE" seed "$dir" -o "$TMPDIR/large.db"
status_is 0 "it is seeded"
run "$STRIFE" list claims --format tsv -d "$TMPDIR/large.db"
is "every quote is found" "$(grep -c 'sentence of' "$TMPDIR/out")" 5
run "$STRIFE" show event/e3 -d "$TMPDIR/large.db"
ok "the passage of a long text is read" \
    grep -q "The last sentence of one\." "$TMPDIR/out"

event e6 one "The last sentence of two." >>"$dir/events.yaml"
run "$STRIFE" check "$dir"
status_is 3 "a quote of the other source is not taken"
ok "and told" grep -q "the quote is not in one.txt" "$TMPDIR/out"
done_testing
