/* SPDX-License-Identifier: MIT */
/* A panel put on paper or into a file leaves a trace: personal data left the program. */
#ifndef ARREARS_DESK_PRINTED_H
#define ARREARS_DESK_PRINTED_H

#include "arrears/desk/desk.h"

/* OP_EXPORT; the audit row of the print of a panel, before it is written. account_id 0: none. */
enum msgid desk_printed(struct desk *d, const char *panel, int64_t account_id, struct err *err)
	ATTR_MUST_USE;

#endif
