# SPDX-License-Identifier: ISC
#
# Proves: every threat in doc/SECURITY names the tests that hold it, every one
# of them exists, and each is in a list of Makefile.am that make check or the
# fuzzing runs.  Every promise names the threats that it is about.
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

# Every promise names threats that there are.
promises=$(sed -n '/^What is promised/,/^Against whom/p' "$page")
is "each promise names the threats it is about" \
    "$(echo "$promises" | grep -c '^ - ')" \
    "$(echo "$promises" | grep -cE '\[[0-9 ]+\]$')"
empty "and there are such" "$(echo "$promises" |
    sed -n 's/.*\[\([0-9 ]*\)\]$/\1/p' | tr ' ' '\n' |
    while read -r n; do
	[ "$n" -le "$threats" ] || echo "$n"
done)"
done_testing
