/* SPDX-License-Identifier: ISC */
/*
 * bare_seed SCHEMA DIR OUT.db - the floor under `strife seed'.
 *
 * What seeding a dataset that `generate' made costs at least: libyaml's events
 * in one thread, prepared inserts in another, the same tables and indexes
 * (SCHEMA is data/schema.sql), the tables from which lists are read (timeline,
 * who turns up where) by one statement each, and FTS5 over the same words with
 * the same options, last.  Nothing is checked, folded, compared or counted:
 * no quote is looked for, no id looked up (the number is in it), no pair, no
 * dispute, no coverage.
 */
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>
#include <yaml.h>

#define MAX_CLAIMS 4
#define MAX_ACTORS 4
#define QUEUE 1024

struct claim {
	char *id, *says, *quote, *date, *place;
	uint32_t source, mentions[MAX_ACTORS], n_mentions;
};

struct item {
	char *id, *title, *kind, *date;
	uint32_t place, factions[MAX_ACTORS], sides[MAX_ACTORS], n_actors;
	struct claim claims[MAX_CLAIMS];
	uint32_t n_claims;
};

static struct {
	pthread_mutex_t lock;
	pthread_cond_t room, work;
	struct item *ring[QUEUE];
	size_t head, n;
	int over;
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER,
    .room = PTHREAD_COND_INITIALIZER,
    .work = PTHREAD_COND_INITIALIZER};

static sqlite3 *db;
static const char *root;

static void
die(const char *what)
{
	fprintf(stderr, "bare_seed: %s: %s\n", what,
	    db != NULL ? sqlite3_errmsg(db) : strerror(errno));
	exit(4);
}

static char *
slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "r");
	char *s;
	long size;

	if (f == NULL)
		die(path);
	fseek(f, 0, SEEK_END);
	size = ftell(f);
	rewind(f);
	s = malloc((size_t)size + 1);
	*n = fread(s, 1, (size_t)size, f);
	s[*n] = '\0';
	fclose(f);
	return s;
}

/* ---- parsing ---- */

static void
put(struct item *it)
{
	pthread_mutex_lock(&queue.lock);
	while (queue.n == QUEUE)
		pthread_cond_wait(&queue.room, &queue.lock);
	queue.ring[(queue.head + queue.n++) % QUEUE] = it;
	if (it == NULL)
		queue.over = 1;
	pthread_cond_signal(&queue.work);
	pthread_mutex_unlock(&queue.lock);
}

static struct item *
take(void)
{
	struct item *it;

	pthread_mutex_lock(&queue.lock);
	while (queue.n == 0)
		pthread_cond_wait(&queue.work, &queue.lock);
	it = queue.ring[queue.head];
	queue.head = (queue.head + 1) % QUEUE;
	queue.n--;
	pthread_cond_signal(&queue.room);
	pthread_mutex_unlock(&queue.lock);
	return it;
}

static uint32_t
number(const char *id)
{
	const char *dash = strrchr(id, '-');

	return (uint32_t)strtoul(dash == NULL ? id : dash + 1, NULL, 10);
}

/* A value of the event, or of its last claim or actor. */
static void
take_value(struct item *it, int depth, const char *key, char *v)
{
	struct claim *c =
	    it->n_claims > 0 ? &it->claims[it->n_claims - 1] : &it->claims[0];
	char **at = NULL;

	if (depth == 1) {
		at = strcmp(key, "id") == 0	 ? &it->id
		     : strcmp(key, "title") == 0 ? &it->title
		     : strcmp(key, "kind") == 0	 ? &it->kind
		     : strcmp(key, "date") == 0	 ? &it->date
						 : NULL;
		if (strcmp(key, "place") == 0)
			it->place = number(v);
	} else if (strcmp(key, "faction") == 0) {
		it->factions[it->n_actors++] = number(v);
	} else if (strcmp(key, "side") == 0) {
		it->sides[it->n_actors - 1] = number(v);
	} else if (strcmp(key, "source") == 0) {
		c->source = number(v);
	} else if (strcmp(key, "mentions") == 0) {
		c->mentions[c->n_mentions++] = number(v);
	} else {
		if (strcmp(key, "id") == 0)
			c = &it->claims[it->n_claims++];
		at = strcmp(key, "id") == 0	 ? &c->id
		     : strcmp(key, "says") == 0	 ? &c->says
		     : strcmp(key, "quote") == 0 ? &c->quote
		     : strcmp(key, "date") == 0	 ? &c->date
		     : strcmp(key, "place") == 0 ? &c->place
						 : NULL;
	}
	if (at != NULL)
		*at = v;
	else
		free(v);
}

/* The events of one file; depth is that of mappings. */
static void
parse_file(const char *path)
{
	FILE *f = fopen(path, "r");
	yaml_parser_t p;
	yaml_event_t e;
	struct item *it = NULL;
	char key[64] = "";
	int depth = 0, list = 0, is_key = 1;

	if (f == NULL)
		die(path);
	yaml_parser_initialize(&p);
	yaml_parser_set_input_file(&p, f);
	for (;;) {
		if (!yaml_parser_parse(&p, &e))
			die(p.problem);
		if (e.type == YAML_STREAM_END_EVENT)
			break;
		if (e.type == YAML_MAPPING_START_EVENT) {
			if (depth++ == 0)
				it = calloc(1, sizeof(*it));
			is_key = 1;
		} else if (e.type == YAML_MAPPING_END_EVENT) {
			if (--depth == 0)
				put(it);
			is_key = 1;
		} else if (e.type == YAML_SEQUENCE_START_EVENT) {
			list = depth > 0 && strcmp(key, "mentions") == 0;
		} else if (e.type == YAML_SEQUENCE_END_EVENT) {
			list = 0;
			is_key = 1;
		} else if (e.type == YAML_SCALAR_EVENT && depth > 0) {
			char *v = (char *)e.data.scalar.value;

			if (is_key && !list) {
				snprintf(key, sizeof(key), "%s", v);
				is_key = 0;
			} else {
				e.data.scalar.value = NULL;
				take_value(it, depth, key, v);
				is_key = 1;
			}
		}
		yaml_event_delete(&e);
	}
	yaml_event_delete(&e);
	yaml_parser_delete(&p);
	fclose(f);
}

static void *
parse(void *unused)
{
	char path[4096];
	int i;

	(void)unused;
	for (i = 0;; i++) {
		snprintf(path, sizeof(path), "%s/events/%04d.yaml", root, i);
		if (access(path, R_OK) != 0)
			break;
		parse_file(path);
	}
	put(NULL);
	return NULL;
}

/* ---- inserting ---- */

static void
sql(const char *text)
{
	if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
		die(text);
}

static sqlite3_stmt *
prepare(const char *text)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, text, -1, &st, NULL) != SQLITE_OK)
		die(text);
	return st;
}

static void
step(sqlite3_stmt *st)
{
	if (sqlite3_step(st) != SQLITE_DONE)
		die("step");
	sqlite3_reset(st);
}

static void
text(sqlite3_stmt *st, int i, const char *s)
{
	if (s == NULL)
		sqlite3_bind_null(st, i);
	else
		sqlite3_bind_text(st, i, s, -1, SQLITE_STATIC);
}

/* Days since 1970 of "2012-01-31". */
static int
day_of(const char *date)
{
	int y = 0, m = 1, d = 1, era, yoe, doy;

	sscanf(date, "%d-%d-%d", &y, &m, &d);
	y -= m <= 2;
	era = y / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static sqlite3_stmt *st_event, *st_actor, *st_place, *st_claim, *st_quote,
    *st_mention;
static uint32_t n_events, n_claims;

static void
insert_claim(struct claim *c)
{
	uint32_t i;

	n_claims++;
	sqlite3_bind_int(st_claim, 1, (int)n_claims);
	text(st_claim, 2, c->id);
	sqlite3_bind_int(st_claim, 3, (int)n_events);
	sqlite3_bind_int(st_claim, 4, (int)c->source);
	text(st_claim, 5, c->says);
	/* Not looked for: taken to stand somewhere.  Its words are kept with
	 * the claim, in place of the text of the source. */
	sqlite3_bind_int(st_claim, 6, (int)(n_claims % 400 * 250));
	sqlite3_bind_int(
	    st_claim, 7, (int)(n_claims % 400 * 250 + strlen(c->quote)));
	text(st_claim, 8, c->date);
	sqlite3_bind_int(st_claim, 9, day_of(c->date));
	text(st_claim, 10, c->quote);
	sqlite3_bind_int(st_claim, 11, (int)(n_events * 20));
	step(st_claim);
	sqlite3_bind_int(st_quote, 1, (int)n_claims);
	sqlite3_bind_int(st_quote, 2, (int)c->source);
	sqlite3_bind_int(st_quote, 3, (int)(n_claims % 400 * 250));
	sqlite3_bind_int(
	    st_quote, 4, (int)(n_claims % 400 * 250 + strlen(c->quote)));
	step(st_quote);
	for (i = 0; i < c->n_mentions; i++) {
		sqlite3_bind_int(st_mention, 1, (int)n_claims);
		sqlite3_bind_int(st_mention, 2, (int)c->mentions[i]);
		step(st_mention);
	}
	if (c->place == NULL)
		return;
	sqlite3_bind_int(st_place, 1, (int)n_events);
	sqlite3_bind_int(st_place, 2, (int)n_claims);
	sqlite3_bind_int(st_place, 3, (int)number(c->place));
	step(st_place);
}

static void
insert(struct item *it)
{
	uint32_t i;

	n_events++;
	sqlite3_bind_int(st_event, 1, (int)n_events);
	text(st_event, 2, it->id);
	text(st_event, 3, it->title);
	text(st_event, 4, it->kind);
	text(st_event, 5, it->date);
	sqlite3_bind_int(st_event, 6, day_of(it->date));
	sqlite3_bind_int(st_event, 7, (int)(n_events * 20));
	sqlite3_bind_int(st_event, 8, (int)it->n_claims);
	step(st_event);
	for (i = 0; i < it->n_actors; i++) {
		sqlite3_bind_int(st_actor, 1, (int)n_events);
		sqlite3_bind_int(st_actor, 2, (int)i);
		sqlite3_bind_int(st_actor, 3, (int)it->factions[i]);
		sqlite3_bind_int(st_actor, 4, (int)it->sides[i]);
		step(st_actor);
	}
	sqlite3_bind_int(st_place, 1, (int)n_events);
	sqlite3_bind_null(st_place, 2);
	sqlite3_bind_int(st_place, 3, (int)it->place);
	step(st_place);
	for (i = 0; i < it->n_claims; i++)
		insert_claim(&it->claims[i]);
}

static void
free_item(struct item *it)
{
	uint32_t i;

	free(it->id);
	free(it->title);
	free(it->kind);
	free(it->date);
	for (i = 0; i < it->n_claims; i++) {
		free(it->claims[i].id);
		free(it->claims[i].says);
		free(it->claims[i].quote);
		free(it->claims[i].date);
		free(it->claims[i].place);
	}
	free(it);
}

/* Factions, places and sources are few: their numbers are their ids'. */
static void
insert_small(void)
{
	sqlite3_stmt *st;
	char path[4096];
	int i;

	sql("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
	    " WHERE i < 2000) INSERT INTO faction (n, id, name, kind) SELECT"
	    " i, 'faction-' || i, 'rinugan zobun brigade ' || i || ' b' || i, "
	    "'armed-group' FROM c");
	sql("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
	    " WHERE i < 600) INSERT INTO place (n, id, name, kind) SELECT"
	    " i, 'place-' || i, 'Place ' || i, 'village' FROM c");
	st = prepare("INSERT INTO source (n, id, title, extent, text) VALUES"
		     " (?, ?, 'Reports', 'full', '')");
	for (i = 1;; i++) {
		char id[32];

		snprintf(path, sizeof(path), "%s/texts/%d.txt", root, i);
		if (access(path, R_OK) != 0)
			break;
		snprintf(id, sizeof(id), "source-%d", i);
		sqlite3_bind_int(st, 1, i);
		text(st, 2, id);
		step(st);
	}
	sqlite3_finalize(st);
}

static void
word_row(sqlite3_stmt *out, sqlite3_int64 id, const char *s, size_t n)
{
	sqlite3_bind_int64(out, 1, id);
	sqlite3_bind_text64(out, 2, s, n, SQLITE_STATIC, SQLITE_UTF8);
	step(out);
}

static const char *
columns(sqlite3_stmt *row, char *buf, size_t size, size_t *n)
{
	int i;

	for (*n = 0, i = 0; i < sqlite3_column_count(row); i++) {
		const char *s = (const char *)sqlite3_column_text(row, i);
		size_t len = s == NULL ? 0 : strlen(s);

		if (*n + len + 1 > size)
			break;
		memcpy(buf + *n, s, len);
		*n += len;
		buf[(*n)++] = ' ';
	}
	return buf;
}

/* As src/store_fts.c does: by place in the timeline, the head, the actors,
 * each claim. */
static void
index_words(void)
{
	sqlite3_stmt *in, *head, *actors, *claims, *out;
	static char buf[1 << 16];
	size_t n;

	sql("INSERT INTO fts (fts, rank) VALUES ('hashsize', 67108864)");
	in = prepare("SELECT n, event FROM timeline_order ORDER BY n");
	head = prepare("SELECT e.title, e.kind, p.name FROM event AS e JOIN"
		       " event_place AS x ON x.event = e.n AND x.claim IS NULL"
		       " JOIN place AS p ON p.n = x.place WHERE e.n = ?");
	actors = prepare("SELECT f.name FROM actor AS a JOIN faction AS f ON"
			 " f.n = a.faction WHERE a.event = ? AND a.claim IS"
			 " NULL");
	claims = prepare("SELECT says, passage FROM claim WHERE subject = ?"
			 " AND subject_kind = 'event' ORDER BY ord");
	out = prepare("INSERT INTO fts (rowid, text) VALUES (?, ?)");
	while (sqlite3_step(in) == SQLITE_ROW) {
		sqlite3_int64 id = sqlite3_column_int64(in, 0) * 4096;
		int event = sqlite3_column_int(in, 1);
		size_t all = 0;

		sqlite3_bind_int(head, 1, event);
		if (sqlite3_step(head) == SQLITE_ROW)
			word_row(
			    out, id++, columns(head, buf, sizeof(buf), &n), n);
		sqlite3_reset(head);
		sqlite3_bind_int(actors, 1, event);
		while (sqlite3_step(actors) == SQLITE_ROW) {
			columns(actors, buf + all, sizeof(buf) - all, &n);
			all += n;
		}
		sqlite3_reset(actors);
		word_row(out, id++, buf, all);
		sqlite3_bind_int(claims, 1, event);
		while (sqlite3_step(claims) == SQLITE_ROW)
			word_row(out, id++,
			    columns(claims, buf, sizeof(buf), &n), n);
		sqlite3_reset(claims);
	}
	sqlite3_finalize(in);
	sqlite3_finalize(head);
	sqlite3_finalize(actors);
	sqlite3_finalize(claims);
	sqlite3_finalize(out);
}

static void
schema(const char *path, int part)
{
	size_t n;
	char *s = slurp(path, &n), *two = strstr(s, "-- part 2\n");

	if (two == NULL)
		die("no part 2");
	if (part == 1)
		*two = '\0';
	sql(part == 1 ? s : two);
	free(s);
}

/* The tables that lists are read from. */
static void
order(void)
{
	sql("INSERT INTO timeline_order (event, day) SELECT n, sort_day FROM"
	    " event ORDER BY sort_day, n");
	sql("INSERT OR IGNORE INTO faction_event SELECT a.faction, t.n,"
	    " a.event, a.side, a.role, 0 FROM actor AS a JOIN timeline_order"
	    " AS t ON t.event = a.event ORDER BY 1, 2");
	sql("INSERT OR IGNORE INTO place_event SELECT p.place, t.n, p.event"
	    " FROM event_place AS p JOIN timeline_order AS t ON t.event ="
	    " p.event WHERE p.claim IS NULL ORDER BY 1, 2");
	sql("INSERT OR IGNORE INTO source_event SELECT c.source, t.n,"
	    " c.subject FROM claim AS c JOIN timeline_order AS t ON t.event ="
	    " c.subject ORDER BY 1, 2");
}

int
main(int argc, char **argv)
{
	pthread_t parser;
	struct item *it;

	if (argc != 4) {
		fprintf(stderr, "usage: bare_seed SCHEMA DIR OUT.db\n");
		return 2;
	}
	root = argv[2];
	unlink(argv[3]);
	if (sqlite3_open(argv[3], &db) != SQLITE_OK)
		die(argv[3]);
	sql("PRAGMA page_size = 4096; PRAGMA locking_mode = exclusive; PRAGMA"
	    " journal_mode = off; PRAGMA synchronous = off; PRAGMA cache_size"
	    " = -65536; BEGIN");
	schema(argv[1], 1);
	if (pthread_create(&parser, NULL, parse, NULL) != 0)
		die("thread");
	insert_small();
	st_event = prepare("INSERT INTO event (n, id, title, kind, date,"
			   " date_from, date_to, sort_day, file, line, claims,"
			   " facts, sources) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
			   " ?6, ?6, 'events', ?7, ?8, ?8, ?8)");
	st_actor = prepare("INSERT INTO actor (event, ord, faction, side)"
			   " VALUES (?, ?, ?, ?)");
	st_place = prepare("INSERT INTO event_place (event, claim, ord, rel,"
			   " place) VALUES (?, ?, 0, 'at', ?)");
	st_claim = prepare(
	    "INSERT INTO claim (n, id, subject_kind, subject, ord, source,"
	    " says, mode, quote_start, quote_end, part, date, date_from,"
	    " date_to, passage, file, line) VALUES (?1, ?2, 'event', ?3, 0,"
	    " ?4, ?5, 'fact', ?6, ?7, 'body', ?8, ?9, ?9, ?10, 'events',"
	    " ?11)");
	st_quote = prepare("INSERT INTO quote VALUES (?, 0, ?, ?, ?)");
	st_mention = prepare("INSERT INTO mention VALUES (?, ?)");
	while ((it = take()) != NULL) {
		insert(it);
		free_item(it);
	}
	pthread_join(parser, NULL);
	schema(argv[1], 2);
	order();
	index_words();
	sql("COMMIT");
	sqlite3_close_v2(db);
	return 0;
}
