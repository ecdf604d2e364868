/* SPDX-License-Identifier: ISC */
/*
 * The closed lists stand here once; messages, the database, the schema and
 * the manual say the same words, and tests hold them together.  A list is an
 * array of words whose index is the value.  Event kinds and roles carry what
 * the rules need to know about them, so they are tables of their own, and the
 * words are picked out of them.
 */
#include "model.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* An event kind: its word, its place in the rules, its ACLED types. */
struct kind_row {
	const char *name;
	bool clash;
	int exclusive; /* kinds of one number cannot both be right */
	const char *type, *sub;
};

#define BATTLE "Battles"
#define REMOTE "Explosions/Remote violence"
#define CIVILIANS "Violence against civilians"
#define STRATEGIC "Strategic developments"
#define PROTESTS "Protests"
#define CHANGE "Change to group/activity"

static const struct kind_row kinds[] = {
    {"execution", false, 0, CIVILIANS, "Attack"},
    {"killing", false, 0, CIVILIANS, "Attack"},
    {"bombing", true, 0, REMOTE, "Remote explosive/landmine/IED"},
    {"siege", true, 0, BATTLE, "Armed clash"},
    {"capture", true, 0, BATTLE, "Non-state actor overtakes territory"},
    {"raid", true, 0, BATTLE, "Armed clash"},
    {"attack", true, 0, BATTLE, "Armed clash"},
    {"clash", true, 0, BATTLE, "Armed clash"},
    {"handover", false, 0, STRATEGIC, "Non-violent transfer of territory"},
    {"surrender", false, 0, STRATEGIC, CHANGE},
    {"seizure", false, 0, STRATEGIC, "Looting/property destruction"},
    {"detention", false, 0, CIVILIANS, "Abduction/forced disappearance"},
    {"release", false, 0, STRATEGIC, "Other"},
    {"retreat", false, 0, STRATEGIC, "Non-violent transfer of territory"},
    {"withdrawal", false, 0, STRATEGIC, "Non-violent transfer of territory"},
    {"expulsion", false, 0, STRATEGIC, CHANGE},
    {"merger", false, 1, STRATEGIC, CHANGE},
    {"split", false, 0, STRATEGIC, CHANGE},
    {"dissolution", false, 1, STRATEGIC, CHANGE},
    {"formation", false, 0, STRATEGIC, CHANGE},
    {"renaming", false, 1, STRATEGIC, CHANGE},
    {"defection", false, 0, STRATEGIC, CHANGE},
    {"joining", false, 0, STRATEGIC, CHANGE},
    {"pledge", false, 0, STRATEGIC, CHANGE},
    {"alliance", false, 0, STRATEGIC, "Agreement"},
    {"appointment", false, 0, STRATEGIC, CHANGE},
    {"ceasefire", false, 0, STRATEGIC, "Agreement"},
    {"mediation", false, 0, STRATEGIC, "Agreement"},
    {"agreement", false, 0, STRATEGIC, "Agreement"},
    {"negotiation", false, 0, STRATEGIC, "Other"},
    {"demand", false, 0, STRATEGIC, "Other"},
    {"declaration", false, 0, STRATEGIC, "Other"},
    {"designation", false, 0, STRATEGIC, "Other"},
    {"accusation", false, 0, STRATEGIC, "Other"},
    {"statement", false, 0, STRATEGIC, "Other"},
    {"mobilisation", false, 0, STRATEGIC, CHANGE},
    {"deployment", false, 0, STRATEGIC, CHANGE},
    {"transfer", false, 0, STRATEGIC, "Other"},
    {"aid", false, 0, STRATEGIC, "Other"},
    {"aid-stopped", false, 0, STRATEGIC, "Other"},
    {"protest", false, 0, PROTESTS, "Peaceful protest"},
    {"discovery", false, 0, STRATEGIC, "Other"},
    {"campaign", false, 0, BATTLE, "Armed clash"},
    {"other", false, 0, STRATEGIC, "Other"},
};

enum direction { DIR_NONE, DIR_FROM, DIR_AT };

static const struct role_row {
	const char *name;
	enum direction dir;
} roles[] = {
    {"attacker", DIR_FROM},
    {"defender", DIR_AT},
    {"party", DIR_NONE},
    {"supporter", DIR_NONE},
    {"captor", DIR_FROM},
    {"loser", DIR_AT},
    {"perpetrator", DIR_FROM},
    {"victim", DIR_AT},
    {"target", DIR_AT},
    {"speaker", DIR_NONE},
    {"addressee", DIR_NONE},
    {"mediator", DIR_NONE},
    {"guarantor", DIR_NONE},
    {"host", DIR_NONE},
    {"joiner", DIR_NONE},
    {"joined", DIR_NONE},
    {"left", DIR_NONE},
    {"expelled", DIR_NONE},
    {"founder", DIR_NONE},
    {"formed", DIR_NONE},
    {"merged", DIR_NONE},
    {"dissolved", DIR_NONE},
    {"giver", DIR_NONE},
    {"receiver", DIR_NONE},
    {"commander", DIR_NONE},
    {"present", DIR_NONE},
};

static const char *const faction_kinds[] = {
    "armed-group",
    "brigade",
    "coalition",
    "state",
    "state-force",
    "court",
    "monitor",
    "media",
    "population",
    "civil-body",
    "other",
};
static const char *const place_kinds[] = {
    "country",
    "governorate",
    "region",
    "mountain",
    "city",
    "town",
    "village",
    "neighbourhood",
    "base",
    "checkpoint",
    "crossing",
    "prison",
    "camp",
    "road",
    "site",
};
static const char *const relation_kinds[] = {
    "part-of",
    "renamed-to",
    "formed-from",
    "merged-into",
    "split-from",
    "joined",
    "left",
    "pledged-to",
    "allied-with",
    "expelled-from",
    "successor-of",
};
static const char *const name_kinds[] = {
    "full",
    "short",
    "abbreviation",
    "translation",
    "former",
    "later",
    "spelling",
    "misspelling",
};
static const char *const modes[] = {
    "fact",
    "plan",
    "demand",
    "condition",
    "judgement",
    "reason",
};
static const char *const figure_whats[] = {
    "killed",
    "executed",
    "wounded",
    "captured",
    "missing",
    "freed",
    "defected",
    "deserted",
    "fled",
    "fighters",
    "bodies",
    "settlements",
    "checkpoints",
    "bases",
    "factions",
    "weapons",
    "vehicles",
    "hours",
    "other",
};
static const char *const parts[] = {
    "body",
    "headline",
    "infobox",
    "lead",
    "caption",
    "pull-quote",
    "see-also",
};
static const char *const skip_reasons[] = {
    "furniture",
    "repeat",
    "boilerplate",
    "category",
    "not-about-this",
};
static const char *const extents[] = {"full", "excerpts"};
static const char *const bases[] = {"source", "outside"};
static const char *const subjects[] = {
    "event",
    "faction",
    "person",
    "place",
    "relation",
};
static const char *const place_rels[] = {
    "at",
    "near",
    "between",
    "in",
    "from-to",
};

/*
 * Words lie STRIDE bytes apart, so that a column of a wider table (whose
 * first member is the word) serves as well as an array of words.
 */
struct list {
	const char *title;
	const void *first;
	size_t stride, count;
};

#define WORDS(title, array)                                    \
	{                                                      \
		title, array, sizeof((array)[0]), COUNT(array) \
	}

static const struct list lists[LIST_COUNT] = {
    [LIST_EVENT_KIND] = WORDS("event kind", kinds),
    [LIST_FACTION_KIND] = WORDS("faction kind", faction_kinds),
    [LIST_PLACE_KIND] = WORDS("place kind", place_kinds),
    [LIST_RELATION_KIND] = WORDS("relation kind", relation_kinds),
    [LIST_NAME_KIND] = WORDS("name kind", name_kinds),
    [LIST_ROLE] = WORDS("role", roles),
    [LIST_MODE] = WORDS("mode", modes),
    [LIST_FIGURE_WHAT] = WORDS("figure", figure_whats),
    [LIST_PART] = WORDS("part", parts),
    [LIST_SKIP_REASON] = WORDS("reason", skip_reasons),
    [LIST_EXTENT] = WORDS("extent", extents),
    [LIST_BASIS] = WORDS("basis", bases),
    [LIST_SUBJECT] = WORDS("subject", subjects),
    [LIST_PLACE_REL] = WORDS("relation to a place", place_rels),
};

static const char *
name_at(const struct list *l, size_t i)
{
	const void *row = (const char *)l->first + i * l->stride;

	return *(const char *const *)row;
}

const char *
model_name(enum model_list list, int value)
{
	const struct list *l = &lists[list];

	if (value < 0 || (size_t)value >= l->count)
		return NULL;
	return name_at(l, (size_t)value);
}

int
model_find(enum model_list list, const char *word)
{
	const struct list *l = &lists[list];
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strcmp(name_at(l, i), word) == 0)
			return (int)i;
	return -1;
}

int
model_count(enum model_list list)
{
	return (int)lists[list].count;
}

const char *
model_title(enum model_list list)
{
	return lists[list].title;
}

static bool
is_kind(int kind)
{
	return kind >= 0 && (size_t)kind < COUNT(kinds);
}

bool
model_kind_is_clash(int event_kind)
{
	return is_kind(event_kind) && kinds[event_kind].clash;
}

int
model_kind_exclusive(int event_kind)
{
	return is_kind(event_kind) ? kinds[event_kind].exclusive : 0;
}

static bool
role_goes(int role, enum direction dir)
{
	return role >= 0 && (size_t)role < COUNT(roles) &&
	       roles[role].dir == dir;
}

bool
model_role_is_directed_from(int role)
{
	return role_goes(role, DIR_FROM);
}

bool
model_role_is_directed_at(int role)
{
	return role_goes(role, DIR_AT);
}

void
model_kind_acled(int event_kind, const char **type, const char **sub)
{
	*type = is_kind(event_kind) ? kinds[event_kind].type : STRATEGIC;
	*sub = is_kind(event_kind) ? kinds[event_kind].sub : "Other";
}
