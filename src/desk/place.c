/* SPDX-License-Identifier: MIT */
/* Reading a placement file twice: to check it, then to place it in one transaction. */
#include "arrears/desk/place.h"

#include "arrears/base/mem.h"
#include "arrears/desk/desks.h"
#include "place_private.h"

#define PROGRESS_ROWS 1000
#define ISSUES_KEPT 1000        /* with the file; all of them go to the reject file or are said */
#define BULK_ROWS 1000

static enum msgid progress(struct placing *p, enum place_stage stage, int64_t rows,
	struct err *err)
{
	if (rows % PROGRESS_ROWS != 0 || !p->order->progress)
		return MSG_OK;
	int percent = p->source->percent(p->source->arg);
	return p->order->progress(p->order->arg, stage, percent, rows) ? MSG_OK
		: err_set(err, MSG_PLACE_STOPPED, "", NULL);
}

enum msgid place_say(struct placing *p, const char *severity, const struct place_issue *issue,
	const char *text, struct err *err)
{
	struct file_issue row = { .file_id = p->report->file.id, .line = p->row.line };
	(void)text_put(row.severity, sizeof row.severity, severity);
	(void)text_put(row.kind, sizeof row.kind, msg_get(issue->id)->id);
	if (issue->field != PLACE_FIELD_NONE)
		(void)text_put(row.field, sizeof row.field, place_field_def(issue->field)->name);
	(void)text_put(row.value, sizeof row.value, placement_value(&p->row, issue));
	if (text) {
		struct err e;
		(void)err_set(&e, issue->id, "", text, NULL);
		err_first(&e, row.reason, sizeof row.reason);
	} else {
		placement_reason(&p->row, issue, row.reason, sizeof row.reason);
	}
	if (p->order->say && (row.file_id == 0 || text))
		p->order->say(p->order->arg, &row);
	if (row.file_id == 0 || p->issues_kept >= ISSUES_KEPT)
		return MSG_OK;
	p->issues_kept++;
	return file_issue_add(p->d->db, &row, err);
}

static enum msgid say_issues(struct placing *p, struct err *err)
{
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < p->row.issue_count; i++)
		m = place_say(p, p->row.issues[i].reject ? "reject" : "warning",
			&p->row.issues[i], NULL, err);
	return m;
}

/* --- pass 1: without the database -------------------------------------------------------- */

static enum msgid count_row(struct placing *p, struct err *err)
{
	struct place_report *r = p->report;
	const struct placement *row = &p->row;
	r->file.rows_in++;
	enum msgid m = say_issues(p, err);
	if (m != MSG_OK)
		return m;
	if (row->reject) {
		r->file.rows_rejected++;
		return p->source->reject ? p->source->reject(p->source->arg, row, err) : MSG_OK;
	}
	bool secrets = *row->text[PF_SSN_OR_TIN] || *row->text[PF_DOB] ||
		*row->text[PF_COSIGNER_SSN_OR_TIN] || *row->text[PF_COSIGNER_DOB];
	if (secrets && !p->d->has_key)
		return err_set(err, MSG_KEY_NEEDED, "", NULL);
	r->warnings += row->issue_count;
	unsigned flags = row->flags | row->consumer.flags | row->cosigner.flags;
	for (unsigned i = 0; i < FLAG_COUNT; i++)
		r->by_flag[i] += (flags >> i) & 1;
	return money_add(r->file.in, row->balance, &r->file.in, err);
}

static enum msgid check_file(struct placing *p, struct err *err)
{
	bool end = false;
	enum msgid m = p->source->rewind(p->source->arg, err);
	while (m == MSG_OK) {
		m = p->source->next(p->source->arg, &p->row, &end, err);
		if (m != MSG_OK || end)
			break;
		m = count_row(p, err);
		if (m == MSG_OK)
			m = progress(p, PLACE_CHECKING, p->report->file.rows_in, err);
	}
	if (m == MSG_OK)
		p->source->digest(p->source->arg, p->report->file.digest);
	return m;
}

static enum msgid check_totals(const struct placing *p, struct err *err)
{
	const struct place_order *o = p->order;
	const struct file_row *f = &p->report->file;
	char rows[24], want_rows[24] = "any", total[MONEY_TEXT_SIZE], want[MONEY_TEXT_SIZE] = "any";
	bool rows_ok = o->expect_rows < 0 || o->expect_rows == f->rows_in;
	bool total_ok = !o->has_expect_total || money_cmp(o->expect_total, f->in) == 0;
	if (rows_ok && total_ok)
		return MSG_OK;
	(void)text_putf(rows, sizeof rows, "%lld", (long long)f->rows_in);
	if (o->expect_rows >= 0)
		(void)text_putf(want_rows, sizeof want_rows, "%lld", (long long)o->expect_rows);
	money_show(f->in, total);
	if (o->has_expect_total)
		money_show(o->expect_total, want);
	return err_set(err, MSG_PLACE_TOTALS, "", rows, total, want_rows, want, NULL);
}

static enum msgid check_alone(const struct placing *p, struct err *err)
{
	char rows[24], others[12];
	if (p->report->file.rows_in <= PLACE_ALONE_ROWS)
		return MSG_OK;
	bool batch = p->d->desks_fd < 0; /* a command holds no desk of its own */
	enum msgid m = batch ? desks_open(p->d, err) : MSG_OK;
	if (m != MSG_OK)
		return m;
	int n = desks_others(p->d);
	if (batch)
		desks_close(p->d);
	if (n == 0)
		return MSG_OK;
	(void)text_putf(rows, sizeof rows, "%lld", (long long)p->report->file.rows_in);
	(void)text_putf(others, sizeof others, "%d", n);
	return err_set(err, MSG_PLACE_ALONE, "", rows, others, NULL);
}

/* --- pass 2: one transaction ------------------------------------------------------------- */

static enum msgid start(struct placing *p, struct err *err)
{
	struct file_row *f = &p->report->file, seen;
	struct client now;
	bool found = false;
	enum msgid m = client_by_id(p->d->db, p->order->client.id, &now, &found, err);
	if (m == MSG_OK && (!found || now.closed_at != 0))
		return err_set(err, MSG_CLIENT_CLOSED, "", p->order->client.code, NULL);
	if (m == MSG_OK)
		m = file_by_digest(p->d->db, f->client_id, f->digest, &seen, &found, err);
	if (m == MSG_OK)
		p->report->seen_file = found ? seen.id : 0;
	if (m == MSG_OK)
		m = band_load(p->d->db, &p->bands, err);
	if (m == MSG_OK)
		m = place_next_ids(p->d->db, &p->next_party, &p->next_account, err);
	if (m == MSG_OK)
		m = file_next_id(p->d->db, &f->id, err);
	return m == MSG_OK ? file_insert(p->d->db, f, err) : m;
}

static enum msgid place_rows(struct placing *p, struct err *err)
{
	bool end = false;
	int64_t rows = 0;
	enum msgid m = p->source->rewind(p->source->arg, err);
	while (m == MSG_OK) {
		m = p->source->next(p->source->arg, &p->row, &end, err);
		if (m != MSG_OK || end)
			break;
		m = say_issues(p, err);
		if (m == MSG_OK && !p->row.reject)
			m = place_row(p, err);
		if (m == MSG_OK)
			m = progress(p, PLACE_PLACING, ++rows, err);
	}
	return m;
}

static enum msgid end(struct placing *p, struct err *err)
{
	struct file_row *f = &p->report->file;
	char digest[65], detail[128];
	p->source->digest(p->source->arg, digest);
	if (strcmp(digest, f->digest) != 0)
		return err_set(err, MSG_PLACE_CHANGED, "", p->source->name, NULL);
	enum msgid m = place_queue_rest(p, err);
	if (m == MSG_OK)
		m = file_finish(p->d->db, f, err);
	(void)text_putf(detail, sizeof detail,
		"%lld rows, %lld placed, %lld duplicate, %lld rejected",
		(long long)f->rows_in, (long long)f->rows_placed, (long long)f->rows_duplicate,
		(long long)f->rows_rejected);
	return m == MSG_OK ? desk_audit(p->d, "place_file", "file", f->id, detail, err) : m;
}

static enum msgid place_checked(struct placing *p, struct err *err)
{
	enum msgid m = db_begin(p->d->db, err);
	if (m != MSG_OK)
		return m;
	m = start(p, err);
	if (m == MSG_OK)
		m = place_rows(p, err);
	if (m == MSG_OK)
		m = end(p, err);
	/* What changes nothing leaves nothing. */
	bool keep = m == MSG_OK && !p->order->dry_run && p->report->file.rows_placed > 0;
	if (keep)
		m = db_commit(p->d->db, err);
	else
		db_rollback(p->d->db);
	if (!keep || m != MSG_OK)
		p->report->file.id = 0;
	return m;
}

static enum msgid check_and_place(struct placing *p, struct err *err)
{
	enum msgid m = check_file(p, err);
	if (m == MSG_OK)
		m = check_totals(p, err);
	if (m == MSG_OK)
		m = check_alone(p, err);
	if (m != MSG_OK)
		return m;
	bool bulk = p->report->file.rows_in >= BULK_ROWS;
	if (bulk)
		db_bulk(p->d->db, true);
	m = place_checked(p, err);
	if (bulk)
		db_bulk(p->d->db, false);
	db_tidy(p->d->db);
	return m;
}

enum msgid place_file(struct desk *d, const struct place_order *order,
	const struct place_source *source, struct place_report *out, struct err *err)
{
	enum msgid m = desk_may(d, OP_IMPORT, err);
	if (m != MSG_OK)
		return m;
	AUTO_FREE struct placing *p = mem_alloc(1, sizeof *p);
	*out = (struct place_report){ .file = { .kind = "placement", .direction = "in",
		.state = "placed", .client_id = order->client.id, .at = desk_now(d),
		.user_id = d->user_id } };
	(void)text_put(out->file.client, sizeof out->file.client, order->client.code);
	(void)text_put(out->file.name, sizeof out->file.name, source->name);
	p->d = d;
	p->order = order;
	p->source = source;
	p->report = out;
	p->now = out->file.at;
	p->today = desk_today(d);
	date_iso(p->today, p->today_text);
	if (order->client.closed_at != 0)
		return err_set(err, MSG_CLIENT_CLOSED, "CLIENT", order->client.code, NULL);
	return check_and_place(p, err);
}
