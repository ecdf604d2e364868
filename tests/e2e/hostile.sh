# SPDX-License-Identifier: ISC
#
# Proves: what is sent to a terminal, byte by byte, is what curses sends for a
# screen, and texts of which nothing is a sequence, though each field of the
# database is full of them; through every view, at several sizes, in and out of
# a restricted session.  What is copied (OSC 52) and printed is as harmless.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/hostile.inc"

keys() {
	for size in 80x24 46x17 160x40; do
		echo "size $size"
		for key in gf j '\r' j '\r' ')' s j ')' '\x7f' c '\x7f' a gm \
		    l '\r' ga j gs '\r' '\x7f' gp '\r' gl '\r' gx '\r' '0\x07' \
		    z z ma M '\x7f' '?' ' ' '\x7f' gt G gd G o ']' S 'g/RED\r' \
		    '\x7f' gd yy yb yw yl yq \
		    '/RED\r\x07' n '&title\r\x07' '&\r\x07' \
		    ':goto \xc2\x9b31m\r\x07' ':\xe2\x80\xae\r\x07' \
		    '/\e[200~\e[31m\x07\e]52;c;x\x07\e[201~\r\x07'; do
			echo "$key"
		done
	done
}
keys >"$TMPDIR/keys"
# A claim is printed where there is one.
{ cat "$TMPDIR/keys"
printf ' gdP\nuntil (Enter returns to strife)\n\\n\n'; } >"$TMPDIR/keys.texts"
cp "$TMPDIR/keys" "$TMPDIR/keys.words"
cp "$TMPDIR/keys" "$TMPDIR/keys.all"

for worst in texts words all; do
	hostile_make "mini-$worst" mini $worst
	for option in '' --restricted; do
		# shellcheck disable=SC2086
		run "$builddir/tests/e2e/pty" 80x24 "$TMPDIR/keys.$worst" \
		    "$STRIFE" $option -d "$database"
		status_is 0 "$worst $option: it goes through all views"
		judge terminal "$worst $option" "$TMPDIR/out"
		ok "$worst $option: there were screens" \
		    test "$(wc -c <"$TMPDIR/out")" -gt 100000
	done
done
ok "copies were among them" grep -q "$(printf '\033]52;c;')" "$TMPDIR/judged.terminal"
all_clean "terminals" 5

# Where the terminal is none of UTF-8 it gets ASCII.
run env LC_ALL=C "$builddir/tests/e2e/pty" 80x24 "$TMPDIR/keys" "$STRIFE" \
    "$database"
status_is 0 "in the C locale"
judge terminal "the C locale" "$TMPDIR/out"
is "it gets ASCII" "$(LC_ALL=C tr -d '\000-\177' <"$TMPDIR/out" | wc -c)" 0
all_clean "the C locale" 0
done_testing
