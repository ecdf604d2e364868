# SPDX-License-Identifier: ISC
#
# Proves: the program knows no dataset.  Neither its sources nor the words in
# its binary hold an id or a name of a faction, person or place of the bundled
# dataset, or of its country and war; only make knows which one is bundled.
. "$srcdir/tests/lib.sh"

bundled=$(sed -n 's/^dataset = //p' "$srcdir/Makefile.am")
data=$srcdir/data/$bundled

# Ids and names of it, ids with blanks too.  What is also a plain word of
# English or a term of the format names nothing.
for what in factions people places; do
	run "$STRIFE" list "$what" --format jsonl -d "$data"
	status_is 0 "$what are listed"
	sed -n 's/^{"link": "[a-z]*\/\([^"]*\)", "id": "[^"]*", "name": "\([^"]*\)".*/\1\n\2/p' \
	    "$TMPDIR/out" >>"$TMPDIR/named"
	grep -o '{"name": "[^"]*"' "$TMPDIR/out" | cut -d '"' -f 4 \
	    >>"$TMPDIR/named"
done
{
	cat "$TMPDIR/named"
	tr - ' ' <"$TMPDIR/named"
	tr ' ' _ <"$TMPDIR/named"
	printf '%s\n' syria syrian syrians nusra hazzm hazm sohr jihad jihadi \
	    jihadist islamist caliphate isis isil daesh assad rebel rebels \
	    infighting
} | grep -v '^[A-Za-z]\{1,3\}$' | LC_ALL=C sort -u >"$TMPDIR/words"
ok "they are many" test "$(wc -l <"$TMPDIR/words")" -gt 300

# breaches FILE...: lines with one of the words, whole.
breaches() {
	grep -HnwiF -f "$TMPDIR/words" "$@"
}
echo 'faction:Nusra-Front' >"$TMPDIR/seen"
ok "one of them is seen" breaches "$TMPDIR/seen"

cd "$srcdir" || exit 1
empty "sources of the program" "$(breaches src/*.[ch] ui/*.[ch] data/schema.*)"
cd "$builddir" || exit 1
# The one name that make gives it.
tr -c '[:print:]' '\n' <"$STRIFE" | grep '..' | grep -v "$bundled" \
    >"$TMPDIR/strings"
ok "the binary has words" grep -q 'did you mean' "$TMPDIR/strings"
empty "words of the binary" "$(breaches "$TMPDIR/strings")"
done_testing
