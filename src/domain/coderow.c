/* SPDX-License-Identifier: MIT */
#include "arrears/domain/coderow.h"

#include <strings.h>

enum { C_CODE, C_PARENT, C_ALIAS, C_TEXT, C_REACH, C_LAW, C_HOLDS, C_ASKS, C_LEAVES, C_DAYS,
	C_BUSINESS, C_NEXT, C_PRIORITY, C_STATUS, C_LETTER, C_PHONE, C_NOTE, C_LEAST, C_ACTIVE };
enum { S_CODE, S_TEXT, S_CLASS, S_OUTBOUND, S_HOLDS, S_ACTIVE };
enum { B_CODE, B_TEXT, B_ORDER, B_SORT, B_LEAST, B_FILTER, B_ACTIVE };

static const struct { const char *name, *columns[CODEROW_COLUMNS + 1]; } tables[] = {
	[CODE_TABLE_CODES] = { "codes", { "code", "parent", "alias", "text", "reach", "law",
		"holds", "asks", "leaves", "days", "business", "next", "priority", "status",
		"letter", "phone", "note", "least", "active" } },
	[CODE_TABLE_STATUSES] = { "statuses", { "code", "text", "class", "outbound", "holds",
		"active" } },
	[CODE_TABLE_BANDS] = { "bands", { "code", "text", "order", "sort", "least", "filter",
		"active" } },
};

const char *code_table_name(enum code_table t)
{
	return tables[t].name;
}

bool code_table_parse(const char *text, enum code_table *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		if (strcasecmp(tables[i].name, text) == 0) {
			*out = (enum code_table)i;
			return true;
		}
	return false;
}

const char *coderow_column(enum code_table t, size_t i)
{
	return i < CODEROW_COLUMNS ? tables[t].columns[i] : NULL;
}

/* --- to text ------------------------------------------------------------------------------- */

static void put(struct coderow *r, int column, const char *text)
{
	(void)text_put(r->cell[column], CODEROW_CELL, text);
}

static void put_number(struct coderow *r, int column, int n)
{
	if (n >= 0)
		(void)text_putf(r->cell[column], CODEROW_CELL, "%d", n);
}

static void put_yes(struct coderow *r, int column, bool yes)
{
	put(r, column, yes ? "Y" : "");
}

void coderow_of_code(const struct result_code *c, struct coderow *out)
{
	*out = (struct coderow){ .cell = { "" } };
	put(out, C_CODE, c->code);
	put(out, C_PARENT, c->parent);
	put(out, C_ALIAS, c->alias_of);
	put(out, C_TEXT, c->text);
	put(out, C_REACH, reach_name(c->reach));
	law_show(c->law, out->cell[C_LAW], CODEROW_CELL);
	holds_show(c->holds, out->cell[C_HOLDS], CODEROW_CELL);
	asks_show(c->asks, out->cell[C_ASKS], CODEROW_CELL);
	put_yes(out, C_LEAVES, c->leaves);
	put_number(out, C_DAYS, c->days);
	put_yes(out, C_BUSINESS, c->business);
	put(out, C_NEXT, next_kind_name(c->next));
	put_number(out, C_PRIORITY, c->priority);
	put(out, C_STATUS, c->status);
	put(out, C_LETTER, c->letter);
	put(out, C_PHONE, phone_effect_name(c->phone));
	put(out, C_NOTE, c->note);
	put(out, C_LEAST, role_name(c->least));
	put(out, C_ACTIVE, c->active ? "Y" : "N");
}

void coderow_of_status(const struct status *s, struct coderow *out)
{
	*out = (struct coderow){ .cell = { "" } };
	put(out, S_CODE, s->code);
	put(out, S_TEXT, s->text);
	put(out, S_CLASS, status_class_name(s->class));
	put(out, S_OUTBOUND, outbound_name(s->outbound));
	holds_show(s->holds, out->cell[S_HOLDS], CODEROW_CELL);
	put(out, S_ACTIVE, s->active ? "Y" : "N");
}

void coderow_of_band(const struct band *b, struct coderow *out)
{
	*out = (struct coderow){ .cell = { "" } };
	put(out, B_CODE, b->code);
	put(out, B_TEXT, b->text);
	put_number(out, B_ORDER, b->order);
	put(out, B_SORT, band_sort_name(b->sort));
	put(out, B_LEAST, role_name(b->least));
	put(out, B_FILTER, b->filter_text);
	put(out, B_ACTIVE, b->active ? "Y" : "N");
}

/* --- from text ----------------------------------------------------------------------------- */

/* A row that is being read: the first value that cannot be is said. */
struct reading { const struct coderow *row; enum code_table table; struct err *err;
	enum msgid fault; };

static void need(struct reading *r, int column, bool ok)
{
	if (ok || r->fault != MSG_OK)
		return;
	const char *name = tables[r->table].columns[column], *value = r->row->cell[column];
	r->fault = err_set(r->err, MSG_CODEROW_VALUE, name, name, value[0] ? value : "blank",
		NULL);
}

static void take(struct reading *r, int column, char *out, size_t size)
{
	need(r, column, text_put(out, size, r->row->cell[column]));
}

static void take_name(struct reading *r, int column, char *out, size_t size)
{
	char upper[CODEROW_CELL];
	text_upper(r->row->cell[column], upper, sizeof upper);
	need(r, column, text_put(out, size, upper));
}

static int take_number(struct reading *r, int column, int blank)
{
	int64_t n = blank;
	const char *value = r->row->cell[column];
	if (value[0] && strcmp(value, "-1") != 0)
		need(r, column, text_to_int(value, 0, 9999, &n, NULL) == MSG_OK);
	return (int)n;
}

static bool take_yes(struct reading *r, int column, bool blank)
{
	const char *value = r->row->cell[column];
	need(r, column, !value[0] || strcasecmp(value, "Y") == 0 || strcasecmp(value, "N") == 0);
	return value[0] ? strcasecmp(value, "Y") == 0 : blank;
}

enum msgid coderow_to_code(const struct coderow *row, struct result_code *out, struct err *err)
{
	struct reading r = { row, CODE_TABLE_CODES, err, MSG_OK };
	struct result_code c = { .active = take_yes(&r, C_ACTIVE, true) };
	take_name(&r, C_CODE, c.code, sizeof c.code);
	take_name(&r, C_PARENT, c.parent, sizeof c.parent);
	take_name(&r, C_ALIAS, c.alias_of, sizeof c.alias_of);
	take(&r, C_TEXT, c.text, sizeof c.text);
	need(&r, C_REACH, reach_parse(row->cell[C_REACH], &c.reach));
	need(&r, C_LAW, law_parse(row->cell[C_LAW], &c.law));
	need(&r, C_HOLDS, holds_parse(row->cell[C_HOLDS], &c.holds));
	need(&r, C_ASKS, asks_parse(row->cell[C_ASKS], &c.asks));
	c.leaves = take_yes(&r, C_LEAVES, false);
	c.days = take_number(&r, C_DAYS, -1);
	c.business = take_yes(&r, C_BUSINESS, false);
	need(&r, C_NEXT, next_kind_parse(row->cell[C_NEXT], &c.next));
	c.priority = take_number(&r, C_PRIORITY, -1);
	take_name(&r, C_STATUS, c.status, sizeof c.status);
	take(&r, C_LETTER, c.letter, sizeof c.letter);
	need(&r, C_PHONE, phone_effect_parse(row->cell[C_PHONE], &c.phone));
	take(&r, C_NOTE, c.note, sizeof c.note);
	need(&r, C_LEAST, role_parse(row->cell[C_LEAST], &c.least));
	need(&r, C_TEXT, !text_is_blank(c.text));
	if (r.fault == MSG_OK)
		*out = c;
	return r.fault;
}

enum msgid coderow_to_status(const struct coderow *row, struct status *out, struct err *err)
{
	struct reading r = { row, CODE_TABLE_STATUSES, err, MSG_OK };
	struct status s = { .active = take_yes(&r, S_ACTIVE, true) };
	take_name(&r, S_CODE, s.code, sizeof s.code);
	take(&r, S_TEXT, s.text, sizeof s.text);
	need(&r, S_CLASS, status_class_parse(row->cell[S_CLASS], &s.class));
	need(&r, S_OUTBOUND, outbound_parse(row->cell[S_OUTBOUND], &s.outbound));
	need(&r, S_HOLDS, holds_parse(row->cell[S_HOLDS], &s.holds));
	if (r.fault == MSG_OK)
		*out = s;
	return r.fault;
}

enum msgid coderow_to_band(const struct coderow *row, struct band *out, struct err *err)
{
	struct reading r = { row, CODE_TABLE_BANDS, err, MSG_OK };
	struct band b = { .active = take_yes(&r, B_ACTIVE, true) };
	take_name(&r, B_CODE, b.code, sizeof b.code);
	take(&r, B_TEXT, b.text, sizeof b.text);
	b.order = take_number(&r, B_ORDER, 0);
	need(&r, B_SORT, band_sort_parse(row->cell[B_SORT], &b.sort));
	need(&r, B_LEAST, role_parse(row->cell[B_LEAST], &b.least));
	take(&r, B_FILTER, b.filter_text, sizeof b.filter_text);
	if (r.fault == MSG_OK)
		*out = b;
	return r.fault;
}
