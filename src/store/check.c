/* SPDX-License-Identifier: MIT */
/* Each proof is one statement that gives a row (id, what is wrong) for every complaint. They walk
 * whole tables on purpose, in the order of their keys, so that a million accounts take seconds. */
#include "arrears/store/check.h"

#include <inttypes.h>

#include "arrears/base/text.h"
#include "arrears/store/audit.h"
#include "db_private.h"

/* The sign keeps SQLite from walking the index of keys, and so the table at random. */
#define OPEN_ACCOUNT "+a.voided_at IS NULL AND " \
	"a.status IN (SELECT code FROM account_status WHERE class <> 'closed')"

enum { BALANCE, LEDGER, NEXT_ACTION, ITEM_MISSING, ITEM_LEFT, ITEM_SUM, BAND_COUNT, CALL_OPEN,
	CALL_LOST, CALL_VOID, EXCEPTION, SLOT, PROMISE, BELOW_ZERO, AUTHORITY, REVERSAL, TRANSFER,
	MOVED, RECEIPT, RECEIPT_STATE, SUSPENSE, BATCH, FORGIVEN, SETTLED,
	SETTLED_PAID, PROOFS };
static const char *const sql[PROOFS] = {
	[BALANCE] = "SELECT a.id, 'balance is not the sum of its buckets' FROM account a "
		"WHERE a.balance <> " SQL_TOTAL("a.") " /*scan*/",
	[LEDGER] = "SELECT a.id, 'buckets differ from the ledger by ' || "
		"(a.balance - coalesce(sum" SQL_TOTAL("l.") ", 0)) || ' cents in all' "
		"FROM account a LEFT JOIN ledger_entry l ON l.account_id = a.id GROUP BY a.id "
		"HAVING a.principal <> coalesce(sum(l.principal), 0) "
		"OR a.interest <> coalesce(sum(l.interest), 0) "
		"OR a.fees <> coalesce(sum(l.fees), 0) OR a.costs <> coalesce(sum(l.costs), 0) "
		"OR a.attorney <> coalesce(sum(l.attorney), 0) "
		"OR a.other <> coalesce(sum(l.other), 0) /*scan*/",
	[NEXT_ACTION] = "SELECT a.id, 'open account without a next action' FROM account a "
		"WHERE " OPEN_ACCOUNT " AND NOT EXISTS (SELECT 1 FROM next_action n "
		"WHERE n.account_id = a.id AND n.done_at IS NULL) /*scan*/",
	[ITEM_MISSING] = "SELECT a.id, 'open account whose consumer is in no band' FROM account a "
		"WHERE " OPEN_ACCOUNT " AND NOT EXISTS (SELECT 1 FROM work_item w "
		"WHERE w.consumer_id = a.consumer_id) /*scan*/",
	[ITEM_LEFT] = "SELECT w.consumer_id, 'in a band without an open account' FROM work_item w "
		"WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.consumer_id = w.consumer_id "
		"AND " OPEN_ACCOUNT ") /*scan*/",
	[ITEM_SUM] = "SELECT w.consumer_id, 'work item says ' || w.accounts || ' accounts, ' || "
		"w.balance || ' cents; they are ' || count(*) || ', ' || sum(a.balance) "
		"FROM work_item w JOIN account a ON a.consumer_id = w.consumer_id "
		"WHERE " OPEN_ACCOUNT " GROUP BY w.consumer_id "
		"HAVING w.accounts <> count(*) OR w.balance <> sum(a.balance) /*scan*/",
	[BAND_COUNT] = "SELECT band_id, 'counted ' || -sum(n) || ' more than summarized at stage ' "
		"|| stage || ', mask ' || call_mask FROM ("
		"SELECT band_id, stage, call_mask, items AS n, accounts AS acc, balance AS bal "
		"FROM band_count UNION ALL "
		"SELECT band_id, stage, call_mask, -count(*), -sum(accounts), -sum(balance) "
		"FROM work_item GROUP BY band_id, stage, call_mask) "
		"GROUP BY band_id, stage, call_mask "
		"HAVING sum(n) <> 0 OR sum(acc) <> 0 OR sum(bal) <> 0 /*scan*/",
	[CALL_OPEN] = "SELECT o.contact_id, 'open call without its contact' FROM open_call o "
		"WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = o.contact_id) /*scan*/",
	[CALL_LOST] = "SELECT c.id, 'call without a result that is not open' FROM contact c "
		"WHERE NOT EXISTS (SELECT 1 FROM contact_result r WHERE r.contact_id = c.id) "
		"AND NOT EXISTS (SELECT 1 FROM contact_void v WHERE v.contact_id = c.id) "
		"AND NOT EXISTS (SELECT 1 FROM open_call o WHERE o.contact_id = c.id) /*scan*/",
	[CALL_VOID] = "SELECT v.contact_id, 'voided call that is still open' FROM contact_void v "
		"JOIN open_call o ON o.contact_id = v.contact_id /*scan*/",
	/* Only a refusal happens without a call. */
	[EXCEPTION] = "SELECT e.id, 'exception (' || e.kind || ') without its call' "
		"FROM gate_exception e WHERE e.kind <> 'refused' AND NOT EXISTS (SELECT 1 "
		"FROM contact c WHERE c.id = e.contact_id AND c.consumer_id = e.consumer_id) "
		"/*scan*/",
	[SLOT] = "SELECT u.id, 'user without a password' FROM user u WHERE u.role <> 'system' "
		"AND NOT EXISTS (SELECT 1 FROM key_slot k WHERE k.user_id = u.id) /*scan*/",
	[PROMISE] = "SELECT p.id, 'promise is ' || p.state || ', its last event says otherwise' "
		"FROM promise p WHERE NOT EXISTS (SELECT 1 FROM promise_event e WHERE e.id = "
		"(SELECT max(x.id) FROM promise_event x WHERE x.promise_id = p.id) "
		"AND e.state = p.state AND e.paid = p.paid) /*scan*/",
	/* Principal alone may, by a credit of the consumer's. */
	[BELOW_ZERO] = "SELECT a.id, 'a bucket is below zero' FROM account a WHERE a.interest < 0 "
		"OR a.fees < 0 OR a.costs < 0 OR a.attorney < 0 OR a.other < 0 /*scan*/",
	[AUTHORITY] = "SELECT l.id, 'a bucket grew without an authority' FROM ledger_entry l "
		"WHERE l.type IN ('interest', 'fee', 'cost', 'adjustment') AND l.authority = '' "
		"AND (l.principal > 0 OR l.interest > 0 OR l.fees > 0 OR l.costs > 0 "
		"OR l.attorney > 0 OR l.other > 0) /*scan*/",
	[REVERSAL] = "SELECT r.id, 'does not negate entry ' || o.id || ' exactly' "
		"FROM ledger_entry r JOIN ledger_entry o ON o.id = r.reverses_id "
		"WHERE r.reverses_id IS NOT NULL AND (r.account_id <> o.account_id "
		"OR r.effective_on <> o.effective_on OR r.principal + o.principal <> 0 "
		"OR r.interest + o.interest <> 0 OR r.fees + o.fees <> 0 "
		"OR r.costs + o.costs <> 0 OR r.attorney + o.attorney <> 0 "
		"OR r.other + o.other <> 0) AND o.type <> 'placement' /*scan*/",
	[TRANSFER] = "SELECT l.id, 'the legs of a transfer do not sum to zero' "
		"FROM ledger_entry l LEFT JOIN ledger_entry o ON o.id = l.pair_id "
		"OR o.pair_id = l.id WHERE l.type = 'transfer' AND " SQL_TOTAL("l.")
		" + coalesce(" SQL_TOTAL("o.") ", 0) <> 0 /*scan*/",
	[MOVED] = "SELECT l.id, 'more of it was moved on than came in' FROM ledger_entry l "
		"WHERE l.type IN ('payment', 'direct', 'transfer') AND -" SQL_TOTAL("l.")
		" < (SELECT sum(" SQL_TOTAL("m.") ") FROM ledger_entry m "
		"WHERE m.moves_id = l.id AND NOT EXISTS (SELECT 1 FROM ledger_entry r "
		"WHERE r.reverses_id = m.id)) /*scan*/",
	/* What was posted of it, what was held of it, less what was held and posted since. What
	 * a file took back that was undone stands again as an entry of its own. */
	[RECEIPT] = "SELECT r.id, 'posted as another sum than was received' FROM receipt r "
		"WHERE r.state = 'posted' AND r.amount <> coalesce((SELECT "
		"-sum(" SQL_TOTAL("l.") ") "
		"FROM ledger_entry l WHERE l.receipt_id = r.id AND l.type IN ('payment', "
		"'direct') AND NOT EXISTS (SELECT 1 FROM ledger_entry x JOIN file f "
		"ON f.id = x.file_id WHERE x.reverses_id = l.id AND f.state = 'undone' "
		"AND f.id <> coalesce(l.file_id, 0))), 0) + coalesce((SELECT sum(e.amount) "
		"FROM suspense_entry e "
		"LEFT JOIN ledger_entry l ON l.id = e.ledger_id WHERE e.receipt_id = r.id "
		"AND ((e.ledger_id IS NULL AND e.amount > 0) OR l.type IN ('payment', "
		"'direct'))), 0) /*scan*/",
	[RECEIPT_STATE] = "SELECT r.id, 'is in the ledger but ' || r.state FROM receipt r "
		"WHERE r.state <> 'posted' AND (r.suspense <> 0 OR EXISTS (SELECT 1 "
		"FROM ledger_entry l WHERE l.receipt_id = r.id)) /*scan*/",
	[SUSPENSE] = "SELECT r.id, 'unapplied money is not the sum of its entries' FROM receipt r "
		"WHERE r.suspense < 0 OR r.suspense <> coalesce((SELECT sum(e.amount) "
		"FROM suspense_entry e WHERE e.receipt_id = r.id), 0) /*scan*/",
	[BATCH] = "SELECT b.id, 'is ' || b.state || ' with receipts that are not so, or counted "
		"otherwise' FROM receipt_batch b LEFT JOIN receipt r ON r.batch_id = b.id "
		"AND r.state <> 'void' GROUP BY b.id HAVING (b.state IN ('posted', 'closed') "
		"AND sum(r.state = 'received') > 0) OR (b.state IN ('open', 'balanced') "
		"AND sum(r.state = 'posted') > 0) OR (b.state <> 'open' AND b.counted_by "
		"IS NOT NULL AND (b.counted_items <> count(r.id) OR b.counted_cents <> "
		"coalesce(sum(r.amount), 0))) /*scan*/",
	[FORGIVEN] = "SELECT l.id, 'forgave the rest of a settlement that is ' || p.state "
		"FROM ledger_entry l JOIN plan p ON l.reference = 'plan ' || p.id "
		"WHERE l.type = 'adjustment' AND l.reason = 'settled' AND p.state <> 'done' "
		"AND NOT EXISTS (SELECT 1 FROM ledger_entry v WHERE v.reverses_id = l.id) "
		"/*scan*/",
	[SETTLED] = "SELECT p.id, 'is done, and account ' || a.id || ' is SIF and owes ' || "
		"a.balance || ' cents' FROM plan p JOIN plan_account s ON s.plan_id = p.id "
		"JOIN account a ON a.id = s.account_id WHERE p.kind = 'settlement' "
		"AND p.state = 'done' AND a.status = 'SIF' AND a.balance > 0 /*scan*/",
	/* Since the day it was made on, wherever it was paid in first. */
	[SETTLED_PAID] = "SELECT id, 'is done, and ' || came || ' of ' || promised || "
		"' cents came' FROM (SELECT p.id, p.promised, coalesce((SELECT "
		"sum(" SQL_BROUGHT("l.") ") "
		"FROM plan_account s JOIN ledger_entry l ON l.account_id = s.account_id "
		"CROSS JOIN ledger_entry o WHERE s.plan_id = p.id "
		"AND l.type IN ('payment', 'direct', 'transfer') AND NOT EXISTS (SELECT 1 "
		"FROM ledger_entry v WHERE v.reverses_id = l.id) AND " SQL_BROUGHT("l.") " > 0 "
		"AND o.id = " SQL_CAME_AS("l.") " AND o.effective_on >= p.made_on), 0) AS came "
		"FROM plan p WHERE p.kind = 'settlement' AND p.state = 'done') "
		"WHERE came < promised /*scan*/",
};
const struct stmt_table stmts_check = { "check", sql, ARRAY_SIZE(sql) };

/* proof PROOFS: the audit chain, which is walked in C. */
static const struct {
	const char *name, *entity;
	int proof;
} checks[] = {
	{ "balances", "account", BALANCE },
	{ "ledger", "account", LEDGER },
	{ "next actions", "account", NEXT_ACTION },
	{ "work items", "account", ITEM_MISSING },
	{ "work items of closed accounts", "consumer", ITEM_LEFT },
	{ "work item sums", "consumer", ITEM_SUM },
	{ "band counts", "band", BAND_COUNT },
	{ "open calls", "contact", CALL_OPEN },
	{ "calls without result", "contact", CALL_LOST },
	{ "voided calls", "contact", CALL_VOID },
	{ "exceptions", "exception", EXCEPTION },
	{ "key slots", "user", SLOT },
	{ "promises", "promise", PROMISE },
	{ "buckets", "account", BELOW_ZERO },
	{ "authority of charges", "ledger entry", AUTHORITY },
	{ "reversals", "ledger entry", REVERSAL },
	{ "transfers", "ledger entry", TRANSFER },
	{ "moved money", "ledger entry", MOVED },
	{ "receipts", "receipt", RECEIPT },
	{ "receipts and ledger", "receipt", RECEIPT_STATE },
	{ "unapplied money", "receipt", SUSPENSE },
	{ "batches", "batch", BATCH },
	{ "forgiven by settlement", "ledger entry", FORGIVEN },
	{ "settlements", "plan", SETTLED },
	{ "money of settlements", "plan", SETTLED_PAID },
	{ "audit chain", "audit", PROOFS },
};

size_t check_count(void)
{
	return ARRAY_SIZE(checks);
}

const char *check_name(size_t i)
{
	return checks[i].name;
}

static enum msgid check_audit(struct db *db, const struct check_hear *hear, struct err *err)
{
	char line[64];
	int64_t broken = 0;
	enum msgid m = audit_verify(db, &broken, err);
	if (m == MSG_OK && broken != 0) {
		(void)text_putf(line, sizeof line, "audit %" PRId64 ": the chain is broken",
			broken);
		hear->say(hear->arg, line);
	}
	return m;
}

enum msgid check_run(struct db *db, size_t i, const struct check_hear *hear, struct err *err)
{
	if (checks[i].proof == PROOFS)
		return check_audit(db, hear, err);
	char what[160], line[224];
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_check, (size_t)checks[i].proof);
	while (st_more(st, &m, err)) {
		st_col_text(st, 1, what, sizeof what);
		(void)text_putf(line, sizeof line, "%s %" PRId64 ": %s", checks[i].entity,
			st_col_int(st, 0), what);
		hear->say(hear->arg, line);
	}
	return m;
}
