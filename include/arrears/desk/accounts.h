/* SPDX-License-Identifier: MIT */
/* Lists of accounts to be looked through: a band, what a search found, the last ones worked. They
 * are read at once, at most ACCOUNT_LINES_MAX, so that they can be sorted and narrowed. */
#ifndef ARREARS_DESK_ACCOUNTS_H
#define ARREARS_DESK_ACCOUNTS_H

#include "arrears/desk/desk.h"
#include "arrears/store/listing.h"

#define ACCOUNT_LINES_MAX 2000
struct account_line { struct listing_row row;
	char name[TEXT_BYTES(40)];              /* "OKAFOR, ADAEZE N" */
	char matched[TEXT_BYTES(40)];           /* of a search: what, and what matched */
	int64_t seen_at; int keystrokes; };     /* of the last ones worked, else 0 */
struct account_lines { struct account_line *rows; size_t count; bool more; };
#define LINES_AUTO ATTR_CLEANUP(account_lines_free) struct account_lines
void account_lines_free(struct account_lines *l);        /* leaves it empty and usable */

/* The accounts that drive the band's work items, in work order, those held back last. OP_VIEW. */
enum msgid accounts_of_band(struct desk *d, int64_t band_id, struct account_lines *out,
	struct err *err) ATTR_MUST_USE;
/* What desk/find.h finds. */
enum msgid accounts_found(struct desk *d, const char *text, struct account_lines *out,
	struct err *err) ATTR_MUST_USE;
/* The last accounts on this person's screen, newest first, each once. */
#define ACCOUNTS_RECENT 25
enum msgid accounts_recent(struct desk *d, struct account_lines *out, struct err *err)
	ATTR_MUST_USE;

/* "14:05 CT" where the consumer may be, the earliest clock of them; "" if nothing is known. */
void account_line_local(const struct desk *d, const struct account_line *l, char out[12]);

#endif
