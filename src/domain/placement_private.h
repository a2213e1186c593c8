/* SPDX-License-Identifier: MIT */
/* The two halves of placement conversion: the debt, and its people. */
#ifndef ARREARS_DOMAIN_PLACEMENT_PRIVATE_H
#define ARREARS_DOMAIN_PLACEMENT_PRIVATE_H

#include "arrears/domain/placement.h"

/* The message's severity says whether it rejects the row. */
void placement_note(struct placement *p, enum place_field field, enum msgid id, unsigned flag);
/* offset: 0, or the distance from the consumer's fields to the co-signer's. */
void placement_person(const struct place_rules *r, struct placement *p, int offset,
	struct place_person *out);

#endif
