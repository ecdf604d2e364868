# SPDX-License-Identifier: ISC
#
# The records of tests/bench/run as JSON: an object with the size and one
# object a record, so that whoever reads it can form ratios of his own.

BEGIN {
	printf "{\"size\": \"%s\", \"records\": [", size
}

{
	printf "%s\n {\"group\": \"%s\", \"events\": %d, \"who\": \"%s\", " \
	    "\"round\": %d, \"step\": \"%s\", ", (NR > 1 ? "," : ""), $1, $2,
	    $3, $4, $5
	if ($1 == "seed" || $1 == "import")
		printf "\"ms\": %s, \"cpu_ms\": %s, \"resident_kb\": %s, " \
		    "\"status\": %s}", $6, $7, $8, $9
	else if ($1 == "instructions")
		printf "\"instructions\": %.0f}", $7 * 1000
	else if ($5 == "memory")
		printf "\"resident_kb\": %s, \"private_kb\": %s}", $6, $7
	else
		printf "\"ms\": %s, \"cpu_ms\": %s, \"bytes\": %s, " \
		    "\"writes\": %s}", $6, $7, $8, $9
}

END {
	print "\n]}"
}
