# SPDX-License-Identifier: ISC
#
# Proves: the keys section of strife(1) is the command table's own words, so
# that a command, a key or its help is changed in one place and the manual
# follows.  UPDATE=1 puts the table in.
. "$srcdir/tests/lib.sh"

page=$srcdir/doc/strife.1
begin='^\.\\" The command table begins here'
end='^\.\\" The command table ends here'
run "$STRIFE" --print-keys
status_is 0 "the table is printed"
cp "$TMPDIR/out" "$TMPDIR/table"
if [ -n "$UPDATE" ]; then
	{
		sed "/$begin/q" "$page"
		cat "$TMPDIR/table"
		sed -n "/$end/,\$p" "$page"
	} >"$TMPDIR/page"
	cp "$TMPDIR/page" "$page"
fi
is "strife(1) has one place for it" \
    "$(grep -c "$begin" "$page") $(grep -c "$end" "$page")" "1 1"
sed -n "/$begin/,/$end/p" "$page" | sed '1d;$d' >"$TMPDIR/told"
same "strife(1) lists the commands as they are" "$TMPDIR/table" "$TMPDIR/told"
done_testing
