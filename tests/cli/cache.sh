# SPDX-License-Identifier: ISC
#
# Proves: a folder is compiled into the cache once and again only when it has
# changed; without a cache it is compiled into memory; and what is named but is
# no dataset, no database, newer, cut or damaged is called that.
. "$srcdir/tests/lib.sh"

unset STRIFE_DATASET
XDG_CACHE_HOME=$TMPDIR/cache
export XDG_CACHE_HOME
cp -R "$srcdir/tests/data/mini" "$TMPDIR/mini"
mini=$TMPDIR/mini
titles() {
	run "$STRIFE" list events --format jsonl -d "$1"
}
made() {
	(cd "$XDG_CACHE_HOME/strife" && ls -A) | sed 's/-[0-9a-f]*\./-HASH./'
}

titles "$mini"
status_is 0 "a folder is opened"
cp "$TMPDIR/out" "$TMPDIR/wanted.events"
is "by way of the cache" "$(made | tr '\n' ' ')" "mini-HASH.db mini-HASH.stamp "
db=$(echo "$XDG_CACHE_HOME"/strife/*.db)
inode=$(ls -i "$db")
titles "$mini"
same "and again" "$TMPDIR/out" "$TMPDIR/wanted.events"
is "from the same database" "$(ls -i "$db")" "$inode"

# Only the times differ: the stamp is made anew, the database stays.
cp "$mini/places.yaml" "$TMPDIR/places" && cp "$TMPDIR/places" "$mini/places.yaml"
titles "$mini"
is "new times are no change" "$(ls -i "$db")" "$inode"
rm "$XDG_CACHE_HOME"/strife/*.stamp
titles "$mini"
same "without its stamp it is made anew" "$TMPDIR/out" "$TMPDIR/wanted.events"
is "with a stamp" "$(made | tr '\n' ' ')" "mini-HASH.db mini-HASH.stamp "

# A change is seen.
sed 's/The River Guard takes the mill/The mill is taken/' \
    "$mini/events/1905.yaml" >"$TMPDIR/new" && cp "$TMPDIR/new" \
    "$mini/events/1905.yaml"
titles "$mini"
out_like "a change is seen" '"The mill is taken"'

# A damaged cache is made anew.
echo junk >"$db"
titles "$mini"
status_is 0 "a file that is not ours in the cache is not used"
out_like "but the folder" '"The mill is taken"'
is "and stays" "$(cat "$db")" "junk"
rm "$db"

# An error is told, and an older database not shown in its place.
titles "$mini"
printf -- '- id: bad\n' >>"$mini/places.yaml"
titles "$mini"
status_is 3 "an error in the data"
err_like "is shown" '^places.yaml:[0-9]+:[0-9]+: error: '
err_like "with its line" '\| - id: bad'
cp "$TMPDIR/places" "$mini/places.yaml"

# strife seed without -o.
run "$STRIFE" seed "$mini"
status_is 0 "seeded into the cache"
out_is "its path" <<END
$db
END
run "$STRIFE" list events -d "$db"
status_is 0 "which can be opened"

# No cache: in memory.
XDG_CACHE_HOME=/dev/null
titles "$mini"
status_is 0 "a cache that cannot be written"
silent "is no matter"
out_like "all is there" '"The mill is taken"'
run "$STRIFE" seed "$mini"
status_is 4 "but a path cannot be told"
unset XDG_CACHE_HOME
titles "$mini"
ok "without XDG_CACHE_HOME it lies in ~/.cache" \
    sh -c 'ls "$HOME"/.cache/strife/mini-*.db'
XDG_CACHE_HOME=$TMPDIR/cache

# $STRIFE_DATASET.
STRIFE_DATASET=$mini
export STRIFE_DATASET
run "$STRIFE" list events --format jsonl
out_like "STRIFE_DATASET counts where nothing is named" 'The mill is taken'
unset STRIFE_DATASET

# What it is not.
refused() {
	run "$STRIFE" list events -d "$1"
	status_is "$2" "$3"
	err_is "$3: the sentence" <<END
strife: list: $1: $4
END
}
refused "$TMPDIR/none" 4 "missing" "No such file or directory"
mkdir "$TMPDIR/folder"
refused "$TMPDIR/folder" 3 "another folder" \
    "this folder is no dataset: it has no dataset.yaml"
refused "$mini/dataset.yaml" 3 "a file of a dataset" \
    "this is a file of a dataset; name the folder it lies in"
echo "a letter" >"$TMPDIR/letter"
refused "$TMPDIR/letter" 3 "a letter" "this is not a strife database"
: >"$TMPDIR/empty"
refused "$TMPDIR/empty" 3 "an empty file" "this is not a strife database"

patch() {
	cp "$db" "$TMPDIR/patched.db"
	printf "$2" | dd of="$TMPDIR/patched.db" bs=1 seek="$1" conv=notrunc \
	    2>/dev/null
}
patch 60 '\000\000\000\006'
refused "$TMPDIR/patched.db" 3 "newer" \
    "this database was made by a newer strife (its version is 6, this strife reads 5)"
patch 60 '\000\000\000\000'
refused "$TMPDIR/patched.db" 3 "older" \
    "this database was made by an older strife (its version is 0, this strife reads 5): seed it again"
dd if="$db" of="$TMPDIR/patched.db" bs=4096 count=3 2>/dev/null
run "$STRIFE" list events -d "$TMPDIR/patched.db"
status_is 3 "cut"
err_like "is called damaged" 'the database is damaged \([0-9]+ bytes are missing at its end\)$'
patch 100 '\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377'
run "$STRIFE" list events -d "$TMPDIR/patched.db"
status_is 3 "overwritten"
err_like "is called damaged, too" 'the database is damaged'
done_testing
