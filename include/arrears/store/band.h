/* SPDX-License-Identifier: MIT */
/* Bands as rows, and the summary of work items by band. */
#ifndef ARREARS_STORE_BAND_H
#define ARREARS_STORE_BAND_H

#include "arrears/domain/workitem.h"
#include "arrears/store/db.h"

/* All bands in working order. */
enum msgid band_load(struct db *db, struct band_set *out, struct err *err) ATTR_MUST_USE;
/* id 0 adds. *id is the row's number. The caller has parsed the filter. */
enum msgid band_put(struct db *db, const struct band *b, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid bands_seed(struct db *db, struct err *err) ATTR_MUST_USE; /* see codes_seed */

/* One cell of the summary: a few hundred rows stand for a million work items. */
struct band_count { int64_t band_id; enum work_stage stage; int call_mask;
	int64_t items, accounts; struct money balance; };
enum msgid band_count_add(struct db *db, const struct band_count *change, struct err *err)
	ATTR_MUST_USE;
typedef void band_count_fn(void *arg, const struct band_count *row);
/* band_id 0: all. Ordered by band, stage, mask. */
enum msgid band_count_each(struct db *db, int64_t band_id, band_count_fn *fn, void *arg,
	struct err *err) ATTR_MUST_USE;

#endif
