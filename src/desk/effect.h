/* SPDX-License-Identifier: MIT */
/* What a result code does to an account and a phone. */
#ifndef ARREARS_DESK_EFFECT_H
#define ARREARS_DESK_EFFECT_H

#include "arrears/desk/result.h"
#include "call_parts.h"

struct saving {
	const struct scene *s;
	const struct result_code *code;
	const struct result_input *in;
	const struct phone_row *phone;          /* of the call; NULL: none */
	int64_t contact_id;                     /* 0: no call */
	int64_t placed_at;
	unsigned flags;                         /* law flags it is saved with */
	bool inbound;
	struct trace first;                     /* what the phone was and the result's number */
};
/* Holds, status, flags, next action, note and the trace for UNDO. */
enum msgid effect_on_account(struct desk *d, const struct saving *v, const struct account_row *a,
	struct err *err) ATTR_MUST_USE;
/* Statistics and status of the phone; keeps in v->first what it was. */
enum msgid effect_on_phone(struct desk *d, struct saving *v, struct err *err) ATTR_MUST_USE;
/* Does it say that the debt is disputed, aloud or in writing? */
bool effect_is_dispute(const struct result_code *c);
/* No open account is left without a next action. *made = its id, 0 if none was wanting. */
enum msgid effect_guard(struct desk *d, const struct scene *s, const struct account_row *a,
	int64_t *made, struct err *err) ATTR_MUST_USE;

#endif
