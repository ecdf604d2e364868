# SPDX-License-Identifier: ISC
#
# Proves, through a real sshd on the loopback with keys of its own: the
# screen that arrives is the canvas, though SSH brings no locale; keys go
# back; when the connection dies the program ends; without a terminal it
# says what to do.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/e2e/pane.inc"
pane_server
. "$srcdir/tests/e2e/sshd.inc"
sshd_keys
sshd_start </dev/null
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
