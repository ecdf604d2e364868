# SPDX-License-Identifier: ISC
#
# Proves: the lists of Makefile.am name the files there are, no other and in
# order; what is not in a list would be neither built nor shipped.
. "$srcdir/tests/lib.sh"
cd "$srcdir" || exit 1

# list VARIABLE: its items, one a line.
list() {
	awk -v variable="$1" '
		$1 == variable && $2 ~ /^\+?=$/	{ on = 1; next }
		on {
			if ($1 != "$(end)")
				print $1
			if ($NF != "\\")
				on = 0
		}' Makefile.am
}

# agree VARIABLE FILE...: the list is these files, in this order.
agree() {
	list "$1" >"$TMPDIR/listed"
	variable=$1
	shift
	for file in "$@"; do
		[ ! -f "$file" ] || echo "$file"
	done | LC_ALL=C sort >"$TMPDIR/there"
	case $variable in
	unit_tests | fuzz_programs | e2e_programs | bench_programs | fault_tests)
		sed 's/\.c$//' "$TMPDIR/there" >"$TMPDIR/cut"
		LC_ALL=C sort "$TMPDIR/cut" >"$TMPDIR/there"
		;;
	esac
	same "$variable" "$TMPDIR/listed" "$TMPDIR/there"
}

without() {
	for file in "$@"; do
		case $file in
		src/schema_sql.h | src/template_lines.h | ui/main.c) ;;
		*) echo "$file" ;;
		esac
	done
}

# shellcheck disable=SC2046
agree libstrife_a_SOURCES $(without src/*.[ch])
# shellcheck disable=SC2046
agree libstrifeui_a_SOURCES $(without ui/*.[ch])
agree unit_tests tests/unit/test_*.c
agree bad_tests tests/bad/*.test
agree test_data tests/csv/* tests/data/guilds/*.yaml tests/data/guilds/*/* \
    tests/data/mini.trace tests/data/mini/*.yaml \
    tests/data/mini/*/* tests/data/scripts/*.yaml tests/data/scripts/*/* \
    tests/data/valleys/*.yaml tests/data/valleys/*/* \
    tests/data/verriers/*.yaml tests/data/verriers/*/*
agree test_schemas tests/schema/*
agree cli_tests tests/cli/*.sh
agree template data/template/*.* data/template/*/*
agree dist_dataset_DATA data/syria-2014-2017/*.yaml
agree dist_datasetevents_DATA data/syria-2014-2017/events/*.yaml
agree dist_datasetsources_DATA data/syria-2014-2017/sources/*
agree bench_programs tests/bench/*.c
agree debian debian/changelog debian/control debian/copyright debian/rules \
    debian/source/* debian/*.docs debian/*.install
agree long_tests tests/long/*.sh
agree fuzz_programs tests/fuzz/fuzz_*.c
agree fuzz_seeds tests/fuzz/seeds/*
agree e2e_programs tests/e2e/*.c
agree e2e_tests tests/e2e/*.sh
agree fault_tests tests/faults/damage.c tests/faults/*.sh
agree rule_tests tests/rules/*.sh
agree screen_tests tests/screen/*.test
agree dist_man_MANS doc/*.[1-8]

# What is written has to be called: a test that no list names never runs.
empty "every test of a unit is run" "$(
	for file in tests/unit/test_*.c; do
		sed -n 's/^\(test_[a-z0-9_]*\)(void \*\*state)$/\1/p' "$file" |
		while read -r name; do
			[ "$(grep -cw "$name" "$file")" -gt 1 ] ||
			    echo "$file: $name"
		done
	done)"

# Where there is git it knows what else belongs to the tree.
if git rev-parse --is-inside-work-tree >"$TMPDIR/git" 2>/dev/null; then
	empty "all that git knows is shipped" "$(git ls-files |
		while read -r file; do
			case $file in
			tests/unit/*.c | tests/fuzz/fuzz_*.c | tests/bad/*.c | \
			    tests/e2e/*.c | tests/bench/*.c | \
			    tests/faults/damage.c | tests/faults/refuse.c)
				file=${file%.c}
				;;
			configure.ac | Makefile.am) continue ;;
			esac
			grep -qF "$file" Makefile.am || echo "$file"
		done)"
else
	skip "not a working tree of git"
fi
done_testing
