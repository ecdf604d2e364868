# SPDX-License-Identifier: ISC
#
# Proves: strife-db(5) names every table and view of the schema and no other,
# and its examples run on the bundled database.
. "$srcdir/tests/lib.sh"

page=$srcdir/doc/strife-db.5
sed -n 's/^CREATE \(TABLE\|VIEW\|VIRTUAL TABLE\) \([a-z_]*\).*/\2/p' \
    "$srcdir/data/schema.sql" | LC_ALL=C sort >"$TMPDIR/made"
sed -n '/^\.Ss Views/,/^\.Sh EXAMPLES/p' "$page" |
    sed -n -e '/^\.It Va /{s/^\.It Va //;s/ , /\n/g;p;}' >"$TMPDIR/lists"
# Tables told of in the text of an entry.
grep -o '^\.Va \(name\|person_of\|place_held\)$' "$page" |
    sed 's/^\.Va //' | LC_ALL=C sort -u >>"$TMPDIR/lists"
LC_ALL=C sort -u "$TMPDIR/lists" >"$TMPDIR/told"
same "tables and views" "$TMPDIR/told" "$TMPDIR/made"

command -v sqlite3 >/dev/null 2>&1 || {
	echo "ok $((count + 1)) - examples # SKIP sqlite3 is missing"
	count=$((count + 1))
	done_testing
	exit
}
run "$STRIFE" seed "$srcdir/data/syria-2014-2017" -o "$TMPDIR/x.db"
status_is 0 "the dataset compiles"
sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/p' "$page" |
    sed -n '/^\.Bd/,/^\.Ed/{/^\./!p;}' >"$TMPDIR/examples"
ok "the examples run" sqlite3 "$TMPDIR/x.db" ".read $TMPDIR/examples"
ok "and find something" test "$(sqlite3 "$TMPDIR/x.db" \
    ".read $TMPDIR/examples" | wc -l)" -gt 20
done_testing
