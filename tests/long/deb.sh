# SPDX-License-Identifier: ISC
#
# Proves: dpkg-buildpackage makes the Debian packages from what `make dist`
# ships, twice the same bytes; lintian has no error to tell; unpacked into a
# folder they hold the program, its manual and its dataset, and it runs there.
# Takes minutes: `make check-long` runs it, after `make dist`.
. "$srcdir/tests/lib.sh"

set -- "$builddir"/strife-*.tar.gz
[ -f "$1" ] || skip_all "there is no tarball: make dist"
for tool in dpkg-buildpackage dh lintian; do
	command -v $tool >/dev/null 2>&1 ||
	    skip_all "$tool is missing (Debian: debhelper dpkg-dev lintian)"
done

# The suite is run elsewhere; a second build only has to be the same.
for dir in one two; do
	mkdir "$TMPDIR/$dir"
	tar -xzf "$1" -C "$TMPDIR/$dir"
	cd "$TMPDIR/$dir"/strife-* || exit 1
	run env DEB_BUILD_OPTIONS="nocheck parallel=2" \
	    dpkg-buildpackage -us -uc -b
	status_is 0 "dpkg-buildpackage"
done
cd "$TMPDIR" || exit 1
for deb in one/strife_*.deb one/strife-data_*.deb; do
	ok "${deb#one/}" test -f "$deb"
	ok "is made of the same bytes again" cmp "$deb" "two/${deb#one/}"
	ok "unpacks" dpkg -x "$deb" root
done
run lintian --fail-on error --allow-root one/*.changes
status_is 0 "lintian tells no error"
note <"$TMPDIR/out"

strife=$TMPDIR/root/usr/bin/strife
run env -u STRIFE_DATASET "$strife" list sources --format tsv
status_is 0 "it runs from where it was unpacked"
cp "$TMPDIR/out" "$TMPDIR/sources"
run env -u STRIFE_DATASET "$strife" list sources --format tsv \
    -d root/usr/share/strife/syria-2014-2017
same "with the dataset of the other package" "$TMPDIR/out" "$TMPDIR/sources"
run "$strife" init new
status_is 0 "init"
is "knows the schema that came with it" \
    "$(sed -n '1s/.*schema=//p' new/dataset.yaml)" \
    "$(pwd -P)/root/usr/share/strife/schema.json"
for page in "$srcdir"/doc/*.[157]; do
	page=${page##*/}
	ok "$page" test -f "root/usr/share/man/man${page##*.}/$page.gz"
done
done_testing
