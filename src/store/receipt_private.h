/* SPDX-License-Identifier: MIT */
/* Receipts as columns, for the files that list them. */
#ifndef ARREARS_STORE_RECEIPT_PRIVATE_H
#define ARREARS_STORE_RECEIPT_PRIVATE_H

#include "arrears/store/receipt.h"
#include "db_private.h"

#define RECEIPT_COLUMNS "r.id, r.batch_id, r.account_id, r.client_id, r.source, r.amount, " \
	"r.method, r.reference, r.last4, r.payer, r.designated, r.received_on, r.effective_on, " \
	"r.received_at, r.received_by, r.state, r.posted_at, r.posted_by, r.voided_at, " \
	"r.voided_by, r.void_reason, r.suspense, " \
	"(SELECT u.name FROM user u WHERE u.id = r.received_by) FROM receipt r "

void receipt_read(struct st *st, void *row);      /* a struct receipt */

#endif
