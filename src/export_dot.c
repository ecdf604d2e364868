/* SPDX-License-Identifier: ISC */
/*
 * export_dot - the network in the language of Graphviz.
 *
 * Every text is a quoted string, in which Graphviz knows escapes (\N, \n) and
 * HTML entities; data has neither.  Attributes that Graphviz has no use for
 * are carried along for those who read the file with a library.
 */
#include "export.h"
#include "export_network.h"
#include "str.h"
#include "value.h"

static void
add_quoted(struct str *out, const char *text)
{
	str_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			str_addc(out, '\\');
		if (*text == '&')
			str_add(out, "&amp;");
		else
			str_addc(out, *text);
	}
	str_addc(out, '"');
}

static void
attributes(
    struct str *s, const struct export_attribute *a, const struct value *v)
{
	struct str text = STR_INIT;

	for (; a->name != NULL; a++) {
		if (!export_network_text(a, v, &text))
			continue;
		str_printf(s, ", %s=", a->name);
		add_quoted(s, str_c(&text));
	}
	str_clear(&text);
}

static void
node(struct export *x, const struct export_network *g,
    const struct export_node *n)
{
	const struct value *name = value_get(n->data, "name");
	struct str s = STR_INIT;

	str_add(&s, "  ");
	add_quoted(&s, n->id);
	str_add(&s, " [label=");
	add_quoted(&s, name != NULL && name->text != NULL ? name->text : n->id);
	attributes(&s, g->node_attributes, n->data);
	str_add(&s, "];");
	export_network_line(x, &s);
	str_clear(&s);
}

static void
edge(struct export *x, const struct export_network *g,
    const struct export_edge *n)
{
	struct str s = STR_INIT;

	str_add(&s, "  ");
	add_quoted(&s, n->from);
	str_add(&s, g->directed ? " -> " : " -- ");
	add_quoted(&s, n->to);
	str_add(&s, " [label=");
	add_quoted(&s, n->label);
	str_add(&s, ", link=");
	add_quoted(&s, n->id);
	if (n->faint)
		str_add(&s, ", style=dashed");
	attributes(&s, g->edge_attributes, n->data);
	str_add(&s, "];");
	export_network_line(x, &s);
	str_clear(&s);
}

static void
head(struct export *x, const struct export_network *g)
{
	struct str s = STR_INIT;

	str_add(&s, g->directed ? "digraph " : "graph ");
	add_quoted(&s, x->dataset.id != NULL ? x->dataset.id : "");
	str_add(&s, " {\n  charset=\"UTF-8\";\n  label=");
	add_quoted(&s, x->dataset.title != NULL ? x->dataset.title : "");
	str_add(&s, ";\n  node [shape=box];");
	export_network_line(x, &s);
	str_clear(&s);
}

bool
export_dot(struct export *x, struct err *e)
{
	static const struct export_writer writer = {head, node, edge, "}"};

	return export_network_write(x, &writer, e);
}
