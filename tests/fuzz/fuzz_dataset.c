/* SPDX-License-Identifier: ISC */
/*
 * A small dataset in which one file is the input.  The first line of the
 * input says which: "events", "factions", "people", "places", "relations",
 * "source", "text", else dataset.yaml.  Reading succeeds or says why, and
 * whatever was told can be printed.  The folder is made where the harness
 * runs.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dataset.h"
#include "gate.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct piece {
	const char *name, *file, *text;
};

static const struct piece parts[] = {
    {"dataset", "dataset.yaml",
	"id: small\ntitle: Small\ncoverage: full\nfiles:\n"
	"  sources: [source.yaml]\n  factions: [factions.yaml]\n"
	"  places: [places.yaml]\n  people: [people.yaml]\n"
	"  relations: [relations.yaml]\n  events: [events.yaml]\n"},
    {"source", "source.yaml",
	"id: paper\ntitle: A paper\npublisher: P\npublished: 2014-11-02\n"
	"rights: CC0-1.0\nextent: full\ntext: source.txt\n"},
    {"text", "source.txt",
	"On 1 November the Reds took Hilltown from the Blues. "
	"The Blues said that 12 of their men were killed. "
	"The Reds said that 12 of their men were killed.\n"},
    {"factions", "factions.yaml",
	"- {id: reds, name: Reds, kind: armed-group}\n"
	"- {id: blues, name: Blues, kind: armed-group}\n"},
    {"places", "places.yaml",
	"- {id: hilltown, name: Hilltown, kind: town, no_coordinates: none}\n"},
    {"people", "people.yaml",
	"- {id: a-man, name: A Man, of: [{faction: reds, role: leader}]}\n"},
    {"relations", "relations.yaml",
	"- {id: r, kind: allied-with, from: reds, to: blues, date: 2014}\n"},
    {"events", "events.yaml",
	"- id: hilltown-2014\n  title: The Reds take Hilltown\n"
	"  kind: capture\n  date: 2014-11-01\n  place: hilltown\n"
	"  actors: [{faction: reds, side: 1}, {faction: blues, side: 2}]\n"
	"  claims:\n  - id: taken\n    says: They take it.\n"
	"    source: paper\n    quote: the Reds took Hilltown\n"
	"    date: 2014-11-01\n    date_basis: On 1 November\n"},
};

#define PARTS (sizeof(parts) / sizeof(parts[0]))

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
write_file(const char *name, const void *data, size_t size)
{
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "dataset/%s", name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	demand(fd >= 0);
	demand(write(fd, data, size) == (ssize_t)size);
	close(fd);
}

static void
write_part(size_t i)
{
	write_file(parts[i].file, parts[i].text, strlen(parts[i].text));
}

/* The part that the first line names; *REST is what follows the line. */
static size_t
chosen(const uint8_t *data, size_t size, size_t *rest)
{
	const uint8_t *newline = memchr(data, '\n', size);
	size_t i, n = newline == NULL ? 0 : (size_t)(newline - data);

	*rest = newline == NULL ? 0 : n + 1;
	for (i = 0; i < PARTS; i++) {
		if (strlen(parts[i].name) == n &&
		    memcmp(parts[i].name, data, n) == 0)
			return i;
	}
	*rest = 0;
	return 0;
}

static bool
take_dataset(void *ctx, const struct m_dataset *d, struct err *e)
{
	return true;
}

static bool
take_source(void *ctx, uint32_t n, const struct m_source *s, struct err *e)
{
	return true;
}

static bool
take_faction(void *ctx, uint32_t n, const struct m_faction *f, struct err *e)
{
	return true;
}

static bool
take_place(void *ctx, uint32_t n, const struct m_place *p, struct err *e)
{
	return true;
}

static bool
take_person(void *ctx, uint32_t n, const struct m_person *p, struct err *e)
{
	return true;
}

static bool
take_relation(void *ctx, uint32_t n, const struct m_relation *r, struct err *e)
{
	return true;
}

static bool
take_event(void *ctx, uint32_t n, const struct m_event *v, struct err *e)
{
	return true;
}

static const struct dataset_sink sink = {
    .begin = take_dataset,
    .source = take_source,
    .faction = take_faction,
    .place = take_place,
    .person = take_person,
    .relation = take_relation,
    .event = take_event,
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool made;
	struct str told = STR_INIT;
	struct err e = ERR_INIT;
	struct out *out;
	struct diags d;
	size_t i, rest, part = chosen(data, size, &rest);

	if (!made) {
		demand(mkdir("dataset", 0700) == 0 || errno == EEXIST);
		for (i = 0; i < PARTS; i++)
			write_part(i);
		made = true;
	}
	write_file(parts[part].file, data + rest, size - rest);
	diags_init(&d, "dataset");
	if (!dataset_read("dataset", &sink, &d, &e))
		demand(e.text[0] != '\0');
	out = out_memory(&told);
	diags_print(&d, out);
	demand(out_close(out, &e));
	str_clear(&told);
	diags_clear(&d);
	write_part(part);
	return 0;
}
