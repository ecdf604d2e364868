# SPDX-License-Identifier: ISC
#
# Proves: each header compiles alone, and twice in one file.
. "$srcdir/tests/lib.sh"
cd "$srcdir" || exit 1

for header in src/*.h ui/*.h; do
	case $header in
	*/schema_sql.h | */template_lines.h | *'*'*)
		continue
		;;
	esac
	printf '#include "%s"\n#include "%s"\n' "$header" "$header" \
	    >"$TMPDIR/alone.c"
	# shellcheck disable=SC2086
	ok "$header" $CC -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror \
	    -fsyntax-only -I. -iquote src -iquote ui $LIB_CFLAGS "$TMPDIR/alone.c"
done
done_testing
