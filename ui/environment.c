/* SPDX-License-Identifier: ISC */
/*
 * environment - see environment.h.  Nothing here asks the terminal: types
 * are judged by their names.
 */
#include "environment.h"

#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ESC_DELAY 100
#define COUNT(a) (sizeof(a) / sizeof *(a))

bool
environment_has(const char *name)
{
	const char *s = getenv(name);

	return s != NULL && *s != '\0';
}

void
environment_add(struct environment_note *n, const char *fmt, ...)
{
	size_t at = strlen(n->text);
	va_list ap;

	if (at > 0 && at + 2 < sizeof n->text)
		memcpy(n->text + at, "; ", 3);
	at = strlen(n->text);
	va_start(ap, fmt);
	vsnprintf(n->text + at, sizeof n->text - at, fmt, ap);
	va_end(ap);
}

/* The name of the locale that is asked for. */
static const char *
asked_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (environment_has(names[i]))
			return getenv(names[i]);
	return NULL;
}

bool
environment_locale(struct environment_note *n)
{
	const char *asked = asked_locale();

	if (asked == NULL) {
		if (setlocale(LC_CTYPE, "C.UTF-8") != NULL)
			environment_add(n, "no locale is set, UTF-8 is taken");
	} else if (setlocale(LC_CTYPE, "") == NULL) {
		/* One that came through SSH and is not installed here. */
		if ((strstr(asked, "UTF-8") != NULL ||
			strstr(asked, "utf8") != NULL) &&
		    setlocale(LC_CTYPE, "C.UTF-8") != NULL)
			environment_add(n,
			    "there is no locale %s here, "
			    "C.UTF-8 is taken",
			    asked);
		else
			setlocale(LC_CTYPE, "C");
	}
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void
environment_force_utf8(void)
{
	setenv("LC_ALL", "C.UTF-8", 1);
}

bool
environment_has_paste(const char *type)
{
	static const char *const with[] = {"xterm", "tmux", "screen", "rxvt",
	    "alacritty", "foot", "kitty", "st-", "wezterm", "konsole", "gnome",
	    "vte", "putty", "iterm", "mintty", "contour", "ghostty"};
	size_t i;

	for (i = 0; i < COUNT(with); i++)
		if (strncmp(type, with[i], strlen(with[i])) == 0)
			return true;
	return false;
}

int
environment_esc_delay(void)
{
	const char *s = getenv("ESCDELAY");
	char *end;
	long n;

	if (s == NULL || *s == '\0')
		return ESC_DELAY;
	n = strtol(s, &end, 10);
	return *end != '\0' || n < 0 || n > 60000 ? ESC_DELAY : (int)n;
}
