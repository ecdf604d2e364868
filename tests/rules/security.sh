# SPDX-License-Identifier: ISC
#
# Proves: every threat in doc/SECURITY names the tests that hold it, every one
# of them exists, and each is in a list of Makefile.am that make check or the
# fuzzing runs.
. "$srcdir/tests/lib.sh"
page=$srcdir/doc/SECURITY

threats=$(grep -c '^ *[0-9][0-9]*\. [A-Z]' "$page")
ok "there are threats" test "$threats" -ge 16
is "each says what holds it" "$(grep -c '^    Held by: tests/' "$page")" \
    "$threats"
is "they are counted through" "$(sed -n 's/^ *\([0-9][0-9]*\)\. [A-Z].*/\1/p' \
    "$page" | tr '\n' ' ')" "$(seq 1 "$threats" | tr '\n' ' ')"
grep -o 'tests/[a-z]*/[a-z0-9_]*\.[a-z]*' "$page" | LC_ALL=C sort -u \
    >"$TMPDIR/named"
ok "tests are named" test "$(wc -l <"$TMPDIR/named")" -gt 20
empty "each of them exists" "$(while read -r test; do
	[ -f "$srcdir/$test" ] || echo "$test"
done <"$TMPDIR/named")"
empty "and is run" "$(while read -r test; do
	grep -q "^	${test%.c}\( \|$\)" "$srcdir/Makefile.am" || echo "$test"
done <"$TMPDIR/named")"
done_testing
