# SPDX-License-Identifier: ISC
#
# Proves: includes point one way.  src/ does not know ui/, each foreign
# library has one door, no header wants config.h, and all of libstrife.a
# links without a curses library.
. "$srcdir/tests/lib.sh"
cd "$srcdir" || exit 1

# users HEADER-REGEX: the files of src/ and ui/ that include it.
users() {
	grep -lE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($1)[>\"]" \
	    src/*.[ch] ui/*.[ch] 2>/dev/null
}

# door WHAT HEADER-REGEX FILE...: nobody but FILE... includes it.
door() {
	what=$1
	header=$2
	shift 2
	others=$(users "$header")
	for file in "$@"; do
		others=$(echo "$others" | grep -vx "$file")
	done
	empty "$what" "$others"
}

interface=$(for h in ui/*.h; do [ ! -f "$h" ] || basename "$h"; done |
    sed 's/\./\\./g' | paste -sd'|' -)
empty "src/ does not include ui/" \
    "$(users "(\.\./)?ui/.*|${interface:-none}" | grep '^src/')"
door "curses has one door" '(ncursesw/)?n?curses\.h|(ncursesw/)?term\.h' \
    ui/terminal.c ui/terminal_cells.c
# "yaml.h" is our own header, <yaml.h> the library's.
empty "libyaml has one door" \
    "$(grep -l '^#[[:space:]]*include[[:space:]]*<yaml\.h>' src/*.[ch] \
    ui/*.[ch] 2>/dev/null | grep -vx src/yaml.c)"
door "SQLite has one door" 'sqlite3\.h' \
    src/db.c src/db_blob.c src/db_guard.c src/db_make.c
door "threads have one door" 'pthread\.h|threads\.h' src/worker.c
door "so has the kernel's filter" 'linux/(seccomp|filter|landlock|audit)\.h' \
    src/confine.c
door "FriBidi has one door" '(fribidi/)?fribidi.*\.h' src/bidi.c
door "libcsv has one door" 'csv\.h' src/csv_file.c
door "nettle has one door" 'nettle/' src/hash.c
empty "no header includes config.h" "$(users 'config\.h' | grep '\.h$')"
empty "no source file is included" "$(users '.*\.c')"

# Every object is pulled in, so that none can hide behind not being needed.
# What our own headers declare is another matter, and the program's.
echo 'int main(void) { return 0; }' >"$TMPDIR/main.c"
sanitize=
[ "$SANITIZERS" != yes ] || sanitize=-fsanitize=address,undefined
# shellcheck disable=SC2086
$CC $CFLAGS $sanitize -o "$TMPDIR/main" "$TMPDIR/main.c" \
    -Wl,--whole-archive "$builddir/libstrife.a" -Wl,--no-whole-archive \
    $SRC_LIBS 2>"$TMPDIR/err"
empty "libstrife.a links without curses" "$(
	sed -n "s/.*undefined reference to .\([a-zA-Z0-9_]*\).*/\1/p" \
	    "$TMPDIR/err" | sort -u |
	while read -r name; do
		grep -q "\<$name(" src/*.h || echo "$name"
	done)"
done_testing
