/* SPDX-License-Identifier: MIT */
#include "arrears/desk/interest.h"

#include "arrears/base/mem.h"
#include "arrears/desk/terms.h"
#include "arrears/domain/validate.h"
#include "arrears/store/ledger.h"
#include "debt.h"
#include "interest_private.h"

void interest_case_free(struct interest_case *c)
{
	free(c->changes);
	c->changes = NULL;
	c->count = c->room = 0;
}

static enum daycount basis_of(const struct terms *t)
{
	static const enum daycount counts[] = { [TERM_ACT365] = DAYCOUNT_ACT_365,
		[TERM_ACTACT] = DAYCOUNT_ACT_ACT, [TERM_30360] = DAYCOUNT_30_360,
		[TERM_30E360] = DAYCOUNT_30E_360 };
	return counts[t->day_basis];
}

static void add_rate(struct interest_case *c, const struct rate_row *r, const char *authority)
{
	(void)text_put(c->authority[c->rate_count], sizeof c->authority[0], authority);
	c->rates[c->rate_count++] = *r;
}

/* The rate it was placed with runs only under the client's word for it. */
static enum msgid load_rates(struct desk *d, const struct account_row *a, const struct terms *t,
	struct interest_case *c, struct err *err)
{
	struct rate_change rows[RATES_MAX];
	size_t n = 0;
	int32_t rate = 0;
	bool placed = false;
	enum msgid m = MSG_OK;
	if (t->interest_authority.s[0])
		m = rate_placed(d->db, a->id, &rate, &placed, err);
	if (m == MSG_OK)
		m = rate_list(d->db, a->id, rows, RATES_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	if (placed)
		add_rate(c, &(struct rate_row){ .from = a->placed_on, .until = DATE_NONE,
			.millionths = rate, .kind = RATE_CONTRACT, .basis = basis_of(t) },
			t->interest_authority.s);
	for (size_t i = 0; i < n; i++)
		add_rate(c, &(struct rate_row){ .from = rows[i].from_on, .until = rows[i].until_on,
			.millionths = rows[i].rate_millionths, .kind = rows[i].kind,
			.basis = basis_of(t) }, rows[i].authority);
	return MSG_OK;
}

static bool add_change(void *arg, struct date on, struct money change)
{
	struct interest_case *c = arg;
	if (c->count == c->room) {
		c->room = c->room ? c->room * 2 : 16;
		c->changes = mem_grow(c->changes, c->room, sizeof *c->changes);
	}
	c->changes[c->count++] = (struct principal_change){ on, change.cents };
	return true;
}

void interest_case_change(struct interest_case *c, struct date on, struct money change)
{
	(void)add_change(c, on, change);
	for (size_t i = c->count - 1; i > 0 && date_cmp(c->changes[i - 1].date, on) > 0; i--) {
		struct principal_change later = c->changes[i - 1];
		c->changes[i - 1] = c->changes[i];
		c->changes[i] = later;
	}
}

enum msgid interest_load(struct desk *d, const struct account_row *a, const struct terms *t,
	struct date on, struct interest_case *out, struct err *err)
{
	*out = (struct interest_case){ .from = a->placed_on, .on = on };
	enum msgid m = load_rates(d, a, t, out, err);
	if (m != MSG_OK || out->rate_count == 0)
		return m;
	m = ledger_interest(d->db, a->id, DATE_NONE, &out->sum, err);
	if (m == MSG_OK && date_cmp(out->sum.last, on) > 0)
		out->on = out->sum.last;
	return m == MSG_OK ? ledger_principal(d->db, a->id, DATE_NONE, add_change, out, err) : m;
}

/* To look at: as it stood on that day. */
static enum msgid interest_look(struct desk *d, const struct account_row *a, const struct terms *t,
	struct date on, struct interest_case *out, struct err *err)
{
	*out = (struct interest_case){ .from = a->placed_on, .on = on };
	enum msgid m = load_rates(d, a, t, out, err);
	if (m == MSG_OK && out->rate_count > 0)
		m = ledger_interest(d->db, a->id, on, &out->sum, err);
	if (m == MSG_OK && out->rate_count > 0)
		m = ledger_principal(d->db, a->id, on, add_change, out, err);
	return m;
}

struct accrual interest_accrual(const struct interest_case *c)
{
	return (struct accrual){ .from = c->from, .changes = c->changes,
		.changes_count = c->count, .rates = c->rates, .rates_count = c->rate_count };
}

enum msgid interest_total(const struct interest_case *c, const struct terms *t, struct date on,
	struct money *out, struct err *err)
{
	struct accrual a = interest_accrual(c);
	struct interest total;
	enum msgid m = interest_accrue(&a, on, &total, err);
	return m == MSG_OK ? interest_round(total, t->interest_rounding, out, err) : m;
}

enum msgid interest_due(const struct interest_case *c, const struct terms *t, struct money *due,
	struct err *err)
{
	struct accrual a = interest_accrual(c);
	struct interest total;
	if (c->rate_count == 0) {
		*due = MONEY_ZERO;
		return MSG_OK;
	}
	enum msgid m = interest_accrue(&a, c->on, &total, err);
	if (m == MSG_OK)
		m = interest_to_post(total, c->sum.posted, t->interest_rounding, due, err);
	int64_t most = c->sum.posted.cents + c->sum.other.cents;
	if (m == MSG_OK && due->cents < 0 && -due->cents > most)
		due->cents = most > 0 ? -most : 0;
	return m;
}

const char *interest_authority(const struct interest_case *c)
{
	struct accrual a = interest_accrual(c);
	const struct rate_row *r = rate_on(&a, c->on).row;
	for (size_t i = c->rate_count; i > 0 && !r; i--)
		if (c->rates[i - 1].kind != RATE_CAP)
			r = &c->rates[i - 1];
	return r ? c->authority[r - c->rates] : "";
}

static struct date sooner(struct date a, struct date b, const struct interest_case *c,
	struct date after)
{
	return date_cmp(b, after) <= 0 || date_cmp(b, c->from) <= 0 ||
		date_cmp(b, c->on) >= 0 || (!date_is_none(a) && date_cmp(a, b) <= 0) ? a : b;
}

struct date interest_turn(const struct interest_case *c, struct date after)
{
	struct date turn = DATE_NONE;
	for (size_t i = 0; i < c->rate_count; i++) {
		const struct rate_row *r = &c->rates[i];
		if (r->kind == RATE_CAP)
			continue;
		turn = sooner(turn, r->kind == RATE_JUDGMENT ? r->from :
			date_add_days(r->from, -1), c, after);
		if (!date_is_none(r->until))
			turn = sooner(turn, r->until, c, after);
	}
	return turn;
}

/* By what the rate of that day is lowered; "": by nothing. */
static const char *cap_authority(const struct interest_case *c, struct date on, int32_t millionths)
{
	for (size_t i = 0; i < c->rate_count; i++) {
		const struct rate_row *r = &c->rates[i];
		if (r->kind == RATE_CAP && date_cmp(on, r->from) >= 0 &&
		    (date_is_none(r->until) || date_cmp(on, r->until) <= 0) &&
		    r->millionths == millionths)
			return c->authority[i];
	}
	return "";
}

/* On the day, or from a day that a rate begins with. */
static bool bears(const struct accrual *a, struct date on)
{
	bool any = rate_on(a, on).millionths > 0;
	for (size_t i = 0; i < a->rates_count && !any; i++)
		any = date_cmp(a->rates[i].from, on) >= 0 &&
			rate_on(a, date_add_days(a->rates[i].from, 1)).millionths > 0;
	return any;
}

static enum msgid describe(const struct interest_case *c, const struct terms *t,
	struct interest_state *s, struct err *err)
{
	struct accrual a = interest_accrual(c);
	struct interest day;
	struct rate_now now = rate_on(&a, s->on);
	s->posted = c->sum.posted;
	s->from = date_is_none(c->sum.last) ? c->from : c->sum.last;
	s->days = (int)date_days_between(s->from, s->on);
	s->accrues = now.row != NULL;
	s->bears = bears(&a, s->on);
	s->rate_millionths = now.millionths;
	if (now.row)
		(void)text_put(s->authority, sizeof s->authority, interest_authority(c));
	(void)text_put(s->cap, sizeof s->cap, now.row && now.millionths < now.row->millionths ?
		cap_authority(c, s->on, now.millionths) : "");
	enum msgid m = interest_due(c, t, &s->unposted, err);
	if (m == MSG_OK && now.row)
		m = interest_per_diem(&a, s->on, &day, err);
	if (m == MSG_OK && now.row)
		interest_show(day, s->per_diem);
	return m;
}

/* The account, loaded to look at. The caller frees the case. */
struct look { struct account_row a; struct terms t; struct interest_case c; };

static enum msgid look(struct desk *d, int64_t account_id, struct date on, struct look *out,
	struct err *err)
{
	*out = (struct look){ .c = { .rate_count = 0 } };
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = account_need(d, account_id, &out->a, err);
	if (m == MSG_OK)
		m = terms_of(d, out->a.client_id, &out->t, err);
	return m == MSG_OK ? interest_look(d, &out->a, &out->t, on, &out->c, err) : m;
}

enum msgid interest_accrued(struct desk *d, int64_t account_id, struct date on,
	struct interest_state *out, struct err *err)
{
	struct look l;
	struct interest_state s = { .on = on };
	enum msgid m = look(d, account_id, on, &l, err);
	s.from = l.a.placed_on;
	if (m == MSG_OK && l.c.rate_count > 0)
		m = describe(&l.c, &l.t, &s, err);
	if (m == MSG_OK)
		*out = s;
	interest_case_free(&l.c);
	return m;
}

static struct interest_line line_of(const struct interest_case *c, const struct interest_step *s)
{
	struct accrual a = interest_accrual(c);
	const struct rate_row *r = rate_on(&a, s->to).row;
	struct interest_line line = { .from = s->from, .through = s->to, .days = s->days,
		.principal.cents = s->principal, .rate_millionths = s->millionths,
		.capped = s->capped };
	if (r)
		(void)text_put(line.authority, sizeof line.authority, c->authority[r - c->rates]);
	interest_show(s->interest, line.interest);
	return line;
}

static enum msgid explain(const struct interest_case *c, struct interest_lines *out,
	struct err *err)
{
	struct accrual a = interest_accrual(c);
	struct interest total;
	size_t n = 0;
	enum msgid m = interest_accrue(&a, c->on, &total, err);
	if (m == MSG_OK)
		m = interest_steps(&a, c->on, NULL, 0, &n, err);
	AUTO_FREE struct interest_step *steps = mem_alloc(n + 1, sizeof *steps);
	if (m == MSG_OK)
		m = interest_steps(&a, c->on, steps, n, &n, err);
	if (m != MSG_OK)
		return m;
	interest_show(total, out->total);
	out->basis = c->rates[0].basis;
	out->first = n > INTEREST_LINES_MAX ? n - INTEREST_LINES_MAX : 0;
	for (size_t i = out->first; i < n; i++)
		out->rows[out->n++] = line_of(c, &steps[i]);
	return MSG_OK;
}

enum msgid interest_explain(struct desk *d, int64_t account_id, struct date on,
	struct interest_lines *out, struct err *err)
{
	struct look l;
	enum msgid m = look(d, account_id, on, &l, err);
	*out = (struct interest_lines){ .n = 0 };
	if (m == MSG_OK && l.c.rate_count > 0)
		m = explain(&l.c, out, err);
	interest_case_free(&l.c);
	return m;
}

static enum msgid check_rate(const struct rate_change *r, const struct account_row *a,
	struct err *err)
{
	char rate[24];
	(void)text_putf(rate, sizeof rate, "%d", (int)r->rate_millionths);
	if (text_is_blank(r->authority))
		return err_set(err, MSG_RATE_AUTHORITY, "AUTHORITY", NULL);
	if (text_has_card(r->authority))
		return err_set(err, MSG_NOTE_CARD, "AUTHORITY", NULL);
	if (r->rate_millionths < 0 || r->rate_millionths > RATE_MAX)
		return err_set(err, MSG_NUMBER_INVALID, "RATE", rate, "0", "10000000", NULL);
	if (date_is_none(r->from_on) || date_cmp(r->from_on, a->placed_on) < 0 ||
	    (!date_is_none(r->until_on) && date_cmp(r->until_on, r->from_on) < 0))
		return err_set(err, MSG_RATE_DATES, "FROM", NULL);
	return MSG_OK;
}

static enum msgid set_rate(struct desk *d, struct rate_change *r, struct err *err)
{
	struct account_row a;
	struct rate_change rows[RATES_MAX];
	size_t n = 0;
	int64_t id = 0;
	char detail[64];
	enum msgid m = account_need(d, r->account_id, &a, err);
	if (m == MSG_OK)
		m = check_rate(r, &a, err);
	if (m == MSG_OK)
		m = rate_list(d->db, a.id, rows, RATES_MAX, &n, err);
	if (m == MSG_OK && n == RATES_MAX)
		m = err_set(err, MSG_RATE_DATES, "FROM", NULL);
	if (m == MSG_OK)
		m = rate_add(d->db, r, &id, err);
	(void)text_putf(detail, sizeof detail, "%s %d", rate_kind_name(r->kind),
		(int)r->rate_millionths);
	return m == MSG_OK ? desk_audit(d, "rate", "account", a.id, detail, err) : m;
}

enum msgid rate_set(struct desk *d, const struct rate_change *r, struct err *err)
{
	struct rate_change row = *r;
	enum msgid m = desk_may(d, OP_TERMS, err);
	row.at = desk_now(d);
	row.user_id = d->user_id;
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, set_rate(d, &row, err), err) : m;
}
