/* SPDX-License-Identifier: ISC */
/*
 * Proves what a sink is handed of tests/data/mini: the order of calls, the
 * numbers behind ids, quotes with their places in the text, the part and the
 * order of showing of each claim, figures, voices, places; that a sink which
 * fails ends the reading; and what the fingerprint depends on.  What is said
 * of mistakes is in tests/bad.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "dataset.h"
#include "str.h"

/* What the sink was told, and the texts of the sources. */
struct trace {
	struct str out;
	struct str texts[3];
	int calls_left; /* the call that fails; below 0: none */
};

static char mini[512];

static bool
call(struct trace *t, struct err *e)
{
	if (t->calls_left-- == 0)
		return err_set(e, ERR_IO, "disk full");
	return true;
}

static void
trace_text(struct str *out, const char *key, const char *value)
{
	if (value != NULL)
		str_printf(out, " %s=<%s>", key, value);
}

static void
trace_voices(struct str *out, const struct m_claim *c)
{
	const struct m_voice *v;
	size_t i;

	for (i = 0; i < c->n_voices; i++) {
		v = &c->voices[i];
		str_printf(out, " voice=%u/%u", v->faction, v->person);
		trace_text(out, "who", v->who);
		if (v->of != 0)
			str_printf(out, " of %u", v->of);
		if (v->inferred)
			str_add(out, " inferred");
	}
}

static void
trace_places(struct str *out, const struct m_place_ref *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		str_printf(out, " %s %u", model_name(LIST_PLACE_REL, p[i].rel),
		    p[i].place);
		if (p[i].place2 != 0)
			str_printf(out, "+%u", p[i].place2);
		trace_text(out, "part", p[i].part);
	}
}

static void
trace_actors(struct str *out, const struct m_actor *a, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++, a++) {
		str_printf(out, "\n    actor %u/%u side %d", a->faction,
		    a->person, a->side);
		if (a->role >= 0)
			str_printf(out, " %s", model_name(LIST_ROLE, a->role));
		trace_text(out, "who", a->who);
		trace_text(out, "as", a->as_name);
		trace_text(out, "fate", a->fate);
		trace_text(out, "hedge", a->hedge);
		trace_text(out, "date", a->date.text);
		if (a->of != 0)
			str_printf(out, " of %u", a->of);
		if (a->under != 0)
			str_printf(out, " under %u", a->under);
		if (a->denied)
			str_add(out, " denied");
	}
}

static void
trace_party(struct str *out, const char *key, const struct m_party *p)
{
	if (p->text != NULL)
		str_printf(out, " %s %s(%u,%d,%d)", key, p->text, p->faction,
		    p->side, p->all);
}

static void
trace_figures(struct str *out, const struct m_claim *c)
{
	const struct m_figure *f;
	size_t i;

	for (i = 0; i < c->n_figures; i++) {
		f = &c->figures[i];
		str_printf(out, "\n    figure %s",
		    model_name(LIST_FIGURE_WHAT, f->what));
		trace_party(out, "of", &f->of);
		trace_party(out, "by", &f->by);
		if (f->has_min)
			str_printf(out, " min %d", (int)f->min);
		if (f->has_max)
			str_printf(out, " max %d", (int)f->max);
		if (f->has_best)
			str_printf(out, " best %d", (int)f->best);
		str_printf(out, "%s%s%s", f->strict ? " strict" : "",
		    f->about ? " about" : "", f->denied ? " denied" : "");
		trace_text(out, "words", f->words);
		trace_text(out, "within", f->within);
		trace_text(out, "as_of", f->as_of.text);
	}
}

static void
trace_claim(struct trace *t, const struct m_claim *c)
{
	struct str *out = &t->out;
	size_t i;

	str_printf(out, "  claim %d %s source %u %s %s", c->ord, c->id,
	    c->source, model_name(LIST_MODE, c->mode),
	    model_name(LIST_PART, c->part));
	if (c->kind >= 0)
		str_printf(out, " %s", model_name(LIST_EVENT_KIND, c->kind));
	str_printf(out, "%s%s", c->denied ? " denied" : "",
	    c->match_probable ? " probable" : "");
	trace_text(out, "date", c->date.text);
	trace_text(out, "said", c->said.text);
	trace_text(out, "words", c->date_words);
	trace_text(out, "basis", c->date_basis);
	trace_text(out, "hedge", c->hedge);
	trace_text(out, "restates", c->restates);
	trace_text(out, "contradicts", c->contradicts);
	trace_places(out, c->places, c->n_places);
	trace_voices(out, c);
	for (i = 0; i < c->n_mentions; i++)
		str_printf(out, " mentions %u", c->mentions[i]);
	for (i = 0; i < c->n_held; i++)
		str_printf(
		    out, " held by %u %s", c->held[i].by, c->held[i].date.text);
	for (i = 0; i < c->n_formerly; i++)
		trace_text(out, "formerly", c->formerly[i]);
	for (i = 0; i < c->n_quotes; i++)
		str_printf(out, "\n    %u <%.*s>", c->quotes[i].source,
		    (int)(c->quotes[i].end - c->quotes[i].start),
		    str_c(&t->texts[c->quotes[i].source]) + c->quotes[i].start);
	trace_actors(out, c->actors, c->n_actors);
	trace_figures(out, c);
	str_addc(out, '\n');
}

static void
trace_subject(struct trace *t, uint32_t n, const struct m_subject *s)
{
	size_t i;

	str_printf(
	    &t->out, "%s %u %s", model_name(LIST_SUBJECT, s->kind), n, s->id);
	trace_text(&t->out, "name", s->name);
	trace_text(&t->out, "basis", s->basis);
	trace_text(&t->out, "ref", s->ref);
	for (i = 0; i < s->n_formerly; i++)
		trace_text(&t->out, "formerly", s->formerly[i]);
	str_printf(&t->out, " at %s:%u:%u", s->at.file, s->at.line, s->at.col);
}

static void
trace_claims(struct trace *t, const struct m_subject *s)
{
	size_t i;

	str_addc(&t->out, '\n');
	for (i = 0; i < s->n_claims; i++)
		trace_claim(t, &s->claims[i]);
}

static void
trace_names(struct str *out, const struct m_name *m, size_t n)
{
	size_t i, j;

	for (i = 0; i < n; i++) {
		str_printf(out, "\n  name %s <%s>",
		    model_name(LIST_NAME_KIND, m[i].kind), m[i].text);
		trace_text(out, "lang", m[i].lang);
		trace_text(out, "script", m[i].script);
		trace_text(out, "date", m[i].date.text);
		trace_text(out, "basis", m[i].basis);
		for (j = 0; j < m[i].n_used_by; j++)
			str_printf(out, " used by %u", m[i].used_by[j]);
	}
}

static bool
on_begin(void *ctx, const struct m_dataset *d, struct err *e)
{
	struct trace *t = ctx;
	size_t i;

	str_printf(&t->out, "begin %s <%s> %s %s %s%s\n", d->id, d->title,
	    d->version, d->licence, d->language,
	    d->coverage_full ? " full" : "");
	for (i = 0; i < d->n_rules; i++)
		str_printf(&t->out, "  %s\n", d->rules[i]);
	return call(t, e);
}

static bool
on_source(void *ctx, uint32_t n, const struct m_source *s, struct err *e)
{
	struct trace *t = ctx;
	size_t i;

	str_addn(&t->texts[n], s->text, s->text_len);
	str_printf(&t->out, "source %u %s %s <%s> %s %s %d\n", n, s->id,
	    model_name(LIST_EXTENT, s->extent), s->title, s->published.text,
	    s->language, (int)s->length);
	for (i = 0; i < s->n_parts; i++)
		str_printf(&t->out, "  part %s <%.*s>\n",
		    model_name(LIST_PART, s->parts[i].part),
		    (int)(s->parts[i].end - s->parts[i].start),
		    s->text + s->parts[i].start);
	for (i = 0; i < s->n_skips; i++)
		str_printf(&t->out, "  skip %s <%.*s>\n",
		    model_name(LIST_SKIP_REASON, s->skips[i].reason),
		    (int)(s->skips[i].end - s->skips[i].start),
		    s->text + s->skips[i].start);
	return call(t, e);
}

static bool
on_faction(void *ctx, uint32_t n, const struct m_faction *f, struct err *e)
{
	struct trace *t = ctx;

	trace_subject(t, n, &f->s);
	str_printf(&t->out, " %s", model_name(LIST_FACTION_KIND, f->kind));
	trace_text(&t->out, "active", f->active.text);
	trace_names(&t->out, f->names, f->n_names);
	trace_claims(t, &f->s);
	return call(t, e);
}

static bool
on_place(void *ctx, uint32_t n, const struct m_place *p, struct err *e)
{
	struct trace *t = ctx;
	size_t i;

	trace_subject(t, n, &p->s);
	str_printf(&t->out, " %s in %u", model_name(LIST_PLACE_KIND, p->kind),
	    p->parent);
	if (p->has_at)
		str_printf(&t->out, " %.4f %.4f", p->lat, p->lon);
	trace_text(&t->out, "no_coordinates", p->no_coordinates);
	trace_names(&t->out, p->names, p->n_names);
	for (i = 0; i < p->n_held; i++) {
		str_printf(&t->out, "\n  held by %u", p->held[i].by);
		trace_text(&t->out, "date", p->held[i].date.text);
		trace_text(&t->out, "claim", p->held[i].claim);
	}
	trace_claims(t, &p->s);
	return call(t, e);
}

static bool
on_person(void *ctx, uint32_t n, const struct m_person *p, struct err *e)
{
	struct trace *t = ctx;
	size_t i;

	trace_subject(t, n, &p->s);
	trace_names(&t->out, p->names, p->n_names);
	for (i = 0; i < p->n_of; i++) {
		str_printf(&t->out, "\n  of %u", p->of[i].faction);
		trace_text(&t->out, "role", p->of[i].role);
		trace_text(&t->out, "date", p->of[i].date.text);
	}
	trace_claims(t, &p->s);
	return call(t, e);
}

static bool
on_relation(void *ctx, uint32_t n, const struct m_relation *r, struct err *e)
{
	struct trace *t = ctx;

	trace_subject(t, n, &r->s);
	str_printf(&t->out, " %s %u -> %u",
	    model_name(LIST_RELATION_KIND, r->kind), r->from, r->to);
	trace_text(&t->out, "date", r->date.text);
	trace_text(&t->out, "event", r->event);
	trace_claims(t, &r->s);
	return call(t, e);
}

static bool
on_event(void *ctx, uint32_t n, const struct m_event *v, struct err *e)
{
	struct trace *t = ctx;

	trace_subject(t, n, &v->s);
	str_printf(&t->out, " %s", model_name(LIST_EVENT_KIND, v->kind));
	trace_text(&t->out, "date", v->date.text);
	trace_text(&t->out, "words", v->date_words);
	trace_text(&t->out, "place_words", v->place_words);
	trace_text(&t->out, "part_of", v->part_of);
	trace_places(&t->out, v->places, v->n_places);
	trace_actors(&t->out, v->actors, v->n_actors);
	trace_claims(t, &v->s);
	return call(t, e);
}

static void
on_progress(void *ctx, uint64_t done, uint64_t total)
{
	fail_msg("a small dataset tells no progress");
}

static bool
read_mini(struct trace *t, struct err *e)
{
	struct dataset_sink sink = {t, on_begin, on_source, on_faction,
	    on_place, on_person, on_relation, on_event, on_progress};
	struct diags d;
	bool ok;
	size_t i;

	diags_init(&d, mini);
	ok = dataset_read(mini, &sink, &d, e);
	assert_int_equal(d.errors + d.warnings, 0);
	diags_clear(&d);
	for (i = 0; i < 3; i++)
		str_clear(&t->texts[i]);
	return ok;
}

/* The expected trace; UPDATE=1 writes it anew. */
static void
expect_file(const struct str *got)
{
	const char *update = getenv("UPDATE");
	struct str want = STR_INIT;
	char path[sizeof(mini) + 8];
	FILE *f;
	int c;

	snprintf(path, sizeof(path), "%s.trace", mini);
	if (update != NULL && *update != '\0') {
		f = fopen(path, "w");
		assert_non_null(f);
		assert_int_equal(fwrite(got->s, 1, got->len, f), got->len);
		assert_int_equal(fclose(f), 0);
	}
	f = fopen(path, "r");
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		str_addc(&want, (char)c);
	assert_int_equal(fclose(f), 0);
	assert_string_equal(str_c(got), str_c(&want));
	str_clear(&want);
}

static void
test_all(void **state)
{
	struct trace t = {.calls_left = -1};
	struct err e = ERR_INIT;

	(void)state;
	assert_true(read_mini(&t, &e));
	expect_file(&t.out);
	str_clear(&t.out);
}

/* The sink fails at its first call, its second ...: 14 calls in all. */
static void
test_sink_fails(void **state)
{
	struct trace t;
	struct err e;
	int i;

	(void)state;
	for (i = 0; i <= 14; i++) {
		memset(&t, 0, sizeof(t));
		memset(&e, 0, sizeof(e));
		t.calls_left = i;
		assert_int_equal(read_mini(&t, &e), i == 14);
		assert_string_equal(e.text, i == 14 ? "" : "disk full");
		str_clear(&t.out);
	}
}

static void
test_missing(void **state)
{
	static const struct dataset_sink sink;
	struct diags d;
	struct err e = ERR_INIT;
	char sum[65];

	(void)state;
	diags_init(&d, "/no/such");
	assert_false(dataset_read("/no/such", &sink, &d, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(e.text, "/no/such/dataset.yaml cannot be read: "
				    "No such file or directory");
	assert_false(dataset_fingerprint("/no/such", sum, &e));
	assert_int_equal(d.errors, 0);
	diags_clear(&d);
}

static char root[] = "/tmp/strife-test-dataset-XXXXXX";

static void
write_file(const char *name, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", root, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

/* Is the fingerprint another than LAST?  LAST becomes it. */
static bool
changed(char last[65])
{
	struct err e = ERR_INIT;
	char now[65];
	bool other;

	assert_true(dataset_fingerprint(root, now, &e));
	assert_int_equal(strlen(now), 64);
	other = strcmp(now, last) != 0;
	memcpy(last, now, sizeof(now));
	return other;
}

static void
test_fingerprint(void **state)
{
	static const char *const files[] = {
	    "dataset.yaml", "s.yaml", "a.txt", "b.txt", "f.yaml", "other"};
	char last[65] = "", path[128];
	struct err e = ERR_INIT;
	size_t i;

	(void)state;
	assert_non_null(mkdtemp(root));
	write_file("dataset.yaml",
	    "id: a\ntitle: b\nfiles: {sources: s.yaml, factions: f.yaml}\n");
	write_file("f.yaml", "- id: x\n");
	write_file("s.yaml", "id: a\n");
	write_file("a.txt", "text");
	write_file("b.txt", "other");
	assert_true(changed(last));
	assert_false(changed(last));
	write_file("other", "not named");
	assert_false(changed(last));
	write_file("b.txt", "not named yet");
	assert_false(changed(last));
	write_file("a.txt", "texT");
	assert_true(changed(last));
	write_file("f.yaml", "- id: y\n");
	assert_true(changed(last));
	write_file("s.yaml", "id: a\ntext: b.txt\n");
	assert_true(changed(last));
	write_file("b.txt", "named now");
	assert_true(changed(last));
	write_file("a.txt", "no more");
	assert_false(changed(last));
	write_file(
	    "dataset.yaml", "id: a\ntitle: c\nfiles: {sources: s.yaml}\n");
	assert_true(changed(last));
	/* What cannot be read has none. */
	write_file("dataset.yaml", "no: [yaml");
	assert_false(dataset_fingerprint(root, last, &e));
	assert_int_equal(e.code, ERR_IO);
	write_file("dataset.yaml", "id: a\ntitle: c\nfiles: {events: none}\n");
	assert_false(dataset_fingerprint(root, last, &e));
	assert_string_equal(
	    e.text, "none cannot be read: No such file or directory");
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", root, files[i]);
		assert_int_equal(unlink(path), 0);
	}
	assert_int_equal(rmdir(root), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all),
	    cmocka_unit_test(test_sink_fails),
	    cmocka_unit_test(test_missing),
	    cmocka_unit_test(test_fingerprint),
	};
	const char *srcdir = getenv("srcdir");

	snprintf(mini, sizeof(mini), "%s/tests/data/mini",
	    srcdir != NULL ? srcdir : ".");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
