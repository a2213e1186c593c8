/* SPDX-License-Identifier: MIT */
#include "arrears/desk/find.h"

#include "arrears/base/mem.h"
#include "arrears/store/account.h"
#include "arrears/store/address.h"
#include "arrears/store/find.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"

#define PHONE_HITS 64

struct finding { struct desk *d; struct find_row *out; size_t max, n; };

static enum msgid add_account(struct finding *f, int64_t account_id, enum find_why why,
	const char *matched, struct err *err)
{
	struct account_row a;
	struct party_row p;
	struct address_row home;
	size_t n = 0;
	bool found = false;
	for (size_t i = 0; i < f->n; i++)
		if (f->out[i].account_id == account_id)
			return MSG_OK;
	enum msgid m = account_load(f->d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || f->n == f->max)
		return m;
	m = party_load(f->d->db, a.consumer_id, &p, &found, err);
	if (m == MSG_OK)
		m = address_list(f->d->db, a.consumer_id, false, &home, 1, &n, err);
	if (m != MSG_OK || !found)
		return m;
	struct find_row *r = &f->out[f->n++];
	*r = (struct find_row){ .account_id = a.id, .consumer_id = a.consumer_id, .why = why,
		.balance = a.balance, .last_worked = a.last_worked_on };
	name_display(&p.name, r->name, sizeof r->name);
	(void)text_put(r->status, sizeof r->status, a.status.code);
	(void)text_put(r->client, sizeof r->client, a.client_name);
	(void)text_put(r->client_account, sizeof r->client_account, a.client_account);
	(void)text_put(r->matched, sizeof r->matched, matched);
	(void)text_put(r->language, sizeof r->language, p.language);
	if (n > 0)
		(void)text_put(r->state, sizeof r->state, home.state);
	return MSG_OK;
}

/* The row a page goes on from; zeroed: the first page. */
static enum msgid start_after(struct desk *d, const struct find_from *from,
	struct found_row *out, struct err *err)
{
	struct account_row a;
	bool found = false;
	if (!from || from->id == 0)
		return MSG_OK;
	enum msgid m = account_load(d->db, from->id, &a, &found, err);
	if (m != MSG_OK)
		return m;
	out->account_id = from->id;
	out->consumer_id = found ? a.consumer_id : 0;
	(void)text_put(out->key, sizeof out->key, from->key);
	return MSG_OK;
}

static enum msgid by_name(struct finding *f, const char *text, const struct find_from *from,
	struct err *err)
{
	struct found_row after = { .account_id = 0 };
	AUTO_FREE struct found_row *rows = mem_alloc(f->max, sizeof *rows);
	char start[TEXT_BYTES(40)];
	size_t n = 0;
	text_fold(text, start, sizeof start);
	if (text_graphemes(start) < 2)
		return err_set(err, MSG_FIND_SHORT, "", text, NULL);
	enum msgid m = start_after(f->d, from, &after, err);
	if (m != MSG_OK)
		return m;
	m = find_name(f->d->db, start, after.account_id ? &after : NULL, rows, f->max - f->n, &n,
		err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		size_t before = f->n;
		m = add_account(f, rows[i].account_id, FIND_NAME, "name", err);
		if (f->n > before)
			(void)text_put(f->out[before].key, sizeof f->out[before].key, rows[i].key);
	}
	return m;
}

static enum msgid by_client_account(struct finding *f, const char *text, int64_t after,
	struct err *err)
{
	AUTO_FREE struct found_row *rows = mem_alloc(f->max, sizeof *rows);
	char upper[TEXT_BYTES(30)];
	size_t n = 0;
	text_upper(text, upper, sizeof upper);
	const char *key = upper + strspn(upper, "0");
	enum msgid m = find_client_account(f->d->db, key, after, rows, f->max - f->n, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = add_account(f, rows[i].account_id, FIND_CLIENT_ACCOUNT, upper, err);
	return m;
}

static enum msgid by_digits(struct finding *f, const char *digits, struct err *err)
{
	struct phone_row phones[PHONE_HITS];
	struct account_row accounts[ACCOUNTS_MAX];
	char number[TEXT_BYTES(20)], role[12];
	size_t n = 0, of = 0;
	enum msgid m = phone_find(f->d->db, digits, phones, PHONE_HITS, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		int64_t consumer = phones[i].party_id;
		text_phone(phones[i].number, number, sizeof number);
		m = account_list_of(f->d->db, consumer, accounts, ACCOUNTS_MAX, &of, err);
		if (m == MSG_OK && of == 0) {
			m = link_consumer(f->d->db, phones[i].party_id, &consumer, role, err);
			if (m == MSG_OK && consumer)
				m = account_list_of(f->d->db, consumer, accounts, ACCOUNTS_MAX, &of,
					err);
		}
		for (size_t k = 0; m == MSG_OK && k < of; k++)
			m = add_account(f, accounts[k].id, FIND_PHONE, number, err);
	}
	return m;
}

static enum msgid by_phone(struct finding *f, const char *digits, struct err *err)
{
	char full[16];
	size_t before = f->n;
	enum msgid m = MSG_OK;
	if (strlen(digits) == 7 && f->d->office_area[0]) {
		(void)text_putf(full, sizeof full, "%s%s", f->d->office_area, digits);
		m = by_digits(f, full, err);
	}
	return m == MSG_OK && f->n == before ? by_digits(f, digits, err) : m;
}

static enum msgid by_number(struct finding *f, const char *text, struct err *err)
{
	char digits[32];
	int64_t id = 0;
	enum msgid m = MSG_OK;
	text_digits(text, digits, sizeof digits);
	if (text_to_int(text, 1, INT64_MAX, &id, NULL) == MSG_OK)
		m = add_account(f, id, FIND_ACCOUNT, text, err);
	if (m == MSG_OK)
		m = by_client_account(f, text, 0, err);
	size_t len = strlen(digits);
	if (m == MSG_OK && (len == 7 || len == 10) &&
		strspn(text, "0123456789 ()-.") == strlen(text))
		m = by_phone(f, digits, err);
	return m;
}

enum msgid find_page(struct desk *d, const char *text, const struct find_from *from,
	struct find_row *out, size_t max, size_t *n, struct err *err)
{
	char clean[TEXT_BYTES(60)];
	struct finding f = { .d = d, .out = out, .max = max };
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(clean, sizeof clean, text);
	text_clean(clean, true);
	bool digit = strpbrk(clean, "0123456789") != NULL;
	bool first = !from || from->id == 0;
	if (!first && from->why == FIND_CLIENT_ACCOUNT)
		m = by_client_account(&f, clean, from->id, err);
	else if (digit && first)
		m = by_number(&f, clean, err);
	if (m == MSG_OK && !digit)
		m = by_name(&f, clean, from, err);
	if (m == MSG_OK)
		*n = f.n;
	return m;
}
