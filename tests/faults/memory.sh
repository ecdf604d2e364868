# SPDX-License-Identifier: ISC
#
# Proves: whichever allocation is refused, ours, SQLite's, libyaml's, curses's
# or the C library's, once or from then on, the program says so and ends with
# status 4, or does what it would have done: never a crash, never another
# answer, and the old database stays whole, or it says that the new one is in
# its place.  The browser may say it on the screen; on a terminal it gives that back as it was.  Under AddressSanitizer
# the ways out are seen to touch nothing that is freed, and to lose nothing;
# there are no threads there.
#
# FAULTS=long refuses each allocation of a seeding of two events, and each of
# the commands, which is more than 10,000, and 2,000 on a terminal; else there
# is a sample.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/faults/faults.inc"
refuse=$builddir/tests/faults/refuse

# Two events: the third of the smallest dataset is left out.
two=$TMPDIR/two
cp -r "$srcdir/tests/data/mini" "$two"
chmod -R u+w "$two"
sed -i '/^- id: mill-1905/,$d' "$two/events/1905.yaml"
"$STRIFE" seed "$srcdir/tests/data/guilds" -o "$TMPDIR/old.db" 2>/dev/null
run "$STRIFE" seed "$two" -o "$TMPDIR/new.db"
status_is 0 "the small dataset compiles"
err_like "it has two events" '^2 events, '
# A screen after each key: the next one takes what was said away.
cat >"$TMPDIR/script" <<'END'
screen
key Down
screen
key Enter
screen
key c
screen
:goto claim/pont-elan-1905-05-03/denial
screen
key s
screen
key g m
screen
type /mill
screen
key Enter
screen
END
: >"$TMPDIR/none"

# refused WHAT FAULT SAMPLE GOOD COMMAND...: at every point, or at SAMPLE of
# them.
refused() {
	what=$1 fault=$2 sample=$3 wanted=$4
	shift 4
	total=$(calls_of a "$@")
	echo "$what: $total allocations" | note
	[ "${total:-0}" -gt 500 ] || fail "$what: so few allocations"
	step=$(amount $((total / sample + 1)) 1)
	# shellcheck disable=SC2086
	ok "$what" "$refuse" $kept "$shim" "$fault:a" 1 "$step" \
	    "$total" "$wanted" "$@"
}

db=$TMPDIR/x.db
kept="-d $db $TMPDIR/old.db $TMPDIR/new.db"
refused "seeding, one refused" fail 150 "$TMPDIR/none" \
    "$STRIFE" seed "$two" -o "$db"
# shellcheck disable=SC2086
ok "seeding, one refused at the end, after all is done too" "$refuse" $kept \
    "$shim" fail:a $((total - 80)) 1 "$total" "$TMPDIR/none" \
    "$STRIFE" seed "$two" -o "$db"
refused "seeding, all from one on" from 50 "$TMPDIR/none" \
    "$STRIFE" seed "$two" -o "$db"
# What those that ended in between have left.
run "$STRIFE" seed "$two" -o "$db"
status_is 0 "the next seeding goes on"
is "and nothing is left beside" \
    "$(cd "$TMPDIR" && ls -A | grep '^x.db.')" ""
kept=

# asking WHAT FAULT SAMPLE COMMAND...: the answer, or the reason.
asking() {
	what=$1 fault=$2 sample=$3
	shift 3
	"$@" >"$TMPDIR/good" 2>"$TMPDIR/err" || fail "$what: $(cat "$TMPDIR/err")"
	refused "$what" "$fault" "$sample" "$TMPDIR/good" "$@"
}
asking "list" fail 60 "$STRIFE" list claims -d "$TMPDIR/new.db"
asking "list, all from one on" from 30 "$STRIFE" list events --format json \
    -d "$TMPDIR/new.db"
asking "show" fail 60 "$STRIFE" show event/valley-campaign -d "$TMPDIR/new.db"
asking "search" fail 60 "$STRIFE" search bridge -d "$TMPDIR/new.db"
asking "cite" fail 60 "$STRIFE" cite event/valley-campaign \
    -d "$TMPDIR/new.db"
asking "the browser" fail 60 "$STRIFE" -d "$TMPDIR/new.db" \
    --script "$TMPDIR/script"
asking "the browser, all from one on" from 30 "$STRIFE" -d "$TMPDIR/new.db" \
    --script "$TMPDIR/script"

# ---- on a terminal, with curses ----

# What curses had begun for a terminal when its own memory was refused, it
# loses.
echo leak:libtinfo.so >"$TMPDIR/lost"
LSAN_OPTIONS=suppressions=$TMPDIR/lost:print_suppressions=0
export LSAN_OPTIONS
# Where it opens the terminal, in every view, and where it closes it.
printf '%s\n' j '\r' c q gm gs '\r' '/bridge\r' 'size 100x30' >"$TMPDIR/keys"
on_terminal() {
	"$builddir/tests/e2e/pty" 80x24 "$TMPDIR/keys" env FAULT="$1" \
	    FAULT_TOLD="$TMPDIR/told" LD_PRELOAD="$shim" "$STRIFE" \
	    -d "$TMPDIR/new.db" >"$TMPDIR/screen" 2>"$TMPDIR/err"
	status=$?
}
enter=$(printf '\033[?1049h')
leave=$(printf '\033[?1049l')
# In a line each, what is wrong with the session that has ended.
ended_well() {
	case $status in
	0) ;;
	4)	grep -q 'out of memory\|Cannot allocate memory\|no description of' \
		    "$TMPDIR/screen" || echo "$1: it does not say why it ends" ;;
	*)	echo "$1: status $status" ;;
	esac
	note <"$TMPDIR/err"
	[ "$(grep -oF "$enter" "$TMPDIR/screen" | wc -l)" -eq \
	    "$(grep -oF "$leave" "$TMPDIR/screen" | wc -l)" ] ||
	    echo "$1: the screen is not given back"
}
# curses FAULT FIRST STEP: counted back from the last, where FIRST is negative.
curses() {
	first=$2
	[ "$first" -gt 0 ] || first=$((total + first))
	for n in $(seq "$first" "$3" "$total"); do
		on_terminal "$1:a:$n"
		ended_well "$1 $n"
	done
}
rm -f "$TMPDIR/told"
on_terminal fail:a:0
total=$(sed -n 's/^calls //p' "$TMPDIR/told")
ok "the sessions allocate" [ "${total:-0}" -gt 1000 ]
empty "curses, one refused" \
    "$(curses fail 11 $((total / $(amount 30 2000) + 1)) 2>&1)"
empty "one while the terminal grows, at the end" \
    "$(curses fail -160 $(amount 4 1) 2>&1)"
empty "curses, all from one on" \
    "$(curses from 7 $((total / $(amount 15 2000) + 1)) 2>&1)"
done_testing
