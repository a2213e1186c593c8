/* SPDX-License-Identifier: MIT */
/* HST: how an account was paid, by month, and where it is going. */
#include "subject.h"

#include "arrears/desk/paidhist.h"

#define BAR 17
#define HALF (PAYHIST_MONTHS / 2)

struct hst { struct subject subject; };

#define SUM(name_, row_, label_, label_col_, col_, len_) \
	{ .name = name_, .row = row_, .col = col_, .len = len_, .use = FIELD_OUT, \
	  .label = label_, .label_col = label_col_ }

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "MONTHS", .row = 6, .col = 2, .len = 78, .rows = HALF, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	SUM("COUNT", 18, "Payments", 2, 21, 19), SUM("LARGEST", 19, "Largest", 2, 21, 19),
	SUM("AVERAGE", 20, "Average", 2, 21, 19), SUM("LAST", 21, "Last paid", 2, 21, 19),
	SUM("PROMISES", 18, "Promises", 42, 57, 23), SUM("LATE", 19, "Days late", 42, 57, 23),
	SUM("TREND", 20, "Trend", 42, 57, 23),
};

/* "Nov 2026     150.00 ########": a month, what came in, and that against the best month. */
static void month_text(const struct payhist *h, int i, int64_t best, struct date today,
	char out[64])
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	static const char bar[] = "#################";
	struct ymd month = date_ymd(payhist_month(today, i));
	char amount[MONEY_TEXT_SIZE];
	int64_t cents = h->month[i].cents;
	int n = cents > 0 ? (int)((wide_int)cents * BAR / best) : 0;
	money_show_blank_zero(h->month[i], amount);
	(void)text_putf(out, 64, "%s %d %10s %.*s", names[month.month - 1], month.year, amount,
		cents > 0 && n == 0 ? 1 : n, bar);
}

static void show_months(struct pane *p, const struct payhist *h, struct date today)
{
	int64_t best = 1;
	for (int i = 0; i < PAYHIST_MONTHS; i++)
		if (h->month[i].cents > best)
			best = h->month[i].cents;
	pane_lines_clear(p, "MONTHS");
	for (int i = 0; i < HALF; i++) {
		char left[64], right[64];
		month_text(h, i, best, today, left);
		month_text(h, i + HALF, best, today, right);
		pane_linef(p, "MONTHS", ROLE_OUTPUT, "%-40s%s", left, right);
	}
}

static void show_sums(struct pane *p, const struct payhist *h)
{
	static const char *const arrows[] = { [TREND_NONE] = "", [TREND_UP] = "^ ",
		[TREND_FLAT] = "= ", [TREND_DOWN] = "v " };
	char total[MONEY_TEXT_SIZE], largest[MONEY_TEXT_SIZE], average[MONEY_TEXT_SIZE], last[9];
	money_show(h->total, total);
	money_show(h->largest, largest);
	money_show(h->average, average);
	date_show(h->last, last);
	pane_setf(p, "COUNT", "%d, %s in all", h->count, total);
	pane_set(p, "LARGEST", largest);
	pane_set(p, "AVERAGE", average);
	pane_set(p, "LAST", last[0] ? last : "None since placed");
	pane_setf(p, "PROMISES", "%d kept %d part %d broken", h->kept, h->partial, h->broken);
	pane_role(p, "PROMISES", h->broken ? ROLE_DUE : ROLE_OUTPUT);
	if (h->kept + h->partial + h->broken)
		pane_setf(p, "LATE", "%d.%d on the average", h->days_late_tenths / 10,
			h->days_late_tenths % 10);
	else
		pane_set(p, "LATE", "-");
	pane_setf(p, "TREND", "%s%s", arrows[h->trend],
		h->trend == TREND_NONE ? "Nothing in six months" : trend_name(h->trend));
	pane_role(p, "TREND", h->trend == TREND_DOWN ? ROLE_DUE : ROLE_EMPHASIS);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct hst *s = pane_state(p);
	return subject_open(ui, args, &s->subject, err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct hst *s = pane_state(p);
	struct payhist h;
	enum msgid m = paidhist_load(desk_of(ui), s->subject.account_id, &h, err);
	if (m != MSG_OK)
		return m;
	subject_show(p, &s->subject);
	show_months(p, &h, desk_today(desk_of(ui)));
	show_sums(p, &h);
	return MSG_OK;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct hst *s = pane_state(p);
	subject_close(ui, &s->subject);
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	(void)p;
	(void)err;
	ui_pop(ui);
	return MSG_OK;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

const struct panel panel_HST = {
	.id = "HST", .title = "Display Payment History",
	.instruction = "Press Enter to return.", .flags = PANEL_RECORD | PANEL_RELOAD,
	.state_size = sizeof(struct hst),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions,
	.help = "What came in over 24 months, to us and direct to the client, the best month as a "
		"full bar; promises kept, partly kept and broken; how late they were paid. "
		"Payments taken back count for nothing.",
	.notes = "The trend compares the last three whole months with the three before: UP and "
		"DOWN are more than a tenth apart.",
	.open = open, .load = load, .enter = enter, .close = close,
};
