/* SPDX-License-Identifier: MIT */
/* The kinds of files that clients send, behind one door: import, figures, undo. */
#include "arrears/base/mem.h"
#include "arrears/desk/files.h"
#include "arrears/desk/payimport.h"
#include "arrears/desk/place.h"

const struct import_fields *import_type_fields(enum import_type t)
{
	switch (t) {
	case IMPORT_PLACEMENT:
		return &place_fields;
	case IMPORT_PAYMENTS:
		return &payment_fields;
	}
	BUG("no such kind of file");
}

/* --- figures ----------------------------------------------------------------------------- */

static struct import_figure *figure(struct import_report *r, const char *label, int64_t rows)
{
	if (r->figure_count == IMPORT_FIGURES_MAX)
		BUG("too many figures");
	struct import_figure *f = &r->figures[r->figure_count++];
	*f = (struct import_figure){ .rows = rows };
	(void)text_put(f->label, sizeof f->label, label);
	return f;
}

static void figure_if(struct import_report *r, const char *label, int64_t rows)
{
	if (rows > 0)
		(void)figure(r, label, rows);
}

static void figure_total(struct import_report *r, const char *label, int64_t rows,
	struct money total)
{
	struct import_figure *f = figure(r, label, rows);
	f->has_total = true;
	f->total = total;
}

static void place_figures(const struct place_report *p, bool dry, struct import_report *r)
{
	figure_total(r, "Rows read", p->file.rows_in, p->file.in);
	figure_total(r, dry ? "Would be placed" : "Placed", p->file.rows_placed, p->file.placed);
	(void)figure(r, "Already placed", p->file.rows_duplicate);
	figure_if(r, "  with another balance", p->differ_balance);
	figure_if(r, "  with another address", p->differ_address);
	figure_if(r, "  twice in this file", p->in_file);
	(void)figure(r, "Rejected", p->file.rows_rejected);
	figure_if(r, "New consumers", p->consumers);
	figure_if(r, "Differ only by zeros", p->near_keys);
	figure_if(r, "Same SSN as another", p->links);
	for (unsigned i = 0; i < FLAG_COUNT; i++) {
		char label[TEXT_BYTES(40)];
		(void)text_putf(label, sizeof label, "Flagged: %s",
			data_flag_name((enum data_flag)(1u << i)));
		figure_if(r, label, p->by_flag[i]);
	}
}

static void pay_figures(const struct pay_report *p, bool dry, struct import_report *r)
{
	struct money posted = { p->to_us.total.cents + p->direct.total.cents };
	figure_total(r, "Rows read", p->file.rows_in, p->file.in);
	figure_total(r, dry ? "Would be posted" : "Posted", p->to_us.rows + p->direct.rows, posted);
	figure_total(r, "  paid to us", p->to_us.rows, p->to_us.total);
	figure_total(r, "  paid to the client", p->direct.rows, p->direct.total);
	figure_total(r, "Taken back", p->reversed.rows, p->reversed.total);
	figure_total(r, "Held in suspense", p->held.rows, p->held.total);
	figure_if(r, "Paid more than owed", p->credits);
	(void)figure(r, "Already posted", p->file.rows_duplicate);
	figure_if(r, "  twice in this file", p->in_file);
	(void)figure(r, "Rejected", p->file.rows_rejected);
}

/* --- import and undo --------------------------------------------------------------------- */

static enum msgid import_placement(struct desk *d, const struct import_order *order,
	const struct import_source *source, struct import_report *out, struct err *err)
{
	AUTO_FREE struct place_report *p = mem_alloc(1, sizeof *p);
	enum msgid m = place_file(d, order, source, p, err);
	out->file = p->file;
	out->seen_file = p->seen_file;
	place_figures(p, order->dry_run, out);
	return m;
}

static enum msgid import_payments(struct desk *d, const struct import_order *order,
	const struct import_source *source, struct import_report *out, struct err *err)
{
	AUTO_FREE struct pay_report *p = mem_alloc(1, sizeof *p);
	enum msgid m = pay_file(d, order, source, p, err);
	out->file = p->file;
	out->seen_file = p->seen_file;
	pay_figures(p, order->dry_run, out);
	return m;
}

enum msgid import_file(struct desk *d, enum import_type type, const struct import_order *order,
	const struct import_source *source, struct import_report *out, struct err *err)
{
	*out = (struct import_report){ .seen_file = 0 };
	switch (type) {
	case IMPORT_PLACEMENT:
		return import_placement(d, order, source, out, err);
	case IMPORT_PAYMENTS:
		return import_payments(d, order, source, out, err);
	}
	BUG("no such kind of file");
}

enum msgid import_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
{
	struct file_row f;
	enum msgid m = files_get(d, file_id, &f, err);
	if (m != MSG_OK)
		return m;
	return strcmp(f.kind, "payments") == 0 ? pay_undo(d, file_id, out, err) :
		place_undo(d, file_id, out, err);
}
