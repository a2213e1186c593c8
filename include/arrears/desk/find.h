/* SPDX-License-Identifier: MIT */
/* Find: by our account number, the client's account, a phone (7 or 10 digits), the start of a name
 * ("SMITH, J"). Pages by key. */
#ifndef ARREARS_DESK_FIND_H
#define ARREARS_DESK_FIND_H

#include "arrears/base/money.h"
#include "arrears/desk/desk.h"

enum find_why { FIND_ACCOUNT, FIND_CLIENT_ACCOUNT, FIND_PHONE, FIND_NAME };
struct find_row { int64_t account_id, consumer_id; enum find_why why;
	char name[TEXT_BYTES(40)], status[6], client[TEXT_BYTES(30)],
		client_account[TEXT_BYTES(30)], matched[TEXT_BYTES(40)], state[5], language[9];
	struct money balance; struct date last_worked;
	char key[TEXT_BYTES(120)]; };           /* folded name, of the paging key */
/* Where a page goes on: the last row of the page before; zeroed for the first. */
struct find_from { enum find_why why; char key[TEXT_BYTES(120)]; int64_t id; };
/* MSG_FIND_SHORT for less than two letters. *n = 0: nothing (more). */
enum msgid find_page(struct desk *d, const char *text, const struct find_from *from,
	struct find_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
