# SPDX-License-Identifier: ISC
#
# Proves: ./bootstrap on a tree that is built changes nothing, says nothing
# and works from any folder; a wrong word is a usage error.
. "$srcdir/tests/lib.sh"

[ "$srcdir" = "$builddir" ] || skip_all "only in the tree it builds"
[ -x "$STRIFE" ] || skip_all "no program was built"

# Everything with its time of change; the tests' own reports left out.
state() {
	find "$srcdir" \( -name .git -o -name logs -o -name 'build-*' \
	    -o -name '*.log' -o -name autom4te.cache \) -prune \
	    -o -type f -printf '%p %T@\n' | LC_ALL=C sort
}

run sh "$srcdir/bootstrap" no-such-word
status_is 2 "a wrong word is refused"
err_is "with the usage" <<'END'
bootstrap: usage: bootstrap [run [ARGS] | check]
END
state >"$TMPDIR/before"
cd "$TMPDIR" || exit 1
run sh "$srcdir/bootstrap"
status_is 0 "it succeeds from another folder"
silent "it has nothing to say"
state >"$TMPDIR/after"
same "it rebuilt nothing" "$TMPDIR/after" "$TMPDIR/before"
done_testing
