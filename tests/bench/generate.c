/* SPDX-License-Identifier: ISC */
/*
 * generate EVENTS DIR - a dataset of that size, always the same one.
 *
 * Numbers come from a counter that is stirred, words from a list that is made
 * the same way: nothing is read, and the same EVENTS give the same bytes.
 *
 * Per event: 2 or 3 actors (2.5), 1 or 2 claims (1.5), a quote of about 200
 * bytes each, which stands once in the text of its source, between sentences
 * that no claim quotes.  A source has up to 400 claims of neighbouring events;
 * one of them, source-list, is short and has a claim in every tenth event.
 * 2,000 factions: every tenth event has faction-1, half of those with
 * faction-2 on the other side; the rest are drawn so that some are seen often
 * and most now and then.  Everything that the checks ask of a dataset is
 * there, so that it is seeded without a warning.
 */
#include <sys/stat.h>

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	FACTIONS = 2000,
	PLACES = 600,
	REGIONS = 24,
	BLOCK = 400,	 /* events that share two sources */
	LISTED = 64,	 /* sentences of source-list */
	IN_FILE = 20000, /* events of one file */
	WORDS = 6000,
	COMMON = 17,
	FIRST_DAY = 15340, /* 2012-01-01 */
	DAYS = 4700
};

static char words[WORDS][16];

/* splitmix64: every N has its own number. */
static uint64_t
stir(uint64_t n)
{
	n += UINT64_C(0x9e3779b97f4a7c15);
	n = (n ^ n >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	n = (n ^ n >> 27) * UINT64_C(0x94d049bb133111eb);
	return n ^ n >> 31;
}

static uint32_t
pick(uint64_t seed, uint32_t below)
{
	return (uint32_t)(stir(seed) >> 16) % below;
}

/* Low numbers often, high ones seldom. */
static uint32_t
pick_skewed(uint64_t seed, uint32_t below)
{
	uint64_t a = pick(seed, 65536), b = pick(seed ^ 0x5555, 65536);

	return (uint32_t)(a * b / 65536 * below / 65536);
}

static void
make_words(void)
{
	static const char *const common[COMMON] = {"the", "fighting", "of",
	    "in", "near", "village", "after", "group", "killed", "said", "and",
	    "attack", "forces", "town", "on", "with", "from"};
	static const char sound[] = "bdfghklmnprstvz", vowel[] = "aeiou";
	size_t i, k;

	for (i = 0; i < WORDS; i++) {
		uint64_t h = stir(i * 7919);
		size_t n = 2 + h % 3;

		if (i < COMMON) {
			snprintf(words[i], sizeof(words[i]), "%s", common[i]);
			continue;
		}
		for (k = 0; k < n; k++) {
			words[i][2 * k] = sound[(h >> (8 + 9 * k)) % 15];
			words[i][2 * k + 1] = vowel[(h >> (4 + 9 * k)) % 5];
		}
		words[i][2 * n] = 'n';
	}
}

/* Half of all words are of the common ones, as in any language. */
static const char *
word_of(uint64_t seed)
{
	return words[seed % 2 == 0 ? pick(seed, COMMON)
				   : pick_skewed(seed, WORDS)];
}

/* A sentence of about BYTES bytes that no other SEED has. */
static size_t
sentence(char *out, uint64_t seed, size_t bytes)
{
	size_t n = 0, k;

	n += (size_t)sprintf(out, "Report %llu:", (unsigned long long)seed);
	for (k = 0; n < bytes; k++)
		n += (size_t)sprintf(out + n, " %s", word_of(seed * 64 + k));
	out[n++] = '.';
	out[n] = '\0';
	return n;
}

/* Is claim CLAIM of EVENT, its second, one of source-list? */
static bool
is_listed(uint32_t event, uint32_t claim)
{
	return claim == 1 && event % 10 == 1;
}

static size_t
listed(char *out, uint32_t k)
{
	return sentence(out, (UINT64_C(1) << 41) + k, 190);
}

static size_t
quote_of(char *out, uint32_t event, uint32_t claim)
{
	if (is_listed(event, claim))
		return listed(out, event / 10 % LISTED);
	return sentence(out, (uint64_t)event * 4 + claim, 190);
}

/* ---- files ---- */

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		exit(4);
	}
	setvbuf(f, NULL, _IOFBF, 1 << 18);
	return f;
}

static void
finish(FILE *f)
{
	if (fclose(f) != 0) {
		fprintf(stderr, "generate: %s\n", strerror(errno));
		exit(4);
	}
}

static void
folder(const char *dir, const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s%s%s", dir, *name ? "/" : "", name);
	if (mkdir(path, 0777) == -1 && errno != EEXIST) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		exit(4);
	}
}

static void
head(const char *dir, uint32_t events)
{
	FILE *f = create(dir, "dataset.yaml");
	uint32_t i;

	fprintf(f,
	    "id: bench-%u\ntitle: A dataset of %u events\ncoverage: partial\n"
	    "files:\n  sources: sources.yaml\n  factions: factions.yaml\n"
	    "  places: places.yaml\n  events:\n",
	    events, events);
	for (i = 0; i * IN_FILE < events; i++)
		fprintf(f, "    - events/%04u.yaml\n", i);
	finish(f);
}

static void
factions(const char *dir)
{
	FILE *f = create(dir, "factions.yaml");
	uint32_t i;

	for (i = 1; i <= FACTIONS; i++)
		fprintf(f,
		    "- id: faction-%u\n  name: %s %s Brigade %u\n"
		    "  kind: armed-group\n  names:\n"
		    "    - {text: B%u, kind: abbreviation}\n",
		    i, words[100 + i % 900], words[1000 + i], i, i);
	finish(f);
}

static void
places(const char *dir)
{
	FILE *f = create(dir, "places.yaml");
	uint32_t i;

	for (i = 1; i <= REGIONS; i++)
		fprintf(f,
		    "- {id: region-%u, name: %s Region %u, kind: region,"
		    " no_coordinates: An area.}\n",
		    i, words[200 + i], i);
	for (i = 1; i <= PLACES; i++)
		fprintf(f,
		    "- {id: place-%u, name: %s %u, kind: village, in:"
		    " region-%u, no_coordinates: Invented.}\n",
		    i, words[2000 + i], i, 1 + i % REGIONS);
	finish(f);
}

/* ---- events ---- */

static uint32_t
actors_of(uint32_t event)
{
	return 2 + event % 2;
}

static uint32_t
claims_of(uint32_t event)
{
	return 1 + event % 2;
}

/* The faction of actor K; no event has one twice. */
static uint32_t
faction_of(uint32_t event, uint32_t k)
{
	uint32_t n;

	if (event % 10 == 0 && k == 0)
		return 1;
	if (event % 20 == 0 && k == 1)
		return 2;
	n = 3 + (event % 3 == 0
			? pick((uint64_t)event * 8 + k, FACTIONS - 2)
			: pick_skewed((uint64_t)event * 8 + k, FACTIONS - 2));
	/* A third of the numbers for each actor of an event. */
	n = n - n % 3 + k;
	return n < 3 ? 3 + k : n > FACTIONS ? n - 3 : n;
}

/* Two sources for the claims of BLOCK events. */
static uint32_t
source_number(uint32_t event, uint32_t claim)
{
	return event / BLOCK * 2 + claim + 1;
}

static void
source_of(char *out, size_t size, uint32_t event, uint32_t claim)
{
	if (is_listed(event, claim))
		snprintf(out, size, "source-list");
	else
		snprintf(out, size, "source-%u", source_number(event, claim));
}

static void
day_words(char *out, size_t size, uint32_t day)
{
	/* Days of civil time, by Howard Hinnant's count. */
	uint32_t z = day + 719468, era = z / 146097, doe = z - era * 146097;
	uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	uint32_t mp = (5 * doy + 2) / 153, d = doy - (153 * mp + 2) / 5 + 1;
	uint32_t m = mp < 10 ? mp + 3 : mp - 9;

	snprintf(out, size, "%04u-%02u-%02u",
	    yoe + era * 400 + (m <= 2 ? 1 : 0), m, d);
}

/* Most events have a day; of some a month or a range is known. */
static void
date_of(char *out, size_t size, uint32_t event, uint32_t events)
{
	uint32_t day = FIRST_DAY +
		       (uint32_t)((uint64_t)event * DAYS / (events + 1)) +
		       pick((uint64_t)event * 3 + 1, 60);
	char end[16];

	day_words(out, size, day);
	if (event % 16 == 5) {
		out[7] = '\0';
	} else if (event % 16 == 9) {
		day_words(end, sizeof(end), day + 2);
		strcat(out, "/");
		strcat(out, end);
	}
}

static void
claim(FILE *f, uint32_t event, uint32_t k, const char *date, uint32_t place)
{
	char quote[512], source[32];
	uint32_t i;

	quote_of(quote, event, k);
	source_of(source, sizeof(source), event, k);
	fprintf(f,
	    "    - id: c%u\n      says: %s is told of by report %u.\n"
	    "      source: %s\n      quote: >-\n        %s\n"
	    "      date: %s\n",
	    k + 1, k == 0 ? "The fighting" : "The same event", event * 4 + k,
	    source, quote, date);
	if (k > 0)
		return;
	fprintf(f, "      place: place-%u\n      mentions: [", place);
	for (i = 0; i < actors_of(event); i++)
		fprintf(
		    f, "%sfaction-%u", i > 0 ? ", " : "", faction_of(event, i));
	fprintf(f, "]\n");
}

static void
one_event(FILE *f, uint32_t event, uint32_t events)
{
	static const char *const kinds[] = {
	    "clash", "clash", "attack", "bombing", "capture"};
	uint32_t place = 1 + pick((uint64_t)event + 77, PLACES), i;
	char date[32];

	date_of(date, sizeof(date), event, events);
	fprintf(f,
	    "- id: event-%u\n  title: %s %s at place %u after %s %s\n"
	    "  kind: %s\n  date: %s\n  place: place-%u\n  actors:\n",
	    event, event % 3 ? "Fighting" : "An attack",
	    words[pick_skewed(event, WORDS)], place,
	    words[pick_skewed(event + 9, WORDS)],
	    words[pick_skewed(event + 99, WORDS)], kinds[event % 5], date,
	    place);
	for (i = 0; i < actors_of(event); i++)
		fprintf(f, "    - {faction: faction-%u, side: %u}\n",
		    faction_of(event, i), i == 0 ? 1u : 2u);
	fprintf(f, "  claims:\n");
	for (i = 0; i < claims_of(event); i++)
		claim(f, event, i, date, place);
}

static void
events_files(const char *dir, uint32_t events)
{
	FILE *f = NULL;
	char name[64];
	uint32_t i;

	for (i = 0; i < events; i++) {
		if (i % IN_FILE == 0) {
			if (f != NULL)
				finish(f);
			snprintf(name, sizeof(name), "events/%04u.yaml",
			    i / IN_FILE);
			f = create(dir, name);
		}
		one_event(f, i, events);
	}
	if (f != NULL)
		finish(f);
}

/* Metadata of the sources, and their texts: the quotes, some words of
 * nobody's between them, an empty line now and then. */
static void
source_text(FILE *f, uint32_t source, uint32_t events)
{
	uint32_t first = (source - 1) / 2 * BLOCK, k = (source - 1) % 2, i;
	char text[512];

	for (i = first; i < first + BLOCK && i < events; i++) {
		if (claims_of(i) <= k || is_listed(i, k))
			continue;
		quote_of(text, i, k);
		fprintf(f, "%s\n", text);
		if (i % 4 > 1)
			continue;
		sentence(text, UINT64_C(1) << 40 | (uint64_t)i << 1 | k, 90);
		fprintf(f, "%s\n\n", text);
	}
}

static void
sources(const char *dir, uint32_t events)
{
	uint32_t last = source_number(events - 1, 1), i;
	FILE *list = create(dir, "sources.yaml"), *f;
	char name[64], text[512];

	fprintf(list,
	    "- {id: source-list, title: The list, extent: full, language: en,"
	    " rights: CC0-1.0, text: texts/list.txt}\n");
	f = create(dir, "texts/list.txt");
	for (i = 0; i < LISTED; i++) {
		listed(text, i);
		fprintf(f, "%s\n", text);
	}
	finish(f);
	for (i = 1; i <= last; i++) {
		fprintf(list,
		    "- id: source-%u\n  title: Reports of week %u, part %u\n"
		    "  extent: full\n  language: en\n  rights: CC0-1.0\n"
		    "  text: texts/%u.txt\n",
		    i, (i + 1) / 2, 1 + (i + 1) % 2, i);
		snprintf(name, sizeof(name), "texts/%u.txt", i);
		f = create(dir, name);
		source_text(f, i, events);
		finish(f);
	}
	finish(list);
}

int
main(int argc, char **argv)
{
	char *end = NULL;
	unsigned long n = argc == 3 ? strtoul(argv[1], &end, 10) : 0;

	if (n < 2 || n > 100000000 || *end != '\0') {
		fprintf(stderr, "usage: generate EVENTS DIR\n");
		return 2;
	}
	make_words();
	folder(argv[2], "");
	folder(argv[2], "events");
	folder(argv[2], "texts");
	head(argv[2], (uint32_t)n);
	factions(argv[2]);
	places(argv[2]);
	sources(argv[2], (uint32_t)n);
	events_files(argv[2], (uint32_t)n);
	return 0;
}
