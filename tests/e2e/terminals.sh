# SPDX-License-Identifier: ISC
#
# Proves: in every kind of terminal, with UTF-8 and without, the reader sees
# what the canvas holds, in ASCII where there is nothing better, and with the
# cursor on the selected line; no colour is asked of one that has none; from
# 20x5 to 300x100; every view and every prompt can be resized.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
pane_server

database=$TMPDIR/mini.db
run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$database"
status_is 0 "the dataset compiles"
strife="exec '$STRIFE' '$database'"

# The console's font lacks some signs; the browser shows others there.
as_console() {
	sed -e 'y/▸≠⊂┃▁▂▃▅▆▇/>#(|:-=*%#/'
}

# ---- types and locales ----

for term in xterm-256color xterm-mono linux vt100 screen screen-256color \
    tmux-256color; do
	for locale in C.UTF-8 C; do
		what="$term, $locale"
		if ! infocmp "$term" >/dev/null 2>&1; then
			skip "$what: terminfo has no such entry here"
			continue
		fi
		option=
		view=
		[ $locale = C.UTF-8 ] || option=--ascii
		[ "$term$locale" != linuxC.UTF-8 ] || view=as_console
		pane_open 80x24 "TERM=$term LC_ALL=$locale $strife"
		keys Down
		shown "$what" $option
		keys Enter
		shown "$what: deeper" $option
		case $term in
		vt100 | xterm-mono)
			tm capture-pane -e -p -t strife >"$TMPDIR/colours"
			is "$what: no colour" "$(grep -c \
			    "$(printf '\033')\\[[0-9;]*[34][0-7]m" \
			    "$TMPDIR/colours")" 0
			;;
		esac
		keys g m
		shown "$what: the matrix" $option
		keys Q
	done
done
view=

# Nothing but ASCII is sent where the locale is no better, whatever the type.
pane_open 80x24 "LC_ALL=C exec script -q -c '$STRIFE $database' '$TMPDIR/sent'"
if command -v script >/dev/null 2>&1; then
	says "all that is sent is written down" 'Timeline'
	keys Down Enter g a
	says "and more of it" 'Lineage'
	keys Q
	until_true has_ended
	is "no byte is beyond ASCII" \
	    "$(sed 1d "$TMPDIR/sent" | LC_ALL=C tr -d '\000-\177' | wc -c)" 0
else
	skip "script is missing"
	skip "the same"
	skip "the same"
fi

# ---- sizes ----

for at in 300x100 20x5; do
	pane_open $at "$strife"
	shown "$at"
	keys Down Enter
	shown "$at: deeper"
	keys g m
	shown "$at: the matrix"
	keys Q
done

# ---- resizing, in every view and every prompt ----

# resized WHAT: to other layouts and back.
resized() {
	for at in 46x17 80x24; do
		resize $at
		shown "$1 at $at"
	done
}
pane_open 80x24 "$strife"
keys Down
while read -r name key; do
	# shellcheck disable=SC2086
	keys $key
	resized "$name"
	keys Ctrl-G
done <<'END'
voices c
matrix g m
lineage g a
sources g s
people g p
places g l
disputes g x
help ?
marks M
source s
END
type_text /the
keys Enter g /
resized results
keys Ctrl-G Ctrl-G
for prompt in : / '&'; do
	type_text "$prompt"
	type_text "kind:cap"
	resized "the prompt $prompt"
	keys Ctrl-G
done
keys g
resized "the second of two keys"
keys Ctrl-G Q
ends "Q ends it" 0
done_testing
