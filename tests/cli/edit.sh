# SPDX-License-Identifier: ISC
#
# Proves: e runs $VISUAL or $EDITOR, cut at blanks and never by a shell, on the
# file and line that what is under the cursor came from; then the dataset is
# read anew and the reader is where he was, also where numbers have changed; of
# a broken edit the diagnostics are shown, lead to their lines, and the old
# data stays; what stands in the way is said in a sentence.
. "$srcdir/tests/lib.sh"

cp -R "$srcdir/tests/data/mini" "$TMPDIR/mini"
chmod -R u+w "$TMPDIR/mini"
mini=$TMPDIR/mini
events=$mini/events/1905.yaml
cp "$events" "$TMPDIR/events"

# The editor writes down how it was called, then does what the file "change"
# says.
cat >"$TMPDIR/editor" <<END
#!/bin/sh
printf '%s\n' "\$@" >"$TMPDIR/called"
[ ! -f "$TMPDIR/change" ] || . "$TMPDIR/change"
END
chmod +x "$TMPDIR/editor"
EDITOR="$TMPDIR/editor"
export EDITOR

# script LINE...: run these commands.
script() {
	printf '%s\n' "$@" >"$TMPDIR/script"
	rm -f "$TMPDIR/called"
	run "$STRIFE" --script "$TMPDIR/script" "${dataset:-$mini}"
}
# line_of PATTERN FILE
line_of() {
	grep -n -- "$1" "$2" | head -n 1 | cut -d : -f 1
}
called_is() {
	cat >"$TMPDIR/wanted"
	same "$1" "$TMPDIR/called" "$TMPDIR/wanted"
}
# The lowest line of the screen that was drawn last.
last_is() {
	is "$1" "$(tail -n 1 "$TMPDIR/out")" " $2"
}

# ---- where ----

script "goto event/pont-elan-1905-05-03" "key e" screen
status_is 0 "the editor is run"
called_is "at the line of the event" <<END
+$(line_of 'id: pont-elan-1905-05-03' "$events")
$events
END
last_is "and the dataset read anew" "read anew: 3 events"
script "goto claim/pont-elan-1905-05-03/denial" edit
called_is "at the line of a claim" <<END
+$(line_of 'id: denial' "$events")
$events
END
script factions "key Down" edit
called_is "of a faction" <<END
+$(line_of 'id: hill-company' "$mini/factions.yaml")
$mini/factions.yaml
END
script "goto place/pont-elan" edit
called_is "of a place, on its card" <<END
+$(line_of 'id: pont-elan$' "$mini/places.yaml")
$mini/places.yaml
END
script people edit
called_is "of a person, in the list" <<END
+$(line_of 'id: aime-duval' "$mini/people.yaml")
$mini/people.yaml
END
script "goto source/gazette" edit
called_is "of a source" <<END
+$(line_of '^id:' "$mini/sources/gazette.yaml")
$mini/sources/gazette.yaml
END
script "goto claim/pont-elan-1905-05-03/denial" source edit
called_is "of the claim whose quote is under the cursor" <<END
+$(line_of 'id: denial' "$events")
$events
END
script disputes edit
called_is "of a dispute's event" <<END
+$(line_of 'id: pont-elan-1905-05-03' "$events")
$events
END

# ---- how ----

EDITOR="$TMPDIR/editor --wait  \$(touch $TMPDIR/ran) ; -x"
script edit
sed '$d' "$TMPDIR/called" | sed '$d' >"$TMPDIR/words"
cat >"$TMPDIR/wanted" <<END
--wait
\$(touch
$TMPDIR/ran)
;
-x
END
same "it is cut at blanks and no more" "$TMPDIR/words" "$TMPDIR/wanted"
ok "no shell has read it" test ! -e "$TMPDIR/ran"
VISUAL="$TMPDIR/editor visual" script edit
is "VISUAL goes before EDITOR" "$(head -n 1 "$TMPDIR/called")" visual
EDITOR=$TMPDIR/no-such-editor script edit screen
if [ -n "$VALGRIND" ]; then
	skip "under valgrind posix_spawn does not know that there is none"
else
	like "an editor that is not there is said" \
	    "^ the editor $TMPDIR/no-such-editor cannot be run: " \
	    "$TMPDIR/out"
fi
EDITOR=false script edit screen
last_is "one that fails too, and nothing is read anew" \
    "false ended with status 1"
EDITOR=' ' script edit screen
last_is "where none is set that is said" \
    "no editor is set; set VISUAL or EDITOR"
EDITOR=$TMPDIR/editor

# ---- and then ----

# One event more before all others: every number is another one.
cat >"$TMPDIR/change" <<END
cat >"$mini/events/1905.yaml" <<'YAML'
- id: ford-1904
  title: The Hill Company crosses the ford
  kind: other
  date: 1904-11-02
  claims:
    - {id: none, says: Nothing is known., source: gazette, quote: the mill, nth: 1}
YAML
sed 's/title: The River Guard takes Pont-Élan/title: Pont-Élan is taken/' \
    "$TMPDIR/events" >>"$mini/events/1905.yaml"
END
script "filter kind:capture" "goto event/pont-elan-1905-05-03" "key Right" \
    ")" screen "key e" screen
sed -n '24,$p' "$TMPDIR/out" >"$TMPDIR/after"
like "the event is there under its new title" '▸3 .*Pont-Élan is taken' \
    "$TMPDIR/out"
last_is "the dataset has an event more" \
    "read anew: 4 events; 1 warning, :diagnostics"
like "the filter is what it was" '2 of 4 events · kind:capture' "$TMPDIR/out"
cp "$TMPDIR/events" "$events"
script "goto faction/hill-company" "goto event/pont-elan-1905-05-03" \
    "key Right" "key e" back screen forward screen
like "back leads where it did" '2 of 4 events · Hill Company' "$TMPDIR/out"
cp "$TMPDIR/events" "$events"
script "goto event/pont-elan-1905-05-03" "key e" screen
cat >"$TMPDIR/change" <<END
cp "$TMPDIR/events" "$mini/events/1905.yaml"
END
# The event under the cursor is taken away: the nearest in time is there.
script "goto event/ford-1904" "key e" screen
last_is "an event fewer" "read anew: 3 events"
like "the nearest is chosen" '▸3 .*The River Guard takes' "$TMPDIR/out"

# ---- a broken edit ----

cat >"$TMPDIR/change" <<END
sed 's/kind: capture/kind: captrue/' "$TMPDIR/events" >"$mini/events/1905.yaml"
END
line=$(line_of 'kind: capture' "$events")
script "goto event/pont-elan-1905-05-03" "key e" "size 80x12" screen cursor \
    "key q" screen
status_is 0 "an edit that breaks the dataset does not end the browser"
like "the diagnostics are shown" \
    "events/1905.yaml:$line:[0-9]*: error: .*captrue" "$TMPDIR/out"
like "with the line" "$line \\|.*kind: captrue" "$TMPDIR/out"
like "and how many" 'Diagnostics .* [0-9] errors, 0 warnings' "$TMPDIR/out"
like "the old data stays" '▸3 .*capture .*The River Guard' "$TMPDIR/out"
cp "$TMPDIR/events" "$events"
# Mended from there.
cat >"$TMPDIR/change2" <<END
cp "$TMPDIR/events" "$mini/events/1905.yaml"
END
cat >>"$TMPDIR/change" <<END
mv "$TMPDIR/change2" "$TMPDIR/change"
END
script "goto event/pont-elan-1905-05-03" "key e" "key e" screen
called_is "e on a diagnostic goes to its line" <<END
+$line
$events
END
last_is "and all is well" "read anew: 3 events"
like "in the view of before" '▸Timeline' "$TMPDIR/out"
rm -f "$TMPDIR/change"

# Line by line.
printf '1\ne\ndiagnostics\n' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" --linear "$mini"
status_is 0 "line by line too"
like "it is said" '^read anew: 3 events$' "$TMPDIR/out"
called_is "at the line of the event" <<END
+$(line_of 'id: pont-elan-1905-05-03' "$events")
$events
END

# ---- what stands in the way ----

run "$STRIFE" seed "$mini" -o "$TMPDIR/alone.db"
dataset=$TMPDIR/alone.db
script edit screen
last_is "of a database the folder it was made from is edited" \
    "read anew: 3 events"
mv "$mini" "$TMPDIR/gone"
script edit screen
like "where that is gone it is said" \
    "^ the folder that this was read from is not here: " "$TMPDIR/out"
ok "and no editor is run" test ! -e "$TMPDIR/called"
mv "$TMPDIR/gone" "$mini"
# A database of a stranger's names a file outside of the folder.
if command -v sqlite3 >/dev/null 2>&1; then
	touch "$TMPDIR/outside.yaml"
	sqlite3 "$dataset" "UPDATE event SET file = '../outside.yaml'"
	script "goto event/pont-elan-1905-05-03" edit screen
	last_is "a file outside of the folder is refused" \
	    "../outside.yaml is no file of YAML in the dataset's folder"
	ok "and no editor is run" test ! -e "$TMPDIR/called"
else
	skip "no sqlite3 to make a stranger's database with"
	skip "the same"
fi
done_testing
