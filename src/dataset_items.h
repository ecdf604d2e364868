/* SPDX-License-Identifier: ISC */
/*
 * dataset_items - the items of a list of files, one after another.
 *
 * The files are read in a thread beside, some items ahead of the one that is
 * asked for.  What is wrong with them as YAML is told when the item comes
 * before which it was found, so that diagnostics come as if there were no
 * thread; and where there is none it is all done here.
 */
#ifndef STRIFE_DATASET_ITEMS_H
#define STRIFE_DATASET_ITEMS_H

#include <stddef.h>
#include <stdint.h>

struct dataset_files;
struct dataset_items;
struct diags;
struct yaml_node;

/* The items of FILES below ROOT; all are borrowed. */
struct dataset_items *dataset_items_open(const char *root,
    const struct dataset_files *files, struct diags *d);
/* The next, alive until the next call; NULL at the end of the last file.  Files
 * that cannot be read are told and passed over. */
const struct yaml_node *dataset_items_next(struct dataset_items *it);
/* Bytes of files that were read up to the item in hand, about. */
uint64_t dataset_items_offset(const struct dataset_items *it);
/* After the end: the SHA-256 of the bytes that were read of file I, in hex,
 * borrowed; NULL where it could not be opened. */
const char *dataset_items_sum(const struct dataset_items *it, size_t i);
void	dataset_items_close(struct dataset_items *it);	/* NULL is fine */

#endif
