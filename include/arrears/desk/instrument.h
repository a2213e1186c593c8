/* SPDX-License-Identifier: MIT */
/* The register of post-dated checks, ACH debits and card dates: notice windows (12 CFR
 * 1006.22(c)), Regulation E for ACH (12 CFR 1005.10), holds, deposits, returns. Nothing is charged
 * from here; what was deposited becomes a receipt, what comes back reverses it. */
#ifndef ARREARS_DESK_INSTRUMENT_H
#define ARREARS_DESK_INSTRUMENT_H

#include "arrears/desk/desk.h"
#include "arrears/store/instrument.h"

/* count > 1: a series, one a month on the same day, the last of last_amount if that is not zero.
 * MSG_LAST4_INVALID, MSG_ITEM_DIGITS (a longer run of digits anywhere), MSG_ITEM_PAST,
 * MSG_ITEM_OVER (more than is owed), MSG_ITEM_TOGETHER (with what is to come), MSG_ITEM_REVOKED
 * (the series), and those of promise_allowed; OP_PROMISE. first = id of the first item; window
 * says when its notice is due. */
struct instrument_new { int64_t account_id, promise_id; enum instrument kind; struct money amount;
	struct date deposit_on; const char *number, *last4, *authorized; bool copy_given;
	int count; struct money last_amount;
	int64_t series; };                     /* a later item of a series: its first one */
struct instrument_taken { int64_t first; int count; struct notice_window window; };
enum msgid instrument_take(struct desk *d, const struct instrument_new *n,
	struct instrument_taken *out, struct err *err) ATTR_MUST_USE;

/* One thing done to one item. OP_PROMISE; deposit and return OP_RECEIVE, both of leads' OP_POST
 * where money is already posted. detail: why held, return code, how authorized; `until` of a hold.
 * HOLD, RELEASE, CANCEL, REVOKE and MOVE are noted on the account.
 *   NOTICE     written notice given today, in its window: MSG_NOTICE_EARLY, MSG_NOTICE_LATE
 *   HOLD       until a day after today (MSG_HOLD_OVER), or until released
 *   RELEASE    not while the debt is barred (MSG_ITEM_BARRED)
 *   DEPOSIT    not then either; never before its date (MSG_DEPOSIT_EARLY), noticed where due
 *              (MSG_DEPOSIT_NOTICE), an ACH authorized with a copy (MSG_DEPOSIT_ACH); makes a
 *              receipt
 *   RETURN     code R01.. (MSG_RETURN_CODE): a receipt not posted is voided, a posted one
 *              reversed; the promise is broken again; a dead account holds the rest of its series,
 *              a stop code too: that is released by OP_APPROVE (MSG_ITEM_REVIEW), and an ACH
 *              debit authorized anew
 *   CANCEL     by us or the consumer
 *   REVOKE     no further debits of the series, whatever became of each item (1005.10(c)): from
 *              then on MSG_ITEM_REVOKED; a new authorization is a new item
 *   AUTHORIZE, COPY  the signed authorization; its copy given, of which the first day stays
 *   MOVE       a new date (until) that leaves a hold as it was; never an earlier one
 *              (MSG_ITEM_EARLIER); on a new notice, for which there must be time (MSG_ITEM_SOON).
 *              Also presents a returned item again, where the return allows it (MSG_REPRESENT_NO)
 */
enum item_deed { DEED_NOTICE, DEED_HOLD, DEED_RELEASE, DEED_DEPOSIT, DEED_RETURN, DEED_CANCEL,
	DEED_REVOKE, DEED_AUTHORIZE, DEED_COPY, DEED_MOVE, DEED_COUNT };
struct item_act { int64_t id; enum item_deed deed; const char *detail; struct date until; };
enum msgid instrument_do(struct desk *d, const struct item_act *act, struct instrument_row *out,
	struct err *err) ATTR_MUST_USE;

/* What a REVOKE of it takes from the register: the open items drawn on the same. */
struct item_scope { size_t count; struct money total; struct date first; };
enum msgid instrument_scope(struct desk *d, int64_t id, struct item_scope *out, struct err *err)
	ATTR_MUST_USE;

/* After a MOVE from the day `was`: when the promise or installment that it would have paid in time
 * stays due; DATE_NONE: there is none. */
enum msgid instrument_outrun(struct desk *d, const struct instrument_row *row, struct date was,
	struct date *due, struct err *err) ATTR_MUST_USE;

/* For whoever puts a hold on a debt, in the same transaction: open items of the consumer on debts
 * that are barred now are held, and those of account_id for `why` even if it is not (0, "":
 * none). */
struct items_held { int64_t consumer_id, account_id; const char *why; };
enum msgid items_hold(struct desk *d, const struct items_held *h, struct err *err) ATTR_MUST_USE;

/* An item with what is to be done about it today. */
struct item_line { struct instrument_row row; struct notice_window window; struct item_due due; };
enum msgid instruments_of(struct desk *d, int64_t account_id, struct item_line *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* The run list of `day`: open items with something to do until then, or held, by date; DATE_NONE:
 * the whole register of open items. OP_VIEW. */
enum msgid instruments_run(struct desk *d, struct date day, struct item_line *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid instrument_history(struct desk *d, int64_t id, struct instrument_event *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;

#endif
