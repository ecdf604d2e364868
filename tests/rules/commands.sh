# SPDX-License-Identifier: ISC
#
# Proves: every command of the table is given in some screen test, by its name
# or by one of its keys, so that a command cannot be added without one.
. "$srcdir/tests/lib.sh"

run "$STRIFE" --print-keys
status_is 0 "the table is printed"
# "down j", "factions g+f", "mark m+*": a line for each key of each command.
sed -n 's/^\.It Ic //p' "$TMPDIR/out" | sed 's/ Pq / /; s/\\&//g; s/\\e/\\/g' |
    awk '{
		print $1
		for (i = 2; i <= NF; i++) {
			key = $i
			if (i < NF && key ~ /^[gmy\047]$/)
				key = key "+" ($(++i) == "a-z" ? "*" : $i)
			print $1, key
		}
	}' >"$TMPDIR/keys"

# What the scripts do: "do NAME", "key K" and, of two keys, "key K+L", "key K+*".
for file in "$srcdir"/tests/screen/*.test; do
	sed '/^----$/,$d; /^#/d' "$file"
done | awk '
	$1 == "type" {
		text = substr($0, 6)
		$0 = "key"
		for (i = 1; i <= length(text); i++)
			$(i + 1) = substr(text, i, 1)
	}
	$1 != "key" { print "do", $1 }
	$1 == "key" {
		for (i = 2; i <= NF; i++) {
			print "key", $i
			if ($i ~ /^[1-9]$/)
				print "key 1-9"
			if (i < NF) {
				print "key", $i "+" $(i + 1)
				print "key", $i "+*"
			}
		}
	}' | sort -u >"$TMPDIR/done"

cut -d ' ' -f 1 "$TMPDIR/keys" | sort -u | while read -r name; do
	echo "do $name"
	sed -n "s/^$name /key /p" "$TMPDIR/keys"
done >"$TMPDIR/ways"
awk -v ways="$TMPDIR/ways" '
	{ given[$0] = 1 }
	END {
		while ((getline line <ways) > 0) {
			if (line ~ /^do /) {
				if (name != "" && !reached)
					print name
				name = substr(line, 4)
				reached = 0
			}
			reached = reached || line in given
		}
		if (name != "" && !reached)
			print name
	}' "$TMPDIR/done" >"$TMPDIR/out"
is "there are commands" "$(test -s "$TMPDIR/ways" && echo yes)" yes
is "no command is left out" "$(cat "$TMPDIR/out")" ""
done_testing
