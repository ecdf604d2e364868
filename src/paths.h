/* SPDX-License-Identifier: ISC */
/*
 * paths - where strife finds what was installed with it, and what is
 * the reader's own.
 *
 * The bundled dataset lies beside the program in the build tree, under
 * ../share/strife of an installation that was moved or staged, and otherwise
 * where configure said.  The first of these places that has it counts.
 * What is the reader's own lies where the XDG variables say.
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

/*
 * The folder "strife" of the reader's own files: in the folder that the
 * variable XDG names where that is an absolute path, else in the folder BELOW
 * of $HOME; NULL where there is neither.  Yours.
 */
char *paths_user(const char *xdg, const char *below);

/*
 * The JSON schema of a dataset's files, for editors: beside the program in the
 * build tree, as installed, else where it would be.  Yours.
 */
char *paths_schema(void);

#endif
