# SPDX-License-Identifier: ISC
#
# Proves: every command works on a dataset that is about something else, in
# other languages and scripts, as on the bundled one, and every command of the
# browser runs in every one of its views.  A command that is not tried here
# fails the test.
. "$srcdir/tests/lib.sh"

data=$srcdir/tests/data/verriers
strife() {
	run "$STRIFE" "$@" -d "$data"
}

try_check() {
	run "$STRIFE" check "$data"
	status_is 0 "it has no errors"
	out_is "nor warnings, nor gaps" <<'END'
sources: 90.4 % quoted, 8.0 % set aside, 1.6 % neither; 0 gaps
24 events, 49 claims, 60 quotes, 13 factions, 4 relations, 4 people, 7 places, 4 sources, 2 disputes
0 errors, 0 warnings
END
}

try_cite() {
	strife cite claim/blocus/marins
	status_is 0 "a quote in Greek is cited"
	out_is "as text" <<'END'
“Οι Έλληνες ναύτες σταμάτησαν τη φόρτωση στο βόρειο λιμάνι στις 28 ή 29 Ιουνίου.” — Νικόλαος Βαλάς, “Επιστολή του Νικολάου Βαλά”, Papiers Kérouédan, a day in July 1912 [claim/blocus/marins, verriers 1.0]
END
	for format in text bibtex ris csl-json wikitext; do
		strife cite claim/arret-des-fours/trois-sous --format "$format"
		status_is 0 "$format"
		out_like "$format keeps the accents" 'Lançon'
	done
}

# Every date of the dataset, so every form of the format.
try_date() {
	run "$STRIFE" date 1911-03-06T06:00:00 1911-04 1912 1911-23 1911-41 \
	    1912-35 188X 1912-02-XX 1912-06-28? 1911-06-10~ ../1912-08% \
	    1912-07-~01 1911-03-06/1912-11-14 1909/.. ../1912-11? 1911-09/ \
	    '[1911-05-18..1911-05-20]' '[1911-07-14,1911-07-15]' \
	    '[..1911-06-03]' '[1912-09-20..]' '{1911-12-04,1911-12-11}' \
	    '{1912-04..1912-06}'
	status_is 0 "every form of a date"
	out_is "in days and in words" <<'END'
date	earliest	latest	words
1911-03-06T06:00:00	1911-03-06	1911-03-06	6 March 1911
1911-04	1911-04-01	1911-04-30	April 1911
1912	1912-01-01	1912-12-31	1912
1911-23	1911-09-01	1911-11-30	autumn 1911
1911-41	1911-07-01	1911-12-31	second half of 1911
1912-35	1912-07-01	1912-09-30	third quarter of 1912
188X	1880-01-01	1889-12-31	the 1880s
1912-02-XX	1912-02-01	1912-02-29	a day in February 1912
1912-06-28?	1912-06-28	1912-06-28	28 June 1912 (uncertain)
1911-06-10~	1911-06-07	1911-06-13	about 10 June 1911 (±3 days)
../1912-08%		1912-09-15	until about August 1912 (±15 days, uncertain)
1912-07-~01	1912-06-28	1912-07-04	about 1 July 1912 (±3 days)
1911-03-06/1912-11-14	1911-03-06	1912-11-14	6 March 1911 – 14 November 1912
1909/..	1909-01-01		since 1909
../1912-11?		1912-11-30	until November 1912 (uncertain)
1911-09/	1911-09-01		from September 1911, end unknown
[1911-05-18..1911-05-20]	1911-05-18	1911-05-20	between 18 and 20 May 1911
[1911-07-14,1911-07-15]	1911-07-14	1911-07-15	on 14 or 15 July 1911
[..1911-06-03]		1911-06-03	by 3 June 1911
[1912-09-20..]	1912-09-20		on or after 20 September 1912
{1911-12-04,1911-12-11}	1911-12-04	1911-12-11	on 4 and 11 December 1911
{1912-04..1912-06}	1912-04-01	1912-06-30	every month from April to June 1912
END
	run "$STRIFE" date -- -01XX -7999~
	out_is "before our era" <<'END'
date	earliest	latest	words
-01XX	-0199-01-01	-0100-12-31	the years 200 BC to 101 BC
-7999~	-8000-07-02	-7998-07-02	about 8000 BC (±183 days)
END
}

try_init() {
	run "$STRIFE" init "$TMPDIR/grève" --title 'Une grève'
	status_is 0 "a dataset with a title in French is made"
}

# Each kind of thing, and names as ids.
try_export() {
	strife export --to dot
	status_is 0 "who clashed with whom"
	out_is "as a network" <<'END'
graph "verriers" {
  charset="UTF-8";
  label="La grève des verriers de Port-Sainte-Aube, 1911-1913";
  node [shape=box];
  "garde" [label="Garde de l’usine", name="Garde de l’usine", kind="armed-group", events="2", clashes="1"];
  "gendarmerie" [label="Gendarmerie de l’Aube", name="Gendarmerie de l’Aube", kind="state-force", events="1", clashes="1"];
  "ruche" [label="La Ruche des verriers", name="La Ruche des verriers", kind="civil-body", active_from="1909-01-01", events="15", clashes="2"];
  "garde" -- "ruche" [label="1", link="pair/garde+ruche", events="1", alleged="0", first="1911-05-02", last="1911-05-02", without_figure="1"];
  "gendarmerie" -- "ruche" [label="1", link="pair/gendarmerie+ruche", events="1", alleged="0", first="1911-05-18", last="1911-05-18", killed_low="1", killed_high="1", without_figure="0"];
}
END
	strife export --to geojson
	out_like "longitudes beyond 100 degrees are whole" \
	    '"coordinates": \[178.4902, -47.2531\]'
	strife export --to annotation
	out_like "quotes in Greek, before which Greek stands" \
	    '"exact": "Οι Έλληνες ναύτες'
	strife export --to graphml --lineage
	out_like "relations keep the accents" 'attr.name="kind"'
	strife export --to csv -o "$TMPDIR/csv"
	status_is 0 "tables"
	ok "with every event" test "$(wc -l <"$TMPDIR/csv/events.csv")" -eq 25
	strife export --to sqlite -o "$TMPDIR/export.db"
	status_is 0 "a database for Datasette"
}

try_diff() {
	cp -R "$data" "$TMPDIR/newer"
	sed "s/name: Verrerie Höger/name: Verrerie Höger-le-Vieux/" "$data/lieux.yaml" \
	    >"$TMPDIR/newer/lieux.yaml"
	run "$STRIFE" diff "$data" "$TMPDIR/newer"
	status_is 1 "another name"
	out_like "is told with its accents" '^    [+] name: .*Höger-le-Vieux'
}

# Rows in other words than English; the dataset itself is no import.
try_import() {
	cat >"$TMPDIR/rows.csv" <<'END'
id,side_a,side_b,type_of_violence,date_start,country,where_coordinates,best
12,"Ruche des verriers, Ναυτικοί",Façonniers de l’Aube,2,1912-06-28,Vallée d’Élan,Λιμάνι,3
END
	run "$STRIFE" import ged "$TMPDIR/rows.csv" -o "$TMPDIR/rows.db"
	status_is 0 "rows in French and Greek"
	run "$STRIFE" list events -d "$TMPDIR/rows.db" --format csv \
	    "faction:ναυτικοι"
	out_is "become events" <<'END'
link,id,title,kind,date,date_from,date_to,places,factions,claims,sources,disputed,part_of
event/ged-12,ged-12,Λιμάνι: Ruche des verriers +1 – Façonniers de l’Aube,clash,1912-06-28,1912-06-28,1912-06-28,vallee-delan-da06a539,ruche-des-verriers 1 party; 2f2feab9 1 party; faconniers-de-laube 2 party,1,1,,
END
	run "$STRIFE" seed "$data" -o "$TMPDIR/verriers.db"
	run "$STRIFE" import ged "$TMPDIR/rows.csv" -o "$TMPDIR/verriers.db"
	status_is 3 "it is not imported over"
}

try_list() {
	for what in events claims factions relations pairs figures people \
	    places sources disputes coverage; do
		for format in table tsv csv json jsonl md; do
			strife list "$what" --format "$format"
			is "$what as $format" "$status $(cat "$TMPDIR/err")" \
			    "0 "
		done
	done
	strife list factions --format jsonl
	out_like "names in Greek" '"Κυψέλη", "lang": "el"'
	strife list places --format csv place:Порт-Сент-Об
	out_is "places by a name in Russian, with all their digits" <<'END'
link,id,name,names,kind,in,lat,lon,events
place/baie,baie,Baie de l’Aube,,region,,,,9
place/port-sainte-aube,port-sainte-aube,Port-Sainte-Aube,Порт-Сент-Об ru translation,city,baie,-47.25,178.5,9
place/verrerie,verrerie,Verrerie Höger,,site,port-sainte-aube,-47.2531,178.4902,5
place/bassin-nord,bassin-nord,Bassin Nord,βόρειο λιμάνι el translation,site,port-sainte-aube,-47.24,178.51,1
place/caserne,caserne,Caserne des Dunes,,base,port-sainte-aube,,,1
place/hotel-de-ville,hotel-de-ville,Hôtel de ville,,site,port-sainte-aube,,,1
place/pont-tournant,pont-tournant,Pont tournant,,crossing,port-sainte-aube,,,1
END
	strife list events --format tsv 'faction:"Έλληνες ναύτες"'
	status_is 0 "events by a name in Greek"
	strife list pairs --format csv
	out_is "pairs" <<'END'
link,a,b,events,alleged,first,last,killed_low,killed_high,without_figure
pair/garde+ruche,garde,ruche,1,0,1911-05-02,1911-05-02,,,1
pair/gendarmerie+ruche,gendarmerie,ruche,1,0,1911-05-18,1911-05-18,1,1,0
END
	strife list disputes --format csv
	out_is "disputes" <<'END'
subject,event,field,values
event/reprise,reprise,wounded,claim/reprise/mairie echo-aube 12 of La Ruche des verriers by Gendarmerie de l’Aube; claim/reprise/plus-de-vingt echo-aube more than 20 of La Ruche des verriers by Gendarmerie de l’Aube
event/solde-de-la-garde,solde-de-la-garde,contradicts,claim/solde-de-la-garde/nie echo-aube Émile Höger nie avoir payé la Garde de l’usine.; claim/solde-de-la-garde/payee registre La Ruche croit que Höger a payé la Garde.
END
}

try_search() {
	strife search aube --format csv
	out_is "a word behind an elided article is found, and only it marked" <<'END'
link,date,title,claim,source,snippet
event/greve,1911-03-06/1912-11-14,Grève des verriers de Port-Sainte-Aube,claim/greve/encadre,echo-aube,Conflit : La Ruche des verriers contre la cristallerie Höger & Fils Lieu : Port-Sainte-«Aube»
event/reprise,[1911-05-18..1911-05-20],La gendarmerie reprend la verrerie,,,Gendarmerie de l’«Aube»
event/condamnation,1911-06-10~,Sept grévistes sont condamnés,,,Tribunal de Port-Sainte-«Aube»
event/reunions,"{1911-12-04,1911-12-11}",Deux réunions à la caserne,,,Préfecture de l’«Aube»
event/soupe,1912-02-XX,La mairie ne donne plus la soupe,,,Mairie de Port-Sainte-«Aube»
event/audiences,{1912-04..1912-06},Le tribunal siège pour les verriers,,,Tribunal de Port-Sainte-«Aube»
event/blocus,1912-06-28?,Le bassin Nord est bloqué,claim/blocus/marins,lettre-valas,Les marins grecs cessent de charger au port nord le 28 ou le 29 juin.
event/accord,1912-11-14,Accord à l’hôtel de ville,,,Mairie de Port-Sainte-«Aube»
END
	strife search ΚΥΨΕΛΗ is:disputed --format csv
	out_is "a faction by its name in Greek" <<'END'
link,date,title,claim,source,snippet
event/reprise,[1911-05-18..1911-05-20],La gendarmerie reprend la verrerie,claim/reprise/avant-hier,registre,Les gendarmes ont repris la verrerie le 19 mai.
event/solde-de-la-garde,[..1911-06-03],La Garde est dite payée par Höger,claim/solde-de-la-garde/nie,echo-aube,Émile Höger nie avoir payé la Garde de l’usine.
END
	strife search Петров --format csv
	out_is "a word in Russian" <<'END'
link,date,title,claim,source,snippet
event/arrestation-petrov,[..1912-07-15],Иван Петров est retenu puis relâché,claim/arrestation-petrov/otpustili,consul,"Иван «Петров», староста артели, был задержан, но 15 июля его отпустили."
END
}

try_seed() {
	run "$STRIFE" seed "$data" -o "$TMPDIR/a.db"
	status_is 0 "it compiles"
	run "$STRIFE" seed "$data" -o "$TMPDIR/b.db"
	ok "to the same bytes" cmp "$TMPDIR/a.db" "$TMPDIR/b.db"
}

try_show() {
	strife show 'Νικόλαος Βαλάς' pair/garde+ruche place/verrerie
	status_is 0 "cards"
	out_is "in every script" <<'END'
Νικόλαος Βαλάς
──────────────
person · 0 events
person/nikolaos-valas

Names
  Nicolas Valas · translation · fr [outside: un dictionnaire]

Offices
  Έλληνες ναύτες, κυβερνήτης

1. Νικόλαος Βαλάς est capitaine du « Pénée ».
   own voice
   · Νικόλαος Βαλάς, commander
   ┃ […] Οι Έλληνες ναύτες σταμάτησαν τη φόρτωση στο βόρειο λιμάνι στις 28 ή 29
   ┃ Ιουνίου. […] Ο καπετάνιος λέει ότι το λιμάνι θα μείνει κλειστό ως τον
   ┃ Αύγουστο. […] »Ο Νικόλαος Βαλάς, κυβερνήτης του «Πηνειού», σου γράφει.«
   Βαλάς, “Επιστολή του Νικολάου Βαλά”, CC0-1.0 · exact
   claim/person:nikolaos-valas/kyvernitis


Garde de l’usine and La Ruche des verriers
──────────────────────────────────────────
1 clash · 2 May 1911 · 1 without a figure
pair/garde+ruche

  Tue 2 May 1911: Les grévistes occupent la verrerie · event/occupation


Verrerie Höger
──────────────
site · in Port-Sainte-Aube · 5 events
place/verrerie
-47.2531, 178.4902 [outside: la carte des essais]

Held by
  ? · before 2 May 1911
  La Ruche des verriers · 2–18 May 1911
  La Ruche des verriers · since 2 May 1911 · claim/occupation/occupee
  ? · 19 May 1911
  Gendarmerie de l’Aube · since 20 May 1911 · claim/reprise/reprise
END
	strife list events --format jsonl
	for link in $(grep -o '"link": "[^"]*"' "$TMPDIR/out" | cut -d '"' -f 4)
	do
		strife show "$link"
		is "$link" "$status $(cat "$TMPDIR/err")" "0 "
	done
}

try_verify() {
	strife verify registre "$data/sources/registre.txt"
	status_is 0 "every quote of a source is in it"
	strife verify lettre-valas "$data/sources/registre.txt"
	status_is 3 "and in no other"
}

run "$STRIFE" --help
sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' "$TMPDIR/out" >"$TMPDIR/commands"
ok "there are commands" grep -q '^list$' "$TMPDIR/commands"
while read -r command; do
	if command -v "try_$command" >/dev/null; then
		"try_$command"
	else
		fail "strife $command is tried on this dataset too"
	fi
done <"$TMPDIR/commands"

# ---- the browser ----

run "$STRIFE" --print-keys
sed -n 's/^\.It Ic \([a-z-]*\).*/\1/p' "$TMPDIR/out" >"$TMPDIR/names"
ok "the browser has commands" grep -q '^matrix$' "$TMPDIR/names"
for view in timeline factions detail matrix lineage sources people places \
    disputes compare source names help results marks; do
	ok "$view is a command" grep -qx "$view" "$TMPDIR/names"
	while read -r name; do
		case $name in
		quit | suspend)	continue ;;
		esac
		echo "goto event/reprise"
		echo "$view"
		echo "$name"
		echo "key Down"
		echo "screen"
		# Out of prompts and views.
		echo "key Esc"
		echo "key q"
		echo "timeline"
	done <"$TMPDIR/names" >"$TMPDIR/script"
	for size in 80x24 46x17 20x5; do
		run "$STRIFE" --script "$TMPDIR/script" --size $size "$data"
		is "every command in $view at $size" \
		    "$status $(cat "$TMPDIR/err")" "0 "
	done
done
printf '\n17\n\nq\nq\n' >"$TMPDIR/typed"
run_with "$TMPDIR/typed" "$STRIFE" --linear "$data"
status_is 0 "line by line"
out_like "the seventeenth event, and who takes part" \
    '^2\.[^ ]+ ναύτες, supporter, side 1$'
done_testing
