/* SPDX-License-Identifier: MIT */
/* `arrears import placement`, `arrears import payments`: a client's files. */
#include <errno.h>
#include <inttypes.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/client.h"
#include "arrears/io/importfile.h"
#include "cli.h"

#define SAID_MAX 20             /* of rejects and of differing duplicates, on the terminal */
#define MAP_TEXT_MAX (256 * 1024)

#define MAPPING_OPTIONS \
	{ "map", "FILE", "The mapping of columns to fields, arrears-import(5)" }, \
	{ "save-map", "FILE", "Write the mapping that was used, a guess too" }, \
	{ "keep-map", NULL, "Remember the mapping for the client's next files of the kind" }
#define FILE_OPTIONS \
	{ "encoding", "NAME", "utf8, or latin1 to convert" }, \
	{ "rejects", "FILE", "Where refused rows go; else beside the file, as .rejects.csv" }, \
	{ "quiet", NULL, "No progress bar" }
static const struct cli_option placement_options[] = {
	{ "client", "CODE", "Whose accounts they are" },
	MAPPING_OPTIONS,
	{ "dry-run", NULL, "Do everything but place" },
	{ "expect-rows", "N", "Place nothing unless the file has N rows" },
	{ "expect-total", "AMOUNT", "Place nothing unless its balances add up to AMOUNT" },
	FILE_OPTIONS,
	{ "undo", "FILE-ID", "Take a placed file back, as long as nobody has worked on it" },
};
static const struct cli_option payments_options[] = {
	{ "client", "CODE", "Whose file it is" },
	MAPPING_OPTIONS,
	{ "dry-run", NULL, "Do everything but post" },
	{ "suspense", NULL, "Hold payments that have no account, or a closed one, in suspense" },
	{ "expect-rows", "N", "Post nothing unless the file has N rows" },
	{ "expect-total", "AMOUNT", "Post nothing unless its amounts add up to AMOUNT" },
	FILE_OPTIONS,
	{ "undo", "FILE-ID", "Take a posted file back, as long as nothing was posted since" },
};

struct import {
	struct cli *c;
	enum import_type type;
	struct desk d;
	struct import_order order;
	struct importmap *map;
	bool guess, bar;
	int64_t started_ms, drawn_ms;
	int64_t said, unsaid;
	bool all_refused;               /* not one row could be placed */
	const char *path;
};

/* --- while it runs ----------------------------------------------------------------------- */

static void clear_bar(const struct import *im)
{
	if (im->bar)
		fputs("\r\033[K", stderr);
}

static bool show_progress(void *arg, enum import_stage stage, int percent, int64_t rows)
{
	struct import *im = arg;
	int64_t now = clock_monotonic_ms(), spent = now - im->started_ms;
	if (rows <= 1000) {
		im->started_ms = now;
		spent = 0;
	}
	if (!im->bar || now - im->drawn_ms < 200 || spent <= 0)
		return true;
	im->drawn_ms = now;
	int64_t left = percent > 0 ? spent * (100 - percent) / percent / 1000 : 0;
	char marks[31];
	memset(marks, '.', 30);
	memset(marks, '#', (size_t)(percent * 30 / 100));
	marks[30] = '\0';
	fprintf(stderr, "\r\033[K%s [%s] %3d %%  %" PRId64 " rows, %" PRId64 " rows/s, %" PRId64
		":%02" PRId64 " left", stage == IMPORT_CHECKING ? "Checking" : "Writing ", marks,
		percent, rows, rows * 1000 / spent, left / 60, left % 60);
	return true;
}

static void say(void *arg, const struct file_issue *issue)
{
	struct import *im = arg;
	if (strcmp(issue->severity, "warning") == 0)
		return; /* counted by kind below */
	if (im->said >= SAID_MAX) {
		im->unsaid++;
		return;
	}
	im->said++;
	clear_bar(im);
	fprintf(stderr, "arrears: %s:%" PRId64 ": ", im->path, issue->line);
	if (*issue->field)
		fprintf(stderr, "%s: ", issue->field);
	fprintf(stderr, "%s (%s)\n", issue->reason, issue->kind);
}

/* --- the mapping ------------------------------------------------------------------------- */

/* --map, else what was kept for the client, else a guess. */
static enum msgid choose_map(struct import *im, struct err *err)
{
	const char *path = cli_value(im->c, "map");
	STR_AUTO kept = str_make(MAP_TEXT_MAX);
	im->map = importmap_new(import_type_fields(im->type));
	if (path)
		return importmap_load(path, im->map, err);
	enum msgid m = client_map(&im->d, im->order.client.id, import_type_fields(im->type)->what,
		&kept, err);
	if (m != MSG_OK)
		return m;
	im->guess = kept.len == 0;
	return im->guess ? MSG_OK : importmap_parse("the mapping kept for the client", kept.d,
		im->map, err);
}

static enum msgid save_map(struct import *im, const struct importfile *f, bool placed,
	struct err *err)
{
	const char *path = cli_value(im->c, "save-map");
	STR_AUTO text = str_make(MAP_TEXT_MAX);
	importmap_write(importfile_map(f), &text);
	if (path) {
		FILE *to = fopen(path, "wx");
		bool ok = to && fputs(text.d, to) >= 0;
		ok = to && fclose(to) == 0 && ok;
		if (!ok)
			return err_set(err, MSG_FILE_WRITE, "", path, strerror(errno), NULL);
	}
	if (placed && cli_has(im->c, "keep-map"))
		return client_keep_map(&im->d, im->order.client.id,
			import_type_fields(im->type)->what, text.d, err);
	return MSG_OK;
}

static void show_columns(const struct importfile *f, const struct import_fields *fields)
{
	const char *label;
	int field;
	puts("Columns, matched by name:");
	for (int i = 0; importfile_column(f, i, &label, &field); i++)
		printf("  %-24s %s\n", label, field == IMPORT_FIELD_NONE ? "(ignored)"
			: import_field(fields, field)->name);
}

/* --- the report -------------------------------------------------------------------------- */

static void show_report(const struct import *im, const struct import_report *r,
	const struct importfile *f)
{
	if (im->unsaid > 0)
		fprintf(stderr, "arrears: and %" PRId64 " more like these\n", im->unsaid);
	for (int i = 0; i < r->figure_count; i++) {
		char text[MONEY_TEXT_SIZE] = "";
		if (r->figures[i].has_total)
			money_show(r->figures[i].total, text);
		printf("%-28s %9" PRId64 "  %20s\n", r->figures[i].label, r->figures[i].rows,
			text);
	}
	if (*importfile_rejects(f) && r->file.rows_rejected > 0)
		printf("Rejects: %s\n", importfile_rejects(f));
	if (r->seen_file)
		printf("The same bytes came in before, as file %" PRId64 ".\n", r->seen_file);
	if (r->file.id)
		printf("File %" PRId64 " is in place.\n", r->file.id);
	else
		puts(im->order.dry_run ? "Dry run: nothing was changed." : "Nothing was changed.");
}

/* --- the command ------------------------------------------------------------------------- */

static enum msgid read_order(struct import *im, struct err *err)
{
	const char *client = cli_value(im->c, "client"), *rows = cli_value(im->c, "expect-rows");
	const char *total = cli_value(im->c, "expect-total"), *enc = cli_value(im->c, "encoding");
	im->order = (struct import_order){ .dry_run = cli_has(im->c, "dry-run"), .expect_rows = -1,
		.suspense = im->type == IMPORT_PAYMENTS && cli_has(im->c, "suspense"),
		.has_expect_total = total != NULL, .progress = show_progress, .say = say,
		.arg = im };
	if (!client)
		return err_set(err, MSG_REQUIRED, "", "--client", NULL);
	if (im->c->word_count != 1)
		return err_set(err, MSG_REQUIRED, "", "FILE", NULL);
	if (enc && strcmp(enc, "utf8") != 0 && strcmp(enc, "latin1") != 0)
		return err_set(err, MSG_VALUE_ONE_OF, "", "encoding", enc, "utf8 latin1", NULL);
	enum msgid m = rows ? text_to_int(rows, 0, INT64_MAX, &im->order.expect_rows, err) : MSG_OK;
	if (m == MSG_OK && total)
		m = money_parse(total, &im->order.expect_total, err);
	return m == MSG_OK ? client_need(&im->d, client, &im->order.client, err) : m;
}

static enum msgid run_file(struct import *im, struct err *err)
{
	const char *enc = cli_value(im->c, "encoding");
	struct importfile *f = NULL;
	struct importfile_options o = { .path = im->path,
		.fields = import_type_fields(im->type), .map = im->guess ? NULL : im->map,
		.rules = { .today = desk_today(&im->d) }, .rejects = cli_value(im->c, "rejects"),
		.latin1 = enc && strcmp(enc, "latin1") == 0 };
	struct import_report report;
	(void)text_put(o.rules.client, sizeof o.rules.client, im->order.client.code);
	(void)text_put(o.rules.area, sizeof o.rules.area, im->d.office_area);
	enum msgid m = importfile_open(&o, &f, err);
	if (m != MSG_OK)
		return m;
	if (im->guess)
		show_columns(f, o.fields);
	m = import_file(&im->d, im->type, &im->order, importfile_source(f), &report, err);
	clear_bar(im);
	if (m == MSG_OK || m == MSG_PLACE_TOTALS || m == MSG_PAY_TRAILER)
		show_report(im, &report, f);
	im->all_refused = m == MSG_OK && report.file.rows_rejected > 0 &&
		report.file.rows_rejected == report.file.rows_in;
	if (m == MSG_OK)
		m = save_map(im, f, report.file.id != 0, err);
	importfile_close(f);
	return m;
}

static int run_undo(struct import *im, const char *number)
{
	struct err err;
	struct file_row f;
	int64_t id = 0;
	enum msgid m = text_to_int(number, 1, INT64_MAX, &id, &err);
	if (m == MSG_OK)
		m = import_undo(&im->d, id, &f, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	bool accounts = strcmp(f.kind, "placement") == 0;
	printf("File %" PRId64 " was taken back: %" PRId64 " %s%s.\n", f.id, f.rows_placed,
		accounts ? "account" : "posting", f.rows_placed == 1 ? "" : "s");
	return EXIT_OK;
}

static int run_import(struct cli *c, enum import_type type)
{
	struct err err;
	struct import im = { .c = c, .type = type, .path = c->words[0],
		.bar = isatty(STDERR_FILENO) && !cli_has(c, "quiet") };
	const char *undo = cli_value(c, "undo");
	enum msgid m = cli_open_key(c, &im.d, &err);
	if (m != MSG_OK)
		return cli_fail(&err);
	int status = EXIT_OK;
	if (undo) {
		status = run_undo(&im, undo);
	} else {
		m = read_order(&im, &err);
		if (m == MSG_OK)
			m = choose_map(&im, &err);
		if (m == MSG_OK)
			m = run_file(&im, &err);
		if (m != MSG_OK)
			status = cli_fail(&err);
		else if (im.all_refused)
			status = EXIT_FAILED;
	}
	free(im.map);
	desk_close(&im.d);
	return status;
}

static int run_placement(struct cli *c)
{
	return run_import(c, IMPORT_PLACEMENT);
}

const struct cli_command cmd_import_placement = {
	.name = "import placement",
	.words = "FILE",
	.most = 1,
	.text = "Place a client's new accounts from a CSV file",
	.more = "Without --map the mapping kept for the client is used, or headers are matched by "
		"name and the guess is shown. Rows that cannot be placed go to a reject file, "
		"which can be mended and imported. Importing a file again changes nothing.",
	.options = placement_options,
	.option_count = ARRAY_SIZE(placement_options),
	.run = run_placement,
};

static int run_payments(struct cli *c)
{
	return run_import(c, IMPORT_PAYMENTS);
}

const struct cli_command cmd_import_payments = {
	.name = "import payments",
	.words = "FILE",
	.most = 1,
	.text = "Post a client's payments from a CSV file",
	.more = "All of it is posted as one batch, or nothing. A payment that is there already is "
		"left out; a reversal takes back the payment it fits. Rows that cannot be posted "
		"go to a reject file. Fields and rules are in arrears-import(5).",
	.options = payments_options,
	.option_count = ARRAY_SIZE(payments_options),
	.run = run_payments,
};
