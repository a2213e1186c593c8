/* SPDX-License-Identifier: MIT */
/* ACC: the commands of money. Most open their panel on this account with the rest of the words;
 * PTP is given at once, and asks for what it was not told. */
#include "acc_private.h"

static const struct { enum command_verb verb; const char *panel; } panels[] = {
	{ VERB_PLAN, "PLN" }, { VERB_SETTLE, "SETTLE" }, { VERB_PAY, "PAY" }, { VERB_OPT, "OPT" },
	{ VERB_FIN, "FIN" }, { VERB_CALC, "CALC" }, { VERB_PAYOFF, "PAYOFF" }, { VERB_NSF, "NSF" },
};

const char *acc_money_panel(enum command_verb verb)
{
	for (size_t i = 0; i < ARRAY_SIZE(panels); i++)
		if (panels[i].verb == verb)
			return panels[i].panel;
	return NULL;
}

/* --- PTP ----------------------------------------------------------------------------------- */

static enum msgid give(struct ui *ui, struct pane *p, struct err *err);

static void again(struct ui *ui, struct pane *p)
{
	struct err err;
	if (give(ui, p, &err) != MSG_OK)
		ui_msg(ui, &err);
}

/* What came back from a window; NULL or blank: given up. */
static bool answered(struct ui *ui, const char *text)
{
	if (text && !text_is_blank(text))
		return true;
	ui_say(ui, MSG_RESULT_NOT_SAVED, NULL);
	return false;
}

/* Refused where it is typed, so that it can be mended there. */
static enum msgid check_amount(struct ui *ui, void *arg, const char *text, struct err *err)
{
	const struct acc *a = pane_state(arg);
	struct promise_input in = a->promise;
	enum msgid m = promise_amount(text, desk_today(desk_of(ui)), &in, err);
	return m == MSG_OK ? promise_check(desk_of(ui), &in, err) : m;
}

static void take_amount(struct ui *ui, void *arg, const char *text)
{
	struct acc *a = pane_state(arg);
	struct err err;
	if (!answered(ui, text))
		return;
	if (promise_amount(text, desk_today(desk_of(ui)), &a->promise, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	again(ui, arg);
}

static enum msgid check_date(struct ui *ui, void *arg, const char *text, struct err *err)
{
	const struct acc *a = pane_state(arg);
	struct promise_input in = a->promise;
	enum msgid m = date_parse_typed(text, desk_today(desk_of(ui)), &in.due, err);
	return m == MSG_OK ? promise_check(desk_of(ui), &in, err) : m;
}

static void take_date(struct ui *ui, void *arg, const char *text)
{
	struct acc *a = pane_state(arg);
	struct err err;
	if (!answered(ui, text))
		return;
	if (date_parse_typed(text, desk_today(desk_of(ui)), &a->promise.due, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	again(ui, arg);
}

static void take_method(struct ui *ui, void *arg, char reply)
{
	struct acc *a = pane_state(arg);
	const char letter[2] = { reply, '\0' };
	if (!reply) {
		ui_say(ui, MSG_RESULT_NOT_SAVED, NULL);
		return;
	}
	a->promise.has_method = tender_parse(letter, &a->promise.method);
	again(ui, arg);
}

static void ask_amount(struct ui *ui, struct pane *p, const struct promise_outcome *o)
{
	char balance[MONEY_TEXT_SIZE], prompt[80];
	money_show(o->balance, balance);
	(void)text_putf(prompt, sizeof prompt, "Amount, or BAL for all of %s", balance);
	ui_ask_text(ui, &(struct text_spec){ .title = "Promise to Pay", .prompt = prompt,
		.max = 14, .called = "An amount", .check = check_amount,
		.help = "What the consumer promises to pay, in dollars. BAL is all that is owed on "
			"the due date, with the interest until then." }, take_amount, p);
}

static void ask(struct ui *ui, struct pane *p, const struct promise_outcome *o)
{
	static const struct text_spec day = { .title = "Promise to Pay",
		.prompt = "Due date, such as FRI, 15, EOM or 11/27", .date = true,
		.called = "A due date", .check = check_date,
		.help = "The day on which the money is to be here." };
	static const struct ask_spec method = { .title = "Promise to Pay",
		.question = "By what will it be paid?",
		.replies = "C=Card|A=ACH|K=Check|M=Mail" };
	struct acc *a = pane_state(p);
	if (asking_agreement(ui, &a->asking, o))
		return;
	if (o->ask == PROMISE_ASK_AMOUNT)
		ask_amount(ui, p, o);
	else if (o->ask == PROMISE_ASK_DATE)
		ui_ask_text(ui, &day, take_date, p);
	else
		ui_ask(ui, &method, take_method, p);
}

static void say_taken(struct ui *ui, const struct promise_cell *c)
{
	char sum[MONEY_TEXT_SIZE], day[9];
	money_show(c->amount, sum);
	date_show(c->due, day);
	ui_say(ui, MSG_PROMISE_SAVED, sum, day, NULL);
}

static enum msgid give(struct ui *ui, struct pane *p, struct err *err)
{
	struct acc *a = pane_state(p);
	struct promise_outcome o = { .ask = PROMISE_TAKEN };
	a->promise.call.account_id = a->account_id;
	a->promise.call.text = a->input_text;
	enum msgid m = take_promise(desk_of(ui), &a->promise, &o, err);
	if (m != MSG_OK)
		return m;
	if (o.ask != PROMISE_TAKEN) {
		ask(ui, p, &o);
		return MSG_OK;
	}
	app_of(ui)->written = true;
	a->at++;
	a->worked = true;
	a->leaves = false;
	m = acc_reload(ui, p, err);
	if (m != MSG_OK)
		return m;
	say_taken(ui, &a->view->promise);
	return acc_run(ui, p, err);
}

enum msgid acc_promise(struct ui *ui, struct pane *p, const struct command *c, struct err *err)
{
	struct acc *a = pane_state(p);
	enum msgid m = parse_promise(c->args, desk_today(desk_of(ui)), &a->promise, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(a->promise.call.code, sizeof a->promise.call.code, "PTP");
	(void)text_put(a->input_text, sizeof a->input_text, c->note);
	a->asking = (struct asking){ .pane = p, .in = &a->promise.call, .text = a->input_text,
		.text_size = sizeof a->input_text, .told = ASKING_AGREED,
		.again = again,
		.replace = &a->promise.replace, .consent = &a->promise.consent,
		.what = "the new promise", .due = "the due date" };
	return give(ui, p, err);
}
