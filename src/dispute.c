/* SPDX-License-Identifier: ISC */
/*
 * Everything but actors and figures.  Items of a field are compared two by two,
 * which is quadratic in what one subject's claims say and in nothing else;
 * FACTS_MAX bounds it.
 */
#include "dispute.h"

#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "differ.h"
#include "dispute_impl.h"
#include "model.h"

#define WORDS_MAX 240 /* bytes of the line for the reader, about */

struct disputes *
disputes_new(struct db *db, const struct names *names)
{
	struct disputes *d = mem_alloc(sizeof(*d));

	d->db = db;
	d->names = names;
	return d;
}

void
disputes_free(struct disputes *d)
{
	if (d == NULL)
		return;
	mem_free(d->facts);
	mem_free(d->items);
	mem_free(d->matrix);
	mem_free(d->mirrors);
	str_clear(&d->value);
	str_clear(&d->words);
	mem_free(d);
}

/* ---- items ---- */

void
dispute_start(struct disputes *d)
{
	d->n_items = 0;
}

bool
dispute_item(struct disputes *d, size_t fact, const void *what)
{
	if (d->n_items == FACTS_MAX)
		return false;
	d->items = mem_grow(
	    d->items, &d->cap_items, d->n_items + 1, sizeof(*d->items));
	d->items[d->n_items++] = (struct item){(uint32_t)fact, what, false};
	return true;
}

bool
dispute_apart(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	const struct fact *x = &d->facts[a->fact], *y = &d->facts[b->fact];

	return x->voice != y->voice && x->report != y->report;
}

static uint8_t *
cell(const struct disputes *d, const struct item *a, const struct item *b)
{
	uint32_t x = d->facts[a->fact].voice, y = d->facts[b->fact].voice;

	return &d->matrix[x < y ? (size_t)x * d->n_voices + y
				: (size_t)y * d->n_voices + x];
}

bool
dispute_judge(struct disputes *d, dispute_compare compare)
{
	size_t size = (size_t)d->n_voices * d->n_voices, i, k;
	bool any = false;

	if (d->n_items < 2)
		return false;
	d->matrix = mem_grow(d->matrix, &d->cap_matrix, size, 1);
	memset(d->matrix, 0, size);
	for (i = 1; i < d->n_items; i++) {
		for (k = 0; k < i; k++) {
			const struct item *a = &d->items[k], *b = &d->items[i];
			enum verdict v;

			if (d->facts[a->fact].voice == d->facts[b->fact].voice)
				continue;
			v = dispute_apart(d, a, b) ? compare(d, a, b) : AGREE;
			if (v != SILENT)
				*cell(d, a, b) |= v == AGREE ? 1 : 2;
			any |= v == DIFFER;
		}
	}
	if (!any)
		return false;
	any = false;
	for (i = 1; i < d->n_items; i++) {
		for (k = 0; k < i; k++) {
			struct item *a = &d->items[k], *b = &d->items[i];

			if (!dispute_apart(d, a, b) || *cell(d, a, b) != 2 ||
			    compare(d, a, b) != DIFFER)
				continue;
			a->differs = b->differs = any = true;
		}
	}
	return any;
}

/* ---- rows ---- */

static bool
write_dispute(struct disputes *d, const char *field, struct err *e)
{
	const struct subject_rows *r = d->r;
	struct stmt *st;

	if (!db_prepare(
		d->db, "INSERT INTO dispute VALUES (?, ?, ?, ?, ?, ?)", &st, e))
		return false;
	db_bind_int(st, 1, d->n);
	db_bind_text(st, 2, model_name(LIST_SUBJECT, (int)r->kind));
	db_bind_int(st, 3, r->n);
	if (r->kind == SUBJECT_EVENT)
		db_bind_int(st, 4, r->n);
	db_bind_text(st, 5, field);
	db_bind_text(st, 6, str_c(&d->words));
	return db_run(st, e);
}

static bool
write_value(struct disputes *d, int ord, uint32_t claim, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(
		d->db, "INSERT INTO dispute_value VALUES (?, ?, ?, ?)", &st, e))
		return false;
	db_bind_int(st, 1, d->n);
	db_bind_int(st, 2, ord);
	db_bind_int(st, 3, claim);
	db_bind_text(st, 4, str_c(&d->value));
	return db_run(st, e);
}

/* Items in order of showing.  The list is short. */
static void
sort_items(struct disputes *d)
{
	size_t i, k;

	for (i = 1; i < d->n_items; i++) {
		struct item it = d->items[i];
		int ord = d->facts[it.fact].q->ord;

		for (k = i;
		     k > 0 && d->facts[d->items[k - 1].fact].q->ord > ord; k--)
			d->items[k] = d->items[k - 1];
		d->items[k] = it;
	}
}

/* Has an item before I the same words? */
static bool
words_came(struct disputes *d, size_t i, dispute_words words)
{
	struct str other = STR_INIT;
	bool came = false;
	size_t k;

	for (k = 0; k < i && !came; k++) {
		if (!d->items[k].differs)
			continue;
		str_reset(&other);
		words(d, &d->items[k], &other);
		came = strcmp(str_c(&other), str_c(&d->value)) == 0;
	}
	str_clear(&other);
	return came;
}

/* Add the value of item I to the line, once, as long as there is room. */
static void
add_words(struct disputes *d, size_t i, size_t head, dispute_words words)
{
	if (d->full)
		return;
	str_reset(&d->value);
	words(d, &d->items[i], &d->value);
	if (words_came(d, i, words))
		return;
	/* Whole sentences stand beside each other. */
	if (d->words.len > head)
		str_add(&d->words,
		    d->words.s[d->words.len - 1] == '.' ? " / " : " or ");
	if (d->words.len + d->value.len > WORDS_MAX && d->words.len > head) {
		str_add(&d->words, "…");
		d->full = true;
		return;
	}
	str_addn(&d->words, str_c(&d->value), d->value.len);
}

static bool
voice_came(const struct disputes *d, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (d->items[k].differs && d->facts[d->items[k].fact].voice ==
					       d->facts[d->items[i].fact].voice)
			return true;
	return false;
}

bool
dispute_write(struct disputes *d, const char *field, const char *head,
    dispute_words words, dispute_words brief, bool one, struct err *e)
{
	size_t start, i;
	int ord = 0;

	sort_items(d);
	d->failed = e;
	d->n++;
	d->found++;
	str_reset(&d->words);
	str_printf(&d->words, "%s: ", head);
	start = d->words.len;
	d->full = false;
	for (i = 0; i < d->n_items; i++) {
		if (!d->items[i].differs || (one && voice_came(d, i)))
			continue;
		add_words(d, i, start, brief);
		str_reset(&d->value);
		words(d, &d->items[i], &d->value);
		if (e->code != ERR_NONE)
			return false;
		if (!write_value(d, ord++, d->facts[d->items[i].fact].q->n, e))
			return false;
	}
	return write_dispute(d, field, e);
}

const char *
dispute_party(const struct disputes *d, const char *text, uint32_t faction)
{
	return faction != 0 ? d->names->faction[faction] : text;
}

/* ---- date ---- */

static enum verdict
compare_dates(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	return edtf_compatible(&d->facts[a->fact].date, &d->facts[b->fact].date)
		   ? AGREE
		   : DIFFER;
}

static void
date_words(const struct disputes *d, const struct item *it, struct str *out)
{
	edtf_words(d->facts[it->fact].q->date, out);
}

static bool
dispute_dates(struct disputes *d, struct err *e)
{
	size_t i;

	dispute_start(d);
	for (i = 0; i < d->n_facts; i++)
		if (d->facts[i].q->date != NULL && !d->facts[i].q->denied)
			dispute_item(d, i, NULL);
	return !dispute_judge(d, compare_dates) ||
	       dispute_write(
		   d, "date", "date", date_words, date_words, false, e);
}

/* ---- place ---- */

/* How far a place reaches: "near a town" may be anywhere that the town is in.
 */
static uint32_t
reach(const struct disputes *d, const struct subject_place *p, uint32_t place)
{
	if ((p->rel == PLACE_NEAR || p->rel == PLACE_BETWEEN) && place != 0 &&
	    d->names->place_parent[place] != 0)
		return d->names->place_parent[place];
	return place;
}

static bool
places_meet(const struct disputes *d, const struct subject_place *x,
    const struct subject_place *y)
{
	uint32_t a[2] = {reach(d, x, x->place), reach(d, x, x->place2)};
	uint32_t b[2] = {reach(d, y, y->place), reach(d, y, y->place2)};
	int i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < 2; k++)
			if (a[i] != 0 && b[k] != 0 &&
			    (names_place_in(d->names, a[i], b[k]) ||
				names_place_in(d->names, b[k], a[i])))
				return true;
	return false;
}

static enum verdict
compare_places(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	const struct subject_claim *x = d->facts[a->fact].q;
	const struct subject_claim *y = d->facts[b->fact].q;
	size_t i, k;

	for (i = 0; i < x->n_places; i++)
		for (k = 0; k < y->n_places; k++)
			if (places_meet(d, &x->places[i], &y->places[k]))
				return AGREE;
	return DIFFER;
}

static void
place_words(const struct disputes *d, const struct item *it, struct str *out)
{
	const struct subject_claim *q = d->facts[it->fact].q;
	const char *const *name = d->names->place;
	size_t i;

	for (i = 0; i < q->n_places; i++) {
		const struct subject_place *p = &q->places[i];

		if (i > 0)
			str_add(out, ", ");
		if (p->rel == PLACE_NEAR)
			str_add(out, "near ");
		else if (p->rel == PLACE_BETWEEN)
			str_add(out, "between ");
		else if (p->rel == PLACE_IN)
			str_add(out, "in ");
		str_add(out, name[p->place]);
		if (p->place2 != 0)
			str_printf(out, "%s%s",
			    p->rel == PLACE_BETWEEN ? " and " : " to ",
			    name[p->place2]);
	}
}

static bool
dispute_places(struct disputes *d, struct err *e)
{
	size_t i;

	dispute_start(d);
	for (i = 0; i < d->n_facts; i++)
		if (d->facts[i].q->n_places > 0 && !d->facts[i].q->denied)
			dispute_item(d, i, NULL);
	return !dispute_judge(d, compare_places) ||
	       dispute_write(
		   d, "place", "place", place_words, place_words, false, e);
}

/* ---- kind ---- */

static int
kind_of(const struct disputes *d, const struct item *it)
{
	int kind = d->facts[it->fact].q->kind;

	return kind < 0 ? d->r->event_kind : kind;
}

static enum verdict
compare_kinds(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	int x = kind_of(d, a), y = kind_of(d, b);

	if (x == y)
		return AGREE;
	return model_kind_exclusive(x) != 0 &&
		       model_kind_exclusive(x) == model_kind_exclusive(y)
		   ? DIFFER
		   : SILENT;
}

static void
kind_words(const struct disputes *d, const struct item *it, struct str *out)
{
	str_add(out, model_name(LIST_EVENT_KIND, kind_of(d, it)));
}

static bool
dispute_kinds(struct disputes *d, struct err *e)
{
	size_t i;

	dispute_start(d);
	for (i = 0; i < d->n_facts; i++)
		if (!d->facts[i].q->denied)
			dispute_item(d, i, NULL);
	return !dispute_judge(d, compare_kinds) ||
	       dispute_write(d, "kind", differ_label("kind"), kind_words,
		   kind_words, true, e);
}

/* ---- denied altogether ---- */

static enum verdict
compare_denials(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	return d->facts[a->fact].q->denied == d->facts[b->fact].q->denied
		   ? SILENT
		   : DIFFER;
}

/* What a claim says; read when it is needed, which is seldom. */
static void
says_words(const struct disputes *d, const struct item *it, struct str *out)
{
	struct stmt *st;
	bool row;

	/* What fails first is told, not what fails after it. */
	if (d->failed->code != ERR_NONE ||
	    !db_prepare(
		d->db, "SELECT says FROM claim WHERE n = ?", &st, d->failed))
		return;
	db_bind_int(st, 1, d->facts[it->fact].q->n);
	if (db_step(st, &row, d->failed) && row) {
		str_addn(out, db_text(st, 0), db_bytes(st, 0));
		db_reset(st);
	}
}

static bool
dispute_denials(struct disputes *d, struct err *e)
{
	bool any = false;
	size_t i;

	dispute_start(d);
	for (i = 0; i < d->n_facts; i++) {
		any |= d->facts[i].q->denied;
		dispute_item(d, i, NULL);
	}
	return !any || !dispute_judge(d, compare_denials) ||
	       dispute_write(d, "denied", differ_label("denied"), says_words,
		   says_words, true, e);
}

/* ---- what the editors wrote ---- */

/* CLAIM, of any subject, and the claim N that says so. */
static bool
dispute_written(struct disputes *d, size_t fact, struct err *e)
{
	struct fact two[2] = {d->facts[fact], d->facts[fact]};
	struct subject_claim other = {
	    .n = two[0].q->contradicts, .ord = two[0].q->ord};
	struct fact *facts = d->facts;
	bool ok;

	two[1].q = &other;
	two[1].voice++; /* its own is not known here, nor asked for */
	d->facts = two;
	dispute_start(d);
	dispute_item(d, 0, NULL);
	dispute_item(d, 1, NULL);
	d->items[0].differs = d->items[1].differs = true;
	ok = dispute_write(d, "contradicts", differ_label("contradicts"),
	    says_words, says_words, false, e);
	d->facts = facts;
	if (other.n < d->r->claims[0].n ||
	    other.n - d->r->claims[0].n >= d->r->n_claims) {
		d->mirrors = mem_grow(d->mirrors, &d->cap_mirrors,
		    d->n_mirrors + 1, sizeof(*d->mirrors));
		d->mirrors[d->n_mirrors++] = (struct mirror){d->n, other.n};
	}
	return ok;
}

/* Bind the new number, the old one and the claim, and run. */
static bool
mirror_run(
    struct disputes *d, const char *sql, const struct mirror *m, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(d->db, sql, &st, e))
		return false;
	db_bind_int(st, 1, d->n);
	db_bind_int(st, 2, m->dispute);
	db_bind_int(st, 3, m->claim);
	return db_run(st, e);
}

bool
disputes_finish(struct disputes *d, struct err *e)
{
	size_t i;

	for (i = 0; i < d->n_mirrors; i++) {
		const struct mirror *m = &d->mirrors[i];

		d->n++;
		if (!mirror_run(d,
			"INSERT INTO dispute SELECT ?1, c.subject_kind,"
			" c.subject, CASE c.subject_kind WHEN 'event' THEN"
			" c.subject END, d.field, d.words FROM dispute AS d"
			" JOIN claim AS c ON c.n = ?3 WHERE d.n = ?2",
			m, e) ||
		    !mirror_run(d,
			"INSERT INTO dispute_value SELECT ?1, ord, claim,"
			" value FROM dispute_value WHERE dispute = ?2 AND"
			" ?3 > 0",
			m, e) ||
		    !mirror_run(d,
			"UPDATE event SET flags = flags | 1 WHERE n = (SELECT"
			" subject FROM claim WHERE n = ?3 AND subject_kind ="
			" 'event') AND ?1 > ?2",
			m, e))
			return false;
	}
	return true;
}

static bool
dispute_all_written(struct disputes *d, struct err *e)
{
	size_t i;

	for (i = 0; i < d->n_facts; i++)
		if (d->facts[i].q->contradicts != 0 &&
		    !dispute_written(d, i, e))
			return false;
	return true;
}

/* ---- a subject ---- */

/* The claim that Q restates in the end, or Q. */
static uint32_t
report_of(const struct subject_rows *r, const struct subject_claim *q)
{
	uint32_t first = r->claims[0].n;
	int steps;

	for (steps = 0; q->restates != 0 && steps < 16; steps++) {
		if (q->restates < first || q->restates - first >= r->n_claims)
			break;
		q = &r->claims[q->restates - first];
	}
	return q->n;
}

static void
add_fact(struct disputes *d, const struct subject_claim *q)
{
	struct err e = ERR_INIT;
	struct fact f = {.q = q, .voice = d->n_voices};
	size_t i;

	if (q->mode != MODE_FACT || d->n_facts == FACTS_MAX)
		return;
	for (i = 0; i < d->n_facts; i++) {
		if (subject_same_voice(d->facts[i].q, q)) {
			f.voice = d->facts[i].voice;
			break;
		}
	}
	if (f.voice == d->n_voices)
		d->n_voices++;
	f.report = report_of(d->r, q);
	if (q->date != NULL && d->r->n_claims > 1 &&
	    !edtf_parse(q->date, strlen(q->date), &f.date, &e))
		f.date.shape = EDTF_NONE;
	d->facts = mem_grow(
	    d->facts, &d->cap_facts, d->n_facts + 1, sizeof(*d->facts));
	d->facts[d->n_facts++] = f;
}

bool
disputes_subject(struct disputes *d, const struct subject_rows *r,
    size_t *found, struct err *e)
{
	bool dated = r->kind == SUBJECT_EVENT || r->kind == SUBJECT_RELATION;
	size_t i;
	bool ok;

	d->r = r;
	d->n_facts = d->found = 0;
	d->n_voices = 0;
	*found = 0;
	if (r->n_claims == 0)
		return true;
	for (i = 0; i < r->n_claims; i++)
		add_fact(d, &r->claims[i]);
	ok = dispute_sums(d, e) && dispute_all_written(d, e);
	if (ok && d->n_voices > 1)
		ok =
		    (!dated || (dispute_dates(d, e) && dispute_places(d, e))) &&
		    dispute_figures(d, e) && dispute_actors(d, e) &&
		    dispute_roles(d, e) &&
		    (r->kind != SUBJECT_EVENT || dispute_kinds(d, e)) &&
		    dispute_denials(d, e);
	*found = d->found;
	return ok;
}
