/* SPDX-License-Identifier: ISC */
/*
 * DATASET_NAME and DATASET_DIR come from the Makefile.  The program's own
 * place is asked of /proc; where there is none, only DATASET_DIR is left.
 */
#include "paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

/* Where what is installed may lie, as seen from the program. */
static const char *const places[] = {"/data/", "/../share/strife/"};
#define N_PLACES (sizeof(places) / sizeof(places[0]))

/* DIR NAME.db, else DIR NAME when it is a dataset's folder, else NULL. */
static char *
dataset_in(const char *dir, const char *name)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s%s.db", dir, name);
	if (access(str_c(&path), R_OK) == 0)
		return str_take(&path);
	str_reset(&path);
	str_printf(&path, "%s%s/dataset.yaml", dir, name);
	if (access(str_c(&path), R_OK) != 0) {
		str_clear(&path);
		return NULL;
	}
	str_reset(&path);
	str_printf(&path, "%s%s", dir, name);
	return str_take(&path);
}

char *
paths_dataset_from(const char *exe_dir)
{
	struct str dir = STR_INIT;
	char *found = NULL;
	size_t i;

	for (i = 0; i < N_PLACES; i++) {
		str_reset(&dir);
		str_printf(&dir, "%s%s", exe_dir, places[i]);
		found = dataset_in(str_c(&dir), DATASET_NAME);
		if (found != NULL)
			break;
	}
	str_clear(&dir);
	return found;
}

/* The folder that the program lies in; false where the system does not say. */
static bool
exe_folder(char dir[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", dir, PATH_MAX - 1);
	char *slash;

	if (n <= 0)
		return false;
	dir[n] = '\0';
	slash = strrchr(dir, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	return true;
}

char *
paths_default_dataset(void)
{
	char dir[PATH_MAX], *found;

	if (exe_folder(dir)) {
		found = paths_dataset_from(dir);
		if (found != NULL)
			return found;
	}
	return dataset_in(DATASET_DIR, "");
}

char *
paths_schema(void)
{
	static const char name[] = "schema.json";
	char dir[PATH_MAX], real[PATH_MAX];
	struct str path = STR_INIT;
	size_t i;

	for (i = 0; exe_folder(dir) && i < N_PLACES; i++) {
		str_reset(&path);
		str_printf(&path, "%s%s%s", dir, places[i], name);
		if (realpath(str_c(&path), real) != NULL) {
			str_clear(&path);
			return mem_strdup(real);
		}
	}
	/* It lies beside the bundled dataset. */
	str_reset(&path);
	str_add(&path, DATASET_DIR);
	while (path.len > 0 && path.s[path.len - 1] != '/')
		path.len--;
	str_add(&path, name);
	return str_take(&path);
}

char *
paths_user(const char *xdg, const char *below)
{
	struct str path = STR_INIT;
	const char *dir = getenv(xdg);

	if (dir != NULL && dir[0] == '/') {
		str_printf(&path, "%s/strife", dir);
	} else {
		dir = getenv("HOME");
		if (dir == NULL || dir[0] != '/')
			return NULL;
		str_printf(&path, "%s/%s/strife", dir, below);
	}
	return str_take(&path);
}
