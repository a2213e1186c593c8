/* SPDX-License-Identifier: MIT */
#include "arrears/base/log.h"
#include "arrears/base/date.h"
#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

struct log {
	int fd;
	enum log_level level;
};

/* Every folder of path that is missing; what is wrong shows when the file is opened. */
static void make_folders(const char *path)
{
	AUTO_FREE char *copy = NULL;

	copy = mem_strdup(path);
	for (char *p = strchr(copy + 1, '/'); *copy && p; p = strchr(p + 1, '/')) {
		*p = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			return;
		*p = '/';
	}
}

enum msgid log_open(const char *path, enum log_level level, struct log **out, struct err *err)
{
	struct log *log;
	int fd;

	make_folders(path);
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
	if (fd < 0)
		return err_set(err, MSG_FILE_OPEN, "", path, strerror(errno), NULL);
	log = mem_alloc(1, sizeof *log);
	*log = (struct log){ .fd = fd, .level = level };
	*out = log;
	return MSG_OK;
}

void log_close(struct log *log)
{
	if (!log)
		return;
	close(log->fd);
	free(log);
}

void log_line(struct log *log, enum log_level level, int64_t utc, const char *fmt, ...)
{
	static const char *const names[] = { "ERROR", "WARN", "INFO", "DEBUG" };
	char text[1024], line[1100], day[DATE_ISO_SIZE];
	int second = date_second_of_day(utc, 0);
	va_list ap;

	if (!log || level > log->level)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	text_clean(text, false);
	date_iso(date_of_utc(utc, 0), day);
	text_putf(line, sizeof line, "%sT%02d:%02d:%02dZ %d %-5s %s\n", day, second / 3600,
		second / 60 % 60, second % 60, (int)getpid(), names[level], text);
	/* One write, so that the lines of several desks do not mix. A log that cannot be
	 * written must not stop the work. */
	if (write(log->fd, line, strlen(line)) < 0)
		return;
}

int log_fd(const struct log *log)
{
	return log ? log->fd : -1;
}
