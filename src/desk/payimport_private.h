/* SPDX-License-Identifier: MIT */
/* Posting a file: payimport.c reads it and keeps the books, pay_row.c posts one row. */
#ifndef ARREARS_DESK_PAYIMPORT_PRIVATE_H
#define ARREARS_DESK_PAYIMPORT_PRIVATE_H

#include "arrears/desk/payimport.h"
#include "arrears/desk/post.h"
#include "arrears/store/payfile.h"
#include "import_private.h"

struct paying {
	struct importing im;
	struct desk *d;
	struct pay_report *report;
	struct payment row;                     /* the one at hand */
	struct post_run *run;
	int64_t reversals;                      /* rows that take something back */
	bool ended; int64_t trailer_rows; struct money trailer_total;
};

/* A row that pays, and one that takes back, neither rejected so far. */
enum msgid pay_post(struct paying *p, struct err *err) ATTR_MUST_USE;
enum msgid pay_take_back(struct paying *p, struct err *err) ATTR_MUST_USE;

#endif
