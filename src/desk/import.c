/* SPDX-License-Identifier: MIT */
/* Reading a client's file more than once: to check it, then to write it in one transaction. */
#include "arrears/desk/desks.h"
#include "import_private.h"

#define PROGRESS_ROWS 1000
#define ISSUES_KEPT 1000        /* with the file; all of them go to the reject file or are said */
#define BULK_ROWS 1000

/* --- issues ------------------------------------------------------------------------------ */

enum msgid import_say(struct importing *im, const char *severity, const struct import_issue *issue,
	const char *text, struct err *err)
{
	struct file_issue row = { .file_id = im->file->id, .line = im->row->line };
	(void)text_put(row.severity, sizeof row.severity, severity);
	(void)text_put(row.kind, sizeof row.kind, msg_get(issue->id)->id);
	if (issue->field != IMPORT_FIELD_NONE)
		(void)text_put(row.field, sizeof row.field,
			import_field(im->row->fields, issue->field)->name);
	(void)text_put(row.value, sizeof row.value, import_value(im->row, issue));
	if (text) {
		struct err e;
		(void)err_set(&e, issue->id, "", text, NULL);
		err_first(&e, row.reason, sizeof row.reason);
	} else {
		import_reason(im->row, issue, row.reason, sizeof row.reason);
	}
	/* What a row shows by itself was said when it was checked. */
	if (im->order->say && (row.file_id == 0 || text))
		im->order->say(im->order->arg, &row);
	if (row.file_id == 0 || im->issues_kept >= ISSUES_KEPT)
		return MSG_OK;
	im->issues_kept++;
	return file_issue_add(im->d->db, &row, err);
}

enum msgid import_say_row(struct importing *im, struct err *err)
{
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < im->row->issue_count; i++)
		m = import_say(im, im->row->issues[i].reject ? "reject" : "warning",
			&im->row->issues[i], NULL, err);
	return m;
}

enum msgid import_reject(struct importing *im, struct err *err)
{
	im->file->rows_rejected++;
	return im->source->reject ? im->source->reject(im->source->arg, im->row, err) : MSG_OK;
}

/* --- reading ----------------------------------------------------------------------------- */

static enum msgid progress(struct importing *im, enum import_stage stage, int64_t rows,
	struct err *err)
{
	if (rows % PROGRESS_ROWS != 0 || !im->order->progress)
		return MSG_OK;
	int percent = im->source->percent(im->source->arg);
	return im->order->progress(im->order->arg, stage, percent, rows) ? MSG_OK
		: err_set(err, MSG_PLACE_STOPPED, "", NULL);
}

enum msgid import_each(struct importing *im, enum import_stage stage,
	enum msgid (*fn)(void *arg, struct err *err), void *arg, struct err *err)
{
	bool end = false;
	int64_t rows = 0;
	enum msgid m = im->source->rewind(im->source->arg, err);
	while (m == MSG_OK) {
		m = im->source->next(im->source->arg, im->row, &end, err);
		if (m != MSG_OK || end)
			break;
		m = fn(arg, err);
		if (m == MSG_OK)
			m = progress(im, stage, ++rows, err);
	}
	return m;
}

/* --- before the transaction -------------------------------------------------------------- */

static enum msgid check_totals(const struct importing *im, struct err *err)
{
	const struct import_order *o = im->order;
	char rows[24], want_rows[24] = "any", total[MONEY_TEXT_SIZE], want[MONEY_TEXT_SIZE] = "any";
	bool rows_ok = o->expect_rows < 0 || o->expect_rows == im->file->rows_in;
	bool total_ok = !o->has_expect_total || money_cmp(o->expect_total, im->total) == 0;
	if (rows_ok && total_ok)
		return MSG_OK;
	(void)text_putf(rows, sizeof rows, "%lld", (long long)im->file->rows_in);
	if (o->expect_rows >= 0)
		(void)text_putf(want_rows, sizeof want_rows, "%lld", (long long)o->expect_rows);
	money_show(im->total, total);
	if (o->has_expect_total)
		money_show(o->expect_total, want);
	return err_set(err, MSG_PLACE_TOTALS, "", rows, total, want_rows, want, NULL);
}

static enum msgid check_alone(const struct importing *im, struct err *err)
{
	char rows[24], others[12];
	if (im->file->rows_in <= IMPORT_ALONE_ROWS)
		return MSG_OK;
	bool batch = im->d->desks_fd < 0; /* a command holds no desk of its own */
	enum msgid m = batch ? desks_open(im->d, err) : MSG_OK;
	if (m != MSG_OK)
		return m;
	int n = desks_others(im->d);
	if (batch)
		desks_close(im->d);
	if (n == 0)
		return MSG_OK;
	(void)text_putf(rows, sizeof rows, "%lld", (long long)im->file->rows_in);
	(void)text_putf(others, sizeof others, "%d", n);
	return err_set(err, MSG_PLACE_ALONE, "", rows, others, NULL);
}

/* --- the transaction --------------------------------------------------------------------- */

static enum msgid start(struct importing *im, struct err *err)
{
	struct file_row *f = im->file, seen;
	struct client now;
	bool found = false;
	enum msgid m = client_by_id(im->d->db, im->order->client.id, &now, &found, err);
	if (m == MSG_OK && (!found || now.closed_at != 0))
		return err_set(err, MSG_CLIENT_CLOSED, "", im->order->client.code, NULL);
	if (m == MSG_OK)
		m = file_by_digest(im->d->db, f, &seen, &found, err);
	if (m == MSG_OK)
		*im->seen_file = found ? seen.id : 0;
	if (m == MSG_OK)
		m = file_next_id(im->d->db, &f->id, err);
	return m == MSG_OK ? file_insert(im->d->db, f, err) : m;
}

static enum msgid end(struct importing *im, const char *event, struct err *err)
{
	struct file_row *f = im->file;
	char digest[65], detail[128];
	im->source->digest(im->source->arg, digest);
	if (strcmp(digest, f->digest) != 0)
		return err_set(err, MSG_PLACE_CHANGED, "", im->source->name, NULL);
	enum msgid m = im->source->finish ? im->source->finish(im->source->arg, err) : MSG_OK;
	if (m == MSG_OK)
		m = file_finish(im->d->db, f, err);
	(void)text_putf(detail, sizeof detail,
		"%lld rows, %lld placed, %lld duplicate, %lld rejected",
		(long long)f->rows_in, (long long)f->rows_placed, (long long)f->rows_duplicate,
		(long long)f->rows_rejected);
	return m == MSG_OK ? desk_audit(im->d, event, "file", f->id, detail, err) : m;
}

static enum msgid write_file(struct importing *im, const struct import_steps *steps,
	struct err *err)
{
	enum msgid m = db_begin(im->d->db, err);
	if (m != MSG_OK)
		return m;
	m = start(im, err);
	if (m == MSG_OK)
		m = steps->write(steps->arg, err);
	if (m == MSG_OK)
		m = end(im, steps->event, err);
	/* What changes nothing leaves nothing. */
	bool keep = m == MSG_OK && !im->order->dry_run && steps->changed(steps->arg);
	if (keep)
		m = db_commit(im->d->db, err);
	else
		db_rollback(im->d->db);
	if (!keep || m != MSG_OK)
		im->file->id = 0;
	return m;
}

static void begin_file(struct importing *im)
{
	struct file_row *f = im->file;
	(void)text_put(f->direction, sizeof f->direction, "in");
	(void)text_put(f->state, sizeof f->state, "placed");
	(void)text_put(f->client, sizeof f->client, im->order->client.code);
	(void)text_put(f->name, sizeof f->name, im->source->name);
	f->client_id = im->order->client.id;
	f->at = desk_now(im->d);
	f->user_id = im->d->user_id;
}

static enum msgid check_file(struct importing *im, const struct import_steps *steps,
	struct err *err)
{
	enum msgid m = import_each(im, IMPORT_CHECKING, steps->check, steps->arg, err);
	if (m == MSG_OK)
		im->source->digest(im->source->arg, im->file->digest);
	if (m == MSG_OK)
		m = check_totals(im, err);
	if (m == MSG_OK && steps->totals)
		m = steps->totals(steps->arg, err);
	return m == MSG_OK ? check_alone(im, err) : m;
}

enum msgid import_run(struct importing *im, const struct import_steps *steps, struct err *err)
{
	begin_file(im);
	enum msgid m = desk_may(im->d, OP_IMPORT, err);
	if (m == MSG_OK && im->order->client.closed_at != 0)
		m = err_set(err, MSG_CLIENT_CLOSED, "CLIENT", im->order->client.code, NULL);
	if (m == MSG_OK)
		m = check_file(im, steps, err);
	if (m != MSG_OK)
		return m;
	bool bulk = im->file->rows_in >= BULK_ROWS;
	if (bulk)
		db_bulk(im->d->db, true);
	m = write_file(im, steps, err);
	if (bulk)
		db_bulk(im->d->db, false);
	db_tidy(im->d->db);
	return m;
}
