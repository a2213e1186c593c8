/* SPDX-License-Identifier: MIT */
/* PAYOFF: what pays an account off on a day, part by part, to be told or printed. */
#include "pay.h"

#include "arrears/base/mem.h"
#include "arrears/desk/payoff.h"
#include "arrears/desk/planview.h"
#include "arrears/domain/calc.h"
#include "paper.h"

struct payoff { struct subject subject; struct money_view *view; struct payoff_quote quote;
	struct settling settling; bool settles; };

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "ON", .row = 6, .col = 33, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Good through", .label_col = 2,
	  .right = "Today or later, press Enter",
	  .help = "The day the money will be here. Interest is added up to it. Blank: today." },
#define PART(name_, row_, label_, role_) \
	{ .name = name_, .row = row_, .col = 33, .len = 14, .kind = FIELD_MONEY, \
	  .use = FIELD_OUT, .role = role_, .label = label_, .label_col = 2 }
	PART("PRINCIPAL", 8, "Principal", 0), PART("INTEREST", 9, "Interest", 0),
	PART("FEES", 10, "Fees", 0), PART("COSTS", 11, "Court costs", 0),
	PART("ATTORNEY", 12, "Attorney fees", 0), PART("OTHER", 13, "Other", 0),
	PART("ACCRUED", 14, "Interest to that day", ROLE_COMPUTED),
	PART("TOTAL", 16, "Pays it off", ROLE_EMPHASIS),
#undef PART
	{ .name = "PERDAY", .row = 17, .col = 2, .len = 78, .use = FIELD_OUT },
	{ .name = "WAITING", .row = 18, .col = 2, .len = 78, .use = FIELD_OUT, .role = ROLE_DUE },
	{ .name = "SETTLES", .row = 19, .col = 2, .len = 78, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
};

static enum msgid quote(struct ui *ui, struct payoff *s, struct date on, struct err *err)
{
	enum msgid m = money_view(desk_of(ui), s->subject.account_id, DATE_NONE, s->view, err);
	if (m == MSG_OK)
		m = payoff_on(desk_of(ui), s->subject.account_id, on, &s->quote, err);
	if (m == MSG_OK)
		m = plan_settling(desk_of(ui), s->subject.account_id, &s->settling, &s->settles,
			err);
	if (m != MSG_OK && err)
		(void)text_put(err->field, sizeof err->field, "ON");
	return m;
}

static void put(struct pane *p, const char *field, struct money m)
{
	char text[MONEY_TEXT_SIZE];
	money_show(m, text);
	pane_set(p, field, text);
}

static void show_settling(struct pane *p, const struct payoff *s)
{
	char money[MONEY_TEXT_SIZE], day[9];
	pane_set(p, "SETTLES", "");
	if (!s->settles)
		return;
	money_show(s->settling.left, money);
	date_show(s->settling.by, day);
	pane_setf(p, "SETTLES", "%s settles it by %s, as was agreed.", money, day);
}

static void show(struct pane *p, const struct payoff *s)
{
	char money[MONEY_TEXT_SIZE], day[9];
	subject_show(p, &s->subject);
	pane_set_date(p, "ON", s->quote.good_through);
	for (int b = 0; b < BUCKET_COUNT; b++)
		put(p, bucket_name((enum bucket)b), s->view->owed.of[b]);
	put(p, "ACCRUED", s->quote.accrued);
	put(p, "TOTAL", s->quote.total);
	date_show(s->quote.good_through, day);
	if (s->quote.per_diem[0])
		pane_setf(p, "PERDAY", "Each day after %s adds %s.", day, s->quote.per_diem);
	else
		pane_set(p, "PERDAY", "No interest accrues: the sum stands until something is "
			"posted.");
	money_show(s->view->waiting, money);
	if (s->view->waiting_count)
		pane_setf(p, "WAITING", "%s was received and is not posted yet; it is not "
			"taken off.",
			money);
	else
		pane_set(p, "WAITING", "");
	show_settling(p, s);
}

/* PAYOFF, PAYOFF EOM, PAYOFF 10000001 12/31: an account number has eight digits or more. */
static enum msgid open_at(struct ui *ui, struct payoff *s, const struct panel_args *args,
	struct err *err)
{
	struct panel_args about = { .id = args->id };
	struct date on = desk_today(desk_of(ui));
	const char *rest = args->text;
	size_t n = strspn(rest, "0123456789");
	if (args->id == 0 && n >= 8) {
		(void)text_putf(about.text, sizeof about.text, "%.*s", (int)n, rest);
		rest += n;
	}
	rest += strspn(rest, " ");
	enum msgid m = *rest ? date_parse_typed(rest, on, &on, err) : MSG_OK;
	if (m == MSG_OK)
		m = subject_open(ui, &about, &s->subject, err);
	if (m != MSG_OK)
		return m;
	s->view = mem_alloc(1, sizeof *s->view);
	m = quote(ui, s, on, err);
	if (m != MSG_OK) {
		free(s->view);
		subject_close(ui, &s->subject);
	}
	return m;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	return open_at(ui, pane_state(p), args, err);
}

static void close(struct ui *ui, struct pane *p)
{
	const struct payoff *s = pane_state(p);
	free(s->view);
	subject_close(ui, &s->subject);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct payoff *s = pane_state(p);
	enum msgid m = quote(ui, s, s->quote.good_through, err);
	if (m == MSG_OK)
		show(p, s);
	return m;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct payoff *s = pane_state(p);
	struct date on = desk_today(desk_of(ui));
	enum msgid m = pane_get(p, "ON")[0] ? pane_date(ui, p, "ON", &on, err) : MSG_OK;
	if (m == MSG_OK && date_cmp(on, s->quote.good_through) == 0 && !pane_dirty(p)) {
		ui_pop(ui);
		return MSG_OK;
	}
	if (m == MSG_OK)
		m = quote(ui, s, on, err);
	if (m != MSG_OK)
		return m;
	show(p, s);
	pane_clean(p);
	return MSG_OK;
}

/* ".785231" a day is for the desk; on paper it is ".79". */
static const char *in_cents(const char *exact, char out[MONEY_TEXT_SIZE])
{
	struct calc_value v;
	if (calc_eval(exact, &v, NULL) != MSG_OK || v.amount.cents == 0)
		return exact;
	money_show(v.amount, out);
	return out;
}

/* For the consumer: no name of another, last four alone. */
static void letter(const struct payoff *s, struct str *out)
{
	char day[9], money[MONEY_TEXT_SIZE];
	date_show(s->quote.good_through, day);
	str_addf(out, "PAYOFF QUOTE, GOOD THROUGH %s\n\n%s\nAccount %lld   %s   %s\n\n", day,
		s->subject.name, (long long)s->subject.account_id, s->view->account.client_name,
		s->view->account.client_account);
	for (int b = 0; b < BUCKET_COUNT; b++) {
		if (s->view->owed.of[b].cents == 0)
			continue;
		money_show(s->view->owed.of[b], money);
		str_addf(out, "%-24s %16s\n", bucket_title((enum bucket)b), money);
	}
	money_show(s->quote.accrued, money);
	str_addf(out, "%-24s %16s\n", "Interest to that day", money);
	money_show(s->quote.total, money);
	str_addf(out, "%-24s %16s\n", "PAYS IT OFF", money);
	if (s->quote.per_diem[0])
		str_addf(out, "\nInterest goes on: about %s a day after %s, until the rate "
			"changes.\n", in_cents(s->quote.per_diem, money), day);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct payoff *s = pane_state(p);
	STR_AUTO text = str_make(4000);
	(void)err;
	if (id != APP_PAPER)
		return UI_PASS;
	letter(s, &text);
	paper_show(ui, &(struct paper){ .title = "Payoff Quote", .name = "PAYOFF",
		.text = text.d, .account_id = s->subject.account_id });
	return MSG_OK;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_PAPER, "Paper" },
	{ ACT_NONE, NULL } };

const struct panel panel_PAYOFF = {
	.id = "PAYOFF", .title = "Payoff Quote",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_NO_WARN,
	.state_size = sizeof(struct payoff), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.actions = actions, .first = "ON",
	.help = "What pays the account off on a day: the balance of each bucket and the interest "
		"that accrues to that day and is not posted. Nothing is written. F21 shows it as "
		"paper for the consumer.",
	.notes = "PAYOFF EOM or PAYOFF 12/31 sets the day.",
	.open = open, .load = load, .enter = enter, .action = action, .close = close,
};
