/* SPDX-License-Identifier: MIT */
/* The fields of ACC: what stands where. Rows 3-11 never scroll; the lower part turns by F11. */
#ifndef ARREARS_SCREEN_ACC_FIELDS_H
#define ARREARS_SCREEN_ACC_FIELDS_H

#include "arrears/panel/field.h"

#define OUT(name_, row_, col_, len_, role_) \
	{ .name = name_, .row = row_, .col = col_, .len = len_, .use = FIELD_OUT, .role = role_ }
#define SAY(row_, col_, text_) \
	{ .row = row_, .col = col_, .len = (int)sizeof(text_) - 1, .use = FIELD_CONST, \
	  .role = ROLE_LABEL, .text = text_ }
#define LINES(name_, row_, col_, len_, rows_, check_) \
	{ .name = name_, .row = row_, .col = col_, .len = len_, .rows = rows_, \
	  .kind = FIELD_LINES, .use = FIELD_OUT, .check = check_ }

static const struct field acc_fields[] = {
	OUT("BAND", 2, 2, 44, ROLE_OUTPUT),
	OUT("NAME", 3, 2, 38, ROLE_EMPHASIS),
	OUT("LANG", 3, 42, 5, ROLE_EMPHASIS),
	OUT("WORDS", 4, 2, 44, ROLE_FLAG),
	OUT("STREET", 5, 2, 44, ROLE_OUTPUT),
	OUT("CITY", 6, 2, 26, ROLE_OUTPUT),
	OUT("ADDRSTS", 6, 29, 18, ROLE_TEXT),
	OUT("IDENT", 7, 2, 44, ROLE_OUTPUT),
	SAY(8, 2, "Employer . :"), OUT("EMPLOYER", 8, 15, 31, ROLE_OUTPUT),
	SAY(9, 2, "Linked . . :"), OUT("LINKED", 9, 15, 31, ROLE_COMPUTED),
	SAY(10, 2, "Reason . . :"), OUT("REASON", 10, 15, 31, ROLE_OUTPUT),
	SAY(11, 2, "Calls  . . :"), OUT("CALLS", 11, 15, 31, ROLE_OUTPUT),

	SAY(3, 48, "Account . . :"), OUT("ACCOUNT", 3, 64, 10, ROLE_EMPHASIS),
	OUT("STATUS", 3, 75, 5, ROLE_EMPHASIS),
	SAY(4, 48, "Client  . . :"), OUT("CLIENT", 4, 64, 16, ROLE_OUTPUT),
	SAY(5, 48, "Balance . . :"), OUT("BALANCE", 5, 62, 14, ROLE_EMPHASIS),
	SAY(6, 50, "Principal"), OUT("PRINCIPAL", 6, 62, 14, ROLE_OUTPUT),
	SAY(7, 50, "Interest"), OUT("INTEREST", 7, 59, ACC_INTEREST, ROLE_OUTPUT),
	SAY(8, 50, "Fees, costs"), OUT("FEES", 8, 62, 14, ROLE_OUTPUT),
	SAY(9, 48, "Last paid . :"), OUT("LASTPAID", 9, 62, 18, ROLE_OUTPUT),
	SAY(10, 48, "Promise . . :"), OUT("PROMISE", 10, 62, 18, ROLE_OUTPUT),
	SAY(11, 48, "Quiet until :"), OUT("QUIET", 11, 64, 16, ROLE_OUTPUT),

	LINES("PHONES", 12, 1, 80, 4, 0),
	OUT("STATE", 16, 2, 78, ROLE_EMPHASIS),
	LINES("LOWER", 17, 1, 80, 0, 0),
	LINES("WHOLE", 12, 1, 80, 0, 0),
	LINES("SIDE", 3, 83, 50, 0, FIELD_ONLY132),
};

#undef OUT
#undef SAY
#undef LINES

#endif
