# SPDX-License-Identifier: ISC
#
# Completion of strife(1) for bash: asks the program, which knows its own
# commands, options and datasets.  Installed as
# share/bash-completion/completions/strife, or sourced by hand.

_strife()
{
	local rest=$COMP_LINE line word=() cut blanks piece i
	local tab=$'\t'

	# Bash parts words at colons and equal signs; here they are put
	# together again where the line has no blank between them.
	for ((i = 0; i <= COMP_CWORD; i++)); do
		piece=${COMP_WORDS[i]}
		blanks=${rest%%[![:space:]]*}
		if [[ $i -eq 0 || -n $blanks ]]; then
			word+=("$piece")
		else
			word[${#word[@]} - 1]+=$piece
		fi
		rest=${rest#"$blanks"}
		rest=${rest#"$piece"}
	done
	# What readline leaves as it is, since for it the word begins later.
	cut=${word[${#word[@]} - 1]}
	case ${COMP_WORDS[COMP_CWORD]} in
	[:=]*) ;;
	*) cut=${cut%"${COMP_WORDS[COMP_CWORD]}"} ;;
	esac

	COMPREPLY=()
	while IFS= read -r line; do
		if [[ $line == :files ]]; then
			compopt -o filenames 2>/dev/null
			while IFS= read -r piece; do
				COMPREPLY+=("$piece")
			done < <(compgen -f -- "${word[${#word[@]} - 1]}")
			continue
		fi
		line=${line%%"$tab"*}
		case $line in
		*[:/=])	compopt -o nospace 2>/dev/null ;;
		esac
		COMPREPLY+=("${line#"$cut"}")
	done < <("$1" --complete "${word[@]:1}" 2>/dev/null)
}

complete -F _strife strife
