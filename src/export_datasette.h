/* SPDX-License-Identifier: ISC */
/*
 * export_datasette - how Datasette is to show the SQLite file that we write:
 * views for people, and the metadata file.
 */
#ifndef STRIFE_EXPORT_DATASETTE_H
#define STRIFE_EXPORT_DATASETTE_H

#include <stdbool.h>

#include "err.h"

struct export;

/* SQL that adds views and full-text tables to the tables. */
extern const char export_datasette_sql[];

/* Where the metadata of the file PATH lies: beside it, its ending replaced
 * with .metadata.yaml; in the arena of X. */
const char *export_datasette_path(struct export *x, const char *path);
/* Is there nothing at that place, or what we wrote there? */
bool export_datasette_ours(const char *path, struct err *e) MUST_USE;
bool export_datasette_write(
    struct export *x, const char *path, struct err *e) MUST_USE;

#endif
