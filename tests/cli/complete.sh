# SPDX-License-Identifier: ISC
#
# Proves: what a word of the command line could be is told from the tables of
# commands and from the database, without compiling, with hostile words as
# signs and never too many; and bash, zsh and fish offer it.
. "$srcdir/tests/lib.sh"

"$STRIFE" seed "$srcdir/tests/data/mini" -o "$TMPDIR/mini.db" 2>"$TMPDIR/err"
db=$TMPDIR/mini.db
STRIFE_DATASET=$db
export STRIFE_DATASET
tab=$(printf '\t')

# could WHAT WORD...: what is told, the words alone, is on standard input.
could() {
	what=$1
	shift
	run "$STRIFE" --complete "$@"
	cut -f 1 "$TMPDIR/out" >"$TMPDIR/words"
	cat >"$TMPDIR/wanted"
	same "$what" "$TMPDIR/words" "$TMPDIR/wanted"
}

could "a command" se <<'END'
search
seed
:files
END
run "$STRIFE" --complete se
out_like "and what it is for" "^search${tab}list hits"
could "what can be listed" list p <<'END'
pairs
people
places
END
could "fields of a query" list events pa <<'END'
part_of:
END
could "factions" list events faction: <<'END'
faction:hill-company
faction:river-guard
faction:valley-watch
END
run "$STRIFE" --complete list events faction:r
out_is "with their names" <<END
faction:river-guard${tab}River Guard
END
could "the last of several, after not:" list events not:faction:hill-company,v <<'END'
not:faction:hill-company,valley-watch
END
could "by another name, in any spelling" search faction:bridge <<'END'
faction:river-guard
END
could "and by the Arabic one" search faction:شركة <<'END'
faction:hill-company
END
could "kinds, modes, roles" list claims kind:ca mode:d role:med <<'END'
role:mediator
END
could "words of is:" list events is:h <<'END'
is:hedged
END
could "certainly" list events place:!p <<'END'
place:!pont-elan
END
could "kinds of links" show f <<'END'
faction/
END
could "links" show faction/hill-company event/m <<'END'
event/mill-1905-05-04
END
could "pairs" show pair/h <<'END'
pair/hill-company+river-guard
END
could "events of claims, then claims" cite claim/p <<'END'
claim/pont-elan-1905-05-03/
END
could "claims" cite claim/pont-elan-1905-05-03/d <<'END'
claim/pont-elan-1905-05-03/dead
claim/pont-elan-1905-05-03/denial
END
could "options of the command" export --l <<'END'
--lineage
END
could "no others" date --ra </dev/null
could "formats of the command" cite --format= <<'END'
--format=text
--format=bibtex
--format=ris
--format=csl-json
--format=wikitext
END
could "as a word of their own" check --format j <<'END'
json
END
could "where to export" export x.db --to g <<'END'
geojson
graphml
END
could "the query of an export" export "$db" --to csv faction:r <<'END'
faction:river-guard
END
could "or with -d" export -d "$db" faction:r <<'END'
faction:river-guard
END
could "a source, then a file" verify g <<'END'
gazette
END
could "the file" verify gazette x <<'END'
:files
END
could "files of -o" list events -o x <<'END'
:files
END
could "a dataset named by -d" list -d "$TMPDIR/none.db" events faction: </dev/null
could "a link of the browser" "$db" person/ <<'END'
person/aime-duval
:files
END
run "$STRIFE" --complete
status_is 0 "nothing to complete is no mistake"
run "$STRIFE" --complete show "$(printf 'faction/\033[31m')"
silent "hostile words are not answered"
out_is "at all" </dev/null

# Bash puts what is told into its line as it is, for Enter to run.
cp "$db" "$TMPDIR/shell.db"
"$builddir/tests/e2e/hostile" make shell "$TMPDIR/shell.db" || exit 1
for words in "show event/" "show faction/" "show person/" "show place/" \
    "show source/" "show pair/" "show relation/" "show claim/" \
    "show claim/valley-campaign/" \
    "list events faction:" "list events place:" "list events source:" \
    "verify "; do
	# shellcheck disable=SC2086
	run env STRIFE_DATASET="$TMPDIR/shell.db" "$STRIFE" --complete \
	    ${words% *} "${words##* }"
	empty "$words: no id that is a command" \
	    "$(grep -F touch "$TMPDIR/out")"
done

# ---- nothing is compiled ----
XDG_CACHE_HOME=$TMPDIR/cache
export XDG_CACHE_HOME
could "a folder that nobody has opened has no names yet" list \
    -d "$srcdir/tests/data/mini" events faction:r </dev/null
ok "and is not compiled for a key press" test ! -e "$TMPDIR/cache"
run "$STRIFE" list factions -d "$srcdir/tests/data/mini"
could "opened, it has" list -d "$srcdir/tests/data/mini" events faction:r <<'END'
faction:river-guard
END

# ---- many names ----
many=$TMPDIR/many
mkdir -p "$many"
cat >"$many/dataset.yaml" <<'END'
id: many
title: Many
version: "1"
licence: CC0-1.0
language: en
files:
  factions: factions.yaml
END
awk 'BEGIN { for (i = 0; i < 5000; i++)
	printf "- {id: band-%04d, name: \"Band \\u202e %d\", kind: brigade}\n", i, i
}' >"$many/factions.yaml"
"$STRIFE" seed "$many" -o "$TMPDIR/many.db" 2>"$TMPDIR/err"
STRIFE_DATASET=$TMPDIR/many.db
run "$STRIFE" --complete show faction/
is "never too many" "$(wc -l <"$TMPDIR/out" | tr -d ' ')" 200
could "few where the word says which" show faction/band-477 <<'END'
faction/band-4770
faction/band-4771
faction/band-4772
faction/band-4773
faction/band-4774
faction/band-4775
faction/band-4776
faction/band-4777
faction/band-4778
faction/band-4779
END
ok "names are shown with signs" sh -c \
    '"$0" --complete show faction/band-477 | grep -q "Band ␦ 4770"' "$STRIFE"
could "one by its name" show "faction/band 4777" <<'END'
faction/band-4777
END
STRIFE_DATASET=$db

# ---- the shells ----
mkdir "$TMPDIR/bin" "$TMPDIR/in"
cp "$STRIFE" "$TMPDIR/bin/strife"
PATH=$TMPDIR/bin:$PATH
export PATH
cd "$TMPDIR/in" || exit 1
touch some-file

# in_bash LINE: what bash would put in the place of the last word, or offer.
in_bash() {
	bash --norc -c '
		. "$1"
		COMP_LINE=$2 COMP_POINT=${#2}
		# Words as readline parts them.
		COMP_WORDS=() piece=
		for ((i = 0; i < ${#2}; i++)); do
			c=${2:i:1}
			case $c in
			" ") [ -z "$piece" ] || COMP_WORDS+=("$piece"); piece= ;;
			[:=]) [ -z "$piece" ] || COMP_WORDS+=("$piece")
				COMP_WORDS+=("$c"); piece= ;;
			*) piece+=$c ;;
			esac
		done
		case $2 in
		*[:=]) ;;
		*) COMP_WORDS+=("$piece") ;;
		esac
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_strife strife
		printf "%s\n" "${COMPREPLY[@]}"
	' bash "$srcdir/completion/strife.bash" "$1" 2>&1
}
if command -v bash >"$TMPDIR/which"; then
	is "bash: a command" "$(in_bash 'strife se')" "$(printf 'search\nseed')"
	is "bash: a word after a colon" \
	    "$(in_bash 'strife list events faction:riv')" river-guard
	is "bash: right after the colon" \
	    "$(in_bash 'strife list events kind:attack faction:' | tail -1)" \
	    valley-watch
	is "bash: not: and a comma" \
	    "$(in_bash 'strife list events not:kind:attack,raid,si')" \
	    attack,raid,siege
	is "bash: an option's value" \
	    "$(in_bash 'strife cite --format=wi')" wikitext
	is "bash: a link" "$(in_bash 'strife show event/mi')" \
	    event/mill-1905-05-04
	is "bash: files" "$(in_bash 'strife check so')" some-file
	is "bash: an empty word" "$(in_bash 'strife list ' | head -1)" events
else
	skip "no bash"
fi
if command -v zsh >"$TMPDIR/which"; then
	# compadd stands in for the editor's own: it prints what it is given.
	in_zsh() {
		zsh -f -c '
			compdef() { }
			_files() { print -l files *(N) }
			compadd() {
				local name=${@[-1]}
				print -l -- ${(P)name}
			}
			. "$1"
			words=("${(@Q)${(z)2}}")
			[[ $2 == *" " ]] && words+=("")
			CURRENT=$#words
			_strife' zsh "$srcdir/completion/_strife" "$1" 2>&1
	}
	is "zsh: a command" "$(in_zsh 'strife see')" \
	    "$(printf 'files\nsome-file\nseed')"
	is "zsh: a name" "$(in_zsh 'strife list events faction:riv')" \
	    faction:river-guard
	is "zsh: an empty word" "$(in_zsh 'strife list ' | head -1)" events
	is "zsh: a link" "$(in_zsh 'strife show event/mi')" \
	    event/mill-1905-05-04
else
	skip "no zsh"
fi
if command -v fish >"$TMPDIR/which"; then
	in_fish() {
		HOME=$TMPDIR XDG_CONFIG_HOME=$TMPDIR fish --no-config -c \
		    'source $argv[1]; complete -C $argv[2]' \
		    "$srcdir/completion/strife.fish" "$1" 2>&1
	}
	is "fish: a command" "$(in_fish 'strife searc' | cut -f 1)" search
	is "fish: a name, with what it is" \
	    "$(in_fish 'strife list events faction:riv')" \
	    "faction:river-guard${tab}River Guard"
	is "fish: a link" "$(in_fish 'strife show event/mi' | cut -f 1)" \
	    event/mill-1905-05-04
	is "fish: files" "$(in_fish 'strife check so')" some-file
else
	skip "no fish"
fi

done_testing
