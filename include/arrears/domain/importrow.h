/* SPDX-License-Identifier: MIT */
/* A row of a client's file as texts by field, and what is wrong with it. The fields of a kind of
 * file are a table of its own: placement.def, payment.def. */
#ifndef ARREARS_DOMAIN_IMPORTROW_H
#define ARREARS_DOMAIN_IMPORTROW_H

#include "arrears/base/money.h"
#include "arrears/domain/validate.h"

/* What a field holds. SECRET is sealed. */
enum import_kind { IK_TEXT, IK_AMOUNT, IK_DATE, IK_FLAG, IK_PHONE, IK_RATE,
	IK_SECRET, IK_STATE, IK_ZIP, IK_EMAIL };

#define IMPORT_FIELDS_MAX 128
#define IMPORT_FIELD_NONE (-1)
struct import_field { const char *name; enum import_kind kind;
	bool fact;             /* kept in account_fact under its name */
	const char *aliases;   /* other header names, folded, blank between, a final blank */
	const char *help; };
struct import_fields { const char *what;       /* "placement" */
	const struct import_field *def; int count;
	bool payments;                         /* amounts may be of either sign */
	/* What a file without these fields lacks, in words; NULL: nothing. */
	const char *(*lacks)(const bool *given); };
const struct import_field *import_field(const struct import_fields *t, int f);
/* By canonical name; IMPORT_FIELD_NONE. */
int import_field_find(const struct import_fields *t, const char *name);
/* By canonical name or alias, however it is spelt: "Acct #", "ACCT_NO", "AcctNo". */
int import_field_guess(const struct import_fields *t, const char *header);

enum amount_style { AMOUNT_DOLLARS,            /* 1,234.50 and all that money_parse takes */
	AMOUNT_CENTS,                          /* 123450 */
	AMOUNT_COMMA };                        /* 1.234,50 */
struct import_rules { enum date_order order; enum amount_style style; struct date today;
	bool minus;                            /* payments are written with a minus */
	char area[4];                          /* area code of seven-digit numbers, "" none */
	char client[11]; };                    /* rows of another client are refused; "" any */

/* A warning may have one bit in the flags of the record; a reject ends the row. */
struct import_issue { int field; enum msgid id; unsigned flag; bool reject;
	char text[TEXT_BYTES(24)]; };          /* substituted in the message, "" none */
#define IMPORT_ISSUES_MAX 32
struct import_row {
	const struct import_fields *fields;
	int64_t line;
	const char *text[IMPORT_FIELDS_MAX];   /* by field, cleaned; never NULL; the source's */
	struct import_issue issues[IMPORT_ISSUES_MAX]; int issue_count;
	bool reject;
	int columns, want_columns;             /* as read; differ in a ragged row */
	const char *const *raw;                /* the columns as read */
};
/* The message's severity says whether it rejects the row. */
void import_note(struct import_row *r, int field, enum msgid id, unsigned flag);
void import_note_text(struct import_row *r, int field, enum msgid id, const char *text);
/* The reason in words; and the value, masked if the field is sealed or holds a card number. */
void import_reason(const struct import_row *r, const struct import_issue *i, char *out,
	size_t size);
const char *import_value(const struct import_row *r, const struct import_issue *i);
/* MSG_ROW_AMOUNT _RANGE _DECIMALS _EXPONENT. */
enum msgid import_amount(enum amount_style style, const char *text, struct money *out);
/* The client account, and the row's client code against the rules'. key: as compared, in upper
 * case without leading zeros. */
void import_key(const struct import_rules *r, struct import_row *row, int account, int code,
	char key[65]);

#endif
