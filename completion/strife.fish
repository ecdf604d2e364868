# SPDX-License-Identifier: ISC
#
# Completion of strife(1) for fish: asks the program, which knows its own
# commands, options and datasets.  Installed as
# share/fish/vendor_completions.d/strife.fish.

function __strife_complete
	set -l words (commandline -opc)
	set -l now (commandline -ct)
	for line in ($words[1] --complete $words[2..-1] "$now" 2>/dev/null)
		if test "$line" = :files
			__fish_complete_path "$now"
		else
			echo $line
		end
	end
end

complete -c strife -f -a '(__strife_complete)'
