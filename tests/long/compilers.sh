# SPDX-License-Identifier: ISC
#
# Proves: what `make dist` ships builds with gcc and with clang, as C11, with
# every warning an error, outside of its source folder; twice the same bytes,
# in folders of other names; and is installed, runs and is uninstalled again.
# Takes minutes: `make check-long` runs it, after `make dist`.
. "$srcdir/tests/lib.sh"

set -- "$builddir"/strife-*.tar.gz
[ -f "$1" ] || skip_all "there is no tarball: make dist"
ok "the tarball is one" tar -xzf "$1" -C "$TMPDIR"
src=$(echo "$TMPDIR"/strife-*)

# build DIR CC...: configured for /usr, in DIR.
build() {
	mkdir "$TMPDIR/$1"
	cd "$TMPDIR/$1" || exit 1
	ok "$2 configures" "$src/configure" --quiet --prefix=/usr \
	    --enable-werror CC="$2"
	ok "$2 -std=c11 builds without a warning" make -j2 all
	ok "with C11" grep -q '^STRIFE_CFLAGS = .*-std=c11' Makefile
	run make install DESTDIR="$TMPDIR/$1.root"
	status_is 0 "make install"
}

for cc in gcc clang; do
	command -v $cc >/dev/null 2>&1 || {
		skip "no $cc"
		continue
	}
	build $cc $cc
	run env -u STRIFE_DATASET "$TMPDIR/$cc.root/usr/bin/strife" list sources
	status_is 0 "what is installed runs and finds its dataset"
done

build another-folder gcc
ok "another build has the same bytes" diff -r "$TMPDIR/gcc.root" \
    "$TMPDIR/another-folder.root"
run make uninstall DESTDIR="$TMPDIR/another-folder.root"
status_is 0 "make uninstall"
empty "leaves no file" "$(find "$TMPDIR/another-folder.root" ! -type d)"
empty "nor a folder of its own" \
    "$(find "$TMPDIR/another-folder.root" -name '*strife*')"
done_testing
