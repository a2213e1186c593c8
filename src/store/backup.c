/* SPDX-License-Identifier: MIT */
/* Copies and proofs of the whole file. */
#include "db_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/base/text.h"

#define PAGES_A_STEP 4096

static enum msgid copy_pages(struct db *db, sqlite3 *to, bool (*progress)(void *, int), void *arg,
	struct err *err)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", db->raw, "main");
	if (!b)
		return db_fail(db, sqlite3_errcode(to), err);
	int rc = SQLITE_OK;
	bool stopped = false;
	while ((rc = sqlite3_backup_step(b, PAGES_A_STEP)) == SQLITE_OK && !stopped) {
		int total = sqlite3_backup_pagecount(b);
		int left = sqlite3_backup_remaining(b);
		if (progress && total > 0)
			stopped = !progress(arg, (int)((int64_t)(total - left) * 100 / total));
	}
	sqlite3_backup_finish(b);
	if (stopped)
		return err_set(err, MSG_BACKUP_STOPPED, "", NULL);
	return rc == SQLITE_DONE ? MSG_OK : db_fail(db, rc, err);
}

static int first_text(void *arg, int n, char **cols, char **names)
{
	(void)names;
	(void)text_put(arg, 64, n > 0 && cols[0] ? cols[0] : "");
	return 0;
}

static enum msgid prove_copy(struct db *db, sqlite3 *to, struct err *err)
{
	char answer[64] = "";
	int rc = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(to, "PRAGMA quick_check(1)", first_text, answer, NULL);
	if (rc != SQLITE_OK)
		return db_fail(db, rc, err);
	if (strcmp(answer, "ok") != 0)
		return err_set(err, MSG_BACKUP_BAD, "", answer, NULL);
	return MSG_OK;
}

static enum msgid sync_file(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) != 0) {
		int e = errno;
		if (fd >= 0)
			close(fd);
		return err_set(err, MSG_FILE_WRITE, "", path, strerror(e), NULL);
	}
	close(fd);
	return MSG_OK;
}

static enum msgid write_copy(struct db *db, const char *tmp, bool (*progress)(void *, int),
	void *arg, struct err *err)
{
	int fd = open(tmp, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return err_set(err, MSG_FILE_WRITE, "", tmp, strerror(errno), NULL);
	close(fd);
	sqlite3 *to = NULL;
	int rc = sqlite3_open_v2(tmp, &to, SQLITE_OPEN_READWRITE, NULL);
	enum msgid m = rc == SQLITE_OK ? MSG_OK : db_fail(db, rc, err);
	if (m == MSG_OK)
		m = copy_pages(db, to, progress, arg, err);
	if (m == MSG_OK)
		m = prove_copy(db, to, err);
	sqlite3_close(to);
	return m == MSG_OK ? sync_file(tmp, err) : m;
}

enum msgid db_backup(struct db *db, const char *to, bool (*progress)(void *arg, int done_percent),
	void *arg, struct err *err)
{
	char tmp[4096];
	if (!text_putf(tmp, sizeof tmp, "%s.part", to))
		return err_set(err, MSG_FILE_WRITE, "", to, "name too long", NULL);
	enum msgid m = write_copy(db, tmp, progress, arg, err);
	if (m == MSG_OK && rename(tmp, to) != 0)
		m = err_set(err, MSG_FILE_WRITE, "", to, strerror(errno), NULL);
	if (m != MSG_OK)
		db_remove(tmp);
	return m;
}

struct complaints {
	void (*say)(void *arg, const char *complaint);
	void *arg;
};

static int say_row(void *arg, int n, char **cols, char **names)
{
	(void)names;
	struct complaints *c = arg;
	if (n > 0 && cols[0] && strcmp(cols[0], "ok") == 0)
		return 0;
	char line[300] = "";
	for (int i = 0; i < n; i++) {
		size_t have = strlen(line);
		(void)text_putf(line + have, sizeof line - have, "%s%s", i ? " " : "",
			cols[i] ? cols[i] : "-");
	}
	c->say(c->arg, line);
	return 0;
}

enum msgid db_verify(struct db *db, void (*say)(void *arg, const char *complaint), void *arg,
	struct err *err)
{
	struct complaints c = { .say = say, .arg = arg };
	int rc = sqlite3_exec(db->raw, "PRAGMA integrity_check(50)", say_row, &c, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db->raw, "PRAGMA foreign_key_check", say_row, &c, NULL);
	return rc == SQLITE_OK ? MSG_OK : db_fail(db, rc, err);
}
