/* SPDX-License-Identifier: MIT */
#include "placing.h"

#include "app.h"
#include "arrears/base/mem.h"
#include "arrears/desk/client.h"
#include "arrears/desk/clients.h"
#include "arrears/io/importfile.h"

#define SAID_MAX 200            /* issues shown in the preview */
#define MAP_TEXT_MAX (256 * 1024)

struct placing { enum import_type type; char path[256], map[256], client[11]; int64_t rows;
	bool has_total, latin1, suspense; struct money total; };

/* --- one run, dry or not ------------------------------------------------------------------- */

struct run { struct ui *ui; struct pane *pane; int said; };

static bool progress(void *arg, enum import_stage stage, int percent, int64_t rows)
{
	struct run *run = arg;
	(void)stage;
	(void)percent;
	(void)rows;
	ui_busy(run->ui);
	return true;
}

static void say(void *arg, const struct file_issue *i)
{
	struct run *run = arg;
	if (!run->pane || ++run->said > SAID_MAX)
		return;
	pane_linef(run->pane, "ISSUES", strcmp(i->severity, "reject") == 0 ? ROLE_DUE : ROLE_OUTPUT,
		"%7lld  %-9s  %-14.14s  %s", (long long)i->line, i->severity, i->field, i->reason);
}

/* The file named, else what was kept for the client, else NULL: a guess by header names. */
static enum msgid choose_map(struct desk *d, const struct placing *w, int64_t client_id,
	struct importmap **out, struct err *err)
{
	STR_AUTO kept = str_make(MAP_TEXT_MAX);
	enum msgid m = w->map[0] ? MSG_OK : client_map(d, client_id,
		import_type_fields(w->type)->what, &kept, err);
	if (m != MSG_OK || (!w->map[0] && kept.len == 0))
		return m;
	struct importmap *map = importmap_new(import_type_fields(w->type));
	m = w->map[0] ? importmap_load(w->map, map, err) :
		importmap_parse("the mapping kept for the client", kept.d, map, err);
	if (m == MSG_OK)
		*out = map;
	else
		free(map);
	return m;
}

static enum msgid place(struct run *run, const struct placing *w, bool dry,
	struct import_report *report, struct err *err)
{
	struct desk *d = desk_of(run->ui);
	AUTO_FREE struct importmap *map = NULL;
	struct importfile *file = NULL;
	struct import_order order = { .dry_run = dry, .suspense = w->suspense,
		.expect_rows = w->rows,
		.has_expect_total = w->has_total, .expect_total = w->total, .progress = progress,
		.say = say, .arg = run };
	enum msgid m = client_need(d, w->client, &order.client, err);
	if (m == MSG_OK)
		m = choose_map(d, w, order.client.id, &map, err);
	if (m != MSG_OK)
		return m;
	struct importfile_options o = { .path = w->path,
		.fields = import_type_fields(w->type), .map = map, .latin1 = w->latin1,
		.rules = { .today = desk_today(d) } };
	(void)text_put(o.rules.client, sizeof o.rules.client, order.client.code);
	(void)text_put(o.rules.area, sizeof o.rules.area, d->office_area);
	m = importfile_open(&o, &file, err);
	if (m != MSG_OK)
		return m;
	struct import_source source = *importfile_source(file);
	if (dry)
		source.reject = NULL;           /* the reject file is written when it counts */
	m = import_file(d, w->type, &order, &source, report, err);
	importfile_close(file);
	return m;
}

/* --- the preview --------------------------------------------------------------------------- */

static void show_figures(struct pane *p, const struct import_report *r)
{
	for (int i = 0; i < r->figure_count; i++) {
		const struct import_figure *f = &r->figures[i];
		char text[MONEY_TEXT_SIZE] = "";
		if (f->has_total)
			money_show(f->total, text);
		pane_linef(p, "ISSUES", f->rows ? ROLE_EMPHASIS : ROLE_OUTPUT, "%-28s %9lld  %20s",
			f->label, (long long)f->rows, text);
	}
	if (r->seen_file)
		pane_linef(p, "ISSUES", ROLE_DUE,
			"The same bytes came in before, as file %lld.", (long long)r->seen_file);
}

static enum msgid preview_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct placing *w = pane_state(p);
	struct run run = { .ui = ui, .pane = p };
	struct import_report report;
	*w = *(const struct placing *)args;
	pane_set(p, "FILE", w->path);
	pane_set(p, "CLIENT", w->client);
	pane_linef(p, "ISSUES", ROLE_COLHDG, "%7s  %-9s  %-14s  %s", "Line", "Kind", "Field",
		"Reason");
	enum msgid m = place(&run, w, true, &report, err);
	if (m != MSG_OK)
		return m;
	if (run.said == 0)
		pane_lines_clear(p, "ISSUES");
	if (run.said > SAID_MAX)
		pane_linef(p, "ISSUES", ROLE_OUTPUT, "and %d more like these", run.said - SAID_MAX);
	if (run.said)
		pane_line(p, "ISSUES", ROLE_OUTPUT, "");
	show_figures(p, &report);
	ui_say(ui, MSG_PREVIEW_ONLY, NULL);
	return MSG_OK;
}

static enum msgid preview_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct placing *w = pane_state(p);
	struct run run = { .ui = ui };
	struct import_report report;
	char rows[40], money[MONEY_TEXT_SIZE];
	if (!pane_is_yes(p, "CONFIRM"))
		return err_set(err, MSG_CONFIRM_TYPE_Y, "CONFIRM", NULL);
	enum msgid m = place(&run, w, false, &report, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	(void)text_putf(rows, sizeof rows, "%lld%s", (long long)report.file.rows_placed,
		w->type != IMPORT_PAYMENTS ? "" : report.file.rows_placed == 1 ? " posting" :
		" postings");
	money_show(report.file.placed, money);
	ui_say(ui, w->type == IMPORT_PAYMENTS ? MSG_FILE_POSTED : MSG_FILE_PLACED, rows, money,
		report.file.name, NULL);
	pane_clean(p);
	ui_pop_to(ui, "WRKFIL");
	return MSG_OK;
}

static const struct field preview_fields[] = {
	{ .name = "FILE", .row = 3, .col = 19, .len = 58, .use = FIELD_OUT, .label = "File",
	  .label_col = 2 },
	{ .name = "CLIENT", .row = 4, .col = 19, .len = 10, .use = FIELD_OUT, .label = "Client",
	  .label_col = 2 },
	{ .name = "CONFIRM", .row = 6, .col = 19, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Confirm", .label_col = 2, .right = "Y=Yes, import the file",
	  .help = "Y imports the file: the figures below become accounts, or postings. F12 goes "
		"back." },
	{ .name = "ISSUES", .row = 8, .col = 2, .len = 78, .kind = FIELD_LINES, .use = FIELD_OUT },
};

static const struct panel panel_PLCPRV = {
	.id = "PLCPRV", .title = "Confirm Import",
	.flags = PANEL_CONFIRM | PANEL_NO_EXIT | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.state_size = sizeof(struct placing), .first = "CONFIRM",
	.fields = preview_fields, .field_count = ARRAY_SIZE(preview_fields),
	.help = "What importing the file would do: control totals, what is already there, what "
		"would be rejected and why. Nothing has been imported yet.",
	.open = preview_open, .enter = preview_enter,
};

/* --- what is typed ------------------------------------------------------------------------- */

static enum msgid add_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct placing w = { .type = strcmp(pane_get(p, "KIND"), "PAY") == 0 ?
			IMPORT_PAYMENTS : IMPORT_PLACEMENT,
		.suspense = pane_is_yes(p, "SUSPENSE"), .rows = -1,
		.has_total = pane_get(p, "TOTAL")[0] != '\0',
		.latin1 = strcmp(pane_get(p, "ENCODING"), "LATIN1") == 0 };
	enum msgid m = MSG_OK;
	if (pane_get(p, "ROWS")[0])
		m = pane_int(ui, p, "ROWS", &w.rows, err);
	if (m == MSG_OK && w.has_total)
		m = pane_money(ui, p, "TOTAL", &w.total, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(w.path, sizeof w.path, pane_get(p, "FILE"));
	(void)text_put(w.map, sizeof w.map, pane_get(p, "MAP"));
	(void)text_put(w.client, sizeof w.client, pane_get(p, "CLIENT"));
	ui_push(ui, &panel_PLCPRV, &w, sizeof w);
	return MSG_OK;
}

static bool add_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	struct client rows[64];
	char after[11] = "";
	size_t n = ARRAY_SIZE(rows);
	(void)p;
	if (strcmp(field, "CLIENT") != 0)
		return false;
	choices_title(out, "Select Client", "Client      Name");
	while (n == ARRAY_SIZE(rows)) {
		if (clients_list(desk_of(ui), after, rows, ARRAY_SIZE(rows), &n, NULL) != MSG_OK)
			break;
		for (size_t i = 0; i < n; i++)
			choices_add(out, rows[i].code, rows[i].name);
		if (n)
			(void)text_put(after, sizeof after, rows[n - 1].code);
	}
	return true;
}

static const struct field add_fields[] = {
	{ .name = "FILE", .row = 7, .col = 31, .len = 46, .max = 240, .kind = FIELD_CHAR,
	  .use = FIELD_IN, .check = FIELD_ME | FIELD_LC, .label = "File", .label_col = 2,
	  .help = "The path of the client's CSV file, as the program sees it." },
	{ .name = "CLIENT", .row = 8, .col = 31, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Client", .label_col = 2, .right = "F4 for list",
	  .help = "Whose file it is. WRKCLT adds a client." },
	{ .name = "KIND", .row = 9, .col = 31, .len = 3, .kind = FIELD_CODE, .use = FIELD_IN,
	  .text = "NEW", .values = "NEW PAY", .label = "Kind of file",
	  .label_col = 2, .right = "NEW accounts, PAY payments",
	  .help = "NEW for new accounts, PAY for money that was paid, to the client or to us." },
	{ .name = "MAP", .row = 10, .col = 31, .len = 46, .max = 240, .kind = FIELD_CHAR,
	  .use = FIELD_IN, .check = FIELD_LC, .label = "Mapping file", .label_col = 2,
	  .help = "How the client's columns become fields, arrears-import(5). Blank: what was kept "
		"for the client, else the headers are matched by name." },
	{ .name = "ENCODING", .row = 11, .col = 31, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .text = "UTF8", .values = "UTF8 LATIN1", .label = "Encoding", .label_col = 2,
	  .right = "UTF8, LATIN1",
	  .help = "UTF8, or LATIN1 to convert a file of an older system." },
	{ .name = "ROWS", .row = 13, .col = 31, .len = 9, .kind = FIELD_NUM, .use = FIELD_IN,
	  .max_value = 999999999, .label = "Expected rows", .label_col = 2, .right = "Optional",
	  .help = "The count on the client's transmittal. If the file has another, nothing is "
		"imported." },
	{ .name = "TOTAL", .row = 14, .col = 31, .len = 18, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .label = "Expected total", .label_col = 2, .right = "Optional",
	  .help = "The total on the client's transmittal. If the amounts add up to another, "
		"nothing is imported." },
	{ .name = "SUSPENSE", .row = 16, .col = 31, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .text = "N", .label = "Hold unmatched", .label_col = 2,
	  .right = "Y=Yes, N=No; payments only",
	  .help = "Y holds payments that have no account here, or a closed one, in suspense "
		"(WRKSUS). N rejects them." },
};

const struct panel panel_PLCADD = {
	.id = "PLCADD", .title = "Import File", .instruction = "Type choices, press Enter.",
	.fields = add_fields, .field_count = ARRAY_SIZE(add_fields),
	.help = "Reads a client's file of new business or of payments and shows what importing it "
		"would do. Nothing is imported before that is confirmed with Y.",
	.enter = add_enter, .prompt = add_prompt,
};
