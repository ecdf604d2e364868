# SPDX-License-Identifier: ISC
#
# Proves: whatever happens to strife seed, the old database is whole, byte for
# byte, or the new one is; what is told is true; and what is left lying about
# the next run takes over.  Killed at any call, before, in and after it; every
# call failing; a full disk, a read-only one, a limit; calls cut short and
# interrupted; two at once, and one of two killed.
#
# FAULTS=long takes every point, 200 kills among them; else there is a sample.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/faults/faults.inc"

mini=$srcdir/tests/data/mini
folder=$TMPDIR/made
db=$folder/x.db
mkdir "$folder"

# The old one is of another dataset than the new one.
"$STRIFE" seed "$srcdir/tests/data/valleys" -o "$TMPDIR/old.db" 2>/dev/null
"$STRIFE" seed "$mini" -o "$TMPDIR/new.db" 2>/dev/null
"$STRIFE" seed "$mini" 2>/dev/null >"$TMPDIR/cached"
beside() {
	(cd "$folder" && ls -A) | tr '\n' ' '
}

# seed_with FAULT: over the old database; the shell may tell who was killed.
seed_with() {
	rm -f "$folder"/* "$TMPDIR/told"
	cp "$TMPDIR/old.db" "$db"
	faulty "$1" "$STRIFE" seed "$mini" -o "$db" \
	    >"$TMPDIR/out" 2>"$TMPDIR/err"
	status=$?
} 2>/dev/null

# What is wrong with what the run at hand has left, in a line each.
wrong() {
	if [ "$status" -eq 0 ]; then
		cmp -s "$db" "$TMPDIR/new.db" ||
		    echo "$1: success, but not the new database"
	elif grep -q 'the new database is in its place' "$TMPDIR/err"; then
		cmp -s "$db" "$TMPDIR/new.db" || echo "$1: it is not"
	else
		cmp -s "$db" "$TMPDIR/old.db" || echo "$1: the old one is not whole"
	fi
}

# Nothing lies there but the database, and after the next run nothing at all.
taken_over() {
	"$STRIFE" seed "$mini" -o "$db" 2>/dev/null || echo "$1: cannot go on"
	cmp -s "$db" "$TMPDIR/new.db" || echo "$1: the next run made another"
	[ "$(beside)" = "x.db " ] || echo "$1: left for ever: $(beside)"
}

# ---- killed ----

killed() {
	calls=orwsmul
	total=$(calls_of "$calls" "$STRIFE" seed "$mini" -o "$TMPDIR/n.db")
	[ "$total" -gt 100 ] || echo "only $total calls"
	random "$1" "$total" | while read -r n way; do
		seed_with "$way:$calls:$n"
		at="$way at call $n of $total"
		grep -q '^killed' "$TMPDIR/told" 2>/dev/null ||
		    [ "$way" = half ] || echo "$at: lived"
		cmp -s "$db" "$TMPDIR/old.db" || cmp -s "$db" "$TMPDIR/new.db" ||
		    echo "$at: neither the old database nor the new one"
		"$STRIFE" list sources -d "$db" >/dev/null 2>&1 ||
		    echo "$at: it cannot be read"
		taken_over "$at"
	done
}
empty "killed at random calls" "$(killed "$(amount 24 200)" 2>&1)"

# ---- calls that fail ----

failing() {
	for kind in o r w s m u l; do
		total=$(calls_of $kind "$STRIFE" seed "$mini" -o "$TMPDIR/n.db")
		step=$(amount $((total / 8 + 1)) 1)
		for n in $(seq 1 "$step" "$total"); do
			seed_with "fail:$kind:$n:5"
			at="$kind failing at call $n of $total"
			wrong "$at"
			[ "$status" -eq 0 ] || grep -qE \
			    'Input/output error|disk I/O error|nothing was made, because of|cannot be opened for writing|cannot be read$' \
			    "$TMPDIR/err" || {
				echo "$at: what it says is not what happened:"
				cat "$TMPDIR/err"
			}
			case $kind in
			u | l) ;;
			*)	[ "$(beside)" = "x.db " ] ||
				    echo "$at: left: $(beside)" ;;
			esac
			taken_over "$at"
		done
	done
}
empty "every kind of call failing once" "$(failing 2>&1)"

# told WHAT FAULT STATUS WORDS: exactly that is said, behind "strife: seed: ".
told() {
	seed_with "$2"
	is "$1: status" "$status" "$3"
	is "$1: what is said" "$(cat "$TMPDIR/err")" "strife: seed: $db: $4"
	is "$1: the databases" "$(wrong "$1")" ""
}
told "the file cannot be synced" fail:s:1:5 4 \
    "cannot be written: Input/output error"
told "it cannot be renamed" fail:m:1:13 4 \
    "cannot be written: Permission denied"
told "the folder cannot be synced" fail:s:2:5 4 \
    "the new database is in its place, but after a power failure the old one may be back: Input/output error"
told "the disk is full" from:w:40:28 4 \
    "cannot be made: database or disk is full"
told "it became read-only" from:w:40:30 4 \
    "cannot be made: disk I/O error (Read-only file system)"
told "the lock cannot be had" fail:l:1:37 4 \
    "cannot be locked: No locks available"

# A limit that a signal would tell of.
rm -f "$folder"/*
cp "$TMPDIR/old.db" "$db"
(ulimit -f 64 && "$STRIFE" seed "$mini" -o "$db") >"$TMPDIR/out" 2>"$TMPDIR/err"
status=$?
is "a limit on files: status" "$status" 4
err_is "a limit on files: what is said" <<END
strife: seed: $db: cannot be made: disk I/O error (File too large)
END
is "a limit on files: the databases" "$(wrong limit)" ""
is "a limit on files: nothing beside" "$(beside)" "x.db "

# ---- interrupted and cut short ----

short() {
	for n in $(seq 1 "$(amount 3 100)"); do
		seed_with "short:rwsol:$n:4"
		[ "$status" -eq 0 ] || cat "$TMPDIR/err"
		wrong "numbers $n"
		"$STRIFE" list claims -d "$db" --format json >"$TMPDIR/wanted"
		faulty "short:rwo:$n:4" "$STRIFE" list claims -d "$db" \
		    --format json >"$TMPDIR/got" 2>"$TMPDIR/err" ||
		    cat "$TMPDIR/err"
		cmp "$TMPDIR/got" "$TMPDIR/wanted"
	done
}
empty "interrupted calls and short ones change nothing" "$(short 2>&1)"

# ---- two at once ----

# The first is stopped with the new file ready, the second has to wait.
mkfifo "$TMPDIR/stopped"
# Open on both sides, so that nobody waits for another to open it.
exec 8<>"$TMPDIR/stopped"
pair() {
	rm -f "$folder"/*
	FAULT_TOLD=$TMPDIR/stopped FAULT=stop:m:1 LD_PRELOAD=$shim \
	    "$STRIFE" seed "$srcdir/tests/data/valleys" -o "$db" 2>/dev/null &
	first=$!
	read -r what <&8
	"$STRIFE" seed "$mini" -o "$db" 2>"$TMPDIR/err" &
	second=$!
	kill "-$1" "$first"
	wait "$first"
	firsts=$?
	# Its last words after going on.
	[ "$1" = KILL ] || read -r last <&8
	wait "$second"
	seconds=$?
}
pair CONT
is "two at once: both succeed" "$what $firsts $seconds" "stopped 1 0 0"
ok "two at once: the one that waited is the last" cmp "$db" "$TMPDIR/new.db"
is "two at once: nothing beside" "$(beside)" "x.db "
pair KILL 2>/dev/null
is "the first killed: the second succeeds" "$firsts $seconds" "137 0"
ok "the first killed: the database of the second" cmp "$db" "$TMPDIR/new.db"
is "the first killed: nothing beside" "$(beside)" "x.db "

# ---- real disks, where they may be mounted ----

if unshare -m mount -t tmpfs -o size=128k strife "$folder" 2>/dev/null; then
	rm -f "$folder"/*
	unshare -m sh -c '
		mount -t tmpfs -o size=320k strife "$2" && cp "$3" "$2/x.db" &&
		"$0" seed "$1" -o "$2/x.db"
		echo "$?"
		cmp "$2/x.db" "$3"
		ls -A "$2"
		mount -o remount,ro "$2"
		"$0" seed "$1" -o "$2/x.db"
		echo "$?"
		cmp "$2/x.db" "$3"
		"$0" list sources -d "$2/x.db" >/dev/null
		echo "$?"' \
	    "$STRIFE" "$mini" "$folder" "$TMPDIR/old.db" >"$TMPDIR/out" 2>&1
	out_is "a disk that is full, and one that is read-only" <<END
strife: seed: $db: cannot be made: database or disk is full
4
x.db
strife: seed: $db: cannot be written: Read-only file system
4
0
END
else
	skip "no file system may be mounted here"
fi
done_testing
