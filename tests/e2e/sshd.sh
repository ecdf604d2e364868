# SPDX-License-Identifier: ISC
#
# Proves, through a real sshd on the loopback with keys of its own: the
# screen that arrives is the canvas, though SSH brings no locale; keys go
# back; when the connection dies the program ends; without a terminal it
# says what to do.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
pane_server
PATH=$PATH:/usr/sbin:/sbin
sshd=$(command -v sshd) || skip_all "sshd is missing"
command -v ssh >/dev/null 2>&1 || skip_all "ssh is missing"

ssh_dir=$TMPDIR/ssh
mkdir -m 700 "$ssh_dir"
# As root sshd wants an empty folder, which its service makes; it is left
# there, another run of this test may be using it.
if [ "$(id -u)" -eq 0 ] && [ ! -d /run/sshd ]; then
	mkdir -p -m 755 /run/sshd 2>/dev/null ||
	    skip_all "there is no /run/sshd and it cannot be made"
fi
stop() {
	tm kill-server >/dev/null 2>&1
	[ ! -f "$ssh_dir/pid" ] || kill "$(cat "$ssh_dir/pid")" 2>/dev/null
}
trap stop EXIT

for key in host user; do
	ssh-keygen -q -t ed25519 -N '' -C '' -f "$ssh_dir/$key" ||
	    skip_all "ssh-keygen makes no keys"
done
cp "$ssh_dir/user.pub" "$ssh_dir/authorized"
cat >"$ssh_dir/sshd_config" <<END
ListenAddress 127.0.0.1
HostKey $ssh_dir/host
AuthorizedKeysFile $ssh_dir/authorized
PidFile $ssh_dir/pid
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
PrintMotd no
PrintLastLog no
END

listening() {
	grep -q 'Server listening' "$ssh_dir/log" 2>/dev/null ||
	    grep -q 'Cannot bind\|Address already in use' "$ssh_dir/log"
}

# Another port while that one is taken.
port=$((20000 + $$ % 20000))
for try in 1 2 3 4 5 6 7 8; do
	port=$((port + try))
	: >"$ssh_dir/log"
	"$sshd" -f "$ssh_dir/sshd_config" -p $port -E "$ssh_dir/log" || {
		note <"$ssh_dir/log"
		[ $try -lt 8 ] || skip_all "sshd does not start"
		continue
	}
	until_true listening
	if grep -q 'Server listening' "$ssh_dir/log"; then
		break
	fi
done
cat >"$ssh_dir/config" <<END
Host there
	HostName 127.0.0.1
	Port $port
	User $(id -un)
	IdentityFile $ssh_dir/user
	IdentitiesOnly yes
	UserKnownHostsFile $ssh_dir/known
	StrictHostKeyChecking no
	LogLevel ERROR
	SendEnv -*
END
ssh="ssh -F $ssh_dir/config"
run $ssh there true
[ "$status" -eq 0 ] || skip_all "sshd lets nobody in here: $(cat \
    "$TMPDIR/err")"

database=$TMPDIR/mini.db
run "$STRIFE" seed "$srcdir/tests/data/mini" -o "$database"
status_is 0 "the dataset compiles"

# The program's number is kept, to see it end.
cat >"$TMPDIR/remote" <<END
echo \$\$ >"$TMPDIR/pid"
unset LC_ALL LC_CTYPE LANG
exec "$STRIFE" "$database"
END
all_but_last() {
	sed '$d'
}
is_gone() {
	! kill -0 "$(cat "$TMPDIR/pid")" 2>/dev/null
}

view=all_but_last
pane_open 80x24 "$ssh -tt there sh '$TMPDIR/remote'"
shown "the first screen arrives"
says "the locale that did not come is told" 'UTF-8 is taken'
keys Down
view=
shown "keys go back"
keys PgDn Enter Down
shown "some at once"
resize 100x30
shown "a new size arrives"
keys q
ends "q ends the session" 0
ok "and the program" until_true is_gone

cat >"$TMPDIR/client" <<END
echo \$\$ >"$TMPDIR/client.pid"
exec $ssh -tt there sh '$TMPDIR/remote'
END
pane_open 80x24 "sh '$TMPDIR/client'"
view=all_but_last
shown "a second session"
kill -9 "$(cat "$TMPDIR/client.pid")"
if until_true is_gone; then
	pass "the connection died: the program ended"
else
	fail "the connection died: the program goes on"
fi

run $ssh there "sh '$TMPDIR/remote'"
ok "without a terminal it fails" test "$status" -ne 0
err_like "and says what to do" 'ssh -t'
done_testing
