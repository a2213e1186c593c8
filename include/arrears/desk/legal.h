/* SPDX-License-Identifier: MIT */
/* Recommendation for legal action (panel LEG): facts, criteria, verdict; sent to a lead. */
#ifndef ARREARS_DESK_LEGAL_H
#define ARREARS_DESK_LEGAL_H

#include "arrears/desk/desk.h"
#include "arrears/domain/legal.h"
#include "arrears/store/account.h"

#define LEGAL_FACT TEXT_BYTES(34)
#define LEGAL_ASKED TEXT_BYTES(110)

struct legal_sheet {
	struct account_row account;
	struct money accrued;                   /* interest to today that is not posted */
	char consumer[TEXT_BYTES(40)], address[TEXT_BYTES(90)];
	struct legal_facts facts;
	struct legal_answer answer;
	char words[LEGAL_CRITERIA][LEGAL_FACT]; /* the fact behind each: "runs out 08/01/29" */
	char asked[LEGAL_ASKED];                /* "Request 3 of 11/24/26 waits for a lead."; "" */
};
/* OP_VIEW. MSG_ACCOUNT_UNKNOWN. */
enum msgid legal_load(struct desk *d, int64_t account_id, struct legal_sheet *out,
	struct err *err) ATTR_MUST_USE;
/* MSG_LEG_CLOSED, MSG_LEG_COURT: it is there already; MSG_LEG_BARRED with the fact that bars it. */
enum msgid legal_may(const struct legal_sheet *s, struct err *err) ATTR_MUST_USE;
/* A request of kind 'legal' for a lead. Those of legal_may and approval_ask. */
enum msgid legal_recommend(struct desk *d, int64_t account_id, const char *reason, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* Within the transaction that approves it: the status LEG. MSG_LEG_COURT. */
enum msgid legal_approved(struct desk *d, int64_t account_id, const char *reason, struct err *err)
	ATTR_MUST_USE;
/* The cover of the packet for counsel: account, consumer, itemization, criteria. */
void legal_packet(struct desk *d, const struct legal_sheet *s, struct str *out);
const char *known_text(enum known k);           /* "Met", "Not met", "Not known" */

#endif
