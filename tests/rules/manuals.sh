# SPDX-License-Identifier: ISC
#
# Proves: the manual pages are clean under mandoc; strife(1) has every command
# with what it takes, and every option with the commands that take it, as the
# program's own help has them, and the synopsis of each has them too; it has
# the browser's own options, as the program takes them and its help tells of
# them; strife-data(5) has every key that
# data/schema.json has, where it belongs, and every word of its closed lists;
# strife-db(5) has every column of the database.  UPDATE=1 puts the options
# in.
. "$srcdir/tests/lib.sh"
cd "$srcdir/doc" || exit 1

# ---- mandoc ----

if command -v mandoc >/dev/null 2>&1; then
	# Whether another page is installed here is no matter.
	empty "mandoc has nothing to say" "$(mandoc -Tlint -- *.[157] 2>&1 |
	    grep -v -e 'referenced manual not found' -e 'outdated mandoc.db')"
else
	skip "mandoc is missing (Debian: mandoc)"
fi

# ---- strife(1): commands and options ----

run "$STRIFE" --help
sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' "$TMPDIR/out" >"$TMPDIR/commands"
sed -n '/^\.Sh COMMANDS/,/^\.Sh SCRIPTS/s/^\.It Cm \([a-z]*\) .*/\1/p' strife.1 |
    LC_ALL=C sort >"$TMPDIR/told"
LC_ALL=C sort "$TMPDIR/commands" >"$TMPDIR/there"
same "strife(1) tells of every command" "$TMPDIR/told" "$TMPDIR/there"

# Of each command: "--name<tab>its line in mdoc<tab>help<tab>command".
while read -r command; do
	"$STRIFE" "$command" --help | awk -v command="$command" '
		/^ +(-[a-z], )?--/ {
			match($0, /--[a-z-]+/)
			name = substr($0, RSTART, RLENGTH)
			rest = substr($0, RSTART + RLENGTH)
			value = ""
			if (match(rest, /^ [A-Z]+/))
				value = " Ar " tolower(substr(rest, 2, RLENGTH - 1))
			letter = ""
			if (match($0, /^ +-[a-z],/))
				letter = "Fl " substr($0, RLENGTH - 1, 1) " , "
			sub(/^ [A-Z]+/, "", rest)
			sub(/^ +/, "", rest)
			if (name != "--help")
				print name "\t" letter "Fl Fl " substr(name, 3) \
				    value "\t" rest "\t" command
		}'
done <"$TMPDIR/commands" | LC_ALL=C sort >"$TMPDIR/options"
awk -F '\t' '
	function done(last) {
		if (last != "")
			print ".Cm " commands " ."
	}
	$1 != last {
		done(last)
		print ".It " $2
		print toupper(substr($3, 1, 1)) substr($3, 2) ":"
		commands = $4
		last = $1
		next
	}
	{ commands = commands " , " $4 }
	END { done(last) }' "$TMPDIR/options" >"$TMPDIR/table"
begin='^\.\\" The options begin here'
end='^\.\\" The options end here'
if [ -n "$UPDATE" ]; then
	{
		sed "/$begin/q" strife.1
		cat "$TMPDIR/table"
		sed -n "/$end/,\$p" strife.1
	} >"$TMPDIR/page"
	cmp -s "$TMPDIR/page" strife.1 || cp "$TMPDIR/page" strife.1
fi
ok "commands have options" grep -q 'Fl Fl format' "$TMPDIR/table"
sed -n "/$begin/,/$end/p" strife.1 | sed '1d;$d' >"$TMPDIR/told"
same "strife(1) tells which command takes which option" "$TMPDIR/table" \
    "$TMPDIR/told"

# The page's "Fl Fl name" as --name, "Fl d" as -d, one a line.
flags() {
	grep -oE 'Fl (Fl )?[a-z-]+' | sed 's/Fl Fl /--/; s/Fl /-/' |
	    LC_ALL=C sort -u
}

# What the synopsis of a command lacks; a dataset that is an operand needs no -d.
while read -r command; do
	sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' strife.1 |
	    awk -v command="$command" '
		/^\.Nm/	{ on = 0 }
		$0 == ".Cm " command	{ on = 1 }
		on' >"$TMPDIR/synopsis"
	flags <"$TMPDIR/synopsis" >"$TMPDIR/flags"
	awk -F '\t' -v command="$command" '
		$4 == command {
			print match($2, /^Fl [a-z] /) ? "-" substr($2, 4, 1) : $1
		}' "$TMPDIR/options" |
	while read -r flag; do
		case $flag in -d) grep -q '^\.Ar dataset' "$TMPDIR/synopsis" && continue ;; esac
		grep -qx -- "$flag" "$TMPDIR/flags" || echo "$command: $flag"
	done
done <"$TMPDIR/commands" >"$TMPDIR/missing"
empty "and so does the synopsis" "$(cat "$TMPDIR/missing")"

# ---- strife(1): the browser's own options ----

run "$STRIFE" --help
grep -oE -- '--[a-z]+(-[a-z]+)*' "$TMPDIR/out" | LC_ALL=C sort -u >"$TMPDIR/helped"
# Printing the keys is for the manual alone.
sed -n 's/^    {"\([a-z-]*\)", [a-z]*_argument, .*/--\1/p' ../ui/main.c |
    grep -vx -- --print-keys | LC_ALL=C sort >"$TMPDIR/taken"
ok "the browser takes options" grep -qx -- --scheme "$TMPDIR/taken"
same "its help tells of them all" "$TMPDIR/helped" "$TMPDIR/taken"
sed -n '/^The options of the browser:/,/^\.El/p' strife.1 |
    sed -n '/^\.It/,/[^\\]$/p' | flags | grep -- -- >"$TMPDIR/told"
same "strife(1) has them" "$TMPDIR/told" "$TMPDIR/taken"
awk '/^\.Sh SYNOPSIS/ { on = 1 }
    /^\.Sh DESCRIPTION/ { exit }
    /^\.Cm/ { exit }
    on' strife.1 >"$TMPDIR/synopsis"
sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' strife.1 |
    awk '/^\.Nm/ { block = "" }
	{ block = block $0 "\n" }
	/^\.Fl Fl script/ { script = 1 }
	script' >>"$TMPDIR/synopsis"
flags <"$TMPDIR/synopsis" | sed 's/^-d$/--dataset/' >"$TMPDIR/flags"
empty "and its synopsis" "$(grep -vxFf "$TMPDIR/flags" "$TMPDIR/taken" |
    grep -vxE -- '--(help|version)')"

sed -n '/^\.Sh ENVIRONMENT/,/^\.Sh FILES/s/^\.It Ev //p' strife.1 |
    tr -d ' ' | tr ',' '\n' >"$TMPDIR/told"
grep -hoE '"(XDG_[A-Z]+_HOME|VISUAL|EDITOR)"|getenv\("[A-Z_]+"' ../src/*.c \
    ../ui/*.c | tr -cd 'A-Z_\n' | LC_ALL=C sort -u >"$TMPDIR/asked"
ok "the program asks the environment" grep -qx TERM "$TMPDIR/asked"
empty "strife(1) has what it asks for" \
    "$(grep -vxFf "$TMPDIR/told" "$TMPDIR/asked" | grep -vx HOME)"

# ---- strife-data(5) and the schema ----

# A section, or a part of it, from its heading to the next.
section() {
	awk -v from="$1" '
		/^\.S[hs] / { on = index($0, from) == 1 }
		on' strife-data.5
}

# "definition key" of the schema, which is written with one key a line.
awk '
	/^    "[a-z]+": \{$/	{ split($0, a, "\""); def = a[2] }
	/^        "[a-z_0-9]+": / { split($0, a, "\""); print def, a[2] }
	' "$srcdir/data/schema.json" >"$TMPDIR/keys"
ok "the schema has keys" test "$(wc -l <"$TMPDIR/keys")" -gt 120
while read -r def key; do
	case $def in
	dataset | files)	where='.Ss dataset.yaml' ;;
	source | part | skip)	where='.Ss Sources' ;;
	faction)		where='.Ss Factions' ;;
	person | office)	where='.Ss People' ;;
	place | point)		where='.Ss Places' ;;
	relation)		where='.Ss Relations' ;;
	event)			where='.Ss Events' ;;
	name)			where='.Ss Names' ;;
	actor)			where='.Ss Actors' ;;
	ground)			where='.Ss Places of events' ;;
	figure)			where='.Ss Figures' ;;
	*)			where='.Sh CLAIMS' ;;
	esac
	section "$where" | tr -s ' ,(){}:|' '\n' | grep -qx -- "$key" ||
	    echo "$def $key is not in \"$where\""
done <"$TMPDIR/keys" >"$TMPDIR/missing"
empty "strife-data(5) has every key" "$(cat "$TMPDIR/missing")"
grep -o '"enum": \[[^]]*\]' "$srcdir/data/schema.json" | cut -d '[' -f 2 |
    tr -d '",]' | tr -s ' ' '\n' | LC_ALL=C sort -u >"$TMPDIR/words"
tr -s ' ,()' '\n' <strife-data.5 | LC_ALL=C sort -u >"$TMPDIR/page"
empty "and every word of a closed list" \
    "$(LC_ALL=C comm -23 "$TMPDIR/words" "$TMPDIR/page")"

# ---- strife-db(5) and the database ----

# "table column ..." of the page and of the schema.
sed -n '/^\.Sh COLUMNS/,/^\.Sh EX/p' strife-db.5 | awk '
	/^\.It Va /	{ if (line) print line; line = $3 }
	/^\.Va /	{ gsub(/[.,]/, " "); sub(/^ *Va /, "")
			  if (listing) line = line " " $0 }
	/^\.\\" columns/	{ listing = 1 }
	/^\.\\" end/	{ listing = 0 }
	END		{ print line }' | tr -s ' ' | sed 's/ $//' |
    LC_ALL=C sort >"$TMPDIR/told"
if command -v sqlite3 >/dev/null 2>&1; then
	run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$TMPDIR/x.db"
	sqlite3 "$TMPDIR/x.db" "SELECT m.name || ' ' || group_concat(c.name, ' ')
	    FROM sqlite_master AS m, pragma_table_info(m.name) AS c
	    WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'fts%' AND
	    m.name NOT LIKE 'sqlite%' GROUP BY m.name" |
	    LC_ALL=C sort >"$TMPDIR/there"
	same "strife-db(5) has every column" "$TMPDIR/told" "$TMPDIR/there"
else
	skip "sqlite3 is missing (Debian: sqlite3)"
fi
done_testing
