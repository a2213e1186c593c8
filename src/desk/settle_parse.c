/* SPDX-License-Identifier: MIT */
#include "arrears/desk/offer.h"

enum msgid parse_settle(const char *args, struct date today, struct settle_said *out,
	struct err *err)
{
	struct settle_said s = { .due = DATE_NONE };
	char word[24];
	int64_t parts = 0;
	enum msgid m = MSG_OK;
	if (text_word(&args, word, sizeof word))
		m = money_parse(word, &s.amount, err);
	if (m == MSG_OK && text_word(&args, word, sizeof word))
		m = date_parse_typed(word, today, &s.due, err);
	while (m == MSG_OK && text_word(&args, word, sizeof word)) {
		if (text_to_int(word, 1, SETTLE_PAYMENTS_MAX, &parts, NULL) == MSG_OK)
			s.installments = (int)parts;
		else if (tender_parse(word, &s.method) && tender_promised(s.method))
			s.has_method = true;
		else
			m = err_set(err, MSG_ARGUMENT_EXTRA, "", word, NULL);
	}
	if (m == MSG_OK)
		*out = s;
	return m;
}
