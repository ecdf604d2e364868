# SPDX-License-Identifier: ISC
#
# Proves: by --names factions are called as the reader wants, several names as
# one; what the row says stays at the claim, among the names and in the row;
# nobody comes to fight himself; names that no row has, and a file that is
# wrong, are told; older rows are called alike; an import over the database
# remembers the names, or has others, or none.
. "$srcdir/tests/lib.sh"
cd "$TMPDIR" || exit 1

head='id,type_of_violence,side_a,side_b,date_start,best,low,high,deaths_a,deaths_b,country'
cat >ged.csv <<END
$head
1,2,"Red Guild, HTS",Blue Guild,2016-01-01,3,3,3,1,2,Landia
2,2,Hayat Tahrir,Blue Guild,2016-01-02,1,1,1,0,1,Landia
3,2,Tahrir,Hayat Tahrir,2016-01-03,1,1,1,1,0,Landia
4,2,"HTS, Hayat Tahrir",Blue Guild,2016-01-04,2,2,2,2,0,Landia
END
cat >names.csv <<END
name,faction
hts,Tahrir
Hayat  Tahrir,Tahrir
Nobody,Somebody
END
run "$STRIFE" import ged ged.csv --names names.csv -o named.db
status_is 0 "names are replaced"
err_is "what was strange is told" <<'END'
ged.csv:4: warning: by --names a faction would be on both sides; the row's own names stay
names.csv:4: note: no row names `Nobody'
4 rows: 4 imported, 0 rejected, 1 warning
4 events, 4 claims, 0 quotes, 4 factions, 0 relations, 0 people, 1 place, 1 source, 0 disputes
END
"$STRIFE" list events -d named.db | cut -f 2,3,9 >out
out_is "events under the new name, two names of a side as one actor" <<'END'
id	title	factions
ged-1	Landia: Red Guild +1 – Blue Guild	red-guild 1 party; tahrir 1 party; blue-guild 2 party
ged-2	Landia: Tahrir – Blue Guild	tahrir 1 party; blue-guild 2 party
ged-3	Landia: Tahrir – Hayat Tahrir	tahrir 1 party; hayat-tahrir 2 party
ged-4	Landia: Tahrir – Blue Guild	tahrir 1 party; blue-guild 2 party
END
"$STRIFE" show -d named.db claim/ged-1/row faction/tahrir >out
out_like "the claim says what the row called it" 'HTS'
run "$STRIFE" list events -d named.db faction:HTS
out_like "which finds the faction" 'ged-2'
run "$STRIFE" show -d named.db event/ged-2 --raw
out_like "the row is as it came" 'Hayat Tahrir,Blue Guild'
run "$STRIFE" list pairs -d named.db faction:tahrir with:blue-guild
out_like "clashes under both names are counted together" '	3	'
for actor in hts tahrir; do
	run "$STRIFE" import ged ged.csv --names names.csv --actor $actor -o $actor.db
	grep -o '[0-9] imported' err >>counts
done
cp counts out
out_is "what narrows goes by both names" <<'END'
2 imported
4 imported
END

# Twenty names of one faction are its names, all of them.
i=0
{ echo "$head"; for c in a b c d e f g h i j k l m n o p q r s t; do
	i=$((i + 1))
	echo "$i,2,Guild $c,Blue Guild,2016-01-01,1,1,1,1,0,Landia"
done; } >guilds.csv
sed -n 's/^[0-9]*,2,\(Guild .\),.*/\1,Guilds/p' guilds.csv >guilds.names
run "$STRIFE" import ged guilds.csv --names guilds.names -o guilds.db
run "$STRIFE" list events -d guilds.db 'faction:"Guild t"'
is "names without end are found" "$(grep -c ged- out)" 20

# ---- an older import ----

sed '2d' ged.csv >newer.csv
run "$STRIFE" import ged newer.csv --over named.db -o again.db
err_is "names are remembered, and that is told" <<'END'
newer.csv:3: warning: by --names a faction would be on both sides; the row's own names stay
3 rows: 3 imported, 0 rejected, 1 warning
over the older database: 0 new, 0 changed, 3 as before, 1 kept, 0 gone upstream
names are replaced as in the older database; --names FILE has them otherwise
4 events, 4 claims, 0 quotes, 4 factions, 0 relations, 0 people, 1 place, 1 source, 0 disputes
END
"$STRIFE" list factions -d named.db | cut -f 2 >out
"$STRIFE" list factions -d again.db | cut -f 2 >same
ok "the same factions" cmp out same
run "$STRIFE" import ged newer.csv --over again.db -o third.db
"$STRIFE" list factions -d third.db | cut -f 2 >out
ok "a third time too" cmp out same
printf 'name;faction\n"Red; Guild";Reds\nBlue Guild;"The ""Blues"""\n' >other.csv
run "$STRIFE" import ged ged.csv --names other.csv -o other.db
run "$STRIFE" import ged ged.csv -o other.db
"$STRIFE" list factions -d other.db | cut -f 3 | LC_ALL=C sort >out
out_like "whatever separates them, and with quotes" '^The "Blues"$'
: >none.csv
run "$STRIFE" import ged newer.csv --over named.db --names none.csv -o plain.db
"$STRIFE" list factions -d plain.db | cut -f 2 | LC_ALL=C sort >out
cp out plain
out_is "by an empty file they are forgotten" <<'END'
blue-guild
hayat-tahrir
hts
id
red-guild
tahrir
END
run "$STRIFE" import ged newer.csv --over plain.db -o plain2.db
"$STRIFE" list factions -d plain2.db | cut -f 2 | LC_ALL=C sort >same
ok "for good" cmp plain same
run "$STRIFE" import ged newer.csv --over plain.db --names names.csv -o again.db
"$STRIFE" list events -d again.db faction:tahrir | cut -f 2 >out
out_is "older rows get them too" <<'END'
id
ged-1
ged-2
ged-3
ged-4
END

# ---- files that are wrong ----

wrong() {
	# shellcheck disable=SC2059
	printf "$2" >bad.csv
	run "$STRIFE" import ged ged.csv --names bad.csv -o bad.db
	status_is 3 "$1: refused"
	err_like "and told why" "$3"
	ok "nothing is made" test ! -e bad.db
}
wrong "half a row" 'HTS,Tahrir\nHTS2,\n' \
    '^strife: import: bad.csv:2: wanted are a name and what it is to be called$'
wrong "a name twice" 'HTS,Tahrir\nhts,Other\n' \
    '^strife: import: bad.csv:2: this name stands in a line before$'
wrong "a quote that is not closed" 'HTS,"Tahrir\n' '^strife: import: bad.csv:1: '
run "$STRIFE" import ged ged.csv --names nowhere.csv -o bad.db
status_is 4 "a file that is not there"
done_testing
