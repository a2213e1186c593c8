/* SPDX-License-Identifier: MIT */
#include "debt.h"

#include "arrears/domain/validate.h"
#include "call_parts.h"

enum msgid account_need(struct desk *d, int64_t account_id, struct account_row *out,
	struct err *err)
{
	bool found = false;
	char text[24];
	account_text(account_id, text);
	enum msgid m = account_load(d->db, account_id, out, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_ACCOUNT_UNKNOWN, "ACCOUNT", text,
		NULL) : m;
}

enum msgid debt_text(char *text, const char *field, struct err *err)
{
	text_clean(text, true);
	if (text_has_card(text))
		return err_set(err, MSG_NOTE_CARD, field, NULL);
	(void)text_mask_ssn(text);
	return MSG_OK;
}
