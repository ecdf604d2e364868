# SPDX-License-Identifier: ISC
#
# Proves: strife seed makes the same bytes twice, replaces a database whole or
# not at all, leaves nothing beside it, takes over what a killed run left, and
# never touches a file that is not its own.
. "$srcdir/tests/lib.sh"

mini=$srcdir/tests/data/mini
db=$TMPDIR/made/mini.db
mkdir "$TMPDIR/made"
here() {
	(cd "$TMPDIR/made" && ls -A) | tr '\n' ' '
}

run "$STRIFE" seed "$mini" -o "$db"
status_is 0 "a folder into a file"
out_is "no path, which was given" </dev/null
err_like "what was read" '^3 events, [0-9]+ claims, .* disputes?$'
is "nothing beside it" "$(here)" "mini.db "
cp "$db" "$TMPDIR/first.db"
run "$STRIFE" seed "$mini" -o "$db"
status_is 0 "over the old one"
ok "the same bytes" cmp "$db" "$TMPDIR/first.db"

# What a killed run leaves.
echo half >"$db.strife-tmp"
: >"$db.strife-lock"
run "$STRIFE" seed "$mini" -o "$db"
status_is 0 "leftovers are taken over"
is "and are gone" "$(here)" "mini.db "
ok "the same bytes again" cmp "$db" "$TMPDIR/first.db"

# A temporary file that is somebody's link.
echo precious >"$TMPDIR/precious"
ln -s "$TMPDIR/precious" "$db.strife-tmp"
run "$STRIFE" seed "$mini" -o "$db"
status_is 0 "a link in the way"
is "is not followed" "$(cat "$TMPDIR/precious")" precious

# Two at once.
for i in 1 2 3 4; do
	"$STRIFE" seed "$mini" -o "$db" 2>/dev/null || echo "$i" \
	    >>"$TMPDIR/failed" &
done
wait
is "four at once succeed" "$(cat "$TMPDIR/failed" 2>/dev/null)" ""
is "and leave one file" "$(here)" "mini.db "
ok "which is whole" cmp "$db" "$TMPDIR/first.db"

# Not ours.
echo "a letter" >"$TMPDIR/letter"
run "$STRIFE" seed "$mini" -o "$TMPDIR/letter"
status_is 4 "a letter is no database"
err_is "and is told so" <<END
strife: seed: $TMPDIR/letter: there is a file that is not a strife database, which stays
END
is "and stays" "$(cat "$TMPDIR/letter")" "a letter"
run "$STRIFE" seed "$mini" -o "$TMPDIR/made"
status_is 4 "a folder is no file"
: >"$TMPDIR/empty"
run "$STRIFE" seed "$mini" -o "$TMPDIR/empty"
status_is 0 "an empty file is free"
run "$STRIFE" seed "$mini" -o "$TMPDIR/none/mini.db"
status_is 4 "a folder that is not there"
err_is "and is named" <<END
strife: seed: $TMPDIR/none/mini.db: cannot be written: No such file or directory
END

# Errors: nothing is written, the old one stays.
cp -R "$mini" "$TMPDIR/broken"
sed 's/part_of: valley-campaign/part_of: valley-campain/' \
    "$mini/events/1905.yaml" >"$TMPDIR/broken/events/1905.yaml"
run "$STRIFE" seed "$TMPDIR/broken" -o "$db"
status_is 3 "an error in the dataset"
err_like "is shown" 'part_of: there is no event `valley-campain'
err_like "with what was meant" 'did you mean `valley-campaign'
err_like "and what came of it" 'nothing was made, because of 1 error$'
ok "the old database stays" cmp "$db" "$TMPDIR/first.db"
is "alone" "$(here)" "mini.db "
run "$STRIFE" seed "$TMPDIR/broken" -o "$TMPDIR/made/new.db"
is "no new one is made" "$(here)" "mini.db "

# What is no dataset.
run "$STRIFE" seed "$TMPDIR/none" -o "$db"
status_is 4 "a folder that is missing"
run "$STRIFE" seed
status_is 2 "no folder"
run "$STRIFE" seed "$mini" "$mini"
status_is 2 "two folders"

# Where the folder cannot be written to.
if [ "$(id -u)" -eq 0 ]; then
	skip "root may write everywhere"
	skip "root may write everywhere"
else
	chmod a-w "$TMPDIR/made"
	run "$STRIFE" seed "$mini" -o "$db"
	status_is 4 "a folder that cannot be written to"
	ok "the old database stays" cmp "$db" "$TMPDIR/first.db"
	chmod u+w "$TMPDIR/made"
fi
done_testing
