# SPDX-License-Identifier: ISC
#
# Proves: files are UTF-8 with plain line ends, no blanks at line ends and a
# newline at the end; code carries its licence; nothing is left to be done.
. "$srcdir/tests/lib.sh"
cd "$srcdir" || exit 1

code=$(find src ui tests data/schema.sql .ci bootstrap configure.ac \
    Makefile.am -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.am' \
    -o -name '*.ac' -o -name '*.sql' -o -name bootstrap -o -name run \) \
    ! -name schema_sql.h ! -name template_lines.h ! -path 'tests/*/data/*' ! -path '*/logs/*' \
    2>/dev/null | sort)
prose=$(find COPYING HACKING NEWS README doc data -type f \
    \( -name '[A-Z]*' -o -name '*.[1-8]' -o -name '*.yaml' -o -name '*.md' \
    -o -name '*.json' \) 2>/dev/null | sort)

count_code=$(echo "$code" | wc -l)
ok "there is code to look at" test "$count_code" -gt 20
# shellcheck disable=SC2086
empty "the licence stands in the first three lines" "$(
	for file in $code; do
		head -n 3 "$file" |
		    grep -q 'SPDX-License-Identifier: ISC' || echo "$file"
	done)"
empty "UTF-8" "$(
	for file in $code $prose; do
		iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1 ||
		    echo "$file"
	done)"
blank=$(printf '[ \t\r]')
# Expected output in a test of a command may end in a tab.
empty "no blanks at line ends" "$(grep -n "$blank\$" $code $prose |
    grep -v '^tests/cli/' | head -n 20)"
empty "a newline at the end" "$(
	for file in $code $prose; do
		[ -z "$(tail -c 1 "$file")" ] || echo "$file"
	done)"
# A text that is read in another order than it is compiled in.
empty "no bidirectional control in the code" "$(grep -nP \
    '[\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]' $code)"
# The words are put together here, so that this file does not name them.
left="TO""DO|FIX""ME|X""XX"
empty "nothing left to be done" "$(grep -nEw "$left" $code | head -n 20)"
done_testing
