# SPDX-License-Identifier: ISC
#
# Proves: without a home directory, or with one that is nowhere, a file, or
# closed to us, strife lists, browses and draws as ever, from memory where it
# cannot keep a compiled database; and what needs a place to write says which
# place it could not have.
. "$srcdir/tests/lib.sh"

pty=$builddir/tests/e2e/pty
mini=$srcdir/tests/data/mini
database=$TMPDIR/mini.db
"$STRIFE" seed "$mini" -o "$database" 2>/dev/null
"$STRIFE" list events -d "$database" >"$TMPDIR/events"
printf 'key Down\nscreen\n' >"$TMPDIR/script"
"$STRIFE" -d "$database" --script "$TMPDIR/script" >"$TMPDIR/drawn"
printf '%s\n' j ' ma' 'until mark a' M '\x07' >"$TMPDIR/keys"

# at WHAT CACHE MARKS: what is said of the place for either, as a regex.
# $home is a command that sets it.
at() {
	# shellcheck disable=SC2086
	run $home "$STRIFE" list events -d "$mini"
	status_is 0 "$1: a list"
	same "$1: the same" "$TMPDIR/out" "$TMPDIR/events"
	silent "$1: and nothing is said"
	# shellcheck disable=SC2086
	run $home "$STRIFE" -d "$mini" --script "$TMPDIR/script"
	same "$1: the same is drawn" "$TMPDIR/out" "$TMPDIR/drawn"
	# shellcheck disable=SC2086
	run $home "$STRIFE" seed "$mini"
	status_is 4 "$1: a cache cannot be had"
	err_like "$1: it says why" "^strife: seed: $2"
	# shellcheck disable=SC2086
	run $home "$pty" 120x24 "$TMPDIR/keys" "$STRIFE" -d "$mini"
	status_is 0 "$1: a session"
	silent "$1: leaves no process"
	out_like "$1: a mark is kept while it lasts" \
	    "mark a lasts for this session only: $3"
	# shellcheck disable=SC2086
	run $home "$pty" 120x24 "$TMPDIR/keys" "$STRIFE" --resume -d "$mini"
	status_is 0 "$1: there is nothing to resume"
}
home="env -u HOME"
at "unset" 'there is no folder for caches: set HOME or XDG_CACHE_HOME' \
    'there is no place for it, HOME is not set'
home="env HOME="
at "empty" 'there is no folder for caches: set HOME or XDG_CACHE_HOME' \
    'there is no place for it, HOME is not set'
echo file >"$TMPDIR/file"
home="env HOME=$TMPDIR/file"
at "a file" "$TMPDIR/file/.cache/strife/mini-.*: Not a directory" \
    "cannot write $TMPDIR/file"
home="env HOME=/proc/nowhere"
at "nowhere" "/proc/nowhere/.cache/strife/mini-.*: No such file or directory" \
    'cannot write /proc/nowhere'

# Closed to us: root is let in everywhere, and becomes nobody, as whom valgrind
# has no folder to write to.
if [ -n "$VALGRIND" ] && [ "$(id -u)" -eq 0 ]; then
	skip "valgrind cannot begin as nobody"
	done_testing
fi
mkdir "$TMPDIR/closed"
if [ "$(id -u)" -eq 0 ]; then
	as="setpriv --reuid=65534 --regid=65534 --clear-groups"
	chmod 755 "$TMPDIR"
	chmod 700 "$TMPDIR/closed"
else
	as=env
	chmod 0 "$TMPDIR/closed"
fi
# shellcheck disable=SC2086
if $as test -r "$mini/dataset.yaml" -a -x "$STRIFE" 2>/dev/null; then
	home="$as env HOME=$TMPDIR/closed"
	at "closed" "$TMPDIR/closed/.cache/strife/mini-.*: Permission denied" \
	    "$TMPDIR/closed"
else
	skip "nobody else may read the tree of the tests"
fi
done_testing
