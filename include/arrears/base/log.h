/* SPDX-License-Identifier: MIT */
/* The log file (0600, appended). Never the terminal. No personal data is logged. */
#ifndef ARREARS_BASE_LOG_H
#define ARREARS_BASE_LOG_H

#include "arrears/base/err.h"

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };
struct log;
/* Opens or makes path (and its folder, 0700). The caller closes it. */
enum msgid log_open(const char *path, enum log_level level, struct log **out, struct err *err)
	ATTR_MUST_USE;
void log_close(struct log *log);                        /* NULL allowed */
/* A NULL log drops the line. */
void log_line(struct log *log, enum log_level level, int64_t utc, const char *fmt, ...)
	ATTR_FORMAT(4, 5);
int log_fd(const struct log *log);                      /* stderr goes here while curses is on */

#endif
