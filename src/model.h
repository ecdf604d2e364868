/* SPDX-License-Identifier: ISC */
/*
 * model - the words of strife-data(5) as C: closed lists, and the items a
 * dataset is made of.
 *
 * An item is what one entry of a YAML file says, checked for shape, with its
 * references to sources, factions, people and places resolved to their
 * numbers (n of the tables in data/schema.sql, from 1; 0: none).  An item and
 * all it points to live in one arena that its reader owns: a sink that wants
 * to keep something copies it.  References to events and to claims of other
 * subjects stay slugs, since they may come later; the store resolves them.
 * Text is NULL where the dataset gives none.
 */
#ifndef STRIFE_MODEL_H
#define STRIFE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "edtf.h"

/* Closed lists.  model_name gives the word of a value; model_find the value
 * of a word or -1; model_count how many there are (values 0 .. count-1). */
enum model_list {
	LIST_EVENT_KIND, LIST_FACTION_KIND, LIST_PLACE_KIND, LIST_RELATION_KIND,
	LIST_NAME_KIND, LIST_ROLE, LIST_MODE, LIST_FIGURE_WHAT, LIST_PART,
	LIST_SKIP_REASON, LIST_EXTENT, LIST_BASIS, LIST_SUBJECT, LIST_PLACE_REL,
	LIST_COUNT
};
const char	*model_name(enum model_list list, int value);
int		 model_find(enum model_list list, const char *word);
int		 model_count(enum model_list list);
/* What the list is called in messages: "event kind", "role". */
const char	*model_title(enum model_list list);

/* Values that rules name; the rest are only words.  Each enum follows the
 * order of its list, and a test holds them together. */
enum mode { MODE_FACT, MODE_PLAN, MODE_DEMAND, MODE_CONDITION, MODE_JUDGEMENT, MODE_REASON };
enum subject { SUBJECT_EVENT, SUBJECT_FACTION, SUBJECT_PERSON, SUBJECT_PLACE, SUBJECT_RELATION };
enum part { PART_BODY, PART_HEADLINE, PART_INFOBOX, PART_LEAD, PART_CAPTION, PART_PULL_QUOTE, PART_SEE_ALSO };
enum basis { BASIS_SOURCE, BASIS_OUTSIDE };
enum extent { EXTENT_FULL, EXTENT_EXCERPTS };
enum place_rel { PLACE_AT, PLACE_NEAR, PLACE_BETWEEN, PLACE_IN, PLACE_FROM_TO };

/* Rules about kinds and roles. */
bool	model_kind_is_clash(int event_kind);	/* attack clash capture siege raid bombing */
/* Mutually exclusive set the kind belongs to (dissolution/merger/renaming …), or 0. */
int	model_kind_exclusive(int event_kind);
bool	model_role_is_directed_from(int role);	/* attacker, captor, perpetrator … */
bool	model_role_is_directed_at(int role);	/* defender, loser, victim … */
/* ACLED event and sub-event type of an event kind (codebook 2023). */
void	model_kind_acled(int event_kind, const char **type, const char **sub);

/* Where in the dataset something stands.  Lines and columns count from 1; columns are in characters. */
struct mark {
	const char	*file;		/* borrowed for the whole reading */
	uint32_t	 line, col;
	uint32_t	 len;		/* characters to underline; 0: one */
};

struct m_date {
	const char	*text;		/* EDTF as written; NULL: none */
	struct edtf	 d;
	struct mark	 at;
};

struct m_name {
	const char	*text, *lang, *script, *basis, *ref, *note;
	int		 kind;		/* LIST_NAME_KIND */
	struct m_date	 date;
	uint32_t	*used_by;	/* source numbers */
	size_t		 n_used_by;
};

/* A stretch of a source's text, in bytes. */
struct m_span {
	uint32_t	source;
	uint32_t	start, end;
};

struct m_place_ref {
	enum place_rel	 rel;
	uint32_t	 place, place2;	/* place2: of between and from-to */
	const char	*part;		/* of in */
};

struct m_actor {
	uint32_t	 faction, person;	/* one of faction, person, who */
	const char	*who;
	uint32_t	 of, under;		/* factions */
	int		 side;			/* 0: none */
	int		 role;			/* LIST_ROLE, -1: none */
	const char	*as_name, *fate, *hedge;
	struct m_date	 date;
	bool		 denied;
	struct mark	 at;
};

struct m_voice {			/* one of faction, person, who */
	uint32_t	 faction, person, of;
	const char	*who, *note;
	bool		 inferred;		/* from `origin` */
};

struct m_party {			/* whom a figure counts */
	const char	*text;			/* as written; NULL: not stated */
	uint32_t	 faction;
	int		 side;
	bool		 all;
};

struct m_figure {
	int		 what;			/* LIST_FIGURE_WHAT */
	struct m_party	 of, by;
	bool		 has_min, has_max, has_best;
	int64_t		 min, max, best;
	bool		 strict;		/* over / under */
	bool		 about, denied;
	const char	*words, *within, *note;	/* within: claim id */
	struct m_date	 as_of;
	struct mark	 at;
};

struct m_held {
	uint32_t	 by;			/* faction */
	const char	*claim;			/* claim id, in a place's own list */
	struct m_date	 date;
};

struct m_claim {
	const char	*id, *says;
	uint32_t	 source;
	struct m_span	*quotes;		/* [0] the quote, then `with` */
	size_t		 n_quotes;		/* 0: an imported row's */
	const char	*quoted;		/* [0] as the source has it */
	const char	*passage;		/* its own text; "coded row" */
	int		 mode, part;		/* LIST_MODE, LIST_PART */
	bool		 denied;
	struct m_voice	*voices;
	size_t		 n_voices;
	const char	*hedge, *date_words, *date_basis, *place_words;
	struct m_date	 said, date;
	struct m_place_ref *places;
	size_t		 n_places;
	struct m_actor	*actors;
	size_t		 n_actors;
	uint32_t	*mentions;
	size_t		 n_mentions;
	struct m_figure	*figures;
	size_t		 n_figures;
	struct m_held	*held;
	size_t		 n_held;
	int		 kind;			/* LIST_EVENT_KIND, -1: as the event */
	const char	*restates;		/* claim id of the same subject */
	const char	*contradicts;		/* claim id, or claim/SUBJECT/ID */
	bool		 match_probable;
	const char	*note;
	const char	**formerly;
	size_t		 n_formerly;
	int		 ord;			/* order of showing, from 0 */
	struct mark	 at, restates_at, contradicts_at;
};

/* What all subjects share comes first in each of them. */
struct m_subject {
	enum subject	 kind;
	const char	*id, *name;		/* name: title of an event, NULL of a relation */
	const char	*note, *basis, *ref;
	const char	**formerly;
	size_t		 n_formerly;
	struct m_claim	*claims;
	size_t		 n_claims;
	struct mark	 at;
};

struct m_faction {
	struct m_subject s;
	int		 kind;			/* LIST_FACTION_KIND */
	struct m_name	*names;
	size_t		 n_names;
	struct m_date	 active;
	const char	*active_basis;
};

struct m_person_of {
	uint32_t	 faction;
	const char	*role;
	struct m_date	 date;
};

struct m_person {
	struct m_subject s;
	struct m_name	*names;
	size_t		 n_names;
	struct m_person_of *of;
	size_t		 n_of;
};

struct m_place {
	struct m_subject s;
	int		 kind;			/* LIST_PLACE_KIND, -1 */
	uint32_t	 parent;
	struct m_name	*names;
	size_t		 n_names;
	bool		 has_at;
	double		 lat, lon;
	const char	*at_ref, *at_basis, *no_coordinates;
	struct m_held	*held;
	size_t		 n_held;
};

struct m_relation {
	struct m_subject s;
	int		 kind;			/* LIST_RELATION_KIND */
	uint32_t	 from, to;
	struct m_date	 date;
	const char	*event;			/* slug */
	struct mark	 event_at;
};

struct m_event {
	struct m_subject s;
	int		 kind;			/* LIST_EVENT_KIND */
	struct m_date	 date;
	const char	*date_words, *place_words;
	struct m_place_ref *places;
	size_t		 n_places;
	const char	*part_of;		/* slug */
	struct mark	 part_of_at;
	struct m_actor	*actors;
	size_t		 n_actors;
	const char	*raw, *raw_format;	/* of an imported row, as it came */
	bool		 raw_gone;	/* a later import had it no more */
};

struct m_part {
	int		 part;			/* LIST_PART */
	uint32_t	 start, end;
};

struct m_skip {
	int		 reason;		/* LIST_SKIP_REASON */
	uint32_t	 start, end;
	const char	*of;
};

struct m_source {
	const char	*id, *title, *short_title, *publisher, *author;
	const char	*published_basis, *url, *revision, *archive, *language;
	const char	*rights, *rights_note, *sha256, *note;
	struct m_date	 published, retrieved, covers;
	int		 extent;		/* LIST_EXTENT */
	int64_t		 length;		/* characters, 0: not given */
	const char	*text;			/* the whole, NUL-terminated */
	size_t		 text_len;
	const char	*text_sum;		/* its SHA-256 */
	const char	*text_file;		/* its file, named as in mark.file */
	struct m_part	*parts;
	size_t		 n_parts;
	struct m_skip	*skips;
	size_t		 n_skips;
	const char	**formerly;
	size_t		 n_formerly;
	struct mark	 at;
};

struct m_dataset {
	const char	*id, *title, *description, *version, *licence, *language;
	const char	**rules;
	size_t		 n_rules;
	bool		 coverage_full;
	const char	*root;			/* folder, as given */
};

#endif
