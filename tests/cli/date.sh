# SPDX-License-Identifier: ISC
#
# Proves: strife date tells bounds and words of every shape of date, in every
# format, goes on after one that is not valid, and leaves with 3 then.
. "$srcdir/tests/lib.sh"

run "$STRIFE" date 2014-10-27 2014-11 2014-10-27/2014-10-28 \
    '[2014-10-27,2014-10-29]' '[..2014-11-03]' 2014-10/.. 2017-02-10~
status_is 0 "valid dates"
silent "nothing to complain of"
out_is "bounds and words" <<'END'
date	earliest	latest	words
2014-10-27	2014-10-27	2014-10-27	27 October 2014
2014-11	2014-11-01	2014-11-30	November 2014
2014-10-27/2014-10-28	2014-10-27	2014-10-28	27–28 October 2014
[2014-10-27,2014-10-29]	2014-10-27	2014-10-29	on 27 or 29 October 2014
[..2014-11-03]		2014-11-03	by 3 November 2014
2014-10/..	2014-10-01		since October 2014
2017-02-10~	2017-02-07	2017-02-13	about 10 February 2017 (±3 days)
END

run "$STRIFE" date 2014-02-30 2014 soon
status_is 3 "not all are valid"
out_is "the valid one is still told" <<'END'
date	earliest	latest	words
2014	2014-01-01	2014-12-31	2014
END
out=$(wc -l <"$TMPDIR/err")
is "one line for each that is not" "$((out))" 2
err_like "which one, and what was expected" \
    '^strife: date: soon: column 1: expected '

run "$STRIFE" date -- -0100
out_like "a year before 1" '^-0100	-0100-01-01	-0100-12-31	101 BC$'
for words in -0100 '2014 -0100' '-0100 --format tsv' '--format tsv -0100'; do
	# shellcheck disable=SC2086
	run "$STRIFE" date $words
	status_is 2 "$words: is taken for an option"
	err_is "and told how it is none" <<'END'
strife: date: a year before 1 stands behind --, as in: strife date -- -0100
END
done
run "$STRIFE" date -5
err_is "of one digit" <<'END'
strife: date: a year before 1 stands behind --, as in: strife date -- -5
END

run "$STRIFE" date --format jsonl ../2014
out_is "an open bound is null" <<'END'
{"date": "../2014", "earliest": null, "latest": "2014-12-31", "words": "until 2014"}
END
run "$STRIFE" date --format table 2014-10-27
out_is "as a table" <<'END'
date        earliest    latest      words
2014-10-27  2014-10-27  2014-10-27  27 October 2014
END

run "$STRIFE" date
status_is 2 "no date at all"
err_is "says what is needed" <<'END'
strife: date: a date is needed, as in 2014-10-27
END
run "$STRIFE" date --format xml 2014
status_is 2 "no such format"
done_testing
