/* SPDX-License-Identifier: ISC */
/*
 * One column of a row after another.  A text is bound where it lies, and read
 * by SQLite before the item goes.
 */
#include "store_impl.h"

bool
put_into(struct store *s, const char *sql, struct put *p, struct err *e)
{
	p->i = 0;
	p->d = s->d;
	return db_prepare(s->db, sql, &p->st, e);
}

/*
 * After an error items come without what the tables ask for, as a claim does
 * whose source could not be read.  Such a row is left out: the error is told,
 * and of the database nothing is kept.
 */
bool
put_row(struct put *p, struct err *e)
{
	if (db_run(p->st, e))
		return true;
	if (p->d->errors == 0 || e->code != ERR_DATA)
		return false;
	*e = (struct err)ERR_INIT;
	return true;
}

void
put_int(struct put *p, int64_t v)
{
	db_bind_int(p->st, ++p->i, v);
}

void
put_ref(struct put *p, uint32_t n)
{
	p->i++;
	if (n != 0)
		db_bind_int(p->st, p->i, n);
}

void
put_text(struct put *p, const char *s)
{
	p->i++;
	if (s != NULL)
		db_bind_text(p->st, p->i, s);
}

void
put_data(struct put *p, const void *s, size_t n)
{
	db_bind_data(p->st, ++p->i, s, n);
}

void
put_word(struct put *p, enum model_list list, int v)
{
	put_text(p, v < 0 ? NULL : model_name(list, v));
}

void
put_day(struct put *p, int32_t day)
{
	p->i++;
	if (day != EDTF_OPEN_LEFT && day != EDTF_OPEN_RIGHT)
		db_bind_int(p->st, p->i, day);
}

void
put_date(struct put *p, const struct m_date *d)
{
	put_text(p, d->text);
	put_day(p, d->text == NULL ? EDTF_OPEN_LEFT : d->d.from);
	put_day(p, d->text == NULL ? EDTF_OPEN_RIGHT : d->d.to);
}

void
put_mark(struct put *p, const struct mark *m)
{
	put_text(p, m->file);
	put_int(p, m->line);
}
