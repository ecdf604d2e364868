/* SPDX-License-Identifier: ISC */
/*
 * command_run - the functions that rows of the command table name.  Each
 * takes the app and the command's argument, NULL where none was given.
 */
#ifndef STRIFE_COMMAND_RUN_H
#define STRIFE_COMMAND_RUN_H

struct app;

/* command_move.c: within the list or text that has the keys */
void	command_move_down(struct app *app, const char *arg);
void	command_move_up(struct app *app, const char *arg);
void	command_move_page_down(struct app *app, const char *arg);
void	command_move_page_up(struct app *app, const char *arg);
void	command_move_half_down(struct app *app, const char *arg);
void	command_move_half_up(struct app *app, const char *arg);
void	command_move_first(struct app *app, const char *arg);
void	command_move_last(struct app *app, const char *arg);
void	command_move_cell_right(struct app *app, const char *arg);
void	command_move_cell_left(struct app *app, const char *arg);
void	command_move_next_group(struct app *app, const char *arg);
void	command_move_previous_group(struct app *app, const char *arg);
void	command_move_next_claim(struct app *app, const char *arg);
void	command_move_previous_claim(struct app *app, const char *arg);
void	command_move_search(struct app *app, const char *arg);
void	command_move_next_hit(struct app *app, const char *arg);
void	command_move_previous_hit(struct app *app, const char *arg);
void	command_move_filter(struct app *app, const char *arg);
void	command_move_show_hidden(struct app *app, const char *arg);
void	command_move_sort(struct app *app, const char *arg);
void	command_move_kinds(struct app *app, const char *arg);
void	command_move_parts(struct app *app, const char *arg);

/* command_go.c: from here to there */
void	command_go_open(struct app *app, const char *arg);
void	command_go_back(struct app *app, const char *arg);
void	command_go_forward(struct app *app, const char *arg);
void	command_go_next_pane(struct app *app, const char *arg);
void	command_go_previous_pane(struct app *app, const char *arg);
void	command_go_factions(struct app *app, const char *arg);
void	command_go_timeline(struct app *app, const char *arg);
void	command_go_detail(struct app *app, const char *arg);
void	command_go_matrix(struct app *app, const char *arg);
void	command_go_lineage(struct app *app, const char *arg);
void	command_go_sources(struct app *app, const char *arg);
void	command_go_people(struct app *app, const char *arg);
void	command_go_places(struct app *app, const char *arg);
void	command_go_facets(struct app *app, const char *arg);
void	command_go_disputes(struct app *app, const char *arg);
void	command_go_results(struct app *app, const char *arg);
void	command_go_zoom(struct app *app, const char *arg);
void	command_go_actor(struct app *app, const char *arg);
void	command_go_all_actors(struct app *app, const char *arg);
void	command_go_opponent(struct app *app, const char *arg);
void	command_go_next_clash(struct app *app, const char *arg);
void	command_go_previous_clash(struct app *app, const char *arg);
void	command_go_source(struct app *app, const char *arg);
void	command_go_compare(struct app *app, const char *arg);
void	command_go_names(struct app *app, const char *arg);
void	command_go_goto(struct app *app, const char *arg);
void	command_go_edit(struct app *app, const char *arg);
void	command_go_diagnostics(struct app *app, const char *arg);
void	command_go_marks(struct app *app, const char *arg);
void	command_go_help(struct app *app, const char *arg);
void	command_go_command(struct app *app, const char *arg);
void	command_go_close(struct app *app, const char *arg);
void	command_go_set(struct app *app, const char *arg);
void	command_go_redraw(struct app *app, const char *arg);
void	command_go_suspend(struct app *app, const char *arg);
void	command_go_close_view(struct app *app, const char *arg);
void	command_go_quit(struct app *app, const char *arg);

/* command_marks.c: places found again */
void	command_marks_set(struct app *app, const char *arg);
void	command_marks_goto(struct app *app, const char *arg);
void	command_marks_back(struct app *app, const char *arg);

/* command_copy.c: what the reader takes along */
void	command_copy_quote(struct app *app, const char *arg);
void	command_copy_link(struct app *app, const char *arg);
void	command_copy_bibtex(struct app *app, const char *arg);
void	command_copy_wikitext(struct app *app, const char *arg);
void	command_copy_query(struct app *app, const char *arg);
void	command_copy_print(struct app *app, const char *arg);

#endif
