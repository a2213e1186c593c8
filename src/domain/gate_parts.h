/* SPDX-License-Identifier: MIT */
/* Between the files of the gate. A part answers with the earliest instant not before t at which
 * it lets the act through, GATE_FOREVER if no time will do, and tells its reasons at t. */
#ifndef ARREARS_DOMAIN_GATE_PARTS_H
#define ARREARS_DOMAIN_GATE_PARTS_H

#include "arrears/domain/gate.h"

#define GATE_FOREVER INT64_MAX
#define GATE_DAY INT64_C(86400)
#define GATE_OPENS (8 * 3600)                  /* 1006.6(b)(1)(i), as [08:00, 21:00) */
#define GATE_CLOSES (21 * 3600)

struct gate_ctx {
	const struct gate_facts *f;
	const struct gate_act *act;
	const struct fact_account *account;
	const struct fact_phone *phone;        /* NULL unless a known phone is called or texted */
	enum relation relation;
	struct whereabouts where;
	zone_mask zones;                       /* where, and what state rows add */
	bool waived;                           /* a lead's reason lifts the presumptions */
	struct gate_answer *out;               /* NULL: only looking ahead, nothing is told */
};

typedef int64_t gate_part(const struct gate_ctx *c, int64_t t);
gate_part gate_holds, gate_attorney, gate_relation, gate_optout, gate_places, gate_hours,
	gate_quiet, gate_seven, gate_state, gate_soft, gate_pace;

/* One reason; what = { id, s1, s2, s3, s4 } with NULL for unused substitutions. */
struct gate_say { enum gate_stage stage; enum verdict verdict; int64_t until; bool pace;
	enum msgid id; const char *s[4]; };
void gate_tell(const struct gate_ctx *c, const struct gate_say *say);

bool gate_is_voice(const struct gate_ctx *c);
/* Earliest and latest calendar date over the zones. */
struct date gate_first_date(const struct gate_ctx *c, int64_t t);
struct date gate_last_date(const struct gate_ctx *c, int64_t t);
/* When it is that date, at that second, in every zone. */
int64_t gate_everywhere(const struct gate_ctx *c, struct date d, int second);
/* When the day's hours end, given that they are open at t. */
int64_t gate_hours_end(const struct gate_ctx *c, int64_t t);

bool contact_about(const struct fact_contact *k, int64_t debt);
/* Calls about a debt dated in the window that ends on d. */
int gate_count(const struct gate_facts *f, int64_t debt, struct date d);
const struct fact_consent *gate_consent(const struct gate_ctx *c, int64_t t);

#endif
