# SPDX-License-Identifier: ISC
#
# Proves: ./bootstrap on a tree that is built changes nothing, says nothing
# and works from any folder; a wrong word is a usage error.  What is missing
# is installed where that is allowed, else named, with status 4.  The system
# is left alone: apt-get, sudo and id are stand-ins.
. "$srcdir/tests/lib.sh"

[ "$srcdir" = "$builddir" ] || skip_all "only in the tree it builds"
[ -x "$STRIFE" ] || skip_all "no program was built"

# Everything with its time of change; the tests' own reports left out.
state() {
	find "$srcdir" \( -name .git -o -name logs -o -name 'build-*' \
	    -o -name '*.log' -o -name autom4te.cache \) -prune \
	    -o -type f -printf '%p %T@\n' | LC_ALL=C sort
}

run sh "$srcdir/bootstrap" no-such-word
status_is 2 "a wrong word is refused"
err_is "with the usage" <<'END'
bootstrap: usage: bootstrap [run [ARGS] | check]
END
state >"$TMPDIR/before"
cd "$TMPDIR" || exit 1
run sh "$srcdir/bootstrap"
status_is 0 "it succeeds from another folder"
silent "it has nothing to say"
state >"$TMPDIR/after"
same "it rebuilt nothing" "$TMPDIR/after" "$TMPDIR/before"

# A folder with every command but apt-get and sudo; pkg-config knows no nettle
# until the stand-in for apt-get has been called.
bin=$TMPDIR/bin
mkdir "$bin"
ln -s /bin/* "$bin" 2>/dev/null
ln -s /usr/bin/* "$bin" 2>/dev/null
ln -s /usr/local/bin/* "$bin" 2>/dev/null
rm -f "$bin/apt-get" "$bin/sudo" "$bin/id" "$bin/pkg-config"
real=$(command -v pkg-config)
stand_in() {
	{
		echo '#!/bin/sh'
		cat
	} >"$bin/$1"
	chmod +x "$bin/$1"
}
stand_in pkg-config <<END
case "\$*" in
*nettle*) [ -f "$TMPDIR/installed" ] || exit 1 ;;
esac
exec $real "\$@"
END
stand_in id <<'END'
echo 1000
END

run env PATH="$bin" sh "$srcdir/bootstrap"
status_is 4 "no apt-get: status 4"
err_is "what is needed is named" <<'END'
bootstrap: please install what Debian calls: nettle-dev
END

stand_in apt-get <<END
echo "\$*" >>"$TMPDIR/apt"
[ "\$1" = install ] || exit 0
touch "$TMPDIR/installed"
END
stand_in sudo <<'END'
exit 1
END
run env PATH="$bin" sh "$srcdir/bootstrap"
status_is 4 "a sudo that asks: status 4"
err_is "the line to run is printed" <<'END'
bootstrap: please run: apt-get install nettle-dev
END
ok "and nothing was called" test ! -e "$TMPDIR/apt"

stand_in sudo <<'END'
[ "$1" = -n ] || exit 1
shift
exec "$@"
END
run env PATH="$bin" sh "$srcdir/bootstrap"
status_is 0 "a sudo that does not ask"
is "one installation" "$(cat "$TMPDIR/apt")" \
    "install -y --no-install-recommends nettle-dev"
err_is "it says so" <<'END'
bootstrap: installing: nettle-dev
END
run env PATH="$bin" sh "$srcdir/bootstrap"
silent "the second time there is nothing to do"
is "nor to install" "$(wc -l <"$TMPDIR/apt")" 1
done_testing
