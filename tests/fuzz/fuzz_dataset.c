/* SPDX-License-Identifier: ISC */
/*
 * A small dataset in which one file is the input (small.h).  Reading succeeds
 * or says why, and whatever was told can be printed.
 */
#include "small.h"

#include "dataset.h"
#include "gate.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
take_dataset(void *ctx, const struct m_dataset *d, struct err *e)
{
	return true;
}

static bool
take_source(void *ctx, uint32_t n, const struct m_source *s, struct err *e)
{
	return true;
}

static bool
take_faction(void *ctx, uint32_t n, const struct m_faction *f, struct err *e)
{
	return true;
}

static bool
take_place(void *ctx, uint32_t n, const struct m_place *p, struct err *e)
{
	return true;
}

static bool
take_person(void *ctx, uint32_t n, const struct m_person *p, struct err *e)
{
	return true;
}

static bool
take_relation(void *ctx, uint32_t n, const struct m_relation *r, struct err *e)
{
	return true;
}

static bool
take_event(void *ctx, uint32_t n, const struct m_event *v, struct err *e)
{
	return true;
}

static const struct dataset_sink sink = {
    .begin = take_dataset,
    .source = take_source,
    .faction = take_faction,
    .place = take_place,
    .person = take_person,
    .relation = take_relation,
    .event = take_event,
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str told = STR_INIT;
	struct err e = ERR_INIT;
	struct out *out;
	struct diags d;
	size_t part = write_dataset(data, size);

	diags_init(&d, "dataset");
	if (!dataset_read("dataset", &sink, &d, &e))
		demand(e.text[0] != '\0');
	out = out_memory(&told);
	diags_print(&d, out);
	demand(out_close(out, &e));
	str_clear(&told);
	diags_clear(&d);
	write_part(part);
	return 0;
}
