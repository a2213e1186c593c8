/* SPDX-License-Identifier: MIT */
/* SETTLE: making an offer, with a lead's word where it is needed, and accepting one, with whatever
 * the result of the call still asks. */
#include "leadwin.h"
#include "settle_private.h"

/* --- offering ------------------------------------------------------------------------------ */

static enum msgid say_made(struct ui *ui, struct pane *p, const struct settle_made *made,
	struct err *err)
{
	struct settle *s = pane_state(p);
	char sum[MONEY_TEXT_SIZE], until[9], number[24];
	money_show(s->terms.amount, sum);
	date_show(made->quote.valid_until, until);
	(void)text_putf(number, sizeof number, "%lld", (long long)made->approval_id);
	app_of(ui)->written = true;
	pane_clean(p);
	enum msgid m = settle_reload(ui, p, err);
	if (m != MSG_OK)
		return m;
	if (made->state == OFFER_WAITING)
		ui_say(ui, MSG_OFFER_ASKED, number, NULL);
	else if (s->accepting)
		return settle_take(ui, p, made->offer_id, err);
	else if (s->side == OFFER_BY_CONSUMER)
		ui_say(ui, MSG_OFFER_HEARD, sum, NULL);
	else
		ui_say(ui, MSG_OFFER_MADE, sum, until, NULL);
	return MSG_OK;
}

static enum msgid make(struct ui *ui, struct pane *p, const struct lead *lead, const char *why,
	struct err *err)
{
	struct settle *s = pane_state(p);
	struct settle_made made;
	struct settle_offer o = { .terms = s->terms, .side = s->side, .approver = lead,
		.ask = why, .words = pane_get(p, "SAID") };
	enum msgid m = settle_offer(desk_of(ui), &o, &made, err);
	return m == MSG_OK ? say_made(ui, p, &made, err) : m;
}

static void allowed(struct ui *ui, void *arg, const struct lead *lead, const char *why)
{
	struct err err;
	if (make(ui, arg, lead, why, &err) != MSG_OK)
		ui_msg(ui, &err);
}

enum msgid settle_make(struct ui *ui, struct pane *p, struct err *err)
{
	struct err why;
	char text[128];
	enum msgid m = make(ui, p, NULL, NULL, &why);
	if (m == MSG_SETTLE_FLOOR) {
		err_first(&why, text, sizeof text);
		lead_window(ui, &(struct lead_ask){ .what = text, .done = allowed, .arg = p });
		return MSG_OK;
	}
	if (m != MSG_OK && err)
		*err = why;
	return m;
}

/* --- accepting ----------------------------------------------------------------------------- */

static enum msgid take(struct ui *ui, struct pane *p, struct err *err);

static void again(struct ui *ui, struct pane *p)
{
	struct err err;
	if (take(ui, p, &err) != MSG_OK)
		ui_msg(ui, &err);
}

static enum msgid take(struct ui *ui, struct pane *p, struct err *err)
{
	struct settle *s = pane_state(p);
	struct app *app = app_of(ui);
	struct promise_outcome o;
	char sum[MONEY_TEXT_SIZE], due[9];
	s->accept.call.account_id = s->subject.account_id;
	s->accept.call.text = s->words;
	enum msgid m = settle_accept(desk_of(ui), &s->accept, &o, err);
	if (m != MSG_OK)
		return m;
	s->asking = (struct asking){ .pane = p, .in = &s->accept.call, .text = s->words,
		.text_size = sizeof s->words, .told = ASKING_AGREED,
		.again = again, .replace = &s->accept.replace,
		.consent = &s->accept.consent, .what = "the settlement",
		.due = "the first due date" };
	if (o.ask != PROMISE_TAKEN && !asking_agreement(ui, &s->asking, &o))
		return err_set(err, MSG_REQUIRED, "METHOD", "Paid with", NULL);
	if (o.ask != PROMISE_TAKEN)
		return MSG_OK;
	money_show(s->accept.call.amount, sum);
	date_show(s->accept.call.date, due);
	app->written = true;
	app->worked_on = s->subject.account_id;
	ui_say(ui, MSG_SETTLE_AGREED, sum, due, NULL);
	ui_pop(ui);
	return MSG_OK;
}

enum msgid settle_take(struct ui *ui, struct pane *p, int64_t offer_id, struct err *err)
{
	struct settle *s = pane_state(p);
	s->accept = (struct settle_accept){ .offer_id = offer_id,
		.call = { .minute = -1, .code = "SETTL" } };
	for (size_t i = 0; i < s->count; i++)
		if (s->log[i].id == offer_id) { /* the code asks for both before verification */
			s->accept.call.amount = s->log[i].amount;
			s->accept.call.date = s->log[i].due_on;
		}
	s->accept.has_method = tender_parse(pane_get(p, "METHOD"), &s->accept.method);
	(void)text_put(s->words, sizeof s->words, pane_get(p, "SAID"));
	return take(ui, p, err);
}

/* --- options of the log -------------------------------------------------------------------- */

static void declined(struct ui *ui, void *arg, const char *words)
{
	struct settle *s = pane_state(arg);
	struct err err;
	if (!words)
		return;
	enum msgid m = settle_decline(desk_of(ui), s->accept.offer_id, words, &err);
	if (m == MSG_OK)
		m = settle_reload(ui, arg, &err);
	if (m != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	ui_say(ui, MSG_OFFER_REFUSED, NULL);
}

enum msgid settle_option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	struct settle *s = pane_state(p);
	STR_AUTO text = str_make(2000);
	if (number == 1) {
		if (!pane_get(p, "METHOD")[0])
			return err_set(err, MSG_REQUIRED, "METHOD", "Paid with", NULL);
		return settle_take(ui, p, row->key, err);
	}
	if (number == 4) {
		s->accept.offer_id = row->key;
		ui_ask_text(ui, &(struct text_spec){ .title = "Decline Offer",
			.optional = true, .called = "What was said",
			.prompt = "What was said", .max = 60 }, declined, p);
		return MSG_OK;
	}
	enum msgid m = settle_words(desk_of(ui), row->key, &text, err);
	if (m == MSG_OK)
		ui_show_text(ui, "Settlement", text.d);
	return m;
}
