/* SPDX-License-Identifier: ISC */
/*
 * command - see command.h.  The order of the rows is the order of help and of
 * the manual page.
 */
#include "command.h"

#include <string.h>

#include "command_run.h"
#include "../src/str.h"

#define MOVING "Moving"
#define GOING "Going"
#define CLASHES "Clashes and opponents"
#define CLAIMS "Claims and sources"
#define FINDING "Finding"
#define MARKS "Marks"
#define TAKING "Taking along"
#define PROGRAM "The program"

const struct command commands[] = {
    {.name = "down",
	.keys = "Down j Ctrl-N",
	.where = IN_ALL,
	.group = MOVING,
	.help = "one line down",
	.run = command_move_down},
    {.name = "up",
	.keys = "Up k Ctrl-P",
	.where = IN_ALL,
	.group = MOVING,
	.help = "one line up",
	.run = command_move_up},
    {.name = "page-down",
	.keys = "PgDn Space Ctrl-F",
	.where = IN_ALL,
	.group = MOVING,
	.help = "a page down",
	.run = command_move_page_down},
    {.name = "page-up",
	.keys = "PgUp b Ctrl-B",
	.where = IN_ALL,
	.group = MOVING,
	.help = "a page up",
	.run = command_move_page_up},
    {.name = "half-down",
	.keys = "Ctrl-D",
	.where = IN_ALL,
	.group = MOVING,
	.help = "half a page down",
	.run = command_move_half_down},
    {.name = "half-up",
	.keys = "Ctrl-U",
	.where = IN_ALL,
	.group = MOVING,
	.help = "half a page up",
	.run = command_move_half_up},
    {.name = "first",
	.keys = "Home g+g",
	.where = IN_ALL,
	.group = MOVING,
	.help = "the first line",
	.run = command_move_first},
    {.name = "last",
	.keys = "End G",
	.where = IN_ALL,
	.group = MOVING,
	.help = "the last line",
	.run = command_move_last},
    {.name = "next-group",
	.keys = "}",
	.where = IN_ALL,
	.group = MOVING,
	.help = "next month, paragraph or full cell",
	.run = command_move_next_group},
    {.name = "previous-group",
	.keys = "{",
	.where = IN_ALL,
	.group = MOVING,
	.help = "previous month, paragraph or full cell",
	.run = command_move_previous_group},

    {.name = "cell-right",
	.keys = "Right l",
	.where = IN_GRID,
	.group = MOVING,
	.help = "in a table: the cell to the right",
	.run = command_move_cell_right},
    {.name = "cell-left",
	.keys = "Left h",
	.where = IN_GRID,
	.group = MOVING,
	.help = "in a table: the cell to the left",
	.run = command_move_cell_left},

    {.name = "open",
	.keys = "Right Enter l",
	.where = IN_ALL,
	.group = GOING,
	.help = "go deeper: faction, events, event, source",
	.also = "enter select read show",
	.run = command_go_open},
    {.name = "back",
	.keys = "Left Backspace h",
	.where = IN_ALL,
	.group = GOING,
	.help = "back to where you were, as it was",
	.also = "previous return undo left",
	.run = command_go_back},
    {.name = "forward",
	.keys = "L",
	.where = IN_ALL,
	.group = GOING,
	.help = "forward again",
	.run = command_go_forward},
    {.name = "next-pane",
	.keys = "Tab",
	.where = IN_PANES,
	.group = GOING,
	.help = "next pane",
	.run = command_go_next_pane},
    {.name = "previous-pane",
	.keys = "Shift-Tab",
	.where = IN_PANES,
	.group = GOING,
	.help = "previous pane",
	.run = command_go_previous_pane},
    {.name = "factions",
	.keys = "g+f",
	.where = IN_ALL,
	.group = GOING,
	.help = "the list of factions",
	.run = command_go_factions},
    {.name = "timeline",
	.keys = "g+t",
	.where = IN_ALL,
	.group = GOING,
	.help = "the timeline",
	.run = command_go_timeline},
    {.name = "detail",
	.keys = "g+d",
	.where = IN_ALL,
	.group = GOING,
	.help = "the event and its claims",
	.run = command_go_detail},
    {.name = "matrix",
	.keys = "g+m",
	.where = IN_ALL,
	.group = GOING,
	.help = "who clashed with whom, as a table",
	.also = "enemies rivals pairs grid",
	.run = command_go_matrix},
    {.name = "lineage",
	.keys = "g+a",
	.where = IN_ALL,
	.group = GOING,
	.help = "who became, joined or left whom, over time",
	.also = "renamed merged split history family tree",
	.run = command_go_lineage},
    {.name = "sources",
	.keys = "g+s",
	.where = IN_ALL,
	.group = GOING,
	.help = "the list of sources",
	.also = "documents articles references",
	.run = command_go_sources},
    {.name = "people",
	.keys = "g+p",
	.where = IN_ALL,
	.group = GOING,
	.help = "the list of people",
	.also = "persons leaders commanders",
	.run = command_go_people},
    {.name = "places",
	.keys = "g+l",
	.where = IN_ALL,
	.group = GOING,
	.help = "the list of places",
	.also = "towns villages map",
	.run = command_go_places},
    {.name = "disputes",
	.keys = "g+x",
	.where = IN_ALL,
	.group = GOING,
	.help = "the list of disputes",
	.also = "contradictions disagreements differ",
	.run = command_go_disputes},
    {.name = "facets",
	.keys = "g+c",
	.where = IN_ALL,
	.group = GOING,
	.help = "counts of what is in the list; Enter narrows it",
	.also = "statistics numbers histogram group totals",
	.run = command_go_facets},
    {.name = "zoom",
	.keys = "z",
	.where = IN_PANES,
	.group = GOING,
	.help = "the pane on the whole screen, and back",
	.also = "full screen maximise enlarge",
	.run = command_go_zoom},
    {.name = "goto",
	.keys = "",
	.where = IN_ALL,
	.group = GOING,
	.help = "go to a link, an id or a name",
	.also = "jump open link address",
	.arg = ARG_TEXT,
	.run = command_go_goto},

    {.name = "actor",
	.keys = "1 2 3 4 5 6 7 8 9",
	.where = IN_PANES,
	.group = CLASHES,
	.help = "to the numbered actor's list, or a card's rival",
	.arg = ARG_NUMBER,
	.run = command_go_actor},
    {.name = "all-actors",
	.keys = "0",
	.where = IN_PANES,
	.group = CLASHES,
	.help = "all actors, and one by its number",
	.run = command_go_all_actors},
    {.name = "opponent",
	.keys = "o",
	.where = IN_PANES,
	.group = CLASHES,
	.help = "the same clash in the other side's list",
	.also = "enemy rival other side",
	.run = command_go_opponent},
    {.name = "next-clash",
	.keys = "]",
	.where = IN_PANES,
	.group = CLASHES,
	.help = "next clash of the same pair",
	.run = command_go_next_clash},
    {.name = "previous-clash",
	.keys = "[",
	.where = IN_PANES,
	.group = CLASHES,
	.help = "previous clash of the same pair",
	.run = command_go_previous_clash},
    {.name = "names",
	.keys = "a",
	.where = IN_PANES,
	.group = CLASHES,
	.help = "the faction's names, relations and rivals",
	.also = "card aliases spellings leaders history",
	.run = command_go_names},

    {.name = "next-claim",
	.keys = ")",
	.where = IN_PANES | IN_SOURCE,
	.group = CLAIMS,
	.help = "next claim; in a source: next quote",
	.run = command_move_next_claim},
    {.name = "previous-claim",
	.keys = "(",
	.where = IN_PANES | IN_SOURCE,
	.group = CLAIMS,
	.help = "previous claim; in a source: previous quote",
	.run = command_move_previous_claim},
    {.name = "source",
	.keys = "s",
	.where = IN_PANES,
	.group = CLAIMS,
	.help = "read the source at the quote",
	.also = "text article quote original document",
	.run = command_go_source},

    {.name = "compare",
	.keys = "c",
	.where = IN_PANES,
	.group = CLAIMS,
	.help = "the voices on this event, side by side",
	.also = "contradict differ disagree versions accounts dispute",
	.run = command_go_compare},

    {.name = "edit",
	.keys = "e",
	.where = IN_ALL & ~IN_HELP,
	.group = CLAIMS,
	.help = "edit its YAML in your editor, then read it anew",
	.also = "change correct editor",
	.run = command_go_edit},
    {.name = "diagnostics",
	.keys = "g+e",
	.where = IN_ALL,
	.group = CLAIMS,
	.help = "what the last reading found wrong",
	.run = command_go_diagnostics},

    {.name = "search",
	.keys = "/",
	.where = IN_ALL,
	.group = FINDING,
	.help = "search in this pane",
	.also = "find look for words grep",
	.arg = ARG_TEXT,
	.run = command_move_search},
    {.name = "next-hit",
	.keys = "n",
	.where = IN_ALL,
	.group = FINDING,
	.help = "next hit",
	.run = command_move_next_hit},
    {.name = "previous-hit",
	.keys = "N",
	.where = IN_ALL,
	.group = FINDING,
	.help = "previous hit",
	.run = command_move_previous_hit},
    {.name = "results",
	.keys = "g+/",
	.where = IN_ALL,
	.group = FINDING,
	.help = "the hits of the last search, as a list",
	.arg = ARG_TEXT,
	.run = command_go_results},
    {.name = "filter",
	.keys = "&",
	.where = IN_PANES | IN_HELP,
	.group = FINDING,
	.help = "narrow the list as you type",
	.also = "narrow select restrict only where limit",
	.arg = ARG_TEXT,
	.run = command_move_filter},
    {.name = "show-hidden",
	.keys = ".",
	.where = IN_PANES | IN_RESULTS,
	.group = FINDING,
	.help = "show what the filter hides, and back",
	.also = "unfilter remove the filter clear",
	.run = command_move_show_hidden},
    {.name = "sort",
	.keys = "S",
	.where = IN_FACTIONS | IN_RESULTS,
	.group = FINDING,
	.help = "sort: events, name, clashes with; results: rank",
	.also = "order",
	.run = command_move_sort},
    {.name = "kinds",
	.keys = "K",
	.where = IN_PANES,
	.group = FINDING,
	.help = "group the factions by kind, and back",
	.also = "types",
	.run = command_move_kinds},
    {.name = "parts",
	.keys = "x",
	.where = IN_PANES,
	.group = FINDING,
	.help = "parts indented under their larger event, and back",
	.also = "tree hierarchy fold",
	.run = command_move_parts},

    {.name = "mark",
	.keys = "m+*",
	.where = IN_PANES | IN_SOURCE,
	.group = MARKS,
	.help = "mark this place with a letter",
	.also = "bookmark",
	.arg = ARG_LETTER,
	.run = command_marks_set},
    {.name = "goto-mark",
	.keys = "'+*",
	.where = IN_ALL,
	.group = MARKS,
	.help = "go to the place of that letter",
	.arg = ARG_LETTER,
	.run = command_marks_goto},
    {.name = "jump-back",
	.keys = "'+'",
	.where = IN_ALL,
	.group = MARKS,
	.help = "back to where you were before the last jump",
	.run = command_marks_back},
    {.name = "marks",
	.keys = "M",
	.where = IN_ALL,
	.group = MARKS,
	.help = "the list of marks",
	.run = command_go_marks},

    {.name = "copy-quote",
	.keys = "y+y",
	.where = IN_PANES,
	.group = TAKING,
	.help = "copy the quote with its citation",
	.also = "clipboard yank cite citation reference",
	.run = command_copy_quote},
    {.name = "copy-link",
	.keys = "y+l",
	.where = IN_PANES,
	.group = TAKING,
	.help = "copy the link of the event or claim",
	.also = "clipboard yank address permalink url",
	.run = command_copy_link},
    {.name = "copy-bibtex",
	.keys = "y+b",
	.where = IN_PANES,
	.group = TAKING,
	.help = "copy the claim as BibTeX",
	.also = "clipboard yank cite citation reference latex",
	.run = command_copy_bibtex},
    {.name = "copy-wikitext",
	.keys = "y+w",
	.where = IN_PANES,
	.group = TAKING,
	.help = "copy the claim as a reference of Wikipedia",
	.also = "clipboard yank cite citation wikipedia",
	.run = command_copy_wikitext},
    {.name = "copy-query",
	.keys = "y+q",
	.where = IN_PANES,
	.group = TAKING,
	.help = "copy the command that lists these events",
	.also = "clipboard yank export shell list",
	.run = command_copy_query},
    {.name = "print",
	.keys = "P",
	.where = IN_PANES,
	.group = TAKING,
	.help = "print the quote plainly, for selecting by hand",
	.also = "plain select mouse",
	.run = command_copy_print},

    {.name = "help",
	.keys = "? F1",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "this list; / narrows it, Enter runs the line",
	.also = "keys manual",
	.run = command_go_help},
    {.name = "command",
	.keys = ":",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "type a command or a link",
	.run = command_go_command},
    {.name = "close",
	.keys = "Esc Ctrl-G Ctrl-C",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "close what is open; never quits",
	.also = "cancel leave",
	.run = command_go_close},
    {.name = "set",
	.keys = "",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "bidi isolate, reorder, words or off, with a sample",
	.also = "arabic hebrew right-to-left option",
	.arg = ARG_TEXT,
	.run = command_go_set},
    {.name = "redraw",
	.keys = "Ctrl-L",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "draw the screen anew",
	.also = "refresh repair",
	.run = command_go_redraw},
    {.name = "suspend",
	.keys = "Ctrl-Z",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "to the shell; fg comes back",
	.also = "background pause",
	.run = command_go_suspend},
    {.name = "close-view",
	.keys = "q",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "close the view; at the top, quit",
	.also = "exit leave quit",
	.run = command_go_close_view},
    {.name = "quit",
	.keys = "Q",
	.where = IN_ALL,
	.group = PROGRAM,
	.help = "quit",
	.also = "exit leave end",
	.run = command_go_quit},
};

const size_t n_commands = sizeof commands / sizeof *commands;

const struct command *
command_find(const char *name)
{
	size_t i;

	for (i = 0; i < n_commands; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	}
	return NULL;
}

const char *
command_key_sign(const char *key, size_t n, bool ascii)
{
	static const struct {
		const char *key, *sign;
	} signs[] = {
	    {"Up", "↑"},
	    {"Down", "↓"},
	    {"Left", "←"},
	    {"Right", "→"},
	};
	size_t i;

	for (i = 0; !ascii && i < sizeof signs / sizeof *signs; i++) {
		if (strlen(signs[i].key) == n &&
		    strncmp(signs[i].key, key, n) == 0)
			return signs[i].sign;
	}
	return NULL;
}

void
command_keys(const struct command *c, struct str *out, bool ascii)
{
	const char *s = c->keys;
	bool first = true;

	/* A run of digits is shown by its ends. */
	if (c->arg == ARG_NUMBER && *s != '\0') {
		str_add(out, "1-9");
		return;
	}
	while (*s != '\0') {
		size_t n = strcspn(s, " "), i;
		const char *sign = command_key_sign(s, n, ascii);

		if (!first)
			str_addc(out, ' ');
		first = false;
		if (sign != NULL) {
			str_add(out, sign);
		} else {
			for (i = 0; i < n; i++)
				str_addc(
				    out, s[i] == '+' && i > 0 ? ' ' : s[i]);
			/* Any letter after the first key. */
			if (n > 2 && strncmp(s + n - 2, "+*", 2) == 0) {
				out->len--;
				str_add(out, "a-z");
			}
		}
		s += n;
		s += strspn(s, " ");
	}
}

/* A word in mdoc: what roff would read as its own is escaped. */
static void
mdoc_word(struct str *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == '\\')
			str_add(out, "\\e");
		else if (s[i] == '.' || s[i] == '\'' || s[i] == '-' ||
			 strchr("()[]?:,;|!", s[i]) != NULL) {
			str_add(out, s[i] == '-' ? "" : "\\&");
			str_addc(out, s[i]);
		} else {
			str_addc(out, s[i]);
		}
	}
}

void
command_mdoc(struct str *out)
{
	const char *group = "";
	size_t i;

	for (i = 0; i < n_commands; i++) {
		const struct command *c = &commands[i];
		struct str keys = STR_INIT;

		if (strcmp(group, c->group) != 0) {
			if (*group != '\0')
				str_add(out, ".El\n");
			group = c->group;
			str_printf(out, ".Ss %s\n.Bl -tag -width Ds\n", group);
		}
		command_keys(c, &keys, true);
		str_printf(out, ".It Ic %s", c->name);
		if (keys.len > 0) {
			str_add(out, " Pq ");
			mdoc_word(out, keys.s, keys.len);
		}
		str_printf(out, "\n%c%s.\n",
		    c->help[0] >= 'a' && c->help[0] <= 'z'
			? c->help[0] - 'a' + 'A'
			: c->help[0],
		    c->help + 1);
		str_clear(&keys);
	}
	if (*group != '\0')
		str_add(out, ".El\n");
}
