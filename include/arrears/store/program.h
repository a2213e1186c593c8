/* SPDX-License-Identifier: MIT */
/* Where an account stands with help it may be eligible for: one row an account and program. */
#ifndef ARREARS_STORE_PROGRAM_H
#define ARREARS_STORE_PROGRAM_H

#include "arrears/base/date.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct sheet_row {
	int64_t account_id;
	char program[12];                       /* code of domain/program.h */
	char state[10];                         /* "looking" "applied" "granted" "refused" */
	char documents[12];                     /* numbers of those here, from 1: "1 3" */
	struct date deadline;                   /* none: none known */
	int64_t at, user_id;
	char user[TEXT_BYTES(10)];              /* out only */
};
/* Inserts, or takes the place of the row of that account and program. */
enum msgid sheet_put(struct db *db, const struct sheet_row *row, struct err *err) ATTR_MUST_USE;
enum msgid sheet_list(struct db *db, int64_t account_id, struct sheet_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;

#endif
