/* SPDX-License-Identifier: ISC */
/*
 * replay - a driver for the harnesses where there is no libFuzzer.
 *
 *	fuzz_X [-runs=N] FILE|FOLDER...
 *
 * Each file is given to the harness as it is, then N times (200) changed at
 * random places.  The random numbers are the same in every run, so what fails
 * once fails again.  An input on which a sanitizer ends the process is kept
 * in "crash-input".
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define INPUT_MAX 65536
#define RUNS 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
void __sanitizer_set_death_callback(void (*callback)(void))
    __attribute__((weak));

static uint8_t input[INPUT_MAX];
static size_t input_size;
static uint32_t random_state;

static uint32_t
next_random(uint32_t below)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % below;
}

static void
keep_input(void)
{
	int fd = open("crash-input", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd >= 0 && write(fd, input, input_size) >= 0)
		close(fd);
}

/* Bytes that mean something to one parser or another, and any. */
static uint8_t
random_byte(void)
{
	static const char telling[] =
	    "0123456789-/.,~?%:*!\"'[]{}()|>#&\\ \n\t\x1b\x80\xc3\xff";

	if (next_random(4) == 0)
		return (uint8_t)next_random(256);
	return (uint8_t)telling[next_random(sizeof(telling))];
}

static void
change_once(void)
{
	size_t at = next_random((uint32_t)input_size + 1), n;

	switch (next_random(4)) {
	case 0: /* another byte */
		if (at < input_size)
			input[at] = random_byte();
		break;
	case 1: /* one more */
		if (input_size == INPUT_MAX)
			break;
		memmove(input + at + 1, input + at, input_size - at);
		input[at] = random_byte();
		input_size++;
		break;
	case 2: /* some less */
		n = next_random(8);
		if (n > input_size - at)
			n = input_size - at;
		memmove(input + at, input + at + n, input_size - at - n);
		input_size -= n;
		break;
	default: /* some twice */
		n = next_random(32);
		if (n > input_size - at)
			n = input_size - at;
		if (n > INPUT_MAX - input_size)
			break;
		memmove(input + at + n, input + at, input_size - at);
		input_size += n;
		break;
	}
}

/* From a block of its own size, so that reading past it is seen. */
static void
run_once(void)
{
	uint8_t *copy = malloc(input_size != 0 ? input_size : 1);

	if (copy == NULL)
		exit(1);
	memcpy(copy, input, input_size);
	LLVMFuzzerTestOneInput(copy, input_size);
	free(copy);
}

static void
replay_file(const char *path, int runs)
{
	static uint8_t whole[INPUT_MAX];
	int fd = open(path, O_RDONLY), i;
	uint32_t changes;
	ssize_t n;

	if (fd < 0 || (n = read(fd, whole, sizeof(whole))) < 0) {
		perror(path);
		exit(1);
	}
	close(fd);
	random_state = 2463534242u;
	for (i = 0; i <= runs; i++) {
		input_size = (size_t)n;
		memcpy(input, whole, input_size);
		for (changes = i == 0 ? 0 : 1 + next_random(8); changes > 0;
		     changes--)
			change_once();
		run_once();
	}
}

static void
replay(const char *path, int runs)
{
	struct dirent **names;
	struct stat st;
	char child[4096];
	int i, n;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		replay_file(path, runs);
		return;
	}
	n = scandir(path, &names, NULL, alphasort);
	for (i = 0; i < n; i++) {
		snprintf(child, sizeof(child), "%s/%s", path, names[i]->d_name);
		if (names[i]->d_name[0] != '.')
			replay_file(child, runs);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

int
main(int argc, char **argv)
{
	int runs = RUNS, i;

	if (__sanitizer_set_death_callback != NULL)
		__sanitizer_set_death_callback(keep_input);
	for (i = 1; i < argc; i++) {
		if (strncmp(argv[i], "-runs=", 6) == 0)
			runs = (int)strtol(argv[i] + 6, NULL, 10);
		else if (argv[i][0] != '-')
			replay(argv[i], runs);
	}
	return 0;
}
