/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <ftw.h>
#include <sqlite3.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/check.h"
#include "arrears/desk/item.h"
#include "arrears/domain/gate.h"
#include "arrears/store/address.h"
#include "arrears/store/check.h"
#include "arrears/store/code.h"
#include "arrears/store/setting.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"

static const char office[] =
	"INSERT INTO setting VALUES ('office.zone', 'C'), ('office.area_code', '312');"
	"INSERT INTO user(id, name, full_name, role, created_at) VALUES"
	" (2, 'JRIVERA', 'Jo Rivera', 'collector', 0), (3, 'LCHEN', 'Lee Chen', 'lead', 0),"
	" (4, 'ADMIN', 'The Administrator', 'admin', 0), (5, 'KBOSE', 'Kim Bose', 'collector', 0);"
	"INSERT INTO work_session(user_id, desk_no, started_at) VALUES"
	" (2, 1, 1795532400), (3, 2, 1795532400), (4, 3, 1795532400), (5, 4, 1795532400);"
	"INSERT INTO client(id, code, name, created_at) VALUES (1, 'MERCY', 'MERCY HOSPITAL', 0);";

static const char debts[] =
	"INSERT INTO account(id, client_id, client_account, client_account_key, consumer_id,"
	" status, debt_type, placed_on, principal, interest, fees, costs, attorney, other, "
	"balance, created_at) VALUES"
	" (10000001, 1, '004-711', '4-711', 1, 'ACT', 'medical', '2026-09-01',"
	" 110000, 8455, 10000, 0, 0, 0, 128455, 0),"
	" (10000002, 1, 'C-1', 'C-1', 1, 'ACT', 'card', '2026-09-15',"
	" 212555, 0, 0, 0, 0, 0, 212555, 0),"
	" (10000003, 1, 'L-1', 'L-1', 2, 'NEW', 'loan', '2026-11-20',"
	" 50000, 0, 0, 0, 0, 0, 50000, 0),"
	" (10000004, 1, 'M-1', 'M-1', 3, 'ACT', 'medical', '2026-10-01',"
	" 9900, 0, 0, 0, 0, 0, 9900, 0),"
	" (10000005, 1, 'C-2', 'C-2', 4, 'ACT', 'card', '2026-10-05',"
	" 70010, 0, 0, 0, 0, 0, 70010, 0);"
	"INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, principal,"
	" interest, fees, costs, attorney, other) SELECT id, 'placement', placed_on, 0, 1,"
	" principal, interest, fees, costs, attorney, other FROM account;"
	"INSERT INTO next_action(account_id, kind, due_on, user_id, at) SELECT id,"
	" CASE status WHEN 'NEW' THEN 'NEW' ELSE 'FOLLOWUP' END, '2026-11-24', 1, 0 FROM account;";

static void check(enum msgid m, const struct err *err)
{
	if (m == MSG_OK)
		return;
	char text[256];
	err_first(err, text, sizeof text);
	fail_msg("%s: %s", msg_get(m)->name, text);
}

void fixture_sql(struct fixture *fx, const char *sql)
{
	char *what = NULL;
	if (sqlite3_exec(fx->raw, sql, NULL, NULL, &what) != SQLITE_OK)
		fail_msg("%s: %s", sql, what);
}

const char *fixture_text(struct fixture *fx, const char *sql)
{
	static char out[2048];
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v2(fx->raw, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(fx->raw));
	out[0] = '\0';
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_text(st, 0))
		(void)text_put(out, sizeof out, (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return out;
}

int64_t fixture_int(struct fixture *fx, const char *sql)
{
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v2(fx->raw, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(fx->raw));
	int64_t v = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_finalize(st);
	return v;
}

int64_t fixture_rows(struct fixture *fx)
{
	static const char *const tables[] = { "contact", "contact_result", "contact_debt",
		"contact_void", "open_call", "disclosure", "restriction", "consent",
		"gate_exception",
		"note", "next_action", "undo_log", "audit", "claim", "phone", "address", "email",
		"party", "account_party", "ledger_entry", "receipt", "suspense_entry", "commission",
		"rate_change" };
	int64_t sum = fixture_int(fx, "SELECT total(balance) FROM account") +
		fixture_int(fx, "SELECT total(length(state)) FROM receipt_batch");
	sum += fixture_int(fx, "SELECT total(length(status) + disputed * 7 + hot * 11 + "
		"priority * 13 + coalesce(length(last_worked_on), 0)) FROM account");
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		char sql[64];
		(void)text_putf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
		sum += fixture_int(fx, sql) * (int64_t)(1000 + i * 97);
	}
	return sum + fixture_int(fx, "SELECT count(*) FROM next_action WHERE done_at IS NULL") +
		fixture_int(fx, "SELECT total(length(status) + tries * 3) FROM phone");
}

static void add_party(struct fixture *fx, const char *name, const char *language,
	const struct party_secrets *s)
{
	struct err err;
	int64_t id = 0;
	struct party_row p = { .client_id = 0, .created_at = 0 };
	name_split(name, &p.name);
	(void)text_put(p.language, sizeof p.language, language);
	check(party_insert(fx->d.db, &p, &fx->d.key, s, &id, &err), &err);
}

static void add_phone(struct fixture *fx, int64_t party, const char *number, enum phone_type type,
	enum phone_status status)
{
	struct err err;
	int64_t id = 0;
	struct phone_row p = { .party_id = party, .type = type, .status = status,
		.status_on = date_from_ymd(2026, 9, 14) };
	(void)text_put(p.number, sizeof p.number, number);
	check(phone_insert(fx->d.db, &p, &id, &err), &err);
}

static void add_address(struct fixture *fx, const struct address_row *a)
{
	struct err err;
	int64_t id = 0;
	check(address_insert(fx->d.db, a, &id, &err), &err);
}

static void add_people(struct fixture *fx)
{
	add_party(fx, "OKAFOR, ADAEZE N", "ES",
		&(struct party_secrets){ .ssn = "212-45-4410", .dob = "1984-04-12" });
	add_party(fx, "SMITH, JOHN", "EN", &(struct party_secrets){ .ssn = "212-45-1009" });
	add_party(fx, "GARCIA, MARIA", "EN", NULL);
	add_party(fx, "DOE, JANE", "EN", NULL);
	add_phone(fx, FIX_OKAFOR, "3125550147", PHONE_CELL, PHONE_GOOD);
	add_phone(fx, FIX_OKAFOR, "7735550199", PHONE_HOME, PHONE_UNTRIED);
	add_phone(fx, FIX_OKAFOR, "3125550120", PHONE_WORK, PHONE_BARRED);
	add_phone(fx, FIX_SMITH, "2135550101", PHONE_CELL, PHONE_UNTRIED);
	add_phone(fx, FIX_DOE, "2125550123", PHONE_CELL, PHONE_UNTRIED);
	add_address(fx, &(struct address_row){ .party_id = FIX_OKAFOR,
		.line1 = "1182 N KEDZIE AVE APT 3", .city = "CHICAGO", .state = "IL",
		.zip = "60651",
		.kind = "home", .status = "good", .verified_on = date_from_ymd(2026, 9, 14) });
	add_address(fx, &(struct address_row){ .party_id = FIX_SMITH, .line1 = "200 N MAIN ST",
		.city = "LOS ANGELES", .state = "CA", .zip = "90012", .kind = "home" });
	add_address(fx, &(struct address_row){ .party_id = FIX_DOE, .line1 = "1 BROADWAY",
		.city = "NEW YORK", .state = "NY", .zip = "10004", .kind = "home" });
}

static void make_desk(struct fixture *fx, bool create)
{
	struct err err;
	check(desk_open(&(struct db_options){ .path = fx->path, .create = create }, &fx->d, &err),
		&err);
	fx->d.clock = clock_frozen_at(FIX_NOW);
	fx->d.office_zone = ZONE_C;
	(void)text_put(fx->d.office_area, sizeof fx->d.office_area, "312");
	fx->d.has_key = true;
	for (size_t i = 0; i < sizeof fx->d.key.b; i++)
		fx->d.key.b[i] = (unsigned char)i;
	fx->d.policy = gate_policy_default();
	fixture_user(fx, FIX_JRIVERA);
}

void fixture_user(struct fixture *fx, int64_t user_id)
{
	static const struct { const char *name; enum user_role role; } people[] = {
		[FIX_JRIVERA] = { "JRIVERA", USER_COLLECTOR }, [FIX_LCHEN] = { "LCHEN", USER_LEAD },
		[FIX_ADMIN] = { "ADMIN", USER_ADMIN }, [FIX_KBOSE] = { "KBOSE", USER_COLLECTOR },
	};
	assert_true(user_id > 0 && (size_t)user_id < ARRAY_SIZE(people));
	fx->d.user_id = user_id;
	fx->d.session_id = user_id - 1;
	fx->d.desk_no = (int)user_id - 1;
	fx->d.role = people[user_id].role;
	(void)text_put(fx->d.user_name, sizeof fx->d.user_name, people[user_id].name);
}

void fixture_at(struct fixture *fx, int64_t utc)
{
	fx->d.clock = clock_frozen_at(utc);
}

static void seed(struct fixture *fx)
{
	static const int64_t consumers[] = { FIX_OKAFOR, FIX_SMITH, FIX_GARCIA, FIX_DOE };
	struct err err;
	char mark[SHIPPED_MARK_SIZE];
	check(codes_seed(fx->d.db, 0, &err), &err);
	shipped_mark(mark);
	check(setting_put(fx->d.db, "shipped.mark", mark, &err), &err);
	fixture_sql(fx, office);
	add_people(fx);
	fixture_sql(fx, debts);
	check(desk_refresh_items(&fx->d, consumers, ARRAY_SIZE(consumers), &err), &err);
}

int fixture_setup(void **state)
{
	struct fixture *fx = mem_alloc(1, sizeof *fx);
	const char *tmp = getenv("TMPDIR");
	(void)text_putf(fx->dir, sizeof fx->dir, "%s/arrears-unit-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(fx->dir))
		return -1;
	(void)text_putf(fx->path, sizeof fx->path, "%s/office.db", fx->dir);
	make_desk(fx, true);
	sqlite3 *raw = NULL;
	if (sqlite3_open(fx->path, &raw) != SQLITE_OK)
		return -1;
	sqlite3_busy_timeout(raw, 5000);
	fx->raw = raw;
	seed(fx);
	*state = fx;
	return 0;
}

void fixture_reopen(struct fixture *fx)
{
	int64_t user = fx->d.user_id;
	if (fx->d.desks_fd >= 0)
		close(fx->d.desks_fd);
	db_close(fx->d.db);
	make_desk(fx, false);
	fixture_user(fx, user);
}

static void count_one(void *arg, const char *complaint)
{
	(void)complaint;
	++*(int64_t *)arg;
}

int64_t fixture_complaints(struct fixture *fx, const char *proof)
{
	int64_t n = 0;
	size_t i = 0;
	while (strcmp(check_name(i), proof) != 0)
		i++;
	assert_ok(check_run(fx->d.db, i, &(struct check_hear){ count_one, &n }, NULL));
	return n;
}

/* The people of the fixture have no passwords. */
static void complain(void *arg, const char *proof, const char *complaint)
{
	if (strcmp(proof, "key slots") == 0)
		return;
	print_message("# %s: %s\n", proof, complaint);
	++*(int64_t *)arg;
}

int64_t fixture_unsound(struct fixture *fx)
{
	int64_t all = 0, n = 0;
	assert_ok(desk_check(&fx->d, &(struct check_watch){ .complain = complain, .arg = &n },
		&all, NULL));
	return n;
}

int64_t fixture_balance(struct fixture *fx, int64_t account)
{
	char sql[80];
	(void)text_putf(sql, sizeof sql, "SELECT balance FROM account WHERE id = %lld",
		(long long)account);
	return fixture_int(fx, sql);
}

struct posted fixture_pay(struct fixture *fx, int64_t account, int64_t cents)
{
	struct posted out = { .ask = POST_DONE };
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = account,
		.type = ENTRY_PAYMENT, .amount = { cents }, .effective = DATE_NONE,
		.method = "CARD", .designated = true, .twin = ANSWER_YES }, &out, NULL));
	return out;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

int fixture_teardown(void **state)
{
	struct fixture *fx = *state;
	sqlite3_close(fx->raw);
	fx->d.session_id = 0;
	desk_close(&fx->d);
	(void)nftw(fx->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(fx);
	return 0;
}
