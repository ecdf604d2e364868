# SPDX-License-Identifier: ISC
#
# Proves: marks last from session to session, one file a dataset, which a
# damaged line does not spoil; --resume begins where the last session was
# left, with its filter, and without it the browser begins at the start; a
# script keeps nothing unless it is told where.
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

printf '%s\n' screen | session --state "$TMPDIR/empty" --resume
out_like "there may be no last session" 'there is no session to resume'
echo screen | session --state "$TMPDIR/state"
run "$STRIFE" --script "$TMPDIR/script" --size 60x12 \
    --state "$TMPDIR/state" --resume "$mini" source/gazette
out_like "a link says where to begin, whatever was left" 'archive.example.gazette'

: >"$TMPDIR/file"
printf '%s\n' 'key m a' screen | session --state "$TMPDIR/file"
status_is 0 "where nothing can be written a session goes on"
out_like "and says so" '^ mark a lasts for this session only'
done_testing
