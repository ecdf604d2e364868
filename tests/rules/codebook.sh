# SPDX-License-Identifier: ISC
#
# Proves: the codebook defines every kind of event and every reason to skip
# that the format knows, in the same order, and no other.
. "$srcdir/tests/lib.sh"

book=$srcdir/doc/strife-codebook.7

# words ENUM: the words of the schema's list that begins with the word ENUM.
words() {
	tr -d ' \n' <"$srcdir/data/schema.json" |
	    grep -o "\[\"$1\"[^]]*\]" | head -n 1 | tr -d '[]"' | tr , '\n'
}

# defined SECTION: the words that a tagged list of it defines.
defined() {
	sed -n "/^\.S[hs] $1\$/,/^\.El/p" "$book" | sed -n 's/^\.It Li //p'
}

words execution >"$TMPDIR/kinds"
defined Kinds >"$TMPDIR/book"
ok "the format has kinds" test -s "$TMPDIR/kinds"
same "kinds of events" "$TMPDIR/book" "$TMPDIR/kinds"
words furniture >"$TMPDIR/reasons"
defined READING >"$TMPDIR/book"
ok "the format has reasons" test -s "$TMPDIR/reasons"
LC_ALL=C sort "$TMPDIR/reasons" >"$TMPDIR/a"
LC_ALL=C sort "$TMPDIR/book" >"$TMPDIR/b"
same "reasons to skip" "$TMPDIR/b" "$TMPDIR/a"
done_testing
