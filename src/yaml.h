/* SPDX-License-Identifier: ISC */
/*
 * yaml - one item of a file at a time, as a tree that knows where it stood.
 *
 * A file of a dataset is a sequence of items, or one mapping, which counts as
 * one item.  It is streamed: only the item in hand is in memory.  What
 * strife-data(5) forbids of YAML (anchors, aliases, tags, a second document,
 * duplicate keys, keys that are no scalars) and what is beyond its limits is
 * told here, with the place; a file that is no YAML at all is told in a
 * sentence that says what to do.  Shape and meaning are the caller's.
 */
#ifndef STRIFE_YAML_H
#define STRIFE_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"
#include "err.h"
#include "model.h"

struct arena;
struct hash;

#define YAML_MAX_FILE (1024u * 1024 * 1024)	/* bytes of a file */
#define YAML_MAX_TEXT (1024u * 1024)		/* bytes of one text value */
#define YAML_MAX_ITEM (64u * 1024 * 1024)	/* bytes of one item */
#define YAML_MAX_DEPTH 32			/* collections in each other */
#define YAML_MAX_KEYS 256			/* keys of one mapping */
#define YAML_MAX_LIST 65536			/* values of a list in an item */

enum yaml_type { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };
enum yaml_style { YAML_PLAIN, YAML_QUOTED, YAML_BLOCK };

struct yaml_node {
	enum yaml_type		 type;
	enum yaml_style		 style;		/* of a scalar */
	/* An alias or a text that is too long, already told; the rest of the
	 * checks should pass over it in silence. */
	bool			 broken;
	/* Where the comment is that ends a plain scalar; 0: none. */
	uint32_t		 comment_line, comment_col;
	struct mark		 at;
	const char		*text;		/* of a scalar, NUL-terminated */
	size_t			 len;
	const char		*key;		/* in a mapping, else NULL */
	struct mark		 key_at;
	struct yaml_node	*first;		/* children, in order */
	struct yaml_node	*next;		/* the next of its parent */
	size_t			 n;		/* number of children */
};

struct yaml;

/* Read from FD, which is closed in the end.  NAME is borrowed for all marks. */
struct yaml *yaml_open(int fd, const char *name, struct diags *d);
/* Read the N bytes of S, which are borrowed until yaml_close. */
struct yaml *yaml_open_memory(const char *s, size_t n, const char *name,
    struct diags *d);
/* Every byte of the file that is read goes to H as well, which is borrowed: all
 * of them when the end has been reached without an error. */
void	yaml_sum(struct yaml *y, struct hash *h);
/* The next item, in A; NULL at the end and after an error that D was told of. */
struct yaml_node *yaml_next(struct yaml *y, struct arena *a);
/* True once the file has been found to be a sequence of items. */
bool	 yaml_is_list(const struct yaml *y);
/* True where reading stopped before the end of the file. */
bool	 yaml_failed(const struct yaml *y);
/* Why the file itself could not be read ("cannot be read: ..."), borrowed; NULL
 * where it could, whatever stands in it. */
const char *yaml_unread(const struct yaml *y);
/* Bytes read so far. */
uint64_t yaml_offset(const struct yaml *y);
void	 yaml_close(struct yaml *y);

/* What a plain scalar is by the core schema of YAML 1.2. */
enum yaml_kind { YAML_TEXT, YAML_NULL, YAML_BOOL, YAML_INT, YAML_FLOAT };
enum yaml_kind yaml_resolve(const struct yaml_node *n);
/* The child of mapping N with KEY, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *n, const char *key);

#endif
