/* SPDX-License-Identifier: MIT */
/* RCV: the window that takes money in, and shows while one types what it would pay. */
#include "pay.h"

#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "arrears/domain/promise.h"

struct rcv {
	struct receive_args args;
	struct money_view *view;
	enum answer twin, over, barred;
};

static const struct field fields[] = {
	{ .name = "WHO", .row = 1, .col = 2, .len = 40, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "OWED", .row = 1, .col = 44, .len = 20, .use = FIELD_OUT, .check = FIELD_RB },
	{ .name = "AMOUNT", .row = 4, .col = 27, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Amount", .label_col = 2,
	  .help = "What came in, above zero. A return or a correction is an entry of its own: 4 or "
		"8 on PAY." },
	{ .name = "METHOD", .row = 5, .col = 27, .len = 5, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "By", .label_col = 2,
	  .right = "C A K M $ W, F4 for list",
	  .help = "How it was paid: C card, A ACH, K check, M mail, $ cash, W wire." },
	{ .name = "DATE", .row = 6, .col = 27, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_PAST, .label = "Date", .label_col = 2,
	  .right = "Blank: today. Never later",
	  .help = "The day it counts from: interest runs to this day and no further on what is "
		"paid. Not after today, and not before the account was placed." },
	{ .name = "REFERENCE", .row = 7, .col = 27, .len = 24, .max = 32, .use = FIELD_IN,
	  .label = "Reference", .label_col = 2,
	  .right = "Check no.",
	  .help = "Check number, trace number, confirmation. Never a card or account number: those "
		"are refused." },
	{ .name = "LAST4", .row = 8, .col = 27, .len = 4, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Last four", .label_col = 2,
	  .right = "Of the card or account",
	  .help = "The last four digits of the card or bank account. More is never kept." },
	{ .name = "TO", .row = 9, .col = 27, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "US", .values = "US CLIENT",
	  .label = "Paid to", .label_col = 2, .right = "US, CLIENT",
	  .help = "US if the money is here; CLIENT if the consumer paid the client directly "
		"and the "
		"client told us." },
	{ .name = "DESIGNATED", .row = 10, .col = 27, .len = 1, .kind = FIELD_YESNO,
	  .use = FIELD_IN, .check = FIELD_ME, .text = "N",
	  .label = "Named this debt", .label_col = 2, .right = "Y=The consumer said so, N=No",
	  .help = "Y if the consumer said that the money is for this debt; then all of it goes "
		"here. "
		"N: this account first, then the consumer's others, and nothing to a disputed debt "
		"(12 CFR 1006.30(c))." },
	{ .name = "PAYER", .row = 11, .col = 27, .len = 30, .max = 40, .use = FIELD_IN,
	  .label = "Paid by", .label_col = 2,
	  .help = "Who paid, if not the consumer." },
	{ .name = "PAYS", .row = 13, .col = 2, .len = 62, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED },
	{ .name = "LEAVES", .row = 14, .col = 2, .len = 62, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED },
};

/* --- what follows PAY ---------------------------------------------------------------------- */

/* Where a tender may stand as well, what starts with no digit was hardly meant as a day. */
static enum msgid receive_day(const char *word, bool tender_too, struct date today,
	struct date *out, struct err *err)
{
	enum msgid m = date_parse_past(word, today, out, err);
	if (m == MSG_OK || !tender_too || strchr("0123456789", word[0]))
		return m;
	return err_set(err, MSG_TENDER_OR_DAY, "", word, NULL);
}

enum msgid receive_parse(const char *text, struct date today, struct receive_args *out,
	struct err *err)
{
	char word[64];
	struct receive_args got = *out;
	got.filled = true;
	enum tender tender;
	got.on = DATE_NONE;
	(void)text_word(&text, word, sizeof word);
	enum msgid m = money_parse(word, &got.amount, err);
	if (m == MSG_OK)
		m = receive_most(got.amount, err);
	(void)text_word(&text, word, sizeof word);
	if (m == MSG_OK && word[0] && tender_parse(word, &tender)) {
		(void)text_put(got.tender, sizeof got.tender, tender_name(tender));
		(void)text_word(&text, word, sizeof word);
	}
	if (m == MSG_OK && word[0])
		m = receive_day(word, !got.tender[0], today, &got.on, err);
	if (m != MSG_OK)
		return m;
	text += strspn(text, " ");
	(void)text_put(got.reference, sizeof got.reference, text);
	*out = got;
	return MSG_OK;
}

void receive_open(struct ui *ui, const struct receive_args *args)
{
	ui_push(ui, &panel_RCV, args, sizeof *args);
}

/* --- what it would pay --------------------------------------------------------------------- */

/* "costs 50.00, interest 1.21", in the order they are paid; a credit pays nothing. */
static void parts_text(const struct post_preview *v, const char *order, char *out, size_t size)
{
	struct bucket_order by;
	size_t used = 0;
	out[0] = '\0';
	if (bucket_order_parse(order, &by, NULL) != MSG_OK)
		return;
	for (int i = 0; i < BUCKET_COUNT; i++) {
		struct money part = { -v->change.of[by.at[i]].cents };
		struct money left = v->left.of[by.at[i]];
		char money[MONEY_TEXT_SIZE];
		if (left.cents < 0)
			part.cents += left.cents;
		if (part.cents <= 0)
			continue;
		money_show(part, money);
		(void)text_putf(out + used, size - used, "%s%s %s", used ? ", " : "",
			bucket_words(by.at[i]), money);
		used = strlen(out);
	}
}

/* Does all of it go to this debt, a credit included? As the batch posts it. */
static bool goes_here(struct pane *p)
{
	return pane_is_yes(p, "DESIGNATED") || strcmp(pane_get(p, "TO"), "CLIENT") == 0;
}

static void show_split(struct pane *p, const struct post_preview *v, const char *order)
{
	char parts[160], interest[MONEY_TEXT_SIZE], left[MONEY_TEXT_SIZE];
	struct money sum = MONEY_ZERO;
	if (buckets_sum(&v->left, &sum, NULL) != MSG_OK)
		return;
	if (sum.cents < 0 && !goes_here(p)) {
		pane_set(p, "PAYS", "Pays all that is owed here. What is over goes to the");
		pane_set(p, "LEAVES", "consumer's other debts; what fits none is held on WRKSUS.");
		return;
	}
	parts_text(v, order, parts, sizeof parts);
	pane_setf(p, "PAYS", "Pays %s.", parts[0] ? parts : "nothing: none is owed");
	money_show(sum, left);
	money_show(v->interest, interest);
	if (sum.cents < 0)
		pane_setf(p, "LEAVES", "Leaves %s: a credit of the consumer's.", left);
	else if (v->interest.cents)
		pane_setf(p, "LEAVES", "Leaves %s, interest of %s to that day counted.", left,
			interest);
	else
		pane_setf(p, "LEAVES", "Leaves %s.", left);
}

/* Money that does not come to the debt by itself. */
static bool show_held(struct pane *p, const struct money_view *v)
{
	const struct account_row *a = &v->account;
	if (a->status.class == STATUS_CLOSED) {
		pane_setf(p, "PAYS", "Account %lld is closed (%s): nothing is posted to it.",
			(long long)a->id, a->status.code);
		pane_set(p, "LEAVES", "RCVSUS takes the money in, and WRKSUS holds it.");
	} else if (v->barred[0]) {
		pane_setf(p, "PAYS", "%s stands on this account: posting holds", v->barred);
		pane_set(p, "LEAVES", "the money on WRKSUS, where a lead decides.");
	} else if (a->disputed && !pane_is_yes(p, "DESIGNATED")) {
		pane_set(p, "PAYS", "This debt is disputed: unless the consumer named it, none of");
		pane_set(p, "LEAVES", "the money goes here. What fits no other debt is held.");
	} else {
		return false;
	}
	return true;
}

static void preview(struct ui *ui, struct pane *p)
{
	const struct rcv *s = pane_state(p);
	struct posting post = { .account_id = s->args.account_id, .type = ENTRY_PAYMENT,
		.effective = DATE_NONE, .designated = pane_is_yes(p, "DESIGNATED") };
	struct post_preview v;
	struct err err;
	char why[128];
	pane_set(p, "PAYS", "");
	pane_set(p, "LEAVES", "");
	if (show_held(p, s->view))
		return;
	if (money_parse(pane_get(p, "AMOUNT"), &post.amount, NULL) != MSG_OK ||
	    post.amount.cents <= 0)
		return;
	if (pane_get(p, "DATE")[0] && date_parse_past(pane_get(p, "DATE"),
		desk_today(desk_of(ui)), &post.effective, NULL) != MSG_OK)
		return;
	if (strcmp(pane_get(p, "TO"), "CLIENT") == 0)
		post.type = ENTRY_DIRECT;
	if (post_preview(desk_of(ui), &post, &v, &err) == MSG_OK) {
		show_split(p, &v, s->view->order);
		return;
	}
	err_first(&err, why, sizeof why);
	pane_set(p, "PAYS", why);
}

static void typed(struct ui *ui, struct pane *p, const char *field)
{
	if (strcmp(field, "AMOUNT") == 0 || strcmp(field, "DATE") == 0 ||
	    strcmp(field, "TO") == 0 || strcmp(field, "DESIGNATED") == 0)
		preview(ui, p);
}

static void show_method(struct pane *p, const char *method)
{
	char upper[20];
	text_upper(method, upper, sizeof upper);
	pane_set(p, "METHOD", upper);
}

enum msgid receive_method(struct pane *p, const char **out, struct err *err)
{
	enum tender tender;
	if (!tender_parse(pane_get(p, "METHOD"), &tender))
		return err_set(err, MSG_TENDER_TYPED, "METHOD", pane_get(p, "METHOD"), NULL);
	*out = tender_name(tender);
	show_method(p, *out);
	return MSG_OK;
}

/* --- taking it in -------------------------------------------------------------------------- */

static enum msgid read_input(struct ui *ui, struct pane *p, struct receive_input *in,
	struct err *err)
{
	const struct rcv *s = pane_state(p);
	*in = (struct receive_input){ .account_id = s->args.account_id,
		.reference = pane_get(p, "REFERENCE"), .last4 = pane_get(p, "LAST4"),
		.payer = pane_get(p, "PAYER"), .designated = pane_is_yes(p, "DESIGNATED"),
		.direct = strcmp(pane_get(p, "TO"), "CLIENT") == 0, .effective = DATE_NONE,
		.twin = s->twin, .over = s->over, .barred = s->barred };
	enum msgid m = receive_method(p, &in->method, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "AMOUNT", &in->amount, err);
	return m == MSG_OK ? pane_date(ui, p, "DATE", &in->effective, err) : m;
}

static enum msgid receive(struct ui *ui, struct pane *p, struct err *err);

static void answered(struct ui *ui, struct pane *p, enum answer *where, char reply)
{
	struct err err;
	if (reply != 'Y') {
		ui_say(ui, MSG_NOT_RECEIVED, NULL);
		return;
	}
	*where = ANSWER_YES;
	if (receive(ui, p, &err) != MSG_OK)
		ui_msg(ui, &err);
}

static void answered_twin(struct ui *ui, void *arg, char reply)
{
	struct rcv *s = pane_state(arg);
	answered(ui, arg, &s->twin, reply);
}

static void answered_over(struct ui *ui, void *arg, char reply)
{
	struct rcv *s = pane_state(arg);
	answered(ui, arg, &s->over, reply);
}

static void answered_barred(struct ui *ui, void *arg, char reply)
{
	struct rcv *s = pane_state(arg);
	answered(ui, arg, &s->barred, reply);
}

static void ask(struct ui *ui, struct pane *p, const struct received *r)
{
	char question[256], owed[MONEY_TEXT_SIZE], waiting[MONEY_TEXT_SIZE];
	struct ask_spec spec = { .question = question, .replies = "Y=Yes|N=No",
		.by_default = 'N' };
	if (r->ask == RECEIVE_ASK_TWIN) {
		(void)text_putf(question, sizeof question, "Receipt %lld is the same: account, "
			"date, amount and reference. Is this another payment?",
			(long long)r->twin_id);
		spec.title = "Received Already?";
		ui_ask(ui, &spec, answered_twin, p);
		return;
	}
	if (r->ask == RECEIVE_ASK_BARRED) {
		(void)text_putf(question, sizeof question, "%s stands on this account. Receive it "
			"all the same? Posting holds the money on WRKSUS, where a lead decides.",
			r->barred);
		spec.title = "Protected";
		ui_ask(ui, &spec, answered_barred, p);
		return;
	}
	money_show(r->owed, owed);
	money_show(r->waiting, waiting);
	(void)text_putf(question, sizeof question, "That is more than is owed: %s%s%s%s. Receive "
		"it? What is over %s.", owed, r->waiting.cents ? ", of which " : "",
		r->waiting.cents ? waiting : "",
		r->waiting.cents ? " is received and waits to be posted" : "", goes_here(p) ?
		"becomes a credit of the consumer's" :
		"pays the consumer's other debts; what fits none is held");
	spec.title = "More Than Is Owed";
	ui_ask(ui, &spec, answered_over, p);
}

void receive_said(struct ui *ui, struct pane *p, struct money amount, const struct received *out)
{
	char number[24], batch[24], money[MONEY_TEXT_SIZE];
	app_of(ui)->written = true;
	pane_clean(p);
	(void)text_putf(number, sizeof number, "%lld", (long long)out->receipt_id);
	(void)text_putf(batch, sizeof batch, "%lld", (long long)out->batch_id);
	money_show(amount, money);
	ui_say(ui, MSG_RECEIVED, number, money, batch, NULL);
	ui_pop(ui);
}

static enum msgid receive(struct ui *ui, struct pane *p, struct err *err)
{
	struct receive_input in;
	struct received out = { .ask = RECEIVE_DONE };
	enum msgid m = read_input(ui, p, &in, err);
	if (m == MSG_OK)
		m = receive_payment(desk_of(ui), &in, &out, err);
	if (m != MSG_OK)
		return m;
	if (out.ask != RECEIVE_DONE)
		ask(ui, p, &out);
	else
		receive_said(ui, p, in.amount, &out);
	return MSG_OK;
}

/* What was answered holds for what was asked about, not for something typed later. */
static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct rcv *s = pane_state(p);
	s->twin = s->over = s->barred = ANSWER_NONE;
	return receive(ui, p, err);
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct rcv *s = pane_state(p);
	s->args = *(const struct receive_args *)args;
	s->view = mem_alloc(1, sizeof *s->view);
	enum msgid m = money_view(desk_of(ui), s->args.account_id, DATE_NONE, s->view, err);
	if (m != MSG_OK)
		free(s->view);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct rcv *s = pane_state(p);
	(void)ui;
	free(s->view);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct rcv *s = pane_state(p);
	const struct pay *below = pane_state(s->args.below);
	char money[MONEY_TEXT_SIZE];
	(void)err;
	pane_setf(p, "WHO", "%lld  %s", (long long)s->args.account_id, below->subject.name);
	money_show(s->view->balance, money);
	pane_setf(p, "OWED", "Owes %s", money);
	if (s->args.filled) {
		money_show(s->args.amount, money);
		pane_set(p, "AMOUNT", money);
	}
	show_method(p, s->args.tender);
	pane_set_date(p, "DATE", date_is_none(s->args.on) ? desk_today(desk_of(ui)) :
		s->args.on);
	pane_set(p, "REFERENCE", s->args.reference);
	if (!s->args.filled)                    /* a sum given with the command is newer */
		app_draft_restore(ui, p);
	preview(ui, p);
	return MSG_OK;
}

bool receive_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	(void)ui;
	(void)p;
	if (strcmp(field, "METHOD") != 0)
		return false;
	choices_title(out, "Paid by", "Name   Letter");
	for (int t = 0; t < TENDER_COUNT; t++) {
		char letter[2] = { tender_letter((enum tender)t), '\0' };
		char name[20];
		text_upper(tender_name((enum tender)t), name, sizeof name);
		choices_add(out, name, letter);
	}
	return true;
}

const struct panel panel_RCV = {
	.id = "RCV", .title = "Receive Payment", .instruction = "Type choices, press Enter.",
	.instruction_row = 2, .flags = PANEL_WINDOW, .height = 16, .width = 64,
	.state_size = sizeof(struct rcv), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.first = "AMOUNT",
	.help = "Takes money in. It has a receipt number, which the consumer is told, and "
		"stands in "
		"today's batch until another person has counted and posted it. The last two lines "
		"show what it would pay, in the client's order.",
	.notes = "PAY 75 C 11/20 1044 fills in amount, card, date and reference.",
	.open = open, .load = load, .enter = enter, .typed = typed, .prompt = receive_prompt,
	.close = close,
};
