# SPDX-License-Identifier: ISC
#
# Proves: strife diff tells what differs between two datasets, or databases,
# thing by thing, field by field, claim by claim and name by name; follows
# former ids; says nothing and exits 0 where nothing differs, 1 where
# something does; and tells what an import has renewed and lost.
. "$srcdir/tests/lib.sh"

mini=$srcdir/tests/data/mini
XDG_CACHE_HOME=$TMPDIR/cache
export XDG_CACHE_HOME
cd "$TMPDIR" || exit 1
run "$STRIFE" seed "$mini" -o mini.db
status_is 0 "a database to compare"

# ---- equal ----

run "$STRIFE" diff "$mini" mini.db
status_is 0 "a folder and its database are equal"
out_is "nothing is said" </dev/null
silent "nor on the standard error"
run "$STRIFE" diff "$mini" "$mini" --format json
is "as JSON nothing is an empty list" "$(tr -d '\n' <"$TMPDIR/out")" "[]"

# ---- one difference each ----

# changed NAME FILE SED: the dataset with a change, as the folder NAME.
changed() {
	rm -rf "$1"
	cp -R "$mini" "$1"
	sed "$3" "$mini/$2" >"$1/$2"
	run "$STRIFE" diff "$mini" "$1"
}
changed title events/1905.yaml 's/title: The River Guard takes the mill/title: The mill is taken/'
status_is 1 "a title"
out_is "is a field" <<'END'
~ event/mill-1905-05-04  The mill is taken
    - title: The River Guard takes the mill
    + title: The mill is taken
END
err_is "the sums" <<'END'
events: 0 added, 0 removed, 1 changed
END
changed actor events/1905.yaml 's/side: 2, fate: taken prisoner/side: 2, fate: wounded/'
out_is "an actor" <<'END'
~ event/mill-1905-05-04  The River Guard takes the mill
    - actors: aime-duval of hill-company side 2, taken prisoner
    + actors: aime-duval of hill-company side 2, wounded
END
changed name factions.yaml 's/    - Riverguard/    - River-guard/'
out_is "a name" <<'END'
~ faction/river-guard  River Guard
    - names: Riverguard spelling
    + names: River-guard spelling
END
changed figure events/1905.yaml 's/by: side 1, value: 7/by: side 1, value: 8/'
out_is "a figure of a claim" <<'END'
~ claim/pont-elan-1905-05-03/dead  The Hill Company speaks of seven dead and about twelve wounded.
    - figures: killed of hill-company by side 1 7
    + figures: killed of hill-company by side 1 8
END
changed gone events/1905.yaml '/- id: denial/,/note: The Observer gives no day/d; /contradicts: claim.*denial/d'
out_is "a claim less" <<'END'
~ claim/mill-1905-05-04/not-back  The River Guard will keep the mill.
    - contradicts: event/pont-elan-1905-05-03/denial
- claim/pont-elan-1905-05-03/denial  The Hill Company denies that it lost the village.
END
run "$STRIFE" diff gone "$mini"
out_is "a claim more" <<'END'
~ claim/mill-1905-05-04/not-back  The River Guard will keep the mill.
    + contradicts: event/pont-elan-1905-05-03/denial
+ claim/pont-elan-1905-05-03/denial  The Hill Company denies that it lost the village.
END
changed head dataset.yaml 's/version: "1.0"/version: "1.1"/; s/The valley is not on any map/It is not/'
out_is "the dataset itself" <<'END'
~ dataset  Two days at Pont-Élan
    - version: 1.0
    + version: 1.1
    - rules: The valley is not on any map.
    + rules: It is not.
END

# ---- former ids ----

rm -rf renamed
cp -R "$mini" renamed
for file in factions.yaml people.yaml places.yaml relations.yaml \
    events/1905.yaml; do
	sed 's/hill-company/hill-men/g' "$mini/$file" >"renamed/$file"
done
sed 's/^- id: hill-men$/&\n  formerly: [hill-company]/' \
    renamed/factions.yaml >f && mv f renamed/factions.yaml
run "$STRIFE" diff "$mini" renamed
status_is 1 "a new id with the former one"
out_is "is one thing, wherever it is named" <<'END'
~ faction/hill-company -> faction/hill-men  Hill Company
    + formerly: hill-company
END
rm -rf renamed2
cp -R "$mini" renamed2
sed 's/^    - id: mill$/    - id: taken\n      formerly: mill/; s/^- id: mill-1905-05-04/- id: the-mill\n  formerly: mill-1905-05-04/' \
    "$mini/events/1905.yaml" >renamed2/events/1905.yaml
run "$STRIFE" diff "$mini" renamed2
out_is "events and claims too" <<'END'
~ event/mill-1905-05-04 -> event/the-mill  The River Guard takes the mill
    + formerly: mill-1905-05-04
~ claim/mill-1905-05-04/mill -> claim/the-mill/taken  The River Guard takes the mill the next day.
END

# ---- forms ----

run "$STRIFE" diff "$mini" title --format jsonl
status_is 1 "jsonl"
out_is "an object a thing" <<'END'
{"change": "changed", "link": "event/mill-1905-05-04", "from": null, "title": "The mill is taken", "claims": 0, "fields": [{"field": "title", "old": "The River Guard takes the mill", "new": "The mill is taken"}]}
END
run "$STRIFE" diff "$mini" renamed2 --format json
if command -v python3 >/dev/null 2>&1; then
	ok "json is one list" python3 -c 'import json, sys
assert len(json.load(open(sys.argv[1]))) == 2' "$TMPDIR/out"
else
	skip "python3 is missing"
fi
run "$STRIFE" diff "$mini" renamed2 --format xml
status_is 2 "a format that is none"
run "$STRIFE" diff "$mini"
status_is 2 "one dataset is none"
run "$STRIFE" diff "$mini" nowhere
status_is 4 "a dataset that is not there"

# ---- imports ----

old=$srcdir/tests/csv/acled-2023.csv
sed -e '/LAN102/d' -e 's/were killed in Hilltown.",2/were killed in Hilltown.",3/' \
    -e 's/LAN106/LAN107/' "$old" >newer.csv
run "$STRIFE" import acled "$old" -o old.db
cp old.db keep.db
run "$STRIFE" import acled newer.csv -o old.db
status_is 0 "a newer export over an older one"
err_is "renews by id" <<'END'
5 rows: 5 imported, 0 rejected, 0 warnings
over the older database: 1 new, 1 changed, 3 as before, 0 kept, 2 gone upstream
7 events, 7 claims, 0 quotes, 10 factions, 0 relations, 0 people, 8 places, 1 source, 0 disputes
END
run "$STRIFE" diff keep.db old.db
status_is 1 "diff"
out_is "tells what changed and what vanished upstream" <<'END'
~ dataset  ACLED, Landia 2023
    - description: Imported from acled-2023.csv: coded rows, not read by editors. Cite: Raleigh, Clionadh, Roudabeh Kishi, and Andrew Linke. 2023. “Political instability patterns are obscured by conflict dataset scope conditions, sources, and coding choices.” Humanities and Social Sciences Communications 10: 74.
    + description: Imported from newer.csv: coded rows, not read by editors. Cite: Raleigh, Clionadh, Roudabeh Kishi, and Andrew Linke. 2023. “Political instability patterns are obscured by conflict dataset scope conditions, sources, and coding choices.” Humanities and Social Sciences Communications 10: 74.
~ source/acled  ACLED
    - note: acled-2023.csv, SHA-256 063b387cd20804d049bf8cd342ef69b49b5389a5d1076c92d569db0b6eb62057
    + note: newer.csv, SHA-256 78ef6c2514ccfb1700b4cae58a5d5ec7c1fe9188e609fb832ed718c8b371503f
~ event/acled-lan102  Near Millbridge: Military Forces of Landia (2019-) Artillery against Northern Plains Front
    + gone_upstream: yes
~ claim/acled-lan102/row  Explosions/Remote violence, Shelling/artillery/missile attack: Military Forces of Landia (2019-) Artillery against Northern Plains Front: 0 killed.
    + hedge: no longer in the export
~ event/acled-lan103  Hilltown: Northern Plains Front against Civilians (Landia)
    - row.fatalities: 2
    + row.fatalities: 3
~ claim/acled-lan103/row  Violence against civilians, Attack: Northern Plains Front against Civilians (Landia): 3 killed.
    - says: Violence against civilians, Attack: Northern Plains Front against Civilians (Landia): 2 killed.
    + says: Violence against civilians, Attack: Northern Plains Front against Civilians (Landia): 3 killed.
    - figures: killed 2
    + figures: killed 3
~ event/acled-lan106  Lakeside: Unidentified Armed Group (Landia) against Civilians (Landia)
    + gone_upstream: yes
~ claim/acled-lan106/row  Violence against civilians, Attack: Unidentified Armed Group (Landia) against Civilians (Landia): 0 killed.
    + hedge: no longer in the export
+ event/acled-lan107 (1 claim)  Lakeside: Unidentified Armed Group (Landia) against Civilians (Landia)
END
run "$STRIFE" list events -d old.db is:alleged --format tsv
is "what vanished is alleged" "$(cut -f 2 "$TMPDIR/out" | tail -n +2 | tr '\n' ' ')" \
    "acled-lan102 acled-lan106 "
run "$STRIFE" show --raw -d old.db event/acled-lan102
out_like "and says so" 'no longer in the export'
cp old.db twice.db
run "$STRIFE" import acled newer.csv -o twice.db
run "$STRIFE" diff old.db twice.db
status_is 0 "once more changes nothing"
run "$STRIFE" import acled "$old" -o twice.db
run "$STRIFE" list events -d twice.db is:alleged --format tsv
is "what comes back is no longer gone" \
    "$(cut -f 2 "$TMPDIR/out" | tail -n +2 | tr '\n' ' ')" "acled-lan107 "
run "$STRIFE" import acled newer.csv --over keep.db --drop-gone -o dropped.db
run "$STRIFE" diff keep.db dropped.db
out_like "--drop-gone removes it" '^- event/acled-lan102 '
run "$STRIFE" import acled newer.csv --from 2023-06-04 --over keep.db -o part.db
err_like "what narrows does not make rows vanish" \
    ' 1 new, 1 changed, 3 as before, 0 kept, 2 gone upstream$'
sed '/LAN10[1-5]/d' newer.csv >month.csv
run "$STRIFE" import acled month.csv --over keep.db -o month.db
err_like "what an export does not cover is kept" ' 5 kept, 1 gone upstream$'
sed -e '/LAN102/s/Plains Radio/Plains "Radio/' -e '/LAN103/s/,"Hill Courier".*//' \
    "$old" >bad.csv
run "$STRIFE" import acled bad.csv --over keep.db -o bad.db
status_is 3 "rows of a newer export that cannot be understood"
err_like "are not gone" ' 0 new, 0 changed, 4 as before, 2 kept, 0 gone upstream$'
sed 's/Hilltown/Hill\xfft/' "$old" >bytes.csv
run "$STRIFE" import acled bytes.csv -o bytes.db
err_like "bytes that are no text are a warning" \
    '^bytes.csv:2: warning: U.FFFD stands for bytes that are no UTF-8$'
sed '2d' "$old" >later.csv
run "$STRIFE" import acled later.csv --over bytes.db -o kept.db
run "$STRIFE" show -d kept.db event/acled-lan101
out_like "which the older row keeps" 'U.FFFD stands for bytes that are no UTF-8'
run "$STRIFE" import acled newer.csv --over nowhere.db -o bad.db
status_is 4 "an older import that is not there"
err_is "is told" <<'END'
strife: import: nowhere.db: there is no older import here
END
run "$STRIFE" import acled newer.csv -o mini.db
status_is 3 "a hand-written dataset is not written over"
done_testing
