# SPDX-License-Identifier: ISC
#
# Proves: strife init makes a dataset that passes check with every stretch of
# its sources accounted for, with the id, the title and the place of the
# schema that belong there; writes over nothing, and makes nothing where one
# of its files is there.
. "$srcdir/tests/lib.sh"
cd "$TMPDIR" || exit 1

run "$STRIFE" init "deep/Grève à l’Aube" --title 'A "title": with \ and #'
status_is 0 "a dataset is made, with its folders"
silent "without a word of complaint"
out_is "what to do next" <<'END'
deep/Grève à l’Aube: 10 files, a small invented dataset that explains itself
next, put a text of yours into sources/ and what it says into events/, and
  strife check --watch 'deep/Grève à l’Aube'   tells what is wrong, whenever you save
  strife 'deep/Grève à l’Aube'                 shows it
strife-data(5) describes every key
END
(cd "deep/Grève à l’Aube" && find . -type f | LC_ALL=C sort) >out
out_is "the files" <<'END'
./dataset.yaml
./events/1901.yaml
./factions.yaml
./people.yaml
./places.yaml
./relations.yaml
./sources/gazette.txt
./sources/gazette.yaml
./sources/minutes.txt
./sources/minutes.yaml
END
run "$STRIFE" check "deep/Grève à l’Aube"
status_is 0 "it passes check"
out_like "without a warning" '^0 errors, 0 warnings$'
out_like "and without a gap" ' 0 gaps$'
grep -E '^(id|title|coverage): ' "deep/Grève à l’Aube/dataset.yaml" >out
out_is "its id, its title, its promise" <<'END'
id: greve-a-aube
title: "A \"title\": with \\ and #"
coverage: full
END

# Every YAML file tells an editor where the schema is, and it is there.
find deep -name '*.yaml' >files
hint='# yaml-language-server: \$schema='
while read -r file; do
	sed -n "1s/^$hint//p" "$file"
done <files | sort -u >schemas
is "one schema" "$(wc -l <schemas)" 1
is "told in every file" "$(xargs -d '\n' grep -l "^$hint" <files | wc -l)" \
    "$(wc -l <files)"
if [ "$srcdir" = "$builddir" ]; then
	is "which is there" "$(cat schemas)" "$(cd "$srcdir" && pwd -P)/data/schema.json"
else
	is "which will be installed" "$(cat schemas)" \
	    "$(sed -n 's/^prefix = //p' "$builddir/Makefile")/share/strife/schema.json"
fi

# So it is in the datasets of the tree, relative to each file.
find "$srcdir/data" "$srcdir/tests/data" -name '*.yaml' |
while read -r file; do
	schema=$(sed -n "1s/^$hint//p" "$file")
	[ "$(cd "${file%/*}" && cd "$(dirname "$schema")" && pwd)" = \
	    "$(cd "$srcdir/data" && pwd)" ] || echo "$file"
done >wrong
empty "every YAML file of the tree names it" "$(cat wrong)"

# ---- what is there stays ----

run "$STRIFE" init "deep/Grève à l’Aube"
status_is 4 "again: refused"
err_is "with what is there" <<'END'
strife: init: deep/Grève à l’Aube/dataset.yaml is there already; nothing was written
END
mkdir -p half/sources
echo mine >half/sources/minutes.txt
run "$STRIFE" init half
status_is 4 "one of its files is there: refused"
(cd half && find . -type f) >out
out_is "and nothing made" <<'END'
./sources/minutes.txt
END
mkdir other
echo mine >other/notes
run "$STRIFE" init other/
status_is 0 "a folder with something else in it"
is "which stays" "$(cat other/notes)" mine
grep -E '^(id|title): ' other/dataset.yaml >out
out_is "called as the folder" <<'END'
id: other
title: "other"
END
run "$STRIFE" init -- "-it's"
sed -n 's/^  strife \(.*[^ ]\)  *shows it$/\1/p' out >typed
is "a name that a shell would misread is told so that it does not" \
    "$(cat typed)" "./'-it'\\''s'"
ok "as told" sh -c "'$STRIFE' check $(cat typed)"
ln -s nowhere other-link
run "$STRIFE" init other-link
status_is 4 "a link to nothing is not followed"
: >file
run "$STRIFE" init file
status_is 4 "a file is no folder"
run "$STRIFE" init Ελλάς
grep '^id:' Ελλάς/dataset.yaml >out
out_is "a name without Latin letters" <<'END'
id: dataset
END

run "$STRIFE" init
status_is 2 "no folder"
run "$STRIFE" init a b
status_is 2 "two of them"
run "$STRIFE" init new --title ' '
status_is 2 "a title that is none"
ok "made nothing" test ! -e new
done_testing
