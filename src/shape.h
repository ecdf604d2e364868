/* SPDX-License-Identifier: ISC */
/*
 * shape - from a tree of YAML to a struct, by a table.
 *
 * Each kind of mapping in a dataset has a table: a row a key, with the type
 * of its value and the place in the struct where it goes.  Everything that is
 * wrong with a mapping is reported, with what was probably meant; a value
 * that is wrong leaves its place zeroed and the rest is read all the same.
 */
#ifndef STRIFE_SHAPE_H
#define STRIFE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "dataset_reader.h"
#include "yaml.h"

enum shape_type {
	SHAPE_TEXT,	/* const char *: any words */
	SHAPE_WORD,	/* const char *: a short text; a comment may follow */
	SHAPE_SLUG,	/* const char * */
	SHAPE_LANG,	/* const char *: BCP 47 */
	SHAPE_URL,	/* const char * */
	SHAPE_LIST,	/* int: a value of a closed list */
	SHAPE_LIST_WORD,/* const char *: the word of a closed list */
	SHAPE_DATE,	/* struct m_date */
	SHAPE_BOOL,	/* bool */
	SHAPE_COUNT,	/* int64_t, from 0 */
	SHAPE_NTH,	/* int, from 1 */
	SHAPE_NUMBER,	/* double */
	SHAPE_SOURCE,	/* uint32_t: numbers of what has the id */
	SHAPE_FACTION,
	SHAPE_PERSON,
	SHAPE_PLACE,
	SHAPE_CUSTOM	/* by READ; SIZE bytes */
};

struct shape_field {
	const char	*key;
	enum shape_type	 type;
	bool		 required;
	bool		 many;		/* array and count; one may be bare */
	size_t		 at;		/* offset of the value or the array */
	size_t		 n_at;		/* offset of a size_t, of many */
	size_t		 mark_at;	/* offset of a struct mark, 0: none */
	enum model_list	 list;
	bool		 (*read)(struct dataset_reader *r,
			    const struct yaml_node *n, void *dst);
	size_t		 size;
	/* What READ takes, for data/schema.json: a mapping, and, or, a text of
	 * this form (PATTERN, an extended regular expression; "" any text). */
	const struct shape *mapping;
	const char	*pattern;
};

struct shape {
	const char		*name;	/* "a claim": in messages */
	const char		*def;	/* "claim": in data/schema.json */
	const struct shape_field *fields;	/* ends with a NULL key */
};

/* Read mapping N into DST, which is zeroed.  False where N is no mapping (which
 * is told) or broken; other errors are told and only counted in R. */
bool	shape_read(struct dataset_reader *r, const struct shape *s,
	    const struct yaml_node *n, void *dst);
/* One value of the type, as a field of it; false, told, where it is wrong. */
bool	shape_value(struct dataset_reader *r, const struct shape_field *f,
	    const struct yaml_node *n, void *dst);
/* A text of a scalar: NULL, told, where N is none. */
const char *shape_text(struct dataset_reader *r, const struct yaml_node *n);
bool	shape_date(struct dataset_reader *r, const struct yaml_node *n,
	    struct m_date *date);
bool	shape_is_slug(const char *s);
/* Patterns that are the schema's. */
#define SHAPE_SLUG_PATTERN "^[a-z0-9]+(-[a-z0-9]+)*$"

/* The hint for a word that is none of N: "did you mean", or all of them. */
const char *shape_hint(struct dataset_reader *r, const char *word,
	    const char *const *words, size_t n);
/* Number of the faction, person (ids are unique together; one of the two is
 * set), told where there is none. */
bool	shape_body(struct dataset_reader *r, const struct yaml_node *n,
	    uint32_t *faction, uint32_t *person);

#endif
