/* SPDX-License-Identifier: MIT */
/* WRKSUS: money that belongs to no debt yet, oldest first; applied to an account or returned. */
#include "app.h"

#include "accprompt.h"
#include "arrears/base/mem.h"
#include "arrears/desk/suspense.h"
#include "arrears/domain/promise.h"

#define PAGE 64
#define LINES_MAX 2000

struct wrksus { struct suspense_line *rows; size_t count, room; };

enum { COL_RECEIPT, COL_DATE, COL_DAYS, COL_LEFT, COL_FROM, COL_WHY, COL_ACCOUNT, COL_REFERENCE,
	COL_METHOD };
static const struct list_col cols[] = {
	[COL_RECEIPT] = { "Receipt", 6, 7, 6, 7, LIST_RIGHT },
	[COL_DATE] = { "Received", 15, 8, 15, 8, LIST_LEFT },
	[COL_DAYS] = { "Days", 24, 4, 24, 4, LIST_RIGHT },
	[COL_LEFT] = { "Held", 29, 12, 29, 12, LIST_RIGHT },
	[COL_FROM] = { "From", 43, 18, 43, 30, LIST_LEFT },
	[COL_WHY] = { "Why", 62, 18, 74, 24, LIST_LEFT },
	[COL_ACCOUNT] = { "Account", 0, 0, 99, 9, LIST_LEFT },
	[COL_REFERENCE] = { "Reference", 0, 0, 109, 16, LIST_LEFT },
	[COL_METHOD] = { "By", 0, 0, 126, 5, LIST_LEFT },
};

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid read_all(struct desk *d, struct wrksus *s, struct err *err)
{
	struct suspense_key after = { .id = 0 };
	size_t n = PAGE;
	s->count = 0;
	while (n == PAGE && s->count < LINES_MAX) {
		if (s->room < s->count + PAGE) {
			s->room = s->count + PAGE;
			s->rows = mem_grow(s->rows, s->room, sizeof *s->rows);
		}
		enum msgid m = suspense_list(d, &after, s->rows + s->count, PAGE,
			&n, err);
		if (m != MSG_OK)
			return m;
		s->count += n;
		if (n)
			after = (struct suspense_key){ s->rows[s->count - 1].receipt.received_on,
				s->rows[s->count - 1].receipt.id };
	}
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrksus *s = pane_state(p);
	struct money sum = MONEY_ZERO;
	char text[MONEY_TEXT_SIZE];
	int old = 0;
	enum msgid m = read_all(desk_of(ui), s, err);
	for (size_t i = 0; m == MSG_OK && i < s->count; i++) {
		m = money_add(sum, s->rows[i].receipt.suspense, &sum, err);
		old += s->rows[i].days > 30;
	}
	if (m != MSG_OK)
		return m;
	money_show(sum, text);
	pane_setf(p, "TOTAL", "%zu receipt%s, %s%s", s->count, s->count == 1 ? "" : "s", text,
		s->count == LINES_MAX ? " and more" : "");
	pane_setf(p, "OLD", "%d", old);
	pane_role(p, "OLD", old ? ROLE_DUE : ROLE_OUTPUT);
	pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrksus *s = pane_state(p);
	const struct suspense_line *l = &s->rows[index];
	const struct receipt *r = &l->receipt;
	char day[9], money[MONEY_TEXT_SIZE], by[20];
	text_upper(r->method, by, sizeof by);
	row->key = r->id;
	date_show(r->received_on, day);
	money_show(r->suspense, money);
	list_putf(row, COL_RECEIPT, "%lld", (long long)r->id);
	list_put(row, COL_DATE, day);
	list_putf(row, COL_DAYS, "%d", l->days);
	list_put(row, COL_LEFT, money);
	list_put(row, COL_FROM, l->name);
	list_put(row, COL_WHY, l->why);
	if (r->account_id)
		list_putf(row, COL_ACCOUNT, "%lld", (long long)r->account_id);
	list_put(row, COL_REFERENCE, r->reference);
	list_put(row, COL_METHOD, by);
	if (l->days > 30)
		row->cell_role[COL_DAYS] = ROLE_DUE;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrksus *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrksus *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

/* --- apply and return ---------------------------------------------------------------------- */

struct held { struct suspense_line line; enum answer twin, barred; };

static enum msgid held_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct held *h = pane_state(p);
	(void)ui;
	(void)err;
	h->line = *(const struct suspense_line *)args;
	return MSG_OK;
}

static enum msgid held_load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct held *h = pane_state(p);
	char money[MONEY_TEXT_SIZE];
	(void)ui;
	(void)err;
	money_show(h->line.receipt.suspense, money);
	pane_setf(p, "WHAT", "Receipt %lld: %s%s of %s", (long long)h->line.receipt.id, money,
		h->line.receipt.direct ? " paid to the client," : "",
		h->line.name[0] ? h->line.name : "an unknown payer");
	pane_setf(p, "WHY", "Held for %d day%s: %s", h->line.days, h->line.days == 1 ? "" : "s",
		h->line.why);
	pane_set(p, "AMOUNT", money);
	return MSG_OK;
}

/* For the desk zero is all that is left; typed, it is a slip. */
static enum msgid read_amount(struct ui *ui, struct pane *p, struct money *out, struct err *err)
{
	enum msgid m = pane_money(ui, p, "AMOUNT", out, err);
	return m == MSG_OK && out->cents == 0 ? err_set(err, MSG_POST_ZERO, "AMOUNT", NULL) : m;
}

static enum msgid finish(struct ui *ui, struct pane *p)
{
	app_of(ui)->written = true;
	pane_clean(p);
	ui_pop(ui);
	return MSG_OK;
}

static enum msgid apply(struct ui *ui, struct pane *p, struct err *err);

static void answered(struct ui *ui, struct pane *p, enum answer *where, char reply)
{
	struct err err;
	if (reply != 'Y') {
		ui_say(ui, MSG_NOT_APPLIED, NULL);
		return;
	}
	*where = ANSWER_YES;
	if (apply(ui, p, &err) != MSG_OK)
		ui_msg(ui, &err);
}

static void answered_twin(struct ui *ui, void *arg, char reply)
{
	struct held *h = pane_state(arg);
	answered(ui, arg, &h->twin, reply);
}

static void answered_barred(struct ui *ui, void *arg, char reply)
{
	struct held *h = pane_state(arg);
	answered(ui, arg, &h->barred, reply);
}

static void ask(struct ui *ui, struct pane *p, const struct posted *out)
{
	char question[256];
	struct ask_spec spec = { .question = question, .replies = "Y=Yes|N=No",
		.by_default = 'N' };
	if (out->ask == POST_ASK_TWIN) {
		(void)text_putf(question, sizeof question, "Entry %lld of that account is the "
			"same payment: date, amount and reference. Post this one, too?",
			(long long)out->twin_id);
		spec.title = "Posted Already?";
		ui_ask(ui, &spec, answered_twin, p);
		return;
	}
	(void)text_putf(question, sizeof question, "The account is barred: %s. Has a lead said "
		"that the money may be posted to it?", out->barred);
	spec.title = "Barred Account";
	ui_ask(ui, &spec, answered_barred, p);
}

static enum msgid applied(struct ui *ui, struct pane *p, struct money amount, struct date from)
{
	char money[MONEY_TEXT_SIZE], day[9];
	money_show(amount, money);
	date_show(from, day);
	ui_say(ui, MSG_APPLIED, money, pane_get(p, "ACCOUNT"), day, NULL);
	return finish(ui, p);
}

static enum msgid apply(struct ui *ui, struct pane *p, struct err *err)
{
	const struct held *h = pane_state(p);
	struct suspense_use use = { .receipt_id = h->line.receipt.id,
		.reason = pane_get(p, "REASON"), .designated = pane_is_yes(p, "DESIGNATED"),
		.twin = h->twin, .barred = h->barred };
	struct posted out = { .ask = POST_DONE };
	const char *account = pane_get(p, "ACCOUNT");
	enum msgid m = text_to_int(account, 1, INT64_MAX, &use.account_id, NULL) == MSG_OK ?
		MSG_OK : err_set(err, MSG_ACCOUNT_NUMBER, "ACCOUNT", account, NULL);
	if (m == MSG_OK)
		m = read_amount(ui, p, &use.amount, err);
	if (m == MSG_OK)
		m = suspense_apply(desk_of(ui), &use, &out, err);
	if (m == MSG_POST_DISPUTED)
		(void)text_put(err->field, sizeof err->field, "DESIGNATED");
	if (m != MSG_OK)
		return m;
	if (out.ask != POST_DONE) {
		ask(ui, p, &out);
		return MSG_OK;
	}
	return applied(ui, p, use.amount, out.effective);
}

static enum msgid apply_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct held *h = pane_state(p);
	h->twin = h->barred = ANSWER_NONE;
	return apply(ui, p, err);
}

/* The client has that money: it is not ours to return. It leaves suspense as told back to them. */
static enum msgid return_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct held *h = pane_state(p);
	enum msgid m = held_open(ui, p, args, err);
	if (m != MSG_OK || !h->line.receipt.direct)
		return m;
	pane_title(p, "Tell the Client");
	pane_describe(p, "AMOUNT", "The amount", "How much of it is told back to the client, who "
		"has the money. Nothing is returned from here.");
	return MSG_OK;
}

static enum msgid return_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct held *h = pane_state(p);
	struct money amount = MONEY_ZERO;
	char money[MONEY_TEXT_SIZE];
	enum msgid m = read_amount(ui, p, &amount, err);
	if (m == MSG_OK)
		m = suspense_return(desk_of(ui), h->line.receipt.id, amount,
			pane_get(p, "REASON"), err);
	if (m != MSG_OK)
		return m;
	money_show(amount, money);
	if (h->line.receipt.direct)
		ui_say(ui, MSG_TOLD_BACK, money, NULL);
	else
		ui_say(ui, MSG_RETURNED, money, h->line.name[0] ? h->line.name : "its payer",
			NULL);
	return finish(ui, p);
}

/* What is typed is looked for as on FND; blank: the consumer's accounts, if one is known. */
static bool apply_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct held *h = pane_state(p);
	const char *typed = pane_get(p, "ACCOUNT");
	if (strcmp(field, "ACCOUNT") != 0)
		return false;
	return accprompt_found(ui, typed[0] ? typed : h->line.name, out);
}

#define HEAD \
	{ .name = "WHAT", .row = 1, .col = 2, .len = 58, .use = FIELD_OUT, \
	  .role = ROLE_EMPHASIS }, \
	{ .name = "WHY", .row = 2, .col = 2, .len = 58, .use = FIELD_OUT }
#define AMOUNT_FIELD(row_) \
	{ .name = "AMOUNT", .row = row_, .col = 21, .len = 14, .kind = FIELD_MONEY, \
	  .use = FIELD_IN, .check = FIELD_ME | FIELD_NODRAFT, .label = "Amount", .label_col = 2, \
	  .right = "All of it, or less", .help = "How much of what is held." }
#define REASON_FIELD(row_) \
	{ .name = "REASON", .row = row_, .col = 21, .len = 38, .max = 60, .use = FIELD_IN, \
	  .check = FIELD_ME | FIELD_LC | FIELD_NODRAFT, .label = "Reason", .label_col = 2, \
	  .help = "Who said where it goes, and when. It is kept." }

static const struct field apply_fields[] = {
	HEAD,
	{ .name = "ACCOUNT", .row = 6, .col = 21, .len = 20, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "To account", .label_col = 2,
	  .right = "F4 finds a name",
	  .help = "The account it pays. Type a name, a phone or a client's number and press F4 to "
		"find it." },
	AMOUNT_FIELD(7),
	{ .name = "DESIGNATED", .row = 8, .col = 21, .len = 1, .kind = FIELD_YESNO,
	  .use = FIELD_IN, .check = FIELD_ME | FIELD_NODRAFT, .text = "N",
	  .label = "Named this debt", .label_col = 2, .right = "Y=The consumer said so, N=No",
	  .help = "Y if the consumer said that the money is for this debt. Without that a disputed "
		"debt takes nothing (12 CFR 1006.30(c)), whatever the client says." },
	REASON_FIELD(9),
};

static const struct field return_fields[] = { HEAD, AMOUNT_FIELD(6), REASON_FIELD(7) };

#define HELD_WINDOW(id_, title_, height_, fields_, open_, help_, ...) { \
	.id = id_, .title = title_, .instruction = "Type choices, press Enter.", \
	.instruction_row = 4, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = height_, \
	.width = 60, .state_size = sizeof(struct held), .fields = fields_, \
	.field_count = ARRAY_SIZE(fields_), .help = help_, .open = open_, \
	.load = held_load, __VA_ARGS__ }

static const struct panel panel_SUSAPPLY = HELD_WINDOW("SUSAPPLY", "Apply Money Held", 12,
	apply_fields, held_open,
	"Posts money that was held to an account, in the client's order. It counts from the day it "
	"came in, or from the placement if the account was placed later. A disputed debt takes it "
	"only if the consumer named that debt.",
	.enter = apply_enter, .prompt = apply_prompt);
static const struct panel panel_SUSRETURN = HELD_WINDOW("SUSRETURN", "Return Money Held", 10,
	return_fields, return_open,
	"The money goes back to who paid it. This records that; the check is drawn elsewhere. What "
	"the client was paid is not ours to return: the client is told that it fits no debt here.",
	.enter = return_enter);

/* --- the panel ----------------------------------------------------------------------------- */

enum { OPT_RETURN = 4, OPT_DISPLAY = 5, OPT_APPLY = 8 };

static void display(struct ui *ui, const struct suspense_line *l)
{
	const struct receipt *r = &l->receipt;
	char day[9], all[MONEY_TEXT_SIZE], left[MONEY_TEXT_SIZE];
	STR_AUTO text = str_make(2000);
	date_show(r->received_on, day);
	money_show(r->amount, all);
	money_show(r->suspense, left);
	str_addf(&text, "Receipt %lld of batch %lld: %s by %s on %s, taken in by %s.\n\n",
		(long long)r->id, (long long)r->batch_id, all, method_word(r->method), day,
		r->received_name);
	if (r->direct)
		str_add(&text, "It was paid to the client, who has it: it is applied, or told back "
			"to the client.\n");
	str_addf(&text, "Still held: %s, for %d day%s.\nWhy: %s.\nFrom: %s.\n", left, l->days,
		l->days == 1 ? "" : "s",
		l->why[0] ? l->why : "not said", l->name[0] ? l->name : "not known");
	if (r->account_id)
		str_addf(&text, "Taken for account %lld.\n", (long long)r->account_id);
	if (r->reference[0])
		str_addf(&text, "Reference: %s.\n", r->reference);
	ui_show_text(ui, "Money Held", text.d);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct wrksus *s = pane_state(p);
	for (size_t i = 0; i < s->count; i++) {
		const struct suspense_line *l = &s->rows[i];
		if (l->receipt.id != row->key)
			continue;
		if (number == OPT_DISPLAY)
			display(ui, l);
		else
			ui_push(ui, number == OPT_APPLY ? &panel_SUSAPPLY : &panel_SUSRETURN, l,
				sizeof *l);
		return MSG_OK;
	}
	return err_set(err, MSG_ROW_GONE, "", NULL);
}

static const struct option options[] = {
	{ OPT_RETURN, "Return", "Back to who paid it; what the client was paid is told "
	  "back to them.", PRE_SUSPENSE, NULL },
	{ OPT_DISPLAY, "Display", "All that is known of it.", PRE_VIEW, NULL },
	{ OPT_APPLY, "Apply", "Posts it to an account.", PRE_SUSPENSE, NULL },
	{ .label = NULL },
};

static const struct field fields[] = {
	{ .name = "TOTAL", .row = 3, .col = 21, .len = 34, .use = FIELD_OUT, .label = "Held",
	  .label_col = 2 },
	{ .name = "OLD", .row = 3, .col = 74, .len = 5, .use = FIELD_OUT,
	  .label = "Over 30 days", .label_col = 56 },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(Nothing is held)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

const struct panel panel_WRKSUS = {
	.id = "WRKSUS", .title = "Work with Money Held",
	.instruction = "Type options, press Enter.", .flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct wrksus), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.list = &list, .options = options, .actions = actions,
	.help = "Suspense: money that came in and belongs to no debt yet, the oldest first. It "
		"fits "
		"no account, or the debts of its consumer are disputed and nobody has said "
		"which it "
		"is for (12 CFR 1006.30(c)). Apply it to an account, or return it.",
	.load = load, .option = option, .close = close_panel,
};
