# SPDX-License-Identifier: ISC
#
# Proves: out of a restricted session there is no way.  Every key, every
# command by its name, every prompt with what a shell or a path would be, and
# an environment full of traps are given to it on a terminal; the system calls
# it makes from then on (strace) open, make, run, connect and look up nothing,
# and none is even refused: nothing was tried.  Before that it has opened
# libraries, locale, terminfo and its database, and no trap.
. "$srcdir/tests/lib.sh"

pty=$builddir/tests/e2e/pty
database=$TMPDIR/mini.db
"$STRIFE" seed "$srcdir/tests/data/mini" -o "$database" >"$TMPDIR/out" ||
    exit 1
run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted=strict \
    -d "$database"
[ "$status" -ne 4 ] || skip_all "nothing to confine with: $(cat "$TMPDIR/err")"

# The traps: were one of them read, it would show.
trap=$TMPDIR/trap
mkdir -p "$trap/.config/strife" "$trap/.local/state/strife" "$trap/x" \
    "$trap/.terminfo/x"
echo 'scheme = purple' >"$trap/.config/strife/config"
cp "$database" "$trap/trap.db"
cat >"$trap/run" <<END
#!/bin/sh
echo ran >"$trap/ran"
END
chmod +x "$trap/run"
ln -s "$database" "$trap/link.db"
# LD_* are the loader's, and come through no sshd that does as it is told.
trapped() {
	env HOME="$trap" TERMINFO="$trap" TERMINFO_DIRS="$trap:/etc" \
	    TERMCAP="$trap/termcap" EDITOR="$trap/run" VISUAL="$trap/run" \
	    PAGER="$trap/run" BROWSER="$trap/run" SHELL="$trap/run" \
	    XDG_CONFIG_HOME="$trap/.config" XDG_STATE_HOME="$trap/.local/state" \
	    XDG_CACHE_HOME="$trap" XDG_DATA_HOME="$trap" \
	    STRIFE_DATASET="$trap/trap.db" STRIFE_CONFIG="$trap/x" \
	    LOCPATH="$trap" NLSPATH="$trap" LANGUAGE=../../x GCONV_PATH="$trap" \
	    TMPDIR="$trap" SQLITE_TMPDIR="$trap" HOSTALIASES="$trap/x" \
	    MALLOC_TRACE="$trap/malloc" NCURSES_TRACE=65535 \
	    SSH_AUTH_SOCK="$trap/agent" LC_MESSAGES=../../x "$@"
}

# ---- what is typed ----

# Every byte, by itself and after each prefix, but those that quit (q, Q and
# Ctrl-\\, which is SIGQUIT), that hold the line (Ctrl-S), and Esc, which begins
# a sequence.  Ctrl-G closes what a key has opened.
single_keys() {
	for prefix in '' g y m "'"; do
		awk -v prefix="$prefix" 'BEGIN {
			for (i = 1; i < 256; i++) {
				c = sprintf("\\x%02x", i)
				if (c ~ /\\x(07|0c|13|1b|1c)/)
					continue
				if (c ~ /\\x(71|51|50)/ && prefix == "")
					continue
				printf "%s%s%s\\r\\x07\\x07\\x07\n",
				    i % 6 ? " " : "", prefix, c
			}
		}' /dev/null
	done
	printf ' P\nuntil (Enter returns to strife)\n!sh\\r\n'
	for s in OP OQ OR OS '[15~' '[17~' '[24~' '[A' '[B' '[C' '[D' '[H' \
	    '[F' '[2~' '[3~' '[5~' '[6~' '[Z' '[1;5A' '[M !!' '[<0;3;3M' \
	    '[200~!sh\r\e[201~' ']52;c;?\x07' 'P+q544e\e\\\\' '[c' '[6n'; do
		printf '\\e%s\\x07\\x07\n' "$s"
	done
}

names=$("$STRIFE" --print-keys | sed -n 's/^\.It Ic \([a-z-]*\).*/\1/p')
commands() {
	for name in $names; do
		case $name in
		quit | close-view | print) continue ;;
		esac
		for argument in '' ' x' " $trap/trap.db" ' ../../../etc/passwd' \
		    ' !sh' ' -o/tmp/x' ' %s%n%n' " $trap/link.db"; do
			printf ':%s%s\\r\\r\\x07\\x07\\x07\n' "$name" "$argument"
		done
	done
	for line in '!sh' '!' '|sh' 'shell' 'sh' 'edit' 'edit x' 'write /tmp/x' \
	    'w /tmp/x' 'r /etc/passwd' 'source /etc/passwd' 'set x' \
	    'open /etc/passwd' 'open ../../etc/passwd' 'export /tmp/x' \
	    'event/../../../../etc/passwd' 'source/../../etc/passwd' \
	    'file:///etc/passwd' '`id`' '$(id)' 'help;id'; do
		printf ':%s\\r\\r\\x07\\x07\\x07\n' "$line"
	done
}

prompts() {
	long=$(printf '%05000d' 0)
	for prompt in '/' '&' ':' ':search ' ':filter ' ':goto ' ':results ' \
	    '?/'; do
		for text in '!sh' '$(id)' '`id`' '| sh' '; id' '../../etc/passwd' \
		    "$trap/link.db" '%s%s%n' '-o/tmp/x' '\xff\xfe\x00' "$long" \
		    '\e[200~!sh\r:!sh\r\e]52;c;?\x07\e[201~' \
		    '\t\t\t' '\x16\x03'; do
			printf '%s%s\\r\\r\\x07\\x07\\x07\n' "$prompt" "$text"
		done
	done
	printf 'size 20x5\nj\nsize 46x17\nj\nsize 200x60\n'
}

# Keys that the driver of the terminal takes (Ctrl-S and Ctrl-Q hold the line
# and let it go), and what a terminal may send of itself: mouse, focus, titles,
# answers that nobody has asked for, sequences of any length, or without an end.
terminals() {
	printf ' \\x13\n :!sh\\r\n\\x11\\x07\n'
	for key in '\x1a' '\x1ab' '\x16\x1a' '\x0f' '\x19' '\x04' '\x03' \
	    '\x1a\x1a\x1a' '\x12' '\x17' '\x15'; do
		printf '%s\\x07\n' "$key"
	done
	long=$(printf '%05000d' 0)
	for s in '[M !!' '[M\xff\xff\xff' '[<0;3;3M\e[<0;3;3m' '[<64;1;1M' \
	    '[32;3;3M' '[I' '[O' '[t' '[21t' ']l!sh\e\\\\' ']L!sh\e\\\\' \
	    ']0;!sh\x07' ']2;$(id)\e\\\\' '[?1;2c' '[>0;276;0c' '[?2026;2$y' \
	    '[24;80R' '[?62;c' ']10;rgb:ff/ff/ff\x07' ']52;c;IXNo\x07' \
	    'P>|xterm\e\\\\' 'P1$r0m\e\\\\' '_Gi=1;OK\e\\\\' '^pm\e\\\\' 'Xsos\e\\\\' \
	    '[200~!sh\r:!sh\r\e[201~' '[201~' '[200~\e[201~' \
	    '[200~\e[200~x\e[201~' "[${long}A" "]2;$long\x07" "P$long\e\\\\" \
	    '[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1A' '[?!"\x20m' 'O' '[' '%%G' \
	    '(0' 'c' '[!p' '#8'; do
		printf '\\e%s\\x07\\x07\\x07\n' "$s"
	done
}

# ---- and what came of it ----

# session NAME [STATUS]: the keys on standard input.
session() {
	cat >"$TMPDIR/keys"
	ok "$1: there is something to type" test -s "$TMPDIR/keys"
	# shellcheck disable=SC2086
	trapped $tracer "$pty" 80x24 "$TMPDIR/keys" "$STRIFE" \
	    --restricted=strict -d "$database" >"$TMPDIR/screen" \
	    2>"$TMPDIR/err"
	status=$?
	stayed "$1" "${2:-0}"
}

# linear NAME: the same for lines of --linear, without a terminal.
linear() {
	cat >"$TMPDIR/keys"
	# shellcheck disable=SC2086
	trapped $tracer "$STRIFE" --linear --restricted=strict -d "$database" \
	    <"$TMPDIR/keys" >"$TMPDIR/screen" 2>"$TMPDIR/err"
	status=$?
	stayed "$1" 0
}

# stayed NAME STATUS: it ended as it should, and its calls were only what they
# may be.
stayed() {
	status_is "$2" "$1: it lives until it is told to quit"
	is "$1: and has nothing to complain of" "$(cat "$TMPDIR/err")" ""
	ok "$1: no trap was run" test ! -e "$trap/ran"
	is "$1: and no file made" "$(find "$trap" -newer "$TMPDIR/keys")" ""
	[ -n "$tracer" ] || return
	# Of strife alone, and then from where it is confined.
	cp "$(grep -l "^execve(\"$STRIFE\".* = 0\$" "$TMPDIR"/trace/*)" \
	    "$TMPDIR/calls"
	rm -f "$TMPDIR"/trace/*
	sed -n '/^seccomp(/,$p' "$TMPDIR/calls" | sed 1d >"$TMPDIR/after"
	echo "$1: $(wc -l <"$TMPDIR/after") calls, $(grep -cE "$refused" \
	    "$TMPDIR/after") refused" | note
	like "$1: the filter was set" '^seccomp\(.* = 0$' "$TMPDIR/calls"
	like "$1: and then keys were read" '^read\(0, ' "$TMPDIR/after"
	empty "$1: no call is refused" \
	    "$(grep -E "$refused" "$TMPDIR/after")"
	empty "$1: nothing is opened, made, run, asked or connected" \
	    "$(grep -E '^(open|creat|exec|fork|vfork|clone|socket|connect|stat|lstat|newfstatat|statx|access|faccessat|readlink|mkdir|unlink|rename|link|symlink|chmod|chown|truncate|ftruncate|memfd|pipe|dup|kill|ptrace|prctl|chdir|getdents)' \
	    "$TMPDIR/after")"
	empty "$1: no trap was opened before" \
	    "$(grep -F "$trap" "$TMPDIR/calls" | grep -v '^execve(\|^read(0, \|^write(')"
	empty "$1: nor anything but what it needs" "$(
		sed -n 's/^open[at]*(\(AT_FDCWD, \)*"\([^"]*\)".* = [0-9]*$/\2/p' \
		    "$TMPDIR/calls" |
		grep -vE '^(/etc/ld\.so|/lib|/usr/lib|/usr/local/lib|/etc/terminfo|/usr/share/(terminfo|locale)/|/proc/self/|/dev/urandom)' |
		grep -vFx "$database")"
}

refused=' = -1 E(PERM|ACCES|MFILE|NOSYS)|^\+\+\+ killed by SIGSYS'
tracer=
mkdir "$TMPDIR/trace"
if command -v strace >/dev/null 2>&1 &&
    strace -o "$TMPDIR/trace/x" true 2>"$TMPDIR/err"; then
	# A file for each process: no call is cut in two by another's.
	tracer="strace -ff -e trace=!pread64,poll,lseek -o $TMPDIR/trace/x"
	rm "$TMPDIR/trace/x"
fi
single_keys >"$TMPDIR/typed"
session "every key" <"$TMPDIR/typed"
commands >"$TMPDIR/typed"
session "every command" <"$TMPDIR/typed"
prompts >"$TMPDIR/typed"
session "every prompt" <"$TMPDIR/typed"
commands | sed 's/\\r.*//; s/^://' | awk '{ print; print ":" $0; print "1" }' \
    >"$TMPDIR/typed"
linear "--linear" <"$TMPDIR/typed"
terminals >"$TMPDIR/typed"
session "what terminals and their drivers do" <"$TMPDIR/typed"
printf '%s\n' j ' \e[200~!sh\r:!sh\r\x03\x04\x1a\x16\x11' hangup >"$TMPDIR/typed"
session "a paste without an end" 4 <"$TMPDIR/typed"
printf '%s\n' j ' \x1c' stop >"$TMPDIR/typed"
session "Ctrl-\\" 131 <"$TMPDIR/typed"
for quit in q Q ':quit\r' ':close-view\r'; do
	printf '%s\n' "$quit" >"$TMPDIR/typed"
	session "$quit" <"$TMPDIR/typed"
done
[ -n "$tracer" ] || skip "strace is missing or may not trace: no calls seen"
done_testing
