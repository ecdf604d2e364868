# SPDX-License-Identifier: ISC
#
# The records of tests/bench/run by size: what grows with the data, what not.
# Of each step of strife the median of what is exact or nearly so, for every
# number of events; then how many times as much the largest takes as the
# smallest, and what that means: flat (below 1.5 times), slower than its data,
# in step with them (at most 1.3 times as much), or faster.  Of the memory of
# making a database also what each further event took since the size before.

function median(key,    i, j, t, n)
{
	n = rounds[key]
	for (i = 1; i <= n; i++)
		list[i] = value[key, i]
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && list[j - 1] > list[j]; j--) {
			t = list[j]; list[j] = list[j - 1]; list[j - 1] = t
		}
	return n == 0 ? 0 : list[int((n + 1) / 2)]
}

function note(what, events, v)
{
	key = what SUBSEP events
	value[key, ++rounds[key]] = v
	if (!(what in seen)) {
		seen[what] = 1
		order[++count] = what
	}
	if (!(events in seen_size)) {
		seen_size[events] = 1
		sizes[++n_sizes] = events
	}
}

$1 == "others" || $3 != "strife" { next }
$1 == "seed" || $1 == "import" {
	note($1 == "seed" ? "seed: cpu ms" : $5 ": cpu ms", $2, $7)
	note($1 == "seed" ? "seed: resident kB" : $5 ": resident kB", $2, $8)
	next
}
$1 == "instructions" { note($5 ": thousand instructions", $2, $7); next }
$1 == "screens" { next }
$5 == "memory" {
	note("memory: resident kB", $2, $6)
	note("memory: private kB", $2, $7)
	next
}
{
	note($5 ": cpu ms", $2, $7)
	note($5 ": bytes", $2, $8)
}

function verdict(times, data)
{
	return times < 1.5 ? "flat" : times > 1.3 * data ? "FASTER" : \
	    times < data / 1.5 ? "slower" : "in step"
}

# Bytes of WHAT, in kB, for each event more than at the size before.
function further(what, text,    i, before, more)
{
	for (i = 1; i <= n_sizes; i++) {
		if (rounds[what, sizes[i]] == 0)
			continue
		more = sizes[i] - sizes[before]
		if (before > 0 && more > 0) {
			row[i] = 1024 * (median(what SUBSEP sizes[i]) - \
			    median(what SUBSEP sizes[before])) / more
			found = 1
		}
		before = i
	}
	if (!found)
		return
	printf "  %-34s", text
	for (i = 1; i <= n_sizes; i++)
		if (i in row)
			printf "%12.1f", row[i]
		else
			printf "%12s", "-"
	print ""
	delete row
	found = 0
}

END {
	if (n_sizes < 2)
		exit
	printf "\ngrowth %29s", ""
	for (i = 1; i <= n_sizes; i++)
		printf "%12d", sizes[i]
	print "       times"
	for (k = 1; k <= count; k++) {
		first = last = 0
		text = sprintf("  %-34s", order[k])
		for (i = 1; i <= n_sizes; i++) {
			key = order[k] SUBSEP sizes[i]
			if (rounds[key] == 0) {
				text = text sprintf("%12s", "-")
				continue
			}
			if (first == 0)
				first = i
			last = i
			text = text sprintf("%12.1f", median(key))
		}
		low = median(order[k] SUBSEP sizes[first])
		high = median(order[k] SUBSEP sizes[last])
		if (first == last || low == 0)
			print text
		else
			print text sprintf("%12.2f  %s", high / low, \
			    verdict(high / low, sizes[last] / sizes[first]))
	}
	further("seed: resident kB", "seed: bytes a further event")
	further("import: resident kB", "import: bytes a further row")
}
