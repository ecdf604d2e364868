/* SPDX-License-Identifier: ISC */
/*
 * app - the browser: what is open, where the reader is, what is stale.
 *
 * The app knows no terminal.  It is given keys (app_key) or commands by name
 * (app_command), draws itself on a canvas (app_draw), and says when it is
 * done.  The terminal loop (browse.c) and the script runner (script.c) drive
 * it alike.
 *
 * Where the reader is, is a value, struct spot: going deeper pushes a copy
 * on the history, going back puts it in place again.  Commands only change
 * the spot and set stale bits; app_refresh, called once before drawing,
 * loads what is stale, in order: factions, events, detail.  Keys typed ahead
 * are all handled before that happens once.
 */
#ifndef STRIFE_APP_H
#define STRIFE_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "canvas.h"
#include "compare.h"
#include "doc.h"
#include "layout.h"
#include "lineage.h"
#include "list.h"
#include "marks.h"
#include "matrix.h"
#include "prompt.h"
#include "results.h"
#include "../src/err.h"
#include "../src/filter.h"
#include "../src/mem.h"
#include "../src/query.h"

struct command;
struct diags;
struct keymap;
struct pane_ops;
struct settings;

/* What the screen shows: three panes, or one view over all of it. */
enum screen {
	SCREEN_BROWSE, SCREEN_SOURCE, SCREEN_HELP,
	/* Lists over the whole screen. */
	SCREEN_SOURCES, SCREEN_PEOPLE, SCREEN_PLACES, SCREEN_DISPUTES,
	SCREEN_MATRIX, SCREEN_COMPARE, SCREEN_LINEAGE,
	SCREEN_RESULTS, SCREEN_MARKS, SCREEN_FACETS, SCREEN_DIAGNOSTICS,
	SCREEN_COUNT
};

/* Where the reader is.  FILTER and WORDS are owned by the spot. */
struct spot {
	enum screen	 screen;
	enum layout_pane focus;
	bool		 zoom, all_actors;
	uint32_t	 faction;	/* chosen in the list, 0: all */
	uint32_t	 with;		/* only its clashes with this one, 0 */
	char		*filter;	/* query text, NULL: none */
	bool		 filter_off;	/* "." shows what it hides */
	char		*words;		/* whose results are shown; owned */
	bool		 words_all;	/* of the whole dataset, not the list */
	bool		 words_ranked;	/* best first */
	bool		 parts;		/* indented under what they are part of */
	enum q_faction_sort sort;	/* of the factions */
	uint32_t	 rivals_of;	/* FACTIONS_BY_CLASHES_WITH this one */
	bool		 by_kind;	/* the factions are grouped */
	uint32_t	 event;		/* selected */
	bool		 card;		/* detail shows CARD_KIND CARD, not the event */
	enum subject	 card_kind;
	uint32_t	 card_n;
	uint32_t	 source;	/* in the source reader */
	uint32_t	 source_at;	/* byte of its text under the cursor */
	uint32_t	 claim;		/* n of the claim last looked at, 0 */
	size_t		 faction_top, event_top, detail_cursor, detail_top,
			 page_cursor, page_top;
};

enum stale {
	STALE_FACTIONS = 1, STALE_EVENTS = 2, STALE_DETAIL = 4,
	STALE_PAGE = 8,		/* the document of a full-screen view */
	STALE_LAYOUT = 16
};

struct history {
	struct spot	*list;
	size_t		 n, cap;
};

struct app {
	struct db	*db;
	struct db	*own_db;	/* the same, read anew; NULL: a caller's */
	struct arena	 arena;		/* the dataset's own lines */
	struct q_dataset dataset;

	struct canvas	 canvas;
	struct layout	 layout;
	const struct pane_ops *panes[LAYOUT_PANES];
	const struct pane_ops *views[SCREEN_COUNT];	/* NULL: the panes */

	struct spot	 now;
	struct history	 back, forward;
	struct spot	 before;	/* the last jump */
	bool		 has_before;
	unsigned	 stale;

	/* The first frame is made of the first rows; what it did not need is
	 * still stale behind it. */
	bool		 beginning;

	/* Factions: rows[0] is "All"; shown[] are those the filter lets by. */
	struct arena	 faction_arena;
	struct q_faction *factions;
	size_t		 n_factions;
	uint32_t	*shown;		/* indexes, 0: All, i: factions[i - 1] */
	char		*faction_filter;
	struct list	 faction_list;

	/* Timeline: the list, and a window of its rows. */
	struct q_events	 events;
	/* What a filter by words finds, as far as it has come; of EVENTS or of
	 * that it says what was asked (app_filter.h). */
	struct q_hits	 filling;
	char		*filled;
	bool		 drawing;	/* nothing that can wait is waited for */
	bool		 put_off;	/* in this frame something was */
	bool		 accepted;	/* of the filter there is to be told */
	uint8_t		*depth;		/* of each row, with now.parts; or NULL */
	struct list	 event_list;
	struct arena	 row_arena;
	struct q_row	*rows;
	size_t		 rows_from, n_rows;
	struct arena	 month_arena;
	struct q_month	*months;
	size_t		 n_months;
	uint32_t	 months_of;	/* faction the months belong to */
	/* Where in the timeline of everything each month begins. */
	struct { int32_t month; uint32_t t; } *starts;
	size_t		 n_starts;

	/* Detail: the event or card, and its document. */
	struct arena	 detail_arena;
	struct q_event	*event;		/* NULL: none selected */
	struct detail_of { bool card; enum subject kind; uint32_t n; }
			 detail_of;	/* what DETAIL is about */
	struct doc	 detail;
	struct list	 detail_list;

	/* A full-screen view: source reader, help. */
	struct arena	 page_arena;
	struct q_source	*source;
	uint32_t	 row_event;	/* whose row is in PAGE; 0: none is */
	enum screen	 page_of;	/* the view PAGE was made for */
	struct doc	 page;
	struct list	 page_list;
	struct matrix	 matrix;
	struct compare	 compare;
	struct results	 results;
	struct arena	 facet_arena;
	struct q_facets	 facets[QUERY_FACET_FIELDS];
	struct lineage	 lineage;

	/* Help: what it is narrowed to (NULL: all), and how many that are. */
	char		*help_wish;
	size_t		 n_help;

	uint32_t	 pair_a, pair_b;	/* pair last walked, 0: none */

	/* Search: pattern and, in the timeline, the events that hold it. */
	char		*search;
	struct q_hits	 hits;
	bool		 hits_failed;
	/* Place of the hit that was told without its number, 0: none. */
	uint32_t	 hit_told;
	const char	*hit_wrapped;

	struct marks	 marks;
	char		*marks_path;	/* where they are kept, NULL */
	bool		marks_homeless;	/* they should be, but there is no place */

	struct keymap	*keymap;
	uint32_t	 prefix;	/* first key of two, KEY_NONE */
	struct prompt	 prompt;
	/* What Esc in the filter prompt restores. */
	char		*filter_before;
	uint32_t	 event_before, faction_before;
	bool		 counts_typed;	/* the filter prompt tells how many pass */
	bool		 offers;	/* what was typed may go on in some way */
	bool		 pasting;
	char		 message[256];	/* said once, on the hint line */
	bool		 message_error;
	bool		 restricted;
	bool		 mouse;		/* asked for by the settings */
	bool		 linear;	/* documents for lines without end, in words */
	bool		 at_once;	/* nothing is left to app_work */
	bool		 done;
	bool		 wants_suspend, wants_redraw;
	/* What was copied last, scrubbed; it is to be sent or printed. */
	char		*copy;
	const char	*copy_what;
	bool		 wants_copy, wants_print;
	/* A file of the dataset, to be edited (app_edit.h); what the reading
	 * after the last edit found wrong, and the words for it. */
	char		*edit_path;
	uint32_t	 edit_line;
	bool		 wants_edit;
	struct diags	*diags;		/* NULL: there was none */
	struct str	 diags_text;
};

/* Takes DB.  LINK (may be NULL) is where to begin; one that leads nowhere is
 * an error. */
bool	app_init(struct app *app, struct db *db, const struct link *link,
	    int w, int h, struct err *e) MUST_USE;
void	app_clear(struct app *app);
/* Take the reader's settings over, the keymap with them, and say what is
 * wrong in them. */
void	app_configure(struct app *app, struct settings *s);
/* Let all be told line by line (linear.h): documents are written for lines
 * without end, with words for signs. */
void	app_linear(struct app *app);
void	app_resize(struct app *app, int w, int h);
void	app_key(struct app *app, uint32_t key);
/* Run "NAME ARG"; an unknown name is said on the hint line. */
void	app_command(struct app *app, const char *line);
/* Load what is stale and draw. */
void	app_draw(struct app *app);
void	app_refresh(struct app *app);

/* ---- for commands and panes ---- */

void	app_say(struct app *app, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
void	app_complain(struct app *app, const struct err *e);
/* Said unless something weightier has just been said. */
void	app_note(struct app *app, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Remember where we are before going elsewhere. */
void	app_push(struct app *app);
bool	app_back(struct app *app);
bool	app_forward(struct app *app);
/* To where we were before the last jump; a jump itself. */
bool	app_jump_back(struct app *app);
/* Nothing is behind us: here is where it begins. */
void	app_forget(struct app *app);
void	app_set_filter(struct app *app, const char *text);	/* NULL: none */
void	app_set_faction(struct app *app, uint32_t faction);
/* The same, and the pointer in the list on it: where the list is narrowed
 * and does not hold it, the narrowing goes. */
void	app_choose_faction(struct app *app, uint32_t faction);
/* The timeline of the clashes of A with B. */
void	app_set_pair(struct app *app, uint32_t a, uint32_t b);
/* Select the event; where the list does not hold it, the filter is set aside
 * and said, and in the end all events are shown. */
void	app_goto_event(struct app *app, uint32_t event);
/* The same, with the claim of number CLAIM at the top of the detail. */
void	app_goto_claim(struct app *app, uint32_t event, uint32_t claim);
/* Let the detail show the card of thing N, or relation N. */
void	app_show_card(struct app *app, enum subject kind, uint32_t n);
void	app_follow(struct app *app, const struct link *link);
/* The thing that LINK, N and N2 (query_link) are, where we are going. */
void	app_show(struct app *app, const struct link *link, uint32_t n,
	    uint32_t n2);
/* Give the keys to a pane of the browse screen. */
void	app_focus(struct app *app, enum layout_pane pane);
/* Open a full-screen view, or the panes again. */
void	app_screen(struct app *app, enum screen screen);
/* The rectangle of a full-screen view. */
struct rect app_page_rect(const struct app *app);
/* Open the prompt. */
void	app_prompt(struct app *app, enum prompt_kind kind, const char *text);
/* Search for TEXT from the cursor on; NULL takes the marks away. */
void	app_search(struct app *app, const char *text);
/* How many of how many events are in the list, and why, appended. */
void	app_scope_words(const struct app *app, struct str *out);
/* Does the query TEXT let dates pass that are only possibly within it? */
bool	app_possibly(const char *text);
/* The pane or view that has the keys. */
const struct pane_ops *app_pane(const struct app *app);
/* Index of a faction's row in shown[], or 0. */
size_t	app_faction_row(const struct app *app, uint32_t faction);
const struct q_faction *app_faction(const struct app *app, uint32_t n);
/* What stands in row I < n of the list of events: its number, its day, its
 * month (year * 12 + month - 1). */
#define APP_NO_MONTH INT32_MAX
uint32_t app_event_at(struct app *app, size_t i);
int32_t	app_day_at(struct app *app, size_t i);
int32_t	app_month_at(const struct app *app, size_t i);
/* The row of EVENT, events.n where it has none; the last row on or before DAY,
 * or the first. */
size_t	app_events_index(struct app *app, uint32_t event);
size_t	app_events_near(struct app *app, int32_t day);
/* In a lazy list: the first row of the next month (else the last row), or of
 * this one, of which I may be the first: then of the one before. */
size_t	app_month_step(const struct app *app, size_t i, int dir);
/* The row of event I of the list, read when the window does not hold it; NULL
 * out of range. */
const struct q_row *app_row(struct app *app, size_t i);
/* The same for drawing: NULL where it is not in the window. */
const struct q_row *app_row_ready(const struct app *app, size_t i);
/* The claim that the detail's cursor is on, or the first; NULL: none. */
const struct q_claim *app_claim(const struct app *app, size_t *index);
/* What a faction is called in a narrow place. */
const char *app_faction_name(const struct app *app, uint32_t n);
/* The faction with whom the card of a faction that is shown counts clashes as
 * its NUMBERth, 0: none. */
uint32_t app_rival(const struct app *app, size_t number);
/* First line of the detail of the claim with number N, or of claim INDEX. */
void	app_detail_to_claim(struct app *app, int32_t index);

#endif
