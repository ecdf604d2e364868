# SPDX-License-Identifier: ISC
#
# Proves: no clock is in what strife makes or shows.  With one that is sixty
# years ahead and sixty behind by turns, each time it is looked at, a dataset
# gives the same bytes, the cache holds, and a session shows the same; limits of
# time still end what they are to end, and nothing before.  With one that runs
# days ahead at each look, as after a machine was moved, answers may be given
# up, but the session goes on and ends when it is told.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/faults/faults.inc"

pty=$builddir/tests/e2e/pty
mini=$srcdir/tests/data/mini
wall=jump:c:60
ahead=jump:k:100000
database=$TMPDIR/mini.db
"$STRIFE" seed "$mini" -o "$database" 2>/dev/null

# ---- what is stored ----

run faulty $wall "$STRIFE" seed "$mini" -o "$TMPDIR/other.db"
status_is 0 "a dataset compiles"
ok "to the same bytes" cmp "$database" "$TMPDIR/other.db"
"$STRIFE" seed "$mini" >"$TMPDIR/path" 2>/dev/null
inode=$(ls -i "$(cat "$TMPDIR/path")")
run "$STRIFE" list events -d "$mini" --format json
cp "$TMPDIR/out" "$TMPDIR/events"
run faulty $wall "$STRIFE" list events -d "$mini" --format json
same "a list is the same" "$TMPDIR/out" "$TMPDIR/events"
is "and its cache is not made anew" "$(ls -i "$(cat "$TMPDIR/path")")" "$inode"
run faulty $wall "$STRIFE" export "$mini" --to sqlite -o "$TMPDIR/export.db"
run "$STRIFE" export "$mini" --to sqlite -o "$TMPDIR/export2.db"
ok "an export is the same" cmp "$TMPDIR/export.db" "$TMPDIR/export2.db"

# ---- a session ----

# With Esc alone and the beginning of a sequence, which are waited for.
printf '%s\n' j '\r' ' \e' ' \e[1;' c q gm '\r' q '/bridge\r' gg ' ma' M \
    '\x07' 'size 100x30' gt show 'size 80x24' >"$TMPDIR/script"
{ echo hide; cat "$TMPDIR/script"; } >"$TMPDIR/keys"
# session FAULT OPTION...: what was on the screen at the end.
session() {
	told=$1
	shift
	"$pty" 80x24 "$TMPDIR/keys" env FAULT="$told" LD_PRELOAD="$shim" \
	    FAULT_TOLD="$TMPDIR/told" "$STRIFE" "$@" -d "$database" \
	    >"$TMPDIR/out" 2>"$TMPDIR/err"
	status=$?
}
limits="--restricted --idle-limit 600 --query-limit 60"
# shellcheck disable=SC2086
session fail:z:0 $limits
status_is 0 "a session"
cp "$TMPDIR/out" "$TMPDIR/wanted"
rm -f "$TMPDIR/told"
# shellcheck disable=SC2086
session $wall $limits
status_is 0 "years ahead and behind: the session"
same "it shows the same" "$TMPDIR/out" "$TMPDIR/wanted"
session fail:z:0
cp "$TMPDIR/out" "$TMPDIR/wanted"
rm -f "$TMPDIR/told"
session $ahead
status_is 0 "days ahead at each look: the session"
same "without limits it shows the same" "$TMPDIR/out" "$TMPDIR/wanted"
like "it had looked" '^calls [1-9]' "$TMPDIR/told"
# ---- limits ----

echo stop >"$TMPDIR/keys"
session $wall --restricted --idle-limit 1
status_is 4 "the idle limit ends a session"
out_like "and it says so" 'strife: closed, as no key came for 1 second'
"$builddir/tests/e2e/hostile" make endless "$database" || exit 1
# Every answer seems to take days.
# shellcheck disable=SC2086
session $ahead $limits
status_is 4 "days ahead: a session whose first answer takes so long"
out_like "says so" 'strife: this takes too long for a restricted session'
run env SSH_ORIGINAL_COMMAND="list events" FAULT=$wall LD_PRELOAD="$shim" \
    "$STRIFE" --restricted --query-limit 1 -d "$database"
status_is 4 "the query limit ends a command"
err_like "and it says so" 'this takes too long for a restricted session'
done_testing
