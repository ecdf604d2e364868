# SPDX-License-Identifier: ISC
#
# Proves: make install, staged in a folder, puts everything in its place, the
# database of the bundled dataset too, which has no trace of that folder; the
# program finds all of it there; make uninstall takes all of it away.
. "$srcdir/tests/lib.sh"

root=$TMPDIR/root
prefix=$(sed -n 's/^prefix = //p' "$builddir/Makefile")
at=$root$prefix
cd "$builddir" || exit 1
run make install DESTDIR="$root"
status_is 0 "make install"

for file in bin/strife share/strife/schema.json; do
	ok "$file" test -f "$at/$file"
done
for page in "$srcdir"/doc/strife*.[157]; do
	page=${page##*/}
	ok "$page" test -f "$at/share/man/man${page##*.}/$page"
done
db=$(echo "$at"/share/strife/*.db)
ok "a database" test -f "$db"
ok "is not older than its dataset" test ! "${db%.db}/dataset.yaml" -nt "$db"
ok "and knows nothing of the stage" sh -c "! grep -qF '$TMPDIR' '$db'"
empty "no lock and nothing unfinished is left" \
    "$(find "$at" -name '*lock*' -o -name '*tmp*')"
empty "everybody may read it" "$(find "$root" ! -perm -444)"

cd "$TMPDIR" || exit 1
run env -u STRIFE_DATASET "$at/bin/strife" list sources
status_is 0 "the program finds its dataset"
ok "and made no other database" test ! -e "$HOME/.cache"
run "$at/bin/strife" init new
is "and its schema" "$(sed -n '1s/.*schema=//p' new/dataset.yaml)" \
    "$(cd "$at/share/strife" && pwd -P)/schema.json"
# Each file of the installed dataset leads to the schema beside it.
find "$at/share/strife" -name '*.yaml' |
while read -r file; do
	schema=$(sed -n '1s/^# yaml-language-server: \$schema=//p' "$file")
	[ -f "${file%/*}/$schema" ] || echo "$file"
done >wrong
empty "as every file of the dataset does" "$(cat wrong)"

cd "$builddir" || exit 1
run make uninstall DESTDIR="$root"
status_is 0 "make uninstall"
empty "leaves nothing" "$(find "$root" ! -type d; find "$at" -name '*strife*')"
done_testing
