# SPDX-License-Identifier: ISC
#
# Proves: the card of every kind of thing, wrapped to 80 columns, with its
# passages and the quotes in them; that a name or an id serves for a link;
# and what is said of things that are not there.
. "$srcdir/tests/lib.sh"

data=$srcdir/tests/data/mini
show() {
	run "$STRIFE" show "$@" -d "$data"
}

show event/pont-elan-1905-05-03
status_is 0 "an event"
out_is "its card" <<'END'
The River Guard takes Pont-Élan
───────────────────────────────
Wed 3 May 1905 (“On 3 May 1905”) · Pont-Élan (Élan Valley) (“at the bridge”) ·
  capture
event/pont-elan-1905-05-03

  1 River Guard, attacker
  2 Hill Company, defender

  ≠ what happened: The Hill Company denies that it lost the village. / The River
    Guard attacks the village on 3 May.
  ≠ whether it happened: The River Guard attacks the village on 3 May. / The
    Hill Company speaks of seven dead and about twelve wounded. / The Hill
    Company denies that it lost the village.

Part of: Fighting in the Élan Valley · event/valley-campaign
[The dead are disputed.]

1. The River Guard attacks the village on 3 May.
   own voice
   Wed 3 May 1905
   Pont-Élan (Élan Valley): “Pont-Élan”
   · River Guard, attacker, as “the River Guard”, 3 May 1905
   · Hill Company, defender
   ┃ »On 3 May 1905 the River Guard attacked Pont-Élan«, a village held by the
   ┃ »Hill Company« since the spring.  »The River Guard captured the village at
   ┃ dusk.« A spokesman of the Hill Company said that seven of its men were
   ┃ killed and about a dozen were wounded, three of them badly.
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/pont-elan-1905-05-03/attack

2. The Hill Company speaks of seven dead and about twelve wounded.
   a spokesman (Hill Company)
   # killed: 7, of Hill Company, by side 1
   # wounded: about 12, of side 2
   # wounded: 3, of side 2, part of dead [badly]
   ┃ On 3 May 1905 the River Guard attacked Pont-Élan, a village held by the
   ┃ Hill Company since the spring.  The River Guard captured the village at
   ┃ dusk. »A spokesman of the Hill Company said that« »seven of its men were
   ┃ killed and about a dozen were wounded, three of them badly«.
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/pont-elan-1905-05-03/dead

3. The Hill Company denies that it lost the village.
   Hill Company, origin inferred: Aimé Duval (Hill Company) [He speaks for
     it.] · denied · match probable · calls it statement · said 4 May 1905
   · Hill Company, loser, denied
   ┃ […] »The Hill Company (شركة التل) denied that it had lost the village.« […]
   ┃ The Valley Watch counted five dead, two of them at the mill. […]
   “Two days at the bridge”, all rights reserved · exact
   contradicts attack
   [The Observer gives no day.]
   claim/pont-elan-1905-05-03/denial

4. Seven of the Hill Company were killed.
   own voice · infobox
   # killed: 7, of Hill Company
   ┃ »Killed: 7 (Hill Company)«
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   restates attack
   claim/pont-elan-1905-05-03/box
END

show faction/river-guard
status_is 0 "a faction"
out_is "its card" <<'END'
River Guard
───────────
armed-group · active since 1904 [When it took its name.] · 2 events · 2
  clashes
faction/river-guard
[Not the River Watch.]

Names
  River Guard · full · en · in The Gazette
  Bridge Guard · former · en · until 1904 · in The Gazette
  Riverguard · spelling

Clashes
  Hill Company: 2 clashes · 3 May 1905 to 4 May 1905 · killed: 12
    pair/hill-company+river-guard

1. The River Guard was called the Bridge Guard until 1904.
   own voice
   until 1904
   ┃ The River Guard will not give the mill back, it said. The Hill Company
   ┃ asked for its prisoners. More than 50 but fewer than 80 men had left the
   ┃ valley by 6 May. »The River Guard was called the Bridge Guard until 1904.«
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/faction:river-guard/strength
END

show person/aime-duval
status_is 0 "a person"
out_is "its card" <<'END'
Aimé Duval
──────────
person · 1 event [The Gazette.]
person/aime-duval
[The rank is the source's.]

Names
  Colonel Duval · spelling

Offices
  Hill Company, commander · 1905
  Valley Watch

1. Aimé Duval commands the Hill Company.
   own voice
   · Aimé Duval of Hill Company, commander
   ┃ The next day the River Guard captured the mill between Pont-Élan and
   ┃ Sauvage. The mill burnt down, the Valley Watch reportedly said. »Colonel
   ┃ Aimé Duval, commander of the Hill Company«, was taken prisoner.
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/person:aime-duval/commander
END

show place/pont-elan
status_is 0 "a place"
out_is "its card" <<'END'
Pont-Élan
─────────
village · in Élan Valley · 2 events [outside: a map of the tests]
place/pont-elan
[The bridge gave it its name.]
35.8206, -36.7250 [outside: a map of the tests]

Held by
  ? · before 1 March 1905
  Hill Company · spring 1905 – 3 May 1905 · claim/place:pont-elan/spring
  River Guard · since 3 May 1905 · claim/pont-elan-1905-05-03/attack

Names
  Pont-Elan · spelling · fr

1. The Hill Company holds the village since the spring.
   own voice
   Pont-Élan (Élan Valley)
   ┃ On 3 May 1905 the River Guard attacked Pont-Élan, »a village held by the
   ┃ Hill Company since the spring.«  The River Guard captured the village at
   ┃ dusk. A spokesman of the Hill Company said that seven of its men were
   ┃ killed and about a dozen were wounded, three of them badly.
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/place:pont-elan/spring
END

show relation/duval-watch
status_is 0 "a relation"
out_is "its card" <<'END'
Valley Watch allied with Hill Company
─────────────────────────────────────
since May 1905
relation/duval-watch
Event: event/pont-elan-1905-05-03
[The editors' reading.]

1. The Valley Watch speaks of the mill.
   own voice · judgement
   ┃ The next day the River Guard captured the mill between Pont-Élan and
   ┃ Sauvage. The mill burnt down, »the Valley Watch reportedly said«. Colonel
   ┃ Aimé Duval, commander of the Hill Company, was taken prisoner.
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/relation:duval-watch/said
END

show pair/river-guard+hill-company
status_is 0 "a pair, its ids in any order"
out_is "its card" <<'END'
Hill Company and River Guard
────────────────────────────
2 clashes · 3 May 1905 to 4 May 1905 · killed: 12
pair/hill-company+river-guard

  Wed 3 May 1905: The River Guard takes Pont-Élan · event/pont-elan-1905-05-03
  Thu 4 May 1905: The River Guard takes the mill · event/mill-1905-05-04
END

show source/gazette
status_is 0 "a source"
out_is "its card" <<'END'
River Guard takes Pont-Élan
───────────────────────────
source/gazette

Publisher: The Gazette
Author: A. Writer
Published: Sun 7 May 1905 [The head of the page.]
Revision: 2
Retrieved: Thu 15 January 2026
Address: https://gazette.example/1905/pont-elan
Archive: https://archive.example/gazette/1905
Language: en
Rights: CC0-1.0
Rights, note: Written for the tests.
Speaks of: May 1905
Coverage: 13 claims · 718 bytes quoted, 100 set aside with a reason, 123 in
  neither
Extent: full, 100.0 % of the document is here
SHA-256: b8ff2df58db33285ce7fbbfa2612235d34cd732215b3e9df3bb18d0731a21e1c ·
  the text is unchanged
[An invented page.]
END

show claim/mill-1905-05-04/mill
status_is 0 "a claim"
out_is "its card" <<'END'
The River Guard takes the mill
──────────────────────────────

   The River Guard takes the mill the next day.
   own voice
   Thu 4 May 1905 = “On 3 May 1905 … The next day”
   between Pont-Élan and Sauvage
   · River Guard, attacker
   · Aimé Duval of Hill Company
   · the miller, victim
   mentions Hill Company
   ┃ »The next day the River Guard captured the mill« between Pont-Élan and
   ┃ Sauvage. The mill burnt down, the Valley Watch reportedly said. Colonel
   ┃ Aimé Duval, commander of the Hill Company, was taken prisoner.
   The Gazette, “River Guard takes Pont-Élan”, CC0-1.0 · exact
   claim/mill-1905-05-04/mill
END

# ---- names for links ----

first() {
	"$STRIFE" show "$1" -d "$data" | head -n 1
}
is "an id" "$(first river-guard)" "River Guard"
is "a former id" "$(first bridge-guard)" "River Guard"
is "another name, in another spelling" "$(first "colonel DUVAL")" "Aimé Duval"
is "half a name is none" "$(first شركة 2>/dev/null)" ""
is "a name in Arabic" "$(first "شركة التل")" "Hill Company"
is "a former id in a link" "$(first claim/pont-elan-may/raid)" \
    "The River Guard takes Pont-Élan"

# ---- what is not there ----

show faction/rivr-guard river-guard
status_is 1 "one of two is not there"
out_like "the other is shown" '^faction/river-guard$'
err_is "and what was probably meant" <<'END'
strife: show: no faction `rivr-guard'; did you mean `river-guard'?
END
show claim/mill-1905-05-04/nothing
status_is 1 "no such claim"
err_is "by its link" <<'END'
strife: show: there is no claim/mill-1905-05-04/nothing
END
show
status_is 2 "no link at all"
show river-guard --format json
status_is 2 "a card has no format"

# ---- hostile text ----

run sh -c '"$1" show pont-elan-1905-05-03 mill-1905-05-04 -d "$2" |
    LC_ALL=C tr -d "\040-\176\200-\377\n" | wc -c' sh "$STRIFE" "$data"
out_is "no control leaves but the newline" <<'END'
0
END
done_testing
