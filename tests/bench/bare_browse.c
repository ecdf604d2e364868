/* SPDX-License-Identifier: ISC */
/*
 * bare_browse FILE.db WORD RARE - the floor under the browser.
 *
 * Three boxes drawn by curses over the same database: factions by number of
 * events, events under month headers, and the event under the cursor with its
 * actors and the passage of each claim.  j k and the arrows, blank and b, g
 * and G, { and } move; f lists the events of faction 1, p those of its pair
 * with faction 2, o those of source 1, each counted; s and S list those in
 * whose full text WORD or RARE stands, the first page of them and no count, in
 * the order in which the index gives them, which is that of time; t lists those
 * with WORD as strife does, on a screen of its own: with each its date, kind
 * and claims, whose text the word stands in, and that text round it; q quits. A
 * page of rows is read by rowid for each key, and nothing is kept, checked,
 * scrubbed, folded, highlighted or configurable.  A frame is drawn for every
 * key.
 */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

enum { PAGE = 60, LEFT = 19 };

struct row {
	int t, event;
	char date[24], kind[16], title[128], claims[8];
};

static sqlite3 *db;
static struct row rows[PAGE];
static int n_rows, top = 1, cursor = 1, total;
static const char *word, *rare;
static char words[160];

static sqlite3_stmt *
prepare(const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st,
		NULL) != SQLITE_OK) {
		endwin();
		fprintf(stderr, "bare_browse: %s\n", sqlite3_errmsg(db));
		exit(4);
	}
	return st;
}

static const char *
column(sqlite3_stmt *st, int i)
{
	const char *s = (const char *)sqlite3_column_text(st, i);

	return s == NULL ? "" : s;
}

static void
take_row(sqlite3_stmt *st)
{
	struct row *r = &rows[n_rows++];

	r->t = sqlite3_column_int(st, 0);
	r->event = sqlite3_column_int(st, 1);
	snprintf(r->date, sizeof(r->date), "%s", column(st, 2));
	snprintf(r->kind, sizeof(r->kind), "%s", column(st, 3));
	snprintf(r->title, sizeof(r->title), "%s", column(st, 4));
	snprintf(r->claims, sizeof(r->claims), "%s", column(st, 5));
}

static void
read_rows(sqlite3_stmt *st)
{
	n_rows = 0;
	while (n_rows < PAGE && sqlite3_step(st) == SQLITE_ROW)
		take_row(st);
	sqlite3_reset(st);
}

#define ROW "t.n, e.n, e.date, e.kind, e.title, e.claims"

static void
read_page(void)
{
	static sqlite3_stmt *st;

	if (st == NULL)
		st = prepare("SELECT " ROW " FROM timeline_order AS t JOIN"
			     " event AS e ON e.n = t.event WHERE t.n >= ?"
			     " ORDER BY t.n LIMIT 60");
	sqlite3_bind_int(st, 1, top);
	read_rows(st);
}

/* ---- the boxes ---- */

static void
box_of(int y, int x, int h, int w, const char *title)
{
	mvhline(y, x, ACS_HLINE, w);
	mvhline(y + h - 1, x, ACS_HLINE, w);
	mvvline(y, x, ACS_VLINE, h);
	mvvline(y, x + w - 1, ACS_VLINE, h);
	mvaddch(y, x, ACS_ULCORNER);
	mvaddch(y, x + w - 1, ACS_URCORNER);
	mvaddch(y + h - 1, x, ACS_LLCORNER);
	mvaddch(y + h - 1, x + w - 1, ACS_LRCORNER);
	mvprintw(y, x + 2, " %s ", title);
}

static void
draw_factions(void)
{
	static char names[64][LEFT + 1];
	static int n = -1;
	sqlite3_stmt *st;
	int i;

	if (n < 0) {
		st = prepare("SELECT name, events FROM faction ORDER BY events"
			     " DESC LIMIT 60");
		for (n = 0; sqlite3_step(st) == SQLITE_ROW; n++)
			snprintf(names[n], sizeof(names[n]), "%-.11s %6d",
			    column(st, 0), sqlite3_column_int(st, 1));
		sqlite3_finalize(st);
	}
	for (i = 0; i < n && i < LINES - 4; i++)
		mvprintw(2 + i, 1, "%-*.*s", LEFT, LEFT, names[i]);
}

static void
draw_rows(int h)
{
	char month[8] = "";
	int y = 0, i, w = COLS - LEFT - 3;

	for (i = 0; i < n_rows && y < h; i++) {
		struct row *r = &rows[i];

		if (strncmp(month, r->date, 7) != 0 && y + 1 < h) {
			snprintf(month, sizeof(month), "%.7s", r->date);
			mvprintw(2 + y, LEFT + 2, "-- %s ", month);
			hline(ACS_HLINE, w - 11);
			y++;
		}
		if (r->t == cursor)
			attron(A_REVERSE);
		mvprintw(2 + y++, LEFT + 2, " %-10.10s %-9.9s %-*.*s %2s ",
		    r->date, r->kind, w - 27, w - 27, r->title, r->claims);
		attroff(A_REVERSE);
	}
}

static int event_now;

static int
lines(int y, const char *s)
{
	int w = COLS - LEFT - 4, n = (int)strlen(s);

	while (n > 0 && y < LINES - 2) {
		int k = n < w ? n : w;

		while (k < n && k > w / 2 && s[k] != ' ')
			k--;
		mvprintw(y++, LEFT + 3, "%.*s", k, s);
		s += k;
		n -= k;
		while (*s == ' ') {
			s++;
			n--;
		}
	}
	return y;
}

static void
draw_detail(int y)
{
	static sqlite3_stmt *head, *actors, *claims;
	char buf[1024];
	int n = 0;

	if (head == NULL) {
		head = prepare("SELECT title, date, kind FROM event WHERE n"
			       " = ?");
		actors = prepare("SELECT f.name, a.side FROM actor AS a JOIN"
				 " faction AS f ON f.n = a.faction WHERE"
				 " a.event = ? AND a.claim IS NULL");
		claims = prepare("SELECT c.says, s.title, substr(s.text,"
				 " c.quote_start + 1, c.quote_end -"
				 " c.quote_start) FROM claim AS c JOIN source"
				 " AS s ON s.n = c.source WHERE c.subject = ?"
				 " AND c.subject_kind = 'event' ORDER BY ord");
	}
	sqlite3_bind_int(head, 1, event_now);
	if (sqlite3_step(head) == SQLITE_ROW) {
		y = lines(y, column(head, 0));
		snprintf(buf, sizeof(buf), "%s - %s", column(head, 1),
		    column(head, 2));
		y = lines(y, buf);
	}
	sqlite3_reset(head);
	sqlite3_bind_int(actors, 1, event_now);
	for (buf[0] = '\0'; sqlite3_step(actors) == SQLITE_ROW;)
		n += snprintf(buf + n, sizeof(buf) - (size_t)n, "[%d] %s  ",
		    sqlite3_column_int(actors, 1), column(actors, 0));
	sqlite3_reset(actors);
	y = lines(y, buf);
	sqlite3_bind_int(claims, 1, event_now);
	while (sqlite3_step(claims) == SQLITE_ROW) {
		y = lines(y, column(claims, 0));
		y = lines(y, column(claims, 2));
		y = lines(y, column(claims, 1));
	}
	sqlite3_reset(claims);
}

/* ---- hits with their texts ---- */

enum { AROUND = 25, QUOTE_MAX = 4096 };

static struct hit {
	int t, event, part;
	char title[256], about[256], text[QUOTE_MAX];
} hits[PAGE];
static int n_hits = -1; /* -1: the boxes are shown */

/* What source N says from START to END. */
static void
quote(int n, int start, int end, char *out)
{
	static sqlite3_blob *blob;
	int len = end - start;

	out[0] = '\0';
	if (len >= QUOTE_MAX)
		len = QUOTE_MAX - 1;
	if ((blob == NULL ? sqlite3_blob_open(
				db, "main", "source", "text", n, 0, &blob)
			  : sqlite3_blob_reopen(blob, n)) != SQLITE_OK ||
	    sqlite3_blob_read(blob, out, len, start) != SQLITE_OK)
		return;
	out[len] = '\0';
}

/* The claim of H that the index names; where it names the title or a name
 * there is none. */
static void
read_claim(struct hit *h)
{
	static sqlite3_stmt *st;
	size_t n = strlen(h->about);

	if (h->part < 2)
		return;
	if (st == NULL)
		st = prepare("SELECT c.says, c.source, c.quote_start,"
			     " c.quote_end, s.title FROM claim AS c JOIN source"
			     " AS s ON s.n = c.source WHERE c.subject = ? AND"
			     " c.subject_kind = 'event' ORDER BY c.ord LIMIT 1"
			     " OFFSET ?");
	sqlite3_bind_int(st, 1, h->event);
	sqlite3_bind_int(st, 2, h->part - 2);
	if (sqlite3_step(st) == SQLITE_ROW) {
		quote(sqlite3_column_int(st, 1), sqlite3_column_int(st, 2),
		    sqlite3_column_int(st, 3), h->text);
		if (strcasestr(h->text, word) == NULL)
			snprintf(h->text, QUOTE_MAX, "%s", column(st, 0));
		snprintf(
		    h->about + n, sizeof(h->about) - n, " - %s", column(st, 4));
	}
	sqlite3_reset(st);
}

static void
take_hit(struct hit *h, sqlite3_stmt *st)
{
	memset(h, 0, sizeof(*h));
	h->t = sqlite3_column_int(st, 0);
	h->part = sqlite3_column_int(st, 1);
	h->event = sqlite3_column_int(st, 2);
	snprintf(h->title, sizeof(h->title), "%s", column(st, 3));
	snprintf(h->about, sizeof(h->about), "%s - %s - %s claims",
	    column(st, 4), column(st, 5), column(st, 6));
}

/* As many events as the screen has room for; of each the first claim. */
static void
search_texts(void)
{
	static sqlite3_stmt *st;
	int room = (LINES - 2) / 3 + 1, part, i;
	struct hit *last = NULL;

	if (st == NULL)
		st = prepare("SELECT t.n, fts.rowid % 4096, e.n, e.title,"
			     " e.date, e.kind, e.claims FROM fts JOIN"
			     " timeline_order AS t ON t.n = fts.rowid / 4096"
			     " JOIN event AS e ON e.n = t.event WHERE fts MATCH"
			     " ? ORDER BY fts.rowid");
	sqlite3_bind_text(st, 1, word, -1, SQLITE_STATIC);
	for (n_hits = 0; sqlite3_step(st) == SQLITE_ROW;) {
		part = sqlite3_column_int(st, 1);
		if (last != NULL && last->t == sqlite3_column_int(st, 0)) {
			last->part = last->part < 2 ? part : last->part;
			continue;
		}
		if (n_hits == room || n_hits == PAGE)
			break;
		last = &hits[n_hits++];
		take_hit(last, st);
	}
	sqlite3_reset(st);
	for (i = 0; i < n_hits; i++)
		read_claim(&hits[i]);
}

static void
draw_hits(void)
{
	const char *s, *at;
	int i, y;

	erase();
	mvprintw(0, 1, "bare  %d events", total);
	mvprintw(1, 0, "the events that hold %s", word);
	hline(ACS_HLINE, COLS - getcurx(stdscr));
	for (i = 0, y = 2; i < n_hits && y < LINES - 1; i++, y += 3) {
		mvprintw(y, 1, "%.*s", COLS - 1, hits[i].title);
		mvprintw(y + 1, 3, "%.*s", COLS - 3, hits[i].about);
		s = hits[i].text;
		at = strcasestr(s, word);
		if (at != NULL && at - s > AROUND)
			s = at - AROUND;
		mvprintw(y + 2, 3, "%.*s", COLS - 8, s);
	}
	move(LINES - 1, 0);
	clrtoeol();
	mvprintw(LINES - 1, 1, "j down k up f faction s search q quit");
	move(2, 0);
	refresh();
}

/* Not inlined: the bench counts up to its end. */
__attribute__((noinline)) static void
draw(void)
{
	int h = (LINES - 4) / 2, i;

	if (n_hits >= 0) {
		draw_hits();
		return;
	}
	erase();
	mvprintw(0, 1, "bare  %s  %d events", words, total);
	box_of(1, 0, LINES - 2, LEFT + 2, "Factions");
	box_of(1, LEFT + 1, h + 2, COLS - LEFT - 1, "Timeline");
	box_of(h + 2, LEFT + 1, LINES - h - 3, COLS - LEFT - 1, "Event");
	mvprintw(LINES - 1, 1, "j down k up f faction s search q quit");
	mvprintw(1, COLS - 20, " %d/%d ", cursor, total);
	draw_factions();
	draw_rows(h);
	for (i = 0; i < n_rows; i++)
		if (rows[i].t == cursor)
			event_now = rows[i].event;
	draw_detail(h + 3);
	move(2, LEFT + 2);
	refresh();
}

/* ---- keys ---- */

static void
to(int t, int page)
{
	int h = (LINES - 4) / 2 - 1;

	cursor = t < 1 ? 1 : t > total ? total : t;
	if (page || cursor < top || cursor > top + h - 2)
		top = cursor > total - h + 2 ? total - h + 2 : cursor;
	if (top < 1)
		top = 1;
	read_page();
}

/* The first event of the month after the cursor's, by the stored months. */
static void
next_month(void)
{
	static sqlite3_stmt *st;
	int sum = 1;

	if (st == NULL)
		st = prepare("SELECT events FROM month ORDER BY month");
	while (sum <= cursor && sqlite3_step(st) == SQLITE_ROW)
		sum += sqlite3_column_int(st, 0);
	sqlite3_reset(st);
	to(sum, 1);
}

/* The first page of a list, and how long it is. */
static void
list_of(const char *what, const char *count, const char *page)
{
	sqlite3_stmt *st = prepare(count);

	sqlite3_step(st);
	snprintf(
	    words, sizeof(words), "%d of %s", sqlite3_column_int(st, 0), what);
	sqlite3_finalize(st);
	st = prepare(page);
	read_rows(st);
	sqlite3_finalize(st);
	cursor = n_rows > 0 ? rows[0].t : 0;
}

#define PAGE_OF(list)                                                    \
	"SELECT " ROW " FROM " list " AS x JOIN timeline_order AS t ON " \
	"t.n = x.t JOIN event AS e ON e.n = t.event WHERE x."
#define IN_ORDER " ORDER BY x.t LIMIT 60"
#define THE_PAIR                                                  \
	"pair = (SELECT n FROM pair WHERE a = 1 AND b = 2 OR a =" \
	" 2 AND b = 1)"

static void
of_faction(void)
{
	list_of("faction 1",
	    "SELECT count(*) FROM faction_event WHERE faction = 1",
	    PAGE_OF("faction_event") "faction = 1" IN_ORDER);
}

static void
of_pair(void)
{
	list_of("the pair", "SELECT count(*) FROM pair_event WHERE " THE_PAIR,
	    PAGE_OF("pair_event") THE_PAIR IN_ORDER);
}

static void
of_source(void)
{
	list_of("source 1",
	    "SELECT count(*) FROM source_event WHERE source = 1",
	    PAGE_OF("source_event") "source = 1" IN_ORDER);
}

static void
search(const char *what)
{
	sqlite3_stmt *st = prepare(
	    "SELECT " ROW " FROM fts JOIN timeline_order AS t ON t.n ="
	    " fts.rowid / 4096 JOIN event AS e ON e.n = t.event WHERE fts"
	    " MATCH ? ORDER BY fts.rowid LIMIT 60");

	sqlite3_bind_text(st, 1, what, -1, SQLITE_STATIC);
	read_rows(st);
	sqlite3_finalize(st);
	snprintf(words, sizeof(words), "%d with %s", n_rows, what);
	cursor = n_rows > 0 ? rows[0].t : 0;
}

static void
loop(void)
{
	int key, h = (LINES - 4) / 2 - 2;

	for (;;) {
		draw();
		key = getch();
		if (key == 'q' || key == ERR)
			return;
		n_hits = -1;
		if (key == 'j' || key == KEY_DOWN)
			to(cursor + 1, 0);
		else if (key == 'k' || key == KEY_UP)
			to(cursor - 1, 0);
		else if (key == ' ')
			to(cursor + h, 1);
		else if (key == 'b')
			to(cursor - h, 1);
		else if (key == 'g')
			to(1, 1);
		else if (key == 'G')
			to(total, 1);
		else if (key == '}')
			next_month();
		else if (key == 'f')
			of_faction();
		else if (key == 'p')
			of_pair();
		else if (key == 'o')
			of_source();
		else if (key == 's')
			search(word);
		else if (key == 'S')
			search(rare);
		else if (key == 't')
			search_texts();
	}
}

int
main(int argc, char **argv)
{
	char uri[4096];
	sqlite3_stmt *st;

	if (argc != 4) {
		fprintf(stderr, "usage: bare_browse FILE.db WORD RARE\n");
		return 2;
	}
	word = argv[2];
	rare = argv[3];
	setlocale(LC_ALL, "C.UTF-8");
	snprintf(uri, sizeof(uri), "file:%s?immutable=1", argv[1]);
	if (sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
		NULL) != SQLITE_OK)
		return 4;
	st = prepare("SELECT max(n) FROM timeline_order");
	sqlite3_step(st);
	total = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	initscr();
	/* ncurses 6.4 flushes after every movement of the cursor until the
	 * screen has been left once. */
	endwin();
	refresh();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	read_page();
	loop();
	endwin();
	sqlite3_close_v2(db);
	return 0;
}
