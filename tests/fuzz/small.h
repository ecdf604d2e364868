/* SPDX-License-Identifier: ISC */
/*
 * small - a small dataset in which one file is the input of a harness.
 *
 * The first line of the input says which: "events", "factions", "people",
 * "places", "relations", "source", "text", else dataset.yaml.  The folder
 * "dataset" is made where the harness runs.
 */
#ifndef STRIFE_SMALL_H
#define STRIFE_SMALL_H

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct piece {
	const char *name, *file, *text;
};

static const struct piece parts[] = {
    {"dataset", "dataset.yaml",
	"id: small\ntitle: Small\nfiles:\n"
	"  sources: [source.yaml]\n  factions: [factions.yaml]\n"
	"  places: [places.yaml]\n  people: [people.yaml]\n"
	"  relations: [relations.yaml]\n  events: [events.yaml]\n"},
    {"source", "source.yaml",
	"id: paper\ntitle: A paper\npublisher: P\npublished: 2014-11-02\n"
	"rights: CC0-1.0\nextent: full\ntext: source.txt\n"},
    {"text", "source.txt",
	"On 1 November the Reds took Hilltown from the Blues. "
	"The Blues said that 12 of their men were killed. "
	"The Reds said that 30 of them were killed.\n"},
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
	"    date: 2014-11-01\n    date_basis: On 1 November\n"
	"  - id: twelve\n    says: Twelve of them are killed.\n"
	"    source: paper\n"
	"    quote: The Blues said that 12 of their men were killed.\n"
	"    attributed_to: [{who: a man of the Blues, of: blues}]\n"
	"    figures: [{what: killed, of: blues, value: 12}]\n"
	"  - id: thirty\n    says: Thirty of them are killed.\n"
	"    source: paper\n"
	"    quote: The Reds said that 30 of them were killed.\n"
	"    attributed_to: [{who: a man of the Reds, of: reds}]\n"
	"    figures: [{what: killed, of: blues, value: 30}]\n"},
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

/* The folder with the input in its place; write_part puts the part back. */
static size_t
write_dataset(const uint8_t *data, size_t size)
{
	static bool made;
	size_t i, rest, part = chosen(data, size, &rest);

	if (!made) {
		demand(mkdir("dataset", 0700) == 0 || errno == EEXIST);
		for (i = 0; i < PARTS; i++)
			write_part(i);
		made = true;
	}
	write_file(parts[part].file, data + rest, size - rest);
	return part;
}

#endif
