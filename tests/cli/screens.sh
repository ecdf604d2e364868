# SPDX-License-Identifier: ISC
#
# Proves: the screens in strife(1) are what the program shows.  UPDATE=1 puts
# the present ones in.
. "$srcdir/tests/lib.sh"

page=$srcdir/doc/strife.1
begin='^\.\\" The screens begin here'
end='^\.\\" The screens end here'

# What is not ASCII as roff names it, what roff reads as its own escaped.
roff() {
	LC_ALL=C awk '
		BEGIN { for (i = 1; i < 256; i++) ord[sprintf("%c", i)] = i }
		{
			out = ""
			for (i = 1; i <= length($0); i++) {
				c = substr($0, i, 1)
				v = ord[c]
				if (v < 128) {
					out = out (c == "\\" ? "\\e" : c)
					continue
				}
				n = v >= 240 ? 3 : v >= 224 ? 2 : 1
				v = v % (n == 3 ? 8 : n == 2 ? 16 : 32)
				for (; n > 0; n--)
					v = v * 64 + ord[substr($0, ++i, 1)] % 64
				out = out sprintf("\\[u%04X]", v)
			}
			print (out ~ /^[.\047]/ ? "\\&" : "") out
		}'
}

run "$STRIFE" --script "$srcdir/doc/screens.script" \
    "$srcdir/data/syria-2014-2017"
status_is 0 "the script runs"
# Each screen is a display of its own, under the name the script gives it.
grep '^# screen: ' "$srcdir/doc/screens.script" | sed 's/^# screen: //' \
    >"$TMPDIR/names"
roff <"$TMPDIR/out" | awk -v names="$TMPDIR/names" '
	NR % 16 == 1 {
		getline name <names
		if (NR > 1)
			print ".Pp"
		print name
		print ".Bd -literal"
	}
	{ print }
	NR % 16 == 0 { print ".Ed" }' >"$TMPDIR/screens"
if [ -n "$UPDATE" ]; then
	{
		sed "/$begin/q" "$page"
		cat "$TMPDIR/screens"
		sed -n "/$end/,\$p" "$page"
	} >"$TMPDIR/page"
	cp "$TMPDIR/page" "$page"
fi
is "strife(1) has one place for them" \
    "$(grep -c "$begin" "$page") $(grep -c "$end" "$page")" "1 1"
sed -n "/$begin/,/$end/p" "$page" | sed '1d;$d' >"$TMPDIR/told"
same "strife(1) shows these screens" "$TMPDIR/told" "$TMPDIR/screens"
done_testing
