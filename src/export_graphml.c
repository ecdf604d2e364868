/* SPDX-License-Identifier: ISC */
/*
 * export_graphml - the network as GraphML, the XML that Gephi, yEd, networkx
 * and igraph read.
 *
 * The gate takes out what XML 1.0 has no place for (controls, noncharacters);
 * what is markup is escaped.  Ids are slugs, which are names to XML.
 */
#include "export.h"
#include "export_network.h"
#include "str.h"

static void
add_xml(struct str *out, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&':
			str_add(out, "&amp;");
			break;
		case '<':
			str_add(out, "&lt;");
			break;
		case '>':
			str_add(out, "&gt;");
			break;
		case '"':
			str_add(out, "&quot;");
			break;
		default:
			str_addc(out, *text);
		}
	}
}

static void
keys(struct export *x, const struct export_attribute *a, const char *of)
{
	struct str s = STR_INIT;

	for (; a->name != NULL; a++) {
		str_printf(&s,
		    "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\""
		    " attr.type=\"%s\"/>",
		    of, a->name, of, a->name, a->number ? "long" : "string");
		export_network_line(x, &s);
	}
	str_clear(&s);
}

/* What is absent has no data. */
static void
data(struct str *s, const struct export_attribute *a, const char *of,
    const struct value *v)
{
	struct str text = STR_INIT;

	for (; a->name != NULL; a++) {
		if (!export_network_text(a, v, &text))
			continue;
		str_printf(s, "<data key=\"%s_%s\">", of, a->name);
		add_xml(s, str_c(&text));
		str_add(s, "</data>");
	}
	str_clear(&text);
}

static void
node(struct export *x, const struct export_network *g,
    const struct export_node *n)
{
	struct str s = STR_INIT;

	str_add(&s, "    <node id=\"");
	add_xml(&s, n->id);
	str_add(&s, "\">");
	data(&s, g->node_attributes, "node", n->data);
	str_add(&s, "</node>");
	export_network_line(x, &s);
	str_clear(&s);
}

static void
edge(struct export *x, const struct export_network *g,
    const struct export_edge *n)
{
	struct str s = STR_INIT;

	str_add(&s, "    <edge source=\"");
	add_xml(&s, n->from);
	str_add(&s, "\" target=\"");
	add_xml(&s, n->to);
	str_add(&s, "\"><data key=\"edge_link\">");
	add_xml(&s, n->id);
	str_add(&s, "</data>");
	data(&s, g->edge_attributes, "edge", n->data);
	str_add(&s, "</edge>");
	export_network_line(x, &s);
	str_clear(&s);
}

static void
head(struct export *x, const struct export_network *g)
{
	struct str s = STR_INIT;

	str_add(&s,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
	    "  <desc>");
	add_xml(&s, x->dataset.title != NULL ? x->dataset.title : "");
	if (x->dataset.licence != NULL) {
		str_add(&s, ", ");
		add_xml(&s, x->dataset.licence);
	}
	str_add(&s, "</desc>");
	export_network_line(x, &s);
	keys(x, g->node_attributes, "node");
	str_add(&s, "  <key id=\"edge_link\" for=\"edge\" attr.name=\"link\""
		    " attr.type=\"string\"/>");
	export_network_line(x, &s);
	keys(x, g->edge_attributes, "edge");
	str_printf(&s, "  <graph id=\"%s\" edgedefault=\"%s\">",
	    x->lineage ? "lineage" : "clashes",
	    g->directed ? "directed" : "undirected");
	export_network_line(x, &s);
	str_clear(&s);
}

bool
export_graphml(struct export *x, struct err *e)
{
	static const struct export_writer writer = {
	    head, node, edge, "  </graph>\n</graphml>"};

	return export_network_write(x, &writer, e);
}
