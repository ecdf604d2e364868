# SPDX-License-Identifier: ISC
#
# Proves: what a command takes is in its row of the table.  Its help names
# those options and no others, an option of another command is refused by
# name, long names may be cut short, "--" ends the options.
. "$srcdir/tests/lib.sh"

run "$STRIFE" date --help
status_is 0 "help is no mistake"
out_is "it names the options of the command" <<'END'
usage: strife date EDTF...
say what a date allows, in days and in words.

      --csv-safe           csv for a spreadsheet: no formulas; so is -o X.csv
      --format FORMAT      the form of what is written
  -o, --output FILE        write to a file, not to the standard output
      --help               this text

formats: table tsv csv json jsonl md

example: strife date 2014-10-27 '[..2014-11-03]'
END
"$STRIFE" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' >"$TMPDIR/commands"
while read -r command; do
	run "$STRIFE" "$command" --help
	out_like "$command shows what it takes" "^usage: strife $command "
done <"$TMPDIR/commands"
for command in check cite date export init list search seed show verify; do
	run "$STRIFE" "$command" --help
	out_like "$command has an example" "^example: strife $command "
done

run "$STRIFE" date --rank 2014
status_is 2 "an option of another command is refused"
err_is "by name" <<'END'
strife: date: there is no option --rank; usage: strife date EDTF...
END
run "$STRIFE" date -d there 2014
status_is 2 "its short form too"
err_is "by its letter" <<'END'
strife: date: there is no option -d; usage: strife date EDTF...
END
run "$STRIFE" date --form=json 2014
status_is 0 "a long name may be cut short"
run "$STRIFE" date 2014 --format
status_is 2 "a value that is missing"
err_is "is asked for" <<'END'
strife: date: --format needs a value
END
run "$STRIFE" date --format tsv -- --rank
status_is 3 "after -- all is operand"
done_testing
