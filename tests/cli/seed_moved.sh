# SPDX-License-Identifier: ISC
#
# Proves: a database that lies beside its dataset's folder is the same bytes
# wherever the two lie; elsewhere it remembers the absolute way.
. "$srcdir/tests/lib.sh"

mkdir "$TMPDIR/a" "$TMPDIR/b" "$TMPDIR/c"
cp -R "$srcdir/tests/data/mini" "$TMPDIR/a/mini"
cp -R "$srcdir/tests/data/mini" "$TMPDIR/b/mini"
run "$STRIFE" seed "$TMPDIR/a/mini" -o "$TMPDIR/a/mini.db"
status_is 0 "seeded by its absolute name"
cd "$TMPDIR/b" || exit 1
run "$STRIFE" seed mini -o mini.db
status_is 0 "seeded by its name here"
ok "the same bytes" cmp "$TMPDIR/a/mini.db" "$TMPDIR/b/mini.db"
ok "no trace of the place" sh -c "! grep -qF \"$TMPDIR\" \"$TMPDIR/a/mini.db\""
run "$STRIFE" seed mini -o ../c/mini.db
status_is 0 "seeded into another folder"
ok "which is remembered" grep -qF "$(pwd -P)/mini" "$TMPDIR/c/mini.db"
done_testing
