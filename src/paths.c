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
	static const char *const places[] = {"/data/", "/../share/strife/"};
	struct str dir = STR_INIT;
	char *found = NULL;
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		str_reset(&dir);
		str_printf(&dir, "%s%s", exe_dir, places[i]);
		found = dataset_in(str_c(&dir), DATASET_NAME);
		if (found != NULL)
			break;
	}
	str_clear(&dir);
	return found;
}

char *
paths_default_dataset(void)
{
	char exe[PATH_MAX], *slash, *found;
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	if (n > 0) {
		exe[n] = '\0';
		slash = strrchr(exe, '/');
		if (slash != NULL) {
			*slash = '\0';
			found = paths_dataset_from(exe);
			if (found != NULL)
				return found;
		}
	}
	return dataset_in(DATASET_DIR, "");
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
