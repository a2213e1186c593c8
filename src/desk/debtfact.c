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

/* --- what a suit asks ---------------------------------------------------------------------- */

static enum msgid suit_load(struct desk *d, int64_t account_id,
	struct debt_item out[DEBT_SUIT_FIELDS], struct err *err)
{
	AUTO_FREE struct debtfact *facts = mem_alloc(DEBTFACT_MAX, sizeof *facts);
	size_t n = 0;
	enum msgid m = debtfact_list(d->db, account_id, facts, DEBTFACT_MAX, &n, err);
	for (int f = 0; m == MSG_OK && f < DEBT_SUIT_FIELDS; f++) {
		out[f] = (struct debt_item){ .field = debt_suit_field((enum debt_suit)f) };
		for (size_t i = 0; i < n; i++)
			if (strcmp(facts[i].name, out[f].field->name) == 0)
				(void)text_put(out[f].value, DEBT_VALUE_SIZE, facts[i].value);
	}
	return m;
}

enum msgid debt_suit_load(struct desk *d, int64_t account_id,
	struct debt_item out[DEBT_SUIT_FIELDS], struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? suit_load(d, account_id, out, err) : m;
}

/* An answer without its day, or a day to come, would be no affidavit. */
static enum msgid check_search(struct desk *d, const char *day, const char *answer,
	struct err *err)
{
	struct date on;
	char shown[9];
	const char *field = debt_suit_field(DEBT_SUIT_SEARCHED)->name;
	if (!day[0])
		return answer[0] ? err_set(err, MSG_REQUIRED, field, "DMDC asked on", NULL) :
			MSG_OK;
	if (date_parse_iso(day, &on, NULL) != MSG_OK || date_cmp(on, desk_today(d)) <= 0)
		return MSG_OK;
	date_show(on, shown);
	return err_set(err, MSG_SUIT_DAY, field, shown, NULL);
}

static enum msgid put_suit(struct changing *w, const char *const values[DEBT_SUIT_FIELDS],
	struct err *err)
{
	struct debt_item was[DEBT_SUIT_FIELDS];
	char value[DEBT_SUIT_FIELDS][DEBT_VALUE_SIZE];
	enum msgid m = suit_load(w->d, w->c->account_id, was, err);
	for (int i = 0; m == MSG_OK && i < DEBT_SUIT_FIELDS; i++) {
		(void)text_put(value[i], DEBT_VALUE_SIZE, was[i].value);
		if (values[i])
			m = debt_value(was[i].field, values[i], desk_today(w->d), value[i], err);
	}
	if (m == MSG_OK && strcmp(value[DEBT_SUIT_STATUTE], was[DEBT_SUIT_STATUTE].value) != 0)
		m = desk_may(w->d, OP_APPROVE, err);
	if (m == MSG_OK)
		m = check_search(w->d, value[DEBT_SUIT_SEARCHED], value[DEBT_SUIT_MILITARY], err);
	for (int i = 0; m == MSG_OK && i < DEBT_SUIT_FIELDS; i++)
		m = put_fact(w, was[i].field->name, was[i].field->label, was[i].value, value[i],
			err);
	return m;
}

enum msgid debt_suit_save(struct desk *d, int64_t account_id,
	const char *const values[DEBT_SUIT_FIELDS], int *changed, struct err *err)
{
	AUTO_FREE struct debt_sheet *s = mem_alloc(1, sizeof *s);
	struct debt_change c = { .account_id = account_id };
	struct changing w = { .d = d, .c = &c, .s = s };
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = account_need(d, account_id, &s->account, err);
	if (m == MSG_OK)
		m = put_suit(&w, values, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*changed = w.changed;
	return m;
}
