/* SPDX-License-Identifier: MIT */
#include "arrears/store/contact.h"

#include "arrears/base/text.h"
#include "db_private.h"

/* A result that was taken back no longer stands, nor does the row that took it back. A call that
 * was counted stays counted. */
#define STANDS "r.takes_back IS NULL AND NOT EXISTS (SELECT 1 FROM contact_result t " \
	"WHERE t.contact_id = r.contact_id AND t.takes_back = r.seq)"
#define COLUMNS "SELECT c.id, c.consumer_id, c.party_id, c.phone_id, c.direction, c.placed_at, " \
	"c.local_from, c.local_to, c.user_id, c.session_id, c.consent_id, c.exception, " \
	"EXISTS (SELECT 1 FROM contact_void v WHERE v.contact_id = c.id), r.flags, " \
	"r.seq IS NOT NULL AND " STANDS " FROM contact c " \
	"LEFT JOIN contact_result r ON r.contact_id = c.id "

enum { INSERT, LOAD, SINCE, RESULT_SEQ, RESULT_ADD, DEBT_ADD, DEBTS, VOID_ADD, OPEN_ADD,
	OPEN_PARK, OPEN_CLOSE, OPEN_LIST };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO contact(consumer_id, party_id, phone_id, direction, placed_at, "
		"local_from, local_to, user_id, session_id, consent_id, exception) VALUES "
		"(:consumer, :party, :phone, :direction, :at, :from, :to, :user, :session, "
		":consent, :exception)",
	[LOAD] = COLUMNS "WHERE c.id = :id ORDER BY c.id, r.seq",
	[SINCE] = COLUMNS "WHERE c.party_id = :party AND c.placed_at >= :since "
		"ORDER BY c.placed_at, c.id, r.seq /*scan*/",
	[RESULT_SEQ] = "SELECT coalesce(max(seq), 0) + 1 FROM contact_result "
		"WHERE contact_id = :contact",
	[RESULT_ADD] = "INSERT INTO contact_result(contact_id, seq, code, flags, account_id, at, "
		"seconds, user_id, takes_back) VALUES (:contact, :seq, :code, :flags, :account, "
		":at, :seconds, :user, :takes_back)",
	[DEBT_ADD] = "INSERT INTO contact_debt(contact_id, account_id, discussed) "
		"VALUES (:contact, :account, :discussed) ON CONFLICT DO NOTHING",
	[DEBTS] = "SELECT account_id, discussed FROM contact_debt WHERE contact_id = :contact "
		"ORDER BY account_id, discussed",
	[VOID_ADD] = "INSERT INTO contact_void(contact_id, reason, at, user_id) "
		"VALUES (:contact, :reason, :at, :user)",
	[OPEN_ADD] = "INSERT INTO open_call(contact_id, user_id, account_id) "
		"VALUES (:contact, :user, :account)",
	[OPEN_PARK] = "UPDATE open_call SET parked = :parked WHERE contact_id = :contact",
	[OPEN_CLOSE] = "DELETE FROM open_call WHERE contact_id = :contact",
	[OPEN_LIST] = "SELECT o.contact_id, o.user_id, o.account_id, c.phone_id, c.party_id, "
		"c.placed_at, p.ord, c.direction = 'in', o.parked FROM open_call o "
		"JOIN contact c ON c.id = o.contact_id LEFT JOIN phone p ON p.id = c.phone_id "
		"WHERE o.user_id = :user ORDER BY o.contact_id /*scan*/",
};
const struct stmt_table stmts_contact = { "contact", sql, ARRAY_SIZE(sql) };

enum msgid contact_insert(struct db *db, const struct contact_row *row, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_contact, INSERT);
	st_int(st, ":consumer", row->consumer_id);
	st_int(st, ":party", row->party_id);
	st_nonzero(st, ":phone", row->phone_id);
	st_text(st, ":direction", row->inbound ? "in" : "out");
	st_int(st, ":at", row->placed_at);
	st_date(st, ":from", row->local_from);
	st_date(st, ":to", row->local_to);
	st_int(st, ":user", row->user_id);
	st_nonzero(st, ":session", row->session_id);
	st_nonzero(st, ":consent", row->consent_id);
	st_text(st, ":exception", row->exception);
	return st_insert(st, id, err);
}

static void read_call(struct st *st, struct contact_row *r)
{
	char direction[4];
	st_col_text(st, 4, direction, sizeof direction);
	*r = (struct contact_row){ .id = st_col_int(st, 0), .consumer_id = st_col_int(st, 1),
		.party_id = st_col_int(st, 2), .phone_id = st_col_int(st, 3),
		.inbound = direction[0] == 'i', .placed_at = st_col_int(st, 5),
		.local_from = st_col_date(st, 6), .local_to = st_col_date(st, 7),
		.user_id = st_col_int(st, 8), .session_id = st_col_int(st, 9),
		.consent_id = st_col_int(st, 10), .voided = st_col_int(st, 12) != 0 };
	st_col_text(st, 11, r->exception, sizeof r->exception);
}

/* The strongest of its results; what was taken back leaves only that it was an attempt. */
static void add_result(struct st *st, struct contact_row *r)
{
	unsigned flags = (unsigned)st_col_int(st, 13);
	bool stands = st_col_int(st, 14) != 0;
	r->flags |= stands ? flags : flags & LAW_ATTEMPT;
	r->results += stands;
}

enum msgid contact_load(struct db *db, int64_t id, struct contact_row *out, bool *found,
	struct err *err)
{
	enum msgid m;
	struct contact_row r = { 0 };
	STMT st = st_get(db, &stmts_contact, LOAD);
	st_int(st, ":id", id);
	while (st_more(st, &m, err)) {
		if (r.id == 0)
			read_call(st, &r);
		add_result(st, &r);
	}
	if (m != MSG_OK)
		return m;
	*found = r.id != 0;
	if (*found)
		*out = r;
	return MSG_OK;
}

struct walk {
	struct db *db;
	bool (*fn)(void *, const struct contact_row *, const struct contact_debts *);
	void *arg;
	struct contact_row row;
};

/* Hands on the call gathered so far. */
static enum msgid hand_on(struct walk *w, bool *go_on, struct err *err)
{
	struct contact_debts debts;
	if (w->row.id == 0)
		return MSG_OK;
	enum msgid m = contact_debts_of(w->db, w->row.id, &debts, err);
	if (m == MSG_OK)
		*go_on = w->fn(w->arg, &w->row, &debts);
	return m;
}

enum msgid contact_since(struct db *db, int64_t party_id, int64_t since,
	bool (*fn)(void *arg, const struct contact_row *row, const struct contact_debts *debts),
	void *arg, struct err *err)
{
	enum msgid m, handed = MSG_OK;
	bool go_on = true;
	struct walk w = { .db = db, .fn = fn, .arg = arg };
	STMT st = st_get(db, &stmts_contact, SINCE);
	st_int(st, ":party", party_id);
	st_int(st, ":since", since);
	while (go_on && st_more(st, &m, err)) {
		if (st_col_int(st, 0) != w.row.id) {
			handed = hand_on(&w, &go_on, err);
			if (handed != MSG_OK)
				return handed;
			read_call(st, &w.row);
		}
		add_result(st, &w.row);
	}
	if (!go_on || m != MSG_OK)
		return go_on ? m : MSG_OK;
	return hand_on(&w, &go_on, err);
}

static enum msgid next_seq(struct db *db, int64_t contact_id, int *seq, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_contact, RESULT_SEQ);
	st_int(st, ":contact", contact_id);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*seq = (int)st_col_int(st, 0);
	return m;
}

enum msgid contact_result_add(struct db *db, const struct contact_result_row *row, int *seq,
	struct err *err)
{
	int n = 0;
	enum msgid m = next_seq(db, row->contact_id, &n, err);
	if (m != MSG_OK)
		return m;
	STMT st = st_get(db, &stmts_contact, RESULT_ADD);
	st_int(st, ":contact", row->contact_id);
	st_int(st, ":seq", n);
	st_text(st, ":code", row->code);
	st_int(st, ":flags", row->flags);
	st_nonzero(st, ":account", row->account_id);
	st_int(st, ":at", row->at);
	st_int(st, ":seconds", row->seconds);
	st_int(st, ":user", row->user_id);
	st_nonzero(st, ":takes_back", row->takes_back);
	m = st_run(st, err);
	if (m == MSG_OK)
		*seq = n;
	return m;
}

enum msgid contact_debt_add(struct db *db, int64_t contact_id, int64_t account_id, bool discussed,
	struct err *err)
{
	STMT st = st_get(db, &stmts_contact, DEBT_ADD);
	st_int(st, ":contact", contact_id);
	st_int(st, ":account", account_id);
	st_int(st, ":discussed", discussed);
	return st_run(st, err);
}

enum msgid contact_debts_of(struct db *db, int64_t contact_id, struct contact_debts *out,
	struct err *err)
{
	enum msgid m;
	struct contact_debts d = { 0 };
	STMT st = st_get(db, &stmts_contact, DEBTS);
	st_int(st, ":contact", contact_id);
	while (st_more(st, &m, err)) {
		int64_t account = st_col_int(st, 0);
		int i = d.n > 0 && d.account[d.n - 1] == account ? d.n - 1 : d.n;
		if (i == (int)ARRAY_SIZE(d.account))
			continue;
		d.n = i + 1;
		d.account[i] = account;
		if (st_col_int(st, 1) != 0)
			d.discussed[i] = true;
		else
			d.placed[i] = true;
	}
	if (m == MSG_OK)
		*out = d;
	return m;
}

enum msgid contact_void(struct db *db, int64_t contact_id, const char *reason, int64_t at,
	int64_t user_id, struct err *err)
{
	STMT st = st_get(db, &stmts_contact, VOID_ADD);
	st_int(st, ":contact", contact_id);
	st_text(st, ":reason", reason);
	st_int(st, ":at", at);
	st_int(st, ":user", user_id);
	return st_run(st, err);
}

enum msgid open_call_add(struct db *db, int64_t contact_id, int64_t user_id, int64_t account_id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_contact, OPEN_ADD);
	st_int(st, ":contact", contact_id);
	st_int(st, ":user", user_id);
	st_int(st, ":account", account_id);
	return st_run(st, err);
}

enum msgid open_call_park(struct db *db, int64_t contact_id, bool parked, struct err *err)
{
	STMT st = st_get(db, &stmts_contact, OPEN_PARK);
	st_int(st, ":parked", parked);
	st_int(st, ":contact", contact_id);
	return st_run(st, err);
}

enum msgid open_call_close(struct db *db, int64_t contact_id, struct err *err)
{
	STMT st = st_get(db, &stmts_contact, OPEN_CLOSE);
	st_int(st, ":contact", contact_id);
	return st_run(st, err);
}

enum msgid open_call_list(struct db *db, int64_t user_id, struct open_call_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_contact, OPEN_LIST);
	st_int(st, ":user", user_id);
	while (st_more(st, &m, err))
		if (count < max)
			out[count++] = (struct open_call_row){ .contact_id = st_col_int(st, 0),
				.user_id = st_col_int(st, 1), .account_id = st_col_int(st, 2),
				.phone_id = st_col_int(st, 3), .party_id = st_col_int(st, 4),
				.placed_at = st_col_int(st, 5), .phone_ord = (int)st_col_int(st, 6),
				.inbound = st_col_int(st, 7) != 0,
				.parked = st_col_int(st, 8) != 0 };
	if (m == MSG_OK)
		*n = count;
	return m;
}
