/* SPDX-License-Identifier: MIT */
/* Making and opening the training database. */
#include "arrears/desk/demo.h"

#include <inttypes.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/desks.h"
#include "arrears/desk/init.h"
#include "arrears/desk/item.h"
#include "arrears/desk/signon.h"
#include "arrears/desk/users.h"
#include "arrears/store/client.h"
#include "arrears/store/file.h"
#include "arrears/store/item.h"
#include "arrears/store/setting.h"
#include "demo_cast.h"
#include "item_private.h"

#define FOUNDED (DEMO_NOW - INT64_C(86400) * 900)
#define BATCH 4000                      /* consumers in one transaction */
#define WIDE 5000                       /* more accounts than 555-01xx gives numbers for */

static const struct demo_client clients[DEMO_CLIENTS] = {
	{ .code = "MERCY", .name = "MERCY HOSPITAL", .debt_type = "medical", .prefix = "MH-",
		.least = 8000, .most = 900000 },
	{ .code = "CENTRAL", .name = "CENTRAL CARD BANK", .debt_type = "card", .prefix = "CB",
		.least = 50000, .most = 1800000, .charges = true },
	{ .code = "LAKEPOWER", .name = "LAKE STATES POWER", .debt_type = "utility", .prefix = "00",
		.least = 6000, .most = 120000 },
	{ .code = "HARMON", .name = "HARMON DEPARTMENT STORES", .debt_type = "retail",
		.prefix = "000", .least = 9000, .most = 400000, .charges = true },
};

/* Everybody's password is DEMO_PASSWORD: it is printed in the README, and the people are made up,
 * so that a slow derivation would guard nothing. */
static const struct users_new people[] = {
	{ .name = DEMO_USER, .full_name = "JO RIVERA", .role = USER_LEAD, .authority = 50 },
	{ .name = "GARCIA", .full_name = "ELENA GARCIA", .role = USER_COLLECTOR, .authority = 10 },
	{ .name = "LCHEN", .full_name = "LI CHEN", .role = USER_COLLECTOR, .authority = 10 },
	{ .name = "KBOSE", .full_name = "KIRAN BOSE", .role = USER_COLLECTOR, .authority = 20 },
	{ .name = "OWENS", .full_name = "PAT OWENS", .role = USER_LEAD, .authority = 60 },
	{ .name = "AUDIT", .full_name = "SAM AUDITOR", .role = USER_AUDITOR },
};
static_assert(DEMO_PEOPLE == ARRAY_SIZE(people), "an id each");

/* "FILE.demo-key": the machine key of the training database, for batch commands. */
static bool demo_key_path(const char *path, char out[DEMO_PATH_SIZE])
{
	return text_putf(out, DEMO_PATH_SIZE, "%s.demo-key", path);
}

/* --- the office ------------------------------------------------------------------------- */

static enum msgid add_people(struct demo_world *w, struct err *err)
{
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(people); i++) {
		struct users_new u = people[i];
		int64_t id = 0;
		u.password = DEMO_PASSWORD;
		u.cost = SECRET_COST_WEAK;
		m = users_add(w->d, &u, &id, err);
		w->users[i] = id;
	}
	return m;
}

static enum msgid add_client(struct demo_world *w, size_t i, struct err *err)
{
	struct demo_client *c = &w->clients[i];
	*c = clients[i];
	struct client row = { .created_at = FOUNDED };
	(void)text_put(row.code, sizeof row.code, c->code);
	(void)text_put(row.name, sizeof row.name, c->name);
	enum msgid m = client_insert(w->d->db, &row, &c->id, err);
	if (m != MSG_OK)
		return m;
	struct file_row f = { .id = c->file_id = (int64_t)i + 1, .kind = "placement",
		.direction = "in", .state = "placed", .client_id = c->id, .user_id = USER_SYSTEM,
		.at = w->now - INT64_C(86400) * 400 };
	unsigned char digest[SECRET_HASH_LEN];
	struct secret_hash h;
	secret_hash_begin(&h);
	secret_hash_add(&h, c->code, strlen(c->code));
	secret_hash_end(&h, digest);
	secret_hex(digest, sizeof digest, f.digest);
	(void)text_putf(f.name, sizeof f.name, "%s_placement.csv", c->code);
	return file_insert(w->d->db, &f, err);
}

static enum msgid add_employers(struct demo_world *w, struct err *err)
{
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < DEMO_EMPLOYERS; i++) {
		struct party_row row = { .id = w->next_party++, .organization = true,
			.language = "EN", .told_until = DATE_NONE, .created_at = w->now };
		(void)text_put(row.name.last, sizeof row.name.last, demo_employer(i));
		m = party_insert(w->d->db, &row, &w->d->key, NULL, &w->employers[i], err);
	}
	return m;
}

static enum msgid add_office(struct demo_world *w, struct err *err)
{
	enum msgid m = db_begin(w->d->db, err);
	if (m != MSG_OK)
		return m;
	m = add_people(w, err);
	for (size_t i = 0; m == MSG_OK && i < DEMO_CLIENTS; i++)
		m = add_client(w, i, err);
	if (m == MSG_OK)
		m = add_employers(w, err);
	if (m == MSG_OK)
		m = demo_agree(w, err);
	if (m == MSG_OK)
		m = band_load(w->d->db, &w->bands, err);
	return db_end(w->d->db, m, err);
}

/* --- the people ------------------------------------------------------------------------- */

static enum msgid add_item(struct demo_world *w, int64_t consumer_id, struct err *err)
{
	ITEM_VIEW view = { .found = false };
	enum msgid m = item_look(w->d, consumer_id, &w->bands, &view, err);
	return m == MSG_OK && view.found ? item_insert(w->d->db, &view.item, err) : m;
}

/* What they will do is told once everybody is there. */
static void cast(struct demo_world *w, const struct demo_person *p)
{
	struct demo_member *who = &w->cast[w->cast_count++];
	struct date born = DATE_NONE;
	*who = (struct demo_member){ .role = p->role, .consumer_id = p->row.id,
		.account_id = p->own[0].row.id,
		.linked_id = p->own_count > 1 ? p->own[1].row.id : 0 };
	if (date_parse_iso(p->secrets.dob, &born, NULL) == MSG_OK) {
		who->born_month = date_ymd(born).month;
		who->born_day = date_ymd(born).day;
	}
}

static bool more(const struct demo_world *w)
{
	return w->next_account <= 10000000 + w->accounts;
}

static enum msgid add_batch(struct demo_world *w, struct err *err)
{
	AUTO_FREE struct demo_person *p = mem_alloc(1, sizeof *p);
	enum msgid m = db_begin(w->d->db, err);
	if (m != MSG_OK)
		return m;
	for (int i = 0; m == MSG_OK && i < BATCH && more(w); i++) {
		demo_plan(w, p);
		m = demo_write(w, p, err);
		if (m == MSG_OK)
			m = add_item(w, p->row.id, err);
		if (p->role)
			cast(w, p);
	}
	return db_end(w->d->db, m, err);
}

static enum msgid add_consumers(struct demo_world *w, const struct demo_options *o, struct err *err)
{
	enum msgid m = MSG_OK;
	while (m == MSG_OK && more(w)) {
		m = add_batch(w, err);
		db_tidy(w->d->db);
		if (m == MSG_OK && o->progress &&
		    !o->progress(o->arg, w->next_account - 10000001, w->accounts))
			return err_set(err, MSG_DEMO_STOPPED, "", NULL);
	}
	return m;
}

static enum msgid finish(struct demo_world *w, struct err *err)
{
	char detail[80], clock[24];
	enum msgid m = db_begin(w->d->db, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(clock, sizeof clock, "%" PRId64, w->now);
	m = setting_put(w->d->db, "training.clock", clock, err);
	if (m == MSG_OK)
		m = item_summarize(w->d->db, err);
	for (size_t i = 0; m == MSG_OK && i < DEMO_CLIENTS; i++) {
		const struct demo_client *c = &w->clients[i];
		m = file_finish(w->d->db, &(struct file_row){ .id = c->file_id, .rows_in = c->rows,
			.rows_placed = c->rows, .in = { c->cents }, .placed = { c->cents },
			.first_account = 10000001, .last_account = w->next_account - 1 }, err);
	}
	(void)text_putf(detail, sizeof detail, "%lld accounts, seed %llu", (long long)w->accounts,
		(unsigned long long)w->seed);
	if (m == MSG_OK)
		m = desk_audit(w->d, "demo", "", 0, detail, err);
	m = db_end(w->d->db, m, err);
	if (m != MSG_OK)
		return m;
	return desk_roll_day(w->d, err);
}

/* Users and terms are older than what was done with them. */
static enum msgid add_all(struct demo_world *w, const struct demo_options *o, struct err *err)
{
	enum msgid m = add_office(w, err);
	w->d->clock = clock_frozen_at(w->now);
	if (m == MSG_OK)
		m = add_consumers(w, o, err);
	if (m == MSG_OK)
		m = demo_money(w, err);
	return m == MSG_OK ? finish(w, err) : m;
}

static enum msgid fill(struct desk *d, const struct demo_options *o, struct err *err)
{
	AUTO_FREE struct demo_world *w = mem_alloc(1, sizeof *w);
	*w = (struct demo_world){ .d = d, .seed = o->seed, .now = DEMO_NOW, .accounts = o->accounts,
		.today = desk_date_of(d, DEMO_NOW), .wide = o->accounts > WIDE, .next_party = 1,
		.next_account = 10000001 };
	while (w->code_count < DEMO_CODES && code_seed(w->code_count, &w->codes[w->code_count]))
		w->code_count++;
	db_bulk(d->db, true);
	enum msgid m = add_all(w, o, err);
	db_bulk(d->db, false);
	return m;
}

/* --- the file --------------------------------------------------------------------------- */

static void remove_files(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-desks" };
	char name[DEMO_PATH_SIZE + 8];
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (text_putf(name, sizeof name, "%s%s", path, ends[i]))
			(void)unlink(name);
}

static enum msgid open_training(const char *path, struct desk *out, struct err *err)
{
	enum msgid m = desk_open(&(struct db_options){ .path = path }, out, err);
	if (m != MSG_OK || out->training)
		return m;
	desk_close(out);
	return err_set(err, MSG_DEMO_NOT_TRAINING, "", path, NULL);
}

/* Only what was made here may be replaced, and not under somebody's hands. */
static enum msgid may_replace(const char *path, struct err *err)
{
	struct desk d;
	char n[12] = "";
	if (access(path, F_OK) != 0)
		return MSG_OK;
	enum msgid m = open_training(path, &d, err);
	if (m != MSG_OK)
		return m;
	m = desks_open(&d, err);
	int others = m == MSG_OK ? desks_others(&d) : 0;
	desk_close(&d);
	(void)text_putf(n, sizeof n, "%d", others);
	return m == MSG_OK && others > 0 ? err_set(err, MSG_DESKS_BUSY, "", n, NULL) : m;
}

static enum msgid put_in_place(const char *made, const char *path, struct err *err)
{
	char key[DEMO_PATH_SIZE], made_key[DEMO_PATH_SIZE];
	remove_files(path);
	if (!demo_key_path(path, key) || !demo_key_path(made, made_key) ||
	    rename(made_key, key) != 0 || rename(made, path) != 0)
		return err_set(err, MSG_FILE_WRITE, "", path, "cannot rename", NULL);
	return MSG_OK;
}

static enum msgid make(const char *made, const struct demo_options *o, struct err *err)
{
	char key[DEMO_PATH_SIZE], phrase[SECRET_PHRASE_SIZE];
	struct desk d;
	if (!demo_key_path(made, key))
		return err_set(err, MSG_FILE_WRITE, "", made, "name too long", NULL);
	remove_files(made);
	(void)unlink(key);
	enum msgid m = init_database(&(struct init_options){ .path = made, .machine_key = key,
		.office_zone = ZONE_C, .area_code = "312", .cost = SECRET_COST_WEAK,
		.training = true, .clock_utc = FOUNDED, .frozen = true,
		.admin = "ADMIN", .admin_full_name = "ROBIN ADMIN",
		.admin_password = DEMO_PASSWORD }, &d, phrase, err);
	if (m != MSG_OK)
		return m;
	secret_wipe(phrase, sizeof phrase);
	m = fill(&d, o, err);
	desk_close(&d);
	if (m == MSG_OK)
		m = put_in_place(made, o->path, err);
	if (m != MSG_OK) {
		remove_files(made);
		(void)unlink(key);
	}
	return m;
}

enum msgid demo_make(const struct demo_options *o, struct err *err)
{
	char made[DEMO_PATH_SIZE];
	if (!text_putf(made, sizeof made, "%s-new", o->path))
		return err_set(err, MSG_FILE_WRITE, "", o->path, "name too long", NULL);
	enum msgid m = may_replace(o->path, err);
	return m == MSG_OK ? make(made, o, err) : m;
}

enum msgid demo_open(const char *path, const char *user, struct desk *out, struct err *err)
{
	struct desk d;
	enum msgid m = open_training(path, &d, err);
	if (m != MSG_OK)
		return m;
	m = signon(&d, user ? user : DEMO_USER, DEMO_PASSWORD, err);
	if (m != MSG_OK) {
		desk_close(&d);
		return m;
	}
	*out = d;
	return MSG_OK;
}
