# SPDX-License-Identifier: ISC
#
# Proves: tests/run sees every way in which a test can fail, and counts.
. "$srcdir/tests/lib.sh"

tree=$TMPDIR/tree
mkdir -p "$tree/t"

# case_is WHAT STATUS SUM: run the script on standard input as a test.
case_is() {
	cat >"$tree/t/one.sh"
	run env srcdir="$tree" builddir="$tree" \
	    sh "$srcdir/tests/run" -j 2 t/one.sh
	is "$1: the sum" "$(tail -n 1 "$TMPDIR/out")" "$3"
	is "$1: the status" "$status" "$2"
}

case_is "all well" 0 "2 passed, 0 failed" <<'END'
echo 1..2; echo ok 1; echo ok 2
END
is "and not a word more" "$(wc -l <"$TMPDIR/out")" 1
case_is "one wrong" 1 "1 passed, 1 failed" <<'END'
echo ok 1; echo "not ok 2 - because"; echo "# so"; echo 1..2; exit 1
END
out_like "the failure is shown" '^not ok 2 - because$'
out_like "and its comment" '^# so$'
case_is "wrong, but status 0" 1 "0 passed, 1 failed" <<'END'
echo "not ok 1"; echo 1..1
END
case_is "died before the end" 1 "1 passed, 1 failed" <<'END'
echo 1..2; echo ok 1; exit 0
END
case_is "died without a plan" 1 "1 passed, 1 failed" <<'END'
echo ok 1
END
case_is "nothing at all" 1 "0 passed, 1 failed" <<'END'
:
END
case_is "well, but a bad status" 1 "1 passed, 1 failed" <<'END'
echo 1..1; echo ok 1; exit 3
END
case_is "killed" 1 "1 passed, 1 failed" <<'END'
echo 1..1; echo ok 1; kill -9 $$
END
case_is "one left out" 0 "1 passed, 0 failed, 1 skipped" <<'END'
echo 1..2; echo ok 1; echo "ok 2 # skip no such tool"
END
case_is "all left out is no success" 1 "0 passed, 0 failed, 1 skipped" <<'END'
echo "1..0 # skip no such tool"; exit 77
END
out_like "the reason is shown" 'no such tool'
case_is "77 does not hide a failure" 1 "0 passed, 1 failed" <<'END'
echo "not ok 1"; echo 1..1; exit 77
END
run env srcdir="$tree" builddir="$tree" sh "$srcdir/tests/run" t/none.sh
is "a test that is not there" "$(tail -n 1 "$TMPDIR/out")" \
    "0 passed, 1 failed"
done_testing
