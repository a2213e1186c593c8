/* SPDX-License-Identifier: MIT */
#include "arrears/desk/facts.h"

#include "arrears/base/mem.h"
#include "arrears/domain/code.h"
#include "arrears/domain/validate.h"
#include "arrears/store/account.h"
#include "arrears/store/address.h"
#include "arrears/store/contact.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"
#include "arrears/store/restrict.h"
#include "call_parts.h"

#define LOOK_BACK (INT64_C(30) * 86400)
#define CONSENTS_MAX 32

struct rows {
	struct fact_account accounts[ACCOUNTS_MAX];
	struct fact_phone phones[PHONES_MAX];
	struct fact_address addresses[ADDRESSES_MAX];
	struct fact_inconvenient inconvenient[RESTRICTIONS_MAX];
	struct fact_optout optouts[RESTRICTIONS_MAX];
	struct fact_consent consents[CONSENTS_MAX];
	struct phone_row known[2 * PHONES_MAX]; /* ended ones too: calls name them */
	size_t known_count;
	struct fact_contact *contacts;
	int64_t *debts;                         /* of all contacts, one after the other */
	size_t contact_count, contact_cap, debt_count, debt_cap;
};

void facts_free(struct facts_box *box)
{
	struct rows *r = box->rows;
	if (r) {
		free(r->contacts);
		free(r->debts);
	}
	free(r);
	*box = (struct facts_box){ 0 };
}

int facts_phone(const struct gate_facts *f, int64_t phone_id)
{
	for (int i = 0; i < f->phone_count; i++)
		if (f->phones[i].id == phone_id)
			return i;
	return -1;
}

static int facts_account(const struct gate_facts *f, int64_t account_id)
{
	for (int i = 0; i < f->account_count; i++)
		if (f->accounts[i].id == account_id)
			return i;
	return -1;
}

unsigned facts_holds(const struct gate_facts *f, int64_t account_id)
{
	int i = facts_account(f, account_id);
	return f->holds | (i >= 0 ? f->accounts[i].holds : 0);
}

static struct fact_account account_fact(const struct account_row *a)
{
	struct fact_account f = { .id = a->id, .debt = a->id, .holds = a->status.holds,
		.outbound_limited = a->status.outbound == OUTBOUND_LIMITED };
	if (a->status.class == STATUS_CLOSED || a->closed_at != 0)
		f.holds |= HOLD_CLOSED;
	if (a->status.outbound == OUTBOUND_NO && f.holds == 0)
		f.holds |= HOLD_STATUS;
	(void)text_put(f.status, sizeof f.status, a->status.code);
	return f;
}

static enum msgid load_accounts(struct desk *d, struct gate_facts *f, struct rows *r,
	struct err *err)
{
	size_t n = 0;
	AUTO_FREE struct account_row *list = mem_alloc(ACCOUNTS_MAX, sizeof *list);
	enum msgid m = account_list_of(d->db, f->person, list, ACCOUNTS_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < n; i++)
		r->accounts[i] = account_fact(&list[i]);
	f->account_count = (int)n;
	return MSG_OK;
}

static enum msgid load_phones(struct desk *d, struct gate_facts *f, struct rows *r, struct err *err)
{
	enum msgid m = phone_list(d->db, f->person, true, r->known, ARRAY_SIZE(r->known),
		&r->known_count, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < r->known_count && f->phone_count < PHONES_MAX; i++) {
		const struct phone_row *p = &r->known[i];
		if (p->ended_at == 0)
			r->phones[f->phone_count++] = (struct fact_phone){ .id = p->id,
				.type = p->type, .status = p->status, .npa = phone_npa(p->number),
				.owner = REL_CONSUMER };
	}
	return MSG_OK;
}

static enum msgid load_addresses(struct desk *d, struct gate_facts *f, struct rows *r,
	struct err *err)
{
	size_t n = 0;
	AUTO_FREE struct address_row *list = mem_alloc(ADDRESSES_MAX, sizeof *list);
	enum msgid m = address_list(d->db, f->person, false, list, ADDRESSES_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < n; i++) {
		const struct address_row *a = &list[i];
		struct fact_address *out = &r->addresses[i];
		*out = (struct fact_address){ .id = a->id, .zip3 = zip3_parse(a->zip),
			.type = strcmp(a->kind, "work") == 0 ? ADDRESS_WORK :
				strcmp(a->kind, "home") == 0 ? ADDRESS_HOME : ADDRESS_OTHER,
			.bad = strcmp(a->status, "bad") == 0 ||
				strcmp(a->status, "returned") == 0 };
		(void)text_put(out->state, sizeof out->state, a->state);
	}
	f->address_count = (int)n;
	return MSG_OK;
}

static unsigned media_of(const char *words)
{
	static const struct { const char *word; unsigned media; } rows[] = {
		{ "call", MEDIUM_CALL }, { "text", MEDIUM_TEXT }, { "email", MEDIUM_EMAIL },
		{ "mail", MEDIUM_MAIL }, { "all", MEDIUM_ALL },
	};
	unsigned media = 0;
	char word[16];
	while (text_word(&words, word, sizeof word))
		for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
			if (strcmp(rows[i].word, word) == 0)
				media |= rows[i].media;
	return media;
}

unsigned restriction_hold(const struct restriction_row *r)
{
	static const struct { const char *kind; unsigned hold; } rows[] = {
		{ "cease", HOLD_CEASE }, { "attorney", HOLD_ATTORNEY },
		{ "bankruptcy", HOLD_BANKRUPTCY }, { "deceased", HOLD_DECEASED },
		{ "do_not_call", HOLD_DNC }, { "dispute", HOLD_DISPUTE },
		{ "identity_theft", HOLD_IDENTITY }, { "minor", HOLD_MINOR },
	};
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (strcmp(rows[i].kind, r->kind) == 0)
			return rows[i].hold;
	if (strcmp(r->kind, "other") == 0)
		return strcmp(r->detail, "creditor") == 0 ? HOLD_CREDITOR : HOLD_STATUS;
	return 0;
}

static void add_optout(struct gate_facts *f, struct rows *rows, const struct restriction_row *r)
{
	unsigned media = strcmp(r->kind, "number") == 0 ? (unsigned)(MEDIUM_CALL | MEDIUM_TEXT) :
		media_of(r->detail);
	rows->optouts[f->optout_count++] = (struct fact_optout){
		.media = media != 0 ? media : (unsigned)MEDIUM_ALL, .target = r->phone_id };
}

static void add_time(struct gate_facts *f, struct rows *rows, const struct restriction_row *r)
{
	bool place = strcmp(r->kind, "place") == 0;
	unsigned media = place ? 0 : media_of(r->detail);
	rows->inconvenient[f->inconvenient_count++] = (struct fact_inconvenient){
		.dow = (unsigned)r->dow, .from = r->from_second / 60,
		.to = (r->to_second + 59) / 60,
		.first = r->from_on, .last = r->until_on,
		.media = media != 0 ? media : (unsigned)MEDIUM_ALL,
		.place = !place ? PLACE_NONE :
			strcmp(r->detail, "work") == 0 ? PLACE_WORK : PLACE_HOME };
}

/* A hold with dates holds on those dates alone. */
static bool in_force(const struct restriction_row *r, struct date today)
{
	return (date_is_none(r->from_on) || date_cmp(r->from_on, today) <= 0) &&
		(date_is_none(r->until_on) || date_cmp(r->until_on, today) >= 0);
}

static void add_restriction(struct gate_facts *f, struct rows *rows, struct date today,
	const struct restriction_row *r)
{
	unsigned hold = restriction_hold(r);
	int account = facts_account(f, r->account_id);
	if (strcmp(r->kind, "time") == 0 ||
	    (strcmp(r->kind, "place") == 0 && strcmp(r->detail, "employer") != 0)) {
		add_time(f, rows, r);
		return;
	}
	if (!in_force(r, today))
		return;
	if (strcmp(r->kind, "place") == 0)
		f->employer_forbids = true;
	else if (strcmp(r->kind, "medium") == 0 || strcmp(r->kind, "number") == 0)
		add_optout(f, rows, r);
	else if (r->account_id == 0)
		f->holds |= hold;
	else if (account >= 0)
		rows->accounts[account].holds |= hold;
}

static enum msgid load_restrictions(struct desk *d, struct gate_facts *f, struct rows *rows,
	struct err *err)
{
	size_t n = 0;
	AUTO_FREE struct restriction_row *list = mem_alloc(RESTRICTIONS_MAX, sizeof *list);
	enum msgid m = restriction_list(d->db, f->person, false, list, RESTRICTIONS_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < n; i++)
		add_restriction(f, rows, desk_today(d), &list[i]);
	return MSG_OK;
}

static enum msgid load_consents(struct desk *d, struct gate_facts *f, struct rows *r,
	struct err *err)
{
	size_t n = 0;
	AUTO_FREE struct consent_row *list = mem_alloc(CONSENTS_MAX, sizeof *list);
	enum msgid m = consent_list(d->db, f->person, list, CONSENTS_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < n; i++)
		r->consents[i] = (struct fact_consent){ .id = list[i].id,
			.debt = list[i].account_id,
			.given_utc = list[i].at, .ended_utc = list[i].revoked_at,
			.given = list[i].given_on, .from = list[i].from_on, .to = list[i].until_on,
			.source = CONSENT_DIRECT, .contact = list[i].contact_id };
	f->consent_count = (int)n;
	return MSG_OK;
}

static const struct phone_row *known_phone(const struct rows *r, int64_t id)
{
	for (size_t i = 0; i < r->known_count; i++)
		if (r->known[i].id == id)
			return &r->known[i];
	return NULL;
}

static void add_contact(struct rows *r, struct fact_contact k, const int64_t *debts, int count)
{
	if (r->contact_count == r->contact_cap) {
		r->contact_cap = r->contact_cap ? r->contact_cap * 2 : 32;
		r->contacts = mem_grow(r->contacts, r->contact_cap, sizeof *r->contacts);
	}
	while (r->debt_count + (size_t)count > r->debt_cap) {
		r->debt_cap = r->debt_cap ? r->debt_cap * 2 : 64;
		r->debts = mem_grow(r->debts, r->debt_cap, sizeof *r->debts);
	}
	for (int i = 0; i < count; i++)
		r->debts[r->debt_count++] = debts[i];
	k.debt_count = count;
	r->contacts[r->contact_count++] = k;
}

/* A call is attributed to the debts it was placed for. A conversation is about those and the
 * others talked about, but does not count as a call for the latter (1006.14(b)(4), F16); a message
 * that names debts counts for each. */
static bool take_contact(void *arg, const struct contact_row *c, const struct contact_debts *debts)
{
	struct rows *r = arg;
	const struct phone_row *p = known_phone(r, c->phone_id);
	bool open = c->results == 0, wrong = p != NULL && p->status == PHONE_WRONG;
	bool right_party = (c->flags & LAW_RIGHT_PARTY) != 0;
	struct fact_contact k = { .id = c->id, .person = c->party_id, .phone = c->phone_id,
		.placed_utc = c->placed_at, .local = c->local_to, .medium = MEDIUM_CALL,
		.phone_type = p != NULL ? p->type : PHONE_UNKNOWN, .inbound = c->inbound,
		.counted = !c->inbound && (open || (c->flags & LAW_ATTEMPT) != 0),
		.conversation = (c->flags & LAW_CONVERSATION) != 0,
		.excluded = c->consent_id != 0 || (c->flags & LAW_EXCLUDED) != 0,
		.misdirected = (wrong && !right_party) || (c->flags & LAW_UNCOUNT) != 0,
		.voided = c->voided };
	bool for_each = !k.conversation && (c->flags & LAW_COMMUNICATION) != 0;
	int64_t placed[64] = { 0 }, talked[64] = { 0 };
	int np = 0, nt = 0;
	for (int i = 0; i < debts->n; i++)
		if (debts->placed[i] || for_each)
			placed[np++] = debts->account[i];
		else
			talked[nt++] = debts->account[i];
	add_contact(r, k, placed, np);
	k.counted = false;
	if (nt > 0)
		add_contact(r, k, talked, nt);
	return true;
}

static enum msgid load_contacts(struct desk *d, struct gate_facts *f, struct rows *r,
	struct err *err)
{
	enum msgid m = contact_since(d->db, f->person, f->now_utc - LOOK_BACK, take_contact, r,
		err);
	if (m != MSG_OK)
		return m;
	size_t at = 0;
	for (size_t i = 0; i < r->contact_count; i++) {
		r->contacts[i].debts = r->debts + at;
		at += (size_t)r->contacts[i].debt_count;
	}
	f->contact_count = (int)r->contact_count;
	return MSG_OK;
}

static enum msgid load_person(struct desk *d, struct gate_facts *f, struct err *err)
{
	struct party_row p;
	bool found = false;
	char id[24];
	enum msgid m = party_load(d->db, f->person, &p, &found, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(id, sizeof id, "%lld", (long long)f->person);
	if (!found)
		return err_set(err, MSG_CONSUMER_UNKNOWN, "", id, NULL);
	if (date_is_none(p.told_until) || date_cmp(p.told_until, desk_today(d)) >= 0)
		f->told = p.told;
	return MSG_OK;
}

enum msgid desk_load_facts(struct desk *d, int64_t consumer_id, struct facts_box *out,
	struct err *err)
{
	static enum msgid (*const loads[])(struct desk *, struct gate_facts *, struct rows *,
		struct err *) = { load_accounts, load_phones, load_addresses, load_restrictions,
		load_consents, load_contacts };
	struct rows *r = mem_alloc(1, sizeof *r);
	*out = (struct facts_box){ .rows = r, .f = { .now_utc = desk_now(d),
		.person = consumer_id, .relation = REL_CONSUMER, .accounts = r->accounts,
		.phones = r->phones, .addresses = r->addresses, .inconvenient = r->inconvenient,
		.consents = r->consents, .optouts = r->optouts, .policy = d->policy } };
	enum msgid m = load_person(d, &out->f, err);
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(loads); i++)
		m = loads[i](d, &out->f, r, err);
	out->f.contacts = r->contacts;
	if (m != MSG_OK)
		facts_free(out);
	return m;
}
