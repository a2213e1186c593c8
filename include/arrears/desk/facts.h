/* SPDX-License-Identifier: MIT */
/* Everything the call gate asks about one consumer, loaded in a few reads: their accounts with
 * holds, phones, addresses, restrictions, consents, and the calls of the last 30 days with the
 * flags of their results, their debts, voids, and numbers found to be somebody else's. */
#ifndef ARREARS_DESK_FACTS_H
#define ARREARS_DESK_FACTS_H

#include "arrears/desk/desk.h"
#include "arrears/domain/gate.h"

struct facts_box {
	struct gate_facts f;                    /* points into rows */
	void *rows;                             /* freed by facts_free */
};
#define FACTS_AUTO ATTR_CLEANUP(facts_free) struct facts_box

/* MSG_CONSUMER_UNKNOWN. out may hold anything before; on failure it is empty. */
enum msgid desk_load_facts(struct desk *d, int64_t consumer_id, struct facts_box *out,
	struct err *err) ATTR_MUST_USE;
void facts_free(struct facts_box *box);         /* NULL rows allowed */
/* Index in f->phones; -1 if it is not there. */
int facts_phone(const struct gate_facts *f, int64_t phone_id);
/* Holds that an account carries of itself or of its person, as words for row 4: "CEASE". */
unsigned facts_holds(const struct gate_facts *f, int64_t account_id);

#endif
