# SPDX-License-Identifier: ISC
#
# Proves: there is one gate.  In each field of each table stands what YAML would
# refuse, from terminal sequences to bytes that are no text; every list in
# every format, every card, citation and hit, every export and difference, what
# is offered to a shell, every screen in script mode, every command of the
# browser, line by line too, and every message about file names, arguments,
# imported rows and the environment is read byte by byte, and has nothing in it
# but what may be seen.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/hostile.inc"

# The sanitizers look at memory, for which some of the formats do; tsv tells the
# links.  What takes many arguments gets them at once: starting the program is
# most of what this test costs.
formats="table csv md json jsonl tsv"
[ "$SANITIZERS" != yes ] || formats="table json tsv"
whats="events claims factions relations pairs figures people places sources
disputes coverage"

evil=$(printf 'x\033[31m\302\233m\342\200\256\033]52;c;eA==\007\177\r\tz')

# judged WHAT KIND COMMAND...: its output, and what it says; it does not crash.
judged() {
	told=$1
	into=$2
	shift 2
	"$@" >"$TMPDIR/out" 2>"$TMPDIR/err"
	status=$?
	[ "$status" -le 4 ] || fail "$told: status $status"
	judge "$into" "$told" "$TMPDIR/out"
	judge text "$told: messages" "$TMPDIR/err"
}

commands() {
	for list in $whats; do
		for format in $formats; do
			case $format in
			json*)	kind=json ;;
			*)	kind=text ;;
			esac
			judged "$1: list $list, $format" $kind "$STRIFE" list \
			    "$list" --format $format -d "$database"
		done
		# Of tsv, the last.
		cut -f 1 "$TMPDIR/out" | sed 1d | head -n 5 >>"$TMPDIR/links"
		judged "$1: list $list for a spreadsheet" text "$STRIFE" list \
		    "$list" --format csv --csv-safe -d "$database"
	done
	sort -u "$TMPDIR/links" | head -n 40 >"$TMPDIR/some"
	judged "$1: show" text "$STRIFE" show - -d "$database" <"$TMPDIR/some"
	# Of "all" no link is what it was.
	[ "$1" = "mini, all" ] || ok "$1: show shows each" test "$(grep -c '^──' "$TMPDIR/out")" -ge \
	    "$(wc -l <"$TMPDIR/some")"
	grep '^claim/\|^source/' "$TMPDIR/some" | head -n 4 >"$TMPDIR/four"
	for format in text bibtex ris csl-json wikitext; do
		kind=text
		[ $format != csl-json ] || kind=json
		judged "$1: cite as $format" $kind "$STRIFE" cite - \
		    --format $format -d "$database" <"$TMPDIR/four"
	done
	for words in the gate bridge evil RED; do
		judged "$1: search $words" text "$STRIFE" search $words \
		    -d "$database"
		judged "$1: search --rank $words" json "$STRIFE" search \
		    --rank --format json $words -d "$database"
	done
	for source in gazette observer chronicle letters; do
		judged "$1: verify $source" text "$STRIFE" verify $source \
		    "$srcdir/README" -d "$database"
	done
	for to in annotation geojson dot graphml "dot --lineage" \
	    "graphml --lineage"; do
		case $to in
		*json|annotation) kind=json ;;
		*)	kind=text ;;
		esac
		# shellcheck disable=SC2086
		judged "$1: export --to $to" $kind "$STRIFE" export --to $to \
		    -d "$database"
	done
	judged "$1: export --to csv" text "$STRIFE" export --to csv \
	    -o "$TMPDIR/tables" -d "$database"
	for table in "$TMPDIR"/tables/*; do
		judge text "$1: ${table##*/}" "$table"
	done
	# What is made is a database again; what is said of it is text.
	judged "$1: export --to sqlite" text "$STRIFE" export --to sqlite \
	    -o "$TMPDIR/exported" -d "$database"
	for other in "$TMPDIR/clean.db $database" "$database $TMPDIR/clean.db"; do
		# shellcheck disable=SC2086
		judged "$1: diff" text "$STRIFE" diff $other
		# shellcheck disable=SC2086
		judged "$1: diff as json" json "$STRIFE" diff --format json $other
	done
	for words in "show event/" "show claim/" "list events faction:" \
	    "list events place:" "list claims source:" "cite source/" "verify "; do
		# shellcheck disable=SC2086
		judged "$1: completing $words" text env \
		    STRIFE_DATASET="$database" "$STRIFE" --complete \
		    ${words% *} "${words##* }"
	done
	rm -rf "$TMPDIR/links" "$TMPDIR/tables" "$TMPDIR/exported"
	all_clean "$1" 150
}

# Each command by its name, but those that end, or need a terminal.
names=$("$STRIFE" --print-keys | sed -n 's/^\.It Ic \([a-z-]*\).*/\1/p' |
    grep -vxE 'quit|suspend|edit|print|close-view')

# Through every view and back.
script() {
	for size in 80x24 20x5 200x50; do
		echo "size $size"
		for keys in 'g f' 'Down' 'Enter' 'Down' 'Enter' ') )' 's' 'Down' \
		    'Backspace' 'c' 'Backspace' 'a' 'PgDn' 'Left' 'g m' 'Down Right' 'Enter' \
		    'g a' 'Down' 'g s' 'Enter' 'Backspace' 'g p' 'Enter' 'g l' \
		    'Enter' 'g x' 'Enter' '0' 'Esc' 'x' 'z' 'z' 'm a' 'M' 'Backspace' \
		    '?' 'PgDn' 'Backspace' 'g t' 'End' 'g d' 'End' 'o' ']' 'S' 'K' \
		    'g /' 'Backspace' 'y y' 'y b' 'y w' 'y l' 'y q'; do
			echo "key $keys"
			echo screen
		done
		printf '%s\n' 'results the' screen 'filter says:e' screen \
		    'filter not:kind:clash place:x' screen 'filter' 'key Esc' \
		    "$(printf 'goto \033[31m\302\233\342\200\256')" screen \
		    "$(printf 'search \033]52;c;eA==\007')" screen \
		    "$(printf '\033c')" screen 'paste \e[31m\x9b\e]52;c;x\x07' \
		    'key :' 'paste \e[31m\x07x' screen 'key Esc'
	done
	for name in $names; do
		printf '%s\n' "key g t" "$name" screen "$name $evil" screen \
		    "key Esc"
	done
}

screens() {
	script >"$TMPDIR/script"
	printf '%s\n' 'key g d' 'key y y' copied 'key y b' copied 'key y w' copied \
	    'key y l' copied 'key y q' copied >"$TMPDIR/copies"
	judged "$1: copies" text "$STRIFE" --script "$TMPDIR/copies" "$database"
	for option in '' --ascii; do
		# shellcheck disable=SC2086
		judged "$1: screens $option" screen "$STRIFE" --script \
		    "$TMPDIR/script" $option "$database"
		ok "$1: there were screens $option" \
		    test "$(wc -l <"$TMPDIR/out")" -gt 3000
	done
	# Line by line: each list, what its numbers open, and each command.
	{
		for list in timeline factions people places sources matrix \
		    disputes lineage; do
			printf '%s\n' $list 1 1 2 copy-quote copy-bibtex \
			    copy-wikitext copy-link copy-query back back
		done
		printf '%s\n' 'search the' 1 'filter says:e' "search $evil" \
		    "goto $evil" "$evil"
		for name in $names; do
			printf '%s\n' timeline "$name" "$name $evil"
		done
	} >"$TMPDIR/lines"
	judged "$1: line by line" text "$STRIFE" --linear -d "$database" \
	    <"$TMPDIR/lines"
	ok "$1: there were lines" test "$(wc -l <"$TMPDIR/out")" -gt 1000
	printf 'bidi = reorder\n' >"$TMPDIR/config"
	judged "$1: screens, reordered" screen "$STRIFE" --script \
	    "$TMPDIR/script" --config "$TMPDIR/config" "$database"
	all_clean "$1: screens" 9
}

"$STRIFE" seed "$srcdir/tests/data/mini" -o "$TMPDIR/clean.db" \
    2>"$TMPDIR/err" || exit 1
for worst in texts words all; do
	[ "$SANITIZERS" != yes ] || [ $worst != words ] || continue
	hostile_make "mini-$worst" mini $worst
	commands "mini, $worst"
	screens "mini, $worst"
done
hostile_make valleys valleys texts
commands "valleys"
screens "valleys"

# Numbers that are none of ours, or nothing at all: an error or odd rows, and no
# crash.
script >"$TMPDIR/script"
for trap in event faction month actor meta null; do
	cp "$TMPDIR/clean.db" "$TMPDIR/$trap.db"
	"$hostile" make $trap "$TMPDIR/$trap.db" || exit 1
	for list in $whats; do
		judged "$trap: list $list" text "$STRIFE" list $list \
		    -d "$TMPDIR/$trap.db"
	done
	for to in dot geojson graphml "dot --lineage"; do
		# shellcheck disable=SC2086
		judged "$trap: export --to $to" text "$STRIFE" export \
		    --to $to -d "$TMPDIR/$trap.db" from:1904
	done
	judged "$trap: diff" text "$STRIFE" diff "$TMPDIR/clean.db" \
	    "$TMPDIR/$trap.db"
	judged "$trap: diff the other way" text "$STRIFE" diff \
	    "$TMPDIR/$trap.db" "$TMPDIR/clean.db"
	judged "$trap: screens" screen "$STRIFE" --script "$TMPDIR/script" \
	    "$TMPDIR/$trap.db"
done
all_clean "numbers" 100

# ---- what is not data ----

bad=$(printf 'x\377\300\257\355\240\200z')
hostile_make again mini texts
for word in "$evil" "$bad"; do
	for command in "$word" list "show" "cite" "search" "list events" \
	    "date" "seed" "check" "verify gazette" "list events --format" \
	    "list events -o $TMPDIR/none/" "list events from:" "-d" "--scheme" \
	    "--config" "--script" "--size" "list events --" "cite --format" \
	    "--restricted -d" "--idle-limit"; do
		case $command in
		"$word"*) judged "the word alone" text "$STRIFE" "$word" ;;
		*)
			# shellcheck disable=SC2086
			judged "$command WORD" text "$STRIFE" $command "$word"
			;;
		esac
	done
	judged "an option of no name" text "$STRIFE" "--$word"
	judged "one of a command" text "$STRIFE" list "--$word"
	judged "what ssh asks" text env SSH_ORIGINAL_COMMAND="list $word" \
	    "$STRIFE" --restricted -d "$database"
	cp -r "$srcdir/tests/data/mini" "$TMPDIR/$word"
	judged "a folder of that name" text "$STRIFE" check "$TMPDIR/$word"
	printf 'x: [\n' >"$TMPDIR/$word/events/1905.yaml"
	judged "with a mistake" text "$STRIFE" check "$TMPDIR/$word"
	judged "as json" json "$STRIFE" check --format json "$TMPDIR/$word"
	mv "$TMPDIR/$word/events/1905.yaml" "$TMPDIR/$word/events/$word.yaml"
	printf 'events: ["events/%s.yaml"]\n%s: "\\x9b\\e[31m"\n' "$word" "$word" \
	    >>"$TMPDIR/$word/dataset.yaml"
	judged "files of such names" text "$STRIFE" check "$TMPDIR/$word"
	cp "$database" "$TMPDIR/$word.db"
	judged "a database of that name" text "$STRIFE" list events \
	    -d "$TMPDIR/$word.db"
	printf garbage >"$TMPDIR/$word.db"
	judged "that is none" text "$STRIFE" list events -d "$TMPDIR/$word.db"
	# In groups in which none is hidden by another.
	for group in "LANG TERM COLUMNS EDITOR ESCDELAY XDG_CACHE_HOME \
	    XDG_CONFIG_HOME XDG_STATE_HOME" "LC_CTYPE VISUAL HOME" LC_ALL \
	    STRIFE_DATASET; do
		for value in "$word" "$TMPDIR/$word"; do
			(
				for name in $group; do
					export "$name=$value"
				done
				judged "$group" text "$STRIFE" list events \
				    "$TMPDIR/$word"
				judged "$group, a list" text "$STRIFE" list \
				    sources
				[ "$status" -le 4 ]
			) || fail "$group: it crashed"
			clean=$((clean + 2))
		done
	done
done
all_clean "arguments, names of files and the environment" 100

# Rows of others, in which nothing but numbers and days is checked.
rows() {
	sed "1!s/SOHR\|SDF\|Syria\|Tanab village\|Ahrar/&$1/g" \
	    "$srcdir/tests/csv/ged-syria.csv" >"$TMPDIR/rows.csv"
	judged "import" text "$STRIFE" import ged "$TMPDIR/rows.csv" \
	    --report "$TMPDIR/report" -o "$TMPDIR/rows.db"
}
rows "$evil"
is "rows with controls are not imported" $status 3
rows "$bad"
is "those of another encoding are" $status 0
judge json "the report of an import" "$TMPDIR/report"
for list in $whats; do
	judged "list $list" text "$STRIFE" list $list -d "$TMPDIR/rows.db"
done
"$STRIFE" list events --format tsv -d "$TMPDIR/rows.db" |
    sed -n '2,9s/	.*//p' >"$TMPDIR/some"
judged "show --raw" text "$STRIFE" show --raw - -d "$TMPDIR/rows.db" \
    <"$TMPDIR/some"
like "the row itself is shown" 'side_a' "$TMPDIR/out"
sed "1s/^id/id$evil/" "$TMPDIR/rows.csv" >"$TMPDIR/head.csv"
judged "a head of such names" text "$STRIFE" import ged "$TMPDIR/head.csv" \
    -o "$TMPDIR/head.db"
for trap in meta null; do
	cp "$TMPDIR/rows.db" "$TMPDIR/$trap.db"
	"$hostile" make $trap "$TMPDIR/$trap.db" || exit 1
	judged "$trap: import over it" text "$STRIFE" import ged \
	    "$TMPDIR/rows.csv" -o "$TMPDIR/$trap.db"
done
all_clean "imported rows" 20

# ---- spreadsheets ----

sed "s/^  title: .*/  title: \"=cmd|' \/C calc'!A0\"/" \
    "$srcdir/tests/data/mini/events/1905.yaml" >"$TMPDIR/1905.yaml"
cp -r "$srcdir/tests/data/mini" "$TMPDIR/formulas"
cp "$TMPDIR/1905.yaml" "$TMPDIR/formulas/events/1905.yaml"
run "$STRIFE" list events --format csv -d "$TMPDIR/formulas"
out_like "csv as it is" ",=cmd|' /C calc'!A0,"
run "$STRIFE" list events --format csv --csv-safe -d "$TMPDIR/formulas"
out_like "--csv-safe" ",\"'=cmd|' /C calc'!A0\","
run "$STRIFE" list events --format csv -o "$TMPDIR/formulas.csv" \
    -d "$TMPDIR/formulas"
like "-o X.csv" ",\"'=cmd|' /C calc'!A0\"," "$TMPDIR/formulas.csv"
run "$STRIFE" list events --format csv -o "$TMPDIR/formulas.txt" \
    -d "$TMPDIR/formulas"
like "-o X.txt is as it is" ",=cmd|' /C calc'!A0," "$TMPDIR/formulas.txt"
done_testing
