# SPDX-License-Identifier: ISC
#
# Proves: on a real terminal names, titles and passages in Arabic, Hebrew,
# Japanese, Vietnamese, Thai and emoji stand where the canvas has them, with
# the cursor, however they are ordered; a column of a table ends in the same
# cell on every line; list and show write to a terminal as the settings say,
# or --bidi, with isolates where nobody says, and what is wrong in the settings
# is told.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
pane_server

database=$TMPDIR/scripts.db
run "$STRIFE" seed "$srcdir/tests/data/scripts" -o "$database"
status_is 0 "the dataset compiles"

# tmux keeps marks that have no width with the cell before, but for the last of
# a long row of them; where text stands is what counts.
without_marks() {
	sed "s/$(printf '\342\201')[$(printf '\246\247\250\251')]//g"
}
LC_ALL=C.UTF-8
export LC_ALL
view=without_marks

for how in isolate reorder words off; do
	for at in 80x24 46x17; do
		pane_open $at "exec '$STRIFE' --bidi $how '$database'"
		shown "$how, $at: the first screen" "--bidi $how"
		keys Down
		shown "$how, $at: one line down" "--bidi $how"
		keys Down Down Enter
		shown "$how, $at: an event" "--bidi $how"
		keys Home
		shown "$how, $at: its first line" "--bidi $how"
		keys g m
		shown "$how, $at: the matrix" "--bidi $how"
		keys q g s Enter
		shown "$how, $at: a source" "--bidi $how"
		keys Q
	done
done

# ---- columns ----

# column CELL TEXT: after TEXT the cursor is in that column.
cursor_is() {
	tm display-message -p -t strife '#{cursor_x}' >"$TMPDIR/got"
	[ "$(cat "$TMPDIR/got")" = "$1" ]
}
column() {
	printf '%s' "$2" >"$TMPDIR/text"
	pane_open 100x5 "cat '$TMPDIR/text'; exec cat"
	until_true cursor_is "$1"
	is "$2 ends in its cell" "$(cat "$TMPDIR/got")" "$1"
}
for how in isolate reorder off; do
	"$STRIFE" list factions -d "$database" --format table --bidi $how \
	    >"$TMPDIR/table"
	sed -n 's/\(armed-group\|civil-body\|coalition\|population\).*//p' \
	    "$TMPDIR/table" >"$TMPDIR/columns"
	while IFS= read -r line <&3; do
		column 26 "$line"
	done 3<"$TMPDIR/columns"
done

# ---- what commands write to a terminal ----

cat >"$TMPDIR/keys" <<'END'
stop
END
terminal() {
	"$builddir/tests/e2e/pty" 80x24 "$TMPDIR/keys" "$@" \
	    </dev/null 2>"$TMPDIR/err" | tr -d '\r' >"$TMPDIR/out"
}
# written HOW COMMAND...: it says on a terminal what --bidi HOW says elsewhere.
written() {
	how=$1
	shift
	terminal "$STRIFE" "$@"
	sed "s/$(printf '\033')\\[[0-9]*m//g" "$TMPDIR/out" >"$TMPDIR/got"
	"$STRIFE" "$@" --bidi "$how" >"$TMPDIR/want"
	same "$1: $how" "$TMPDIR/got" "$TMPDIR/want"
}
XDG_CONFIG_HOME=$TMPDIR/etc
export XDG_CONFIG_HOME
mkdir -p "$TMPDIR/etc/strife"
show="show event/ferry-attack -d $database"
list="list disputes -d $database --format table"
# The words are words.
# shellcheck disable=SC2086
{
	written isolate $show
	written isolate $list
	echo 'bidi = reorder' >"$TMPDIR/etc/strife/config"
	written reorder $show
	written reorder $list
	terminal "$STRIFE" $show --bidi off
	"$STRIFE" $show >"$TMPDIR/want"
	same "--bidi goes before the file" "$TMPDIR/out" "$TMPDIR/want"
	echo 'bidi = turn' >"$TMPDIR/etc/strife/config"
	terminal "$STRIFE" $show
}
ok "what is wrong in the file is told, by its line" grep -q \
    'config:1: bidi cannot be "turn", expected isolate, reorder, words or off' \
    "$TMPDIR/out"
ok "and does not stop the command" grep -q 'claim/ferry-attack/hebrew' \
    "$TMPDIR/out"
done_testing
