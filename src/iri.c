/* SPDX-License-Identifier: ISC */
/* See iri.h. */
#include "iri.h"

#include <string.h>
#include <strings.h>

#include "str.h"

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

bool
iri_is_web(const char *s)
{
	return s != NULL && (strncasecmp(s, "http://", 7) == 0 ||
				strncasecmp(s, "https://", 8) == 0);
}

void
iri_add(struct str *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (is_alnum(*s) || strchr("-._~:/?#@!$&'()*+,;=%", *s) != NULL)
			str_addc(out, *s);
		else
			str_printf(out, "%%%02X", (unsigned char)*s);
	}
}

/* "CC-BY-SA-4.0": letters, digits, dots and dashes, a dash and a digit. */
static bool
is_spdx(const char *s)
{
	const char *p;

	for (p = s; is_alnum(*p) || *p == '.' || *p == '-'; p++)
		continue;
	return *p == '\0' && strchr(s, '-') != NULL &&
	       strpbrk(s, "0123456789") != NULL;
}

bool
iri_add_licence(struct str *out, const char *licence)
{
	if (iri_is_web(licence)) {
		iri_add(out, licence);
		return true;
	}
	if (licence == NULL || !is_spdx(licence))
		return false;
	str_printf(out, "https://spdx.org/licenses/%s", licence);
	return true;
}

void
iri_add_link(struct str *out, const char *dataset, const char *link)
{
	str_add(out, "urn:x-strife:");
	iri_add(out, dataset);
	str_addc(out, ':');
	iri_add(out, link);
}
