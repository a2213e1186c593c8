/* SPDX-License-Identifier: MIT */
/* Every commission worked out again from the rates as they were when it was booked. */
#include "arrears/desk/commission.h"

#include "arrears/base/mem.h"
#include "post_private.h"

#define RATES_EVER 1024                         /* of one client, those ended too */

struct proof {
	struct desk *d;
	int64_t client_id;                      /* whose rates these are; 0: nobody's yet */
	struct commission_rate_row *rows; size_t count;
	struct commission_rate *then;           /* those in force at a posting */
	int64_t wrong, first;
	enum msgid m; struct err *err;
};

/* Was the row in force? Within one second the order is not known: then the row that was taken. */
static bool in_force(const struct commission_rate_row *r, const struct commission_fact *f)
{
	bool taken = r->rate.id == f->row.rate_id;
	return (r->at < f->posted_at || (r->at == f->posted_at && taken)) &&
		(r->ended_at == 0 || r->ended_at > f->posted_at ||
		(r->ended_at == f->posted_at && taken));
}

static enum msgid agrees(struct proof *p, const struct commission_fact *f, bool *yes)
{
	struct commission made;
	size_t n = 0;
	for (size_t i = 0; i < p->count; i++)
		if (in_force(&p->rows[i], f))
			p->then[n++] = p->rows[i].rate;
	const struct commission_rate *row = commission_pick(p->then, n, &f->facts);
	*yes = !row == (f->row.rate_id == 0);
	if (!row || f->row.rate_id == 0)
		return MSG_OK;
	struct commission_rate rate = *row;
	if (f->flat_before.cents > 0)
		rate.flat = MONEY_ZERO;
	enum msgid m = commission_of(&rate, f->paid, &made, p->err);
	*yes = m == MSG_OK && row->id == f->row.rate_id && made.percent == f->row.rate_bp &&
		money_cmp(made.base, f->row.base) == 0 &&
		money_cmp(made.flat, f->row.flat) == 0 &&
		money_cmp(made.earned, f->row.amount) == 0;
	return m;
}

/* Money that was moved is from where it came from. */
static enum msgid source_of(struct desk *d, const struct commission_fact *f,
	enum money_source *out, struct err *err)
{
	struct ledger_entry e, first;
	bool found = false;
	*out = f->facts.source;
	if (!f->moved)
		return MSG_OK;
	enum msgid m = ledger_load(d->db, f->ledger_id, &e, &found, err);
	if (m == MSG_OK)
		m = commission_origin(d, &e, &first, err);
	if (m == MSG_OK)
		*out = first.type == ENTRY_DIRECT ? SOURCE_DIRECT : SOURCE_US;
	return m;
}

static bool look(void *arg, const struct commission_fact *fact)
{
	struct proof *p = arg;
	struct commission_fact own = *fact, *f = &own;
	bool yes = true;
	p->m = source_of(p->d, f, &own.facts.source, p->err);
	if (p->m == MSG_OK && p->client_id != f->facts.client) {
		p->m = commission_rates(p->d->db, f->facts.client, true, p->rows, RATES_EVER,
			&p->count, p->err);
		p->client_id = f->facts.client;
	}
	if (p->m == MSG_OK)
		p->m = agrees(p, f, &yes);
	p->wrong += !yes;
	if (!yes && p->first == 0)
		p->first = f->ledger_id;
	return p->m == MSG_OK;
}

/* Of money that was taken back or moved on no more is earned than of what stands. */
static bool look_back(void *arg, int64_t money, int64_t client_id, int64_t ledger_id)
{
	struct proof *p = arg;
	struct commission_row due, booked;
	p->m = commission_due(p->d, money, client_id, &due, p->err);
	if (p->m == MSG_OK)
		p->m = commission_booked(p->d->db, money, client_id, &booked, p->err);
	if (p->m != MSG_OK)
		return false;
	bool yes = money_cmp(due.base, booked.base) == 0 &&
		money_cmp(due.flat, booked.flat) == 0 && money_cmp(due.amount, booked.amount) == 0;
	p->wrong += !yes;
	if (!yes && p->first == 0)
		p->first = ledger_id;
	return true;
}

enum msgid commission_proof(struct desk *d, int64_t *wrong, int64_t *first, struct err *err)
{
	AUTO_FREE struct commission_rate_row *rows = mem_alloc(RATES_EVER, sizeof *rows);
	AUTO_FREE struct commission_rate *then = mem_alloc(RATES_EVER, sizeof *then);
	struct proof p = { .d = d, .rows = rows, .then = then, .m = MSG_OK, .err = err };
	enum msgid m = commission_each(d->db, look, &p, err);
	if (m == MSG_OK && p.m == MSG_OK)
		m = commission_changed(d->db, look_back, &p, err);
	if (m == MSG_OK)
		m = p.m;
	if (m != MSG_OK)
		return m;
	*wrong = p.wrong;
	*first = p.first;
	return MSG_OK;
}
