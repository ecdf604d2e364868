/* SPDX-License-Identifier: ISC */
/*
 * A damaged database: five bytes of the input are a place and what stands
 * there then; four FF bytes as a place cut the file off.  Every command and
 * the browser answer, or say that it is damaged.
 */
#include "small.h"

#include "every.h"

#include "diag.h"
#include "mem.h"
#include "seed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint8_t *whole;
static size_t whole_size;

static void
make_whole(void)
{
	static const uint8_t nothing[] = "none\n";
	struct seed_stats stats;
	struct err e = ERR_INIT;
	struct diags d;
	struct stat st;
	int fd;

	write_part(write_dataset(nothing, sizeof(nothing) - 1));
	every_write_script("script");
	diags_init(&d, "dataset");
	demand(seed("dataset", "whole.db", &d, &stats, NULL, NULL, &e));
	demand(d.errors == 0);
	diags_clear(&d);
	fd = open("whole.db", O_RDONLY);
	demand(fd >= 0 && fstat(fd, &st) == 0);
	whole_size = (size_t)st.st_size;
	whole = malloc(whole_size);
	demand(whole != NULL);
	demand(read(fd, whole, whole_size) == (ssize_t)whole_size);
	close(fd);
}

/* Write the database with the input's changes. */
static void
damage(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(whole_size);
	size_t n = whole_size, at;
	int fd;

	demand(copy != NULL);
	memcpy(copy, whole, n);
	for (; size >= 5; data += 5, size -= 5) {
		at = (size_t)data[0] << 24 | (size_t)data[1] << 16 |
		     (size_t)data[2] << 8 | data[3];
		if (at == 0xffffffff && size >= 10)
			n = whole_size - (size_t)data[9] * 97 % whole_size;
		else
			copy[at % whole_size] = data[4];
	}
	fd = open("damaged.db", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	demand(fd >= 0 && write(fd, copy, n) == (ssize_t)n);
	close(fd);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str told = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;

	if (whole == NULL)
		make_whole();
	damage(data, size);
	for (i = 0; i < EVERY_COMMANDS; i++)
		every_ask("damaged.db", every_command[i], &told);
	str_clear(&told);
	if (!every_browse("damaged.db", "script", &e))
		demand(e.text[0] != '\0');
	return 0;
}
