/* SPDX-License-Identifier: MIT */
/* CLTCOM: the commission a client pays, by where the money went, legal, age and balance. */
#include "clt.h"

#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/desk/clients.h"
#include "arrears/desk/moneyview.h"

struct cltcom { struct client client; struct commission_rate_row *rows; size_t count;
	int64_t ends; };

enum { COL_PERCENT, COL_FLAT, COL_SOURCE, COL_LEGAL, COL_AGE, COL_BALANCE, COL_FROM, COL_ENDED };
static const struct list_col cols[] = {
	[COL_PERCENT] = { "Percent", 6, 8, 6, 8, LIST_RIGHT },
	[COL_FLAT] = { "And flat", 15, 9, 15, 9, LIST_RIGHT },
	[COL_SOURCE] = { "Paid to", 26, 8, 26, 8, LIST_LEFT },
	[COL_LEGAL] = { "Legal", 35, 6, 35, 6, LIST_LEFT },
	[COL_AGE] = { "Days from", 42, 9, 42, 9, LIST_RIGHT },
	[COL_BALANCE] = { "Balance from", 52, 12, 52, 12, LIST_RIGHT },
	[COL_FROM] = { "Since", 66, 8, 66, 8, LIST_LEFT },
	[COL_ENDED] = { "Ended", 75, 5, 76, 8, LIST_LEFT },
};

static const char *const sources[SOURCE_COUNT] = { [SOURCE_ANY] = "Either", [SOURCE_US] = "Us",
	[SOURCE_DIRECT] = "Client" };
static const char *const suits[SUIT_COUNT] = { [SUIT_ANY] = "Either", [SUIT_NO] = "No",
	[SUIT_YES] = "Yes" };

enum msgid clt_of(struct ui *ui, const struct panel_args *args, struct client *out,
	struct err *err)
{
	struct client rows[32];
	char after[sizeof rows->code] = "";
	size_t n = ARRAY_SIZE(rows);
	if (args->id == 0)
		return client_need(desk_of(ui), args->text, out, err);
	while (n == ARRAY_SIZE(rows)) {
		enum msgid m = clients_list(desk_of(ui), after, rows, ARRAY_SIZE(rows), &n, err);
		if (m != MSG_OK)
			return m;
		for (size_t i = 0; i < n; i++) {
			if (rows[i].id != args->id)
				continue;
			*out = rows[i];
			return MSG_OK;
		}
		(void)text_put(after, sizeof after, n ? rows[n - 1].code : "");
	}
	return err_set(err, MSG_ROW_GONE, "", NULL);
}

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct cltcom *s = pane_state(p);
	enum msgid m = clt_of(ui, args, &s->client, err);
	if (m == MSG_OK)
		s->rows = mem_alloc(COMMISSION_RATES_MAX, sizeof *s->rows);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct cltcom *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct cltcom *s = pane_state(p);
	enum msgid m = money_commission_rates(desk_of(ui), s->client.id, pane_is_yes(p, "ENDED"),
		s->rows, COMMISSION_RATES_MAX, &s->count, err);
	if (m != MSG_OK)
		return m;
	pane_setf(p, "CLIENT", "%s  %s", s->client.code, s->client.name);
	pane_list_reload(p);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	enum msgid m = load(ui, p, err);
	if (m == MSG_OK)
		pane_clean(p);
	return m;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct cltcom *s = pane_state(p);
	const struct commission_rate *r = &s->rows[index].rate;
	char money[MONEY_TEXT_SIZE], day[9];
	row->key = r->id;
	list_putf(row, COL_PERCENT, "%d.%02d%%", r->percent / 100, r->percent % 100);
	money_show_blank_zero(r->flat, money);
	list_put(row, COL_FLAT, money);
	list_put(row, COL_SOURCE, sources[r->source]);
	list_put(row, COL_LEGAL, suits[r->suit]);
	list_putf(row, COL_AGE, "%d", r->min_age);
	money_show(r->min_balance, money);
	list_put(row, COL_BALANCE, money);
	date_show(r->from, day);
	list_put(row, COL_FROM, day);
	list_put(row, COL_ENDED, s->rows[index].ended_at ? "Yes" : "");
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct cltcom *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

/* --- adding one ---------------------------------------------------------------------------- */

static const struct field add_fields[] = {
	{ .name = "PERCENT", .row = 3, .col = 26, .len = 6, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Percent of the payment", .label_col = 2,
	  .right = "25 or 33.33", .help = "What we earn of each payment, in percent." },
	{ .name = "FLAT", .row = 4, .col = 26, .len = 10, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "And flat", .label_col = 2,
	  .right = "A payment, on top", .help = "A fixed sum a payment, on top. Blank: none." },
	{ .name = "SOURCE", .row = 5, .col = 26, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .values = "US CLIENT", .label = "Paid to", .label_col = 2,
	  .right = "US, CLIENT. Blank: either",
	  .help = "For money paid to us, directly to the client, or either." },
	{ .name = "LEGAL", .row = 6, .col = 26, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .values = "NO YES", .label = "Suit or judgment",
	  .label_col = 2, .right = "NO, YES. Blank: either",
	  .help = "For debts with a suit or judgment, without one, or either." },
	{ .name = "AGE", .row = 7, .col = 26, .len = 5, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .max_value = 36500, .label = "Days since placement",
	  .label_col = 2, .right = "From this many on", .help = "For debts placed at least so long "
		"ago. Blank: from the first day." },
	{ .name = "BALANCE", .row = 8, .col = 26, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Balance placed", .label_col = 2,
	  .right = "From this much on", .help = "For debts that were at least so large when "
		"placed. "
		"Blank: any." },
	{ .name = "FROM", .row = 9, .col = 26, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Since", .label_col = 2,
	  .right = "Value date of payment",
	  .help = "For payments with this value date or a later one." },
};

/* "25", "33.33" to basis points. */
static enum msgid read_percent(struct pane *p, int32_t *bp, struct err *err)
{
	const char *typed = pane_get(p, "PERCENT");
	struct money percent;
	if (money_parse(typed, &percent, NULL) != MSG_OK || percent.cents < 0 ||
	    percent.cents > 10000)
		return err_set(err, MSG_PERCENT_TYPED, "PERCENT", typed, NULL);
	*bp = (int32_t)percent.cents;
	return MSG_OK;
}

static enum msgid read_rate(struct ui *ui, struct pane *p, struct commission_rate *r,
	struct err *err)
{
	int64_t age = 0;
	enum msgid m = read_percent(p, &r->percent, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "FLAT", &r->flat, err);
	if (m == MSG_OK)
		m = pane_int(ui, p, "AGE", &age, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "BALANCE", &r->min_balance, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "FROM", &r->from, err);
	r->min_age = (int)age;
	return m;
}

static enum msgid add_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	(void)ui;
	(void)err;
	*(int64_t *)pane_state(p) = ((const struct panel_args *)args)->id;
	return MSG_OK;
}

static enum msgid add_load(struct ui *ui, struct pane *p, struct err *err)
{
	(void)err;
	pane_set_date(p, "FROM", desk_today(desk_of(ui)));
	return MSG_OK;
}

static enum msgid add_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct commission_rate r = { .client = *(int64_t *)pane_state(p) };
	int64_t id = 0;
	for (int i = 0; i < (int)ARRAY_SIZE(sources); i++) {
		if (strcasecmp(sources[i], pane_get(p, "SOURCE")) == 0)
			r.source = (enum money_source)i;
		if (strcasecmp(suits[i], pane_get(p, "LEGAL")) == 0)
			r.suit = (enum suit_only)i;
	}
	enum msgid m = read_rate(ui, p, &r, err);
	if (m == MSG_OK)
		m = commission_rate_new(desk_of(ui), &r, &id, err);
	return m == MSG_OK ? app_saved(ui, p, MSG_COMMISSION_ADDED, NULL) : m;
}

static const struct panel panel_ADDCOM = {
	.id = "ADDCOM", .title = "Add Commission Rate",
	.instruction = "Type choices, press Enter.", .instruction_row = 1,
	.flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 12, .width = 60,
	.state_size = sizeof(int64_t), .fields = add_fields, .field_count = ARRAY_SIZE(add_fields),
	.help = "One more rate. Of the rates that fit a payment the one that names most applies: "
		"legal before where it was paid, before age, before balance, before date.",
	.open = add_open, .load = add_load, .enter = add_enter,
};

/* --- the panel ----------------------------------------------------------------------------- */

static void end_rate(struct ui *ui, void *arg, bool yes)
{
	const struct cltcom *s = arg;
	struct err err;
	if (!yes)
		return;
	if (commission_rate_stop(desk_of(ui), s->ends, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	ui_say(ui, MSG_COMMISSION_ENDED, NULL);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	struct cltcom *s = pane_state(p);
	char what[120];
	const char *lines[] = { what, "", "What was earned by it stays as it is." };
	struct confirm_spec spec = { .title = "Confirm End of Commission Rate",
		.first = "Press Enter to confirm your choice of 4=End.",
		.heading = "Percent  Paid to  Legal      Since", .lines = lines,
		.line_count = ARRAY_SIZE(lines) };
	(void)number;
	(void)err;
	(void)text_putf(what, sizeof what, "%-8s %-8s %-10s %s", row->cell[COL_PERCENT],
		row->cell[COL_SOURCE], row->cell[COL_LEGAL], row->cell[COL_FROM]);
	s->ends = row->key;
	ui_confirm(ui, &spec, end_rate, s);
	return MSG_OK;
}

static bool goes_on(struct pane *p, const struct list_row *row)
{
	(void)p;
	return row->cell[COL_ENDED][0] == '\0';
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct cltcom *s = pane_state(p);
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	app_push(ui, &panel_ADDCOM, s->client.id, NULL);
	return MSG_OK;
}

static const struct option options[] = {
	{ 4, "End", "The rate no longer applies to payments posted from now on.", PRE_TERMS,
	  goes_on },
	{ .label = NULL },
};

static const struct field fields[] = {
	{ .name = "CLIENT", .row = 3, .col = 21, .len = 34, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS, .label = "Client", .label_col = 2 },
	{ .name = "ENDED", .row = 3, .col = 73, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .text = "N", .label = "Ended too", .label_col = 57,
	  .right = "Y, N", .help = "Y lists the rates that ended as well." },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No rate: nothing is earned. F6 adds one.)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, NULL },
	{ ACT_NONE, NULL } };

const struct panel panel_CLTCOM = {
	.id = "CLTCOM", .title = "Commission of a Client",
	.instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD | PANEL_NO_WARN, .state_size = sizeof(struct cltcom),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions, .first = "LIST",
	.help = "What we earn on this client's money. Rates are never changed: one ends, another "
		"begins. 5 on PAY shows for each payment how its commission came about.",
	.open = open, .load = load, .enter = enter, .option = option, .action = action,
	.close = close,
};
