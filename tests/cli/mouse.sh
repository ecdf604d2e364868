# SPDX-License-Identifier: ISC
#
# Proves: where the settings ask for the mouse a click goes to the row it is
# on, in whatever pane and below what heads it, one more opens it, and the wheel
# moves by three; without that, in a prompt, on no row and outside the screen
# nothing happens.
. "$srcdir/tests/lib.sh"

valleys=$srcdir/tests/data/valleys
echo 'mouse = on' >"$TMPDIR/config"

# after OPTIONS LINE...: where the cursor is after these commands, and the line
# above and the lowest line of the screen.
after() {
	options=$1
	shift
	printf '%s\n' "$@" cursor screen >"$TMPDIR/script"
	# The options are words.
	# shellcheck disable=SC2086
	run "$STRIFE" $options --script "$TMPDIR/script" "$valleys"
	sed -n '1p' "$TMPDIR/out"
	sed -n '2p;$p' "$TMPDIR/out" | sed 's/  *$//'
}

on="--config $TMPDIR/config"
is "a row of the timeline, below the ruler and a month" \
    "$(after "$on" "mouse click 30,5" | sed -n 1p)" "21,5"
is "its month goes to it as well" \
    "$(after "$on" "key End" "mouse click 30,3" | sed -n 1p)" "21,4"
is "once more opens it: the keys are in the event" \
    "$(after "$on" "mouse click 30,5" "mouse click 30,5" | sed -n 1p)" "21,8"
is "a faction" "$(after "$on" "mouse click 5,4" | sed -n 2p)" \
    " strife  Three valleys 1906-1908                  11 of 24 events · River Guard"
is "the wheel moves by three" \
    "$(after "$on" "mouse down 30,5" | sed -n 1p)" \
    "$(after "" "key Down Down Down" | sed -n 1p)"
is "and back" \
    "$(after "$on" "mouse down 30,5" "mouse up 30,5" | sed -n 1p)" "21,4"
is "over another pane it moves that one" \
    "$(after "$on" "mouse down 5,5" | sed -n 2p)" \
    " strife  Three valleys 1906-1908                    7 of 24 events · Mill Union"
is "a cell of a table, below its heads" \
    "$(after "$on" matrix "mouse click 34,5" | sed -n 1p)" "34,5"
is "a list over the whole screen" \
    "$(after "$on" places "mouse click 28,5" | sed -n 1p)" "0,5"
is "its row again opens it" \
    "$(after "$on" places "mouse click 28,3" "mouse click 28,3" | sed -n 2p)" \
    "$(after "" place/pont-elan | sed -n 2p)"
for where in 30,0 20,5 30,23 200,5 30,16383; do
	is "nothing at $where" "$(after "$on" "mouse click $where")" \
	    "$(after "$on" timeline)"
done
is "nothing while one types" \
    "$(after "$on" "type &mill" "mouse click 30,5" "key Esc" | sed -n 1p)" "21,4"
is "nothing without the setting" "$(after "" "mouse click 30,5")" \
    "$(after "" timeline)"
printf '%s\n' "mouse click 5" >"$TMPDIR/script"
run "$STRIFE" --script "$TMPDIR/script" "$valleys"
status_is 2 "a place is two numbers"
err_is "and that is said" <<END
strife: $TMPDIR/script:1: mouse takes click, up or down and X,Y, not click 5
END
done_testing
