/* SPDX-License-Identifier: ISC */
/*
 * dataset_reader - what the parts of the dataset reader share.
 *
 * The reader owns its arenas: ITEM for the item in hand, reset after each, HEAD
 * for dataset.yaml, KEEP for what else lasts to the end (ids, parts of texts).
 */
#ifndef STRIFE_DATASET_READER_H
#define STRIFE_DATASET_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dataset.h"
#include "idmap.h"
#include "mem.h"
#include "model.h"

struct hash;
struct quote_text;
struct shape;
struct yaml_node;

/* What is kept of a source for the claims that quote it.  Its text may be let
 * go meanwhile, where all of them are too much: dataset_source_have. */
struct dataset_source {
	const char		*id, *file;	/* file: of its text */
	char			*text;		/* NULL: let go, or not read */
	size_t			 text_len;
	struct quote_text	*quotes;
	bool			 readable;	/* the text could be read */
	uint32_t		 older, newer;	/* of those with a text */
	const struct m_part	*parts;
	size_t			 n_parts;
	struct edtf		 published;
	bool			 english;
};

struct dataset_file {
	const char	*name;		/* relative to the folder */
	struct mark	 at;		/* where dataset.yaml names it */
};

struct dataset_files {
	struct dataset_file	*list;
	size_t			 n;
};

struct dataset_reader {
	const char		*root;
	struct diags		*d;
	const struct dataset_sink *sink;
	struct err		*e;
	struct arena		 item, keep, head;
	struct idmap		 sources, factions, people, places, relations;
	struct dataset_source	*kept;		/* by source number - 1 */
	uint32_t		 oldest, newest; /* numbers, by use; 0 none */
	size_t			 texts;		/* bytes of all held */
	uint32_t		*parents;	/* by place number - 1 */
	struct mark		*parents_at;
	struct dataset_files	 source_files, faction_files, place_files,
				 people_files, relation_files, event_files;
	uint64_t		 done, total, told;	/* bytes, for progress */
	struct hash		*print;		/* of names and sums of files */
	/* Ids that are none, not told since a file that may have them could
	 * not be read. */
	size_t			 unknown;
};

/* The keys of each kind of mapping (shape.h). */
extern const struct shape dataset_shape, dataset_source_shape,
    dataset_faction_shape, dataset_person_shape, dataset_place_shape,
    dataset_relation_shape, dataset_event_shape, dataset_claim_shape,
    dataset_actor_shape, dataset_voice_shape, dataset_origin_shape,
    dataset_place_ref_shape, dataset_held_shape, dataset_figure_shape;

/* dataset.c: what an item has wrong makes this more; it is not handed over. */
size_t	 dataset_faults(const struct dataset_reader *r);

/* dataset.c: file NAME, whose SHA-256 is SUM, is part of the fingerprint. */
void	 dataset_print(struct dataset_reader *r, const char *name,
	    const char *sum);

/* dataset_file.c: files below the folder. */

/* Open NAME below ROOT for reading: -1 with *WHY (borrowed or errno's) where
 * the name leaves the folder or the file cannot be read.  *SIZE in bytes. */
int	 dataset_file_open(const char *root, const char *name, uint64_t *size,
	    const char **why);
/* All of the file, NUL-terminated, yours to mem_free; NULL with *WHY. */
char	*dataset_file_read(const char *root, const char *name, size_t *len,
	    const char **why);
/* NAME beside FILE, in A. */
const char *dataset_file_beside(struct arena *a, const char *file,
	    const char *name);

/* One item each; false where the sink failed. */
bool	 dataset_source_item(struct dataset_reader *r,
	    const struct yaml_node *n, uint32_t number);
void	 dataset_source_free(struct dataset_reader *r);
/* Have the text of source NUMBER at hand, until the next call; false where
 * it could not be read, which has been told. */
bool	 dataset_source_have(struct dataset_reader *r, uint32_t number);
bool	 dataset_faction_item(struct dataset_reader *r,
	    const struct yaml_node *n, uint32_t number);
bool	 dataset_person_item(struct dataset_reader *r,
	    const struct yaml_node *n, uint32_t number);
bool	 dataset_place_item(struct dataset_reader *r,
	    const struct yaml_node *n, uint32_t number);
/* When all places are read: none lies in itself. */
void	 dataset_places_check(struct dataset_reader *r);
bool	 dataset_relation_item(struct dataset_reader *r,
	    const struct yaml_node *n, uint32_t number);
bool	 dataset_event_item(struct dataset_reader *r,
	    const struct yaml_node *n, uint32_t number);

/* dataset_claim.c: one claim, a custom field. */
bool	 dataset_claim_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
/* dataset_actor.c: actors, voices, places, holders, custom fields too. */
bool	 dataset_actor_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
bool	 dataset_voice_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
bool	 dataset_origin_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
bool	 dataset_place_ref_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
bool	 dataset_held_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
/* dataset_figure.c */
bool	 dataset_figure_read(struct dataset_reader *r,
	    const struct yaml_node *n, void *dst);
/* Warn of numbers of claim C that its quotes do not say. */
void	 dataset_figure_check(struct dataset_reader *r,
	    const struct m_claim *c);

/* dataset_subject.c: what only all claims of a subject together show; DATE
 * is that of the deed.  Sets the order of showing. */
void	 dataset_subject_finish(struct dataset_reader *r, struct m_subject *s,
	    const struct m_date *date);
/* dataset_states.c: warn of what an event says and no claim of it. */
void	 dataset_states_check(struct dataset_reader *r,
	    const struct m_event *v);

#endif
