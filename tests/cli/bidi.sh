# SPDX-License-Identifier: ISC
#
# Proves: what list, search and show write of right-to-left text is what --bidi
# says; into a pipe it is as it comes where nothing is said; columns end where
# they did; what machines read is the same bytes whatever is said; a word that
# is none is refused.
. "$srcdir/tests/lib.sh"

STRIFE_DATASET=$TMPDIR/scripts.db
export STRIFE_DATASET
run "$STRIFE" seed "$srcdir/tests/data/scripts" -o "$STRIFE_DATASET"
status_is 0 "the dataset compiles"

# Marks by their names, so that this file is read as it is compiled.
named() {
	sed "s/$(printf '\342\201\246')/<LRI>/g
	    s/$(printf '\342\201\247')/<RLI>/g
	    s/$(printf '\342\201\250')/<FSI>/g
	    s/$(printf '\342\201\251')/<PDI>/g" "$TMPDIR/out" >"$TMPDIR/named"
	mv "$TMPDIR/named" "$TMPDIR/out"
}

run "$STRIFE" list factions --format table --bidi isolate
named
status_is 0 "isolated: status"
out_is "isolated" <<'END'
name                      kind         events  clashes  also
Hội Đồng Thung Lũng Trên  civil-body        2        1  Upper Valley Council
<FSI>שומרי הנהר (המחנה העליו…<PDI>  armed-group       2        2  <FSI>שומרי הנהר<PDI>; River Watch
<FSI>حراس المعبر القديم<PDI>        armed-group       2        2  <FSI>حراس المعبر القديم; حُرَّا…<PDI>
渡し場組合・上流の橋守隊  coalition         2        1  Bridge Union
สภาหมู่บ้านริมน้ำ              civil-body        1        0  Village Hall
👨 Families 👍 of the f…  population        1        0
END
run "$STRIFE" list factions --format table --bidi reorder
out_is "turned" <<'END'
name                      kind         events  clashes  also
Hội Đồng Thung Lũng Trên  civil-body        2        1  Upper Valley Council
…וילעה הנחמה) רהנה ירמוש  armed-group       2        2  רהנה ירמוש; River Watch
ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ        armed-group       2        2  …ﺍﺮَّﺣُ ;ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ
渡し場組合・上流の橋守隊  coalition         2        1  Bridge Union
สภาหมู่บ้านริมน้ำ              civil-body        1        0  Village Hall
👨 Families 👍 of the f…  population        1        0
END
run "$STRIFE" list disputes --format table --bidi words
out_is "turned by words" <<'END'
subject             field   values
event/ferry-attack  killed  killed of העליון) (המחנה הנהר שומרי: 12 or 9
event/mill-taken    place   place: הטחנה or 上流の大橋
END
run "$STRIFE" list disputes --format table --bidi off
out_is "as it comes" <<'END'
subject             field   values
event/ferry-attack  killed  killed of שומרי הנהר (המחנה העליון): 12 or 9
event/mill-taken    place   place: הטחנה or 上流の大橋
END
cp "$TMPDIR/out" "$TMPDIR/off"
run "$STRIFE" list disputes --format table
same "which is so by itself where there is no terminal" \
    "$TMPDIR/out" "$TMPDIR/off"
run "$STRIFE" search "הגשר" --format table --bidi reorder
status_is 0 "hits: status"
out_is "of hits" <<'END'
date        title                   snippet
1911-04-05  הנחטה take ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ  …ילב (bridge) «רשגה» לא…
END

# ---- cards ----

run "$STRIFE" show claim/ferry-attack/hebrew --bidi isolate
named
status_is 0 "a card: status"
out_is "a card" <<'END'
<FSI>حراس المعبر القديم يهاجمون ضفة النهر الأخرى (River Watch) في 3 أبريل<PDI>
────────────────────────────────────────────────────────────────────

   <FSI>בקרב נהרגו 9 אנשים משומרי הנהר.<PDI>
   own voice
   Mon 3 April 1911 = “3 <FSI>באפריל<PDI> 1911”
   # killed: 9, of <FSI>שומרי הנהר (המחנה העליון)<PDI>
   ┃ <FSI>שומרי הנהר יצאו אל המעבר ב-3 באפריל 1911. »בקרב נהרגו 9 אנשים משומרי הנהר<PDI>
   ┃ <FSI>(ולא 12, כפי שנמסר).«<PDI>
   <FSI>“יומן הנהר”<PDI>, CC0-1.0 · exact
   claim/ferry-attack/hebrew
END
run "$STRIFE" show claim/ferry-attack/arabic --bidi reorder
out_is "a card, turned: a passage goes on where it began" <<'END'
ﻞﻳﺮﺑﺃ 3 ﻲﻓ (River Watch) ﻯﺮﺧﺄﻟﺍ ﺮﻬﻨﻟﺍ ﺔﻔﺿ ﻥﻮﻤﺟﺎﻬﻳ ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ
────────────────────────────────────────────────────────────────────

   .River Watch ﻦﻣ ﺎًﻠﺟﺭ 12 ﻞﺘﻗﻭ ،ﻯﺮﺧﺄﻟﺍ ﺮﻬﻨﻟﺍ ﺔﻔﺿ ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ ﻢﺟﺎﻫ
   ﺔﻳﺮﻘﻟﺍ ﻞﻫﺃ
   Mon 3 April 1911
   (ﺮﻬﻨﻟﺍ ﻱﺩﺍﻭ) ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ
   · ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ, attacker, as ”ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ“
   · (ןוילעה הנחמה) רהנה ירמוש, defender, as ”ﺭﺎﻬﻨﻫ ﻱﺮﻣﻮﺷ“
   # killed: 12, of (ןוילעה הנחמה) רהנה ירמוש
   ┃ ،ﺮﻬﻨﻟﺍ ﻦﻣ ﻯﺮﺧﺄﻟﺍ ﺔﻔﻀﻟﺍ ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺱﺍﺮﺣ ﻢﺟﺎﻫ« 1911 ﻞﻳﺮﺑﺃ ﻦﻣ ﺚﻟﺎﺜﻟﺍ ﻲﻓ
   ┃ .ﺔﻳﺮﻘﻟﺍ ﻞﻫﺃ ﺐﺴﺤﺑ »(River Watch) ﺭﺎﻬﻨﻫ ﻱﺮﻣﻮﺷ ﻦﻣ ﺎًﻠﺟﺭ 12 ﻝﺎﺘﻘﻟﺍ ﻲﻓ ﻂﻘﺳﻭ
   ┃ .ﻢﻬﺗﻮﻴﺑ ﻰﻟﺇ ﺱﺎﻨﻟﺍ ﺩﺎﻋ ﻢﺛ ءﺎﺴﻤﻟﺍ ﻰﺘﺣ ﻝﺎﺘﻘﻟﺍ ﺮﻤﺘﺳﺍﻭ
   ﻊﻴﺑﺭ ﻲﻓ ﺮﻬﻨﻟﺍ ﻲﺘﻔﺿ ﻰﻠﻋ ﻲﺘﻟﺍ ﻯﺮﻘﻟﺍﻭ ﻢﻳﺪﻘﻟﺍ ﺮﺒﻌﻤﻟﺍ ﺭﺎﺒﺧﺃ“ ,ﻱﺩﺍﻮﻟﺍ ﺔﻔﻴﺤﺻ
     1911”, CC0-1.0 · exact
   claim/ferry-attack/arabic
END
run "$STRIFE" show claim/ferry-attack/arabic
cp "$TMPDIR/out" "$TMPDIR/plain"
run "$STRIFE" show claim/ferry-attack/arabic --bidi off
same "a card in a pipe is as it comes" "$TMPDIR/out" "$TMPDIR/plain"

# ---- machines ----

for format in tsv csv json jsonl md; do
	for rows in factions claims disputes; do
		run "$STRIFE" list $rows --format $format
		cp "$TMPDIR/out" "$TMPDIR/plain"
		for how in isolate reorder words; do
			run "$STRIFE" list $rows --format $format --bidi $how
			ok "$format of $rows: $how changes no byte" \
			    cmp "$TMPDIR/out" "$TMPDIR/plain"
		done
	done
done

run "$STRIFE" list events --bidi turn
status_is 2 "a word that is none"
err_is "is told from those that are" <<'END'
strife: list: --bidi cannot be turn; there are isolate, reorder, words and off
END
run "$STRIFE" --bidi turn --linear
status_is 2 "so it is of the browser"
err_is "and told" <<'END'
strife: --bidi cannot be turn; there are isolate, reorder, words and off
END
run "$STRIFE" cite claim/ferry-attack/arabic --bidi off
status_is 2 "a citation has no such option"
done_testing
