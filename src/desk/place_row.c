/* SPDX-License-Identifier: MIT */
/* One row of a placement file to records, or to a duplicate that is reported. */
#include "place_private.h"

#include "arrears/store/ledger.h"
#include "arrears/store/nextaction.h"
#include "arrears/store/party.h"

static enum msgid say(struct placing *p, const char *severity, enum place_field field,
	enum msgid id, const char *text, struct err *err)
{
	struct import_issue issue = { .field = field, .id = id };
	return import_say(&p->im, severity, &issue, text, err);
}

/* --- duplicates -------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
	char x[TEXT_BYTES(60)], y[TEXT_BYTES(60)];
	text_fold(a, x, sizeof x);
	text_fold(b, y, sizeof y);
	return strcmp(x, y) == 0;
}

/* Another balance is what differs from both the placed one and today's. */
static enum msgid compare_balance(struct placing *p, const struct place_found *f, bool *differs,
	struct err *err)
{
	struct money placed = f->balance;
	char text[MONEY_TEXT_SIZE];
	if (money_cmp(f->balance, p->row.balance) == 0)
		return MSG_OK;
	enum msgid m = ledger_placed(p->d->db, f->same, &placed, err);
	if (m != MSG_OK || money_cmp(placed, p->row.balance) == 0)
		return m;
	*differs = true;
	p->report->differ_balance++;
	money_show(p->row.balance, text);
	return say(p, "duplicate", PF_BALANCE, MSG_DUP_BALANCE, text, err);
}

static enum msgid compare_address(struct placing *p, int64_t consumer_id, bool *differs,
	struct err *err)
{
	char line1[TEXT_BYTES(60)], zip[16];
	bool found = false;
	if (*p->row.in.text[PF_ADDR1] == '\0')
		return MSG_OK;
	enum msgid m = place_address(p->d->db, consumer_id, line1, zip, &found, err);
	if (m != MSG_OK || !found || (same_text(line1, p->row.in.text[PF_ADDR1]) &&
			(*p->row.in.text[PF_ZIP] == '\0' ||
			same_text(zip, p->row.in.text[PF_ZIP]))))
		return m;
	*differs = true;
	p->report->differ_address++;
	return say(p, "duplicate", PF_ADDR1, MSG_DUP_ADDRESS, "", err);
}

static enum msgid duplicate(struct placing *p, const struct place_found *f, struct err *err)
{
	bool differs = false;
	p->report->file.rows_duplicate++;
	if (f->file_id == p->report->file.id) {
		p->report->in_file++;
		return say(p, "duplicate", PF_CLIENT_ACCOUNT, MSG_DUP_IN_FILE, "", err);
	}
	enum msgid m = compare_balance(p, f, &differs, err);
	if (m == MSG_OK)
		m = compare_address(p, f->consumer_id, &differs, err);
	return m;
}

/* --- consumer ---------------------------------------------------------------------------- */

static enum msgid suggest_link(struct placing *p, struct err *err)
{
	unsigned char mac[SECRET_MAC_LEN];
	int64_t other = 0;
	char number[24];
	if (*p->row.consumer.ssn == '\0' || (p->row.consumer.flags & FLAG_SSN))
		return MSG_OK;
	secret_mac(&p->d->key, "ssn", p->row.consumer.ssn, mac);
	enum msgid m = place_by_ssn(p->d->db, p->order->client.id, mac, &other, err);
	if (m != MSG_OK || other == 0)
		return m;
	p->report->links++;
	(void)text_putf(number, sizeof number, "%lld", (long long)other);
	return say(p, "warning", PF_SSN_OR_TIN, MSG_LINK_SSN, number, err);
}

static enum msgid consumer(struct placing *p, int64_t *id, struct err *err)
{
	const char *ref = p->row.in.text[PF_CONSUMER_REF];
	enum msgid m = MSG_OK;
	p->made = (struct place_made){ .fresh = true };
	if (*ref) {
		m = place_by_ref(p->d->db, p->order->client.id, ref, id, &p->made.has_phone, err);
		if (m != MSG_OK)
			return m;
		if (*id != 0) {
			bool differs;
			p->made.fresh = false;
			return compare_address(p, *id, &differs, err);
		}
	}
	m = suggest_link(p, err);
	if (m != MSG_OK)
		return m;
	p->report->consumers++;
	return MSG_OK;
}

/* --- facts ------------------------------------------------------------------------------- */

/* A value that its field could not take whole is kept as a fact, unless it must be sealed. */
static bool keep_aside(const struct placement *row, enum place_field f)
{
	const struct import_field *def = import_field(&place_fields, f);
	if (def->fact || def->kind == IK_SECRET || *row->in.text[f] == '\0')
		return false;
	for (int i = 0; i < row->in.issue_count; i++)
		if (row->in.issues[i].field == (int)f && (def->kind == IK_DATE ||
				row->in.issues[i].id == MSG_ROW_UNUSED ||
				row->in.issues[i].id == MSG_ROW_CUT))
			return true;
	return false;
}

static enum msgid facts(struct placing *p, int64_t account_id, struct err *err)
{
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < PLACE_FIELD_COUNT; i++) {
		const struct import_field *def = import_field(&place_fields, i);
		enum place_field f = (enum place_field)i;
		const char *text = p->row.in.text[f];
		if (*text == '\0')
			continue;
		if (def->fact || (p->row.in.issue_count && keep_aside(&p->row, f)))
			m = place_fact(p->d->db, account_id, def->name, text, err);
	}
	return m;
}

/* --- the row ----------------------------------------------------------------------------- */

static enum msgid first_action(struct placing *p, int64_t account_id, struct err *err)
{
	const struct placement *row = &p->row;
	int64_t id;
	struct next_situation s = { .has_phone = p->made.has_phone, .disputed = row->disputed,
		.on_hold = row->disputed,
		.blocked = row->cease || row->bankrupt || row->deceased || row->attorney };
	p->made.next = next_default(&s, p->today);
	p->made.next.priority = 0;
	struct next_row next = { .account_id = account_id, .action = p->made.next,
		.user_id = p->d->user_id, .at = p->now };
	return next_action_add(p->d->db, &next, &id, err);
}

static enum msgid new_account(struct placing *p, int64_t near, struct err *err)
{
	struct place_report *r = p->report;
	char flags[64], number[24];
	int64_t account_id = p->next_account++, consumer_id = 0;
	enum msgid m = consumer(p, &consumer_id, err);
	if (m == MSG_OK && near != 0) {
		r->near_keys++;
		(void)text_putf(number, sizeof number, "%lld", (long long)near);
		m = say(p, "warning", PF_CLIENT_ACCOUNT, MSG_DUP_ZEROS, number, err);
	}
	if (m == MSG_OK && p->made.fresh)
		m = place_person(p, 0, account_id, &consumer_id, err);
	data_flags_show(p->row.flags, flags, sizeof flags);
	struct place_ids ids = { .client_id = p->order->client.id, .consumer_id = consumer_id,
		.account_id = account_id, .file_id = r->file.id, .at = p->now,
		.user_id = p->d->user_id, .data_flags = flags };
	if (m == MSG_OK)
		m = place_account(p->d->db, &p->row, &ids, err);
	if (m == MSG_OK)
		m = first_action(p, account_id, err);
	if (m == MSG_OK)
		m = facts(p, account_id, err);
	if (m == MSG_OK)
		m = place_people(p, account_id, consumer_id, err);
	const struct placement *row = &p->row;
	bool plain = p->made.fresh && *row->in.text[PF_CONSUMER_REF] == '\0' && !row->cease &&
		!row->bankrupt && !row->deceased && !row->attorney && !row->disputed;
	if (m == MSG_OK && plain) {
		m = place_queue(p, consumer_id, account_id, err);
		p->queued++;
	}
	if (m != MSG_OK)
		return m;
	r->file.first_account = r->file.first_account ? r->file.first_account : account_id;
	r->file.last_account = account_id;
	r->file.rows_placed++;
	return money_add(r->file.placed, row->balance, &r->file.placed, err);
}

enum msgid place_row(struct placing *p, struct err *err)
{
	struct place_found found;
	enum msgid m = place_find_key(p->d->db, p->order->client.id, &p->row, &found, err);
	if (m != MSG_OK)
		return m;
	return found.same ? duplicate(p, &found, err) : new_account(p, found.near, err);
}
