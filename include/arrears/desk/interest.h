/* SPDX-License-Identifier: MIT */
/* Interest of an account: what has accrued and is not posted, by which rate and authority, and the
 * changes of the rate. Nothing accrues without an authority (12 CFR 1006.22(b)). */
#ifndef ARREARS_DESK_INTEREST_H
#define ARREARS_DESK_INTEREST_H

#include "arrears/desk/desk.h"
#include "arrears/store/rate.h"

struct interest_state {
	bool accrues;                           /* a rate is in force on that day */
	bool bears;                             /* a rate of more than zero is, or will be */
	struct date from, on;                   /* last posting or start; the day asked for */
	int days;                               /* between them */
	int32_t rate_millionths;                /* in force on the day, caps applied */
	char authority[TEXT_BYTES(60)];
	char cap[TEXT_BYTES(60)];               /* what lowers it (50 USC 3937); "" nothing */
	struct money posted;                    /* so far, net of what was taken back */
	struct money unposted;                  /* accrued, not posted; below 0: too much was */
	char per_diem[INTEREST_TEXT_SIZE];      /* of the next day: ".246575", "" none */
};
/* As it stood on a day, today included. MSG_ACCOUNT_UNKNOWN. */
enum msgid interest_accrued(struct desk *d, int64_t account_id, struct date on,
	struct interest_state *out, struct err *err) ATTR_MUST_USE;

/* How all that accrued by a day came about, oldest first: days with one principal and one rate. Of
 * more than fit the newest; `first` says how many were left out. OP_VIEW. */
struct interest_line {
	struct date from, through;              /* the first does not count, the last does */
	int days; struct money principal;
	int32_t rate_millionths; bool capped;   /* 50 USC 3937 */
	char authority[TEXT_BYTES(60)], interest[INTEREST_TEXT_SIZE];
};
#define INTEREST_LINES_MAX 60
struct interest_lines { size_t first, n; struct interest_line rows[INTEREST_LINES_MAX];
	enum daycount basis; char total[INTEREST_TEXT_SIZE]; }; /* total: of all of them */
enum msgid interest_explain(struct desk *d, int64_t account_id, struct date on,
	struct interest_lines *out, struct err *err) ATTR_MUST_USE;

/* OP_TERMS. A contract or judgment rate from a day, or a cap (50 USC 3937) from a day to a day.
 * MSG_RATE_AUTHORITY, MSG_RATE_DATES. kind: enum rate_kind of domain/interest.h. */
enum msgid rate_set(struct desk *d, const struct rate_change *r, struct err *err) ATTR_MUST_USE;

#endif
