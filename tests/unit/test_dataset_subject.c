/* SPDX-License-Identifier: ISC */
/*
 * Proves the order of showing the claims of one subject, key by key: facts,
 * part, certainty and restatements, nearness of the publication to the deed,
 * typing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dataset_reader.h"
#include "edtf.h"
#include "str.h"

/* A claim as a row: what its order depends on. */
struct row {
	const char *id;
	enum mode mode;
	enum part part;
	uint32_t source; /* 1: May 2014, 2: July 2014, 3: undated */
	const char *date, *restates;
	bool probable;
};

static struct m_date
date_of(const char *text)
{
	struct m_date d;
	struct err e = ERR_INIT;

	memset(&d, 0, sizeof(d));
	if (text == NULL)
		return d;
	assert_true(edtf_parse(text, strlen(text), &d.d, &e));
	d.text = text;
	return d;
}

/* The ids of ROWS in their order of showing; DATE is the subject's. */
static void
check_order(
    const struct row *rows, size_t n, const char *date, const char *expected)
{
	struct dataset_source kept[3];
	struct dataset_reader r;
	struct diags diags;
	struct m_claim claims[8];
	struct m_subject s;
	struct m_date own = date_of(date);
	struct str got = STR_INIT;
	size_t i, k;

	memset(kept, 0, sizeof(kept));
	memset(&r, 0, sizeof(r));
	memset(&s, 0, sizeof(s));
	memset(claims, 0, sizeof(claims));
	kept[0].published = date_of("2014-05-10").d;
	kept[1].published = date_of("2014-07").d;
	diags_init(&diags, NULL);
	arena_init(&r.item);
	r.kept = kept;
	r.d = &diags;
	assert_true(n <= 8);
	for (i = 0; i < n; i++) {
		claims[i].id = rows[i].id;
		claims[i].mode = rows[i].mode;
		claims[i].part = rows[i].part;
		claims[i].source = rows[i].source;
		claims[i].date = date_of(rows[i].date);
		claims[i].restates = rows[i].restates;
		claims[i].match_probable = rows[i].probable;
	}
	s.claims = claims;
	s.n_claims = n;
	dataset_subject_finish(&r, &s, date != NULL ? &own : NULL);
	for (k = 0; k < n; k++)
		for (i = 0; i < n; i++)
			if (claims[i].ord == (int)k)
				str_printf(&got, "%s ", claims[i].id);
	assert_string_equal(str_c(&got), expected);
	assert_int_equal(diags.errors, 0);
	str_clear(&got);
	arena_clear(&r.item);
	diags_clear(&diags);
}

#define CHECK(rows, date, expected) \
	check_order(rows, sizeof(rows) / sizeof((rows)[0]), date, expected)

static void
test_facts_first(void **state)
{
	static const struct row rows[] = {
	    {"plan", MODE_PLAN, PART_BODY, 1, NULL, NULL},
	    {"reason", MODE_REASON, PART_BODY, 1, NULL, NULL},
	    {"headline", MODE_FACT, PART_HEADLINE, 3, NULL, NULL},
	    {"fact", MODE_FACT, PART_BODY, 3, NULL, NULL},
	};

	(void)state;
	CHECK(rows, "2014-05-01", "fact headline plan reason ");
}

static void
test_parts(void **state)
{
	static const struct row rows[] = {
	    {"headline", MODE_FACT, PART_HEADLINE, 1, NULL, NULL},
	    {"lead", MODE_FACT, PART_LEAD, 1, NULL, NULL},
	    {"infobox", MODE_FACT, PART_INFOBOX, 1, NULL, NULL},
	    {"caption", MODE_FACT, PART_CAPTION, 1, NULL, NULL},
	    {"see-also", MODE_FACT, PART_SEE_ALSO, 1, NULL, NULL},
	    {"pull-quote", MODE_FACT, PART_PULL_QUOTE, 1, NULL, NULL},
	    {"body", MODE_FACT, PART_BODY, 3, NULL, NULL},
	};

	(void)state;
	CHECK(rows, "2014-05-01",
	    "body caption see-also pull-quote infobox lead headline ");
}

static void
test_nearness(void **state)
{
	static const struct row rows[] = {
	    {"undated", MODE_FACT, PART_BODY, 3, NULL, NULL},
	    {"july", MODE_FACT, PART_BODY, 2, NULL, NULL},
	    {"may", MODE_FACT, PART_BODY, 1, NULL, NULL},
	};
	static const struct row by_claim[] = {
	    {"july", MODE_FACT, PART_BODY, 2, NULL, NULL},
	    {"may", MODE_FACT, PART_BODY, 1, "2014-06-29", NULL},
	};

	(void)state;
	CHECK(rows, "2014-05-01", "may july undated ");
	CHECK(rows, "2014-06-30", "july may undated ");
	/* Within a lasting deed the distance is none: as typed. */
	CHECK(rows, "2014-05-01/2014-07-31", "july may undated ");
	/* One end known is enough. */
	CHECK(rows, "[..2014-06-29]", "july may undated ");
	/* Unknown: the earliest published. */
	CHECK(rows, NULL, "may july undated ");
	/* The subject has no date, a claim has. */
	CHECK(by_claim, NULL, "july may ");
}

static void
test_restatements(void **state)
{
	static const struct row rows[] = {
	    {"again", MODE_FACT, PART_BODY, 1, NULL, "first"},
	    {"first", MODE_FACT, PART_BODY, 1, NULL, NULL},
	    {"second", MODE_FACT, PART_BODY, 1, NULL, NULL},
	};

	(void)state;
	CHECK(rows, "2014-05-01", "first second again ");
}

/* What may mean another deed is not on top because it is near or typed first;
 * but it is a report of its own, as a restatement is not. */
static void
test_probable(void **state)
{
	static const struct row rows[] = {
	    {"plan", MODE_PLAN, PART_BODY, 1, NULL, NULL, false},
	    {"headline", MODE_FACT, PART_HEADLINE, 1, NULL, NULL, false},
	    {"again", MODE_FACT, PART_BODY, 1, NULL, "near", false},
	    {"perhaps-far", MODE_FACT, PART_BODY, 2, NULL, NULL, true},
	    {"perhaps", MODE_FACT, PART_BODY, 1, NULL, NULL, true},
	    {"far", MODE_FACT, PART_BODY, 2, NULL, NULL, false},
	    {"near", MODE_FACT, PART_BODY, 1, NULL, NULL, false},
	    {"perhaps-again", MODE_FACT, PART_BODY, 1, NULL, "perhaps", true},
	};

	(void)state;
	CHECK(rows, "2014-05-01",
	    "near far perhaps perhaps-far again perhaps-again headline plan ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_facts_first),
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_nearness),
	    cmocka_unit_test(test_restatements),
	    cmocka_unit_test(test_probable),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
