/* SPDX-License-Identifier: ISC */
/*
 * ACLED, in the layouts of its exports since 2015: columns by their names,
 * the notes as the passage, the sources as those who said it.
 *
 * event_type and sub_event_type become the kind that model.c maps to them;
 * where several kinds do, the plainest.  What ACLED knows and the list of
 * kinds does not (mob violence, sexual violence) is `other', and the row's
 * own words stand in what the claim says.
 */
#include <string.h>
#include <strings.h>

#include "import_impl.h"
#include "edtf.h"
#include "str.h"

enum {
	ID,
	DATE,
	YEAR,
	TIME_PREC,
	TYPE,
	SUB_TYPE,
	ACTOR_1,
	ASSOC_1,
	INTER_1,
	ACTOR_2,
	ASSOC_2,
	INTER_2,
	COUNTRY,
	ADMIN_1,
	ADMIN_2,
	ADMIN_3,
	LOCATION,
	LATITUDE,
	LONGITUDE,
	GEO_PREC,
	SOURCE,
	NOTES,
	DEATHS,
	TAGS
};

static const struct import_column columns[] = {
    [ID] = {"event_id_cnty", NULL, true},
    [DATE] = {"event_date", NULL, true},
    [YEAR] = {"year", NULL, false},
    [TIME_PREC] = {"time_precision", NULL, false},
    [TYPE] = {"event_type", NULL, true},
    [SUB_TYPE] = {"sub_event_type", NULL, false},
    [ACTOR_1] = {"actor1", NULL, true},
    [ASSOC_1] = {"assoc_actor_1", "ally_actor_1", false},
    [INTER_1] = {"inter1", NULL, false},
    [ACTOR_2] = {"actor2", NULL, false},
    [ASSOC_2] = {"assoc_actor_2", "ally_actor_2", false},
    [INTER_2] = {"inter2", NULL, false},
    [COUNTRY] = {"country", NULL, false},
    [ADMIN_1] = {"admin1", NULL, false},
    [ADMIN_2] = {"admin2", NULL, false},
    [ADMIN_3] = {"admin3", NULL, false},
    [LOCATION] = {"location", NULL, false},
    [LATITUDE] = {"latitude", NULL, false},
    [LONGITUDE] = {"longitude", NULL, false},
    [GEO_PREC] = {"geo_precision", NULL, false},
    [SOURCE] = {"source", NULL, false},
    [NOTES] = {"notes", NULL, false},
    [DEATHS] = {"fatalities", NULL, false},
    [TAGS] = {"tags", NULL, false},
    {NULL, NULL, false},
};

static const char *const headers[] = {NULL};

/* ---- when ---- */

static const char *const months[] = {"january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november",
    "december"};

/* Digits only, at most four. */
static int
number_of(const char *s, size_t n)
{
	int v = 0;
	size_t i;

	if (n == 0 || n > 4)
		return -1;
	for (i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

/* 1 to 12 for a month's number, name or first three letters; else 0. */
static int
month_of(const char *s, size_t n)
{
	int i;

	if (n <= 2 && number_of(s, n) > 0)
		return number_of(s, n);
	for (i = 0; i < 12; i++)
		if ((n == 3 || n == strlen(months[i])) &&
		    strncasecmp(months[i], s, n) == 0)
			return i + 1;
	return 0;
}

/*
 * `02 June 2023', `01-January-2015', `9-May-20', `31-12-19' (the day first)
 * and `2023-02-16'.  *SHORT_YEAR: the year has two digits; it is one since
 * 1997, when ACLED begins.
 */
static bool
read_date(const char *s, int ymd[3], bool *short_year)
{
	const char *part[3];
	size_t n[3], i;

	for (i = 0; i < 3; i++) {
		part[i] = s;
		n[i] = strcspn(s, i == 2 ? " T" : " -");
		s += n[i];
		if (i < 2 && *s == '\0')
			return false;
		if (i < 2)
			s++;
	}
	*short_year = false;
	if (n[0] == 4) {
		ymd[0] = number_of(part[0], n[0]);
		ymd[1] = month_of(part[1], n[1]);
		ymd[2] = number_of(part[2], n[2]);
		return ymd[0] > 0 && ymd[1] > 0 && ymd[2] > 0;
	}
	ymd[0] = number_of(part[2], n[2]);
	ymd[1] = month_of(part[1], n[1]);
	ymd[2] = number_of(part[0], n[0]);
	*short_year = n[2] == 2;
	if (*short_year && ymd[0] >= 0)
		ymd[0] += ymd[0] < 97 ? 2000 : 1900;
	return *s == '\0' && (n[2] == 4 || n[2] == 2) && ymd[0] > 0 &&
	       ymd[1] > 0 && ymd[2] > 0;
}

static const char *
map_date(struct import_row *v, const struct import_cells *c)
{
	const char *text = import_name(c, DATE);
	char iso[16];
	int64_t year, prec = 1;
	int ymd[3];
	bool short_year;

	if (!read_date(text, ymd, &short_year))
		return arena_printf(v->a, "event_date `%s' is no date", text);
	if (import_number(c, YEAR, &year)) {
		if (short_year && year % 100 == ymd[0] % 100)
			ymd[0] = (int)year;
		if (year != ymd[0])
			return arena_printf(v->a,
			    "event_date `%s' is not of the year %lld", text,
			    (long long)year);
	}
	if (!import_day(ymd[0], ymd[1], ymd[2], &v->from))
		return arena_printf(v->a, "event_date `%s' is no day", text);
	if (import_has(c, TIME_PREC) &&
	    (!import_number(c, TIME_PREC, &prec) || prec < 1 || prec > 3)) {
		import_warn(v, "time_precision is none of 1 to 3");
		prec = 1;
	}
	edtf_iso(v->from, iso);
	v->to = v->from;
	if (prec == 2) {
		v->date = arena_printf(v->a, "%s~", iso);
		v->date_words = "within a week (time_precision 2)";
		v->from -= 3;
		v->to += 3;
	} else if (prec == 3) {
		v->date = arena_strndup(v->a, iso, 7);
		v->date_words = "within a month (time_precision 3)";
		v->from = edtf_day(ymd[0], ymd[1], 1);
		v->to = ymd[1] == 12 ? edtf_day(ymd[0] + 1, 1, 1) - 1
				     : edtf_day(ymd[0], ymd[1] + 1, 1) - 1;
	} else
		v->date = arena_strdup(v->a, iso);
	return NULL;
}

/* ---- what ---- */

/* What an event is, from its types; SUB NULL: any. */
static const struct kind_row {
	const char *type, *sub, *kind, *role_1, *role_2, *versus;
} kinds[] = {
#define FOUGHT "party", "party", " – "
#define AT(one, other) one, other, " against "
    {"Battles", "Government regains territory", "capture", FOUGHT},
    {"Battles", "Non-state actor overtakes territory", "capture", FOUGHT},
    {"Battles", NULL, "clash", FOUGHT},
    {"Battle-Government regains territory", NULL, "capture", FOUGHT},
    {"Battle-Non-state actor overtakes territory", NULL, "capture", FOUGHT},
    {"Battle-No change of territory", NULL, "clash", FOUGHT},
    {"Explosions/Remote violence", NULL, "bombing", AT("attacker", "target")},
    {"Remote violence", NULL, "bombing", AT("attacker", "target")},
    {"Violence against civilians", "Abduction/forced disappearance",
	"detention", AT("captor", "victim")},
    {"Violence against civilians", "Sexual violence", "other",
	AT("perpetrator", "victim")},
    {"Violence against civilians", NULL, "killing",
	AT("perpetrator", "victim")},
    {"Protests", NULL, "protest", FOUGHT},
    {"Riots", "Violent demonstration", "protest", FOUGHT},
    {"Riots", NULL, "other", FOUGHT},
    {"Riots/Protests", NULL, "protest", FOUGHT},
    {"Strategic developments", "Agreement", "agreement", FOUGHT},
    {"Strategic developments", "Arrests", "detention", AT("captor", "victim")},
    {"Strategic developments", "Headquarters or base established", "deployment",
	FOUGHT},
    {"Headquarters or base established", NULL, "deployment", FOUGHT},
    {"Strategic developments", "Looting/property destruction", "seizure",
	AT("attacker", "target")},
    {"Strategic developments", "Non-violent transfer of territory", "handover",
	FOUGHT},
    {"Non-violent transfer of territory", NULL, "handover", FOUGHT},
    {NULL, NULL, "other", FOUGHT},
};

static const struct kind_row *
kind_of(const char *type, const char *sub)
{
	const struct kind_row *k;

	for (k = kinds; k->type != NULL; k++)
		if (strcasecmp(k->type, type) == 0 &&
		    (k->sub == NULL || strcasecmp(k->sub, sub) == 0))
			break;
	return k;
}

/* ---- who ---- */

/* interN as a number or as words, and the kind of faction that it means; all
 * others are armed groups. */
static const struct inter_row {
	char code;
	const char *words, *kind;
} inters[] = {
    {'1', "State forces", "state-force"},
    {'5', "Rioters", "population"},
    {'6', "Protesters", "population"},
    {'7', "Civilians", "population"},
    {'8', "External/Other forces", "state-force"},
    {'8', "Other forces", "state-force"},
};

static int
kind_by_inter(const char *inter)
{
	size_t i;

	for (i = 0; i < sizeof(inters) / sizeof(inters[0]); i++)
		if ((inter[0] == inters[i].code && inter[1] == '\0') ||
		    strcasecmp(inter, inters[i].words) == 0)
			return model_find(LIST_FACTION_KIND, inters[i].kind);
	return model_find(LIST_FACTION_KIND, "armed-group");
}

/* "Students (Freedonia)" are people of a country; "... Armed Group (X)" are
 * not, nor is "Military Forces of X (2000-)". */
static bool
is_of_country(const char *name, const char *country)
{
	size_t n = strlen(name), k = strlen(country);

	return k > 0 && n > k + 3 && name[n - 1] == ')' &&
	       name[n - k - 2] == '(' &&
	       strncmp(name + n - k - 1, country, k) == 0 &&
	       strstr(name, "Armed Group") == NULL;
}

/* "ABC: Long Name" is Long Name, and ABC for short. */
static void
split_acronym(struct import_row *v, const char **name, const char **abbr)
{
	const char *colon = strstr(*name, ": "), *s;

	*abbr = NULL;
	if (colon == NULL || colon == *name || colon - *name > 16 ||
	    colon[2] == '\0')
		return;
	for (s = *name; s < colon; s++)
		if (*s == ' ')
			return;
	*abbr = arena_strndup(v->a, *name, (size_t)(colon - *name));
	*name = colon + 2;
}

static void
add_actor(struct import_row *v, const char *name, int side, const char *role,
    const char *inter)
{
	const char *abbr;
	struct import_actor *who;
	size_t i;

	split_acronym(v, &name, &abbr);
	for (i = 0; i < v->n_actors; i++)
		if (v->actors[i].side == side &&
		    strcmp(v->actors[i].name, name) == 0)
			return;
	who = import_actor(v, name, side, model_find(LIST_ROLE, role));
	who->abbr = abbr;
	if (inter != NULL && *inter != '\0') {
		who->kind = kind_by_inter(inter);
		who->kind_sure = true;
	} else if (is_of_country(name, v->country))
		who->kind = model_find(LIST_FACTION_KIND, "population");
}

/* Those beside a victim or a target are that too; beside others they help. */
static const char *
assoc_role(const struct import_row *v, int side)
{
	const char *role = "supporter", *name;
	size_t i;

	for (i = 0; i < v->n_actors; i++) {
		if (v->actors[i].side != side)
			continue;
		name = model_name(LIST_ROLE, v->actors[i].role);
		if (strcmp(name, "victim") == 0 || strcmp(name, "target") == 0)
			role = name;
	}
	return role;
}

/* Those who are named beside an actor: "A; B". */
static void
map_assoc(struct import_row *v, const char *list, int side)
{
	const char *end, *one, *role = assoc_role(v, side);
	size_t n;

	for (; *list != '\0'; list = *end == '\0' ? end : end + 1) {
		end = list + strcspn(list, ";");
		while (*list == ' ')
			list++;
		for (n = (size_t)(end - list); n > 0 && list[n - 1] == ' ';)
			n--;
		if (n == 0 || end < list)
			continue;
		one = arena_strndup(v->a, list, n);
		add_actor(v, one, side, role, NULL);
	}
}

/* People who are shelled or caught in a fight are no party to it: they have
 * no side, or they would have clashed. */
static void
spare_people(struct import_row *v)
{
	int people = model_find(LIST_FACTION_KIND, "population");
	size_t i;

	for (i = 0; model_kind_is_clash(v->kind) && i < v->n_actors; i++)
		if (v->actors[i].kind == people) {
			v->actors[i].side = 0;
			v->actors[i].role = model_find(LIST_ROLE, "victim");
		}
}

static const char *
map_actors(struct import_row *v, const struct import_cells *c)
{
	const struct kind_row *k =
	    kind_of(import_name(c, TYPE), import_name(c, SUB_TYPE));

	if (!import_has(c, TYPE))
		return "event_type is empty";
	if (!import_has(c, ACTOR_1))
		return "actor1 is empty";
	v->kind = model_find(LIST_EVENT_KIND, k->kind);
	v->versus = k->versus;
	add_actor(
	    v, import_name(c, ACTOR_1), 1, k->role_1, import_name(c, INTER_1));
	if (import_has(c, ACTOR_2))
		add_actor(v, import_name(c, ACTOR_2), 2, k->role_2,
		    import_name(c, INTER_2));
	return NULL;
}

/* ---- where ---- */

static void
map_place(struct import_row *v, const struct import_cells *c)
{
	const char *location = import_name(c, LOCATION);
	int64_t prec = 1;

	if (import_has(c, GEO_PREC) &&
	    (!import_number(c, GEO_PREC, &prec) || prec < 1 || prec > 3)) {
		import_warn(v, "geo_precision is none of 1 to 3");
		prec = 1;
	}
	import_spot(
	    v, v->country, NULL, model_find(LIST_PLACE_KIND, "country"));
	import_spot(v, import_name(c, ADMIN_1), NULL,
	    model_find(LIST_PLACE_KIND, "governorate"));
	if (prec < 3) {
		import_spot(v, import_name(c, ADMIN_2), NULL,
		    model_find(LIST_PLACE_KIND, "region"));
		import_spot(v, import_name(c, ADMIN_3), NULL,
		    model_find(LIST_PLACE_KIND, "region"));
		if (*location != '\0')
			import_spot(v, location,
			    arena_printf(v->a, "%s", location), -1);
	}
	v->rel = prec == 1 ? PLACE_AT : prec == 2 ? PLACE_NEAR : PLACE_IN;
	v->centroid = prec == 3;
	if (prec != 1)
		v->place_words = arena_printf(v->a, "%s (geo_precision %d: %s)",
		    location, (int)prec,
		    prec == 2 ? "a town of the area"
			      : "only the region is known");
	if (!import_has(c, LATITUDE) && !import_has(c, LONGITUDE))
		return;
	v->has_at = import_real(c, LATITUDE, &v->lat) &&
		    import_real(c, LONGITUDE, &v->lon) && v->lat >= -90 &&
		    v->lat <= 90 && v->lon >= -180 && v->lon <= 180;
	if (!v->has_at)
		import_warn(v, "latitude and longitude are no place on earth");
}

/* ---- how many, and who says so ---- */

#define SEVERAL 10 /* what ACLED writes where reports say "several" */

static const char *
map_deaths(struct import_row *v, const struct import_cells *c)
{
	struct import_figure *f = &v->figures[0];

	if (!import_has(c, DEATHS))
		return NULL;
	if (!import_number(c, DEATHS, &f->best))
		return arena_printf(v->a, "fatalities `%s' is no number",
		    import_cell(c, DEATHS));
	f->low = f->high = f->best;
	if (f->best == SEVERAL)
		f->note = "10 may stand for “several”";
	v->n_figures = 1;
	return NULL;
}

static void
map_words(struct import_row *v, const struct import_cells *c)
{
	const char *source = import_once(v->a, import_cell(c, SOURCE), ';');
	const char *type = import_name(c, TYPE),
		   *sub = import_name(c, SUB_TYPE);
	const char *one = import_side(v, 1), *other = import_side(v, 2);

	if (*source != '\0')
		v->voices[v->n_voices++] = source;
	v->passage = import_cell(c, NOTES);
	if (*v->passage == '\0')
		v->passage = arena_strndup(v->a, c->row->raw, c->row->raw_len);
	v->says = arena_printf(v->a, "%s%s%s: %s%s%s%s%s.", type,
	    *sub != '\0' ? ", " : "", sub, one, *other != '\0' ? v->versus : "",
	    other, v->n_figures > 0 ? ": " : "",
	    v->n_figures > 0 ? import_killed(v->a, &v->figures[0]) : "");
	if (import_has(c, TAGS))
		v->note = arena_printf(v->a, "tags: %s", import_name(c, TAGS));
}

static const char *
map(struct import_row *v, const struct import_cells *c)
{
	const char *id = import_name(c, ID), *why;
	char *low;
	size_t n = strspn(id, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			      "abcdefghijklmnopqrstuvwxyz");

	if (n == 0 || n > 40 || id[n] != '\0')
		return arena_printf(v->a, "event_id_cnty `%s' is no id", id);
	low = arena_printf(v->a, "acled-%s", id);
	v->id = low;
	for (; *low != '\0'; low++)
		if (*low >= 'A' && *low <= 'Z')
			*low = (char)(*low - 'A' + 'a');
	v->country = import_name(c, COUNTRY);
	if ((why = map_actors(v, c)) != NULL ||
	    (why = map_date(v, c)) != NULL || (why = map_deaths(v, c)) != NULL)
		return why;
	import_kind(v);
	map_place(v, c);
	/* What names the sides comes before those who stand beside them. */
	v->title = import_title(v);
	map_words(v, c);
	map_assoc(v, import_name(c, ASSOC_1), 1);
	map_assoc(v, import_name(c, ASSOC_2), 2);
	spare_people(v);
	return NULL;
}

const struct import_format import_acled = {
    .name = "acled",
    .about = {.id = "acled",
	.title = "ACLED",
	.publisher = "Armed Conflict Location & Event Data (ACLED)",
	.author = NULL,
	.url = "https://acleddata.com/",
	.licence = NULL,
	.rights = "ACLED terms of use: raw data may not be passed on",
	.citation =
	    "Raleigh, Clionadh, Roudabeh Kishi, and Andrew Linke. 2023."
	    " “Political instability patterns are obscured by conflict dataset"
	    " scope conditions, sources, and coding choices.” Humanities and"
	    " Social Sciences Communications 10: 74."},
    .columns = columns,
    .headers = headers,
    .map = map,
};
