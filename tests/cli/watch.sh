# SPDX-License-Identifier: ISC
#
# Proves: strife check --watch checks again when a file of the dataset is
# written, renamed over, made or removed, and not when it is only touched or
# a backup is made beside it; by the system's word and by looking; a signal
# ends it with the status of the last check.
. "$srcdir/tests/lib.sh"

data=$TMPDIR/mini
fresh() {
	rm -rf "$data"
	cp -R "$srcdir/tests/data/mini" "$data"
	chmod -R u+w "$data"
}

# The next report, to its last line, with rules made short: what was said is
# read from a pipe, so nothing has to be waited for.
next_report() {
	while read -r line <&3; do
		case $line in
		-----*)	echo -- ;;
		*)	echo "$line" ;;
		esac
		case $line in
		*error*,\ *warning*)	break ;;
		esac
	done >"$TMPDIR/out"
	sed '/^[0-9]* events,/d; /^sources:/d' "$TMPDIR/out" >"$TMPDIR/cut"
	mv "$TMPDIR/cut" "$TMPDIR/out"
}

# report REGEX: the next one that has such a line.  A file that is written in
# place is empty for a moment, and may be seen so: that is a report of its own.
report() {
	next_report
	while [ -s "$TMPDIR/out" ] && ! grep -qE "$1" "$TMPDIR/out"; do
		next_report
	done
}

watching() {
	rm -f "$TMPDIR/pipe"
	mkfifo "$TMPDIR/pipe"
	"$STRIFE" check --watch "$@" "$data" >"$TMPDIR/pipe" \
	    2>"$TMPDIR/err" &
	pid=$!
	exec 3<"$TMPDIR/pipe"
}

# ends SIGNAL STATUS
ends() {
	kill -s "$1" $pid
	wait $pid
	status=$?
	status_is "$2" "SIG$1 ends it with the status of the last check"
	exec 3<&-
}

for how in "" --poll; do
	fresh
	# Nothing or one word.
	# shellcheck disable=SC2086
	watching $how
	report '^0 errors'
	out_is "the first check $how" <<'END'
0 errors, 0 warnings
END

	# As an editor saves: a file of another name, renamed over the old.
	touch "$data/people.yaml"
	sed 's/^  name: Aimé/  nmae: Aimé/' "$data/people.yaml" \
	    >"$data/people.yaml~"
	mv "$data/people.yaml~" "$data/people.yaml"
	report 'did you mean'
	out_like "a file renamed over another $how" 'did you mean .name'
	out_like "the reports are parted $how" '^--$'

	# In place.
	sed 's/^  nmae: Aimé/  name: Aimé/' "$data/people.yaml" \
	    >"$TMPDIR/people"
	cat "$TMPDIR/people" >"$data/people.yaml"
	report '^0 errors'
	out_is "a file written in place $how" <<'END'
--
0 errors, 0 warnings
END

	# A folder that comes, and in it a file that is named first.
	mkdir "$data/more"
	sed 's|relations: .*|relations: [relations.yaml, more/late.yaml]|' \
	    "$data/dataset.yaml" >"$TMPDIR/head"
	cat "$TMPDIR/head" >"$data/dataset.yaml"
	report 'late.yaml'
	out_like "a file that is not there $how" 'more/late.yaml cannot be read'
	echo "- {id: late, kind: joined, from: valley-watch, to: river-guard}" \
	    >"$data/more/late.yaml"
	report '^0 errors'
	out_like "and then is $how" '^0 errors, '

	rm "$data/factions.yaml"
	report 'factions.yaml'
	out_like "a file removed $how" 'factions.yaml cannot be read'
	ends INT 3
	is "nothing on standard error $how" "$(cat "$TMPDIR/err")" ""
done

# ---- dataset.yaml itself ----

fresh
mv "$data/dataset.yaml" "$TMPDIR/away"
watching --format json
mv "$TMPDIR/away" "$data/dataset.yaml"
while read -r line <&3; do
	echo "$line"
	[ "$line" != "}" ] || break
done >"$TMPDIR/out"
out_like "without its head it waits for it, and json has no rule between" \
    '^\{"errors":0,.*"diagnostics":\[\]$'
ends TERM 0

run "$STRIFE" check --watch "$data" -o "$TMPDIR/x"
status_is 2 "--watch has no end for -o"
run "$STRIFE" check --poll "$data"
status_is 2 "--poll alone"
done_testing
