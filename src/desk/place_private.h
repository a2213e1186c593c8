/* SPDX-License-Identifier: MIT */
/* Placing a file: the state its parts share. import.c reads the file, place.c checks its rows,
 * place_row.c turns one row into records, place_item.c queues them. */
#ifndef ARREARS_DESK_PLACE_PRIVATE_H
#define ARREARS_DESK_PLACE_PRIVATE_H

#include "arrears/desk/place.h"
#include "arrears/domain/workitem.h"
#include "arrears/store/band.h"
#include "arrears/store/place.h"
#include "import_private.h"

#define PLACE_CELLS 256

struct place_phone { int64_t id; enum phone_type type; int npa; };
/* What was placed of a new consumer, for the work item. */
struct place_made { bool fresh, has_phone; int phone_count; struct place_phone phones[4];
	bool has_address; struct fact_address address; struct next_action next; };

struct placing {
	struct importing im;
	struct desk *d;
	const struct import_order *order;
	const struct import_source *source;
	struct place_report *report;
	struct placement row;                   /* the one at hand */
	struct date today;
	int64_t now, next_party, next_account;
	int64_t queued;                         /* accounts whose consumer was queued at once */
	struct place_made made;
	struct band_set bands;
	int cell_count;
	struct band_count cells[PLACE_CELLS];   /* the summary's changes, put at the end */
};

/* Everything of one row that is not rejected. */
enum msgid place_row(struct placing *p, struct err *err) ATTR_MUST_USE;
/* The people beside the consumer: co-signer, employer, attorney; and what bars contact. */
enum msgid place_people(struct placing *p, int64_t account_id, int64_t consumer_id,
	struct err *err) ATTR_MUST_USE;
/* Name, identity, address, phones, e-mail of one person of the row. */
enum msgid place_person(struct placing *p, int offset, int64_t account_id, int64_t *party_id,
	struct err *err) ATTR_MUST_USE;

/* The work item of a new consumer with this one account. */
enum msgid place_queue(struct placing *p, int64_t consumer_id, int64_t account_id,
	struct err *err) ATTR_MUST_USE;
/* The consumers that place_queue left out. */
enum msgid place_queue_rest(struct placing *p, struct err *err) ATTR_MUST_USE;

#endif
