/* SPDX-License-Identifier: ISC */
/* pane_lineage - how the lineage is laid out on a screen. */
#ifndef STRIFE_PANE_LINEAGE_H
#define STRIFE_PANE_LINEAGE_H

#include <stdint.h>

struct app;
struct canvas;
struct lineage;

/* Choose lanes, their widths and labels for a view of W x H cells of CANVAS;
 * returns the cells left for the words. */
int	pane_lineage_layout(struct lineage *l, const struct canvas *canvas,
	    int w, int h);
/* The cursor to the first line that is of the chosen faction. */
void	pane_lineage_begin(struct app *app);
/* The relation under the cursor where the lineage of the chosen faction is
 * shown already, else 0; and the cursor to the first line of one. */
uint32_t pane_lineage_at(const struct app *app);
void	pane_lineage_to(struct app *app, uint32_t relation);

#endif
