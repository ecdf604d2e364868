# SPDX-License-Identifier: ISC
#
# Proves: what a citation holds comes out again as it went in, by readers that
# are not ours: pybtex and bibclean for BibTeX, citeproc for CSL-JSON,
# mwparserfromhell for wikitext, a reader of RIS's lines; from sources whose
# words mean something to each, or run from right to left.
. "$srcdir/tests/lib.sh"

set=$TMPDIR/set
cp -R "$srcdir/tests/data/mini" "$set"
chmod -R u+w "$set"
cat >>"$set/sources/observer.yaml" <<'END'
author: "عائشة {b} \\c $d & e # f % g _ h ~ i ^ j | k"
archive: "https://web.archive.org/web/19050601120000/https://observer.example/a_b%20c"
url: "https://observer.example/a_b%20c?x=1&y=2#z~"
retrieved: 1905-06-02
END
sed -i -e 's#^title: Two days at the bridge#title: "}}{ |x=1 [[y]] <ref> \x27\x27z\x27\x27 \\"q\\" \&amp; ~~~~ __TOC__ %100 \\\\end"#' \
    -e 's#^publisher: .*#publisher: "مرصد, and Sauvage"#' \
    "$set/sources/observer.yaml"
run "$STRIFE" check "$set"
status_is 0 "the dataset is one"
cite() {
	run "$STRIFE" cite -d "$set" --format "$1" \
	    claim/pont-elan-1905-05-03/denial claim/mill-1905-05-04/count \
	    source/observer source/gazette event/valley-campaign
	cp "$TMPDIR/out" "$TMPDIR/$1"
}

# read_with MODULE WHAT FILE: a program on standard input that asserts.
read_with() {
	module=$1
	shift
	if python_with "$module"; then
		cat >"$TMPDIR/reader.py"
		ok "$1" "$PYTHON" "$TMPDIR/reader.py" "$2"
	else
		cat >"$TMPDIR/reader.py"
		skip "$1: no $module"
	fi
}

# What went in.
cat >"$TMPDIR/words.py" <<'END'
TITLE = "}}{ |x=1 [[y]] <ref> ''z'' \"q\" &amp; ~~~~ __TOC__ %100 \\end"
AUTHOR = "عائشة {b} \\c $d & e # f % g _ h ~ i ^ j | k"
PUBLISHER = "مرصد, and Sauvage"
URL = "https://observer.example/a_b%20c?x=1&y=2#z~"
ARCHIVE = ("https://web.archive.org/web/19050601120000/"
           "https://observer.example/a_b%20c")
QUOTE = "The Hill Company (شركة التل) denied that it had lost the village."
END
PYTHONPATH=$TMPDIR
PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH PYTHONDONTWRITEBYTECODE

cite bibtex
status_is 0 "several things are cited as BibTeX"
read_with pybtex "pybtex reads it back" "$TMPDIR/bibtex" <<'END'
import re, sys
from pybtex.database import parse_string
from words import *
bib = parse_string(open(sys.argv[1], encoding="utf-8").read(), "bibtex")
assert len(bib.entries) == 6, list(bib.entries)
e = bib.entries["observer:pont-elan-1905-05-03:denial"]
commands = {"textbackslash": "\\", "textbraceleft": "{",
            "textbraceright": "}", "textasciitilde": "~",
            "textasciicircum": "^"}
def plain(s):
    s = re.sub(r"^\{(.*)\}$", r"\1", s)
    return re.sub(r"\\(?:([a-z]+)\{\}|(.))",
                  lambda m: commands[m[1]] if m[1] else m[2], s)
f = e.fields
assert plain(f["title"]) == TITLE, plain(f["title"])
assert f["url"] == URL, f["url"]
assert plain(f["organization"]) == PUBLISHER
assert plain(f["annotation"]) == "“" + QUOTE + "”"
assert f["date"] == "1905-05-05" and f["urldate"] == "1905-06-02"
assert ARCHIVE in plain(f["note"]) and "claim/pont" in f["note"]
people = e.persons["author"]
assert len(people) == 1, people
assert plain(str(people[0])) == AUTHOR, str(people[0])
END
if command -v bibclean >"$TMPDIR/which"; then
	bibclean "$TMPDIR/bibtex" >"$TMPDIR/bibclean" 2>"$TMPDIR/clean.err"
	is "bibclean finds all entries" \
	    "$(grep -c '^@Online' "$TMPDIR/bibclean")" 6
	# It has a word for what it cannot read, and one for odd values.
	empty "and nothing wrong" "$(grep '^??' "$TMPDIR/clean.err")"
else
	skip "no bibclean"
fi

cite ris
read_with re "RIS is whole lines" "$TMPDIR/ris" <<'END'
import re, sys
from words import *
records, now = [], None
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    if line == "":
        assert now is None, "an empty line within a record"
        continue
    m = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
    assert m, line
    if m[1] == "TY":
        assert now is None and m[2] == "ELEC"
        now = {}
    elif m[1] == "ER":
        records.append(now)
        now = None
    else:
        assert m[1] not in now and m[2], line
        now[m[1]] = m[2]
assert now is None and len(records) == 6
r = records[0]
assert r["TI"] == TITLE and r["AU"] == AUTHOR and r["PB"] == PUBLISHER
assert r["UR"] == URL and r["L2"] == ARCHIVE and r["N1"] == QUOTE
assert r["DA"] == "1905/05/05/" and r["PY"] == "1905"
assert r["Y2"] == "1905/06/02/"
assert len({r["ID"] for r in records}) == 6
END

cite csl-json
valid "CSL-JSON fits the schema" csl.json "$TMPDIR/csl-json"
read_with json "and holds what went in" "$TMPDIR/csl-json" <<'END'
import json, sys
from words import *
items = json.load(open(sys.argv[1], encoding="utf-8"))
assert len({i["id"] for i in items}) == 6
i = items[0]
assert i["title"] == TITLE and i["author"] == [{"literal": AUTHOR}]
assert i["publisher"] == PUBLISHER and i["URL"] == URL
assert i["archive"] == ARCHIVE and i["note"] == QUOTE
assert i["issued"] == {"date-parts": [[1905, 5, 5]]}
assert i["accessed"] == {"date-parts": [[1905, 6, 2]]}
END
read_with citeproc "citeproc takes it" "$TMPDIR/csl-json" <<'END'
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc.source.json import CiteProcJSON
items = json.load(open(sys.argv[1], encoding="utf-8"))
source = CiteProcJSON(items)
assert len(source) == 6
day = source[items[0]["id"].lower()]["issued"]
assert (day.year, day.month, day.day) == (1905, 5, 5), day
END

cite wikitext
read_with mwparserfromhell "a parser of wikitext finds the templates alone" \
    "$TMPDIR/wikitext" <<'END'
import html, sys
import mwparserfromhell
from words import *
text = open(sys.argv[1], encoding="utf-8").read()
code = mwparserfromhell.parse(text)
refs = code.filter_tags(recursive=False)
assert len(refs) == 6 and {str(r.tag) for r in refs} == {"ref"}
t = refs[0].contents.filter_templates(recursive=False)
assert len(t) == 1 and t[0].name.matches("cite web")
assert not refs[0].contents.filter_wikilinks()
# Nothing in it but the sign of the bar.
inner = [x for x in refs[0].contents.filter_templates() if x is not t[0]]
assert {str(x) for x in inner} == {"{{!}}"}, inner
def value(name):
    return html.unescape(
        str(t[0].get(name).value).strip().replace("{{!}}", "|"))
assert value("title") == TITLE, value("title")
assert value("author") == AUTHOR and value("website") == PUBLISHER
assert value("quote") == QUOTE and value("date") == "5 May 1905"
assert value("url") == URL.replace("~", "%7E"), value("url")
assert value("archive-url") == ARCHIVE
assert value("archive-date") == "1 June 1905"
assert value("access-date") == "2 June 1905"
raw = str(t[0].get("title").value)
assert "~~~" not in raw and "__" not in raw and "''" not in raw, raw
END

cite text
is "in plain words, a line each" "$(wc -l <"$TMPDIR/text" | tr -d ' ')" 6
out_like "with the archived copy" 'archived: https://web.archive.org/web/1905'

done_testing
