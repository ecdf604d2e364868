# SPDX-License-Identifier: ISC
#
# Proves: "-" among the operands stands for the ids that come on standard
# input, one a line or as the first column of rows: for show and cite the
# things, for list, search and export a term of the query.
. "$srcdir/tests/lib.sh"
STRIFE_DATASET=$srcdir/tests/data/mini
export STRIFE_DATASET

# by_hand COMMAND...: what is wanted; given WHAT LINES COMMAND...: the command
# with LINES on standard input gives that.
given() {
	what=$1
	printf "$2" >"$TMPDIR/lines"
	shift 2
	run_with "$TMPDIR/lines" "$STRIFE" "$@"
	status_is 0 "$what"
	same "$what: as by hand" "$TMPDIR/out" "$TMPDIR/by-hand"
}
by_hand() {
	"$STRIFE" "$@" >"$TMPDIR/by-hand" 2>"$TMPDIR/by-hand.err"
}

links='event/mill-1905-05-04\nfaction/river-guard\n'
by_hand show event/mill-1905-05-04 faction/river-guard
given "links to show" "$links" show -
given "ids and names, blank lines, the ends of Windows" \
    'mill-1905-05-04\r\n\nRiverguard\r' show -
by_hand show pont-elan mill-1905-05-04 faction/river-guard sauvage
given "between operands" "$links" show pont-elan - sauvage

"$STRIFE" list claims source:observer >"$TMPDIR/rows"
for format in text bibtex csl-json; do
	by_hand cite --format $format claim/pont-elan-1905-05-03/denial \
	    claim/mill-1905-05-04/count
	run_with "$TMPDIR/rows" "$STRIFE" cite --format $format -
	status_is 0 "rows of a list to cite, without their heading: $format"
	same "as by hand: $format" "$TMPDIR/out" "$TMPDIR/by-hand"
	silent "and nothing is said: $format"
done
printf 'source/observer\nnosuch\nsource/gazette' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" cite -
status_is 1 "of one that is not there the status tells"
is "the others are cited" "$(wc -l <"$TMPDIR/out" | tr -d ' ')" 2
err_like "and it is named" nosuch

by_hand list claims id:mill-1905-05-04,valley-campaign mode:fact
given "events to a list of their claims" \
    'event/mill-1905-05-04\nvalley-campaign\n' list claims - mode:fact
by_hand list events faction:hill-company,valley-watch
given "factions" 'faction/hill-company\nfaction/valley-watch\n' list events -
"$STRIFE" list events kind:capture >"$TMPDIR/rows"
"$STRIFE" list disputes kind:capture >"$TMPDIR/by-hand"
run_with "$TMPDIR/rows" "$STRIFE" list disputes -
same "one list of another" "$TMPDIR/out" "$TMPDIR/by-hand"
by_hand export -d "$STRIFE_DATASET" --to geojson kind:capture
run_with "$TMPDIR/rows" "$STRIFE" export "$STRIFE_DATASET" --to geojson -
same "to an export" "$TMPDIR/out" "$TMPDIR/by-hand"
by_hand search mill id:mill-1905-05-04
given "to a search" 'event/mill-1905-05-04\n' search mill -

printf '' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" list events -
status_is 2 "nothing is not everything"
run_with "$TMPDIR/lines" "$STRIFE" show -
status_is 0 "nothing to show is fine"
printf 'event/mill-1905-05-04\nfaction/river-guard\n' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" list events -
status_is 2 "kinds are not mixed in a query"
run_with "$TMPDIR/lines" "$STRIFE" show - -
status_is 2 "standard input is read once"
printf 'claim/mill-1905-05-04/count\n' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" list events -
status_is 2 "a claim picks no events"
printf 'x" faction:"y\n' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" list events -
status_is 2 "a line is no query"

done_testing
