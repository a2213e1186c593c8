/* SPDX-License-Identifier: MIT */
#include "arrears/desk/inbound.h"

#include "arrears/desk/item.h"
#include "arrears/desk/next.h"
#include "arrears/store/item.h"
#include "arrears/store/party.h"
#include "call_parts.h"
#include "debt.h"

#define OPEN_MAX 64

/* The consumer whose account the party is on: they themselves, or the one they are linked to. */
static enum msgid fill_hit(struct desk *d, const struct phone_row *p, struct inbound_hit *h,
	bool *used, struct err *err)
{
	struct account_row accounts[ACCOUNTS_MAX];
	struct party_row party;
	size_t n = 0;
	bool found = false;
	*h = (struct inbound_hit){ .party_id = p->party_id, .phone_id = p->id,
		.consumer_id = p->party_id };
	*used = false;
	enum msgid m = account_list_of(d->db, p->party_id, accounts, ACCOUNTS_MAX, &n, err);
	if (m == MSG_OK && n == 0) {
		m = link_consumer(d->db, p->party_id, &h->consumer_id, h->role, err);
		if (m == MSG_OK && h->consumer_id)
			m = account_list_of(d->db, h->consumer_id, accounts, ACCOUNTS_MAX, &n, err);
	}
	if (m == MSG_OK)
		m = party_load(d->db, p->party_id, &party, &found, err);
	if (m != MSG_OK || n == 0 || !found)
		return m;
	name_display(&party.name, h->name, sizeof h->name);
	text_phone(p->number, h->number, sizeof h->number);
	h->account_id = accounts[0].id;
	for (size_t i = n; i-- > 0;)
		if (accounts[i].status.class != STATUS_CLOSED) {
			h->account_id = accounts[i].id;
			h->accounts++;
			h->balance.cents += accounts[i].balance.cents;
		}
	*used = true;
	return MSG_OK;
}

static enum msgid find_digits(struct desk *d, const char *digits, struct inbound_hit *out,
	size_t max, size_t *n, struct err *err)
{
	struct phone_row phones[INBOUND_HITS];
	size_t count = 0, hits = 0;
	bool used = false;
	enum msgid m = phone_find(d->db, digits, phones, INBOUND_HITS, &count, err);
	for (size_t i = 0; m == MSG_OK && i < count && hits < max; i++) {
		m = fill_hit(d, &phones[i], &out[hits], &used, err);
		hits += m == MSG_OK && used;
	}
	if (m == MSG_OK)
		*n = hits;
	return m;
}

/* Who has this number? Seven digits: the office's area code first, then any. *n may be 0. */
static enum msgid inbound_find(struct desk *d, const char *number, struct inbound_hit *out,
	size_t max, size_t *n, struct err *err)
{
	char digits[32], full[32];
	text_digits(number, digits, sizeof digits);
	size_t len = strlen(digits);
	if (len == 11 && digits[0] == '1')
		memmove(digits, digits + 1, len--);
	if (len != 7 && len != 10)
		return err_set(err, MSG_NUMBER_SHORT, "", number, NULL);
	size_t hits = 0;
	enum msgid m = MSG_OK;
	if (len == 7 && d->office_area[0]) {
		(void)text_putf(full, sizeof full, "%s%s", d->office_area, digits);
		m = find_digits(d, full, out, max, &hits, err);
	}
	if (m == MSG_OK && hits == 0)
		m = find_digits(d, digits, out, max, &hits, err);
	if (m == MSG_OK)
		*n = hits;
	return m;
}

/* Its open call and its claim are set aside; nothing on it is lost. */
static enum msgid park(struct desk *d, int64_t account_id, struct err *err)
{
	struct account_row a;
	struct open_call_row open = { .contact_id = 0 };
	bool found = false;
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = call_current(d, &open, &found, err);
	if (m == MSG_OK && found && open.account_id == account_id)
		m = open_call_park(d->db, open.contact_id, true, err);
	return m == MSG_OK ? claim_park(d, a.consumer_id, true, err) : m;
}

static enum msgid answer(struct desk *d, const struct inbound_hit *hit, int64_t *contact_id,
	struct err *err)
{
	SCENE_AUTO s = { 0 };
	enum msgid m = claim_open(d, hit->consumer_id, err);
	if (m == MSG_OK)
		m = scene_load(d, hit->account_id, &s, err);
	if (m == MSG_OK && s.has_open && !s.open.parked)
		m = call_may_leave(d, s.open.account_id, err);
	struct phone_row phone = { .id = hit->phone_id };
	struct placing p = { .phone = hit->phone_id ? &phone : NULL, .inbound = true,
		.party_id = hit->party_id };
	if (m == MSG_OK)
		m = place_call(d, &s, &p, contact_id, err);
	if (m == MSG_OK)
		m = desk_refresh_item(d, hit->consumer_id, err);
	return m == MSG_OK ? desk_audit(d, "inbound", "account", hit->account_id, "", err) : m;
}

enum msgid inbound_take(struct desk *d, int64_t screen_account, const struct inbound_hit *hit,
	int64_t *contact_id, struct err *err)
{
	int64_t id = 0;
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	if (screen_account)
		m = park(d, screen_account, err);
	if (m == MSG_OK)
		m = answer(d, hit, &id, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*contact_id = id;
	return m;
}

/* One person with several accounts or phones alike is one hit. */
static bool one_caller(const struct inbound_hit *hits, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (hits[i].party_id != hits[0].party_id)
			return false;
	return n > 0;
}

enum msgid call_inbound(struct desk *d, int64_t screen_account, const char *number,
	struct inbound_hit *hits, size_t max, size_t *n, int64_t *account_id, struct err *err)
{
	int64_t contact = 0, account = 0;
	size_t count = 0;
	enum msgid m = inbound_find(d, number, hits, max, &count, err);
	if (m == MSG_OK && count == 0)
		m = err_set(err, MSG_CALLER_UNKNOWN, "", number, NULL);
	if (m == MSG_OK && one_caller(hits, count)) {
		m = inbound_take(d, screen_account, &hits[0], &contact, err);
		account = hits[0].account_id;
	}
	if (m == MSG_OK) {
		*n = count;
		*account_id = account;
	}
	return m;
}

enum msgid call_park(struct desk *d, int64_t account_id, struct err *err)
{
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = park(d, account_id, err);
	if (m == MSG_OK)
		m = desk_audit(d, "park", "account", account_id, "", err);
	return db_end(d->db, m, err);
}

/* The account its open call is on, else the one that drives the consumer's work. */
static enum msgid parked_account(struct desk *d, int64_t consumer_id, int64_t *account_id,
	struct open_call_row *open, struct err *err)
{
	struct open_call_row list[OPEN_MAX];
	struct account_row a;
	struct work_item item;
	size_t n = 0;
	bool found = false;
	*account_id = 0;
	enum msgid m = open_call_list(d->db, d->user_id, list, OPEN_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n && *account_id == 0; i++) {
		m = account_load(d->db, list[i].account_id, &a, &found, err);
		if (m == MSG_OK && found && list[i].parked && a.consumer_id == consumer_id) {
			*account_id = a.id;
			*open = list[i];
		}
	}
	if (m != MSG_OK || *account_id)
		return m;
	m = item_get(d->db, consumer_id, &item, &found, err);
	if (m == MSG_OK && found)
		*account_id = item.account_id;
	return m;
}

static enum msgid unpark(struct desk *d, int64_t wanted, int64_t *account_id, struct err *err)
{
	struct open_call_row open = { 0 };
	struct account_row a;
	int64_t consumer = 0;
	bool found = false;
	enum msgid m = wanted ? account_load(d->db, wanted, &a, &found, err) :
		claim_parked(d, &consumer, err);
	if (m == MSG_OK && found)
		consumer = a.consumer_id;
	if (m != MSG_OK || consumer == 0)
		return m;
	m = parked_account(d, consumer, account_id, &open, err);
	if (m == MSG_OK && open.contact_id)
		m = open_call_park(d->db, open.contact_id, false, err);
	return m == MSG_OK ? claim_open(d, consumer, err) : m;
}

enum msgid call_unpark(struct desk *d, int64_t *account_id, struct err *err)
{
	int64_t found = 0;
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, unpark(d, *account_id, &found, err), err);
	if (m == MSG_OK)
		*account_id = found;
	return m;
}
