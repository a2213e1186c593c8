/* SPDX-License-Identifier: MIT */
/* A row of a client's payments file as values, and what is wrong with it. Money is never guessed:
 * an amount, a date or a type that is not understood rejects the row. */
#ifndef ARREARS_DOMAIN_PAYMENT_H
#define ARREARS_DOMAIN_PAYMENT_H

#include "arrears/domain/bucket.h"
#include "arrears/domain/importrow.h"

enum payment_field {
#define F(id, name, kind, aliases, help) YF_##id,
#include "arrears/domain/payment.def"
#undef F
	PAYMENT_FIELD_COUNT
};
extern const struct import_fields payment_fields;

/* Whom it was paid to. EITHER: the row does not say, which is the client in his own file; of a
 * reversal, whichever it was. */
enum paid_to { PAID_CLIENT, PAID_US, PAID_EITHER };
/* What a row does. The last line of a file may say how many rows it has, and their total. */
enum pay_act { PAY_PAYS, PAY_REVERSES, PAY_RETURNS, PAY_TRAILER };

struct payment {
	struct import_row in;
	enum pay_act act;
	enum paid_to to;
	struct date date;
	struct money amount;                   /* > 0, also of a reversal */
	struct money written;                  /* as the file has it; zero if it cannot be read */
	bool has_split; struct buckets split;  /* parts >= 0 that sum to amount */
	int64_t our_account;                   /* 0: not given */
	char key[65];                          /* client account, upper case, no leading zeros */
	char method[17];                       /* name of a tender, "" none */
	char reference[TEXT_BYTES(32)];
	char code[8];                          /* of a return: "R01" */
	int64_t trailer_rows; struct money trailer_total;
};
/* Fills everything from the texts of in, and the issues there. Also of a row that could not be
 * taken apart: a trailer is often shorter than the rows. */
void payment_convert(const struct import_rules *rules, struct payment *p);

/* The words a type may be, NULL past the end. */
struct pay_word { const char *word; enum pay_act act; enum paid_to to; bool adjusts; };
const struct pay_word *pay_word_row(size_t i);

/* A payment that a reversal may be about: same account and amount, not after it. */
struct pay_candidate { int64_t id; struct date date; char reference[TEXT_BYTES(32)];
	bool direct; char undone[TEXT_BYTES(60)]; };   /* reason it was taken back, "" it stands */
enum pay_match { PAIR_FOUND, PAIR_NONE, PAIR_AMBIGUOUS, PAIR_DONE }; /* DONE: by this very row */
/* With a reference: that one. Without: the one of the same day; where there is none, the only
 * one. Two that fit alike are ambiguous. */
enum pay_match pay_pair(const struct payment *reversal, const struct pay_candidate *list,
	size_t count, int64_t *id);
/* "taken back on 2026-02-10": what a reversal by this row is marked with. */
void pay_mark(const struct payment *reversal, char out[TEXT_BYTES(40)]);

#endif
