/* SPDX-License-Identifier: MIT */
/* A planned consumer as rows. */
#include "demo_parts.h"

#include "arrears/store/address.h"
#include "arrears/store/bulk.h"
#include "arrears/store/contact.h"
#include "arrears/store/nextaction.h"
#include "arrears/store/note.h"
#include "arrears/store/restrict.h"

/* --- people ------------------------------------------------------------------------------ */

static void place_text(struct demo_rng *r, const struct demo_place *place, struct address_row *a)
{
	demo_street(r, a->line1, sizeof a->line1);
	if (demo_chance(r, 30))
		(void)text_putf(a->line2, sizeof a->line2, "APT %d", demo_between(r, 1, 240));
	(void)text_put(a->city, sizeof a->city, place->city);
	(void)text_put(a->state, sizeof a->state, place->state);
	(void)text_putf(a->zip, sizeof a->zip, "%03d%02d", place->zip3, demo_between(r, 1, 60));
	(void)text_put(a->source, sizeof a->source, "placement");
}

static enum msgid write_address(struct demo_world *w, struct demo_person *p, int64_t at,
	struct err *err)
{
	struct demo_rng *r = &p->rng;
	struct address_row a = { .party_id = p->row.id, .added_at = at, .verified_on = DATE_NONE };
	int64_t id;
	place_text(r, p->place, &a);
	if (demo_chance(r, 40)) {
		(void)text_put(a.status, sizeof a.status, demo_chance(r, 85) ? "good" : "returned");
		(void)text_put(a.status_source, sizeof a.status_source, "mail");
		a.verified_on = date_add_days(w->today, -demo_between(r, 5, 70));
	}
	enum msgid m = address_insert(w->d->db, &a, &id, err);
	if (m != MSG_OK || !demo_chance(r, 55))
		return m;
	struct email_row e = { .party_id = p->row.id, .added_at = at };
	char first[TEXT_BYTES(30)], last[TEXT_BYTES(40)];
	text_fold(p->row.name.first, first, sizeof first);
	text_fold(p->row.name.last, last, sizeof last);
	(void)text_putf(e.address, sizeof e.address, "%s.%s%d@example.com", first, last,
		demo_between(r, 1, 99));
	(void)text_put(e.source, sizeof e.source, "placement");
	return email_insert(w->d->db, &e, &id, err);
}

static enum msgid write_party(struct demo_world *w, struct demo_person *p, int64_t at,
	struct err *err)
{
	p->row.created_at = at;
	p->row.file_id = p->own[0].client->file_id;
	enum msgid m = party_insert(w->d->db, &p->row, &w->d->key, &p->secrets, &p->row.id, err);
	for (int i = 0; m == MSG_OK && i < p->phone_count; i++) {
		p->phones[i].added_at = at;
		m = phone_insert(w->d->db, &p->phones[i], &p->phones[i].id, err);
	}
	return m == MSG_OK ? write_address(w, p, at, err) : m;
}

/* Somebody else with a number of their own: a co-signer, an attorney. */
static enum msgid write_other(struct demo_world *w, struct demo_person *p, struct link_row *link,
	const char *firm, struct err *err)
{
	struct party_row row = { .id = w->next_party++, .organization = firm != NULL,
		.told_until = DATE_NONE, .created_at = p->row.created_at };
	struct phone_row ph = { .party_id = row.id, .ord = 1, .added_at = row.created_at,
		.status_on = DATE_NONE, .type = firm ? PHONE_WORK : PHONE_CELL };
	int64_t id;
	(void)text_put(row.language, sizeof row.language, p->row.language);
	if (firm)
		(void)text_put(row.name.last, sizeof row.name.last, firm);
	else
		demo_name(&p->rng, row.language[0] == 'E' && row.language[1] == 'S', &row.name);
	(void)text_putf(ph.number, sizeof ph.number, "%03d555%04d", p->place->npa,
		100 + demo_below(&p->rng, 100));
	enum msgid m = party_insert(w->d->db, &row, &w->d->key, NULL, &row.id, err);
	if (m == MSG_OK)
		m = phone_insert(w->d->db, &ph, &id, err);
	link->party_id = row.id;
	return m == MSG_OK ? link_put(w->d->db, link, err) : m;
}

static struct link_row link_of(const struct demo_account *a, const char *role, bool may_talk)
{
	struct link_row l = { .account_id = a->row.id, .may_talk = may_talk,
		.since = a->row.placed_on, .until = DATE_NONE };
	(void)text_put(l.role, sizeof l.role, role);
	return l;
}

static enum msgid write_links(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err)
{
	struct demo_rng *r = &p->rng;
	bool works = demo_chance(r, 40), signer = demo_chance(r, 6), spouse = demo_chance(r, 4);
	struct link_row l = link_of(a, "employer", false);
	enum msgid m = MSG_OK;
	l.party_id = w->employers[demo_below(r, DEMO_EMPLOYERS)];
	if (works)
		m = link_put(w->d->db, &l, err);
	l = link_of(a, "cosigner", true);
	if (m == MSG_OK && signer)
		m = write_other(w, p, &l, NULL, err);
	l = link_of(a, a->story->traits & TRAIT_CHILD ? "parent" : "spouse", true);
	if (m == MSG_OK && (spouse || (a->story->traits & TRAIT_CHILD)))
		m = write_other(w, p, &l, NULL, err);
	l = link_of(a, "attorney", true);
	if (m == MSG_OK && (a->story->traits & TRAIT_ATTORNEY))
		m = write_other(w, p, &l, demo_firm(r), err);
	return m;
}

/* --- the account ------------------------------------------------------------------------- */

/* As compared: without leading zeros. */
static enum msgid write_account(struct demo_world *w, const struct demo_account *a, int64_t at,
	struct err *err)
{
	const char *key = a->row.client_account + strspn(a->row.client_account, "0");
	return bulk_account(w->d->db, &(struct bulk_account){ .row = &a->row, .key = key,
		.file_id = a->client->file_id, .created_at = at,
		.itemization_cents = a->placed.cents }, err);
}

/* We earn on what the client was paid directly. */
static enum msgid write_commission(struct demo_world *w, const struct demo_account *a, int64_t id,
	struct err *err)
{
	const struct account_row *row = &a->row;
	struct commission made;
	const struct commission_rate *rate = commission_pick(w->rates, w->rate_count,
		&(struct commission_facts){ .client = row->client_id, .source = SOURCE_DIRECT,
		.age = date_days_between(row->placed_on, row->last_paid_on),
		.balance = a->placed, .on = row->last_paid_on });
	if (!rate)
		return MSG_OK;
	enum msgid m = commission_of(rate, row->last_paid, &made, err);
	return m == MSG_OK ? commission_add(w->d->db, &(struct commission_row){ .ledger_id = id,
		.rate_id = rate->id, .base = made.base, .rate_bp = made.percent,
		.flat = made.flat, .amount = made.earned, .money = -id }, err) : m;
}

static enum msgid write_ledger(struct demo_world *w, const struct demo_account *a, int64_t at,
	struct err *err)
{
	const struct account_row *row = &a->row;
	int64_t id = 0;
	struct ledger_entry l = { .account_id = row->id, .type = ENTRY_PLACEMENT, .posted_at = at,
		.user_id = USER_SYSTEM, .file_id = a->client->file_id,
		.effective_on = row->placed_on, .change = row->owed };
	if (a->paid_here)
		l.change.of[BUCKET_PRINCIPAL].cents += row->last_paid.cents;
	enum msgid m = bulk_ledger(w->d->db, &l, &id, err);
	if (m != MSG_OK || !a->paid_here)
		return m;
	m = bulk_ledger(w->d->db, &(struct ledger_entry){ .account_id = row->id,
		.type = ENTRY_DIRECT, .user_id = USER_SYSTEM, .effective_on = row->last_paid_on,
		.posted_at = date_to_utc(row->last_paid_on, 75600),
		.change.of[BUCKET_PRINCIPAL] = { -row->last_paid.cents } }, &id, err);
	return m == MSG_OK ? write_commission(w, a, id, err) : m;
}

static enum msgid write_placed_note(struct demo_world *w, const struct demo_account *a, int64_t at,
	struct err *err)
{
	struct note_row n;
	char money[MONEY_TEXT_SIZE];
	int64_t id;
	memset(&n, 0, offsetof(struct note_row, text));
	n.account_id = a->row.id;
	n.at = at;
	n.user_id = USER_SYSTEM;
	n.system = true;
	(void)text_put(n.status, sizeof n.status, "NEW");
	money_show(a->placed, money);
	(void)text_putf(n.text, sizeof n.text, "Placed by %s: %s", a->client->name, money);
	return note_insert(w->d->db, &n, &id, err);
}

static void hours_of(struct demo_world *w, struct demo_rng *r, struct restriction_row *row)
{
	int dice = demo_below(r, 3);
	if (dice == 0) {
		row->to_second = 12 * 3600;             /* works nights, sleeps */
	} else if (dice == 1) {
		row->from_second = 17 * 3600;           /* dinner with the children */
	} else {
		row->from_on = date_add_days(w->today, -demo_between(r, 0, 3));
		row->until_on = date_add_days(w->today, demo_between(r, 1, 9)); /* in hospital */
	}
}

static enum msgid write_restriction(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err)
{
	static const char *const of_debt[] = { "dispute", "identity_theft", "other" };
	const struct demo_story *s = a->story;
	const struct demo_call *last = a->call_count ? &a->calls[a->call_count - 1] : NULL;
	struct restriction_row row = { .party_id = p->row.id, .dow = 127, .to_second = 86400,
		.from_on = DATE_NONE, .until_on = DATE_NONE,
		.at = last ? last->at : p->row.created_at,
		.user_id = last ? last->user_id : USER_SYSTEM };
	int64_t id;
	for (size_t i = 0; i < ARRAY_SIZE(of_debt); i++)
		if (strcmp(of_debt[i], s->kind) == 0)
			row.account_id = a->row.id;
	if (strcmp(s->kind, "number") == 0)
		row.phone_id = p->phones[0].id;
	if (strcmp(s->kind, "time") == 0)
		hours_of(w, &p->rng, &row);
	(void)text_put(row.kind, sizeof row.kind, s->kind);
	(void)text_put(row.detail, sizeof row.detail, s->detail ? s->detail : "");
	(void)text_put(row.source, sizeof row.source, last ? last->code : "client");
	return restriction_add(w->d->db, &row, &id, err);
}

static enum msgid write_next(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err)
{
	const struct demo_call *last = a->call_count ? &a->calls[a->call_count - 1] : NULL;
	struct next_row n = { .account_id = a->row.id, .action = a->next,
		.user_id = last ? last->user_id : USER_SYSTEM,
		.phone_id = a->next_phone >= 0 ? p->phones[a->next_phone].id : 0,
		.at = last ? last->at + last->seconds : p->row.created_at };
	int64_t id;
	return next_action_add(w->d->db, &n, &id, err);
}

static enum msgid write_own(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err)
{
	int64_t at = date_to_utc(a->row.placed_on, 50400);
	enum msgid m = write_account(w, a, at, err);
	if (m == MSG_OK)
		m = write_ledger(w, a, at, err);
	if (m == MSG_OK)
		m = write_placed_note(w, a, at, err);
	return m == MSG_OK ? write_links(w, p, a, err) : m;
}

/* After all accounts: a call may have been about several. */
static enum msgid write_story(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err)
{
	enum msgid m = demo_write_calls(w, p, a, err);
	if (m == MSG_OK && a->story->kind)
		m = write_restriction(w, p, a, err);
	if (m == MSG_OK && a->next.kind != NEXT_NONE)
		m = write_next(w, p, a, err);
	return m;
}

enum msgid demo_write(struct demo_world *w, struct demo_person *p, struct err *err)
{
	struct date first = p->own[0].row.placed_on;
	for (int i = 1; i < p->own_count; i++)
		if (date_cmp(p->own[i].row.placed_on, first) < 0)
			first = p->own[i].row.placed_on;
	enum msgid m = write_party(w, p, date_to_utc(first, 50400), err);
	for (int i = 0; m == MSG_OK && i < p->own_count; i++)
		m = write_own(w, p, &p->own[i], err);
	for (int i = 0; m == MSG_OK && i < p->own_count; i++)
		m = write_story(w, p, &p->own[i], err);
	return m;
}
