# SPDX-License-Identifier: ISC
#
# lib.sh - TAP for tests in sh.
#
#	. "$srcdir/tests/lib.sh"
#	run "$STRIFE" date 2014-10
#	status_is 0 "a month is a date"
#	out_is "a month is 31 days" <<'END'
#	...
#	END
#	done_testing
#
# `run` keeps the standard output, the standard error and the exit status of
# one command in $TMPDIR/out, $TMPDIR/err and $status.  Output is compared
# byte for byte; a difference is shown as a diff.  A text compared with a
# file of the source tree is written there anew by UPDATE=1.

count=0
failures=0
status=0

pass() {
	count=$((count + 1))
	echo "ok $count - $1"
}

fail() {
	count=$((count + 1))
	failures=$((failures + 1))
	echo "not ok $count - $1"
}

# Show the text on standard input as TAP comment.
note() {
	sed 's/^/# /'
}

# ok WHAT COMMAND...: the command succeeds.
ok() {
	what=$1
	shift
	if "$@" >"$TMPDIR/ok.out" 2>&1; then
		pass "$what"
	else
		fail "$what"
		echo "$*" | note
		note <"$TMPDIR/ok.out"
	fi
}

# is WHAT GOT WANTED: two strings are equal.
is() {
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		fail "$1"
		echo "got:    $2" | note
		echo "wanted: $3" | note
	fi
}

# empty WHAT TEXT: for rules; TEXT lists the breaches.
empty() {
	if [ -z "$2" ]; then
		pass "$1"
	else
		fail "$1"
		echo "$2" | note
	fi
}

run() {
	"$@" >"$TMPDIR/out" 2>"$TMPDIR/err" </dev/null
	status=$?
}

# The same with standard input from the file $1.
run_with() {
	input=$1
	shift
	"$@" >"$TMPDIR/out" 2>"$TMPDIR/err" <"$input"
	status=$?
}

# status_is STATUS WHAT: of the last run; its standard error tells why not.
status_is() {
	if [ "$status" -eq "$1" ]; then
		pass "$2"
	else
		fail "$2"
		echo "exit status $status, wanted $1" | note
		note <"$TMPDIR/err"
	fi
}

# same WHAT GOT WANTED: two files are equal.
same() {
	if diff -u "$3" "$2" >"$TMPDIR/diff" 2>&1; then
		pass "$1"
	else
		fail "$1"
		note <"$TMPDIR/diff"
	fi
}

# out_is WHAT, err_is WHAT: the last run wrote what is on standard input.
out_is() {
	cat >"$TMPDIR/wanted"
	same "$1" "$TMPDIR/out" "$TMPDIR/wanted"
}

err_is() {
	cat >"$TMPDIR/wanted"
	same "$1" "$TMPDIR/err" "$TMPDIR/wanted"
}

# silent WHAT: the last run wrote nothing on standard error.
silent() {
	err_is "$1" </dev/null
}

# out_like WHAT REGEX, err_like WHAT REGEX: a line matches (grep -E).
out_like() {
	like "$1" "$2" "$TMPDIR/out"
}

err_like() {
	like "$1" "$2" "$TMPDIR/err"
}

like() {
	if grep -Eq -- "$2" "$3"; then
		pass "$1"
	else
		fail "$1"
		echo "no line matches: $2" | note
		note <"$3"
	fi
}

# out_is_file WHAT FILE: the last run wrote what FILE, relative to the
# source tree, holds.
out_is_file() {
	if [ -n "$UPDATE" ] && ! cmp -s "$TMPDIR/out" "$srcdir/$2"; then
		cp "$TMPDIR/out" "$srcdir/$2" || exit 1
		echo "$srcdir/$2: written anew" | note
	fi
	same "$1" "$TMPDIR/out" "$srcdir/$2"
}

# python_with MODULE: $PYTHON is one that has it; false where none has.
python_with() {
	for PYTHON in /usr/bin/python3 python3; do
		"$PYTHON" -c "import $1" >"$TMPDIR/python" 2>&1 && return
	done
	return 1
}

# valid WHAT SCHEMA FILE: a JSON file fits a schema of tests/schema/.
valid() {
	python_with jsonschema || {
		skip "$1: no jsonschema (Debian: python3-jsonschema)"
		return
	}
	ok "$1" "$PYTHON" -c '
import json, sys, jsonschema
schema, data = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:3])
errors = list(jsonschema.Draft7Validator(schema).iter_errors(data))
for e in errors[:5]:
    print("/".join(map(str, e.absolute_path)), e.message[:300])
sys.exit(bool(errors))' "$srcdir/tests/schema/$2" "$3"
}

# skip_all WHY: before the first assertion.
skip_all() {
	echo "1..0 # skip $1"
	exit 77
}

# skip WHY: one assertion that cannot be made here.
skip() {
	count=$((count + 1))
	echo "ok $count - # skip $1"
}

done_testing() {
	echo "1..$count"
	[ $failures -eq 0 ]
	exit
}
