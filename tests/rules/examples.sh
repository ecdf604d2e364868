# SPDX-License-Identifier: ISC
#
# Proves: the examples of the manual pages do what the pages show.  Behind a
# comment `.\" Runs:' a display holds commands after a dollar sign and what
# they write, here with the bundled dataset; behind `.\" File: NAME' it holds
# a file for them.  UPDATE=1 writes anew what they write.
. "$srcdir/tests/lib.sh"

bin=$TMPDIR/bin
mkdir "$bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$STRIFE" >"$bin/strife"
chmod +x "$bin/strife"
PATH=$bin:$PATH
bundled=$(sed -n 's/^dataset = //p' "$srcdir/Makefile.am")
"$STRIFE" seed "$srcdir/data/$bundled" -o "$TMPDIR/$bundled.db" \
    2>"$TMPDIR/seed.log"
STRIFE_DATASET=$TMPDIR/$bundled.db
export PATH STRIFE_DATASET

# mdoc of what is on standard input, in a display, and back.
to_mdoc() {
	sed -e 's/[ \t]*$//' -e 's/\\/\\e/g' -e "s/^[.']/\\\\\&&/"
}
from_mdoc() {
	sed -e 's/^\\&//' -e 's/\\e/\\/g'
}

# The page $1 with its examples run: to standard output.
run_page() {
	state=text
	while IFS= read -r line; do
		case $state,$line in
		text,'.\" Runs:'*)	state=runs ;;
		text,'.\" File: '*)	state=file
			made=${line#'.\" File: '}
			: >"$made" ;;
		runs,.Bd*)	state=commands ;;
		file,.Bd*)	state=lines ;;
		commands,.Ed | lines,.Ed)	state=text ;;
		commands,'$ '*)
			printf '%s\n' "$line"
			printf '%s\n' "${line#'$ '}" | from_mdoc >"$TMPDIR/sh"
			# In this shell, so that variables last; what it writes
			# anywhere is part of the page.
			. "$TMPDIR/sh" >"$TMPDIR/wrote" 2>&1 </dev/null
			to_mdoc <"$TMPDIR/wrote"
			continue ;;
		commands,*)	continue ;;
		lines,*)
			printf '%s\n' "$line" | from_mdoc >>"$made" ;;
		esac
		printf '%s\n' "$line"
	done <"$1"
}

command -v sqlite3 >/dev/null 2>&1 ||
    skip_all "sqlite3 is missing (Debian: sqlite3)"
for page in "$srcdir"/doc/*.[157]; do
	name=${page##*/}
	grep -q '^\.\\" Runs:' "$page" || {
		case $name in
		strife.1 | strife-data.5 | strife-db.5 | strife-export.7 | \
		strife-query.7)
			fail "$name has examples that run" ;;
		esac
		continue
	}
	rm -rf "$TMPDIR/folder"
	mkdir -p "$TMPDIR/folder/data"
	cd "$TMPDIR/folder" || exit 1
	ln -s "$srcdir/data/$bundled" data
	run_page "$page" >"$TMPDIR/page"
	if [ -n "$UPDATE" ] && ! cmp -s "$TMPDIR/page" "$page"; then
		cp "$TMPDIR/page" "$page"
	fi
	same "$name: what its examples write" "$TMPDIR/page" "$page"
	empty "$name: its examples fit 80 columns" \
	    "$(sed -n '/^\.\\" Runs:/,/^\.Ed/p' "$page" | from_mdoc |
	    LC_ALL=C.UTF-8 grep -vE '^.{0,74}$')"
done
done_testing
