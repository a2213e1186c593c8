/* SPDX-License-Identifier: MIT */
#include "arrears/desk/codes.h"

#include "arrears/domain/codetext.h"
#include "arrears/store/code.h"

/* What the law rests on stays as it was shipped. */
static enum msgid check_shipped(const struct result_code *c, const struct result_code *old,
	struct err *err)
{
	const char *what = strcmp(c->parent, old->parent) != 0 ? "parent"
		: c->law != old->law ? "law flags"
		: c->reach != old->reach ? "reach"
		: strcmp(c->alias_of, old->alias_of) != 0 ? "alias"
		: c->holds != old->holds ? "holds" : NULL;

	return what ? err_set(err, MSG_CODE_SHIPPED, "", c->code, what, NULL) : MSG_OK;
}

static enum msgid load_parent(struct desk *d, const struct result_code *c,
	struct result_code *parent, struct err *err)
{
	bool found = false;
	enum msgid m = code_get(d->db, c->parent, parent, &found, err);

	if (m == MSG_OK && (!found || !parent->active || strcmp(c->parent, c->code) == 0))
		return err_set(err, MSG_CODE_UNKNOWN_PARENT, "PARENT", c->parent, NULL);
	return m;
}

static enum msgid check_status(struct desk *d, const struct result_code *c, struct err *err)
{
	struct status s;
	bool found = false;

	if (c->status[0] == '\0')
		return MSG_OK;
	enum msgid m = status_get(d->db, c->status, &s, &found, err);
	if (m == MSG_OK && (!found || !s.active))
		return err_set(err, MSG_STATUS_FIELD, "STATUS", c->status, "it does not exist",
			NULL);
	return m;
}

/* The row as it will be saved: with its parent's law, checked against what it was. */
static enum msgid prepare(struct desk *d, struct result_code *c, struct err *err)
{
	struct result_code old, parent;
	bool had = false;
	enum msgid m = code_get(d->db, c->code, &old, &had, err);

	if (m != MSG_OK)
		return m;
	c->shipped = had && old.shipped;
	if (c->shipped) {
		m = check_shipped(c, &old, err);
		return m == MSG_OK ? check_status(d, c, err) : m;
	}
	m = load_parent(d, c, &parent, err);
	if (m != MSG_OK)
		return m;
	*c = code_inherit(*c, &parent);
	m = code_check(c, &parent, err);
	return m == MSG_OK ? check_status(d, c, err) : m;
}

static enum msgid audit_code(struct desk *d, const struct result_code *c, struct err *err)
{
	char law[64], effects[CODE_EFFECTS_SIZE], detail[256];

	law_show(c->law, law, sizeof law);
	code_effects_show(c, effects);
	(void)text_putf(detail, sizeof detail, "%s %s law=%s %s", c->code,
		c->active ? "active" : "off", law, effects);
	return desk_audit(d, "code_save", "code", 0, detail, err);
}

static enum msgid save(struct desk *d, struct result_code *c, struct err *err)
{
	enum msgid m = prepare(d, c, err);

	if (m == MSG_OK)
		m = code_put(d->db, c, desk_now(d), err);
	return m == MSG_OK ? audit_code(d, c, err) : m;
}

enum msgid code_save(struct desk *d, const struct result_code *c, struct err *err)
{
	struct result_code row = *c;
	enum msgid m = desk_may(d, OP_CODES, err);

	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, save(d, &row, err), err) : m;
}

static enum msgid check_status_row(const struct status *s, const struct status *old, bool had,
	struct err *err)
{
	if (!code_name_valid(s->code))
		return err_set(err, MSG_CODE_NAME, "CODE", s->code, NULL);
	if (text_is_blank(s->text))
		return err_set(err, MSG_STATUS_FIELD, "TEXT", "The meaning", "it is blank", NULL);
	if (s->class == STATUS_CLOSED && s->outbound != OUTBOUND_NO)
		return err_set(err, MSG_STATUS_FIELD, "OUTBOUND", "The outbound rule",
			"closed accounts are not called", NULL);
	if (had && old->shipped && (old->class != s->class || old->holds != s->holds ||
	    s->outbound < old->outbound || !s->active))
		return err_set(err, MSG_STATUS_SHIPPED, "", s->code, NULL);
	return MSG_OK;
}

static enum msgid save_status(struct desk *d, struct status *s, struct err *err)
{
	struct status old = { .shipped = false };
	char detail[128];
	bool had = false;
	enum msgid m = status_get(d->db, s->code, &old, &had, err);

	if (m == MSG_OK)
		m = check_status_row(s, &old, had, err);
	if (m != MSG_OK)
		return m;
	s->shipped = had && old.shipped;
	m = status_put(d->db, s, err);
	(void)text_putf(detail, sizeof detail, "%s %s %s %s", s->code, status_class_name(s->class),
		outbound_name(s->outbound), s->active ? "active" : "off");
	return m == MSG_OK ? desk_audit(d, "status_save", "status", 0, detail, err) : m;
}

enum msgid status_save(struct desk *d, const struct status *s, struct err *err)
{
	struct status row = *s;
	enum msgid m = desk_may(d, OP_CODES, err);

	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, save_status(d, &row, err), err) : m;
}
