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

struct export_network {
	bool directed;
	const struct export_attribute *node_attributes, *edge_attributes;
	struct export_node *nodes;
	struct export_edge *edges;
	size_t n_nodes, n_edges;
};

/* The network that X asks for, in X's arena: nodes and edges in the order of
 * ids, relations in that of their dates. */
bool export_network(
    struct export *x, struct export_network *out, struct err *e) MUST_USE;

#endif
