# SPDX-License-Identifier: ISC
#
# Proves: strife import ged takes rows of UCDP GED as they are published,
# real ones and each quirk by itself: layouts, dates, places, coalitions,
# estimates, quotes and line ends; narrows by country, time and side; and
# loses no row in silence.
. "$srcdir/tests/lib.sh"

db=$TMPDIR/ged.db
real=$srcdir/tests/csv/ged-syria.csv
cp "$real" "$TMPDIR/GEDEvent_v19_1.csv"
cd "$TMPDIR" || exit 1

# ---- real rows ----

run "$STRIFE" import ged GEDEvent_v19_1.csv -o ged.db
status_is 0 "real rows"
out_is "nothing on the standard output" </dev/null
err_is "what was read, and what is strange" <<'END'
GEDEvent_v19_1.csv:19: warning: the best estimate is above the high
GEDEvent_v19_1.csv:29: warning: the best estimate is above the high
GEDEvent_v19_1.csv:30: warning: the low estimate is above the best
28 rows: 28 imported, 0 rejected, 3 warnings
28 events, 28 claims, 0 quotes, 13 factions, 0 relations, 0 people, 33 places, 1 source, 0 disputes
END
run "$STRIFE" show -d ged.db source/ucdp-ged
out_is "the dataset is cited" <<'END'
UCDP GED 19.1
─────────────
source/ucdp-ged

Publisher: Uppsala Conflict Data Program
Author: Ralph Sundberg and Erik Melander
Address: https://ucdp.uu.se/downloads/
Language: en
Rights: CC BY 4.0
Rights, note: Cite: Sundberg, Ralph, and Erik Melander. 2013. “Introducing the
  UCDP Georeferenced Event Dataset.” Journal of Peace Research 50 (4): 523–532.
Speaks of: 1 January 2016 – 4 September 2017
Coverage: 28 claims · 0 bytes quoted, 0 set aside with a reason, 0 in neither
Extent: excerpts, 0.0 % of the document is here
SHA-256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ·
  the text is unchanged
[GEDEvent_v19_1.csv, SHA-256
 6c3af13c700269b63e2ea72f9baab9cb8981492a48a5a26d7eec69fb3c494737]
END
run "$STRIFE" show -d ged.db event/ged-318187 claim/ged-318187/row
run "$STRIFE" list events -d ged.db faction:hts with:ahrar-al-sham
status_is 0 "two factions of coalitions have a pair"
out_is "their clashes" <<'END'
link	id	title	kind	date	date_from	date_to	places	factions	claims	sources	disputed	part_of
event/ged-243053	ged-243053	Taqad: Ahrar al-Sham – HTS	clash	2017-01-28	2017-01-28	2017-01-28	taqad-town-jabal-saman-district-aleppo-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-242801	ged-242801	Near Maar Shurin: Ahrar al-Sham – HTS	clash	2017-02-25	2017-02-25	2017-02-25	maar-shurin-village-maarat-al-numaan-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-242779	ged-242779	Near Atmeh: Ahrar al-Sham – HTS	clash	2017-04-06	2017-04-06	2017-04-06	atmeh-town-harim-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-242131	ged-242131	Zuhrat Madain: Ahrar al-Sham – HTS	clash	2017-06-01	2017-06-01	2017-06-01	zuhrat-madain-village-jabal-saman-district-aleppo-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-242406	ged-242406	Salqin: Ahrar al-Sham – HTS	clash	2017-06-03	2017-06-03	2017-06-03	salqin-town-harim-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-242705	ged-242705	Tall Touqan: Ahrar al-Sham – HTS	clash	2017-06-06	2017-06-06	2017-06-06	tall-touqan-village-markaz-idlib-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-243477	ged-243477	Near Ad Dana: Ahrar al-Sham – HTS	clash	2017-06-15	2017-06-15	2017-06-15	ad-dana-town-harim-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-243533	ged-243533	Idlib: Ahrar al-Sham – HTS	clash	2017-06-16	2017-06-16	2017-06-16	idlib-town-markaz-idlib-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
event/ged-314344	ged-314344	Bab al Hawa: Ahrar al-Sham – HTS	clash	2017-07-19	2017-07-19	2017-07-19	bab-al-hawa-village-harim-district-idlib-governorate-syria	ahrar-al-sham 1 party; hts 2 party	1	1		
END
status_is 0 "the pair of a coalition's member"

# ---- quirks, one row each ----

head41=$(head -n 1 "$real")
# row ID DATE: a whole row of 41 columns; the file gets a header first.
row() {
	echo "$1,2020,1,2,1,C,1,D,1,Reds,2,,Blues,1,\"paper\",Paper,2020-05-02,Head,,1,Hilltown town,North Province,,1.5,2.5,P,1,Landia,9,R,1,1,$2,$2,1,2,0,0,3,3,4"
}
# import NAME: NAME.csv into NAME.db.
import() {
	rm -f "$1.db"
	run "$STRIFE" import ged "$1.csv" -o "$1.db"
}
dates() {
	"$STRIFE" list events -d "$1.db" --format tsv | cut -f 2,5 | tail -n +2 |
	    tr '\t' ' ' | sort
}

{ echo "$head41"; row 1 2020-05-01; row 2 "2020-05-02 00:00:00"
    row 3 "2020-05-03 00:00:00.000"; } >shapes.csv
import shapes
status_is 0 "three shapes of a date"
is "are three days" "$(dates shapes | tr '\n' ',')" \
    "ged-1 2020-05-01,ged-2 2020-05-02,ged-3 2020-05-03,"

{ printf '\357\273\277'; echo "$head41"; row 1 2020-05-01; } | sed 's/$/\r/' \
    >bom.csv
import bom
status_is 0 "a byte order mark, and CRLF"
is "are no part of a cell" "$(dates bom)" "ged-1 2020-05-01"

{ echo "$head41,"; row 1 2020-05-01 | sed 's/$/,/'; } >trailing.csv
import trailing
status_is 0 "a delimiter behind each row"
{ echo "$head41"; row 1 2020-05-01 | sed 's/$/,/'; } >trailing.csv
import trailing
status_is 0 "behind the rows alone"

{ echo "id,side_a,side_b,type_of_violence,date_start"
    echo "7,Reds,Blues,1,2020-05-01"; } >few.csv
import few
status_is 0 "columns that are missing"
run "$STRIFE" show -d few.db event/ged-7
out_is "are not said" <<'END'
Reds – Blues
────────────
Fri 1 May 2020 · clash
event/ged-7

  1 Reds, party
  2 Blues, party

1. State-based violence: Reds – Blues.
   own voice · coded row
   Fri 1 May 2020
   · Reds, party
   · Blues, party
   ┃ »7,Reds,Blues,1,2020-05-01«
   “UCDP GED”, CC BY 4.0 · coded row
   claim/ged-7/row
END
{ echo "id,side_a,type_of_violence,date_start"
    echo "7,Reds,1,2020-05-01"; } >none.csv
import none
status_is 3 "a column that is needed"
err_is "is named" <<'END'
strife: import: none.csv:1: the header has no column `side_b'
END
ok "nothing is made" test ! -e none.db

{ echo "$head41"; row 1 2020-05-01; echo "$head41"; row 2 2020-05-02
    echo "id,side_a,side_b,type_of_violence,date_start"
    echo "7,Reds,Blues,1,2020-05-03"; } >again.csv
import again
status_is 0 "files one behind the other"
err_is "with their headers" <<'END'
again.csv:3: note: one more header
again.csv:5: note: one more header
3 rows: 3 imported, 0 rejected, 0 warnings
3 events, 3 claims, 0 quotes, 2 factions, 0 relations, 0 people, 3 places, 1 source, 0 disputes
END
is "of other layouts" "$(dates again | tr '\n' ',')" \
    "ged-1 2020-05-01,ged-2 2020-05-02,ged-7 2020-05-03,"

row 1 2020-05-01 >headless.csv
import headless
status_is 0 "no header, 41 columns"
err_like "is said" '^headless.csv:1: note: no header; its 41 columns are'
echo '"3","","2024","TRUE","Clear","2","1","1","C","1","1","D","1","1","Reds","1","2","Blues","-1","","","","","","2","Hilltown","a hill","North","","1.5","2.5","P","1","Landia","1","R","1","1","2024-01-05 00:00:00.000","2024-01-05 00:00:00.000","1","0","0","0","1","1","1","",""' \
    >candidate.csv
import candidate
status_is 0 "no header, 49 columns, all quoted"
is "is a row like others" "$(dates candidate)" "ged-3 2024-01-05"
run "$STRIFE" show -d candidate.db event/ged-3
out_like "TRUE, -1 sources and no article are no harm" '"Landia"'
echo "a,b,c" >headless.csv
import headless
status_is 3 "something else"
err_is "is told" <<'END'
strife: import: headless.csv:1: this is no header of UCDP GED, and no row of a layout that is known without one
END
: >empty.csv
import empty
status_is 3 "an empty file"
err_is "has nothing in it" <<'END'
strife: import: empty.csv: there is nothing in it
END
printf 'a"b,c\n' >empty.csv
import empty
err_is "one of which no row can be read" <<'END'
empty.csv:1: rejected: a quote stands inside a field, or text behind its closing quote
strife: import: empty.csv: no row of it can be read
END

# What is rejected.
{ echo "$head41"
    row 1 2020-05-01
    row 2 2020-05-02 | cut -d, -f 1-12
    row x 2020-05-03
    row 4 2020-02-30
    row 1 2020-05-04
    row 5 2020-05-05 | sed 's/,2,1,C,/,4,1,C,/'
    row 6 2020-05-06 | sed 's/Blues//'
    row 7 2020-05-07 | sed 's/,3,3,4$/,3,many,4/'
    row 8 2020-05-08 | sed 's/"paper"/"paper/'
    row 9 2020-05-09; } >bad.csv
import bad
status_is 3 "rows that cannot be understood"
err_is "each with its line and reason; the others are there" <<'END'
bad.csv:3: rejected: 12 fields where the header has 41
bad.csv:4: rejected: id `x' is no number
bad.csv:5: rejected: date_start `2020-02-30' is no day
bad.csv:6: rejected: the id of ged-1 stands on line 2 before
bad.csv:7: rejected: type_of_violence `4' is none of 1, 2 and 3
bad.csv:8: rejected: a side has no name
bad.csv:9: rejected: best `many' is no number
bad.csv:10: rejected: a quote stands inside a field, or text behind its closing quote
10 rows: 2 imported, 8 rejected, 0 warnings
2 events, 2 claims, 0 quotes, 2 factions, 0 relations, 0 people, 3 places, 1 source, 0 disputes
END
is "and no other" "$(dates bad | tr '\n' ',')" \
    "ged-1 2020-05-01,ged-9 2020-05-09,"
run "$STRIFE" import ged bad.csv -o bad.db --report bad.jsonl
is "--report has them with their rows" "$(grep -c '"level": "rejected"' \
    bad.jsonl)" 8
ok "as JSON" grep -q '{"line": 3, "level": "rejected", "text": "12 fields where the header has 41", "row": "2,2020,1,2,1,C,1,D,1,Reds,2,"}' bad.jsonl

for file in bad.csv ./bad.csv bad.db; do
	cp bad.csv keep.csv
	run "$STRIFE" import ged bad.csv -o bad.db --report $file
	status_is 2 "a report in the place of $file"
	ok "is refused" cmp bad.csv keep.csv
done
err_is "and that is said" <<'END'
strife: import: --report would write over bad.db
END

# What is strange is kept, and said.
{ echo "$head41"; row 1 2020-05-01 | sed 's/,3,3,4$/,9,3,1/'
    row 2 2020-05-02 | sed 's/,1.5,2.5,/,95,2.5,/; s/Head,,1,/Head,,8,/'
} >strange.csv
import strange
status_is 0 "a low above the best"
err_is "is a warning" <<'END'
strange.csv:2: warning: the low estimate is above the best
strange.csv:2: warning: the best estimate is above the high
strange.csv:3: warning: where_prec is none of 1 to 7
strange.csv:3: warning: latitude and longitude are no place on earth
2 rows: 2 imported, 0 rejected, 4 warnings
2 events, 2 claims, 0 quotes, 2 factions, 0 relations, 0 people, 3 places, 1 source, 0 disputes
END
run "$STRIFE" show -d strange.db event/ged-1
out_like "with the row's own numbers" 'in the row: low 9, best 3, high 1'

{ echo "$head41"; row 1 2020-05-01 | sed 's/Blues/REDS/'
    row 2 2020-05-02 | sed 's/,1,1,2020/,3,1,2020/'; } >alike.csv
import alike
err_is "one faction on two sides, and a clarity that is none" <<'END'
alike.csv:2: warning: `REDS' is on both sides; no pair is made of it
alike.csv:3: warning: event_clarity is none of 1 and 2
2 rows: 2 imported, 0 rejected, 2 warnings
2 events, 2 claims, 0 quotes, 2 factions, 0 relations, 0 people, 3 places, 1 source, 0 disputes
END
{ echo "$head41"; row 1 2020-05-01 |
    sed 's/,North Province,,1.5,2.5,/,North Province,NA,NA,NA,/'; } >na.csv
import na
err_like "a cell without a value, as R writes it, is empty" \
    '^1 row: 1 imported, 0 rejected, 0 warnings$'
is "and no place" "$("$STRIFE" list places -d na.db | cut -f 2 |
    tail -n +2 | tr '\n' ' ')" \
    "hilltown-town-north-province-landia landia north-province-landia "

# The estimates, wherever a figure is told.
{ echo "$head41"; row 1 2020-05-01 | sed 's/,3,3,4$/,2,3,5/'; } >range.csv
import range
"$STRIFE" list figures -d range.db --format tsv | cut -f 5,8,9,16,17 >out
out_is "low, high and best are rows" <<'END'
what	min	max	best	note
killed	2	5	3	
killed	1	1	1	
killed	2	2	2	
END
run "$STRIFE" list claims -d range.db --format json
out_like "of claims too" '"min": 2, "max": 5, .*"best": 3, "note": null'
run "$STRIFE" show -d range.db event/ged-1
out_like "and words" '^   # killed: 3 .2 to 5.$'
echo 1 >keys
run_with keys "$STRIFE" --linear range.db
out_like "of the browser too" 'killed 3 .2–5.'
run "$STRIFE" list figures -d range.db --format md
out_like "and a table" '^| date *| what *| of *| by *| min *| max *| best '

# A coalition without an end leaves room for the others, and for what else is
# strange about the row.
groups=$(i=0; while [ $i -lt 70 ]; do printf 'Group %d, ' $i; i=$((i + 1)); done)
{ echo "$head41"; row 1 2020-05-01 | sed "s/,Reds,/,\"${groups}Reds\",/
    s/,1,2,0,0,3,3,4\$/,1,2,5,0,9,8,3/; s/Head,,1,/Head,,8,/
    s/,1.5,2.5,/,95,2.5,/; s/,1,1,2020/,1,8,2020/"; } >crowd.csv
import crowd
err_is "all that is strange is told, once" <<'END'
crowd.csv:2: warning: more than 32 factions on a side; the rest is in the row
crowd.csv:2: warning: date_prec is none of 1 to 5
crowd.csv:2: warning: the low estimate is above the best
crowd.csv:2: warning: the best estimate is above the high
crowd.csv:2: warning: where_prec is none of 1 to 7
crowd.csv:2: warning: latitude and longitude are no place on earth
1 row: 1 imported, 0 rejected, 6 warnings
1 event, 1 claim, 0 quotes, 34 factions, 0 relations, 0 people, 3 places, 1 source, 0 disputes
END
run "$STRIFE" list figures -d crowd.db --format csv
out_like "the other side is there, with its figure" 'blues'
out_like "and those who are on none" 'civilians'

# Ranges of days.
range() {
	row "$1" 2020-05-01 | sed "s/,1,1,2020-05-01,2020-05-01,/,$2,$3,$4,$5,/"
}
{ echo "$head41"
    range 1 1 2 2020-05-01 2020-05-04
    range 2 2 3 2020-05-01 2020-05-07
    range 3 1 4 2020-02-01 2020-02-29
    range 4 1 5 2020-01-01 2020-12-31
    range 5 1 1 2020-05-01 2020-05-03
    range 6 1 2 2020-05-04 2020-05-04; } >ranges.csv
import ranges
status_is 0 "ranges of days"
dates ranges >out
same "once within, or lasting" out - <<'END'
ged-1 [2020-05-01..2020-05-04]
ged-2 2020-05-01/2020-05-07
ged-3 2020-02
ged-4 2020
ged-5 2020-05-01/2020-05-03
ged-6 2020-05-04
END

# Places: near, in, and the way to them.
where() {
	row "$1" 2020-05-01 | sed "s/,Head,,1,Hilltown town,North Province,,/,Head,,$2,$3,$4,$5,/"
}
{ echo "$head41"
    where 1 1 "Hilltown town" "North Province" "Hill district"
    where 2 2 "Hilltown  town" "North Province" "Hill district"
    where 3 3 "Hill district" "North Province" "Hill district"
    where 4 4 "North Province" "North Province" ""
    where 5 6 Landia "" ""
    where 6 1 "Hilltown town" "South Province" ""; } >places.csv
import places
status_is 0 "places of six precisions"
"$STRIFE" list events -d places.db --format tsv | cut -f 2,3,8 |
    tail -n +2 >out
same "near, in, and at" out - <<'END'
ged-1	Hilltown: Reds – Blues	hilltown-town-hill-district-north-province-landia
ged-2	Near Hilltown: Reds – Blues	hilltown-town-hill-district-north-province-landia
ged-3	In Hill district: Reds – Blues	hill-district-north-province-landia
ged-4	In North Province: Reds – Blues	north-province-landia
ged-5	In Landia: Reds – Blues	landia
ged-6	Hilltown: Reds – Blues	hilltown-town-south-province-landia
END
"$STRIFE" list places -d places.db --format tsv | cut -f 2-5 >out
same "one place for one way" out - <<'END'
id	name	names	kind
landia	Landia		country
north-province-landia	North Province		governorate
hill-district-north-province-landia	Hill district		region
hilltown-town-hill-district-north-province-landia	Hilltown	Hilltown town full	town
hilltown-town-south-province-landia	Hilltown	Hilltown town full	town
south-province-landia	South Province		governorate
END

# ---- narrowing ----

{ echo "$head41"; row 1 2020-05-01; row 2 2020-06-02
    row 3 2020-07-03 | sed 's/Landia/Freedonia/'
    row 4 2020-07-04 | sed 's/,Reds,/,"Greens, Al-Reds",/'; } >some.csv
narrow() {
	rm -f some.db
	run "$STRIFE" import ged some.csv -o some.db "$@"
}
narrow --from 2020-06 --to 2020-07-03
is "--from and --to" "$(dates some | tr '\n' ',')" \
    "ged-2 2020-06-02,ged-3 2020-07-03,"
err_like "what is left out is counted" '^4 rows: 2 imported, 2 left out'
narrow --country landia
is "--country" "$(dates some | cut -c 1-5 | tr '\n' ',')" "ged-1,ged-2,ged-4,"
narrow --actor reds
is "--actor, in a coalition too" "$(dates some | cut -c 1-5 | tr '\n' ',')" \
    "ged-1,ged-2,ged-3,ged-4,"
narrow --actor red
status_is 1 "half a name is no name"
err_is "and nothing is made" <<'END'
4 rows: 0 imported, 4 left out, 0 rejected, 0 warnings
strife: import: no row names `red'
strife: import: no row is left; nothing was made
END
ok "really" test ! -e some.db
narrow --country freedonia --actor greens
err_is "what is there, but not together, is not said to be missing" <<'END'
4 rows: 0 imported, 4 left out, 0 rejected, 0 warnings
strife: import: no row is left; nothing was made
END
narrow --country Lanida --actor reds
err_like "nor is one for the other" "^strife: import: no row is of \`Lanida'$"
narrow --from yesterday
status_is 2 "a date is EDTF"

# ---- the row itself ----

run "$STRIFE" show --raw -d shapes.db event/ged-1
out_like "--raw shows the row" '^  where_coordinates: Hilltown town$'
run "$STRIFE" show -d shapes.db event/ged-1
is "only when asked" "$(grep -c where_coordinates "$TMPDIR/out")" 0

# ---- the manual ----

missing=
for column in $(echo "$head41,relid,code_status,where_description,gwnoa" |
    tr ',' ' '); do
	grep -qw "$column" "$srcdir/doc/strife-import.7" ||
	    missing="$missing $column"
done
is "strife-import(7) has every column" "$missing" ""

# ---- the command line ----

run "$STRIFE" import ged some.csv
status_is 2 "-o is needed"
run "$STRIFE" import gid some.csv -o some.db
err_is "a format that is none" <<'END'
strife: import: there is no format `gid': one of ged, acled
END
run "$STRIFE" import ged none-such.csv -o some.db
status_is 4 "a file that is not there"
echo "a letter" >letter
run "$STRIFE" import ged some.csv -o letter
status_is 4 "a file that is not ours stays"
run_with some.csv "$STRIFE" import ged - -o piped.db
status_is 0 "the standard input"
cat some.csv | "$STRIFE" import ged - -o piped2.db 2>/dev/null
ok "a pipe gives the same bytes" cmp piped.db piped2.db
done_testing
