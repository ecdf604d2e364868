# SPDX-License-Identifier: ISC
#
# Proves: what src/banned.h names does not compile, the whole program is
# compiled behind it, only the files that need a banned function take its ban
# away, and the objects call nothing that writes or ends past gate and main.
. "$srcdir/tests/lib.sh"

names=$(sed -n 's/^#define \([a-z0-9]*\)(\.\.\.) BANNED(\1)$/\1/p' \
    "$srcdir/src/banned.h")
ok "banned.h names functions" test -n "$names"
{
	echo "void f(void);"
	for name in $names; do
		echo "void f_$name(void); void f_$name(void) { $name(0); }"
	done
} >"$TMPDIR/all.c"
# shellcheck disable=SC2086
$CC -std=c11 -D_GNU_SOURCE -fsyntax-only \
    -include "$srcdir/src/banned.h" "$TMPDIR/all.c" 2>"$TMPDIR/err"
empty "each of them is an error" "$(
	for name in $names; do
		grep -q "sorry_${name}_is_a_banned_function" "$TMPDIR/err" ||
		    echo "$name"
	done)"

# Who may take which ban away, as "file name".
allowed="src/mem.c calloc
src/mem.c malloc
src/mem.c realloc
ui/main.c exit"
empty "nobody else takes a ban away" "$(
	cd "$srcdir" || exit
	for name in $names; do
		grep -lE "^[[:space:]]*#[[:space:]]*undef[[:space:]]+$name\>" \
		    src/*.c ui/*.[ch] 2>/dev/null | sed "s/\$/ $name/"
	done | grep -vxF "$allowed")"
empty "both libraries and the program stand behind it" "$(
	cd "$srcdir" || exit
	for target in libstrife_a libstrifeui_a strife; do
		grep -q "^${target}_SOURCES" Makefile.am || continue
		grep -q "^${target}_CPPFLAGS =.*(banned)" Makefile.am ||
		    echo "$target"
	done)"

# What the compiler made of it: functions of the C library by object.
if ! command -v nm >/dev/null 2>&1; then
	skip "nm is missing (Debian: binutils)"
	done_testing
fi
nm "$builddir"/libstrife.a "$builddir"/libstrifeui.a 2>/dev/null | awk '
	/\.o:$/	{ sub(/^lib[a-z]*_a-/, ""); sub(/\.o:$/, ""); unit = $0 }
	$1 == "U" { print unit, $2 }' >"$TMPDIR/calls"
ok "there are calls to look at" test -s "$TMPDIR/calls"
output='(__)?(v?f?d?printf|f?puts|f?putc|putchar|fwrite|perror)(_chk|_unlocked)?'
empty "nothing writes through stdio" \
    "$(grep -E " ($output|_IO_putc|stdout|stderr)\$" "$TMPDIR/calls")"
empty "write(2) is called by the outputs, the terminal and few more" \
    "$(grep -E ' (write|writev|pwrite64|send)$' "$TMPDIR/calls" |
    grep -vE '^(csv_file|out|terminal|tty) ')"
empty "nothing but mem ends the process" \
    "$(grep -E ' (exit|_exit|_Exit|quick_exit|abort)$' "$TMPDIR/calls" |
    grep -vE '^(mem|edit|main|restrict) ')"
empty "no clock and no random in the core" \
    "$(nm "$builddir/libstrife.a" 2>/dev/null | awk '$1 == "U"' |
    grep -E ' (time|gettimeofday|clock_gettime|rand|random|getrandom|arc4random)$')"
done_testing
