/* SPDX-License-Identifier: ISC */
/*
 * export_datasette - see export_datasette.h.
 *
 * The metadata is YAML of the plainest sort: every text is a JSON string,
 * which YAML takes as it is, so that no text of a dataset can mean anything
 * else there.
 */
#include "export_datasette.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "export.h"
#include "gate.h"
#include "iri.h"
#include "str.h"

#define FIRST_LINE "# Made by strife export; for datasette --metadata.\n"

const char export_datasette_sql[] =
    "CREATE VIEW timeline AS"
    " SELECT e.t, e.id AS event, e.date, e.date_from, e.date_to, e.kind,"
    " e.title, (SELECT group_concat(name, '; ') FROM (SELECT p.name FROM"
    " event_places x JOIN places p ON p.id = x.place WHERE x.event = e.id"
    " AND x.claim IS NULL ORDER BY x.ord)) AS places,"
    " (SELECT group_concat(name, '; ') FROM (SELECT f.name || CASE WHEN"
    " a.side IS NULL THEN '' ELSE ' (' || a.side || ')' END AS name"
    " FROM actors a JOIN factions f ON f.id = a.faction"
    " WHERE a.event = e.id AND a.claim IS NULL ORDER BY a.ord)) AS factions,"
    " e.claims, e.sources, e.disputed FROM events e ORDER BY e.t;"
    "CREATE VIEW who_says_what AS"
    " SELECT c.link, c.event, e.title AS event_title, c.says, c.mode,"
    " c.denied, c.hedge, (SELECT group_concat(who, ' < ') FROM (SELECT"
    " coalesce(f.name, p.name, v.who) AS who FROM voices v"
    " LEFT JOIN factions f ON f.id = v.faction"
    " LEFT JOIN people p ON p.id = v.person WHERE v.claim = c.link"
    " AND v.inferred = 0 ORDER BY v.ord)) AS attributed_to,"
    " s.title AS source_title, c.source, c.part, c.quote, s.rights"
    " FROM claims c JOIN sources s ON s.id = c.source"
    " LEFT JOIN events e ON e.id = c.event ORDER BY e.t IS NULL, e.t, c.ord;"
    "CREATE VIEW who_fought_whom AS"
    " SELECT p.link, fa.name AS a_name, fb.name AS b_name, p.events,"
    " p.alleged, p.first, p.last, p.killed_low, p.killed_high,"
    " p.without_figure FROM pairs p JOIN factions fa ON fa.id = p.a"
    " JOIN factions fb ON fb.id = p.b ORDER BY p.events DESC, p.link;"
    "CREATE VIEW disputed_values AS"
    " SELECT d.dispute, d.event, d.field, d.words, v.claim, c.source,"
    " v.value, c.quote FROM disputes d JOIN dispute_values v"
    " ON v.dispute = d.dispute LEFT JOIN claims c ON c.link = v.claim"
    " ORDER BY d.dispute, v.ord;"
    "CREATE VIEW events_on_map AS"
    " SELECT e.id AS event, e.title, e.date, e.kind, x.relation,"
    " p.name AS place, p.latitude, p.longitude FROM events e"
    " JOIN event_places x ON x.event = e.id AND x.claim IS NULL"
    " JOIN places p ON p.id = x.place OR p.id = x.place2"
    " WHERE p.latitude IS NOT NULL ORDER BY e.t, x.ord;"
    "CREATE VIEW events_by_month AS"
    " SELECT substr(date_from, 1, 7) AS month, count(*) AS events,"
    " sum(clash) AS clashes, sum(disputed) AS disputed FROM events"
    " WHERE date_from IS NOT NULL GROUP BY 1 ORDER BY 1;"
    "CREATE VIRTUAL TABLE events_fts USING fts5(title, content='events');"
    "INSERT INTO events_fts(events_fts) VALUES ('rebuild');"
    "CREATE VIRTUAL TABLE claims_fts USING fts5(says, quote,"
    " content='claims');"
    "INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');";

/* What a table's page shows first; lists with blanks between. */
static const struct page {
	const char *table, *facets, *label, *sort, *sort_desc;
} pages[] = {
    {"sources", "publisher language rights extent", "title", NULL, "claims"},
    {"factions", "kind", "name", NULL, "events"},
    {"people", NULL, "name", NULL, "events"},
    {"places", "kind parent", "name", NULL, "events"},
    {"names", "kind lang", "name", NULL, NULL},
    {"events", "kind clash disputed part_of", "title", "t", NULL},
    {"relations", "kind from_faction to_faction", NULL, "date_from", NULL},
    {"claims", "source mode part subject_kind denied", "says", NULL, NULL},
    {"voices", "faction person inferred", NULL, NULL, NULL},
    {"actors", "faction role side", NULL, NULL, NULL},
    {"event_places", "place relation", NULL, NULL, NULL},
    {"figures", "what of_faction", NULL, NULL, NULL},
    {"holders", "place faction", NULL, "date_from", NULL},
    {"pairs", "a b", NULL, NULL, "events"},
    {"disputes", "field", "words", NULL, NULL},
};

static const struct view {
	const char *name, *title, *facets;
} views[] = {
    {"timeline", "Events with their places and factions", "kind disputed"},
    {"who_says_what", "Claims, whose word they are, and the quote",
	"source mode part"},
    {"who_fought_whom", "Pairs of factions that clashed", NULL},
    {"disputed_values", "What the sources differ on, side by side", "field"},
    {"events_on_map", "Places of events, one a row", "kind"},
    {"events_by_month", "By the earliest day of each", NULL},
};

const char *
export_datasette_path(struct export *x, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash == NULL ? path : slash + 1, '.');

	if (dot == NULL || dot == path || dot == slash + 1)
		dot = path + strlen(path);
	return arena_printf(
	    &x->a, "%.*s.metadata.yaml", (int)(dot - path), path);
}

bool
export_datasette_ours(const char *path, struct err *e)
{
	char head[sizeof(FIRST_LINE) - 1];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n;

	if (fd == -1 && errno == ENOENT)
		return true;
	if (fd == -1)
		return err_set_errno(e, "%s", path);
	n = read(fd, head, sizeof(head));
	close(fd);
	if (n == 0 || (n == (ssize_t)sizeof(head) &&
			  memcmp(head, FIRST_LINE, sizeof(head)) == 0))
		return true;
	return err_set(e, ERR_IO,
	    "%s: there is a file that was not made here, which stays", path);
}

/* ---- writing ---- */

static void
line(struct str *s, int indent, const char *key)
{
	for (; indent > 0; indent--)
		str_addc(s, ' ');
	gate_json(s, key, strlen(key));
	str_addc(s, ':');
}

static void
text(struct str *s, int indent, const char *key, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	line(s, indent, key);
	str_addc(s, ' ');
	gate_json(s, value, strlen(value));
	str_addc(s, '\n');
}

/* Words with blanks between, as a list. */
static void
words(struct str *s, int indent, const char *key, const char *list)
{
	const char *sep = "";

	if (list == NULL)
		return;
	line(s, indent, key);
	str_add(s, " [");
	while (*list != '\0') {
		size_t n = strcspn(list, " ");

		str_add(s, sep);
		gate_json(s, list, n);
		list += n;
		list += strspn(list, " ");
		sep = ", ";
	}
	str_add(s, "]\n");
}

static const struct page *
page_of(const char *table)
{
	static const struct page none;
	size_t i;

	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		if (strcmp(pages[i].table, table) == 0)
			return &pages[i];
	}
	return &none;
}

static void
table_page(struct str *s, const struct query_table *t)
{
	const struct page *p = page_of(t->name);
	const struct query_column *c;
	bool some = false;

	line(s, 6, t->name);
	str_addc(s, '\n');
	text(s, 8, "description", t->help);
	text(s, 8, "label_column", p->label);
	text(s, 8, "sort", p->sort);
	text(s, 8, "sort_desc", p->sort_desc);
	words(s, 8, "facets", p->facets);
	for (c = t->columns; c->name != NULL; c++) {
		if (c->help == NULL)
			continue;
		if (!some)
			str_add(s, "        \"columns\":\n");
		text(s, 10, c->name, c->help);
		some = true;
	}
}

static void
view_page(struct str *s, const struct view *v)
{
	line(s, 6, v->name);
	str_addc(s, '\n');
	text(s, 8, "description", v->title);
	words(s, 8, "facets", v->facets);
}

/* The name Datasette gives to a file: its own, without the ending. */
static void
database_name(struct str *s, const char *metadata)
{
	const char *slash = strrchr(metadata, '/');
	const char *name = slash == NULL ? metadata : slash + 1;

	str_addn(s, name, strlen(name) - strlen(".metadata.yaml"));
}

static void
dataset_lines(struct str *s, const struct q_dataset *d)
{
	struct str iri = STR_INIT;

	text(s, 0, "title", d->title);
	text(s, 0, "description", d->description);
	text(s, 0, "license", d->licence);
	if (iri_add_licence(&iri, d->licence))
		text(s, 0, "license_url", str_c(&iri));
	str_clear(&iri);
}

static void
metadata(struct export *x, const char *path, struct str *s)
{
	struct str name = STR_INIT;
	size_t i;

	str_add(s, FIRST_LINE);
	dataset_lines(s, &x->dataset);
	database_name(&name, path);
	str_add(s, "\"databases\":\n");
	line(s, 2, str_c(&name));
	str_add(s, "\n    \"tables\":\n");
	for (i = 0; query_tables[i].name != NULL; i++)
		table_page(s, &query_tables[i]);
	for (i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		view_page(s, &views[i]);
	str_clear(&name);
}

bool
export_datasette_write(struct export *x, const char *path, struct err *e)
{
	struct str s = STR_INIT;
	struct out *o = out_file(path, e);

	if (o == NULL)
		return false;
	metadata(x, path, &s);
	out_raw(o, str_c(&s), s.len);
	str_clear(&s);
	return out_close(o, e);
}
