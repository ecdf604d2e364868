# SPDX-License-Identifier: ISC
#
# Proves: strife list gives every kind of thing with exactly the members that
# strife-query(7) promises, in every format; what a query picks of each kind; and
# its exit statuses.
. "$srcdir/tests/lib.sh"

data=$srcdir/tests/data/mini
list() {
	run "$STRIFE" list "$@" -d "$data"
}

# ---- formats ----

list events
status_is 0 "all events"
silent "without a word"
out_is "tsv in a pipe, in the order of the timeline" <<'END'
link	id	title	kind	date	date_from	date_to	places	factions	claims	sources	disputed	part_of
event/pont-elan-1905-05-03	pont-elan-1905-05-03	The River Guard takes Pont-Élan	capture	1905-05-03	1905-05-03	1905-05-03	pont-elan	river-guard 1 attacker; hill-company 2 defender	4	2	yes	valley-campaign
event/valley-campaign	valley-campaign	Fighting in the Élan Valley	campaign	1905-05-03/1905-05-06	1905-05-03	1905-05-06	elan-valley		2	1		
event/mill-1905-05-04	mill-1905-05-04	The River Guard takes the mill	capture	1905-05-04	1905-05-04	1905-05-04	pont-elan; sauvage	river-guard 1 attacker	5	2		
END

list events is:disputed --format csv
out_is "csv" <<'END'
link,id,title,kind,date,date_from,date_to,places,factions,claims,sources,disputed,part_of
event/pont-elan-1905-05-03,pont-elan-1905-05-03,The River Guard takes Pont-Élan,capture,1905-05-03,1905-05-03,1905-05-03,pont-elan,river-guard 1 attacker; hill-company 2 defender,4,2,yes,valley-campaign
END

list events --format json from:1905-05-04
out_is "json is one array" <<'END'
[
{"link": "event/valley-campaign", "id": "valley-campaign", "title": "Fighting in the Élan Valley", "kind": "campaign", "date": "1905-05-03/1905-05-06", "date_from": "1905-05-03", "date_to": "1905-05-06", "places": ["elan-valley"], "factions": [], "claims": 2, "sources": 1, "disputed": false, "part_of": null},
{"link": "event/mill-1905-05-04", "id": "mill-1905-05-04", "title": "The River Guard takes the mill", "kind": "capture", "date": "1905-05-04", "date_from": "1905-05-04", "date_to": "1905-05-04", "places": ["pont-elan", "sauvage"], "factions": [{"id": "river-guard", "side": 1, "role": "attacker"}], "claims": 5, "sources": 2, "disputed": false, "part_of": null}
]
END

list events --format md
out_is "md" <<'END'
| date | kind | title | factions | claims | ≠ | link |
| --- | --- | --- | --- | --- | --- | --- |
| 1905-05-03 | capture | The River Guard takes Pont-Élan | river-guard; hill-company | 4 | yes | event/pont-elan-1905-05-03 |
| 1905-05-03/1905-05-06 | campaign | Fighting in the Élan Valley |  | 2 |  | event/valley-campaign |
| 1905-05-04 | capture | The River Guard takes the mill | river-guard | 5 |  | event/mill-1905-05-04 |
END

list events --format table
out_is "a table of 80 columns" <<'END'
date                   kind      title                            claims  ≠
1905-05-03             capture   The River Guard takes Pont-Élan       4  yes
1905-05-03/1905-05-06  campaign  Fighting in the Élan Valley           2
1905-05-04             capture   The River Guard takes the mill        5
END

run "$STRIFE" list events is:disputed -d "$data" --format jsonl \
    -o "$TMPDIR/events"
status_is 0 "-o writes a file"
out_is "and nothing else" </dev/null
cut -c 1-43 "$TMPDIR/events" >"$TMPDIR/out"
out_is "with the rows" <<'END'
{"link": "event/pont-elan-1905-05-03", "id"
END

# ---- things ----

list claims --format jsonl mode:plan
out_is "claims: what its event fills in is named" <<'END'
{"link": "claim/mill-1905-05-04/not-back", "id": "not-back", "subject": "event/mill-1905-05-04", "event": "mill-1905-05-04", "source": "gazette", "part": "body", "says": "The River Guard will keep the mill.", "mode": "plan", "quote": "The River Guard will not give the mill back, it said.", "quote_start": 665, "quote_end": 718, "date": "1905-05-04", "date_from": "1905-05-04", "date_to": "1905-05-04", "said": null, "factions": [{"id": "river-guard", "side": 1, "role": "attacker", "denied": false}], "people": [], "places": ["pont-elan", "sauvage"], "attributed_to": [], "hedge": null, "figures": [], "inherited": ["date", "factions", "places"]}
END
list claims --format jsonl is:denied
out_is "claims: voices and denials" <<'END'
{"link": "claim/pont-elan-1905-05-03/denial", "id": "denial", "subject": "event/pont-elan-1905-05-03", "event": "pont-elan-1905-05-03", "source": "observer", "part": "body", "says": "The Hill Company denies that it lost the village.", "mode": "fact", "quote": "The Hill Company (شركة التل) denied that it had lost the village.", "quote_start": 30, "quote_end": 103, "date": "1905-05-03", "date_from": "1905-05-03", "date_to": "1905-05-03", "said": "1905-05-04", "factions": [{"id": "hill-company", "side": 2, "role": "loser", "denied": true}], "people": [], "places": ["pont-elan"], "attributed_to": [{"id": "hill-company", "who": null, "of": null, "inferred": false}, {"id": "aime-duval", "who": null, "of": "hill-company", "inferred": true}], "hedge": null, "figures": [], "inherited": ["date", "places"]}
END
list factions --format jsonl faction:hill-company with:river-guard
out_is "factions that turn up in the events" <<'END'
{"link": "faction/hill-company", "id": "hill-company", "name": "Hill Company", "names": [{"name": "شركة التل", "lang": "ar", "kind": "translation"}], "kind": "armed-group", "active_from": null, "active_to": null, "events": 2, "clashes": 2}
{"link": "faction/river-guard", "id": "river-guard", "name": "River Guard", "names": [{"name": "River Guard", "lang": "en", "kind": "full"}, {"name": "Bridge Guard", "lang": "en", "kind": "former"}, {"name": "Riverguard", "lang": null, "kind": "spelling"}], "kind": "armed-group", "active_from": "1904-01-01", "active_to": null, "events": 2, "clashes": 2}
{"link": "faction/valley-watch", "id": "valley-watch", "name": "Valley Watch", "names": [], "kind": "monitor", "active_from": null, "active_to": null, "events": 1, "clashes": 0}
END
list relations --format jsonl
out_is "relations" <<'END'
{"link": "relation/duval-watch", "id": "duval-watch", "kind": "allied-with", "from": "valley-watch", "to": "hill-company", "date": "1905-05/..", "date_from": "1905-05-01", "date_to": null, "event": "pont-elan-1905-05-03", "claims": 1}
END
list pairs --format jsonl
out_is "pairs" <<'END'
{"link": "pair/hill-company+river-guard", "a": "hill-company", "b": "river-guard", "events": 2, "alleged": 0, "first": "1905-05-03", "last": "1905-05-04", "killed_low": 12, "killed_high": 12, "without_figure": 0}
END
list figures --format jsonl 'fled:>1'
out_is "figures of the kind that was asked for" <<'END'
{"claim": "claim/valley-campaign/left", "event": "valley-campaign", "source": "gazette", "date": "[..1905-05-06]", "what": "fled", "of": "all", "by": null, "min": 50, "max": 80, "strict": true, "about": false, "words": null, "within": null, "as_of": "1905-05-06", "denied": false, "best": null, "note": null}
END
list people --format jsonl
out_is "people" <<'END'
{"link": "person/aime-duval", "id": "aime-duval", "name": "Aimé Duval", "names": [{"name": "Colonel Duval", "lang": null, "kind": "spelling"}], "of": [{"faction": "hill-company", "role": "commander", "date": "1905"}, {"faction": "valley-watch", "role": null, "date": null}], "events": 1}
END
list places --format jsonl person:duval
out_is "places" <<'END'
{"link": "place/elan-valley", "id": "elan-valley", "name": "Élan Valley", "names": [], "kind": "region", "in": null, "lat": null, "lon": null, "events": 3}
{"link": "place/pont-elan", "id": "pont-elan", "name": "Pont-Élan", "names": [{"name": "Pont-Elan", "lang": "fr", "kind": "spelling"}], "kind": "village", "in": "elan-valley", "lat": 35.8206, "lon": -36.725, "events": 2}
{"link": "place/sauvage", "id": "sauvage", "name": "Sauvage", "names": [], "kind": "town", "in": "elan-valley", "lat": null, "lon": null, "events": 1}
END
list sources --format jsonl source:gazette
out_is "sources" <<'END'
{"link": "source/gazette", "id": "gazette", "title": "River Guard takes Pont-Élan", "publisher": "The Gazette", "author": "A. Writer", "published": "1905-05-07", "rights": "CC0-1.0", "extent": "full", "claims": 13, "covered": 718, "skipped": 100, "uncovered": 123, "quoted_share": 1}
END
list coverage --format jsonl source:observer
out_is "coverage, in the order of the text" <<'END'
{"source": "observer", "state": "quoted", "start": 30, "end": 103, "reason": null, "claim": "claim/pont-elan-1905-05-03/denial", "text": "The Hill Company (شركة التل) denied that it had lost the village."}
{"source": "observer", "state": "quoted", "start": 110, "end": 170, "reason": null, "claim": "claim/mill-1905-05-04/count", "text": "The Valley Watch counted five dead, two of them at the mill."}
{"source": "observer", "state": "uncovered", "start": 177, "end": 256, "reason": null, "claim": null, "text": "“We never held Pont-Élan,” said Aimé Duval. “We never held the mill.”"}
END
run sh -c '"$1" list disputes -d "$2" --format jsonl | cut -c 1-101' \
    sh "$STRIFE" "$data"
out_is "disputes" <<'END'
{"subject": "event/pont-elan-1905-05-03", "event": "pont-elan-1905-05-03", "field": "contradicts", "v
{"subject": "event/pont-elan-1905-05-03", "event": "pont-elan-1905-05-03", "field": "denied", "values
END

# ---- every form is whole JSON, and each has its promised members ----

if command -v sqlite3 >/dev/null 2>&1; then
	bad=
	for what in events claims factions relations pairs figures people \
	    places sources disputes coverage; do
		"$STRIFE" list $what -d "$data" --format json \
		    >"$TMPDIR/$what.json"
		[ "$(sqlite3 :memory: \
		    "SELECT json_valid(readfile('$TMPDIR/$what.json'))")" = 1 ] ||
		    bad="$bad $what"
	done
	empty "json is valid" "$bad"
	is "the members of a claim" "$(sqlite3 :memory: "SELECT
	    group_concat(key, ' ') FROM json_each(readfile(
	    '$TMPDIR/claims.json'), '\$[0]')")" \
	    "link id subject event source part says mode quote quote_start \
quote_end date date_from date_to said factions people places attributed_to \
hedge figures inherited"
else
	skip "sqlite3 is missing: json is not read back"
fi

# ---- claims are picked by what speaks of claims ----

ids() {
	"$STRIFE" list "$@" -d "$data" | cut -f 1 | tail -n +2 | tr '\n' ' '
}
is "claims of a voice" "$(ids claims says:valley-watch)" \
    "claim/mill-1905-05-04/count claim/mill-1905-05-04/burnt "
is "of a voice, certainly" "$(ids claims 'says:!aime-duval')" ""
is "claims of other subjects have a source too" \
    "$(ids claims source:gazette not:mode:fact)" \
    "claim/mill-1905-05-04/not-back claim/mill-1905-05-04/asked \
claim/relation:duval-watch/said "
is "but are no claims of events" \
    "$(ids claims 'faction:river-guard not:mode:fact')" \
    "claim/mill-1905-05-04/not-back claim/mill-1905-05-04/asked "

# ---- exit statuses ----

list events nowhereatall
status_is 1 "nothing matched"
out_is "only the head is written" <<'END'
link	id	title	kind	date	date_from	date_to	places	factions	claims	sources	disputed	part_of
END
list events nowhereatall --format json
out_is "an empty array" <<'END'
[]
END
list events faction:rivr-guard
status_is 2 "a misspelt name"
err_is "with what was probably meant" <<'END'
strife: list: no faction `rivr-guard'; did you mean `river-guard'?
END
list events factoin:river-guard
status_is 2 "a misspelt field"
err_is "with its place" <<'END'
strife: list: query, column 1: there is no field `factoin:'; did you mean `faction'?
END
list event
status_is 2 "a misspelt WHAT"
err_is "with the nearest" <<'END'
strife: list: there is no list of event; did you mean events?
END
run "$STRIFE" list
status_is 2 "no WHAT"
list events --format xml
status_is 2 "no such format"
run "$STRIFE" list events -d "$TMPDIR/nothing"
status_is 4 "no such dataset"
# ---- very many ----

many=$TMPDIR/many
mkdir "$many"
cat >"$many/dataset.yaml" <<'END'
id: many
title: Many
files: {sources: s.yaml, events: e.yaml}
END
echo '{id: s, title: S, extent: full}' >"$many/s.yaml"
echo 'It was so.' >"$many/s.txt"
awk 'BEGIN { for (i = 1; i <= 2100; i++) print "- {id: e" i ", title: E," \
    " kind: other, claims: {id: c, source: s, says: s, quote: It was so}}" }' \
    >"$many/e.yaml"
run "$STRIFE" list events 'id:e*' -d "$many"
is "a star picks all that fit, however many" \
    "$(wc -l <"$TMPDIR/out" | tr -d ' ')" 2101

run "$STRIFE" search --rank=5 nusra
status_is 2 "a value for what takes none"
err_is "says so" <<'END'
strife: search: --rank takes no value
END

done_testing
