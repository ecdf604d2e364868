/* SPDX-License-Identifier: ISC */
/*
 * UCDP GED, in all its layouts: columns are found by their names.
 *
 * Sides are coalitions whose members stand between ", "; each member is a
 * faction, and the coalition's name is kept as what the row calls it.  A
 * member is told from a name with a comma in it by nothing at all, so that
 * the rule is the same for every row.
 *
 * An event that a row places on one of several days is "[A..B]", one of a
 * summary of events (event_clarity 2) lasted "A/B".
 */
#include <string.h>

#include "import_impl.h"
#include "edtf.h"
#include "str.h"

enum {
	ID,
	TYPE,
	SIDE_A,
	SIDE_B,
	DATE_START,
	DATE_END,
	DATE_PREC,
	CLARITY,
	ARTICLE,
	OFFICE,
	SOURCE_DATE,
	HEADLINE,
	ORIGINAL,
	SOURCES,
	WHERE_PREC,
	WHERE,
	WHERE_WORDS,
	ADM_1,
	ADM_2,
	COUNTRY,
	LATITUDE,
	LONGITUDE,
	DEATHS_A,
	DEATHS_B,
	CIVILIANS,
	UNKNOWN,
	LOW,
	BEST,
	HIGH
};

static const struct import_column columns[] = {
    [ID] = {"id", NULL, true},
    [TYPE] = {"type_of_violence", NULL, true},
    [SIDE_A] = {"side_a", NULL, true},
    [SIDE_B] = {"side_b", NULL, true},
    [DATE_START] = {"date_start", NULL, true},
    [DATE_END] = {"date_end", NULL, false},
    [DATE_PREC] = {"date_prec", NULL, false},
    [CLARITY] = {"event_clarity", NULL, false},
    [ARTICLE] = {"source_article", NULL, false},
    [OFFICE] = {"source_office", NULL, false},
    [SOURCE_DATE] = {"source_date", NULL, false},
    [HEADLINE] = {"source_headline", NULL, false},
    [ORIGINAL] = {"source_original", NULL, false},
    [SOURCES] = {"number_of_sources", NULL, false},
    [WHERE_PREC] = {"where_prec", NULL, false},
    [WHERE] = {"where_coordinates", NULL, false},
    [WHERE_WORDS] = {"where_description", NULL, false},
    [ADM_1] = {"adm_1", NULL, false},
    [ADM_2] = {"adm_2", NULL, false},
    [COUNTRY] = {"country", NULL, false},
    [LATITUDE] = {"latitude", NULL, false},
    [LONGITUDE] = {"longitude", NULL, false},
    [DEATHS_A] = {"deaths_a", NULL, false},
    [DEATHS_B] = {"deaths_b", NULL, false},
    [CIVILIANS] = {"deaths_civilians", NULL, false},
    [UNKNOWN] = {"deaths_unknown", NULL, false},
    [LOW] = {"low", "low_est", false},
    [BEST] = {"best", "best_est", false},
    [HIGH] = {"high", "high_est", false},
    {NULL, NULL, false},
};

/* Monthly candidate files have come without their header. */
static const char *const headers[] = {
    "id,relid,year,active_year,code_status,type_of_violence,"
    "conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
    "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,"
    "source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,"
    "geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob",
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,"
    "dyad_new_id,dyad_name,side_a_new_id,side_a,side_b_new_id,gwnob,side_b,"
    "number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,adm_1,"
    "adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,low,best,high",
    NULL,
};

enum { STATE_BASED = 1, NON_STATE = 2, ONE_SIDED = 3 };

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n > k && strcmp(s + n - k, end) == 0;
}

/* ---- when ---- */

/* "2017-01-21", whatever time of day stands behind it. */
static bool
read_day(const char *s, int32_t *day)
{
	int part[3] = {0, 0, 0}, i;
	size_t k;

	for (i = 0, k = 0; k < 10; k++) {
		if (k == 4 || k == 7) {
			if (s[k] != '-')
				return false;
			i++;
		} else if (s[k] < '0' || s[k] > '9')
			return false;
		else
			part[i] = part[i] * 10 + (s[k] - '0');
	}
	return (s[10] == '\0' || s[10] == ' ' || s[10] == 'T') &&
	       import_day(part[0], part[1], part[2], day);
}

/* A whole month is that month, a whole year that year. */
static const char *
span_once(struct arena *a, int32_t from, int32_t to)
{
	char first[16], last[16];
	int y, m, d, y2, m2, d2;

	edtf_civil(from, &y, &m, &d);
	edtf_civil(to + 1, &y2, &m2, &d2);
	if (d == 1 && d2 == 1 && y2 * 12 + m2 == y * 12 + m + 1)
		return arena_printf(a, "%04d-%02d", y, m);
	if (d == 1 && m == 1 && d2 == 1 && m2 == 1 && y2 == y + 1)
		return arena_printf(a, "%04d", y);
	return arena_printf(
	    a, "[%s..%s]", edtf_iso(from, first), edtf_iso(to, last));
}

static const char *
prec_words(int64_t prec)
{
	static const char *const words[] = {NULL, NULL, "within some days",
	    "within a week", "within a month", "within a year"};

	return prec >= 0 && prec < 6 ? words[prec] : NULL;
}

static const char *
map_date(struct import_row *v, const struct import_cells *c)
{
	const char *words;
	char first[16], last[16];
	int64_t prec = 0, clarity = 1;

	if (!read_day(import_cell(c, DATE_START), &v->from))
		return arena_printf(v->a, "date_start `%s' is no day",
		    import_cell(c, DATE_START));
	v->to = v->from;
	if (import_has(c, DATE_END) &&
	    !read_day(import_cell(c, DATE_END), &v->to))
		return arena_printf(
		    v->a, "date_end `%s' is no day", import_cell(c, DATE_END));
	if (v->to < v->from)
		return arena_printf(v->a, "it ends (%s) before it begins (%s)",
		    import_cell(c, DATE_END), import_cell(c, DATE_START));
	if (import_has(c, DATE_PREC) &&
	    (!import_number(c, DATE_PREC, &prec) || prec < 1 || prec > 5))
		import_warn(v, "date_prec is none of 1 to 5");
	if (import_has(c, CLARITY) && (!import_number(c, CLARITY, &clarity) ||
					  clarity < 1 || clarity > 2))
		import_warn(v, "event_clarity is none of 1 and 2");
	if (v->from == v->to)
		v->date = arena_strdup(v->a, edtf_iso(v->from, first));
	else if (clarity == 2 || prec == 1)
		v->date = arena_printf(v->a, "%s/%s", edtf_iso(v->from, first),
		    edtf_iso(v->to, last));
	else
		v->date = span_once(v->a, v->from, v->to);
	words = prec_words(prec);
	if (words != NULL)
		v->date_words =
		    arena_printf(v->a, "%s (date_prec %d)", words, (int)prec);
	return NULL;
}

/* ---- where ---- */

/* What the last word of a name tells; SHORT: the name says it without. */
static const struct suffix {
	const char *word, *kind;
	bool drop;
} suffixes[] = {
    {" town", "town", true},
    {" village", "village", true},
    {" city", "city", true},
    {" neighbourhood", "neighbourhood", false},
    {" neighborhood", "neighbourhood", false},
    {" area", "region", false},
    {" district", "region", false},
    {" region", "region", false},
    {" mountain", "mountain", false},
    {" mountains", "mountain", false},
    {" mountain range", "mountain", false},
    {" camp", "camp", false},
    {" base", "base", false},
    {" airbase", "base", false},
    {" air base", "base", false},
    {" prison", "prison", false},
    {" crossing", "crossing", false},
    {" checkpoint", "checkpoint", false},
    {" road", "road", false},
};

static void
map_spot(struct import_row *v, const char *name)
{
	const struct suffix *x;
	size_t i;

	for (i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		x = &suffixes[i];
		if (!ends_with(name, x->word))
			continue;
		if (x->drop)
			import_spot(v,
			    arena_strndup(
				v->a, name, strlen(name) - strlen(x->word)),
			    name, model_find(LIST_PLACE_KIND, x->kind));
		else
			import_spot(v, name, NULL,
			    model_find(LIST_PLACE_KIND, x->kind));
		return;
	}
	import_spot(v, name, NULL, -1);
}

static const char *const where_words[] = {NULL, NULL, "near it",
    "the district is known", "the province is known",
    "the area is known or estimated", "only the country is known",
    "at sea or in the air"};

static void
map_where_words(
    struct import_row *v, const struct import_cells *c, int64_t prec)
{
	struct str s = STR_INIT;

	if (import_has(c, WHERE_WORDS))
		str_add(&s, import_name(c, WHERE_WORDS));
	else if (import_has(c, WHERE))
		str_add(&s, import_cell(c, WHERE));
	if (where_words[prec] != NULL)
		str_printf(&s, "%s(where_prec %d: %s)", s.len > 0 ? " " : "",
		    (int)prec, where_words[prec]);
	if (s.len > 0)
		v->place_words = arena_strdup(v->a, str_c(&s));
	str_clear(&s);
}

static void
map_coordinates(struct import_row *v, const struct import_cells *c)
{
	if (!import_has(c, LATITUDE) && !import_has(c, LONGITUDE))
		return;
	v->has_at = import_real(c, LATITUDE, &v->lat) &&
		    import_real(c, LONGITUDE, &v->lon) && v->lat >= -90 &&
		    v->lat <= 90 && v->lon >= -180 && v->lon <= 180;
	if (!v->has_at)
		import_warn(v, "latitude and longitude are no place on earth");
}

static void
map_place(struct import_row *v, const struct import_cells *c)
{
	int64_t prec = 0;

	v->country = import_name(c, COUNTRY);
	import_spot(
	    v, v->country, NULL, model_find(LIST_PLACE_KIND, "country"));
	import_spot(v, import_name(c, ADM_1), NULL,
	    model_find(LIST_PLACE_KIND, "governorate"));
	import_spot(v, import_name(c, ADM_2), NULL,
	    model_find(LIST_PLACE_KIND, "region"));
	map_spot(v, import_name(c, WHERE));
	if (import_has(c, WHERE_PREC) &&
	    (!import_number(c, WHERE_PREC, &prec) || prec < 1 || prec > 7)) {
		import_warn(v, "where_prec is none of 1 to 7");
		prec = 0;
	}
	v->rel = prec == 2 ? PLACE_NEAR : prec >= 3 ? PLACE_IN : PLACE_AT;
	v->centroid = prec >= 3;
	map_coordinates(v, c);
	map_where_words(v, c, prec);
}

/* ---- who ---- */

static int
side_kind(const char *name)
{
	if (strncmp(name, "Government of ", 14) == 0)
		return model_find(LIST_FACTION_KIND, "state");
	if (strcmp(name, "Civilians") == 0)
		return model_find(LIST_FACTION_KIND, "population");
	return model_find(LIST_FACTION_KIND, "armed-group");
}

static void
map_side(struct import_row *v, const char *whole, int side, const char *role)
{
	const char *name = whole, *end, *one;
	struct import_actor *who;
	size_t n;

	for (; *name != '\0'; name = end == NULL ? "" : end + 2) {
		end = strstr(name, ", ");
		n = end == NULL ? strlen(name) : (size_t)(end - name);
		while (n > 0 && name[n - 1] == ' ')
			n--;
		if (n == 0)
			continue;
		one = arena_strndup(v->a, name, n);
		who = import_actor(v, one, side, model_find(LIST_ROLE, role));
		who->kind = side_kind(one);
		who->kind_sure = true;
	}
	for (n = 0; strstr(whole, ", ") != NULL && n < v->n_actors; n++)
		if (v->actors[n].side == side)
			v->actors[n].as = whole;
}

static const char *
map_sides(struct import_row *v, const struct import_cells *c)
{
	const char *a = import_name(c, SIDE_A), *b = import_name(c, SIDE_B);
	int64_t type;

	if (!import_number(c, TYPE, &type) || type < STATE_BASED ||
	    type > ONE_SIDED)
		return arena_printf(v->a,
		    "type_of_violence `%s' is none of 1, 2 and 3",
		    import_cell(c, TYPE));
	if (*a == '\0' || *b == '\0')
		return "a side has no name";
	v->kind = model_find(
	    LIST_EVENT_KIND, type == ONE_SIDED ? "killing" : "clash");
	v->versus = type == ONE_SIDED ? " against " : " – ";
	map_side(v, a, 1, type == ONE_SIDED ? "perpetrator" : "party");
	map_side(v, b, 2, type == ONE_SIDED ? "victim" : "party");
	return NULL;
}

/* ---- how many ---- */

/* The number of a cell, 0 where it is empty. */
static const char *
count_of(
    struct import_row *v, const struct import_cells *c, int column, int64_t *n)
{
	*n = 0;
	if (!import_has(c, column) || import_number(c, column, n))
		return NULL;
	return arena_printf(v->a, "%s `%s' is no number", columns[column].name,
	    import_cell(c, column));
}

static struct import_figure *
add_part(struct import_row *v, int64_t n)
{
	struct import_figure *f = &v->figures[v->n_figures++];

	f->low = f->best = f->high = n;
	f->part = true;
	return f;
}

/* The dead whose party the row knows; none is not said of any. */
static void
map_parts(struct import_row *v, int64_t a, int64_t b, int64_t civilians,
    int64_t unknown)
{
	struct import_figure *f;
	struct import_actor *who;
	size_t i;

	if (a > 0) {
		f = add_part(v, a);
		f->of = OF_SIDE;
		f->side = 1;
	}
	if (b > 0) {
		f = add_part(v, b);
		f->of = OF_SIDE;
		f->side = 2;
	}
	if (civilians > 0) {
		f = add_part(v, civilians);
		f->of = OF_ACTOR;
		for (i = 0; i < v->n_actors; i++)
			if (strcmp(v->actors[i].name, "Civilians") == 0)
				break;
		f->actor = i;
		if (i == v->n_actors) {
			who = import_actor(
			    v, "Civilians", 0, model_find(LIST_ROLE, "victim"));
			who->kind = side_kind(who->name);
			who->kind_sure = true;
		}
	}
	if (unknown > 0)
		add_part(v, unknown)->note = "of no known side";
}

static const char *
map_deaths(struct import_row *v, const struct import_cells *c)
{
	static const int cols[] = {
	    DEATHS_A, DEATHS_B, CIVILIANS, UNKNOWN, LOW, BEST, HIGH};
	int64_t n[7];
	struct import_figure *f = &v->figures[0];
	const char *why;
	size_t i;

	for (i = 0; i < 7; i++)
		if ((why = count_of(v, c, cols[i], &n[i])) != NULL)
			return why;
	if (!import_has(c, BEST))
		n[5] = n[0] + n[1] + n[2] + n[3];
	if (!import_has(c, BEST) && n[5] == 0)
		return NULL;
	f->low = import_has(c, LOW) ? n[4] : n[5];
	f->best = n[5];
	f->high = import_has(c, HIGH) ? n[6] : n[5];
	f->range = true;
	v->n_figures = 1;
	if (f->low > f->best)
		import_warn(v, "the low estimate is above the best");
	if (f->best > f->high)
		import_warn(v, "the best estimate is above the high");
	if (n[0] + n[1] + n[2] + n[3] != n[5])
		import_warn(v, "the parts do not add up to the best estimate");
	map_parts(v, n[0], n[1], n[2], n[3]);
	return NULL;
}

/* ---- who says so ---- */

static void
map_sources(struct import_row *v, const struct import_cells *c)
{
	const char *office = import_once(v->a, import_cell(c, OFFICE), ';');
	const char *original = import_name(c, ORIGINAL);
	const char *day = import_once(v->a, import_cell(c, SOURCE_DATE), ';');
	const char *article = import_cell(c, ARTICLE);
	const char *headline = import_cell(c, HEADLINE);
	int32_t said;

	if (*office != '\0')
		v->voices[v->n_voices++] = office;
	if (*original != '\0' && strcmp(original, office) != 0)
		v->voices[v->n_voices++] = original;
	if (strlen(day) == 10 && read_day(day, &said))
		v->said = day;
	if (*article == '\0')
		v->passage = headline;
	else if (*headline == '\0' || strstr(article, headline) != NULL)
		v->passage = article;
	else
		v->passage = arena_printf(v->a, "%s\n%s", headline, article);
	if (*v->passage == '\0')
		v->passage = arena_strndup(v->a, c->row->raw, c->row->raw_len);
}

static void
map_says(struct import_row *v, const struct import_cells *c)
{
	static const char *const types[] = {NULL, "State-based violence",
	    "Non-state violence", "One-sided violence"};
	int64_t type = 0, clarity = 1;

	import_number(c, TYPE, &type);
	import_number(c, CLARITY, &clarity);
	v->says = arena_printf(v->a, "%s: %s%s%s%s%s.%s", types[type],
	    import_name(c, SIDE_A), v->versus, import_name(c, SIDE_B),
	    v->n_figures > 0 ? ": " : "",
	    v->n_figures > 0 ? import_killed(v->a, &v->figures[0]) : "",
	    clarity == 2 ? " A summary of several events." : "");
}

static const char *
map(struct import_row *v, const struct import_cells *c)
{
	const char *id = import_cell(c, ID), *why;
	size_t n = strspn(id, "0123456789");

	if (n == 0 || n > 18 || id[n] != '\0')
		return arena_printf(v->a, "id `%s' is no number", id);
	v->id = arena_printf(v->a, "ged-%s", id);
	if ((why = map_sides(v, c)) != NULL || (why = map_date(v, c)) != NULL ||
	    (why = map_deaths(v, c)) != NULL)
		return why;
	import_kind(v);
	map_place(v, c);
	map_sources(v, c);
	map_says(v, c);
	return NULL;
}

const struct import_format import_ged = {
    .name = "ged",
    .about = {.id = "ucdp-ged",
	.title = "UCDP GED",
	.publisher = "Uppsala Conflict Data Program",
	.author = "Ralph Sundberg and Erik Melander",
	.url = "https://ucdp.uu.se/downloads/",
	.licence = "CC-BY-4.0",
	.rights = "CC BY 4.0",
	.citation =
	    "Sundberg, Ralph, and Erik Melander. 2013. “Introducing the UCDP"
	    " Georeferenced Event Dataset.” Journal of Peace Research 50 (4):"
	    " 523–532."},
    .columns = columns,
    .headers = headers,
    .map = map,
};
