/* SPDX-License-Identifier: MIT */
/* F8: verify who it is and disclose who we are, within the open call. What the caller said is
 * compared and forgotten; only whether it matched is kept. 12 CFR 1006.18(e). */
#ifndef ARREARS_DESK_VERIFY_H
#define ARREARS_DESK_VERIFY_H

#include "arrears/desk/call.h"
#include "arrears/domain/disclose.h"

struct verify_state {
	bool call_open;
	bool has_last4, has_birth, has_house;  /* what is on file to compare with */
	bool verified, mismatched;             /* so far in this call */
	struct disclosure_owed owed;           /* what must be read; form NONE: nothing */
	bool given;                            /* and was */
	char language[9];                      /* the consumer's */
};
enum msgid verify_load(struct desk *d, int64_t account_id, struct verify_state *out,
	struct err *err) ATTR_MUST_USE;
/* Needs an open call (MSG_CALL_NONE) and, if there is anything sealed to compare, the data key. */
enum msgid verify_identity(struct desk *d, int64_t account_id, const struct identity *said,
	bool *matched, struct err *err) ATTR_MUST_USE;
/* The disclosure owed was read in these languages (0: the consumer's). */
enum msgid verify_disclosed(struct desk *d, int64_t account_id, unsigned languages,
	struct err *err) ATTR_MUST_USE;

#endif
