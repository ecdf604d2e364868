# SPDX-License-Identifier: ISC
#
# Proves: strife check tells everything that is wrong, with its place; how
# much of the sources is quoted; in text and in JSON; and that its status is 3
# where there are errors.
. "$srcdir/tests/lib.sh"

mini=$srcdir/tests/data/mini
run "$STRIFE" check "$mini"
status_is 0 "a good dataset"
silent "nothing on the standard error"
out_is "the report" <<'END'
sources: 73.4 % quoted, 8.6 % set aside, 18.0 % neither; 2 gaps
3 events, 15 claims, 18 quotes, 3 factions, 1 relation, 1 person, 3 places, 2 sources, 2 disputes
0 errors, 0 warnings
END

cp -R "$mini" "$TMPDIR/bad"
cd "$TMPDIR" || exit 1
printf -- '- {id: nobody, name: Nobody, kind: other}\n' >>bad/factions.yaml
run "$STRIFE" check bad
status_is 0 "a faction that nobody uses"
out_like "is a warning" '^factions.yaml:[0-9]+:[0-9]+: warning: faction `nobody. is used nowhere$'

# What only the whole shows: dates of the larger event, and of a faction.
rm -rf bad && cp -R "$mini" bad
sed '1,7s|^  date: 1905-05-03/1905-05-06|  date: 1905-06|' \
    "$mini/events/1905.yaml" >bad/events/1905.yaml
run "$STRIFE" check bad
out_like "a part outside the larger event's dates" \
    '^events/1905.yaml:[0-9]+:[0-9]+: warning: event `[a-z0-9-]+. \(1905-05-0[0-9].*\) lies outside the dates of `valley-campaign. \(1905-06\), which it is part of$'
rm -rf bad && cp -R "$mini" bad
sed 's|^  active: 1904/\.\.|  active: 1906/..|' "$mini/factions.yaml" \
    >bad/factions.yaml
run "$STRIFE" check bad
out_like "a faction before it was formed" \
    '^events/1905.yaml:[0-9]+:[0-9]+: warning: event `[a-z0-9-]+. \(1905-05-0[0-9].*\) has `[a-z-]+. as an actor, which is active only in 1906/\.\.$'
rm -rf bad && cp -R "$mini" bad

sed 's/^coverage: partial/coverage: full/' "$mini/dataset.yaml" \
    >bad/dataset.yaml
run "$STRIFE" check bad
status_is 3 "gaps, where coverage is to be full"
out_like "point into the text" '^sources/[a-z-]+\.txt:[0-9]+:[0-9]+: error: [0-9]+ characters of source'
out_like "and say what to do" "quote it in a claim, or set it aside with .skip"
out_like "the last line counts" '^[0-9]+ errors?, [0-9]+ warnings?$'

run "$STRIFE" check bad --format json
status_is 3 "as JSON"
out_like "counts" '^\{"errors":[0-9]+,"warnings":[0-9]+,"events":3,'
out_like "and places" '^\{"file":"sources/[a-z-]+\.txt","line":[0-9]+,"column":[0-9]+,"level":"error",'
if command -v python3 >/dev/null 2>&1; then
	ok "it is JSON" python3 -c \
	    'import json, sys; json.load(open(sys.argv[1]))' "$TMPDIR/out"
else
	skip "no python3 to read it"
fi
cp "$TMPDIR/out" "$TMPDIR/wanted.json"
run "$STRIFE" check bad --format json -o "$TMPDIR/report"
status_is 3 "into a file"
same "the report is kept" "$TMPDIR/report" "$TMPDIR/wanted.json"

run "$STRIFE" check bad --format yaml
status_is 2 "no such format"
run "$STRIFE" check
status_is 2 "nothing to check"
run "$STRIFE" check none
status_is 4 "nothing there"
err_is "is told in the system's words" <<'END'
strife: check: none: No such file or directory
END
run "$STRIFE" check bad/dataset.yaml
status_is 3 "a file"
err_is "is no folder" <<'END'
strife: check: bad/dataset.yaml: this is no folder; a dataset is a folder with a dataset.yaml
END
run "$STRIFE" check bad/events
status_is 3 "a folder that is no dataset"
err_is "is told what it lacks" <<'END'
strife: check: bad/events: this folder is no dataset: it has no dataset.yaml
END
# Ids that only a file which cannot be read has are not told, and what has
# them goes into no database.
(cd "$srcdir/tests/data/verriers" && find . -name '*.yaml' ! -name dataset.yaml) \
    >"$TMPDIR/files"
while read -r file; do
	cp -R "$srcdir/tests/data/verriers" lacking
	chmod -R u+w lacking
	rm "lacking/$file"
	run "$STRIFE" check lacking
	status_is 3 "without $file"
	is "nothing else is wrong without $file" \
	    "$(grep 'error: ' "$TMPDIR/out" |
	    grep -v "${file#./} cannot be read"; cat "$TMPDIR/err")" ""
	rm -rf lacking
done <"$TMPDIR/files"
is "no database was made" "$(find . -name '*.db*')" ""
done_testing
