# SPDX-License-Identifier: ISC
#
# Proves: strife import acled takes the layouts of 25, 31 (two) and 35
# columns, with commas and semicolons, and five shapes of dates; notes are the
# passage, sources the voice, associated actors are kept; a date that
# contradicts its year is no event.  All rows are made up.
. "$srcdir/tests/lib.sh"

cp "$srcdir"/tests/csv/acled-*.csv "$TMPDIR"
cd "$TMPDIR" || exit 1
events() {
	"$STRIFE" list events -d "$1.db" --format tsv | cut -f 2-5,9 |
	    tail -n +2 >out
}

# ---- 31 columns, since 2023 ----

run "$STRIFE" import acled acled-2023.csv -o new.db
status_is 0 "31 columns, as they are now"
err_is "all of them are read" <<'END'
6 rows: 6 imported, 0 rejected, 0 warnings
6 events, 6 claims, 0 quotes, 10 factions, 0 relations, 0 people, 8 places, 1 source, 0 disputes
END
events new
same "kinds, dates, sides" out - <<'END'
acled-lan105	Lakeside: Northern Plains Front – Government of Landia (2019-)	agreement	2023-06	northern-plains-front 1 party; government-of-landia-2019 2 party
acled-lan101	Hilltown: Northern Plains Front – Military Forces of Landia (2019-)	clash	2023-06-02	northern-plains-front 1 party; hill-guard 1 supporter; reed-company 1 supporter; military-forces-of-landia-2019 2 party
acled-lan104	In North Province: Protesters (Landia)	protest	2023-06-05~	protesters-landia 1 party
acled-lan102	Near Millbridge: Military Forces of Landia (2019-) Artillery against Northern Plains Front	bombing	2023-06-03	military-forces-of-landia-2019-artillery 1 attacker; northern-plains-front 2 target
acled-lan103	Hilltown: Northern Plains Front against Civilians (Landia)	killing	2023-06-04	northern-plains-front 1 perpetrator; civilians-landia 2 victim; teachers-landia 2 victim
acled-lan106	Lakeside: Unidentified Armed Group (Landia) against Civilians (Landia)	other	2023-06-07	unidentified-armed-group-landia 1 perpetrator; civilians-landia 2 victim
END
run "$STRIFE" show -d new.db event/acled-lan101
out_is "the notes are the passage, the sources the voice" <<'END'
Hilltown: Northern Plains Front – Military Forces of Landia (2019-)
───────────────────────────────────────────────────────────────────
Fri 2 June 2023 · Hilltown (Hill District) · clash
event/acled-lan101

  1 Northern Plains Front, party
  1 Hill Guard, supporter
  1 Reed Company, supporter
  2 Military Forces of Landia (2019-), party

1. Battles, Armed clash: Northern Plains Front – Military Forces of Landia
   (2019-): 10 killed.
   Hill Courier, Plains Radio · coded row
   Fri 2 June 2023
   Hilltown (Hill District)
   · Northern Plains Front, party
   · Military Forces of Landia (2019-), party
   · Hill Guard, supporter
   · Reed Company, supporter
   # killed: 10 [10 may stand for “several”]
   ┃ »On 2 June 2023, fighters of the Northern Plains Front clashed with "the
   ┃ army" near the mill of Hilltown (Hill District). Several were killed.«
   “ACLED”, ACLED terms of use: raw data may not be passed on · coded row
   claim/acled-lan101/row
END
run "$STRIFE" show -d new.db event/acled-lan104
out_is "a week, a province, one side" <<'END'
In North Province: Protesters (Landia)
──────────────────────────────────────
about 5 June 2023 (±3 days) · North Province (Landia) · protest
event/acled-lan104

  1 Protesters (Landia), party

1. Protests, Peaceful protest: Protesters (Landia): 0 killed.
   Hill Courier · coded row
   about 5 June 2023 (±3 days) = “within a week (time_precision 2)”
   North Province (Landia): “North Province (geo_precision 3: only the region
     is known)”
   · Protesters (Landia), party
   # killed: 0
   ┃ »Around 5 June 2023 (week of), people demonstrated in the north.«
   “ACLED”, ACLED terms of use: raw data may not be passed on · coded row
   [tags: crowd size=no report]
   claim/acled-lan104/row
END
run "$STRIFE" list factions -d new.db --format tsv
cut -f 2-5 "$TMPDIR/out" >list
same "factions, their acronyms and kinds" list - <<'END'
id	name	names	kind
northern-plains-front	Northern Plains Front	NPF abbreviation	armed-group
civilians-landia	Civilians (Landia)		population
government-of-landia-2019	Government of Landia (2019-)		state-force
hill-guard	Hill Guard		armed-group
military-forces-of-landia-2019	Military Forces of Landia (2019-)		state-force
military-forces-of-landia-2019-artillery	Military Forces of Landia (2019-) Artillery		state-force
protesters-landia	Protesters (Landia)		population
reed-company	Reed Company		armed-group
teachers-landia	Teachers (Landia)		population
unidentified-armed-group-landia	Unidentified Armed Group (Landia)		armed-group
END
run "$STRIFE" list pairs -d new.db --format tsv
cut -f 1,4,8,9 "$TMPDIR/out" >list
same "who stands beside an actor fights beside it" list - <<'END'
link	events	killed_low	killed_high
pair/hill-guard+military-forces-of-landia-2019	1	10	10
pair/military-forces-of-landia-2019+northern-plains-front	1	10	10
pair/military-forces-of-landia-2019+reed-company	1	10	10
pair/military-forces-of-landia-2019-artillery+northern-plains-front	1	0	0
END
run "$STRIFE" search -d new.db --format tsv mill
status_is 0 "the notes are searched"

# ---- 31 columns before, with semicolons ----

run "$STRIFE" import acled acled-2020.csv -o old.db
status_is 3 "a row that cannot be understood"
err_is "is told" <<'END'
acled-2020.csv:5: rejected: event_date `31-12-19' is not of the year 2020
acled-2020.csv:6: rejected: event_date `12/31/2019' is no date
5 rows: 3 imported, 2 rejected, 0 warnings
3 events, 3 claims, 0 quotes, 3 factions, 0 relations, 0 people, 7 places, 1 source, 0 disputes
END
events old
same "the others are there" out - <<'END'
acled-lan11	Hilltown: Northern Plains Front – Lake Militia	capture	2019-01-01	northern-plains-front 1 party; lake-militia 2 party
acled-lan12	Lakeside: Rioters (Landia) – Lake Militia	other	2019-05-09	rioters-landia 1 party; lake-militia 2 party
acled-lan13	Lakeside: Northern Plains Front – Lake Militia	clash	2019-12-31	northern-plains-front 1 party; lake-militia 2 party
END

# ---- 25 and 35 columns ----

run "$STRIFE" import acled acled-2015.csv -o oldest.db
status_is 0 "25 columns, CRLF, a line end in a field"
err_is "as they were" <<'END'
2 rows: 2 imported, 0 rejected, 0 warnings
2 events, 2 claims, 0 quotes, 4 factions, 0 relations, 0 people, 4 places, 1 source, 0 disputes
END
events oldest
same "their events" out - <<'END'
acled-1lnd	Hilltown: Northern Plains Front – Lake Militia	clash	2014-06-02	northern-plains-front 1 party; hill-guard 1 supporter; lake-militia 2 party
acled-2lnd	Hilltown: Lake Militia against Civilians (Landia)	bombing	2014-06-03	lake-militia 1 attacker; civilians-landia victim
END
run "$STRIFE" show --raw -d oldest.db event/acled-1lnd
out_like "the field with its line end" '^  NOTES: They fought for an hour$'
run "$STRIFE" import acled acled-2025.csv -o newest.db
status_is 0 "35 columns"
events newest
same "its event" out - <<'END'
acled-lan201	Hilltown: Military Forces of Landia (2019-) – Northern Plains Front	capture	2025-01-02	military-forces-of-landia-2019 1 party; northern-plains-front 2 party
END

# ---- years of two digits, and none to check them by ----

{ echo 'event_id_cnty,event_date,event_type,actor1'
    echo 'LAN1,31-12-97,Battles,Reds'
    echo 'LAN2,1-Jan-00,Battles,Reds'
    echo 'LAN3,1-Jan-96,Battles,Reds'; } >short.csv
run "$STRIFE" import acled short.csv -o short.db
is "are those since ACLED began" "$("$STRIFE" list events -d short.db |
    cut -f 5 | tail -n +2 | tr '\n' ' ')" "1997-12-31 2000-01-01 2096-01-01 "

# ---- saved by a table program with another sign for decimals ----

{ echo 'event_id_cnty;event_date;event_type;actor1;location;latitude;longitude'
    echo 'LAN1;2020-01-01;Battles;Reds;Hilltown;10,25;-20,5'; } >comma.csv
run "$STRIFE" import acled comma.csv -o comma.db
err_like "is read" '^1 row: 1 imported, 0 rejected, 0 warnings$'
"$STRIFE" list places -d comma.db --format tsv | cut -f 7,8 >out
out_is "as the place that it is" <<'END'
lat	lon
10.25	-20.5
END

# ---- narrowing, and what is no ACLED ----

run "$STRIFE" import acled acled-2023.csv -o few.db --actor npf --to 2023-06-03
err_like "an acronym is a name" '^6 rows: 3 imported, 3 left out'
run "$STRIFE" import ged acled-2023.csv -o none.db
status_is 3 "a file of another format"
err_is "is told" <<'END'
strife: import: acled-2023.csv:1: this is no header of UCDP GED, and no row of a layout that is known without one
END
run "$STRIFE" import acled acled-2023.csv -o old.db
status_is 0 "an import over one of its own format"
run "$STRIFE" import ged "$srcdir/tests/csv/ged-syria.csv" -o old.db
status_is 3 "and not over one of another"
err_is "is told too" <<'END'
strife: import: old.db: this database is no import of ged; name another file
END
for column in $(head -qn 1 acled-*.csv | tr -d '\r' |
    tr ';,' '  ' | tr '[:upper:]' '[:lower:]'); do
	case $column in
	population_*) ;;
	*)	grep -qw "$column" "$srcdir/doc/strife-import.7" ||
		    missing="$missing $column" ;;
	esac
done
is "strife-import(7) has every column" "${missing-}" ""
done_testing
