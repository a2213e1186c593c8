/* SPDX-License-Identifier: MIT */
/* Financial statements of consumers, append-only; the newest counts. */
#ifndef ARREARS_STORE_STATEMENT_H
#define ARREARS_STORE_STATEMENT_H

#include "arrears/base/date.h"
#include "arrears/base/text.h"
#include "arrears/domain/finance.h"
#include "arrears/store/db.h"

#define STATEMENT_WORDS TEXT_BYTES(160)

struct statement_row {
	int64_t id, consumer_id;
	char reason[10];                        /* code of domain/finance.def; "" not told */
	char words[STATEMENT_WORDS], employer[TEXT_BYTES(40)];
	int people;                             /* in the household, 1 or more */
	struct date told_on;                    /* office date */
	int64_t at, user_id, contact_id;        /* contact 0: in no call */
	char user[TEXT_BYTES(10)];              /* out only */
};
enum msgid statement_insert(struct db *db, const struct statement_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid statement_line_insert(struct db *db, int64_t statement_id, const struct fin_line *line,
	struct err *err) ATTR_MUST_USE;
enum msgid statement_load(struct db *db, int64_t id, struct statement_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Newest first, older than `before` (0: from the newest). */
enum msgid statement_list(struct db *db, int64_t consumer_id, int64_t before,
	struct statement_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* Those whose item the program knows, in no order. */
enum msgid statement_lines(struct db *db, int64_t statement_id, struct fin_line *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;

#endif
