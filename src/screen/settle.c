/* SPDX-License-Identifier: MIT */
/* SETTLE: a sum below the balance against the floors, the log of offers, and agreeing on one. */
#include "settle_private.h"

#include <ctype.h>

#include "arrears/base/mem.h"
#include "arrears/desk/planview.h"

#define LEFT 24
#define RIGHT 64
#define ACCOUNT_DIGITS 7

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "AMOUNT", .row = 5, .col = LEFT, .len = 13, .kind = FIELD_MONEY,
	  .use = FIELD_IN, .check = FIELD_ME, .label = "Sum that settles", .label_col = 2,
	  .help = "The sum that would settle the debt. Enter holds it against the floors." },
	{ .name = "SIDE", .row = 6, .col = LEFT, .len = 1, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "U", .values = "U C", .label = "Offered by",
	  .label_col = 2, .right = "U=Us C=Consumer",
	  .help = "U: we offer it. C: the consumer does; it is written down as it was said." },
	{ .name = "DUE", .row = 7, .col = LEFT, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Paid by", .label_col = 2,
	  .help = "The last day on which the money may come: a business day. What clears after it "
		"settles all the same. EOM, 15, FRI, +30 are understood. F4 opens the calendar." },
	{ .name = "PARTS", .row = 8, .col = LEFT, .len = 2, .kind = FIELD_NUM, .use = FIELD_IN,
	  .text = "1", .min = 1, .max_value = SETTLE_PAYMENTS_MAX, .label = "Payments",
	  .label_col = 2, .right = "1-12",
	  .help = "In how many equal payments, a month, two weeks or a week apart, the last one "
		"on the due date." },
	{ .name = "VALID", .row = 9, .col = LEFT, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Valid until", .label_col = 2, .right = "or blank",
	  .help = "Until when the offer stands. Blank takes the client's usual days, never past "
		"the due date." },
	{ .name = "METHOD", .row = 10, .col = LEFT, .len = 1, .kind = FIELD_CODE,
	  .use = FIELD_IN, .values = "C A K M", .label = "Paid with", .label_col = 2,
	  .right = "C A K M",
	  .help = "C card, A ACH, K check, M mail. Needed to accept." },
	{ .name = "SAID", .row = 11, .col = LEFT, .len = 54, .max = 60, .use = FIELD_IN,
	  .check = FIELD_LC, .label = "What was said", .label_col = 2,
	  .help = "A few words for the log. No card or account numbers." },
	{ .name = "OWED", .row = 5, .col = RIGHT, .len = 14, .use = FIELD_OUT,
	  .label = "Owed when paid", .label_col = 44 },
	{ .name = "ACCRUED", .row = 6, .col = RIGHT, .len = 14, .use = FIELD_OUT,
	  .label = "Interest in it", .label_col = 44 },
	{ .name = "FLOOR", .row = 7, .col = RIGHT, .len = 14, .use = FIELD_OUT,
	  .label = "Your floor", .label_col = 44 },
	{ .name = "PERCENT", .row = 8, .col = RIGHT, .len = 14, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED, .label = "Percent", .label_col = 44 },
	{ .name = "FORGIVEN", .row = 9, .col = RIGHT, .len = 14, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED, .label = "Forgiven", .label_col = 44 },
	{ .name = "COUNTER", .row = 10, .col = RIGHT, .len = 14, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED, .label = "Ask next", .label_col = 44 },
	{ .name = "VERDICT", .row = 12, .col = LEFT, .len = 54, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS, .label = "Verdict", .label_col = 2 },
	{ .name = "FLAG", .row = 13, .col = 2, .len = 76, .use = FIELD_OUT },
};

enum { COL_DAY, COL_TIME, COL_BY, COL_SIDE, COL_AMOUNT, COL_PERCENT, COL_DUE, COL_STATE,
	COL_VALID, COL_PARTS, COL_LEAD, COL_WORDS };
static const struct list_col cols[] = {
	[COL_DAY] = { "Date", 6, 8, 6, 8, LIST_LEFT },
	[COL_TIME] = { "Time", 15, 5, 15, 5, LIST_LEFT },
	[COL_BY] = { "User", 21, 10, 21, 10, LIST_LEFT },
	[COL_SIDE] = { "By", 32, 8, 32, 8, LIST_LEFT },
	[COL_AMOUNT] = { "Sum", 41, 13, 41, 13, LIST_RIGHT },
	[COL_PERCENT] = { "Pct", 55, 5, 55, 5, LIST_RIGHT },
	[COL_DUE] = { "Paid by", 62, 8, 62, 8, LIST_LEFT },
	[COL_STATE] = { "State", 71, 9, 71, 9, LIST_LEFT },
	[COL_VALID] = { "Valid to", 0, 0, 82, 8, LIST_LEFT },
	[COL_PARTS] = { "Pay", 0, 0, 91, 3, LIST_RIGHT },
	[COL_LEAD] = { "Allowed by", 0, 0, 96, 10, LIST_LEFT },
	[COL_WORDS] = { "Words", 0, 0, 107, 24, LIST_LEFT },
};

/* --- the log ------------------------------------------------------------------------------- */

enum msgid settle_reload(struct ui *ui, struct pane *p, struct err *err)
{
	struct settle *s = pane_state(p);
	s->desk = desk_of(ui);
	if (!s->log)
		s->log = mem_alloc(SETTLE_LOG, sizeof *s->log);
	pane_list_reload(p);
	return offers_of(desk_of(ui), s->subject.account_id, s->log, SETTLE_LOG, &s->count, err);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct settle *s = pane_state(p);
	const struct offer_row *o = &s->log[index];
	char text[MONEY_TEXT_SIZE], day[9], clock[6];
	row->key = o->id;
	app_date_text(s->desk, o->at, day);
	list_put(row, COL_DAY, day);
	desk_clock_text(s->desk, o->at, clock);
	list_put(row, COL_TIME, clock);
	list_put(row, COL_BY, o->user);
	list_put(row, COL_SIDE, o->side == OFFER_BY_US ? "Us" : "Consumer");
	money_show(o->amount, text);
	list_put(row, COL_AMOUNT, text);
	if (o->owed.cents > 0) {
		int tenths = (int)(o->amount.cents * 1000 / o->owed.cents);
		list_putf(row, COL_PERCENT, "%d.%d", tenths / 10, tenths % 10);
	}
	date_show(o->due_on, day);
	list_put(row, COL_DUE, day);
	list_putf(row, COL_STATE, "%c%s", toupper((unsigned char)offer_state_name(o->state)[0]),
		offer_state_name(o->state) + 1);
	date_show(o->valid_until, day);
	list_put(row, COL_VALID, day);
	list_putf(row, COL_PARTS, "%d", o->installments);
	list_put(row, COL_LEAD, o->approver);
	list_put(row, COL_WORDS, o->words);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct settle *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

/* --- what is judged ------------------------------------------------------------------------ */

static void put_money(struct pane *p, const char *field, struct money m)
{
	char text[MONEY_TEXT_SIZE];
	money_show(m, text);
	pane_setf(p, field, "%14s", text);
}

static void show_quote(struct pane *p, const struct settle *s)
{
	static const char *const blanks[] = { "FORGIVEN", "COUNTER", "PERCENT", "VERDICT", "FLAG" };
	const struct settle_quote *q = &s->quote;
	char first[9], text[16];
	for (size_t i = 0; i < ARRAY_SIZE(blanks); i++)
		pane_set(p, blanks[i], "");
	put_money(p, "OWED", q->owed);
	put_money(p, "ACCRUED", q->accrued);
	put_money(p, "FLOOR", q->mine);
	if (!s->judged)
		return;
	put_money(p, "FORGIVEN", q->answer.forgiven);
	pane_setf(p, "PERCENT", "%11d.%02d", q->answer.percent / 100, q->answer.percent % 100);
	if (q->answer.counter.cents)
		put_money(p, "COUNTER", q->answer.counter);
	pane_set(p, "VERDICT", q->has_floor ? offer_verdict_text(q->answer.verdict)
					    : "No floor is set: nothing less may be agreed");
	pane_set(p, "FLAG", q->flag);
	date_show(q->parts[0].on, first);
	pane_right(p, "PARTS", "1-12");
	if (q->count > 1) {
		(void)text_putf(text, sizeof text, "first %s", first);
		pane_right(p, "PARTS", text);
	}
	pane_set_date(p, "VALID", q->valid_until);
}

static bool same_terms(const struct settle_terms *a, const struct settle_terms *b)
{
	return a->amount.cents == b->amount.cents && date_cmp(a->due, b->due) == 0 &&
		a->installments == b->installments;
}

static enum msgid read_terms(struct ui *ui, struct pane *p, struct settle_terms *t,
	struct err *err)
{
	int64_t parts = 0;
	const struct settle *s = pane_state(p);
	*t = (struct settle_terms){ .account_id = s->subject.account_id };
	enum msgid m = pane_money(ui, p, "AMOUNT", &t->amount, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "DUE", &t->due, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "VALID", &t->valid_until, err);
	if (m == MSG_OK)
		m = pane_int(ui, p, "PARTS", &parts, err);
	t->installments = parts ? (int)parts : 1;
	return m;
}

/* What is typed, judged and shown; `changed` = it was not what is on the screen. */
static enum msgid settle_evaluate(struct ui *ui, struct pane *p, bool *changed, struct err *err)
{
	struct settle *s = pane_state(p);
	struct settle_terms t;
	enum offer_side side = pane_get(p, "SIDE")[0] == 'C' ? OFFER_BY_CONSUMER : OFFER_BY_US;
	enum msgid m = read_terms(ui, p, &t, err);
	if (m != MSG_OK)
		return m;
	/* A date that was only shown as usual moves with the due date. */
	bool usual = s->judged && date_cmp(t.valid_until, s->quote.valid_until) == 0 &&
		date_is_none(s->terms.valid_until);
	if (usual)
		t.valid_until = DATE_NONE;
	*changed = !s->judged || side != s->side || !same_terms(&t, &s->terms) ||
		date_cmp(t.valid_until, s->terms.valid_until) != 0;
	s->judged = false;
	m = settle_quote(desk_of(ui), &t, &s->quote, err);
	if (m != MSG_OK)
		return m;
	s->terms = t;
	s->side = side;
	s->judged = true;
	show_quote(p, s);
	return MSG_OK;
}

/* --- the panel ----------------------------------------------------------------------------- */

/* SETTLE 650 EOM is about the account on the screen, SETTLE 10000001 about that one. */
static struct panel_args subject_args(struct ui *ui, const struct panel_args *given)
{
	struct panel_args a = *given;
	if (a.id == 0 && strspn(a.text, "0123456789") >= ACCOUNT_DIGITS)
		return a;
	a.id = a.id ? a.id : app_of(ui)->subject;
	return a;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct settle *s = pane_state(p);
	struct panel_args a = subject_args(ui, args);
	char letter[2] = "", sum[MONEY_TEXT_SIZE];
	enum msgid m = MSG_OK;
	s->said.due = DATE_NONE;
	if (a.id)
		m = parse_settle(a.text, desk_today(desk_of(ui)), &s->said, err);
	if (m == MSG_OK)
		m = subject_open(ui, &a, &s->subject, err);
	if (m != MSG_OK)
		return m;
	letter[0] = s->said.has_method ? tender_letter(s->said.method) : '\0';
	pane_set(p, "METHOD", letter);
	money_show_blank_zero(s->said.amount, sum);
	pane_set(p, "AMOUNT", sum);
	if (s->said.installments)
		pane_setf(p, "PARTS", "%d", s->said.installments);
	pane_set_date(p, "DUE", date_is_none(s->said.due) ? settle_usual_due(desk_of(ui))
							  : s->said.due);
	return MSG_OK;
}

/* A settlement that stands is said until another sum is judged. */
static enum msgid show_agreed(struct ui *ui, struct pane *p, struct err *err)
{
	const struct settle *s = pane_state(p);
	struct settling agreed;
	bool found = false;
	char sum[MONEY_TEXT_SIZE], day[9];
	enum msgid m = plan_settling(desk_of(ui), s->subject.account_id, &agreed, &found, err);
	if (m != MSG_OK || !found)
		return m;
	money_show(agreed.left, sum);
	date_show(agreed.by, day);
	pane_setf(p, "VERDICT", "Agreed already: %s settles it by %s", sum, day);
	return MSG_OK;
}

/* Nothing is typed yet: what is owed by then, and the floor, stand there all the same. */
static enum msgid show_base(struct ui *ui, struct pane *p, struct err *err)
{
	struct settle *s = pane_state(p);
	struct settle_terms t;
	struct date clears;
	char day[9];
	enum msgid m = read_terms(ui, p, &t, err);
	if (m == MSG_OK)
		m = settle_owed(desk_of(ui), &t, &s->quote, err);
	if (m == MSG_OK)
		m = plan_clearing(desk_of(ui), t.account_id, &clears, err);
	if (m != MSG_OK)
		return m;
	show_quote(p, s);
	date_show(clears, day);
	if (day[0])
		pane_setf(p, "VERDICT", "Settled, clears %s", day);
	return show_agreed(ui, p, err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct settle *s = pane_state(p);
	bool changed = false;
	subject_show(p, &s->subject);
	if (!pane_get(p, "DUE")[0])             /* F5 dropped what was typed */
		pane_set_date(p, "DUE", settle_usual_due(desk_of(ui)));
	if (!s->said.amount.cents)              /* a sum said with the command is newer */
		app_draft_restore(ui, p);
	s->judged = s->judged && pane_get(p, "AMOUNT")[0];
	enum msgid m = settle_reload(ui, p, err);
	if (m != MSG_OK)
		return m;
	m = show_base(ui, p, err);
	if (m == MSG_OK && pane_get(p, "AMOUNT")[0])
		m = settle_evaluate(ui, p, &changed, err);
	/* The panel opens all the same: the message says what is wrong with what was typed. */
	if (m != MSG_OK && err)
		ui_msg(ui, err);
	return MSG_OK;
}

/* The newest offer that stands and says the same. */
static const struct offer_row *standing(const struct settle *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct offer_row *o = &s->log[i];
		if (o->state == OFFER_OPEN && o->amount.cents == s->terms.amount.cents &&
		    date_cmp(o->due_on, s->terms.due) == 0 &&
		    o->installments == s->terms.installments)
			return o;
	}
	return NULL;
}

/* Enter once more on an offer that stands says so, and writes no second one. */
static bool said_already(struct ui *ui, struct pane *p, const struct settle *s)
{
	const struct offer_row *o = standing(s);
	char sum[MONEY_TEXT_SIZE], until[9];
	if (!o || o->side != s->side || pane_get(p, "SAID")[0] ||
	    date_cmp(o->valid_until, s->quote.valid_until) != 0)
		return false;
	money_show(o->amount, sum);
	date_show(o->valid_until, until);
	if (s->side == OFFER_BY_CONSUMER)
		ui_say(ui, MSG_OFFER_HEARD, sum, NULL);
	else
		ui_say(ui, MSG_OFFER_MADE, sum, until, NULL);
	return true;
}

/* Enter judges what is new; what stands judged on the screen is offered. Our own offer below every
 * floor is refused at once, with the floor. */
static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct settle *s = pane_state(p);
	bool changed = false;
	enum msgid m = settle_evaluate(ui, p, &changed, err);
	if (m != MSG_OK)
		return m;
	s->accepting = false;
	if (s->side == OFFER_BY_US && s->quote.answer.verdict == OFFER_BELOW)
		return settle_make(ui, p, err);
	if (changed) {
		ui_say(ui, MSG_OFFER_JUDGED, NULL);
		return MSG_OK;
	}
	if (said_already(ui, p, s))
		return MSG_OK;
	return settle_make(ui, p, err);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct settle *s = pane_state(p);
	bool changed = false;
	if (id != APP_ACCEPT)
		return UI_PASS;
	enum msgid m = settle_evaluate(ui, p, &changed, err);
	if (m != MSG_OK)
		return m;
	if (!pane_get(p, "METHOD")[0])
		return err_set(err, MSG_REQUIRED, "METHOD", "Paid with", NULL);
	const struct offer_row *offer = standing(s);
	if (offer)
		return settle_take(ui, p, offer->id, err);
	s->accepting = true;
	return settle_make(ui, p, err);
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct settle *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->log);
}

static const struct option options[] = {
	{ 1, "Accept", "The consumer agrees: the settlement is made, as by F20.", PRE_WORK, NULL },
	{ 4, "Decline", "Either side said no to it.", PRE_WORK, NULL },
	{ 5, "Display", "The offer as it would be written to the consumer.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 17, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No offers yet: Enter twice writes the first one down)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ACCEPT, NULL }, { ACT_NONE, NULL },
};

const struct panel panel_SETTLE = {
	.id = "SETTLE", .title = "Settle Account",
	.instruction = "Enter judges the sum, and again offers it. F20 accepts. For the log:",
	.instruction_row = 14,
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_RELOAD, .state_size = sizeof(struct settle),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions, .first = "AMOUNT",
	.help = "A settlement is a lesser sum that pays the debt if it is received by its due "
		"date; missed, the whole balance is owed again. The rest is forgiven when the "
		"money has cleared. What you may agree to is "
		"at least your floor, which the client sets by age and balance. Below it a lead "
		"allows it on the spot, or a request waits on APV. Every offer and counter-offer "
		"is kept in the log.",
	.notes = "SETTLE 650 EOM on the account opens it filled in: Enter offers it, F20 accepts. "
		"SETTLE 650 +60 3 C: in three payments, by card.",
	.open = open, .load = load, .enter = enter, .action = action, .option = settle_option,
	.close = close_panel,
};
