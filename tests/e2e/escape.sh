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

# ---- and what came of it ----

# session NAME: the keys on standard input.
session() {
	rm -f "$TMPDIR"/trace.*
	cat >"$TMPDIR/keys"
	ok "$1: there is something to type" test -s "$TMPDIR/keys"
	# shellcheck disable=SC2086
	trapped $tracer "$pty" 80x24 "$TMPDIR/keys" "$STRIFE" \
	    --restricted=strict -d "$database" >"$TMPDIR/screen" \
	    2>"$TMPDIR/err"
	status=$?
	stayed "$1"
}

# linear NAME: the same for lines of --linear, without a terminal.
linear() {
	rm -f "$TMPDIR"/trace.*
	cat >"$TMPDIR/keys"
	# shellcheck disable=SC2086
	trapped $tracer "$STRIFE" --linear --restricted=strict -d "$database" \
	    <"$TMPDIR/keys" >"$TMPDIR/screen" 2>"$TMPDIR/err"
	status=$?
	stayed "$1"
}

# stayed NAME: it ended as it should, and its calls were only what they may be.
stayed() {
	status_is 0 "$1: it lives until it is told to quit"
	is "$1: and has nothing to complain of" "$(cat "$TMPDIR/err")" ""
	ok "$1: no trap was run" test ! -e "$trap/ran"
	is "$1: and no file made" "$(find "$trap" -newer "$TMPDIR/keys")" ""
	[ -n "$tracer" ] || return
	# Of strife alone, and then from where it is confined.
	cat $(grep -lF "execve(\"$STRIFE\"" "$TMPDIR"/trace.*) >"$TMPDIR/calls"
	sed -n '/^seccomp(/,$p' "$TMPDIR/calls" | sed 1d >"$TMPDIR/after"
	like "$1: the filter was set" '^seccomp\(.* = 0$' "$TMPDIR/calls"
	like "$1: and then keys were read" '^read\(0, ' "$TMPDIR/after"
	empty "$1: no call is refused" \
	    "$(grep -E ' = -1 E(PERM|ACCES|MFILE|NOSYS)' "$TMPDIR/after")"
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

tracer=
if command -v strace >/dev/null 2>&1 &&
    strace -o "$TMPDIR/trace" true 2>"$TMPDIR/err"; then
	# A file a process: in one, calls of two are torn and mixed.
	tracer="strace -ff -e trace=!pread64,poll,lseek -o $TMPDIR/trace"
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
for quit in q Q ':quit\r' ':close-view\r'; do
	printf '%s\n' "$quit" >"$TMPDIR/typed"
	session "$quit" <"$TMPDIR/typed"
done
[ -n "$tracer" ] || skip "strace is missing or may not trace: no calls seen"
done_testing
