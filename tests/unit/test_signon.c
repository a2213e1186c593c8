/* SPDX-License-Identifier: MIT */
/* Key slots, sign-on, lock-out, users: on a real database with weak passwords and a clock that
 * stands still. */
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/desk/init.h"
#include "arrears/desk/signon.h"
#include "arrears/desk/users.h"
#include "unit.h"

#define NOW INT64_C(1795536000)                 /* 2026-11-24 16:00:00Z */

struct world {
	char dir[256], db[300], key[300], phrase[SECRET_PHRASE_SIZE];
	struct desk d;
};

static void add(struct world *w, const char *name, enum user_role role)
{
	int64_t id = 0;
	struct users_new u = { .name = name, .full_name = name, .role = role,
		.password = "the password", .cost = SECRET_COST_WEAK };
	assert_ok(users_add(&w->d, &u, &id, NULL));
}

static int setup(void **state)
{
	static struct world w;
	const char *tmp = getenv("TMPDIR");
	(void)text_putf(w.dir, sizeof w.dir, "%s/signon-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(w.dir));
	(void)text_putf(w.db, sizeof w.db, "%s/a/b/test.db", w.dir);
	(void)text_putf(w.key, sizeof w.key, "%s/k/machine.key", w.dir);
	struct init_options o = { .path = w.db, .machine_key = w.key, .area_code = "312",
		.office_zone = ZONE_C, .clock_utc = NOW, .frozen = true, .admin = "boss",
		.admin_full_name = "The Boss", .admin_password = "the password",
		.cost = SECRET_COST_WEAK };
	assert_ok(init_database(&o, &w.d, w.phrase, NULL));
	add(&w, "rivera", USER_COLLECTOR);
	add(&w, "chen", USER_LEAD);
	assert_ok(signoff(&w.d, "signoff", NULL));
	*state = &w;
	return 0;
}

static int teardown(void **state)
{
	struct world *w = *state;
	char line[300];
	desk_close(&w->d);
	(void)text_putf(line, sizeof line, "rm -rf '%s'", w->dir);
	return system(line);
}

static void at(struct world *w, int64_t seconds)
{
	w->d.clock = clock_frozen_at(NOW + seconds);
}

static void sql(struct world *w, const char *text)
{
	sqlite3 *raw = NULL;
	assert_int_equal(sqlite3_open(w->db, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_exec(raw, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(raw);
}

static int64_t number(struct world *w, const char *text)
{
	sqlite3 *raw = NULL;
	sqlite3_stmt *st = NULL;
	assert_int_equal(sqlite3_open(w->db, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(raw, text, -1, &st, NULL), SQLITE_OK);
	int64_t v = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : -1;
	sqlite3_finalize(st);
	sqlite3_close(raw);
	return v;
}

static void in(struct world *w, const char *user)
{
	assert_ok(signon(&w->d, user, "the password", NULL));
}

static void files_are_private(void **state)
{
	struct world *w = *state;
	struct stat sb;
	assert_int_equal(stat(w->db, &sb), 0);
	assert_int_equal(sb.st_mode & 0777, 0600);
	assert_int_equal(stat(w->key, &sb), 0);
	assert_int_equal(sb.st_mode & 0777, 0600);
}

static void init_never_writes_over_a_file(void **state)
{
	struct world *w = *state;
	struct desk d;
	char phrase[SECRET_PHRASE_SIZE];
	struct init_options o = { .path = w->db };
	assert_msg(init_database(&o, &d, phrase, NULL), MSG_DB_EXISTS);
	char other[320];
	(void)text_putf(other, sizeof other, "%s/other.db", w->dir);
	o = (struct init_options){ .path = other, .machine_key = w->key };
	assert_msg(init_database(&o, &d, phrase, NULL), MSG_DB_EXISTS);
	assert_int_equal(access(other, F_OK), -1);
	in(w, "boss");
}

static void sign_on_opens_the_key_and_a_session(void **state)
{
	struct world *w = *state;
	in(w, "Rivera");
	assert_string_equal(w->d.user_name, "RIVERA");
	assert_int_equal(w->d.role, USER_COLLECTOR);
	assert_true(w->d.has_key);
	assert_true(w->d.desk_no > 0);
	assert_int_equal(number(w, "SELECT count(*) FROM work_session WHERE ended_at IS NULL"), 1);
	assert_ok(signoff(&w->d, "signoff", NULL));
	assert_false(w->d.has_key);
	assert_int_equal(w->d.user_id, USER_SYSTEM);
	assert_int_equal(number(w, "SELECT count(*) FROM work_session "
		"WHERE ended_how = 'signoff'"), 1);
	assert_int_equal(number(w, "SELECT count(*) FROM audit WHERE event = 'signon'"), 1);
}

static void every_refusal_reads_the_same(void **state)
{
	struct world *w = *state;
	struct err a, b, c;
	sql(w, "UPDATE user SET disabled_at = 1 WHERE name = 'CHEN'");
	assert_msg(signon(&w->d, "rivera", "wrong", &a), MSG_SIGNON_REFUSED);
	assert_msg(signon(&w->d, "nobody", "wrong", &b), MSG_SIGNON_REFUSED);
	assert_msg(signon(&w->d, "chen", "the password", &c), MSG_SIGNON_REFUSED);
	assert_msg(signon(&w->d, "system", "", NULL), MSG_SIGNON_REFUSED);
	assert_memory_equal(a.subst, b.subst, sizeof a.subst);
	assert_memory_equal(a.subst, c.subst, sizeof a.subst);
	assert_string_equal(a.field, b.field);
	assert_int_equal(w->d.session_id, 0);
	assert_false(w->d.has_key);
	assert_int_equal(number(w, "SELECT count(*) FROM audit WHERE event = 'signon_refused'"), 4);
}

static void wrong(struct world *w, int times)
{
	for (int i = 0; i < times; i++)
		assert_msg(signon(&w->d, "rivera", "wrong", NULL), MSG_SIGNON_REFUSED);
}

static void five_failures_lock_for_fifteen_minutes(void **state)
{
	struct world *w = *state;
	wrong(w, 4);
	in(w, "rivera");
	assert_ok(signoff(&w->d, "signoff", NULL));
	wrong(w, 5);
	assert_int_equal(number(w, "SELECT count(*) FROM audit WHERE event = 'user_locked'"), 1);
	at(w, 15 * 60 - 1);
	assert_msg(signon(&w->d, "rivera", "the password", NULL), MSG_SIGNON_REFUSED);
	at(w, 15 * 60);
	in(w, "rivera");
}

static void the_lock_doubles(void **state)
{
	struct world *w = *state;
	wrong(w, 5);
	at(w, 15 * 60);
	wrong(w, 5);
	at(w, 45 * 60 - 1);
	assert_msg(signon(&w->d, "rivera", "the password", NULL), MSG_SIGNON_REFUSED);
	at(w, 45 * 60);
	in(w, "rivera");
	assert_int_equal(number(w, "SELECT failures FROM user WHERE name = 'RIVERA'"), 0);
}

static void a_new_password_opens_what_the_old_one_sealed(void **state)
{
	struct world *w = *state;
	unsigned char box[9 + SECRET_SEAL_EXTRA], plain[10] = "";
	in(w, "rivera");
	secret_seal(&w->d.key, "party.ssn:1", "219099999", 9, box);
	assert_ok(users_change_password(&w->d, "the password", "another one", NULL));
	assert_ok(signoff(&w->d, "signoff", NULL));
	assert_msg(signon(&w->d, "rivera", "the password", NULL), MSG_SIGNON_REFUSED);
	assert_ok(signon(&w->d, "rivera", "another one", NULL));
	assert_ok(secret_open(&w->d.key, "party.ssn:1", box, sizeof box, plain, NULL));
	assert_string_equal((char *)plain, "219099999");
	assert_msg(users_change_password(&w->d, "another one", "short", NULL), MSG_PASSWORD_SHORT);
	assert_msg(users_change_password(&w->d, "wrong", "long enough", NULL), MSG_SIGNON_REFUSED);
}

static void an_administrator_gives_passwords_and_unlocks(void **state)
{
	struct world *w = *state;
	wrong(w, 5);
	in(w, "boss");
	assert_ok(users_set_password(&w->d, "rivera", "given to you", NULL));
	assert_ok(signoff(&w->d, "signoff", NULL));
	assert_ok(signon(&w->d, "rivera", "given to you", NULL));
}

static void the_machine_key_opens_for_batch_work(void **state)
{
	struct world *w = *state;
	assert_ok(signon_machine(&w->d, w->key, NULL));
	assert_true(w->d.has_key);
	assert_int_equal(w->d.user_id, USER_SYSTEM);
	assert_ok(desk_may(&w->d, OP_USERS, NULL));
}

static void a_machine_key_that_is_wrong_is_refused(void **state)
{
	struct world *w = *state;
	char other[320];
	assert_int_equal(chmod(w->key, 0644), 0);
	assert_msg(signon_machine(&w->d, w->key, NULL), MSG_KEY_FILE_MODE);
	(void)text_putf(other, sizeof other, "%s/none.key", w->dir);
	assert_msg(signon_machine(&w->d, other, NULL), MSG_KEY_FILE_MISSING);
	int fd = open(other, O_CREAT | O_WRONLY, 0600);
	assert_int_equal(write(fd, "arrears", 7), 7);
	close(fd);
	assert_msg(signon_machine(&w->d, other, NULL), MSG_KEY_FILE_BAD);
	fd = open(other, O_TRUNC | O_WRONLY, 0600);
	(void)!dprintf(fd, "arrears-machine-key-1 %064d\n", 0);
	close(fd);
	assert_msg(signon_machine(&w->d, other, NULL), MSG_SECRET_WRONG);
	assert_false(w->d.has_key);
	assert_msg(desk_may(&w->d, OP_USERS, NULL), MSG_NOT_AUTHORIZED);
}

static void the_recovery_phrase_opens(void **state)
{
	struct world *w = *state;
	char slip[SECRET_PHRASE_SIZE], other[SECRET_PHRASE_SIZE];
	memcpy(slip, w->phrase, sizeof slip);
	slip[0] = slip[0] == 'A' ? 'C' : 'A';
	assert_msg(signon_recovery(&w->d, slip, NULL), MSG_PHRASE_INVALID);
	secret_phrase_make(other);
	assert_msg(signon_recovery(&w->d, other, NULL), MSG_SECRET_WRONG);
	assert_ok(signon_recovery(&w->d, w->phrase, NULL));
	assert_ok(users_set_password(&w->d, "boss", "a new start", NULL));
	assert_ok(signoff(&w->d, "signoff", NULL));
	assert_ok(signon(&w->d, "boss", "a new start", NULL));
}

static void a_slot_opens_only_for_its_own_user(void **state)
{
	struct world *w = *state;
	/* A collector who can write the file gives the administrator's row their own slot. */
	sql(w, "DELETE FROM key_slot WHERE user_id = 2; UPDATE key_slot SET user_id = 2 "
		"WHERE user_id = 3");
	assert_msg(signon(&w->d, "boss", "the password", NULL), MSG_SIGNON_REFUSED);
}

static void only_administrators_change_users(void **state)
{
	struct world *w = *state;
	int64_t id = 0;
	struct users_new u = { .name = "new", .full_name = "New", .password = "long enough",
		.cost = SECRET_COST_WEAK };
	in(w, "chen");
	assert_msg(users_add(&w->d, &u, &id, NULL), MSG_NOT_AUTHORIZED);
	assert_msg(users_disable(&w->d, "rivera", NULL), MSG_NOT_AUTHORIZED);
	assert_ok(signoff(&w->d, "signoff", NULL));
	in(w, "boss");
	assert_ok(users_add(&w->d, &u, &id, NULL));
	assert_msg(users_add(&w->d, &u, &id, NULL), MSG_USER_EXISTS);
	u.name = "2BAD";
	assert_msg(users_add(&w->d, &u, &id, NULL), MSG_USER_NAME);
	u.name = "SYSTEM";
	assert_msg(users_add(&w->d, &u, &id, NULL), MSG_USER_NAME);
	u.name = "ok", u.password = "short";
	assert_msg(users_add(&w->d, &u, &id, NULL), MSG_PASSWORD_SHORT);
	assert_msg(users_enable(&w->d, "nobody", NULL), MSG_USER_UNKNOWN);
}

static void the_last_administrator_stays(void **state)
{
	struct world *w = *state;
	in(w, "boss");
	assert_msg(users_disable(&w->d, "boss", NULL), MSG_LAST_ADMIN);
	assert_msg(users_set_role(&w->d, "boss", USER_LEAD, 0, NULL), MSG_LAST_ADMIN);
	assert_ok(users_set_role(&w->d, "chen", USER_ADMIN, 10, NULL));
	assert_ok(users_disable(&w->d, "boss", NULL));
	assert_msg(users_disable(&w->d, "chen", NULL), MSG_LAST_ADMIN);
}

static void a_lead_says_so_on_the_spot(void **state)
{
	struct world *w = *state;
	int64_t id = 0;
	struct signon_who lead = { "chen", "the password" }, peer = { "rivera", "the password" };
	in(w, "rivera");
	int64_t session = w->d.session_id;
	assert_ok(signon_verify(&w->d, &lead, OP_OVERRIDE, &id, NULL));
	assert_int_equal(id, number(w, "SELECT id FROM user WHERE name = 'CHEN'"));
	assert_msg(signon_verify(&w->d, &peer, OP_OVERRIDE, &id, NULL), MSG_NOT_AUTHORIZED);
	lead.password = "a guess";
	for (int i = 0; i < 5; i++)
		assert_msg(signon_verify(&w->d, &lead, OP_OVERRIDE, &id, NULL), MSG_SIGNON_REFUSED);
	lead.password = "the password";
	assert_msg(signon_verify(&w->d, &lead, OP_OVERRIDE, &id, NULL), MSG_SIGNON_REFUSED);
	assert_int_equal(w->d.session_id, session);
	assert_string_equal(w->d.user_name, "RIVERA");
}

static void the_idle_lock_hides_the_key_and_keeps_the_session(void **state)
{
	struct world *w = *state;
	in(w, "rivera");
	int64_t session = w->d.session_id;
	struct secret_key key = w->d.key;
	signon_lock(&w->d);
	assert_false(w->d.has_key);
	assert_memory_not_equal(&w->d.key, &key, sizeof key);
	assert_msg(signon_unlock(&w->d, "wrong", NULL), MSG_SIGNON_REFUSED);
	assert_ok(signon_unlock(&w->d, "the password", NULL));
	assert_memory_equal(&w->d.key, &key, sizeof key);
	assert_int_equal(w->d.session_id, session);
}

static void a_replaced_database_takes_no_sign_on(void **state)
{
	struct world *w = *state;
	char line[700];
	(void)text_putf(line, sizeof line, "cp '%s' '%s.new' && mv '%s.new' '%s'", w->db, w->db,
		w->db, w->db);
	assert_int_equal(system(line), 0);
	assert_msg(signon(&w->d, "rivera", "the password", NULL), MSG_DB_REPLACED);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(files_are_private),
		T(init_never_writes_over_a_file),
		T(sign_on_opens_the_key_and_a_session),
		T(every_refusal_reads_the_same),
		T(five_failures_lock_for_fifteen_minutes),
		T(the_lock_doubles),
		T(a_new_password_opens_what_the_old_one_sealed),
		T(an_administrator_gives_passwords_and_unlocks),
		T(the_machine_key_opens_for_batch_work),
		T(a_machine_key_that_is_wrong_is_refused),
		T(the_recovery_phrase_opens),
		T(a_slot_opens_only_for_its_own_user),
		T(only_administrators_change_users),
		T(the_last_administrator_stays),
		T(a_lead_says_so_on_the_spot),
		T(the_idle_lock_hides_the_key_and_keeps_the_session),
		T(a_replaced_database_takes_no_sign_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
