# SPDX-License-Identifier: ISC
#
# Proves: the program is position-independent, its tables are read-only
# before it starts, nothing that can be written runs, its calls are guarded,
# and whatever of this the compiler has is asked of it by default.
. "$srcdir/tests/lib.sh"

[ "$SANITIZERS" != yes ] || skip_all "not with the sanitizers"
command -v readelf >/dev/null 2>&1 ||
    skip_all "readelf is missing (Debian: binutils)"
[ -f "$STRIFE" ] || skip_all "no program was built"
readelf -W -h -l -d -s "$STRIFE" >"$TMPDIR/elf" 2>/dev/null ||
    skip_all "not an ELF system"

like "position-independent" '^ *Type: +DYN' "$TMPDIR/elf"
like "relocations read-only" 'GNU_RELRO' "$TMPDIR/elf"
like "and bound at the start" '\(FLAGS.*(BIND_NOW|NOW)|\(BIND_NOW\)' \
    "$TMPDIR/elf"
like "the stack does not run" 'GNU_STACK.* RW +0x' "$TMPDIR/elf"
empty "nothing that can be written runs" \
    "$(grep -E '^ +LOAD .* R?WE ' "$TMPDIR/elf")"
empty "code is not written to when it is loaded" \
    "$(grep -E '\(TEXTREL\)|FLAGS.*TEXTREL' "$TMPDIR/elf")"
like "stack guards" '__stack_chk_fail' "$TMPDIR/elf"
case $CFLAGS in
*-O0*)	skip "no optimisation, no fortified calls" ;;
*)	like "fortified calls" '__(vsn|sn)printf_chk|__mem(cpy|set)_chk' \
	    "$TMPDIR/elf" ;;
esac
# What leaves no trace in the program stands in the make file.
takes() {
	echo 'int main(void) { return 0; }' >"$TMPDIR/main.c"
	$CC -Werror "$@" -o "$TMPDIR/main" "$TMPDIR/main.c" 2>/dev/null
}
for flag in -fstack-protector-strong -fstack-clash-protection \
    -fcf-protection -fPIE; do
	if takes $flag; then
		like "$flag" "^STRIFE_CFLAGS = .* $flag( |\$)" \
		    "$builddir/Makefile"
	else
		skip "$flag: not of this compiler"
	fi
done
echo '#include <stdio.h>
#if __USE_FORTIFY_LEVEL < 3
#error
#endif' >"$TMPDIR/fortify.c"
if $CC -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fsyntax-only \
    "$TMPDIR/fortify.c" 2>/dev/null; then
	case $CFLAGS in
	*-O0*)	skip "no optimisation, no fortified calls" ;;
	*)	like "the third level of fortified calls" \
		    '^STRIFE_CPPFLAGS = .*-D_FORTIFY_SOURCE=3( |$)' \
		    "$builddir/Makefile" ;;
	esac
else
	skip "this C library has no third level of fortified calls"
fi
if takes -fcf-protection && readelf -W -n "$builddir/libstrife.a" \
    >"$TMPDIR/notes" 2>/dev/null && [ "$(uname -m)" = x86_64 ]; then
	is "every object marks where it may be jumped to" \
	    "$(grep -c 'x86 feature.*IBT, SHSTK' "$TMPDIR/notes")" \
	    "$(grep -c '^File: .*\.o)$' "$TMPDIR/notes")"
else
	skip "no marks of indirect jumps on this machine"
fi
empty "no run path" "$(grep -E '\((RPATH|RUNPATH)\)' "$TMPDIR/elf")"
done_testing
