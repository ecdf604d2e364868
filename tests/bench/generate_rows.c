/* SPDX-License-Identifier: ISC */
/*
 * generate_rows ROWS EDITION FILE - an export in the form of UCDP GED with
 * that many rows, of invented places and groups, always the same.
 *
 * In EDITION 2 every hundredth row has another number of dead, and every two
 * hundredth is gone: for an import over an older one, and for diff.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char head[] =
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,"
    "dyad_new_id,dyad_name,side_a_new_id,side_a,side_b_new_id,gwnob,side_b,"
    "number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,"
    "latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,low,best,high\n";

static uint32_t
pick(uint64_t n, uint32_t below)
{
	n += UINT64_C(0x9e3779b97f4a7c15);
	n = (n ^ n >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	n = (n ^ n >> 27) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((n ^ n >> 31) >> 16) % below;
}

static void
row(FILE *f, uint32_t i, int edition)
{
	uint32_t a = pick(i, 300), b = 300 + pick(i + 1000000, 700);
	uint32_t year = 1989 + i % 36, month = 1 + pick(i + 7, 12);
	uint32_t day = 1 + pick(i + 9, 28), dead = pick(i + 11, 40);
	uint32_t place = pick(i + 13, 5000), best;

	best = dead + (edition == 2 && i % 100 == 0);
	fprintf(f,
	    "%u,%u,1,2,%u,Group %u - Group %u,%u,Group %u - Group %u,%u,"
	    "Group %u,%u,,Group %u,2,\"\"\"Agency %u,%u-%02u-%02u,Fighting "
	    "near Village %u\"\"\",Agency %u,%u-%02u-%02u,Fighting near "
	    "Village %u,Agency,%u,Village %u,Region %u,District %u,",
	    i, year, a, a, b, b, a, b, a, a, b, b, place % 50, year, month, day,
	    place, place % 50, year, month, day, place, 1 + i % 4, place,
	    place % 40, place % 400);
	fprintf(f,
	    "%u.5,%u.25,,%u,Country %u,%u,Region,1,1,%u-%02u-%02u,"
	    "%u-%02u-%02u,%u,%u,0,0,%u,%u,%u\n",
	    place % 60, place % 120, place, place % 20, place % 20, year, month,
	    day, year, month, day, best / 2, best - best / 2, dead / 2, best,
	    dead * 2 + 1);
}

int
main(int argc, char **argv)
{
	unsigned long n = argc == 4 ? strtoul(argv[1], NULL, 10) : 0, i;
	int edition = argc == 4 ? atoi(argv[2]) : 0;
	FILE *f;

	if (n < 1 || n > 100000000 || edition < 1 || edition > 2) {
		fprintf(stderr, "usage: generate_rows ROWS 1|2 FILE\n");
		return 2;
	}
	f = fopen(argv[3], "w");
	if (f == NULL) {
		fprintf(stderr, "generate_rows: %s: %s\n", argv[3],
		    strerror(errno));
		return 4;
	}
	fputs(head, f);
	for (i = 1; i <= n; i++) {
		if (edition == 1 || i % 200 != 0)
			row(f, (uint32_t)i, edition);
	}
	return fclose(f) == 0 ? 0 : 4;
}
