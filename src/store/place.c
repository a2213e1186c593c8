/* SPDX-License-Identifier: MIT */
#include "arrears/store/place.h"

#include "db_private.h"

enum { NEXT_PARTY, NEXT_ACCOUNT, FIND_KEY, ADDRESS, BY_REF, BY_SSN, ACCOUNT, LEDGER, FACT,
	UNQUEUED };
static const char *const sql[] = {
	[NEXT_PARTY] = "SELECT coalesce(max(id), 0) + 1 FROM party",
	[NEXT_ACCOUNT] = "SELECT max(10000000, coalesce(max(id), 0)) + 1 FROM account",
	[FIND_KEY] = "SELECT id, client_account = :account, consumer_id, coalesce(file_id, 0), "
		"balance FROM account WHERE client_id = :client AND client_account_key = :key "
		"AND voided_at IS NULL",
	[ADDRESS] = "SELECT line1, zip FROM address WHERE party_id = :party AND ended_at IS NULL "
		"ORDER BY id DESC LIMIT 1",
	[BY_REF] = "SELECT p.id, EXISTS (SELECT 1 FROM phone h WHERE h.party_id = p.id "
		"AND h.ended_at IS NULL) FROM party p WHERE p.client_id = :client "
		"AND p.client_ref = :ref",
	[BY_SSN] = "SELECT p.id FROM party p WHERE p.ssn_mac = :mac AND EXISTS (SELECT 1 "
		"FROM account a WHERE a.consumer_id = p.id AND a.client_id = :client "
		"AND a.voided_at IS NULL) LIMIT 1",
	[ACCOUNT] = "INSERT INTO account(id, client_id, client_account, client_account_key, "
		"consumer_id, status, debt_type, original_creditor, current_creditor, placed_on, "
		"opened_on, delinquent_on, charged_off_on, itemization_on, itemization_cents, "
		"last_paid_on, last_paid_cents, rate_millionths, principal, interest, fees, costs, "
		"attorney, other, balance, disputed, file_id, data_flags, created_at) VALUES (:id, "
		":client, :account, :key, :consumer, 'NEW', :type, :original, :current, :placed, "
		":opened, :delinquent, :charged_off, :itemized, :itemization, :last_paid, "
		":last_paid_cents, :rate, :principal, :interest, :fees, :costs, 0, 0, :balance, "
		":disputed, :file, :flags, :at)",
	[LEDGER] = "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, "
		"file_id, principal, interest, fees, costs, attorney, other) VALUES (:account, "
		"'placement', :on, :at, :user, :file, :principal, :interest, :fees, :costs, 0, 0)",
	[FACT] = "INSERT INTO account_fact(account_id, name, value) "
		"VALUES (:account, :name, :value)",
	[UNQUEUED] = "SELECT a.id, a.consumer_id FROM account a JOIN party p ON p.id = "
		"a.consumer_id WHERE a.id > :after AND a.id <= :last AND a.file_id = :file "
		"AND (p.client_ref IS NOT NULL OR NOT EXISTS (SELECT 1 FROM work_item w "
		"WHERE w.consumer_id = a.consumer_id)) AND NOT EXISTS (SELECT 1 FROM account b "
		"WHERE b.consumer_id = a.consumer_id AND b.id > a.id AND b.file_id = :file) "
		"ORDER BY a.id LIMIT :max",
};
const struct stmt_table stmts_place = { "place", sql, ARRAY_SIZE(sql) };

static enum msgid one_int(struct db *db, size_t id, int64_t *out, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_place, id);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*out = st_col_int(st, 0);
	return m;
}

enum msgid place_next_ids(struct db *db, int64_t *party_id, int64_t *account_id, struct err *err)
{
	enum msgid m = one_int(db, NEXT_PARTY, party_id, err);
	return m == MSG_OK ? one_int(db, NEXT_ACCOUNT, account_id, err) : m;
}

enum msgid place_find_key(struct db *db, int64_t client_id, const struct placement *p,
	struct place_found *out, struct err *err)
{
	struct place_found f = { 0 };
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_place, FIND_KEY);
	st_text(st, ":account", p->in.text[PF_CLIENT_ACCOUNT]);
	st_int(st, ":client", client_id);
	st_text(st, ":key", p->key);
	while (st_more(st, &m, err)) {
		if (!st_col_int(st, 1)) {
			f.near = st_col_int(st, 0);
			continue;
		}
		f.same = st_col_int(st, 0);
		f.consumer_id = st_col_int(st, 2);
		f.file_id = st_col_int(st, 3);
		f.balance = st_col_money(st, 4);
	}
	if (m == MSG_OK)
		*out = f;
	return m;
}

enum msgid place_address(struct db *db, int64_t party_id, char line1[TEXT_BYTES(60)],
	char zip[16], bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_place, ADDRESS);
	st_int(st, ":party", party_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found) {
		st_col_text(st, 0, line1, TEXT_BYTES(60));
		st_col_text(st, 1, zip, 16);
	}
	return m;
}

enum msgid place_by_ref(struct db *db, int64_t client_id, const char *ref, int64_t *party_id,
	bool *has_phone, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_place, BY_REF);
	st_int(st, ":client", client_id);
	st_text(st, ":ref", ref);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK) {
		*party_id = found ? st_col_int(st, 0) : 0;
		*has_phone = found && st_col_int(st, 1) != 0;
	}
	return m;
}

enum msgid place_by_ssn(struct db *db, int64_t client_id,
	const unsigned char mac[SECRET_MAC_LEN], int64_t *party_id, struct err *err)
{
	STMT st = st_get(db, &stmts_place, BY_SSN);
	st_blob(st, ":mac", mac, SECRET_MAC_LEN);
	st_int(st, ":client", client_id);
	return st_find_id(st, party_id, err);
}

static void bind_dates(struct st *st, const struct placement *p)
{
	st_date(st, ":placed", p->placed);
	st_date(st, ":opened", p->opened);
	st_date(st, ":delinquent", p->delinquent);
	st_date(st, ":charged_off", p->charged_off);
	st_date(st, ":itemized", p->itemized);
	st_date(st, ":last_paid", p->last_paid);
}

static void bind_buckets(struct st *st, const struct placement *p)
{
	st_int(st, ":principal", p->principal.cents);
	st_int(st, ":interest", p->interest.cents);
	st_int(st, ":fees", p->fees.cents);
	st_int(st, ":costs", p->costs.cents);
}

static enum msgid insert_account(struct db *db, const struct placement *p,
	const struct place_ids *ids, struct err *err)
{
	STMT st = st_get(db, &stmts_place, ACCOUNT);
	st_int(st, ":id", ids->account_id);
	st_int(st, ":client", ids->client_id);
	st_text(st, ":account", p->in.text[PF_CLIENT_ACCOUNT]);
	st_text(st, ":key", p->key);
	st_int(st, ":consumer", ids->consumer_id);
	st_text(st, ":type", p->in.text[PF_DEBT_TYPE]);
	st_text(st, ":original", p->in.text[PF_ORIGINAL_CREDITOR]);
	st_text(st, ":current", p->in.text[PF_CURRENT_CREDITOR]);
	bind_dates(st, p);
	st_int_or_null(st, ":itemization", p->itemization.cents, !p->has_itemization);
	st_int_or_null(st, ":last_paid_cents", p->last_paid_amount.cents, !p->has_last_paid);
	st_int_or_null(st, ":rate", p->rate_millionths, !p->has_rate);
	bind_buckets(st, p);
	st_int(st, ":balance", p->balance.cents);
	st_int(st, ":disputed", p->disputed);
	st_int(st, ":file", ids->file_id);
	st_text(st, ":flags", ids->data_flags);
	st_int(st, ":at", ids->at);
	return st_run(st, err);
}

enum msgid place_account(struct db *db, const struct placement *p, const struct place_ids *ids,
	struct err *err)
{
	enum msgid m = insert_account(db, p, ids, err);
	if (m != MSG_OK)
		return m;
	STMT st = st_get(db, &stmts_place, LEDGER);
	st_int(st, ":account", ids->account_id);
	st_date(st, ":on", p->placed);
	st_int(st, ":at", ids->at);
	st_int(st, ":user", ids->user_id);
	st_int(st, ":file", ids->file_id);
	bind_buckets(st, p);
	return st_run(st, err);
}

enum msgid place_fact(struct db *db, int64_t account_id, const char *name, const char *value,
	struct err *err)
{
	STMT st = st_get(db, &stmts_place, FACT);
	st_int(st, ":account", account_id);
	st_text(st, ":name", name);
	st_text(st, ":value", value);
	return st_run(st, err);
}

enum msgid place_unqueued(struct db *db, const struct place_range *file, struct place_page *page,
	struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = 0;
	STMT st = st_get(db, &stmts_place, UNQUEUED);
	st_int(st, ":after", page->after ? page->after : file->first - 1);
	st_int(st, ":last", file->last);
	st_int(st, ":file", file->file_id);
	st_int(st, ":max", PLACE_PAGE);
	while (n < PLACE_PAGE && st_more(st, &m, err)) {
		page->after = st_col_int(st, 0);
		page->consumers[n++] = st_col_int(st, 1);
	}
	page->count = n;
	return m;
}
