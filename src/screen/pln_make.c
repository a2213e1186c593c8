/* SPDX-License-Identifier: MIT */
/* PLN: making the plan that is shown. What the call owes is asked first, each answer gives it
 * again; a lead's word is taken on the spot or asked for. */
#include "leadwin.h"
#include "pln_private.h"

/* --- F6 ------------------------------------------------------------------------------------ */

static void give(struct ui *ui, struct pane *p);

static void made(struct ui *ui, struct pane *p)
{
	const struct pln *s = pane_state(p);
	const struct schedule *c = &s->quote->schedule;
	struct app *app = app_of(ui);
	char count[12], first[9];
	(void)text_putf(count, sizeof count, "%zu", c->n);
	date_show(c->rows[0].date, first);
	app->written = true;
	app->worked_on = s->again ? 0 : s->subject.account_id;
	pane_clean(p);
	ui_say(ui, s->again ? MSG_PLN_MADE_ANEW : MSG_PLN_MADE, count, first, NULL);
	ui_pop(ui);
}

static enum msgid try_it(struct ui *ui, struct pane *p, struct err *err)
{
	struct pln *s = pane_state(p);
	struct promise_outcome o = { .ask = PROMISE_TAKEN };
	int64_t plan_id = 0;
	enum msgid m;
	if (s->again) {
		m = plan_replan(desk_of(ui), &s->in, &plan_id, err);
	} else {
		const struct schedule_row *first = &s->quote->schedule.rows[0];
		s->in.call.account_id = s->subject.account_id;
		s->in.call.text = s->said;
		s->in.call.date = first->date;  /* the code asks for both before verification */
		s->in.call.amount = first->payment;
		m = plan_make(desk_of(ui), &s->in, &o, err);
	}
	if (m != MSG_OK)
		return m;
	s->asking = (struct asking){ .pane = p, .in = &s->in.call, .text = s->said,
		.text_size = sizeof s->said, .told = ASKING_AGREED,
		.again = give, .replace = &s->in.replace,
		.consent = &s->in.consent, .what = "the plan", .due = "the first due date" };
	if (o.ask == PROMISE_TAKEN)
		made(ui, p);
	else if (!asking_agreement(ui, &s->asking, &o))
		BUG("the panel has them");
	return MSG_OK;
}

static void give(struct ui *ui, struct pane *p)
{
	struct err err;
	if (try_it(ui, p, &err) != MSG_OK)
		ui_msg(ui, &err);
}

enum msgid pln_make(struct ui *ui, struct pane *p, struct err *err)
{
	const struct pln *s = pane_state(p);
	enum msgid m = MSG_OK;
	if (!s->in.has_method)
		return err_set(err, MSG_PLN_METHOD, "METHOD", NULL);
	/* A lead may have decided meanwhile. */
	if (!s->quote->allowed)
		m = pln_solve(ui, p, err);
	if (m == MSG_OK && !s->quote->allowed)
		m = err_set(err, MSG_PLN_LIMIT, "", NULL);
	return m == MSG_OK ? try_it(ui, p, err) : m;
}

/* --- F22: a lead --------------------------------------------------------------------------- */

static void terms_text(const struct pln *s, char *out, size_t size)
{
	struct plan_row row = plan_row_of(&s->in, s->quote);
	char terms[PLAN_TERMS_TEXT], first[9];
	plan_terms(&row, terms);
	date_show(row.first_on, first);
	(void)text_putf(out, size, "%s, from %s", terms, first);
}

static enum msgid request(struct ui *ui, const struct pln *s, const char *why, struct err *err)
{
	int64_t id = 0;
	char number[24];
	enum msgid m = plan_ask(desk_of(ui), &s->in, why, &id, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	ui_say(ui, MSG_PLN_ASKED, number, NULL);
	return MSG_OK;
}

static void lead_said(struct ui *ui, void *arg, const struct lead *lead, const char *why)
{
	struct pln *s = pane_state(arg);
	struct err err;
	if (!lead) {
		if (request(ui, s, why, &err) != MSG_OK)
			ui_msg(ui, &err);
		return;
	}
	s->in.approved_by = lead->id;
	app_of(ui)->written = true;
	pln_show(arg);
	ui_say(ui, MSG_PLN_ALLOWED, lead->name, NULL);
}

void pln_lead_open(struct ui *ui, struct pane *p)
{
	char terms[TEXT_BYTES(66)];
	terms_text(pane_state(p), terms, sizeof terms);
	lead_window(ui, &(struct lead_ask){ .what = terms, .done = lead_said, .arg = p });
}
