/* SPDX-License-Identifier: MIT */
/* Loads what panel ACC shows of one account, in a few reads, masked. */
#include "debt.h"
#include "view_private.h"

#include "arrears/base/mem.h"
#include "arrears/desk/interest.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/planview.h"
#include "arrears/store/contact.h"
#include "arrears/store/nextaction.h"
#include "call_parts.h"
#include "promise_parts.h"

static void mask(const struct party_secrets *s, struct account_view *v)
{
	char digits[SEALED_TEXT];
	struct date born;
	text_digits(s->ssn, digits, sizeof digits);
	size_t n = strlen(digits);
	if (n >= 4)
		(void)text_putf(v->ssn, sizeof v->ssn, "***-**-%s", digits + n - 4);
	else if (s->ssn[0])
		(void)text_put(v->ssn, sizeof v->ssn, "***-**-****");
	if (date_parse_iso(s->dob, &born, NULL) == MSG_OK)
		(void)text_putf(v->dob, sizeof v->dob, "**/**/%02d", date_ymd(born).year % 100);
	else if (s->dob[0])
		(void)text_put(v->dob, sizeof v->dob, "**/**/**");
}

static enum msgid load_identity(struct desk *d, struct account_view *v, struct err *err)
{
	bool found = false;
	enum msgid m = party_load(d->db, v->account.consumer_id, &v->consumer, &found, err);
	if (m != MSG_OK || !found)
		return m;
	name_display(&v->consumer.name, v->name, sizeof v->name);
	(void)text_put(v->language, sizeof v->language, v->consumer.language);
	if (!d->has_key || (!v->consumer.has_ssn && !v->consumer.has_dob)) {
		(void)text_put(v->ssn, sizeof v->ssn, v->consumer.has_ssn ? "***-**-****" : "");
		(void)text_put(v->dob, sizeof v->dob, v->consumer.has_dob ? "**/**/**" : "");
		return MSG_OK;
	}
	struct party_secrets secrets;
	m = party_open(d->db, v->consumer.id, &d->key, &secrets, err);
	if (m == MSG_OK)
		mask(&secrets, v);
	secret_wipe(&secrets, sizeof secrets);
	return m;
}

static enum msgid load_places(struct desk *d, struct account_view *v, struct err *err)
{
	size_t n = 0;
	enum msgid m = address_list(d->db, v->consumer.id, false, v->addresses, ADDRESSES_MAX, &n,
		err);
	if (m != MSG_OK)
		return m;
	v->address_count = (int)n;
	for (size_t i = 0; i < n && !v->has_address; i++) {
		const char *status = v->addresses[i].status;
		if (strcmp(status, "bad") == 0 || strcmp(status, "returned") == 0)
			continue;
		v->address = v->addresses[i];
		v->has_address = true;
	}
	if (n > 0 && !v->has_address) {
		v->address = v->addresses[0];
		v->has_address = true;
	}
	m = email_list(d->db, v->consumer.id, false, v->emails, ADDRESSES_MAX, &n, err);
	if (m == MSG_OK)
		v->email_count = (int)n;
	return m;
}

static enum msgid load_people(struct desk *d, struct account_view *v, struct err *err)
{
	struct link_row links[VIEW_PEOPLE];
	size_t n = 0;
	enum msgid m = link_list(d->db, v->account.id, links, VIEW_PEOPLE, &n, err);
	if (m != MSG_OK)
		return m;
	v->people_count = (int)n;
	for (size_t i = 0; i < n; i++) {
		struct view_person *p = &v->people[i];
		(void)text_put(p->role, sizeof p->role, links[i].role);
		(void)text_put(p->name, sizeof p->name, links[i].name);
		p->may_talk = links[i].may_talk;
		p->party_id = links[i].party_id;
		if (strcmp(p->role, "employer") == 0 && !v->employer[0])
			(void)text_put(v->employer, sizeof v->employer, p->name);
	}
	return MSG_OK;
}

static enum msgid load_linked(struct desk *d, struct account_view *v, struct err *err)
{
	size_t n = 0;
	AUTO_FREE struct account_row *list = mem_alloc(ACCOUNTS_MAX, sizeof *list);
	enum msgid m = account_list_of(d->db, v->consumer.id, list, ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (list[i].id == v->account.id || list[i].status.class == STATUS_CLOSED)
			continue;
		v->linked++;
		m = money_add(v->linked_total, list[i].balance, &v->linked_total, err);
	}
	return m;
}

/* Pinned notes stand on top, the newest follow. */
static enum msgid load_notes(struct desk *d, struct account_view *v, struct err *err)
{
	int64_t reader = note_reader(d);
	struct note_filter pinned = { .pinned = true, .reader = reader };
	struct note_filter any = { .reader = reader };
	size_t n = 0;
	v->notes = mem_alloc(2 * VIEW_NOTES, sizeof *v->notes);
	enum msgid m = note_page(d->db, v->account.id, &pinned, 0, v->notes, VIEW_NOTES, &n, err);
	if (m != MSG_OK)
		return m;
	size_t top = n;
	m = note_page(d->db, v->account.id, &any, 0, v->notes + top, VIEW_NOTES, &n, err);
	if (m != MSG_OK)
		return m;
	size_t out = top;
	for (size_t i = top; i < top + n; i++)
		if (!v->notes[i].pinned)
			v->notes[out++] = v->notes[i];
	v->note_count = (int)out;
	return MSG_OK;
}

static enum msgid load_phones(struct desk *d, struct account_view *v, struct err *err)
{
	size_t n = 0;
	AUTO_FREE struct phone_row *list = mem_alloc(VIEW_PHONES, sizeof *list);
	enum msgid m = phone_list(d->db, v->consumer.id, false, list, VIEW_PHONES, &n, err);
	if (m != MSG_OK)
		return m;
	v->phone_count = (int)n;
	for (size_t i = 0; i < n; i++)
		v->phones[i].row = list[i];
	return MSG_OK;
}

static enum msgid load_next(struct desk *d, struct account_view *v, struct err *err)
{
	struct next_row next;
	char day[9], clock[6] = "";
	size_t n = 0;
	enum msgid m = next_action_list(d->db, v->account.id, &next, 1, &n, err);
	if (m != MSG_OK || n == 0)
		return m;
	date_show(next.action.due, day);
	if (next.action.at_utc)
		desk_clock_text(d, next.action.at_utc, clock);
	(void)text_putf(v->next_action, sizeof v->next_action, "%s %s%s%s",
		next_kind_name(next.action.kind), day, clock[0] ? " " : "", clock);
	return MSG_OK;
}

static enum msgid load_open_call(struct desk *d, struct account_view *v, struct err *err)
{
	struct open_call_row open[8];
	size_t n = 0;
	enum msgid m = open_call_list(d->db, d->user_id, open, ARRAY_SIZE(open), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (open[i].account_id != v->account.id)
			continue;
		v->open_contact = open[i].contact_id;
		v->open_phone = open[i].phone_ord;
		v->open_since = open[i].placed_at;
		v->open_inbound = open[i].inbound;
		v->open_parked = open[i].parked;
	}
	return m;
}

static enum msgid load_gate(struct desk *d, struct account_view *v, struct err *err)
{
	FACTS_AUTO box = { .rows = NULL };
	enum msgid m = desk_load_facts(d, v->account.consumer_id, &box, err);
	if (m == MSG_OK)
		m = scene_wanted(d, v->account.id, &box.f, err);
	if (m != MSG_OK)
		return m;
	view_gate(d, &box.f, v);
	view_words(v, facts_holds(&box.f, v->account.id));
	return MSG_OK;
}

static enum msgid load_ledger(struct desk *d, struct account_view *v, struct err *err)
{
	size_t n = 0;
	enum msgid m = ledger_page(d->db, v->account.id, 0, v->ledger, VIEW_LEDGER, &n, err);
	v->ledger_count = (int)n;
	return m;
}

static int by_due(const void *a, const void *b)
{
	const struct promise_row *x = a, *y = b;
	bool open = x->state == PROMISE_OPEN;
	if (open != (y->state == PROMISE_OPEN))
		return open ? -1 : 1;
	int order = date_cmp(x->due_on, y->due_on);
	if (order == 0)
		order = x->id < y->id ? -1 : x->id > y->id;
	return open ? order : -order;
}

static enum msgid load_promises(struct desk *d, struct account_view *v, struct err *err)
{
	AUTO_FREE struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	struct promise_cell cell;
	size_t n = 0;
	bool any = false;
	v->clears = DATE_NONE;
	enum msgid m = promise_any(d->db, v->account.id, &any, err);
	if (m != MSG_OK || !any)
		return m;
	m = promises_of(d, v->account.id, rows, &n, err);
	if (m == MSG_OK)
		m = promise_cell(d, v->account.id, &cell, &v->has_promise, err);
	if (m == MSG_OK && v->has_promise)
		v->promise = cell;
	if (m == MSG_OK)
		m = plan_current(d->db, v->account.id, &v->plan, &v->has_plan, err);
	if (m == MSG_OK)
		m = plan_clearing(d, v->account.id, &v->clears, err);
	qsort(rows, n, sizeof *rows, by_due);
	for (size_t i = 0; m == MSG_OK && i < n && i < VIEW_PROMISES; i++)
		v->promises[v->promise_count++] = rows[i];
	return m;
}

static enum msgid load_accrued(struct desk *d, struct account_view *v, struct err *err)
{
	struct interest_state i;
	enum msgid m = interest_accrued(d, v->account.id, desk_today(d), &i, err);
	if (m == MSG_OK)
		v->accrued = i.unposted;
	return m;
}

static enum msgid load_all(struct desk *d, int64_t id, struct account_view *v, struct err *err)
{
	static enum msgid (*const parts[])(struct desk *, struct account_view *, struct err *) = {
		load_identity, load_places, load_people, load_linked, load_notes, load_phones,
		load_next, load_open_call, load_ledger, load_gate,
		load_promises, load_accrued,
	};
	enum msgid m = account_need(d, id, &v->account, err);
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(parts); i++)
		m = parts[i](d, v, err);
	return m;
}

enum msgid view_load(struct desk *d, int64_t account_id, struct account_view *out,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m != MSG_OK)
		return m;
	struct account_view *v = mem_alloc(1, sizeof *v);
	m = db_begin_read(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, load_all(d, account_id, v, err), err);
	if (m == MSG_OK)
		*out = *v;
	else
		view_free(v);
	free(v);
	return m;
}

void view_free(struct account_view *v)
{
	free(v->notes);
	v->notes = NULL;
	v->note_count = 0;
}

enum msgid view_unmask(struct desk *d, int64_t party_id, struct party_secrets *out,
	struct err *err)
{
	struct party_secrets secrets;
	enum msgid m = desk_may(d, OP_UNMASK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = desk_audit(d, "unmask", "party", party_id, "", err);
	if (m == MSG_OK)
		m = party_open(d->db, party_id, &d->key, &secrets, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = secrets;
	secret_wipe(&secrets, sizeof secrets);
	return m;
}
