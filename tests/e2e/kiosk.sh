# SPDX-License-Identifier: ISC
#
# Proves, by the recipe of strife-kiosk(7) as it is printed there, on a real
# sshd: readers come with the clients of OpenSSH, Dropbear and PuTTY, browse and
# change the size of their window; commands are answered or refused; there is no
# sftp, no forwarding, no shell.  When the client is killed or its line falls
# silent, the session ends and no process stays.  Many sessions read one
# database at once, each in little memory of its own, while strife seed and
# strife import put others in its place: all go on with the old one, and who
# comes next gets the new.  Of what a client sends in its environment nothing
# comes through that the recipe does not name, LD_PRELOAD least of all.
# KIOSK_SESSIONS says how many.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
. "$srcdir/tests/e2e/sshd.inc"
many=${KIOSK_SESSIONS:-8}
pty=$builddir/tests/e2e/pty

[ "$SANITIZERS" != yes ] ||
    skip_all "under the sanitizers nothing is confined, and the screen says so"
[ -d /proc/self ] || skip_all "there is no /proc to see processes in"
pane_server
sshd_keys
database=$TMPDIR/clashes.db
run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$database"
status_is 0 "the dataset compiles"

# ---- the recipe ----

page=$srcdir/doc/strife-kiosk.7
sed -n '/^\.\\" sshd_config begins/,/^\.\\" sshd_config ends/p' "$page" |
    grep -v '^\.' >"$TMPDIR/recipe"
like "strife-kiosk(7) has a recipe" 'ForceCommand exec strife --restricted=strict' \
    "$TMPDIR/recipe"
# Names and places are of this test, and it waits less long for a silent line.
sed -e "s|Match User reader|Match User $(id -un)|" \
    -e "s|exec strife|exec $STRIFE|" -e "s|/srv/strife/clashes.db|$database|" \
    -e "s|/etc/ssh/reader.keys|$ssh_dir/authorized|" \
    -e 's|\(ClientAliveInterval\) .*|\1 1|' \
    -e 's|\(ClientAliveCountMax\) .*|\1 2|' "$TMPDIR/recipe" >"$TMPDIR/match"
run env SSH_ORIGINAL_COMMAND="list events" "$STRIFE" --restricted=strict \
    -d "$database"
if [ "$status" -eq 4 ]; then
	sed -i 's/=strict//' "$TMPDIR/match"
	echo "=strict is left out: $(cat "$TMPDIR/err")" | note
fi
{ echo 'Subsystem sftp internal-sftp'; cat "$TMPDIR/match"; } >"$TMPDIR/added"
sshd_start <"$TMPDIR/added"
run "$sshd" -t -f "$ssh_dir/sshd_config"
status_is 0 "sshd -t takes it"
run $ssh there list events
[ "$status" -eq 0 ] || skip_all "sshd lets nobody in here: $(cat \
    "$TMPDIR/err")"

# The program's processes that have our database open.
ours() {
	for p in /proc/[0-9]*/cmdline; do
		tr '\0' ' ' 2>/dev/null <"$p" |
		    grep -q "^$STRIFE --restricted.* $database " &&
		    basename "${p%/cmdline}"
	done
	true
}
none_left() {
	[ -z "$(ours)" ]
}
left() {
	[ "$(ours | wc -l)" -eq "$1" ]
}
nobody() {
	if until_true none_left; then
		pass "$1: no process stays"
	else
		fail "$1: processes stay: $(ours | tr '\n' ' ')"
	fi
}

# ---- commands ----

run "$STRIFE" list events -d "$database"
cp "$TMPDIR/out" "$TMPDIR/events"
run $ssh there list events
same "a command is answered" "$TMPDIR/out" "$TMPDIR/events"
run $ssh there "search 'the bridge' --format json"
status_is 0 "quotes of its own"
run $ssh there sh
status_is 2 "no shell"
err_like "it says what there is" 'there is no command sh here'
run $ssh there "list events -o $TMPDIR/made"
ok "no file" test ! -e "$TMPDIR/made"
run $ssh there
status_is 4 "no terminal, no command"
err_like "it says what to do" 'use ssh -t, or give a command'
run $ssh -s there sftp
status_is 2 "no sftp"
run $ssh -o ConnectTimeout=5 -W "127.0.0.1:$port" there
ok "no forwarding" test "$status" -ne 0
nobody "commands"

# ---- clients ----

all_but_last() {
	sed '$d'
}
# browses WHAT COMMAND: the locale does not come along, which the last line
# says.
browses() {
	view=all_but_last
	pane_open 80x24 "$2"
	shown "$1: the first screen"
	keys Down
	view=
	shown "$1: a key"
	keys Enter Down s
	shown "$1: into the source"
	resize 100x30
	shown "$1: another size"
	keys Left q
	ends "$1: q ends it" "${3:-0}"
	nobody "$1"
}
browses "OpenSSH" "$ssh -t there"
if command -v dbclient >/dev/null 2>&1 && dropbearkey -t ed25519 \
    -f "$ssh_dir/dropbear" 2>/dev/null | grep '^ssh-' \
    >>"$ssh_dir/authorized"; then
	browses "Dropbear" "dbclient -y -p $port -i $ssh_dir/dropbear \
	    $(id -un)@127.0.0.1 2>/dev/null"
else
	skip "Dropbear's dbclient is missing (Debian: dropbear-bin)"
fi
if command -v plink >/dev/null 2>&1 && puttygen "$ssh_dir/user" -O private \
    -o "$ssh_dir/user.ppk" >"$TMPDIR/puttygen" 2>&1; then
	finger=$(ssh-keygen -l -f "$ssh_dir/host.pub" | cut -d ' ' -f 2)
	browses "PuTTY" "plink -ssh -batch -no-antispoof -P $port \
	    -i $ssh_dir/user.ppk -hostkey $finger $(id -un)@127.0.0.1"
else
	skip "PuTTY's plink is missing (Debian: putty-tools)"
fi

# ---- what the client would have in the environment ----

# Names that sshd would have to let through, and by a key's own options.
shim=$builddir/tests/faults/shim.so
trap=$TMPDIR/trap
mkdir "$trap"
sed -i "s|^|environment=\"LD_PRELOAD=$shim\",environment=\"LD_AUDIT=$shim\" |" \
    "$ssh_dir/authorized"
pane_open 80x24 "$ssh -o 'SetEnv=LC_TRAP=let-in LD_PRELOAD=$shim \
    LD_AUDIT=$shim LD_LIBRARY_PATH=$trap TERMINFO=$trap HOME=$trap \
    EDITOR=$shim STRIFE_DATASET=$trap XDG_CONFIG_HOME=$trap LOCPATH=$trap \
    GCONV_PATH=$trap SSH_ORIGINAL_COMMAND=sh' -t there"
view=all_but_last
shown "a client that sends its environment"
view=
pid=$(ours)
tr '\0' '\n' <"/proc/$pid/environ" >"$TMPDIR/environment"
like "what the recipe names comes in" '^LC_TRAP=let-in$' "$TMPDIR/environment"
empty "and nothing that leads elsewhere" "$(grep -e "$trap" -e "$shim" \
    -e '^LD_' -e '^SSH_ORIGINAL_COMMAND=' "$TMPDIR/environment")"
empty "nothing was loaded into the program" \
    "$(grep -F "$shim" "/proc/$pid/maps")"
LD_PRELOAD=$shim grep -F "$shim" /proc/self/maps >"$TMPDIR/out"
ok "where it may be loaded, that is seen" test -s "$TMPDIR/out"
sed -i 's/^environment=[^ ]* //' "$ssh_dir/authorized"
keys q
nobody "the environment"

# ---- cut off ----

cat >"$TMPDIR/client" <<END
echo \$\$ >"$TMPDIR/client.pid"
exec $ssh -t there
END
# One that nobody has waited for has no words any more.
is_over() {
	! grep -qs . "/proc/$1/cmdline"
}
# cut_off WHAT SIGNAL: the client gets it; when its sshd has ended, which is
# when the terminal is closed, the program has a second.  That is a bound and
# no measurement: it needs some milliseconds, and three sessions have to
# outlive their second, on however busy a machine, to be called wrong.
cut_off() {
	for try in 1 2 3; do
		pane_open 80x24 "sh '$TMPDIR/client'"
		view=all_but_last
		shown "a session to be cut off"
		view=
		pid=$(ours)
		its_sshd=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$pid/status")
		kill "-$2" "$(cat "$TMPDIR/client.pid")"
		until_true is_over "$its_sshd" || break
		if timeout 1 sh -c 'while grep -qs . "/proc/$0/cmdline"; do
			sleep 0.02; done' "$pid"; then
			pass "$1: the program ends within a second"
			try=
			break
		fi
	done
	[ -z "$try" ] || fail "$1: the program goes on"
	nobody "$1"
	kill -9 "$(cat "$TMPDIR/client.pid")" 2>/dev/null
}
cut_off "the client was killed" KILL
cut_off "the line fell silent" STOP

# ---- many at once ----

# Each waits at the gate, which is a pipe that nobody has opened yet.
mkfifo "$TMPDIR/gate"
cat >"$TMPDIR/keys" <<END
hide
j
\\r
gs
\\x7f
gt
wait $TMPDIR/gate
j
gm
\\x7f
/bridge\\r
\\x07
gt
gg
size 80x24
size 80x24
show
size 80x24
END
session() {
	"$pty" 80x24 "$TMPDIR/keys" $ssh -t there >"$TMPDIR/session.$1" \
	    2>"$TMPDIR/session.$1.err"
	echo $? >"$TMPDIR/session.$1.status"
}
waiting() {
	[ "$(grep -l '^waiting' "$TMPDIR"/session.*.err 2>/dev/null |
	    wc -l)" -ge "$1" ]
}
# replaced BY WORDS: so many sessions, of a database in which WORDS stand; BY 1
# and BY 2 put others in its place while they read.
replaced() {
	rm -f "$TMPDIR"/session.*
	i=0
	while [ $i -lt "$many" ]; do
		i=$((i + 1))
		session $i &
		# No more than a few log in at once (MaxStartups).
		[ $((i % 6)) -ne 0 ] || until_true waiting $((i - 2))
	done
	ok "$1: $many sessions read at once" until_true waiting "$many"
	is "$1: each is a process" "$(ours | wc -l)" "$many"
	in_little_memory "$1"
	for n in 1 2; do
		run "$1" $n
		status_is 0 "$1: another database takes its place"
		run "$STRIFE" list events -d "$database"
		cp "$TMPDIR/out" "$TMPDIR/now"
		run $ssh there list events
		same "$1: who comes now reads that one" "$TMPDIR/out" \
		    "$TMPDIR/now"
	done
	exec 9<>"$TMPDIR/gate"
	wait
	exec 9>&-
	all_went_on "$1" "$2"
	nobody "$1"
}
in_little_memory() {
	worst=0
	for pid in $(ours); do
		private=$(awk '/^Private_/ { sum += $2 } END { print sum + 0 }' \
		    "/proc/$pid/smaps_rollup" 2>/dev/null || echo 0)
		[ "$private" -le $worst ] || worst=$private
	done
	echo "$1: private memory of the largest: $worst KiB" | note
	if [ "$worst" -eq 0 ] || [ "$many" -lt 2 ]; then
		skip "memory: not measured in this build, or not to be seen here"
	else
		ok "$1: each takes less than 2 MiB of its own" \
		    test "$worst" -lt 2048
	fi
}
# From the last time that the screen was cleared: what is counted while nobody
# types may have been drawn in between, sooner or later.
last_screen() {
	tr '\033\n' '\n ' <"$TMPDIR/session.$1" |
	    sed -n 'H; /^\[2J/{x; s/.*//; x; h;}; ${x; p;}'
}
all_went_on() {
	is "$1: all came to their end" "$(cat "$TMPDIR"/session.*.status | sort |
	    uniq -c | tr -s ' ')" " $many 0"
	is "$1: none had to complain" "$(cat "$TMPDIR"/session.*.err |
	    grep -v '^waiting')" ""
	alike=0
	i=0
	last_screen 1 >"$TMPDIR/first"
	while [ $i -lt "$many" ]; do
		i=$((i + 1))
		last_screen $i | cmp -s "$TMPDIR/first" - &&
		    alike=$((alike + 1))
	done
	is "$1: all saw the same at the end" $alike "$many"
	like "$1: and that was the old one" "$2" "$TMPDIR/session.1"
}

by_seed() {
	[ "$1" = 1 ] && set -- guilds || set -- valleys
	"$STRIFE" seed "$srcdir/tests/data/$1" -o "$database"
}
replaced by_seed 'Two days at'

# An import goes on from the one that is there: it reads that, too.
rows=$srcdir/tests/csv/ged-syria.csv
by_import() {
	head -n $((10 + $1)) "$rows" >"$TMPDIR/rows.csv"
	"$STRIFE" import ged "$TMPDIR/rows.csv" -o "$database" --drop-gone
}
rm "$database"
run "$STRIFE" import ged "$rows" -o "$database"
status_is 0 "a table is imported"
replaced by_import "$("$STRIFE" list events -d "$database" --format tsv |
    sed -n '2s/^[^	]*	[^	]*	\([^	]\{12\}\).*/\1/p')"
done_testing
