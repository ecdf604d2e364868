# SPDX-License-Identifier: ISC
#
# Proves: the CSV bundle is what its datapackage.json says, types, keys and
# references; the SQLite file holds the same rows, whole and narrowed, with
# views and words that can be searched; a spreadsheet meets no formula; what
# lies in the way and is not ours stays.
. "$srcdir/tests/lib.sh"
data=$srcdir/tests/data/mini
big=$srcdir/data/syria-2014-2017

hostile=$TMPDIR/hostile
cp -R "$data" "$hostile"
chmod -R u+w "$hostile"
sed -i 's|^  name: Hill Company|  name: "=Hill,\\"Co\\" \\u202e"|' \
    "$hostile/factions.yaml"

# package WHAT FOLDER: every cell, key and reference, by a reader of its own.
package() {
	valid "$1: the description is a data package" datapackage.json \
	    "$2/datapackage.json"
	python_with csv || {
		skip "$1: no python"
		return
	}
	ok "$1: types, keys and references hold" "$PYTHON" - "$2" <<'END'
import csv, datetime, json, os, sys
folder = sys.argv[1]
package = json.load(open(folder + "/datapackage.json", encoding="utf-8"))
rows, cells = {}, 0
types = {"integer": int, "number": float, "date": datetime.date.fromisoformat,
         "boolean": {"true": 1, "false": 0}.__getitem__, "string": str}
for r in package["resources"]:
    with open(os.path.join(folder, r["path"]), encoding="utf-8", newline="") as f:
        reader = csv.DictReader(f, strict=True)
        rows[r["name"]] = list(reader)
        fields = r["schema"]["fields"]
        assert reader.fieldnames == [c["name"] for c in fields], r["name"]
    for row in rows[r["name"]]:
        assert None not in row and None not in row.values(), row
        for c in fields:
            if row[c["name"]] != "":
                types[c["type"]](row[c["name"]])
                cells += 1
    key = r["schema"].get("primaryKey")
    if key:
        keys = [tuple(row[k] for k in key) for row in rows[r["name"]]]
        assert len(keys) == len(set(keys)) and all(map(all, keys)), r["name"]
for r in package["resources"]:
    for k in r["schema"].get("foreignKeys", []):
        to = k["reference"]
        there = {row[to["fields"]] for row in rows[to["resource"] or r["name"]]}
        for row in rows[r["name"]]:
            value = row[k["fields"]]
            assert value == "" or value in there, (r["name"], k, value)
listed = {r["path"] for r in package["resources"]} | {"datapackage.json"}
assert listed == set(os.listdir(folder)), listed ^ set(os.listdir(folder))
assert cells > 50, cells
END
}

# database WHAT FILE FOLDER: sound, and cell by cell what the bundle holds.
database() {
	python_with sqlite3 || {
		skip "$1: no python with sqlite3"
		return
	}
	ok "$1: the file is sound, and holds what the bundle does" \
	    "$PYTHON" - "$2" "$3" <<'END'
import csv, json, os, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
assert db.execute("pragma foreign_key_check").fetchall() == []
package = json.load(open(sys.argv[2] + "/datapackage.json", encoding="utf-8"))
seen = 0
for r in package["resources"]:
    types = [c["type"] for c in r["schema"]["fields"]]
    def cell(value, type):
        if value is None:
            return ""
        if type == "boolean":
            return ("false", "true")[value]
        return "%.10g" % value if type == "number" else str(value)
    with open(os.path.join(sys.argv[2], r["path"]), encoding="utf-8",
              newline="") as f:
        told = list(csv.reader(f, strict=True))[1:]
    rows = db.execute('select * from "%s" order by rowid' % r["name"])
    held = [[cell(v, t) for v, t in zip(row, types)] for row in rows]
    for x, y in zip(told, held):
        # What a spreadsheet or a terminal would obey is changed in the bundle.
        assert [c for c in x if "'" not in c] == \
            [c for c, d in zip(y, x) if "'" not in d], (r["name"], x, y)
    assert len(told) == len(held), r["name"]
    seen += len(held)
assert seen > 20, seen
END
}

for set in "$data" "$big" "$hostile" "$srcdir/tests/data/valleys"; do
	name=${set##*/}
	run "$STRIFE" export "$set" --to csv -o "$TMPDIR/$name.csv"
	status_is 0 "$name: a bundle is written"
	silent "$name: and nothing said"
	package "$name" "$TMPDIR/$name.csv"
	run "$STRIFE" export "$set" --to sqlite -o "$TMPDIR/$name.db"
	status_is 0 "$name: a file is written"
	database "$name" "$TMPDIR/$name.db" "$TMPDIR/$name.csv"
done
for query in source:gazette faction:hill-company "mode:plan" "kind:campaign"; do
	"$STRIFE" export "$data" --to csv -o "$TMPDIR/n.csv" "$query"
	package "$query" "$TMPDIR/n.csv"
	"$STRIFE" export "$data" --to sqlite -o "$TMPDIR/n.db" "$query"
	database "$query" "$TMPDIR/n.db" "$TMPDIR/n.csv"
	"$STRIFE" list events -d "$data" --format tsv "$query" |
	    sed 1d | cut -f 2 >"$TMPDIR/listed"
	sed 1d "$TMPDIR/n.csv/events.csv" | cut -d , -f 1 >"$TMPDIR/exported"
	same "$query: the events that are listed" "$TMPDIR/exported" \
	    "$TMPDIR/listed"
done

# ---- what is in it ----
out=$TMPDIR/mini.csv
is "a quote keeps its lines" "$(grep -A 1 '^claim/place:pont-elan' \
    "$out/claims.csv" | tail -1 | cut -c 1-31)" 'Hill Company since the spring."'
ok "no text of a source but its quotes" sh -c \
    '! grep -r "had left the valley by$" "$1" | grep -v claims.csv |
    grep -v quotes.csv' sh "$out"
ok "a spreadsheet meets no formula" grep -q "\"'=Hill,\"\"Co\"\" ␦\"" \
    "$TMPDIR/hostile.csv/factions.csv"
out_of() {
	sqlite3 "$TMPDIR/mini.db" "$1"
}
if command -v sqlite3 >"$TMPDIR/which"; then
	is "the database has the name itself" "$(sqlite3 "$TMPDIR/hostile.db" \
	    "select hex(substr(name, -1)) from factions
	    where id = 'hill-company'")" E280AE
	is "a view of pairs" "$(out_of 'select * from who_fought_whom')" \
	    "pair/hill-company+river-guard|Hill Company|River Guard|2|0|1905-05-03|1905-05-04|12|12|0"
	is "claims can be searched" "$(out_of "select link from claims where
	    rowid in (select rowid from claims_fts where claims_fts match
	    'burnt')")" claim/mill-1905-05-04/burnt
	for view in timeline who_says_what disputed_values events_on_map \
	    events_by_month; do
		ok "view $view has rows" test -n \
		    "$(out_of "select * from $view limit 1")"
	done
	is "it has a mark of its own" "$(out_of 'pragma application_id')" \
	    1937011320
else
	skip "no sqlite3"
fi

# ---- metadata ----
if python_with yaml; then
	ok "the metadata speaks of tables and columns that there are" \
	    "$PYTHON" - "$TMPDIR/mini.metadata.yaml" "$TMPDIR/mini.db" <<'END'
import sqlite3, sys, yaml
m = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
db = sqlite3.connect(sys.argv[2])
assert m["title"] == "Two days at Pont-Élan" and m["license"] == "CC0-1.0"
tables = m["databases"]["mini"]["tables"]
there = {r[0] for r in db.execute(
    "select name from sqlite_master where type in ('table', 'view')")}
assert set(tables) <= there, set(tables) - there
for name, page in tables.items():
    columns = {r[1] for r in db.execute(f'pragma table_info("{name}")')}
    told = set(page.get("columns", {})) | set(page.get("facets", []))
    told |= {page[k] for k in ("sort", "sort_desc", "label_column") if k in page}
    assert told <= columns, (name, told - columns)
END
else
	skip "no yaml for python (Debian: python3-yaml)"
fi

# ---- in the way ----
mkdir "$TMPDIR/mine"
echo x >"$TMPDIR/mine/notes"
run "$STRIFE" export "$data" --to csv -o "$TMPDIR/mine"
status_is 4 "a folder with other files is not replaced"
is "and keeps them" "$(ls "$TMPDIR/mine")" notes
echo x >"$TMPDIR/text"
run "$STRIFE" export "$data" --to sqlite -o "$TMPDIR/text"
status_is 4 "nor is a file of another kind"
"$STRIFE" seed "$data" -o "$TMPDIR/strife.db" 2>"$TMPDIR/err"
run "$STRIFE" export "$data" --to sqlite -o "$TMPDIR/strife.db"
status_is 4 "nor a database of strife"
run "$STRIFE" list events -d "$TMPDIR/mini.db"
status_is 3 "an export is no database of strife"
echo "mine: yes" >"$TMPDIR/other.metadata.yaml"
run "$STRIFE" export "$data" --to sqlite -o "$TMPDIR/other.db"
status_is 4 "nor somebody's metadata"
ok "and then there is no database" test ! -e "$TMPDIR/other.db"
cp -R "$out" "$TMPDIR/first.csv"
cp "$TMPDIR/mini.db" "$TMPDIR/first.db"
run "$STRIFE" export "$TMPDIR/strife.db" --to csv -o "$out/"
status_is 0 "an earlier bundle is replaced"
ok "by the same bytes" diff -r "$TMPDIR/first.csv" "$out"
run "$STRIFE" export "$TMPDIR/strife.db" --to sqlite -o "$TMPDIR/mini.db"
status_is 0 "so is an earlier file"
ok "by the same bytes" cmp "$TMPDIR/first.db" "$TMPDIR/mini.db"
run "$STRIFE" export "$data" --to csv
status_is 2 "a bundle needs a place"
run "$STRIFE" export "$data" --to sqlite -o "$TMPDIR/no/such/x.db"
status_is 4 "a folder that is not there"
ls "$TMPDIR" | grep -E 'tmp|lock|\.csv\..' >"$TMPDIR/left"
empty "nothing is left lying about" "$(cat "$TMPDIR/left")"

done_testing
