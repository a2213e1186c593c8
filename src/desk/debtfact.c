/* SPDX-License-Identifier: MIT */
#include "arrears/desk/debtfact.h"

#include "arrears/base/mem.h"
#include "call_parts.h"
#include "debt.h"

#define PRODUCT "product"

static bool put_item(struct debt_sheet *s, const struct debtfact *f)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->items[i].field->name, f->name) == 0) {
			(void)text_put(s->items[i].value, DEBT_VALUE_SIZE, f->value);
			return true;
		}
	return false;
}

static void sort_facts(struct debt_sheet *s, const struct debtfact *facts, size_t n)
{
	const struct debt_field *f;
	while (s->count < DEBT_FIELDS_MAX && (f = debt_field(s->type, s->count)) != NULL)
		s->items[s->count++].field = f;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(facts[i].name, PRODUCT) == 0)
			(void)text_put(s->product_code, sizeof s->product_code, facts[i].value);
		else if (!put_item(s, &facts[i]))
			s->others[s->other_count++] = facts[i];
	}
}

static enum msgid load(struct desk *d, int64_t account_id, struct debt_sheet *s, struct err *err)
{
	AUTO_FREE struct debtfact *facts = mem_alloc(DEBTFACT_MAX, sizeof *facts);
	size_t n = 0;
	*s = (struct debt_sheet){ .count = 0 };
	enum msgid m = account_need(d, account_id, &s->account, err);
	if (m == MSG_OK)
		m = debt_terms_load(d->db, account_id, &s->terms, err);
	if (m == MSG_OK)
		m = debtfact_list(d->db, account_id, facts, DEBTFACT_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	s->type = debt_type_of(s->account.debt_type);
	sort_facts(s, facts, n);
	return s->product_code[0] ? product_find(d->db, s->account.client_id, s->product_code,
		&s->product, &s->has_product, err) : MSG_OK;
}

enum msgid debt_sheet_load(struct desk *d, int64_t account_id, struct debt_sheet *out,
	struct err *err)
{
	AUTO_FREE struct debt_sheet *s = mem_alloc(1, sizeof *s);
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = load(d, account_id, s, err);
	if (m == MSG_OK)
		*out = *s;
	return m;
}

void debt_item_show(const struct debt_item *i, char out[DEBT_VALUE_SIZE])
{
	struct date day;
	struct money m;
	char shown[MONEY_TEXT_SIZE];
	(void)text_put(out, DEBT_VALUE_SIZE, i->value);
	if (i->field->kind == DEBT_DATE && date_parse_iso(i->value, &day, NULL) == MSG_OK) {
		date_show(day, shown);
		(void)text_put(out, DEBT_VALUE_SIZE, shown);
	} else if (i->field->kind == DEBT_AMOUNT && money_parse(i->value, &m, NULL) == MSG_OK) {
		money_show(m, shown);
		(void)text_put(out, DEBT_VALUE_SIZE, shown);
	} else if (i->field->kind == DEBT_PHONE) {
		text_phone(i->value, out, DEBT_VALUE_SIZE);
	}
}

/* --- changing ------------------------------------------------------------------------------ */

struct changing { struct desk *d; const struct debt_change *c; struct debt_sheet *s; int changed; };

static enum msgid put_fact(struct changing *w, const char *name, const char *label,
	const char *was, const char *value, struct err *err)
{
	struct debtfact f = { .name = "" };
	char text[NOTE_SIZE];
	if (strcmp(was, value) == 0)
		return MSG_OK;
	(void)text_put(f.name, sizeof f.name, name);
	(void)text_put(f.value, sizeof f.value, value);
	(void)text_putf(text, sizeof text, "%s: %s, was %s", label, value[0] ? value : "none",
		was[0] ? was : "none");
	w->changed++;
	enum msgid m = debtfact_put(w->d->db, w->c->account_id, &f, err);
	if (m == MSG_OK)
		m = system_note(w->d, &w->s->account, 0, text, err);
	return m == MSG_OK ? desk_audit(w->d, "fact", "account", w->c->account_id, name, err) : m;
}

static enum msgid put_type(struct changing *w, struct err *err)
{
	char text[NOTE_SIZE], name[17];
	const char *was = w->s->account.debt_type;
	size_t n = 0;
	if (w->c->type == w->s->type)
		return MSG_OK;
	for (const char *c = debt_type_name(w->c->type); *c && n + 1 < sizeof name; c++)
		name[n++] = (char)(*c - 'A' + 'a');
	name[n] = '\0';
	(void)text_putf(text, sizeof text, "Type of debt: %s, was %s", name, was[0] ? was : "none");
	w->changed++;
	enum msgid m = debt_type_put(w->d->db, w->c->account_id, name, err);
	if (m == MSG_OK)
		m = system_note(w->d, &w->s->account, 0, text, err);
	return m == MSG_OK ? desk_audit(w->d, "debt_type", "account", w->c->account_id, name,
		err) : m;
}

static enum msgid put_product(struct changing *w, struct err *err)
{
	struct product_row row;
	char code[80];
	bool found = true;
	enum msgid m = MSG_OK;
	text_upper(w->c->product ? w->c->product : "", code, sizeof code);
	if (code[0] && strcmp(code, w->s->product_code) != 0)
		m = product_find(w->d->db, w->s->account.client_id, code, &row, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_FACT_PRODUCT, "PRODUCT", code, NULL);
	return put_fact(w, PRODUCT, "Product", w->s->product_code, code, err);
}

/* Only while the kind stays: another one has other fields, which are asked next. */
static enum msgid put_items(struct changing *w, struct err *err)
{
	const struct debt_field *f;
	enum msgid m = MSG_OK;
	struct date today = desk_today(w->d);
	for (size_t i = 0; m == MSG_OK && i < w->c->count; i++) {
		char value[DEBT_VALUE_SIZE] = "";
		char typed[TEXT_BYTES(DEBT_VALUE_SIZE)];
		f = debt_field(w->c->type, i);
		if (!f)
			break;
		if (!w->c->values[i])
			continue;
		const char *was = w->s->items[i].value;
		(void)text_put(typed, sizeof typed, w->c->values[i]);
		m = debt_text(typed, f->name, err);
		if (m == MSG_OK)
			m = debt_value(f, typed, today, value, err);
		if (m == MSG_OK)
			m = put_fact(w, f->name, f->label, was, value, err);
	}
	return m;
}

enum msgid debt_sheet_save(struct desk *d, const struct debt_change *c, int *changed,
	struct err *err)
{
	AUTO_FREE struct debt_sheet *s = mem_alloc(1, sizeof *s);
	struct changing w = { .d = d, .c = c, .s = s };
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = load(d, c->account_id, s, err);
	if (m == MSG_OK)
		m = put_type(&w, err);
	if (m == MSG_OK)
		m = put_product(&w, err);
	if (m == MSG_OK && c->type == s->type)
		m = put_items(&w, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*changed = w.changed;
	return m;
}
