/* SPDX-License-Identifier: ISC */
/*
 * export_network - see export_network.h.  Data of an edge is the row that
 * strife list gives of it, data of a node a faction's.
 */
#include "export_network.h"

#include <stdlib.h>
#include <string.h>

#include "export.h"
#include "filter.h"
#include "gate.h"
#include "row.h"
#include "str.h"
#include "value.h"

static const struct export_attribute node_attributes[] = {
    {"name", false},
    {"kind", false},
    {"active_from", false},
    {"active_to", false},
    {"events", true},
    {"clashes", true},
    {NULL, false},
};

static const struct export_attribute clash_attributes[] = {
    {"events", true},
    {"alleged", true},
    {"first", false},
    {"last", false},
    {"killed_low", true},
    {"killed_high", true},
    {"without_figure", true},
    {NULL, false},
};

static const struct export_attribute relation_attributes[] = {
    {"kind", false},
    {"date", false},
    {"date_from", false},
    {"date_to", false},
    {"event", false},
    {"claims", true},
    {NULL, false},
};

/* ---- edges ---- */

static bool
clash_edges(struct export *x, struct export_network *out, struct err *e)
{
	struct export_edge *edge;
	struct q_pair *p;
	size_t i, n;

	if (!export_pairs(x, &p, &n, e))
		return false;
	out->edges = arena_array(&x->a, n + 1, sizeof(*out->edges));
	out->n_edges = n;
	for (i = 0; i < n; i++) {
		edge = &out->edges[i];
		edge->id = p[i].link;
		edge->from = p[i].a_id;
		edge->to = p[i].b_id;
		edge->label = arena_printf(&x->a, "%u", p[i].events);
		edge->faint = p[i].events == 0;
		edge->data = row_pair(&x->a, &p[i]);
	}
	return true;
}

/* As strife list relations picks them: of a faction that the query names, else
 * changes that are among its events. */
struct relations_wanted {
	uint32_t *named;
	size_t n_named;
	struct bits events;
};

static bool
is_wanted(const struct export *x, const struct relations_wanted *w,
    const struct q_relation *r)
{
	size_t i;

	if (x->whole)
		return true;
	for (i = 0; i < w->n_named; i++) {
		if (w->named[i] == r->a || w->named[i] == r->b)
			return true;
	}
	return w->n_named == 0 && bits_has(&w->events, r->event);
}

static bool
relation_edges(struct export *x, struct export_network *out, struct err *e)
{
	struct relations_wanted w = {0};
	struct export_edge *edge;
	struct q_relation *r;
	size_t i, n;

	if (!query_named(x->db, &x->a, x->filter, LINK_FACTION, false, &w.named,
		&w.n_named, e) ||
	    !query_relations(x->db, &x->a, 0, &r, &n, e))
		return false;
	bits_init(&w.events, x->events.total + 1);
	for (i = 0; i < x->events.n; i++)
		bits_set(&w.events, x->events.event[i]);
	out->edges = arena_array(&x->a, n + 1, sizeof(*out->edges));
	for (i = 0; i < n; i++) {
		if (!is_wanted(x, &w, &r[i]))
			continue;
		edge = &out->edges[out->n_edges++];
		edge->id = r[i].link;
		edge->from = r[i].a_id;
		edge->to = r[i].b_id;
		edge->label = r[i].kind;
		edge->data = row_relation(&x->a, &r[i]);
	}
	bits_clear(&w.events);
	return true;
}

/* ---- nodes ---- */

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct export_node *)a)->id,
	    ((const struct export_node *)b)->id);
}

static struct export_node *
find_node(const struct export_network *out, const char *id)
{
	struct export_node key = {.id = id};

	return bsearch(
	    &key, out->nodes, out->n_nodes, sizeof(*out->nodes), by_id);
}

/* All factions first; those without an edge are then left out. */
static void
keep_ends(struct export *x, struct export_network *out)
{
	bool *keep = arena_array(&x->a, out->n_nodes + 1, sizeof(*keep));
	size_t i, n = 0;

	for (i = 0; i < out->n_edges; i++) {
		keep[find_node(out, out->edges[i].from) - out->nodes] = true;
		keep[find_node(out, out->edges[i].to) - out->nodes] = true;
	}
	for (i = 0; i < out->n_nodes; i++) {
		if (keep[i])
			out->nodes[n++] = out->nodes[i];
	}
	out->n_nodes = n;
}

static bool
find_nodes(struct export *x, struct export_network *out, struct err *e)
{
	struct q_faction *f;
	size_t i, n;

	if (!query_factions(x->db, &x->a, FACTIONS_BY_NAME, 0, &f, &n, e))
		return false;
	out->nodes = arena_array(&x->a, n + 1, sizeof(*out->nodes));
	out->n_nodes = n;
	for (i = 0; i < n; i++) {
		out->nodes[i].id = f[i].id;
		out->nodes[i].data = row_faction(&x->a, &f[i], NULL, 0);
	}
	if (n > 1)
		qsort(out->nodes, n, sizeof(*out->nodes), by_id);
	keep_ends(x, out);
	return true;
}

/* The network that X asks for, in X's arena. */
static bool
find_network(struct export *x, struct export_network *out, struct err *e)
{
	memset(out, 0, sizeof(*out));
	out->directed = x->lineage;
	out->node_attributes = node_attributes;
	out->edge_attributes =
	    x->lineage ? relation_attributes : clash_attributes;
	return (x->lineage ? relation_edges(x, out, e)
			   : clash_edges(x, out, e)) &&
	       find_nodes(x, out, e);
}

/* ---- writing ---- */

void
export_network_line(struct export *x, struct str *line)
{
	str_addc(line, '\n');
	out_text(x->o, str_c(line), line->len, GATE_LINES);
	str_reset(line);
}

bool
export_network_text(
    const struct export_attribute *a, const struct value *data, struct str *out)
{
	const struct value *m = value_get(data, a->name);

	if (m == NULL || m->type == VALUE_NULL)
		return false;
	str_reset(out);
	value_flat(out, m, false);
	return true;
}

bool
export_network_write(
    struct export *x, const struct export_writer *w, struct err *e)
{
	struct export_network g;
	size_t i;

	if (!find_network(x, &g, e))
		return false;
	w->head(x, &g);
	for (i = 0; i < g.n_nodes; i++)
		w->node(x, &g, &g.nodes[i]);
	for (i = 0; i < g.n_edges; i++)
		w->edge(x, &g, &g.edges[i]);
	out_printf(x->o, "%s\n", w->end);
	return true;
}
