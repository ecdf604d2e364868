# SPDX-License-Identifier: ISC
#
# Proves: what is copied arrives, byte for byte, on the clipboard of the
# outermost terminal: through tmux whose set-clipboard is on, through a tmux
# that only passes on what is wrapped for it, and through screen, in as many
# pieces as it takes; that it is said what was sent, by which way and how much;
# a terminal without a clipboard and a text that is too long are said; P prints.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
pane_server

database=$TMPDIR/mini.db
run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$database"
status_is 0 "the dataset compiles"

# The outer tmux is the terminal: its clipboard is what it can show.
clipboard_is() {
	tm show-buffer >"$TMPDIR/clipboard" 2>/dev/null || return 1
	cmp -s "$TMPDIR/clipboard" "$TMPDIR/copied"
}
arrives() {
	until_true clipboard_is
	same "$1" "$TMPDIR/clipboard" "$TMPDIR/copied"
	tm delete-buffer
}
# copied COMMAND: what it copies, in $TMPDIR/copied.
copied() {
	printf '%s\n' "key Down" "$1" copied >"$TMPDIR/copying"
	"$STRIFE" --script "$TMPDIR/copying" "$database" >"$TMPDIR/lines"
	# The line's end is the script's.
	head -c -1 "$TMPDIR/lines" >"$TMPDIR/copied"
	size=$(wc -c <"$TMPDIR/copied")
}
press() {
	tm send-keys -t strife "$@"
}

pane_open 100x24 "exec '$STRIFE' '$database'"
says "tmux shows the browser" 'Timeline'
press Down y y
copied copy-quote
says "what was sent is said" \
    "sent $size bytes to the clipboard by way of tmux: quote and citation; P"
arrives "a quote through tmux, set-clipboard on"
press y q
copied copy-query
arrives "the command that lists the events"
press y b
copied copy-bibtex
arrives "BibTeX, several lines"
copied copy-quote
press P
says "P prints it" '^\(Enter returns to strife\)$'
tm capture-pane -p -J -t strife | sed -n 1p >"$TMPDIR/printed"
is "as it is" "$(cat "$TMPDIR/printed")" "$(cat "$TMPDIR/copied")"
press Enter
says "and Enter returns" 'Timeline'
press Q
ends "Q ends it" 0

# A tmux within: as it comes by default it takes nothing from programs, but may
# be told to let wrapped sequences pass.
inner="tmux -u -L strife-inner -f '$TMPDIR/inner.conf'"
cat >"$TMPDIR/inner.conf" <<'END'
set -g status off
set -s escape-time 0
set -s set-clipboard external
set -g allow-passthrough on
END
pane_open 100x24 "env -u TMUX TERM=tmux-256color $inner new-session \
    \"exec '$STRIFE' '$database'\""
says "tmux in tmux shows the browser" 'Timeline'
press Down y y
copied copy-quote
says "what was sent is said" "sent $size bytes to the clipboard by way of tmux"
if tm show-options -g allow-passthrough >/dev/null 2>&1; then
	arrives "past a tmux that passes wrapped sequences on"
else
	skip "this tmux has no allow-passthrough"
fi
press Q
ends "Q ends it" 0
$inner kill-server >/dev/null 2>&1

# screen: its DCS are of a limited length, so it goes in pieces.
if command -v screen >/dev/null 2>&1; then
	mkdir -m 700 "$TMPDIR/screens"
	echo 'startup_message off' >"$TMPDIR/screenrc"
	pane_open 100x24 "env -u TMUX SCREENDIR='$TMPDIR/screens' \
	    screen -U -c '$TMPDIR/screenrc' '$STRIFE' '$database'"
	says "screen shows the browser" 'Timeline'
	press Down y y
	copied copy-quote
	says "what was sent is said" \
	    "sent $size bytes to the clipboard by way of screen"
	arrives "a quote through screen"
	press y b
	copied copy-bibtex
	arrives "more than one piece of it"
	press Q
	ends "Q ends it" 0
else
	skip "screen is missing"
fi

# The longest text that a clipboard takes, and one of a byte more.
largest=56244
# big N: a database whose only quote has N bytes.
big() {
	rm -rf "$TMPDIR/big"
	mkdir "$TMPDIR/big"
	awk -v n="$1" 'BEGIN {
		for (; n > 79; n -= 80)
			printf "%079d ", 0
		for (; n > 0; n--)
			printf "x"
		print ""
	}' >"$TMPDIR/big/book.txt"
	cat >"$TMPDIR/big/dataset.yaml" <<-'END'
		id: big
		title: A long quote
		version: "1"
		licence: CC0-1.0
		language: en
		files: {sources: [book.yaml], factions: factions.yaml,
		    events: [events.yaml]}
	END
	cat >"$TMPDIR/big/book.yaml" <<-'END'
		{id: book, title: A book, publisher: Nobody, language: en,
		 rights: CC0-1.0, extent: full, text: book.txt}
	END
	echo '[{id: side, name: A side, kind: other}]' \
	    >"$TMPDIR/big/factions.yaml"
	{
		printf '%s\n' '- id: long' '  title: A long day' \
		    '  kind: other' '  claims:' '    - id: all' \
		    '      says: Much is said.' '      source: book' \
		    '      quote: >-'
		sed 's/^/        /' "$TMPDIR/big/book.txt"
	} >"$TMPDIR/big/events.yaml"
	run "$STRIFE" seed "$TMPDIR/big" -o "$TMPDIR/big.db"
	database=$TMPDIR/big.db
}
big 50001
status_is 0 "a dataset of one long quote"
copied copy-quote
is "which makes a long text" "$((size > 50000))" 1
length=$((50001 + largest - size))
big $length
copied copy-quote
is "of the largest size" "$size" "$largest"
pane_open 100x24 "exec '$STRIFE' '$database'"
says "its browser" 'Timeline'
press y y
says "all of it is sent" \
    "sent $largest bytes to the clipboard by way of tmux: quote and citation; P"
arrives "and arrives"
press Q
ends "Q ends it" 0
big $((length + 1))
copied copy-quote
is "one byte more" "$size" $((largest + 1))
more=$size
pane_open 100x24 "exec '$STRIFE' '$database'"
says "its browser" 'Timeline'
press y y
says "is too much, which is said" "quote and citation: $more bytes, but a \
clipboard takes $largest at most; P"
is "and nothing arrives" "$(tm show-buffer 2>/dev/null)" ""
press Q
ends "Q ends it" 0

# No clipboard.
database=$TMPDIR/mini.db
pane_open 80x24 "TERM=vt100 '$STRIFE' '$database'"
says "a vt100 shows the browser" 'Timeline'
press y y
says "it has no clipboard" 'this terminal takes no copies; P prints it'
is "and gets nothing" "$(tm show-buffer 2>/dev/null)" ""
press Q
ends "Q ends it" 0
done_testing
