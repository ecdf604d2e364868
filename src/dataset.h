/* SPDX-License-Identifier: ISC */
/*
 * dataset - reads a folder of YAML and hands its items to a sink.
 *
 * Order of calls: begin; source*; faction*, place*, person* (all ids of a kind
 * are known before its first item is handed over; numbers run from 1 in file
 * order); relation*; event*.  An item with an error in it is checked and told
 * but not handed over, and its number stays empty; after an error in
 * dataset.yaml nothing is handed over at all.  So what a sink concludes of the
 * whole is sound only while d->errors is 0.
 *
 * A few items are in memory at a time, beside ids and texts of sources.  All
 * of the sink is called in the caller's thread.
 * Everything that one item can show wrong is reported here; what needs the
 * whole (duplicate event ids, part_of, contradicts of other subjects,
 * coverage, disputes) is the store's.
 */
#ifndef STRIFE_DATASET_H
#define STRIFE_DATASET_H

#include <stdbool.h>

#include "diag.h"
#include "err.h"
#include "model.h"

struct dataset_sink {
	void	*ctx;
	/* N is the item's number.  A sink fails only for its own reasons
	 * (disk full): reading then stops. */
	bool	(*begin)(void *ctx, const struct m_dataset *d, struct err *e);
	bool	(*source)(void *ctx, uint32_t n, const struct m_source *s,
		    struct err *e);
	bool	(*faction)(void *ctx, uint32_t n, const struct m_faction *f,
		    struct err *e);
	bool	(*place)(void *ctx, uint32_t n, const struct m_place *p,
		    struct err *e);
	bool	(*person)(void *ctx, uint32_t n, const struct m_person *p,
		    struct err *e);
	bool	(*relation)(void *ctx, uint32_t n, const struct m_relation *r,
		    struct err *e);
	bool	(*event)(void *ctx, uint32_t n, const struct m_event *v,
		    struct err *e);
	/* Told now and then with bytes read of bytes in all; may be NULL. */
	void	(*progress)(void *ctx, uint64_t done, uint64_t total);
	/* All items have come; FINGERPRINT (below) is that of what was read. */
	bool	(*end)(void *ctx, const char *fingerprint, struct err *e);
};

/*
 * Read the dataset in folder ROOT.  Diagnostics go to D (diags_init with
 * the same ROOT).  False only where reading could not go on at all: the folder
 * or dataset.yaml cannot be read (ERR_IO), or the sink failed.  Files named in
 * dataset.yaml that cannot be read are diagnostics.  The caller looks at
 * d->errors for the verdict.
 */
bool	dataset_read(const char *root, const struct dataset_sink *sink,
	    struct diags *d, struct err *e) MUST_USE;

/*
 * What a database made from ROOT depends on: a SHA-256 in hex over names and
 * contents of dataset.yaml and every file it names.  OUT holds 65 bytes.
 * False where any of them cannot be read.
 */
bool	dataset_fingerprint(const char *root, char out[65], struct err *e)
	    MUST_USE;

#endif
