# SPDX-License-Identifier: ISC
#
# Proves: ThreadSanitizer finds nothing in seeding, whether it goes well, stops
# at mistakes or has nowhere to write.  Takes minutes: `make check-long` runs
# it, after `make dist`.
. "$srcdir/tests/lib.sh"

set -- "$builddir"/strife-*.tar.gz
[ -f "$1" ] || skip_all "there is no tarball: make dist"
ok "the tarball is one" tar -xzf "$1" -C "$TMPDIR"
cd "$TMPDIR"/strife-* || exit 1
./configure --quiet --enable-thread-sanitizer >"$TMPDIR/log" 2>&1 || {
	cat "$TMPDIR/log"
	skip_all "the compiler has no ThreadSanitizer"
}
ok "it builds" make -j2 strife tests/unit/test_worker
export TSAN_OPTIONS=exitcode=66
run tests/unit/test_worker
status_is 0 "lanes and workers"

# seeded STATUS WHAT DATASET
seeded() {
	run ./strife seed "$3" -o "$TMPDIR/x.db"
	status_is "$1" "$2"
	empty "$2: no race" "$(grep -A30 'WARNING: ThreadSanitizer' \
	    "$TMPDIR/err")"
}
seeded 0 "the bundled dataset" data/syria-2014-2017
cp -R tests/data/verriers "$TMPDIR/wrong"
for file in "$TMPDIR"/wrong/events/*.yaml "$TMPDIR"/wrong/events.yaml; do
	[ ! -f "$file" ] || echo "  x: [" >>"$file"
done
seeded 3 "mistakes" "$TMPDIR/wrong"
run ./strife seed data/syria-2014-2017 -o "$TMPDIR/none/x.db"
status_is 4 "nowhere to write"
done_testing
