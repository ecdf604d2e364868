# SPDX-License-Identifier: ISC
#
# Proves: every pane and every full-screen view of the browser is drawn in
# tests/screen/views.test at three sizes, with its text, its styles and its
# cursor.
. "$srcdir/tests/lib.sh"

test=$srcdir/tests/screen/views.test
sed -n 's/.*\.name = "\([a-z]*\)".*/\1/p' "$srcdir"/ui/pane_*.c |
    sort >"$TMPDIR/views"
sed -n 's/^# view: //p' "$test" | sort >"$TMPDIR/tested"
same "no view is left out, and none is gone" "$TMPDIR/views" "$TMPDIR/tested"
while read -r view; do
	sed -n "/^# view: $view\$/,/^# view\|^----/p" "$test" >"$TMPDIR/part"
	is "$view at three sizes" "$(grep -c '^size ' "$TMPDIR/part")" 3
	for what in screen styles cursor; do
		is "$view: $what of each" "$(grep -c "^$what\$" "$TMPDIR/part")" 3
	done
done <"$TMPDIR/views"
done_testing
