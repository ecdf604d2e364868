# SPDX-License-Identifier: ISC
#
# Proves: marks last from session to session, one file a dataset, which a
# damaged line does not spoil, and which stays where it cannot be written;
# --resume begins where the last session was left, with its filter, and without
# it the browser begins at the start; what the dataset has no longer is said; a
# script keeps nothing unless it is told where, and a restricted session never.
. "$srcdir/tests/lib.sh"

mini=$srcdir/tests/data/mini
tab=$(printf '\t')
marks=$TMPDIR/state/mini.marks

# session OPTIONS: the commands on standard input.
session() {
	cat >"$TMPDIR/script"
	run "$STRIFE" --script "$TMPDIR/script" --size 60x12 "$@" "$mini"
}

session <<'END'
key Down m a
END
status_is 0 "a script sets a mark"
is "and no file is made" "$(find "$HOME" "$TMPDIR" -name '*.marks')" ""

session --state "$TMPDIR/state" <<'END'
screen
END
cp "$TMPDIR/out" "$TMPDIR/start"
session --state "$TMPDIR/state" <<'END'
key Down m a
filter kind:capture
key End Right
screen
END
status_is 0 "told where, it keeps them"
cp "$TMPDIR/out" "$TMPDIR/left"
cat >"$TMPDIR/wanted" <<END
# Marks of strife(1), and where it was left.
a${tab}timeline${tab}0${tab}event/valley-campaign${tab}-${tab}-${tab}
-${tab}detail${tab}0${tab}event/mill-1905-05-04${tab}-${tab}-${tab}kind:capture
END
same "in links" "$marks" "$TMPDIR/wanted"

echo screen | session --state "$TMPDIR/state" --resume
status_is 0 "--resume"
same "begins where the last session was left" "$TMPDIR/out" "$TMPDIR/left"
echo screen | session --state "$TMPDIR/state"
same "without it the browser begins at the start" "$TMPDIR/out" \
    "$TMPDIR/start"
printf '%s\n' "key ' a" screen | session --state "$TMPDIR/state"
out_like "the mark of another session is there" '^▸3–6 +campaign'

printf 'b\ttimeline\t0\tevent/gone\t-\t-\t\nrubbish\n\377\n' >>"$marks"
printf '%s\n' screen "key ' b" screen 'key M' screen |
    session --state "$TMPDIR/state"
status_is 0 "a damaged file does no harm"
out_like "it is told" '^ 2 lines of the marks cannot be read'
out_like "and what the dataset has no longer" \
    'this dataset no longer has event/gone'
out_like "the list shows both" '^ b  timeline  no longer in this dataset: ev'
out_like "the good mark stays" '^▸a  timeline  Fighting in the Élan Valley'
ok "what cannot be read stays in the file" grep -q '^rubbish$' "$marks"
ok "every byte of it" grep -aq "^$(printf '\377')\$" "$marks"

printf '%s\n' screen | session --state "$TMPDIR/empty" --resume
out_like "there may be no last session" 'there is no session to resume'
echo screen | session --state "$TMPDIR/state"
run "$STRIFE" --script "$TMPDIR/script" --size 60x12 \
    --state "$TMPDIR/state" --resume "$mini" source/gazette
out_like "a link says where to begin, whatever was left" 'archive.example.gazette'

# ---- what has gone since ----

cat >"$marks" <<END
a${tab}timeline${tab}0${tab}event/pont-elan-may${tab}-${tab}-${tab}
b${tab}timeline${tab}0${tab}event/valley-campaign${tab}faction/gone${tab}-${tab}
c${tab}timeline${tab}0${tab}event/valley-campaign${tab}-${tab}-${tab}kind:none (
d${tab}source${tab}4294967295${tab}source/gazette${tab}-${tab}-${tab}
e${tab}timeline${tab}0${tab}event/valley-campaign${tab}faction/river-guard${tab}faction/gone${tab}
-${tab}timeline${tab}0${tab}event/gone${tab}-${tab}-${tab}
END
printf '%s\n' screen "key ' a" screen "key ' b" screen "key ' c" screen \
    "key ' e" screen "key ' d" screen |
    session --state "$TMPDIR/state" --resume
status_is 0 "marks of another version of the dataset"
out_like "the last place is gone: the browser begins at the start" \
    'this dataset no longer has event/gone'
out_like "a former id leads to the event" '^▸3 +capture'
out_like "a faction that is gone is told" \
    '^ this dataset no longer has faction/gone'
out_like "and a filter that is none" 'the filter of before is none: kind:none'
out_like "a place beyond the end of a text is its end" '^▸Read more: River'

# ---- places that are none ----

rm -rf "$TMPDIR/state"
mkdir "$TMPDIR/state"
ln -s "$TMPDIR/elsewhere" "$marks"
: >"$TMPDIR/elsewhere"
echo 'key m a' | session --state "$TMPDIR/state"
ok "a link is followed" grep -q '^a' "$TMPDIR/elsewhere"
ok "and stays one" test -L "$marks"
rm "$marks"
mkfifo "$marks"
printf '%s\n' 'key m a' screen | session --state "$TMPDIR/state"
out_like "a pipe is not waited for" 'no file, expected one'
ok "and stays" test -p "$marks"
rm "$marks"
printf 'b\ttimeline\t0\tevent/valley-campaign\t-\t-\t\n' >"$marks"
cp "$marks" "$TMPDIR/before"
printf '%s\n' 'key m a' screen >"$TMPDIR/script"
# No file can grow: a full disk.  Those of valgrind have to.
if [ -n "$VALGRIND" ]; then
	skip "valgrind writes files"
else
	(ulimit -f 0 && exec "$STRIFE" --script "$TMPDIR/script" --size 60x12 \
	    --state "$TMPDIR/state" "$mini") 2>&1 | cat >"$TMPDIR/out"
	out_like "on a full disk it is said" \
	    'mark a lasts for this session only'
fi
same "and what was there is whole" "$marks" "$TMPDIR/before"
is "with nothing beside it" "$(ls -A "$TMPDIR/state")" mini.marks
if [ "$(id -u)" -eq 0 ]; then
	skip "root may write everywhere"
else
	rm "$marks"
	chmod 500 "$TMPDIR/state"
	printf '%s\n' 'key m a' screen | session --state "$TMPDIR/state"
	out_like "so it is where nothing may be written" \
	    'mark a lasts for this session only'
	chmod 700 "$TMPDIR/state"
fi

# ---- whose marks ----

# A terminal has the reader's own folder, a script only what it is told.
linear() {
	printf 'm a\nq\n' >"$TMPDIR/lines"
	run_with "$TMPDIR/lines" env "$@"
	status_is 0 "line by line: $1"
}
mkdir "$TMPDIR/home"
linear HOME="$TMPDIR/home" XDG_STATE_HOME=relative "$STRIFE" --linear "$mini"
ok "a path that is not from the root is no place" \
    test -f "$TMPDIR/home/.local/state/strife/mini.marks"
empty "and nothing is made of it" "$(ls -A relative 2>/dev/null)"
linear HOME="$TMPDIR/home" XDG_STATE_HOME="$TMPDIR/xdg" "$STRIFE" --linear \
    "$mini"
ok "one that is, is" test -f "$TMPDIR/xdg/strife/mini.marks"

# The name is the dataset's own, not that of its file.
mkdir "$TMPDIR/one" "$TMPDIR/two"
"$STRIFE" seed "$mini" -o "$TMPDIR/one/x.db" 2>/dev/null
"$STRIFE" seed "$srcdir/tests/data/guilds" -o "$TMPDIR/two/x.db" 2>/dev/null
linear XDG_STATE_HOME="$TMPDIR/xdg2" "$STRIFE" --linear "$TMPDIR/one/x.db"
linear XDG_STATE_HOME="$TMPDIR/xdg2" "$STRIFE" --linear "$TMPDIR/two/x.db"
is "two datasets in files of one name have marks of their own" \
    "$(ls "$TMPDIR/xdg2/strife" | tr '\n' ' ')" "guilds.marks mini.marks "

# A restricted session, which knows no marks: nothing is made, nothing read.
linear HOME="$TMPDIR/home" XDG_STATE_HOME="$TMPDIR/kiosk" "$STRIFE" \
    --restricted --linear "$TMPDIR/one/x.db"
empty "a restricted session keeps none" "$(ls -A "$TMPDIR/kiosk" 2>/dev/null)"

: >"$TMPDIR/file"
printf '%s\n' 'key m a' screen | session --state "$TMPDIR/file"
status_is 0 "where nothing can be written a session goes on"
out_like "and says so" '^ mark a lasts for this session only'
done_testing
