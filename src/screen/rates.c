/* SPDX-License-Identifier: MIT */
/* RATES: the interest rates of an account, from when, by what authority; a window adds one. */
#include "pay.h"

#include "arrears/base/mem.h"

struct rates { struct subject subject; struct rate_change *rows; size_t count; };

enum { COL_KIND, COL_RATE, COL_FROM, COL_UNTIL, COL_AUTHORITY, COL_BY, COL_AT };
static const struct list_col cols[] = {
	[COL_KIND] = { "Kind", 2, 12, 2, 12, LIST_LEFT },
	[COL_RATE] = { "A year", 15, 9, 15, 9, LIST_RIGHT },
	[COL_FROM] = { "From", 26, 8, 26, 8, LIST_LEFT },
	[COL_UNTIL] = { "Until", 35, 8, 35, 8, LIST_LEFT },
	[COL_AUTHORITY] = { "Authority", 44, 36, 44, 60, LIST_LEFT },
	[COL_BY] = { "Entered by", 0, 0, 106, 10, LIST_LEFT },
	[COL_AT] = { "On", 0, 0, 118, 8, LIST_LEFT },
};

static const char *const kinds[RATE_KIND_COUNT] = {
	[RATE_CONTRACT] = "Contract", [RATE_JUDGMENT] = "Judgment", [RATE_CAP] = "SCRA cap",
};

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct rates *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m == MSG_OK)
		s->rows = mem_alloc(RATES_MAX, sizeof *s->rows);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct rates *s = pane_state(p);
	free(s->rows);
	subject_close(ui, &s->subject);
}

static void show_accrual(struct pane *p, const struct interest_state *a)
{
	char rate[16];
	if (!a->accrues) {
		pane_set(p, "NOW", "No interest accrues: no rate with an authority is in force.");
		return;
	}
	pay_rate_text(a->rate_millionths, rate);
	pane_setf(p, "NOW", "%s%s, %s a day: %s", rate, a->cap[0] ? " (cap)" : "", a->per_diem,
		a->cap[0] ? a->cap : a->authority);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct rates *s = pane_state(p);
	struct desk *d = desk_of(ui);
	struct interest_state a;
	int32_t placed = -1;
	char rate[16];
	enum msgid m = money_rates(d, s->subject.account_id, s->rows, RATES_MAX, &s->count, err);
	if (m == MSG_OK)
		m = money_placed_rate(d, s->subject.account_id, &placed, err);
	if (m == MSG_OK)
		m = interest_accrued(d, s->subject.account_id, desk_today(d), &a, err);
	if (m != MSG_OK)
		return m;
	subject_show(p, &s->subject);
	pay_rate_text(placed, rate);
	pane_set(p, "PLACED", placed < 0 ? "None came with the placement" : rate);
	show_accrual(p, &a);
	pane_list_reload(p);
	return MSG_OK;
}

/* Newest on top: it wins where two overlap. */
static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct rates *s = pane_state(p);
	const struct rate_change *r = &s->rows[s->count - 1 - index];
	char rate[16], from[9], until[9];
	pay_rate_text(r->rate_millionths, rate);
	date_show(r->from_on, from);
	date_show(r->until_on, until);
	row->key = r->id;
	list_put(row, COL_KIND, kinds[r->kind]);
	list_put(row, COL_RATE, rate);
	list_put(row, COL_FROM, from);
	list_put(row, COL_UNTIL, until[0] ? until : "-");
	list_put(row, COL_AUTHORITY, r->authority);
	list_put(row, COL_BY, r->user);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct rates *s = pane_state(p);
	size_t n = list_fetch_array(p, seek, s->count, fill, rows, more);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < s->count; j++)
			if (s->rows[j].id == rows[i].key)
				app_date_text(desk_of(ui), s->rows[j].at, rows[i].cell[COL_AT]);
	return n;
}

/* --- adding one ---------------------------------------------------------------------------- */

static const struct field add_fields[] = {
	{ .name = "KIND", .row = 3, .col = 22, .len = 8, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT,
	  .values = "CONTRACT JUDGMENT SCRA", .label = "Kind", .label_col = 2,
	  .right = "CONTRACT, JUDGMENT, SCRA",
	  .help = "CONTRACT and JUDGMENT are the rate from their day on; SCRA is a cap on any rate "
		"while a servicemember is on active duty (50 USC 3937)." },
	{ .name = "RATE", .row = 4, .col = 22, .len = 8, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Percent a year", .label_col = 2,
	  .right = "9 or 9.375",
	  .help = "Percent a year, with up to four decimals; 0 stops interest from that day." },
	{ .name = "FROM", .row = 5, .col = 22, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "From", .label_col = 2,
	  .right = "Interest from the next day",
	  .help = "The rate is in force after this day; a cap on this day, too." },
	{ .name = "UNTIL", .row = 6, .col = 22, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Until", .label_col = 2, .right = "Blank: it goes on",
	  .help = "The last day. Blank: it goes on until another one." },
	{ .name = "AUTHORITY", .row = 7, .col = 22, .len = 36, .max = 60, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC | FIELD_NODRAFT, .label = "Authority", .label_col = 2,
	  .help = "The clause of the agreement, the statute or the judgment that allows it: 12 CFR "
		"1006.22(b). Nothing accrues without one." },
};

/* "9", "9.375": percent to millionths. */
static bool rate_read(const char *text, int32_t *millionths)
{
	int64_t value = 0;
	int decimals = -1;
	if (!text[0])
		return false;
	for (const char *c = text; *c; c++) {
		if (*c == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (*c < '0' || *c > '9' || decimals == 4 || value > 100000000)
			return false;
		value = value * 10 + (*c - '0');
		decimals += decimals >= 0;
	}
	for (int i = decimals < 0 ? 0 : decimals; i < 4; i++)
		value *= 10;
	*millionths = value <= 10000000 ? (int32_t)value : -1;
	return value <= 10000000;
}

static enum msgid add_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	(void)ui;
	(void)err;
	*(int64_t *)pane_state(p) = ((const struct panel_args *)args)->id;
	return MSG_OK;
}

static enum msgid add_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct rate_change r = { .account_id = *(int64_t *)pane_state(p) };
	char kind[12];
	(void)text_put(kind, sizeof kind, pane_get(p, "KIND"));
	for (char *c = kind; *c; c++)
		*c = (char)(*c | 0x20);
	(void)rate_kind_parse(kind, &r.kind); /* the engine checked it */
	if (!rate_read(pane_get(p, "RATE"), &r.rate_millionths))
		return err_set(err, MSG_RATE_TYPED, "RATE", pane_get(p, "RATE"), NULL);
	enum msgid m = pane_date(ui, p, "FROM", &r.from_on, err);
	r.until_on = DATE_NONE;
	if (m == MSG_OK && pane_get(p, "UNTIL")[0])
		m = pane_date(ui, p, "UNTIL", &r.until_on, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(r.authority, sizeof r.authority, pane_get(p, "AUTHORITY"));
	m = rate_set(desk_of(ui), &r, err);
	return m == MSG_OK ? app_saved(ui, p, MSG_RATE_ADDED, NULL) : m;
}

static const struct panel panel_ADDRATE = {
	.id = "ADDRATE", .title = "Add Rate", .instruction = "Type choices, press Enter.",
	.instruction_row = 1, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 10, .width = 60,
	.state_size = sizeof(int64_t), .fields = add_fields, .field_count = ARRAY_SIZE(add_fields),
	.help = "Adds a rate. Rows are never changed or removed: where two overlap the newest "
		"wins, and interest not posted yet is reckoned anew.",
	.open = add_open, .enter = add_enter,
};

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct rates *s = pane_state(p);
	if (id != APP_ADD)
		return UI_PASS;
	enum msgid m = desk_may(desk_of(ui), OP_TERMS, err);
	if (m != MSG_OK)
		return m; /* before the window is filled in for nothing */
	app_push(ui, &panel_ADDRATE, s->subject.account_id, NULL);
	return MSG_OK;
}

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "PLACED", .row = 5, .col = 21, .len = 40, .use = FIELD_OUT,
	  .label = "Placed with", .label_col = 2 },
	{ .name = "NOW", .row = 6, .col = 21, .len = 59, .use = FIELD_OUT, .role = ROLE_COMPUTED,
	  .label = "In force today", .label_col = 2 },
};

static const struct list list = {
	.row = 9, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No rate was entered here. F6 adds one.)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, NULL },
	{ ACT_NONE, NULL } };

const struct panel panel_RATES = {
	.id = "RATES", .title = "Interest Rates of an Account",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_RELOAD, .state_size = sizeof(struct rates),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .actions = actions,
	.help = "The rates that apply to the account, newest first: where two overlap the newest "
		"wins, and an SCRA row only caps. Each names its authority; without one nothing "
		"accrues (12 CFR 1006.22(b)). The rate it was placed with needs the client's "
		"option "
		"INTEREST_AUTHORITY.",
	.open = open, .load = load, .action = action, .close = close,
};
