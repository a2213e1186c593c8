/* SPDX-License-Identifier: MIT */
#include "accprompt.h"

#include "arrears/base/mem.h"
#include "arrears/desk/find.h"
#include "arrears/desk/moneyview.h"

#define FOUND_MAX 100

bool accprompt_of(struct ui *ui, const struct subject *s, struct choices *out)
{
	AUTO_FREE struct account_row *rows = mem_alloc(ACCOUNTS_MAX, sizeof *rows);
	size_t n = 0;
	bool any = false;
	if (money_accounts_of(desk_of(ui), s->consumer_id, rows, ACCOUNTS_MAX, &n, NULL) != MSG_OK)
		return false;
	choices_title(out, "Accounts of the Consumer", "Account   Client                Status "
		"    Balance");
	for (size_t i = 0; i < n; i++) {
		char number[24], text[160], money[MONEY_TEXT_SIZE];
		if (rows[i].id == s->account_id)
			continue;
		any = true;
		money_show(rows[i].balance, money);
		(void)text_putf(number, sizeof number, "%lld", (long long)rows[i].id);
		(void)text_putf(text, sizeof text, "%-20.20s  %-5s %12s", rows[i].client_name,
			rows[i].status.code, money);
		choices_add(out, number, text);
	}
	return any;
}

bool accprompt_found(struct ui *ui, const char *typed, struct choices *out)
{
	AUTO_FREE struct find_row *rows = mem_alloc(FOUND_MAX, sizeof *rows);
	struct find_from from = { .id = 0 };
	size_t n = 0;
	if (find_page(desk_of(ui), typed, &from, rows, FOUND_MAX, &n, NULL) != MSG_OK || n == 0)
		return false;
	choices_title(out, "Accounts Found", "Account   Name                    Balance");
	for (size_t i = 0; i < n; i++) {
		char number[24], text[160], money[MONEY_TEXT_SIZE];
		money_show(rows[i].balance, money);
		(void)text_putf(number, sizeof number, "%lld", (long long)rows[i].account_id);
		(void)text_putf(text, sizeof text, "%-20.20s %10s", rows[i].name, money);
		choices_add(out, number, text);
	}
	return true;
}
