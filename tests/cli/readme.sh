# SPDX-License-Identifier: ISC
#
# Proves: the screen in README is what the program shows, and the commands
# that README gives for pipes run.  UPDATE=1 puts the present screen in.
. "$srcdir/tests/lib.sh"

dataset=$srcdir/data/syria-2014-2017
run "$STRIFE" --script "$srcdir/doc/readme.script" "$dataset"
status_is 0 "the script runs"
cp "$TMPDIR/out" "$TMPDIR/screen"
if [ -n "$UPDATE" ]; then
	awk -v screen="$TMPDIR/screen" '
		/^ strife  /	{ while ((getline line <screen) > 0) print line
				  skip = 1 }
		!skip
		/^ ↑↓/		{ skip = 0 }' "$srcdir/README" >"$TMPDIR/new"
	cp "$TMPDIR/new" "$srcdir/README"
fi
sed -n '/^ strife  /,/^ ↑↓/p' "$srcdir/README" >"$TMPDIR/told"
same "README shows this screen" "$TMPDIR/told" "$TMPDIR/screen"

sed -n 's/^	\.\/strife \(.*\)/\1/p' "$srcdir/README" >"$TMPDIR/commands"
cd "$srcdir" || exit 1
while read -r line; do
	# The words of a line of README are the words of the command.
	# shellcheck disable=SC2086
	run env STRIFE_DATASET="$dataset" "$STRIFE" $line
	status_is 0 "strife $line"
done <"$TMPDIR/commands"
done_testing
