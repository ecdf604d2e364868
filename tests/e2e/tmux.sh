# SPDX-License-Identifier: ISC
#
# Proves: on a real terminal the reader sees, cell by cell, what the canvas
# holds, with the cursor on it: at every kind of size, after resizing, in
# terminals that can do little; pastes and unknown sequences do nothing; the
# terminal is given back.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
pane_server

database=$TMPDIR/mini.db
run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$database"
status_is 0 "the dataset compiles"
strife="exec '$STRIFE' '$database'"

for at in 80x24 160x50 60x16 46x30 20x5; do
	pane_open $at "$strife"
	shown "$at: the first screen"
	keys Down
	shown "$at: one line down"
	keys Enter
	shown "$at: deeper"
	keys Down PgDn
	shown "$at: and down in it"
	keys Backspace Tab
	shown "$at: back, and to the next pane"
	keys End
	shown "$at: the last line"
	keys q
	ends "$at: q ends it" 0
done

# Too small for tmux itself to say where the cursor is.
pane_open 1x1 "$strife"
keys Down Enter PgDn Tab '?' Q
ends "1x1: it lives and ends" 0

pane_open 80x24 "$strife"
shown "before resizing"
keys Down
for at in 120x40 60x16 40x12 20x5 160x48 80x24; do
	resize $at
	shown "resized to $at"
done
keys '?'
shown "help"
keys PgDn Esc
shown "and back"
keys /
type_text a
shown "the prompt of a search"
keys Esc
shown "closed by Esc"
tm send-keys -t strife C-l
shown "Ctrl-L draws the same"

# A paste with q in it, bracketed as the program asks for, is no command.
tm set-buffer 'qQqQ'
tm paste-buffer -p -t strife
keys Down
shown "a paste is no command"
# Sequences that no key sends: PgUp of a strange keyboard, a mouse report.
tm send-keys -t strife -H 1b 5b 39 39 71 1b 5b 3c 30 3b 35 3b 35 4d
keys Down
shown "unknown sequences are no commands"
keys Q
ends "Q ends it" 0

# Given back: what was there before is there again.
pane_open 80x24 "echo before; '$STRIFE' '$database'; echo \"after \$?\"; exec cat"
shown "begun from a shell"
keys q
says "what was there before is there again" '^before$'
says "and the shell goes on" '^after 0$'

# Suspended by Ctrl-Z and called back.
pane_open 80x24 "ENV= PS1='ready: ' exec sh -i"
says "a shell is ready" '^ready:'
tm send-keys -t strife -l "'$STRIFE' '$database'"
tm send-keys -t strife Enter
shown "begun from a shell with jobs"
keys Down
shown "one line down"
tm send-keys -t strife C-z
says "Ctrl-Z gives the shell back" '(Stopped|Suspended)'
tm send-keys -t strife -l fg
tm send-keys -t strife Enter
shown "fg brings the screen back"
keys q
says "q ends it" 'ready: *$'

# Terminals and locales that can do less.  The line below tells of it first.
all_but_last() {
	sed '$d'
}
view=all_but_last
pane_open 80x24 "TERM=vt100 $strife"
shown "vt100"
keys q
# Signs that the fonts of the console lack are shown as others.
as_console() {
	sed -e '$d' -e 'y/▸≠⊂┃▁▂▃▅▆▇/>#(|:-=*%#/'
}
view=as_console
pane_open 80x24 "TERM=linux $strife"
shown "linux"
keys q
view=all_but_last
pane_open 80x24 "TERM=no-such-terminal $strife"
shown "a type that nobody knows"
says "and it is said" 'not known here'
keys q
pane_open 80x24 "LC_ALL=C $strife"
shown "no UTF-8: ASCII" --ascii
keys q
pane_open 80x24 "unset LC_ALL; $strife"
shown "no locale at all: UTF-8"
says "and it is said" 'UTF-8 is taken'
keys q
pane_open 80x24 "NO_COLOR=1 $strife"
shown "NO_COLOR"
tm capture-pane -e -p -t strife >"$TMPDIR/colours"
is "and there is none" "$(grep -c "$(printf '\033')\\[[0-9;]*[34][0-7]m" \
    "$TMPDIR/colours")" 0
keys q
view=

# The reader's own settings.
mkdir -p "$TMPDIR/etc/strife"
printf 'bidi = off\nascii = on\nkey x = down\nscheme = purple\nwidth = 1\n' \
    >"$TMPDIR/etc/strife/config"
pane_open 80x24 "XDG_CONFIG_HOME='$TMPDIR/etc' '$STRIFE' '$database' \
    2>'$TMPDIR/told'; cat '$TMPDIR/told'; exec cat"
says "what is wrong in them is said first" \
    '^ config:4 \(and 1 more\): there is no scheme "purple", expected'
tm send-keys -t strife x
echo "key Down" >>"$TMPDIR/script"
shown "what is right holds" --ascii
keys q
says "and at the end all is told" \
    'config:5: there is no setting "width", expected s'

# The reader's own editor has the terminal, and gives it back.
cat >"$TMPDIR/editor" <<'END'
#!/bin/sh
clear
echo "editing $1"
read -r line
END
chmod +x "$TMPDIR/editor"
pane_open 80x24 "EDITOR='$TMPDIR/editor' $strife"
keys Down
shown "before editing"
tm send-keys -t strife e
says "the editor is there" '^editing \+[0-9]+$'
says "with the cursor where it writes" '^ *$'
resize 100x30
tm send-keys -t strife Enter
says "what was read is said" '^ read anew: 3 events$'
tm send-keys -t strife Escape
echo "key Esc" >>"$TMPDIR/script"
shown "the browser is as it was, at its new size"
keys q
ends "q ends it" 0

# Marks, and where the browser was left.
state="XDG_STATE_HOME='$TMPDIR/state' $strife"
pane_open 80x24 "$state"
keys Down
tm send-keys -t strife m a
echo "key m a" >>"$TMPDIR/script"
shown "a mark is set"
keys Right q
ends "and the browser left" 0
is "it is kept for the reader alone" \
    "$(cd "$TMPDIR/state" && find . -type d -perm 0700 | sort | tr '\n' ' ')" \
    ". ./strife "
pane_open 80x24 "$state --resume"
echo "key Down m a Right" >>"$TMPDIR/script"
shown "--resume begins where it was left"
keys g g
tm send-keys -t strife "'" a
echo "key ' a" >>"$TMPDIR/script"
shown "the mark leads back"
keys q

pane_open 100x24 "TERM=dumb '$STRIFE' '$database'; echo \"status \$?\"; exec cat"
says "dumb is refused" '^status 2$'
says "in a sentence" 'cannot move its cursor; use strife --linear, or set TERM$'
# The same terminal, line by line: what is typed is shown by the terminal.
pane_open 80x24 "TERM=dumb '$STRIFE' --linear '$database'"
says "line by line it is of use" '^timeline> *$'
tm send-keys -t strife -l 1
tm send-keys -t strife Enter
says "a number opens an event" '^Event 1 of 3: '
says "and the reader is asked again" '^detail> *$'
tm send-keys -t strife -l Q
tm send-keys -t strife Enter
ends "Q ends it" 0
pane_open 80x24 "TERM=dumb '$STRIFE' --linear '$database'"
says "it asks" '^timeline> *$'
tm send-keys -t strife C-c
says "Ctrl-C ends nothing" '^timeline> [^ ]*C$'
asked_twice() {
	[ "$(tm capture-pane -p -t strife | grep -c '^timeline>')" = 2 ]
}
until_true asked_twice && pass "it asks again" || fail "it asks again"
tm send-keys -t strife C-d
ends "the end of the input does" 0
done_testing
