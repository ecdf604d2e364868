# SPDX-License-Identifier: ISC
#
# The records of tests/bench/run as a table.  A record: group, events, who,
# round, step, milliseconds, milliseconds of processor (thousands of
# instructions in that group), bytes (kB), writes.

function median(list, n,    i, j, t)
{
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && list[j - 1] > list[j]; j--) {
			t = list[j]; list[j] = list[j - 1]; list[j - 1] = t
		}
	return n == 0 ? 0 : list[int((n + 1) / 2)]
}

function values(key, col,    i)
{
	for (i = 1; i <= rounds[key]; i++)
		tmp[i] = value[key, i, col]
	return median(tmp, rounds[key])
}

# Of pairs of neighbours in time: median, and the least and the most.
function ratio(a, b, col,    i, n)
{
	n = rounds[a] < rounds[b] ? rounds[a] : rounds[b]
	for (i = 1; i <= n; i++) {
		if (value[b, i, col] == 0)
			return "-"
		tmp[i] = value[a, i, col] / value[b, i, col]
	}
	if (n == 0)
		return "-"
	i = median(tmp, n)
	if (n == 1)
		return sprintf("%.2f", i)
	return sprintf("%.2f (%.2f-%.2f)", i, tmp[1], tmp[n])
}

{
	key = $1 SUBSEP $2 SUBSEP $3 SUBSEP $5
	n = ++rounds[key]
	for (i = 6; i <= 9; i++)
		value[key, n, i] = $i
	id = $1 SUBSEP $2 SUBSEP $5
	if (!(id in seen)) {
		seen[id] = 1
		order[++count] = id
	}
	if ($3 != "strife" && $3 != "bare")
		order_other[id, ++others[id]] = $3
}

function line(who, key)
{
	printf "  %-10s %-8s %10.2f %10.2f %10.0f %8.1f", part[3], who,
	    values(key, 6), values(key, 7), values(key, 8), values(key, 9)
}

END {
	for (k = 1; k <= count; k++) {
		split(order[k], part, SUBSEP)
		if (part[1] SUBSEP part[2] != head) {
			head = part[1] SUBSEP part[2]
			printf "\n%s, %d events\n", part[1], part[2]
			printf "  %-10s %-8s %10s %10s %10s %8s  %s\n",
			    "step", "who", "ms",
			    part[1] == "instructions" ? "thousands" : "cpu ms",
			    part[1] ~ /seed|import/ ? "kB" : "bytes",
			    part[1] ~ /seed|import/ ? "status" : "writes",
			    "ratios: ms, cpu, bytes"
		}
		for (i = 1; i <= others[order[k]]; i++) {
			who = order_other[order[k], i]
			line(who, part[1] SUBSEP part[2] SUBSEP who SUBSEP \
			    part[3])
			print ""
		}
		a = part[1] SUBSEP part[2] SUBSEP "strife" SUBSEP part[3]
		b = part[1] SUBSEP part[2] SUBSEP "bare" SUBSEP part[3]
		if (rounds[b] > 0) {
			line("bare", b)
			print ""
		}
		if (rounds[a] == 0)
			continue
		line("strife", a)
		printf "  %s, %s, %s\n", ratio(a, b, 6), ratio(a, b, 7),
		    ratio(a, b, 8)
	}
}
