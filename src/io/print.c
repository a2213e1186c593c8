/* SPDX-License-Identifier: MIT */
#include "arrears/io/print.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "arrears/desk/printed.h"

static enum msgid write_new(const char *path, const char *text, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return err_set(err, MSG_FILE_OPEN, "", path, strerror(errno), NULL);
	FILE *f = fdopen(fd, "w");
	bool ok = f && fputs(text, f) >= 0;
	int e = errno;
	if ((f ? fclose(f) : close(fd)) != 0 && ok) {
		e = errno;
		ok = false;
	}
	if (ok)
		return MSG_OK;
	(void)unlink(path);
	return err_set(err, MSG_FILE_WRITE, "", path, strerror(e), NULL);
}

enum msgid print_text(struct desk *d, const struct print_job *job, char *path, size_t size,
	struct err *err)
{
	struct ymd day = date_ymd(desk_today(d));
	int64_t now = desk_now(d);
	char clock[6], full[512];
	desk_clock_text(d, now, clock);
	(void)text_putf(full, sizeof full, "%s/%s-%04d%02d%02d-%.2s%.2s%02d.txt", job->folder,
		job->panel, day.year, day.month, day.day, clock, clock + 3, (int)(now % 60));
	enum msgid m = desk_printed(d, job->panel, job->account_id, err);
	if (m == MSG_OK)
		m = write_new(full, job->text, err);
	if (m == MSG_OK)
		(void)text_put(path, size, full);
	return m;
}
