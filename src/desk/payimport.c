/* SPDX-License-Identifier: MIT */
/* A payments file: its rows checked, its trailer compared, its batch posted. */
#include "arrears/desk/payimport.h"

#include "arrears/base/mem.h"
#include "payimport_private.h"

/* --- before the database ----------------------------------------------------------------- */

static enum msgid check_trailer(struct paying *p, struct err *err)
{
	const struct import_row *in = &p->row.in;
	p->ended = true;
	p->trailer_rows = p->row.trailer_rows;
	p->trailer_total = p->row.trailer_total;
	return in->reject ? err_set(err, in->issues[0].id, "", NULL) : MSG_OK;
}

static enum msgid check_row(void *arg, struct err *err)
{
	struct paying *p = arg;
	char line[24];
	payment_convert(&p->im.source->rules, &p->row);
	(void)text_putf(line, sizeof line, "%lld", (long long)p->row.in.line);
	if (p->ended)
		return err_set(err, MSG_PAY_TRAILER_ROWS, "", line, NULL);
	if (p->row.act == PAY_TRAILER)
		return check_trailer(p, err);
	p->report->file.rows_in++;
	enum msgid m = money_add(p->im.total, p->row.written, &p->im.total, err);
	if (m == MSG_OK)
		m = import_say_row(&p->im, err);
	if (m == MSG_OK && p->row.in.reject)
		return import_reject(&p->im, err);
	p->reversals += p->row.act != PAY_PAYS;
	return m;
}

static enum msgid check_totals(void *arg, struct err *err)
{
	const struct paying *p = arg;
	char rows[24], said_rows[24], total[MONEY_TEXT_SIZE], said[MONEY_TEXT_SIZE];
	p->report->file.in = p->im.total;
	if (!p->ended || (p->trailer_rows == p->report->file.rows_in &&
			money_cmp(p->trailer_total, p->im.total) == 0))
		return MSG_OK;
	(void)text_putf(rows, sizeof rows, "%lld", (long long)p->report->file.rows_in);
	(void)text_putf(said_rows, sizeof said_rows, "%lld", (long long)p->trailer_rows);
	money_show(p->im.total, total);
	money_show(p->trailer_total, said);
	return err_set(err, MSG_PAY_TRAILER, "", rows, total, said_rows, said, NULL);
}

/* --- the transaction --------------------------------------------------------------------- */

static enum msgid post_row(void *arg, struct err *err)
{
	struct paying *p = arg;
	payment_convert(&p->im.source->rules, &p->row);
	if (p->row.act == PAY_TRAILER)
		return MSG_OK;
	enum msgid m = import_say_row(&p->im, err);
	return m == MSG_OK && !p->row.in.reject && p->row.act == PAY_PAYS ? pay_post(p, err) : m;
}

static enum msgid reverse_row(void *arg, struct err *err)
{
	struct paying *p = arg;
	payment_convert(&p->im.source->rules, &p->row);
	bool takes = p->row.act == PAY_REVERSES || p->row.act == PAY_RETURNS;
	return takes && !p->row.in.reject ? pay_take_back(p, err) : MSG_OK;
}

static enum msgid open_batch(struct paying *p, struct err *err)
{
	struct batch b = { .from_file = true, .state = BATCH_OPEN, .opened_at = desk_now(p->d),
		.opened_by = p->d->user_id, .file_id = p->report->file.id };
	return batch_insert(p->d->db, &b, &p->report->batch_id, err);
}

/* The file's own control totals are its count. A file of money that is all with the client has
 * nothing to deposit. */
static enum msgid close_batch(struct paying *p, struct err *err)
{
	struct pay_report *r = p->report;
	struct batch b;
	bool found = false;
	enum msgid m = batch_load(p->d->db, r->batch_id, &b, &found, err);
	if (m != MSG_OK)
		return m;
	b.counted_items = b.items;
	b.counted = b.total;
	b.posted_at = desk_now(p->d);
	b.counted_by = b.posted_by = p->d->user_id;
	b.state = r->to_us.rows > 0 || r->held.rows > 0 ? BATCH_POSTED : BATCH_CLOSED;
	if (b.state == BATCH_CLOSED) {
		b.closed_at = b.posted_at;
		b.closed_by = b.posted_by;
	}
	return batch_save(p->d->db, &b, err);
}

static enum msgid add_up(struct pay_report *r, struct err *err)
{
	const struct pay_sum *of[] = { &r->to_us, &r->direct, &r->held, &r->reversed };
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(of); i++) {
		struct money sum = of[i]->total;
		if (of[i] == &r->reversed)
			sum.cents = -sum.cents;
		r->file.rows_placed += of[i]->rows;
		m = money_add(r->file.placed, sum, &r->file.placed, err);
	}
	return m;
}

static enum msgid write_file(void *arg, struct err *err)
{
	struct paying *p = arg;
	POST_RUN_AUTO run = NULL;
	if (p->report->seen_file != 0) {
		p->report->file.rows_duplicate = p->report->file.rows_in -
			p->report->file.rows_rejected;
		return MSG_OK;
	}
	enum msgid m = open_batch(p, err);
	if (m == MSG_OK)
		m = post_run_open(p->d, &run, err);
	p->run = run;
	if (m == MSG_OK)
		m = import_each(&p->im, IMPORT_WRITING, post_row, p, err);
	if (m == MSG_OK && p->reversals > 0)
		m = import_each(&p->im, IMPORT_WRITING, reverse_row, p, err);
	if (m == MSG_OK)
		m = post_run_finish(run, err);
	if (m == MSG_OK)
		m = close_batch(p, err);
	return m == MSG_OK ? add_up(p->report, err) : m;
}

static bool changed(void *arg)
{
	return ((const struct paying *)arg)->report->file.rows_placed > 0;
}

enum msgid pay_file(struct desk *d, const struct import_order *order,
	const struct import_source *source, struct pay_report *out, struct err *err)
{
	AUTO_FREE struct paying *p = mem_alloc(1, sizeof *p);
	*out = (struct pay_report){ .file = { .kind = "payments" } };
	p->d = d;
	p->report = out;
	p->im = (struct importing){ .d = d, .order = order, .source = source, .row = &p->row.in,
		.file = &out->file, .seen_file = &out->seen_file };
	enum msgid m = desk_may(d, OP_POST, err);
	return m == MSG_OK ? import_run(&p->im, &(struct import_steps){ .check = check_row,
		.totals = check_totals, .write = write_file, .changed = changed,
		.event = "pay_file", .arg = p }, err) : m;
}
