/* SPDX-License-Identifier: ISC */
/*
 * paths - where strife finds what was installed with it.
 *
 * The bundled dataset lies beside the program in the build tree, under
 * ../share/strife of an installation that was moved or staged, and otherwise
 * where configure said.  The first of these places that has it counts.
 */
#ifndef STRIFE_PATHS_H
#define STRIFE_PATHS_H

/*
 * The bundled dataset: its database where that has been built, else its
 * folder; NULL where neither is found.  Yours to mem_free.
 */
char *paths_default_dataset(void);

/* The same, as seen from a program that lies in the folder EXE_DIR. */
char *paths_dataset_from(const char *exe_dir);

#endif
