/* SPDX-License-Identifier: MIT */
/* A client's payments file to the ledger: one batch of kind 'file', received and posted in one
 * transaction by who imports it. Rows with nothing wrong are posted, others go to the reject file;
 * control totals, of the order or of the file's own trailer, that do not agree post nothing.
 *  - A payment is designated: the client's file names the debt, so a disputed one takes it too.
 *  - Same account, date, amount and reference as one that is there, in the ledger (also taken
 *    back), in a batch that waits or in suspense: a duplicate, left out. So are the same bytes.
 *  - Reversals come after all payments of the file, each paired with one payment (pay_pair).
 *  - Without an account, for a closed one, or barred money paid to us: rejected, or held in
 *    suspense if the order says so. Money paid to the client is recorded whoever is protected.
 *  - More than is owed stands as a credit, with a warning. */
#ifndef ARREARS_DESK_PAYIMPORT_H
#define ARREARS_DESK_PAYIMPORT_H

#include "arrears/desk/import.h"
#include "arrears/domain/payment.h"

struct pay_sum { int64_t rows; struct money total; };
struct pay_report {
	struct file_row file;                   /* file.id 0: nothing was posted */
	int64_t batch_id, seen_file;            /* the same bytes posted before; 0 no */
	struct pay_sum to_us, direct, reversed, held;
	int64_t in_file, credits;               /* duplicates in the file; paid more than owed */
};

/* OP_IMPORT and OP_POST. As import_run, and MSG_PAY_TRAILER, MSG_PAY_TRAILER_ROWS,
 * MSG_PAY_TRAILER_WORDS. */
enum msgid pay_file(struct desk *d, const struct import_order *order,
	const struct import_source *source, struct pay_report *out, struct err *err) ATTR_MUST_USE;
/* Every entry of the file is offset, what it took back is posted again, what it held leaves
 * suspense, its batch is closed. MSG_FILE_UNKNOWN, MSG_FILE_UNDONE, MSG_FILE_POSTED_SINCE,
 * MSG_FILE_HELD_USED, MSG_FILE_DEPOSITED. */
enum msgid pay_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
	ATTR_MUST_USE;

#endif
