/* SPDX-License-Identifier: MIT */
/* Taking items into the register, and reading it. */
#include "arrears/desk/instrument.h"

#include <inttypes.h>

#include "arrears/base/mem.h"
#include "arrears/desk/payoff.h"
#include "arrears/desk/promise.h"
#include "arrears/domain/promise.h"
#include "arrears/store/receipt.h"
#include "debt.h"
#include "instrument_private.h"
#include "offer_private.h"

#define ITEM_COUNT_MAX 60
#define NUMBER_DIGITS 10                       /* of a check; an account number is longer */
#define OPEN_PAGE 256

/* --- what is typed ------------------------------------------------------------------------- */

/* Longest run of digits, blanks and dashes within it not counted. */
static int digit_run(const char *text)
{
	int run = 0, longest = 0;
	for (; *text; text++) {
		if (*text >= '0' && *text <= '9')
			run++;
		else if (*text != ' ' && *text != '-')
			run = 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static enum msgid check_digits(const struct instrument_new *n, struct err *err)
{
	const char *last4 = n->last4 ? n->last4 : "";
	if (n->number && digit_run(n->number) > NUMBER_DIGITS)
		return err_set(err, MSG_ITEM_DIGITS, "NUMBER", NULL);
	if (n->number && strlen(n->number) >= INSTRUMENT_NUMBER)
		return err_set(err, MSG_TEXT_TOO_LONG, "NUMBER", "The number", "16", NULL);
	if (digit_run(last4) > 4)
		return err_set(err, MSG_ITEM_DIGITS, "LAST4", NULL);
	return last4_check(last4, n->kind != INSTRUMENT_CHECK, "LAST4", err);
}

const char *item_way(const struct instrument_row *row, const char *typed)
{
	static const char *const ways[] = { "signed", "electronic", "recorded" };
	for (size_t i = 0; i < ARRAY_SIZE(ways) - (row->recurring ? 1 : 0); i++)
		if (strcasecmp(ways[i], typed) == 0)
			return ways[i];
	return NULL;
}

static struct money total_of(const struct instrument_new *n)
{
	struct money last = n->last_amount.cents ? n->last_amount : n->amount;
	return (struct money){ n->amount.cents * (n->count - 1) + last.cents };
}

/* What is to come on the debt already: received and not posted, and open items; *last becomes the
 * latest date on them, if it is later. */
static enum msgid to_come(struct desk *d, int64_t account_id, struct money *out,
	struct date *last, struct err *err)
{
	AUTO_FREE struct instrument_row *rows = mem_alloc(ITEMS_OPEN_MAX, sizeof *rows);
	struct account_row a;
	size_t n = 0;
	int count = 0;
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = receipt_waiting(d->db, account_id, out, &count, err);
	if (m == MSG_OK)
		m = instrument_open_of(d->db, a.consumer_id, rows, ITEMS_OPEN_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].account_id != account_id)
			continue;
		out->cents += rows[i].amount.cents;
		*last = date_cmp(rows[i].deposit_on, *last) > 0 ? rows[i].deposit_on : *last;
	}
	return m;
}

static enum msgid check_sum(struct desk *d, const struct instrument_new *n, struct err *err)
{
	struct payoff_quote owed;
	struct money others = MONEY_ZERO;
	char sum[MONEY_TEXT_SIZE], more[MONEY_TEXT_SIZE], most[MONEY_TEXT_SIZE];
	struct date last = date_add_months(n->deposit_on, n->count - 1);
	if (n->amount.cents <= 0 || n->last_amount.cents < 0)
		return err_set(err, MSG_ITEM_AMOUNT, "AMOUNT", NULL);
	/* So many of them are within the range of an integer, too. */
	enum msgid m = money_check(n->amount, "AMOUNT", err);
	if (m == MSG_OK)
		m = money_check(n->last_amount, "LAST", err);
	if (m == MSG_OK)
		m = to_come(d, n->account_id, &others, &last, err);
	if (m == MSG_OK)
		m = payoff_on(d, n->account_id, last, &owed, err);
	if (m != MSG_OK || total_of(n).cents + others.cents <= owed.total.cents)
		return m;
	money_show(total_of(n), sum);
	money_show(others, more);
	money_show(owed.total, most);
	return others.cents == 0 ? err_set(err, MSG_ITEM_OVER, "AMOUNT", sum, most, NULL) :
		err_set(err, MSG_ITEM_TOGETHER, "AMOUNT", sum, more, most, NULL);
}

static enum msgid check_new(struct desk *d, const struct instrument_new *n, struct err *err)
{
	char text[9];
	date_show(n->deposit_on, text);
	if (date_is_none(n->deposit_on) || date_cmp(n->deposit_on, desk_today(d)) < 0)
		return err_set(err, MSG_ITEM_PAST, "DATE", text, NULL);
	if (n->count < 1 || n->count > ITEM_COUNT_MAX ||
	    date_is_none(date_add_months(n->deposit_on, n->count - 1)))
		return err_set(err, MSG_ITEM_COUNT, "COUNT", NULL);
	enum msgid m = check_digits(n, err);
	if (m == MSG_OK)
		m = promise_allowed(d, n->account_id, err);
	return m == MSG_OK ? check_sum(d, n, err) : m;
}

/* --- taking -------------------------------------------------------------------------------- */

static enum msgid check_series(struct desk *d, const struct instrument_new *n, struct err *err)
{
	struct instrument_row first;
	bool found = false;
	char number[24];
	if (n->series == 0)
		return MSG_OK;
	(void)text_putf(number, sizeof number, "%" PRId64, n->series);
	enum msgid m = instrument_load(d->db, n->series, &first, &found, err);
	if (m == MSG_OK && (!found || first.account_id != n->account_id || first.kind != n->kind))
		return err_set(err, MSG_ITEM_SERIES, "SERIES", number, NULL);
	if (m == MSG_OK && !date_is_none(first.revoked_on))
		return item_revoked(&first, "SERIES", err);
	return m;
}

static enum msgid check_promise(struct desk *d, const struct instrument_new *n, struct err *err)
{
	struct promise_row p;
	bool found = false;
	if (n->promise_id == 0)
		return MSG_OK;
	enum msgid m = promise_load(d->db, n->promise_id, &p, &found, err);
	if (m == MSG_OK && (!found || p.account_id != n->account_id))
		return err_set(err, MSG_ITEM_PROMISE, "", NULL);
	return m;
}

/* The first item of a series is known only when it has a number. Its history has from when it was
 * authorized and the consumer had a copy: evidence of 1005.10(b). */
static enum msgid insert(struct desk *d, struct instrument_row *row, struct err *err)
{
	enum msgid m = instrument_insert(d->db, row, &row->id, err);
	if (m == MSG_OK && row->recurring && row->series_id == 0)
		row->series_id = row->id;
	if (m == MSG_OK)
		m = item_save(d, row, "taken", "", err);
	if (m == MSG_OK && row->authorized[0])
		m = item_save(d, row, "authorized", row->authorized, err);
	if (m == MSG_OK && !date_is_none(row->copy_on))
		m = item_save(d, row, "copy", "", err);
	return m;
}

static enum msgid take_rows(struct desk *d, const struct instrument_new *n,
	struct instrument_taken *out, struct err *err)
{
	struct instrument_row row = { .account_id = n->account_id, .promise_id = n->promise_id,
		.series_id = n->series, .kind = n->kind, .taken_on = desk_today(d),
		.recurring = n->count > 1 || n->series != 0, .copy_on = DATE_NONE,
		.notice_on = DATE_NONE, .hold_until = DATE_NONE, .revoked_on = DATE_NONE,
		.at = desk_now(d),
		.user_id = d->user_id };
	(void)text_put(row.number, sizeof row.number, n->number ? n->number : "");
	(void)text_put(row.last4, sizeof row.last4, n->last4 ? n->last4 : "");
	if (n->authorized && n->authorized[0]) {
		const char *way = item_way(&row, n->authorized);
		if (!way)
			return err_set(err, MSG_ITEM_AUTHORIZED, "HOW", n->authorized, NULL);
		(void)text_put(row.authorized, sizeof row.authorized, way);
		row.copy_on = n->copy_given ? desk_today(d) : DATE_NONE;
	}
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < n->count; i++) {
		bool last = i == n->count - 1 && n->last_amount.cents != 0;
		row.amount = last ? n->last_amount : n->amount;
		row.deposit_on = date_add_months(n->deposit_on, i);
		row.postdated = item_postdated(row.taken_on, row.deposit_on);
		m = insert(d, &row, err);
		if (i == 0)
			out->first = row.id;
	}
	out->count = n->count;
	out->window = notice_window(row.taken_on, n->deposit_on);
	return m;
}

static enum msgid take(struct desk *d, const struct instrument_new *n,
	struct instrument_taken *out, struct err *err)
{
	char text[160], sum[MONEY_TEXT_SIZE], day[9];
	enum msgid m = check_new(d, n, err);
	if (m == MSG_OK)
		m = check_series(d, n, err);
	if (m == MSG_OK)
		m = check_promise(d, n, err);
	if (m == MSG_OK)
		m = take_rows(d, n, out, err);
	if (m != MSG_OK)
		return m;
	money_show(n->amount, sum);
	date_show(n->deposit_on, day);
	(void)text_putf(text, sizeof text, "Took %d %s of %s dated %s%s%s", n->count,
		instrument_words(n->kind, (size_t)n->count), sum, day,
		n->last4 && n->last4[0] ? ", ending " : "",
		n->last4 ? n->last4 : "");
	m = money_note(d, n->account_id, text, err);
	return m == MSG_OK ? desk_audit(d, "item_taken", "instrument", out->first,
		instrument_name(n->kind), err) : m;
}

enum msgid instrument_take(struct desk *d, const struct instrument_new *n,
	struct instrument_taken *out, struct err *err)
{
	struct instrument_new item = *n;
	struct instrument_taken taken = { .first = 0 };
	item.count = n->count ? n->count : 1;
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, take(d, &item, &taken, err), err);
	if (m == MSG_OK)
		*out = taken;
	return m;
}

/* --- reading ------------------------------------------------------------------------------- */

enum msgid item_revoked(const struct instrument_row *row, const char *field, struct err *err)
{
	char number[24], day[9];
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	date_show(row->revoked_on, day);
	return err_set(err, MSG_ITEM_REVOKED, field, number, day, NULL);
}

bool item_open(const struct instrument_row *row)
{
	return row->state == ITEM_WAITING || row->state == ITEM_HELD;
}

/* An item added to a series later, with another sum than was signed for: 1005.10(d). */
static enum msgid item_varies(struct desk *d, const struct instrument_row *row, bool *yes,
	struct err *err)
{
	struct instrument_row first;
	bool found = false;
	*yes = false;
	if (row->kind != INSTRUMENT_ACH || row->series_id == 0 || row->series_id == row->id)
		return MSG_OK;
	enum msgid m = instrument_load(d->db, row->series_id, &first, &found, err);
	if (m == MSG_OK && found)
		*yes = row->at > first.at && money_cmp(row->amount, first.amount) != 0;
	return m;
}

enum msgid item_judge(struct desk *d, const struct instrument_row *row, struct date today,
	struct item_line *out, struct err *err)
{
	struct item_facts f = { .kind = row->kind, .state = row->state, .taken = row->taken_on,
		.dated = row->deposit_on, .postdated = row->postdated, .noticed = row->notice_on,
		.hold_until = row->hold_until };
	f.ach = (struct ach_facts){ .recurring = row->recurring,
		.authorized = row->authorized[0] != '\0',
		.copy_given = !date_is_none(row->copy_on), .noticed = row->notice_on,
		.revoked = !date_is_none(row->revoked_on), .dated = row->deposit_on };
	enum msgid m = item_varies(d, row, &f.ach.varies, err);
	if (m != MSG_OK)
		return m;
	*out = (struct item_line){ .row = *row,
		.window = item_window(&f),
		.due = item_todo(&f, today) };
	return MSG_OK;
}

enum msgid item_load(struct desk *d, int64_t id, struct instrument_row *out, struct err *err)
{
	bool found = false;
	char number[24];
	enum msgid m = instrument_load(d->db, id, out, &found, err);
	(void)text_putf(number, sizeof number, "%" PRId64, id);
	return m == MSG_OK && !found ? err_set(err, MSG_ITEM_UNKNOWN, "", number, NULL) : m;
}

enum msgid instruments_of(struct desk *d, int64_t account_id, struct item_line *out, size_t max,
	size_t *n, struct err *err)
{
	AUTO_FREE struct instrument_row *rows = mem_alloc(max, sizeof *rows);
	size_t count = 0;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = instrument_of(d->db, account_id, rows, max, &count, err);
	for (size_t i = 0; m == MSG_OK && i < count; i++)
		m = item_judge(d, &rows[i], desk_today(d), &out[i], err);
	if (m == MSG_OK)
		*n = count;
	return m;
}

/* A day's list leaves out what only waits. */
static bool on_list(const struct item_line *l, struct date day)
{
	return date_is_none(day) || (l->due.todo != DUE_WAIT && l->due.todo != DUE_NOTHING);
}

enum msgid instruments_run(struct desk *d, struct date day, struct item_line *out, size_t max,
	size_t *n, struct err *err)
{
	AUTO_FREE struct instrument_row *rows = mem_alloc(OPEN_PAGE, sizeof *rows);
	struct instrument_row after;
	struct date asof = date_is_none(day) ? desk_today(d) : day;
	size_t count = 0, got = OPEN_PAGE;
	bool more = false;
	enum msgid m = desk_may(d, OP_VIEW, err);
	while (m == MSG_OK && got == OPEN_PAGE && count < max) {
		m = instrument_open(d->db, more ? &after : NULL, rows, OPEN_PAGE, &got, err);
		for (size_t i = 0; m == MSG_OK && i < got && count < max; i++) {
			m = item_judge(d, &rows[i], asof, &out[count], err);
			count += m == MSG_OK && on_list(&out[count], day);
		}
		if (got)
			after = rows[got - 1];
		more = true;
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

/* Which promise an item pays is seldom said: open ones due from its old date on count, too. */
enum msgid instrument_outrun(struct desk *d, const struct instrument_row *row, struct date was,
	struct date *due, struct err *err)
{
	AUTO_FREE struct promise_row *list = mem_alloc(PROMISES_MAX, sizeof *list);
	size_t n = 0;
	*due = DATE_NONE;
	enum msgid m = promise_list_of(d->db, row->account_id, list, PROMISES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		const struct promise_row *p = &list[i];
		bool its = p->id == row->promise_id || date_cmp(p->due_on, was) >= 0;
		if (p->state == PROMISE_OPEN && its && date_cmp(p->due_on, row->deposit_on) < 0 &&
		    (date_is_none(*due) || date_cmp(p->due_on, *due) < 0))
			*due = p->due_on;
	}
	return m;
}

enum msgid instrument_history(struct desk *d, int64_t id, struct instrument_event *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? instrument_events(d->db, id, out, max, n, err) : m;
}
