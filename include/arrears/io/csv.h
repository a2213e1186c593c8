/* SPDX-License-Identifier: MIT */
/* CSV files in and out: the only door to libcsv, in strict mode. Rows stream; memory is bounded
 * by CSV_ROW_MAX. Lines are physical lines, the first is 1; a row's line is that of its first
 * byte, and line ends inside quotes count. A byte-order mark is dropped; LF, CRLF and CR end a
 * line; blank lines are skipped. A row that is broken is reported with its line and reading goes
 * on at the line after the one it began on, so one bad quote cannot swallow the rows behind it. */
#ifndef ARREARS_IO_CSV_H
#define ARREARS_IO_CSV_H

#include "arrears/base/err.h"
#include "arrears/base/secret.h"

#define CSV_ROW_MAX (256 * 1024)                /* bytes of one row, quotes included */
#define CSV_COLUMN_MAX 512
#define CSV_BROKEN_MAX 1000                     /* broken rows before the file is given up */

struct csv_options {
	char delimiter;         /* 0: comma */
	bool keep_blanks;       /* keep blanks around unquoted fields; else they are trimmed */
	bool latin1;            /* bytes are Windows-1252 (Latin-1), converted to UTF-8 */
	int64_t columns;        /* every row must have that many; 0: as the first row; -1: any */
};

struct csv_row {
	int64_t line;           /* of its first byte */
	int64_t size;           /* bytes of the file read so far */
	int count; /* fields; 0 = end of file, or a row that could not be taken apart */
	const char *const *fields; /* UTF-8, until the next call; also of a ragged row */
	enum msgid fault;       /* MSG_OK, or MSG_CSV_NUL _UTF8 _RAGGED _QUOTE _UNCLOSED _LONG */
	int64_t fault_line;     /* where it showed, from line on */
	const char *raw;        /* of a faulty row: its first line as read, cut at 4,000 bytes */
	bool end;
};

struct csv;
enum msgid csv_open(const char *path, const struct csv_options *o, struct csv **out,
	struct err *err) ATTR_MUST_USE;
void csv_close(struct csv *c);                  /* NULL allowed */
/* From the first byte again. */
enum msgid csv_rewind(struct csv *c, struct err *err) ATTR_MUST_USE;
/* Undo what csv_put does to formulas: only for files that this program wrote. */
void csv_set_undefuse(struct csv *c, bool on);
/* MSG_FILE_OPEN, MSG_FILE_READ, MSG_CSV_BROKEN end the file; a fault is in the row. */
enum msgid csv_next(struct csv *c, struct csv_row *row, struct err *err) ATTR_MUST_USE;
/* A faulty row as an error with file and line. */
enum msgid csv_fault(const struct csv *c, const struct csv_row *row, struct err *err);
int64_t csv_size(const struct csv *c);          /* bytes of the file */
/* BLAKE2b-256 of the whole file in hex; only at its end. */
void csv_digest(struct csv *c, char out[2 * SECRET_HASH_LEN + 1]);

/* One field to a file, quoted where it must be. A text that a spreadsheet would run as a formula
 * (it starts with = + - @ or a tab) gets an apostrophe in front, and so does one that starts with
 * an apostrophe before such a sign; reading with undefuse takes exactly one off. */
struct csv_writer { FILE *to; bool within; bool bare; }; /* bare: no defusing */
void csv_put(struct csv_writer *w, const char *text);
void csv_end_row(struct csv_writer *w);

#endif
