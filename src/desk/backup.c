/* SPDX-License-Identifier: MIT */
#include "arrears/desk/backup.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/desk/check.h"
#include "arrears/desk/desks.h"

/* "2026-11-24-101207", office time. */
static void stamp(const struct desk *d, char out[20])
{
	char day[DATE_ISO_SIZE];
	int second = zone_second(d->office_zone, desk_now(d));
	date_iso(desk_today(d), day);
	(void)text_putf(out, 20, "%s-%02d%02d%02d", day, second / 3600, second / 60 % 60,
		second % 60);
}

static int folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? (int)(slash - path) + 1 : 0;
}

bool backup_default_name(const struct desk *d, const char *folder, char *out, size_t size)
{
	char when[20];
	const char *path = db_path(d->db);
	stamp(d, when);
	if (folder[0])
		return text_putf(out, size, "%s/arrears-%s.db", folder, when);
	return text_putf(out, size, "%.*sarrears-%s.db", folder_length(path), path, when);
}

enum msgid desk_backup(struct desk *d, const char *to, bool (*progress)(void *arg, int percent),
	void *arg, struct err *err)
{
	enum msgid m = desk_may(d, OP_BACKUP, err);
	if (m != MSG_OK)
		return m;
	if (access(to, F_OK) == 0)
		return err_set(err, MSG_DB_EXISTS, "", to, NULL);
	m = db_backup(d->db, to, progress, arg, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = desk_audit(d, "backup", "", 0, "", err);
	return db_end(d->db, m, err);
}

/* A copy of the copy, so that what was handed to us stays as it is. */
static enum msgid copy_in(const char *from, const char *part, struct err *err)
{
	struct db_options o = { .path = from, .readonly = true };
	struct db *db = NULL;
	enum msgid m = db_open(&o, &db, err);
	if (m == MSG_OK)
		m = db_backup(db, part, NULL, NULL, err);
	db_close(db);
	return m;
}

/* Proves the copy and notes in its audit trail that it was put back. */
static enum msgid prove(const char *from, const char *part, char when[20], struct err *err)
{
	struct db_options o = { .path = part };
	struct desk d;
	int64_t complaints = 0;
	enum msgid m = desk_open(&o, &d, err);
	if (m != MSG_OK)
		return m;
	m = desk_check(&d, NULL, &complaints, err);
	if (m == MSG_OK && complaints > 0) {
		char count[24];
		(void)text_putf(count, sizeof count, "%lld", (long long)complaints);
		m = err_set(err, MSG_RESTORE_BAD, "", from, count, NULL);
	}
	if (m == MSG_OK)
		m = db_begin(d.db, err);
	if (m == MSG_OK)
		m = desk_audit(&d, "restore", "", 0, "", err);
	if (m == MSG_OK)
		m = db_commit(d.db, err);
	stamp(&d, when);
	desk_close(&d);
	return m;
}

/* A file that cannot be opened any more has nobody at it. */
static enum msgid nobody_at(const char *path, struct err *err)
{
	struct db_options o = { .path = path };
	struct desk d;
	if (desk_open(&o, &d, NULL) != MSG_OK)
		return MSG_OK;
	enum msgid m = desks_open(&d, err);
	int others = m == MSG_OK ? desks_others(&d) : 0;
	if (others > 0) {
		char count[12];
		(void)text_putf(count, sizeof count, "%d", others);
		m = err_set(err, MSG_DESKS_BUSY, "", count, NULL);
	}
	desk_close(&d);
	return m;
}

/* The old file gets a second name before the new one takes its place in one step, so that there is
 * a database at path all the time. Its log, if a crash left one, goes with it. */
static enum msgid swap(const char *part, const char *path, const char *kept, struct err *err)
{
	struct stat sb;
	char log[RESTORE_NAME_SIZE + 8], kept_log[RESTORE_NAME_SIZE + 8];
	bool old = stat(path, &sb) == 0;
	if (old && (chmod(part, sb.st_mode & 0777) != 0 || link(path, kept) != 0 ||
			(chown(part, (uid_t)-1, sb.st_gid) != 0 && (sb.st_mode & 070))))
		return err_set(err, MSG_FILE_WRITE, "", kept, strerror(errno), NULL);
	(void)text_putf(log, sizeof log, "%s-wal", path);
	(void)text_putf(kept_log, sizeof kept_log, "%s-wal", kept);
	if (rename(log, kept_log) != 0 && errno != ENOENT)
		return err_set(err, MSG_FILE_WRITE, "", kept_log, strerror(errno), NULL);
	(void)text_putf(log, sizeof log, "%s-shm", path);
	(void)unlink(log);
	if (rename(part, path) != 0)
		return err_set(err, MSG_FILE_WRITE, "", path, strerror(errno), NULL);
	return MSG_OK;
}

enum msgid desk_restore(const char *from, const char *path, char kept_as[RESTORE_NAME_SIZE],
	struct err *err)
{
	char part[RESTORE_NAME_SIZE], kept[RESTORE_NAME_SIZE], when[20] = "";
	if (!text_putf(part, sizeof part, "%s.restoring", path))
		return err_set(err, MSG_FILE_WRITE, "", path, "name too long", NULL);
	enum msgid m = secret_init(err);
	if (m == MSG_OK)
		m = nobody_at(path, err);
	if (m == MSG_OK)
		m = copy_in(from, part, err);
	if (m == MSG_OK)
		m = prove(from, part, when, err);
	if (m == MSG_OK && !text_putf(kept, sizeof kept, "%s.before-restore-%s", path, when))
		m = err_set(err, MSG_FILE_WRITE, "", path, "name too long", NULL);
	/* Proving takes a while: ask again. */
	if (m == MSG_OK)
		m = nobody_at(path, err);
	bool old = access(path, F_OK) == 0;
	if (m == MSG_OK)
		m = swap(part, path, kept, err);
	if (m != MSG_OK) {
		(void)unlink(part);
		return m;
	}
	(void)text_put(kept_as, RESTORE_NAME_SIZE, old ? kept : "");
	return MSG_OK;
}
