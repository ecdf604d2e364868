# SPDX-License-Identifier: ISC
#
# Proves: when the terminal vanishes, strife ends: in every view, in every
# prompt, after the first of two keys, in the midst of a sequence, while it
# writes a frame that nobody takes, while it waits for the editor or for Enter;
# told by SIGHUP, or where that is ignored or held back, by the end of what it
# reads.  The status is 4, and no process stays (tests/e2e/pty counts them and
# fails where one goes on).  A signal that ends it gives the terminal back.
. "$srcdir/tests/lib.sh"

pty=$builddir/tests/e2e/pty
database=$TMPDIR/mini.db
run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$database"
status_is 0 "the dataset compiles"
# One that never ends by itself, in the place of an editor.
cat >"$TMPDIR/editor" <<'END'
#!/bin/sh
echo editing
while read -r line; do :; done
END
chmod +x "$TMPDIR/editor"

# typed STATUS WHAT LINE...: lines of pty, then what became of the program.
typed() {
	wanted=$1 what=$2
	shift 2
	printf '%s\n' "$@" >"$TMPDIR/keys"
	# shellcheck disable=SC2086
	EDITOR=$TMPDIR/editor $around "$pty" "${size:-80x24}" "$TMPDIR/keys" \
	    $told sh -c 'exec "$0" "$@" 2>"$TMPDIR/said"' "$STRIFE" $options \
	    "${dataset:-$database}" >"$TMPDIR/screen" 2>"$TMPDIR/err"
	status=$?
	is "$what" "$status$(cat "$TMPDIR/err")" "$wanted"
}
# vanishes WHAT LINE...
vanishes() {
	what=$1
	shift
	typed 4 "$what" "$@" hangup
	is "$what: what is said" "$(cat "$TMPDIR/said")" \
	    "strife: closed, as the terminal is gone"
}

in_every_view() {
	while read -r name keys; do
		# shellcheck disable=SC2086
		vanishes "$name" $keys
	done <<'END'
timeline j
claims j \r
source j \r s
voices j c
matrix gm
lineage ga
sources gs
people gp
places gl
disputes gx
factions gf
help ?
marks ma M
results /bridge\r g/
END
}
in_every_state() {
	vanishes "$1: a view" j
	vanishes "$1: a prompt" ' :goto' 'until goto'
	vanishes "$1: a search" ' /bridge' 'until bridge'
	vanishes "$1: the filter" ' &kind:cap' 'until kind:cap'
	vanishes "$1: the first of two keys" ' g' 'until matrix'
	vanishes "$1: Esc alone" ' \e'
	vanishes "$1: in a sequence" ' \e[1;'
	vanishes "$1: in a paste" ' :\e[200~never ended'
	vanishes "$1: many keys" " $(printf 'j%.0s' $(seq 1 2000))"
	size=500x200
	vanishes "$1: a frame that nobody takes" ' \x0c' full
	size=
	vanishes "$1: what is printed" ' P' 'until (Enter returns to strife)'
	dataset=$srcdir/tests/data/mini
	vanishes "$1: the editor" ' e' 'until editing'
	dataset=
}
told=
in_every_view
in_every_state "SIGHUP"
told="env --ignore-signal=HUP"
vanishes "SIGHUP ignored" j
told="env --block-signal=HUP"
in_every_state "SIGHUP held back"
told=
options=--restricted
vanishes "restricted" j
options="--restricted=strict --idle-limit 0 --query-limit 0"
run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted=strict \
    -d "$database"
if [ "$status" -ne 4 ]; then
	told="env --block-signal=HUP"
	vanishes "confined" j
	told=
else
	skip "nothing to confine with: $(cat "$TMPDIR/err")"
fi

# Line by line, an end of the input is what it is everywhere.
options=--linear
typed 129 "line by line: SIGHUP is as ever" 'until timeline>' hangup
told="env --ignore-signal=HUP"
typed 4 "line by line: it cannot write" 'until timeline>' hangup
told=
options=

# ---- before there is a screen, and after ----

typed 4 "before the first screen" raw hangup
cp "$database" "$TMPDIR/endless.db"
"$builddir/tests/e2e/hostile" make endless "$TMPDIR/endless.db" || exit 1
dataset=$TMPDIR/endless.db
options=
typed 4 "while a query runs that has no end" raw hangup
told="env --block-signal=HUP"
typed 4 "the same, with SIGHUP held back" raw hangup
told=
dataset=

# ---- signals, and a terminal that stays ----

# signal NUMBER STATUS: pty fails where the modes are others than before.
signal() {
	typed "$2" "signal $1" j "signal $1"
	is "signal $1: the screen is left as it was entered" \
	    "$(tr '\033' '\n' <"$TMPDIR/screen" |
	    sed -n 's/^\[?1049\(.\).*/\1/p' | tr '\n' ' ')" "h l "
}
signal 15 4
is "and what is said" "$(cat "$TMPDIR/said")" \
    "strife: closed, as it was told to end"
signal 3 131
signal 6 134
signal 11 139
done_testing
