# SPDX-License-Identifier: ISC
#
# Proves: the program is position-independent, its tables are read-only
# before it starts, its stack does not run, and its calls are guarded.
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
like "stack guards" '__stack_chk_fail' "$TMPDIR/elf"
case $CFLAGS in
*-O0*)	skip "no optimisation, no fortified calls" ;;
*)	like "fortified calls" '__(vsn|sn)printf_chk|__mem(cpy|set)_chk' \
	    "$TMPDIR/elf" ;;
esac
empty "no run path" "$(grep -E '\((RPATH|RUNPATH)\)' "$TMPDIR/elf")"
done_testing
