# SPDX-License-Identifier: ISC
#
# Proves: what a file gives to others carries the file's name in front (the
# first word of it: query_event.c gives query_...), and nothing but the few
# named here keeps a value that changes.
. "$srcdir/tests/lib.sh"

command -v objdump >/dev/null 2>&1 ||
    skip_all "objdump is missing (Debian: binutils)"
[ "$SANITIZERS" != yes ] || skip_all "sanitizers add names of their own"

# unit section name, for functions and objects; G global, L local.
objdump -t "$builddir"/libstrife.a "$builddir"/libstrifeui.a 2>/dev/null |
awk '
	/file format/	{ sub(/:.*/, ""); sub(/^lib[a-z]*_a-/, "")
			  sub(/\.o$/, ""); unit = $0 }
	/ [FO] / {
		bind = substr($0, 18, 1)
		for (i = 3; i < NF; i++)
			if ($i == "F" || $i == "O")
				section = $(i + 1)
		# The static o of a function is o.1 to the compiler.
		sub(/\.[0-9]+$/, "", $NF)
		print unit, (bind == "g" ? "G" : "L"), section, $NF
	}' >"$TMPDIR/symbols"
ok "there are symbols to look at" test -s "$TMPDIR/symbols"

# Families that live with a unit under a name of their own: "unit prefix".
cat >"$TMPDIR/families" <<'END'
canvas glyph
canvas view
canvas_text view
command n
clash_dead dead
mem arena
store_put put
str utf8
style scheme
worker lane
END
empty "names carry the name of their file" "$(awk '
	NR == FNR { family[$1 " " $2] = 1; next }
	$2 == "G" {
		split($1, u, "_"); split($4, s, "_")
		if (u[1] != s[1] && u[1] "s" != s[1] && !(($1 " " s[1]) in family))
			print $1 ".c: " $4
	}' "$TMPDIR/families" "$TMPDIR/symbols")"

# Mutable: in .data or .bss (tables of pointers are in .data.rel.ro).  What a
# signal sets is among them: a handler can be told nothing else.
cat >"$TMPDIR/kept" <<'END'
fold cache
linear_input interrupted
mem out_of_memory_hook
mem out_of_memory_note
out o
watch ended
END
empty "no value is kept between calls outside of the terminal" "$(awk '
	NR == FNR { kept[$1 " " $2] = 1; next }
	$3 ~ /^\.(data|bss)(\.[^r]|$)/ && $1 !~ /^terminal/ &&
	    !(($1 " " $4) in kept) { print $1 ".c: " $4 }
	' "$TMPDIR/kept" "$TMPDIR/symbols")"
done_testing
