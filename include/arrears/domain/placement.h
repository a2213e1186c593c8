/* SPDX-License-Identifier: MIT */
/* Placement: one row of a client's new-business file as values, and what is wrong with it. Only a
 * missing client account, an unusable amount or a broken structure rejects a row; every other bad
 * value is kept as given, flagged on the record and counted by kind. Amounts are never guessed. */
#ifndef ARREARS_DOMAIN_PLACEMENT_H
#define ARREARS_DOMAIN_PLACEMENT_H

#include "arrears/domain/importrow.h"

enum place_field {
#define F(id, name, kind, fact, aliases, help) PF_##id,
#include "arrears/domain/placement.def"
#undef F
	PLACE_FIELD_COUNT
};

extern const struct import_fields place_fields;

struct place_person { bool present, organization; struct person_name name;
	struct date birth; char ssn[10];       /* nine digits, or "" */
	unsigned flags;                        /* enum data_flag */
	struct phone_number phones[4]; bool phone_ok[4]; };

struct placement {
	struct import_row in;
	struct place_person consumer, cosigner;
	struct money principal, interest, fees, costs, balance; /* balance is their sum */
	struct date placed, opened, delinquent, charged_off, itemized, last_paid; /* or none */
	struct money itemization, last_paid_amount;
	bool has_itemization, has_last_paid, has_rate;
	int64_t rate_millionths;
	bool disputed, cease, bankrupt, deceased, attorney;
	unsigned flags;                        /* of the account: enum data_flag */
	char key[65];                          /* client account, upper case, no leading zeros */
};

/* Fills everything from the texts of in, and the issues there. */
void placement_convert(const struct import_rules *rules, struct placement *p);
/* "SSN,STATE": the flags as kept in data_flags. */
void data_flags_show(unsigned flags, char *out, size_t size);

#endif
