# SPDX-License-Identifier: ISC
#
# Proves: seeding makes the same bytes and says the same, in the same order,
# with threads and where there are none to be had, whether all is well or
# files end in mistakes.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/faults/faults.inc"

# many DIR EVENTS: events in two files, with claims that quote two sources.
many() {
	mkdir -p "$1"
	cat >"$1/dataset.yaml" <<-'END'
	id: many
	title: Many events
	coverage: partial
	files:
	  sources: sources.yaml
	  factions: factions.yaml
	  events: [first.yaml, second.yaml]
	END
	awk -v dir="$1" -v events="$2" 'BEGIN {
		for (s = 1; s <= 2; s++) {
			printf "- {id: s%d, title: Source %d, extent: full}\n",
			    s, s >(dir "/sources.yaml")
			for (i = 1; i <= events; i++)
				printf "Report %d tells of place %d.\n",
				    i, i * 7 % 31 >(dir "/s" s ".txt")
		}
		for (i = 1; i <= 40; i++)
			printf "- {id: f%d, name: F %d, kind: other}\n", i,
			    i >(dir "/factions.yaml")
		for (i = 1; i <= events; i++) {
			file = dir (i % 2 ? "/first.yaml" : "/second.yaml")
			printf "- id: e%d\n  title: Event %d\n", i, i >file
			printf "  kind: clash\n  date: 19%02d-03-%02d\n",
			    i * 13 % 90 + 10, i % 28 + 1 >file
			printf "  actors:\n    - {faction: f%d, side: 1}\n",
			    i % 20 + 1 >file
			printf "    - {faction: f%d, side: 2}\n",
			    i % 19 + 21 >file
			printf "  claims:\n    - id: c\n      says: So.\n" >file
			printf "      source: s%d\n      quote: Report %d tells" \
			    " of place %d.\n", i % 2 + 1, i, i * 7 % 31 >file
		}
	}'
}

# both WHAT DIR: seed it with threads and without.
both() {
	what=$1
	rm -f "$TMPDIR"/x.db "$TMPDIR"/y.db
	run "$STRIFE" seed "$2" -o "$TMPDIR/x.db"
	first=$status
	cp "$TMPDIR/err" "$TMPDIR/said"
	run faulty from:t:1 "$STRIFE" seed "$2" -o "$TMPDIR/y.db"
	is "$what: the same status" "$status" "$first"
	same "$what: the same is said" "$TMPDIR/err" "$TMPDIR/said"
	[ "$first" -ne 0 ] ||
	    ok "$what: the same bytes" cmp "$TMPDIR/x.db" "$TMPDIR/y.db"
}

ok "there are threads" test \
    "$(calls_of t "$STRIFE" seed "$srcdir/tests/data/mini" -o "$TMPDIR/n.db")" \
    -gt 0
both "a small dataset" "$srcdir/tests/data/mini"
many "$TMPDIR/many" 3000
both "3,000 events" "$TMPDIR/many"
is "which is made" "$first" 0

# After the database's head the words of the events are the first to be written.
for n in 1 2 3 4 5 6 7 8; do
	faulty "from:w:$n:28" "$STRIFE" seed "$TMPDIR/many" -o "$TMPDIR/z.db" \
	    2>&1 | grep 'cannot be made: '
done >"$TMPDIR/out"
is "no room is told wherever it ends" "$(grep -c . "$TMPDIR/out")" 8
out_like "of a temporary file too" \
    'z.db: cannot be made: a temporary file cannot be written: No space left on device$'

# Mistakes: of the text, of an item, of the whole, in both files.
cp -R "$TMPDIR/many" "$TMPDIR/wrong"
sed -i -e '100s/kind:/knid:/' -e '2000s/$/ *alias/' -e '3001s/.*/  id: e9/' \
    -e '4000s/f[0-9]*/f99/' "$TMPDIR/wrong/first.yaml"
sed -i -e '300s/$/ &anchor/' -e '5000s/.*/  a: [b/' \
    "$TMPDIR/wrong/second.yaml"
both "mistakes" "$TMPDIR/wrong"
is "which are told" "$first" 3
ok "there are several" test "$(grep -c ': error: ' "$TMPDIR/said")" -ge 4
sed -i 's/title:/titel:/' "$TMPDIR/wrong/first.yaml"
both "more mistakes than are told" "$TMPDIR/wrong"
printf '\001' >>"$TMPDIR/many/first.yaml"
rm "$TMPDIR/many/second.yaml"
both "a file that is none, one that is not there" "$TMPDIR/many"
done_testing
