/* SPDX-License-Identifier: ISC */
/*
 * YAML to database to screen: a small dataset in which one file is the input
 * (small.h) is compiled.  That works or the mistakes are told; never does the
 * database refuse what the reader let through.  What was made answers
 * every question, and the second making gives the same bytes.
 */
#include "small.h"

#include "every.h"

#include "diag.h"
#include "mem.h"
#include "seed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Compile the folder into TARGET: were there no mistakes in it? */
static bool
make(const char *target)
{
	struct seed_stats stats;
	struct err e = ERR_INIT;
	struct diags d;
	bool sound;

	diags_init(&d, "dataset");
	if (!seed("dataset", target, &d, &stats, NULL, NULL, &e)) {
		/* A folder without a dataset.yaml that can be read. */
		fprintf(stderr, "%s\n", e.text);
		abort();
	}
	sound = d.errors == 0;
	diags_clear(&d);
	return sound;
}

static void
ask_all(const char *path)
{
	struct str told = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < EVERY_COMMANDS; i++) {
		int status = every_ask(path, every_command[i], &told);

		/* What is asked for may not be there; the rest is sound. */
		if (status > 2) {
			fprintf(stderr, "%s\n", str_c(&told));
			abort();
		}
	}
	str_clear(&told);
	if (!every_browse(path, "script", &e)) {
		fprintf(stderr, "%s\n", e.text);
		abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	size_t part = write_dataset(data, size);

	if (!begun)
		every_write_script("script");
	begun = true;
	if (make("small.db"))
		ask_all("small.db");
	write_part(part);
	return 0;
}
