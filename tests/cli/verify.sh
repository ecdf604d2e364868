# SPDX-License-Identifier: ISC
#
# Proves: verify finds every quote in the text it came from, tells which are
# missing from a copy that differs by one letter, which stand there twice,
# and what is no copy at all.
. "$srcdir/tests/lib.sh"
STRIFE_DATASET=$srcdir/data/syria-2014-2017
export STRIFE_DATASET
text=$STRIFE_DATASET/sources/lwj-hazm.txt

run "$STRIFE" verify lwj-hazm "$text"
status_is 0 "every quote is in the text itself"
is "none is missing" "$(grep -c '^missing' "$TMPDIR/out")" 0
ok "there are quotes" grep -q '^exact' "$TMPDIR/out"

sed 's/around 80 people/around 81 people/' "$text" >"$TMPDIR/copy"
run "$STRIFE" verify source/lwj-hazm "$TMPDIR/copy"
status_is 3 "a letter makes a difference"
sed -n 's/^missing	\([^	]*\)	.*/\1/p' "$TMPDIR/out" |
    sort -u >"$TMPDIR/missing"
is "it is that claim" "$(cat "$TMPDIR/missing")" \
    "claim/base-46-captured-2015-03-01/sohr-killed"

cat "$text" "$text" >"$TMPDIR/copy"
run "$STRIFE" verify lwj-hazm "$TMPDIR/copy"
status_is 0 "twice is not missing"
is "but repeated" "$(grep -c '^exact' "$TMPDIR/out")" 0

run "$STRIFE" verify lwj-hazm "$TMPDIR/nowhere"
status_is 4 "no such copy"
printf 'caf\351\n' >"$TMPDIR/copy"
run "$STRIFE" verify lwj-hazm "$TMPDIR/copy"
status_is 3 "a copy that is not UTF-8"
run "$STRIFE" verify no-such-source "$text"
status_is 2 "no such source"
run "$STRIFE" verify lwj-hazm
status_is 2 "no file is named"
done_testing
