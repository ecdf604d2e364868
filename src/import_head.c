/* SPDX-License-Identifier: ISC */
/*
 * What comes before the events: the dataset, its one source and all that the
 * rows name; and what the database remembers for an import over it.
 */
#include <string.h>

#include "edtf.h"
#include "hash.h"
#include "import_impl.h"
#include "store.h"
#include "str.h"

#define COUNTRIES_TOLD 2 /* named in the title */

/* "25.1" of "GEDEvent_v25_1.csv"; nothing where the name has no version. */
static void
version_of(const char *name, struct str *out)
{
	const char *s;
	size_t n, m;

	for (s = strstr(name, "_v"); s != NULL; s = strstr(s + 1, "_v")) {
		n = strspn(s + 2, "0123456789");
		m = s[2 + n] == '_' ? strspn(s + 3 + n, "0123456789") : 0;
		if (n == 0 || m == 0)
			continue;
		str_addn(out, s + 2, n);
		str_addc(out, '.');
		str_addn(out, s + 3 + n, m);
		return;
	}
}

static void
add_years(const struct import *im, struct str *out)
{
	int from, to, m, d;

	if (im->taken_from > im->taken_to)
		return;
	edtf_civil(im->taken_from, &from, &m, &d);
	edtf_civil(im->taken_to, &to, &m, &d);
	str_printf(out, from == to ? " %d" : " %d–%d", from, to);
}

/* "Landia 2016–2017", "3 countries 1989–2023". */
static void
add_scope(const struct import *im, struct str *out)
{
	const struct idmap *c = &im->taken_countries;
	size_t i;

	if (c->n > COUNTRIES_TOLD)
		str_printf(out, "%zu countries", c->n);
	for (i = 0; c->n <= COUNTRIES_TOLD && i < c->n; i++)
		str_printf(out, "%s%s", i > 0 ? ", " : "", c->ids[i]);
	add_years(im, out);
}

/* How the import was narrowed, in the words of the command. */
static void
add_narrowed(const struct import *im, struct str *out)
{
	char day[16];

	if (im->o->country != NULL)
		str_printf(out, " --country '%s'", im->o->country);
	if (im->o->from != EDTF_OPEN_LEFT)
		str_printf(out, " --from %s", edtf_iso(im->o->from, day));
	if (im->o->to != EDTF_OPEN_RIGHT)
		str_printf(out, " --to %s", edtf_iso(im->o->to, day));
	if (im->o->actor != NULL)
		str_printf(out, " --actor '%s'", im->o->actor);
}

static bool
give_dataset(
    struct import *im, const char *title, const char *version, struct err *e)
{
	const struct import_about *about = &im->format->about;
	struct str narrowed = STR_INIT;
	struct m_dataset m;

	memset(&m, 0, sizeof(m));
	add_narrowed(im, &narrowed);
	m.id = about->id;
	m.title = title;
	m.description = arena_printf(&im->item,
	    "Imported from %s%s%s%s: coded rows, not read by editors. Cite: "
	    "%s",
	    im->file_name, narrowed.len > 0 ? ", narrowed by" : "",
	    str_c(&narrowed),
	    im->names != NULL ? ", some names replaced (--names)" : "",
	    about->citation);
	m.version = version;
	m.licence = about->licence;
	m.language = "en";
	str_clear(&narrowed);
	return im->sink->begin(im->sink->ctx, &m, e);
}

static bool
give_source(struct import *im, const char *title, struct err *e)
{
	const struct import_about *about = &im->format->about;
	struct m_source m;
	struct err unused = ERR_INIT;
	char from[16], to[16], sum[HASH_SIZE];

	memset(&m, 0, sizeof(m));
	m.id = about->id;
	m.title = title;
	m.short_title = about->title;
	m.publisher = about->publisher;
	m.author = about->author;
	m.url = about->url;
	m.language = "en";
	m.rights = about->rights;
	m.rights_note = arena_printf(&im->item, "Cite: %s", about->citation);
	m.extent = EXTENT_EXCERPTS;
	m.text = "";
	hash_of("", 0, sum);
	m.sha256 = sum;
	m.at.file = im->file_name;
	m.at.line = 1;
	m.note = csv_file_sum(im->file)[0] == '\0'
		     ? NULL
		     : arena_printf(&im->item, "%s, SHA-256 %s", im->file_name,
			   csv_file_sum(im->file));
	if (im->taken_from <= im->taken_to) {
		m.covers.text = arena_printf(&im->item, "%s/%s",
		    edtf_iso(im->taken_from, from), edtf_iso(im->taken_to, to));
		if (!edtf_parse(m.covers.text, strlen(m.covers.text),
			&m.covers.d, &unused))
			m.covers.text = NULL;
	}
	return im->sink->source(im->sink->ctx, 1, &m, e);
}

bool
import_head_give(struct import *im, struct err *e)
{
	struct str title = STR_INIT, version = STR_INIT, scope = STR_INIT;
	const char *whole, *short_one;
	bool ok;

	version_of(im->file_name, &version);
	add_scope(im, &scope);
	short_one = arena_printf(&im->item, "%s%s%s", im->format->about.title,
	    version.len > 0 ? " " : "", str_c(&version));
	whole = arena_printf(&im->item, "%s%s%s", short_one,
	    scope.len > 0 ? ", " : "", str_c(&scope));
	ok = give_dataset(
		 im, whole, version.len > 0 ? str_c(&version) : NULL, e) &&
	     give_source(im, short_one, e) &&
	     import_things_give(&im->things, im->sink, e);
	arena_reset(&im->item);
	str_clear(&title);
	str_clear(&version);
	str_clear(&scope);
	return ok;
}

bool
import_head_meta(struct import *im, struct store *s, struct err *e)
{
	struct str k = STR_INIT;
	size_t i;
	bool ok =
	    store_meta(s, "import", im->format->name, e) &&
	    store_meta(s, "fingerprint", csv_file_sum(im->file), e) &&
	    store_meta(s, "import_names", import_names_rows(im->names), e);

	for (i = 0; ok && i < im->n_layouts; i++) {
		str_reset(&k);
		str_printf(&k, "import_header_%zu", i + 1);
		ok = store_meta(s, str_c(&k), im->layout[i].header, e);
	}
	str_clear(&k);
	return ok;
}
