# SPDX-License-Identifier: ISC
#
# Proves: annotations, maps and networks hold what the dataset says, to the
# character; readers that are not ours take them; hostile text stays text;
# a query narrows; the same input gives the same bytes; a failure leaves
# nothing behind.
. "$srcdir/tests/lib.sh"
data=$srcdir/tests/data/mini
big=$srcdir/data/syria-2014-2017

# A dataset whose words mean something to every one of the formats.
hostile=$TMPDIR/hostile
cp -R "$data" "$hostile"
chmod -R u+w "$hostile"
sed -i 's#^  title: The River Guard takes the mill#  title: "A \\"b\\" <c> \& d]]> \\\\N {e} %s \\u009b \\u202e=1"#' \
    "$hostile/events/1905.yaml"
sed -i 's#^  name: Hill Company#  name: "=Hill \\"Co\\" <\&amp;> \\\\l|"#' \
    "$hostile/factions.yaml"
run "$STRIFE" check "$hostile"
status_is 0 "the dataset of hostile words is one"

# ---- maps ----
run "$STRIFE" export "$data" --to geojson
status_is 0 "a map is written"
err_is "what is nowhere is counted" <<'END'
strife: export: 1 of 3 events have no coordinates: their geometry is null
END
out_is "a point, none, and a point that is not the place itself" <<'END'
{"type": "FeatureCollection",
"name": "mini",
"title": "Two days at Pont-Élan",
"version": "1.0",
"licence": "CC0-1.0",
"features": [
{"type": "Feature", "id": "event/pont-elan-1905-05-03", "geometry": {"type": "Point", "coordinates": [-36.725, 35.8206]}, "properties": {"link": "event/pont-elan-1905-05-03", "id": "pont-elan-1905-05-03", "title": "The River Guard takes Pont-Élan", "kind": "capture", "date": "1905-05-03", "date_from": "1905-05-03", "date_to": "1905-05-03", "places": ["pont-elan"], "factions": [{"id": "river-guard", "side": 1, "role": "attacker"}, {"id": "hill-company", "side": 2, "role": "defender"}], "claims": 4, "sources": 2, "disputed": true, "part_of": "valley-campaign", "located": [{"place": "pont-elan", "relation": "at", "part": null}]}},
{"type": "Feature", "id": "event/valley-campaign", "geometry": null, "properties": {"link": "event/valley-campaign", "id": "valley-campaign", "title": "Fighting in the Élan Valley", "kind": "campaign", "date": "1905-05-03/1905-05-06", "date_from": "1905-05-03", "date_to": "1905-05-06", "places": ["elan-valley"], "factions": [], "claims": 2, "sources": 1, "disputed": false, "part_of": null, "located": []}},
{"type": "Feature", "id": "event/mill-1905-05-04", "geometry": {"type": "Point", "coordinates": [-36.725, 35.8206]}, "properties": {"link": "event/mill-1905-05-04", "id": "mill-1905-05-04", "title": "The River Guard takes the mill", "kind": "capture", "date": "1905-05-04", "date_from": "1905-05-04", "date_to": "1905-05-04", "places": ["pont-elan", "sauvage"], "factions": [{"id": "river-guard", "side": 1, "role": "attacker"}], "claims": 5, "sources": 2, "disputed": false, "part_of": null, "located": [{"place": "pont-elan", "relation": "between", "part": null}]}}
]}
END
for set in "$big" "$hostile"; do
	run "$STRIFE" export "$set" --to geojson
	valid "a map of ${set##*/} fits RFC 7946" geojson.json "$TMPDIR/out"
done
run "$STRIFE" export "$big" --to geojson id:zawiya-attack-2014-10-27
out_like "several places are a MultiPoint" '"MultiPoint", "coordinates": \[\[36'
silent "and nothing is missing there"

# ---- annotations ----
run "$STRIFE" export "$data" --to annotation
status_is 0 "annotations are written"
cp "$TMPDIR/out" "$TMPDIR/annotations"
valid "they fit the model" annotation.json "$TMPDIR/annotations"
"$STRIFE" list claims -d "$data" --format jsonl >"$TMPDIR/claims"
is "one for each claim" "$(grep -c '^{"id": "urn:' "$TMPDIR/out")" \
    "$(wc -l <"$TMPDIR/claims" | tr -d ' ')"
out_like "and they are counted" \
    "^\"total\": $(wc -l <"$TMPDIR/claims" | tr -d ' ')}$"
if python_with json; then
	ok "positions and quotes meet in the texts" "$PYTHON" - \
	    "$TMPDIR/annotations" "$data/sources" <<'END'
import hashlib, json, os, sys
texts = {}
for name in os.listdir(sys.argv[2]):
    if name.endswith(".txt"):
        raw = open(os.path.join(sys.argv[2], name), "rb").read()
        texts[hashlib.sha256(raw).hexdigest()] = raw.decode("utf-8")
        if name == "two-days.txt":
            observer = hashlib.sha256(raw).hexdigest()
seen = several = 0
for a in json.load(open(sys.argv[1], encoding="utf-8"))["first"]["items"]:
    several += len(a["target"]) > 1
    for t in a["target"]:
        # A source need not say the sum of its text.
        sum = t["source"].get("schema:sha256", observer)
        text = texts[sum]
        quote, place = t["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"], quote
        assert text[:start].endswith(quote.get("prefix", "")), quote
        assert text[end:].startswith(quote.get("suffix", "")), quote
        assert len(quote.get("prefix", "")) <= 32
        seen += 1
assert seen > 15 and several > 1, (seen, several)
END
else
	skip "no python to compare with the texts"
fi
out_like "what is denied is marked" '/denial".*"classifying"[^}]*"denied"'
out_like "and whose word it is" '/denial".*"voice: hill-company"'
out_like "rights in words are words" '"dc:rights": "all rights reserved"'
for set in "$big" "$hostile"; do
	run "$STRIFE" export "$set" --to annotation
	valid "annotations of ${set##*/} fit" annotation.json "$TMPDIR/out"
done

# ---- networks ----
run "$STRIFE" export "$data" --to dot
out_is "who clashed with whom" <<'END'
graph "mini" {
  charset="UTF-8";
  label="Two days at Pont-Élan";
  node [shape=box];
  "hill-company" [label="Hill Company", name="Hill Company", kind="armed-group", events="2", clashes="2"];
  "river-guard" [label="River Guard", name="River Guard", kind="armed-group", active_from="1904-01-01", events="2", clashes="2"];
  "hill-company" -- "river-guard" [label="2", link="pair/hill-company+river-guard", events="2", alleged="0", first="1905-05-03", last="1905-05-04", killed_low="12", killed_high="12", without_figure="0"];
}
END
run "$STRIFE" export "$data" --to dot --lineage
out_is "what they are to each other" <<'END'
digraph "mini" {
  charset="UTF-8";
  label="Two days at Pont-Élan";
  node [shape=box];
  "hill-company" [label="Hill Company", name="Hill Company", kind="armed-group", events="2", clashes="2"];
  "valley-watch" [label="Valley Watch", name="Valley Watch", kind="monitor", events="1", clashes="0"];
  "valley-watch" -> "hill-company" [label="allied-with", link="relation/duval-watch", kind="allied-with", date="1905-05/..", date_from="1905-05-01", event="pont-elan-1905-05-03", claims="1"];
}
END
run "$STRIFE" export "$data" --to dot to:1905-05-03
out_like "a query's network counts its own events" \
    '"river-guard" \[label="1", .*last="1905-05-03", killed_low="7"'
run "$STRIFE" export "$data" --to graphml
out_like "as GraphML" '<edge source="hill-company" target="river-guard">'
for set in "$data" "$big" "$hostile"; do
	for flag in "" --lineage; do
		what="${set##*/}${flag:+ $flag}"
		# shellcheck disable=SC2086
		"$STRIFE" export "$set" --to graphml $flag >"$TMPDIR/graphml"
		# shellcheck disable=SC2086
		"$STRIFE" export "$set" --to graphml $flag from:0001 \
		    >"$TMPDIR/counted"
		# Relations are picked by their events: nothing to compare.
		[ -n "$flag" ] || same "counted anew is as stored: $what" \
		    "$TMPDIR/counted" "$TMPDIR/graphml"
		if command -v xmllint >"$TMPDIR/which"; then
			ok "xmllint takes it: $what" xmllint --noout \
			    --relaxng "$srcdir/tests/schema/graphml.rng" \
			    "$TMPDIR/graphml"
		else
			skip "no xmllint (Debian: libxml2-utils): $what"
		fi
		# shellcheck disable=SC2086
		"$STRIFE" export "$set" --to dot $flag -o "$TMPDIR/dot"
		if command -v dot >"$TMPDIR/which"; then
			ok "dot takes it: $what" dot -Tcanon "$TMPDIR/dot"
		else
			skip "no dot (Debian: graphviz): $what"
		fi
	done
done
"$STRIFE" export "$hostile" --to graphml -o "$TMPDIR/x.xml"
command -v xmllint >"$TMPDIR/which" && is "a name is a name again" "$(
	xmllint --xpath \
	    'string(//*[@id="hill-company"]/*[@key="node_name"])' \
	    "$TMPDIR/x.xml")" '=Hill "Co" <&amp;> \l|'
"$STRIFE" export "$hostile" --to dot -o "$TMPDIR/x.dot"
command -v dot >"$TMPDIR/which" && ok "to Graphviz too" grep -F \
    '=Hill &quot;Co&quot; &lt;&amp;amp;&gt; \l|' <<END
$(dot -Tsvg "$TMPDIR/x.dot")
END

# ---- the command ----
run "$STRIFE" export "$data" --to geojson kind:raid
status_is 1 "nothing picked is status 1"
run "$STRIFE" export "$data"
status_is 2 "a format is needed"
run "$STRIFE" export "$data" --to shapefile
status_is 2 "a format that is none"
err_is "what there is" <<'END'
strife: export: there is no format shapefile; there are annotation, csv, dot, geojson, graphml and sqlite
END
run "$STRIFE" export "$data" --to geojson --lineage
status_is 2 "a lineage is no map"
run "$STRIFE" export "$TMPDIR/none" --to geojson -o "$TMPDIR/none.json"
status_is 4 "no such dataset"
ok "leaves no file" test ! -e "$TMPDIR/none.json"
run "$STRIFE" export -d "$data" --to geojson kind:campaign
status_is 0 "with -d all operands are the query"
is "and it narrows" "$(grep -c '"Feature"' "$TMPDIR/out")" 1
echo old >"$TMPDIR/kept"
run "$STRIFE" export "$data" --to geojson -o "$TMPDIR/kept" nosuch:field
status_is 2 "a query that is wrong"
is "leaves the file that was there" "$(cat "$TMPDIR/kept")" old
for to in annotation geojson graphml dot; do
	"$STRIFE" export "$big" --to $to >"$TMPDIR/once" 2>"$TMPDIR/err"
	"$STRIFE" export "$big" --to $to -o "$TMPDIR/twice" 2>"$TMPDIR/err"
	ok "the same bytes again: $to" cmp "$TMPDIR/once" "$TMPDIR/twice"
done

done_testing
