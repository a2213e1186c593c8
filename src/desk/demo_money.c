/* SPDX-License-Identifier: MIT */
/* The past of the cast, a business day after the other: the morning run, what people did, and the
 * batch of the day, posted by a lead who took none of it. Today's is left open. */
#include "demo_cast.h"

#include "arrears/desk/batch.h"
#include "arrears/desk/demo.h"
#include "arrears/desk/item.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/receive.h"

#define FIRST_DAY 803
/* Seconds after midnight in the office. */
#define MORNING 28800                           /* 8:00: the morning run */
#define OPENS 33300                             /* 9:15: the first act; 8:15 in El Paso */
#define STEP 300                                /* to the next */
#define POSTING 60300                           /* 16:45 */

struct day { struct demo_world *w; struct date date; int acts; int64_t received, cents, batch; };

static void demo_at(struct demo_world *w, struct date day, int second)
{
	w->d->clock = clock_frozen_at(zone_to_utc(w->d->office_zone, day, second));
}

void demo_sit(struct demo_world *w, enum demo_seat seat, int which)
{
	struct desk *d = w->d;
	d->user_id = seat == SEAT_SYSTEM ? USER_SYSTEM : seat == SEAT_LEAD ? w->users[DEMO_OWENS] :
		w->users[1 + which % (DEMO_COLLECTORS - 1)];
	d->role = seat == SEAT_SYSTEM ? USER_ADMIN : seat == SEAT_LEAD ? USER_LEAD : USER_COLLECTOR;
}

/* --- one day --------------------------------------------------------------------------------- */

static enum msgid morning(struct day *day, struct err *err)
{
	struct grade_counts n;
	demo_at(day->w, day->date, MORNING);
	demo_sit(day->w, SEAT_SYSTEM, 0);
	enum msgid m = promises_grade(day->w->d, &n, err);
	return m == MSG_OK ? offers_expire(day->w->d, err) : m;
}

static void next_minute(struct day *day)
{
	demo_at(day->w, day->date, OPENS + STEP * day->acts++);
}

static enum msgid act(struct demo_doing *a, struct err *err)
{
	switch (a->act->deed) {
	case ACT_PTP: case ACT_PLAN: case ACT_OFFER: case ACT_COUNTER: case ACT_ASK:
	case ACT_ACCEPT:
		return demo_agreement(a, err);
	case ACT_DISPUTE: case ACT_FIN: case ACT_FACTS: case ACT_GOODS: case ACT_STATUS:
	case ACT_ITEMS:
		return demo_telling(a, err);
	default:
		return demo_posting(a, err);
	}
}

static enum msgid acts_of(struct day *day, const struct demo_member *who, struct err *err)
{
	struct demo_world *w = day->w;
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < DEMO_ACTS && who->role->acts[i].deed; i++) {
		const struct demo_act *doing = &who->role->acts[i];
		if (date_cmp(demo_day(doing->on), day->date) != 0)
			continue;
		next_minute(day);
		demo_sit(w, SEAT_COLLECTOR, (int)(who - w->cast));
		m = act(&(struct demo_doing){ .w = w, .who = who, .act = doing }, err);
		if (doing->deed == ACT_PAY || doing->deed == ACT_DIRECT) {
			day->received++;
			day->cents += doing->cents;
		}
	}
	return m;
}

static enum msgid strays_of(struct day *day, struct err *err)
{
	const struct demo_stray *s;
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && (s = demo_stray_at(i)); i++) {
		struct received got;
		if (date_cmp(demo_day(s->on), day->date) != 0)
			continue;
		next_minute(day);
		demo_sit(day->w, SEAT_COLLECTOR, (int)i);
		m = receive_payment(day->w->d, &(struct receive_input){ .amount.cents = s->cents,
			.method = tender_name(s->by), .reference = s->reference, .payer = s->payer,
			.effective = day->date }, &got, err);
		day->received++;
		day->cents += s->cents;
	}
	return m;
}

/* Counted from the paper, posted, taken to the bank. */
static enum msgid evening(struct day *day, struct err *err)
{
	struct desk *d = day->w->d;
	struct batch_result posted;
	char slip[24];
	int64_t id = ++day->batch;
	demo_at(day->w, day->date, POSTING);
	demo_sit(day->w, SEAT_LEAD, 0);
	enum msgid m = batch_count(d, id, day->received, (struct money){ day->cents }, err);
	if (m == MSG_OK)
		m = batch_post(d, id, &posted, err);
	(void)text_putf(slip, sizeof slip, "SLIP %lld", (long long)(4100 + id));
	demo_at(day->w, day->date, POSTING + STEP);
	return m == MSG_OK ? batch_close(d, id, day->date, slip, err) : m;
}

static enum msgid one_day(struct day *day, struct err *err)
{
	struct demo_world *w = day->w;
	day->acts = 0;
	day->received = day->cents = 0;
	enum msgid m = morning(day, err);
	for (size_t i = 0; m == MSG_OK && i < w->cast_count; i++)
		m = acts_of(day, &w->cast[i], err);
	if (m == MSG_OK)
		m = strays_of(day, err);
	bool over = date_cmp(day->date, w->today) < 0;
	return m == MSG_OK && over && day->received > 0 ? evening(day, err) : m;
}

/* --- all of them ----------------------------------------------------------------------------- */

static enum msgid settle_items(struct demo_world *w, struct err *err)
{
	int64_t ids[DEMO_ROLES];
	for (size_t i = 0; i < w->cast_count; i++)
		ids[i] = w->cast[i].consumer_id;
	return desk_refresh_items(w->d, ids, w->cast_count, err);
}

static enum msgid all_days(struct demo_world *w, struct err *err)
{
	struct day day = { .w = w, .date = demo_day(FIRST_DAY) };
	enum msgid m = db_begin(w->d->db, err);
	if (m != MSG_OK)
		return m;
	for (; m == MSG_OK && date_cmp(day.date, w->today) <= 0;
	     day.date = date_add_days(day.date, 1))
		if (date_is_business_day(day.date))
			m = one_day(&day, err);
	w->d->clock = clock_frozen_at(w->now);
	demo_sit(w, SEAT_SYSTEM, 0);
	if (m == MSG_OK)
		m = settle_items(w, err);
	return db_end(w->d->db, m, err);
}

enum msgid demo_money(struct demo_world *w, struct err *err)
{
	return w->cast_count > 0 ? all_days(w, err) : MSG_OK;
}
