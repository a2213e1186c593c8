/* SPDX-License-Identifier: MIT */
/* Taking a file back. The ledger is not touched: reversing entries are added. */
#include "arrears/store/place.h"

#include "db_private.h"

#define OF_FILE "a.id BETWEEN :first AND :last AND a.file_id = :file "

enum { WORKED, REVERSE, DONE, VOID, CONSUMERS };
static const char *const sql[] = {
	/* Worked: a note or a call by a person, money since, or another next action. */
	[WORKED] = "SELECT a.id, coalesce((SELECT n.user_id FROM note n WHERE n.account_id = a.id "
		"AND n.system = 0 ORDER BY n.id LIMIT 1), (SELECT l.user_id FROM ledger_entry l "
		"WHERE l.account_id = a.id AND l.type <> 'placement' ORDER BY l.id LIMIT 1), "
		"(SELECT k.user_id FROM contact k JOIN contact_debt t ON t.contact_id = k.id "
		"AND t.account_id = a.id WHERE k.party_id = a.consumer_id LIMIT 1), "
		"(SELECT c.user_id FROM claim c WHERE c.consumer_id = a.consumer_id), a.file_user) "
		"FROM (SELECT a.id, a.consumer_id, a.last_worked_on, f.user_id AS file_user "
		"FROM account a JOIN file f ON f.id = a.file_id WHERE " OF_FILE ") a "
		"WHERE a.last_worked_on IS NOT NULL "
		"OR EXISTS (SELECT 1 FROM note n WHERE n.account_id = a.id AND n.system = 0) "
		"OR EXISTS (SELECT 1 FROM ledger_entry l WHERE l.account_id = a.id "
		"AND l.type <> 'placement') "
		"OR EXISTS (SELECT 1 FROM contact k JOIN contact_debt t ON t.contact_id = k.id "
		"AND t.account_id = a.id WHERE k.party_id = a.consumer_id) "
		"OR EXISTS (SELECT 1 FROM claim c WHERE c.consumer_id = a.consumer_id) "
		"ORDER BY a.id LIMIT 1",
	[REVERSE] = "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, "
		"file_id, principal, interest, fees, costs, attorney, other, reverses_id) "
		"SELECT a.id, 'reversal', :today, :at, :user, :file, -e.principal, -e.interest, "
		"-e.fees, -e.costs, -e.attorney, -e.other, e.id FROM account a "
		"CROSS JOIN ledger_entry e ON e.account_id = a.id AND e.type = 'placement' "
		"WHERE " OF_FILE,
	[DONE] = "UPDATE next_action SET done_at = :at WHERE done_at IS NULL AND account_id IN "
		"(SELECT a.id FROM account a WHERE " OF_FILE ")",
	[VOID] = "UPDATE account AS a SET status = 'CXL', voided_at = :at, closed_at = :at, "
		"principal = 0, interest = 0, fees = 0, costs = 0, attorney = 0, other = 0, "
		"balance = 0 WHERE " OF_FILE,
	[CONSUMERS] = "SELECT a.id, a.consumer_id FROM account a WHERE a.id > :after "
		"AND " OF_FILE "AND NOT EXISTS (SELECT 1 FROM account b WHERE b.consumer_id = "
		"a.consumer_id AND b.id > a.id AND b.file_id = :file) ORDER BY a.id LIMIT :max",
};
const struct stmt_table stmts_placeundo = { "placeundo", sql, ARRAY_SIZE(sql) };

static struct st *bind_file(struct st *st, const struct place_range *file)
{
	st_int(st, ":first", file->first);
	st_int(st, ":last", file->last);
	st_int(st, ":file", file->file_id);
	return st;
}

enum msgid place_worked(struct db *db, const struct place_range *file, int64_t *account_id,
	int64_t *user_id, struct err *err)
{
	bool found = false;
	STMT st = bind_file(st_get(db, &stmts_placeundo, WORKED), file);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK) {
		*account_id = found ? st_col_int(st, 0) : 0;
		*user_id = found ? st_col_int(st, 1) : 0;
	}
	return m;
}

static enum msgid reverse(struct db *db, const struct place_range *file, const char *today,
	int64_t at, int64_t user_id, struct err *err)
{
	STMT st = bind_file(st_get(db, &stmts_placeundo, REVERSE), file);
	st_text(st, ":today", today);
	st_int(st, ":at", at);
	st_int(st, ":user", user_id);
	return st_run(st, err);
}

static enum msgid end_at(struct db *db, size_t id, const struct place_range *file, int64_t at,
	struct err *err)
{
	STMT st = bind_file(st_get(db, &stmts_placeundo, id), file);
	st_int(st, ":at", at);
	return st_run(st, err);
}

enum msgid place_take_back(struct db *db, const struct place_range *file, const char *today,
	int64_t at, int64_t user_id, struct err *err)
{
	enum msgid m = reverse(db, file, today, at, user_id, err);
	if (m == MSG_OK)
		m = end_at(db, DONE, file, at, err);
	return m == MSG_OK ? end_at(db, VOID, file, at, err) : m;
}

enum msgid place_consumers(struct db *db, const struct place_range *file, struct place_page *page,
	struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = 0;
	STMT st = bind_file(st_get(db, &stmts_placeundo, CONSUMERS), file);
	st_int(st, ":after", page->after);
	st_int(st, ":max", PLACE_PAGE);
	while (n < PLACE_PAGE && st_more(st, &m, err)) {
		page->after = st_col_int(st, 0);
		page->consumers[n++] = st_col_int(st, 1);
	}
	page->count = n;
	return m;
}
