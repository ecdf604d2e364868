/* SPDX-License-Identifier: ISC */
/*
 * folder - a folder of files put in the place of another, whole or not at all.
 *
 * Its files are made in a folder beside TARGET, which gets the name when all
 * are there.  An earlier folder goes away only where it holds nothing but
 * files of the names that were given: what a stranger put there stays, and so
 * does the folder.
 */
#ifndef STRIFE_FOLDER_H
#define STRIFE_FOLDER_H

#include <stdbool.h>

#include "err.h"

struct folder;
struct out;

/* NAMES, NULL at the end, are all that the folder may hold; they outlive it.
 * ERR_IO where TARGET cannot be made or is not ours to replace. */
bool folder_open(const char *target, const char *const *names,
    struct folder **f, struct err *e) MUST_USE;
/* A new file in it; yours to out_close. */
struct out *folder_file(
    struct folder *f, const char *name, struct err *e) MUST_USE;
/* Either ends F. */
bool folder_commit(struct folder *f, struct err *e) MUST_USE;
void folder_abort(struct folder *f); /* NULL is fine */

#endif
