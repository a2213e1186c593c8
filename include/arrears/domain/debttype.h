/* SPDX-License-Identifier: MIT */
/* Kinds of debt and the facts each of them has beside the common ones (debttype.def). */
#ifndef ARREARS_DOMAIN_DEBTTYPE_H
#define ARREARS_DOMAIN_DEBTTYPE_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"

enum debt_type { DEBT_OTHER,                   /* a kind we have no fields for */
#define DEBT_TYPE(id, label, words) DEBT_##id,
#include "arrears/domain/debttype.def"
#undef DEBT_TYPE
	DEBT_TYPE_COUNT };
const char *debt_type_name(enum debt_type t);           /* "CHECK", "OTHER" */
const char *debt_type_label(enum debt_type t);          /* "Returned check" */
/* What a file or a person calls it, any case, blanks and signs left out; OTHER if unknown. */
enum debt_type debt_type_of(const char *text);

/* LAST4: exactly four digits; never more of a card or account number is kept. */
enum debt_kind { DEBT_TEXT, DEBT_DATE, DEBT_AMOUNT, DEBT_FLAG, DEBT_PHONE, DEBT_LAST4 };
struct debt_field { enum debt_type type; const char *name; enum debt_kind kind;
	const char *label, *help; };
/* Field i of a type, in order; NULL past the last. */
const struct debt_field *debt_field(enum debt_type t, size_t i);
/* What a suit asks, whatever the kind. */
enum debt_suit {
#define DEBT_SUIT(id, name, kind, label, help) DEBT_SUIT_##id,
#include "arrears/domain/debttype.def"
#undef DEBT_SUIT
	DEBT_SUIT_FIELDS };
const struct debt_field *debt_suit_field(enum debt_suit i);
#define DEBT_VALUE_SIZE 121
/* Check what was typed, put it as it is kept: ISO date, amount as 1284.55, Y or N, digits. "" stays
 * "". The message of the kind (MSG_DATE_INVALID, MSG_AMOUNT_INVALID, MSG_YESNO_INVALID,
 * MSG_PHONE_INVALID, MSG_LAST4_INVALID, MSG_TEXT_TOO_LONG), field = the name. */
enum msgid debt_value(const struct debt_field *f, const char *text, struct date today,
	char out[DEBT_VALUE_SIZE], struct err *err) ATTR_MUST_USE;

#endif
