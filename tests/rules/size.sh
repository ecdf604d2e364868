# SPDX-License-Identifier: ISC
#
# Proves: no function is longer than 90 lines, no file longer than 800.
. "$srcdir/tests/lib.sh"
cd "$srcdir" || exit 1

files=$(find src ui tests -name '*.[ch]' ! -name schema_sql.h ! -name template_lines.h | sort)
empty "no file is longer than 800 lines" "$(
	for file in $files; do
		n=$(wc -l <"$file")
		[ "$n" -le 800 ] || echo "$file: $n lines"
	done)"
# A function is what stands between a { and a } at the left edge.
# shellcheck disable=SC2086
empty "no function is longer than 90 lines" "$(awk '
	FNR == 1	{ start = 0 }
	/^[a-z_]+\(/	{ name = $0; sub(/\(.*/, "", name) }
	/^\{/		{ start = FNR }
	/^\}/ && start	{
		if (FNR - start - 1 > 90)
			print FILENAME ":" start ": " name ": " \
			    FNR - start - 1 " lines"
		start = 0
	}' $files)"
done_testing
