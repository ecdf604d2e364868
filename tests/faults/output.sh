# SPDX-License-Identifier: ISC
#
# Proves: of -o FILE there is what was there, or all that is new, and nothing
# beside it: killed at any call, with any call failing, and two at once; where
# the file system knows files without a name, and where it does not.  What is
# left there the next run takes over.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/faults/faults.inc"

database=$TMPDIR/mini.db
"$STRIFE" seed "$srcdir/tests/data/mini" -o "$database" 2>/dev/null
folder=$TMPDIR/made
file=$folder/events.json
mkdir "$folder"
"$STRIFE" list events --format json -d "$database" >"$TMPDIR/new"
echo old >"$TMPDIR/old"
beside() {
	(cd "$folder" && ls -A) | grep -vx events.json
}

# list_with FAULT: over what $before says: old, none.
list_with() {
	rm -f "$folder"/*
	[ "$before" != old ] || cp "$TMPDIR/old" "$file"
	faulty "$1" "$STRIFE" list events --format json -d "$database" \
	    -o "$file" >"$TMPDIR/out" 2>"$TMPDIR/err"
	status=$?
} 2>/dev/null

# Is there what there was?
is_old() {
	if [ "$before" = old ]; then
		cmp -s "$file" "$TMPDIR/old"
	else
		[ ! -e "$file" ]
	fi
}
next_run() {
	faulty fail:z:0 "$STRIFE" list events --format json -d "$database" \
	    -o "$file" || echo "$1: the next run fails"
	cmp "$file" "$TMPDIR/new"
	[ -z "$(beside)" ] || echo "$1: left for ever: $(beside)"
}
total_of() {
	calls_of "$1" "$STRIFE" list events --format json -d "$database" \
	    -o "$file"
}

killed() {
	total=$(total_of owsmul)
	[ "$total" -gt 5 ] || echo "only $total calls"
	for n in $(seq 1 "$total"); do
		for way in kill half after; do
			list_with "$way:owsmul:$n"
			is_old || cmp -s "$file" "$TMPDIR/new" ||
			    echo "$way $n: neither what was there nor the new"
			# It may die between its two names.
			[ -z "$(beside)" ] || [ -n "$FAULT_NO_TMPFILE" ] ||
			    cmp -s "$folder/$(beside)" "$TMPDIR/new" ||
			    echo "$way $n: left: $(beside)"
			next_run "$way $n"
		done
	done
}
failing() {
	for kind in w s m l; do
		for n in $(seq 1 "$(total_of $kind)"); do
			list_with "fail:$kind:$n:5"
			[ -z "$(beside)" ] || echo "$kind $n: left: $(beside)"
			if [ "$status" -eq 0 ]; then
				cmp "$file" "$TMPDIR/new"
				continue
			fi
			is_old || echo "$kind $n: what was there is gone"
			[ "$status" -eq 4 ] || echo "$kind $n: status $status"
			sed 's/: list:/:/' "$TMPDIR/err" | grep -qxF "strife: \
cannot write $file: Input/output error" || cat "$TMPDIR/err"
		done
	done
}
everything() {
	for before in none old; do
		empty "$1, $before: killed at each call" "$(killed 2>&1)"
		empty "$1, $before: each call failing" "$(failing 2>&1)"
	done
}
everything "without a name"

# The first has its temporary name and is stopped; the second waits for it.
mkfifo "$TMPDIR/stopped"
# Open on both sides, so that nobody waits for another to open it.
exec 8<>"$TMPDIR/stopped"
at_once() {
	rm -f "$folder"/*
	cp "$TMPDIR/old" "$file"
	FAULT_TOLD=$TMPDIR/stopped FAULT=$1 LD_PRELOAD=$shim "$STRIFE" list \
	    claims --format json -d "$database" -o "$file" 2>"$TMPDIR/err" &
	first=$!
	read -r what <&8
	"$STRIFE" list events --format json -d "$database" -o "$file" &
	second=$!
	kill -CONT "$first"
	wait "$first"
	is "two at once: the first" $? 0
	read -r last <&8
	wait "$second"
	is "two at once: the second" $? 0
	is "two at once: nothing beside" "$(beside)" ""
}
at_once stop:m:3
same "two at once: all of who had to wait" "$file" "$TMPDIR/new"

FAULT_NO_TMPFILE=1
export FAULT_NO_TMPFILE
everything "with a name"
at_once stop:m:1
same "two at once: all of who had to wait" "$file" "$TMPDIR/new"
done_testing
