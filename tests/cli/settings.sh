# SPDX-License-Identifier: ISC
#
# Proves: settings that are wrong do not keep the browser from starting; the
# first mistake is said on its lowest line, all of them on standard error at
# the end; a script reads no settings but those it is given; options of the
# command line win; help shows the keys as they are bound.
. "$srcdir/tests/lib.sh"

mini=$srcdir/tests/data/mini
mkdir -p "$HOME/.config/strife"
cat >"$HOME/.config/strife/config" <<'END'
ascii = on
scheme = purple
END
echo screen >"$TMPDIR/script"
run "$STRIFE" --size 120x24 --script "$TMPDIR/script" "$mini"
status_is 0 "a script runs"
silent "and does not read the reader's own settings"
cp "$TMPDIR/out" "$TMPDIR/plain"

run "$STRIFE" --config "$HOME/.config/strife/config" --size 120x24 \
    --script "$TMPDIR/script" "$mini"
status_is 0 "with wrong settings it runs as well"
err_is "what is wrong is told at the end" <<END
$HOME/.config/strife/config:2: there is no scheme "purple", expected default, light, dark, mono or safe
END
sed '$d' "$TMPDIR/out" >"$TMPDIR/with"
tail -n 1 "$TMPDIR/out" >"$TMPDIR/last"
like "the lowest line says it" \
    '^ config:2: there is no scheme "purple", expected default, light' \
    "$TMPDIR/last"
run "$STRIFE" --ascii --size 120x24 --script "$TMPDIR/script" "$mini"
sed '$d' "$TMPDIR/out" >"$TMPDIR/ascii"
same "what is right in the file holds" "$TMPDIR/with" "$TMPDIR/ascii"

printf '%s\n' 'key x = dwon' 'key o =' 'colour = red' 'key x = opponent' \
    'key F5 = quit now' >"$TMPDIR/config"
cat >"$TMPDIR/script" <<'END'
screen
key o
screen
key ?
search same clash
screen
END
run "$STRIFE" --config "$TMPDIR/config" --script "$TMPDIR/script" \
    --size 60x8 "$mini"
status_is 0 "several mistakes"
err_is "all of them are told, in their order" <<END
$TMPDIR/config:1: there is no command "dwon", expected one that help lists
$TMPDIR/config:3: there is no setting "colour", expected scheme, ascii, bidi, mouse or key
$TMPDIR/config:5: there is no command "quit now", expected one that help lists
END
out_like "the first is said, and how many there are more" \
    '^ config:1 \(and 2 more\): there is no command "dwon"'
out_like "a key that is unbound does nothing" '^ o is bound to nothing here'
out_like "help shows the key that was bound" \
    '  x +the same clash in the other side'

run "$STRIFE" --config "$TMPDIR/none" --script "$TMPDIR/script" "$mini"
status_is 0 "settings that are not there are no reason to end"
err_is "but told where they were asked for" <<END
$TMPDIR/none: it cannot be read: No such file or directory
END

echo 'ascii = off' >"$TMPDIR/config"
echo screen >"$TMPDIR/script"
run "$STRIFE" --ascii --config "$TMPDIR/config" --size 120x24 \
    --script "$TMPDIR/script" "$mini"
sed '$d' "$TMPDIR/out" >"$TMPDIR/with"
same "an option goes before the file" "$TMPDIR/with" "$TMPDIR/ascii"
printf 'key \033[31m = down\n' >"$TMPDIR/config"
run "$STRIFE" --config "$TMPDIR/config" --script "$TMPDIR/script" "$mini"
err_is "what the file holds reaches no terminal as it is" <<END
$TMPDIR/config:1: there is no key "␛[31m", expected one like x, Ctrl-X, PgDn or g+x
END
done_testing
