/* SPDX-License-Identifier: MIT */
/* The ladder: data/migrations/NNNN_name.sql, compiled in. A step and its version are one
 * transaction; a new database is made by running all of them, so there is no second schema. */
#include "db_private.h"

#include "arrears/base/text.h"

static const struct {
	const char *name;
	const char *text;
} steps[] = {
#include "migrations.inc"
};

int db_version_newest(void)
{
	return (int)ARRAY_SIZE(steps);
}

static enum msgid run_step(struct db *db, int version, struct err *err)
{
	char pragma[48];
	(void)text_putf(pragma, sizeof pragma, "PRAGMA user_version = %d", version);
	enum msgid m = db_begin(db, err);
	if (m != MSG_OK)
		return m;
	m = db_exec(db, steps[version - 1].text, err);
	if (m == MSG_OK)
		m = db_exec(db, pragma, err);
	return db_end(db, m, err);
}

enum msgid migrate(struct db *db, bool fresh, struct err *err)
{
	int have = db_version(db);
	int want = db_version_newest();
	if (have > want) {
		char a[12], b[12];
		(void)text_putf(a, sizeof a, "%d", have);
		(void)text_putf(b, sizeof b, "%d", want);
		return err_set(err, MSG_DB_NEWER, "", a, b, NULL);
	}
	if (have < want && !fresh) {
		char copy[4096];
		if (!text_putf(copy, sizeof copy, "%s.before-v%d", db->path, want))
			return err_set(err, MSG_FILE_WRITE, "", db->path, "name too long", NULL);
		enum msgid m = db_backup(db, copy, NULL, NULL, err);
		if (m != MSG_OK)
			return m;
	}
	for (int v = have + 1; v <= want; v++) {
		enum msgid m = run_step(db, v, err);
		if (m != MSG_OK)
			return m;
	}
	return MSG_OK;
}
