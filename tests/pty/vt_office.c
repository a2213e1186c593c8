/* SPDX-License-Identifier: MIT */
#include "vt_office.h"

#include "arrears/base/mem.h"
#include "arrears/base/text.h"
#include "arrears/desk/init.h"
#include "arrears/desk/item.h"
#include "arrears/desk/users.h"
#include "arrears/domain/gate.h"
#include "arrears/store/address.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OFFICE_CLOCK INT64_C(1795536000)        /* 2026-11-24 16:00:00Z */

static const char debts[] =
	"INSERT INTO client(id, code, name, created_at) VALUES (1, 'MERCY', 'MERCY HOSPITAL', 0);"
	"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
	" INSERT INTO account(id, client_id, client_account, client_account_key, consumer_id,"
	" status, debt_type, placed_on, principal, interest, fees, costs, attorney, other, "
	"balance, created_at) SELECT 10000000 + i, 1, 'M-' || i, 'M-' || i, max(1, i - 1),"
	" 'ACT', 'medical', '2026-09-01', 40000 + i, 0, 0, 0, 0, 0, 40000 + i, 0 FROM n;"
	"INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, principal,"
	" interest, fees, costs, attorney, other) SELECT id, 'placement', placed_on, 0, 1,"
	" principal, 0, 0, 0, 0, 0 FROM account;"
	"INSERT INTO next_action(account_id, kind, due_on, user_id, at) SELECT id, 'FOLLOWUP',"
	" '2026-11-24', 1, 0 FROM account;";

static _Noreturn void bail(const char *what, const char *why)
{
	printf("Bail out! %s: %s\n", what, why);
	exit(99);
}

static void need(enum msgid m, const struct err *err)
{
	char text[256];
	if (m == MSG_OK)
		return;
	err_first(err, text, sizeof text);
	bail("office", text);
}

void office_folder(struct office *o)
{
	const char *tmp = getenv("TMPDIR");
	(void)text_putf(o->dir, sizeof o->dir, "%s/arrears-office-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(o->dir))
		bail("office", o->dir);
	(void)text_putf(o->db, sizeof o->db, "%s/office.db", o->dir);
	(void)text_putf(o->prints, sizeof o->prints, "%s/prints", o->dir);
	(void)text_putf(o->config, sizeof o->config, "%s/config.ini", o->dir);
	FILE *f = mkdir(o->prints, 0700) == 0 ? fopen(o->config, "w") : NULL;
	if (!f || fprintf(f, "[files]\nprints = %s\n", o->prints) < 0 || fclose(f) != 0)
		bail("office", o->config);
}

static void add_person(struct desk *d, int n)
{
	struct err err;
	int64_t id = 0;
	struct party_row p = { .language = "EN" };
	struct party_secrets s = { .dob = "1984-04-12" };
	(void)text_putf(s.ssn, sizeof s.ssn, "212-45-44%02d", n);
	(void)text_put(p.name.first, sizeof p.name.first, "ADAEZE");
	(void)text_putf(p.name.last, sizeof p.name.last, "PERSON%02d", n);
	need(party_insert(d->db, &p, &d->key, &s, &id, &err), &err);
	for (int i = 0; i < 2; i++) {
		int64_t phone_id = 0;
		struct phone_row phone = { .party_id = id, .type = i ? PHONE_HOME : PHONE_CELL,
			.status = PHONE_GOOD, .status_on = date_from_ymd(2026, 9, 14) };
		(void)text_putf(phone.number, sizeof phone.number, "%s55501%02d",
			i ? "773" : "312", n);
		need(phone_insert(d->db, &phone, &phone_id, &err), &err);
	}
	int64_t address_id = 0;
	need(address_insert(d->db, &(struct address_row){ .party_id = id,
		.line1 = "1182 N KEDZIE AVE", .city = "CHICAGO", .state = "IL", .zip = "60651",
		.kind = "home", .status = "good", .verified_on = date_from_ymd(2026, 9, 14) },
		&address_id, &err), &err);
}

static void add_users(struct desk *d)
{
	static const struct users_new people[] = {
		{ .name = "JRIVERA", .full_name = "Jo Rivera", .role = USER_COLLECTOR },
		{ .name = "GARCIA", .full_name = "Ana Garcia", .role = USER_COLLECTOR },
		{ .name = "LCHEN", .full_name = "Lee Chen", .role = USER_LEAD },
	};
	for (size_t i = 0; i < ARRAY_SIZE(people); i++) {
		struct err err;
		struct users_new u = people[i];
		int64_t id = 0;
		u.password = OFFICE_PASSWORD;
		u.cost = SECRET_COST_WEAK;
		need(users_add(d, &u, &id, &err), &err);
	}
}

void office_make(struct office *o)
{
	struct err err;
	struct desk d;
	char phrase[SECRET_PHRASE_SIZE];
	office_folder(o);
	struct init_options init = { .path = o->db, .office_zone = ZONE_C, .area_code = "312",
		.system_name = "DESK01", .cost = SECRET_COST_WEAK, .training = true,
		.clock_utc = OFFICE_CLOCK, .admin = "ADMIN", .admin_full_name = "The Administrator",
		.admin_password = OFFICE_PASSWORD };
	need(init_database(&init, &d, phrase, &err), &err);
	add_users(&d);
	for (int n = 1; n <= OFFICE_PEOPLE; n++)
		add_person(&d, n);
	STR_AUTO sql = str_make(1 << 16);
	str_addf(&sql, debts, OFFICE_PEOPLE + 1);
	office_sql(o, sql.d);
	for (int n = 1; n <= OFFICE_PEOPLE; n++)
		need(desk_refresh_item(&d, n, &err), &err);
	desk_close(&d);
}

void office_copy(const struct office *from, struct office *to)
{
	STR_AUTO sql = str_make(1 << 12);
	office_folder(to);
	str_addf(&sql, "VACUUM INTO '%s'", to->db);
	office_sql(from, sql.d);
}

/* --- the program --------------------------------------------------------- */

static const char *binary(void)
{
	const char *bin = getenv("BIN");
	return bin ? bin : "build/release/arrears";
}

struct vt *office_start(const struct office *o, const char *term, const char *const *env)
{
	const char *all[16] = { "ARREARS_SYNC_MARKS=1" };
	for (size_t n = 1; env && *env && n + 1 < ARRAY_SIZE(all); n++)
		all[n] = *env++;
	const char *argv[] = { binary(), "--db", o->db, "--config", o->config, NULL };
	struct vt_options options = { .argv = argv, .env = all, .term = term };
	return vt_start(&options);
}

bool office_signon(struct vt *t, const char *user)
{
	if (!vt_settle(t))
		return false;
	vt_type(t, user);
	vt_key(t, "Tab");
	vt_type(t, OFFICE_PASSWORD);
	vt_key(t, "Enter");
	return vt_settle(t) && vt_has(t, "WRKQUE");
}

struct vt *office_desk(const struct office *o)
{
	struct vt *t = office_start(o, NULL, NULL);
	if (!office_signon(t, "JRIVERA")) {
		vt_show(t);
		bail("office", "JRIVERA cannot sign on");
	}
	return t;
}

bool office_check(const struct office *o)
{
	STR_AUTO command = str_make(1 << 12);
	char line[300];
	str_addf(&command, "'%s' check --db '%s' 2>&1", binary(), o->db);
	fflush(stdout);
	FILE *f = popen(command.d, "r"); /* the path is ours */
	if (!f)
		bail("check", "popen");
	STR_AUTO all = str_make(1 << 16);
	while (fgets(line, sizeof line, f))
		str_addf(&all, "# %s", line);
	int status = pclose(f);
	bool clean = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (!clean)
		printf("%s", all.d);
	return clean;
}

bool office_line(struct vt *t, const char *text)
{
	vt_type(t, text);
	vt_key(t, "Enter");
	return vt_settle(t);
}

long office_account(struct vt *t)
{
	const char *at = strstr(vt_row(t, 1), "ACC") ? strstr(vt_row(t, 3), "Account . . :") : NULL;
	return at ? strtol(at + 13, NULL, 10) : 0;
}

/* --- the file --------------------------------------------------------- */

static sqlite3 *open_file(const struct office *o)
{
	sqlite3 *db = NULL;
	if (sqlite3_open(o->db, &db) != SQLITE_OK)
		bail(o->db, sqlite3_errmsg(db));
	sqlite3_busy_timeout(db, 5000);
	return db;
}

void office_sql(const struct office *o, const char *sql)
{
	sqlite3 *db = open_file(o);
	char *what = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &what) != SQLITE_OK)
		bail(sql, what);
	sqlite3_close(db);
}

const char *office_text(const struct office *o, const char *sql)
{
	static char out[4096];
	sqlite3 *db = open_file(o);
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		bail(sql, sqlite3_errmsg(db));
	out[0] = '\0';
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_text(st, 0))
		(void)text_put(out, sizeof out, (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
	return out;
}

long office_int(const struct office *o, const char *sql)
{
	return strtol(office_text(o, sql), NULL, 10);
}

bool office_is(const struct office *o, const char *sql, const char *want, const char *what)
{
	const char *got = office_text(o, sql);
	if (!ok(strcmp(got, want) == 0, "%s", what))
		printf("# %s\n# want %s\n# got  %s\n", sql, want, got);
	return strcmp(got, want) == 0;
}
