/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as an export: the first line says which ("ged", "acled"), the
 * rest is the file.  It is imported or refused with a reason; every row is
 * imported, left out or rejected, and each that is rejected is told once, in
 * the order of the file.  The same file over what was made of it renews every
 * row and changes none.
 */
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "edtf.h"
#include "import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

struct told {
	uint64_t rejected, line;
};

static void
report(void *ctx, const struct import_problem *p)
{
	struct told *t = ctx;

	demand(p->text[0] != '\0' && p->line >= 1 && p->line >= t->line);
	t->line = p->line;
	t->rejected += p->level == IMPORT_REJECTED;
}

static void
write_csv(const uint8_t *data, size_t size)
{
	int fd = open("import.csv", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	demand(fd >= 0);
	demand(write(fd, data, size) == (ssize_t)size);
	close(fd);
}

static bool
run(const char *format, struct import_stats *s)
{
	struct import_options o = {
	    .format = import_format(format),
	    .path = "import.csv",
	    .output = "import.db",
	    .from = EDTF_OPEN_LEFT,
	    .to = EDTF_OPEN_RIGHT,
	};
	struct told told = {0, 0};
	struct err e = ERR_INIT;

	if (!import_run(&o, report, NULL, &told, s, &e)) {
		demand(e.text[0] != '\0');
		return false;
	}
	demand(s->rows == s->taken + s->left_out + s->rejected);
	demand(s->rejected == told.rejected && s->left_out == 0);
	return s->made;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *newline = memchr(data, '\n', size);
	size_t n = newline == NULL ? 0 : (size_t)(newline - data) + 1;
	bool acled = n == 6 && memcmp(data, "acled", 5) == 0;
	const char *format = acled ? "acled" : "ged";
	struct import_stats s;
	uint64_t taken;

	unlink("import.db");
	write_csv(data + n, size - n);
	if (!run(format, &s)) {
		demand(access("import.db", F_OK) != 0);
		return 0;
	}
	taken = s.taken;
	demand(s.seed.events == taken && !s.merged);
	/* Writing is dear: now and then. */
	if (size % 8 != 0)
		return 0;
	demand(run(format, &s));
	demand(s.merged && s.taken == taken && s.renewed == taken);
	demand(s.changed == 0 && s.kept == 0 && s.gone == 0);
	return 0;
}
