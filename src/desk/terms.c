/* SPDX-License-Identifier: MIT */
#include "arrears/desk/terms.h"

#include "arrears/domain/validate.h"
#include "arrears/store/terms.h"

struct reading { struct terms *t; enum msgid m; struct err *err; };

static bool set_one(void *arg, const struct option_row *row)
{
	struct reading *r = arg;
	r->m = terms_set(r->t, row->name, row->value, r->err);
	return r->m == MSG_OK;
}

static enum msgid read_own(struct desk *d, int64_t client_id, struct terms *t, struct err *err)
{
	struct reading r = { .t = t, .m = MSG_OK, .err = err };
	enum msgid m = option_each(d->db, client_id, set_one, &r, err);
	return m == MSG_OK ? r.m : m;
}

enum msgid terms_of(struct desk *d, int64_t client_id, struct terms *out, struct err *err)
{
	struct terms t = terms_default();
	enum msgid m = read_own(d, 0, &t, err);
	if (m == MSG_OK && client_id != 0)
		m = read_own(d, client_id, &t, err);
	if (m == MSG_OK)
		*out = t;
	return m;
}

/* One value as it is kept: what terms_show makes of it, so that a row reads back the same. */
static enum msgid save_one(struct desk *d, int64_t client_id, const struct term_change *c,
	struct err *err)
{
	struct terms t = terms_default();
	enum term_id id = TERM_COUNT;
	char text[TERM_TEXT_SIZE] = "";
	if (text_has_card(c->value))
		return err_set(err, MSG_NOTE_CARD, c->name, NULL);
	enum msgid m = c->value[0] ? terms_set(&t, c->name, c->value, err) : MSG_OK;
	if (m == MSG_OK && !term_find(c->name, &id))
		m = err_set(err, MSG_TERM_UNKNOWN, "NAME", c->name, NULL);
	if (m != MSG_OK)
		return m;
	if (c->value[0])
		terms_show(&t, id, text);
	return option_put(d->db, client_id, term_row(id)->name, text, err);
}

/* Terms by which all that accrued since the placement is reckoned: another authority in words is
 * none of them, but whether there is one. */
static bool reckons_anew(enum term_id id, const struct terms *was, const struct terms *now)
{
	switch (id) {
	case TERM_INTEREST_AUTHORITY:
		return !was->interest_authority.s[0] != !now->interest_authority.s[0];
	case TERM_DAY_BASIS:
		return was->day_basis != now->day_basis;
	case TERM_INTEREST_ROUNDING:
		return was->interest_rounding != now->interest_rounding;
	default:
		return false;
	}
}

/* What was posted by them stays as it was agreed. */
static enum msgid keep_posted(struct desk *d, int64_t client_id, const struct terms *was,
	const struct terms *now, struct err *err)
{
	static const enum term_id ids[] = { TERM_INTEREST_AUTHORITY, TERM_DAY_BASIS,
		TERM_INTEREST_ROUNDING };
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(ids); i++) {
		const char *name = term_row(ids[i])->name;
		char shown[32];
		bool yes = false;
		if (!reckons_anew(ids[i], was, now))
			continue;
		text_upper(name, shown, sizeof shown);
		m = option_accrued(d->db, client_id, name, &yes, err);
		if (m == MSG_OK && yes)
			m = err_set(err, MSG_TERM_POSTED, name, shown, NULL);
	}
	return m;
}

static enum msgid save(struct desk *d, int64_t client_id, const struct term_change *changes,
	size_t n, struct err *err)
{
	struct terms was, t;
	char detail[200] = "";
	enum msgid m = terms_of(d, client_id, &was, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		size_t used = strlen(detail);
		m = save_one(d, client_id, &changes[i], err);
		(void)text_putf(detail + used, sizeof detail - used, "%s%s", used ? " " : "",
			changes[i].name);
	}
	if (m == MSG_OK)
		m = terms_of(d, client_id, &t, err);
	if (m == MSG_OK)
		m = terms_check(&t, err);
	if (m == MSG_OK)
		m = keep_posted(d, client_id, &was, &t, err);
	return m == MSG_OK ? desk_audit(d, "terms", "client", client_id, detail, err) : m;
}

enum msgid terms_save(struct desk *d, int64_t client_id, const struct term_change *changes,
	size_t n, struct err *err)
{
	enum msgid m = desk_may(d, OP_TERMS, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, save(d, client_id, changes, n, err), err) : m;
}

struct looking { const char *name; bool found; };

static bool is_it(void *arg, const struct option_row *row)
{
	struct looking *l = arg;
	l->found = strcmp(row->name, l->name) == 0;
	return !l->found;
}

enum msgid term_is_own(struct desk *d, int64_t client_id, const char *name, bool *own,
	struct err *err)
{
	enum term_id id;
	if (!term_find(name, &id))
		return err_set(err, MSG_TERM_UNKNOWN, "NAME", name, NULL);
	struct looking l = { .name = term_row(id)->name };
	enum msgid m = option_each(d->db, client_id, is_it, &l, err);
	if (m == MSG_OK)
		*own = l.found;
	return m;
}
