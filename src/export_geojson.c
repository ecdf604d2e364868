/* SPDX-License-Identifier: ISC */
/*
 * export_geojson - events as a FeatureCollection of RFC 7946.
 *
 * An event's geometry are the points of its own places: a Point, or a
 * MultiPoint where there are several.  A point that stands for more or for
 * less than a place (near it, somewhere between two, in a governorate) is
 * told by `located', a member beside those of the event's row.  An event
 * without coordinates keeps its place in the list with a null geometry, which
 * the RFC has for what is not located; how many there are is said.
 */
#include "export.h"
#include "gate.h"
#include "row.h"
#include "str.h"
#include "value.h"

/* A position: longitude first. */
static struct value *
position(struct arena *a, const struct q_point *p)
{
	struct value *v = value_list(a);

	value_add(v, value_real(a, p->lon));
	value_add(v, value_real(a, p->lat));
	return v;
}

static bool
is_before(const struct q_point *p, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++) {
		if (p[k].lat == p[i].lat && p[k].lon == p[i].lon)
			return true;
	}
	return false;
}

static struct value *
geometry(struct arena *a, const struct q_point *p, size_t n)
{
	struct value *v, *list = value_list(a);
	size_t i, points = 0;

	if (n == 0)
		return value_null(a);
	for (i = 0; i < n; i++) {
		if (is_before(p, i))
			continue;
		value_add(list, position(a, &p[i]));
		points++;
	}
	v = value_object(a);
	value_set(
	    v, "type", value_text(a, points == 1 ? "Point" : "MultiPoint"));
	value_set(v, "coordinates", points == 1 ? position(a, &p[0]) : list);
	return v;
}

static struct value *
located(struct arena *a, const struct q_point *p, size_t n)
{
	struct value *list = value_list(a), *o;
	size_t i;

	for (i = 0; i < n; i++) {
		o = value_object(a);
		value_set(o, "place", value_text(a, p[i].place));
		value_set(o, "relation", value_text(a, p[i].rel));
		value_set(o, "part", value_text(a, p[i].part));
		value_add(list, o);
	}
	return list;
}

static bool
feature(struct export *x, uint32_t n, size_t *nowhere, struct err *e)
{
	struct value *v, *properties;
	struct q_event *q;
	struct q_point *p;
	size_t count;

	if (!query_event_head(x->db, &x->row, n, &q, e))
		return false;
	if (q == NULL)
		return true;
	if (!query_points(x->db, &x->row, n, &p, &count, e))
		return false;
	if (count == 0)
		++*nowhere;
	properties = row_event(&x->row, q);
	value_set(properties, "located", located(&x->row, p, count));
	v = value_object(&x->row);
	value_set(v, "type", value_text(&x->row, "Feature"));
	value_set(v, "id", value_text(&x->row, q->link));
	value_set(v, "geometry", geometry(&x->row, p, count));
	value_set(v, "properties", properties);
	export_item(x, v);
	return true;
}

bool
export_geojson(struct export *x, struct err *e)
{
	struct arena *a = &x->a;
	size_t i, nowhere = 0;

	out_raw(x->o, "{", 1);
	export_member(x, "type", value_text(a, "FeatureCollection"), true);
	export_member(x, "name", value_text(a, x->dataset.id), false);
	export_member(x, "title", value_text(a, x->dataset.title), false);
	export_member(x, "version", value_text(a, x->dataset.version), false);
	export_member(x, "licence", value_text(a, x->dataset.licence), false);
	out_printf(x->o, ",\n\"features\": [");
	for (i = 0; i < x->events.n; i++) {
		if (!feature(x, x->events.event[i], &nowhere, e))
			return false;
		arena_reset(&x->row);
	}
	out_printf(x->o, "\n]}\n");
	if (nowhere > 0)
		out_error("export: %zu of %zu events have no coordinates: "
			  "their geometry is null",
		    nowhere, x->events.n);
	return true;
}
