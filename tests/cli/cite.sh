# SPDX-License-Identifier: ISC
#
# Proves: a claim is cited in every format with its quote, its address and
# what is known of its date; every claim of an event can be; and what cannot
# be cited is said.
. "$srcdir/tests/lib.sh"
STRIFE_DATASET=$srcdir/data/syria-2014-2017
export STRIFE_DATASET
claim=claim/base-46-captured-2015-03-01/more-than-50

run "$STRIFE" cite "$claim"
status_is 0 "a claim is cited"
out_is "as text" <<'END'
“More than 50 Hazzm fighters were killed in the fighting.” — “Syrian Nusra Front assault drives Hazzm from Aleppo”, The New Arab, 1 March 2015, https://english.alaraby.co.uk/news/syrian-nusra-front-assault-drives-hazzm-aleppo [claim/base-46-captured-2015-03-01/more-than-50, syria-2014-2017 1.0]
END
run "$STRIFE" cite "$claim" --format bibtex
out_is "as BibTeX" <<'END'
@online{new-arab-hazzm-aleppo:base-46-captured-2015-03-01:more-than-50,
  title = {{Syrian Nusra Front assault drives Hazzm from Aleppo}},
  organization = {The New Arab},
  date = {2015-03-01},
  url = {https://english.alaraby.co.uk/news/syrian-nusra-front-assault-drives-hazzm-aleppo},
  language = {en},
  annotation = {“More than 50 Hazzm fighters were killed in the fighting.”},
  note = {claim/base-46-captured-2015-03-01/more-than-50}
}
END
run "$STRIFE" cite "$claim" --format ris
out_is "as RIS" <<'END'
TY  - ELEC
ID  - new-arab-hazzm-aleppo:base-46-captured-2015-03-01:more-than-50
TI  - Syrian Nusra Front assault drives Hazzm from Aleppo
PB  - The New Arab
PY  - 2015
DA  - 2015/03/01/
UR  - https://english.alaraby.co.uk/news/syrian-nusra-front-assault-drives-hazzm-aleppo
LA  - en
N1  - More than 50 Hazzm fighters were killed in the fighting.
AN  - claim/base-46-captured-2015-03-01/more-than-50
ER  - 
END
run "$STRIFE" cite "$claim" --format wikitext
out_is "as wikitext" <<'END'
<ref>{{cite web |title=Syrian Nusra Front assault drives Hazzm from Aleppo |website=The New Arab |date=1 March 2015 |language=en |url=https://english.alaraby.co.uk/news/syrian-nusra-front-assault-drives-hazzm-aleppo |quote=More than 50 Hazzm fighters were killed in the fighting.}}</ref>
END
run "$STRIFE" cite source/lwj-hazm --format csl-json
status_is 0 "a source is cited"
ok "its date is about" grep -q '"issued": {"date-parts".*"circa": true}' \
    "$TMPDIR/out"
run "$STRIFE" cite event/base-46-captured-2015-03-01 --format csl-json
"$STRIFE" list claims id:base-46-captured-2015-03-01 --format tsv |
    sed 1d | wc -l >"$TMPDIR/claims"
is "an event is cited claim by claim" \
    "$(grep -c '"id": ' "$TMPDIR/out")" "$(tr -d ' ' <"$TMPDIR/claims")"

run "$STRIFE" cite claim/no-such/claim
status_is 1 "what is not there cannot be cited"
run "$STRIFE" cite faction/srf
status_is 2 "a faction is no source"
run "$STRIFE" cite "$claim" --format word
status_is 2 "a format that is none"
run "$STRIFE" cite
status_is 2 "nothing to cite"
# What is said on a closed descriptor must not find its way into the file;
# valgrind does not start on one.
if [ -n "$VALGRIND" ]; then
	skip "under valgrind there is a standard error"
	done_testing
fi
run "$STRIFE" cite "$claim" -o "$TMPDIR/open"
run sh -c '"$0" cite "$1" event/nosuch -o "$2" 2>&-' "$STRIFE" "$claim" \
    "$TMPDIR/closed"
status_is 1 "cited without a standard error, but for one"
ok "the file holds the citation alone" cmp "$TMPDIR/open" "$TMPDIR/closed"

done_testing
