/* SPDX-License-Identifier: MIT */
/* The picture of a panel as a text file, masked as it is on the screen. */
#ifndef ARREARS_IO_PRINT_H
#define ARREARS_IO_PRINT_H

#include "arrears/desk/desk.h"

struct print_job {
	const char *folder;             /* it exists */
	const char *panel;
	int64_t account_id;             /* 0: none */
	const char *text;
};
/* Writes FOLDER/PANEL-20261124-101207.txt (0600, never over a file) after its audit row; the path
 * is given back. MSG_FILE_OPEN, MSG_FILE_WRITE. */
enum msgid print_text(struct desk *d, const struct print_job *job, char *path, size_t size,
	struct err *err) ATTR_MUST_USE;

#endif
