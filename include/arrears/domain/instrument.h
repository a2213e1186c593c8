/* SPDX-License-Identifier: MIT */
/* Checks, ACH and card payments dated ahead: the notice of 12 CFR 1006.22(c), the authorization of
 * Regulation E (12 CFR 1005.10), returns and re-presentment. We keep the register and say what is
 * due; nothing is charged from here. */
#ifndef ARREARS_DOMAIN_INSTRUMENT_H
#define ARREARS_DOMAIN_INSTRUMENT_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"

enum instrument { INSTRUMENT_CHECK, INSTRUMENT_ACH, INSTRUMENT_CARD, INSTRUMENT_COUNT };
const char *instrument_name(enum instrument k);         /* as kept: "check" */
const char *instrument_words(enum instrument k, size_t count);  /* "ACH debit", "checks" */
bool instrument_parse(const char *text, enum instrument *out);

/* Notice of intent to deposit: needed if dated more than five days after it was taken; given from
 * ten to three business days before the date on it, and never before it was taken. first > last:
 * it can no longer be given in time, the date must be a later one. One window an item. */
struct notice_window { bool needed; struct date first, last; };
struct notice_window notice_window(struct date taken, struct date dated); /* taken may be none */
/* More than five days ahead of the day on which that date was agreed. */
bool item_postdated(struct date agreed, struct date dated);

/* Regulation E, for ACH. What is still missing before a debit; first of these. */
struct ach_facts {
	bool recurring;                        /* substantially regular, 1005.2(k) */
	bool authorized, copy_given;           /* signed or similarly authenticated; 1005.10(b) */
	bool revoked;                          /* by any notice, house rule */
	bool varies;                           /* from the last, and not in the schedule signed */
	struct date noticed;                   /* of amount and date, 1005.10(d); or none */
	struct date dated;
};
enum ach_need { ACH_READY, ACH_REVOKED, ACH_AUTHORIZATION, ACH_COPY, ACH_NOTICE, ACH_NOTICE_LATE };
enum ach_need ach_need(const struct ach_facts *a, struct date today);
const char *ach_need_text(enum ach_need n);

/* Return codes of Nacha, and words for checks and cards. */
enum return_class { RETURN_RETRY, RETURN_DEAD, RETURN_STOP }; /* STOP: no more debits, review */
struct return_code { const char *code; enum return_class is; const char *text; };
const struct return_code *return_code_find(const char *code); /* any case; NULL if unknown */
const struct return_code *return_code_row(size_t i);    /* NULL past the end */
/* Presented again at most twice, within 180 days of the first time. presented: times so far. */
bool represent_allowed(const struct return_code *c, int presented, struct date first,
	struct date today);

enum item_state { ITEM_WAITING, ITEM_HELD, ITEM_DEPOSITED, ITEM_RETURNED, ITEM_CANCELLED,
	ITEM_STATE_COUNT };
const char *item_state_name(enum item_state s);         /* as kept: "waiting" */
bool item_state_parse(const char *text, enum item_state *out);

struct item_facts {
	enum instrument kind;
	enum item_state state;
	struct date taken, dated;
	bool postdated;                        /* now or by an earlier date on it: notice is due */
	struct date noticed;                   /* notice of intent; or none */
	struct date hold_until;                /* HELD: first day free again; none: till released */
	struct ach_facts ach;                  /* of an ACH debit; dated is taken from above */
};
/* NOTICE_LATE: no notice stands, and its window is over: given now, the first day for the deposit
 * is `by`. ACH: see ach_need. `by` is the last day to do it, of WAIT and HELD the next day to look
 * again; or none. The notice counts to the day of deposit, also if that is later than the date. */
enum item_todo { DUE_NOTHING, DUE_WAIT, DUE_NOTICE, DUE_NOTICE_LATE, DUE_DEPOSIT, DUE_HELD,
	DUE_ACH, DUE_COUNT };
struct item_due { enum item_todo todo; struct date by; enum ach_need ach; };
/* A duty of notice stays with the item, whatever date it is moved to. */
struct notice_window item_window(const struct item_facts *i);
/* Never a deposit before the date on it; on a day banks are closed, the next business day. */
struct item_due item_todo(const struct item_facts *i, struct date today);

#endif
