/* SPDX-License-Identifier: MIT */
/* Each answer goes back into the input that waits, and the input is given again. */
#include "asking.h"

#include "acc_private.h"

static void go_on(struct ui *ui, const struct asking *a)
{
	a->again(ui, a->pane);
}

static void not_saved(struct ui *ui)
{
	ui_say(ui, MSG_RESULT_NOT_SAVED, NULL);
}

static void placed(struct ui *ui, void *arg, char reply)
{
	struct asking *a = arg;
	if (reply != 'Y' && !(reply && a->told)) {
		not_saved(ui);
		return;
	}
	a->in->placed = reply == 'Y' ? ANSWER_YES : ANSWER_NO;
	go_on(ui, a);
}

static void talked(struct ui *ui, void *arg, char reply)
{
	struct asking *a = arg;
	if (!reply) {
		not_saved(ui);
		return;
	}
	a->in->talked = reply == 'Y' ? ANSWER_YES : ANSWER_NO;
	go_on(ui, a);
}

static void consent(struct ui *ui, void *arg, char reply)
{
	struct asking *a = arg;
	if (!reply) {
		not_saved(ui);
		return;
	}
	a->in->consent = reply == 'Y' ? ANSWER_YES : ANSWER_NO;
	go_on(ui, a);
}

/* The call is opened for it; the result is given again when VERIFY is done. */
static void verify_first(struct ui *ui, struct asking *a)
{
	struct verify_args args = { .account_id = a->in->account_id, .waiting = a };
	struct result_input in = *a->in;
	struct result_outcome o;
	struct err err;
	in.verify = true;
	if (log_result(desk_of(ui), &in, &o, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	ui_push(ui, &panel_VERIFY, &args, sizeof args);
}

static void disclosed(struct ui *ui, void *arg, char reply)
{
	struct asking *a = arg;
	if (reply == 'V') {
		verify_first(ui, a);
		return;
	}
	if (reply != 'N') {
		not_saved(ui);
		return;
	}
	a->in->disclosed = ANSWER_NO;
	go_on(ui, a);
}

void asking_verified(struct ui *ui, struct asking *a, bool done)
{
	if (done)
		go_on(ui, a);
	else
		not_saved(ui);
}

static void when(struct ui *ui, void *arg, const char *text)
{
	struct asking *a = arg;
	struct err err;
	if (!text || text_is_blank(text)) {
		not_saved(ui);
		return;
	}
	if (parse_when(text, desk_today(desk_of(ui)), &a->in->date, &a->in->minute, &err) !=
	    MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	go_on(ui, a);
}

static void words(struct ui *ui, void *arg, const char *text)
{
	struct asking *a = arg;
	if (!text || text_is_blank(text)) {
		not_saved(ui);
		return;
	}
	(void)text_put(a->text, a->text_size, text);
	go_on(ui, a);
}

static void ask_placed(struct ui *ui, struct asking *a, const struct result_outcome *o)
{
	char why[128], question[256], replies[64];
	err_first(&o->why, why, sizeof why);
	(void)text_putf(question, sizeof question,
		"%s Was the call placed? If so it is saved as an exception.", why);
	(void)text_putf(replies, sizeof replies, "Y=Yes, it was placed|N=No%s%s",
		a->told ? ", " : "", a->told ? a->told : "");
	struct ask_spec spec = { .title = "Call Against the Rules", .question = question,
		.replies = replies };
	ui_ask(ui, &spec, placed, a);
}

void asking_open(struct ui *ui, struct asking *a, const struct result_outcome *o)
{
	static const struct ask_spec spoke = { .title = "Conversation",
		.question = "Did you speak with the consumer about the debt?",
		.replies = "Y=Yes|N=No" };
	static const struct ask_spec asked = { .title = "Call-back",
		.question = "Did the consumer ask for this call? Yes is kept as consent for at "
			    "most seven days, No only as a timer.",
		.replies = "Y=Yes|N=No" };
	static const struct ask_spec owed = { .title = "Verify and Disclose",
		.question = "This result needs the consumer verified and the disclosure given.",
		.replies = "V=Verify now|N=Not given, save as exception", .by_default = 'V' };
	static const struct text_spec day = { .title = "Call-back",
		.prompt = "Day and time, such as MON 10 or 11/30 14:30", .max = 20,
		.called = "A day and time", .help = "When the consumer is called back: a day, and "
		"the hour where they are." };
	static const struct text_spec note = { .title = "Note", .prompt = "What was said",
		.called = "A note",
		.help = "The result needs a word on what was said: it goes into "
			"the note of the account." };
	switch (o->ask) {
	case RESULT_ASK_PLACED:
		ask_placed(ui, a, o);
		return;
	case RESULT_ASK_TALKED:
		ui_ask(ui, &spoke, talked, a);
		return;
	case RESULT_ASK_CONSENT:
		ui_ask(ui, &asked, consent, a);
		return;
	case RESULT_ASK_DISCLOSED:
		ui_ask(ui, &owed, disclosed, a);
		return;
	case RESULT_ASK_DATE:
	case RESULT_ASK_TIME:
		ui_ask_text(ui, &day, when, a);
		return;
	case RESULT_ASK_TEXT:
		ui_ask_text(ui, &note, words, a);
		return;
	case RESULT_DONE:
		return;
	}
}

/* --- an agreement -------------------------------------------------------------------------- */

static void replaced(struct ui *ui, void *arg, char reply)
{
	struct asking *a = arg;
	if (reply != 'Y') {
		not_saved(ui);
		return;
	}
	*a->replace = ANSWER_YES;
	go_on(ui, a);
}

static void consented(struct ui *ui, void *arg, char reply)
{
	struct asking *a = arg;
	if (!reply) {
		not_saved(ui);
		return;
	}
	*a->consent = reply == 'Y' ? ANSWER_YES : ANSWER_NO;
	go_on(ui, a);
}

bool asking_agreement(struct ui *ui, struct asking *a, const struct promise_outcome *o)
{
	char question[200];
	struct ask_spec spec = { .title = "Agreed Before", .question = question,
		.replies = "Y=Yes|N=No, it stays" };
	if (o->ask == PROMISE_ASK_RESULT) {
		asking_open(ui, a, &o->result);
	} else if (o->ask == PROMISE_ASK_REPLACE) {
		(void)text_putf(question, sizeof question, "There is %s. Put %s in its place?",
			o->old, a->what);
		ui_ask(ui, &spec, replaced, a);
	} else if (o->ask == PROMISE_ASK_CONSENT) {
		(void)text_putf(question, sizeof question, "Ask: May I call you on %s? Without "
			"consent the seven quiet days after this talk may not be broken.", a->due);
		spec.title = "Consent to Call";
		spec.replies = "Y=Yes|N=No";
		ui_ask(ui, &spec, consented, a);
	} else {
		return false;
	}
	return true;
}
