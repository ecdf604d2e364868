/* SPDX-License-Identifier: ISC */
/*
 * export_network - factions as the nodes of a graph, and what stands between
 * them as its edges: clashes, which have no direction, or relations, which
 * have one.  Only factions that have an edge are nodes.
 */
#ifndef STRIFE_EXPORT_NETWORK_H
#define STRIFE_EXPORT_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct export;
struct str;
struct value;

struct export_node {
	const char *id;
	const struct value *data; /* members of export_node_attributes */
};

struct export_edge {
	const char *id, *from, *to; /* its own; ids of nodes */
	const char *label;	    /* in a word */
	bool faint;		    /* alleged clashes alone */
	const struct value *data;   /* members of the edge attributes */
};

/* What nodes and edges are told to be; ends with a NULL name. */
struct export_attribute {
	const char *name;
	bool number;
};

/* Nodes and edges are in the order of ids, relations in that of their
 * dates. */
struct export_network {
	bool directed;
	const struct export_attribute *node_attributes, *edge_attributes;
	struct export_node *nodes;
	struct export_edge *edges;
	size_t n_nodes, n_edges;
};

/* A format: what comes first, a node, an edge, and the last line. */
struct export_writer {
	void (*head)(struct export *x, const struct export_network *g);
	void (*node)(struct export *x, const struct export_network *g,
	    const struct export_node *n);
	void (*edge)(struct export *x, const struct export_network *g,
	    const struct export_edge *n);
	const char *end;
};

/* Write the network that X asks for. */
bool export_network_write(
    struct export *x, const struct export_writer *w, struct err *e) MUST_USE;
/* Write LINE with its end, through the gate, and empty it. */
void export_network_line(struct export *x, struct str *line);
/* What DATA has for A, as plain text in place of what was in OUT; false where
 * it has nothing. */
bool export_network_text(const struct export_attribute *a,
    const struct value *data, struct str *out);

#endif
