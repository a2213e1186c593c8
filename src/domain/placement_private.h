/* SPDX-License-Identifier: MIT */
/* The two halves of placement conversion: the debt, and its people. */
#ifndef ARREARS_DOMAIN_PLACEMENT_PRIVATE_H
#define ARREARS_DOMAIN_PLACEMENT_PRIVATE_H

#include "arrears/domain/placement.h"

/* offset: 0, or the distance from the consumer's fields to the co-signer's. */
void placement_person(const struct import_rules *r, struct placement *p, int offset,
	struct place_person *out);

#endif
