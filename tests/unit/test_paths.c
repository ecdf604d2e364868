/* SPDX-License-Identifier: ISC */
/*
 * Proves: the dataset is found beside the program before ../share/strife, a
 * database before its folder, and a folder without dataset.yaml is none.
 * DATASET_NAME is the one the library was built with.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "mem.h"
#include "paths.h"

static char root[] = "paths-XXXXXX";

static void
make_dir(const char *name)
{
	char path[300];

	snprintf(path, sizeof(path), "%s/%s", root, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

static void
make_file(const char *name)
{
	char path[300];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", root, name);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	close(fd);
}

/* What is found from ROOT/bin is ROOT/WANT, or nothing for NULL. */
static void
expect(const char *want)
{
	char exe_dir[300], path[300], *found;

	snprintf(exe_dir, sizeof(exe_dir), "%s/bin", root);
	found = paths_dataset_from(exe_dir);
	if (want == NULL) {
		assert_null(found);
		return;
	}
	snprintf(path, sizeof(path), "%s/%s", root, want);
	assert_non_null(found);
	assert_string_equal(found, path);
	mem_free(found);
}

static void
nearest_place_first(void **state)
{
	make_dir("bin");
	make_dir("share");
	make_dir("share/strife");
	make_dir("share/strife/" DATASET_NAME);
	expect(NULL);
	make_file("share/strife/" DATASET_NAME "/dataset.yaml");
	expect("bin/../share/strife/" DATASET_NAME);
	make_file("share/strife/" DATASET_NAME ".db");
	expect("bin/../share/strife/" DATASET_NAME ".db");
	make_dir("bin/data");
	make_dir("bin/data/" DATASET_NAME);
	expect("bin/../share/strife/" DATASET_NAME ".db");
	make_file("bin/data/" DATASET_NAME "/dataset.yaml");
	expect("bin/data/" DATASET_NAME);
	make_file("bin/data/" DATASET_NAME ".db");
	expect("bin/data/" DATASET_NAME ".db");
}

/* The test program lies in tests/unit, where there is no dataset; what an
 * installation has is not ours to know. */
static void
own_place_is_asked(void **state)
{
	char *found = paths_default_dataset();

	if (found != NULL)
		assert_memory_equal(found, DATASET_DIR, strlen(DATASET_DIR));
	mem_free(found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nearest_place_first),
	    cmocka_unit_test(own_place_is_asked),
	};
	const char *dir = getenv("TMPDIR");

	/* The runner gives each test a folder of its own and removes it. */
	if (chdir(dir != NULL ? dir : "/tmp") != 0 || mkdtemp(root) == NULL)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
