/* SPDX-License-Identifier: MIT */
/* Terms and facts of one debt (panel FCT): what its kind asks for, by domain/debttype.def, the
 * product it was for, and what else was placed with it. */
#ifndef ARREARS_DESK_DEBTFACT_H
#define ARREARS_DESK_DEBTFACT_H

#include "arrears/desk/desk.h"
#include "arrears/domain/debttype.h"
#include "arrears/store/account.h"
#include "arrears/store/debtfact.h"
#include "arrears/desk/product.h"

#define DEBT_FIELDS_MAX 16                      /* of one kind of debt */

/* value: as it is kept; "" not known. */
struct debt_item { const struct debt_field *field; char value[DEBT_VALUE_SIZE]; };
struct debt_sheet {
	struct account_row account;
	struct debt_terms terms;
	enum debt_type type;
	struct debt_item items[DEBT_FIELDS_MAX]; size_t count;  /* in the order of the table */
	struct debtfact others[DEBTFACT_MAX]; size_t other_count; /* placed beside them */
	char product_code[17];                  /* fact "product"; "" none */
	bool has_product; struct product_row product; /* by the client's price list */
};
/* OP_VIEW. MSG_ACCOUNT_UNKNOWN. */
enum msgid debt_sheet_load(struct desk *d, int64_t account_id, struct debt_sheet *out,
	struct err *err) ATTR_MUST_USE;

/* OP_WORK. Those of values[] that differ from what is kept are checked, kept, and noted with what
 * was there before; values[i] belongs to field i of the kind, NULL: as it is. product: a code of
 * the client's price list, "" none. A type that is another than before is all that is kept then:
 * its fields are asked next. *changed: how many. MSG_FACT_PRODUCT, those of debt_value,
 * MSG_NOTE_CARD. */
struct debt_change { int64_t account_id; enum debt_type type; const char *product;
	const char *values[DEBT_FIELDS_MAX]; size_t count; };
enum msgid debt_sheet_save(struct desk *d, const struct debt_change *c, int *changed,
	struct err *err) ATTR_MUST_USE;

/* What a suit asks (panel LEG), as it is kept. OP_VIEW. */
enum msgid debt_suit_load(struct desk *d, int64_t account_id,
	struct debt_item out[DEBT_SUIT_FIELDS], struct err *err) ATTR_MUST_USE;
/* As debt_sheet_save; values[i] belongs to enum debt_suit, NULL: as it is. OP_WORK, and OP_APPROVE
 * for the statute. An answer of the DMDC has its day: MSG_REQUIRED, MSG_SUIT_DAY in the future. */
enum msgid debt_suit_save(struct desk *d, int64_t account_id,
	const char *const values[DEBT_SUIT_FIELDS], int *changed, struct err *err) ATTR_MUST_USE;

/* As a person reads it: dates MM/DD/YY, amounts edited, phones with parentheses. */
void debt_item_show(const struct debt_item *i, char out[DEBT_VALUE_SIZE]);

#endif
