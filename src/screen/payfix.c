/* SPDX-License-Identifier: MIT */
/* Windows of PAY for what is neither money coming in nor taken back: an adjustment, a payment moved
 * to another account, a write-off, interest posted. What is over a person's limit a lead allows on
 * the spot, or it is asked for and waits on APV. */
#include "accprompt.h"
#include "pay.h"

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/desk/post.h"

struct fix {
	struct subject subject;
	struct money_view *view;
	enum answer barred;                     /* of a payment that moves */
};

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct fix *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m != MSG_OK)
		return m;
	s->view = mem_alloc(1, sizeof *s->view);
	m = money_view(desk_of(ui), s->subject.account_id, DATE_NONE, s->view, err);
	if (m != MSG_OK) {
		free(s->view);
		subject_close(ui, &s->subject);
	}
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct fix *s = pane_state(p);
	free(s->view);
	subject_close(ui, &s->subject);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct fix *s = pane_state(p);
	char money[MONEY_TEXT_SIZE];
	(void)ui;
	(void)err;
	pane_setf(p, "WHO", "%lld  %s", (long long)s->subject.account_id, s->subject.name);
	money_show(s->view->balance, money);
	pane_setf(p, "OWED", "Owes %s", money);
	return MSG_OK;
}

static enum msgid load_today(struct ui *ui, struct pane *p, struct err *err)
{
	pane_set_date(p, "DATE", desk_today(desk_of(ui)));
	return load(ui, p, err);
}

static enum msgid done(struct ui *ui, struct pane *p, enum msgid id, struct money a,
	struct money b)
{
	char first[MONEY_TEXT_SIZE], second[MONEY_TEXT_SIZE];
	money_show(a, first);
	money_show(b, second);
	app_of(ui)->written = true;
	pane_clean(p);
	ui_say(ui, id, first, second, NULL);
	ui_pop(ui);
	return MSG_OK;
}

#define HEAD \
	{ .name = "WHO", .row = 1, .col = 2, .len = 40, .use = FIELD_OUT, \
	  .role = ROLE_EMPHASIS }, \
	{ .name = "OWED", .row = 1, .col = 44, .len = 20, .use = FIELD_OUT, .check = FIELD_RB }
#define DATE_FIELD(row_) \
	{ .name = "DATE", .row = row_, .col = 24, .len = 8, .kind = FIELD_DATE, \
	  .use = FIELD_IN, .check = FIELD_ME | FIELD_PAST | FIELD_NODRAFT, .label = "Date", \
	  .label_col = 2, \
	  .right = "Value date, not after today", \
	  .help = "The day it counts from. Interest is reckoned anew from there." }
#define REASON_FIELD(row_) \
	{ .name = "REASON", .row = row_, .col = 24, .len = 40, .max = 60, .use = FIELD_IN, \
	  .check = FIELD_ME | FIELD_LC | FIELD_NODRAFT, .label = "Reason", .label_col = 2, \
	  .help = "Why, in words. It is kept with the entry." }
/* Over the limit: one of two ways. */
#define APPROVAL_FIELDS(row_) \
	{ .name = "LEAD", .row = row_, .col = 24, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN, \
	  .check = FIELD_NODRAFT, .label = "Allowed by", .label_col = 2, \
	  .right = "Over your limit: a lead", \
	  .help = "A lead who stands here and allows it, with the password below. Not " \
		"yourself." }, \
	{ .name = "PASSWORD", .row = (row_) + 1, .col = 24, .len = 30, .kind = FIELD_PASSWORD, \
	  .use = FIELD_IN, .check = FIELD_NODRAFT, .label = "Password", .label_col = 2, \
	  .help = "The lead's own password. It is not shown." }, \
	{ .name = "ASK", .row = (row_) + 2, .col = 24, .len = 1, .kind = FIELD_YESNO, \
	  .use = FIELD_IN, .check = FIELD_NODRAFT, .text = "N", .label = "Or ask for it", \
	  .label_col = 2, .right = "Y=A request waits on APV", \
	  .help = "Y posts nothing now: the request waits on APV until a lead decides." }

/* Who stands here and allows it; by.id 0: nobody was named. */
static enum msgid allowed(struct ui *ui, struct pane *p, struct lead *by, struct err *err)
{
	struct signon_who who = { .user = pane_get(p, "LEAD"),
		.password = pane_get(p, "PASSWORD") };
	if (!who.user[0])
		return MSG_OK;
	enum msgid m = lead_approves(desk_of(ui), &who, OP_APPROVE, by, err);
	if (m != MSG_OK) {
		pane_set(p, "PASSWORD", "");
		(void)text_put(err->field, sizeof err->field, "LEAD");
	}
	return m;
}

/* Over the limit: the cursor goes to where somebody is named who may. */
static enum msgid over_limit(enum msgid m, struct err *err)
{
	if (m == MSG_POST_OVER_LIMIT)
		(void)text_put(err->field, sizeof err->field, "LEAD");
	return m;
}

static enum msgid ask_for(struct ui *ui, struct pane *p, const struct approval_new *a,
	struct err *err)
{
	int64_t id = 0;
	char number[24];
	enum msgid m = approval_ask(desk_of(ui), a, &id, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	return app_saved(ui, p, MSG_ASKED_FOR, number);
}

static enum msgid common(struct ui *ui, struct pane *p, struct post_change *c, struct err *err)
{
	const struct fix *s = pane_state(p);
	struct lead by = { .id = 0 };
	c->account_id = s->subject.account_id;
	c->reason = pane_get(p, "REASON");
	enum msgid m = pane_is_yes(p, "ASK") ? MSG_OK : allowed(ui, p, &by, err);
	c->approved_by = by.id;
	return m;
}

/* --- adjustment ---------------------------------------------------------------------------- */

static const struct field adjust_fields[] = {
	HEAD,
	{ .name = "BUCKET", .row = 4, .col = 24, .len = 9, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT,
	  .values = "PRINCIPAL INTEREST FEES COSTS ATTORNEY OTHER", .label = "Bucket",
	  .label_col = 2, .right = "F4 for list", .help = "What part of the debt is changed." },
	{ .name = "AMOUNT", .row = 5, .col = 24, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_SIGNED | FIELD_NODRAFT, .label = "Amount", .label_col = 2,
	  .right = "25.00- takes away",
	  .help = "With a minus it takes away, without one it adds. To add, an authority is "
		"needed." },
	DATE_FIELD(6), REASON_FIELD(7),
	{ .name = "AUTHORITY", .row = 8, .col = 24, .len = 40, .max = 60, .use = FIELD_IN,
	  .check = FIELD_LC | FIELD_NODRAFT, .label = "Authority", .label_col = 2,
	  .help = "Only if it adds: the agreement clause, statute or judgment that allows it "
		"(12 CFR "
		"1006.22(b))." },
	APPROVAL_FIELDS(10),
};

static enum msgid adjust_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct post_change c = { .authority = pane_get(p, "AUTHORITY") };
	struct posted out;
	char detail[APPROVAL_DETAIL];
	enum msgid m = pane_date(ui, p, "DATE", &c.effective, err);
	if (m == MSG_OK)
		m = common(ui, p, &c, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "AMOUNT", &c.amount, err);
	if (m != MSG_OK)
		return m;
	if (!bucket_parse(pane_get(p, "BUCKET"), &c.bucket))
		return err_set(err, MSG_VALUE_INVALID, "BUCKET", pane_get(p, "BUCKET"), "Bucket",
			NULL);
	if (pane_is_yes(p, "ASK")) {
		approval_detail(&c, detail);
		return ask_for(ui, p, &(struct approval_new){ .kind = APPROVAL_ADJUSTMENT,
			.account_id = c.account_id, .amount = c.amount, .detail = detail,
			.reason = c.reason }, err);
	}
	m = over_limit(post_adjust(desk_of(ui), &c, &out, err), err);
	return m == MSG_OK ? done(ui, p, MSG_ADJUSTED, c.amount, out.balance) : m;
}

/* --- a payment on the wrong account -------------------------------------------------------- */

static const struct field move_fields[] = {
	HEAD,
	{ .name = "ACCOUNT", .row = 4, .col = 24, .len = 9, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "To account", .label_col = 2,
	  .right = "F4 for list", .min = 1, .max_value = 999999999,
	  .help = "Where the money belongs: another account of this consumer, or of this client." },
	{ .name = "AMOUNT", .row = 5, .col = 24, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Amount", .label_col = 2,
	  .help = "How much of one payment moves there. It is the newest payment with just that "
		"left, or the newest with more." },
	{ .name = "DATE", .row = 6, .col = 24, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_PAST | FIELD_NODRAFT, .label = "Date", .label_col = 2,
	  .right = "Blank=The day it was paid",
	  .help = "The day it counts from on both accounts, not before the payment came. "
		"Interest is reckoned anew from there." },
	REASON_FIELD(7),
	{ .name = "DESIGNATED", .row = 8, .col = 24, .len = 1, .kind = FIELD_YESNO,
	  .use = FIELD_IN, .check = FIELD_NODRAFT, .text = "N", .label = "Named that debt",
	  .label_col = 2, .right = "Y=The consumer said so",
	  .help = "Y if the consumer said that the money is for that debt. Otherwise none of it "
		"goes to a disputed one (12 CFR 1006.30(c))." },
};

static void move_ask(struct ui *ui, struct pane *p, const char *barred);

static enum msgid move(struct ui *ui, struct pane *p, struct err *err)
{
	const struct fix *s = pane_state(p);
	struct post_move t = { .from_account = s->subject.account_id,
		.reason = pane_get(p, "REASON"), .designated = pane_is_yes(p, "DESIGNATED"),
		.barred = s->barred };
	struct post_moved gone = { .ask = POST_DONE };
	char number[24], money[MONEY_TEXT_SIZE], day[9];
	enum msgid m = pane_int(ui, p, "ACCOUNT", &t.to_account, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "AMOUNT", &t.amount, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "DATE", &t.effective, err);
	if (m == MSG_OK)
		m = post_transfer(desk_of(ui), &t, &gone, err);
	if (m != MSG_OK)
		return m;
	if (gone.ask != POST_DONE) {
		move_ask(ui, p, gone.barred);
		return MSG_OK;
	}
	(void)text_putf(number, sizeof number, "%lld", (long long)t.to_account);
	money_show(t.amount, money);
	date_show(gone.effective, day);
	app_of(ui)->written = true;
	pane_clean(p);
	ui_say(ui, MSG_MOVED, money, number, day, NULL);
	ui_pop(ui);
	return MSG_OK;
}

static void move_answered(struct ui *ui, void *arg, char reply)
{
	struct fix *s = pane_state(arg);
	struct err err;
	if (reply != 'Y') {
		ui_say(ui, MSG_NOT_APPLIED, NULL);
		return;
	}
	s->barred = ANSWER_YES;
	if (move(ui, arg, &err) != MSG_OK)
		ui_msg(ui, &err);
}

static void move_ask(struct ui *ui, struct pane *p, const char *barred)
{
	char question[256];
	struct ask_spec spec = { .title = "Barred Account", .question = question,
		.replies = "Y=Yes|N=No", .by_default = 'N' };
	(void)text_putf(question, sizeof question, "The account it goes to is barred: %s. Has a "
		"lead said that the money may be posted to it?", barred);
	ui_ask(ui, &spec, move_answered, p);
}

static enum msgid move_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct fix *s = pane_state(p);
	s->barred = ANSWER_NONE;
	return move(ui, p, err);
}

static bool move_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct fix *s = pane_state(p);
	return strcmp(field, "ACCOUNT") == 0 && accprompt_of(ui, &s->subject, out);
}

/* --- write-off ----------------------------------------------------------------------------- */

static const struct field writeoff_fields[] = {
	HEAD,
	REASON_FIELD(4),
	{ .name = "CONFIRM", .row = 5, .col = 24, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Confirm", .label_col = 2,
	  .right = "Y=All that is owed is written off",
	  .help = "Y takes the whole balance off the account and closes it. It can be reversed "
		"later." },
	APPROVAL_FIELDS(7),
};

static enum msgid writeoff_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct fix *s = pane_state(p);
	struct post_change c = { .effective = DATE_NONE, .authority = "" };
	struct posted out;
	char detail[APPROVAL_DETAIL];
	enum msgid m = pane_is_yes(p, "CONFIRM") ? common(ui, p, &c, err) :
		err_set(err, MSG_CONFIRM_TYPE_Y, "CONFIRM", NULL);
	if (m != MSG_OK)
		return m;
	if (pane_is_yes(p, "ASK")) {
		approval_detail(&c, detail);
		return ask_for(ui, p, &(struct approval_new){ .kind = APPROVAL_WRITEOFF,
			.account_id = c.account_id, .amount = s->view->balance, .detail = detail,
			.reason = c.reason }, err);
	}
	m = over_limit(post_writeoff(desk_of(ui), &c, &out, err), err);
	return m == MSG_OK ? done(ui, p, MSG_WRITTEN_OFF, s->view->balance, out.balance) : m;
}

/* --- interest ------------------------------------------------------------------------------ */

static const struct field interest_fields[] = {
	HEAD,
	DATE_FIELD(4),
	{ .name = "WHAT", .row = 6, .col = 2, .len = 62, .use = FIELD_OUT, .role = ROLE_COMPUTED },
	{ .name = "WHY", .row = 7, .col = 2, .len = 62, .use = FIELD_OUT },
};

static void accrual_show(struct ui *ui, struct pane *p)
{
	const struct fix *s = pane_state(p);
	struct date on = DATE_NONE;
	struct money_view v;
	char money[MONEY_TEXT_SIZE], rate[16], from[9];
	pane_set(p, "WHAT", "");
	pane_set(p, "WHY", "");
	if (date_parse_past(pane_get(p, "DATE"), desk_today(desk_of(ui)), &on, NULL) !=
	    MSG_OK || money_view(desk_of(ui), s->subject.account_id, on, &v, NULL) != MSG_OK)
		return;
	money_show(v.accrual.unposted, money);
	date_show(v.accrual.from, from);
	pay_rate_text(v.accrual.rate_millionths, rate);
	if (!v.accrual.accrues && v.accrual.unposted.cents == 0) {
		pane_set(p, "WHAT", "Nothing accrues: no rate with an authority on that day.");
		return;
	}
	pane_setf(p, "WHAT", "Posts %s, accrued in %d days since %s at %s.", money,
		v.accrual.days, from, rate);
	pane_set(p, "WHY", v.accrual.authority);
}

static enum msgid interest_load(struct ui *ui, struct pane *p, struct err *err)
{
	enum msgid m = load_today(ui, p, err);
	if (m == MSG_OK)
		accrual_show(ui, p);
	return m;
}

static void interest_typed(struct ui *ui, struct pane *p, const char *field)
{
	if (strcmp(field, "DATE") == 0)
		accrual_show(ui, p);
}

static enum msgid interest_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct fix *s = pane_state(p);
	struct date on = DATE_NONE;
	struct money posted = MONEY_ZERO, balance = MONEY_ZERO;
	enum msgid m = pane_date(ui, p, "DATE", &on, err);
	if (m == MSG_OK)
		m = post_interest(desk_of(ui), s->subject.account_id, on, &posted, err);
	if (m != MSG_OK)
		return m;
	if (posted.cents == 0)
		return err_set(err, MSG_NO_INTEREST, "DATE", NULL);
	m = money_add(s->view->balance, posted, &balance, err);
	return m == MSG_OK ? done(ui, p, MSG_INTEREST_POSTED, posted, balance) : m;
}

/* --- the panels ---------------------------------------------------------------------------- */

#define FIX_PANEL(id_, title_, height_, fields_, help_, ...) { \
	.id = id_, .title = title_, .instruction = "Type choices, press Enter.", \
	.instruction_row = 2, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = height_, \
	.width = 64, .state_size = sizeof(struct fix), \
	.fields = fields_, .field_count = ARRAY_SIZE(fields_), .help = help_, \
	.open = open, .close = close, __VA_ARGS__ }

static const struct panel panels[FIX_COUNT] = {
	[FIX_ADJUST] = FIX_PANEL("ADJUST", "Adjust a Bucket", 15, adjust_fields,
		"Changes one bucket of the debt by an entry of its own. A person's limit is the "
		"client's option ADJUST_LIMIT; over it a lead allows it here, or it is asked for.",
		.load = load_today, .enter = adjust_enter),
	[FIX_MOVE] = FIX_PANEL("MOVE", "Move a Payment", 11, move_fields,
		"A payment was posted to the wrong account: two entries that name each other take "
		"it off here and put it there. If the payment is returned, they are taken back "
		"with it.",
		.load = load, .enter = move_enter, .prompt = move_prompt),
	[FIX_WRITEOFF] = FIX_PANEL("WRITEOFF", "Write Off", 12, writeoff_fields,
		"Takes all that is owed today off the account and closes it. Nothing is removed: "
		"the entry can be reversed.",
		.load = load, .enter = writeoff_enter),
	[FIX_INTEREST] = FIX_PANEL("ACCRUE", "Post Interest", 10, interest_fields,
		"Posts the interest that accrued to a day. Without this it is posted by itself "
		"before the next payment; the sum is the same.",
		.load = interest_load, .enter = interest_enter, .typed = interest_typed),
};

void fix_open(struct ui *ui, enum fix_kind kind, int64_t account_id)
{
	struct panel_args args = { .id = account_id };
	ui_push(ui, &panels[kind], &args, sizeof args);
}
