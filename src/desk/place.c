/* SPDX-License-Identifier: MIT */
/* Placing a file: what is checked of a row before it is placed, and the report. */
#include "arrears/desk/place.h"

#include "arrears/base/mem.h"
#include "place_private.h"

static bool has_secrets(const struct import_row *in)
{
	return *in->text[PF_SSN_OR_TIN] || *in->text[PF_DOB] ||
		*in->text[PF_COSIGNER_SSN_OR_TIN] || *in->text[PF_COSIGNER_DOB];
}

static void convert(struct placing *p)
{
	if (!p->row.in.reject)
		placement_convert(&p->source->rules, &p->row);
}

static enum msgid check_row(void *arg, struct err *err)
{
	struct placing *p = arg;
	struct place_report *r = p->report;
	const struct placement *row = &p->row;
	convert(p);
	r->file.rows_in++;
	enum msgid m = import_say_row(&p->im, err);
	if (m != MSG_OK)
		return m;
	if (row->in.reject)
		return import_reject(&p->im, err);
	if (has_secrets(&row->in) && !p->d->has_key)
		return err_set(err, MSG_KEY_NEEDED, "", NULL);
	r->warnings += row->in.issue_count;
	unsigned flags = row->flags | row->consumer.flags | row->cosigner.flags;
	for (unsigned i = 0; i < FLAG_COUNT; i++)
		r->by_flag[i] += (flags >> i) & 1;
	m = money_add(r->file.in, row->balance, &r->file.in, err);
	p->im.total = r->file.in;
	return m;
}

static enum msgid write_row(void *arg, struct err *err)
{
	struct placing *p = arg;
	convert(p);
	enum msgid m = import_say_row(&p->im, err);
	return m == MSG_OK && !p->row.in.reject ? place_row(p, err) : m;
}

static enum msgid write_rows(void *arg, struct err *err)
{
	struct placing *p = arg;
	enum msgid m = band_load(p->d->db, &p->bands, err);
	if (m == MSG_OK)
		m = place_next_ids(p->d->db, &p->next_party, &p->next_account, err);
	if (m == MSG_OK)
		m = import_each(&p->im, IMPORT_WRITING, write_row, p, err);
	return m == MSG_OK ? place_queue_rest(p, err) : m;
}

static bool changed(void *arg)
{
	return ((const struct placing *)arg)->report->file.rows_placed > 0;
}

enum msgid place_file(struct desk *d, const struct import_order *order,
	const struct import_source *source, struct place_report *out, struct err *err)
{
	AUTO_FREE struct placing *p = mem_alloc(1, sizeof *p);
	*out = (struct place_report){ .file = { .kind = "placement" } };
	p->d = d;
	p->order = order;
	p->source = source;
	p->report = out;
	p->now = desk_now(d);
	p->today = desk_today(d);
	p->im = (struct importing){ .d = d, .order = order, .source = source, .row = &p->row.in,
		.file = &out->file, .seen_file = &out->seen_file };
	return import_run(&p->im, &(struct import_steps){ .check = check_row, .write = write_rows,
		.changed = changed, .event = "place_file", .arg = p }, err);
}
