/* SPDX-License-Identifier: MIT */
/* Panel ACC as one value. Sealed data is masked here: screens never see more than the last four
 * of the Social Security number and the year of birth (view_unmask is a lead's, and logged). */
#ifndef ARREARS_DESK_VIEW_H
#define ARREARS_DESK_VIEW_H

#include "arrears/desk/facts.h"
#include "arrears/desk/promise.h"
#include "arrears/store/account.h"
#include "arrears/store/address.h"
#include "arrears/store/ledger.h"
#include "arrears/store/note.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"
#include "arrears/store/plan.h"

#define VIEW_PHONES 12
#define VIEW_NOTES 16
#define VIEW_LEDGER 32
#define VIEW_PEOPLE 24
#define VIEW_REASONS 24
#define VIEW_WORDS 12
#define VIEW_PROMISES 32

struct view_phone {
	struct phone_row row;
	char number[TEXT_BYTES(20)];            /* "(312) 555-0147" */
	char last_try[16];                      /* "11/20 LCM", "" never */
	char local[12];                         /* "14:05 CT"; "" where it does not matter */
	char call[TEXT_BYTES(66)];              /* "yes, until 21:00", "no: The employer ..." */
	struct gate_phone gate;
	bool marked;                            /* carries > */
};
struct view_person { char role[12], name[TEXT_BYTES(40)]; bool may_talk; int64_t party_id; };
struct view_reason { char text[TEXT_BYTES(66)]; char until[16]; /* "21:00", "11/24/26", "" */
	enum verdict verdict; };

struct account_view {
	struct account_row account;
	struct money accrued;                   /* interest to today that is not posted */
	struct party_row consumer;
	char name[TEXT_BYTES(40)];              /* "OKAFOR, ADAEZE N" */
	char ssn[12], dob[9];                   /* only last four, only year; "" = none on file */
	bool has_address; struct address_row address;
	char employer[TEXT_BYTES(40)], language[9];
	/* Row 4: what must not be missed, strongest first. */
	char words[VIEW_WORDS][TEXT_BYTES(28)]; int word_count;
	int linked; struct money linked_total;  /* the consumer's other open accounts, and theirs */
	struct gate_tally tally;
	struct gate_account gate;
	char blocked[TEXT_BYTES(80)];           /* why nothing may be called, "" = something may */
	char blocked_until[24];                 /* "11/24/26 08:00", "" = until facts change */
	struct view_phone phones[VIEW_PHONES]; int phone_count;
	int64_t open_contact; int open_phone; /* call without a result here: phone's ord; 0 none */
	int64_t open_since; bool open_inbound, open_parked;
	struct note_row *notes; int note_count; /* pinned first, then newest first; view_free */
	struct ledger_row ledger[VIEW_LEDGER]; int ledger_count; /* newest first */
	struct view_person people[VIEW_PEOPLE]; int people_count;
	struct address_row addresses[ADDRESSES_MAX]; int address_count;
	struct email_row emails[ADDRESSES_MAX]; int email_count;
	struct view_reason reasons[VIEW_REASONS]; int reason_count;
	bool has_promise; struct promise_cell promise; /* row 10 */
	/* Open ones by due date, then the others, newest first. */
	struct promise_row promises[VIEW_PROMISES]; int promise_count;
	bool has_plan; struct plan_row plan;    /* the one that runs, or broke last */
	struct date clears;                     /* settled, forgiven on that day; DATE_NONE */
	char next_action[TEXT_BYTES(40)];       /* "FOLLOWUP 12/01/26", "TIMED 11/30/26 10:00 CT" */
};

/* MSG_ACCOUNT_UNKNOWN. *out is large: allocate it; view_free lets go of what it points to. */
enum msgid view_load(struct desk *d, int64_t account_id, struct account_view *out,
	struct err *err) ATTR_MUST_USE;
void view_free(struct account_view *v);

/* OP_UNMASK: what is on file, in clear, with an audit row. Wipe it after use. */
enum msgid view_unmask(struct desk *d, int64_t party_id, struct party_secrets *out,
	struct err *err) ATTR_MUST_USE;

#endif
