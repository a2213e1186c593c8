/* SPDX-License-Identifier: MIT */
#include "arrears/domain/settlement.h"

#include "seed.h"

bool floor_seed(size_t i, struct floor_row *out)
{
	struct seed_row r;
	if (!seed_row("floors", i, &r))
		return false;
	*out = (struct floor_row){ .min_age = seed_int(&r, "age"),
		.min_balance = { seed_int(&r, "balance") * INT64_C(100) }, /* dollars */
		.floor = { [USER_COLLECTOR] = seed_int(&r, "collector"),
			[USER_LEAD] = seed_int(&r, "lead"),
			[USER_ADMIN] = seed_int(&r, "admin") } };
	return true;
}
