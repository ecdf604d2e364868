# SPDX-License-Identifier: ISC
#
# Proves: the command that y q copies lists the very events that are on the
# screen, whatever narrows them, when a shell runs it in any folder: what a
# prompt reads in its own way is written as the command line reads it, and the
# dataset that is meant is named where another would be taken.
. "$srcdir/tests/lib.sh"

STRIFE_DATASET=$srcdir/tests/data/valleys
PATH=$(dirname "$STRIFE"):$PATH
export STRIFE_DATASET PATH

mkdir "$TMPDIR/elsewhere"

# same_list WHAT LINE...: after these commands.
same_list() {
	what=$1
	shift
	printf '%s\n' "$@" copy-query copied >"$TMPDIR/script"
	"$STRIFE" --script "$TMPDIR/script" "$STRIFE_DATASET" >"$TMPDIR/copied"
	events=$(sed -n 's/.*  # \([0-9]*\) of 24 events, valleys 1\.0$/\1/p' \
	    "$TMPDIR/copied")
	run sh -c 'cd "$1" && . "$2"' sh "$TMPDIR/elsewhere" "$TMPDIR/copied"
	silent "$what: the command runs: $(cat "$TMPDIR/copied")"
	is "$what: as many events" "$(sed 1d "$TMPDIR/out" | wc -l)" "$events"
}

same_list "everything" timeline
same_list "a faction" "goto faction/river-guard"
same_list "a pair" matrix "key Enter"
same_list "a filter" "filter kind:raid,capture"
same_list "a filter in a faction's list" "goto faction/mill-union" \
    "filter not:kind:raid"
same_list "- excludes in a prompt" "filter -kind:raid from:1906-04"
same_list "the last word goes on" "filter brid"
same_list "and others do not" "filter mill raid"
same_list "a word left out that goes on" "filter kind:raid -agai"
same_list "a phrase" 'filter "long mill"'
same_list "a phrase that is not closed" 'filter "long mill'
same_list "an apostrophe" "filter Pont-Élan's"
same_list "a filter set aside" "filter kind:raid" show-hidden
same_list "what a shell would do something with" \
    'filter $(touch gone) `touch gone` ; touch gone'
ok "and it did nothing" test ! -e gone

# A database whose ids are commands of a shell, in as many lines as it likes.
"$STRIFE" seed "$STRIFE_DATASET" -o "$TMPDIR/shell.db" 2>"$TMPDIR/err"
"$builddir/tests/e2e/hostile" make shell "$TMPDIR/shell.db" || exit 1
for keys in "key g t" "key g f,key Down,key Enter" "key g m,key Enter"; do
	echo "$keys,copy-query,copied" | tr , '\n' >"$TMPDIR/script"
	"$STRIFE" --script "$TMPDIR/script" "$TMPDIR/shell.db" >"$TMPDIR/copied"
	like "$keys: the command is there" '^strife list events .*touch gone' \
	    "$TMPDIR/copied"
	is "and is one line" "$(wc -l <"$TMPDIR/copied")" 1
	# A shell that knows no comments where it is typed into.
	sed 's/  # /  /' "$TMPDIR/copied" >"$TMPDIR/typed"
	for file in copied typed; do
		run sh -c 'cd "$1" && . "$2"' sh "$TMPDIR/elsewhere" \
		    "$TMPDIR/$file"
		ok "and runs nothing of theirs, $file" \
		    test ! -e "$TMPDIR/elsewhere/gone"
	done
done
printf '%s\n' 'key g d' 'key y l' copied >"$TMPDIR/script"
"$STRIFE" --script "$TMPDIR/script" "$TMPDIR/shell.db" >"$TMPDIR/copied"
is "a link is one line" "$(wc -l <"$TMPDIR/copied")" 1

# Of the dataset that needs no name nothing is said; of any other, where it is.
named() {
	sed -n 's/^strife list events\( -d [^#]*\)\{0,1\}  # .*/\1/p' "$TMPDIR/copied"
}
same_list "a folder by the environment" timeline
is "it is named" "$(named)" \
    " -d $(cd "$STRIFE_DATASET" && pwd -P)"
unset STRIFE_DATASET
mkdir "$TMPDIR/o'clock data"
cp -R "$srcdir/tests/data/valleys" "$TMPDIR/o'clock data/valleys"
printf '%s\n' copy-query copied >"$TMPDIR/script"
(cd "$TMPDIR/o'clock data" && "$STRIFE" --script "$TMPDIR/script" valleys) \
    >"$TMPDIR/copied"
run sh -c 'cd "$1" && . "$2"' sh "$TMPDIR/elsewhere" "$TMPDIR/copied"
silent "a relative name that a shell would cut runs too"
is "with all events" "$(sed 1d "$TMPDIR/out" | wc -l)" 24
run "$STRIFE" seed "$srcdir/tests/data/valleys" -o "$TMPDIR/v.db"
"$STRIFE" --script "$TMPDIR/script" "$TMPDIR/v.db" >"$TMPDIR/copied"
like "a database is named itself" " -d .*/v\.db  # 24 of 24" "$TMPDIR/copied"
"$STRIFE" --script "$TMPDIR/script" >"$TMPDIR/copied"
is "the bundled dataset needs no name" "$(named)" ""
like "and is the one that is listed" \
    "^strife list events  # 184 of 184 events, syria-2014-2017" "$TMPDIR/copied"
done_testing
