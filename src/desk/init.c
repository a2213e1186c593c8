/* SPDX-License-Identifier: MIT */
#include "arrears/desk/init.h"

#include <errno.h>
#include <grp.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/desk/users.h"
#include "arrears/store/keyslot.h"
#include "arrears/store/setting.h"
#include "keyring.h"
#include "shipped.h"

#define PATH_SIZE 4096

/* Every folder above path that is missing, 0700. *made: the last one is new. */
static enum msgid make_folders(const char *path, char folder[PATH_SIZE], bool *made,
	struct err *err)
{
	*made = false;
	if (!text_putf(folder, PATH_SIZE, "%s", path))
		return err_set(err, MSG_FILE_WRITE, "", path, "name too long", NULL);
	char *last = strrchr(folder, '/');
	if (!last) {
		(void)text_put(folder, PATH_SIZE, ".");
		return MSG_OK;
	}
	*last = '\0';
	if (!folder[0]) {
		(void)text_put(folder, PATH_SIZE, "/");
		return MSG_OK;
	}
	for (char *p = folder; p; ) {
		p = strchr(p + 1, '/');
		if (p)
			*p = '\0';
		*made = mkdir(folder, 0700) == 0;
		if (!*made && errno != EEXIST)
			return err_set(err, MSG_FILE_WRITE, "", folder, strerror(errno), NULL);
		if (p)
			*p = '/';
	}
	return MSG_OK;
}

/* A folder of the group with the mode 2770: files made in it are the group's. */
static enum msgid share_folder(const char *folder, const char *group, bool made, struct err *err)
{
	struct stat sb;
	const struct group *g = getgrnam(group);
	if (!g)
		return err_set(err, MSG_GROUP_UNKNOWN, "GROUP", group, NULL);
	if (made && (chown(folder, (uid_t)-1, g->gr_gid) != 0 || chmod(folder, 02770) != 0)) {
		(void)rmdir(folder);
		return err_set(err, MSG_GROUP_UNKNOWN, "GROUP", group, NULL);
	}
	if (stat(folder, &sb) != 0 || sb.st_gid != g->gr_gid || (sb.st_mode & 02070) != 02070)
		return err_set(err, MSG_GROUP_PLACE, "GROUP", folder, NULL);
	return MSG_OK;
}

static enum msgid make_place(const struct init_options *o, struct err *err)
{
	char folder[PATH_SIZE];
	bool made = false;
	enum msgid m = make_folders(o->path, folder, &made, err);
	if (m == MSG_OK && o->group)
		m = share_folder(folder, o->group, made, err);
	if (m == MSG_OK && o->machine_key)
		m = make_folders(o->machine_key, folder, &made, err);
	return m;
}

static enum msgid put_settings(struct desk *d, const struct init_options *o, struct err *err)
{
	char clock[24] = "";
	if (o->training && o->clock_utc)
		(void)text_putf(clock, sizeof clock, "%" PRId64, o->clock_utc);
	const struct {
		const char *key, *value;
	} rows[] = {
		{ "office.zone", zone_name(o->office_zone) },
		{ "office.area_code", o->area_code ? o->area_code : "" },
		{ "office.system", o->system_name && o->system_name[0] ? o->system_name
								       : "DESK01" },
		{ "training", o->training ? "1" : "0" },
		{ "training.clock", clock },
	};
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		enum msgid m = setting_put(d->db, rows[i].key, rows[i].value, err);
		if (m != MSG_OK)
			return m;
	}
	return MSG_OK;
}

static enum msgid put_slots(struct desk *d, const struct secret_key *machine, const char *phrase,
	struct err *err)
{
	struct keyslot slot = { .created_at = desk_now(d) };
	enum msgid m = keyring_wrap_phrase(&d->key, phrase, &slot, err);
	if (m == MSG_OK)
		m = keyslot_put(d->db, &slot, err);
	if (m == MSG_OK && machine) {
		keyring_wrap_machine(&d->key, machine, &slot);
		m = keyslot_put(d->db, &slot, err);
	}
	return m;
}

static enum msgid put_admin(struct desk *d, const struct init_options *o, struct err *err)
{
	int64_t id = 0;
	struct users_new u = {
		.name = o->admin,
		.full_name = o->admin_full_name,
		.role = USER_ADMIN,
		.authority = AUTHORITY_MAX,
		.password = o->admin_password,
		.cost = o->cost,
	};
	return o->admin ? users_add(d, &u, &id, err) : MSG_OK;
}

static enum msgid fill(struct desk *d, const struct init_options *o,
	const struct secret_key *machine, const char *phrase, struct err *err)
{
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = put_settings(d, o, err);
	if (m == MSG_OK)
		m = shipped_add(d, err);
	if (m == MSG_OK)
		m = put_slots(d, o->machine_key ? machine : NULL, phrase, err);
	if (m == MSG_OK)
		m = put_admin(d, o, err);
	if (m == MSG_OK)
		m = desk_audit(d, "init", "", 0, o->training ? "training" : "", err);
	/* The key file comes last: nothing after it can fail but the commit. */
	if (m == MSG_OK && o->machine_key)
		m = keyring_file_make(o->machine_key, machine, err);
	if (m == MSG_OK) {
		m = db_commit(d->db, err);
		if (m != MSG_OK && o->machine_key)
			(void)unlink(o->machine_key);
	}
	if (m != MSG_OK)
		db_rollback(d->db);
	return m;
}

/* As the person who makes the office: SYSTEM with the key. */
static void equip(struct desk *d, const struct init_options *o, const struct secret_key *key)
{
	d->key = *key;
	d->has_key = true;
	d->role = USER_ADMIN;
	d->authority = AUTHORITY_MAX;
	if (o->clock_utc)
		d->clock = o->frozen ? clock_frozen_at(o->clock_utc)
				     : clock_starting_at(o->clock_utc);
}

enum msgid init_database(const struct init_options *o, struct desk *out,
	char phrase[SECRET_PHRASE_SIZE], struct err *err)
{
	struct db_options db = { .path = o->path, .create = true, .group = o->group != NULL };
	struct secret_key data, machine;
	char words[SECRET_PHRASE_SIZE];
	struct desk d;
	enum msgid m = secret_init(err);
	if (m == MSG_OK)
		m = make_place(o, err);
	if (m == MSG_OK)
		m = desk_open(&db, &d, err);
	if (m != MSG_OK)
		return m;
	secret_random(&data, sizeof data);
	secret_random(&machine, sizeof machine);
	secret_phrase_make(words);
	equip(&d, o, &data);
	m = fill(&d, o, &machine, words, err);
	desk_close(&d);
	/* Open it again, as everybody will: the settings are read from where they were put. */
	db.create = false;
	if (m == MSG_OK)
		m = desk_open(&db, out, err);
	if (m == MSG_OK) {
		equip(out, o, &data);
		memcpy(phrase, words, sizeof words);
	} else {
		db_remove(o->path);
	}
	secret_wipe(&data, sizeof data);
	secret_wipe(&machine, sizeof machine);
	secret_wipe(words, sizeof words);
	return m;
}
