# SPDX-License-Identifier: ISC
#
# Proves: strife --restricted runs list, show, search and cite as sshd hands
# them over, cut into words without a shell, and nothing else; it opens a
# finished database and reads no other file; its limits hold; where the kernel
# lacks what confines it, =strict refuses and the plain form says so.
. "$srcdir/tests/lib.sh"

database=$TMPDIR/mini.db
"$STRIFE" seed "$srcdir/tests/data/mini" -o "$database" || exit 1
# The kernel may lack it here too; that is said on a line of its own.
without_note() {
	sed -i '/^strife: not confined by the kernel/d' "$TMPDIR/err"
}
# asks COMMAND: as sshd would.
asks() {
	run env SSH_ORIGINAL_COMMAND="$1" "$STRIFE" --restricted -d "$database"
	without_note
}
# alike WHAT COMMAND ARGUMENT...: the same output as the command itself.
alike() {
	what=$1
	asks "$2"
	shift 2
	status_is 0 "$what"
	silent "$what: nothing else is said"
	cp "$TMPDIR/out" "$TMPDIR/restricted"
	run "$STRIFE" "$@" -d "$database"
	same "$what: as ever" "$TMPDIR/restricted" "$TMPDIR/out"
}
refused() {
	asks "$1"
	status_is 2 "refused: $1"
	is "nothing is printed" "$(cat "$TMPDIR/out")" ""
	err_is "it says why" <<END
strife: $2
END
}

alike "list" "list events" list events
alike "an option" "list claims --format json" list claims --format json
alike "quotes" "list  events  'from:1905' \"not:kind:clash\"" \
    list events from:1905 not:kind:clash
alike "search" "search --rank bridge" search --rank bridge
link=$("$STRIFE" list claims -d "$database" --format tsv | sed -n '2s/	.*//p')
alike "show" "show $link" show "$link"
alike "cite" "cite --format=bibtex '$link'" cite --format=bibtex "$link"
asks "list events nothing-of-that-name"
status_is 1 "nothing matched: status 1"

only="there are list, show, search and cite, and without a command the browser (ssh -t)"
refused "sh" "there is no command sh here; $only"
refused "/bin/sh -c id" "there is no command /bin/sh here; $only"
refused "seed /tmp" "there is no command seed here; $only"
refused "check /etc" "there is no command check here; $only"
refused "verify gazette /etc/passwd" "there is no command verify here; $only"
refused "strife list events" "there is no command strife here; $only"
refused "--help" "there is no command --help here; $only"
refused "; list events" "there is no command ; here; $only"
refused "  " "there is no command of blanks here; $only"
refused "list 'events" "the command has a ' without its second"
refused "list events -o $TMPDIR/made" \
    "list: there is no option -o; usage: strife list WHAT [QUERY...]; not: before a term excludes it"
refused "list events --output=$TMPDIR/made" \
    "list: there is no option --output=$TMPDIR/made; usage: strife list WHAT [QUERY...]; not: before a term excludes it"
refused "show -d /etc/passwd x" \
    "show: there is no option -d; usage: strife show LINK..."
# Nor by any other spelling, nor any option of another command.
for option in "-o$TMPDIR/made" "-o '$TMPDIR/made'" "--out $TMPDIR/made" \
    "--o=$TMPDIR/made" "--format tsv -o $TMPDIR/made" "-d/etc/passwd" \
    "--data=/etc/passwd" "--d /etc/passwd" "--state $TMPDIR/made" \
    "--config /etc/passwd" "--script /etc/passwd" "--report $TMPDIR/made" \
    "--over /etc/passwd" "--names /etc/passwd" --watch --restricted; do
	for command in "list events" "search bridge" "show $link" "cite $link"; do
		asks "$command $option"
		status_is 2 "refused: $command $option"
		err_like "it is no option here" ': there is no option -'
	done
done
ok "no file was made" test ! -e "$TMPDIR/made"
refused "list \$(id)" \
    "list: there is no list of \$(id); there are events, claims, factions, relations, pairs, figures, people, places, sources, disputes and coverage"
asks "$(printf 'list \033]52;c;eA==\007\302\2331m')"
is "what is told of it has no controls" \
    "$(LC_ALL=C tr -cd '\001-\011\013-\037\177' <"$TMPDIR/err")" ""

run "$STRIFE" --restricted -d "$database"
status_is 4 "without a terminal and a command"
err_is "it says what to do" <<'END'
strife: the browser needs a terminal on both sides: use ssh -t, or give a command: list, show, search or cite
END
mkdir "$TMPDIR/config" "$TMPDIR/state"
for option in "--config $TMPDIR/config" "--state $TMPDIR/state" --resume \
    "--script $database"; do
	# shellcheck disable=SC2086
	run "$STRIFE" --restricted $option
	status_is 2 "no $option"
	err_like "and why" 'a restricted session reads no files'
done
run "$STRIFE" --restricted=loose
status_is 2 "a value that is none"
run "$STRIFE" --idle-limit 60
status_is 2 "a limit without --restricted"
run "$STRIFE" --restricted --memory-limit many
status_is 2 "a limit that is no number"
run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted \
    -d "$srcdir/tests/data/mini"
status_is 2 "a folder is not compiled"
err_like "and what to do is said" 'strife seed -o FILE'
run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted \
    -d "$srcdir/README"
status_is 3 "a file of another kind"
run env SSH_ORIGINAL_COMMAND="list events" \
    STRIFE_DATASET="$srcdir/tests/data/mini" XDG_CACHE_HOME="$TMPDIR/cache" \
    HOME="$TMPDIR/home" "$STRIFE" --restricted
empty "\$STRIFE_DATASET is not looked at" \
    "$(grep -F tests/data/mini "$TMPDIR/err")"
ok "no cache was made" test ! -e "$TMPDIR/cache"

run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted \
    --query-limit 0 --memory-limit 0 --idle-limit 0 -d "$database"
status_is 0 "limits can be lifted"

# Databases that were made to take all time and all memory.
limited() {
	cp "$database" "$TMPDIR/$1.db"
	"$builddir/tests/e2e/hostile" make "$1" "$TMPDIR/$1.db" || exit 1
	run env SSH_ORIGINAL_COMMAND="$2" "$STRIFE" --restricted \
	    --query-limit 1 --memory-limit 64 -d "$TMPDIR/$1.db"
	without_note
	status_is 4 "$1: it ends"
	err_is "$1: it says why" <<END
strife: $3
END
}
limited endless "list events" \
    "list: this takes too long for a restricted session"
# On a terminal, before the first screen.
echo stop >"$TMPDIR/keys"
run "$builddir/tests/e2e/pty" 80x24 "$TMPDIR/keys" "$STRIFE" --restricted \
    --query-limit 1 -d "$TMPDIR/endless.db"
status_is 4 "endless: a session ends too"
out_like "and says why" 'strife: this takes too long for a restricted session'
limited huge "cite source/gazette" "cite: out of memory"

# A reader who does nothing, on a terminal.
run "$builddir/tests/e2e/pty" 80x24 "$TMPDIR/keys" "$STRIFE" --restricted \
    --idle-limit 1 -d "$database"
status_is 4 "no key: the session ends by itself"
out_like "and says why" 'strife: closed, as no key came for 1 second'

# Kernels that lack something, by a filter that says so.
enosys=$builddir/tests/e2e/enosys
if ! "$enosys" both true; then
	skip "no filters at all here"
	done_testing
fi
lacks() {
	run env SSH_ORIGINAL_COMMAND="list events" "$enosys" "$1" "$STRIFE" \
	    --restricted=strict -d "$database"
	status_is 4 "strict refuses without $1"
	is "strict: no data" "$(cat "$TMPDIR/out")" ""
	err_is "strict: it names $2" <<END
strife: --restricted=strict: this system has no $2 for it; --restricted goes on without
END
	run env SSH_ORIGINAL_COMMAND="list events" "$enosys" "$1" "$STRIFE" \
	    --restricted -d "$database"
	status_is 0 "plain goes on without $1"
	err_is "plain: it says so" <<END
strife: not confined by the kernel, which has no $2 here
END
	ok "plain: and lists" test -s "$TMPDIR/out"
}
lacks both "Landlock and no seccomp"
run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted=strict \
    -d "$database"
if [ "$status" -eq 4 ]; then
	skip "the kernel confines nothing here: $(cat "$TMPDIR/err")"
	done_testing
fi
status_is 0 "strict, where the kernel has it"
silent "and nothing is said"
lacks landlock Landlock
lacks seccomp seccomp
run "$enosys" seccomp "$builddir/tests/unit/test_confine" landlock-alone
status_is 0 "Landlock and the limits hold without seccomp"
# Line by line, which needs no terminal.
printf '1\ny l\nm a\nq\n' >"$TMPDIR/lines"
run_with "$TMPDIR/lines" "$STRIFE" --restricted --linear -d "$database"
without_note
status_is 0 "a restricted session goes line by line"
silent "and nothing else is said"
out_like "an event is opened" '^Event 1 of 3: '
out_like "what is copied is printed" '^claim/pont-elan-1905-05-03/attack$'
out_like "marks last as long as the session" '^mark a: '
is "nothing was written" "$(find "$HOME" -type f | grep -v '\.db')" ""
mkfifo "$TMPDIR/silence"
exec 9<>"$TMPDIR/silence"
run_with "$TMPDIR/silence" "$STRIFE" --restricted --idle-limit 1 --linear \
    -d "$database"
exec 9<&-
without_note
err_is "one who types nothing is told why it ends" <<'END'
strife: closed, as no line came for 1 seconds
END
done_testing
