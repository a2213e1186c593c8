/* SPDX-License-Identifier: MIT */
#include "arrears/domain/ledger.h"

#include <string.h>
#include <strings.h>

static const struct { const char *name, *text; } types[ENTRY_TYPE_COUNT] = {
	[ENTRY_PLACEMENT] = { "placement", "Balance as placed" },
	[ENTRY_INTEREST] = { "interest", "Interest" },
	[ENTRY_FEE] = { "fee", "Fee" },
	[ENTRY_COST] = { "cost", "Court cost" },
	[ENTRY_PAYMENT] = { "payment", "Payment" },
	[ENTRY_DIRECT] = { "direct", "Paid to client" },
	[ENTRY_ADJUSTMENT] = { "adjustment", "Adjustment" },
	[ENTRY_REVERSAL] = { "reversal", "Entry taken back" },
	[ENTRY_NSF] = { "nsf", "Payment returned unpaid" },
	[ENTRY_TRANSFER] = { "transfer", "Transfer" },
	[ENTRY_WRITEOFF] = { "writeoff", "Written off" },
};

const char *entry_type_name(enum entry_type t)
{
	return (unsigned)t < ENTRY_TYPE_COUNT ? types[t].name : "";
}

const char *entry_type_text(enum entry_type t)
{
	return (unsigned)t < ENTRY_TYPE_COUNT ? types[t].text : "";
}

bool entry_type_parse(const char *text, enum entry_type *out)
{
	size_t len = strlen(text);
	int found = -1;
	if (len == 0)
		return false;
	for (int t = 0; t < ENTRY_TYPE_COUNT; t++) {
		if (strncasecmp(types[t].name, text, len) != 0)
			continue;
		if (found >= 0)
			return false;
		found = t;
	}
	if (found < 0)
		return false;
	*out = (enum entry_type)found;
	return true;
}

bool entry_is_payment(enum entry_type t)
{
	return t == ENTRY_PAYMENT || t == ENTRY_DIRECT;
}

bool entry_is_undoing(enum entry_type t)
{
	return t == ENTRY_REVERSAL || t == ENTRY_NSF;
}

bool entry_grows(enum entry_type t)
{
	return t == ENTRY_INTEREST || t == ENTRY_FEE || t == ENTRY_COST;
}
