/* SPDX-License-Identifier: MIT */
/* Placement: one row of a client's new-business file as values, and what is wrong with it. Only a
 * missing client account, an unusable amount or a broken structure rejects a row; every other bad
 * value is kept as given, flagged on the record and counted by kind. Amounts are never guessed. */
#ifndef ARREARS_DOMAIN_PLACEMENT_H
#define ARREARS_DOMAIN_PLACEMENT_H

#include "arrears/base/money.h"
#include "arrears/domain/validate.h"

/* What a field holds. SECRET is sealed; FACT kinds go to account_fact as given. */
enum place_kind { PK_TEXT, PK_AMOUNT, PK_DATE, PK_FLAG, PK_PHONE, PK_RATE,
	PK_SECRET, PK_STATE, PK_ZIP, PK_EMAIL };

enum place_field {
#define F(id, name, kind, fact, aliases, help) PF_##id,
#include "arrears/domain/placement.def"
#undef F
	PLACE_FIELD_COUNT, PLACE_FIELD_NONE = -1
};

struct place_field_def { const char *name; enum place_kind kind;
	bool fact;             /* kept in account_fact under its name */
	const char *aliases;   /* other header names, folded, blank between, a final blank */
	const char *help; };
const struct place_field_def *place_field_def(enum place_field f);
/* By canonical name; PLACE_FIELD_NONE. */
enum place_field place_field_find(const char *name);
/* By canonical name or alias, however it is spelt: "Acct #", "ACCT_NO", "AcctNo". */
enum place_field place_field_guess(const char *header);

enum amount_style { AMOUNT_DOLLARS,            /* 1,234.50 and all that money_parse takes */
	AMOUNT_CENTS,                          /* 123450 */
	AMOUNT_COMMA };                        /* 1.234,50 */
struct place_rules { enum date_order order; enum amount_style style; struct date today;
	char area[4];                          /* area code of seven-digit numbers, "" none */
	char client[11]; };                    /* rows of another client are refused; "" any */

/* A warning has one bit in flags of the record; a reject ends the row. */
struct place_issue { enum place_field field; enum msgid id; unsigned flag; bool reject; };
#define PLACE_ISSUES_MAX 32

struct place_person { bool present, organization; struct person_name name;
	struct date birth; char ssn[10];       /* nine digits, or "" */
	unsigned flags;                        /* enum data_flag */
	struct phone_number phones[4]; bool phone_ok[4]; };

struct placement {
	int64_t line;
	const char *text[PLACE_FIELD_COUNT];   /* as given, cleaned; never NULL; the source's */
	struct place_person consumer, cosigner;
	struct money principal, interest, fees, costs, balance; /* balance is their sum */
	struct date placed, opened, delinquent, charged_off, itemized, last_paid; /* or none */
	struct money itemization, last_paid_amount;
	bool has_itemization, has_last_paid, has_rate;
	int64_t rate_millionths;
	bool disputed, cease, bankrupt, deceased, attorney;
	unsigned flags;                        /* of the account: enum data_flag */
	char key[65];                          /* client account, upper case, no leading zeros */
	struct place_issue issues[PLACE_ISSUES_MAX]; int issue_count;
	bool reject;
	int columns, want_columns;             /* of a ragged row */
};

/* Fills everything but line and text from text. */
void placement_convert(const struct place_rules *rules, struct placement *p);
/* The reason in words; and the value, masked if the field is sealed. */
void placement_reason(const struct placement *p, const struct place_issue *i, char *out,
	size_t size);
const char *placement_value(const struct placement *p, const struct place_issue *i);
/* "SSN,STATE": the flags as kept in data_flags. */
void data_flags_show(unsigned flags, char *out, size_t size);

#endif
