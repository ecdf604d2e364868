# SPDX-License-Identifier: ISC
#
# Proves: whichever allocation is refused, ours, SQLite's, libyaml's or the C
# library's, once or from then on, the program says so and ends with status 4,
# or does what it would have done: never a crash, never another answer, and
# the old database stays whole.  The browser may say it on the screen.
#
# FAULTS=long refuses each of the first 10,000 allocations of a seeding of
# three events, and of each command; else there is a sample.
. "$srcdir/tests/lib.sh"
[ "$SANITIZERS" != yes ] || skip_all "the sanitizers have their own malloc"
. "$srcdir/tests/faults/faults.inc"

mini=$srcdir/tests/data/mini
db=$TMPDIR/x.db
"$STRIFE" seed "$srcdir/tests/data/guilds" -o "$TMPDIR/old.db" 2>/dev/null
"$STRIFE" seed "$mini" -o "$TMPDIR/new.db" 2>/dev/null
# A screen after each key: the next one takes what was said away.
cat >"$TMPDIR/script" <<'END'
screen
key Down
screen
key Enter
screen
key c
screen
:goto claim/valley-campaign/denial
screen
type /mill
screen
key Enter
screen
END

# Which allocations: a line each, FROM to the last of the command, or 10,000.
points() {
	total=$1
	[ "$total" -le 10000 ] || total=10000
	[ "$total" -gt 500 ] || echo "only $total allocations"
	seq "$2" "$(amount $((total / 15)) 1)" "$total"
}

# said AT: what the last run said of memory.
said() {
	[ "$status" -eq 4 ] || echo "$1: status $status"
	grep -qE 'out of memory|Cannot allocate memory' "$TMPDIR/err" || {
		echo "$1: it says something else:"
		cat "$TMPDIR/err"
	}
}

seeding() {
	points "$(calls_of a "$STRIFE" seed "$mini" -o "$TMPDIR/n.db")" "$2" |
	while read -r n; do
		cp "$TMPDIR/old.db" "$db"
		faulty "$1:a:$n" "$STRIFE" seed "$mini" -o "$db" \
		    >"$TMPDIR/out" 2>"$TMPDIR/err"
		status=$?
		if [ $status -eq 0 ]; then
			cmp "$db" "$TMPDIR/new.db"
		else
			said "$1 $n"
			cmp "$db" "$TMPDIR/old.db"
		fi
	done
	# What those that ended in between have left.
	"$STRIFE" seed "$mini" -o "$db" 2>/dev/null || echo "cannot go on"
	(cd "$TMPDIR" && ls -A) | grep '^x.db.'
}
empty "seeding, one refused" "$(seeding fail 1 2>&1)"
empty "seeding, all from one on" "$(seeding from 7 2>&1)"

# asking FIRST COMMAND...: the answer, or the reason.
asking() {
	first=$1
	shift
	"$@" >"$TMPDIR/good" 2>/dev/null
	points "$(calls_of a "$@")" "$first" | while read -r n; do
		faulty "fail:a:$n" "$@" >"$TMPDIR/out" 2>"$TMPDIR/err"
		status=$?
		if [ $status -ne 0 ]; then
			said "$n"
		elif ! cmp -s "$TMPDIR/out" "$TMPDIR/good"; then
			grep -q 'out of memory' "$TMPDIR/out" ||
			    echo "$n: another answer"
		fi
	done
}
empty "list" "$(asking 3 "$STRIFE" list claims -d "$TMPDIR/new.db" 2>&1)"
empty "show" "$(asking 5 "$STRIFE" show event/valley-campaign \
    -d "$TMPDIR/new.db" 2>&1)"
empty "search" "$(asking 2 "$STRIFE" search mill -d "$TMPDIR/new.db" 2>&1)"
empty "cite" "$(asking 4 "$STRIFE" cite event/valley-campaign \
    -d "$TMPDIR/new.db" 2>&1)"
empty "the browser" "$(asking 6 "$STRIFE" -d "$TMPDIR/new.db" \
    --script "$TMPDIR/script" 2>&1)"
done_testing
